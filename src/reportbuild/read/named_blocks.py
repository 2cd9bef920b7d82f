"""What a named block is written with: its name, its argument and its options.

Takes the node of such a block; gives `Named`, once its name is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportbuild.read.block_rules import Option
from reportbuild.read.data_tables import COLUMNS
from reportbuild.read.markdown import Node
from reportbuild.read.reading import Reading
from reportbuild.read.suggest import did_you_mean, shortened

NAMED = re.compile(r"\{\s*([^{}]*?)\s*\}\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Form:
    """What a named block takes: "no", "one" or "any" argument, and which options."""

    argument: str
    options: tuple[str, ...] = ()


_FORMS = {
    "standfirst": _Form("no"),
    "statistic": _Form("one"),
    "statistics": _Form("one"),
    "testimony": _Form("no", ("attribution",)),
    "quotation": _Form("no", ("attribution",)),
    "epigraph": _Form("no", ("attribution",)),
    "recommendations": _Form("one"),
    "box": _Form("any"),
    "summary": _Form("any"),
    "figure": _Form("one", ("alt", "source")),
    "map": _Form("one", ("alt", "source", "disclaimer")),
    "table": _Form(
        "any",
        (
            "source",
            "row-heads",
            "statistics",
            "data",
            "heads",
            "columns",
            "qualifier",
            *COLUMNS,
        ),
    ),
    "chart": _Form(
        "one",
        (
            "statistics",
            "data",
            "heads",
            "categories",
            "series",
            "low",
            "high",
            "qualifier",
            "percent",
            "dates",
            "alt",
            "source",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A named block as written: its name, argument, options by name, line, and what it holds."""

    name: str
    argument: str
    options: dict[str, Option]
    line: int
    children: Sequence[Node]


def written(reading: Reading, node: Node) -> Named | None:
    """Return what a named block was written with, if it has a name that is known."""
    meta, line = node.token.meta, node.line
    for crowded in meta["crowded"]:
        hint = "Give the outer block more colons than the one within."
        sentence = "This block has as many colons as the one that it stands in."
        reading.find("text-026", crowded + 1, sentence, hint)
    if meta["joined"] is not None:
        hint = "An option stands on one line; an empty line comes after the last."
        sentence = "Words follow the options without an empty line."
        reading.find("text-031", meta["joined"] + 1, sentence, hint)
    found = NAMED.match(node.token.info)
    if found is None or not found[1]:
        hint = "Write :::{name}, with no space before the brace."
        reading.find("text-021", line, "This block has no name in braces.", hint)
        return None
    name, argument = found[1], found[2]
    if name not in _FORMS:
        sentence = f"No block is called “{shortened(name)}”."
        reading.find("text-022", line, sentence, did_you_mean(name, _FORMS))
        return None
    form = _FORMS[name]
    if form.argument == "no" and argument:
        sentence = f"{{{name}}} takes no words after its name."
        reading.find("text-027", line, sentence, "Put them below.")
    if form.argument == "one" and not argument:
        sentence = f"{{{name}}} needs words after its name."
        reading.find("text-027", line, sentence, "See docs/writing.md, “Blocks with names”.")
    return Named(name, argument, _options(reading, name, meta["options"]), line, node.children)


def _options(reading: Reading, name: str, given: Sequence[Option]) -> dict[str, Option]:
    options: dict[str, Option] = {}
    known = _FORMS[name].options
    for option in given:
        if option.name not in known:
            sentence = f"{{{name}}} has no option “{shortened(option.name)}”."
            hint = did_you_mean(option.name, known) or "It takes none."
            reading.find("text-023", option.line + 1, sentence, hint)
        elif option.name in options:
            reading.find("text-024", option.line + 1, f"“{option.name}” is given twice.")
        else:
            options[option.name] = option
    return options
