"""What a finished file holds, counted from its bytes: pages, notes, links, descriptions, fonts.

Takes an `Artefact`, or the files of a handover pack; gives `Fact`s for whoever is to sign for it.
Nothing is taken from how it was made, so that what is told is true of the file that is there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
from pikepdf import Dictionary, Name

from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.signoff import Fact
from reportbuild.proof.epub_book import XHTML, Book, elements, is_remote, open_book, types
from reportbuild.proof.pdf_book import PaperBook, open_paper
from reportbuild.proof.pdf_claims import CLAIMS
from reportbuild.proof.wrap import barcode_numbers

LEVELS = tuple(f"h{level}" for level in range(1, 7))
FONT_FILES = frozenset({"/FontFile", "/FontFile2", "/FontFile3"})
DAMAGED = (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, ET.ParseError)


def pdf_facts(artefact: Artefact) -> Checked[tuple[Fact, ...]]:
    """Count what a screen edition holds; not made if it cannot be read as a tagged PDF."""
    opened = open_paper(artefact)
    if opened.made is None:
        return Checked(None, opened.findings)
    try:
        return Checked(tuple(_of_paper(opened.made)))
    except DAMAGED as fault:
        said = f"The file cannot be read as a tagged PDF: {fault}."
        return Checked(None, (opened.made.finding("pdf-001", said),))


def epub_facts(artefact: Artefact) -> Checked[tuple[Fact, ...]]:
    """Count what an e-book holds; not made if it cannot be read as one."""
    opened = open_book(artefact)
    if opened.made is None:
        return Checked(None, opened.findings)
    return Checked(tuple(_of_ebook(opened.made)))


def pack_facts(folder: str, files: Mapping[str, bytes]) -> Checked[tuple[Fact, ...]]:
    """Tell what is in a handover pack, by its own preflight; files by their names in its folder."""
    try:
        return Checked(tuple(_of_pack(files)))
    except (*DAMAGED, RecursionError) as fault:
        said = f"The pack's own preflight cannot be read: {type(fault).__name__}."
        return Checked(None, (Finding("sign-004", Span(folder), said),))


def _share(key: str, whole: int, part: int, things: str, how: str) -> Fact:
    """So many things, of which so many are as all should be."""
    return Fact(key, whole, f"{_count(whole, things)}, {part} of them {how}", part == whole)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _levels(counted: Sequence[str]) -> Fact:
    levels = sorted(set(counted))
    named = f" ({', '.join(levels)})" if levels else ""
    said = f"{_count(len(counted), 'heading')}{named}"
    return Fact("headings", len(counted), said, bool(counted))


# --- screen editions ----------------------------------------------------------------------------


def _of_paper(book: PaperBook) -> Iterator[Fact]:
    nodes = list(book.structure.root.walk())
    roles = Counter(node.role for node in nodes)
    figures = [node for node in nodes if node.role == "Figure"]
    tables = [node for node in nodes if node.role == "Table"]
    notes = [node for node in nodes if node.role == "Note"]
    links = [node for node in nodes if node.role == "Link"]
    folios = sum(bool(label) for label in book.labels)
    pages = len(book.pages)
    yield Fact("pages", pages, f"{_count(pages, 'page')}, {folios} of them with a folio", pages > 0)
    told = sum(1 for _ in book.untold())
    said = f"{len(nodes)} elements in the structure; {_count(told, 'piece')} of text told to nobody"
    yield Fact("structure", len(nodes), said, told == 0)
    yield _levels([node.role for node in nodes if node.role.lower() in LEVELS])
    described = sum(bool(node.alt.strip()) for node in figures)
    yield _share("pictures", len(figures), described, "picture", "described")
    headed = sum(any(n.role == "TH" for n in table.walk()) for table in tables)
    yield _share("tables", len(tables), headed, "table", "with heads")
    yield Fact("lists", roles["L"], f"{_count(roles['L'], 'list')}, {_count(roles['LI'], 'item')}")
    marked = sum(bool(n.id) and any(k.role == "Lbl" for k in n.walk()) for n in notes)
    yield _share("notes", len(notes), marked, "note", "with a number and an ID")
    named = sum(bool(node.contents) and all(node.contents) for node in links)
    yield _share("links", len(links), named, "link", "saying where they lead")
    yield _tongues(str(book.file.Root.get("/Lang", "")), [n.language for n in nodes if n.language])
    yield _embedded(book.file)
    yield _claims(book)
    with book.file.open_outline() as outline:
        marks = sum(1 for _ in _entries(outline.root))
    yield Fact("bookmarks", marks, _count(marks, "bookmark"), marks > 0)


def _tongues(own: str, marked: Sequence[str]) -> Fact:
    others = sorted(set(marked) - {own})
    places = sum(language != own for language in marked)
    named = f"; {_count(places, 'passage')} marked as {', '.join(others)}" if others else ""
    return Fact("languages", places, f"language {own or 'not told'}{named}", bool(own))


def _embedded(file: pikepdf.Pdf) -> Fact:
    fonts = [
        thing
        for thing in file.objects
        if isinstance(thing, Dictionary)
        and thing.get("/Type") == Name.Font
        and thing.get("/Subtype") != Name.Type0
    ]
    described = [font.get("/FontDescriptor", Dictionary()) for font in fonts]
    embedded = sum(bool(FONT_FILES & set(descriptor.keys())) for descriptor in described)
    faces = {str(font.get("/BaseFont", "")).rpartition("+")[2] for font in fonts}
    said = f"{_count(len(fonts), 'font')} of {_count(len(faces), 'face')}, {embedded} embedded"
    return Fact("fonts", len(fonts), said, embedded == len(fonts))


def _claims(book: PaperBook) -> Fact:
    packet = book.file.Root.get("/Metadata")
    properties = ET.fromstring(b"<none/>" if packet is None else packet.read_bytes())  # noqa: S314 - entities are not expanded beyond limits
    told = {name: [element.text for element in properties.iter(name)] for name in CLAIMS}
    kept = sum(told[name] == [wanted] for name, wanted in CLAIMS.items())
    good = kept == len(CLAIMS)
    said = "PDF/UA-1 and PDF/A-3A" if good else f"{kept} of the {len(CLAIMS)} properties wanted"
    return Fact("claims", kept, f"says of itself: {said}", good)


def _entries(items: Sequence[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _entries(item.children)


# --- e-books ------------------------------------------------------------------------------------


def _of_ebook(book: Book) -> Iterator[Fact]:
    found = [element for _, root in book.reading() for element in elements(root)]
    by_name: dict[str, list[Any]] = {}
    for element in found:
        by_name.setdefault(str(element.tag).removeprefix(XHTML), []).append(element)
    readable = sum(1 for _ in book.reading())
    yield _share("files", len(book.spine), readable, "file", "readable")
    yield _levels([level for level in LEVELS for _ in by_name.get(level, ())])
    pictures = by_name.get("img", [])
    said_of = [img.get("alt") for img in pictures]
    described = sum(bool((alt or "").strip()) for alt in said_of)
    plain = sum(alt == "" for alt in said_of)
    said = f"{_count(len(pictures), 'picture')}, {described} of them described, {plain} decoration"
    yield Fact("pictures", len(pictures), said, described + plain == len(pictures))
    tables = by_name.get("table", [])
    headed = sum(table.find(f".//{XHTML}th") is not None for table in tables)
    yield _share("tables", len(tables), headed, "table", "with heads")
    notes = sum("footnote" in types(element) for element in found)
    calls = sum("noteref" in types(element) for element in found)
    said = f"{_count(notes, 'note')}, {_count(calls, 'call')}"
    yield Fact("notes", notes, said, calls >= notes and bool(calls) == bool(notes))
    leads = [a.get("href") for a in by_name.get("a", []) if a.get("href")]
    away = sum(is_remote(href) for href in leads)
    yield Fact("links", len(leads), f"{_count(len(leads), 'link')}, {away} of them out of the book")
    own = next((root.get("lang") or "" for _, root in book.reading()), "")
    yield _tongues(own, [e.get("lang") or "" for e in found if e.get("lang")])
    fonts = [item for item in book.items if item.media_type.startswith("font/")]
    there = sum(item.path in book.members for item in fonts)
    yield _share("fonts", len(fonts), there, "font", "in the book")
    told = [
        element.get("property", "")
        for element in elements(book.package)
        if element.get("property", "").startswith("schema:access")
    ]
    said = f"{len(told)} properties of accessibility told in its metadata"
    yield Fact("metadata", len(told), said, bool(told))


# --- handover packs -----------------------------------------------------------------------------


def _of_pack(files: Mapping[str, bytes]) -> Iterator[Fact]:
    yield Fact("files", len(files), f"{len(files)} files, each whole by its digest")
    for part in ("interior", "cover"):
        name = f"preflight-{part}.json"
        if part == "interior" or name in files:
            yield from _looked_at(part, json.loads(files[name]))
    covers = int("cover.pdf" in files)
    yield Fact("covers", covers, f"{covers} cover that wraps the block" if covers else "no cover")
    read = sorted(barcode_numbers(files["cover.pdf"])) if covers else []
    told = f": {', '.join(read)}" if read else ""
    said = f"{_count(len(read), 'barcode')} read back from the cover{told}"
    yield Fact("barcodes", len(read), said)
    licences = sum(name.startswith("OFL-") for name in files)
    yield Fact("licences", licences, f"{_count(licences, 'licence')} of faces", licences > 0)


def _looked_at(part: str, record: Mapping[str, Any]) -> Iterator[Fact]:
    """What the preflight says of a file, in its own record."""
    pages, profile = record["pages"], record["profile"]
    faults = Counter("waived" if f["waived"] else f["severity"] for f in record["findings"])
    blank = sum(page["blank"] for page in pages)
    said = f"{part}.pdf: {_count(len(pages), 'page')}, {blank} of them blank"
    yield Fact(f"{part}_pages", len(pages), said, bool(pages))
    kinds = (_count(faults["error"], "error"), _count(faults["warning"], "warning"))
    counted = f"{', '.join(kinds)}, {faults['waived']} waived"
    by = f"by the profile “{profile['name']}” ({profile['kind']})"
    said = f"{part}.pdf: preflight {by}: {counted}"
    yield Fact(f"{part}_preflight", len(record["findings"]), said, faults["error"] == 0)
    fonts = {name for page in pages for name in page["fonts"]}
    yield Fact(f"{part}_fonts", len(fonts), f"{part}.pdf: {_count(len(fonts), 'font')}")
    pictures = sum(page["pictures"] for page in pages)
    least = min((p["resolution"] for p in pages if p["resolution"] is not None), default=None)
    at = "" if least is None else f", at {least:.0f} ppi or more"
    yield Fact(f"{part}_pictures", pictures, f"{part}.pdf: {_count(pictures, 'picture')}{at}")
    most = max((page["ink"] for page in pages if page["ink"] is not None), default=None)
    measured = sum(bool(page.get("measured")) for page in pages)
    ink = "total ink unknown" if most is None else f"total ink {most} % at most"
    allowed = f"the profile allows {profile['ink']} %"
    said = f"{part}.pdf: {ink} ({allowed}), measured on {_count(measured, 'page')}"
    yield Fact(f"{part}_ink", measured, said, most is not None and most <= profile["ink"])
