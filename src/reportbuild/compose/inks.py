"""The print side of the stylesheets: each colour in its inks, and what has none is found.

In: the house style and a printer's profile. Out: the sheet that overrules colours and adds the
bleed, the inks of each colour of screens, and findings at the CSS file and line for what the press
cannot hold: the layout engine has no inks for gradients, shadows and 3-D borders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import tinycss2
import tinycss2.ast
from tinycss2.color4 import Color
from tinycss2.color5 import parse_color

from reportbuild.compose.stylesheet import design_tokens
from reportbuild.model.design import House
from reportbuild.model.finding import Finding, Span
from reportbuild.model.printing import Cmyk, Profile, Rgb

PAIR = "-cmyk"
"""What the name of a token ends in that says a colour in inks: `--accent-cmyk`."""

SHEETS = ("tokens.css", "text.css", "page.css", "grid.css", "wrap.css")
"""The stylesheets that reach a printed page, besides trims."""

INKS = 4

_3D = frozenset({"inset", "outset", "ridge", "groove"})
_SHADES = frozenset({"box-shadow", "text-shadow", "filter", "backdrop-filter", "mix-blend-mode"})
_COLOURED = ("color", "background", "border", "outline", "fill", "stroke", "rule", "decoration")
_NO_COLOUR = frozenset({"transparent", "currentcolor"})


def print_overrides(house: House, profile: Profile) -> str:
    """Return the rules that come last on a printed page: every colour in inks, and the bleed."""
    pairs = [name for name in design_tokens(house, "ltr") if name.endswith(PAIR)]
    colours = "".join(f"{name.removesuffix(PAIR)}:var({name});" for name in pairs)
    return f":root{{{colours}}}@page{{bleed:{profile.bleed}mm}}"


def inks(house: House) -> dict[Rgb, Cmyk]:
    """Return the inks of each colour token, by its colour on a screen; the first token's count."""
    found: dict[Rgb, Cmyk] = {}
    for rgb, cmyk in _pairs(house).values():
        found.setdefault(rgb, cmyk)
    return found


def inks_on_ground(house: House) -> dict[Rgb, Cmyk]:
    """Return the same for drawings on the cover: what has the colour of its ground, is ground."""
    ground = _pairs(house).get("--ground")
    return inks(house) | (dict([ground]) if ground else {})


def _pairs(house: House) -> dict[str, tuple[Rgb, Cmyk]]:
    tokens = design_tokens(house, "ltr")
    pairs = {}
    for name, value in tokens.items():
        screen, inked = _colour(value), _colour(tokens.get(name + PAIR, ""))
        if screen and inked and not _in_inks(screen) and (four := _in_inks(inked)):
            pairs[name] = (_rgb(screen), four)
    return pairs


def _colour(value: str) -> Color | None:
    """Return the colour that a value is; None if it is none, or is taken from elsewhere."""
    made = parse_color(value)
    return made if isinstance(made, Color) else None


def _in_inks(colour: Color) -> Cmyk | None:
    """Return the inks of a colour that is said in inks and covers what lies below it."""
    parts = tuple(part or 0.0 for part in colour)
    if len(parts) != INKS + 1 or parts[-1] < 1:
        return None
    return parts[0], parts[1], parts[2], parts[3]


def _rgb(colour: Color) -> Rgb:
    red, green, blue, _ = (round(255 * (part or 0)) for part in colour.to("srgb"))
    return red, green, blue


# --- what has no inks ---------------------------------------------------------------------------


def ink_faults(house: House, profile: Profile) -> Iterator[Finding]:
    """Yield what the stylesheets of printed pages hold that cannot be printed in four inks."""
    for name, css in sorted(house.stylesheets.items()):
        if name in SHEETS or name.startswith("trims/"):
            rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
            seen = list(_declarations(rules))
            tokens = {one.name: one for one in seen}
            for one in seen:
                yield from _faults(_Said(name, one), tokens, profile)


