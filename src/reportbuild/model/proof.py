"""What a share of a bound book was found to be, for whoever puts the shares together.

A book is proofed in shares: each is a run of sections, and the pages from where they begin. What
one share cannot know by itself stands apart from what is wrong for certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportbuild.model.finding import Finding, Span


@dataclass(frozen=True, slots=True)
class Named:
    """A file's name and language, as findings about it have them."""

    name: str
    language: str

    def finding(self, code: str, message: str, span: Span | None = None, hint: str = "") -> Finding:
        """Return a finding about a place in the sources, or about the file as a whole."""
        return Finding(code, span or Span(self.name), message, hint, self.language)


@dataclass(frozen=True, slots=True)
class SectionAccount:
    """What one section was found to be.

    `notes` are its notes, each by its ID and how it begins; `links` counts the links that it tells
    of. `adrift` are notes, by their IDs, that follow no call, each with what is found if it has to;
    `led` are those that its own calls lead to.
    """

    id: str
    findings: tuple[Finding, ...]
    notes: tuple[tuple[str, str], ...] = ()
    adrift: tuple[tuple[str, Finding], ...] = ()
    led: tuple[str, ...] = ()
    links: int = 0


@dataclass(frozen=True, slots=True)
class PagesAccount:
    """What pages were found to be, each by its index.

    `untold` are pieces of marked content, by page and number, that nothing in the share tells of,
    and `told` are those on pages of other shares that something tells of. `unnumbered` are pages
    that show no number, and `numbered` are those, wherever they are, that must show theirs.
    """

    findings: tuple[Finding, ...] = ()
    untold: tuple[tuple[tuple[int, int], Finding], ...] = ()
    told: tuple[tuple[int, int], ...] = ()
    unnumbered: tuple[tuple[int, Finding], ...] = ()
    numbered: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What the file as a whole was found to be, and what its shares are held against.

    `sections` are those of the report, in their order, each with what is found if the book lacks
    it; `disorder` is what is found if they are told in another order. `gathered` tells
    whether notes stand at the end of the book. `known` are the IDs that lead to an element, `links`
    counts the links that lie on the pages.
    """

    findings: tuple[Finding, ...]
    sections: tuple[tuple[str, Finding], ...]
    disorder: Finding
    gathered: bool
    known: tuple[str, ...]
    links: int


@dataclass(frozen=True, slots=True)
class Account(Named):
    """What a share of a book was found to be, the first being number 0 `of` so many.

    `root` is the account of what holds its sections, as far as they are its own. The first share
    has looked at the file as well.
    """

    number: int
    of: int
    sections: tuple[SectionAccount, ...]
    root: SectionAccount
    pages: PagesAccount
    file: FileAccount | None = None
