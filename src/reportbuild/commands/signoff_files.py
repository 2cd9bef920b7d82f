"""Finished files with their checklists, gathered from where they lie for `reportbuild signoff`.

What is made is read from the output folder, and what is signed from `signoff.toml` in the report's
own folder, where a team can keep it; what a file holds is counted anew each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Format
from reportbuild.model.signoff import FORMAT_NAMES, Checklist, Fact, Signature, Subject
from reportbuild.publishing import published
from reportbuild.shelf import file_sent, report_shelf
from reportbuild.signoff.checklist import changed_sources, checklist, stale
from reportbuild.signoff.record import RECORD, read_record
from reportbuild.signoff.subjects import MANIFEST, files_of, folder_of, subjects

_TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which files are meant: editions and formats, all if none is named, and where they lie."""

    languages: frozenset[str]
    formats: frozenset[Format]
    into: Path

    def wants(self, subject: Subject) -> bool:
        """Tell whether a file is meant."""
        language = not self.languages or subject.language in self.languages
        return language and (not self.formats or subject.format in self.formats)

    def concerns(self, finding: Finding) -> bool:
        """Tell whether what was found of a file is about one that is meant."""
        path = finding.span.path
        form = "print" if "/" in path else path.rpartition(".")[2]
        language = not self.languages or finding.edition in ("", *self.languages)
        return language and (not self.formats or not finding.edition or form in self.formats)


@dataclass(frozen=True, slots=True)
class Held:
    """A report with the checklists of the files that are meant, and what was found on the way."""

    source: Path
    lists: tuple[Checklist, ...]
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """The report's name, and that of its folder of artefacts."""
        return self.source.absolute().name

    @property
    def final(self) -> tuple[Checklist, ...]:
        """The checklists without those of drafts that a finished file stands beside."""
        done = {(o.subject.language, o.subject.format) for o in self.lists if not o.subject.draft}
        return tuple(
            one
            for one in self.lists
            if not one.subject.draft or (one.subject.language, one.subject.format) not in done
        )


def gathered(source: Path, asked: Asked) -> Held:
    """Bring together what was made of a report, what is in it, and what is signed."""
    name = source.absolute().name
    files = published(asked.into / name)
    made = subjects(name, files)
    findings = [*_meant(made, asked)]
    record = recorded(source)
    findings += record.findings
    sources = report_shelf(source).files
    lists = []
    for subject in filter(asked.wants, made.value):
        seen = _seen(subject, files_of(subject, files))
        findings += seen.findings
        counted = replace(subject, facts=seen.made or ())
        changed = changed_sources(subject, sources)
        lists.append(checklist(counted, record.made or (), changed))
    findings += (finding for one in lists for finding in stale(one))
    return Held(source, tuple(lists), tuple(dict.fromkeys(findings)))


def recorded(source: Path) -> Checked[tuple[Signature, ...]]:
    """Return the signatures of a report; none if it has no record of them."""
    file = source / RECORD
    if not (file.exists() or file.is_symlink()):
        return Checked(())
    sent = file_sent(file)
    if sent.made is None:
        return Checked(None, tuple(replace(found, span=Span(RECORD)) for found in sent.findings))
    return read_record(sent.made)


def _meant(made: Checked[tuple[Subject, ...]], asked: Asked) -> Iterator[Finding]:
    """What was found of the files that are meant; and what is meant and was not made."""
    found = [finding for finding in made.findings if asked.concerns(finding)]
    yield from found
    there = {(s.language, s.format) for s in made.value if asked.wants(s)}
    languages: Sequence[str] = sorted(asked.languages) or [""]
    formats: Sequence[Format | None] = sorted(asked.formats) or [None]
    for language in languages if not found else ():
        for form in formats:
            if not any(language in ("", a) and form in (None, b) for a, b in there):
                wanted = " ".join(filter(None, (language, FORMAT_NAMES[form] if form else "")))
                said = f"No finished file is listed{f': {wanted}' if wanted else ''}."
                yield Finding("sign-003", Span(MANIFEST), said, "", language)


def _seen(subject: Subject, files: Mapping[str, bytes]) -> Checked[tuple[Fact, ...]]:
    """Count what a finished file holds; the engines that read it are loaded now."""
    counts: Any = import_module("reportbuild.proof.counts")
    seen: Checked[tuple[Fact, ...]]
    if subject.format == "print":
        seen = counts.pack_facts(folder_of(subject), files)
    else:
        kind, data = _TYPES[subject.format], files[subject.file]
        artefact = Artefact(subject.file, kind, subject.language, data)
        seen = (counts.pdf_facts if subject.format == "pdf" else counts.epub_facts)(artefact)
    return seen
