"""Lines as they were written: spaces that line ends swallowed, hyphens that they added."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from reportbuild.press.wording import Wording, Wordings, remember


@dataclass
class MadeBox:
    """A text box as the engine has it: a piece of text, and a note of what it came from."""

    text: str
    style: dict[str, str] = field(default_factory=lambda: {"hyphenate_character": "‐"})

    def piece(self, text: str) -> MadeBox:
        made = MadeBox(text)
        made.__dict__.update({**self.__dict__, "text": text})
        return made


def read(written: str, *pieces: str, shown: str | None = None) -> list[Wording]:
    """What the pieces say of a text laid out in lines."""
    whole = MadeBox(written if shown is None else shown)
    remember(whole, written)
    wordings = Wordings()
    return [wordings.read(whole.piece(piece)) for piece in pieces]


def test_a_line_tells_that_a_space_stood_at_its_end():
    """The space between two lines is in neither of them."""
    first, second = read("the road", "the", "road")
    assert (first.text, first.space_after, second.text) == ("the", True, "road")


def test_a_hyphen_added_at_a_line_end_is_no_part_of_the_word():
    """The word is told as it was written, and that it goes on."""
    first, second = read("return", "re‐", "turn")
    assert (first, second.text) == (Wording("re", divided=True), "turn")


def test_a_hyphen_is_known_in_a_line_that_begins_with_a_space():
    """The first piece after a note begins with its space, and may be divided, too."""
    first, _ = read(" The publication", " The publica‐", "tion")
    assert first == Wording(" The publica", divided=True)


def test_a_hyphen_that_was_written_stays():
    """A compound broken at its own hyphen has no space there."""
    first, second = read("well-known", "well-", "known")
    assert (first.text, first.space_after, second.text) == ("well-", False, "known")


def test_soft_hyphens_are_not_told():
    """They say where a word may be divided, not how it is spelt."""
    assert read("super\u00adcali", "super\u00ad‐", "cali") == [
        Wording("super", divided=True),
        Wording("cali"),
    ]


def test_capitals_made_by_the_stylesheet_are_told_as_written():
    """Screen readers spell capitals letter by letter."""
    (only,) = read("Upper valley", "UPPER VALLEY", shown="UPPER VALLEY")
    assert only.text == "Upper valley"


def test_text_that_is_not_in_its_origin_says_what_it_shows():
    """A text the engine made up is at least not lost."""
    assert read("one", "two") == [Wording("two")]


def test_a_text_without_origin_says_what_it_shows():
    """Generated text was never written."""
    assert Wordings().read(MadeBox("1.")) == Wording("1.")


def test_a_transformed_copy_keeps_its_first_origin():
    """A first line is transformed again, and is still a piece of the whole."""
    box = MadeBox("THE ROAD")
    remember(box, "the road")
    remember(box, "THE ROAD")
    assert Wordings().read(box).text == "the road"


words = st.lists(st.text("abcé-ب", min_size=1, max_size=6), min_size=1, max_size=12)


@given(words, st.data())
def test_lines_give_back_the_text_however_it_was_broken(parts: list[str], data: st.DataObject):
    """Broken at spaces or within words, the text told is the text written."""
    written = " ".join(parts)
    pieces, line = [], ""
    for word in parts:
        cut = data.draw(st.integers(0, len(word) - 1))
        if line and data.draw(st.booleans()):
            pieces.append(line)
            line = ""
        line += (" " if line else "") + word[:cut]
        if cut and data.draw(st.booleans()):
            pieces.append(f"{line}‐")
            line = ""
        line += word[cut:]
    pieces.append(line)
    told = ""
    for wording in read(written, *pieces):
        told += " " if wording.space_before and not told.endswith(" ") else ""
        told += wording.text + (" " if wording.space_after else "")
    assert told.strip() == written
