from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import pytest

from reportbuild.preview.shown import told
from tests.previews import Crew, Place, previewing
from tests.stock import stock_files

pytestmark = pytest.mark.prove_quick

TEXT = "text/02-return.md"


def edited(old: bytes = b"A house, a road", new: bytes = b"A hut, a road") -> bytes:
    text = stock_files()[TEXT]
    assert old in text
    return text.replace(old, new)


def markup(place: Place) -> str:
    """What the pages of the edited chapter were pressed from."""
    kept = place.studio.books["en"].kept.values()
    return next(one.sheet.xhtml for one in kept if one.sheet.source.path == TEXT)


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(test)


def test_an_edition_is_shown_section_by_section_in_the_order_of_the_book():
    """Each with its pages and their folios, what an e-book has of it, and no path of any disk."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            shown = place.shown()

            assert [part.id for part in shown.parts][:2] == ["cover", "half-title"]
            assert all(part.pdf and part.pages and not part.before for part in shown.parts)
            assert (shown.done, shown.of) == (len(shown.parts),) * 2
            summary = next(part for part in shown.parts if part.source.startswith("text/01"))
            assert all(page.folio for page in summary.pages)
            assert [p.id for p in shown.parts if not p.reading] == ["half-title"]
            json.dumps(told(place.studio.state(), shown, "en"))

    run(test())


def test_a_save_presses_what_it_changed_and_says_where_it_is():
    """One section is pressed; the passage, its page and height are those of the edited line."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            before = {part.id: part.pdf for part in place.shown().parts}
            place.crew.pressed.clear()

            place.save(TEXT, edited(b"Nobody told us", b"No one told us"))
            await place.settled()

            shown = place.shown()
            after = {part.id: part.pdf for part in shown.parts}
            changed = {name for name in after if after[name] != before[name]}
            [section] = {part.id for part in shown.parts if part.source == TEXT}
            assert section in changed
            assert place.crew.pressed[0] == section
            assert set(place.crew.pressed) == changed
            assert len(changed) < len(shown.parts) / 2
            assert shown.follow is not None
            assert (shown.follow.section, shown.follow.turn) == (section, place.studio.turn)
            sheet = place.studio.books["en"].kept[section].sheet
            words = sheet.passages[shown.follow.passage].words
            assert words.startswith("No one told us")
            assert shown.follow.page == shown.follow.passage // 10

    run(test())


def test_the_newest_save_wins_and_what_comes_late_shows_nothing():
    """A section that an older save began to press comes back last: the newest stays."""

    async def test() -> None:
        crew = Crew()
        async with previewing(stock_files(), crew) as place:
            await place.settled()
            crew.holds = lambda sheet: "A first hut" in sheet.xhtml
            place.save(TEXT, edited(new=b"A first hut, a road"))
            await place.until(lambda: crew.held)

            place.save(TEXT, edited(new=b"A second hut, a road"))
            await place.settled()
            crew.let_go()
            await asyncio.sleep(0.05)

            [kept] = [
                k for k in place.studio.books["en"].kept.values() if k.sheet.source.path == TEXT
            ]
            assert "A second hut" in kept.sheet.xhtml
            assert place.shown().follow is not None
            assert not any(part.before for part in place.shown().parts)

    run(test())


def test_a_reading_text_is_of_the_document_that_named_it():
    """Asked for while a newer document is composed: what is undone afterwards is never shown."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            book = place.studio.books["en"]
            older = book.document
            assert older is not None
            reading, name = next(iter(book.readings.items()))
            book.document = replace(older, sections=(), digits="arab")
            found = book.section(reading)

            assert found is not None
            assert (found[1], [s.id for s in found[0].sections if s.id == name]) == (name, [name])
            assert found[0].digits == older.digits

    run(test())


def test_somebody_who_saves_all_the_time_sees_something_now_and_then():
    """Saves that come faster than a report can be read put off what is shown only so often."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            turn, number = place.studio.looked, 0
            async with asyncio.timeout(60):
                while place.studio.looked == turn:
                    number += 1
                    place.save(TEXT, edited(new=b"A hut number %d, a road" % number))
                    await asyncio.sleep(0.01)

            await place.settled()
            [kept] = [
                k for k in place.studio.books["en"].kept.values() if k.sheet.source.path == TEXT
            ]
            assert f"A hut number {number}," in kept.sheet.xhtml

    run(test())


