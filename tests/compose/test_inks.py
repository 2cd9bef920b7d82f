from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.compose.inks import ink_faults, inks, inks_on_ground, print_overrides
from reportbuild.model.finding import Finding
from tests.documents import house
from tests.printers import profile, the_house

TOKENS = """:root {
  --ink: #1d1d1b;
  --ink-cmyk: device-cmyk(0 0 0 1);
  --ground: #1d1d1b;
  --ground-cmyk: device-cmyk(.4 .3 .3 1);
  --rule: 1pt;
}
"""


def faults(name: str, css: str) -> list[Finding]:
    return list(ink_faults(house({"tokens.css": TOKENS, name: css}), profile()))


@pytest.mark.parametrize("name", ["text.css", "page.css", "grid.css", "wrap.css", "trims/a5.css"])
def test_every_stylesheet_of_printed_pages_is_looked_at(name: str):
    """print-001 in each of them; an e-book's stylesheet may hold what a screen can show."""
    shade = "p{box-shadow:0 0 2pt var(--ink)}"
    assert [finding.code for finding in faults(name, shade)] == ["print-001"]
    assert faults("ebook.css", shade) == []


def test_the_house_style_can_be_printed_by_every_printer():
    """Nothing in its stylesheets lacks inks or takes too much of them."""
    for printer in the_house().printers.values():
        assert list(ink_faults(the_house(), printer)) == []


def test_text_and_greys_of_the_house_are_black_ink_alone():
    """Text of several inks is blurred wherever the plates do not meet."""
    pairs = inks(the_house())

    assert list(pairs[29, 29, 27]) == [0, 0, 0, 1]
    for rgb, four in pairs.items():
        if max(rgb) - min(rgb) < 10 and four[3] and rgb != (244, 241, 236):
            assert four[:3] == (0, 0, 0), rgb


def test_colours_are_overruled_and_the_bleed_is_the_printer_s():
    """Every token with a pair takes it; nothing else of the style changes."""
    css = print_overrides(house({"tokens.css": TOKENS}), replace(profile(), bleed=3.175))

    assert css == (":root{--ink:var(--ink-cmyk);--ground:var(--ground-cmyk);}@page{bleed:3.175mm}")


def test_a_drawing_on_the_cover_takes_the_ground_s_inks():
    """Where two tokens look alike on a screen, the text's counts inside, the ground's outside."""
    made = house({"tokens.css": TOKENS})

    assert inks(made) == {(29, 29, 27): (0, 0, 0, 1)}
    assert inks_on_ground(made) == {(29, 29, 27): (0.4, 0.3, 0.3, 1)}


@pytest.mark.parametrize(
    "css",
    [
        "p { background: linear-gradient(red, blue) }",
        "p { background-image: repeating-radial-gradient(red, blue) }",
        "p { border: 1pt ridge var(--ink) }",
        "p { border-left-style: inset }",
        "p { outline: groove var(--ink) 1pt }",
        "p { box-shadow: 1pt 1pt var(--ink) }",
        "p { text-shadow: 1pt 1pt var(--ink) }",
        "p { filter: blur(1pt) }",
        "p { opacity: .5 }",
        "@page x { @top-left { background: conic-gradient(red, blue) } }",
        "@media print { p { mix-blend-mode: multiply } }",
    ],
)
def test_what_has_no_inks_is_found_at_its_line(css: str):
    """print-001: the layout engine breaks down over it, or the press does."""
    [finding] = faults("page.css", f"\n\n{css}")

    assert (finding.code, str(finding.span)) == ("print-001", "styles/page.css:3")


@pytest.mark.parametrize(
    "css",
    [
        "p { color: red }",
        "p { border-bottom: 1pt solid #d9d5cd }",
        "p { background: rgb(1 2 3) }",
        "p { text-decoration: underline hsl(1 2% 3%) }",
        "@page { @footnote { border-top: 1pt solid gray } }",
    ],
)
def test_a_colour_that_is_no_token_is_found(css: str):
    """print-002: it would go to the press as a colour of screens."""
    [finding] = faults("text.css", f"\n{css}")

    assert (finding.code, str(finding.span)) == ("print-002", "styles/text.css:2")


@pytest.mark.parametrize(
    "css",
    [
        "p { color: var(--ink); background: transparent; border: none }",
        "p { color: currentcolor; border-color: inherit; font-family: Tan, Gold }",
        "p { color: device-cmyk(0 0 0 1); opacity: 1; box-shadow: none }",
        "table { border-collapse: collapse; border-spacing: 0 }",
        "@font-face { font-family: Red; src: url(x) }",
    ],
)
def test_what_can_be_printed_is_not_found(css: str):
    """Names that only sound like colours are none."""
    assert faults("page.css", css) == []


def test_other_media_may_have_what_they_like():
    """E-books and pages of the builder's own are not printed."""
    assert faults("ebook.css", "p { color: red; box-shadow: 0 0 1pt red }") == []


def test_a_token_without_inks_and_one_with_too_much_are_found():
    """print-002 and print-003 stand at the token, in a trim as well."""
    css = ":root {\n --a: #123;\n --b: #456; --b-cmyk: device-cmyk(1 1 .5 .5);\n --c-cmyk: #fff }"

    found = [(f.code, f.span.line) for f in faults("trims/a4.css", css)]

    assert found == [("print-002", 2), ("print-003", 3), ("print-002", 4)]
