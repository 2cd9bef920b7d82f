"""Made sheets and books for the tests of press and proof: small, in the faces of the house."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import page
import pikepdf

from reportbuild.model.artefact import (
    Artefact,
    Imprint,
    Leaf,
    Mark,
    PaperComposition,
    Passage,
    Pressed,
    Sheet,
    SheetNote,
)
from reportbuild.model.design import Face
from reportbuild.model.document import ContentsEntry, Direction, Matter
from reportbuild.model.finding import Checked, Span

os.environ["FONTCONFIG_FILE"] = str(files("reportbuild.press") / "fontless.conf")

from reportbuild.press.beds import bed_of
from reportbuild.press.bind import bind
from reportbuild.press.pages import paginate
from reportbuild.press.section import press
from reportbuild.proof.pdf_content import PageReader
from reportbuild.proof.pdf_tree import Node, tree

FONTS = Path(__file__).parents[2] / "styles" / "fonts"

STYLE = """
@font-face{font-family:Serif;src:url("asset:fonts/SourceSerif4-Regular.ttf")}
@font-face{font-family:Serif;font-style:italic;src:url("asset:fonts/SourceSerif4-It.ttf")}
@font-face{font-family:Serif;font-weight:600;src:url("asset:fonts/SourceSerif4-Semibold.ttf")}
@font-face{font-family:Amiri;src:url("asset:fonts/Amiri-Regular.ttf")}
@font-face{font-family:Amiri;font-weight:600;src:url("asset:fonts/Amiri-Bold.ttf")}
@page{size:110mm 150mm;margin:15mm}
html{font:10pt/14pt Serif,Amiri;hyphens:auto;text-align:justify}
html:lang(ar){font:12pt/20pt Amiri,Serif}
body,p,h1,h2,h3,ul,ol,li,table,figure,blockquote,aside,section,dl,dd{margin:0}
h1,h2,h3,th,strong,b{font-weight:600}
h1{font-size:18pt;line-height:28pt} h2,h3{font-size:12pt;line-height:14pt}
a{color:#a3281f;text-decoration:none}
ul{list-style:"– "} ul ul{list-style:disc} ul ul{list-style:"· "}
.note{float:footnote;footnote-policy:line;font:8pt/10pt Serif,Amiri;text-align:start}
::footnote-call{content:attr(data-mark);font-size:7pt;vertical-align:super;line-height:0}
::footnote-marker{content:attr(data-mark) " "}
.par{display:block}
.leaf{break-after:page}
"""

IMPRINT = Imprint(
    title="No way home",
    language="en",
    direction="ltr",
    publisher="The Valley Observatory",
    identifier="urn:uuid:6f0e8f0c-0000-5000-8000-000000000001",
    published="2026-11-21",
    rights="© The Valley Observatory 2026.",
    subject="STOCK 01/2026",
    tool="reportbuild 0.1.0",
)

ARABIC = replace(IMPRINT, title="لا طريق إلى البيت", language="ar", direction="rtl")

NUMBERING: Mapping[Matter, str] = MappingProxyType(
    {Matter.COVER: "none", Matter.FRONT: "roman", Matter.BODY: "latn", Matter.BACK: "latn"}
)


BOTH = ("ua1", "3a")
"""The standards that a bound book keeps to; a section alone is no more than PDF/UA-1."""

SOURCE = Span("text/01-road.md")
"""The file that made sheets come from."""


@cache
def faces() -> tuple[Face, ...]:
    """The faces of the house; stylesheets name them `asset:fonts/NAME`."""
    return tuple(
        Face(path.stem, 400, "normal", path.name, path.read_bytes())
        for path in sorted(FONTS.glob("*.ttf"))
    )


def face(name: str) -> bytes:
    """One face of the house, by the name of its file."""
    return next(face.data for face in faces() if face.name == name)


def xhtml(body: str, language: str = "en", direction: Direction = "ltr") -> str:
    return (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" dir="{direction}">'
        f"<head><title>Made</title></head><body>{body}</body></html>"
    )


def sheet(
    body: str,
    identifier: str = "s",
    matter: Matter = Matter.BODY,
    *,
    opens: Literal["recto", "any"] = "any",
    notes: Sequence[str] = (),
    language: str = "en",
    passages: Sequence[Passage] = (),
) -> Sheet:
    """A sheet with this body, its nth note in line n; Arabic runs from right to left."""
    direction: Direction = "rtl" if language == "ar" else "ltr"
    text = xhtml(body, language, direction)
    return Sheet(
        identifier,
        matter,
        text,
        opens,
        identifier,
        folios=True,
        notes=tuple(
            SheetNote(name, str(n), Span(SOURCE.path, n)) for n, name in enumerate(notes, start=1)
        ),
        title="The road",
        source=SOURCE,
        passages=tuple(passages),
    )


def composition(
    *sheets: Sheet,
    style: str = "",
    assets: Mapping[str, bytes] = MappingProxyType({}),
    outline: Sequence[ContentsEntry] = (),
    numbering: Mapping[Matter, str] = NUMBERING,
    imprint: Imprint = IMPRINT,
) -> PaperComposition:
    """A composition of sheets in the style of these tests, with more rules and assets."""
    return PaperComposition(
        name="made-en",
        imprint=imprint,
        sheets=sheets,
        stylesheet=STYLE + style,
        assets=dict(assets),
        outline=tuple(outline),
        numbering=numbering,
        faces=faces(),
    )


def pressed(
    body: str, *, notes: Sequence[str] = (), style: str = "", language: str = "en"
) -> Checked[Pressed]:
    """A body pressed alone, on a recto."""
    made = sheet(body, notes=notes, language=language)
    imprint = ARABIC if language == "ar" else IMPRINT
    return laid_out(made, composition(made, style=style, imprint=imprint))


def laid_out(made: Sheet, of: PaperComposition) -> Checked[Pressed]:
    """A sheet pressed on the bed of a composition."""
    return press(made, bed_of(made, of))


def bound(made: PaperComposition) -> tuple[Checked[Artefact], tuple[Leaf, ...]]:
    """A composition pressed and bound, with folios and running heads as the furniture."""
    sections = [laid_out(s, made).value for s in made.sheets]
    leaves = paginate(made, {section.id: section.pages for section in sections})
    lines = "".join(
        f'<div class="leaf">{leaf.head if leaf.shows_folio else ""} '
        f"{leaf.folio if leaf.shows_folio else ''}</div>"
        for leaf in leaves
    )
    furniture = sheet(lines, "furniture", language=made.imprint.language)
    over = laid_out(furniture, made).value
    marks = [[Mark("furniture", number)] for number in range(len(leaves))]
    return bind(made, sections, leaves, [over], marks), leaves


def failures(pdf: bytes, *profiles: str) -> list[str]:
    """What the validator finds against PDF/UA-1, or against these profiles."""
    reports = [page.validate_pdf_bytes(pdf, profile=p) for p in profiles or ("ua1",)]
    assert all(report.is_compliant != bool(report.failures) for report in reports)
    return [f"{fault.rule_id}: {fault.message}" for r in reports for fault in r.failures]


def told(pdf: bytes) -> Node:
    """The structure tree of a PDF, as a reader is told it."""
    with pikepdf.open(BytesIO(pdf)) as book:
        reader = PageReader()
        return tree(book, {p.obj.objgen: reader.read(p.obj) for p in book.pages}).root


def outline(node: Node, depth: int = 0) -> str:
    """A tree as indented lines: role, what is special about it, and its own text."""
    special = [f"#{node.id}"] if node.id else []
    special += [f"[{node.language}]"] if node.language else []
    special += [f"alt={node.alt!r}"] if node.alt else []
    special += [f"T={node.title!r}"] if node.title else []
    special += [f"{k}={v}" for k, v in sorted(node.attributes.items()) if k != "BBox"]
    special += [f"-> {node.target}"] if node.target else []
    lines = ["  " * depth + " ".join([node.role, *special])]
    for kid in node.kids:
        if isinstance(kid, Node):
            lines.append(outline(kid, depth + 1))
        elif kid:
            lines.append("  " * (depth + 1) + repr(kid))
    return "\n".join(lines)
