"""Tables from data files and statistics: a table's options in, a `Table` out.

The cells of a data file are words for translators, figures or dates, as the options say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Draft, Measure
from reportbuild.model.report import Segment
from reportbuild.model.statistics import QUALIFIERS, Qualifier
from reportbuild.model.text import Alignment, Table
from reportbuild.read.block_rules import Option
from reportbuild.read.data_columns import Column, Sheet, sheet, too_many
from reportbuild.read.data_file import Row, data_file
from reportbuild.read.forms import lies_within
from reportbuild.read.reading import DATA, Reading
from reportbuild.read.suggest import did_you_mean, shortened

COLUMNS = ("numbers", "percent", "dates")
"""Options that say what columns hold; all others hold words."""

_FIGURES = ("numbers", "percent")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of a chart or table ask for, and where it stands."""

    reading: Reading
    options: Mapping[str, Option]
    line: int

    @property
    def span(self) -> Span:
        """Where the chart or table stands."""
        return self.reading.at(self.line)

    def option(self, name: str) -> tuple[str, Span]:
        """Return the value of an option, "" if it is not given, and its place."""
        given = self.options.get(name)
        return (given.value, self.reading.at(given.line + 1)) if given else ("", self.span)

    def sheet(self) -> Sheet | None:
        """Return the data file that is asked for, if it is there and can be read."""
        path, span = self.option("data")
        files = {p for p in self.reading.folder.files if p.startswith(DATA)}
        if path not in files or not lies_within(path):
            sentence = f"There is no data file “{shortened(path)}”."
            hint = did_you_mean(path, files) or "Put it into the folder data/ of the report."
            self.reading.find("dat-001", span.line, sentence, hint)
            return None
        self.reading.folder.read.add(path)
        rows = data_file(path, self.reading.folder.files[path])
        self.reading.found += rows.findings
        if rows.made is None or rows.findings:
            return None
        return sheet(rows.made, self.span, self._heads())

    def _heads(self) -> int:
        value, span = self.option("heads")
        if value not in ("", "1", "2"):
            sentence = f"“{shortened(value)}” is no number of rows of heads."
            self.reading.find("text-024", span.line, sentence, "Write 1 or 2.")
        return 2 if value == "2" else 1

    def columns(self, made: Sheet, name: str) -> tuple[Column, ...]:
        """Return the columns that an option names."""
        value, span = self.option(name)
        return made.named(name, value, span) if value else ()

    def kinds(self, made: Sheet) -> dict[Column, str]:
        """Return what columns hold: "numbers", "percent" or "dates"; those of words are left out.

        One column cannot be two things.
        """
        kinds: dict[Column, str] = {}
        for kind in COLUMNS:
            for column in self.columns(made, kind):
                if column in kinds:
                    sentence = f"“{column.name}” is among {kinds[column]} and {kind}."
                    made.find("dat-010", self.option(kind)[1], sentence, "It can be one of them.")
                kinds[column] = kind
        return kinds


def data_table(asked: Asked, caption: Segment, source: Segment) -> Table[Draft] | None:
    """Return the table of a data file; None if it cannot be made."""
    made = asked.sheet()
    if made is None:
        return None
    qualifier = one(made, asked, "qualifier")
    others = tuple(column for column in made.columns if column != qualifier)
    chosen = asked.columns(made, "columns") or others
    kinds = asked.kinds(made)
    full = too_many(made, chosen)
    table = table_of(made, chosen, kinds, caption, source)
    if qualifier:
        table = _all_qualified(made, table, chosen, kinds, qualifier)
    else:
        _find_unqualified(made, chosen, kinds)
    asked.reading.found += made.found
    return None if made.found or full else table


def one(made: Sheet, asked: Asked, option: str) -> Column | None:
    """Return the column that an option names, if it is given."""
    columns = asked.columns(made, option)
    if len(columns) > 1:
        sentence = f"“{option}” names {len(columns)} columns."
        made.find("dat-010", asked.option(option)[1], sentence, "It takes one.")
    return columns[0] if columns else None


