"""Statistics files written for one test, and what reading finds in them."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import Statistic
from reportbuild.read.statistics import statistics
from reportbuild.read.toml import Toml, toml

REST = 'label = "of people"\nplace = "Valley"\nas_of = "2003"\nsource = "work"\n'


def ledger(**records: str) -> tuple[Toml, Mapping[str, Statistic[Draft]]]:
    """Read records, each the lines of its own that tell its value; none may be at fault."""
    text = "".join(f"[{key}]\n{dedent(lines)}\n{REST}" for key, lines in records.items())
    file = toml("statistics.toml", text.encode())
    assert file.findings == ()
    made = statistics(file.value)
    assert made.findings == ()
    return file.value, made.value


def count(value: int, qualifier: str = "exact", more: str = "") -> str:
    """The lines of a count."""
    return f'kind = "count"\nvalue = {value}\nqualifier = "{qualifier}"\n{more}'


def percent(value: str, qualifier: str = "exact", more: str = "") -> str:
    """The lines of a per cent."""
    return f'kind = "percent"\nvalue = "{value}"\nqualifier = "{qualifier}"\n{more}'
