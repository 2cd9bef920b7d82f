"""A PDF as a whole, from the accounts of its shares: what none of them could know by itself.

Takes the accounts of all shares of a book, in their order; gives findings. No file is read here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportbuild.model.finding import Checked, Finding
from reportbuild.model.proof import Account, FileAccount, SectionAccount


def proof_whole(shares: Sequence[Checked[Account]]) -> tuple[Finding, ...]:
    """Return all that is found wrong with a PDF, each thing once.

    A book of which a share cannot be read cannot be read at all, and nothing else is said of it.
    Raises `ValueError` unless these are all the shares of a book.
    """
    if unread := next((share.findings for share in shares if share.made is None), ()):
        return unread
    accounts = [share.value for share in shares]
    if [(a.number, a.of) for a in accounts] != [(n, len(shares)) for n in range(len(shares) or 1)]:
        raise ValueError("these are not all the shares of a book, each once and in their order")
    held = [section for account in accounts for section in (*account.sections, account.root)]
    found = [finding for section in held for finding in section.findings]
    found += (finding for account in accounts for finding in account.pages.findings)
    found += _untold(accounts)
    found += _unnumbered(accounts)
    for account in accounts:
        if (file := account.file) is not None:
            found += file.findings
            found += _sections(file, [s.id for of in accounts for s in of.sections])
            found += _notes_and_links(account, file, held)
            found += _adrift(file, held)
    return tuple(dict.fromkeys(found))


def _adrift(file: FileAccount, held: Sequence[SectionAccount]) -> Iterator[Finding]:
    """Find notes that are not read after what calls them, unless they are gathered at the end of
    the book and a call leads to them.
    """
    led = {note for account in held for note in account.led} if file.gathered else set()
    for account in held:
        yield from (finding for note, finding in account.adrift if note not in led)


def _untold(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Find marked content that nothing in the whole structure tells of."""
    told = {mark for account in accounts for mark in account.pages.told}
    for account in accounts:
        yield from (finding for mark, finding in account.pages.untold if mark not in told)


def _unnumbered(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Find pages without their number that a section stands on which has numbers."""
    numbered = {page for account in accounts for page in account.pages.numbered}
    for account in accounts:
        yield from (finding for page, finding in account.pages.unnumbered if page in numbered)


def _sections(file: FileAccount, there: Sequence[str]) -> Iterator[Finding]:
    """Find sections that the book lacks, or tells in another order than they have."""
    found = frozenset(there)
    yield from (finding for section, finding in file.sections if section not in found)
    if [section for section, _ in file.sections if section in found] != [*dict.fromkeys(there)]:
        yield file.disorder


def _notes_and_links(
    book: Account, file: FileAccount, held: Sequence[SectionAccount]
) -> Iterator[Finding]:
    """Find notes without an ID of their own that leads to them, and links told to nobody."""
    notes = [note for account in held for note in account.notes]
    counts = Counter(anchor for anchor, _ in notes)
    known = frozenset(file.known)
    for anchor, begins in notes:
        if not anchor or counts[anchor] > 1 or anchor not in known:
            message = f"The note “{begins}” has no ID of its own, so nothing can lead to it."
            yield book.finding("pdf-032", message)
    links = sum(account.links for account in held)
    if links != file.links:
        message = f"{file.links} links lie on the pages, and {links} are told of."
        yield book.finding("pdf-033", message)