def _all_qualified(
    made: Sheet,
    table: Table[Draft],
    chosen: Sequence[Column],
    kinds: Mapping[Column, str],
    column: Column,
) -> Table[Draft]:
    """Return a table whose figures have the qualifier of their row; they stand in one column."""
    if column in chosen:
        sentence = f"“{column.name}” is printed, and qualifies figures."
        made.find("dat-010", made.span, sentence, "Leave it out of “columns”.")
    figures = [kinds.get(c) in _FIGURES for c in chosen]
    if sum(figures) != 1:
        sentence = f"“qualifier” stands beside {sum(figures)} columns of figures."
        made.find("dat-013", made.span, sentence, "Name one in “numbers” or “percent”.")
    rows = []
    for row, cells in zip(made.body, table.rows, strict=True):
        qualifier = single(made, row, column)
        rows.append(
            tuple(
                tuple(qualified(cell, qualifier)) if figure else cell
                for cell, figure in zip(cells, figures, strict=True)
            )
        )
    return replace(table, rows=tuple(rows))


def single(made: Sheet, row: Row, column: Column | None) -> Qualifier:
    """Return the qualifier of a row that has one number."""
    qualifier = made.qualifier(row, column)
    if qualifier == "between":
        sentence = "“between” qualifies two numbers; this row has one."
        made.find_at(
            "dat-011", row, sentence, "Give its two ends in columns of their own, or use another."
        )
    return qualifier


def qualified(cell: Segment, qualifier: Qualifier) -> Iterator[Draft]:
    """Yield what a cell holds, its number with a qualifier."""
    for inline in cell:
        if isinstance(inline, Measure) and inline.low is not None:
            yield replace(inline, qualifier=qualifier)
        else:
            yield inline


def _find_unqualified(made: Sheet, chosen: Sequence[Column], kinds: Mapping[Column, str]) -> None:
    """Find figures whose file qualifies them, in a column that the table leaves out."""
    if not any(kinds.get(column) in _FIGURES for column in chosen):
        return
    for column in made.columns:
        said = {row.cells[column.place] for row in made.body}
        if said <= {*QUALIFIERS} and said - {"exact"}:
            sentence = f"The table's figures would stand without their qualifiers, “{column.name}”."
            hint = f"Write :qualifier: {column.name}; then each stands with its figure."
            made.find("dat-014", made.span, sentence, hint)


def table_of(
    made: Sheet,
    columns: Sequence[Column],
    kinds: Mapping[Column, str],
    caption: Segment = (),
    source: Segment = (),
) -> Table[Draft]:
    """Return these columns of a data file as a table; figures stand at the end of their cells."""
    rows = tuple(tuple(_cell(made, row, c, kinds) for c in columns) for row in made.body)
    alignments: tuple[Alignment, ...] = tuple(
        "end" if kinds.get(column) in _FIGURES else "start" for column in columns
    )
    heads = tuple(made.head(column) for column in columns)
    return Table(caption, heads, rows, alignments, source, made.span, over=_over(made, columns))


def _cell(made: Sheet, row: Row, column: Column, kinds: Mapping[Column, str]) -> Segment:
    match kinds.get(column):
        case "numbers" | "percent" as kind:
            return made.measure(row, column, percent=kind == "percent")
        case "dates":
            return made.when(row, column)
        case _:
            return made.words(row, column)


def _over(made: Sheet, columns: Sequence[Column]) -> tuple[tuple[Segment, int], ...]:
    """Return the heads over heads: words and columns. A head without one below it stands alone."""
    over: list[tuple[Segment, int]] = []
    for words, group in groupby(columns, lambda column: column.over if column.head else ""):
        held = len(tuple(group))
        over += [(made.head_words(words), held)] if words else [((), 1)] * held
    return tuple(over) if any(words for words, _ in over) else ()
