"""What an EPUB refers to: every link leads somewhere, and nothing comes from outside.

Takes a `Book`; gives findings. A book that loads a picture or a stylesheet from the network tells
the network who reads it, and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tinycss2
from lxml import etree
from tinycss2 import ast

from reportbuild.model.finding import Finding
from reportbuild.proof.epub_book import (
    NCX_TYPE,
    XHTML,
    Book,
    elements,
    is_remote,
    parse,
    resolve,
    split,
)

_XLINK = "{http://www.w3.org/1999/xlink}href"
_LOADED = ("src", "data", "poster", "srcset", _XLINK)
_ACTIVE = frozenset(
    f"{XHTML}{name}"
    for name in ("script", "iframe", "object", "embed", "form", "input", "audio", "video", "base")
)
_FORBIDDEN = frozenset({"direction", "unicode-bidi"})
_HIDING = {("display", "none"), ("visibility", "hidden")}
_SCHEMES = frozenset({"http", "https", "mailto"})


def proof_links(book: Book) -> Iterator[Finding]:
    """Find links that lead nowhere, what would be fetched, and what a stylesheet may not hold."""
    for path, root in book.documents.items():
        for element in elements(root):
            yield from _element(book, path, element)
    for item in book.items:
        data = book.members.get(item.path)
        if data is None:
            continue
        if item.media_type == "text/css":
            yield from _stylesheet(book, item.path, data)
        if item.media_type == NCX_TYPE:
            yield from _ncx(book, item.path, data)


def _element(book: Book, path: str, element: etree._Element) -> Iterator[Finding]:
    if element.tag in _ACTIVE:
        message = f"The file holds something active: {element.tag.rpartition('}')[2]}."
        yield book.finding("epub-024", path, message, element)
    for name in _LOADED:
        address = element.get(name)
        if address is not None:
            yield from _loaded(book, path, address, element)
    href = element.get("href")
    if href is None:
        return
    if element.tag != f"{XHTML}a":
        yield from _loaded(book, path, href, element)
    elif is_remote(href):
        if split(href).scheme not in _SCHEMES:
            yield book.finding("epub-023", path, f"The link {href} is of no known kind.", element)
    else:
        yield from _leads(book, path, href, element)


def _loaded(
    book: Book, path: str, address: str, element: etree._Element | None = None
) -> Iterator[Finding]:
    """Check what a reading system fetches without being asked."""
    if is_remote(address):
        message = f"The file would fetch {address} from outside the book."
        yield book.finding("epub-024", path, message, element)
    else:
        yield from _leads(book, path, address, element)


def _leads(
    book: Book, path: str, href: str, element: etree._Element | None = None
) -> Iterator[Finding]:
    file, anchor = resolve(path, href)
    if file not in book.members or (anchor and anchor not in book.anchors.get(file, {})):
        message = f"The link “{href}” leads nowhere."
        yield book.finding("epub-023", path, message, element)


def _ncx(book: Book, path: str, data: bytes) -> Iterator[Finding]:
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        yield book.finding("epub-020", path, f"The file is not well-formed: {error.msg}.")
        return
    for element in elements(root):
        src = element.get("src")
        if src is not None:
            yield from _leads(book, path, src, element)


# --- stylesheets --------------------------------------------------------------------------------


def _stylesheet(book: Book, path: str, data: bytes) -> Iterator[Finding]:
    text = data.decode("utf-8", "replace")
    if len(tinycss2.serialize(tinycss2.parse_component_value_list(text))) > len(text):
        yield book.finding("epub-028", path, "The stylesheet ends within a rule.")
    yield from _rules(book, path, tinycss2.parse_stylesheet(text, skip_whitespace=True))


def _rules(book: Book, path: str, rules: Iterable[ast.Node]) -> Iterator[Finding]:
    for rule in rules:
        if isinstance(rule, ast.ParseError):
            yield book.finding("epub-028", path, f"The stylesheet has a fault: {rule.message}.")
        elif isinstance(rule, ast.AtRule) and rule.lower_at_keyword == "import":
            yield book.finding("epub-028", path, "The stylesheet imports another.")
        elif isinstance(rule, ast.AtRule) and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content or [], skip_whitespace=True)
            yield from _rules(book, path, inner)
        elif isinstance(rule, ast.AtRule | ast.QualifiedRule):
            yield from _declarations(book, path, rule)


def _declarations(book: Book, path: str, rule: ast.AtRule | ast.QualifiedRule) -> Iterator[Finding]:
    selector = tinycss2.serialize(rule.prelude).strip()
    content = rule.content or []
    for item in tinycss2.parse_blocks_contents(content, skip_whitespace=True):
        if isinstance(item, ast.ParseError):
            yield book.finding("epub-028", path, f"“{selector}” has a fault: {item.message}.")
        if not isinstance(item, ast.Declaration):
            continue
        value = tinycss2.serialize(item.value).strip().lower()
        hides = (item.lower_name, value) in _HIDING and selector != "nav[hidden]"
        if item.lower_name in _FORBIDDEN or hides:
            message = f"“{selector}” sets {item.lower_name}: {value}."
            yield book.finding("epub-028", path, message)
        for address in _addresses(item.value):
            yield from _loaded(book, path, address)


def _addresses(tokens: Iterable[ast.Node]) -> Iterator[str]:
    for token in tokens:
        if isinstance(token, ast.URLToken):
            yield token.value
        elif isinstance(token, ast.FunctionBlock) and token.lower_name == "url":
            yield from (t.value for t in token.arguments if isinstance(t, ast.StringToken))
