"""`reportbuild signoff`: what a person must check of each finished file, and who has signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportbuild import machine
from reportbuild.commands.folders import report_folders
from reportbuild.commands.found import Found
from reportbuild.commands.printing import clean, exit_code, out, print_found
from reportbuild.commands.signoff_files import Asked, Held, gathered, recorded
from reportbuild.editions import house
from reportbuild.model.finding import Finding, Severity, Span
from reportbuild.model.signoff import FORMAT_NAMES, Answer, Checklist, Signature, Subject
from reportbuild.publishing import alone_in, publish
from reportbuild.shelf import house_shelf
from reportbuild.signoff.checklist import draft_only, unsigned
from reportbuild.signoff.page import DIGITS, named, page, standing
from reportbuild.signoff.record import LARGEST, RECORD, signed, write_record
from reportbuild.signoff.told import as_json


@dataclass(frozen=True, slots=True)
class Signing:
    """What somebody signs: items, in whose name, when, what was noted, and for which digest.

    `digest` is the beginning of it, in hexadecimal; "" for whatever is there.
    """

    items: tuple[str, ...]
    by: str
    day: date
    note: str = ""
    digest: str = ""


def status(names: Sequence[str], asked: Asked) -> int:
    """Print the checklist of each file; return the exit code."""

    def tell(held: Held) -> tuple[Finding, ...]:
        for one in held.lists:
            _print(one)
        return ()

    return _each(names, asked, tell)


def verify(names: Sequence[str], asked: Asked) -> int:
    """Tell whether everything is signed for the very files that are there; return the exit code.

    A draft beside the finished file of the same edition and format is passed over.
    """

    def judge(held: Held) -> tuple[Finding, ...]:
        for one in held.final:
            if one.complete:
                out.print(clean(f"signed  {one.subject.sha256}  {one.subject.file}"))
        return tuple(finding for one in held.final for finding in unsigned(one))

    return _each(names, asked, judge)


def write(names: Sequence[str], asked: Asked) -> int:
    """Write the checklist of each edition beside its files; return the exit code."""
    return _each(names, asked, lambda held: _written(held, asked.into))


def sign(name: str, asked: Asked, signing: Signing) -> int:
    """Record that somebody has looked at items of files; return the exit code.

    Nothing is recorded if any of the files meant is not there, is a draft, or is another one than
    was looked at. What is written besides is the edition's checklist, with all its formats.
    """

    def record(held: Held) -> tuple[Finding, ...]:
        if any(finding.severity is Severity.ERROR for finding in held.findings):
            return ()
        faults = tuple(fault for one in held.final for fault in _unfit(one, signing))
        faults = faults or _add([one.subject for one in held.final], held.source, signing)
        if faults:
            return faults
        again = gathered(held.source, replace(asked, formats=frozenset()))
        for one in filter(lambda one: asked.wants(one.subject), again.final):
            out.print(clean(f"{one.subject.file}: {standing(one)}"))
        return _written(again, asked.into)

    return _each((name,), asked, record)


def _each(names: Sequence[str], asked: Asked, do: Callable[[Held], tuple[Finding, ...]]) -> int:
    """Do something with the checklists of each report; print what was found; return the code."""
    folders = report_folders(names)
    found = [Found("", Path(), folders.findings)]
    for source in folders.value if folders.sound else ():
        held = gathered(source, asked)
        findings = (*held.findings, *do(held))
        found.append(Found(str(source), source, tuple(dict.fromkeys(findings))))
    print_found(found)
    return exit_code(found)


# --- signing ------------------------------------------------------------------------------------


def _unfit(one: Checklist, signing: Signing) -> Iterator[Finding]:
    """Why a file cannot be signed for."""
    subject = one.subject
    if subject.draft:
        yield draft_only(subject)
    elif not subject.sha256.startswith(signing.digest):
        said = f"Its digest begins with {subject.sha256[:DIGITS]}, not with {signing.digest}."
        yield Finding("sign-007", Span(subject.file), said, "", subject.language)


def _add(whose: Sequence[Subject], source: Path, signing: Signing) -> tuple[Finding, ...]:
    """Add signatures to the record, while nobody else does."""
    new = [
        Signature(
            s.language, s.format, s.file, s.sha256, item, signing.by, signing.day, signing.note
        )
        for s in whose
        for item in signing.items
    ]
    with alone_in(source):
        before = recorded(source)
        if before.made is None:
            return before.findings
        data = write_record(signed(before.made, new))
        if len(data) > LARGEST:
            said = f"It would have more than {LARGEST >> 20} MB; nothing was added."
            return (Finding("sign-001", Span(RECORD), said),)
        return publish({RECORD: data}, source)


# --- telling ------------------------------------------------------------------------------------


def _print(one: Checklist) -> None:
    subject = one.subject
    kind = FORMAT_NAMES[subject.format]
    head = f"{subject.file}  ({subject.language}, {kind}, SHA-256 {subject.sha256[:DIGITS]})"
    out.print(clean(f"{head}: {standing(one)}"), style="bold")
    for fact in subject.facts:
        out.print(clean(f"  {'seen' if fact.good else 'look':<9} {fact.said}"))
    for line in subject.found:
        out.print(clean(f"  {'told':<9} {line}"))
    for answer in one.answers:
        out.print(clean(f"  {answer.state:<9} {answer.item.key:<18} {_words(answer)}"))


def _words(answer: Answer) -> str:
    if answer.state == "absent":
        return "nothing of the kind in this file"
    if answer.state == "open":
        return f"{answer.item.asks} [{answer.item.needs}]"
    who = "; ".join(named(signature) for signature in answer.signatures)
    return f"{who} (for an earlier file)" if answer.state == "outdated" else who


def _written(held: Held, into: Path) -> tuple[Finding, ...]:
    """Write the page and the JSON of each edition that was looked at."""
    if not held.lists:
        return ()
    style = house(house_shelf(), machine.tool())
    sheet = style.made.stylesheets.get("signoff.css", "") if style.made else ""
    files: dict[str, bytes] = {}
    for language in sorted({one.subject.language for one in held.lists}):
        lists = [one for one in held.lists if one.subject.language == language]
        stem = f"{held.name}-{language}-signoff"
        files |= {f"{stem}.html": page(lists, sheet), f"{stem}.json": as_json(lists)}
    folder = into / held.name
    with alone_in(folder):
        faults = publish(files, folder)
    for name in () if faults else files:
        out.print(clean((folder / name).as_posix()))
    return faults
