"""What sources say is to be ignored: read where it stands, and refused without a reason."""

from __future__ import annotations

import pytest

from reportbuild.model.ignoring import Ignore
from reportbuild.read.ignores import ignores
from reportbuild.read.schema import IgnoreShape
from tests.read.reports import read
from tests.stock import stock_files


def of(path: str, text: str) -> tuple[Ignore, ...]:
    return ignores({path: text.encode()}, (), None).value


@pytest.mark.parametrize(
    ("path", "sign"),
    [("text/01-a.md", "%"), ("statistics.toml", "#"), ("editions/fr.po", "#")],
)
def test_a_comment_means_what_follows_it_up_to_the_next_empty_line(path: str, sign: str):
    """The same in texts, TOML files and catalogues, each with its own sign of comments."""
    text = f"x\n\n{sign} ignore po-014: the source's spelling\none\ntwo\n\nthree\n"
    [ignore] = of(path, text)

    assert (ignore.code, ignore.reason) == ("po-014", "the source's spelling")
    assert (ignore.span.line, ignore.path, ignore.lines) == (3, path, (4, 5))


def test_an_empty_line_may_stand_between_a_comment_and_what_it_means():
    """In texts a comment is a paragraph of its own."""
    [ignore] = of("text/01-a.md", "% ignore text-040: because\n\none\ntwo")
    assert ignore.lines == (2, 4)


def test_a_heading_and_a_word_are_no_ignores():
    """`#` begins a comment in TOML and catalogues alone; “ignore” is a word like others."""
    assert of("text/01-a.md", "# ignore po-014: a title\n\nWe ignore it.\n") == ()
    assert of("data/a.csv", "# ignore po-014: a cell\n") == ()


def test_report_toml_ignores_in_any_file_or_in_one():
    """`[[ignore]]` serves for what has no line to stand beside."""
    shapes = [
        IgnoreShape(code="po-014", reason="r"),
        IgnoreShape(code="po-014", reason="r", file="a"),
    ]
    made = ignores({}, shapes, None).value
    assert [(i.path, i.lines) for i in made] == [("", None), ("a", None)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("% ignore po-041: misspelt", "ign-001"),
        ("% ignore po-014:  ", "ign-002"),
        ("% ignore po-014", "ign-002"),
        ("% ignore stat-001: an error, if it is one", "ign-001"),
        ("% ignore toml-001: an error", "ign-003"),
        ("% ignore ign-004: what is idle", "ign-003"),
    ],
)
def test_what_cannot_be_ignored_is_said_and_left_out(written: str, code: str):
    """An unknown code, no reason, an error, and what is found about ignoring."""
    made = ignores({"text/01-a.md": written.encode()}, (), None)

    assert made.value == ()
    assert [(f.code, str(f.span)) for f in made.findings] == [(code, "text/01-a.md:1")]


def test_a_report_holds_what_is_to_be_ignored_in_all_its_files():
    """Texts, records and report.toml."""
    files = stock_files()
    text = files["text/03-work.md"].decode().replace("\n\n", "\n\n% ignore po-014: a\n\n", 1)
    report = files["report.toml"].decode() + '\n[[ignore]]\ncode = "po-013"\nreason = "b"\n'
    made = read({"text/03-work.md": text, "report.toml": report})

    assert [(i.code, i.reason) for i in made.value.ignores] == [("po-014", "a"), ("po-013", "b")]
    assert made.findings == read().findings
