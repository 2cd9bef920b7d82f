"""Waivers: a TOML file in; what somebody lets stand out, and what is wrong with how they said it.

Each is a table `[[waiver]]` with `code`, `reason`, and if they are wanted `page` and `by`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportbuild.model.codes import CODES
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.preflight import Fault, Waiver

KEYS = {"code", "reason", "page", "by"}
FIRM = {"pre-001", "pre-003", "pre-008", "pre-009"}
"""What nobody can let stand: that nothing is known, or nothing was said."""
LEAST_WORDS = 2
"""Words of a reason: "ok" is none."""


def waivers(path: str, data: bytes) -> Checked[tuple[Waiver, ...]]:
    """Read waivers; those with faults are left out (pre-008)."""
    try:
        told = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as fault:
        said = f"The waivers cannot be read: {fault}."
        return Checked((), (Finding("pre-008", Span(path), said),))
    lines = [n for n, row in enumerate(data.split(b"\n"), 1) if row.strip() == b"[[waiver]]"]
    tables = told.get("waiver", [])
    if set(told) - {"waiver"} or not isinstance(tables, list):
        said = "The file holds something other than tables [[waiver]]."
        return Checked((), (Finding("pre-008", Span(path), said),))
    made, found = [], []
    for at, table in enumerate(tables):
        span = Span(path, lines[at] if at < len(lines) else 0)
        faults = list(_faults(table))
        found += [Finding("pre-008", span, said, hint) for said, hint in faults]
        if not faults:
            page, by = table.get("page", 0), table.get("by", "")
            made.append(Waiver(table["code"], table["reason"].strip(), page, by, span))
    return Checked(tuple(made), tuple(found))


def _faults(table: object) -> Iterator[tuple[str, str]]:
    if not isinstance(table, dict):
        yield "A waiver is a table.", "Begin it with [[waiver]]."
        return
    for name in sorted(set(table) - KEYS):
        yield f"A waiver has no “{name}”.", f"It has {', '.join(sorted(KEYS))}."
    code, reason = table.get("code"), table.get("reason", "")
    if not isinstance(code, str) or code not in CODES or not code.startswith("pre-"):
        yield f"“{code}” is no code of preflight.", "Take it from the report: pre-041."
    elif code in FIRM:
        yield f"{code} cannot be waived.", "Mend what it tells."
    if not isinstance(reason, str) or len(reason.split()) < LEAST_WORDS:
        yield "A waiver gives no reason.", 'Say why it may stand: reason = "..."'
    page = table.get("page", 0)
    if not isinstance(page, int) or isinstance(page, bool) or page < 0:
        yield "The page of a waiver is a number from 1.", "Leave it out for all pages."
    if not isinstance(table.get("by", ""), str):
        yield "Who waives is named in words.", 'by = "initials"'


def waived(faults: Iterable[Fault], given: Sequence[Waiver]) -> tuple[Fault, ...]:
    """Return the faults, those that are let stand with the reason; and a fault (pre-009) for each
    waiver that hits nothing.
    """
    done, hit = [], set()
    for fault in faults:
        covering = [at for at, waiver in enumerate(given) if waiver.covers(fault)]
        hit.update(covering)
        reason = given[covering[0]].reason if covering else ""
        done.append(replace(fault, waived=reason) if reason else fault)
    for at, waiver in enumerate(given):
        if at not in hit:
            where = f" on page {waiver.page}" if waiver.page else ""
            said = f"A waiver of {waiver.code}{where} lets nothing stand ({waiver.span})."
            done.append(Fault("pre-009", 0, said, "Take it out of the waivers."))
    return tuple(done)
