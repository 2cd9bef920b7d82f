"""XLIFF 2.0 for the tools that read it: packages out, what came back (2.0 to 2.2) in.

In: a `Package`, or the root of a parsed file. Out: the file's bytes, or `Returned`. After the OASIS
standard of 4 August 2014 (http://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportbuild.model.finding import Span
from reportbuild.translate.exchange import (
    SENSITIVE,
    Code,
    Coded,
    CodeKind,
    Package,
    Returned,
    ReturnedUnit,
    Unit,
    UnitState,
    characters,
)
from reportbuild.translate.xml_in import (
    UnreadableTextError,
    attribute,
    children,
    content,
    line,
    local,
)
from reportbuild.translate.xml_lines import OURS, add_text, child, document, root

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_TYPES: dict[CodeKind, tuple[str, str]] = {
    "statistic": ("other", "rb:statistic"),
    "value": ("other", "rb:value"),
    "note": ("other", "rb:note"),
    "reference": ("link", "rb:reference"),
    "citation": ("other", "rb:citation"),
    "link": ("link", "rb:link"),
    "index": ("other", "rb:index"),
    "emphasis": ("fmt", "xlf:i"),
    "strong": ("fmt", "xlf:b"),
    "break": ("fmt", "xlf:lb"),
}
KINDS: dict[str, CodeKind] = {sub: kind for kind, (_, sub) in _TYPES.items()}

_STATES: dict[UnitState, str] = {
    "missing": "initial",
    "stale": "initial",
    "translated": "translated",
    "approved": "final",
}


def written(package: Package) -> bytes:
    """Return the file of a package. The same package gives the same bytes."""
    languages = {"srcLang": package.source_language, "trgLang": package.language}
    tree = root("xliff", NAMESPACE, {"version": "2.0", **languages})
    told = {"id": "f1", "original": package.report, f"{{{OURS}}}index": package.index}
    file = child(tree, "file", told)
    notes = child(file, "notes", {})
    child(notes, "note", {"category": "sensitivity", "priority": "1"}, SENSITIVE)
    child(notes, "note", {"category": "report"}, package.title)
    for unit in package.units:
        _write_unit(file, unit)
    return document(tree)


def _write_unit(file: etree._Element, unit: Unit) -> None:
    told = {
        "id": unit.id,
        "name": unit.name,
        "canResegment": "no",
        _SPACE: "preserve",
        f"{{{OURS}}}source": unit.digest,
        f"{{{OURS}}}translation": unit.base,
    }
    element = child(file, "unit", told)
    notes = child(element, "notes", {})
    for note in unit.notes:
        child(notes, "note", {}, note)
    state = {"state": _STATES[unit.state]}
    if unit.state == "stale":
        state["subState"] = "rb:stale"
    segment = child(element, "segment", state)
    _write(child(segment, "source", {}), unit.source)
    if unit.target is not None:
        _write(child(segment, "target", {}), unit.target)


def _write(parent: etree._Element, coded: Coded) -> None:
    for piece in coded:
        if isinstance(piece, str):
            add_text(parent, piece)
        elif piece.children is None:
            told = {"id": piece.id, **_typed(piece), "equiv": piece.shown}
            told["disp"] = f"{{{piece.name}}}" if piece.name else ""
            child(parent, "ph", told)
        else:
            _write(child(parent, "pc", {"id": piece.id, **_typed(piece)}), piece.children)


def _typed(code: Code) -> dict[str, str]:
    if code.kind == "foreign":
        language = code.name.removeprefix("lang.").replace("_", "-")
        return {"type": "other", "subType": f"rb:lang-{language}"}
    kind, sub = _TYPES[code.kind]
    fixed = code.kind not in {"emphasis", "strong", "break"}
    kept = {"canCopy": "no", "canDelete": "no"} if fixed else {}
    return {"type": kind, "subType": sub, **kept}


def read(tree: etree._Element, path: str) -> list[Returned]:
    """Return what each `file` of a document says it is, and holds."""
    language = attribute(tree, "trgLang")
    return [
        Returned(
            attribute(file, "original"),
            file.get(f"{{{OURS}}}index", ""),
            language,
            tuple(_unit(u, path) for u in _units(file)),
        )
        for file in children(tree, "file")
    ]


def _units(file: etree._Element) -> Iterator[etree._Element]:
    return (u for u in file.iter() if local(u) == "unit" and attribute(u, "translate") != "no")


def _unit(element: etree._Element, path: str) -> ReturnedUnit:
    """Read a unit; what a tool has parted into several segments is one again.

    Between segments stand `ignorable` parts, of which a tool may leave the target out: that of the
    source is meant.
    """
    parts = list(children(element, "segment", "ignorable"))
    sources = [next(children(part, "source"), None) for part in parts]
    targets = [_target(part) for part in parts]
    fault, coded, words = "", None, None
    try:
        words = "".join(characters(content(s, KINDS)) for s in sources if s is not None)
        coded = _joined([t for t in targets if t is not None]) if _whole(parts) else None
    except UnreadableTextError as error:
        fault = str(error)
    return ReturnedUnit(
        attribute(element, "id"),
        attribute(element, "name"),
        element.get(f"{{{OURS}}}source", ""),
        element.get(f"{{{OURS}}}translation"),
        words,
        coded,
        _fuzzy(parts),
        Span(path, line(element)),
        fault,
    )


def _target(part: etree._Element) -> etree._Element | None:
    target = next(children(part, "target"), None)
    if target is None and local(part) == "ignorable":
        return next(children(part, "source"), None)
    return target


def _whole(parts: list[etree._Element]) -> bool:
    """Tell whether every segment of a unit has a target: half a translation is none."""
    segments = [part for part in parts if local(part) == "segment"]
    return bool(segments) and all(next(children(s, "target"), None) is not None for s in segments)


def _joined(targets: list[etree._Element]) -> Coded:
    """Return the words and codes of targets that follow one another, in their own order.

    A pair may open in one segment and close in another: they are read as one text.
    """
    whole = etree.Element("target")
    numbered = [(attribute(t, "order"), place) for place, t in enumerate(targets, start=1)]
    places = [int(order) if order.isdecimal() else place for order, place in numbered]
    for _, target in sorted(zip(places, targets, strict=True), key=lambda pair: pair[0]):
        target.tail = None
        whole.append(target)
    return content(whole, KINDS)


def _fuzzy(parts: list[etree._Element]) -> bool | None:
    """Tell whether a translation is still to be looked at; None if the file does not say."""
    states = {attribute(part, "state") for part in parts if local(part) == "segment"} - {""}
    return "initial" in states if states else None
