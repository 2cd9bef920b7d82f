"""Segments into words with numbered codes, and back."""

from __future__ import annotations

import pytest

from reportbuild.read.inlines import parse_segment
from reportbuild.translate.coding import (
    UnreadableCodeError,
    coded_source,
    coded_target,
    decoded,
)
from reportbuild.translate.exchange import Code, Slot
from reportbuild.translate.markup import markup
from reportbuild.translate.po import Entry
from reportbuild.translate.segments import SegmentRecord
from tests.translate.samples import HERE, words


def slot(source: str, translation: str = "") -> Slot:
    """What a unit carries, of words as a text has them."""
    inlines = words(source)
    record = SegmentRecord("a/paragraph", "paragraph", markup(inlines), inlines, HERE)
    return Slot(record, Entry(record.context, record.text, translation))


def test_a_mark_of_the_index_is_a_pair_of_codes():
    """Its words stand between them, and are translated; its entry is in its name."""
    made = slot("the [market]{index=market} there", "là, le [marché]{index.market}")
    source = coded_source(made, {})
    assert source == ("the ", Code("1", "index", "index.market", ("market",)), " there")
    target = coded_target(made, parse_segment, {})
    assert target == ("là, le ", Code("1", "index", "index.market", ("marché",)))
    assert decoded(target, made) == made.translation


def test_a_mark_without_words_is_refused():
    """It would lead to nothing."""
    made = slot("the [market]{index=market}")
    with pytest.raises(UnreadableCodeError, match="no words between its halves"):
        decoded((Code("1", "index", "index.market", ()),), made)
