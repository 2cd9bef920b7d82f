"""Boxes and bleed: whether a page can be cut where it says, and colour runs beyond the cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportbuild.model.preflight import Fault
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.colours import white
from reportbuild.proof.preflight.geometry import POINTS_PER_MM, Box
from reportbuild.proof.preflight.painted import PageLook, Painted
from reportbuild.proof.preflight.sheets import SLACK, Sheet

THIN = 2.0
"""Points: what is thinner, and lies beyond the trim, is a mark."""
SIDES = ("left", "bottom", "right", "top")
_OUTWARDS = (-1, -1, 1, 1)
MOST_ENDS = 1000
"""Things ending at one edge of one page that are looked at."""


def boxes(sheet: Sheet, profile: Profile) -> Iterator[Fault]:
    """Find boxes that are missing, lie wrongly in one another, or leave too little bleed."""
    if sheet.trim is None:
        hint = "Set the TrimBox, without which no printer knows where to cut."
        yield sheet.fault("pre-010", "it has no TrimBox.", (), hint)
    nested = (
        ("TrimBox", sheet.trim, "BleedBox", sheet.bleed),
        ("TrimBox", sheet.trim, "MediaBox", sheet.media),
        ("BleedBox", sheet.bleed, "MediaBox", sheet.media),
        ("TrimBox", sheet.trim, "CropBox", sheet.crop),
        ("BleedBox", sheet.bleed, "CropBox", sheet.crop),
    )
    for inner, box, outer, around in nested:
        if box is not None and around is not None and not around.holds(box, SLACK):
            said = f"the {inner} does not lie within the {outer}."
            yield sheet.fault("pre-011", said, [box])
    room = sheet.bleed or sheet.media
    if sheet.trim is not None and not room.holds(sheet.beyond(profile.bleed), SLACK):
        least = min(_beyond(sheet.trim, room))
        said = (
            f"the bleed is {_told(sheet, least)} mm wide; "
            f"the profile asks for {profile.bleed:g} mm."
        )
        yield sheet.fault("pre-013", said, (), "Make the BleedBox, and what bleeds, larger.")
    if sheet.unit != 1:
        said = f"its unit is {sheet.unit:g} points, which many printers' programs do not know."
        yield sheet.fault("pre-019", said)


def _beyond(inner: Box, outer: Box) -> tuple[float, float, float, float]:
    return (
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )


def _told(sheet: Sheet, points: float) -> str:
    """A length in millimetres, none below nought; no more than there is."""
    return f"{int(max(sheet.length(points), 0) * 10 + 0.05) / 10:.1f}"


def sizes(sheets: Sequence[Sheet]) -> Iterator[Fault]:
    """Find pages that are cut to another size than most, or turned."""
    cut = [sheet for sheet in sheets if sheet.trim is not None] or list(sheets)
    counted = Counter(tuple(round(side, 1) for side in sheet.size) for sheet in cut)
    if not counted:
        return
    (width, height), _ = counted.most_common(1)[0]
    for sheet in cut:
        own = sheet.size
        if max(abs(own[0] - width), abs(own[1] - height)) > sheet.length(SLACK) + 0.06:
            said = (
                f"it is cut to {own[0]:.1f} × {own[1]:.1f} mm, "
                f"most pages to {width:.1f} × {height:.1f} mm."
            )
            yield sheet.fault("pre-012", said)
    for sheet in sheets:
        if sheet.turned:
            said = f"it is turned by {sheet.turned} degrees."
            yield sheet.fault("pre-015", said, (), "Turn what is on the page, not the page.")


# --- bleed --------------------------------------------------------------------------------------


def bleeding(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find what touches the trim and does not run on to the edge of the bleed.

    Whatever ends within the tolerance of the cut touches it. White needs no bleed, nor what is
    continued beyond the trim by something else, or covered there by what is painted later.
    """
    cut, wanted = sheet.cut, sheet.beyond(profile.bleed)
    near = profile.tolerance * POINTS_PER_MM / sheet.unit
    coloured = [(at, one) for at, one in enumerate(look.painted) if _colours(one)]
    for side, name in enumerate(SIDES):
        beyond = [(at, one) for at, one in coloured if _reach(one.box, wanted, side) >= -SLACK]
        ends = [
            (at, one)
            for at, one in coloured
            if _reach(one.box, cut, side) >= -near
            and _reach(one.box, wanted, side) < -SLACK
            and _on(one.box, cut)
        ]
        short: dict[str, list[Box]] = {}
        for at, one in ends[:MOST_ENDS]:
            others = [
                other.box
                for number, other in beyond[:MOST_ENDS]
                if _over(other.box, one.box, side)
                and (number > at or _starts(other.box, cut, side))
            ]
            if not _covered(one.box, others, cut, side):
                short.setdefault(_named(one), []).append(one.box)
        for what, found in short.items():
            least = min(_reach(box, cut, side) for box in found)
            said = (
                f"{what} touches the {name} edge and runs {_told(sheet, least)} mm "
                f"beyond it; the profile asks for {profile.bleed:g} mm."
            )
            hint = "Draw it on to the edge of the bleed, or end it well within the page."
            yield sheet.fault("pre-014", said, found, hint)


