"""No section ends in a scrap of a page, if a hair's breadth can help it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild import pressing
from reportbuild.compose.fitting import FITS, fitted
from reportbuild.compose.paper import paper
from reportbuild.model.artefact import Bed, PaperComposition, Pressed, Sheet
from reportbuild.model.finding import Checked
from reportbuild.press.beds import bed_of
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


def test_what_cannot_be_bettered_stays_as_it_is(monkeypatch: pytest.MonkeyPatch):
    """The first pressing is kept, with what was found in it; all are tried once."""
    tried: list[str] = []

    def press(sheet: Sheet, _: Bed) -> Checked[Pressed]:
        tried.append(sheet.xhtml)
        return Checked(Pressed(sheet.id, sheet.xhtml.encode(), 2, (), last_lines=1))

    monkeypatch.setattr(pressing, "press", press)
    composition = composed("Words.")
    sheet = replace(composition.sheets[0], xhtml="<body>x</body>")
    made = pressed(replace(composition, sheets=(sheet,)))
    assert made.pdf == b"<body>x</body>"
    assert tried == [
        "<body>x</body>", *(f'<body class="{fit}">x</body>' for fit in FITS),
    ]  # fmt: skip


@pytest.mark.parametrize(("pages", "lines"), [(1, 1), (2, 4), (2, None), (2, 0)])
def test_what_is_no_scrap_is_pressed_once(
    pages: int, lines: int | None, monkeypatch: pytest.MonkeyPatch
):
    """One page, lines enough, or a picture or table on the last page."""
    tried: list[str] = []

    def press(sheet: Sheet, _: Bed) -> Checked[Pressed]:
        tried.append(sheet.id)
        return Checked(Pressed(sheet.id, b"", pages, (), last_lines=lines))

    monkeypatch.setattr(pressing, "press", press)
    pressed(composed("Words."))
    assert tried == ["ch-made"]
