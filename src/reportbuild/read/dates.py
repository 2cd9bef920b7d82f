"""Dates of statistics and works, against publication and against one another.

Takes records; gives findings at dates by which nobody could have known. A month counts from its
first day where it must not be too late, and to its last where something must not be later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.report import Work
from reportbuild.model.statistics import Statistic
from reportbuild.read.forms import first_day, last_day
from reportbuild.read.toml import Toml


def dates(
    file: Toml | None,
    statistics: Mapping[str, Statistic[Draft]],
    works: Mapping[str, Work],
    published: date | None,
) -> Iterator[Finding]:
    """Find statistics from after the report (rec-009) or after their own source (rec-014)."""
    for record in statistics.values() if file else ():
        assert file is not None  # noqa: S101 - for the type checker: there are records
        source = works.get(record.source)
        for when, span in _days(record, file):
            day = first_day(when)
            if published and day and day > published:
                sentence = f"“{record.key}” stands as of {when}, after the report is published."
                hint = "Correct it, or the date of publication in report.toml."
                yield Finding("rec-009", span, sentence, hint)
            elif source and day and (known := last_day(source.published)) and day > known:
                sentence = (
                    f"“{record.key}” stands as of {when}; its source, “{source.key}”, was "
                    f"published before that, in {source.published}."
                )
                yield Finding("rec-014", span, sentence, "Correct the date, or name its source.")


def _days(record: Statistic[Draft], file: Toml) -> Iterator[tuple[str, Span]]:
    if record.as_of:
        yield record.as_of, file.span(record.key, "as_of")
    if record.period:
        yield record.period.end, file.span(record.key, "period", "to")
    if record.currency and record.currency.year:
        yield str(record.currency.year), file.span(record.key, "prices_of")


def dates_of_works(
    file: Toml | None, works: Mapping[str, Work], published: date | None
) -> Iterator[Finding]:
    """Find works that were published after the report which cites them (rec-022)."""
    for work in works.values() if file else ():
        assert file is not None  # noqa: S101 - for the type checker: there are works
        day = first_day(work.published)
        if published and day and day > published:
            sentence = f"“{work.key}” was published in {work.published}, after this report."
            hint = "Nobody can cite what is not there yet: correct one of the two dates."
            yield Finding("rec-022", file.span(work.key, "published"), sentence, hint)
