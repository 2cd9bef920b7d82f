"""Checklists of an edition as JSON, for other programs and for the archive: the same bytes always.

It names people, as the page does: it is for the team.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from reportbuild.model.signoff import Answer, Checklist
from reportbuild.signoff.items import limits_of


def as_json(held: Sequence[Checklist]) -> bytes:
    """Return the checklists of one edition's files."""
    files = [_file(one) for one in held]
    text = json.dumps({"files": files}, ensure_ascii=True, indent=1)
    return f"{text}\n".encode()


def _file(held: Checklist) -> dict[str, Any]:
    subject = held.subject
    return {
        "report": subject.report,
        "edition": subject.language,
        "format": subject.format,
        "file": subject.file,
        "sha256": subject.sha256,
        "draft": subject.draft,
        "pages": subject.pages,
        "tool": subject.tool,
        "complete": held.complete,
        "changed_sources": list(held.changed),
        "told_at_build": list(subject.found),
        "seen": [asdict(fact) for fact in subject.facts],
        "items": [_item(answer) for answer in held.answers],
        "not_certified": [
            {"says": limit.says, "items": list(limit.items)} for limit in limits_of(subject.format)
        ],
    }


def _item(answer: Answer) -> dict[str, Any]:
    item = answer.item
    return {
        "key": item.key,
        "asks": item.asks,
        "needs": item.needs,
        "state": answer.state,
        "signatures": [
            {"by": s.by, "date": s.date.isoformat(), "note": s.note, "sha256": s.sha256}
            for s in answer.signatures
        ],
    }
