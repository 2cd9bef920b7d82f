"""Findings of proofing: what was read back from the artefacts, and the machine itself.

Those of EPUBs stand in `epub.py`, those of PDFs in `pdf.py`.
"""

from reportbuild.model.codes.code import Code
from reportbuild.model.codes.proofing import epub, pdf

CODES: tuple[Code, ...] = (*epub.CODES, *pdf.CODES)
