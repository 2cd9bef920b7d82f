"""The preflight: a PDF and a printer's profile in; what is wrong with it, page by page, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import pikepdf
from pikepdf import Object

from reportbuild.model.preflight import Fault, PageFacts, Preflight, Separations, Waiver
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight import check_boxes, check_colour, check_page, check_pages
from reportbuild.proof.preflight.barcodes import barcodes
from reportbuild.proof.preflight.check_file import file_faults
from reportbuild.proof.preflight.geometry import FAR
from reportbuild.proof.preflight.ink import ink_faults
from reportbuild.proof.preflight.objects import FAULTS, entry, text
from reportbuild.proof.preflight.opening import opened
from reportbuild.proof.preflight.painted import PageLook
from reportbuild.proof.preflight.reckoned import most_ink
from reportbuild.proof.preflight.sheets import Sheet, sheet_of
from reportbuild.proof.preflight.waivers import waived
from reportbuild.proof.preflight.walk import Walker, inherited

EVERYWHERE = {"pre-010", "pre-013", "pre-015", "pre-019", "pre-021", "pre-059"}
"""What is mostly wrong with a file, not with a page of it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is looked at, and against what.

    `icc` is the ICC profile that the file must carry, b"" for any. The extent of a cover is not
    counted. `waivers` are what somebody lets stand.
    """

    name: str
    data: bytes
    profile: Profile
    icc: bytes = b""
    part: Literal["interior", "cover"] = "interior"
    waivers: tuple[Waiver, ...] = ()


NOT_MEASURED = Separations("nothing here renders pages", measured=False)


def preflight(job: Job, separations: Separations = NOT_MEASURED) -> Preflight:
    """Look at a file from its first page to its last; whatever it holds, this returns."""
    file = opened(job.data)
    faults = list(file.faults)
    sheets: list[Sheet] = []
    facts: list[PageFacts] = []
    told = separations.told
    if file.pdf is not None:
        digests: dict[int, str] = {}
        walker = Walker()
        for index, page in enumerate(file.pages):
            sheet, seen, found = _page(page, index, walker, job.profile)
            sheets.append(sheet)
            facts.append(seen)
            faults += found
            if not seen.blank:
                digests[sheet.number] = check_pages.digest_of(page, inherited(page, "/Resources"))
        faults += check_boxes.sizes(sheets)
        faults += _whole(file.pdf, job, facts)
        faults += check_pages.doubles(digests)
        sound = not any(fault.code == "pre-002" for fault in file.faults)
        facts, inked, told = _inked(facts, sheets, job.profile, separations, sound=sound)
        faults += inked
    faults = _at_once(faults, len(facts))
    faults.sort(key=lambda fault: (fault.page, fault.code))
    return Preflight(
        job.name,
        hashlib.sha256(job.data).hexdigest(),
        len(job.data),
        job.profile,
        tuple(facts),
        waived(dict.fromkeys(faults), job.waivers),
        job.waivers,
        told,
    )


def _at_once(faults: list[Fault], pages: int) -> list[Fault]:
    """Tell what is the same on every page once, as a fault of the file."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        if fault.code in EVERYWHERE and fault.page:
            said = fault.message.partition(": ")[2]
            alike.setdefault((fault.code, said), []).append(fault)
    told = list(faults)
    for (code, said), same in alike.items():
        if pages > 1 and len(same) == pages:
            told = [fault for fault in told if fault not in same]
            told.append(Fault(code, 0, f"All {pages} pages: {said}", same[0].hint))
    return told


def _whole(pdf: pikepdf.Pdf, job: Job, facts: list[PageFacts]) -> Iterator[Fault]:
    try:
        yield from file_faults(pdf, job.profile, job.icc)
    except FAULTS as fault:
        yield Fault("pre-003", 0, f"The file's own entries cannot be read: {text(fault)}.")
    if job.part == "interior":
        yield from check_pages.count(len(facts), job.profile)
        yield from check_pages.blanks([page.number for page in facts if page.blank], len(facts))


