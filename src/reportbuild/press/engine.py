"""The layout engine, in the one version that is read inside, with one line of it changed.

WeasyPrint has no interface for what the press needs; `structure` and `reading` look at its boxes,
and this module mends its layout of notes. None of it may run on a version it was not written for.
"""

from __future__ import annotations

import inspect

import weasyprint
from weasyprint.layout import block

ENGINE = "70.0"
if weasyprint.__version__ != ENGINE:
    raise ImportError(f"WeasyPrint {weasyprint.__version__} is not {ENGINE}, which is read inside")

PUTS_OFF = "report = not context.in_column and can_break_now and not could_break_before"
"""The engine's choice, where a paragraph begins on a full page, to make room for its lines by
sending the last note to the next page, whatever `footnote-policy` says of that note."""

KEEPS = "report = False"


def keep_notes_with_calls() -> None:
    """Make the engine send on the paragraph instead, so that notes stay with their calls.

    The choice lies in the middle of a long function, which is therefore compiled anew.
    """
    source = inspect.getsource(block._linebox_layout)  # noqa: SLF001 - it has no other name
    if source.count(PUTS_OFF) != 1:
        raise ImportError("the layout of lines is not the one that this was written for")
    code = compile(source.replace(PUTS_OFF, KEEPS), block.__file__, "exec")
    exec(code, block.__dict__)  # noqa: S102 - the engine's own source, one line of it changed
