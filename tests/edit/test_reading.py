"""Numbers read out of texts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.edit.numbers import number_style
from reportbuild.edit.phrases import fold
from reportbuild.edit.readers import figure_reader
from reportbuild.edit.reading import misprinted, numbers_in
from tests.edit.desk import AUTONYMS, speaking
from tests.edit.spellings import spelt


def read(text: str, language: str = "en", locale: str = "") -> list[Fraction | None]:
    return [n.value for n in numbers_in(text, speaking(language, locale).reader)]


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en", "5,800", 5800),
        ("en", "5800", 5800),
        ("en", "5\u00a0800", 5800),
        ("fr-FR", "5 800", 5800),
        ("fr-FR", "5\u202f800,25", Fraction(580025, 100)),
        ("es-ES", "5800", 5800),
        ("es-ES", "5.800", 5800),
        ("es-419", "5,800.5", Fraction(58005, 10)),
        ("de-CH", "5’800", 5800),
        ("de-CH", "5'800", 5800),
        ("ar", "٥٬٨٠٠", 5800),
        ("ar", "5,800", 5800),
        ("ar-MA", "5.800", 5800),
        ("fa", "۵٬۸۰۰", 5800),
        ("hi", "२,३०,०००", 230000),
        ("hi", "230,000", 230000),
        ("zh", "五,八〇〇", 5800),
        ("en", "−15.5", Fraction(-155, 10)),
        ("en", "⅓", Fraction(1, 3)),
        ("en", "2½", Fraction(5, 2)),
        ("en", "1/3", Fraction(1, 3)),
    ],
)
def test_figures_are_read_as_their_locale_writes_them(
    locale: str, text: str, value: int | Fraction
):
    """Digits of any script, the locale's signs, and the spaces that typographers use."""
    assert [n.value for n in numbers_in(text, figure_reader(locale))] == [value]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "5,80"),
        ("en", "5.800,00"),
        ("en", "1,2345"),
        ("fr-FR", "5.800"),
        ("es-ES", "1,234,567"),
        ("en", "70/010/2003"),
        ("en", "29.04.2003"),
        ("en", ".5"),
        ("ar", "٥،٨٠٠"),
    ],
)
def test_what_is_no_number_in_its_locale_is_not_passed_over(locale: str, text: str):
    """A misplaced sign makes a number unreadable; it never makes another number of it."""
    found = numbers_in(text, figure_reader(locale))
    assert found
    assert found[0].value is None


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("fr-FR", "5,800", Fraction(29, 5)),
        ("en", "5.800", Fraction(29, 5)),
        ("es-ES", "5,800", Fraction(29, 5)),
    ],
)
def test_a_sign_means_what_it_means_in_its_own_locale(locale: str, text: str, value: Fraction):
    """The comma of French is no group sign, and 5,800 is five and eight tenths there."""
    assert [n.value for n in numbers_in(text, figure_reader(locale))] == [value]


def test_neighbouring_numbers_stay_apart():
    """A year before a number grouped by spaces does not join it, nor do the ends of a range."""
    assert read("en 2003 230 000 personnes", "fr") == [2003, 230000]
    assert read("15-20") == [15, 20]
    assert read("15–20 %") == [15, 20]
    assert read("(-5)") == [-5]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "twelve", 12),
        ("en", "Twenty-one", 21),
        ("en", "a hundred thousand", 100000),
        ("en", "1.2 million", 1200000),
        ("fr", "cent mille", 100000),
        ("fr", "dix-sept", 17),
        ("fr", "2 millions", 2000000),
        ("es", "cien mil", 100000),
        ("es", "quinientas", 500),
        ("es", "5 mil millones", 5 * 10**9),
        ("ar", "خمسة آلاف", 5000),
        ("ar", "مئة ألف", 100000),
        ("ar", "والعشرين", 20),
        ("ar", "مئتي", 200),
        ("sq", "dyqind e tridhjetë mijë", 230000),
        ("sq", "tridhjetë e një mijë e gjashtëqind", 31600),
        ("sq", "katërve", 4),
        ("sq", "1,2 milionë", 1200000),
    ],
)
def test_number_words_are_read(language: str, text: str, value: int):
    """Words up to twenty and beyond, in their inflected forms, with joined prefixes."""
    found = numbers_in(text, speaking(language).reader)
    assert len(found) == 1
    assert found[0].means(Fraction(value))


