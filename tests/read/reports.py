"""The stock report with files changed, and what reading it finds: for the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping

from reportbuild.model.design import House
from reportbuild.model.finding import Checked
from reportbuild.model.inlines import Draft
from reportbuild.model.report import Report
from reportbuild.model.text import Chapter
from reportbuild.read.chapter import chapter
from reportbuild.read.report import report
from tests.stock import stock_files, stock_shelf

HOUSE = House(
    stylesheets={"trims/170x240.css": "", "trims/a4.css": "", "page.css": ""},
    templates={},
    locales={},
    faces=(),
    charset=frozenset(),
    digest="",
    tool="reportbuild test",
)

PATH = "text/01-test.md"


def read(changed: Mapping[str, str | bytes | None] | None = None) -> Checked[Report]:
    """Read the stock report with files changed; None takes a file away."""
    files = {
        path: data.encode() if isinstance(data, str) else data
        for path, data in (changed or {}).items()
    }
    return report(stock_shelf(files), HOUSE)


def found(changed: Mapping[str, str | bytes | None]) -> list[str]:
    """Return what is found in the stock report with files changed: "code place", in order."""
    return [f"{finding.code} {finding.span}" for finding in read(changed).findings]


def replaced(path: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """Return the change that replaces a piece of one of the stock report's files."""
    text = stock_files()[path].decode()
    assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
    return {path: text.replace(old, new)}


def read_text(text: str) -> Checked[Chapter[Draft]]:
    """Read a text file of its own."""
    return chapter(PATH, "test", text.encode())


def text_of(body: str) -> Chapter[Draft]:
    """Read a sound text below a title: its first line is line 3."""
    made = read_text(f"# Title\n\n{body}\n")
    assert made.findings == ()
    return made.value


def faults(body: str) -> list[str]:
    """Return what is found in a text below a title: "code line"."""
    made = read_text(f"# Title\n\n{body}\n")
    return [f"{finding.code} {finding.span.line}" for finding in made.findings]
