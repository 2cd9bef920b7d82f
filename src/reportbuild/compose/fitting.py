"""A sheet set slightly tighter or looser, so that its last page is no scrap of a page.

Takes a `Sheet`; gives it with a class that `styles/page.css` knows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reportbuild.model.artefact import Sheet

Fit = Literal["snug", "airy", "tight", "loose"]

FITS: tuple[Fit, ...] = ("snug", "airy", "tight", "loose")
"""Tighter and looser, by half of what may be and by all of it: the least change first."""


def fitted(sheet: Sheet, fit: Fit) -> Sheet:
    """Return a sheet whose text is set tighter, or looser, by no more than readers can see."""
    return replace(sheet, xhtml=sheet.xhtml.replace("<body>", f'<body class="{fit}">', 1))
