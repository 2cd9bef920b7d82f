"""Findings as SARIF: what the standard asks for, and what a code host needs to show them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif_pydantic import Sarif

from reportbuild.commands.found import Found
from reportbuild.commands.sarif import sarif
from reportbuild.model.codes import CODES
from reportbuild.model.finding import Finding, Span
from tests.terminal import BROKEN, run, stock

LEVELS = {"error": "error", "hold": "warning", "warning": "note"}


def sound(log: dict[str, Any]) -> None:
    """Hold a log against what SARIF 2.1.0 asks of every part that is used here.

    Its text, sections 3.13 to 3.35, for these parts, and the classes of `sarif_pydantic`; the long
    proofs ask a validator that has the standard's schema (tests/prove/test_sarif.py).
    """
    Sarif.model_validate(log)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    [run_] = log["runs"]
    driver = run_["tool"]["driver"]
    rules = [rule["id"] for rule in driver["rules"]]
    assert driver["name"]
    assert len(set(rules)) == len(rules)
    assert run_["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    for result in run_["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert isinstance(result["message"]["text"], str)
        for location in result["locations"]:
            place = location["physicalLocation"]
            assert " " not in place["artifactLocation"]["uri"]
            assert place.get("region", {"startLine": 1})["startLine"] >= 1
        for excuse in result.get("suppressions", []):
            assert excuse["kind"] in {"inSource", "external"}


def test_a_check_speaks_sarif(here: Path):
    """Each finding is a result of a rule, at a file that is there, with its severity's level."""
    stock(here, BROKEN)
    result = run("check", "--format", "sarif")
    log = json.loads(result.stdout)

    sound(log)
    assert result.exit_code == 1
    told = {(r["ruleId"], r["level"]) for r in log["runs"][0]["results"]}
    as_json = json.loads(run("check", "--format", "json").stdout)
    assert told == {(f["code"], LEVELS[f["severity"]]) for f in as_json}
    uris = [
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for r in log["runs"][0]["results"]
    ]
    assert all((here / uri).exists() for uri in uris)


def test_a_sound_report_is_an_empty_run(here: Path):
    """Code hosts take a log without results for good news."""
    stock(here)
    log = json.loads(run("check", "--format", "sarif").stdout)
    sound(log)
    assert log["runs"][0]["results"] == []


def test_a_finding_keeps_its_fingerprint_while_lines_above_it_come_and_go():
    """So that a code host knows it for the same."""

    def print_of(line: int, message: str) -> str:
        found = Found("r", Path("r"), (Finding("po-014", Span("a", line), message),))
        log = json.loads(sarif([found], "reportbuild 1"))
        [result] = log["runs"][0]["results"]
        return str(result["partialFingerprints"]["reportbuild/v1"])

    assert print_of(3, "x") == print_of(9, "x") != print_of(3, "y")


@given(st.text(max_size=30), st.text(min_size=1, max_size=30), st.integers(0, 10**6))
def test_whatever_a_source_holds_the_log_is_sound(message: str, path: str, line: int):
    """Control characters, other scripts, spaces in names."""
    finding = Finding("po-014", Span(path, line), message, message)
    log = json.loads(sarif([Found(message, Path("r s"), (finding,))], "reportbuild 1"))
    sound(log)


@pytest.mark.parametrize("code", ["po-014", "toml-001"])
def test_a_rule_says_what_the_catalogue_says(code: str):
    """A code host shows it to those who do not know the builder."""
    found = Found("r", Path("r"), (Finding(code, Span("a", 1), "x"),))
    [rule] = json.loads(sarif([found], "reportbuild 1"))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == CODES[code].title
    assert rule["fullDescription"]["text"] == CODES[code].explanation
