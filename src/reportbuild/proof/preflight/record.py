"""A preflight as JSON, for other programs and for the archive: the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from reportbuild.model.preflight import Fault, PageFacts, Preflight


def record(done: Preflight, tool: str) -> bytes:
    """Return the preflight as JSON; `tool` is the builder's name and version. Lengths are mm."""
    profile = asdict(done.profile)
    profile["span"] = str(done.profile.span)
    whole = {
        "tool": tool,
        "file": done.name,
        "sha256": done.digest,
        "bytes": done.size,
        "profile": profile,
        "ink": done.ink_measured,
        "findings": [_fault(fault) for fault in done.faults],
        "waivers": [{**asdict(waiver), "span": str(waiver.span)} for waiver in done.waivers],
        "pages": [_page(page) for page in done.pages],
    }
    return (json.dumps(whole, ensure_ascii=True, indent=1) + "\n").encode("utf-8", "replace")


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "page": fault.page or None,
        "message": fault.message,
        "hint": fault.hint,
        "places": [asdict(place) for place in fault.places],
        "waived": fault.waived or None,
    }


def _page(page: PageFacts) -> dict[str, Any]:
    return asdict(page)
