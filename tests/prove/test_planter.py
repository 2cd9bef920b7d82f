"""What a seeded planter puts into the samples, in six languages: faults are said, edits are not.

The planter knows the grammar and the languages (`tests/prove/planter.py`), not the checks. Each of
its changes is laid over a sample report, alone; what is said of the report without it does not
count. A fault counts as said if a finding of the right severity is at its file and block of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

import pytest
from _pytest.mark import MarkDecorator, ParameterSet

from reportbuild.model.finding import Finding
from reportbuild.model.shelf import Shelf
from tests.prove import planter
from tests.prove.builds import checked
from tests.prove.plants.edits import Edit
from tests.prove.plants.owed import FALSE_ALARMS, UNSAID
from tests.prove.plants.places import Report
from tests.prove.plants.planted import Planted
from tests.prove.plants.words import LANGUAGES

FAULTS = planter.planted(planter.FAULTS)
EDITS = planter.planted(planter.EDITS)
REPORTS = {report.name: report for report in planter.reports()}

LEAST, LEAST_OF_EACH = 400, 50
NUMERIC_MISSES = 0.01


def reported(report: str, files: dict[str, bytes], language: str) -> list[Finding]:
    """What is found now and was not found in the report as it is."""
    found = checked(Shelf(report, files), language).findings
    return [f for f in found if (f.code, f.span.path, f.message) not in known(report)]


@cache
def known(report: str) -> frozenset[tuple[str, str, str]]:
    found = checked(Shelf(report, REPORTS[report].files)).findings
    return frozenset((f.code, f.span.path, f.message) for f in found)


def cases(
    planted: Sequence[Planted], owed: frozenset[str], quick: frozenset[str] = frozenset()
) -> list[ParameterSet]:
    """Every one by its name; of those that are owed, that they are."""
    found = []
    for one in planted:
        marks: list[MarkDecorator] = [pytest.mark.prove]
        if one.name in quick:
            marks.append(pytest.mark.prove_quick)
        if one.name in owed:
            marks.append(pytest.mark.xfail(reason="owed: tests/prove/plants/owed.py", strict=True))
        found.append(pytest.param(one, id=one.name, marks=marks))
    return found


def few() -> frozenset[str]:
    return frozenset(one.name for one in planter.sample(FAULTS, 60))


# --- the planter --------------------------------------------------------------------------------


@pytest.mark.prove
@pytest.mark.prove_quick
@pytest.mark.parametrize("planted", [FAULTS, EDITS], ids=["faults", "edits"])
def test_there_is_enough_in_every_language(planted: Sequence[Planted]):
    """No two have one name; and no language has less than is asked for."""
    languages = Counter(one.language for one in planted)
    least = LEAST_OF_EACH if planted is FAULTS else LEAST // len(LANGUAGES) // 2

    assert len({one.name for one in planted}) == len(planted) >= LEAST
    assert min(languages[language] for language in LANGUAGES) >= least


@pytest.mark.prove
@pytest.mark.prove_quick
def test_every_kind_finds_a_place():
    """A kind for which the samples have no place any more would prove nothing."""
    planted = {one.kind for one in (*FAULTS, *EDITS)}

    assert [
        kind.name for kind in (*planter.FAULTS, *planter.EDITS) if kind.name not in planted
    ] == []


@pytest.mark.prove
@pytest.mark.prove_quick
def test_every_change_changes_something_and_is_due_somewhere():
    """Each leaves other bytes behind, and names lines that there are."""
    for one in (*FAULTS, *EDITS):
        files = one.laid_over(REPORTS[one.report])
        ends = [files[lines.path].count(b"\n") + 1 for lines in one.due]

        assert one.due, one.name
        for lines, end in zip(one.due, ends, strict=True):
            assert 1 <= lines.first <= lines.last <= end, one.name


@pytest.mark.prove
@pytest.mark.prove_quick
def test_what_is_owed_is_planted():
    """Nothing stands in the lists of what is owed that is not planted any more."""
    assert {one.name for one in FAULTS} >= UNSAID
    assert {one.name for one in EDITS} >= FALSE_ALARMS


# --- faults -------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", cases(FAULTS, UNSAID, few()))
def test_a_fault_is_said(fault: Planted):
    """With the right severity, at the right file, in the block of lines where it stands."""
    report = REPORTS[fault.report]
    said = reported(report.name, fault.laid_over(report), fault.language)

    due = " or ".join(f"{lines.path}:{lines.first}–{lines.last}" for lines in fault.due)
    assert any(map(fault.is_told_by, said)), f"due at {due}" + "".join(f"\n  {f}" for f in said)


@pytest.mark.prove
@pytest.mark.prove_quick
def test_few_faults_are_owed():
    """All that is structural is said, and of what is numeric 99 of 100."""
    owed = Counter(one.sort for one in FAULTS if one.name in UNSAID)
    planted = Counter(one.sort for one in FAULTS)

    assert owed["structural"] == 0
    assert owed["numeric"] <= NUMERIC_MISSES * planted["numeric"]


# --- harmless edits -----------------------------------------------------------------------------


@pytest.mark.parametrize("edit", cases(EDITS, FALSE_ALARMS))
def test_a_harmless_edit_is_not_said(edit: Planted):
    """Not one finding is new."""
    report = REPORTS[edit.report]

    assert reported(report.name, edit.laid_over(report), edit.language) == []


def apart(edits: Sequence[Edit], others: Sequence[Edit]) -> bool:
    """Whether edits touch nothing that others touch."""
    return all(
        one.path != other.path or one.stop < other.start or other.stop < one.start
        for one in edits
        for other in others
    )


def together(number: int) -> Iterator[tuple[Report, str, list[Planted]]]:
    """Some harmless edits that can be made at once, by report and language."""
    sound = [one for one in planter.sample(EDITS, number * 2) if one.name not in FALSE_ALARMS]
    sound.sort(key=lambda one: (one.report, one.language))
    for (name, language), group in groupby(sound, lambda one: (one.report, one.language)):
        chosen: list[Planted] = []
        made: list[Edit] = []
        for one in group:
            if apart(one.edits, made):
                chosen.append(one)
                made.extend(one.edits)
        yield REPORTS[name], language, chosen


@pytest.mark.prove_quick
@pytest.mark.parametrize(
    ("report", "language", "edits"),
    [pytest.param(*case, id=f"{case[0].name}-{case[1]}-{len(case[2])}") for case in together(40)],
)
def test_harmless_edits_together_are_not_said(report: Report, language: str, edits: list[Planted]):
    """Some of them at once: not one finding is new."""
    texts = report.with_edits(edit for one in edits for edit in one.edits)
    files = {**report.files} | {path: text.encode() for path, text in texts.items()}

    assert reported(report.name, files, language) == []
