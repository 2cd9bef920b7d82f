"""Who approves: initials, and nothing that names somebody."""

from __future__ import annotations

import re

MOST_LETTERS = 4
"""Letters in initials: more would begin to name somebody."""


def is_initials(text: str) -> bool:
    """Tell whether a text is one to four letters, of any script, and nothing else."""
    return re.fullmatch(rf"[^\W\d_]{{1,{MOST_LETTERS}}}", text) is not None
