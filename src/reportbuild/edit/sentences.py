"""Where a sentence begins, and the capital that it begins with.

Goes in: what stands before, or a line. Comes out: whether, and the line capitalised.
"""

from __future__ import annotations

import re

from reportbuild.edit.voice import Voice
from reportbuild.model.document import Line
from reportbuild.model.inlines import Text

_OPENING = "\"'“‘«„‚‹([¿¡"
_LOOK_BACK = 80  # characters: longer than any word and the marks after it
_OPENERS = _OPENING + " \t\n\u00a0\u202f\u2009"


def capitalised(line: Line, language: str) -> Line:
    """Return a line whose first letter begins a sentence; figures stay as they are.

    Title case leaves scripts without case as they are, Georgian among them; Turkish and
    Azerbaijani keep the dot of their i.
    """
    if not line or not isinstance(first := line[0], Text):
        return line
    letter, rest = first.text[:1], first.text[1:]
    if letter == "i" and language.split("-", maxsplit=1)[0] in {"tr", "az"}:
        return (Text(f"\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}{rest}"), *line[1:])
    return (Text(letter.title() + rest), *line[1:])


def begins_sentence(before: str, how: Voice) -> bool:
    """Tell whether what follows a text begins a sentence: its start, or after a full stop."""
    if not before.strip(_OPENERS):
        return True
    before = before[-_LOOK_BACK:]
    match = re.search(
        r"(\S*[.!?\u2026\u061f\u06d4\u0964])[\"'’”»)\]]*\s+$", before.rstrip(_OPENING)
    )
    if not match:
        return False
    return match[1].lstrip(_OPENING) not in how.words.alternatives("abbreviations", "words")
