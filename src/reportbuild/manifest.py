"""The manifest: what was made, from what, and what was found.

In: the artefacts of a build with their findings and origin, and the files of earlier builds.
Out: the bytes of `manifest.json` and `SHA256SUMS`, the same for the same build on every machine:
no clock, no folder of the machine, nobody's name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, TypeAlias

from reportbuild.model.finding import Finding, Span
from reportbuild.model.manifest import Entry, Origin

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
DRAFT = "-draft"

Record: TypeAlias = dict[str, Any]
"""A value of the manifest as JSON has it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The two files, the artefacts that are no longer to be there, and what was found."""

    files: Mapping[str, bytes]
    gone: tuple[str, ...]
    findings: tuple[Finding, ...]


def listed(
    report: str, entries: Iterable[Entry], origin: Origin, earlier: Mapping[str, bytes]
) -> Listed:
    """Return the manifest of a report after a build.

    `earlier` holds the files that stand in the report's output folder. An artefact of an earlier
    build keeps its entry as long as its file is there and whole. A draft gives way to the artefact
    without holds of the same edition and format; that one stays beside a later draft, until there
    is another that can take its place.
    """
    new = {entry.artefact.name: entry for entry in entries}
    drafts = (draft_of(name) for name, entry in new.items() if not entry.draft)
    gone = tuple(sorted(name for name in drafts if name in earlier))
    kept, origins, findings = _kept(earlier)
    records = {name: record for name, record in kept.items() if name not in gone}
    made_from = _digest(_of_origin(origin))
    records |= {name: _of_entry(entry, made_from) for name, entry in new.items()}
    origins |= {made_from: _of_origin(origin)}
    used = {record["made_from"] for record in records.values()}
    manifest = {
        "report": report,
        "artefacts": records,
        "made_from": {key: value for key, value in origins.items() if key in used},
    }
    data = _json(manifest)
    sums = {name: record["sha256"] for name, record in records.items()}
    sums[MANIFEST] = sha256(data).hexdigest()
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    return Listed({MANIFEST: data, SUMS: lines.encode()}, gone, findings)


def draft_of(name: str) -> str:
    """Return the name that an artefact's draft bears: for one in a folder, the folder's."""
    folder, slash, file = name.rpartition("/")
    if slash:
        return folder + DRAFT + slash + file
    stem, dot, suffix = name.rpartition(".")
    return stem + DRAFT + dot + suffix


def _kept(
    earlier: Mapping[str, bytes],
) -> tuple[dict[str, Record], dict[str, Record], tuple[Finding, ...]]:
    """The entries and origins of an earlier manifest whose artefacts are there and whole."""
    if MANIFEST not in earlier:
        return {}, {}, ()
    try:
        manifest = json.loads(earlier[MANIFEST])
        origins = {str(key): dict(value) for key, value in manifest["made_from"].items()}
        records = {
            str(name): dict(record)
            for name, record in manifest["artefacts"].items()
            if record["made_from"] in origins
            and name in earlier
            and sha256(earlier[name]).hexdigest() == record["sha256"]
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "is not a manifest of the builder's; it was written anew"
        return {}, {}, (Finding("make-002", Span(MANIFEST), message),)
    return records, origins, ()


def _of_entry(entry: Entry, made_from: str) -> Record:
    artefact = entry.artefact
    record: Record = {
        "media_type": artefact.media_type,
        "language": artefact.language,
        "bytes": len(artefact.data),
        "sha256": sha256(artefact.data).hexdigest(),
        "draft": entry.draft,
        "made_from": made_from,
        "findings": [_of_finding(finding) for finding in entry.findings],
    }
    return record | ({"pages": artefact.pages} if artefact.pages else {})


def _of_finding(finding: Finding) -> Record:
    record: Record = {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.span.path,
        "line": finding.span.line,
        "message": finding.message,
    }
    return record | ({"ignored": finding.ignored} if finding.ignored else {})


def _of_origin(origin: Origin) -> Record:
    return {**asdict(origin), "published": origin.published.isoformat()}


def _digest(record: Record) -> str:
    return sha256(_json(record)).hexdigest()[:16]


def _json(record: Record) -> bytes:
    text = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()
