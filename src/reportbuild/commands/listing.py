"""`reportbuild list`: the reports that there are here, with their editions and formats."""

from __future__ import annotations

from pathlib import Path

from reportbuild import machine
from reportbuild.commands.folders import report_folders
from reportbuild.commands.found import Found
from reportbuild.commands.printing import FINE, exit_code, print_found, print_table
from reportbuild.editions import house, read
from reportbuild.model.inlines import Emphasis, Foreign, LineBreak, Link, Pending, Strong, Text
from reportbuild.model.report import Report, Segment
from reportbuild.shelf import house_shelf, report_shelf


def list_reports() -> int:
    """Print a line for each report; return the exit code."""
    asked = report_folders(())
    style = house(house_shelf(), machine.tool())
    if not (asked.sound and style.sound):
        found = [Found("", Path(), (*asked.findings, *style.findings))]
        print_found(found)
        return exit_code(found)
    rows: list[tuple[str, ...]] = []
    for folder in asked.value:
        report = read(report_shelf(folder), style.value)
        name = folder.absolute().name
        see = (f"cannot be read; see: reportbuild check {name}",)
        rows.append((name, *(_columns(report.value) if report.sound else see)))
    print_table(rows)
    return FINE


def _columns(report: Report) -> tuple[str, ...]:
    return _plain(report.identity.title), " ".join(report.editions), " ".join(report.formats)


def _plain(segment: Segment) -> str:
    """The words of a title, without what sets them off."""
    words = []
    for inline in segment:
        match inline:
            case Text(text):
                words.append(text)
            case LineBreak():
                words.append(" ")
            case Emphasis() | Strong() | Foreign() | Link() | Pending():
                words.append(_plain(inline.children))
            case _:  # a title holds nothing to be looked up
                pass
    return "".join(words)
