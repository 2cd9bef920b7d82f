"""The pieces of a printed statistic fitted together: signs to their figures, articles contracted.

Goes in: a line as patterns make it. Comes out: the line as it prints.
"""

from __future__ import annotations

import re

from reportbuild.edit.voice import Voice
from reportbuild.model.document import Line
from reportbuild.model.inlines import Figures, Inline, Text


def finished(line: Line, how: Voice) -> Line:
    """Return a line with signs and dashes put to their figures, and articles contracted."""
    line = _together(line)
    for pair in how.words.alternatives("contractions", "words"):
        apart, _, one = pair.partition(">")
        swap = re.compile(rf"\b{re.escape(apart)}\b")
        line = tuple(Text(swap.sub(one, p.text)) if isinstance(p, Text) else p for p in line)
    return line


_SIGN = r"[\u00a0\u202f]?[%\u066a\ufe6a\uff05]"


def _together(line: Line) -> Line:
    parts: list[Inline] = []
    for part in line:
        last = parts[-1] if parts else None
        if isinstance(part, Text) and isinstance(last, Figures):
            sign = re.match(_SIGN, part.text)
            end = sign.end() if sign else 0
            parts[-1] = Figures(last.text + part.text[:end], last.key)
            parts += [Text(part.text[end:])] if part.text[end:] else []
        elif isinstance(part, Figures) and isinstance(last, Text):
            before = parts[-2] if len(parts) > 1 else None
            if last.text in {"–", "-"} and isinstance(before, Figures):
                parts[-2:] = [Figures(before.text + last.text + part.text, part.key)]
            elif sign := re.search(r"[%\u066a][\u00a0\u202f]?$", last.text):
                text = last.text[: sign.start()]
                parts[-1:] = [Text(text)] if text else []
                parts.append(Figures(sign.group() + part.text, part.key))
            else:
                parts.append(part)
        else:
            parts.append(part)
    return tuple(parts)
