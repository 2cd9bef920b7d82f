"""The beginning of an edited section, as far as its edited page: what can be shown first.

Pure. Pages are laid out one after the other, so what follows the next page has no part in how the
edited one looks. Takes a section and how it was last pressed; gives a section that is cut off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from reportbuild.compose.origins import passages
from reportbuild.model.artefact import Pressed, Sheet
from reportbuild.model.document import Section
from reportbuild.preview.kept import Kept
from reportbuild.preview.places import difference, nearest

BEYOND = 2
"""Pages from the edited one to that on which the cut falls: the one between is full, however a few
lines more or less move what stands there.
"""

WORTH = 0.8
"""Share of a section's pages from which on its beginning is pressed as slowly as the whole."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Pages of a sheet that is being pressed, from `first` to before `end`, by the digest of a PDF
    of its beginning.
    """

    sheet: Sheet
    pdf: str
    pressed: Pressed
    first: int

    @property
    def end(self) -> int:
        """The page that the cut left incomplete."""
        return self.pressed.pages - 1

    def shows(self, sheet: Sheet, page: int) -> bool:
        """Tell whether a page of a sheet is shown by this."""
        return self.first <= page < self.end and sheet == self.sheet


def beginning(section: Section, kept: Kept) -> Section | None:
    """Return a section up to the second page after that of its first change.

    None, if nothing changed, nobody knows where it stands, or that is nearly all of it.
    """
    old, now = kept.sheet.passages, passages(section)
    changed = difference(old, now)
    place = nearest(kept.places, changed) if changed is not None else None
    if changed is None or place is None:
        return None
    last = place.page + BEYOND
    if last + 1 > WORTH * kept.pressed.pages:
        return None
    text = len(old) - sum(1 for note in section.notes for _ in note.paragraphs)
    later = enumerate(kept.places[changed:text], changed)
    beyond = next((at for at, there in later if there and there.page >= last), None)
    if beyond is None:
        return None
    return _cut(section, beyond + len(now) - len(old))


def _cut(section: Section, passage: int) -> Section | None:
    """Return a section with its blocks up to that of a passage."""
    bare = replace(section, notes=(), blocks=())
    counts = (len(passages(replace(bare, blocks=(block,)))) for block in section.blocks)
    heads = len(passages(bare))
    ends = accumulate((count - heads for count in counts), initial=heads)
    blocks = sum(1 for end in ends if end <= passage)
    return replace(section, blocks=section.blocks[:blocks]) if blocks else None
