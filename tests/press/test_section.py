"""One sheet pressed: where things fall, what is refused, and what the press finds."""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import ParseError

import pytest

from reportbuild.model.artefact import Passage, SheetPicture
from reportbuild.model.document import Matter
from reportbuild.model.finding import Span
from reportbuild.press.beds import bed_of
from reportbuild.press.desk import desk_for
from tests.press.made import (
    ARABIC,
    IMPRINT,
    SOURCE,
    composition,
    failures,
    laid_out,
    pressed,
    sheet,
    told,
    xhtml,
)

ROOT = Path(__file__).parents[2]
WORDS = "The valley road was shut for the third winter in a row. "
TALL = '<div style="height:100mm">x</div>'
HOUSE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'


def codes(body: str, *, style: str = "", notes: tuple[str, ...] = ()) -> list[str]:
    """The codes of what is found in a body."""
    return [finding.code for finding in pressed(body, style=style, notes=notes).findings]


def note(identifier: str, text: str = "A note.") -> str:
    return f'<span class="note" id="{identifier}" data-mark="1">{text}</span>'


# --- where things fall --------------------------------------------------------------------------


def test_a_sound_sheet_is_pressed_without_findings():
    """Text, a note and a picture: nothing to say, and a file that keeps to PDF/UA-1."""
    made = pressed(f"<h1>Road</h1><p>{WORDS}{note('n1')}</p>", notes=("n1",))
    assert made.findings == ()
    assert failures(made.value.pdf) == []


def test_anchors_tell_page_and_place_in_points_from_the_bottom_left():
    """The text area of the page of 110 by 150 mm begins 15 mm from its edges."""
    body = f'<p id="a">x</p>{TALL}{TALL}<p id="b">y</p>'
    first, second = pressed(body).value.anchors
    left, head = 15 / 25.4 * 72, (150 - 15) / 25.4 * 72
    assert (first.id, first.page) == ("a", 0)
    assert first.x == pytest.approx(left, abs=0.1)
    assert first.y == pytest.approx(head, abs=2)
    assert (second.id, second.page) == ("b", 1)


@pytest.mark.parametrize(("language", "left", "moves"), [("en", 40, -35), ("ar", 5, 35)])
def test_the_first_page_is_laid_out_as_a_recto(language: str, left: int, moves: int):
    """A recto is a right-hand page, in a book read from the right a left-hand page; no page is
    left blank to get there. How far each page moves on the other side is told in points.
    """
    body = f'<p style="text-align:left"><a id="a">x</a></p>{TALL}{TALL}{TALL}'
    made = sheet(body, language=language)
    sides = "@page:left{margin:15mm 40mm 15mm 5mm}@page:right{margin:15mm 5mm 15mm 40mm}"
    done = laid_out(
        made, composition(made, style=sides, imprint=ARABIC if language == "ar" else IMPRINT)
    ).value
    assert done.anchors[0].x == pytest.approx(left / 25.4 * 72, abs=0.1)
    shift = moves / 25.4 * 72
    assert done.turns == pytest.approx((shift, -shift, shift), abs=0.001)


def test_a_note_stands_on_the_page_that_calls_it():
    """Many notes on many pages, each at its call."""
    calls = "".join(f"<p>{WORDS * 3}{note(f'n{i}', WORDS * 2)}</p>" for i in range(40))
    names = tuple(f"n{i}" for i in range(40))
    made = pressed(calls, notes=names)
    assert made.findings == ()
    assert made.value.pages > 8


def test_links_keep_the_names_of_their_targets():
    """Binding resolves them; a link within the sheet is named like any other."""
    made = pressed('<p id="a"><a href="anchor:b">x</a> <a href="#a">y</a></p>').value
    assert [n.target for n in told(made.pdf).walk() if n.role == "Link"] == ["anchor:b", "anchor:a"]


def test_white_space_in_notes_is_collapsed():
    """The engine leaves it as it was written; readers shall not see the line ends of our markup."""
    made = pressed(f"<p>x{note('n1', 'one' + chr(10) + '   two')}</p>").value
    (found,) = (n for n in told(made.pdf).walk() if n.role == "Note")
    assert found.text() == "1\none two"


# --- what is found ------------------------------------------------------------------------------


