"""The faces an e-book carries: those its stylesheet names, cut down to what its text needs.

Takes the stylesheet, the faces of the house and the text; gives the stylesheet without the faces
that would stay unused, and the others as small TrueType files. The format is TrueType, because
older reading systems know no WOFF 2.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TypeAlias

import tinycss2
from fontTools import subset
from fontTools.ttLib import TTFont
from tinycss2 import ast

from reportbuild.model.design import Face

Rule: TypeAlias = "ast.QualifiedRule | ast.AtRule"

ALWAYS = (
    string.digits + string.punctuation + " \u00a0\u2010\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
)
"""What a reading system may write into the text of its own: hyphens, ellipses, numbers."""

_KEPT_NAMES = (0, 1, 2, 4, 6, 13, 14)  # rights, names, licence: the OFL asks for the first and last
_ENGLISH = 0x409
_REGULAR = 400


@dataclass(frozen=True, slots=True)
class Embedded:
    """The stylesheet as it goes into the book, and the faces it loads, each with the characters
    that it has to draw.
    """

    stylesheet: str
    faces: tuple[tuple[Face, str], ...]


def embed(stylesheet: str, faces: Sequence[Face], text: str) -> Embedded:
    """Return the faces that the stylesheet loads, as far as the text needs them.

    A character belongs to the first family of each `font-family` list that can draw it; a family
    left without characters is not carried at all, nor its rules, and one that only stands in for
    others is carried in its regular face alone. A rule that loads a file the house style does not
    have stays as it is, for the proof to find.
    """
    rules = _rules(stylesheet)
    loaded = _loaded(rules, faces)
    stacks = _stacks(rules)
    wanted = _by_family(stacks, tuple(loaded.values()), _characters(text, rules))
    idle = {name for name, face in loaded.items() if not wanted[face.family]}
    idle |= _spare(loaded, {stack[0] for stack in stacks if stack})
    by_name = {face.name: face for face in faces}
    kept = [rule for rule in rules if not (_is_font_face(rule) and _file_name(rule) in idle)]
    return Embedded(
        "".join(f"{rule.serialize()}\n" for rule in kept),
        tuple(
            (by_name[name], "".join(sorted(wanted[face.family])))
            for name, face in loaded.items()
            if name not in idle
        ),
    )


def cut_face(face: Face, characters: str) -> bytes:
    """Return the face's file with the glyphs of these characters only, and all that shapes them.

    Every layout feature stays, so that Arabic joins and figures may be old-style; hints, glyph
    names and all names but family, style, rights and licence go. Same face and characters, same
    bytes.
    """
    options = subset.Options(
        layout_features=["*"],
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables = [*options.drop_tables, "STAT"]  # of use to variable fonts and font menus
    font = subset.load_font(BytesIO(face.data), options, lazy=True)  # most of it is cut unread
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(character) for character in characters])
    names = font["name"]
    del font["name"]  # cutting it would search the whole font for uses of names
    cutter.subset(font)
    outlines = font["glyf"]
    for glyph in outlines.glyphs.values():
        glyph.expand(outlines)  # written anew, be they read or not
    font["name"] = names
    _cut_names(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()


def _cut_names(font: TTFont) -> None:
    """Keep the names that the licence and systems ask for, and none for menus of features."""
    kept = (r for r in font["name"].names if r.nameID in _KEPT_NAMES and r.langID == _ENGLISH)
    font["name"].names = list(kept)
    for record in font["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in font else ():
        record.Feature.FeatureParams = None


# --- the stylesheet -----------------------------------------------------------------------------


def _rules(stylesheet: str) -> list[Rule]:
    nodes = _without_comments(tinycss2.parse_component_value_list(stylesheet))
    parsed = tinycss2.parse_stylesheet(nodes, skip_whitespace=True)
    return [rule for rule in parsed if isinstance(rule, ast.QualifiedRule | ast.AtRule)]


def _without_comments(nodes: Sequence[ast.Node]) -> list[ast.Node]:
    """Return the nodes without comments, which are not for readers."""
    kept = [node for node in nodes if not isinstance(node, ast.Comment)]
    for node in kept:
        if isinstance(node, ast.CurlyBracketsBlock):
            node.content = _without_comments(node.content)
    return kept


def _is_font_face(rule: Rule) -> bool:
    return isinstance(rule, ast.AtRule) and rule.lower_at_keyword == "font-face"


def _loaded(rules: Sequence[Rule], faces: Sequence[Face]) -> dict[str, Face]:
    """Return the faces loaded, by file name, each under the family that its rule gives it."""
    by_name = {face.name: face for face in faces}
    return {
        name: replace(by_name[name], family=family)
        for rule in rules
        if _is_font_face(rule) and (name := _file_name(rule)) in by_name
        for declaration in _declared(rule)
        if declaration.lower_name == "font-family"
        for family in _families(declaration.value)
    }


def _declarations(rules: Sequence[Rule]) -> Iterator[ast.Declaration]:
    """Yield every declaration, those within `@media` and `@supports` too."""
    for rule in rules:
        if isinstance(rule, ast.AtRule) and not _is_font_face(rule):
            inner = tinycss2.parse_rule_list(rule.content or [], skip_comments=True)
            within = [r for r in inner if isinstance(r, ast.QualifiedRule | ast.AtRule)]
            yield from _declarations(within)
        elif isinstance(rule, ast.QualifiedRule):
            yield from _declared(rule)


def _declared(rule: Rule) -> Iterator[ast.Declaration]:
    parsed = tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True)
    yield from (d for d in parsed if isinstance(d, ast.Declaration))


def _file_name(rule: Rule) -> str:
    """Return the file that a `@font-face` rule loads, without its folder; "" if it loads none."""
    for declaration in _declared(rule):
        for token in declaration.value if declaration.lower_name == "src" else ():
            inner = token.arguments if isinstance(token, ast.FunctionBlock) else [token]
            for address in inner:  # url(x) is one token, url("x") a function of a string
                if isinstance(address, ast.URLToken | ast.StringToken):
                    return address.value.rpartition("/")[2]
    return ""


def _stacks(rules: Sequence[Rule]) -> list[tuple[str, ...]]:
    """Return the lists of families that text may be set in, each once."""
    stacks = (
        tuple(_families(declaration.value))
        for declaration in _declarations(rules)
        if declaration.lower_name == "font-family"
    )
    return list(dict.fromkeys(stacks))


def _families(tokens: Iterable[ast.Node]) -> Iterator[str]:
    words: list[str] = []
    for token in tokens:
        if isinstance(token, ast.StringToken):
            yield token.value
        elif isinstance(token, ast.IdentToken):
            words.append(token.value)
        elif isinstance(token, ast.LiteralToken) and words:
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)


# --- the text -----------------------------------------------------------------------------------


def _characters(text: str, rules: Sequence[Rule]) -> frozenset[str]:
    """Return what has to be drawn: the text, what stylesheets add, and what readers may add."""
    drawn = set(text) | set(ALWAYS)
    for declaration in _declarations(rules):
        if declaration.lower_name == "content":
            strings = (t.value for t in declaration.value if isinstance(t, ast.StringToken))
            drawn.update(*strings)
        if declaration.lower_name == "text-transform":
            drawn.update(text.upper())
    return frozenset(drawn)


def _by_family(
    stacks: Sequence[Sequence[str]], faces: Sequence[Face], characters: frozenset[str]
) -> Mapping[str, frozenset[str]]:
    """Return the characters that each family has to draw."""
    drawable: dict[str, frozenset[str]] = {}
    for face in faces:
        drawn = _drawable(face, characters)
        drawable[face.family] = drawable.get(face.family, frozenset()) | drawn
    taken: dict[str, set[str]] = {family: set() for family in drawable}
    for stack in stacks:
        left = characters
        for family in stack:
            if family in drawable:
                taken[family] |= left & drawable[family]
                left -= drawable[family]
    return {family: frozenset(drawn) for family, drawn in taken.items()}


def _spare(loaded: Mapping[str, Face], leading: set[str]) -> set[str]:
    """Return the faces, by file, of families that lead no list, but for the regular one of each."""
    spare: dict[str, list[str]] = {}
    for name, face in loaded.items():
        if face.family not in leading:
            spare.setdefault(face.family, []).append(name)

    def oddness(name: str) -> tuple[bool, int]:
        return loaded[name].style != "normal", abs(loaded[name].weight - _REGULAR)

    return {name for names in spare.values() for name in sorted(names, key=oddness)[1:]}


def _drawable(face: Face, characters: frozenset[str]) -> frozenset[str]:
    known = TTFont(BytesIO(face.data), lazy=True).getBestCmap() or {}
    return frozenset(character for character in characters if ord(character) in known)
