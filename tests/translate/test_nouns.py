from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.finding import Checked, Severity
from reportbuild.model.report import Catalogue, Report
from reportbuild.model.statistics import Noun
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.catalogue import update
from reportbuild.translate.edition import edition
from reportbuild.translate.nouns import example, noun_compared
from reportbuild.translate.plurals import categories
from reportbuild.translate.po import Entry, read_po
from reportbuild.translate.translations import Translation, translations
from tests.translate.samples import HOUSE, PO, codes, po, report, statistic


def again(made: Report, data: bytes, language: str = "fr") -> Report:
    """The report with this catalogue beside it."""
    return replace(made, catalogues={language: Catalogue(f"editions/{language}.po", data)})


def entries(data: bytes) -> tuple[Entry, ...]:
    """The entries of a sound catalogue."""
    found = read_po("editions/fr.po", data)
    assert found.findings == ()
    return found.value.entries


NOUN = Noun((("one", "{value} bar"), ("other", "{value} bars")))


def counted(fr: bytes | None = None, language: str = "fr") -> Report:
    """A report that counts bars."""
    bars = replace(statistic("bars", "had closed"), noun=NOUN)
    made = replace(report(languages=f"en {language}"), statistics={"bars": bars})
    return made if fr is None else again(made, fr, language)


def test_what_is_counted_is_a_true_plural_with_a_form_for_each_category():
    """Msgid and msgid_plural of the source; forms in the order of CLDR, told to the translator."""
    data = update(counted(language="ar"), "ar", {"bars": "أكثر من ٢٣٠"}).value.decode()
    assert (
        "#. noun\n"
        "#. msgstr[0] is for zero: 0\n"
        "#. msgstr[1] is for one: 1\n"
        "#. msgstr[2] is for two: 2\n"
        "#. msgstr[3] is for few: 3, 4, 5, 6 ...\n"
        "#. msgstr[4] is for many: 11, 12, 13, 14 ...\n"
        "#. msgstr[5] is for other: 100, 101, 102, 200 ...\n"
        "#. {bars}: أكثر من ٢٣٠\n"
        "#. {bars} on record: count 230000, more than, documented\n"
        "#: statistics.toml\n"
        "#, python-brace-format\n"
        'msgctxt "statistics/bars/noun"\n'
        'msgid "{value} bar"\n'
        'msgid_plural "{value} bars"\n'
        'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\nmsgstr[3] ""\nmsgstr[4] ""\nmsgstr[5] ""\n'
    ) in data
    assert "nplurals=6" in data


def plural(*forms: str, plural: str = "{value} bars") -> str:
    """The entry of the noun, with these forms."""
    written = "\n".join(f'msgstr[{n}] "{form}"' for n, form in enumerate(forms))
    return (
        f'msgctxt "statistics/bars/noun"\nmsgid "{{value}} bar"\nmsgid_plural "{plural}"\n{written}'
    )


def test_an_old_catalogue_of_two_forms_gets_three_without_losing_a_word():
    """French had one form for 2 and for a million: it stays that of 2, and a million's is open."""
    old = po(
        plural("{value} bar", "{value} bars"), head="Plural-Forms: nplurals=2; plural=(n > 1);"
    )
    data = update(counted(old), "fr", {}).value
    noun = entries(data)[-1]
    assert noun.forms == ("{value} bar", "", "{value} bars")
    assert not noun.fuzzy
    assert b"nplurals=3" in data
    assert update(counted(data), "fr", {}).value == data


def test_a_form_too_many_becomes_a_remark():
    """Nothing that a translator wrote is dropped, though no category takes it."""
    old = po(
        plural("{value} 个", "{value} 们"),
        head="Language: zh\\nPlural-Forms: nplurals=2; plural=n!=1;",
    )
    noun = entries(update(counted(old, "zh"), "zh", {}).value)[-1]
    assert (noun.forms, noun.comments) == (("{value} 们",), "Another form: {value} 个")


def test_a_changed_plural_makes_its_forms_stale():
    """Msgid alone names an entry: a change of msgid_plural must not pass unseen."""
    old = po(plural("{value} bar", "", "{value} bars", plural="{value} pubs"))
    data = update(counted(old), "fr", {}).value.decode()
    assert '#, fuzzy, python-brace-format\n#| msgctxt "statistics/bars/noun"\n' in data
    assert '#| msgid_plural "{value} pubs"' in data
    assert update(counted(data.encode()), "fr", {}).value.decode() == data


