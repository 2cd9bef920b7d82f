"""Files that people sign for: what the manifest lists of a report, held against what is there.

In: the files of a report's output folder by their paths. Out: a `Subject` for each PDF, each EPUB
and each handover pack that is whole, and findings for the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, TypeAlias

from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.model.report import Format
from reportbuild.model.signoff import Subject, fault_of_note

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
Record: TypeAlias = dict[str, Any]

_PACK = re.compile(r"handover-[A-Za-z0-9-]+")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
_TYPES: Mapping[str, Format] = {"application/pdf": "pdf", "application/epub+zip": "epub"}
_BUILD = "build the report again, or name the folder it was built into: --out"


def subjects(report: str, files: Mapping[str, bytes]) -> Checked[tuple[Subject, ...]]:
    """Return what people can sign for, by language and format, drafts last.

    Errors: there is no manifest that can be read (sign-003); a file, or one of a pack, has another
    digest than the manifest's, or is gone (sign-004).
    """
    if MANIFEST not in files:
        return Checked((), (_none("There is no manifest: nothing was built there."),))
    try:
        found = [*_listed(report, json.loads(files[MANIFEST]))]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Checked((), (_none("This is no manifest of the builder's."),))
    faults = {subject.file: _faults(subject, files) for subject in found}
    whole = [subject for subject in found if not faults[subject.file]]
    order = ("pdf", "epub", "print")
    whole.sort(key=lambda s: (s.language, order.index(s.format), s.draft, s.file))
    return checked(tuple(whole), (fault for group in faults.values() for fault in group))


def folder_of(subject: Subject) -> str:
    """Return the folder of a handover pack, below that of the artefacts; "" for other files."""
    return subject.file.partition("/")[0] if subject.format == "print" else ""


def files_of(subject: Subject, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that a signature is for, by their names: of a pack, all that it names."""
    folder = folder_of(subject)
    if not folder:
        return {subject.file: files[subject.file]}
    named = _sums(files[subject.file])
    return {name: files[f"{folder}/{name}"] for name in named}


def _listed(report: str, manifest: Record) -> Iterator[Subject]:
    artefacts: dict[str, Record] = manifest["artefacts"]
    for name, record in artefacts.items():
        form = _format(name, record["media_type"])
        if form is None:
            continue
        language, draft, tag = record["language"], record["draft"], record["sha256"]
        if not (_TAG.fullmatch(language) and isinstance(draft, bool) and isinstance(tag, str)):
            raise ValueError(name)
        origin = manifest["made_from"][record["made_from"]]
        inside = f"{name.removesuffix(SUMS)}interior.pdf"
        pages = (artefacts[inside] if form == "print" else record).get("pages", 0)
        yield Subject(
            report, language, form, name, tag, draft, int(pages), str(origin["tool"]),
            {str(path): str(digest) for path, digest in origin["sources"].items()},
            tuple(_told(finding) for finding in record["findings"]),
        )  # fmt: skip


def _format(name: str, media_type: str) -> Format | None:
    """The format of what a manifest lists, None for what only lies in a pack."""
    folder, _, file = name.rpartition("/")
    if folder:
        return "print" if _PACK.fullmatch(folder) and file == SUMS else None
    return None if name.startswith(".") or fault_of_note(name) else _TYPES.get(media_type)


def _told(finding: Record) -> str:
    line = f":{finding['line']}" if finding["line"] else ""
    said = f"{finding['severity']} {finding['code']} {finding['path']}{line}: {finding['message']}"
    why = finding.get("ignored", "")
    return f"{said} (let stand: {why})" if why else said


def _faults(subject: Subject, files: Mapping[str, bytes]) -> list[Finding]:
    """What is wrong with a file, or with a pack, as it lies there."""
    data = files.get(subject.file)
    if data is None or sha256(data).hexdigest() != subject.sha256:
        return [_changed(subject, subject.file, gone=data is None)]
    if subject.format != "print":
        return []
    folder, named = folder_of(subject), _sums(data)
    found = []
    for name, digest in named.items():
        there = files.get(f"{folder}/{name}")
        if there is None or sha256(there).hexdigest() != digest:
            found.append(_changed(subject, f"{folder}/{name}", gone=there is None))
    lacking = {"interior.pdf"} - named.keys()
    return found + [_changed(subject, f"{folder}/{name}", gone=True) for name in lacking]


def _sums(data: bytes) -> dict[str, str]:
    """The files that a list of digests names (as `sha256sum` writes it), each with its digest."""
    lines = data.decode("utf-8", "replace").splitlines()
    return {found[2]: found[1] for line in lines if (found := _LINE.fullmatch(line))}


def _changed(subject: Subject, name: str, *, gone: bool) -> Finding:
    said = "is not there" if gone else "has another digest than the one it was made with"
    hint = "build it again, and look at what is there then"
    return Finding("sign-004", Span(name), f"The file {said}.", hint, subject.language)


def _none(message: str) -> Finding:
    return Finding("sign-003", Span(MANIFEST), message, _BUILD)
