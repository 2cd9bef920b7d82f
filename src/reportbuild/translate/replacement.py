"""Chapters that an edition has a text of its own for, held against the source's.

In: a source's chapter and the one that stands in its place. Out: whether it was made from that
very text, and every difference in what both say and name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportbuild.model.finding import Finding, Span
from reportbuild.model.quotation import Marks, unbalanced
from reportbuild.model.report import Mention, ReadMentions, Replacement, Segment
from reportbuild.translate.figures import disparity, running_text
from reportbuild.translate.leftovers import comparable, leftover, runs, words
from reportbuild.translate.pairs import Pair
from reportbuild.translate.quotes import own_words, strange
from reportbuild.translate.skeleton import Piece, Skeleton
from reportbuild.translate.structure import Alignment, Gap

_HINT = "If it says the same as that now, give it this line: % source: sha256:{}"


def stale(replacement: Replacement, digest: str, source: str) -> Iterator[Finding]:
    """Yield a finding (par-024) if a chapter was not made from its source as it is.

    `digest` is the SHA-256 of the source's file, `source` its path.
    """
    if replacement.digest == digest:
        return
    said = f"{source} has changed since this text was made from it."
    if not replacement.digest:
        said = f"This text does not say which state of {source} it was made from."
    yield Finding("par-024", replacement.span, said, _HINT.format(digest))


def number_gaps(
    source: Skeleton, edition: Skeleton, beside: Alignment, pair: Pair
) -> Iterator[Gap]:
    """Yield the numbers that one of two chapters mentions and the other does not."""
    if pair.source.read is None or pair.edition.read is None:
        return
    there = _mentioned(source.pieces, pair.source.read)
    here = _mentioned(edition.pieces, pair.edition.read)
    found = disparity([m for m, _ in there], [m for m, _ in here])
    for mention in found.lost:
        where = next(span for m, span in there if m is mention)
        message = f"The source has the number “{mention.written}” ({where}), this edition has not."
        yield Gap("numbers", mention.written, beside.span(where), message)
    for mention in found.new:
        where = next(span for m, span in here if m is mention)
        path = source.chapter.span.path
        message = f"This edition has the number “{mention.written}”, the source ({path}) has not."
        yield Gap("numbers", mention.written, where, message)


def _mentioned(pieces: Sequence[Piece], read: ReadMentions) -> list[tuple[Mention, Span]]:
    return [
        (Mention(m.values, m.written.strip(), m.form, m.percent), piece.span)
        for piece in pieces
        for m in read(running_text(piece.segment))
    ]


def doubts(source: Skeleton, edition: Skeleton, pair: Pair) -> Iterator[Finding]:
    """Yield what a translator would want to look at: leftovers and quotation marks."""
    left = frozenset(run for piece in source.pieces for run in runs(words(piece.segment)))
    alike = not comparable(pair.source.language, pair.edition.language)
    for piece, after in zip(edition.pieces, (*edition.pieces[1:], None), strict=True):
        text = "" if alike else leftover(left, words(piece.segment))
        if text:
            message = f"“{text}” is still in the source's language."
            hint = f"Words meant to stay so are written [words]{{lang={pair.source.language}}}."
            yield Finding("par-001", piece.span, message, hint)
        following = after.segment if after and after.kind == piece.kind else ()
        for code, message, hint in _marks(piece.segment, following, pair.edition.marks):
            yield Finding(code, piece.span, message, hint)


def _marks(segment: Segment, after: Segment, here: Marks) -> Iterator[tuple[str, str, str]]:
    """Find marks that do not pair; a quotation that goes on opens its next paragraph, too."""
    text = own_words(segment)
    if wrong := tuple(strange(text, here)):
        yield from wrong
        return
    opened, stray = unbalanced(text, here)
    goes_on = own_words(after).lstrip()[:1] in {opening for opening, _ in here.pairs}
    if stray or (opened and not goes_on):
        yield "par-002", "A quotation mark has no partner.", "It has to be closed where it ends."
