"""Stylesheets: `styles/` made into the one sheet that a medium needs.

Paper takes the custom properties as they are. E-readers know few of them, so their sheet has every
`var()` replaced by the token's value (CSS Custom Properties for Cascading Variables, Level 1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

import tinycss2
import tinycss2.ast

from reportbuild.model.design import Face, House
from reportbuild.model.document import Direction, Document
from reportbuild.model.finding import Checked, Finding, Span, checked

TRIMS = "trims/"
GRID, FLOATS = "grid.css", "floats.css"


def paper_stylesheet(house: House, document: Document) -> Checked[str]:
    """Return the sheet for paper: faces, tokens, the report's trim, text and pages.

    Faces are addressed as `asset:fonts/NAME`. An unknown trim is an error.
    """
    trim = f"{TRIMS}{document.style.trim}.css"
    if trim not in house.stylesheets:
        known = sorted(
            name.removeprefix(TRIMS).removesuffix(".css")
            for name in house.stylesheets
            if name.startswith(TRIMS)
        )
        close = get_close_matches(document.style.trim, known, n=1, cutoff=0.3)
        hint = f"Did you mean “{close[0]}”?" if close else ""
        message = f"There is no trim “{document.style.trim}”; there are: {', '.join(known)}."
        return Checked(None, (Finding("comp-001", document.style.span, message, hint),))
    faces = [font_face(face, f"asset:fonts/{face.name}") for face in house.faces]
    chosen = {GRID: document.style.grid, FLOATS: document.style.figures == "float"}
    names = ["tokens.css", trim, "text.css", "page.css", *(name for name in chosen if chosen[name])]
    sheets = [house.stylesheets[name] for name in names]
    return Checked("\n".join([*faces, *sheets]))


def ebook_stylesheet(house: House, document: Document) -> Checked[str]:
    """Return the sheet for e-books, tokens replaced by their values; faces are added by others.

    A `var()` that names no token is an error: the property would silently be dropped.
    """
    tokens = design_tokens(house, document.direction)
    found: list[Finding] = []
    sheets = []
    for name in ("text.css", "ebook.css"):
        css, missing = substitute(house.stylesheets[name], tokens)
        sheets.append(css)
        found += [
            Finding("comp-002", Span(f"styles/{name}"), f"There is no design token “{token}”.")
            for token in missing
        ]
    return checked("\n".join(sheets), found)


def font_face(face: Face, address: str) -> str:
    """Return the `@font-face` rule of a face to be fetched from an address."""
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f'font-style:{face.style};src:url("{address}")}}'
    )


def design_tokens(house: House, direction: Direction) -> dict[str, str]:
    """Return the design tokens in force for a direction of writing, by name ("--ink")."""
    tokens: dict[str, str] = {}
    rules = tinycss2.parse_stylesheet(
        house.stylesheets["tokens.css"], skip_comments=True, skip_whitespace=True
    )
    for rule in rules:
        if not isinstance(rule, tinycss2.ast.QualifiedRule):
            continue
        selector = tinycss2.serialize(rule.prelude).strip()
        if selector not in {":root", f':root[dir="{direction}"]'}:
            continue
        for item in tinycss2.parse_blocks_contents(rule.content):
            if isinstance(item, tinycss2.ast.Declaration):
                tokens[item.name] = tinycss2.serialize(item.value).strip()
    return tokens


_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*\)")


def substitute(css: str, tokens: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the sheet with each `var()` replaced, and the names that no token has."""
    missing: list[str] = []

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in tokens:
            missing.append(name)
            return match.group(0)
        return _VAR.sub(value, tokens[name])

    return _VAR.sub(value, css), list(dict.fromkeys(missing))
