"""`reportbuild translate`: catalogues are brought up to date with the text, and looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportbuild import machine
from reportbuild.commands.folders import report_folders
from reportbuild.commands.found import Found
from reportbuild.commands.printing import clean, exit_code, out, print_found, print_table
from reportbuild.model.design import House
from reportbuild.model.finding import Finding
from reportbuild.model.report import Report
from reportbuild.pipeline import Order, catalogue, catalogue_status, house, read
from reportbuild.publishing import publish
from reportbuild.shelf import house_shelf, report_shelf

EDITIONS = "editions"
HEADS = ("report", "edition", "segments", "translated", "faulty", "stale", "missing", "words open")

Each = Callable[[Path, Report, str, House], tuple[Finding, ...]]
"""What is done for one edition, in the folder of its report."""


def update(names: Sequence[str], order: Order) -> int:
    """Write the catalogue of each edition that is a translation; return the exit code."""
    return _each(names, order, _update)


def status(names: Sequence[str], order: Order) -> int:
    """Print how far each translation is; return the exit code."""
    rows: list[tuple[str, ...]] = []

    def line(folder: Path, report: Report, language: str, _style: House) -> tuple[Finding, ...]:
        found = catalogue_status(report, language)
        if one := found.made:
            counts = (one.segments, one.translated, one.faulty, one.stale, one.missing)
            rows.append((str(folder), language, *map(str, counts), str(one.words_open)))
        return found.findings

    code = _each(names, order, line)
    print_table(rows, HEADS)
    return code


def _update(folder: Path, report: Report, language: str, style: House) -> tuple[Finding, ...]:
    made = catalogue(report, language, style)
    if not made.sound:
        return made.findings
    faults = publish({f"{language}.po": made.value}, folder / EDITIONS)
    if not faults:
        out.print(clean((folder / EDITIONS / f"{language}.po").as_posix()))
    return made.findings + faults


def _each(names: Sequence[str], order: Order, do: Each) -> int:
    """Do something for every translation of the reports asked for; print what was found."""
    asked = report_folders(names)
    style = house(house_shelf(), machine.tool())
    found = [Found("", Path(), asked.findings + style.findings)]
    for folder in asked.value if asked.sound and style.sound else ():
        report = read(report_shelf(folder), style.value)
        findings = report.findings
        if report.sound:
            for language in filter(order.wants, report.value.editions):
                if language != report.value.language:
                    findings += do(folder, report.value, language, style.value)
        found.append(Found(str(folder), folder, findings))
    print_found(found)
    return exit_code(found)
