"""Waivers: what may stand needs a reason, and one that hits nothing is told."""

from __future__ import annotations

import pytest

from reportbuild.model.preflight import Fault, Separations
from reportbuild.proof.preflight.job import Job, preflight
from reportbuild.proof.preflight.waivers import waived, waivers
from tests.proof.pdfs import PROFILE, add, book

GOOD = b"""# what the editors let stand
[[waiver]]
code = "pre-041"
page = 2
reason = "an archive photograph, there is no better"
by = "MK"

[[waiver]]
code = "pre-071"
reason = "agreed with the printer"
"""


def test_waivers_are_read_with_their_lines():
    """Code, page, reason, initials, and where it stands."""
    read = waivers("let.toml", GOOD)
    one, other = read.value

    assert read.findings == ()
    assert (one.code, one.page, one.by, one.span.line) == ("pre-041", 2, "MK", 2)
    assert (other.code, other.page, other.span.line) == ("pre-071", 0, 8)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('code = "pre-041"', "gives no reason"),
        ('code = "pre-041"\nreason = "ok"', "gives no reason"),
        ('code = "pre-041"\nreason = ""', "gives no reason"),
        ('code = "pre-041"\nreason = 7', "gives no reason"),
        ('code = "pre-999"\nreason = "because of this"', "no code of preflight"),
        ('code = "stat-001"\nreason = "because of this"', "no code of preflight"),
        ('reason = "because of this"', "no code of preflight"),
        ('code = "pre-003"\nreason = "because of this"', "cannot be waived"),
        ('code = "pre-041"\nreason = "because of this"\npage = -1', "number from 1"),
        ('code = "pre-041"\nreason = "because of this"\npage = "2"', "number from 1"),
        ('code = "pre-041"\nreason = "because of this"\npage = true', "number from 1"),
        ('code = "pre-041"\nreason = "because of this"\nby = 3', "in words"),
        ('code = "pre-041"\nreason = "because of this"\nwhy = "x"', "no “why”"),
    ],
)
def test_a_waiver_that_cannot_be_used_is_told(text: str, says: str):
    """pre-008, with its line, and nothing is waived by it."""
    read = waivers("let.toml", f"\n[[waiver]]\n{text}\n".encode())

    assert read.made == ()
    (finding,) = read.findings
    assert (finding.code, finding.span.line, says in finding.message) == ("pre-008", 2, True)


@pytest.mark.parametrize(
    "data",
    [b"\xff", b"[[waiver]", b'waiver = "pre-041"', b"other = 1", b"waiver = [1]", b"[waiver]\na=1",
     b"a = " + b"[" * 5000],
)  # fmt: skip
def test_a_file_that_holds_no_waivers_is_told(data: bytes):
    """pre-008, whatever it holds instead."""
    read = waivers("let.toml", data)
    assert read.made == ()
    assert {finding.code for finding in read.findings} == {"pre-008"}


def test_nothing_waived_is_no_fault():
    """An empty file lets nothing stand, and says nothing."""
    assert waivers("let.toml", b"").findings == ()


def test_what_is_waived_says_why_and_what_hits_nothing_is_told():
    """pre-009: the waiver of a layer that is not there; the page counts."""
    given = waivers("let.toml", GOOD).value
    faults = [Fault("pre-041", 2, "soft"), Fault("pre-041", 3, "soft")]
    one, other, idle = waived(faults, given)

    assert (one.waived, other.waived) == ("an archive photograph, there is no better", "")
    assert (idle.code, "pre-071" in idle.message, "let.toml:8" in idle.message) == (
        "pre-009", True, True,
    )  # fmt: skip


def test_a_preflight_keeps_what_it_waived():
    """It stands in the report, with its reason, and counts no more."""
    given = waivers("let.toml", b'[[waiver]]\ncode="pre-050"\nreason="a proof only"').value
    data = book(change=lambda pdf: add(pdf, 2, b"1 0 0 rg 60 60 50 50 re f"))
    done = preflight(Job("book.pdf", data, PROFILE, waivers=given), Separations("not asked"))

    assert [(f.code, f.waived) for f in done.faults if f.code == "pre-050"] == [
        ("pre-050", "a proof only")
    ]
    assert done.waivers == given
    assert [f.finding("x").ignored for f in done.faults if f.code == "pre-050"] == ["a proof only"]
