"""Pictures, letters, transparency and leftovers of one page, against a profile."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Name, Object

from reportbuild.model.preflight import Fault
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.colours import white
from reportbuild.proof.preflight.fonts import Font
from reportbuild.proof.preflight.geometry import FAR, Box
from reportbuild.proof.preflight.objects import below, entry, many, numbers, text
from reportbuild.proof.preflight.painted import PageLook
from reportbuild.proof.preflight.sheets import Sheet

LEAST_PICTURE = 6.0
"""Points: the sides of a picture that is too small for anyone to see its pixels."""


def pictures(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find pictures with fewer pixels per inch than the profile asks for where they are placed."""
    for one in look.painted:
        found = one.picture
        if found is None or not one.box.touches(sheet.beyond(profile.bleed)):
            continue
        if max(one.box.width, one.box.height) < LEAST_PICTURE:
            continue
        wanted, least = (
            (profile.line_art, profile.least_line_art)
            if found.line_art
            else (profile.resolution, profile.least_resolution)
        )
        has = round(found.resolution / sheet.unit) if found.resolution < FAR else wanted
        if has >= wanted:
            continue
        what = "the soft mask of a picture" if found.soft else "a picture"
        of = "a drawing of one bit" if found.line_art and not found.soft else what
        asked = f"at least {least}" if has < least else str(wanted)
        said = (
            f"{of} of {found.width} × {found.height} pixels has {has} ppi; "
            f"the profile asks for {asked}."
        )
        hint = "Take a larger picture, or print it smaller."
        yield sheet.fault("pre-040" if has < least else "pre-041", said, [one.box], hint)


def fonts(sheet: Sheet, look: PageLook) -> Iterator[Fault]:
    """Find fonts that are not embedded, damaged, drawn by the file, or put in place of others."""
    for font, box in look.fonts.items():
        yield from _font(sheet, font, box)
    missing: dict[str, list[Box]] = {}
    for font, box in look.missing:
        missing.setdefault(font.name, []).append(box)
    for name, boxes in missing.items():
        said = f"a letter is missing from the font “{name}”; an empty box is printed."
        yield sheet.fault("pre-032", said, boxes, "Choose a font that has it.")


def _font(sheet: Sheet, font: Font, box: Box) -> Iterator[Fault]:
    if font.kind == "none":
        yield sheet.fault("pre-030", "text is set in no font that the file has.", [box])
    elif font.type3:
        said = f"the font “{font.name}” is of Type 3, drawn by the file itself."
        hint = "Some printers refuse it, and what it draws is not looked into."
        yield sheet.fault("pre-031", said, [box], hint)
        if not font.embedded:
            yield sheet.fault("pre-030", f"the font “{font.name}” has no letters.", [box])
    elif not font.embedded:
        hint = "Embed it: the printer would set the text in another."
        yield sheet.fault("pre-030", f"the font “{font.name}” is not embedded.", [box], hint)
    elif font.faulty:
        said = f"what is embedded as “{font.name}” is no font."
        yield sheet.fault("pre-030", said, [box], "Make the file again: it is damaged.")
    if font.name.startswith("Courier") and not font.name.startswith("CourierPrime"):
        said = f"text is set in {font.name}, which programs put where a font is missing."
        yield sheet.fault("pre-033", said, [box], "If it is meant, waive this.")


def transparency(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find transparency where the kind of PDF has none; groups blended in other colours."""
    found: dict[str, list[Box]] = {}
    for what, box in look.see_through:
        found.setdefault(what, []).append(box)
    for what, boxes in found.items():
        blending = what.startswith("blending")
        if profile.kind != "PDF/X-4":
            said = f"{what} needs transparency, which {profile.kind} has not."
            hint = "Flatten it, or ask whether the printer takes PDF/X-4."
            yield sheet.fault("pre-070", said, boxes, hint)
        elif blending:
            said = f"transparency asks for {what}, which is not the press's CMYK."
            yield sheet.fault("pre-075", said, boxes, "Blend in the colours of the output intent.")
    devices: dict[str, list[Box]] = {}
    for what, box in look.devices:
        devices.setdefault(what, []).append(box)
    for what, boxes in devices.items():
        yield sheet.fault("pre-076", f"it holds {what}, which PDF/X forbids.", boxes)


def laid_over(sheet: Sheet, page: Object) -> Iterator[Fault]:
    """Find notes, links and forms laid over a page, and what it does when it is opened."""
    kinds: dict[str, list[Box]] = {}
    for annotation in many(entry(page, "/Annots"))[:5000]:
        kind = entry(annotation, "/Subtype")
        if kind in (Name.PrinterMark, Name.TrapNet):
            continue
        corners = numbers(entry(annotation, "/Rect"), 4) or (0.0, 0.0, 0.0, 0.0)
        x, y, u, v = corners
        name = "nameless" if kind is None else text(kind)
        kinds.setdefault(name, []).append(Box(min(x, u), min(y, v), max(x, u), max(y, v)))
        if below(annotation, "/A", "/S") == Name.JavaScript or entry(annotation, "/AA") is not None:
            hint = "Take it out: nothing may happen by itself in a file for print."
            yield sheet.fault("pre-073", "an annotation runs a script or an action.", (), hint)
    for name, boxes in kinds.items():
        said = f"there is an annotation of the kind {name}."
        yield sheet.fault("pre-072", said, boxes, "Take it out: it may print, or hide what does.")
    if entry(page, "/AA") is not None:
        yield sheet.fault("pre-073", "it runs an action when it is opened or left.")


def troubles(sheet: Sheet, look: PageLook) -> Iterator[Fault]:
    """Tell what of a page could not be looked into."""
    for told in look.troubles:
        hint = "Nothing can be said of that part of the page: make the file again, or look at it."
        yield sheet.fault("pre-003", f"{told}.", (), hint)


def empty(sheet: Sheet, look: PageLook) -> bool:
    """Tell whether nothing that could be seen is painted within the trim."""
    cut = sheet.cut.grown(-1)
    return not look.troubles and not any(
        one.box.touches(cut) and not (one.colour is not None and white(one.colour))
        for one in look.painted
    )
