"""A figure with the noun that it counts: "200 bars", "حانتان".

Goes in: a figure as printed, and its record. Comes out: a line with the noun's form for it; and
what is wrong with a noun in the edition's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from reportbuild.edit.lines import fill, joined
from reportbuild.edit.plurals import categories, category, sole_number
from reportbuild.edit.reading import numbers_in
from reportbuild.edit.voice import Voice
from reportbuild.model.document import Line
from reportbuild.model.finding import Finding
from reportbuild.model.inlines import Draft, Pending, Text
from reportbuild.model.statistics import Noun, Statistic

SLOT = "{value}"


def counted(
    figure: Line, number: Decimal, noun: Noun | None, how: Voice, *, compact: bool = False
) -> Line:
    """Return a figure with its noun, in the form that its number asks for.

    Of a range the greater number decides. A noun that is not translated keeps its own language's
    form, and is marked as pending.
    """
    if noun is None:
        return figure
    tag = noun.pending or how.locale
    form = noun.form(category(number, tag, compact=compact)) or noun.form("other")
    if form is None:
        return figure
    if not noun.pending:
        return fill(form, {"value": figure})
    before, slot, after = form.partition(SLOT)
    around = [(Pending(noun.pending, (Text(text),)),) if text else () for text in (before, after)]
    return joined((*around[0], *(figure if slot else ()), *around[1]))


def figure_first(noun: Noun | None, number: Decimal, how: Voice) -> bool:
    """Tell whether a noun follows its figure; with two figures it then stands by the last."""
    if noun is None:
        return True
    form = noun.form(category(number, noun.pending or how.locale)) or noun.form("other")
    return form is None or form.startswith(SLOT)


def noun_faults(record: Statistic[Draft], how: Voice) -> Iterator[Finding]:
    """Find forms that are missing or too many (num-003), and such as would misstate (num-004).

    A form says its number by itself only where its category means one number, and no form may
    hold another number: nobody could tell it from the figure.
    """
    noun = record.noun
    if noun is None or noun.pending:
        return
    asked, given = categories(how.locale), {name for name, _ in noun.forms}
    named = f"The noun of the statistic “{record.key}”"
    if asked != given:
        lacks, over = ", ".join(sorted(asked - given)), ", ".join(sorted(given - asked))
        faults = [f"lacks {lacks}"] * bool(lacks) + [f"has {over} too many"] * bool(over)
        message = f"{named} {' and '.join(faults)} in “{how.locale}”."
        hint = f"CLDR's plural categories of the language are: {', '.join(sorted(asked))}."
        yield Finding("num-003", record.span, message, hint)
    for name, form in noun.forms:
        sole = sole_number(name, how.locale)
        read = numbers_in(form.replace(SLOT, " "), how.reader)
        if SLOT not in form and sole is None:
            message = f"{named} leaves the figure out of “{form}”, which may mean any of several."
            yield Finding("num-004", record.span, message, "Put {value} where the figure stands.")
        elif any(
            not (n.article or (SLOT not in form and sole is not None and n.means(Fraction(sole))))
            for n in read
        ):
            message = f"{named} holds a number, in “{form}”, beside the figure."
            yield Finding("num-004", record.span, message, "Say it in the label instead.")
