"""XLIFF 1.2, the only format that most agencies' tools read: packages out, what came back in.

In: a `Package`, or the root of a parsed file. Out: the file's bytes, or `Returned`. After the OASIS
standard of 1 February 2008 (http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html).
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

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOOL = "reportbuild"

_CTYPES: dict[CodeKind, str] = {
    "statistic": "x-statistic",
    "value": "x-value",
    "note": "x-note",
    "reference": "x-reference",
    "citation": "x-citation",
    "link": "link",
    "index": "x-index",
    "emphasis": "italic",
    "strong": "bold",
    "break": "lb",
}
KINDS: dict[str, CodeKind] = {ctype: kind for kind, ctype in _CTYPES.items()}

_STATES: dict[UnitState, str] = {
    "missing": "needs-translation",
    "stale": "needs-review-translation",
    "translated": "translated",
    "approved": "final",
}
_SURE = frozenset({"translated", "final", "signed-off"})
_UNSURE_DIALECTS = {
    *("Draft", "RejectedTranslation", "RejectedSignOff", "Unspecified"),  # `conf` of SDLXLIFF
    *("NotStarted", "Pretranslated", "PartiallyEdited", "AssembledFromFragments", "Rejected"),
}
"""States of memoQ (`status` of MQXLIFF) and Trados Studio for what nobody has confirmed."""


def written(package: Package) -> bytes:
    """Return the file of a package. The same package gives the same bytes."""
    tree = root("xliff", NAMESPACE, {"version": "1.2"})
    told = {
        "original": package.report,
        "source-language": package.source_language,
        "target-language": package.language,
        "datatype": "plaintext",
        "tool-id": _TOOL,
        "product-name": package.index,
    }
    file = child(tree, "file", told)
    header = child(file, "header", {})
    child(header, "tool", {"tool-id": _TOOL, "tool-name": _TOOL})
    child(header, "note", {"priority": "1"}, SENSITIVE)
    child(header, "note", {}, package.title)
    body = child(file, "body", {})
    for unit in package.units:
        _write_unit(body, unit)
    return document(tree)


def _write_unit(body: etree._Element, unit: Unit) -> None:
    told = {
        "id": unit.id,
        "approved": "yes" if unit.state == "approved" else "",
        _SPACE: "preserve",
        "resname": unit.name,
        f"{{{OURS}}}source": unit.digest,
        f"{{{OURS}}}translation": unit.base,
    }
    element = child(body, "trans-unit", told)
    _write(child(element, "source", {}), unit.source)
    _write(child(element, "target", {"state": _STATES[unit.state]}), unit.target or ())
    for note in unit.notes:
        child(element, "note", {}, note)


def _write(parent: etree._Element, coded: Coded) -> None:
    for piece in coded:
        if isinstance(piece, str):
            add_text(parent, piece)
        elif piece.children is None:
            told = {"id": piece.id, "ctype": _ctype(piece), **_never_copied(piece)}
            child(parent, "x", {**told, "equiv-text": piece.shown or " "})
        else:
            told = {"id": piece.id, "ctype": _ctype(piece), **_never_copied(piece)}
            _write(child(parent, "g", told), piece.children)


def _ctype(code: Code) -> str:
    if code.kind == "foreign":
        return f"x-{code.name.replace('.', '-').replace('_', '-')}"
    return _CTYPES[code.kind]


def _never_copied(code: Code) -> dict[str, str]:
    return {} if code.kind in {"emphasis", "strong", "foreign", "break"} else {"clone": "no"}


def read(tree: etree._Element, path: str) -> list[Returned]:
    """Return what each `file` of a document says it is, and holds."""
    return [
        Returned(
            attribute(file, "original"),
            attribute(file, "product-name"),
            attribute(file, "target-language"),
            tuple(_units(file, path)),
        )
        for file in tree.iter()
        if local(file) == "file"
    ]


def _units(file: etree._Element, path: str) -> Iterator[ReturnedUnit]:
    for element in file.iter():
        if local(element) == "trans-unit" and attribute(element, "translate") != "no":
            yield _unit(element, path)


def _unit(element: etree._Element, path: str) -> ReturnedUnit:
    source = next(children(element, "source"), None)
    target = next(children(element, "target"), None)
    fault, coded, words = "", None, None
    try:
        words = None if source is None else characters(content(source, KINDS))
        coded = None if target is None else content(target, KINDS)
    except UnreadableTextError as error:
        fault = str(error)
    return ReturnedUnit(
        attribute(element, "id"),
        attribute(element, "resname"),
        element.get(f"{{{OURS}}}source", ""),
        element.get(f"{{{OURS}}}translation"),
        words,
        coded,
        _fuzzy(element, target),
        Span(path, line(element)),
        fault,
    )


def _fuzzy(element: etree._Element, target: etree._Element | None) -> bool | None:
    """Tell whether a translation is still to be looked at; None if the file does not say."""
    state = "" if target is None else attribute(target, "state")
    if state:
        return state not in _SURE
    if attribute(element, "approved") == "yes":
        return False
    told = {attribute(inner, "conf") for inner in element.iter() if local(inner) == "seg"}
    told = {word for word in (*told, attribute(element, "status")) if word}
    return bool(told & _UNSURE_DIALECTS) if told else None
