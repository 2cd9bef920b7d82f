"""Numbers mentioned in running text, so that two languages can be compared by value.

Goes in: a locale and the language's words. Comes out: a function from a text to every number in it
as a `Mention`: those that `reading` finds, and what running text has besides: dates, decades,
centuries, the names of months.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from reportbuild.edit.locales import cldr, unmarked
from reportbuild.edit.phrases import fold
from reportbuild.edit.readers import Number, Reader, reader
from reportbuild.edit.reading import numbers_in
from reportbuild.model.report import Mention, MentionForm, ReadMentions, Words

_CUT = " | "
_ADDRESS = re.compile(r"\w+://\S+|\bwww\.\S+|[^\s@|]+@[^\s@|]+\.\w+")
_DIGIT = re.compile(r"\d")
_DECADE = re.compile(r"(?<![\d.,])'?(\d{3}0|\d0)(?:'?s\b|-?(?:их|те|тих|ih|te)\b)")
_YEARS = re.compile(r"(?<![\d.,])([12]\d{3})( ?[-–/] ?)(\d{2})(?![\d.,-]?\d)")
_DATE = re.compile(
    r"(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})"
    r"|\d{4}([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)"
)
_STROKES = re.compile(r"\d+(?:[/\u2044]\d+)+")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![.,]?\d| \d)")
_LETTERED = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_MARK = r"[.,'٬٫\u00a0\u202f\u2009 ]"
_GROUPED = re.compile(rf"(?<!\d)(?<!\d{_MARK})\d{{1,3}}(?:{_MARK}\d\d)*(?:{_MARK}\d{{3}})+(?!\d)")
_FIGURE = re.compile(r"\d+(?:[.,٫]\d+)*")
_ROMAN = re.compile(
    r"\b(?=[CDILMVX]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=(?:e|er|ème)?\b)"
)
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_JOINED = re.compile(r"\W{1,3}(?:\w{1,4}\W{1,3})?")
_BESIDE = re.compile(r"[\W_]{0,3}(?:[^\W\d_]{1,4}[\W_]{1,3}){0,2}")
_PARTS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 100, 1000))
"""What may stand below the stroke of a fraction; "1998/99" and "70/010" are none."""
_LONGEST = 40  # figures; int() refuses very long ones
_KEPT = 1 << 14  # texts that are remembered
_REGIONS = {"ar": ("ar", "ar-SY", "ar-DZ", "ar-MA")}
"""Regions in which the months of a language have other names: all of them are read."""


def mentions(tag: str, words: Words) -> ReadMentions | None:
    """Return what reads the numbers of running text; None if CLDR knows no such locale.

    Addresses hold no numbers. Signs are left out: a dash may be a minus, or open a list.
    """
    return _teller(tag, tuple(words.entries.items())) if cldr(tag) else None


@dataclass(eq=False, slots=True)
class _Teller:
    """Tells the numbers of texts in one locale, of each text once."""

    how: Reader
    compounds: Mapping[str, frozenset[Fraction]]
    months: tuple[tuple[str, int], ...]
    month: re.Pattern[str]
    told: dict[str, tuple[Mention, ...]] = field(default_factory=dict)

    def __call__(self, text: str) -> tuple[Mention, ...]:
        if text not in self.told:
            if len(self.told) >= _KEPT:
                self.told.clear()
            self.told[text] = tuple(self._mentions(text))
        return self.told[text]

    def _mentions(self, text: str) -> Iterator[Mention]:
        for found in _ROMAN.finditer(text):
            if found[0]:
                yield Mention(frozenset({Fraction(_roman(found[0]))}), found[0], "sign")
        plain = fold(text)
        if "://" in plain or "www." in plain or "@" in plain:
            plain = _ADDRESS.sub(_CUT, plain)
        if _DIGIT.search(plain):
            yield from map(_decade, _DECADE.finditer(plain))
            plain = _parted(_DECADE.sub(_CUT, plain))
        numbers = numbers_in(plain, self.how)
        placed = [(n.start, n.end, m) for n in numbers for m in _mention(n, plain)]
        placed += self._months(plain, [(n.start, n.end) for n in numbers if not n.worded])
        yield from _open(sorted(placed, key=lambda place: place[:2]), plain)
        yield from self._compounds(plain)

    def _compounds(self, plain: str) -> Iterator[Mention]:
        """Yield number words that begin a longer one: "seventeenth", "shtatëmbëdhjetëvjeçare"."""
        for word in _LONG_WORD.findall(plain):
            for end in range(len(word) - 1, _SHORTEST - 1, -1):
                if word[:end] in self.compounds:
                    yield Mention(self.compounds[word[:end]], word, "sign")
                    break

    def _months(
        self, plain: str, figures: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Yield months by their number; of two names for one ("نيسان/أبريل"), the first.

        A word is surely one only beside figures: "may" is a verb, too.
        """
        last = (0, 0)
        for found in self.month.finditer(plain):
            number = next(n for name, n in self.months if found[1] == name)
            start, end = found.span()
            twin = last[1] == number and not plain[last[0] : start].strip(" /()")
            last = (end, number)
            if twin:
                continue
            near = any(
                _BESIDE.fullmatch(plain[b:start] if b <= start else plain[end:a])
                for a, b in figures
                if abs(start - b) < _NEAR or abs(a - end) < _NEAR
            )
            values = frozenset({Fraction(number)})
            yield start, end, Mention(values, found[0], "month" if near else "sign")


