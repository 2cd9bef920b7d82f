"""Figures so small that somebody could be known by them, and whether somebody has thought of it.

Takes records; gives findings. A figure is small if it counts fewer than ten, or if such a number
comes of it: a share of a whole, or what is left of a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction as Ratio

from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Draft
from reportbuild.model.statistics import Change, Statistic
from reportbuild.read.reckoning import known
from reportbuild.read.toml import Toml

LEAST = 10
"""Fewer than this may be told apart by their neighbours; offices of statistics use 5 to 11."""

_COUNT = (("number", 1),)


def small_cells(file: Toml | None, statistics: Mapping[str, Statistic[Draft]]) -> Iterator[Finding]:
    """Find small figures of which nobody has said, with a reason, whether they are sensitive.

    A hold (rec-019) for those; a warning (rec-020) for each that is said to be.
    """
    for record in statistics.values() if file else ():
        assert file is not None  # noqa: S101 - for the type checker: there are records
        small = _small(record, statistics.get(record.of))
        if record.sensitive is None and small:
            sentence = f"{small}, and nobody has said whether somebody could be known by it."
            hint = 'Write sensitive = false (or true), and sensitive_reason = "...".'
            yield Finding("rec-019", record.value_span, sentence, hint)
        elif record.sensitive is not None and not record.sensitive_reason:
            span = file.span(record.key, "sensitive")
            sentence = f"“sensitive” stands in “{record.key}” without a reason."
            yield Finding("rec-019", span, sentence, 'Write sensitive_reason = "...".')
        elif record.sensitive:
            span = file.span(record.key, "sensitive")
            sentence = f"“{record.key}” is sensitive, and is printed: {record.sensitive_reason}"
            hint = "Print a bound in its place, or words, if this does not outweigh the risk."
            yield Finding("rec-020", span, sentence, hint)


def _small(record: Statistic[Draft], whole: Statistic[Draft] | None) -> str:
    """Return in words why a figure is small, "" if it is not."""
    own = known(record)
    if own is None or record.currency or isinstance(record.quantity, Change):
        return ""
    if own.measure == _COUNT and 0 < own.high < LEAST:
        return f"“{record.key}” counts fewer than {LEAST}"
    all_of_it = known(whole) if whole else None
    if whole is None or all_of_it is None or all_of_it.measure != _COUNT:
        return ""
    part = own.high if own.measure == _COUNT else own.high * all_of_it.high
    if part == 0 and all_of_it.high < LEAST:
        return f"“{record.key}” says something of all of “{whole.key}”, who are fewer than {LEAST}"
    for number, what in ((part, "of them"), (all_of_it.high - part, "others")):
        if Ratio(0) < number < LEAST:
            return f"By “{record.key}” and “{whole.key}” there are fewer than {LEAST} {what}"
    return ""
