"""One text file into a chapter: title, standfirst, blocks and notes, each with its line."""

from __future__ import annotations

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.memo import Memo
from reportbuild.model.report import Segment
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.text import Block, Chapter, Heading, Quotation
from reportbuild.read import directives
from reportbuild.read.blocks import blocks, find_underlined, read_target
from reportbuild.read.characters import decode
from reportbuild.read.inline_reader import KEY_HINT
from reportbuild.read.markdown import Node, text_tree
from reportbuild.read.reading import Folder, Reading
from reportbuild.read.suggest import shortened
from reportbuild.read.walk import said, uncalled


def chapter(
    path: str, name: str, data: bytes, folder: Folder | None = None
) -> Checked[Chapter[Draft]]:
    """Read a text file. Not made, if it is empty or cannot be read as text at all.

    `folder` has the data files that its charts and tables name.
    """
    text = decode(path, data)
    if text.made is None:
        return Checked(None, text.findings)
    tree = text_tree(text.made)
    if not tree.blocks:
        sentence = "This text is empty."
        empty = Finding("src-009", Span(path), sentence, "Write its title, or delete the file.")
        return Checked(None, (*text.findings, empty))
    reading = Reading(path, list(text.findings), folder=folder or Folder())
    for label, line in tree.unused_definitions:
        if label.startswith("^"):
            sentence = f"“{shortened(label[1:].lower())}” is no key of a note."
            reading.find("text-036", line, sentence, KEY_HINT)
            continue
        sentence = f"This line defines a link “{shortened(label)}” that nothing uses."
        hint = "It would be left out: write \\[ if it is to be printed."
        reading.find("text-011", line, sentence, hint)
    made = _chapter(reading, name, list(tree.blocks))
    if not (made.blocks or made.standfirst or reading.found):
        sentence = "This text holds a title and no more."
        reading.find("text-043", made.span.line, sentence, "Write it, or delete the file.")
    _find_skips(reading, made.blocks)
    _find_late_epigraphs(reading, made.blocks)
    found = sorted(reading.found, key=lambda finding: finding.span.line)
    return Checked(made, tuple(dict.fromkeys(found)))


def recalled(memo: Memo, path: str, name: str, folder: Folder) -> Checked[Chapter[Draft]]:
    """Read a text file of a folder, unless a memo knows it.

    It depends on its path, name and bytes, and on the data files: no others are within its reach.
    """
    data, own = folder.files[path], folder.of_data()

    def make() -> tuple[Checked[Chapter[Draft]], frozenset[str], frozenset[str]]:
        made = chapter(path, name, data, own)
        return made, frozenset(own.read), frozenset(own.lost)

    values = (name, data, *own.files.items())
    made, read, lost = memo.recall(("chapter", path), values, make, lasting=_is_printed)
    folder.read |= read
    folder.lost |= lost
    return made


def _is_printed(read: tuple[Checked[Chapter[Draft]], object, object]) -> bool:
    """Tell whether a text prints all that it says: a note that nothing calls, no reader sees."""
    made = read[0].made
    return made is not None and not any(uncalled(made, said(made)))


def _chapter(reading: Reading, name: str, nodes: list[Node]) -> Chapter[Draft]:
    place = next((i for i, node in enumerate(nodes) if node.token.tag == "h1"), None)
    if place is None:
        hint = "Begin the file with # and a title."
        reading.find("text-001", 1, "This text has no title.", hint)
        return Chapter(
            name, (), (), blocks(reading, nodes, "chapter"), reading.notes, reading.at(1)
        )
    heading, before, after = nodes[place], nodes[:place], nodes[place + 1 :]
    if any(node.type != "target" for node in before):
        line = next(node.line for node in before if node.type != "target")
        hint = "The title comes first; the words before it follow it."
        reading.find("text-001", line, "This text does not begin with its title.", hint)
    title = reading.words(heading)
    find_underlined(reading, heading)
    if not title:
        reading.find("text-001", heading.line, "The title holds no words.")
    named = before.pop() if before and before[-1].type == "target" else None
    target = read_target(reading, named) if named else None
    standfirst: Segment = ()
    opening = None
    if after and directives.is_standfirst(after[0]):
        opening = directives.standfirst_span(reading, after[0])
        standfirst = directives.standfirst(reading, after.pop(0), blocks)
    body = blocks(reading, [*before, *after], "chapter")
    span = reading.at(heading.line)
    key = target[0] if target else ""
    return Chapter(name, title, standfirst, body, reading.notes, span, key, opening)


def _find_late_epigraphs(reading: Reading, body: tuple[Block[Draft], ...]) -> None:
    """Find epigraphs that do not stand at the head of their text: they are no quotations."""
    opened = False
    for outer in body:
        if isinstance(outer, Quotation) and outer.kind == "epigraph" and not opened:
            continue
        opened = True
        for block in inner_blocks(outer):
            if isinstance(block, Quotation) and block.kind == "epigraph":
                hint = "Write {quotation}, or put it right below the title and standfirst."
                sentence = "An epigraph stands in the midst of a text."
                reading.find("text-044", block.span.line, sentence, hint)


def _find_skips(reading: Reading, body: tuple[Block[Draft], ...]) -> None:
    """Find headings that skip a level: readers who move by headings would look for what is not."""
    above = 1
    for block in (inner for outer in body for inner in inner_blocks(outer)):
        if isinstance(block, Heading):
            if block.level > above + 1:
                sentence = f"A heading of level {block.level} follows one of level {above}."
                hint = f"Write {'#' * (above + 1)}."
                reading.find("text-003", block.span.line, sentence, hint)
            above = block.level
