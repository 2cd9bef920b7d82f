from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reportbuild.commands import printing
from reportbuild.commands.found import Found
from reportbuild.model.codes import CODES
from reportbuild.model.finding import Finding, Span
from tests.terminal import BROKEN, run, stock


def test_a_finding_reads_code_place_and_sentence(here: Path):
    """In the order of files and lines, a hint below, counted at the end; a fault ends with one."""
    stock(here, BROKEN)
    result = run("check")

    lines = result.stdout.splitlines()
    heads = [line for line in lines if line.startswith(("error[", "hold[", "warning["))]
    assert result.exit_code == 1
    assert lines[0] == "sources/stock"
    assert any(
        re.match(r"error\[[a-z]+-\d{3}\] text/03-work\.md:3( |  )\S", head) for head in heads
    )
    places = [
        (m[1], int(m[2] or 0)) for h in heads if (m := re.search(r"\] (\S+?)(?::(\d+))? ", h))
    ]
    assert places == sorted(places)
    assert re.fullmatch(r"\d+ errors?(, \d+ holds?)?(, \d+ warnings?)?", lines[-1])


def test_findings_are_json_for_programs(here: Path):
    """A list of records, whose paths can be opened from where the command was run."""
    stock(here, BROKEN)
    records = json.loads(run("check", "--format", "json").stdout)

    record = next(r for r in records if r["line"] == 3)
    assert set(record) == {
        "report", "file", "line", "code", "severity", "editions", "message", "hint",
        "ignored",
    }  # fmt: skip
    assert record["severity"] == CODES[record["code"]].severity == "error"
    assert (here / record["file"]).is_file()


def test_findings_are_shown_beside_the_line_by_a_code_host(here: Path):
    """One workflow command for each finding, and nothing else."""
    stock(here, BROKEN)
    lines = run("check", "--format", "github").stdout.splitlines()

    assert lines
    form = r"::(error|warning|notice) file=[^,:]+,line=\d+,title=\w+\[[a-z]+-\d{3}\]::.+"
    assert all(re.fullmatch(form, line) for line in lines)
    assert any(",line=3," in line and line.startswith("::error") for line in lines)


HOSTILE = Finding("make-002", Span("a\nb,c:d.md", 3), "x\x1b[2J\n::error::y [red]%0A", "h\r", "fr")


def test_a_hostile_name_can_neither_steer_a_terminal_nor_a_code_host(
    capsys: pytest.CaptureFixture[str],
):
    """Control characters are replaced, markup is text, and a workflow command stays one."""
    found = [Found("a\x07", Path("sources/s"), (HOSTILE,))]
    printing.print_found(found)
    text = capsys.readouterr().out
    assert "\x1b" not in text + "\x07"[:0]
    assert "\x07" not in text
    assert "[red]" in text
    assert text.count("\n") == 4  # heading, finding, hint, count

    printing.print_found(found, "github")
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith(
        "::notice file=sources/s/a%0Ab%2Cc%3Ad.md,line=3,title=warning[make-002]"
    )
    assert "%0A::error::y [red]%250A" in line
    assert "\x1b" not in line

    printing.print_found(found, "json")
    assert json.loads(capsys.readouterr().out)[0]["message"] == HOSTILE.message


def test_counts_are_said_in_words_that_fit():
    """One error, two holds, and no word of what there is none of."""
    error, hold = Finding("ask-001", Span("a"), "x"), Finding("make-002", Span("a"), "x")
    assert printing.count([error]) == "1 error"
    assert printing.count([error, hold, hold]) == "1 error, 2 warnings"
    assert printing.count([]) == ""


@pytest.mark.parametrize(
    ("codes", "expected"),
    [((), 0), (("make-002",), 0), (("make-001",), 1), (("make-001", "ask-001"), 2),
     (("make-001", "ask-001", "env-001"), 3)],
)  # fmt: skip
def test_the_exit_code_is_that_of_the_gravest_finding(codes: tuple[str, ...], expected: int):
    """Something missing on the machine comes first: until then nothing else can be seen."""
    findings = tuple(Finding(code, Span("a"), "x") for code in codes)
    assert printing.exit_code([Found("", Path(), findings)]) == expected