def test_errors_keep_the_last_good_pages_and_are_told_at_once():
    """The pages are marked as of before; mended, they are up to date without being pressed."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            good = [part.pdf for part in place.shown().parts]
            place.crew.pressed.clear()

            place.save(TEXT, edited(new=b"A {nosuch} hut, a road"))
            await place.settled()
            assert place.shown().before
            assert [part.pdf for part in place.shown().parts] == good
            assert "ref-001" in {finding.code for finding in place.studio.state().findings}

            place.save(TEXT, stock_files()[TEXT])
            await place.settled()
            assert not place.shown().before
            assert place.crew.pressed == []
            assert "ref-001" not in {finding.code for finding in place.studio.state().findings}

    run(test())


def test_a_broken_report_toml_and_a_folder_that_is_gone_change_no_page():
    """Nor does half a file; all is well again as soon as the files are."""

    async def test() -> None:
        files = stock_files()
        async with previewing(files) as place:
            await place.settled()
            good = [part.pdf for part in place.shown().parts]
            for path, data in (
                ("report.toml", files["report.toml"][:40]),
                ("report.toml", None),
                (TEXT, b"# \xff"),
            ):
                was = files[path]
                place.save(path, data)
                await place.settled()
                assert place.shown().before, path
                assert [part.pdf for part in place.shown().parts] == good
                place.save(path, was)
                await place.settled()
                assert not place.shown().before

            whole = dict(files)
            files.clear()
            place.studio.touch()
            await place.settled()
            assert place.shown().before
            files.update(whole)
            place.studio.touch()
            await place.settled()
            assert not place.shown().before

    run(test())


def test_a_fault_of_the_builder_is_told_and_outlived():
    """In one sentence, beside the last good pages; the next save is made as if nothing had been."""

    async def test() -> None:
        crew = Crew()
        async with previewing(stock_files(), crew) as place:
            await place.settled()
            crew.fails = frozenset({"paper"})
            place.save(TEXT, edited())
            await place.until(lambda: place.studio.fault)
            assert place.studio.state().fault == "RuntimeError in a test"
            assert all(part.pdf for part in place.shown().parts)

            crew.fails = frozenset()
            place.save(TEXT, edited(new=b"A tent, a road"))
            await place.until(lambda: not place.studio.fault)
            await place.settled()
            assert place.shown().follow is not None

    run(test())


def test_another_edition_is_made_when_somebody_looks_at_it():
    """The section that they looked at comes first; passages have the same numbers in both."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            assert set(place.studio.books) == {"en"}
            place.crew.pressed.clear()
            [section] = [part.id for part in place.shown().parts if part.source == TEXT]

            with place.studio.watching("ar", section) as watcher:
                await place.until(
                    lambda: (
                        "ar" in place.studio.books
                        and place.studio.books["ar"].turn == place.studio.turn
                    )
                )
                seen = place.studio.told(watcher)

            assert seen["language"] == "ar"
            assert place.shown("ar").direction == "rtl"
            assert place.crew.pressed[0] == section
            english, arabic = (place.studio.books[tag].kept[section] for tag in ("en", "ar"))
            assert len(english.places) == len(arabic.places)

    run(test())


def test_all_languages_are_looked_at_once_nobody_saves():
    """Findings of every edition, and how far each translation is."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            state = place.studio.state()

            assert not state.looking
            counts = {tongue.tag: tongue.counts for tongue in state.tongues}
            assert counts["en"] == {}
            assert counts["fr"]["missing"] == counts["fr"]["segments"] > 0
            named = {tag for finding in state.findings for tag in finding.edition.split(", ")}
            assert {"fr", "ar"} <= named

    run(test())


def test_a_language_that_no_edition_has_shows_nothing():
    """And harms nobody else."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            with place.studio.watching("xx", "") as watcher:
                await place.settled()
                assert place.studio.told(watcher)["shown"] is None
            assert place.studio.fault == ""

    run(test())


def test_what_was_read_is_known_until_it_is_gone():
    """A fault in the sources forgets nothing; a text that was deleted is forgotten after a save."""

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            kept = ("edited", "en", "work")
            memo = place.studio.memo
            known = memo.kept[kept]
            for text in (edited(new=b"A {nosuch} hut, a road"), edited(), stock_files()[TEXT]):
                place.save(TEXT, text)
                await place.settled()
                assert memo.kept[kept][1] is known[1]

            extra = "text/05-extra.md"
            for data in (b"# More\n\nWords.\n", None):
                place.save(extra, data)
                await place.settled()
            assert ("chapter", extra) in memo.kept
            for text in (edited(), stock_files()[TEXT]):
                place.save(TEXT, text)
                await place.settled()
            assert ("chapter", extra) not in memo.kept
            assert kept in memo.kept

    run(test())


def test_what_is_shown_after_many_saves_is_what_a_new_preview_shows():
    """Sheet by sheet, with the findings: nothing of an older save is left in it."""
    saves: list[tuple[str, bytes | None]] = [
        (TEXT, edited()),
        ("statistics.toml", stock_files()["statistics.toml"].replace(b"230000", b"240000")),
        (TEXT, edited(new=b"A {nosuch} hut, a road")),
        ("text/05-extra.md", b"# More\n\nSee [](#ch_work).\n"),
        (TEXT, edited(b"Nobody told us", b"No one told us")),
        ("text/04-method.md", None),
        ("text/04-method.md", b"# How\n\nBy asking [@obs_2026].\n"),
    ]

    async def test() -> None:
        async with previewing(stock_files()) as place:
            await place.settled()
            for path, data in saves:
                place.save(path, data)
                await place.settled()
            old = place.studio.books["en"]
            async with previewing(dict(place.files)) as other:
                await other.settled()
                new = other.studio.books["en"]
                assert old.document == new.document
                assert old.sheets == new.sheets
                assert old.readings == new.readings
                assert {n: k.pdf for n, k in old.kept.items() if n in new.kept} == {
                    n: k.pdf for n, k in new.kept.items()
                }
                assert place.studio.state().findings == other.studio.state().findings

    run(test())
