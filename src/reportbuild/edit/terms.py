"""Terms of the glossary, held in every edition: what the source says by one word, it says by one.

Goes in: an edition and its voice. Comes out: warnings, in the order of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportbuild.edit.passages import Passage, passages
from reportbuild.edit.phrases import claims, fold, phrased
from reportbuild.edit.voice import Voice
from reportbuild.model.finding import Finding, Span
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.report import Edition
from reportbuild.model.terms import Term


def terms(edition: Edition, how: Voice, memo: Memo = FORGETFUL) -> Iterator[Finding]:
    """Return warnings for terms: lng-006 one that is to be avoided, lng-007 one not rendered.

    A term that the source has in a passage must stand in the passage's translation, by one of the
    words that the glossary has for the language; a language without words is not asked.
    """
    glossary = edition.report.glossary
    if not glossary:
        return
    text = passages(edition, memo)
    yield from _avoided(text, glossary, how)
    original = edition.original
    if original is None or original is edition:
        return
    source = original.settings.language
    translated = dict(_placed(text))
    for place, passage in _placed(passages(original, memo)):
        if (there := translated.get(place)) and there.text:
            yield from _unrendered(passage, there, _asked(glossary, source, how.language), how)


def _avoided(
    text: tuple[Passage, ...], glossary: tuple[Term, ...], how: Voice
) -> Iterator[Finding]:
    for term in glossary:
        avoided = term.avoided.get(how.language, ())
        for passage in text if avoided else ():
            said = fold(passage.text)
            for claim in claims(said, phrased(avoided), how.reader.prefixes)[:1]:
                message = f"“{said[claim.start : claim.end]}” is to be avoided ({term.span})."
                hint = _hint(term, how.language)
                yield Finding("lng-006", passage.span, message, hint)


_Asked = tuple[tuple[Term, tuple[str, ...], tuple[str, ...]], ...]


def _asked(glossary: tuple[Term, ...], source: str, language: str) -> _Asked:
    """The terms that both languages have words for, with these words."""
    return tuple(
        (term, term.words[source], term.words[language])
        for term in glossary
        if source in term.words and language in term.words
    )


def _unrendered(source: Passage, there: Passage, asked: _Asked, how: Voice) -> Iterator[Finding]:
    said, rendered = fold(source.text), fold(there.text)
    for term, words, own in asked:
        held = claims(said, phrased(words))
        if held and not claims(rendered, phrased(own), how.reader.prefixes):
            shown = said[held[0].start : held[0].end]
            message = f"“{shown}” is not rendered here as the glossary has it ({term.span})."
            yield Finding("lng-007", there.span, message, _hint(term, how.language))


def _hint(term: Term, language: str) -> str:
    own = term.words.get(language, ())
    return f"Write “{own[0].rstrip('*')}”." if own else ""


def _placed(text: tuple[Passage, ...]) -> Iterator[tuple[tuple[Span, str, int], Passage]]:
    """Yield passages with what tells them from all others: their source's place, kind and turn."""
    seen: Counter[tuple[Span, str]] = Counter()
    for passage in text:
        key = (passage.source, passage.kind)
        yield (*key, seen[key]), passage
        seen[key] += 1
