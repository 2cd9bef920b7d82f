from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.approving import is_initials
from reportbuild.model.report import Catalogue
from reportbuild.translate.approvals import (
    Approval,
    approval_digest,
    approved,
    read_approvals,
    write_approvals,
)
from reportbuild.translate.segments import SegmentRecord
from tests.translate.samples import HERE, codes, words

PATH = "editions/fr.approved.toml"
RECORD = SegmentRecord(
    "health/paragraph", "paragraph", "{fled} fled", words("{fled} fled"), HERE,
    recorded=(("fled", "count 5, exact, documented"),),
)  # fmt: skip
ONE = f'{"0" * 32} = {{by = "AB", of = "a/title"}}\n'


def file(text: str | bytes) -> Catalogue:
    """A file of approvals."""
    return Catalogue(PATH, text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize("initials", ["A", "AB", "éß", "منح", "ABCD"])
def test_initials_are_a_few_letters_of_any_script(initials: str):
    """Enough to ask somebody in the same room."""
    assert is_initials(initials)


@pytest.mark.parametrize("name", ["", "Amina", "A B", "A.B", "a1", "A_B", "AB\n", "a@b"])
def test_names_and_addresses_are_no_initials(name: str):
    """Files travel further than their writers: nobody is to be found by one."""
    assert not is_initials(name)


@pytest.mark.parametrize(
    "other",
    [
        replace(RECORD, text="{fled} fled."),
        replace(RECORD, kind="heading"),
        replace(RECORD, plural="{fled} fled"),
        replace(RECORD, recorded=(("fled", "count 6, exact, documented"),)),
        replace(RECORD, recorded=(("returned", "count 5, exact, documented"),)),
    ],
)
def test_whatever_changes_has_another_digest(other: SegmentRecord):
    """Its source, what it is, the figures in it; and its translation."""
    assert approval_digest(other, ("a",)) != approval_digest(RECORD, ("a",))
    assert approval_digest(RECORD, ("a", "b")) != approval_digest(RECORD, ("a",))


def test_what_moves_has_the_same_digest():
    """Its place is no part of what was approved."""
    moved = replace(RECORD, context="work/paragraph/2", span=replace(HERE, line=99))
    assert approval_digest(moved, ("a",)) == approval_digest(RECORD, ("a",))


def test_a_file_has_a_line_for_each_approval_in_order_of_places():
    """To be read, merged and compared by people; TOML all the same."""
    approvals = approved({}, [(replace(RECORD, context=c), (c,)) for c in ("b", "a", "c")], "AB")
    data = write_approvals(approvals, "fr").decode()
    lines = [line for line in data.splitlines() if not line.startswith("#")]
    assert [line.split("of = ")[1] for line in lines] == ['"a"}', '"b"}', '"c"}']
    assert len(tomllib.loads(data)) == 3
    assert "“fr”" in data


def test_who_approved_first_stays_named():
    """Approving again is no new approval."""
    first = approved({}, [(RECORD, ("a",))], "AB")
    assert approved(first, [(RECORD, ("a",))], "CD") == first


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x = \n", 1),
        (ONE + "y\n", 2),
        (ONE + 'abc = {by = "AB", of = "x"}\n', 2),
        (ONE + f'{"1" * 32} = "AB"\n', 2),
        (ONE + f'{"1" * 32} = {{by = "AB"}}\n', 2),
        (ONE + f'{"1" * 32} = {{by = "Amina", of = "x"}}\n', 2),
        (ONE + f'{"1" * 32} = {{by = "AB", of = "x", on = 2026-01-01}}\n', 2),
        (ONE + f'{"1" * 32} = {{by = 1, of = "x"}}\n', 2),
        (ONE + ONE, 2),
        ("<<<<<<< HEAD\n" + ONE, 1),
        (b"\xff\xfe", 0),
    ],
)
def test_po_018_a_file_that_is_not_of_this_shape_approves_nothing(text: str | bytes, line: int):
    """What decides a release is never guessed; the line is told."""
    found = read_approvals(file(text))
    assert (found.made, codes(found)) == (None, ["po-018"])
    assert (found.findings[0].span.path, found.findings[0].span.line) == (PATH, line)


def test_a_file_of_another_system_reads_the_same():
    """Byte order mark and CRLF are no difference; an empty file approves nothing."""
    data = b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode()
    assert read_approvals(file(data)).value == {"0" * 32: Approval("AB", "a/title")}
    assert read_approvals(file("")).value == {}


@given(
    st.dictionaries(
        st.text(st.sampled_from("0123456789abcdef"), min_size=32, max_size=32),
        st.builds(
            Approval,
            st.sampled_from(["A", "éß", "منح"]),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\')),
        ),
        max_size=5,
    )
)
def test_whatever_is_written_is_read_back(approvals: dict[str, Approval]):
    """Any place, in any characters; and written again it has the same bytes."""
    data = write_approvals(approvals, "fr")
    assert read_approvals(file(data)).value == approvals
    assert write_approvals(read_approvals(file(data)).value, "fr") == data
