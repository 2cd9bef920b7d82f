"""The figures that stand in running text, so that source and translation can be compared.

In: a segment. Out: the numbers typed in it, whatever script and signs they are written with.
Statistics are left out: they are compared with their records, not with one another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from reportbuild.model.inlines import Citation, Link, NoteCall, StatisticRef, Text
from reportbuild.model.report import Segment
from reportbuild.translate.markup import inner

SMALL = 12
"""Whole numbers up to this are passed over: months, and what languages spell out as they please."""

_MARK = r"[.,'’٬٫\u00a0\u202f\u2009 ]"
# thousands, also in the Indian manner (2,30,000); a date such as 29.04.2003 does not fit
_GROUPED = re.compile(rf"(?<!\d)(?<!\d{_MARK})\d{{1,3}}(?:{_MARK}\d\d)*(?:{_MARK}\d{{3}})+(?!\d)")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,٫]\d+)*")


def numbers(segment: Segment) -> Counter[str]:
    """Return the numbers typed in a segment, in ASCII digits, without marks between thousands.

    A decimal mark is written "."; whether a mark is one of decimals or of thousands is told from
    the digits alone, alike in every language.
    """
    return Counter(number for text in _runs(segment) for number in _numbers(text))


def _runs(segment: Segment) -> Iterator[str]:
    """Yield text that stands together: placeholders part it."""
    run = ""
    for node in segment:
        match node:
            case Text():
                run += node.text
            case StatisticRef() | NoteCall() | Citation():
                yield run
                run = ""
            case Link() if node.children == (Text(node.address),):
                yield run
                run = ""
            case _:
                yield from _runs(inner(node))
    yield run


def _numbers(text: str) -> Iterator[str]:
    if not _DIGIT.search(text):
        return
    ascii_digits = _DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)
    whole = _GROUPED.sub(lambda found: re.sub(_MARK, "", found[0]), ascii_digits)
    for found in _NUMBER.finditer(whole):
        number = re.sub(r"[,٫]", ".", found[0])
        if number.count(".") > 1:  # a date in figures, an index: its parts are what can be compared
            yield from filter(_telling, number.split("."))
        elif "." in number or _telling(number):
            yield number


def _telling(digits: str) -> bool:
    # int() refuses very long figures
    value = digits.lstrip("0") or "0"
    return len(value) > len(str(SMALL)) or int(value) > SMALL
