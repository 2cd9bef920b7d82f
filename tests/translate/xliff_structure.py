"""Whether a file is built as XLIFF must be: a structural check, written from the standards.

No library brings the schemas along, so this is not validation against them. It holds every element
and attribute of an export against the vocabularies of XLIFF 1.2 (section 2 and the strict schema's
content models) and of the core of XLIFF 2.0: order, required attributes, unique ids, inline codes
that pair and that source and target share, states. What exports never use is not known here, and
is an error: a new element must be put into these tables by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

XML = "{http://www.w3.org/XML/1998/namespace}"
OURS = "{urn:reportbuild:exchange}"
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
NMTOKEN = re.compile(r"[\w.:\-·]+")

# element: (children in order, with how often), attributes that must, attributes that may stand
CORE12 = {
    "xliff": ("file+", {"version"}, set()),
    "file": (
        "header? body",
        {"original", "source-language", "datatype"},
        {"target-language", "tool-id", "product-name"},
    ),
    "header": ("(tool|note)*", set(), set()),
    "tool": ("", {"tool-id", "tool-name"}, set()),
    "note": ("", set(), {"priority"}),
    "body": ("trans-unit*", set(), set()),
    "trans-unit": (
        "source target? note*",
        {"id"},
        {"approved", f"{XML}space", "resname", f"{OURS}source", f"{OURS}translation"},
    ),
    "source": ("(g|x)*", set(), set()),
    "target": ("(g|x)*", set(), {"state"}),
    "g": ("(g|x)*", {"id"}, {"ctype", "clone"}),
    "x": ("", {"id"}, {"ctype", "clone", "equiv-text"}),
}
STATES12 = {
    "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
    "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
}  # fmt: skip
DELIMITERS12 = {"bold", "italic", "underlined", "link"}
PLACEHOLDERS12 = {"image", "pb", "lb"}

CORE20 = {
    "xliff": ("file+", {"version", "srcLang"}, {"trgLang"}),
    "file": ("notes? unit+", {"id"}, {"original", f"{OURS}index"}),
    "notes": ("note+", set(), set()),
    "note": ("", set(), {"id", "category", "priority", "appliesTo"}),
    "unit": (
        "notes? segment+",
        {"id"},
        {"name", "canResegment", f"{XML}space", f"{OURS}source", f"{OURS}translation"},
    ),
    "segment": ("source target?", set(), {"id", "state", "subState"}),
    "source": ("(pc|ph)*", set(), set()),
    "target": ("(pc|ph)*", set(), set()),
    "pc": ("(pc|ph)*", {"id"}, {"type", "subType", "canCopy", "canDelete"}),
    "ph": ("", {"id"}, {"type", "subType", "canCopy", "canDelete", "equiv", "disp"}),
}
STATES20 = {"initial", "translated", "reviewed", "final"}
TYPES20 = {"fmt", "ui", "quote", "link", "image", "other"}
SUBTYPES20 = {"xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u"}
TEXT = {"note", "source", "target", "g", "pc"}
"""Elements that may hold text; all others hold white space alone."""


def faults(data: bytes) -> list[str]:
    """Return everything that is wrong with the structure of a file."""
    root = etree.fromstring(data)
    version = root.get("version")
    if version == "1.2":
        namespace, core, more = "urn:oasis:names:tc:xliff:document:1.2", CORE12, _faults12(root)
    else:
        namespace, core, more = "urn:oasis:names:tc:xliff:document:2.0", CORE20, _faults20(root)
    every = [fault for e in root.iter() for fault in _faults(e, namespace, core)]
    return [*every, *more]


def _faults(
    element: etree._Element, namespace: str, core: dict[str, tuple[str, set[str], set[str]]]
) -> Iterator[str]:
    name = etree.QName(element)
    where = f"line {element.sourceline}: {name.localname}"
    if name.namespace != namespace or name.localname not in core:
        yield f"{where} is no element of the core"
        return
    order, required, optional = core[name.localname]
    inner = " ".join(etree.QName(e).localname for e in element)
    wanted = "".join(
        f"(?:(?:{part.strip('()?*+')}) ){part[-1] if part[-1] in '?*+' else ''}"
        for part in order.split()
    )
    if not re.fullmatch(wanted, f"{inner} " if inner else ""):
        yield f"{where} holds {inner!r}, not {order!r}"
    held = {str(attribute) for attribute in element.attrib}
    if lacks := required - held:
        yield f"{where} lacks {sorted(lacks)}"
    if strange := held - required - optional:
        yield f"{where} has {sorted(strange)}"
    if name.localname not in TEXT and (
        (element.text or "").strip() or any((e.tail or "").strip() for e in element)
    ):
        yield f"{where} holds text"


def _faults12(root: etree._Element) -> Iterator[str]:
    for file in root.iter("{*}file"):
        for attribute in ("source-language", "target-language"):
            if not TAG.fullmatch(file.get(attribute, "")):
                yield f"{attribute} is {file.get(attribute)!r}"
        tools = [t.get("tool-id") for t in file.iter("{*}tool")]
        if file.get("tool-id") not in tools:
            yield "the tool of the file is not in its header"
        yield from _twice([unit.get("id") for unit in file.iter("{*}trans-unit")])
    for element in root.iter("{*}target"):
        if element.get("state", "new") not in STATES12:
            yield f"state {element.get('state')!r}"
    for element in root.iter("{*}trans-unit"):
        if element.get("approved", "no") not in ("yes", "no"):
            yield f"approved {element.get('approved')!r}"
        yield from _codes(element, "{*}source", "{*}target")
    for element in root.iter("{*}g", "{*}x"):
        known = DELIMITERS12 if etree.QName(element).localname == "g" else PLACEHOLDERS12
        ctype = element.get("ctype", "x-none")
        if ctype not in known and not re.fullmatch(r"x-\S+", ctype):
            yield f"ctype {ctype!r}"
    for note in root.iter("{*}note"):
        if note.get("priority", "1") not in map(str, range(1, 11)):
            yield f"priority {note.get('priority')!r}"


def _faults20(root: etree._Element) -> Iterator[str]:
    for attribute in ("srcLang", "trgLang"):
        if not TAG.fullmatch(root.get(attribute, "")):
            yield f"{attribute} is {root.get(attribute)!r}"
    for file in root.iter("{*}file"):
        yield from _twice([unit.get("id") for unit in file.iter("{*}unit")])
    for element in root.iter("{*}file", "{*}unit", "{*}pc", "{*}ph"):
        if not NMTOKEN.fullmatch(element.get("id", "")):
            yield f"id {element.get('id')!r}"
    for segment in root.iter("{*}segment"):
        state, sub = segment.get("state", "initial"), segment.get("subState")
        if state not in STATES20 or (sub and not re.fullmatch(r"(?!xlf:)[^:\s]+:\S+", sub)):
            yield f"state {state!r} {sub!r}"
        yield from _codes(segment, "{*}source", "{*}target")
    for code in root.iter("{*}pc", "{*}ph"):
        kind, sub = code.get("type"), code.get("subType", "")
        if kind not in TYPES20:
            yield f"type {kind!r}"
        if sub.startswith("xlf:") and (sub not in SUBTYPES20 or kind != "fmt"):
            yield f"subType {sub!r} of {kind!r}"
        if not re.fullmatch(r"[^:\s]+:\S+", sub):
            yield f"subType {sub!r}"
        for attribute in ("canCopy", "canDelete"):
            if code.get(attribute, "yes") not in ("yes", "no"):
                yield f"{attribute} {code.get(attribute)!r}"


def _codes(unit: etree._Element, source: str, target: str) -> Iterator[str]:
    """Find codes that stand twice, and numbers that mean one thing in the source, another here."""
    told: dict[str, str] = {}
    for element in (*unit.iterfind(source), *unit.iterfind(target)):
        inline = [e for e in element.iter() if e is not element]
        yield from _twice([e.get("id") for e in inline])
        for e in inline:
            what = e.get("ctype") or e.get("subType") or ""
            if told.setdefault(e.get("id", ""), what) != what:
                yield f"code {e.get('id')!r} is {told[e.get('id', '')]!r} and {what!r}"


def _twice(ids: list[str | None]) -> Iterator[str]:
    yield from (f"id {id_!r} stands {n} times" for id_, n in Counter(ids).items() if n > 1)
