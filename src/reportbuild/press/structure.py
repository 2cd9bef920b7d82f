"""The structure tree of a pressed section: tagged PDF by ISO 32000-1, 14.7 and 14.8.

The layout engine tags lines and fragments; readers need paragraphs, lists, tables and notes. So
the tags are ours: `prepare` reads what the laid-out boxes say, and drawing and writing go through
the functions below. `install` puts them in place of the engine's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import pydyf
import weasyprint.document
import weasyprint.pdf
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.pdf.stream import Stream

from reportbuild.press.elements import Element, EngineBox, Leaf
from reportbuild.press.engine import mend_layout
from reportbuild.press.faces import postscript_name
from reportbuild.press.glyphs import settle
from reportbuild.press.reading import read
from reportbuild.press.tagging import write_tree
from reportbuild.press.wording import remember

PdfStream: TypeAlias = Any
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def install() -> None:
    """Take over the engine's tagging, once in each process.

    Six of its functions are replaced: laying out and the transformation of text remember what
    was written; marking of content and artifacts follows what was read; fonts are called by their
    own names; the tree is written by `tagging`. Its layout of lines is mended (`engine`).
    """
    if weasyprint.pdf.add_tags is _add_tags:
        return
    mend_layout()
    weasyprint.document.layout_document = _with_clean_notes(weasyprint.document.layout_document)
    TextBox.process_text_transform = _remembering(TextBox.process_text_transform)
    Stream.marked = _marked
    Stream.artifact = _artifact
    weasyprint.pdf.build_fonts_dictionary = _naming(weasyprint.pdf.build_fonts_dictionary)
    weasyprint.pdf.add_tags = _add_tags


def prepare(document: Any, direction: str) -> Element:
    """Read a laid-out document before it is drawn, and return what it says.

    Links within the sheet (`#id`) are named `anchor:id`, as those to other sheets are; the
    engine's own anchors and bookmarks are taken away, since binding makes those of the book.
    """
    document.structure = read(document, document.metadata.lang or "", direction)
    for page in document.pages:
        page.bookmarks = []
        page.links = [
            ("external", f"anchor:{target}" if kind == "internal" else target, rectangle, box)
            for kind, target, rectangle, box in page.links
        ]
    structure: Element = document.structure
    return structure


# --- before layout ------------------------------------------------------------------------------


def _with_clean_notes(layout: Callable[..., Any]) -> Callable[..., Any]:
    """Return the engine's layout, given notes whose white space is collapsed like all other."""

    def layout_document(html: Any, root: EngineBox, context: Any, *args: int) -> Any:
        for note in context.footnotes:
            note.process_whitespace()
            note.process_text_transform()
        return layout(html, root, context, *args)

    return layout_document


def _remembering(transform: Callable[[EngineBox], None]) -> Callable[[EngineBox], None]:
    def process_text_transform(box: EngineBox) -> None:
        written = box.text
        transform(box)
        remember(box, written)

    return process_text_transform


# --- drawing ------------------------------------------------------------------------------------


@contextmanager
def _marked(stream: PdfStream, box: EngineBox, tag: str) -> Iterator[None]:
    """Draw a text box or picture as the leaf it is, or as an artifact."""
    leaf: Leaf | None = box.leaf
    if isinstance(box, TextBox):
        settle(stream, box)
    if leaf is None:
        with _artifact(stream), _saying(stream, box):
            yield
        return
    leaf.mcid = len(stream._tags)  # noqa: SLF001 - the engine's list of what a page's tags mark
    stream._tags[box] = leaf  # noqa: SLF001
    stream.begin_marked_content(tag, pydyf.Dictionary({"MCID": leaf.mcid}))
    start = len(stream.stream)
    with _inside(stream):
        yield
    leaf.drawn = _drawn_text(stream, start)
    if leaf.lacks_space and _draw_space(stream):
        leaf.drawn += " "
    stream.end_marked_content()


@contextmanager
def _saying(stream: PdfStream, box: EngineBox) -> Iterator[None]:
    """Say what an artifact's text is where its glyphs stand in another order, from the right."""
    if not (isinstance(box, TextBox) and RIGHT_TO_LEFT.search(box.text)):
        yield
        return
    stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(box.text)}))
    yield
    stream.end_marked_content()


@contextmanager
def _artifact(stream: PdfStream) -> Iterator[None]:
    """Draw decoration, unless within a leaf: marked content does not nest (ISO 14289-1, 7.1).

    What is drawn within a leaf, such as the line under a link, is part of it.
    """
    if getattr(stream, "inside", False):
        yield
        return
    stream.begin_marked_content("Artifact")
    with _inside(stream):
        yield
    stream.end_marked_content()


@contextmanager
def _inside(stream: PdfStream) -> Iterator[None]:
    stream.inside = True
    try:
        yield
    finally:
        stream.inside = False


_FONT = re.compile(r"/(\w+) [\d.]+ Tf")
_GLYPHS = re.compile(r"<([0-9a-f]*)>")


def _drawn_text(stream: PdfStream, start: int) -> str:
    """Return what a reader gets from the glyphs shown since an index of the stream."""
    fonts = {font.hash: font for font in stream._fonts.values()}  # noqa: SLF001 - as above
    parts = []
    to_unicode: dict[int, str] = {}
    for item in stream.stream[start:]:
        operation = item.decode("latin-1") if isinstance(item, bytes) else str(item)
        if found := _FONT.fullmatch(operation):
            to_unicode = fonts[found[1]].to_unicode
        elif operation.endswith(" TJ"):
            for glyphs in _GLYPHS.findall(operation):
                codes = (int(glyphs[i : i + 4], 16) for i in range(0, len(glyphs), 4))
                parts += [to_unicode.get(code, "") for code in codes]
    return "".join(parts)


def _draw_space(stream: PdfStream) -> bool:
    """Show a space after the text just drawn, if its font has shown one before.

    Words are parted by spaces, at the ends of lines too (ISO 32000-1, 14.8.2.5).
    """
    if stream.stream[-1] != b"ET" or not stream._old_font:  # noqa: SLF001 - as above
        return False
    name, _ = stream._old_font  # noqa: SLF001 - as above
    font = next(font for font in stream._fonts.values() if font.hash == name)  # noqa: SLF001
    space = next((glyph for glyph, text in font.to_unicode.items() if text == " "), None)
    if space is None:
        return False
    stream.begin_text()
    stream.show_text(f"<{space:04x}>")
    stream.end_text()
    return True


def _naming(build: Callable[..., Any]) -> Callable[..., Any]:
    """Return the engine's writing of fonts, each under its face's PostScript name.

    Two fonts of one name would write over each other: that is a bug, and told.
    """

    def build_fonts_dictionary(pdf: Any, fonts: dict[Any, Any], *settings: Any) -> Any:
        if len({font.hash for font in fonts.values()}) < len(fonts):
            raise RuntimeError("two fonts of this section have one name")
        for font in fonts.values():
            font.name = f"/{font.hash}+{postscript_name(font.file_content)}".encode()
        return build(pdf, fonts, *settings)

    return build_fonts_dictionary


def _add_tags(pdf: Any, document: Any, *_: object) -> None:
    write_tree(pdf, document.structure)
