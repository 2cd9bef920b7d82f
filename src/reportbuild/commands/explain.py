"""`reportbuild explain`: what a code means for readers, and how to mend it."""

from __future__ import annotations

from difflib import get_close_matches

from rich.text import Text

from reportbuild.commands.printing import FINE, USAGE, clean, err, out, print_table
from reportbuild.model.codes import CODES


def explain(code: str | None) -> int:
    """Print the paragraph of a code, or the list of all codes; return the exit code."""
    if code is None:
        print_table((one.id, one.severity, one.title) for one in CODES.values())
        return FINE
    asked = code.strip().strip("[]").lower()
    if asked not in CODES:
        near = get_close_matches(asked, CODES, n=1)
        hint = f"did you mean {near[0]}?" if near else "all codes: reportbuild explain"
        err.print(clean(f"there is no code “{code}”; {hint}"))
        return USAGE
    found = CODES[asked]
    out.print(Text.assemble((f"{found.severity}[{found.id}]", "bold"), f"  {found.title}"))
    out.print(Text(found.explanation))
    return FINE