def _colours(one: Painted) -> bool:
    """Tell whether something makes an area of the paper another colour."""
    if one.kind == "text" or (one.picture is not None and one.picture.soft):
        return False
    return one.colour is None or not white(one.colour)


def _on(box: Box, cut: Box) -> bool:
    """Tell whether something lies on the page itself, not only beside it."""
    inside = box.meet(cut)
    return (
        not inside.empty and max(inside.width, inside.height) > 0 and box.touches(cut.grown(-SLACK))
    )


def _reach(box: Box, edge: Box, side: int) -> float:
    """How far a box reaches beyond one side of another, in points."""
    return (box[side] - edge[side]) * _OUTWARDS[side]


def _over(other: Box, box: Box, side: int) -> bool:
    """Tell whether a box begins no further out than another ends, so that no gap shows."""
    return (other[(side + 2) % 4] - box[side]) * _OUTWARDS[side] <= SLACK


def _starts(box: Box, cut: Box, side: int) -> bool:
    """Tell whether a box begins at the trim: it is there to continue what ends at it."""
    return (box[(side + 2) % 4] - cut[side]) * _OUTWARDS[side] >= -SLACK


def _covered(box: Box, others: list[Box], cut: Box, side: int) -> bool:
    """Tell whether others continue, or cover, all of a thing's strip beyond the trim."""
    low, high = (1, 3) if side % 2 == 0 else (0, 2)
    start, end = max(box[low], cut[low]), min(box[high], cut[high])
    for first, last in sorted((other[low], other[high]) for other in others):
        if first > start + SLACK:
            return False
        start = max(start, last)
    return start >= end - SLACK and bool(others)


def _named(one: Painted) -> str:
    return {"fill": "a coloured area", "stroke": "a line", "picture": "a picture"}.get(
        one.kind, "a shading"
    )


# --- marks and safety ---------------------------------------------------------------------------


def marks(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find marks within the bleed; marks that are missing, or that nobody asked for."""
    if sheet.trim is None:
        return
    cut, bleed = sheet.cut, sheet.beyond(profile.bleed)
    beyond = [
        one
        for one in look.painted
        if one.kind in ("stroke", "fill")
        and (one.thickness or THIN) < THIN
        and one.box.meet(cut.grown(-SLACK)).empty
        and max(one.box.width, one.box.height) > THIN
    ]
    wrong = [one.box for one in beyond if not one.box.meet(bleed.grown(-SLACK)).empty]
    if wrong:
        said = f"a mark stands within {profile.bleed:g} mm of the trim, where colour bleeds."
        yield sheet.fault("pre-020", said, wrong, "Move the marks outwards, beyond the bleed.")
    if profile.marks and not beyond:
        yield sheet.fault("pre-021", "it has no crop marks; the profile asks for them.")
    elif beyond and not wrong and not profile.marks:
        said = "it has marks beyond the bleed; the profile asks for none."
        yield sheet.fault("pre-021", said, [one.box for one in beyond])


def safety(sheet: Sheet, look: PageLook, profile: Profile) -> Iterator[Fault]:
    """Find text that is so near to the trim that it may be cut."""
    safe = sheet.cut.grown(-profile.safety * POINTS_PER_MM / sheet.unit)
    near = [
        one.box
        for one in look.painted
        if one.kind == "text"
        and not one.box.meet(sheet.cut).empty
        and not safe.holds(one.box.meet(sheet.cut), SLACK)
        and one.box.width > 0
    ]
    if near:
        said = f"text stands nearer to the trim than {profile.safety:g} mm."
        yield sheet.fault("pre-022", said, near, "Move it inwards: the cut may stray.")
