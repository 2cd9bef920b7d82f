"""What statistics count, in other languages: a form for each plural category, in true plurals.

In: the forms of a catalogue's entry. Out: a `Noun` of the language, and everything found: a form
that is missing, a figure that a form has lost, a name in braces that there is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportbuild.model.finding import Checked, Finding, Severity, Span, checked
from reportbuild.model.inlines import Text
from reportbuild.model.statistics import Category, Noun
from reportbuild.translate.parity import bidi, shortened
from reportbuild.translate.plurals import categories, means_one_number, numbers_of
from reportbuild.translate.po import Entry

VALUE = "value"
"""The one name in braces that a form may hold: the figure."""

_NAME = re.compile(r"\{([^{}]*)\}")
_SHOWN = 4  # numbers that a hint gives for a category


def noun_compared(entry: Entry, locale: str, span: Span) -> Checked[Noun]:
    """Return the noun that an entry's forms make in a locale; `span` is the entry's place.

    Holds: a category without a form. Errors: a form that has lost `{value}` or has it twice, unless
    its category means a single number; another name in braces; directional controls.
    """
    found: list[Finding] = []
    forms: list[tuple[Category, str]] = []
    for category, form in zip(categories(locale), entry.forms, strict=False):
        if form.strip():
            forms.append((category, form))
            found += _faults(category, form, locale, span)
    if missing := [c for c in categories(locale) if c not in dict(forms)]:
        source = shortened(entry.plural)
        message = f"“{source}” has no form for {_listed(missing)} in this language."
        hint = "; ".join(example(category, locale) for category in missing)
        found.append(Finding("po-016", span, message, f"Numbers that take it: {hint}."))
    noun = None if missing or any(f.severity is Severity.ERROR for f in found) else forms
    return checked(Noun(tuple(noun)), found) if noun else Checked(None, tuple(found))


def example(category: Category, locale: str) -> str:
    """Return a category with some numbers that take it: "few: 3, 4, 5, 6 ..."."""
    numbers = numbers_of(locale, category)
    more = " ..." if len(numbers) > _SHOWN else ""
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    return f"{category}: {shown}{more}" if shown else category


def _listed(wanted: list[Category]) -> str:
    return ", ".join(f"“{category}”" for category in wanted)


def _faults(category: Category, form: str, locale: str, span: Span) -> Iterator[Finding]:
    told = f" Form for “{category}”: “{shortened(form)}”."
    names = _NAME.findall(form)
    odd = [name for name in names if name != VALUE]
    for name in odd:
        message = f"A form has {{{name}}}, which its source has not."
        yield Finding("po-010", span, message + told, f"The figure is {{{VALUE}}}.")
    if {"{", "}"} & set(_NAME.sub("", form)):
        odd.append("")
        yield Finding("po-010", span, "The braces of a form do not pair." + told)
    if odd:
        return  # what is wrong with its figure is said
    times = names.count(VALUE)
    if times > 1 or (not times and not means_one_number(locale, category)):
        what = f"has {{{VALUE}}} {times} times" if times else f"has dropped {{{VALUE}}}"
        hint = "The figure stands in it once." if times else "It would print without its figure."
        yield Finding("po-009", span, f"A form {what}.{told}", hint)
    yield from bidi((Text(form),), span)
