"""A document composed by parts: each text by itself, and the rest, which is small.

In: a light `Document`, the house, and whoever has the work done. Out: what the document as a whole
would be composed to. A text is composed again when it has changed, or a page that it prints has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportbuild.compose.apart import by_itself, drawn_as, illustrated, texts, without_texts
from reportbuild.model.artefact import ComposedText, PaperComposition
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.ebook import EbookComposition, EbookText
from reportbuild.model.finding import Checked
from reportbuild.work import (
    COMPOSE,
    COMPOSE_EBOOK,
    COMPOSE_EBOOK_TEXT,
    COMPOSE_TEXT,
    Doing,
    Later,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a document: its id, what it is composed from, and the numbers of its drawings."""

    id: str
    document: Document
    drawn: Sequence[int]


def taken_apart(document: Document) -> tuple[Part, ...]:
    """Return the texts of a document, each by itself."""
    drawn = drawn_as(document)
    return tuple(
        Part(section.id, by_itself(document, section), drawn[section.id])
        for section in texts(document)
    )


@dataclass(slots=True)
class Composer:
    """Composes a document for paper again and again, as its pages come to be known.

    `asks` are the anchors whose pages a text prints; they are known once it was composed without
    any page.
    """

    document: Document
    house: House
    run: Doing
    parts: tuple[Part, ...] = field(init=False)
    rest: Document = field(init=False)
    asks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts, self.rest = taken_apart(self.document), without_texts(self.document)

    def begin(self) -> None:
        """Have everything composed without any page, and do not wait for it."""
        self._texts({})
        self.run.do(COMPOSE, self.rest, self.house, {})

    def composed(
        self, pages: Mapping[str, str]
    ) -> tuple[Checked[PaperComposition], tuple[ComposedText, ...]]:
        """Return the document composed with `pages`, the folios of anchors, and its texts."""
        under_way = self._texts(pages)
        rest = self.run.do(COMPOSE, self.rest, self.house, pages)
        done = tuple(text.result() for text in under_way)
        if not pages:
            self.asks = {text.sheet.id: text.sheet.asks for text in done}
        return rest.result().then(lambda made: Checked(made.with_texts(done))), done

    def _texts(self, pages: Mapping[str, str]) -> list[Later[ComposedText]]:
        return [
            self.run.do(
                COMPOSE_TEXT, text.document, text.id, text.drawn, self.house,
                {anchor: pages[anchor] for anchor in self.asks.get(text.id, ()) if anchor in pages},
            )
            for text in self.parts
        ]  # fmt: skip


def begin_ebook(document: Document, house: House, run: Doing) -> dict[str, Later[EbookText]]:
    """Have the texts of an e-book composed, by their ids, without waiting for them."""
    return {
        text.id: run.do(COMPOSE_EBOOK_TEXT, text.document, text.id, text.drawn, house)
        for text in taken_apart(illustrated(document))
    }


def composed_ebook(
    document: Document, texts: Mapping[str, Later[EbookText]], house: House, run: Doing
) -> Checked[EbookComposition]:
    """Return a document composed as an e-book, of texts that were begun, but for its faces."""
    rest = without_texts(illustrated(document))
    done = {name: text.result() for name, text in texts.items()}
    return run.do(COMPOSE_EBOOK, rest, house, done).result()
