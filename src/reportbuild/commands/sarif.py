"""Findings as SARIF 2.1.0, which code hosts and editors show beside the lines they are about.

OASIS Static Analysis Results Interchange Format 2.1.0 plus Errata 01. A hold is a warning there and
a warning a note, as SARIF has no word for drafts; what is ignored is a suppressed result.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from reportbuild.commands.found import Found
from reportbuild.model.codes import CODES
from reportbuild.model.finding import Finding, Severity

Record: TypeAlias = dict[str, Any]
"""A value of the log as JSON has it."""

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.HOLD: "warning", Severity.WARNING: "note"}


def sarif(found: Sequence[Found], tool: str) -> str:
    """Return a log of one run; `tool` is the builder's name and version."""
    name, _, version = tool.partition(" ")
    named = sorted({finding.code for place in found for finding in place.findings})
    rules = {code: number for number, code in enumerate(named)}
    run = {
        "tool": {
            "driver": {"name": name, "semanticVersion": version, "rules": list(map(_rule, named))}
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(place, finding, rules) for place in found for finding in place.findings
        ],
    }
    return json.dumps(
        {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2
    )


def _rule(code: str) -> Record:
    known = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.explanation},
        "defaultConfiguration": {"level": _LEVELS[Severity(known.severity)]},
    }


def _result(place: Found, finding: Finding, rules: dict[str, int]) -> Record:
    record: Record = {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.hint}".strip()},
        "locations": [{"physicalLocation": _location(place.folder, finding)}],
        "partialFingerprints": {"reportbuild/v1": _fingerprint(finding)},
        "properties": {
            "severity": finding.severity.value,
            "report": place.heading,
            "editions": finding.edition.split(", ") if finding.edition else [],
        },
    }
    if finding.ignored:
        record["suppressions"] = [{"kind": "inSource", "justification": finding.ignored}]
    return record


def _location(folder: Path, finding: Finding) -> Record:
    """A place by its path from where the command was run, so that a code host can find it."""
    location: Record = {"artifactLocation": {"uri": quote((folder / finding.span.path).as_posix())}}
    if finding.span.line:
        location["region"] = {"startLine": finding.span.line}
    return location


def _fingerprint(finding: Finding) -> str:
    """What stays the same while lines above the finding come and go (SARIF 2.1.0, 3.27.17)."""
    told = f"{finding.code} {finding.span.path} {finding.message}"
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:32]
