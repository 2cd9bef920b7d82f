"""What a PDF claims to be, PDF/UA-1 and PDF/A-3a, and whether it says the same in all places.

Takes a `PaperBook`; gives findings. Whether it keeps to what it claims is for a validator to say;
this sees to it that it claims it, and that no two places contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pikepdf import Array, Dictionary, Name

from reportbuild.model.finding import Finding
from reportbuild.proof.pdf_book import PaperBook

CLAIMS = {
    "{http://www.aiim.org/pdfa/ns/id/}part": "3",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
    "{http://www.aiim.org/pdfua/ns/id/}part": "1",
}
"""Properties of the metadata, and what they must say (ISO 19005-3, 6.6.4; ISO 14289-1, 5)."""

SAME = {
    "/Title": "{http://purl.org/dc/elements/1.1/}title",
    "/Author": "{http://purl.org/dc/elements/1.1/}creator",
    "/Subject": "{http://purl.org/dc/elements/1.1/}description",
    "/Creator": "{http://ns.adobe.com/xap/1.0/}CreatorTool",
    "/Producer": "{http://ns.adobe.com/pdf/1.3/}Producer",
}
"""Entries of the information dictionary, and the properties that must say the same."""

PRINTED, UNSEEN = 4, 1 | 2 | 32
"""Flags of annotations: to be printed; and invisible, hidden or not for the screen."""

COLOURS = slice(16, 20)
"""Where an ICC profile says which colours it is for (ISO 15076-1, 7.2)."""


def proof_claims(book: PaperBook) -> Iterator[Finding]:
    """Find claims that are missing, or contradicted within the file."""
    packet = book.file.Root.get("/Metadata")
    properties = ET.fromstring(b"<none/>" if packet is None else packet.read_bytes())  # noqa: S314 - entities are not expanded beyond limits
    for name, value in CLAIMS.items():
        if [element.text for element in properties.iter(name)] != [value]:
            _, _, short = name.rpartition("/")
            message = f"The metadata do not say that {short.lstrip('}')} is {value}."
            yield book.finding("pdf-039", message)
    yield from _contradictions(book, properties)
    yield from _catalogue(book)
    for annotation in book.annotations():
        flags = int(annotation.get("/F", 0))
        if not flags & PRINTED or flags & UNSEEN:
            yield book.finding("pdf-039", "A link may be left out when the page is shown.")


def _contradictions(book: PaperBook, properties: ET.Element) -> Iterator[Finding]:
    info = {str(name): str(value) for name, value in book.file.docinfo.items()}
    for entry, name in SAME.items():
        said = {
            text
            for element in properties.iter(name)
            for text in [inner.text for inner in element.iter() if (inner.text or "").strip()]
        }
        if said != ({info[entry]} if entry in info else set()):
            listed = ", ".join(f"“{text}”" for text in sorted(map(str, said)))
            message = (
                f"The {entry[1:]} is “{info.get(entry, '')}” in one place, {listed} in another."
            )
            yield book.finding("pdf-039", message)


def _catalogue(book: PaperBook) -> Iterator[Finding]:
    root = book.file.Root
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield book.finding("pdf-039", "The file does not say that it has a structure.")
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield book.finding("pdf-039", "Windows would show the file's name and not its title.")
    intents = [
        intent.DestOutputProfile.read_bytes()[COLOURS]
        for intent in root.get("/OutputIntents", Array()).as_list()
        if intent.get("/S") == Name.GTS_PDFA1 and "/DestOutputProfile" in intent
    ]
    if intents != [b"RGB "]:
        yield book.finding("pdf-039", "The file does not say which colours its numbers mean.")
