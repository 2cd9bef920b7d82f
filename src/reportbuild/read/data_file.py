"""CSV into rows: a data file's bytes in, cells with their lines out, and nothing guessed.

CSV by RFC 4180: commas, straight double quotation marks, in UTF-8. What a spreadsheet program would
run, or what leaves open what is meant, is found and not mended.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.read.characters import decode, unbalanced
from reportbuild.read.suggest import shortened

LARGEST_FILE = 1_000_000
"""Bytes: some 20,000 rows, of which no report prints more than a few."""
MOST_ROWS, MOST_COLUMNS = 500, 12

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?")
"""A number as data files write it."""

_MOST_FOUND = 20
"""Of one file: a wrong separator or encoding would be told line by line."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, without the spaces at their ends, and the line it begins on."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Every row of a data file, heads first; all have as many cells."""

    path: str
    rows: tuple[Row, ...]

    def at(self, row: Row) -> Span:
        """The place of a row."""
        return Span(self.path, row.line)


def data_file(path: str, data: bytes) -> Checked[Rows]:
    """Return the rows of a CSV file. Not made, if it cannot be read as text or as CSV."""
    if len(data) > LARGEST_FILE:
        sentence = f"This file has more than {LARGEST_FILE:,} bytes."
        return _refused("dat-003", path, 0, sentence, "Keep an extract of it in data/.")
    if data.startswith(_UTF_16) or b"\0" in data:
        sentence = "This file is UTF-16, or no text at all."
        return _refused("dat-002", path, 1, sentence, "Save it as “CSV UTF-8”.")
    text = decode(path, data)
    if text.made is None:
        fault = text.findings[0]
        code = "dat-002" if fault.code == "src-002" else "dat-003"
        return _refused(code, path, fault.span.line, fault.message, "Save it as “CSV UTF-8”.")
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text.made, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            rows.append(Row(line, tuple(cell.strip(" \t") for cell in cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        sentence = f"This is no CSV: {shortened(str(error), 80)}."
        hint = "A quotation mark within a quoted cell is doubled; a quoted cell is closed."
        return _refused("dat-004", path, line, sentence, hint)
    made = Rows(path, tuple(rows))
    found = [*text.findings, *_faults(made)]
    return checked(made, found[:_MOST_FOUND])


def _refused(code: str, path: str, line: int, sentence: str, hint: str) -> Checked[Rows]:
    return Checked(None, (Finding(code, Span(path, line), sentence, hint),))


def _faults(rows: Rows) -> Iterator[Finding]:
    if len(rows.rows) < 2:  # noqa: PLR2004 - heads, and something below them
        sentence = "This file has no row below its heads."
        yield Finding("dat-005", Span(rows.path, 1), sentence, "Heads come first, then the rows.")
        return
    heads = rows.rows[0]
    columns = len(heads.cells)
    if columns < 2:  # noqa: PLR2004 - a category and a figure
        other = next((name for sign, name in _SEPARATORS if sign in "".join(heads.cells)), "")
        sentence = f"The cells of this file are parted by {other}." if other else "One column only."
        hint = "Save it with commas between cells." if other else "The first column heads the rows."
        yield Finding("dat-004", rows.at(heads), sentence, hint)
        return
    if columns > MOST_COLUMNS * 2 or len(rows.rows) > MOST_ROWS:
        sentence = f"This file has {len(rows.rows)} rows of {columns} columns."
        hint = f"{MOST_ROWS} rows and {MOST_COLUMNS * 2} columns may stand in it."
        yield Finding("dat-003", Span(rows.path), sentence, hint)
        return
    for row in rows.rows:
        yield from _faults_of_row(rows, row, columns)


_SEPARATORS = ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"))


def _faults_of_row(rows: Rows, row: Row, columns: int) -> Iterator[Finding]:
    span = rows.at(row)
    if len(row.cells) != columns:
        sentence = f"This row has {len(row.cells)} cells; the heads are {columns}."
        hint = "A cell that holds a comma stands in straight double quotation marks."
        yield Finding("dat-005", span, sentence, hint)
    for cell in row.cells:
        if cell.startswith(("=", "+", "-", "@")) and not NUMBER.fullmatch(cell):
            sentence = f"“{shortened(cell)}” begins as a formula does."
            yield Finding("dat-006", span, sentence, "Write its value, or begin with a word.")
        if "\n" in cell:
            sentence = f"The cell “{shortened(cell)}” holds a line break."
            yield Finding("dat-004", span, sentence, "A cell is one line.")
        yield from unbalanced(cell, span)
