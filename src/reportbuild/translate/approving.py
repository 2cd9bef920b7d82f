"""Somebody approves what is translated: all of an edition, or one part of it.

In: a report, a language, whose initials, and which part. Out: the file of the edition's approvals
with those in it, and how many there are of each sort.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import ParseSegment, Report
from reportbuild.translate.approvals import approved, read_approvals, write_approvals
from reportbuild.translate.translations import State, Translation, no_edition, translations


@dataclass(frozen=True, slots=True)
class Approved:
    """The file of approvals as it should be, and how many segments came to what.

    `new` ones are approved now, `before` were so already; `open` are the numbers of those that
    are missing, stale or faulty, and cannot be.
    """

    data: bytes
    new: int
    before: int
    open: Counter[State]


def approve(
    report: Report, language: str, by: str, part: str, parse: ParseSegment
) -> Checked[Approved]:
    """Approve every translated and sound segment of a part of the report; of all, if it is "".

    What is missing, stale or faulty is left as it is. Doing so again changes nothing.
    Errors: no such edition or part; a catalogue or a file of approvals that cannot be read.
    """
    if language == report.language:
        message = f"“{language}” is the language that the report is written in."
        hint = "Approvals are for translations."
        return Checked(None, (Finding("lang-004", report.identity.span, message, hint),))
    if wrong := no_edition(report, language):
        return Checked(None, wrong)
    file = report.approvals.get(language)
    given = read_approvals(file) if file else Checked({})
    found = translations(report, language, parse)
    if given.made is None or found.made is None:
        return Checked(None, tuple(dict.fromkeys((*given.findings, *found.findings))))
    if wrong := _no_part(found.made, part):
        return Checked(None, wrong)
    wanted = [t for t in found.made if part in ("", t.record.part)]
    sound = [t for t in wanted if t.state == "translated"]
    new = [(t.record, t.said) for t in sound if not t.approved_by]
    return Checked(
        Approved(
            write_approvals(approved(given.made, new, by), language),
            len(new),
            len(sound) - len(new),
            Counter(t.state for t in wanted if t.state != "translated"),
        )
    )


def _no_part(translated: tuple[Translation, ...], part: str) -> tuple[Finding, ...]:
    parts = list(dict.fromkeys(t.record.part for t in translated))
    if not part or part in parts:
        return ()
    near = get_close_matches(part, parts, 1)
    hint = f"Did you mean “{near[0]}”? " if near else ""
    message = f"The report has no part “{part}” with anything to be translated."
    span = Span("text")
    return (Finding("po-019", span, message, f"{hint}There are: {', '.join(parts)}."),)
