"""The structure of a PDF by itself: tables, lists, notes, links.

Takes elements of a part of a `PaperBook`; gives findings. Validators look at whether each
element may stand where it stands; this looks at whether a listener could follow: heads that say
what they head, notes that are called before they are read, links that say where they lead. ISO
14289-1, 7; ISO 32000-1, 14.8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pikepdf import Dictionary

from reportbuild.model.finding import Finding
from reportbuild.model.proof import Named
from reportbuild.proof.pdf_book import PaperBook
from reportbuild.proof.pdf_content import entries
from reportbuild.proof.pdf_lines import normal
from reportbuild.proof.pdf_tree import INLINE, Node

SCOPES = frozenset({"Row", "Column", "Both"})
SHOWN = 60


def part_structure(told: Named, part: Sequence[Node]) -> Iterator[Finding]:
    """Find what would mislead whoever follows the elements of a part of a book."""
    for node in part:
        match node.role:
            case "Table":
                yield from _table(told, node)
            case "L":
                yield from _list(told, node)
            case "Link":
                yield from _link(told, node)
            case _:
                pass
    yield from nameless(told, part)


# --- tables and lists ---------------------------------------------------------------------------


def _table(book: Named, table: Node) -> Iterator[Finding]:
    """Find cells that no head is read with, and rows that are not as wide as the others."""
    heads = [node for node in table.walk() if node.role == "TH"]
    if not heads:
        yield book.finding("pdf-030", f"The table “{_short(table)}” has no heads.")
    for head in heads:
        if head.attributes.get("Scope") not in SCOPES:
            message = f"The head “{_short(head)}” does not say whether it heads a row or a column."
            yield book.finding("pdf-030", message)
    widths = _widths([node for node in table.walk() if node.role == "TR"])
    if len(set(widths)) > 1:
        message = (
            f"The rows of the table “{_short(table)}” have {min(widths)} to {max(widths)} cells."
        )
        yield book.finding("pdf-030", message)


def _widths(rows: Sequence[Node]) -> list[int]:
    """Return how many columns each row reaches over, cells of rows above it among them."""
    reaching = [0] * len(rows)
    for index, row in enumerate(rows):
        for cell in _nodes(row):
            columns = int(cell.attributes.get("ColSpan", "1"))
            for below in range(index, index + int(cell.attributes.get("RowSpan", "1"))):
                if below < len(rows):
                    reaching[below] += columns
    return reaching


def _list(book: Named, held: Node) -> Iterator[Finding]:
    for item in _nodes(held):
        roles = [node.role for node in _nodes(item)]
        bodies = roles[1:] if roles[:1] == ["Lbl"] else roles
        if item.role != "LI" or set(bodies) != {"LBody"}:
            message = f"The item “{_short(item)}” of a list is not a label and a body."
            yield book.finding("pdf-031", message)


# --- notes --------------------------------------------------------------------------------------


def nameless(told: Named, holders: Iterable[Node]) -> Iterator[Finding]:
    """Find notes of elements that have no number."""
    for _, _, note in _noted(holders):
        if not _mark(note):
            message = f"The note “{_short(note)}” is read without its number."
            yield told.finding("pdf-032", message)


def adrift(told: Named, holders: Iterable[Node]) -> Iterator[tuple[str, Finding]]:
    """Find notes of elements, by their IDs, that are not read where they are called.

    Notes that are gathered at the end of the book are not: there, calls must lead to them.
    """
    for holder, at, note in _noted(holders):
        mark = _mark(note)
        if mark and mark not in _called(holder.kids[:at]):
            message = f"The note “{_short(note)}” is not read after what calls it."
            yield note.id, told.finding("pdf-032", message)


def led_to(part: Iterable[Node]) -> tuple[str, ...]:
    """Return the notes that a call is a link to, by their IDs."""
    calls = (node for node in part if node.role == "Reference")
    return tuple(
        sorted({inner.target.removeprefix("#") for call in calls for inner in call.walk()})
    )


def _noted(holders: Iterable[Node]) -> Iterator[tuple[Node, int, Node]]:
    """Yield each note that elements hold, after its holder and its place there."""
    for holder in holders:
        for at, kid in enumerate(holder.kids):
            if isinstance(kid, Node) and kid.role == "Note":
                yield holder, at, kid


def _mark(note: Node) -> str:
    return next((normal(kid.text()) for kid in _nodes(note) if kid.role == "Lbl"), "")


def _called(before: Sequence[Node | str]) -> set[str]:
    """Return the marks that the words before a note call: a block, or a run of words."""
    words: list[Node] = []
    for kid in reversed(before):
        if isinstance(kid, str) or kid.role == "Note":
            continue
        if kid.role in INLINE:
            words.append(kid)
        else:
            words += [] if words else [kid]
            break
    found = (node for word in words for node in word.walk() if node.role == "Reference")
    return {normal(reference.text()) for reference in found}


def notes_of(part: Iterable[Node]) -> tuple[tuple[str, str], ...]:
    """Return the notes of a part, each by its ID and how it begins."""
    return tuple((node.id, _short(node)) for node in part if node.role == "Note")


def links_of(part: Iterable[Node]) -> int:
    """Count the links that a part tells of."""
    return sum(len(node.contents) for node in part)


def known_ids(book: PaperBook) -> tuple[str, ...]:
    """Return the IDs that lead to an element of the structure (14.7.2)."""
    tree = book.file.Root.StructTreeRoot.get("/IDTree", Dictionary())
    return tuple(str(name) for name, element in entries(tree) if element.get("/ID") == name)


# --- links --------------------------------------------------------------------------


def _link(book: Named, link: Node) -> Iterator[Finding]:
    said = normal(link.text()) or normal(" ".join(n.alt for n in link.walk() if n.alt))
    if not link.contents:
        message = f"The link “{_short(link)}” is told of, and cannot be followed."
        yield book.finding("pdf-033", message)
    for contents in link.contents:
        if not said or normal(contents) != said:
            message = f"The link “{_short(link)}” calls itself “{contents[:SHOWN]}”."
            yield book.finding("pdf-033", message)


def _nodes(node: Node) -> list[Node]:
    return [kid for kid in node.kids if isinstance(kid, Node)]


def _short(node: Node) -> str:
    text = normal(node.text())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