_SHORTEST = 4  # letters of a number word that is known at the beginning of a longer one
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_NEAR = 12  # characters between a month and its day or year


@lru_cache(maxsize=64)
def _teller(tag: str, entries: tuple[tuple[tuple[str, str], str], ...]) -> _Teller:
    names: dict[str, int] = {}
    for region in (tag, *_REGIONS.get(tag.partition("-")[0], ())):
        locale = cldr(region)
        for form in ("format", "stand-alone"):
            wide = locale.months[form]["wide"] if locale else {}
            names |= {fold(unmarked(name)): int(number) for number, name in wide.items()}
    months = tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))
    listed = "|".join(re.escape(name) for name, _ in months if not name[0].isdecimal())
    words = Words(tag, dict(entries))
    joined = "|".join(re.escape(fold(p)) for p in words.alternatives("prefixes", "words"))
    before = rf"(?<!\w)(?:{joined})?" if joined else r"(?<!\w)"
    pattern = re.compile(rf"{before}({listed or '(?!)'})\w{{0,3}}(?!\w)")
    return _Teller(reader(tag, words), _beginnings(words), months, pattern)


def _beginnings(words: Words) -> dict[str, frozenset[Fraction]]:
    """Return the number words that may begin a longer word, with what they mean."""
    found: dict[str, set[Fraction]] = {}
    for context, text in words.entries:
        if context == "number":
            for word in map(fold, words.alternatives(text, context)):
                if word.isalpha() and len(word) >= _SHORTEST:
                    found.setdefault(word, set()).add(Fraction(text))
    return {word: frozenset(values) for word, values in found.items()}


def _decade(found: re.Match[str]) -> Mention:
    """Return a decade, which other languages may write in two figures ("les années 90")."""
    values = frozenset({Fraction(int(found[1])), Fraction(int(found[1]) % 100)})
    return Mention(values, found[0], "sign")


def _parted(plain: str) -> str:
    """Part what is written together and means several numbers: dates, spans of years, "17h30".

    What spaces part and is one number is joined: thousands.
    """
    plain = _SPACED.sub(lambda found: found[0].replace(" ", "\u00a0"), plain)
    plain = _DATE.sub(lambda found: re.sub(r"\D", _CUT, found[0]), plain)
    plain = _YEARS.sub(lambda found: f"{found[1]}{_CUT}{found[1][:2]}{found[3]}", plain)
    plain = _STROKES.sub(_stroked, plain)
    return _LETTERED.sub(" ", plain)


def _stroked(found: re.Match[str]) -> str:
    above, *below = re.split(r"\D", found[0])
    if len(below) == 1 and len(below[0] + above) < _LONGEST and 0 < int(above) < int(below[0]):
        return found[0] if int(below[0]) in _PARTS else _CUT.join((above, *below))
    return _CUT.join((above, *below))


def _mention(number: Number, plain: str) -> Iterator[Mention]:
    """Yield what a number says; figures that the locale cannot read are read as anywhere."""
    written = plain[number.start : number.end].replace("\u00a0", " ")
    if number.meanings:
        values = frozenset(abs(m.value) for m in number.meanings)
        form: MentionForm = "word" if number.worded else "figure"
        yield Mention(values, written, "sign" if number.unsure else form, number.percent)
    elif not number.worded:
        for value in _anywhere(written):
            yield Mention(frozenset({value}), written, "figure", number.percent)


def _anywhere(written: str) -> Iterator[Fraction]:
    """Read figures by themselves: whether a mark parts thousands or decimals, they tell alone."""
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written)
    whole = _GROUPED.sub(lambda found: re.sub(_MARK, "", found[0]), digits)
    for found in _FIGURE.finditer(whole):
        parts = re.split(r"\D", found[0])
        if any(len(part) > _LONGEST for part in parts):
            continue
        if len(parts) == 2:  # noqa: PLR2004 - before and after the decimal sign
            yield Fraction(".".join(parts))
        else:
            yield from (Fraction(part) for part in parts)


def _open(placed: list[tuple[int, int, Mention]], plain: str) -> Iterator[Mention]:
    """Leave open whether the first of two numbers is a per cent where the second one is."""
    for at, (_, end, mention) in enumerate(placed):
        after = placed[at + 1] if at + 1 < len(placed) else None
        if (
            not mention.percent
            and after
            and after[2].percent
            and _JOINED.fullmatch(plain[end : after[0]])
        ):
            yield replace(mention, percent=None)
        else:
            yield mention


def _roman(written: str) -> int:
    values = [_ROMANS[letter] for letter in written]
    after = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, after, strict=True))
