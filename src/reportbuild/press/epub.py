"""EbookComposition to Artefact: the files of an e-book packed into one EPUB 3.3.

EbookLib writes the package document (metadata, manifest, spine) and the container. It is told of
every other file, but not handed its bytes: its own document classes pass text through an HTML 4
parser, which changes it. What EbookLib cannot say is then set on the package document, and the
container is written anew with all files in it, so that the same composition gives the same bytes.
"""

from __future__ import annotations

import stat
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub
from lxml import etree

from reportbuild.model.artefact import Artefact, Imprint
from reportbuild.model.ebook import EbookComposition, EbookFile
from reportbuild.model.finding import Checked

MEDIA_TYPE = "application/epub+zip"
NCX_TYPE = "application/x-dtbncx+xml"

_FOLDER = "EPUB/"
_PACKAGE = f"{_FOLDER}content.opf"
_OPF = "{http://www.idpf.org/2007/opf}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP archive can tell
_UNIX = 3
_COMPRESSED_ALREADY = (".jpg", ".png")


def pack(composition: EbookComposition) -> Checked[Artefact]:
    """Pack an e-book: `NAME.epub`, by EPUB 3.3, with its files in the order they are given.

    `dcterms:modified` is midnight UTC of the day the imprint names, whenever the book is made.
    Raises `ValueError` if a face or a picture is still to come.
    """
    if composition.uncut or composition.to_come:
        raise ValueError("an e-book was packed before all of it was there")
    packed = BytesIO()
    options = {
        "mtime": datetime.fromisoformat(composition.imprint.published),
        "package_direction": True,
        "raise_exceptions": True,
    }
    epub.write_epub(packed, _book(composition), options)
    name = f"{composition.name}.epub"
    data = _bound(packed, composition)
    return Checked(Artefact(name, MEDIA_TYPE, composition.imprint.language, data))


def _book(composition: EbookComposition) -> epub.EpubBook:
    book = epub.EpubBook()
    _describe(book, composition)
    for file in composition.files:
        item = epub.EpubItem(file.id, file.path, file.media_type, b"")
        item.properties = list(file.properties)
        book.add_item(item)
    book.spine = [file.id for file in composition.files if file.reading]
    return book


def _describe(book: epub.EpubBook, composition: EbookComposition) -> None:
    """Write the metadata: what the imprint and the accessibility pairs hold, and nothing else."""
    imprint = composition.imprint
    book.metadata.clear()  # EbookLib names its own release there
    book.set_identifier(imprint.identifier)
    book.set_title(imprint.title)
    book.set_language(imprint.language)
    book.set_direction(imprint.direction)
    for name, value in _dublin_core(imprint):
        book.add_metadata("DC", name, value)
    for name, value in composition.accessibility:
        book.add_metadata("OPF", "meta", value, {"property": f"schema:{name}"})
    book.add_metadata("OPF", "meta", "", {"name": "generator", "content": imprint.tool})
    for file in composition.files:
        if "cover-image" in file.properties:  # as EPUB 2 readers look for it
            book.add_metadata("OPF", "meta", "", {"name": "cover", "content": file.id})


def _dublin_core(imprint: Imprint) -> tuple[tuple[str, str], ...]:
    """The further elements of Dublin Core, in order; an organisation is its report's author."""
    pairs = (
        ("creator", imprint.publisher),
        ("publisher", imprint.publisher),
        ("date", imprint.published),
        ("subject", imprint.subject),
        ("rights", imprint.rights),
    )
    return tuple((name, value) for name, value in pairs if value)


def _bound(packed: BytesIO, composition: EbookComposition) -> bytes:
    """Return the container written anew: fixed times and permissions, pictures stored."""
    bound = BytesIO()
    files = {_FOLDER + file.path: file.data for file in composition.files}
    with ZipFile(packed) as made, ZipFile(bound, "w") as book:
        for name in made.namelist():
            data = files[name] if name in files else made.read(name)
            if name == _PACKAGE:
                data = _completed(data, composition)
            book.writestr(_entry(name), data, compresslevel=9)
    return bound.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EARLIEST)
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    stored = name == "mimetype" or name.endswith(_COMPRESSED_ALREADY)
    entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
    return entry


def _completed(package: bytes, composition: EbookComposition) -> bytes:
    """Return the package document with its language, and with `toc` only if there is an NCX."""
    root = etree.fromstring(package, etree.XMLParser(remove_blank_text=True))
    root.set(f"{_XML}lang", composition.imprint.language)
    etree.strip_attributes(root, "prefix", "toc")  # all prefixes used are reserved: EPUB 3.3, D.1.3
    ncx = _ncx(composition.files)
    for spine in root.iter(f"{_OPF}spine"):
        if ncx:
            spine.set("toc", ncx)
    etree.cleanup_namespaces(root)
    written: bytes = etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)
    return written


def _ncx(files: tuple[EbookFile, ...]) -> str:
    return next((file.id for file in files if file.media_type == NCX_TYPE), "")
