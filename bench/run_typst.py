"""Typst by itself: `run_typst.py ROOT FONTS MARKUP PDF [PANDOC MARKDOWN]`.

With a Pandoc, that makes the markup first. This runs where the peers are installed.
"""

from __future__ import annotations

import subprocess
import sys

import typst  # type: ignore[import-not-found]  # installed for the peers alone

if __name__ == "__main__":
    root, fonts, markup, made, *before = sys.argv[1:]
    if before:
        pandoc, text = before
        asked = ("--standalone", "--toc", "--number-sections", "--to=typst", "--output")
        subprocess.run([pandoc, text, *asked, markup], check=True)
    typst.compile(markup, output=made, root=root, font_paths=[fonts], ignore_system_fonts=True)
