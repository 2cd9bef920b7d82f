"""Findings as SARIF before the validator of the format's maker, which has the schema in it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.prove.reader import MissingToolError, node_tools
from tests.terminal import BROKEN, run, stock

pytestmark = pytest.mark.prove

VALIDATOR = "@microsoft/sarif-multitool-linux/Sarif.Multitool"


def complaints(log: str, folder: Path) -> list[tuple[str, str]]:
    """Return the level and the rule of everything that the validator says of a log."""
    try:
        program = node_tools() / VALIDATOR
    except MissingToolError as missing:
        pytest.fail(str(missing), pytrace=False)
    if not program.is_file():
        pytest.fail(f"no {VALIDATOR}: it runs on Linux with an x64 processor", pytrace=False)
    program.chmod(0o755)
    (folder / "log.sarif").write_text(log, "utf-8")
    said = folder / "said.sarif"
    subprocess.run(
        [program, "validate", "log.sarif", "--output", said.name, "--log", "ForceOverwrite"],
        cwd=folder, check=False, capture_output=True, timeout=120,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "HOME": str(folder)},
    )  # fmt: skip
    results = json.loads(said.read_text("utf-8-sig"))["runs"][0]["results"]
    return [(result.get("level", "warning"), result["ruleId"]) for result in results]


def test_the_validator_finds_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A check of a broken report; the builder has no address of its own to name."""
    monkeypatch.chdir(tmp_path)
    stock(tmp_path, BROKEN)
    log = run("check", "--format", "sarif").stdout

    assert complaints(log, tmp_path) == [("warning", "SARIF2005")]


def without_message(result: dict[str, Any]) -> None:
    del result["message"]


def with_a_property_of_its_own(result: dict[str, Any]) -> None:
    result["mood"] = "grave"


def with_a_rule_that_is_nowhere(result: dict[str, Any]) -> None:
    result["ruleIndex"] = 99


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        (without_message, "JSON1002"),
        (with_a_property_of_its_own, "JSON1005"),
        (with_a_rule_that_is_nowhere, "SARIF1009"),
    ],
)
def test_the_validator_can_find_errors(
    harm: Callable[[dict[str, Any]], None],
    rule: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    """Of the schema, and of what a schema cannot say."""
    monkeypatch.chdir(tmp_path)
    stock(tmp_path, BROKEN)
    log = json.loads(run("check", "--format", "sarif").stdout)
    harm(log["runs"][0]["results"][0])

    assert ("error", rule) in complaints(json.dumps(log), tmp_path)
