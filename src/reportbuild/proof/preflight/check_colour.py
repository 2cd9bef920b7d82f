"""Colours, lines, letters and overprint: what a press would make of what a page paints."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportbuild.model.preflight import Fault
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.colours import (
    NEAR,
    PROCESS,
    Colour,
    in_words,
    inks,
    many_inks,
    only_black,
    rich_black,
    white,
)
from reportbuild.proof.preflight.geometry import Box
from reportbuild.proof.preflight.painted import PageLook, Painted
from reportbuild.proof.preflight.sheets import Sheet

LARGEST_TEXT = 24.0
"""Points: larger letters are areas of colour, for which rich black is what it is for."""
ROUNDING = 0.005
"""Points by which a line may miss its thickness: files round."""
LEAST_RULE = 3.0
"""Points: a filled rectangle that is shorter is a dot, not a rule."""
_UNKNOWN = {"odd", "lab"}


def colours(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find text in RGB or rich black, other RGB, spot colours, registration colour, odd spaces."""
    inside = [one for one in look.painted if one.box.touches(sheet.beyond(profile.bleed))]
    texts = [one for one in inside if one.kind == "text"]
    rest = [one for one in inside if one.kind != "text"]
    for said, boxes in _gathered(texts, lambda c: c.space.family == "rgb", _text_in).items():
        hint = "Give text one ink, pure black as CMYK 0 0 0 100, or a colour in CMYK."
        yield sheet.fault("pre-054", said, boxes, hint)
    small = [one for one in texts if one.size <= LARGEST_TEXT]
    for said, boxes in _gathered(small, rich_black, _text_in).items():
        hint = "Four inks never meet exactly: set text in pure black, CMYK 0 0 0 100."
        yield sheet.fault("pre-055", said, boxes, hint)
    yield from _rgb(sheet, rest, profile)
    for said, boxes in _gathered(inside, _spot, _inked).items():
        hint = "Make it a colour in CMYK, or agree on the ink with the printer."
        yield sheet.fault("pre-052", said, boxes, hint)
    within = [one for one in inside if one.box.touches(sheet.cut.grown(-1))]
    for said, boxes in _gathered(within, _registration, _inked).items():
        hint = "It prints on every plate. Make it pure black, CMYK 0 0 0 100."
        yield sheet.fault("pre-053", said, boxes, hint)
    for said, boxes in _gathered(inside, lambda c: c.space.family in _UNKNOWN, _used).items():
        yield sheet.fault("pre-051", said, boxes, "Make it a colour in CMYK.")


def _rgb(sheet: Sheet, rest: list[Painted], profile: Profile) -> Iterator[Fault]:
    """RGB that no profile explains is a fault; where one does, only the older kinds refuse it."""
    strict = profile.kind == "PDF/X-1a"
    bare = _gathered(rest, lambda c: c.space.family == "rgb" and not c.space.measured, _used)
    for said, boxes in bare.items():
        hint = "Convert it to CMYK: what a printer's machines make of it is anybody's guess."
        yield sheet.fault("pre-050", said, boxes, hint)
    told = _gathered(rest, lambda c: c.space.family == "rgb" and c.space.measured, _used)
    for said, boxes in told.items():
        asks = f"{said[:-1]}; {profile.kind} allows no RGB at all." if strict else said
        hint = "Convert it to the printer's CMYK, or ask whether the printer does."
        yield sheet.fault("pre-050" if strict else "pre-056", asks, boxes, hint)


def _gathered(
    painted: list[Painted], wrong: Callable[[Colour], bool], said: Callable[[Painted], str]
) -> dict[str, list[Box]]:
    """Where something is wrong, by what is to be said of it."""
    found: dict[str, list[Box]] = {}
    for one in painted:
        if one.colour is not None and wrong(one.colour):
            found.setdefault(said(one), []).append(one.box)
    return found


def _text_in(one: Painted) -> str:
    return f"text is set in {_words(one)}."


def _inked(one: Painted) -> str:
    spots = " and ".join(f"“{spot}”" for spot in _others(one.colour))
    return f"{_thing(one)} is painted with {spots or _words(one)}."