def test_words_that_do_not_multiply_are_added():
    """The French "mille cent" is 1,100 and not 100,000."""
    assert read("mille cent", "fr") == [1100]
    assert read("cent mille", "fr") == [100000]
    assert read("thirty-two") == [32]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "one-eighty", [None]),
        ("en", "eighty one hundred", [None]),
        ("en", "eighty and one", [80, 1]),
        ("en", "between twenty and thirty", [20, 30]),
        ("en", "thousands", [None]),
        ("en", "80²", [80, None]),
        ("en", "80th", [None]),
        ("en", "80k", [None]),
        ("en", "x/80", [None]),
        ("en", "–80", [-80]),
        ("fr", "entre vingt et trente", [20, 30]),
        ("fr", "vingt cent", [None]),
        ("fr", "des millions", [None]),
        ("es", "ochenta uno", [None]),
        ("es", "un ochenta por ciento", [1, 80]),
        ("es", "miles", [None]),
        ("ar", "بين عشرين وثلاثين", [20, 30]),
        ("ar", "آلاف", [None]),
        ("ar", "ثمانين واحد", [None]),
        ("zh", "三", [3]),
        ("de", "三", [None]),
    ],
)
def test_words_that_the_language_does_not_join_so_make_no_number(
    language: str, text: str, values: list[int | None]
):
    """What is built otherwise stays apart or has no value: no value is guessed."""
    assert read(text, language) == values


def test_a_word_for_per_cent_holds_no_hundred():
    """The words for it are no number in French, Spanish and Arabic, though a hundred is in them."""
    for language, text in (("fr", "8 pour cent"), ("es", "8 por ciento"), ("ar", "8 في المائة")):
        found = numbers_in(text, speaking(language).reader)
        assert [(n.value, n.percent) for n in found] == [(Fraction(8), True)]


def test_a_sign_for_per_cent_may_stand_before_or_after():
    """Turkish has it before the figure."""
    assert [n.percent for n in numbers_in("%15", figure_reader("tr"))] == [True]
    assert [n.percent for n in numbers_in("١٥٪", figure_reader("ar"))] == [True]
    assert [n.percent for n in numbers_in("15 people", figure_reader("en"))] == [False]


def test_a_word_of_two_meanings_has_both():
    """Without vowels, Arabic writes "five" and "a fifth" alike."""
    (number,) = numbers_in("خمس", speaking("ar").reader)
    assert number.means(Fraction(5))
    assert number.means(Fraction(1, 5), part=True)
    assert not number.means(Fraction(5), part=True)


@pytest.mark.parametrize("language", AUTONYMS)
def test_every_listed_word_is_read_as_its_number(language: str):
    """No form of a list is hidden by another; one that needs a number has none alone."""
    how = speaking(language)
    scales = {Fraction(scale) for scale in how.reader.grammar.scales}
    for context, name in how.words.entries:
        if context not in {"number", "fraction"}:
            continue
        for form in how.words.alternatives(name, context):
            value, text = Fraction(name), form
            if fold(form) in how.reader.bound:  # a number only after another
                assert numbers_in(form, how.reader)[0].value is None
                if value < 100 or value not in scales or how.reader.grammar.before:
                    continue
                value, text = value * 5, f"5 {form}"
            found = numbers_in(text, how.reader)
            assert len(found) == 1, (form, found)
            assert found[0].means(value, part=context == "fraction"), (form, found)


@pytest.mark.parametrize("language", AUTONYMS)
def test_what_is_bound_or_unsure_is_listed_as_a_number(language: str):
    """A form that is no number word would mark nothing."""
    how = speaking(language)
    forms = {
        fold(form)
        for context, name in how.words.entries
        if context in {"number", "fraction"}
        for form in how.words.alternatives(name, context)
    }
    assert how.reader.bound <= forms
    assert how.reader.unsure <= forms
    assert set(how.words.alternatives("per cent before", "words")) <= set(
        how.words.alternatives("per cent", "words")
    )


SPELT = ["en", "fr", "es", "ar", "sr-Cyrl", "de", "pt", "ru", "fa", "he", "sw", "zh", "am"]


@given(st.sampled_from(SPELT), st.integers(0, 999_999))
def test_a_number_spelt_out_is_read(language: str, value: int):
    """By grammars written apart from the reader's: wholly, and as that number first of all."""
    words = spelt(value, language)
    if "وأحد" in words:  # without hamza "and eleven" looks like "one ten"
        return
    found = numbers_in(words, speaking(language).reader)
    assert len(found) == 1, words
    assert found[0].means(Fraction(value)), words
    assert not found[0].percent


@given(st.sampled_from(["hi", "ur"]), st.lists(st.integers(1, 19), min_size=4, max_size=4))
def test_lakhs_are_read(language: str, parts: list[int]):
    """Hindi and Urdu count by hundred, thousand, and a hundred thousand."""
    lakhs, thousands, hundreds, rest = parts
    value = lakhs * 100_000 + thousands * 1000 + min(hundreds, 9) * 100 + rest
    (found,) = numbers_in(spelt(value, language), speaking(language).reader)
    assert found.value == value


