"""Pictures of pressed pages, for the screen: PDF in, the sizes of its pages or one page as PNG out.

A worker calls this. Pages are pictured as they were pressed: without folio and running head, which
are laid over when the book is bound.
"""

from __future__ import annotations

import io

import pypdfium2 as pdfium

QUICK = 1
"""How hard PNG is packed: it travels no further than the browser beside it."""


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page, in PDF points."""
    with pdfium.PdfDocument(pdf) as document:
        return tuple(document.get_page_size(at) for at in range(len(document)))


def picture(pdf: bytes, page: int, width: int) -> bytes:
    """Return a page, from 0, as a PNG so many pixels wide."""
    with pdfium.PdfDocument(pdf) as document:
        sheet = document[page]
        drawn = sheet.render(scale=width / sheet.get_width())
        out = io.BytesIO()
        drawn.to_pil().save(out, "PNG", compress_level=QUICK)
        drawn.close()
        sheet.close()
    return out.getvalue()
