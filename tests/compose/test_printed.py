from __future__ import annotations

import re
from dataclasses import replace

from reportbuild.compose.paper import paper
from reportbuild.compose.printed import printed
from reportbuild.model.report import Picture
from tests.printers import HERE, printing, stock_document, the_house

GRADIENT = b'<svg xmlns="http://www.w3.org/2000/svg"><defs><radialGradient id="a"/></defs></svg>'
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|device-cmyk\([^)]*\)")


def test_the_print_edition_has_the_same_sheets_in_inks():
    """Nothing of the text is composed anew: its stylesheet says inks, and a bleed."""
    of = stock_document()
    screen = paper(of, the_house(), {}).value
    made = printed(of, printing(), the_house(), {}).value

    assert made.sheets == screen.sheets
    assert COLOUR.sub("", made.stylesheet).startswith(COLOUR.sub("", screen.stylesheet))
    assert "color: device-cmyk(" in made.stylesheet
    assert "color: device-cmyk(" not in screen.stylesheet
    assert made.stylesheet.endswith("@page{bleed:5.0mm}")
    assert made.printing is not None
    assert list(made.printing.inks[29, 29, 27]) == [0, 0, 0, 1]
    assert screen.printing is None


def test_a_drawing_with_a_gradient_is_found_where_it_is_declared():
    """print-008 names the drawing and what it holds."""
    of = stock_document()
    drawing = Picture("images/x.svg", "image/svg+xml", GRADIENT, (), (), False, "", HERE)
    pictures = {**of.pictures, "images/x.svg": drawing}
    made = printed(replace(of, pictures=pictures), printing(), the_house(), {})

    [finding] = made.findings
    assert (finding.code, finding.span) == ("print-008", HERE)
    assert "radialGradient" in finding.message