SETTINGS = [
    ("en", "en-GB", "latn"), ("fr", "fr-FR", "latn"), ("fr", "fr-CH", "latn"),
    ("es", "es-ES", "latn"), ("es", "es-419", "latn"), ("pt", "pt-BR", "latn"),
    ("pt", "pt-PT", "latn"), ("de", "de-DE", "latn"), ("de", "de-CH", "latn"),
    ("ar", "ar-EG", "arab"), ("ar", "ar-MA", "latn"), ("fa", "fa", "arabext"),
    ("fa", "fa", "latn"), ("ur", "ur-PK", "latn"), ("ur", "ur-IN", "arabext"),
    ("he", "he", "latn"), ("sq", "sq", "latn"), ("sr-Cyrl", "sr-Cyrl", "latn"),
    ("sr-Latn", "sr-Latn", "latn"), ("ru", "ru", "latn"), ("hi", "hi", "latn"),
    ("hi", "hi", "deva"), ("sw", "sw-KE", "latn"), ("sw", "sw-CD", "latn"),
    ("zh", "zh-Hans-CN", "latn"), ("am", "am", "latn"),
]  # fmt: skip
ZEROS = {"latn": "0", "arab": "\u0660", "arabext": "\u06f0", "deva": "\u0966"}


@given(
    st.sampled_from(SETTINGS),
    st.decimals(0, 10**10, allow_nan=False, allow_infinity=False, places=2),
    st.booleans(),
)
def test_figures_that_cldr_formats_are_read_back(
    setting: tuple[str, str, str], value: Decimal, whole: bool
):
    """Babel's separators and grouping, each numbering system's digits, beside words."""
    language, tag, system = setting
    value = value.to_integral_value() if whole else value
    printed = format_decimal(
        value, locale=Locale.parse(tag, sep="-"), numbering_system=system
    ).translate(
        str.maketrans("0123456789", "".join(chr(ord(ZEROS[system]) + n) for n in range(10)))
    )
    found = numbers_in(f"({printed})", speaking(language, tag).reader)
    assert [n.value for n in found] == [Fraction(value)], printed


READ = [
    ("de", "230.000", [230000]), ("de", "1,5 Mio. Euro", [1500000]),
    ("de", "zweihundertdreiundvierzigtausend", [243000]), ("de", "drei Siebtel", ["3/7"]),
    ("de", "zwei Millionen dreihunderttausend", [2300000]), ("de", "Dutzende", [None]),
    ("de", "zwischen fünfzehn und zwanzig Prozent", [15, 20]), ("de", "außer Acht gelassen", []),
    ("pt", "230.000", [230000]), ("pt", "2,5 milhões", [2500000]), ("pt", "230\u00a0mil", [230000]),
    ("ru", "230\u00a0000", [230000]), ("ru", "1,2 млн человек", [1200000]),
    ("ru", "трех из четырёх", [3, 4]), ("ru", "тысячи людей", [None]), ("ru", "3 из 4", [3, 4]),
    ("fa", "۲۳۰٬۰۰۰", [230000]), ("fa", "از ۱۵ تا ۲۰ درصد", [15, 20]), ("fa", "یک‌سوم", ["1/3"]),
    ("fa", "۸٫۵", ["17/2"]), ("fa", "۸/۵ درصد", ["17/2"]), ("fa", "بيست و يك", [21]),
    ("ur", "2,30,000", [230000]), ("ur", "2 لاکھ 30 ہزار", [230000]),
    ("ur", "ڈھائی لاکھ", [250000]),
    ("he", "כ־230,000", [230000]), ("he", "בין חמישה עשר לעשרים אחוז", [15, 20]),
    ("he", "ושלושה", [3]), ("he", "חמשת אלפים", [5000]), ("he", "אלפים", [None]),
    ("hi", "२,३०,०००", [230000]), ("hi", "2.3 करोड़", [23000000]), ("hi", "हजार", [1000]),
    ("hi", "पांच", [5]), ("hi", "हज़ारों लोग", [None]),
    ("sw", "milioni 2.5", [2500000]), ("sw", "elfu mbili na mia tatu", [2300]),
    ("sw", "elfu kumi na mbili", [12000]), ("sw", "maelfu ya watu", [None]),
    ("zh", "23万", [230000]), ("zh", "23万5000人", [235000]), ("zh", "1.2亿", [120000000]),
    ("zh", "两千零五", [2005]), ("zh", "二〇〇三年", [2003]), ("zh", "一百五", [None]),
    ("zh", "三四十人", [None]), ("zh", "七八个人", [None]), ("zh", "数百人", [None]),
    ("zh", "第十四章", [14]), ("de", "Hunderttausende", [None]),
    ("de", "anderthalb Millionen", [1500000]), ("hi", "साढ़े तीन लाख", [350000]),
    ("en", "2½ million", [2500000]), ("en", "⅓ million", ["1/3", 1000000]),
    ("zh", "一些人", []), ("zh", "北京", []), ("zh", "百分之二十", [20]),
    ("zh", "三分之一", ["1/3"]),
    ("am", "ከ15 እስከ 20", [15, 20]), ("am", "አስራ አምስት", [15]), ("am", "በአምስት", [5]),
    ("am", "1.2 ሚሊዮን", [1200000]), ("am", "፲፭", [None, None]),
    ("en", "seven eighths", ["7/8"]), ("en", "half a million", [500000]),
    ("en", "2 million 300 thousand", [2300000]), ("en", "one another", []),
    ("ar", "ثلاثة أثمان", ["3/8"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "values"), READ)
def test_numbers_are_read_as_their_language_writes_them(
    language: str, text: str, values: list[int | str | None]
):
    """Scales, lakhs, 万, compounds, prefixes; what is read as no one number has no value."""
    expected = [None if v is None else Fraction(v) for v in values]
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "20 Prozent"), ("pt", "vinte por cento"), ("ru", "двадцати процентов"),
        ("ru", "20\u00a0%"), ("fa", "۲۰٪"), ("fa", "بیست درصد"), ("ur", "20 فیصد"), ("he", "20%"),
        ("he", "עשרים אחוזים"), ("hi", "बीस प्रतिशत"), ("sw", "asilimia 20"),
        ("sw", "asilimia ishirini"), ("zh", "百分之二十"), ("zh", "20%"), ("am", "20 በመቶ"),
        ("am", "ሃያ በመቶ"), ("sq", "20 për qind"), ("sr-Cyrl", "20 одсто"),
    ],
)  # fmt: skip
def test_a_per_cent_is_seen_before_or_after_its_number(language: str, text: str):
    """The words of the language, inflected, and the sign."""
    assert [(n.value, n.percent) for n in numbers_in(text, speaking(language).reader)] == [
        (Fraction(20), True)
    ]


