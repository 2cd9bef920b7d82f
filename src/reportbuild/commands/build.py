"""`reportbuild build`: reports become artefacts, each in a folder of its report's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportbuild import machine
from reportbuild.commands.folders import report_folders
from reportbuild.commands.found import Found
from reportbuild.commands.printing import clean, exit_code, out, print_found
from reportbuild.commands.progress import progress
from reportbuild.commands.rooms import Means, opened
from reportbuild.editions import Order, house, not_to_be_had
from reportbuild.manifest import listed
from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding, Severity
from reportbuild.model.manifest import Built, Origin
from reportbuild.pipeline import build as build_reports
from reportbuild.publishing import alone_in, publish, published
from reportbuild.recollection import Recollection
from reportbuild.shelf import file_sent, house_shelf, report_shelf
from reportbuild.workshop import Run


@dataclass(frozen=True, slots=True)
class _Done:
    """A report after its build: where its artefacts lie, and whatever was found on the way."""

    source: Path
    built: Built
    folder: Path
    findings: tuple[Finding, ...]


def build(names: Sequence[str], order: Order, into: Path, how: Means) -> int:
    """Build reports; print what was found and made; return the exit code."""
    asked = report_folders(names)
    style = house(house_shelf(), machine.tool())
    before = (*asked.findings, *style.findings, *machine.missing_libraries())
    if not (asked.sound and style.sound) or machine.missing_libraries():
        return _ended([Found("", Path(), before)], order)
    shelves = map(report_shelf, asked.value)
    with progress() as clock, opened(how, style.value, clock.hear) as rooms:
        if not rooms.ready:
            return _ended([Found("", Path(), (*before, *rooms.found))], order)
        earlier = Recollection(rooms.workshop, style.value, order, rooms.workers.warm)
        builds = build_reports(
            shelves, style.value, order, rooms.submit, earlier=earlier, tell=clock
        )
        done = [
            _published(source, built, _origin(built, style.value, order), into)
            for source, built in zip(asked.value, builds, strict=True)
        ]
    if how.store:
        how.store.trim()
    lacking = not_to_be_had(order, [one.built.about for one in done])
    found = [Found(str(one.source), one.source, one.findings) for one in done]
    code = _ended([Found("", Path(), (*before, *lacking, *rooms.found)), *found], order)
    for one in done:
        _print_made(one, clock.seconds, rooms.runs, order)
    return code


def icc_profile(file: Path) -> Checked[tuple[str, bytes]]:
    """Return the name and the bytes of an ICC profile that lies somewhere on this machine."""
    sent = file_sent(file)
    return Checked((file.name, sent.made) if sent.made is not None else None, sent.findings)


def _ended(found: Sequence[Found], order: Order) -> int:
    print_found(found)
    return exit_code(found, Severity.HOLD if order.release else Severity.ERROR)


def _published(source: Path, built: Built, origin: Origin | None, into: Path) -> _Done:
    """Put a report's artefacts and its manifest into its folder; leave it be if there are none."""
    folder = into / built.name
    if not built.entries or origin is None:
        return _Done(source, built, folder, built.findings)
    artefacts = {entry.artefact.name: entry.artefact.data for entry in built.entries}
    with alone_in(folder):
        papers = listed(built.name, built.entries, origin, published(folder))
        faults = publish({**artefacts, **papers.files}, folder, papers.gone)
    return _Done(source, built, folder, (*built.findings, *papers.findings, *faults))


def _origin(built: Built, style: House, order: Order) -> Origin | None:
    """Return what a report's artefacts are made from; None if it could not be read."""
    report = built.about
    if report is None:
        return None
    named = {f"--icc {order.icc[0]}": sha256(order.icc[1]).hexdigest()} if order.icc else {}
    return Origin(
        report.version,
        report.published,
        {**report.sources, **named},
        style.digest,
        style.tool,
        machine.toolchain(),
    )


def _print_made(
    done: _Done, seconds: Mapping[str, float], runs: Mapping[str, Run], order: Order
) -> None:
    faults = {finding.code for finding in done.findings}
    for entry in () if "env-003" in faults else done.built.entries:
        artefact = entry.artefact
        if "/" in artefact.name and not artefact.pages:  # what lies beside the pages of a handover
            continue
        pages = f"{artefact.pages} pages" if artefact.pages else ""
        form = "print" if "/" in artefact.name else artefact.name.rpartition(".")[2]
        name = f"{done.built.name}-{artefact.language}.{form}"
        out.print(
            clean(str(done.folder / artefact.name)),
            f"{pages:>10}",
            f"{len(artefact.data) / 2**20:6.1f} MB",
            f"{seconds[name]:6.1f} s" if name in seconds else "",
            _told(runs.get(name)),
        )
    if done.built.refused:
        why = "errors, or holds that a release refuses" if order.release else "errors"
        languages = ", ".join(done.built.refused)
        out.print(clean(f"{done.source}: not made, for {why}: {languages}"))


def _told(run: Run | None) -> str:
    """Say what of an artefact was made, and what was there already."""
    if run is None:
        return "unchanged"
    made, reused = run.count.made, run.count.reused
    return f"made {made}, reused {reused}" if reused else ""
