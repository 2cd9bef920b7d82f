from __future__ import annotations

from dataclasses import replace

from reportbuild.model.artefact import Anchor, Leaf, Pressed, PressedLine
from reportbuild.model.document import Matter
from reportbuild.press.agreement import differences
from tests.press.made import pressed

LINES = tuple(PressedLine(n // 2, f"line {n}", 10.0, 20.0 * n) for n in range(4))
SHEET = Pressed("road", b"", 2, (Anchor("a", 1, 0, 0),), LINES)
LEAVES = tuple(
    Leaf("road", page, page == 0, Matter.BODY, str(page + 5), shows_folio=True, head="")
    for page in range(2)
)


def found(other: Pressed) -> list[str]:
    made = list(differences((SHEET,), (other,), LEAVES, "x.pdf"))
    assert {finding.code for finding in made} <= {"print-009"}
    return [finding.message for finding in made]


def changed(place: int, **values: object) -> Pressed:
    line = replace(LINES[place], **values)  # type: ignore[arg-type]  # any of its fields
    return replace(SHEET, lines=(*LINES[:place], line, *LINES[place + 1 :]))


def test_two_pressings_that_agree_say_nothing():
    """Roundings of a hundredth of a point are none."""
    assert found(SHEET) == []
    assert found(changed(1, x=10.01)) == []


def test_the_first_line_that_breaks_elsewhere_is_told_with_its_page():
    """Whatever comes after it has moved with it."""
    other = replace(SHEET, lines=tuple(replace(line, words=line.words + "-") for line in LINES))

    assert found(other) == [
        "On page 5, the screen edition has “line 0”, the print edition “line 0-”."
    ]


def test_a_line_that_moved_is_told():
    """By a tenth of a point, or to another page."""
    assert found(changed(3, y=60.1)) == [
        "On page 6 of the print edition, “line 3” stands in another place."
    ]
    assert found(changed(1, page=1)) == [
        "On page 5 of the print edition, “line 1” stands in another place."
    ]


def test_a_line_too_few_or_too_many_is_told():
    """The shorter edition has nothing more to say."""
    assert found(replace(SHEET, lines=LINES[:3])) == [
        "On page 6, the screen edition has “line 3”, the print edition nothing more."
    ]


def test_an_anchor_on_another_page_is_told():
    """A page number in the contents would be false in one of the two."""
    assert found(replace(SHEET, anchors=(Anchor("a", 0, 0, 0),))) == [
        "On page 5 of the print edition, “a” stands elsewhere."
    ]


def test_two_pressings_are_compared_line_by_line():
    """Letters set a little wider break other lines; the same letters in other inks do not."""
    body = "<p>" + "Nobody had gone back to the villages beside the road by then. " * 9 + "</p>"
    screen = pressed(body).value

    inked = pressed(body, style="p{color:device-cmyk(0 0 0 1)}").value
    assert list(differences((screen,), (inked,), (), "x.pdf")) == []
    wider = pressed(body, style="p{letter-spacing:.2pt}").value
    [finding] = differences((screen,), (wider,), (), "x.pdf")
    assert "print edition “the road by then. Nobody had gone back to”" in finding.message