def test_addresses_that_are_no_assets_are_refused():
    """press-001: neither network nor disk is touched, in sheets and in stylesheets alike."""
    for address in ("http://127.0.0.1:9/x.png", "file:///etc/passwd", "asset:x.png", "x.png"):
        assert "press-001" in codes(f'<img src="{address}" alt="x"/>') or address == "x.png"
    assert "press-005" in codes('<img src="x.png" alt="x"/>')
    face = '@font-face{font-family:X;src:url("https://example.org/x.ttf")}'
    assert "press-001" in codes("<p>x</p>", style=face)
    made = sheet("<p>x</p>")
    whole = composition(made)
    importing = replace(whole, stylesheet=f'@import "https://x.org/x.css";{whole.stylesheet}')
    found = laid_out(made, importing).findings
    assert "press-001" in [finding.code for finding in found]


def test_what_the_stylesheet_says_in_vain_is_a_warning():
    """press-002: an unknown property, an invalid value, a selector that cannot be."""
    assert codes("<p>x</p>", style="p{no-such-thing:1}") == ["press-002"]
    assert codes("<p>x</p>", style="p{color:nowhere}") == ["press-002"]
    assert codes("<p>x</p>", style="p::nowhere{color:red}") == ["press-002"]


def test_a_character_that_no_face_can_draw_is_an_error():
    """press-003: an empty box would be printed; the character is named once."""
    made = pressed("<p>漢 and 漢</p>")
    assert [f.code for f in made.findings] == ["press-003"]
    assert "漢" in made.findings[0].message
    assert "U+6F22" in made.findings[0].message


def test_a_stylesheet_without_faces_is_an_error():
    """press-015: the engine would break down, and the whole process with it."""
    made = sheet("<p>x</p>")
    bare = replace(composition(made), stylesheet="p { color: red }")
    done = laid_out(made, bare)
    assert ([finding.code for finding in done.findings], done.made) == (["press-015"], None)


def test_a_picture_is_named_by_its_own_path_where_it_is_asked_for():
    """press-004: not by the name of an asset; a drawing that uses itself gets a hint."""
    turning = b'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/></g></svg>'
    made = replace(
        sheet('<img src="asset:picture-1.svg" alt="a"/>'),
        pictures=(SheetPicture("picture-1.svg", "images/road.svg", Span("text/01-road.md", 12)),),
    )
    found = laid_out(made, composition(made, assets={"picture-1.svg": turning})).findings
    assert {(f.code, f.span) for f in found} == {("press-004", Span("text/01-road.md", 12))}
    assert found[0].message == "The picture “images/road.svg” cannot be drawn."
    assert "may not use itself" in found[0].hint


def test_findings_name_a_source_and_what_people_call_it():
    """Chapter by title, note by number, word by line: press-003, press-006, press-009."""
    lines = [Passage("W" * 24, Span(SOURCE.path, 5)), Passage("漢", Span(SOURCE.path, 6))]
    body = f"<p>{'W' * 24}</p><p>漢</p>"
    made = sheet(body, "ch-road", notes=("ch-road-n-1", "ch-road-n-2"), passages=lines)
    found = laid_out(made, composition(made, style="p{hyphens:none}")).findings
    assert {(f.code, f.span.line) for f in found} == {
        ("press-003", 6), ("press-006", 1), ("press-006", 2), ("press-009", 5),
    }  # fmt: skip
    assert {f.span.path for f in found} == {SOURCE.path}
    assert "In “The road”, note 2 was not printed." in {f.message for f in found}
    assert not any("ch-road" in f.message for f in found)


def test_a_text_too_long_for_the_cover_says_so():
    """press-010 on a cover: the hint names title and standfirst."""
    made = sheet(f"<p>{'W' * 80}</p>", "cover", Matter.COVER)
    (found,) = laid_out(made, composition(made, style="p{hyphens:none}")).findings
    assert (found.code, "title or standfirst is too long" in found.hint) == ("press-010", True)


def test_a_picture_that_cannot_be_drawn_is_an_error():
    """press-004: bytes that are no picture, and a drawing that is no XML."""
    made = sheet('<img src="asset:a.png" alt="a"/><img src="asset:b.svg" alt="b"/>')
    assets = {"a.png": b"no picture", "b.svg": b"<svg"}
    found = laid_out(made, composition(made, assets=assets)).findings
    assert [finding.code for finding in found] == ["press-004", "press-004"]