def test_a_changed_noun_offers_its_old_forms():
    """As with any text: stale, with what it was; the old entry is kept below."""
    old = po(plural("{value} bar", "", "{value} bars").replace("bar", "restaurant"))
    made = counted(old.replace(b"restaurant", b"restaurants and bar"))
    noun = replace(NOUN, forms=(("one", "{value} restaurants or bar"), ("other", "{value} bars")))
    bars = replace(made.statistics["bars"], noun=noun)
    data = update(replace(made, statistics={"bars": bars}), "fr", {}).value
    active, kept = entries(data)[-2:]
    assert active.fuzzy
    assert "".join(active.forms) == "".join(kept.forms) != ""
    assert kept.retired


WHOLE = ("{value} bar", "{value} de bars", "{value} bars")


def one(made: Report) -> tuple[Translation, Checked[tuple[Translation, ...]]]:
    """What the catalogue has for the noun, and everything found."""
    found = translations(made, "fr", parse_segment)
    return next(t for t in found.value if t.record.kind == "noun"), found


def test_a_whole_noun_is_that_of_the_edition():
    """Each category has its form, and nothing of the source is left."""
    made = counted(po(plural(*WHOLE)))
    assert one(made)[0].state == "translated"
    noun = edition(made, "fr", HOUSE, parse_segment).value.report.statistics["bars"].noun
    assert noun == Noun(tuple(zip(("one", "many", "other"), WHOLE, strict=True)))


@pytest.mark.parametrize(
    ("entry", "state", "code"),
    [
        (plural(*WHOLE), "translated", None),
        (plural("", "", ""), "missing", "po-007"),
        (plural("{value} bar", "", "{value} bars"), "missing", "po-016"),
        ("#, fuzzy\n" + plural(*WHOLE), "stale", "po-008"),
        (plural("{value} bar", "{valeur} de bars", "{value} bars"), "faulty", "po-010"),
        (plural("{value} bar", "{value} de bars", "{value bars"), "faulty", "po-010"),
        (plural("{value} bar", "{value!r} de bars", "{value} bars"), "faulty", "po-010"),
        (plural("{value} bar", "{value} de bars", "{value} {value} bars"), "faulty", "po-009"),
        (plural("un bar", "{value} de bars", "{value} bars"), "faulty", "po-009"),
        (plural("{value} bar", "{value} de bars", "\u202e{value} bars"), "faulty", "po-012"),
    ],
)
def test_no_noun_is_printed_but_a_whole_and_sound_one(entry: str, state: str, code: str | None):
    """A hold for a form that is missing (po-016), an error for a figure lost; the source waits."""
    made = counted(po(entry))
    translation, found = one(made)
    assert translation.state == state
    assert {f.code for f in translation.findings} == ({code} if code else set())
    assert found.findings == ()
    if state != "translated":
        assert translation.noun == replace(NOUN, pending="en")
        assert translation.findings[0].span.path == "editions/fr.po"


def test_the_form_of_a_single_number_may_say_it_in_words():
    """Arabic's dual is one word; its "few" is not."""
    forms = ("لا حانات", "حانة واحدة", "حانتان", "{value} حانات", "{value} حانة", "{value} حانة")
    found = noun_compared(Entry("c", "t", plural="p", forms=forms), "ar", PO)
    assert (found.findings, found.value.form("two")) == ((), "حانتان")
    without = (*forms[:3], "حانات", *forms[4:])
    assert codes(noun_compared(Entry("c", "t", plural="p", forms=without), "ar", PO)) == ["po-009"]


def test_a_missing_form_names_numbers_that_take_it():
    """A translator who never met the category sees what it is for."""
    found = noun_compared(
        Entry("c", "t", plural="p", forms=("{value} a", "", "{value} b")), "fr", PO
    )
    [finding] = found.findings
    assert "many: 1000000" in finding.hint
    assert example("many", "cs") == "many: 0.1, 0.2, 0.3, 0.4 ..."


@given(st.lists(st.text(st.sampled_from("{}value a!"), max_size=12), min_size=3, max_size=3))
def test_whatever_the_forms_hold_a_noun_that_is_made_has_its_figure(forms: list[str]):
    """Made or found: no form with other braces, or without its figure, ever comes out."""
    found = noun_compared(Entry("c", "t", plural="p", forms=tuple(forms)), "fr", PO)
    if found.made is None:
        assert any(f.severity is not Severity.WARNING for f in found.findings)
    else:
        for category in categories("fr"):
            form = found.made.form(category)
            assert form is not None
            assert form.count("{value}") == 1
            assert not {"{", "}"} & set(form.replace("{value}", ""))
