from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.finding import Span
from reportbuild.read.data_file import LARGEST_FILE, MOST_ROWS, data_file

PATH = "data/a.csv"


def faults(data: bytes | str) -> list[str]:
    found = data_file(PATH, data.encode() if isinstance(data, str) else data).findings
    return [f"{f.code} {f.span.line}" for f in found]


def test_rows_have_their_cells_and_lines():
    """Quoted commas and quotation marks belong to their cells; a byte order mark to none."""
    data = '\ufeffPlace , Share\r\n"Gjon, upper ""old"" town",12\r\nMal, -3.5\r\n'.encode()
    made = data_file(PATH, data)
    assert made.findings == ()
    rows = made.value.rows
    assert [row.cells for row in rows] == [
        ("Place", "Share"),
        ('Gjon, upper "old" town', "12"),
        ("Mal", "-3.5"),
    ]
    assert [row.line for row in rows] == [1, 2, 3]
    assert made.value.at(rows[2]) == Span(PATH, 3)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a,b\nGjon\xeb,1\n".encode("latin-1"), ["dat-002 2"]),
        ("a,b\nx,1\n".encode("utf-16"), ["dat-002 1"]),
        ("a,b\nx,1\n".encode("utf-16-be"), ["dat-002 1"]),
        (b"a,b\nx,\x001\n", ["dat-002 1"]),
        (b"a,b\n" + b"x,1\n" * (LARGEST_FILE // 4), ["dat-003 0"]),
        ("a,b\n" + "x,1\n" * MOST_ROWS, ["dat-003 0"]),
        (",".join("abcdefghijklmnopqrstuvwxyz") + "\n" + ",".join("1" * 26), ["dat-003 0"]),
        ("a;b\nx;1\n", ["dat-004 1"]),
        ("a\tb\nx\t1\n", ["dat-004 1"]),
        ("a\nx\n", ["dat-004 1"]),
        ('a,b\nx,1\n"y,2\nz,3\n', ["dat-004 3"]),
        ('a,b\n"x"y,1\n', ["dat-004 2"]),
        ('a,b\n"x\ny",1\nz,2\n', ["dat-004 2"]),
        ("a,b\nx,1,2\ny\n", ["dat-005 2", "dat-005 3"]),
        ("a,b\n\nx,1\n", ["dat-005 2"]),
        ("a,b\n", ["dat-005 1"]),
        ("", ["dat-005 1"]),
        ("a,b\nx,=1+1\n", ["dat-006 2"]),
        ("a,b\n@x,+1\n", ["dat-006 2", "dat-006 2"]),
        ("a,b\n-x,-\n", ["dat-006 2", "dat-006 2"]),
        ("a,b\n  =x,-1e9\n", ["dat-006 2", "dat-006 2"]),
        ("a,b\nx,\x07\n", ["src-003 2"]),
        ("a,b\n\u202ex,1\n", ["src-004 2"]),
        ("a,b\nx,-12.50\n", []),
    ],
)
def test_faults_of_data_files_are_found(data: bytes | str, expected: list[str]):
    """Encoding, size, separators, ragged rows, formulas: each with its line, nothing guessed."""
    assert faults(data) == expected


def test_a_file_full_of_faults_is_not_told_line_by_line():
    """A wrong separator in a long file is told a few times, not five hundred."""
    assert len(faults("a,b\n" + "x\n" * 400)) == 20


def test_rows_after_a_cell_of_two_lines_keep_their_lines():
    """A line break in a cell is refused, and what follows is still told at its line."""
    assert faults('a,b\n"x\ny",1\nz,=2\n') == ["dat-004 2", "dat-006 4"]


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8"), max_size=9), min_size=2, max_size=4),
        max_size=5,
    )
)
def test_what_any_program_writes_is_read_or_refused(rows: list[list[str]]):
    """Whatever cells hold, the file is read or findings say why not; and sound cells come back."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    made = data_file(PATH, out.getvalue().encode())
    assert made.made is not None or made.findings
    if made.made and not made.findings:
        read = [list(row.cells) for row in made.made.rows]
        assert read == [[cell.strip(" \t") for cell in row] for row in rows]


@given(st.binary(max_size=200))
def test_any_bytes_end_in_findings_or_rows(data: bytes):
    """Hostile bytes are never a traceback."""
    made = data_file(PATH, data)
    assert made.made is not None or made.findings
