"""One run of words: nodes of markdown-it's tokens in, `Draft`s with their lines out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from markdown_it.common.normalize_url import normalizeLink

from reportbuild.model.finding import Finding, Span
from reportbuild.model.hosts import misled
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    IndexMark,
    LineBreak,
    Link,
    NoteCall,
    StatisticRef,
    Strong,
    Text,
)
from reportbuild.model.report import Segment
from reportbuild.read.forms import KEY, is_address, is_key
from reportbuild.read.markdown import Node
from reportbuild.read.suggest import shortened
from reportbuild.read.walk import inlines

Placeholder: TypeAlias = "Callable[[str, Segment | None, Span, list[Finding]], Draft | None]"
"""From what braces hold, and the words before them, to an inline; it adds what it finds."""

_LEFT_OVER = re.compile(
    rf"\]\(|\]\[[^\[\]]*\]|\[\^|\^\[|\[@|:::|~~|[{{}}]|\[[ xX]\](?=\s|$)"
    rf"|(?<![\w.+/-])@{KEY}"  # a citation without its brackets; addresses have a name before it
    r"|~[^\s~]+~|\^[^\s^]+\^|(?<!\w)==[^\s=](?:[^=]*[^\s=])?=="  # other Markdowns' marks
)
_SIGNS = re.compile(r"[\[\]^~{}@:=]")
"""What all that is left over has one of; most runs of words have none, and are searched for it
alone."""

_CITED = re.compile(rf"\s*@({KEY})\s*(?:,\s*(.*?))?\s*", re.DOTALL)
_BARE_KEY = re.compile(r"\[([A-Za-z][A-Za-z0-9]*_\w*(?:,[^\[\]]*)?)\]")
"""A key with an underscore, in brackets without a sign: no words of a text look like that."""
_EMPHASIS = re.compile(
    r"(?<!\s)\*|\*(?!\s)|\*.*\*"  # one alone between spaces is a sign of multiplication
    r"|(?<!\w)_+(?=[^\W_]|$)|(?:(?<=[^\W_])|^)_+(?!\w)"
)
_SPACES = re.compile(r"[ \t]+")
_UNSPACED = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u3105-\u312f\u31a0-\u31ff\u3200-\u9fff\uf900-\ufaff"
    r"\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]"
)
"""Characters of scripts that put no space between words: Han, kana, bopomofo, their punctuation."""

KEY_HINT = "A key begins with a letter and goes on with letters, digits and _."
BRACES_HINT = "Write \\{ and \\} for braces that are to be printed."

LEADS_AWAY = (Link, CrossReference, NoteCall, Citation)

NAMES: dict[type[Draft], str] = {
    Text: "Words",
    LineBreak: "A line break",
    Emphasis: "Emphasis",
    Strong: "Strong words",
    Foreign: "A foreign phrase",
    Link: "A link",
    IndexMark: "A mark of the index",
    StatisticRef: "A statistic",
    NoteCall: "The call of a note",
    CrossReference: "A cross-reference",
    Citation: "A citation",
}


def _opened(text: str) -> int:
    return text.count("[") - text.count("]")


@dataclass(slots=True)
class InlineReader:
    """Reads the tokens of one run of words; `end` is where the last token that told it ended."""

    content: str
    span: Span
    placeholder: Placeholder
    catalogue: bool
    found: list[Finding] = field(default_factory=list)
    end: int = 0
    opened: int = 0
    """How many brackets more were opened than closed so far in plain text, and in all of it."""
    opened_in_all: int = 0

    def segment(self, nodes: Sequence[Node]) -> Segment:
        gathered: list[Draft] = []
        for node in nodes:
            inline = self.one(node)
            if "end" in node.token.meta:
                self.end = max(self.end, node.token.meta["end"])
            if isinstance(inline, Text) and gathered and isinstance(gathered[-1], Text):
                gathered[-1] = Text(gathered[-1].text + inline.text)
            elif inline is not None:
                gathered.append(inline)
        spaced = [Text(_SPACES.sub(" ", i.text)) if isinstance(i, Text) else i for i in gathered]
        return tuple(i for i in spaced if i != Text(""))

    def one(self, node: Node) -> Draft | None:
        token = node.token
        match node.type:
            case "text":
                return self.text(token.content)
            case "text_special":
                self.opened_in_all += _opened(token.content)
                return Text(token.content)
            case "softbreak":
                return Text(self.joint(token.meta["at"]))
            case "hardbreak":
                return LineBreak()
            case "em":
                return Emphasis(self.segment(node.children))
            case "strong":
                return Strong(self.segment(node.children))
            case "link":
                return self.link(node)
            case "span" | "braces":
                return self.braces(node)
            case "note_call":
                return self.note(token.content, self.at(node))
            case "citation":
                return self.citation(token.content, self.at(node))
            case _:
                self.refuse(node)
                return None

    def at(self, node: Node | None = None) -> Span:
        """The place of a token, or of plain text that follows the last one."""
        offset = node.token.meta.get("at", self.end) if node else self.end
        return self.on(self.content.count("\n", 0, offset))

    def on(self, line: int) -> Span:
        return Span(self.span.path, self.span.line + line) if self.span.line else self.span

    def find(self, code: str, span: Span, sentence: str, hint: str = "") -> None:
        self.found.append(Finding(code, span, sentence, hint))

    def text(self, text: str) -> Text:
        self.opened += _opened(text)
        self.opened_in_all += _opened(text)
        left = _LEFT_OVER.search(text) if _SIGNS.search(text) else None
        if left:
            sentence = f"“{shortened(left[0])}” would be printed as it stands."
            hint = "Complete it, or put a backslash before it if it is meant to be printed."
            if left[0].startswith("@") and not self.catalogue:
                hint = f"Write [{shortened(left[0])}] to cite a work, \\@ for the sign itself."
            self.find("text-014", self.at(), sentence, hint)
        elif not self.catalogue and (bare := _BARE_KEY.search(text)):
            sentence = f"“{shortened(bare[0])}” would be printed as it stands."
            hint = f"Write [@{shortened(bare[1])}] to cite a work, [^...] to call a note."
            self.find("text-014", self.at(), sentence, hint)
        elif ("*" in text or "_" in text) and (mark := _EMPHASIS.search(text)):
            sign, name = mark[0][0], "An asterisk" if mark[0][0] == "*" else "An underscore"
            hint = f"Close the emphasis, or write \\{sign} for the sign itself."
            self.find("text-037", self.at(), f"{name} would be printed as it stands.", hint)
        return Text(text)

    def joint(self, offset: int) -> str:
        """What a soft line break becomes: a space, but for scripts that know none."""
        before = self.content[max(0, offset - 8) : offset].rstrip(" *_")
        after = self.content[offset + 1 : offset + 9].lstrip(" *_[")
        return "" if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after) else " "

    def braces(self, node: Node) -> Draft | None:
        at = self.at(node)
        words = self.segment(node.children) if node.type == "span" else None
        if words == ():
            self.find("text-020", at, "The brackets before these braces hold no words.")
        inline = self.placeholder(node.token.content, words, at, self.found)
        if isinstance(inline, StatisticRef | CrossReference) and inline.words:
            refused = (*LEADS_AWAY, StatisticRef)
            self.apart(inline.words, refused, at)
        return inline

    def link(self, node: Node) -> Draft | None:
        at, address = self.at(node), str(node.token.attrs.get("href", ""))
        shown = node.token.markup == "autolink"  # its words are its address, and no markup
        children = (Text(node.children[0].token.content),) if shown else self.segment(node.children)
        self.apart(children, LEADS_AWAY, at)
        if self.catalogue:
            sentence = f"A link to “{shortened(address)}” stands in the translation."
            self.find(
                "seg-003",
                at,
                sentence,
                "Write your words with the source's placeholder: [words]{link...}.",
            )
            return None
        if node.token.attrs.get("title"):
            self.find("text-012", at, "The title of a link is not printed.", "Take it out.")
        if address in ("", "#"):
            self.find("text-016", at, "This link leads nowhere.")
            return None
        if address.startswith("#"):
            return CrossReference(address[1:], at, children or None)
        if not is_address(address):
            sentence = f"“{shortened(address)}” is no address that a link may lead to."
            self.find("text-017", at, sentence, "Write https://..., mailto:... or #target.")
            return None
        if not children:
            self.find("text-020", at, "This link has no words.", "Write <https://...> to show it.")
        words = "".join(i.text for i in inlines(children) if isinstance(i, Text))
        if said := misled(words, address):
            self.find("par-004", at, said, "Let words and address name one host.")
        return Link(normalizeLink(address), children)

    def apart(self, within: Segment, refused: tuple[type[Any], ...], at: Span) -> None:
        for kind in sorted({NAMES[type(i)] for i in inlines(within) if isinstance(i, refused)}):
            self.find("text-018", at, f"{kind} may not stand within these words.")

    def note(self, key: str, at: Span) -> NoteCall | None:
        if self.catalogue:
            sentence = f"“[^{shortened(key)}]” is how texts call a note, not translations."
            self.find("seg-002", at, sentence, f"Write {{note.{shortened(key)}}}.")
        elif is_key(key):
            return NoteCall(key, at)
        else:
            sentence = f"“{shortened(key)}” is no key of a note."
            self.find("text-036", at, sentence, KEY_HINT)
        return None

    def citation(self, text: str, at: Span) -> Citation | None:
        if self.catalogue:
            sentence = f"“[@{shortened(text)}]” is how texts cite, not translations."
            self.find("seg-002", at, sentence, "Write {cite.key}, as the source has it.")
            return None
        works: list[tuple[str, str]] = []
        for part in ("@" + text).split(";"):
            cited = _CITED.fullmatch(part)
            if cited is None:
                sentence = f"“{shortened(part)}” does not cite a work."
                self.find("ref-012", at, sentence, "Write [@key] or [@key, p. 12; @other_key].")
                return None
            works.append((cited[1], " ".join((cited[2] or "").split())))
        return Citation(tuple(works), at)

    def refuse(self, node: Node) -> None:
        shown = shortened(node.token.content, 30)
        code, sentence, hint = {
            "html_inline": (
                "text-006",
                f"“{shown}” is raw HTML.",
                "Write \\< for the sign itself.",
            ),
            "code_inline": (
                "text-007",
                f"“{shown}” is set as code.",
                "Write \\` for the sign itself.",
            ),
            "image": (
                "text-008",
                "A picture stands within a line.",
                "Give it a line of its own, with empty lines around it.",
            ),
            "stray_brace": (
                "text-015",
                f"A single “{shown}” stands here.",
                "Write {{ and }} for braces themselves." if self.catalogue else BRACES_HINT,
            ),
        }.get(node.type, ("text-009", f"“{shown}” cannot be printed.", ""))
        self.find(code, self.at(node), sentence, hint)
