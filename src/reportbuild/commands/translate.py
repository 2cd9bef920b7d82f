"""`reportbuild translate`: catalogues are brought up to date, counted, approved, and shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from reportbuild import machine
from reportbuild.catalogues import approval, catalogue, catalogue_status, review
from reportbuild.commands.folders import report_folders
from reportbuild.commands.found import Found
from reportbuild.commands.printing import (
    StatusForm,
    clean,
    exit_code,
    out,
    print_found,
    print_table,
)
from reportbuild.editions import house, read
from reportbuild.model.design import House
from reportbuild.model.finding import Finding, Span
from reportbuild.model.order import Order
from reportbuild.model.report import Report
from reportbuild.publishing import publish
from reportbuild.shelf import file_sent, house_shelf, report_shelf

EDITIONS = "editions"
COUNTS = (
    "segments", "translated", "faulty", "stale", "missing", "unapproved", "words", "words_open",
)  # fmt: skip

Each = Callable[[Path, Report, str, House], tuple[Finding, ...]]
"""What is done for one edition, in the folder of its report."""


def update(names: Sequence[str], order: Order) -> int:
    """Write the catalogue of each edition that is a translation; return the exit code."""

    def write(folder: Path, report: Report, language: str, style: House) -> tuple[Finding, ...]:
        made = catalogue(report, language, style)
        if not made.sound:
            return made.findings
        place = folder / EDITIONS / f"{language}.po"
        return made.findings + _written(made.value, place)

    return _ended(_each(names, order, write))


def status(names: Sequence[str], order: Order, form: StatusForm, *, parts: bool) -> int:
    """Print how far each translation is, or each part of it; return the exit code."""
    heads = ("report", "edition", *(["part"] if parts else []), *COUNTS)
    records: list[dict[str, str | int]] = []

    def count(folder: Path, report: Report, language: str, _style: House) -> tuple[Finding, ...]:
        found = catalogue_status(report, language)
        if found.made:
            for one in found.made.parts if parts else (found.made,):
                told = {"report": str(folder), "edition": language, **asdict(one)}
                records.append({head: told[head] for head in heads})
        return found.findings

    found = _each(names, order, count)
    if form == "json":
        out.print(json.dumps(records, ensure_ascii=True, indent=2))
        return exit_code(found)
    code = _ended(found)
    rows = (tuple(map(str, record.values())) for record in records)
    print_table(rows, [head.replace("_", " ") for head in heads])
    return code


def approve(names: Sequence[str], order: Order, by: str, part: str) -> int:
    """Approve what is translated, all of it or one part; return the exit code."""

    def write(folder: Path, report: Report, language: str, _style: House) -> tuple[Finding, ...]:
        made = approval(report, language, by, part)
        if made.made is None:
            return made.findings
        left = ", ".join(f"{number} {state}" for state, number in sorted(made.made.open.items()))
        counts = f"approved {made.made.new}, before {made.made.before}"
        place = folder / EDITIONS / f"{language}.approved.toml"
        faults = _written(made.made.data, place) if made.made.new else ()
        out.print(clean(f"{folder} {language}: {counts}{f'; left: {left}' if left else ''}"))
        return made.findings + faults

    return _ended(_each(names, order, write))


def show(names: Sequence[str], order: Order, to: Path | None) -> int:
    """Write a page for review of each translation, here or where it is wanted; return the code."""

    def write(folder: Path, report: Report, language: str, style: House) -> tuple[Finding, ...]:
        made = review(report, language, style)
        if made.made is None:
            return made.findings
        name = Path(f"{folder.absolute().name}-{language}-review.html")
        return _written(made.made, to or name)

    return _ended(_each(names, order, write))


def _written(data: bytes, place: Path) -> tuple[Finding, ...]:
    same = file_sent(place).made == data
    faults = publish({place.name: data}, place.parent)
    if not faults:
        out.print(clean(f"{place.as_posix()}{' (unchanged)' if same else ''}"))
    return faults


def _ended(found: Sequence[Found]) -> int:
    print_found(found)
    return exit_code(found)


def _each(names: Sequence[str], order: Order, do: Each) -> list[Found]:
    """Do something for every translation of the reports asked for; return what was found."""
    asked = report_folders(names)
    style = house(house_shelf(), machine.tool())
    found = [Found("", Path(), asked.findings + style.findings)]
    reports: list[Report | None] = []
    for folder in asked.value if asked.sound and style.sound else ():
        report = read(report_shelf(folder), style.value)
        findings = report.findings
        reports.append(report.made if report.sound else None)
        if report.sound:
            for language in _translations(report.value, order):
                findings += do(folder, report.value, language, style.value)
        found.append(Found(str(folder), folder, findings))
    return [Found("", Path(), tuple(_not_translated(order, reports))), *found]


def _not_translated(order: Order, reports: Sequence[Report | None]) -> Iterator[Finding]:
    """Yield a finding for each language asked for that no report is translated into.

    Nothing is said where a report could not be read, which might be.
    """
    whole = [report for report in reports if report is not None]
    if not whole or len(whole) < len(reports):
        return
    there = {tag for report in whole for tag in _translations(report, Order())}
    for tag in sorted(order.languages - there):
        message = f"no report is translated into “{tag}”"
        if any(report.language == tag for report in whole):
            message = f"“{tag}” is the language that the report is written in"
        hint = f"to be had: {', '.join(sorted(there))}" if there else ""
        yield Finding("ask-002", Span("report.toml"), message, hint)


def _translations(report: Report, order: Order) -> Iterator[str]:
    return (tag for tag in filter(order.wants, report.editions) if tag != report.language)
