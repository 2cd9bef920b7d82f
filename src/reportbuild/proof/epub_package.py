"""The package document of an EPUB: what it says of the book, against the Document.

Takes a `Book` and the `Document` it was made from; gives findings. Metadata follow an allow-list:
whatever else a library writes there could name a person, a machine or a moment.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportbuild.model.document import Document
from reportbuild.model.finding import Finding
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Figure
from reportbuild.proof.epub_book import DC, NCX_TYPE, OPF, XHTML, XML, Book, elements

MODES = frozenset({"textual", "visual"})
FEATURES = frozenset(
    {
        "alternativeText",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    }
)
REQUIRED = ("accessMode", "accessModeSufficient", "accessibilityFeature",
            "accessibilityHazard", "accessibilitySummary")  # fmt: skip
_ONCE = frozenset(
    {"dcterms:modified", "identifier", "title", "language", "creator", "publisher", "date",
     "subject", "rights", "generator", "cover"}
)  # fmt: skip
_MANY = frozenset(
    {"schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature"}
)
_ALLOWED = _ONCE | _MANY | {"schema:accessibilityHazard", "schema:accessibilitySummary"}
_SVG = "{http://www.w3.org/2000/svg}svg"
_MATHML = "{http://www.w3.org/1998/Math/MathML}math"


def proof_package(book: Book, document: Document) -> Iterator[Finding]:
    """Find metadata, directions, claims of accessibility and properties that are not true."""
    yield from _metadata(book, document)
    yield from _allowed(book)
    yield from _direction(book, document)
    yield from _accessibility(book, document)
    yield from _properties(book)


def _said(book: Book) -> list[tuple[str, str, etree._Element]]:
    """Return every statement of the metadata: its name, value and element."""
    metadata = book.package.find(f"{OPF}metadata")
    said = []
    for element in () if metadata is None else metadata.iterchildren("*"):
        local = element.tag.rpartition("}")[2]
        name = (element.get("property") or element.get("name") or "") if local == "meta" else local
        said.append((name, (element.get("content") or element.text or "").strip(), element))
    return said


def _metadata(book: Book, document: Document) -> Iterator[Finding]:
    matter = document.title_matter
    day = matter.published.isoformat()
    expected = {
        "identifier": matter.identifier,
        "title": matter.title,
        "language": document.language,
        "publisher": matter.publisher,
        "creator": matter.publisher,
        "date": day,
        "dcterms:modified": f"{day}T00:00:00Z",
        "subject": matter.index,
    }
    said = _said(book)
    for name, value in expected.items():
        found = [v for n, v, _ in said if n == name]
        if found != ([value] if value else []):
            message = f"The metadata give “{'; '.join(found)}” as {name}; it should be “{value}”."
            yield book.finding("epub-010", book.package_path, message)
    unique = book.package.get("unique-identifier")
    named = [e.text for e in book.package.iter(f"{DC}identifier") if e.get("id") == unique]
    if named != [matter.identifier]:
        message = "The package does not name its identifier as the unique one."
        yield book.finding("epub-010", book.package_path, message)


def _allowed(book: Book) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, value, element in _said(book):
        doubled = name in _ONCE and name in seen
        if name not in _ALLOWED or doubled:
            told = "twice" if doubled else "what no reader needs"
            message = f"The metadata tell {told}: {name} “{value}”."
            yield book.finding("epub-011", book.package_path, message, element)
        seen.add(name)


def _direction(book: Book, document: Document) -> Iterator[Finding]:
    spine = book.package.find(f"{OPF}spine")
    said = {
        "language": (book.package.get(f"{XML}lang"), document.language),
        "direction": (book.package.get("dir"), document.direction),
        "direction of pages": (
            None if spine is None else spine.get("page-progression-direction"),
            document.direction,
        ),
    }
    for name, (found, expected) in said.items():
        if found != expected:
            message = f"The package gives “{found or ''}” as {name}; it should be “{expected}”."
            yield book.finding("epub-012", book.package_path, message)


# --- accessibility ------------------------------------------------------------------------------


def _accessibility(book: Book, document: Document) -> Iterator[Finding]:
    said = [(n.removeprefix("schema:"), v) for n, v, _ in _said(book) if n.startswith("schema:")]
    for name in REQUIRED:
        if not any(n == name and value for n, value in said):
            message = f"The metadata do not state {name}."
            yield book.finding("epub-013", book.package_path, message)
    modes = [value for name, value in said if name == "accessMode"]
    features = {value for name, value in said if name == "accessibilityFeature"}
    hazards = [value for name, value in said if name == "accessibilityHazard"]
    for value in sorted({*modes} - MODES | features - FEATURES | {*hazards} - {"none"}):
        message = f"The metadata state “{value}”, which no book of this house is."
        yield book.finding("epub-013", book.package_path, message)
    for claim in _unfounded(document, features, modes):
        yield book.finding("epub-013", book.package_path, claim)


def _unfounded(document: Document, features: set[str], modes: list[str]) -> Iterator[str]:
    figures = [
        figure
        for section in document.sections
        for block in section.blocks
        for figure in inner_blocks(block)
        if isinstance(figure, Figure)
    ]
    if bool(figures) != ("visual" in modes):
        yield "The metadata and the text disagree on whether there are pictures."
    if "alternativeText" in features and not (figures and all(f.alt for f in figures)):
        yield "The metadata promise that all pictures are described, and they are not."


# --- manifest -----------------------------------------------------------------------------------


def _properties(book: Book) -> Iterator[Finding]:
    """Compare the manifest's properties with what the files hold (EPUB 3.3, D.5)."""
    for item in book.items:
        root = book.documents.get(item.path)
        if root is None:
            continue
        held = {element.tag for element in elements(root)}
        found = {
            name
            for name, tag in (("svg", _SVG), ("mathml", _MATHML), ("scripted", f"{XHTML}script"))
            if tag in held
        }
        stated = item.properties - {"nav"}
        if stated != found:
            message = (
                f"The manifest says “{' '.join(sorted(stated))}” of the file, "
                f"which holds “{' '.join(sorted(found))}”."
            )
            yield book.finding("epub-014", item.path, message)
    for name, count in (
        ("nav", sum("nav" in item.properties for item in book.items)),
        ("NCX", sum(item.media_type == NCX_TYPE for item in book.items)),
    ):
        if count != 1:
            message = f"The manifest lists {count} files as {name}; a book has one."
            yield book.finding("epub-014", book.package_path, message)
    yield from _cover(book)


def _cover(book: Book) -> Iterator[Finding]:
    """A cover image is named in both ways, that of EPUB 3 and that of EPUB 2, or not at all."""
    by_property = [item.id for item in book.items if "cover-image" in item.properties]
    by_name = [value for name, value, _ in _said(book) if name == "cover"]
    if by_property != by_name or len(by_property) > 1:
        message = "The cover image is not named once and in both ways."
        yield book.finding("epub-014", book.package_path, message)
