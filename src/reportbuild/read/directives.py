"""Blocks with names: `:::{figure} images/x.svg`, its options and what it holds.

Takes the node of such a block and the reader of the blocks within; gives the `Block`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

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
    QuotationKind,
    Recommendations,
    Table,
)
from reportbuild.read.data_charts import chart_of_data, chart_of_statistics, find_sources, form_of
from reportbuild.read.data_tables import Asked, data_table
from reportbuild.read.forms import is_key
from reportbuild.read.inline_reader import KEY_HINT
from reportbuild.read.inlines import only
from reportbuild.read.markdown import Node
from reportbuild.read.named_blocks import NAMED, Named, written
from reportbuild.read.reading import Reading
from reportbuild.read.suggest import shortened

Blocks: TypeAlias = Callable[[Reading, Sequence[Node], str], tuple[Block[Draft], ...]]

_MOST_CALL_OUTS = 4


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
    found = NAMED.match(node.token.info)
    return found is not None and found[1] == "standfirst"


def standfirst_span(reading: Reading, node: Node) -> Span:
    """Return where the words of a standfirst begin."""
    line = next((child.line for child in node.children if child.line), node.line)
    return reading.at(line)


def standfirst(reading: Reading, node: Node, read: Blocks) -> Segment:
    """Read the standfirst that opens a chapter."""
    block = written(reading, node)
    return _Reader(reading, block, read).paragraph("standfirst") if block else ()


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
            case "testimony" | "quotation" | "epigraph" as kind:
                return self.quotation(kind)
            case "recommendations":
                return Recommendations(self.argument(), self.body(), span)
            case "box" | "summary" as kind:
                return Box(kind, self.argument(), self.body(), span)
            case "figure" | "map" as kind:
                caption, source = self.paragraph("caption"), self.option("source")
                path = self.named.argument
                told = next((n for n in self.named.children if n.type == "paragraph"), None)
                at = self.reading.at(told.line) if told else None
                return Figure(
                    path, self.alt(), caption, source, span,
                    kind=kind, caption_span=at, disclaimer=self.option("disclaimer"),
                )  # fmt: skip
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

    def quotation(self, kind: QuotationKind) -> Quotation[Draft]:
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
                hint = "Keys stand with spaces between them, and no commas."
                apart = is_key(key.strip(",;"))
                self.reading.find("text-036", line, sentence, hint if apart else KEY_HINT)
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
        asked = Asked(self.reading, self.named.options, self.named.line)
        body = self.read(self.reading, self.named.children, "table")
        if body or {"data", "statistics"} & set(self.named.options):
            find_sources(asked, rows=bool(body))
        span, headed = asked.span, not (heads and heads.value == "no")
        if body == () and "data" in self.named.options:
            made = data_table(asked, caption, source)
            return replace(made, row_heads=headed) if made else None
        if body == () and "statistics" in self.named.options:
            keys = self.statistics()
            if not keys:
                hint = "Name those that are its rows."
                self.find("dat-012", "The option “statistics” names none.", hint)
            return Table(caption, (), (), (), source, span, statistics=keys)
        tables = [block for block in body if isinstance(block, Table)]
        if len(tables) != 1 or len(body) != 1:
            sentence = "{table} holds one table, and nothing else."
            self.find("text-028", sentence, "Its caption stands after its name.")
        if not tables:
            return None
        return replace(tables[0], caption=caption, source=source, span=span, row_heads=headed)

    def statistics(self) -> tuple[StatisticRef, ...]:
        given = self.named.options.get("statistics")
        return self.keys(given.value, given.line + 1) if given else ()

    def chart(self) -> Chart[Draft] | None:
        asked = Asked(self.reading, self.named.options, self.named.line)
        form = form_of(asked, self.named.argument or "bar")
        words = (self.paragraph("caption"), self.alt(), self.option("source"))
        find_sources(asked, rows=False)
        if "data" in self.named.options:
            return chart_of_data(form, asked, words)
        return chart_of_statistics(form, asked, self.statistics(), words)
