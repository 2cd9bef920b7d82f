"""Placeholders typed as text, where a translators' tool should have put a code.

In: a translation and its source, with codes. Out: the first thing that looks like a placeholder of
catalogues and does not stand in the source's words.
"""

from __future__ import annotations

import re

from reportbuild.translate.exchange import Coded, characters

_LIKE_ONE = re.compile(r"\{\s*[A-Za-z]\w*(?:\.\w+)*\s*\}", re.ASCII)


def typed_placeholder(target: Coded, source: Coded) -> str:
    """Return the first placeholder that stands as text in a translation alone, or ""."""
    known = set(_LIKE_ONE.findall(characters(source)))
    return next((t for t in _LIKE_ONE.findall(characters(target)) if t not in known), "")
