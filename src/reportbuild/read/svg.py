"""SVG: bytes in, a drawing out that can do nothing but be drawn.

What runs, what reads other files and what is text is refused: text in a picture cannot be
translated, read aloud or set right in every script. What editors leave behind (comments, their own
elements, metadata: names, paths, dates) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.read.suggest import shortened

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

_RUNS = frozenset(("script", "handler", "foreignObject", "iframe", "animate", "animateMotion",
                   "animateTransform", "animateColor", "set", "discard", "a", "audio", "video",
                   "canvas", "listener"))  # fmt: skip
_TEXT = frozenset(("text", "tspan", "textPath", "tref", "altGlyph"))
_PICTURES = frozenset(("image", "feImage", "cursor"))
_LEFT_OUT = frozenset(("metadata", "title", "desc"))

_URL = re.compile(r"url\(\s*['\"]?\s*(.?)", re.IGNORECASE)
_ACTIVE_CSS = re.compile(r"[@\\]|image-set|image\(|src\(|expression\(|javascript:", re.IGNORECASE)
"""What CSS may reach out with, or hide it behind: at-rules, escapes, functions that name files."""

_LARGEST = 5_000_000
_MOST_USES = 10_000
"""Copies that a drawing may make of its parts: each may hold further copies."""
_DEEPEST_USE = 50
_SMALLEST, _GREATEST = 0.1, 100_000.0
"""Width and height of a viewBox, in its own units, that engines reckon with soundly."""
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def svg(data: bytes, span: Span) -> Checked[bytes]:
    """Read a drawing: return it cleaned. Not made, if it holds what a drawing may not."""
    root = _parse(data)
    if isinstance(root, str):
        return Checked(None, (Finding("pic-003", span, f"This drawing cannot be read: {root}."),))
    found = list(dict.fromkeys(_faults(root, span)))
    if found:
        return Checked(None, tuple(found))
    _clean(root)
    return Checked(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _parse(data: bytes) -> etree._Element | str:
    """Return the root element, or why there is none. Nothing outside the bytes is looked at."""
    if len(data) > _LARGEST:
        return f"it is larger than {_LARGEST:,} bytes"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "it is not UTF-8"
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # entities grow without bound (CWE-776)
        return "it declares a document type; take the line <!DOCTYPE ...> out"
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return shortened(str(error), 80)
    if root.tag != f"{_SVG}svg":
        return "its root is no svg element of SVG's namespace"
    return root


def _faults(root: etree._Element, span: Span) -> Iterator[Finding]:
    box = root.get("viewBox")
    if box is None:
        hint = "Give it a viewBox: it must scale to the measure."
        yield Finding("pic-012", span, "The drawing has no viewBox.", hint)
    elif not _has_size(box):
        sentence = f"The viewBox “{shortened(box)}” has no size that can be drawn."
        hint = 'Write x, y, width and height: viewBox="0 0 120 80".'
        yield Finding("pic-012", span, sentence, hint)
    instructions = map(str, root.itersiblings(etree.PI, preceding=True))
    if any(written.startswith("<?xml-stylesheet") for written in instructions):
        yield _outside("xml-stylesheet", span)
    if _uses(root) > _MOST_USES:
        sentence = "The drawing repeats its parts without end, or too often to be drawn."
        yield Finding("pic-013", span, sentence, "Draw what a use element would repeat.")
    for element in root.iter(etree.Element):
        name = _local(element)
        if name is None:
            continue
        if name in _RUNS:
            sentence = f"The drawing holds “{name}”, which does more than draw."
            yield Finding("pic-005", span, sentence, "Take it out.")
        elif name in _TEXT:
            hint = "Turn text into paths; words belong into the caption, where they are translated."
            yield Finding("pic-006", span, "The drawing holds live text.", hint)
        elif name in _PICTURES:
            sentence = f"The drawing holds “{name}”, which shows another file."
            yield Finding("pic-007", span, sentence, "Draw it, or use a PNG or JPEG instead.")
        elif name == "style" and _reaches_out("".join(str(text) for text in element.itertext())):
            yield _outside("style", span)
        yield from _attribute_faults(element, span)


def _has_size(box: str) -> bool:
    """Tell whether a viewBox is four numbers, with a size that engines can reckon with."""
    try:
        x, y, width, height = (float(number) for number in re.split(r"[\s,]+", box.strip()))
    except ValueError:
        return False
    placed = all(abs(n) <= _GREATEST for n in (x, y))
    return placed and all(_SMALLEST <= n <= _GREATEST for n in (width, height))


def _uses(root: etree._Element) -> int:
    """Return how many copies `use` elements make; more than are allowed, if they never end."""
    named = {str(name): part for part in root.iter(etree.Element) if (name := part.get("id"))}
    counts: dict[str, int] = {}
    begun: list[str] = []

    def copies(element: etree._Element) -> int:
        total = 0
        for use in element.iter(f"{_SVG}use"):
            name = str(use.get("href") or use.get(_XLINK_HREF) or "").removeprefix("#")
            if name in begun or len(begun) > _DEEPEST_USE:
                return _MOST_USES + 1
            if name in named and name not in counts:
                begun.append(name)
                counts[name] = copies(named[name])
                begun.pop()
            total = min(total + 1 + counts.get(name, 0), _MOST_USES + 1)
        return total

    return copies(root)


def _attribute_faults(element: etree._Element, span: Span) -> Iterator[Finding]:
    for key, value in element.attrib.items():
        attribute, written = str(key), str(value)
        if attribute.lower().startswith("on"):
            sentence = f"The drawing holds “{shortened(attribute)}”, which runs a script."
            yield Finding("pic-005", span, sentence, "Take it out.")
        elif attribute == _BASE:
            yield _outside(shortened(written), span)
        elif attribute in ("href", _XLINK_HREF):
            if not written.strip().startswith("#"):
                yield _outside(shortened(written), span)
        elif _reaches_out(written) if attribute == "style" else _names_file(written):
            yield _outside(shortened(written), span)


def _reaches_out(css: str) -> bool:
    return _ACTIVE_CSS.search(css) is not None or _names_file(css)


def _names_file(value: str) -> bool:
    return any(first != "#" for first in _URL.findall(value))


def _outside(what: str, span: Span) -> Finding:
    sentence = f"The drawing reaches outside itself: “{what}”."
    return Finding("pic-007", span, sentence, "A drawing may point to its own parts only.")


def _clean(root: etree._Element) -> None:
    """Take out what is no drawing: comments, instructions, metadata, editors' own additions."""
    for node in list(root.iter()):
        parent = node.getparent()
        name = _local(node)
        if parent is not None and (name is None or name in _LEFT_OUT):
            _drop(parent, node)
            continue
        for key in [str(k) for k in node.attrib]:
            if key.startswith("data-") or (key.startswith("{") and key != _XLINK_HREF):
                del node.attrib[key]
    etree.cleanup_namespaces(root)


def _drop(parent: etree._Element, node: etree._Element) -> None:
    """Remove a node, keeping the white space after it where it stands."""
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def _local(node: etree._Element) -> str | None:
    """Return the name of an element of SVG's; None for anything else."""
    tag = str(node.tag)  # of a comment or an instruction: a function
    return tag.removeprefix(_SVG) if tag.startswith(_SVG) else None
