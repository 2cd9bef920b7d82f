"""Small faults that a writer, a translator or an attacker could make: each must be said.

They are written from `docs/writing.md`, by somebody who did not look at how they are found. Each is
laid over the stock report, alone; what is said of the report without it does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain

import pytest
from _pytest.mark import ParameterSet

from reportbuild.model.finding import Finding, Severity
from reportbuild.model.shelf import Shelf
from tests.prove.builds import checked
from tests.prove.faults import catalogues, pictures, records, reports, subtle, texts
from tests.prove.faults.planting import Fault
from tests.prove.faults.unsaid import UNSAID
from tests.stock import stock_files

pytestmark = pytest.mark.prove_quick

FAMILIES = (records, texts, reports, pictures, catalogues, subtle)
FAULTS = tuple(chain.from_iterable(family.FAULTS for family in FAMILIES))
LEAST = 60

UNTRANSLATED = {"po-007", "po-008"}
"""What is said of every edition when the source's text changes: no word about the fault itself."""


@cache
def good() -> Mapping[str, bytes]:
    """The stock report with two catalogues, a few segments of which are translated."""
    return stock_files() | catalogues.catalogues()


@cache
def found_in_good() -> frozenset[tuple[str, str]]:
    return frozenset((f.code, f.message) for f in checked(Shelf("stock", good())).findings)


def names() -> list[str]:
    return [f"{fault.path}: {fault.name}" for fault in FAULTS]


def cases() -> list[ParameterSet]:
    """Every fault by its name; of those that are owed, that they are not said, and no more."""
    owed = pytest.mark.xfail(reason="not said yet: tests/prove/faults/unsaid.py", strict=True)
    return [
        pytest.param(fault, id=name, marks=owed if name in UNSAID else ())
        for fault, name in zip(FAULTS, names(), strict=True)
    ]


def new_findings(files: Mapping[str, bytes]) -> list[Finding]:
    findings = checked(Shelf("stock", files)).findings
    return [f for f in findings if (f.code, f.message) not in found_in_good()]


def test_the_report_without_a_fault_is_sound():
    """Nothing but holds stands in it, each for segments that have no translation."""
    findings = checked(Shelf("stock", good())).findings

    assert {(f.severity, f.code) for f in findings} == {(Severity.HOLD, "po-007")}


def test_there_are_many_faults_and_each_has_its_name():
    """No two are told apart by nothing, and none is lost from the list."""
    assert len(set(names())) == len(FAULTS) > LEAST
    assert set(names()) >= UNSAID


@pytest.mark.parametrize("fault", cases())
def test_a_fault_is_said(fault: Fault):
    """With the right severity, at the right file, and on its line where that is plain."""
    said = new_findings(fault.laid_over(good()))
    if catalogues.FR not in (fault.path, *fault.where):
        said = [f for f in said if f.code not in UNTRANSLATED]
    told = [f for f in said if fault.is_told_by(f, good())]

    assert told, due(fault) + "".join(f"\n  said: {f}" for f in said)


def due(fault: Fault) -> str:
    severities = " or ".join(s.value for s in Severity if s in fault.severities)
    lines = "" if fault.extent == "file" else str(fault.lines(good())).removeprefix("range")
    return f"due: {severities} at {' or '.join(fault.where or (fault.path,))} {lines}"
