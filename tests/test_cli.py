"""The program as it is started: usage, faults of its own, colours, and what it loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportbuild import machine
from tests.terminal import BROKEN, program, run, stock


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the command line is run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        "build --format pfd",
        "build --jobs 0",
        "build --icc nosuch.icc",
        "check --format xml",
        "explain --what",
        "nosuch",
    ],
)
def test_wrong_usage_ends_with_two(arguments: str, here: Path):
    """And says on standard error what was wrong."""
    result = run(*arguments.split())

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage:" in result.stderr


ENGINES = ("weasyprint", "ebooklib", "pikepdf", "jinja2", "pydyf", "matplotlib", "numpy")
LOADED = f"""
import shlex, sys
from reportbuild.cli import main
for command in sys.argv[1:]:
    sys.argv = ["reportbuild", *shlex.split(command)]
    try:
        main()
    except SystemExit as ended:
        loaded = [name for name in {ENGINES} if name in sys.modules]
        print("ended", ended.code, loaded, file=sys.stderr)
"""
QUICK = (
    "--help", "--version", "build --help", "check", "list", "explain env-001", "translate status",
    "translate update", "doctor", "init second",
)  # fmt: skip


def test_no_engine_is_loaded_to_read_check_or_list(here: Path):
    """Only workers wait for the engines; whatever else is asked for answers without them."""
    stock(here)
    run_ = [sys.executable, "-c", LOADED, *QUICK]
    ended = subprocess.run(run_, check=False, capture_output=True, text=True)

    assert ended.stderr.splitlines() == ["ended 0 []"] * len(QUICK)


BUG = """
from reportbuild.commands import check
def fail(*_):
    raise KeyError('a sentence of the report')
check.check = fail"""


def test_a_fault_of_the_builder_is_told_without_a_traceback(here: Path):
    """Exit code 70, the place, what to do; not a word of what stood in the report."""
    ended = program("check", code=BUG)

    assert (ended.returncode, ended.stdout) == (70, "")
    assert "KeyError in" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "a sentence of the report" not in ended.stderr
    assert "--trace" in ended.stderr

    traced = program("--trace", "check", code=BUG)
    assert traced.returncode == 70
    assert "Traceback" in traced.stderr
    assert "a sentence of the report" in traced.stderr


def test_colours_are_for_terminals_and_for_those_who_want_them(here: Path):
    """None into a file; some where they are forced; none where NO_COLOR says so."""
    stock(here, BROKEN)
    assert "\x1b[" not in program("check").stdout
    assert "\x1b[" in program("check", FORCE_COLOR="1").stdout
    assert "\x1b[3" not in program("check", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_terminal_that_lacks_a_character_gets_its_number(here: Path):
    """A quotation mark is no reason to fail."""
    stock(here)
    ended = program("check", "stick", PYTHONIOENCODING="ascii")

    assert ended.returncode == 2
    assert r"did you mean \u201cstock\u201d?" in ended.stdout


def test_the_module_runs_as_the_program_does():
    """`python -m reportbuild` is the command line."""
    run_ = [sys.executable, "-m", "reportbuild", "--version"]
    said = subprocess.run(run_, check=True, capture_output=True, text=True).stdout

    assert said.strip() == machine.tool()
    assert re.fullmatch(r"reportbuild \d+\.\d+\.\d+\S*", said.strip())