def _used(one: Painted) -> str:
    return f"{_thing(one)} is painted in {_words(one)}."


def _words(one: Painted) -> str:
    if one.colour is None:
        return "no colour"
    told = one.colour.space.told
    words = in_words(one.colour)
    return told if words == told else f"{words} ({told})"


def _thing(one: Painted) -> str:
    return {"text": "text", "fill": "an area", "stroke": "a line", "picture": "a picture"}.get(
        one.kind, "a shading"
    )


def _others(colour: Colour | None) -> list[str]:
    spots = () if colour is None else colour.space.spots
    return [spot for spot in spots if spot not in (*PROCESS, "None")]


def _spot(colour: Colour) -> bool:
    return any(spot != "All" for spot in _others(colour))


def _registration(colour: Colour) -> bool:
    return "All" in colour.space.spots and not white(colour)


# --- overprint ----------------------------------------------------------------------------------


def overprint(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find white that would vanish; black text that is not printed as the profile asks."""
    inside = [one for one in look.painted if one.box.touches(sheet.cut)]
    vanishing = [one.box for one in inside if one.overprint and one.colour and white(one.colour)]
    if vanishing:
        said = "something white is set to overprint: it would vanish."
        hint = "White must knock out what lies below: take the overprint off it."
        yield sheet.fault("pre-057", said, vanishing, hint)
    black = [
        one
        for one in inside
        if one.kind == "text" and one.colour is not None and only_black(one.colour)
    ]
    if profile.black == "overprint":
        knocked = [one.box for one in black if not _over(one)]
        if knocked:
            said = "black text knocks out what lies below; the profile asks for overprint."
            hint = "Or ask: most printers overprint black text themselves, and then waive this."
            yield sheet.fault("pre-059", said, knocked, hint)
    else:
        over = [one.box for one in black if one.overprint]
        if over:
            said = "black text overprints; the profile asks that it knock out."
            yield sheet.fault("pre-059", said, over)


def _over(one: Painted) -> bool:
    """Tell whether black leaves what lies below it: in CMYK that takes mode 1 (8.6.7)."""
    process = one.colour is not None and one.colour.space.family == "cmyk"
    return one.overprint and (one.opm == 1 or not process)


# --- lines and small letters --------------------------------------------------------------------


def lines(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find lines and thin rectangles that are thinner than can be printed."""
    thin: dict[str, list[Box]] = {}
    for one in look.painted:
        if one.thickness is None or one.thickness >= profile.hairline - ROUNDING:
            continue
        if one.colour is None or white(one.colour) or not one.box.touches(sheet.cut.grown(-1)):
            continue
        if one.kind == "fill" and max(one.box.width, one.box.height) < LEAST_RULE:
            continue
        said = f"a line is {one.thickness * sheet.unit:.2f} pt thick"
        thin.setdefault(f"{said}; the profile asks for {profile.hairline:g} pt.", []).append(
            one.box
        )
    for said, boxes in thin.items():
        yield sheet.fault("pre-060", said, boxes, "Thinner lines break up or vanish in print.")


def letters(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find letters of several inks, or reversed out, that are too small to be printed."""
    small: dict[str, list[Box]] = {}
    for one in look.painted:
        if one.kind != "text" or one.colour is None or one.size >= profile.small_text - ROUNDING:
            continue
        if one.colour.space.family == "rgb" or rich_black(one.colour):
            continue
        if not one.box.touches(sheet.cut):
            continue
        kind = "white" if white(one.colour) else "in several inks" if _mixed(one.colour) else ""
        if kind:
            said = f"text {kind} is {one.size * sheet.unit:.1f} pt in size"
            small.setdefault(f"{said}; the profile asks for {profile.small_text:g} pt.", []).append(
                one.box
            )
    for said, boxes in small.items():
        yield sheet.fault("pre-034", said, boxes, "Set it larger, or in one ink.")


def _mixed(colour: Colour) -> bool:
    mixed = inks(colour)
    return many_inks(colour) if mixed is None else sum(ink > NEAR for ink in mixed) > 1