def test_whatever_else_the_engine_says_is_told():
    """press-005: an anchor that stands twice in one sheet."""
    assert codes('<p id="a">x</p><p id="a">y</p>') == ["press-005"]


def test_a_note_that_is_not_printed_is_an_error():
    """press-006: the sheet promises a note that nothing calls."""
    assert codes("<p>x</p>", notes=("n1",)) == ["press-006"]


def test_a_note_away_from_its_call_is_an_error():
    """press-006: notes too many for the page that calls them, in one paragraph of one line."""
    notes = [note(f"n{i}", WORDS * 6) for i in range(6)]
    body = f"<p>x{''.join(notes)}</p>"
    found = codes(body, notes=tuple(f"n{i}" for i in range(6)))
    assert {"press-006", "press-007"} & set(found)


def test_a_note_higher_than_its_page_is_an_error():
    """press-007: notes are never cut in two; the finding names the note."""
    made = pressed(f"<p>{WORDS}{note('n-long', WORDS * 80)}</p>", notes=("n-long",))
    found = [f for f in made.findings if f.code == "press-007"]
    assert found
    assert "note 1 is too long for the foot of its page." in found[0].message
    assert 'notes = "end" in [style] of report.toml' in found[0].hint


def test_pages_without_end_are_an_error():
    """press-008: far more pages than there is text for, as when each holds a word or two."""
    assert "press-008" in codes(f"<p>{WORDS * 60}</p>", style="@page{size:40mm 20mm;margin:7mm}")


def test_a_word_wider_than_its_line_is_a_warning():
    """press-009: it reaches into the margin, and the finding quotes it."""
    made = pressed(f"<p>{'W' * 24}</p>", style="p{hyphens:none}")
    assert [f.code for f in made.findings] == ["press-009"]
    assert "WWWW" in made.findings[0].message


def test_what_runs_over_the_edge_is_an_error():
    """press-010: a word wider than the page, and a picture higher than it."""
    assert codes(f"<p>{'W' * 80}</p>", style="p{hyphens:none}") == ["press-010"]
    made = sheet('<img src="asset:h.svg" alt="x" style="height:200mm"/>')
    found = laid_out(made, composition(made, assets={"h.svg": HOUSE})).findings
    assert [finding.code for finding in found] == ["press-010"]


@pytest.mark.parametrize(
    ("path", "named", "hint"),
    [
        ("images/road.svg", "the picture “images/road.svg” runs", "Make it smaller"),
        ("", "a chart runs", "Shorten its labels"),
    ],
)
def test_a_picture_or_chart_too_high_is_told_at_its_line(path: str, named: str, hint: str):
    """press-010 with the name, if it has one, and the line of its block."""
    made = replace(
        sheet('<img src="asset:h.svg" alt="x" style="display:block;height:140mm;width:9mm"/>'),
        pictures=(SheetPicture("h.svg", path, Span("text/01-road.md", 12)),),
    )
    (found,) = laid_out(made, composition(made, assets={"h.svg": HOUSE})).findings
    assert (found.code, found.span) == ("press-010", Span("text/01-road.md", 12))
    assert (named in found.message, hint in found.hint) == (True, True)


def test_a_chart_that_cannot_be_drawn_is_told_at_its_line():
    """press-004: it has no file of its own to be named by."""
    made = replace(
        sheet('<img src="asset:chart-1.svg" alt="x"/>'),
        pictures=(SheetPicture("chart-1.svg", "", Span("text/01-road.md", 12)),),
    )
    found = laid_out(made, composition(made, assets={"chart-1.svg": b"<svg"})).findings
    assert {(f.code, f.span.line, f.message) for f in found} == {
        ("press-004", 12, "A chart cannot be drawn."),
    }  # fmt: skip


def test_what_is_placed_by_itself_may_stand_in_the_margin():
    """A cover's foot stands below the area of the text, and still on the page."""
    body = '<div style="position:absolute;top:126mm">Foot</div><p>x</p>'
    assert codes(body) == []
    assert codes(body.replace("126mm", "140mm")) == ["press-010"]


def test_a_picture_without_description_is_an_error():
    """press-011: neither alternative text nor decoration."""
    made = sheet('<p><img src="asset:h.svg" style="height:9mm"/></p>')
    found = laid_out(made, composition(made, assets={"h.svg": HOUSE})).findings
    assert [finding.code for finding in found] == ["press-011"]


