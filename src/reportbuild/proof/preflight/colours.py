"""Colour spaces and colours of a PDF: objects in, what a printing press makes of them out.

ISO 32000-1, 8.6. Nothing here raises for what a file says: a space that cannot be read is `ODD`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pikepdf import Array, Dictionary, Name, Object

from reportbuild.proof.preflight.objects import FAULTS, entry, text

Family: TypeAlias = Literal["gray", "rgb", "cmyk", "lab", "spot", "pattern", "odd"]

DEEPEST = 4
"""How many colour spaces may stand in one another: Pattern, Indexed, DeviceN, its alternate."""
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
NEAR = 0.005
"""Half a per cent of ink: less than any press can show."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family on the press, how the file calls it, the number of components.

    `spots` names the inks of a Separation or DeviceN space. `measured` tells that colours are told
    by an ICC profile or as CIE values, and `indexed` that they are looked up in a table.
    """

    family: Family
    told: str
    size: int
    spots: tuple[str, ...] = ()
    measured: bool = False
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: its space, and its components in it."""

    space: Space
    values: tuple[float, ...]


GRAY, RGB, CMYK = Space("gray", "DeviceGray", 1), Space("rgb", "DeviceRGB", 3), Space(
    "cmyk", "DeviceCMYK", 4
)  # fmt: skip
PATTERN = Space("pattern", "Pattern", 0)
ODD = Space("odd", "a colour space that cannot be read", 0)
BLACK = Colour(GRAY, (0.0,))

_DEVICE = {
    "/DeviceGray": GRAY, "/G": GRAY, "/DeviceRGB": RGB, "/RGB": RGB,
    "/DeviceCMYK": CMYK, "/CMYK": CMYK, "/Pattern": PATTERN,
}  # fmt: skip
_DEFAULTS = {"gray": "/DefaultGray", "rgb": "/DefaultRGB", "cmyk": "/DefaultCMYK"}
_BY_SIZE: dict[int, Family] = {1: "gray", 3: "rgb", 4: "cmyk"}


def space_of(value: Object | None, named: Object | None, depth: int = 0) -> Space:
    """Return the colour space of an operand or an entry; `named` is /ColorSpace of the resources.

    Device spaces are those that the resources put in their place (8.6.5.6).
    """
    try:
        return _space(value, named, depth)
    except FAULTS:
        return ODD


def _space(value: Object | None, named: Object | None, depth: int) -> Space:
    if value is None or depth > DEEPEST:
        return ODD
    if isinstance(value, Name):
        device = _DEVICE.get(str(value))
        if device is None:
            found = entry(named, str(value))
            return ODD if found is None else _space(found, Dictionary(), depth + 1)
        default = entry(named, _DEFAULTS.get(device.family, ""))
        if default is None or isinstance(default, Name):
            return device
        instead = _space(default, Dictionary(), depth + 1)
        return device if instead.size != device.size else instead
    if not isinstance(value, Array) or not len(value):
        return ODD
    return _listed(value, named, depth)


def _listed(value: Array, named: Object | None, depth: int) -> Space:
    kind = str(value[0]).removeprefix("/")
    match kind:
        case "ICCBased":
            size = int(value[1].get("/N", 0))
            family = _BY_SIZE.get(size, "odd")
            return Space(family, f"ICCBased with {size} components", size, measured=True)
        case "CalGray":
            return Space("gray", kind, 1, measured=True)
        case "CalRGB":
            return Space("rgb", kind, 3, measured=True)
        case "Lab":
            return Space("lab", kind, 3, measured=True)
        case "Indexed" | "I":
            base = _space(value[1], named, depth + 1)
            told = f"Indexed over {base.told}"
            return Space(base.family, told, 1, base.spots, base.measured, indexed=True)
        case "Separation":
            return Space("spot", kind, 1, (text(value[1]),))
        case "DeviceN":
            spots = tuple(text(name) for name in value[1].as_list()[:32])
            return Space("spot", kind, len(spots), spots)
        case "Pattern":
            return PATTERN
        case _:
            return _DEVICE.get(f"/{kind}", ODD) if len(value) == 1 else ODD


def first(space: Space) -> Colour:
    """Return the colour that a space begins with (8.6.8)."""
    if space.family == "cmyk" and not space.indexed:
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    return Colour(space, (1.0 if space.family == "spot" else 0.0,) * space.size)


def white(colour: Colour) -> bool:
    """Tell whether a colour puts no ink on white paper."""
    space, values = colour.space, colour.values
    if space.indexed or len(values) != space.size or not values:
        return False
    match space.family:
        case "gray" | "rgb":
            return min(values) >= 1 - NEAR
        case "cmyk":
            return max(values) <= NEAR
        case "spot":
            return max(values) <= NEAR or space.spots == ("None",)
        case "lab":
            return values[0] >= 100 - NEAR
        case _:
            return False


def inks(colour: Colour) -> tuple[float, float, float, float] | None:
    """Return cyan, magenta, yellow and black from 0 to 1, where the file itself says them."""
    space, values = colour.space, colour.values
    if space.indexed or len(values) != space.size:
        return None
    if space.family == "cmyk":
        return values[0], values[1], values[2], values[3]
    if space.family == "gray" and not space.measured:
        return 0.0, 0.0, 0.0, 1 - values[0]
    if space.family == "spot" and set(space.spots) <= {*PROCESS, "None"}:
        given = dict(zip(space.spots, values, strict=True))
        cyan, magenta, yellow, black = (given.get(name, 0.0) for name in PROCESS)
        return cyan, magenta, yellow, black
    return None


def rich_black(colour: Colour) -> bool:
    """Tell whether a colour is black, or nearly so, with other inks beneath it."""
    mixed = inks(colour)
    if mixed is None:
        return False
    *others, black = mixed
    deep, dark, trace, even = 0.85, 0.5, 0.02, 0.4
    return (black >= deep and max(others) > trace) or (black >= dark and min(others) >= even)


def only_black(colour: Colour) -> bool:
    """Tell whether a colour is full black and nothing else."""
    mixed = inks(colour)
    return mixed is not None and mixed[3] >= 1 - NEAR and max(mixed[:3]) <= NEAR


def many_inks(colour: Colour) -> bool:
    """Tell whether more than one ink is needed to print a colour, or might be."""
    mixed = inks(colour)
    if mixed is None:
        return colour.space.family not in ("gray", "spot")
    return sum(ink > NEAR for ink in mixed) > 1


def in_words(colour: Colour) -> str:
    """Return a colour as people in print write it: "C 30 M 30 Y 30 K 100", "RGB 0 0 0"."""
    space, values = colour.space, colour.values
    if space.family == "cmyk" and len(values) == CMYK.size:
        named = zip("CMYK", values, strict=True)
        return " ".join(f"{ink} {round(100 * value)}" for ink, value in named)
    if space.family == "rgb" and len(values) == RGB.size:
        return "RGB " + " ".join(str(round(255 * min(max(value, 0), 1))) for value in values)
    if space.family == "spot" and len(values) == len(space.spots):
        named_spots = zip(space.spots, values, strict=True)
        return " ".join(f"“{spot}” {round(100 * value)}" for spot, value in named_spots)
    if space.family == "gray" and values and not space.indexed:
        return f"K {round(100 * (1 - values[0]))}"
    return space.told
