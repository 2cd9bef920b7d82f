"""Numbers in figures."""

from __future__ import annotations

import pytest

from reportbuild.edit.figured import NUMERIC, in_figures, latin, strange
from reportbuild.edit.readers import figure_reader
from tests.edit.desk import speaking


@pytest.mark.parametrize(
    ("text", "plain"),
    [("٢٣٠ و۲۳۰ २३०", "230 و230 230"), ("abc", "abc"), ("𝟓", "5"), ("½²", "½²")],
)
def test_digits_of_any_script_become_latin_ones(text: str, plain: str):
    """One for one, so that places stay what they are; other signs stay as they are."""
    assert latin(text, figure_reader("en")) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("二〇〇三年", "2003年"),
        ("五,八〇〇", "5,800"),
        ("二十三", "二十三"),
        ("三人", "三人"),
        ("七八个", "七八个"),
        ("五八个", "58个"),
    ],
)
def test_chinese_digits_are_figures_only_one_after_another(text: str, plain: str):
    """Beside a word for ten, alone, or counted up ("seven or eight") they are words."""
    assert latin(text, speaking("zh").reader) == plain


def test_without_words_all_chinese_digits_are_figures():
    """As the builder prints them in Chinese numerals."""
    assert latin("三 二三", figure_reader("zh")) == "3 23"


def test_persian_writes_its_decimals_with_a_stroke_too():
    """So "۸/۵" may be 8.5, and may be eight fifths; in English it is only the latter."""
    (persian,) = in_figures("۸/۵", "8/5", figure_reader("fa"))
    (english,) = in_figures("8/5", "8/5", figure_reader("en"))
    assert [str(m.value) for m in persian.meanings] == ["17/2", "8/5"]
    assert [str(m.value) for m in english.meanings] == ["8/5"]


def test_signs_that_nobody_reads_are_strange_where_nothing_else_is():
    """A circled digit is one, the Chinese sign for a capital is none, whatever Unicode says."""
    assert [n.start for n in strange("a② 三 京", [])] == [1, 3]
    assert list(strange("三", [(0, 1)])) == []


def test_only_signs_of_number_make_a_text_worth_looking_at():
    """Plain words are passed over at one glance."""
    assert NUMERIC.search("words alone, and ሰላም") is None
    assert all(NUMERIC.search(sign) for sign in "7٣၀½²Ⅷ③三𝟓፩")
