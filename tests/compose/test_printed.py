from __future__ import annotations

import re

from reportbuild.compose.paper import paper
from reportbuild.compose.printed import printed
from tests.printers import printing, stock_document, the_house

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
