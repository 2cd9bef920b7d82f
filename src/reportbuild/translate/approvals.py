"""Approvals: which translated segments somebody has read and found right, and who.

In: the file of an edition's approvals, and translated segments. Out: for each segment who approved
just that, and the file with more approvals in it.

The file stands beside the catalogue (`editions/fr.approved.toml`), so that no PO editor can take an
approval for its own or drop it. It has a line for each approval: a digest of the source, the
translation and what is on record of the statistics shown; the initials of whoever approved; where
the segment stood. Whatever of these changes has another digest, and is not approved; a segment
that moves has the same one. There are no dates, and no names: initials of four letters at most,
for such files travel further than those who wrote in them may wish. A line whose segment has gone
is kept, like an obsolete entry, and holds again when the segment comes back as it was.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from reportbuild.model.approving import is_initials
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Catalogue
from reportbuild.translate.segments import SegmentRecord

_DIGEST = re.compile(r"[0-9a-f]{32}")
_HEAD = """\
# What is approved of the edition “{language}”, written by `reportbuild translate approve`.
# Each line: a digest of a text, its translation and the figures in it; by whom; and where.
"""


@dataclass(frozen=True, slots=True)
class Approval:
    """By whom something was approved, and where it stood then (the context of its entry)."""

    by: str
    of: str


Approvals = Mapping[str, Approval]
"""From digests to what they were approved as."""


def approval_digest(record: SegmentRecord, said: tuple[str, ...]) -> str:
    """Return what tells a segment and its translation from any other, wherever they stand."""
    told = (record.kind, record.text, record.plural, said, record.recorded)
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:32]


def read_approvals(file: Catalogue) -> Checked[Approvals]:
    """Read the approvals of an edition.

    Error: what is no TOML, or has not the shape of this file; then nothing counts as approved.
    """
    try:
        values = tomllib.loads(file.data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        line = re.search(r"at line (\d+)", str(fault))
        span = Span(file.path, int(line[1]) if line else 0)
        return Checked(None, (_broken(span, "This is no TOML."),))
    approvals: dict[str, Approval] = {}
    for digest, value in values.items():
        match value:
            case {"by": str(by), "of": str(of), **rest} if not rest and is_initials(by):
                approvals[digest] = Approval(by, of)
            case _:
                approvals.clear()
        if digest not in approvals or not _DIGEST.fullmatch(digest):
            span = Span(file.path, _line(file.data, digest))
            message = f"“{digest[:40]}” is not followed by initials and a place."
            return Checked(None, (_broken(span, message),))
    return Checked(approvals)


def write_approvals(approvals: Approvals, language: str) -> bytes:
    """Write approvals, by place and digest: the same approvals are the same bytes."""
    lines = (
        f"{digest} = {{by = {_quoted(found.by)}, of = {_quoted(found.of)}}}\n"
        for digest, found in sorted(approvals.items(), key=lambda item: (item[1].of, item[0]))
    )
    return (_HEAD.format(language=language) + "".join(lines)).encode()


def approved(
    given: Approvals, segments: Iterable[tuple[SegmentRecord, tuple[str, ...]]], by: str
) -> Approvals:
    """Return the approvals with those of more segments; what is approved stays as it is."""
    more = {
        approval_digest(record, said): Approval(by, record.context) for record, said in segments
    }
    return {**more, **given}


def _broken(span: Span, message: str) -> Finding:
    hint = "Take the file from its history, or take it away and approve again."
    return Finding("po-018", span, message, hint)


def _line(data: bytes, digest: str) -> int:
    place = data.find(digest.encode())
    return data.count(b"\n", 0, place) + 1 if place >= 0 else 0


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a basic string of TOML, but for U+007F
