"""The contents: sections, and the headings in them.

Goes in: the sections of a document. Comes out: its entries, on two levels.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportbuild.edit.lines import plain, without_marks
from reportbuild.model.document import ContentsEntry, Section
from reportbuild.model.leaves import GATHERED
from reportbuild.model.text import Heading

LISTED = frozenset({"text", *GATHERED})
"""The kinds of section that the contents name; other leaves are found without them."""

_LISTED_HEADING = 2


def contents(sections: Iterable[Section]) -> tuple[ContentsEntry, ...]:
    """Return level 1 for each text and each leaf that lists something, level 2 for each `##`."""
    entries: list[ContentsEntry] = []
    for section in sections:
        if section.kind not in LISTED:
            continue
        entries.append(ContentsEntry(1, section.number, section.heading, section.id))
        for block in section.blocks if section.kind == "text" else ():
            if isinstance(block, Heading) and block.level == _LISTED_HEADING:
                heading = plain(without_marks(block.children))
                entries.append(ContentsEntry(2, "", heading, block.id))
    return tuple(entries)
