"""Blocks with names: `:::{figure} images/x.svg`, its options and what it holds.

Takes the node of such a block and the reader of the blocks within; gives the `Block`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, StatisticRef, Text
from reportbuild.model.report import Segment
from reportbuild.model.text import (
    Block,
    Box,
    CallOuts,
    Chart,
    Figure,
    Paragraph,
    Quotation,
    Recommendations,
    Table,
)
from reportbuild.read.block_rules import Option
from reportbuild.read.forms import is_key
from reportbuild.read.inline_reader import KEY_HINT
from reportbuild.read.inlines import only
from reportbuild.read.markdown import Node
from reportbuild.read.reading import Reading
from reportbuild.read.suggest import did_you_mean, shortened

Blocks: TypeAlias = Callable[[Reading, Sequence[Node], str], tuple[Block[Draft], ...]]

_NAMED = re.compile(r"\{\s*([^{}]*?)\s*\}\s*(.*)", re.DOTALL)
_MOST_CALL_OUTS = 4


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
    "recommendations": _Form("one"),
    "box": _Form("any"),
    "summary": _Form("any"),
    "figure": _Form("one", ("alt", "source")),
    "table": _Form("any", ("source", "row-heads")),
    "chart": _Form("one", ("statistics", "alt", "source")),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A named block as written: its name, argument, options by name, line, and what it holds."""

    name: str
    argument: str
    options: dict[str, Option]
    line: int
    children: Sequence[Node]


def named(reading: Reading, node: Node, read: Blocks) -> Block[Draft] | None:
    """Read a block with a name; what it holds is read in any case, so that all is found at once."""
    if not node.token.meta["closed"]:
        return _unclosed(reading, node, read)
    block = written(reading, node)
    if block is None:
        read(reading, node.children, "block")
        return None
    return _Reader(reading, block, read).block()


def is_standfirst(node: Node) -> bool:
    """Tell whether a node is a chapter's standfirst."""
    if node.type != "directive" or not node.token.meta["closed"]:
        return False
    found = _NAMED.match(node.token.info)
    return found is not None and found[1] == "standfirst"


def standfirst_span(reading: Reading, node: Node) -> Span:
    """Return where the words of a standfirst begin."""
    line = next((child.line for child in node.children if child.line), node.line)
    return reading.at(line)


def standfirst(reading: Reading, node: Node, read: Blocks) -> Segment:
    """Read the standfirst that opens a chapter."""
    block = written(reading, node)
    return _Reader(reading, block, read).paragraph("standfirst") if block else ()


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
    found = _NAMED.match(node.token.info)
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