@dataclass(frozen=True, slots=True)
class _Said:
    """A declaration of a stylesheet."""

    sheet: str
    declaration: tinycss2.ast.Declaration

    @property
    def value(self) -> str:
        return tinycss2.serialize(self.declaration.value).strip()

    def find(self, code: str, message: str, hint: str) -> Finding:
        return Finding(
            code, Span(f"styles/{self.sheet}", self.declaration.source_line), message, hint
        )


def _declarations(rules: Iterable[tinycss2.ast.Node]) -> Iterator[tinycss2.ast.Declaration]:
    for rule in rules:
        if isinstance(rule, tinycss2.ast.Declaration):
            yield rule
        elif isinstance(rule, tinycss2.ast.QualifiedRule | tinycss2.ast.AtRule) and rule.content:
            if isinstance(rule, tinycss2.ast.AtRule) and rule.lower_at_keyword == "font-face":
                continue
            yield from _declarations(tinycss2.parse_blocks_contents(rule.content))


def _faults(
    said: _Said, tokens: Mapping[str, tinycss2.ast.Declaration], profile: Profile
) -> Iterator[Finding]:
    name = said.declaration.lower_name
    words = set(_words(said.declaration.value))
    functions = set(_functions(said.declaration.value))
    if fault := _no_ink(name, said.value, words, functions):
        yield said.find(
            "print-001", f"“{name}: {said.value}” {fault}.", "Print takes flat colours."
        )
    elif name.startswith("--") and name.endswith(PAIR):
        yield from _too_much(said, profile)
    elif name.startswith("--"):
        if _colour(said.value) and name + PAIR not in tokens:
            hint = f"Say its inks beside it: {name}{PAIR}: device-cmyk(0 0 0 1)."
            yield said.find("print-002", f"The colour {name} has no inks.", hint)
    elif any(part in name for part in _COLOURED):
        for colour in _own_colours(said.declaration.value):
            hint = "Make it a token in styles/tokens.css, with its inks, and write var(...)."
            yield said.find("print-002", f"The colour {colour} of “{name}” has no inks.", hint)


def _no_ink(name: str, value: str, words: set[str], functions: set[str]) -> str:
    """Return what is wrong with a declaration that no ink can hold; "" if nothing is."""
    if any("gradient" in function for function in functions):
        return "is a gradient"
    if name in _SHADES and words != {"none"}:
        return "is a shade that is mixed on a screen"
    if _3D & words and any(part in name for part in ("border", "outline", "rule")):
        return "is a border with lights and shades"
    if name == "opacity" and value not in ("1", "100%"):
        return "is mixed with what lies below it"
    return ""


def _too_much(said: _Said, profile: Profile) -> Iterator[Finding]:
    colour = _colour(said.value)
    four = _in_inks(colour) if colour else None
    if four is None:
        hint = "Write device-cmyk(), each ink from 0 to 1."
        yield said.find("print-002", f"{said.declaration.name} is no colour in inks.", hint)
    elif (ink := round(100 * sum(four))) > profile.ink:
        hint = f"{profile.title} takes {profile.ink} per cent."
        yield said.find("print-003", f"{said.declaration.name} takes {ink} per cent of ink.", hint)


def _own_colours(tokens: Iterable[tinycss2.ast.Node]) -> Iterator[str]:
    """Yield the colours of screens that a value names itself, rather than by a token."""
    for token in tokens:
        written = tinycss2.serialize([token])
        colour = _colour(written)
        if colour and not _in_inks(colour) and written.lower() not in _NO_COLOUR:
            yield written


def _words(tokens: Iterable[tinycss2.ast.Node]) -> Iterator[str]:
    return (token.lower_value for token in tokens if isinstance(token, tinycss2.ast.IdentToken))


def _functions(tokens: Iterable[tinycss2.ast.Node]) -> Iterator[str]:
    for token in tokens:
        if isinstance(token, tinycss2.ast.FunctionBlock):
            yield token.lower_name
            yield from _functions(token.arguments)
