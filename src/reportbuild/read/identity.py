"""What report.toml says of the report: identity, style, editions, order of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.inlines import Draft
from reportbuild.model.leaves import LEAVES
from reportbuild.model.report import (
    EditionSettings,
    Identity,
    Segment,
    StatisticStyle,
    Style,
)
from reportbuild.model.text import Chapter
from reportbuild.read import editions as own
from reportbuild.read import inlines
from reportbuild.read.characters import stray, unbalanced
from reportbuild.read.schema import ReportShape
from reportbuild.read.suggest import did_you_mean, shortened
from reportbuild.read.toml import Toml


def identity(shape: ReportShape, file: Toml) -> Checked[Identity]:
    """Return what title page and imprint page say."""
    found: list[Finding] = []

    def words(name: str) -> Segment:
        read = inlines.words(getattr(shape, name), file.span(name))
        found.extend(read.findings)
        return read.made or ()

    def list_of_words(name: str) -> tuple[Segment, ...]:
        texts: Sequence[str] = getattr(shape, name)
        read = [inlines.words(text, file.span(name, i)) for i, text in enumerate(texts)]
        found.extend(finding for one in read for finding in one.findings)
        return tuple(one.made or () for one in read)

    for name in ("index", "version"):
        text, span = str(getattr(shape, name)), file.span(name)
        found += [*stray(text, span), *unbalanced(text, span)]
    made = Identity(
        words("title"), words("standfirst"), words("kicker"), words("publisher"), words("address"),
        list_of_words("rights"), list_of_words("credits"), shape.index, shape.version,
        shape.published, file.span("title"),
    )  # fmt: skip
    return Checked(made, tuple(found))


def style(shape: ReportShape, file: Toml, house: House) -> Checked[Style]:
    """Return what the report chooses of the house style."""
    chosen = shape.style
    made = Style(
        chosen.trim, chosen.openers, chosen.numbering, chosen.cover, file.span("style"),
        chosen.paragraphs, chosen.notes, grid=chosen.grid, figures=chosen.figures,
    )  # fmt: skip
    trims = [p.removeprefix("trims/").removesuffix(".css") for p in house.stylesheets
             if p.startswith("trims/")]  # fmt: skip
    if chosen.trim in trims:
        return Checked(made)
    sentence = f"The house style has no trim “{shortened(chosen.trim)}”."
    hint = did_you_mean(chosen.trim, trims)
    return Checked(made, (Finding("rep-003", file.span("style", "trim"), sentence, hint),))


def statistic_style(shape: ReportShape) -> StatisticStyle:
    """Return how the report prints its statistics."""
    return StatisticStyle(**shape.statistics.model_dump())


def editions(shape: ReportShape, file: Toml) -> Checked[Mapping[str, EditionSettings]]:
    """Return the settings of each edition by its language."""
    found: list[Finding] = []
    if shape.language not in shape.editions:
        sentence = f"The source language {shape.language} has no edition."
        hint = f"Add [editions.{shape.language}]."
        found.append(Finding("rep-004", file.span("language"), sentence, hint))
    made: dict[str, EditionSettings] = {}
    numbers: dict[str, str] = {}
    for language, settings in shape.editions.items():
        isbn = settings.isbn
        digits = isbn.replace("-", "").replace(" ", "")
        if isbn and digits in numbers:
            sentence = f"The edition {numbers[digits]} has this ISBN already."
            hint = "Each edition has its own."
            span = file.span("editions", language, "isbn")
            found.append(Finding("rep-005", span, sentence, hint))
        numbers[digits] = language
        locale = settings.locale or language
        span = file.span("editions", language)
        made[language] = EditionSettings(
            language, locale, settings.numerals, isbn, span,
            tuple(dict.fromkeys(settings.text or ())),
            own.addresses(language, settings, file),
            own.differences(language, settings, file),
        )  # fmt: skip
        if locale.partition("-")[0] != language.partition("-")[0]:
            sentence = f"The locale {locale} is not one of the language {language}."
            at = file.span("editions", language, "locale")
            found.append(Finding("rep-006", at, sentence, "Figures would follow other rules."))
    return Checked(made, tuple(found))


def order(shape: ReportShape) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands before the chapters and what after them."""
    return tuple(dict.fromkeys(shape.order.front)), tuple(dict.fromkeys(shape.order.back))


def find_order(
    shape: ReportShape, file: Toml, chapters: Sequence[Chapter[Draft]], unread: Iterable[str]
) -> Iterator[Finding]:
    """Find parts that the order names and nobody makes, and parts it names twice.

    `unread` holds the names of texts that are there and could not be read.
    """
    texts = [*(chapter.name for chapter in chapters), *unread]
    for chapter in chapters:
        if chapter.name in LEAVES:
            sentence = f"“{chapter.name}” is a part that the builder makes of itself."
            yield Finding("rep-001", chapter.span, sentence, "Give the text another name.")
    yield from own.find_parts(shape, file, texts)
    yield from _find_annexes(shape, file)
    seen: set[str] = set()
    for matter in ("front", "back"):
        for place, name in enumerate(getattr(shape.order, matter)):
            span = file.span("order", matter, place)
            if name not in LEAVES and name not in texts:
                sentence = f"No part is called “{shortened(name)}”."
                hint = did_you_mean(name, [*LEAVES, *texts])
                yield Finding("rep-001", span, sentence, hint)
            elif name in seen:
                sentence = f"“{name}” stands in the order already."
                yield Finding("rep-002", span, sentence, "Each part stands once.")
            seen.add(name)


def _find_annexes(shape: ReportShape, file: Toml) -> Iterator[Finding]:
    """Find annexes that are no texts of the back matter, and a leaf of notes that has none."""
    for place, name in enumerate(shape.order.annexes):
        if name in LEAVES or name not in shape.order.back:
            sentence = f"The annex “{shortened(name)}” is no text of the back matter."
            hint = did_you_mean(name, [n for n in shape.order.back if n not in LEAVES])
            hint = hint or "Name it in “back” as well, where it stands in its order."
            yield Finding("rep-010", file.span("order", "annexes", place), sentence, hint)
    for matter in ("front", "back"):
        if "notes" in getattr(shape.order, matter) and shape.style.notes == "foot":
            sentence = "The order names “notes”, and notes stand at the foot of their pages."
            hint = 'Write notes = "end" in [style], or take it out of the order.'
            yield Finding("rep-011", file.span("order", matter), sentence, hint)