def _unclosed(reading: Reading, node: Node, read: Blocks) -> Block[Draft]:
    """Read a block that takes in all that follows it: one fault, and not what follows from it.

    The rest is read as if it stood outside; what the block itself names counts as mentioned.
    """
    hint = f"Close it with {node.token.markup} on a line of its own."
    reading.find("text-025", node.line, "This block is not closed.", hint)
    aside = Reading(reading.path, [], reading.notes)
    block = written(aside, node)
    alone = _Reader(aside, replace(block, children=()), read).block() if block else None
    within = [child for child in node.children if child.type != "stray_colons"]
    following = read(reading, within, "chapter")
    held = (alone, *following) if alone else following
    return Box("box", (), held, reading.at(node.line))


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


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one named block."""

    reading: Reading
    named: Named
    read: Blocks

    def block(self) -> Block[Draft] | None:
        span = self.reading.at(self.named.line)
        match self.named.name:
            case "statistic" | "statistics":
                return self.call_outs()
            case "testimony" | "quotation" as kind:
                return self.quotation(kind)
            case "recommendations":
                return Recommendations(self.argument(), self.body(), span)
            case "box" | "summary" as kind:
                return Box(kind, self.argument(), self.body(), span)
            case "figure":
                caption, source = self.paragraph("caption"), self.option("source")
                return Figure(self.named.argument, self.alt(), caption, source, span)
            case "table":
                return self.table()
            case "chart":
                return self.chart()
            case _:
                hint = "It comes first in its file, right below the title."
                self.find("text-029", "A standfirst stands here.", hint)
                self.body()
                return None

    def find(self, code: str, sentence: str, hint: str = "") -> None:
        self.reading.find(code, self.named.line, sentence, hint)

    def argument(self) -> Segment:
        return self.reading.line(self.named.argument, self.named.line)

    def option(self, name: str) -> Segment:
        option = self.named.options.get(name)
        return self.reading.line(option.value, option.line + 1) if option else ()

    def alt(self) -> Segment:
        alt = self.option("alt")
        line = self.named.options["alt"].line + 1 if alt else self.named.line
        self.reading.found += only(alt, (Text, StatisticRef), "text-034", self.reading.at(line))
        return alt

    def body(self) -> tuple[Block[Draft], ...]:
        body = self.read(self.reading, self.named.children, self.named.name)
        if not body and self.named.name not in ("statistic", "statistics"):
            self.find("text-020", f"{{{self.named.name}}} holds nothing.")
        return body

    def quotation(self, kind: Literal["quotation", "testimony"]) -> Quotation[Draft]:
        attribution = self.option("attribution")
        if not attribution:
            hint = "Write :attribution: below its name; a witness may be “Name withheld”."
            self.find("text-040", f"This {kind} does not say whose words it holds.", hint)
        span = self.reading.at(self.named.line)
        return Quotation(kind, self.body(), attribution, span)

    def paragraph(self, what: str) -> Segment:
        """Read a body that is one paragraph at most."""
        body = self.read(self.reading, self.named.children, what)
        first = next((block for block in body if isinstance(block, Paragraph)), None)
        for block in body:
            if block is not first:
                sentence, hint = f"A {what} is one paragraph.", "Move this out."
                self.reading.find("text-028", block.span.line, sentence, hint)
        return first.children if first else ()

    def keys(self, text: str, line: int) -> tuple[StatisticRef, ...]:
        """Read keys of statistics, each once."""
        keys = text.split()
        for key, times in Counter(keys).items():
            if not is_key(key):
                sentence = f"“{shortened(key)}” is no key of a statistic."
                self.reading.find("text-036", line, sentence, KEY_HINT)
            elif times > 1:
                self.reading.find("text-024", line, f"“{key}” is given twice.")
        return tuple(
            StatisticRef(k, self.reading.at(line)) for k in dict.fromkeys(keys) if is_key(k)
        )

    def call_outs(self) -> CallOuts[Draft]:
        line, count = self.named.line, len(self.named.argument.split())
        if self.named.name == "statistic" and count > 1:
            hint = "Write {statistics} for a grid."
            self.find("text-032", f"{count} statistics are named for one call-out.", hint)
        if self.named.name == "statistics" and not 1 < count <= _MOST_CALL_OUTS:
            hint = "A grid takes two to four; write {statistic} for one."
            self.find("text-032", f"A grid of {count} is named here.", hint)
        for block in self.body():
            hint = "Everything in a call-out comes from its record."
            self.reading.find("text-028", block.span.line, "Words stand within a call-out.", hint)
        return CallOuts(self.keys(self.named.argument, line), self.reading.at(line))

    def table(self) -> Table[Draft] | None:
        caption, source = self.argument(), self.option("source")
        heads = self.named.options.get("row-heads")
        if heads and heads.value not in ("yes", "no"):
            sentence = f"“{shortened(heads.value)}” is neither yes nor no."
            self.reading.find("text-024", heads.line + 1, sentence)
        body = self.read(self.reading, self.named.children, "table")
        tables = [block for block in body if isinstance(block, Table)]
        if len(tables) != 1 or len(body) != 1:
            sentence = "{table} holds one table, and nothing else."
            self.find("text-028", sentence, "Its caption stands after its name.")
        if not tables:
            return None
        span, headed = self.reading.at(self.named.line), not (heads and heads.value == "no")
        return replace(tables[0], caption=caption, source=source, span=span, row_heads=headed)

    def chart(self) -> Chart[Draft]:
        if self.named.argument not in ("", "bar"):
            sentence = f"No chart has the form “{shortened(self.named.argument)}”."
            self.find("text-024", sentence, did_you_mean(self.named.argument, ["bar"]))
        given = self.named.options.get("statistics")
        keys = self.keys(given.value, given.line + 1) if given else ()
        if len(keys) < 2:  # noqa: PLR2004 - one bar compares nothing
            hint = "Name two statistics or more in its option “statistics”."
            self.find("text-033", "This chart has fewer than two statistics.", hint)
        caption, alt, source = self.paragraph("caption"), self.alt(), self.option("source")
        return Chart("bar", keys, caption, alt, source, self.reading.at(self.named.line))
