"""Links: words that name another place than they lead to, and addresses that another language has.

In: segments, and the addresses that an edition declares. Out: findings; segments with the
edition's own addresses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from reportbuild.model.finding import Finding, Span
from reportbuild.model.hosts import misled
from reportbuild.model.inlines import (
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    Link,
    StatisticRef,
    Strong,
    Text,
)
from reportbuild.model.report import Report, Segment
from reportbuild.model.rewriting import rewrite_chapter
from reportbuild.translate.markup import walk

Addresses = Mapping[str, tuple[str, Span]]


def misleading(segment: Segment, span: Span) -> Iterator[Finding]:
    """Yield a finding (par-004) for each link whose words are the address of another host."""
    for node in walk(segment):
        if isinstance(node, Link):
            words = "".join(n.text for n in walk(node.children) if isinstance(n, Text))
            if said := misled(words, node.address):
                yield Finding("par-004", span, said, "Let words and address name one host.")


def local_address(address: str, addresses: Addresses) -> str:
    """Return the address that a link has in an edition: the longest declared one decides.

    An address that ends with "/" stands for all that begin with it, if its other one does, too.
    """
    if address in addresses:
        return addresses[address][0]
    begun = [old for old in addresses if _begins(addresses, old) and address.startswith(old)]
    if not begun:
        return address
    old = max(begun, key=len)
    return addresses[old][0] + address[len(old) :]


def _begins(addresses: Addresses, old: str) -> bool:
    """Tell whether a declared address stands for all that begin with it."""
    return old.endswith("/") and addresses[old][0].endswith("/")


def localised(segment: Segment, addresses: Addresses) -> Segment:
    """Return a segment whose links have the edition's addresses; untranslated words keep theirs."""
    return tuple(_localised(node, addresses) for node in segment)


def _localised(node: Draft, addresses: Addresses) -> Draft:
    match node:
        case Link():
            address = local_address(node.address, addresses)
            bare = node.children == (Text(node.address),)
            return Link(address, (Text(address),) if bare else node.children)
        case Emphasis() | Strong() | Foreign():
            return replace(node, children=localised(node.children, addresses))
        case StatisticRef() | CrossReference() if node.words:
            return replace(node, words=localised(node.words, addresses))
        case _:
            return node


def with_addresses(report: Report, addresses: Addresses) -> Report:
    """Return a report whose texts and works have the edition's addresses."""
    if not addresses:
        return report
    local = partial(localised, addresses=addresses)
    identity = report.identity
    return replace(
        report,
        identity=replace(
            identity,
            address=local(identity.address),
            rights=tuple(map(local, identity.rights)),
            credits=tuple(map(local, identity.credits)),
        ),
        chapters=tuple(
            rewrite_chapter(c, lambda _kind, segment, _span: local(segment))
            for c in report.chapters
        ),
        works={
            key: replace(work, address=local_address(work.address, addresses))
            for key, work in report.works.items()
        },
    )


def idle_addresses(report: Report, addresses: Addresses) -> Iterator[Finding]:
    """Yield a finding (par-025) for each declared address that nothing in the report leads to."""
    leading = {work.address for work in report.works.values()}

    def gather(_kind: str, segment: Segment, _span: Span) -> Segment:
        leading.update(node.address for node in walk(segment) if isinstance(node, Link))
        return segment

    for chapter in report.chapters:
        rewrite_chapter(chapter, gather)
    identity = report.identity
    for segment in (identity.address, *identity.rights, *identity.credits):
        gather("", segment, identity.span)
    for old, (_, span) in addresses.items():
        begun = old.endswith("/") and any(address.startswith(old) for address in leading)
        if old not in leading and not (begun and _begins(addresses, old)):
            message = f"No link of the report leads to {old}."
            hint = "Take the line out."
            if begun:
                hint = "End both addresses with “/”: then they stand for all that begin with them."
            yield Finding("par-025", span, message, hint)
