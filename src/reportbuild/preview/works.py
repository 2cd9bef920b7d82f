"""The work that a preview has done by workers, besides composing and pressing whole sections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from reportbuild.model.artefact import Bed, Pressed, Sheet
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.ebook import EbookFile
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.shelf import Shelf
from reportbuild.work import Work

Found: TypeAlias = Mapping[str, tuple[Finding, ...]]
"""The findings of each language, and under "" those of the report."""

Counts: TypeAlias = Mapping[str, Mapping[str, int]]
"""How far each translation is, by language: numbers of segments of each kind."""

BEGIN: Work[[Sheet, Bed], Checked[Pressed]] = Work("reportbuild.press.section", "press")
"""For the beginning of a section, whose last page is no last page."""

PAGE_SIZES: Work[[bytes], tuple[tuple[float, float], ...]] = Work(
    "reportbuild.preview.pictures", "sizes"
)
PICTURE: Work[[bytes, int, int], bytes] = Work("reportbuild.preview.pictures", "picture")
READING: Work[[Document, str, House], Checked[tuple[EbookFile, ...]]] = Work(
    "reportbuild.compose.onscreen", "onscreen"
)
SURVEY: Work[[Shelf, House], tuple[Found, Counts]] = Work("reportbuild.preview.survey", "survey")
