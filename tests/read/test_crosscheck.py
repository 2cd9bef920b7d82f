from __future__ import annotations

import pytest

from reportbuild.model.finding import Severity
from tests.read.reports import found, read, replaced
from tests.stock import STATISTICS

METHOD = "text/04-method.md"


def appended(text: str) -> dict[str, str | bytes | None]:
    """Return the change that puts words below the stock report's last text: from line 5 on."""
    return replaced(METHOD, "Names were changed.\n", f"Names were changed.\n\n{text}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{fleed} people", [f"ref-001 {METHOD}:5"]),
        ("[words]{fleed} people", [f"ref-001 {METHOD}:5"]),
        ("## A *{fleed}* heading", [f"ref-001 {METHOD}:5"]),
        (":::{statistic} fleed\n:::", [f"ref-001 {METHOD}:5"]),
        (":::{chart} bar\n:statistics: fled fleed\n:alt: a\n:::", [f"ref-001 {METHOD}:6"]),
        ("a\n[^gjon]", [f"ref-002 {METHOD}:6"]),
        ("a[^x]\n\n[^y]: Y", [f"ref-002 {METHOD}:5", f"ref-006 {METHOD}:7"]),
        ("[](#tab_duty)", [f"ref-003 {METHOD}:5"]),
        ("[words](#tab_duty)", [f"ref-003 {METHOD}:5"]),
        ("[@obs]", [f"ref-004 {METHOD}:5"]),
        ("a\n[@obs_2026, p. 1; @obs]", [f"ref-004 {METHOD}:6"]),
        (":::{quotation}\n:attribution: Who [@obs]\n\na\n:::", [f"ref-004 {METHOD}:6"]),
        ("| a | b |\n|--|--|\n| [](#x) | {y} |", [f"ref-003 {METHOD}:7", f"ref-001 {METHOD}:7"]),
        ("(fig_house)=\n## Heading", [f"ref-007 {METHOD}:6"]),
        ("(ch_work)=\n## Heading", [f"ref-007 {METHOD}:6"]),
        ("(a)=\n::::{box} B\n(a)=\n:::{box} C\nc\n:::\n::::", [f"ref-007 {METHOD}:8"]),
    ],
)
def test_what_is_mentioned_must_be_there(text: str, expected: list[str]):
    """Statistics, notes, targets, works, in every kind of segment, on the line of the mention."""
    assert found(appended(text)) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{fleed}", "Did you mean “fled”?"),
        ("[](#tab_duty)", "Did you mean “tab_duties”?"),
        ("[@obs_2062]", "Did you mean “obs_2026”?"),
        ("a[^gjon]", "Notes belong to their file; this one stands in text/02-return.md."),
        ("a[^new]", "Write it below: [^key]: ..."),
    ],
)
def test_hints_for_what_is_not_there(text: str, hint: str):
    """What was most likely meant is named; a note of another file is told apart."""
    (finding,) = read(appended(text)).findings
    assert finding.hint == hint


def test_a_note_that_nobody_calls_holds():
    """ref-006: a draft can be made, but a release would lose the note."""
    (finding,) = read(appended("[^lost]: A note.")).findings
    assert (finding.code, finding.severity, finding.span.line) == ("ref-006", Severity.HOLD, 5)


def test_a_broken_record_is_still_there():
    """A statistic that cannot be made is not reported as missing wherever it is mentioned."""
    changed = replaced("statistics.toml", "value = 230000", 'value = "230,000"')
    assert found(changed) == ["rec-001 statistics.toml:3"]


def test_what_is_never_mentioned_is_found():
    """ref-009, ref-010: warnings, at the record."""
    changed: dict[str, str | bytes | None] = {
        "statistics.toml": STATISTICS
        + STATISTICS[: STATISTICS.index("[returned]")].replace("[fled]", "[spare]"),
    }
    changed |= replaced(
        "references.toml",
        "[bank_2025]",
        '[spare]\nauthor = "A"\ntitle = "T"\nlanguage = "en"\npublished = "2020"\n\n[bank_2025]',
    )
    findings = read(changed).findings
    assert [f"{f.code} {f.span}" for f in findings] == [
        "ref-009 statistics.toml:104",
        "ref-010 references.toml:16",
    ]
    assert {f.severity for f in findings} == {Severity.WARNING}


def test_a_whole_is_mentioned_by_its_part():
    """A statistic named only as the whole of another one is in use."""
    changed = replaced("statistics.toml", 'of = "fled"', 'of = "spare"')
    text = str(changed["statistics.toml"])
    changed["statistics.toml"] = text + text[: text.index("[returned]")].replace(
        "[fled]", "[spare]"
    )
    assert found(changed) == []


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("fled unemployment", "mixes units: number, percent"),
        ("unemployment women", "mixes units: fraction, percent"),
        ("nurses fled", "mixes units: number, per 1000"),
        ("fled returned most", "“most” is a quantity in words"),
    ],
)
def test_a_chart_draws_numbers_of_one_unit(keys: str, words: str):
    """text-033: bars of different units, or of words, would lie."""
    (finding,) = read(appended(f":::{{chart}} bar\n:statistics: {keys}\n:alt: a\n:::")).findings
    assert f"{finding.code} {finding.span}" == f"text-033 {METHOD}:5"
    assert words in finding.message


def test_everything_is_found_at_once():
    """ref-001, ref-002, ref-003, ref-004, ref-005, ref-006, ref-007: in one reading."""
    made = read(
        appended("{a}[^b] [](#c) [@d]\n\n![e](f.png)\n\n[^g]: h\n\n(sec_duty)=\n## i"),
    )
    assert sorted(finding.code for finding in made.findings) == [f"ref-00{n}" for n in range(1, 8)]


@pytest.mark.parametrize("fault", ["| a |\n|---|\n| 1 | 2 |", ":data: data/nosuch.csv"])
def test_a_target_of_what_could_not_be_read_is_there(fault: str):
    """Only the fault itself is found, not every mention of what it stands in (ref-003)."""
    text = f"See [](#tab_x).\n\n(tab_x)=\n:::{{table}} T\n:source: S\n{fault}\n:::"
    assert not [one for one in found(appended(text)) if one.startswith("ref-003")]
    assert found(appended(text)) != []


def test_a_target_above_a_paragraph_needs_numbers_to_be_named_by():
    """text-035: references would have nothing to say, unless the report numbers paragraphs."""
    named = {"text/04-method.md": "# How\n\n(par_how)=\n\nThe figures [@obs_2026; @bank_2025].\n"}
    assert found(named) == ["text-035 text/04-method.md:5"]

    numbered = replaced("report.toml", "[style]\n", '[style]\nparagraphs = "numbered"\n')
    assert found(named | numbered) == []