@pytest.mark.parametrize(
    ("language", "text", "unsure"),
    [
        ("en", "one of them", [True]), ("en", "one in three", [False, False]),
        ("en", "eighteen", [False]), ("en", "a quarter of a century", [True]),
        ("en", "one per cent", [False]), ("en", "1 of them", [False]),
        ("en", "twenty-one", [False]), ("en", "one hundred", [False]),
        ("fr", "un village", [True]), ("fr", "neuf maisons", [True]), ("fr", "neuf %", [False]),
        ("fr", "une personne sur trois", [True, False]), ("es", "un pueblo", [True]),
        ("es", "18 años", [False]), ("de", "ein Dorf", [True]), ("de", "achtzehn", [False]),
        ("ar", "أحد", [True]), ("ar", "ثمانية عشر", [False]), ("zh", "一个", [True]),
        ("zh", "十八", [False]), ("ru", "одна из них", [True]), ("he", "אחת", [True]),
        ("hi", "एक गाँव", [True]), ("fa", "یک روستا", [True]), ("pt", "uma aldeia", [True]),
        ("sw", "kijiji kimoja", [True]), ("am", "አንድ ሰው", [True]), ("ur", "ایک گاؤں", [True]),
    ],
)  # fmt: skip
def test_words_that_are_often_no_numbers_are_unsure(language: str, text: str, unsure: list[bool]):
    """Unless a per cent, a link to another number, or another word of it shows one."""
    assert [n.unsure for n in numbers_in(text, speaking(language).reader)] == unsure


def test_a_wrong_table_is_caught():
    """Figures with another group sign than the locale's are misprints."""
    style = number_style("en", "latn")
    assert misprinted(Decimal(5800), "5.800", style)
    assert misprinted(Decimal(5800), "٥٨٠١", style)
    assert misprinted(Decimal(5800), "", style)
    assert not misprinted(Decimal(5800), "5,800", style)


def test_a_locale_that_cldr_does_not_know_has_no_reader():
    """Nothing is guessed for it."""
    with pytest.raises(ValueError, match="xx-XX"):
        figure_reader("xx-XX")


@given(st.text(), st.sampled_from(sorted(AUTONYMS)))
def test_any_text_can_be_read(text: str, language: str):
    """Nothing that may be typed raises, and places run forward without overlap."""
    found = numbers_in(text, speaking(language).reader)
    places = [place for n in found for place in (n.start, n.end)]
    assert places == sorted(places)
