"""The catalogue of codes: well formed, explained, and each one raised by a test."""

from __future__ import annotations

import ast
import re
from collections import Counter
from importlib import import_module
from itertools import groupby
from pathlib import Path
from pkgutil import iter_modules

import pytest

from reportbuild.model import codes as catalogue
from reportbuild.model.codes import CODES
from reportbuild.model.codes.code import Code

FAMILIES: dict[str, tuple[Code, ...]] = {
    module.name: import_module(f"{catalogue.__name__}.{module.name}").CODES
    for module in iter_modules(catalogue.__path__)
    if module.name != "code"
}
ALL = [code for family in FAMILIES.values() for code in family]
TESTS = Path(__file__).parent


def test_the_catalogue_holds_every_code_of_every_family():
    """No code hides another of the same number, and none is left out."""
    assert Counter(code.id for code in ALL) == Counter(dict.fromkeys(CODES, 1))


def test_every_family_has_codes():
    """Each room says what it finds."""
    assert [name for name, family in FAMILIES.items() if not family] == []


def test_a_concern_belongs_to_one_family():
    """All codes that begin alike stand in one file, where the next free number can be seen."""
    homes = {(code.id.partition("-")[0], name) for name, f in FAMILIES.items() for code in f}
    concerns = Counter(concern for concern, _ in homes)
    assert [concern for concern, files in concerns.items() if files > 1] == []


def test_codes_stand_in_the_order_of_their_numbers():
    """Within a concern numbers go up, so that a code is found, and never given twice."""
    for family in FAMILIES.values():
        for concern, codes in groupby(family, lambda code: code.id.partition("-")[0]):
            numbers = [int(code.id.partition("-")[2]) for code in codes]
            assert numbers == sorted(set(numbers)), concern


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_a_code_is_well_formed_and_explained(code: Code):
    """Family and number; a severity; a title of one sentence; an explanation that adds to it."""
    assert re.fullmatch(r"[a-z]{2,6}-\d{3}", code.id)
    assert code.severity in ("error", "hold", "warning")
    assert re.fullmatch(r"[A-Z“`{].*[^.]\.", code.title), code.title
    assert len(code.title) <= 90
    assert len(code.explanation.split()) >= 8, code.explanation
    assert code.explanation.endswith((".", "?")), code.explanation
    assert "  " not in code.title + code.explanation


@pytest.fixture(scope="module")
def asserted() -> set[str]:
    """Every code that a test of the rooms holds in a string; what docstrings say does not count."""
    files = [file for file in TESTS.rglob("*.py") if file != Path(__file__)]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    said = {id(n.value) for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    return {
        code
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
        for code in re.findall(r"(?<![\w-])[a-z]{2,6}-\d{3}(?![\w-])", node.value)
    }


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_every_code_is_raised_by_a_test(code: Code, asserted: set[str]):
    """A code that no test names might as well not be there."""
    assert code.id in asserted


@pytest.mark.parametrize("name", ["composing", "pressing", "proofing"])
def test_holds_are_found_before_anything_is_made(name: str):
    """Whether an edition is a draft is known before its first page is set, as each page says it."""
    assert [code.id for code in FAMILIES[name] if code.severity == "hold"] == []


def test_codes_named_in_the_source_are_in_the_catalogue():
    """Whatever looks like a code in the program is one: a misspelt one would fail when found."""
    concerns = {code.id.partition("-")[0] for code in ALL}
    source = TESTS.parent / "src"
    named = {
        (file.name, code)
        for file in source.rglob("*.py")
        for code in re.findall(r"[\"']([a-z]{2,6}-\d{3})[\"']", file.read_text("utf-8"))
        if code.partition("-")[0] in concerns
    }
    assert {(file, code) for file, code in named if code not in CODES} == set()


def test_every_code_of_the_catalogue_is_used():
    """The program can find what the catalogue lists; a retired code says so in its title."""
    source = "\n".join(
        file.read_text("utf-8")
        for file in (TESTS.parent / "src").rglob("*.py")
        if file.parent.name != "codes"
    )
    unused = [code for code in ALL if f'"{code.id}"' not in source]
    assert [code.id for code in unused if not code.title.startswith("Retired")] == []
