"""What title page, imprint page and metadata say."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from reportbuild.edit.lines import plain
from reportbuild.edit.title_matter import sources_digest
from reportbuild.model.report import Edition, Picture
from reportbuild.model.text import Figure
from tests.edit.desk import SPAN, chapter, edited, edition, text

N = "\u00a0"


def picture(path: str, credit: str = "Drawn by A.", rights: str = "CC BY 4.0") -> Picture:
    return Picture(path, "image/svg+xml", b"", text(credit), text(rights), False, "", SPAN)


def with_pictures(made: Edition, *pictures: Picture, cover: str = "") -> Edition:
    report = replace(
        made.report,
        pictures={p.path: p for p in pictures},
        style=replace(made.report.style, cover=cover),
    )
    return replace(made, report=report)


def test_the_digest_covers_every_source_by_name():
    """Another byte in any file, or another name for it, is another digest."""
    report = edition().report
    same = replace(report, sources={"b": "1", "a": "2"})
    assert sources_digest(same) == sources_digest(replace(report, sources={"a": "2", "b": "1"}))
    assert sources_digest(same) == hashlib.sha256(b"2  a\n1  b\n").hexdigest()
    assert sources_digest(same) != sources_digest(replace(report, sources={"a": "1", "b": "2"}))


def test_the_title_matter_says_what_the_report_is():
    """In the edition's words, dates and digits; with a name for each edition in itself."""
    made = edited(edition(language="ar", numerals="native", title=text("L'exode"))).value
    matter = made.title_matter
    assert (matter.title, matter.published, matter.published_words) == (
        "L’exode", date(2026, 11, 21), "٢١ نوفمبر ٢٠٢٦",
    )  # fmt: skip
    assert matter.editions[:3] == (("en", "English"), ("fr", "Français"), ("es", "Español"))
    assert matter.identifier.startswith("urn:uuid:")
    assert edited(edition(isbn="978-92-1-000001-7")).value.title_matter.identifier == (
        "urn:isbn:9789210000017"
    )


def test_pictures_are_credited_by_the_figures_that_show_them():
    """Rights are said once for all pictures that share them; unused pictures are not named."""
    shown = chapter(
        Figure("a.svg", text("alt"), text("A"), (), SPAN),
        Figure("b.svg", text("alt"), text("B"), (), SPAN),
        Figure("c.svg", text("alt"), (), (), SPAN),
        Figure("a.svg", text("alt"), text("A again"), (), SPAN),
    )
    made = with_pictures(
        edition(shown, language="fr"),
        *(picture(path) for path in ("a.svg", "b.svg", "cover.svg", "unused.svg")),
        picture("c.svg", "Photo de l'auteur", ""),
        cover="cover.svg",
    )
    document = edited(made).value
    assert [plain(line) for line in document.title_matter.credits] == [
        f"Couverture, Figure{N}1.1, Figure{N}1.2, Figure{N}1.3{N}: Drawn by A., CC BY 4.0",
        f"Image{N}: Photo de l’auteur",
    ]
    assert set(document.pictures) == {"a.svg", "b.svg", "c.svg", "cover.svg"}


def test_a_picture_without_a_record_is_left_to_those_who_look_for_it():
    """Reading has reported it; nothing breaks here."""
    made = edited(edition(chapter(Figure("x.png", text("alt"), (), (), SPAN))))
    assert made.value.pictures == {}
    assert made.value.title_matter.credits == ()
