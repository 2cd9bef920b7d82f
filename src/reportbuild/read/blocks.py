"""Blocks of a text: the tree of markdown-it's tokens becomes headings, paragraphs, tables ...

Takes the nodes of a chapter, a named block or a list item; gives `Block`s, with the targets before
them as their ids, and puts notes and findings into the `Reading`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportbuild.model.inlines import Draft, NoteCall, StatisticRef, Text
from reportbuild.model.text import (
    Alignment,
    Block,
    Figure,
    Heading,
    Listing,
    Note,
    Paragraph,
    Quotation,
    Table,
)
from reportbuild.read import directives
from reportbuild.read.forms import is_key
from reportbuild.read.inline_reader import KEY_HINT
from reportbuild.read.inlines import only
from reportbuild.read.markdown import Node
from reportbuild.read.reading import Reading
from reportbuild.read.suggest import shortened
from reportbuild.read.walk import inlines

_LOWEST_HEADING = 4
_HEADED = ("chapter", "box", "summary")
"""Where headings may stand."""

_MISTAKEN = re.compile(
    r"(?P<comment>%(?: |$))|(?P<option>:[a-z][a-z-]*:(?:\s|$))|(?P<colons>:{2,})|(?P<colon>:[ \t])"
    r"|(?P<heading>#{1,6}[^#\s])|(?P<row>\|)|(?P<target>\([^()]*\)=)|(?P<percent>%\S)"
)
_MISTAKES = {
    "comment": ("text-010", "A comment stands within a paragraph.",
                "Put an empty line above it, or write \\% for a sign that is to be printed."),
    "option": ("text-031", "An option stands among the words.",
               "Options come first, right below the opening colons."),
    "colons": ("text-014", "Colons at the head of a line would be printed.",
               "A named block opens with :::{name}."),
    "colon": ("text-014", "A line begins with a colon.",
              "Reports hold no lists of definitions: write a sentence, or \\: for the sign."),
    "heading": ("text-014", "This number sign would be printed.", "Put a space after it."),
    "row": ("text-014", "This line looks like a table's row, but no table is here.",
            "A table needs a line such as |---|---| below its heads, with as many cells."),
    "target": ("text-014", "This target would be printed.", "A target stands alone on its line."),
    "percent": ("text-014", "A line begins with a per cent sign.",
                "Write % and a space for a comment, \\% for the sign."),
}  # fmt: skip

_REFUSED = {
    "fence": ("text-007", "A block of code stands here.", "Reports hold no code."),
    "code_block": ("text-007", "Four spaces make this a block of code.", "Take the spaces out."),
    "html_block": ("text-006", "Raw HTML stands here.", "Write “% ” before a comment."),
    "hr": ("text-009", "A rule stands here.", "Leave an empty line, or write a heading."),
    "stray_colons": ("text-025", "These colons close nothing.", ""),
    "too_deep": ("text-013", "Blocks stand too deep within one another.", ""),
}


def blocks(reading: Reading, nodes: Sequence[Node], within: str) -> tuple[Block[Draft], ...]:
    """Read a run of blocks; `within` names what holds them ("chapter", "box", "list", ...)."""
    gathered: list[Block[Draft]] = []
    target: tuple[str, int] | None = None
    for node in nodes:
        if node.type == "target":
            if target is not None:
                _lost(reading, target)
            target = read_target(reading, node)
            continue
        if node.type == "footnote_reference":
            _note(reading, node)
            continue
        block = _block(reading, node, within)
        if block is None:
            reading.folder.lost |= {target[0]} if target else set()
            target = None
            continue
        if target is not None:
            if isinstance(block, Listing):
                _lost(reading, target)
            else:
                block = replace(block, id=target[0])
            target = None
        gathered.append(block)
    if target is not None:
        _lost(reading, target)
    return tuple(gathered)


def read_target(reading: Reading, node: Node) -> tuple[str, int] | None:
    """Read a target: its key, and the line it stands on."""
    key = node.token.content
    if is_key(key):
        return key, node.line
    reading.find("text-036", node.line, f"“{shortened(key)}” is no key of a target.", KEY_HINT)
    return None


def _lost(reading: Reading, target: tuple[str, int]) -> None:
    sentence = f"The target “{target[0]}” names nothing."
    hint = "Put it right above what it names: a heading, paragraph, table, figure; one to each."
    reading.find("text-035", target[1], sentence, hint)


def _block(reading: Reading, node: Node, within: str) -> Block[Draft] | None:
    span = reading.at(node.line)
    match node.type:
        case "paragraph":
            return _paragraph(reading, node)
        case "heading":
            return _heading(reading, node, within)
        case "bullet_list":
            return Listing(False, _items(reading, node), span)  # noqa: FBT003 - the model's order
        case "ordered_list":
            start = int(node.token.attrs.get("start", 1))
            _find_missing_number(reading, node, start)
            return Listing(True, _items(reading, node), span, start)  # noqa: FBT003 - as above
        case "blockquote":
            return Quotation("quotation", blocks(reading, node.children, "quotation"), (), span)
        case "table":
            return _table(reading, node)
        case "directive":
            return directives.named(reading, node, blocks)
        case _:
            code, sentence, hint = _REFUSED.get(
                node.type, ("text-009", f"A {node.type} stands here.", "")
            )
            reading.find(code, node.line, sentence, hint)
            return None


def _find_missing_number(reading: Reading, node: Node, start: int) -> None:
    """Find an item whose number does not follow the one before: it would be printed as another.

    A list whose items all have the same number is one that its writer leaves to be counted.
    """
    if len({item.token.info for item in node.children}) == 1:
        return
    for due, item in enumerate(node.children, start):
        if int(item.token.info) != due:
            sentence = f"This item is written as {item.token.info}, and would be printed as {due}."
            reading.find("text-041", item.line, sentence, "Is one missing? Number them in order.")
            return


def _items(reading: Reading, node: Node) -> tuple[tuple[Block[Draft], ...], ...]:
    return tuple(blocks(reading, item.children, "list") for item in node.children)


def _heading(reading: Reading, node: Node, within: str) -> Heading[Draft] | None:
    level = int(node.token.tag.removeprefix("h"))
    words = reading.words(node)
    if find_underlined(reading, node):
        return Heading(2, words, reading.at(node.line))
    if within not in _HEADED or (level == 1 and within != "chapter"):
        reading.find("text-005", node.line, f"A heading stands within a {within}.")
    elif level == 1:
        hint = "Headings below the title begin with ##."
        reading.find("text-002", node.line, "A second title stands in this text.", hint)
    elif level > _LOWEST_HEADING:
        hint = "Headings go down to ####."
        reading.find("text-004", node.line, f"A heading of level {level} stands here.", hint)
    elif not words:
        reading.find("text-020", node.line, "This heading holds no words.")
    else:
        return Heading(level, words, reading.at(node.line))
    return None


def find_underlined(reading: Reading, node: Node) -> bool:
    """Find a heading that a line of = or - below some words makes of them, often by accident."""
    underlined = node.token.markup in ("=", "-")
    if underlined:
        line = node.token.map[1] if node.token.map else node.line
        sentence = f"This line of “{node.token.markup}” makes a heading of the words above it."
        hint = "Write # signs before a heading; reports hold no rules."
        reading.find("text-039", line, sentence, hint)
    return underlined


def _paragraph(reading: Reading, node: Node) -> Block[Draft] | None:
    inline = node.children[0].token
    for offset, text in enumerate(inline.content.split("\n")):
        mistake = _MISTAKEN.match(text.lstrip())
        if mistake and mistake.lastgroup:
            code, sentence, hint = _MISTAKES[mistake.lastgroup]
            reading.find(code, node.line + offset, sentence, hint)
    if inline.children and len(inline.children) == 1 and inline.children[0].type == "image":
        return _picture(reading, Node(inline.children[0]), node.line)
    words = reading.words(node)
    return Paragraph(words, reading.at(node.line)) if words else None


def _picture(reading: Reading, image: Node, line: int) -> Figure[Draft]:
    if image.token.attrs.get("title"):
        hint = "Write :::{figure} for a picture with a caption."
        reading.find("text-012", line, "The title of a picture is not printed.", hint)
    alt = reading.line(image.token.content, line)
    path = str(image.token.attrs.get("src", ""))
    reading.found += only(alt, (Text, StatisticRef), "text-034", reading.at(line))
    return Figure(path, alt, (), (), reading.at(line))


_ALIGNMENTS: dict[str, Alignment] = {
    "text-align:center": "center",
    "text-align:right": "end",
}


def _table(reading: Reading, node: Node) -> Table[Draft]:
    rows = [row for part in node.children for row in part.children]
    cells = [tuple(reading.words(cell, row.line) for cell in row.children) for row in rows]
    heads = rows[0].children
    alignments = tuple(
        _ALIGNMENTS.get(str(head.token.attrs.get("style", "")), "start") for head in heads
    )
    written: dict[int, int] = node.token.meta["cells"]
    for line, count in written.items():
        if count != len(heads):
            sentence = f"This row has {count} cells; the table has {len(heads)} columns."
            hint = "Write \\| for a bar within a cell; end the table with an empty line."
            reading.find("text-030", line + 1, sentence, hint)
    lines = tuple(reading.at(row.line) for row in rows)
    return Table((), cells[0], tuple(cells[1:]), alignments, (), reading.at(node.line), lines=lines)


def _note(reading: Reading, node: Node) -> None:
    """Read a note into the reading. A call within it could not be set at the foot of a page."""
    key, span = node.token.meta["label"], reading.at(node.line)
    paragraphs: list[tuple[Draft, ...]] = []
    held = blocks(reading, node.children, "note")
    for block in held:
        if isinstance(block, Paragraph):
            paragraphs.append(block.children)
        else:
            sentence = "A note holds paragraphs only."
            reading.find("text-028", block.span.line, sentence, "Move this into the text.")
        for call in inlines(block.children if isinstance(block, Paragraph) else ()):
            if isinstance(call, NoteCall):
                reading.find("ref-011", call.span.line, "A note calls another note.")
    if not is_key(key):
        reading.find("text-036", span.line, f"“{shortened(key)}” is no key of a note.", KEY_HINT)
    elif key in reading.notes:
        first = reading.notes[key].span.line
        sentence = f"The note “{key}” stands in line {first} already."
        reading.find("ref-008", span.line, sentence, "Give it another key.")
    else:
        reading.notes[key] = Note(key, tuple(paragraphs), span)
        if not held:
            reading.find("text-020", span.line, f"The note “{key}” holds no words.")
