"""`reportbuild preflight`: is a PDF fit for a printer? What a profile asks, and what is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from reportbuild import machine, rendering
from reportbuild.commands.found import Found
from reportbuild.commands.preflight_process import Look, Looked, look
from reportbuild.commands.printing import USAGE, Form, exit_code, out, print_found
from reportbuild.editions import house
from reportbuild.model.finding import Finding, Span
from reportbuild.model.preflight import Waiver
from reportbuild.model.printing import Profile
from reportbuild.publishing import publish
from reportbuild.shelf import file_sent, house_shelf, shown

LARGEST = 512 * 2**20
"""Bytes of a PDF that is looked at: a book of photographs for the press."""
_PRINTERS = "styles/printers/"


@dataclass(frozen=True, slots=True)
class Rules:
    """By what a file is judged: a profile by name or file, an ICC profile, waivers; as a cover."""

    profile: str
    icc: Path | None = None
    waive: Path | None = None
    cover: bool = False


def preflight(file: Path, rules: Rules, form: Form, to: Path | None) -> int:
    """Look at a PDF, print what is found, write the report; return the exit code."""
    found = [*_unreadable(file)]
    profile, style, faults = _profile(rules.profile)
    icc, faults_of_icc = _bytes(rules.icc)
    waivers, faults_of_waivers = _waivers(rules.waive)
    found += [*faults, *faults_of_icc, *faults_of_waivers]
    if found or profile is None:
        print_found([Found("", Path(), tuple(found))], form)
        unknown = any(finding.code == "pre-006" for finding in found)
        return USAGE if unknown else exit_code([Found("", Path(), tuple(found))])
    asked = Look(
        file, file.name, profile, icc, "cover" if rules.cover else "interior", waivers,
        rendering.program(rendering.GHOSTSCRIPT), rendering.program(rendering.POPPLER),
        machine.tool(), style if to else None,
    )  # fmt: skip
    done = look(asked)
    return _told(file, done, form, to)


def _told(file: Path, done: Looked, form: Form, to: Path | None) -> int:
    name = shown(file.as_posix())
    findings = tuple(fault.finding(name) for fault in done.preflight.faults)
    written: tuple[Finding, ...] = ()
    if to is not None:
        written = publish({to.name: done.page}, to.parent)
    found = [Found("", Path(), (*findings, *written))]
    if form == "json":
        out.print(done.record.decode().rstrip("\n"))
    else:
        print_found(found, form)
        if form == "text" and not findings:
            pages = len(done.preflight.pages)
            out.print(f"nothing found in {pages} page{'s' if pages != 1 else ''}")
        if form == "text" and to is not None and not written:
            out.print(f"the report is in {shown(to.as_posix())}")
    return exit_code(found)


def _unreadable(file: Path) -> list[Finding]:
    span = Span(shown(file.as_posix()))
    try:
        if not file.is_file():
            return [Finding("pre-001", span, "There is no such file.")]
        if (size := file.stat().st_size) > LARGEST:
            said = f"The file has {size >> 20} MB; at most {LARGEST >> 20} are looked at."
            return [Finding("pre-003", span, said)]
        with file.open("rb"):
            return []
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "its name cannot be used"
        return [Finding("pre-001", span, f"The file cannot be read: {why}.")]


def _profile(named: str) -> tuple[Profile | None, str, list[Finding]]:
    """A profile of the house by its name, or one in a file; the stylesheet; what is wrong."""
    shelf = house_shelf()
    name, own, path = named, named.endswith(".toml"), shown(named)
    if own:
        sent = file_sent(Path(named))
        if sent.made is None:
            return None, "", list(sent.findings)
        name = Path(named).stem
        files = {f: data for f, data in shelf.files.items() if not f.startswith(_PRINTERS)}
        shelf = replace(shelf, files={**files, f"{_PRINTERS}{name}.toml": sent.made})
    style = house(shelf, machine.tool())
    printers: Mapping[str, Profile] = style.made.printers if style.made else {}
    faults = [f for f in style.findings if f.span.path == f"{_PRINTERS}{name}.toml"]
    profile = printers.get(name)
    sheet = style.made.stylesheets.get("preflight.css", "") if style.made else ""
    if own:
        faults = [replace(f, span=Span(path, f.span.line)) for f in faults]
        profile = replace(profile, span=Span(path)) if profile else None
    if profile is None and not faults:
        known = ", ".join(sorted(printers)) or "none"
        said = f"There is no printer's profile “{shown(named)}”."
        faults.append(Finding("pre-006", Span("styles/printers"), said, f"There are: {known}."))
    return profile, sheet, faults


def _bytes(file: Path | None) -> tuple[bytes, tuple[Finding, ...]]:
    if file is None:
        return b"", ()
    sent = file_sent(file)
    return sent.made or b"", sent.findings


def _waivers(file: Path | None) -> tuple[tuple[Waiver, ...], tuple[Finding, ...]]:
    data, found = _bytes(file)
    if file is None or found:
        return (), found
    reading: Any = import_module("reportbuild.proof.preflight.waivers")
    read = reading.waivers(shown(file.as_posix()), data)
    return read.made, read.findings
