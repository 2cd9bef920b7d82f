"""The workshop: nothing is made twice, and what was kept decides no byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from threading import Barrier, Lock

import pytest

from reportbuild.making import make
from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Checked
from reportbuild.packing import learn, pack, unpack
from reportbuild.settling import PAGES
from reportbuild.store import Store
from reportbuild.work import COMPOSE, Work
from reportbuild.worker import do
from reportbuild.workshop import Progress, Run, Workshop
from tests.doing import ENGINES_SEE_NO_FONT
from tests.printers import stock_document, the_house

assert ENGINES_SEE_NO_FONT  # from here on they may be imported

UPPER: Work[[str], str] = Work("tests.test_workshop", "upper")
LOWER: Work[[str], str] = Work("tests.test_workshop", "lower")


def upper(word: str) -> str:
    return word.upper()


def lower(word: str) -> str:
    return word.lower()


@dataclass
class Shelf:
    """Keeps what it is given, and counts what is asked for."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        self.kept[key] = value


@dataclass
class Bench:
    """Does work at once, or when it is told to; counts it."""

    by: Callable[[bytes], Future[bytes]] | None = None
    sent: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def send(self, work: bytes) -> Future[bytes]:
        with self.lock:
            self.sent.append(unpack(work)[1])
        if self.by:
            return self.by(work)
        future: Future[bytes] = Future()
        try:
            future.set_result(do(work))
        except Exception as fault:  # noqa: BLE001 - as an executor does
            future.set_exception(fault)
        return future


def workshop(bench: Bench, shelf: Shelf, recipe: str = "1") -> Workshop:
    return Workshop(bench, shelf, recipe, lambda _name, _progress: None)


def test_equal_work_is_done_once_in_a_run_and_kept_for_the_next():
    """Its count tells what was made, and what was there."""
    bench, shelf = Bench(), Shelf()
    one, other = (workshop(bench, shelf).run("x") for _ in range(2))
    assert [one.do(UPPER, "a").result() for _ in range(3)] == ["A"] * 3
    assert other.do(UPPER, "a").result() == "A"
    assert bench.sent == ["upper"]
    assert (one.count.made, one.count.reused) == (1, 0)
    assert (other.count.made, other.count.reused) == (0, 1)


def test_work_is_known_by_its_function_its_values_and_the_recipe():
    """Whatever differs makes it another piece."""
    bench, shelf = Bench(), Shelf()
    run = workshop(bench, shelf).run("x")
    assert [run.do(work, "aB").result() for work in (UPPER, LOWER)] == ["AB", "ab"]
    assert run.do(UPPER, "c").result() == "C"
    assert workshop(bench, shelf, "2").run("x").do(UPPER, "c").result() == "C"
    assert bench.sent == ["upper", "lower", "upper", "upper"]
    assert len(shelf.kept) == 4


def test_values_are_told_apart_where_they_end():
    """Neither their number nor their borders may be mistaken."""
    shop = workshop(Bench(), Shelf())
    keys = {shop.key(*parts) for parts in [(), (b"",), (b"", b""), (b"ab",), (b"a", b"b")]}
    assert len(keys) == 5


def test_two_runs_that_ask_at_the_same_time_have_it_made_once():
    """The second waits for what is on its way."""
    go: list[Callable[[], None]] = []

    def later(work: bytes) -> Future[bytes]:
        future: Future[bytes] = Future()
        go.append(lambda: future.set_result(do(work)))
        return future

    bench = Bench(later)
    shop = workshop(bench, Shelf())
    first, second = (shop.run(name).do(UPPER, "a") for name in "xy")
    [finish] = go
    finish()
    assert (first.result(), second.result()) == ("A", "A")
    assert bench.sent == ["upper"]
    assert shop.sent == {}


def test_many_threads_have_it_made_once():
    """Begun at one moment, over many pieces."""
    with ThreadPoolExecutor(8) as threads, ThreadPoolExecutor(2) as crew:
        bench = Bench(lambda work: crew.submit(do, work))
        shop, start = workshop(bench, Shelf()), Barrier(8)

        def ask(name: int) -> list[str]:
            run = shop.run(str(name))
            start.wait()
            return [run.do(UPPER, f"word {n}").result() for n in range(40)]

        said = list(threads.map(ask, range(8)))
    assert said == [[f"WORD {n}" for n in range(40)]] * 8
    assert len(bench.sent) == 40


@pytest.mark.parametrize("kept", [b"", b"nothing of ours", b"cos\nsystem\n(S'true'\ntR.", b"\x80"])
def test_an_entry_that_is_nothing_of_ours_is_made_again(kept: bytes):
    """It is put right for the next time."""
    bench, shelf = Bench(), Shelf()
    workshop(bench, shelf).run("x").do(UPPER, "a").result()
    [key] = shelf.kept
    sound, shelf.kept[key] = shelf.kept[key], kept
    run = workshop(bench, shelf).run("x")
    assert run.do(UPPER, "a").result() == "A"
    assert shelf.kept == {key: sound}
    assert bench.sent == ["upper"] * 2


