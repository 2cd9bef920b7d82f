"""What a person must check of each file, since no tool can; and what it is that none can certify.

The pages docs/accessibility.md and docs/printing.md say the same, item by item.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportbuild.model.report import Format
from reportbuild.model.signoff import Item, Limit

_READ: tuple[Format, ...] = ("pdf", "epub")
_ALL: tuple[Format, ...] = ("pdf", "epub", "print")
_SCREEN: tuple[Format, ...] = ("pdf",)
_BOOK: tuple[Format, ...] = ("epub",)
_PRINT: tuple[Format, ...] = ("print",)
_LISTENING = "a screen reader (NVDA is free)"
_DUMMY = "a dummy from the printer, cut and folded"

ITEMS: tuple[Item, ...] = (
    Item(
        "proof_read",
        _ALL,
        "Has every page of this very file been read, from the first to the last?",
        "a reader of the language",
    ),
    Item(
        "safety",
        _ALL,
        "Is nothing in it by which somebody could be found or harmed: no name, place, picture or "
        "detail that must not be published?",
        "the person who is answerable for the report's safety",
    ),
    Item(
        "alt_texts",
        _READ,
        "Do the descriptions of pictures say what each is there for, in this language, and name "
        "nobody who must not be named?",
        "somebody who knows the report",
        of=("pictures",),
    ),
    Item(
        "charts",
        _READ,
        "Does a listener learn from each chart's description and figures what a reader sees?",
        "somebody who knows the report",
    ),
    Item(
        "headings",
        _READ,
        "Do the headings alone tell what the report says?",
        "a reader of the language",
    ),
    Item(
        "order",
        _READ,
        "Two chapters listened to from end to end: is nothing read too early, too late or twice?",
        _LISTENING,
    ),
    Item(
        "notes",
        _READ,
        "From a call to its note and back into the sentence: is the thread kept?",
        _LISTENING,
        of=("notes",),
    ),
    Item(
        "tables",
        _READ,
        "In the middle of a table: does each cell come with its heads?",
        _LISTENING,
        of=("tables",),
    ),
    Item(
        "languages",
        _READ,
        "Do names and foreign phrases sound as they should, and is none unmarked in the text?",
        "a speaker of the language",
    ),
    Item(
        "links",
        _READ,
        "Out of the sentence, in a list of links: does each say where it leads?",
        _LISTENING,
        of=("links",),
    ),
    Item(
        "numbers",
        _READ,
        "Are statistics read whole, with “up to” and “reportedly”?",
        _LISTENING,
    ),
    Item(
        "sight",
        _READ,
        "On a phone and at 400 %: can text, pictures and charts be made out, without colour too?",
        "eyes",
    ),
    Item(
        "searching",
        _SCREEN,
        "In the programs that readers use: are words found by searching, and copied as they stand?",
        "two readers of PDF",
    ),
    Item(
        "reading_systems",
        _BOOK,
        "In three reading systems, read aloud in one: are text, notes, pictures and lines of every "
        "direction where they belong?",
        "an e-reader, a phone, a computer",
    ),
    Item(
        "conformance",
        _BOOK,
        "Has somebody judged the book by WCAG 2.2, level AA? The file itself claims nothing.",
        "an auditor of accessibility",
    ),
    Item(
        "plain_language",
        _READ,
        "Would those whom the report is about understand its summary?",
        "one of them, if it is safe",
    ),
    Item(
        "publication",
        _READ,
        "Where it is published: are language, size and format of each file named, and is there "
        "an address for those who cannot read it?",
        "whoever publishes",
    ),
    Item(
        "printers_preflight",
        _PRINT,
        "Does the printer's own preflight report no error?",
        "their report, kept with the pack",
    ),
    Item(
        "profile",
        _PRINT,
        "Is the ICC profile on the ticket that of the paper which will lie on the press?",
        "the printer's word in writing",
    ),
    Item(
        "contract_proof",
        _PRINT,
        "Are colours and skin tones right on a contract proof (ISO 12647-7) of the cover and of a "
        "section with pictures?",
        "the contract proof, under a lamp of D50",
    ),
    Item(
        "caliper",
        _PRINT,
        "Is the paper that is really used as thick as the ticket says, and the spine as wide?",
        "a dummy from the printer, measured",
        of=("covers",),
    ),
    Item(
        "trim",
        _PRINT,
        "Is no text too near the trim, and none across a fold of the cover?",
        _DUMMY,
    ),
    Item(
        "spine",
        _PRINT,
        "Is the spine on its side, and does its title read the way it should in this language?",
        _DUMMY,
        of=("covers",),
    ),
    Item(
        "barcode",
        _PRINT,
        "Does a scanner read this edition's ISBN from the barcode?",
        "a scanner, on the proof",
        of=("barcodes",),
    ),
    Item(
        "letters",
        _PRINT,
        "Is every letter of every script whole and right on the proof's pages?",
        "a reader of each script",
    ),
    Item(
        "licences",
        _PRINT,
        "May the fonts be embedded and printed?",
        "the licences in the pack (all faces here: SIL OFL 1.1)",
    ),
)

BY_KEY: Mapping[str, Item] = {item.key: item for item in ITEMS}

LIMITS: tuple[Limit, ...] = (
    Limit(
        "That nothing is in it which must not be published, and that it says what was meant.",
        _ALL,
        ("safety", "proof_read"),
    ),
    Limit(
        "That a description is true, a heading telling, or a summary plain.",
        _READ,
        ("alt_texts", "charts", "headings", "plain_language", "sight"),
    ),
    Limit(
        "PDF/UA as a whole.",
        _SCREEN,
        ("order", "tables", "headings", "links"),
    ),
    Limit(
        "What a screen reader says.",
        _READ,
        ("order", "notes", "tables", "numbers", "languages", "links"),
    ),
    Limit("What copying and searching give.", _SCREEN, ("searching",)),
    Limit(
        "That an e-book is accessible, and what a reading system makes of it.",
        _BOOK,
        ("conformance", "reading_systems"),
    ),
    Limit("That the law is kept.", _READ, ("publication",)),
    Limit("PDF/X-4.", _PRINT, ("printers_preflight",)),
    Limit(
        "That the profile is that of the paper, and how the colours come out.",
        _PRINT,
        ("profile", "contract_proof"),
    ),
    Limit(
        "How the book is cut, folded and bound.",
        _PRINT,
        ("caliper", "trim", "spine", "letters"),
    ),
    Limit("That a shop's scanner reads the barcode.", _PRINT, ("barcode",)),
    Limit("That somebody's licence allows what is done.", _PRINT, ("licences",)),
)


def items_of(form: Format) -> tuple[Item, ...]:
    """Return what a person must check of files of this format, in order."""
    return tuple(item for item in ITEMS if form in item.formats)


def limits_of(form: Format) -> tuple[Limit, ...]:
    """Return what no free tool can certify of files of this format."""
    return tuple(limit for limit in LIMITS if form in limit.formats)
