"""`reportbuild translate export` and `import`: files go to translators and come back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportbuild import machine
from reportbuild.commands.folders import REPORT, report_folders
from reportbuild.commands.found import Found
from reportbuild.commands.printing import clean, exit_code, out, print_found
from reportbuild.editions import house, read
from reportbuild.exchanging import ExchangeFormat, Imported, exported, imported
from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Report
from reportbuild.publishing import publish
from reportbuild.shelf import file_sent, house_shelf, report_shelf, shown

EDITIONS = "editions"
_FORMATS: dict[tuple[str, str], ExchangeFormat] = {
    (".xlf", "1.2"): "xliff-1.2",
    (".xliff", "1.2"): "xliff-1.2",
    (".xlf", "2.0"): "xliff-2.0",
    (".xliff", "2.0"): "xliff-2.0",
    (".po", "1.2"): "po",
}


def named_format(name: str, xliff: str) -> ExchangeFormat | None:
    """Return the format that a file's name and a version of XLIFF ask for, None if there is none.

    The version says nothing of PO, and is its default there.
    """
    return _FORMATS.get((Path(name).suffix.lower(), xliff))


def export(
    name: str | None, language: str, part: str, to: Path, form: ExchangeFormat, *, over: bool
) -> int:
    """Write a file for a translator; return the exit code. `over` writes over another file."""
    asked = report_folders([name] if name is not None else [])
    style = house(house_shelf(), machine.tool())
    before = asked.findings + style.findings
    if asked.sound and len(asked.value) > 1:
        there = ", ".join(folder.name for folder in asked.value)
        before += (Finding("ask-006", Span("."), "one report at a time is sent", f"of: {there}"),)
    found = [Found("", Path(), before)]
    if asked.sound and style.sound and len(asked.value) == 1:
        folder = asked.value[0]
        report = read(report_shelf(folder), style.value)
        findings = report.findings
        if report.sound:
            made = exported(report.value, language, part, form, style.value)
            findings += made.findings
            if made.made is not None:
                found.append(Found("", Path(), _put(made.made, to, over=over)))
        found.insert(1, Found(str(folder), folder, findings))
    print_found(found)
    return exit_code(found)


def _put(data: bytes, to: Path, *, over: bool) -> tuple[Finding, ...]:
    """Put a file in its place, unless something else is there, or belongs there."""
    there = to.resolve().parent
    if there.name == EDITIONS and (there.parent / REPORT).is_file():
        message = "a report's own catalogues stand in this folder"
        hint = "what is sent holds a part of one: put it elsewhere, and import what comes back"
        return (Finding("xch-013", Span(shown(to.as_posix())), message, hint),)
    if not over and (to.is_symlink() or to.exists()) and not _holds(to, data):
        message = "another file is there already"
        hint = "it may hold a translator's work: name another, or say --replace"
        return (Finding("xch-013", Span(shown(to.as_posix())), message, hint),)
    faults = publish({to.name: data}, to.parent)
    if not faults:
        out.print(clean(to.as_posix()))
    return faults


def _holds(file: Path, data: bytes) -> bool:
    there = file_sent(file)
    return there.made == data


def import_(file: Path, name: str | None, *, over: bool) -> int:
    """Merge a file that came back into the catalogue of its edition; return the exit code.

    Without a name, its report is the one among those here that the file says it belongs to. `over`
    takes its translations also where the catalogue has newer ones.
    """
    asked = report_folders([name] if name is not None else [])
    style = house(house_shelf(), machine.tool())
    data = file_sent(file)
    found = [Found("", Path(), asked.findings + style.findings + data.findings)]
    if asked.sound and style.sound and data.made is not None:
        folders, reports, faulty = _readable(asked.value, style.value)
        path = shown(file.as_posix())
        alone = len(asked.value) == 1
        done: Checked[Imported] = Checked(None)
        if reports:
            done = imported(path, data.made, reports, style.value, alone=alone, over=over)
            found.append(Found("", Path(), done.findings))
        if done.made is not None:
            found.append(Found("", Path(), _write(done.made, folders[done.made.place])))
        else:
            found += faulty
    print_found(found)
    return exit_code(found)


def _readable(
    folders: Sequence[Path], style: House
) -> tuple[list[Path], list[Report], list[Found]]:
    """Read reports; return those that could be read, and what is wrong with the others."""
    sound: list[Path] = []
    reports: list[Report] = []
    faulty: list[Found] = []
    for folder in folders:
        report = read(report_shelf(folder), style)
        if report.sound:
            sound.append(folder)
            reports.append(report.value)
        else:
            faulty.append(Found(str(folder), folder, report.findings))
    return sound, reports, faulty


def _write(done: Imported, folder: Path) -> tuple[Finding, ...]:
    """Put the catalogue in its place, if anything in it has changed, and say what came of all."""
    catalogue = folder / EDITIONS / f"{done.language}.po"
    counted = done.merged
    if done.data is not None:
        faults = publish({catalogue.name: done.data}, catalogue.parent)
        if faults:
            return faults
    told = {
        "merged": counted.taken,
        "unchanged": counted.unchanged,
        "without translation": counted.empty,
        "refused": counted.refused,
    }
    counts = ", ".join(f"{number} {what}" for what, number in told.items() if number)
    out.print(clean(f"{catalogue.as_posix()}: {counts or 'nothing in the file'}"))
    return ()