def test_what_fails_is_not_kept_and_may_be_asked_for_again():
    """The next build has it done anew."""
    shelf, broken = Shelf(), Future[bytes]()
    broken.set_exception(BrokenExecutor("stopped"))
    with pytest.raises(BrokenExecutor):
        workshop(Bench(lambda _: broken), shelf).run("x").do(UPPER, "a").result()
    assert shelf.kept == {}
    assert workshop(Bench(), shelf).run("x").do(UPPER, "a").result() == "A"


def test_a_run_tells_how_far_it_is():
    """By its name."""
    heard: list[tuple[str, Progress]] = []
    shop = Workshop(Bench(), Shelf(), "", lambda name, part: heard.append((name, part)))
    shop.run("x.pdf").tell("press", 2, 5, "Return")
    assert heard == [("x.pdf", Progress("press", 2, 5, "Return"))]


def test_a_note_belongs_to_a_name_and_outlives_the_recipe():
    """What is not a note is none."""
    shelf = Shelf()
    workshop(Bench(), shelf).run("x").remember(PAGES, {"#a": "7"})
    assert workshop(Bench(), shelf, "2").run("x").recall(PAGES) == {"#a": "7"}
    assert workshop(Bench(), shelf).run("y").recall(PAGES) == {}
    [key] = shelf.kept
    for bad in (b"", b"x", pack(7), pack(["#a"]), pack({"#a": 7}), pack({7: "a"}), pack(None)):
        shelf.kept[key] = bad
        assert workshop(Bench(), shelf).run("x").recall(PAGES) == {}


# --- the stock report itself --------------------------------------------------------------------


@dataclass
class Noting(Run):
    """A run that recalls what a test says."""

    said: Mapping[str, str] = field(default_factory=dict)

    def recall(self, what: str) -> Mapping[str, str]:
        return self.said


NAME = "stock-en.pdf"


@cache
def whole() -> tuple[Checked[Artefact], dict[str, bytes]]:
    """The stock report, made with nothing kept, and all that was kept of it."""
    learn(the_house())
    shelf = Shelf()
    made = make(stock_document(), the_house(), "pdf", workshop(Bench(), shelf).run(NAME))
    assert made.sound
    return made, shelf.kept


def true_note() -> dict[str, str]:
    _, kept = whole()
    return dict(workshop(Bench(), Shelf(dict(kept))).run(NAME).recall(PAGES))


def test_a_book_made_again_sends_no_work():
    """All of it was kept, and its bytes are the same."""
    made, kept = whole()
    bench = Bench()
    again = make(stock_document(), the_house(), "pdf", workshop(bench, Shelf(dict(kept))).run(NAME))
    assert (again, bench.sent) == (made, [])


FALSE: dict[str, Callable[[dict[str, str]], dict[str, str]]] = {
    "other pages": lambda true: dict.fromkeys(true, "88"),
    "moved by one": lambda true: {
        k: str(int(v) + 1) if v.isdigit() else v for k, v in true.items()
    },
    "half of them": lambda true: dict(list(true.items())[::2]),
    "none of ours": lambda _: {"#nowhere": "3"},
    "no number": lambda true: dict.fromkeys(true, "<b>&\0"),
    "very long": lambda true: dict.fromkeys(true, "9" * 4000),
}


@pytest.mark.parametrize("false", FALSE)
def test_a_false_page_map_changes_no_byte(false: str):
    """It is a hint of what to press ahead: pages are printed once they are known."""
    made, kept = whole()
    true = true_note()
    assert len(true) > 10
    shelf, bench = Shelf(dict(kept)), Bench()
    shop = workshop(bench, shelf)
    run = Noting(shop, NAME, said=FALSE[false](true))
    assert make(stock_document(), the_house(), "pdf", run) == made
    assert set(bench.sent) <= {"paper", "text", "pressed"}, "only what the hint asked for"
    assert shop.run(NAME).recall(PAGES) == true


def test_every_entry_may_be_damaged_at_once():
    """As when a disk goes bad: all is made again, the same."""
    made, kept = whole()
    shelf = Shelf({key: value[: len(value) // 2] for key, value in kept.items()})
    assert make(stock_document(), the_house(), "pdf", workshop(Bench(), shelf).run(NAME)) == made
    assert shelf.kept == kept


def test_a_store_on_disk_serves_as_well(tmp_path_factory: pytest.TempPathFactory):
    """Entries are one for each piece of work, and hold what was made of it."""
    made, kept = whole()
    store = Store(tmp_path_factory.mktemp("store"))
    for key, value in kept.items():
        store.put(key, value)
    shop = Workshop(Bench(), store, "1", lambda *_: None)
    run = shop.run(NAME)
    assert make(stock_document(), the_house(), "pdf", run) == made
    assert (run.count.made, run.count.reused) == (0, len(kept) - 1), "all but the note"
    first = run.do(COMPOSE, stock_document(), the_house(), {}).result()
    assert first.value.name == "stock-en"
