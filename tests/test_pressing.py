"""No section ends in a scrap of a page, if a hair's breadth can help it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from reportbuild import pressing
from reportbuild.compose.fitting import FITS, fitted
from reportbuild.compose.paper import paper
from reportbuild.model.artefact import Bed, PaperComposition, Pressed, Sheet
from reportbuild.press import section as section_of_press
from reportbuild.press.beds import bed_of
from reportbuild.press.section import LaidOut
from reportbuild.pressing import FEWEST_LINES
from tests.documents import document, paragraph, section
from tests.press.made import laid_out
from tests.printers import the_house


def composed(*words: str) -> PaperComposition:
    made = document(section(*(paragraph(w) for w in words)))
    return paper(made, the_house(), {}).value


def pressed(composition: PaperComposition) -> Pressed:
    sheet = composition.sheets[0]
    return pressing.pressed(sheet, bed_of(sheet, composition)).value


def text(length: int) -> str:
    return " ".join(f"word{n} of a paragraph" for n in range(length))


def test_tighter_and_looser_are_what_they_say():
    """The same words fill fewer lines, or more: by no more than 1.5 per cent either way."""
    composition = composed(text(400))
    sheet = composition.sheets[0]

    def lines(made: Sheet) -> int:
        found = laid_out(made, composition).value.lines
        return len({(line.page, line.y) for line in found})

    tight, plain, loose = (
        lines(one) for one in (fitted(sheet, "tight"), sheet, fitted(sheet, "loose"))
    )
    assert tight <= plain <= loose
    assert tight < loose
    assert max(plain - tight, loose - plain) <= 0.015 * plain + 1


def test_a_section_that_ends_in_a_scrap_is_set_anew():
    """Over many lengths: some end in a scrap, fewer so as they are kept, and none are worse."""
    before, after = [], []
    for length in range(160, 240, 6):
        composition = composed(*(text(length // 4) for _ in range(4)))
        sheet = composition.sheets[0]
        plain = laid_out(sheet, composition).value
        kept = pressed(composition)
        before.append(scrap(plain))
        after.append(scrap(kept))
        assert kept.pages <= plain.pages
        assert kept.pdf == plain.pdf or not scrap(kept)
    assert sum(after) < sum(before)


def scrap(made: Pressed) -> bool:
    return made.pages > 1 and (made.last_lines or 99) < FEWEST_LINES


@dataclass
class Engine:
    """Lays every sheet out on so many pages, with so many lines on the last; notes what it did."""

    pages: int
    lines: int | None
    laid: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)

    def lay_out(self, sheet: Sheet, bed: Bed) -> LaidOut:
        self.laid.append(sheet.xhtml)
        document = Drawn([None] * self.pages, sheet.xhtml, self.drawn)
        return LaidOut(sheet, bed, document, last_lines=self.lines)


@dataclass
class Drawn:
    """A laid-out document that draws its markup."""

    pages: list[None]
    xhtml: str
    drawn: list[str]

    def write_pdf(self, **_: object) -> bytes:
        self.drawn.append(self.xhtml)
        return self.xhtml.encode()


def of_words(words: str) -> PaperComposition:
    composition = composed("Words.")
    sheet = replace(composition.sheets[0], xhtml=f"<body>{words}</body>")
    return replace(composition, sheets=(sheet,))


def test_what_cannot_be_bettered_stays_as_it_is(monkeypatch: pytest.MonkeyPatch):
    """The first layout is drawn, and no other; all are tried once."""
    engine = Engine(2, 1)
    monkeypatch.setattr(pressing, "lay_out", engine.lay_out)
    monkeypatch.setattr(section_of_press, "lines_of", lambda _: ())
    assert pressed(of_words("x")).pdf == b"<body>x</body>"
    assert engine.laid == [
        "<body>x</body>", *(f'<body class="{fit}">x</body>' for fit in FITS),
    ]  # fmt: skip
    assert engine.drawn == ["<body>x</body>"]


@pytest.mark.parametrize(("pages", "lines"), [(1, 1), (2, 4), (2, None), (2, 0)])
def test_what_is_no_scrap_is_laid_out_once(
    pages: int, lines: int | None, monkeypatch: pytest.MonkeyPatch
):
    """One page, lines enough, or a picture or table on the last page."""
    engine = Engine(pages, lines)
    monkeypatch.setattr(pressing, "lay_out", engine.lay_out)
    monkeypatch.setattr(section_of_press, "lines_of", lambda _: ())
    pressed(of_words("x"))
    assert engine.laid == engine.drawn == ["<body>x</body>"]


@pytest.mark.parametrize("length", [3, 40, 400])
def test_what_is_measured_has_the_places_and_faults_of_what_is_pressed(length: int):
    """Its pages, anchors and turns, with what was found; only its PDF and lines are left out."""
    composition = composed(*(text(length // 4) for _ in range(4)), "Undrawable \U0010fffd here.")
    sheet = composition.sheets[0]
    bed = bed_of(sheet, composition)
    whole, measured = pressing.pressed(sheet, bed), pressing.measured(sheet, bed)
    assert measured.made == replace(whole.value, pdf=b"", lines=())
    assert set(measured.findings) <= set(whole.findings)
    assert {finding.code for finding in whole.findings} == {"press-003"}


def test_without_a_face_nothing_is_measured():
    """It is told as it is where something is to be drawn."""
    composition = composed("Words.")
    sheet = composition.sheets[0]
    bed = replace(bed_of(sheet, composition), faces=())
    made = pressing.measured(sheet, bed)
    assert made.made is None
    assert made == pressing.pressed(sheet, bed)
    assert "press-015" in {finding.code for finding in made.findings}
