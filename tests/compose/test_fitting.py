"""Sheets set tighter or looser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.compose.fitting import FITS, Fit, fitted
from reportbuild.compose.paper import paper
from tests.documents import document, paragraph, section
from tests.printers import the_house


@pytest.mark.parametrize("fit", FITS)
def test_a_sheet_says_how_it_is_set(fit: Fit):
    """On its body, and nowhere else."""
    made = paper(document(section(paragraph("Words."))), the_house(), {}).value.sheets[0]
    other = fitted(made, fit)
    assert f'<body class="{fit}">' in other.xhtml
    assert replace(other, xhtml=made.xhtml) == made
