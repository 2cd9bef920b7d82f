"""What commands recall of earlier ones: all that lasts, nothing that differs, and no secret."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from reportbuild.editions import Edited, edited, silent
from reportbuild.memory import Memory
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.order import Order
from reportbuild.model.shelf import Shelf
from reportbuild.packing import pack
from reportbuild.store import Store
from tests.memos import Watched
from tests.previews import the_house
from tests.stock import stock_files
from tests.test_workshop import Shelf as Keeper

T = TypeVar("T")

TEXT = "text/02-return.md"
TWICE = """
import sys
from pathlib import Path
from tests.memos import Watched
from tests.test_memory import read_and_edited
from reportbuild.memory import Memory
from reportbuild.store import Store
watched = Watched(Memory(Store(Path(sys.argv[1])), "recipe"))
assert read_and_edited(watched, *sys.argv[2:]).documents
print(len(watched.made_of_lasting), len(watched.lasting))
"""


def read_and_edited(memory: Memo, *languages: str, **other: bytes) -> Edited:
    """The stock report, from bytes that nobody has seen before."""
    files = {path: bytes(bytearray(data)) for path, data in {**stock_files(), **other}.items()}
    order = Order(frozenset(languages))
    return edited(Shelf("stock", files), the_house(), order, silent, memory)


def test_all_that_lasts_is_recalled_by_the_next_command() -> None:
    """In every language, and what is made of it is what is made without."""
    keeper = Keeper()
    read_and_edited(Memory(keeper, "recipe"))
    again = Watched(Memory(keeper, "recipe"))
    recalled = read_and_edited(again)

    assert again.made_of_lasting == []
    assert {place[0] for place in again.lasting} >= {"chapter", "picture", "edited", "records"}
    order = Order()
    assert recalled == edited(Shelf("stock", stock_files()), the_house(), order, silent, FORGETFUL)


def test_a_word_has_its_own_text_made_again_and_no_other() -> None:
    """Of one language; of others, if they print it."""
    keeper = Keeper()
    read_and_edited(Memory(keeper, "recipe"), "en")
    now = stock_files()[TEXT].replace(b"Nobody told us", b"No one told us")
    after = Watched(Memory(keeper, "recipe"))
    read_and_edited(after, "en", **{TEXT: now})
    assert now != stock_files()[TEXT]
    assert {place[-1] for place in after.made if place[0] == "chapter"} == {TEXT}
    assert {place[-1] for place in after.made if place[0] == "edited"} == {"return"}
    assert not [place for place in after.made if place[0] in {"picture", "records"}]


def test_another_process_recalls_it(tmp_path: Path) -> None:
    """Whatever the order in which that process keeps what has none."""

    def made(language: str, seed: str) -> list[int]:
        done = subprocess.run(
            [sys.executable, "-c", TWICE, str(tmp_path), language],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        return [int(number) for number in done.stdout.split()]

    first, lasting = made("ar", "1")
    second, _ = made("ar", "2")
    assert first == lasting > 0
    assert second == 0


def test_another_tool_recalls_nothing() -> None:
    """A later version may read the same words otherwise."""
    keeper = Keeper()
    read_and_edited(Memory(keeper, "recipe"), "en")
    other = Watched(Memory(keeper, "another"))
    read_and_edited(other, "en")
    assert other.made_of_lasting == other.lasting


@pytest.mark.parametrize("kept", [b"", b"garbage", pack(print)[:-3], pack(Store)])
def test_what_somebody_else_put_there_is_none(kept: bytes) -> None:
    """It is made again, and kept in its place."""
    keeper = Keeper()
    read_and_edited(Memory(keeper, "recipe"), "en")
    whole = dict(keeper.kept)
    keeper.kept = dict.fromkeys(whole, kept)
    assert read_and_edited(Memory(keeper, "recipe"), "en").documents
    assert keeper.kept == whole


SECRET = "Ramadani"


def kept_of(**other: bytes) -> tuple[Edited, list[str]]:
    """What is read and edited of a report that names somebody, and the entries that do so, too."""
    keeper = Keeper()
    made = read_and_edited(Memory(keeper, "recipe"), **other)
    assert keeper.kept
    return made, [key for key, value in keeper.kept.items() if SECRET.encode() in value]


def test_what_no_reader_is_to_see_is_not_kept() -> None:
    """Neither comments, nor how consent was given, nor what is told of a file beside its text."""
    files = stock_files()
    other = {
        TEXT: files[TEXT] + f"\n% {SECRET} told us this\n".encode(),
        "images.toml": files["images.toml"].replace(b"kept by", f"{SECRET}, kept by".encode()),
        "statistics.toml": files["statistics.toml"] + f"\n# {SECRET} counted\n".encode(),
    }
    assert all(SECRET.encode() in data for data in other.values())
    made, telling = kept_of(**other)
    assert made.documents
    assert telling == []


def test_a_note_that_nothing_calls_is_not_kept() -> None:
    """Nor is its text, until it is called or gone: no reader would see it."""
    text = stock_files()[TEXT]
    note = f"\n[^gone]: {SECRET} said so today, and is in hiding. Organise, organize.\n".encode()
    made, telling = kept_of(**{TEXT: text + note})
    assert made.documents
    assert "ref-006" in {finding.code for finding in made.findings}
    assert telling == []
    called, telling = kept_of(**{TEXT: text + b"\nThey went.[^gone]\n" + note})
    assert called.documents
    assert telling, "or this would prove nothing"


@pytest.mark.parametrize("lacks", ["consent", "entry"])
def test_a_picture_that_may_not_be_shown_is_not_kept(lacks: str) -> None:
    """Somebody could be known from it, and has not agreed; or nobody has said."""
    files = stock_files()
    told = files["images.toml"].decode()
    start = told.index('["images/woman.jpg"]')
    end = told.find("\n[", start)
    entry = told[start : end if end > 0 else len(told)]
    without = "" if lacks == "entry" else entry.replace("consent =", "# consent =")
    assert without != entry
    assert "identifiable = true" in entry
    for toml, there in ((told, True), (told.replace(entry, without), False)):
        keeper = Keeper()
        read_and_edited(Memory(keeper, "recipe"), **{"images.toml": toml.encode()})
        photographs = [value for value in keeper.kept.values() if b"\xff\xd8\xff" in value]
        assert bool(photographs) == there


def test_what_is_nobodys_own_is_known_by_what_it_is() -> None:
    """The empty tuple is one for all: whoever returns it does not make it his."""
    keeper = Keeper()
    read_and_edited(Memory(keeper, "recipe"))
    alone = Watched(Memory(keeper, "recipe"))
    read_and_edited(alone, "fr")
    assert alone.made_of_lasting == []


def test_what_does_not_last_is_made_by_each_command_and_known_by_what_it_is_of() -> None:
    """A voice can be packed by nobody; what is made with it is recalled all the same."""
    keeper = Keeper()

    def command(word: str) -> tuple[str, int]:
        memory, made = Memory(keeper, "recipe"), list[str]()
        voice: Callable[[str], str] = memory.recall(
            ("voice",), (word,), lambda: lambda said: f"{said}, {word}"
        )

        def line() -> str:
            made.append(word)
            return voice("here")

        said = memory.recall(("line",), (voice, (1, 2)), line, lasting=True)
        return said, len(made)

    assert command("quietly") == ("here, quietly", 1)
    assert command("quietly") == ("here, quietly", 0)
    assert command("aloud") == ("here, aloud", 1)
