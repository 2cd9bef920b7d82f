"""Reports that chance has damaged: the builder says what is wrong, and never falls over.

A property, over the stock report with two catalogues: reading, translating and editing raise
nothing; what they find can be printed, and points to a line that there is; a build makes something
or says why not.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

from reportbuild.commands.found import Found
from reportbuild.commands.printing import Form, print_found
from reportbuild.commands.rooms import Means, opened
from reportbuild.editions import Edited
from reportbuild.model.finding import Finding, Severity
from reportbuild.model.manifest import Built
from reportbuild.model.order import Order
from reportbuild.model.shelf import Shelf
from reportbuild.pipeline import Submit, build
from tests.prove.builds import checked, silent, the_house
from tests.prove.faults.catalogues import catalogues
from tests.prove.mutations import Damaged, Files, damaged
from tests.stock import stock_files

FORMS: tuple[Form, ...] = get_args(Form)
GOOD = stock_files() | catalogues()
NO_TEXT = re.compile(r"\.(?:png|jpe?g)$", re.IGNORECASE)
"""What has no lines."""
TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
FOLDERS = {"", ".", "text", "images", "editions", "styles", "styles/trims", "styles/fonts"}


def many(examples: int) -> settings:
    """So many examples, the same ones in every run."""
    return settings(
        max_examples=examples,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        database=None,
    )


def held_against(done: Edited, files: Files) -> None:
    """Assert what must be true of anything that was found."""
    for finding in done.findings:
        note(str(finding))
        assert finding.message
        assert_there(finding, files)
    assert_printable(done.findings)
    errors = any(f.severity is Severity.ERROR for f in done.findings)
    languages = {language for language in done.found if language}
    assert errors or set(done.documents) == languages > set()


def assert_there(finding: Finding, files: Files) -> None:
    """A finding's file is one of the report's, or was; its line is one of the file's."""
    path, number = finding.span.path, finding.span.line
    assert path in files or path in GOOD or path in FOLDERS, finding
    if NO_TEXT.search(path):
        assert number == 0, finding
    assert 0 <= number <= lines_of(files.get(path, b"")), finding


def lines_of(data: bytes) -> int:
    """How many lines an editor shows."""
    return len(re.split(rb"\r\n|\r|\n", data))


def assert_printable(findings: tuple[Finding, ...]) -> None:
    """Every form of printing takes them, and nothing that steers a terminal comes through."""
    found = [Found("stock", Path("stock"), findings)]
    for form in FORMS:
        with redirect_stdout(io.StringIO()) as said:
            print_found(found, form)
        assert not {c for c in said.getvalue() if c != "\n" and steers(c)}, form


def steers(char: str) -> bool:
    """Whether a character moves a terminal, or turns its lines round."""
    return unicodedata.category(char) == "Cc" or unicodedata.bidirectional(char) in TURNS


@pytest.mark.prove_quick
@many(200)
@given(report=damaged(GOOD))
def test_nothing_that_is_damaged_makes_it_fall_over(report: Damaged):
    """Two hundred reports, each with up to three accidents."""
    held_against(checked(Shelf("stock", report.files)), report.files)


@pytest.mark.prove
@many(2500)
@given(report=damaged(GOOD))
def test_nothing_at_all_makes_it_fall_over(report: Damaged):
    """The same, for minutes."""
    held_against(checked(Shelf("stock", report.files)), report.files)


@pytest.mark.prove
@pytest.mark.parametrize("path", ["images/map.png", "images/woman.jpg", "images/house.svg"])
def test_a_picture_may_end_anywhere(path: str):
    """Copied from a stick that was pulled out: each such beginning of a picture is refused."""
    whole = GOOD[path]
    for length in range(0, len(whole) - 20, max(1, len(whole) // 80)):
        done = checked(Shelf("stock", {**GOOD, path: whole[:length]}), "en")
        assert any(f.severity is Severity.ERROR for f in done.findings), length


@pytest.fixture(scope="module")
def submit() -> Iterator[Submit]:
    """Workers as the builder has them, with nothing kept."""
    with opened(Means(2, None), the_house(), lambda *_: None) as rooms:
        yield rooms.submit


@pytest.mark.prove
@many(60)
@given(report=damaged(GOOD))
def test_a_build_makes_something_or_says_why_not(submit: Submit, report: Damaged):
    """Artefacts in each format, or errors, for every edition; never both, never nothing."""
    order = Order(frozenset({"en", "ar"}))
    shelf = Shelf("stock", report.files)
    [built] = build([shelf], the_house(), order, submit, tell=silent)

    for finding in built.findings:
        note(str(finding))
        assert_there(finding, report.files)
    assert_printable(built.findings)
    told = made(built) | set(built.refused)
    if built.about:
        assert told == order.languages & set(built.about.languages)
    for language in told:
        assert (language in made(built)) != bool({language, ""} & refused(built)), language
    assert made(built) or refused(built)


def made(built: Built) -> set[str]:
    return {entry.artefact.language for entry in built.entries if entry.artefact.data}


def refused(built: Built) -> set[str]:
    """The editions that an error stands against; "" for all of them."""
    errors = [f for f in built.findings if f.severity is Severity.ERROR]
    return {language for f in errors for language in f.edition.split(", ")}
