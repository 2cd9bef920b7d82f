"""What a PDF is made of, and tells beside its text: fonts, metadata, links, bookmarks, actions.

Takes a `PaperBook`, its `Document` and the faces of the house; gives findings. Only what is known
to be meant for readers may stand in the file: everything else is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name

from reportbuild.model.design import Face
from reportbuild.model.document import Document, Line
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Foreign,
    IndexMark,
    Inline,
    Link,
    Locator,
    Pending,
    Strong,
)
from reportbuild.model.rewriting import rewrite_block
from reportbuild.proof.pdf_book import PaperBook
from reportbuild.proof.pdf_lines import normal

INFO = frozenset(
    {"/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
)
CATALOG = frozenset(
    {
        "/Type", "/Pages", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines",
        "/OutputIntents", "/PageLabels", "/PageMode", "/StructTreeRoot", "/ViewerPreferences",
        "/Version",
    }
)  # fmt: skip
PAGE = frozenset(
    {
        "/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/TrimBox", "/BleedBox",
        "/StructParents", "/Tabs", "/Annots",
    }
)  # fmt: skip
XMP = frozenset(
    {
        "title", "creator", "publisher", "description", "rights", "language", "date", "identifier",
        "format", "CreateDate", "ModifyDate", "MetadataDate", "CreatorTool", "Producer", "part",
        "conformance", "schemas", "schema", "namespaceURI", "prefix", "property", "name",
        "valueType", "category",
    }
)  # fmt: skip
"""All that catalogue, pages and metadata may hold."""

POSTSCRIPT_NAME = 6
_FOLDER = re.compile(
    r"(?:^|(?<=[\s\"'(=>]))"
    r"(?:/(?:home|Users|root|tmp|var/folders|mnt|private)/|[A-Za-z]:[\\/]Users)|file:/"
)
_TELLING = (b"Exif\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0", b"ICC_PROFILE\0\1\1Exif")


def proof_file(book: PaperBook, document: Document, faces: tuple[Face, ...]) -> Iterator[Finding]:
    """Find what is wrong with the file itself."""
    yield from _fonts(book, faces)
    yield from _metadata(book, document)
    yield from _entries(book)
    yield from _links(book, document)
    yield from _bookmarks(book, document)
    yield from _pictures(book)


# --- fonts --------------------------------------------------------------------------------------


def _fonts(book: PaperBook, faces: tuple[Face, ...]) -> Iterator[Finding]:
    names = {postscript_name(face.data) for face in faces}
    for thing in book.file.objects:
        if not isinstance(thing, Dictionary) or thing.get("/Type") != Name.Font:
            continue
        if str(thing.get("/Subtype")).startswith("/CIDFont"):
            descriptor = thing.get("/FontDescriptor", Dictionary())
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
                yield book.finding("pdf-020", f"The font “{thing.BaseFont}” is not embedded.")
        elif thing.get("/Subtype") != Name.Type0:
            kind = str(thing.get("/Subtype")).removeprefix("/")
            yield book.finding("pdf-020", f"There is a font of the kind {kind}.")
        name = str(thing.get("/BaseFont", "")).removeprefix("/").rpartition("+")[2]
        if name not in names:
            yield book.finding("pdf-020", f"The font “{name}” is no face of the house style.")


@lru_cache(maxsize=64)
def postscript_name(face: bytes) -> str:
    """Return the PostScript name of a font file (OpenType, table `name`)."""
    return str(TTFont(BytesIO(face), lazy=True)["name"].getDebugName(POSTSCRIPT_NAME))


# --- metadata -----------------------------------------------------------------------------------


def _metadata(book: PaperBook, document: Document) -> Iterator[Finding]:
    matter, file = document.title_matter, book.file
    midnight = f"D:{matter.published:%Y%m%d}000000Z"
    wanted = {
        "/Title": matter.title,
        "/Author": matter.publisher,
        "/CreationDate": midnight,
        "/ModDate": midnight,
    }
    info = {str(name): str(value) for name, value in file.docinfo.items()}
    for name, value in wanted.items():
        if info.get(name, "") != value:
            message = f"The file's {name[1:]} is “{info.get(name, '')}”, not “{value}”."
            yield book.finding("pdf-021", message)
    if str(file.Root.get("/Lang", "")) != document.language:
        message = f"The file says that its language is “{file.Root.get('/Lang', '')}”."
        yield book.finding("pdf-021", message)
    for name in sorted(info.keys() - INFO):
        yield book.finding("pdf-022", f"The information dictionary holds {name}: “{info[name]}”.")
    packet = file.Root.get("/Metadata")
    xmp = b"<none/>" if packet is None else packet.read_bytes()
    for element in ET.fromstring(xmp).iter():  # noqa: S314 - entities are not expanded beyond limits
        name = element.tag.rpartition("}")[2]
        if name not in XMP | {"xmpmeta", "RDF", "Description", "Alt", "Bag", "Seq", "li"}:
            yield book.finding("pdf-022", f"The metadata hold “{name}”.")
    for text in (*info.values(), xmp.decode("utf-8", "replace")):
        for match in _FOLDER.finditer(text):
            yield book.finding("pdf-022", f"A folder is named: “{match.group()}”.")


def _entries(book: PaperBook) -> Iterator[Finding]:
    """Find scripts, forms, attachments, private data: any entry that is not known to be needed."""
    root = book.file.Root
    for name in sorted(set(root.keys()) - CATALOG):
        yield book.finding("pdf-025", f"The catalogue holds {name}.")
    for name in sorted(set(root.get("/Names", Dictionary()).keys()) - {"/Dests"}):
        yield book.finding("pdf-025", f"The file holds named {name}.")
    for index, page in enumerate(book.file.pages):
        for name in sorted(set(page.obj.keys()) - PAGE):
            yield book.finding("pdf-025", f"Page {index + 1} holds {name}.")
    for annotation in book.annotations():
        action = annotation.get("/A", Dictionary()).get("/S", Name.URI)
        kind = annotation.get("/Subtype")
        if kind != Name.Link or action != Name.URI or "/AA" in annotation:
            yield book.finding("pdf-025", f"A page holds {kind} with the action {action}.")


def _pictures(book: PaperBook) -> Iterator[Finding]:
    for thing in book.file.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image:
            head = thing.read_raw_bytes()[:65536]
            if "/Metadata" in thing or any(mark in head for mark in _TELLING):
                yield book.finding("pdf-027", "A picture carries metadata of its own.")


# --- links, bookmarks, labels -------------------------------------------------------------------


def _links(book: PaperBook, document: Document) -> Iterator[Finding]:
    found: set[str] = set()
    for annotation in book.annotations():
        if "/Dest" in annotation:
            if str(annotation.Dest) not in book.destinations:
                yield book.finding("pdf-024", f"A link leads to “{annotation.Dest}”, nowhere.")
        else:
            found.add(unquote(str(annotation.get("/A", Dictionary()).get("/URI", ""))))
    wanted = {unquote(address) for address in addresses(document)}
    for address in sorted(found - wanted):
        yield book.finding("pdf-023", f"A link leads to “{address}”, which no text names.")
    for address in sorted(wanted - found):
        yield book.finding("pdf-024", f"The link to “{address}” is missing.")


def addresses(document: Document) -> Iterator[str]:
    """Yield the address of every link that a document prints."""
    matter = document.title_matter
    yield from _addresses((*matter.title_line, *matter.standfirst, *matter.kicker))
    if any(section.kind == "imprint-page" for section in document.sections):
        for line in (matter.address, *matter.rights, *matter.credits):
            yield from _addresses(line)
    for section in document.sections:
        yield from _addresses((*section.title, *section.standfirst))
        for note in section.notes:
            for paragraph in note.paragraphs:
                yield from _addresses(paragraph)
        gathered: list[str] = []

        def gather(kind: str, line: Line, _span: Span, into: list[str] = gathered) -> Line:
            if kind != "alt":
                into.extend(_addresses(line))
            return line

        for block in section.blocks:
            rewrite_block(block, gather)
        yield from gathered


def _addresses(line: tuple[Inline, ...]) -> Iterator[str]:
    for node in line:
        match node:
            case Link():
                yield node.address
                yield from _addresses(node.children)
            case Emphasis() | Strong() | Foreign() | IndexMark() | Pending() | Locator():
                yield from _addresses(node.children)
            case CallOut():
                yield from _addresses(node.label)
            case _:
                pass


def _bookmarks(book: PaperBook, document: Document) -> Iterator[Finding]:
    with book.file.open_outline() as outline:
        found = [
            (level, normal(item.title), str(item.destination))
            for entry in outline.root
            for level, item in ((1, entry), *((2, child) for child in entry.children))
        ]
    wanted = [
        (
            min(entry.level, 2),
            normal(" ".join(part for part in (entry.number, entry.title) if part)),
            entry.target,
        )
        for entry in document.contents
    ]
    if found != wanted:
        yield book.finding("pdf-026", "The bookmarks are not the contents.")
    last = [label for label in book.labels if label]
    if len(set(last)) != len(last):
        yield book.finding("pdf-026", "Two pages have one label.")
