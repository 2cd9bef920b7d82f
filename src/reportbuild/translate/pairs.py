"""How two languages of a report read and write, for whatever compares a text in both.

In: settings of an edition, the house's words in its language, and what reads its numbers. Out: a
`Tongue`, and the `Pair` of the source's and another.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportbuild.model.quotation import Marks, marks
from reportbuild.model.report import EditionSettings, NumberReading, ReadMentions, Segment, Words
from reportbuild.translate.figures import Disparity, disparity, running_text


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: its tag, its quotation marks, and what reads its numbers, if anything can."""

    language: str
    marks: Marks
    read: ReadMentions | None


@dataclass(frozen=True, slots=True)
class Pair:
    """The language of the source, and that of an edition."""

    source: Tongue
    edition: Tongue

    def disparity(self, source: Segment, translation: Segment) -> Disparity:
        """Return the numbers that one of two segments has and the other has not.

        There are none, if nothing reads the numbers of one of the languages.
        """
        if self.source.read is None or self.edition.read is None:
            return Disparity((), ())
        there, here = running_text(source), running_text(translation)
        return disparity(self.source.read(there), self.edition.read(here))


def no_numbers(_tag: str, _words: Words) -> None:
    """Read no numbers: the `NumberReading` of whoever does not compare them."""


def tongue(settings: EditionSettings, words: Words, numbers: NumberReading) -> Tongue:
    """Return how an edition's language reads and writes."""
    return Tongue(settings.language, marks(words), numbers(settings.locale, words))
