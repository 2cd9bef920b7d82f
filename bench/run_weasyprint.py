"""WeasyPrint by itself: `run_weasyprint.py HTML PDF`, tagged as the builder's PDFs are."""

from __future__ import annotations

import sys

from weasyprint import HTML

if __name__ == "__main__":
    source, made = sys.argv[1:]
    HTML(source).write_pdf(made, pdf_variant="pdf/ua-1", dpi=300)
