"""Reports after their build: their artefacts are published, and what was found and made is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportbuild import machine
from reportbuild.commands.found import Found
from reportbuild.commands.printing import clean, exit_code, out, print_found
from reportbuild.manifest import listed
from reportbuild.model.finding import Finding, Severity
from reportbuild.model.manifest import Origin
from reportbuild.model.order import Order
from reportbuild.publishing import alone_in, publish
from reportbuild.publishing import published as there
from reportbuild.recollection import Recalled
from reportbuild.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """Where artefacts go, who makes them, and where builds keep what they have made.

    `store` is None to keep nothing. `scheduler` is the address of a farm that does the work in
    place of this machine with its `jobs`, "" for none.
    """

    into: Path
    jobs: int
    store: Store | None
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A report after its build: where its artefacts lie, and whatever was found on the way."""

    source: Path
    recalled: Recalled
    folder: Path
    findings: tuple[Finding, ...]


def published(source: Path, recalled: Recalled, order: Order, place: Place) -> Done:
    """Put a report's artefacts and its manifest into its folder; leave it be if there are none."""
    built = recalled.built
    folder = place.into / built.name
    origin = _origin(recalled, order)
    if not built.entries or origin is None:
        return Done(source, recalled, folder, built.findings)
    artefacts = {entry.artefact.name: entry.artefact.data for entry in built.entries}
    with alone_in(folder):
        papers = listed(built.name, built.entries, origin, there(folder))
        faults = publish({**artefacts, **papers.files}, folder, papers.gone)
    return Done(source, recalled, folder, (*built.findings, *papers.findings, *faults))


def ended(
    findings: Sequence[Finding], done: Sequence[Done], order: Order, told: Mapping[str, str]
) -> int:
    """Print what was found, of no report and of each, and what was made; return the exit code.

    `told` says how an artefact was made, by its name; what it says nothing of is unchanged.
    """
    found = [Found("", Path(), tuple(findings))]
    found += [Found(str(one.source), one.source, one.findings) for one in done]
    print_found(found)
    for one in done:
        _print_made(one, order, told)
    return exit_code(found, Severity.HOLD if order.release else Severity.ERROR)


def _origin(recalled: Recalled, order: Order) -> Origin | None:
    """Return what a report's artefacts are made from; None if it could not be read."""
    report = recalled.built.about
    if report is None:
        return None
    named = {f"--icc {order.icc[0]}": sha256(order.icc[1]).hexdigest()} if order.icc else {}
    return Origin(
        report.version,
        report.published,
        {**report.sources, **named},
        recalled.house,
        machine.tool(),
        machine.toolchain(),
    )


def _print_made(done: Done, order: Order, told: Mapping[str, str]) -> None:
    faults = {finding.code for finding in done.findings}
    built = done.recalled.built
    for entry in () if "env-003" in faults else built.entries:
        artefact = entry.artefact
        if "/" in artefact.name and not artefact.pages:  # what lies beside the pages of a handover
            continue
        pages = f"{artefact.pages} pages" if artefact.pages else ""
        form = "print" if "/" in artefact.name else artefact.name.rpartition(".")[2]
        out.print(
            clean(str(done.folder / artefact.name)),
            f"{pages:>10}",
            f"{len(artefact.data) / 2**20:6.1f} MB",
            told.get(f"{built.name}-{artefact.language}.{form}", "unchanged"),
        )
    if built.refused:
        why = "errors, or holds that a release refuses" if order.release else "errors"
        languages = ", ".join(built.refused)
        out.print(clean(f"{done.source}: not made, for {why}: {languages}"))
