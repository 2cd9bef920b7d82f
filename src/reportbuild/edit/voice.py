"""How an edition speaks: its words, its figures, its dates.

Goes in: an edition. Comes out: its voice, once CLDR knows its locale as one of its language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from babel.dates import format_date, format_skeleton

from reportbuild.edit.lines import fill_text
from reportbuild.edit.locales import cldr, direction, of_language, unmarked
from reportbuild.edit.numbers import NumberStyle, number_style, renumbered
from reportbuild.edit.phrases import Lexicon, table
from reportbuild.edit.readers import Reader, reader
from reportbuild.model.document import Direction
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.report import Edition, StatisticStyle, Words
from reportbuild.model.statistics import QUALIFIERS


@dataclass(frozen=True, slots=True)
class Voice:
    """An edition's language with everything that its rules of printing need.

    `sayings` are all phrases that carry a qualifier, and those that deny, alter or put in
    proportion, so that of two that begin together the longer counts. `rules` are the report's
    choices for its statistics.
    """

    language: str
    locale: str
    direction: Direction
    words: Words
    style: NumberStyle
    reader: Reader
    sayings: Lexicon
    rules: StatisticStyle = field(default_factory=StatisticStyle)

    def number(self, number: int) -> str:
        """Return a counting number (of a note, a chapter, a page) in the edition's digits."""
        return renumbered(str(number), self.style)

    def quoted(self, text: str) -> tuple[str, str]:
        """Return the marks to stand around a text: the inner pair if it holds the outer one."""
        outer = _around(self.words("“{text}”", "quotation"))
        inner = _around(self.words("‘{text}’", "quotation"))
        return inner if outer[0].strip() in text else outer

    def around(self, text: str, context: str = "") -> tuple[str, str]:
        """Return what stands before and after the one slot of a pattern."""
        return _around(self.words(text, context))


_SAYINGS = (*QUALIFIERS, "negation", "altering", "proportion", "per cent")


def voice(edition: Edition) -> Checked[Voice]:
    """Return the edition's voice, or what keeps it from speaking.

    Errors: cldr-001 for a locale that CLDR does not know, cldr-002 for one of another language.
    """
    settings = edition.settings
    tag = settings.locale
    if cldr(tag) is None:
        message = f"CLDR knows no locale “{tag}”, so its figures and dates cannot be written."
        hint = "Give a full tag such as “fr-FR” or “es-419”."
        return Checked(None, (Finding("cldr-001", settings.span, message, hint),))
    if not of_language(tag, settings.language):
        message = f"The locale “{tag}” is not one of the language “{settings.language}”."
        hint = "Its figures and dates would be read as another language writes them."
        return Checked(None, (Finding("cldr-002", settings.span, message, hint),))
    return Checked(
        Voice(
            settings.language,
            tag,
            direction(settings.language, tag),
            edition.words,
            number_style(tag, settings.numerals),
            reader(tag, edition.words),
            table({q: edition.words.alternatives(q, "words") for q in _SAYINGS}),
            edition.report.statistic_style,
        )
    )


def printed_date(when: str, how: Voice) -> str:
    """Return "2003", "2003-04" or "2003-04-29" as the locale writes it, in the edition's digits.

    No line parts a day from its month.
    """
    parts = [int(part) for part in when.split("-")]
    day = date(parts[0], *[*parts[1:], 1, 1][:2])
    locale = cldr(how.locale)
    if len(parts) == 3:  # noqa: PLR2004 - year, month, day
        text = format_date(day, "long", locale=locale)
        if how.language.split("-")[0] == "fr" and day.day == 1:
            text = text.replace("1 ", "1er ", 1)  # as French is written; CLDR has the bare digit
        text = re.sub(r"^(\S*\d\S*) ", "\\1\u00a0", text)
    else:
        text = format_skeleton("yMMMM" if len(parts) == 2 else "y", day, locale=locale)  # noqa: PLR2004
    return renumbered(unmarked(text), how.style)


def printed_place(locator: str, how: Voice) -> tuple[str, bool]:
    """Return a place in a work ("p. 12") in the edition's words, and whether it has them."""
    match = re.match(
        r"(pp?\.|para\.|paras|chapter|note|section|table|figure|annex)\s+(.+)", locator
    )
    if not match:
        return locator, not locator
    pattern = how.words(f"{match[1]} {{place}}", "locator")
    return fill_text(pattern, place=renumbered(match[2], how.style)), True


def _around(pattern: str) -> tuple[str, str]:
    before, _, rest = pattern.partition("{")
    return before, rest.partition("}")[2]
