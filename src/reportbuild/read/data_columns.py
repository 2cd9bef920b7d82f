"""Columns of a data file: named by their heads, chosen by options, read cell by cell.

Takes the rows of a file; gives its columns, and cells as the inlines of a table: words, figures
(`Measure`) or dates (`When`). What a column holds is said by an option, never told from its cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Draft, Measure, Text, When
from reportbuild.model.report import Segment
from reportbuild.model.statistics import QUALIFIERS, Qualifier
from reportbuild.read.data_file import MOST_COLUMNS, NUMBER, Row, Rows
from reportbuild.read.forms import first_day
from reportbuild.read.suggest import did_you_mean, shortened

UNKNOWN = ".."
"""What stands for a figure that is not known, as in the tables of the United Nations."""

BETWEEN = "|"
"""Parts the names of columns in an option."""


_YEAR = re.compile(r"[12][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place in each row, its own head, and the head over it and its neighbours."""

    place: int
    head: str
    over: str = ""

    @property
    def name(self) -> str:
        """What options call it."""
        return " / ".join(filter(None, (self.over, self.head)))


@dataclass(slots=True)
class Sheet:
    """A data file being read for one chart or table; `span` is where that stands."""

    rows: Rows
    span: Span
    heads: int
    columns: tuple[Column, ...] = ()
    found: list[Finding] = field(default_factory=list)

    @property
    def body(self) -> Sequence[Row]:
        """The rows below the heads."""
        return self.rows.rows[self.heads :]

    def find(self, code: str, span: Span, sentence: str, hint: str = "") -> None:
        """Note a finding."""
        self.found.append(Finding(code, span, sentence, hint))

    def find_at(self, code: str, row: Row, sentence: str, hint: str = "") -> None:
        """Note a finding at a row of the file."""
        self.find(code, self.rows.at(row), sentence, hint)

    def named(self, option: str, value: str, span: Span) -> tuple[Column, ...]:
        """Return the columns that an option names, each once."""
        known = {column.name: column for column in self.columns}
        names = [name.strip() for name in value.split(BETWEEN)]
        for name, times in Counter(names).items():
            if name not in known:
                sentence = f"No column is called “{shortened(name)}”."
                self.find("dat-010", span, sentence, did_you_mean(name, known))
            elif times > 1:
                self.find("dat-010", span, f"“{option}” names the column “{name}” twice.")
        return tuple(known[name] for name in dict.fromkeys(names) if name in known)

    def head(self, column: Column) -> Segment:
        """Return a column's own head; that over it, where it has none of its own."""
        return self.head_words(column.head or column.over)

    def head_words(self, words: str) -> Segment:
        """Return a head; one that is a year is printed as the edition prints years."""
        if _YEAR.fullmatch(words):
            return (When(words, Span(self.rows.path, 1)),)
        return (Text(words),)

    # --- cells ----------------------------------------------------------------------------------

    def words(self, row: Row, column: Column) -> Segment:
        """Read a cell of words, which translators will see."""
        cell = row.cells[column.place]
        if not cell:
            self._empty(row, column)
        return (Text(cell),) if cell else ()

    def when(self, row: Row, column: Column) -> Segment:
        """Read a cell that holds a date."""
        cell = row.cells[column.place]
        if first_day(cell) is None:
            if not cell:
                self._empty(row, column)
                return ()
            sentence = f"“{shortened(cell)}” in the column “{column.name}” is no date."
            self.find_at("dat-009", row, sentence, "Write 2003, 2003-04 or 2003-04-29.")
            return ()
        return (When(cell, self.rows.at(row)),)

    def number(self, row: Row, column: Column) -> Decimal | None:
        """Read a cell that holds a number; None if it says that none is known, or says nothing."""
        cell = row.cells[column.place]
        if NUMBER.fullmatch(cell):
            return Decimal(cell)
        if not cell:
            self._empty(row, column)
        elif cell != UNKNOWN:
            sentence = f"“{shortened(cell)}” in the column “{column.name}” is no number."
            hint = "Write digits alone, with a full stop before decimals; .. if it is not known."
            self.find_at("dat-009", row, sentence, hint)
        return None

    def measure(self, row: Row, column: Column, *, percent: bool) -> Segment:
        """Read a cell that holds a number, as a table prints it."""
        number = self.number(row, column)
        span = self.rows.at(row)
        made: Measure[Draft] = Measure(number, number, "exact", percent, span)
        return (made,)

    def qualifier(self, row: Row, column: Column | None) -> Qualifier:
        """Read the cell that qualifies a row's figure."""
        if column is None:
            return "exact"
        cell = row.cells[column.place]
        found = next((name for name in QUALIFIERS if name == cell), None)
        if found is None:
            sentence = f"“{shortened(cell)}” in the column “{column.name}” is no qualifier."
            self.find_at("dat-009", row, sentence, did_you_mean(cell, QUALIFIERS))
        return found or "exact"

    def _empty(self, row: Row, column: Column) -> None:
        sentence = f"The cell under “{column.name}” is empty."
        hint = f"Write 0 or “{UNKNOWN}” (not known); in a column of words, a word."
        self.find_at("dat-007", row, sentence, hint)


def sheet(rows: Rows, span: Span, heads: int) -> Sheet:
    """Return the file with its columns, and what is found in its heads."""
    made = Sheet(rows, span, heads)
    if len(rows.rows) <= heads:
        sentence = f"This file has {len(rows.rows)} rows, {heads} of them heads."
        made.find("dat-005", Span(rows.path, 1), sentence, "Rows follow the heads.")
        return made
    own = rows.rows[heads - 1]
    over = _carried(rows.rows[0].cells) if heads > 1 else ("",) * len(own.cells)
    made.columns = tuple(
        Column(place, head, above)
        for place, (head, above) in enumerate(zip(own.cells, over, strict=True))
    )
    for name, times in Counter(column.name for column in made.columns).items():
        if times > 1:
            sentence = f"{times} columns have the head “{shortened(name)}”."
            made.find_at("dat-008", own, sentence if name else f"{times} columns have no head.")
        elif not name:
            made.find_at("dat-008", own, "A column has no head.", "Name what it holds.")
    return made


def _carried(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the upper heads, each going on over the empty cells after it."""
    carried: list[str] = []
    for cell in cells:
        carried.append(cell or (carried[-1] if carried else ""))
    return tuple(carried)


def too_many(made: Sheet, columns: Sequence[Column]) -> bool:
    """Find more columns than a page has room for."""
    if len(columns) <= MOST_COLUMNS:
        return False
    sentence = f"{len(columns)} columns would be printed; {MOST_COLUMNS} have room."
    made.find("dat-003", made.span, sentence, "Choose some with the option “columns”.")
    return True
