"""Inlines: what a line of text is made of.

`Draft` inlines name things still to be looked up and may stand in an Edition; a Document holds
`Inline`s only. The type checker keeps them apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeAlias, TypeVar

from reportbuild.model.finding import Span
from reportbuild.model.statistics import Qualifier

T = TypeVar("T")

Bound: TypeAlias = Literal["exact", "about", "at_least", "at_most", "range", "none"]
"""What is known of a value; "none" if it has no number."""

# --- inlines that stand in drafts and documents alike -------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break the writer asked for."""


@dataclass(frozen=True, slots=True)
class Emphasis(Generic[T]):
    """Stressed words, or a title: italic where the script has italics."""

    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Strong(Generic[T]):
    """Words of weight: semibold."""

    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Foreign(Generic[T]):
    """A phrase in another language, by its BCP 47 tag."""

    language: str
    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Link(Generic[T]):
    """Words that lead out of the report: http, https or mailto."""

    address: str
    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class IndexMark(Generic[T]):
    """Words to which an entry of the index leads, by its key; `edit` fills in `id`, an anchor."""

    key: str
    children: tuple[T, ...]
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Pending(Generic[T]):
    """A whole segment that has no translation yet: drafts show it in the source language."""

    language: str
    children: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Measure(Generic[T]):
    """A figure of a data file, or that there is none: it stands alone in its cell.

    `low` and `high` are the same for one number, None where the file says that none is known;
    `within` is a number measured between two others. `edit` fills in `children`, the figure as
    printed with its qualifier, and `bound`.
    """

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    percent: bool
    span: Span
    within: Decimal | None = None
    children: tuple[T, ...] = ()
    bound: Bound = "none"


@dataclass(frozen=True, slots=True)
class When(Generic[T]):
    """A date of a data file ("2003", "2003-04", "2003-04-29"): it stands alone in its cell.

    `edit` fills in `children`, the date as printed.
    """

    date: str
    span: Span
    children: tuple[T, ...] = ()


# --- inlines that only a draft may hold ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StatisticRef:
    """A statistic by its key; `words` are the writer's own wording, if given."""

    key: str
    span: Span
    words: tuple[Draft, ...] | None = None


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a note by its key, which belongs to its file."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A mention of a target by its key; `words` are the writer's own, if given."""

    target: str
    span: Span
    words: tuple[Draft, ...] | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Works cited together: (key, locator) pairs; a locator such as "p. 12" may be empty."""

    works: tuple[tuple[str, str], ...]
    span: Span


# --- inlines that only a document may hold ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """The digits of a statistic, or of a statistic's range, that must stay in one piece."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The mark in the text that calls a note.

    `id` is this call's own anchor, `note` the note's; `first` is true for the call that brings
    the note to the foot of its page.
    """

    id: str
    note: str
    mark: str
    first: bool


@dataclass(frozen=True, slots=True)
class Locator:
    """A link to a target within the report, in the words printed for it ("Table 4")."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page of a target, between the words around it (" (p. " and ")").

    Paper prints it; an e-book, which has no pages of its own, leaves all three out.
    """

    target: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CallOut:
    """The boxed form of a statistic; it stands in `CallOuts` and `Chart` only.

    `qualifier` (with the hedge of its attribution) and `value` are as printed. `context` is place
    and date, `source` the printed source. `low` and `high` bound the value as numbers where it has
    any; `bound` tells what is known of it.
    """

    key: str
    qualifier: str
    value: str
    label: tuple[Inline, ...]
    context: str
    source: str
    low: Decimal | None = None
    high: Decimal | None = None
    percent: bool = False
    bound: Bound = "none"


Draft: TypeAlias = (
    "Text | LineBreak | Emphasis[Draft] | Strong[Draft] | Foreign[Draft] | Link[Draft]"
    " | IndexMark[Draft] | Pending[Draft] | Measure[Draft] | When[Draft]"
    " | StatisticRef | NoteCall | CrossReference | Citation"
)
Inline: TypeAlias = (
    "Text | LineBreak | Emphasis[Inline] | Strong[Inline] | Foreign[Inline] | Link[Inline]"
    " | IndexMark[Inline] | Pending[Inline] | Measure[Inline] | When[Inline]"
    " | Figures | NoteRef | Locator | PageOf | CallOut"
)

ResolvePlaceholder: TypeAlias = "Callable[[str, tuple[Draft, ...] | None, Span], Draft | None]"
"""From the name and the words of `{name}` or `[words]{name}` to what it stands for, or None."""