def _page(
    page: Object, index: int, walker: Walker, profile: Profile
) -> tuple[Sheet, PageFacts, list[Fault]]:
    sheet = sheet_of(page, index)
    look = walker.page(page, inherited(page, "/Resources"), sheet.media)
    found = [
        *check_boxes.boxes(sheet, profile),
        *check_boxes.bleeding(sheet, look, profile),
        *check_boxes.marks(sheet, look, profile),
        *check_boxes.safety(sheet, look, profile),
        *check_page.fonts(sheet, look),
        *check_page.pictures(sheet, look, profile),
        *check_colour.colours(sheet, look, profile),
        *check_colour.overprint(sheet, look, profile),
        *check_colour.lines(sheet, look, profile),
        *check_colour.letters(sheet, look, profile),
        *check_page.transparency(sheet, look, profile),
        *check_page.laid_over(sheet, page),
        *check_page.troubles(sheet, look),
        *barcodes(sheet, look),
    ]
    inked = (
        None if entry(page, "/Annots") is not None else most_ink(look, sheet.inked(profile.bleed))
    )
    return sheet, replace(_facts(sheet, look, profile), ink=inked), found


def _facts(sheet: Sheet, look: PageLook, profile: Profile) -> PageFacts:
    width, height = sheet.size
    seen = [
        one.picture.resolution / sheet.unit
        for one in look.painted
        if one.picture is not None and one.picture.resolution < FAR
    ]
    kinds = [one.kind for one in look.painted]
    return PageFacts(
        sheet.number,
        width,
        height,
        sheet.place(sheet.media),
        sheet.place(sheet.bleed or sheet.beyond(profile.bleed).meet(sheet.media)),
        sheet.turned,
        kinds.count("text"),
        sum(kind in ("fill", "stroke", "shading") for kind in kinds),
        kinds.count("picture"),
        tuple(sorted({one.colour.space.told for one in look.painted if one.colour is not None})),
        tuple(sorted({font.name for font in look.fonts})),
        round(min(seen), 1) if seen else None,
        blank=check_page.empty(sheet, look),
    )


def _inked(
    facts: list[PageFacts],
    sheets: list[Sheet],
    profile: Profile,
    separations: Separations,
    *,
    sound: bool,
) -> tuple[list[PageFacts], list[Fault], str]:
    """Measure the ink of each page that may have too much, or say that nobody did; and how.

    Of a file that had to be repaired nothing is reckoned: others may not repair it alike.
    """
    fine = {p.number for p in facts if sound and p.ink is not None and p.ink <= profile.ink}
    asked = [page.number for page in facts if page.number not in fine]
    facts = [page if page.number in fine else replace(page, ink=None) for page in facts]
    found: list[Fault] = []
    done: set[int] = set()
    for separation in separations.pages(asked) if asked else ():
        at = separation.page - 1
        if separation.page in asked and separation.page not in done:
            most, faults = ink_faults(separation, sheets[at], profile)
            facts[at] = replace(facts[at], ink=most, measured=most is not None)
            found += faults
            done.add(separation.page)
    if lacking := len(asked) - len(done):
        found.append(_unmeasured(lacking, len(facts), separations))
    return facts, found, _how(len(asked), len(facts), separations)


def _unmeasured(lacking: int, pages: int, separations: Separations) -> Fault:
    said = f"The ink of {lacking} of {pages} pages was not measured: {separations.told}."
    if lacking == pages:
        said = f"The total ink of no page was measured: {separations.told}."
    hint = "Install Ghostscript (in Debian: apt-get install ghostscript), and look again."
    return Fault("pre-007", 0, said, hint)


def _how(asked: int, pages: int, separations: Separations) -> str:
    """Tell how total ink was found."""
    reckoned = "reckoned from what the page paints"
    if not asked:
        return f"{reckoned}, on every page"
    how = f"{separations.told}" if separations.measured else f"not measured ({separations.told})"
    others = f"; {reckoned} on the others" if asked < pages else ""
    return f"{how}, on {asked} of {pages} pages{others}"
