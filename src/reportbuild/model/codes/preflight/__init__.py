"""Findings of preflight: what a printer's profile asks of a PDF, and what is there.

Those of boxes, pages and letters stand in `pages.py`, those of pictures and colours in `inks.py`.
"""

from reportbuild.model.codes.code import Code
from reportbuild.model.codes.preflight import inks, pages

CODES: tuple[Code, ...] = (*pages.CODES, *inks.CODES)