def test_transparent_text_is_an_error():
    """press-012: a group is drawn apart, where no tag can follow; decoration may be transparent."""
    assert codes('<p style="opacity:.5">x</p>') == ["press-012"]
    assert codes('<p style="opacity:.5" data-artifact="">x</p>') == []


# --- how it is done -----------------------------------------------------------------------------


def test_a_sheet_that_is_no_xhtml_is_a_bug():
    """Markup is ours: what is not well-formed is not guessed at."""
    made = sheet("<p>x")
    with pytest.raises(ParseError):
        laid_out(made, composition(made))


def test_markup_is_read_as_the_xml_that_it_is():
    """An empty element that closes itself does not swallow what follows."""
    made = pressed('<p><span id="a"/>one</p><p>two</p>').value
    assert told(made.pdf).text() == "one\ntwo"


def test_the_stylesheet_is_parsed_once_for_all_sheets():
    """A composition that comes again from another process is known by what it holds."""
    first, again = composition(sheet("a")), composition(sheet("b"))
    desk = desk_for(bed_of(sheet("a"), first))
    assert desk is desk_for(bed_of(sheet("b"), again))
    other = composition(style="p{color:red}")
    assert desk_for(bed_of(sheet("a"), other)) is not desk


def test_nothing_is_said_past_the_findings(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
):
    """The engine's log stays as it was, and the terminal silent."""
    logger = logging.getLogger("weasyprint")
    before = (logger.level, logger.propagate, list(logger.handlers))
    codes("<p>漢</p>", style="p{no-such-thing:1}")
    assert (logger.level, logger.propagate, list(logger.handlers)) == before
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


SCRIPT = """
import hashlib, warnings
warnings.filterwarnings("ignore", message="No fonts configured")
from tests.press.made import composition, sheet, pressed
from tests.press.test_section import SAMPLE
print(hashlib.sha256(pressed(SAMPLE, notes=("n1",)).value.pdf).hexdigest())
"""

SAMPLE = (
    f"<h1>Road</h1><p>{WORDS * 9}{note('n1')} <a href='anchor:x'>over <em>there</em></a></p>"
    "<table><tr><th>a</th></tr><tr><td>b</td></tr></table><ul><li>c</li></ul>"
)


def run(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_same_sheet_gives_the_same_bytes_in_every_process():
    """Neither the seed of hashes, nor the clock's zone, nor a warm desk changes a byte."""
    here = hashlib.sha256(pressed(SAMPLE, notes=("n1",)).value.pdf).hexdigest()
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        done = run(SCRIPT, PYTHONHASHSEED=seed, TZ=zone)
        assert done.stdout.strip() == here, done.stderr


def test_what_a_drawing_names_is_refused_when_it_is_drawn():
    """press-001: its pictures are fetched later than the sheet's own, and not from elsewhere."""
    inside = b'<image href="https://example.org/x.png" width="9" height="9"/>'
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + inside + b"</svg>"
    made = sheet('<img src="asset:a.svg" alt="a"/>')
    found = laid_out(made, composition(made, assets={"a.svg": drawing})).findings
    assert "press-001" in [finding.code for finding in found]


def test_a_machine_whose_fonts_are_in_sight_is_refused(tmp_path: Path):
    """Pages would differ from machine to machine: that is a bug of the door."""
    folder = ROOT / "styles" / "fonts"
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    script = f"""
import os
from reportbuild.model.artefact import *
import tests.press.made as made
os.environ["FONTCONFIG_FILE"] = {str(config)!r}
made.pressed("<p>x</p>")
"""
    done = run(script)
    assert done.returncode == 1
    assert "SystemFontsError" in done.stderr


def test_xhtml_of_a_sheet_names_its_language():
    """The made sheets of these tests are as compose writes them."""
    assert 'lang="ar" dir="rtl"' in xhtml("", "ar", "rtl")


def test_a_sheet_waits_for_the_pictures_that_it_names():
    """One that is still to come would be an empty file; those of other sheets may come later."""
    made = replace(composition(sheet("a")), to_come={"picture-1.jpg": "images/a.jpg"})
    assert bed_of(sheet("a"), made).pictures == {}
    with pytest.raises(ValueError, match="before its pictures were there"):
        bed_of(sheet('<img src="asset:picture-1.jpg" alt="x"/>'), made)
