"""The store: what was put is got whole, or not at all; nothing that goes wrong with it is heard."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.store import NoStore, Store


def key(name: object) -> str:
    return sha256(str(name).encode()).hexdigest()


def value(name: object) -> bytes:
    """Bytes that belong to a name, and to no other."""
    return sha256(f"value of {name}".encode()).digest() * 500


ONE = key("one")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def entry(store: Store, of: str = ONE) -> Path:
    return store.folder / "entries" / of[:2] / of[2:]


def files(folder: Path) -> set[str]:
    return {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}


@given(kept=st.binary(max_size=2000), again=st.binary(max_size=20))
def test_what_is_put_is_got(kept: bytes, again: bytes, tmp_path_factory: pytest.TempPathFactory):
    """Whatever bytes they are; what is put later takes their place; no other key has them."""
    store = Store(tmp_path_factory.getbasetemp() / "given")
    for one in (kept, again, b""):
        store.put(ONE, one)
        assert store.get(ONE) == one
    assert store.get(key("other")) is None


def test_what_is_huge_is_got(store: Store):
    """Forty megabytes, as a book of photographs has."""
    huge = os.urandom(2**20) * 40
    store.put(ONE, huge)
    assert store.get(ONE) == huge


def test_nothing_is_there_before_it_is_put(store: Store):
    """Neither is the folder."""
    assert store.get(ONE) is None
    store.trim()
    assert store.clear() == (0, 0)
    assert not store.folder.exists()


def damages(whole: bytes) -> Iterator[bytes]:
    """An entry cut short, grown, emptied, and with a bit turned over here and there."""
    yield b""
    yield whole + b"\0"
    yield whole[1:]
    yield b"reportbuild store 1\n"
    chance = random.Random(2003)
    for at in (0, 5, 19, 20, 30, 51, 52, 60, len(whole) - 1):
        yield whole[:at]
        yield whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]


def test_an_entry_that_is_not_whole_is_none_and_is_made_good(store: Store):
    """It is told by its digest, wherever it is damaged, and may be put again."""
    store.put(ONE, value(1))
    whole = entry(store).read_bytes()
    for damaged in damages(whole):
        entry(store).write_bytes(damaged)
        assert store.get(ONE) is None, damaged[:60]
    store.put(ONE, value(1))
    assert entry(store).read_bytes() == whole


def test_an_entry_in_the_place_of_another_is_none(store: Store):
    """Whole as it is, it belongs to another key; so does one that another tool has put there."""
    other = key("other")
    store.put(ONE, value(1))
    store.put(other, value(2))
    entry(store).replace(entry(store, other))
    assert (store.get(ONE), store.get(other)) == (None, None)
    entry(store, other).write_bytes(value(2))
    assert store.get(other) is None


def test_what_cannot_be_read_is_none(store: Store):
    """A folder stands in its place, or a link to nowhere."""
    entry(store).mkdir(parents=True)
    assert store.get(ONE) is None
    store.put(ONE, b"x")
    assert store.get(ONE) is None
    entry(store).rmdir()
    entry(store).symlink_to("nowhere")
    assert store.get(ONE) is None
    store.put(ONE, b"x")
    assert store.get(ONE) == b"x"


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path):
    """It is a file, lies below one, or there is no room: nothing is kept, and nothing said."""
    taken = tmp_path / "taken"
    taken.write_bytes(b"")
    for folder in (taken, taken / "below", Path("/proc/store")):
        store = Store(folder)
        store.put(ONE, b"x")
        assert store.get(ONE) is None
        store.trim()
        assert store.clear() == (0, 0)
    assert taken.read_bytes() == b""


FULL = """
import resource, sys
from pathlib import Path
from reportbuild.store import Store
from tests.test_store import ONE, value
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
store.put(ONE, value(1))
print(store.get(ONE))
"""


def test_a_disk_that_is_full_leaves_no_half_of_an_entry(store: Store):
    """What was written aside goes again."""
    run = [sys.executable, "-c", FULL, str(store.folder)]
    ended = subprocess.run(run, check=True, capture_output=True, text=True, cwd=Path.cwd())
    assert ended.stdout.strip() == "None"
    assert files(store.folder) == {"entries/.gitignore", "entries/CACHEDIR.TAG"}


WORK = """
import random, sys
from pathlib import Path
from reportbuild.store import Store
from tests.test_store import key, value
store, chance = Store(Path(sys.argv[1])), random.Random(sys.argv[2])
print("begun", flush=True)
for _ in range(int(sys.argv[3])):
    name = chance.randrange(12)
    if chance.random() < .5:
        store.put(key(name), value(name))
    else:
        assert store.get(key(name)) in (None, value(name))
    if chance.random() < .05:
        store.trim(40_000)
"""


def begin(store: Store, seed: int, rounds: int) -> subprocess.Popen[str]:
    run = [sys.executable, "-c", WORK, str(store.folder), str(seed), str(rounds)]
    return subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def assert_whole(store: Store) -> None:
    """Every entry that is there is its key's own."""
    there = [f for f in files(store.folder) if f.count("/") == 2]
    names = {key(name): name for name in range(12)}
    for file in there:
        of = file.removeprefix("entries/").replace("/", "")
        assert store.get(of) == value(names[of])


def test_several_processes_share_a_store(store: Store):
    """All put, get and trim at once; each gets what is whole, or nothing."""
    for worker in [begin(store, seed, 400) for seed in range(3)]:
        _, said = worker.communicate(timeout=120)
        assert worker.returncode == 0, said
    assert_whole(store)


def test_who_is_killed_while_putting_leaves_whole_entries(store: Store):
    """At any moment; what was left aside is no entry, and goes a day later."""
    chance = random.Random(2003)
    for seed in range(12):
        worker = begin(store, seed, 1_000_000)
        assert worker.stdout
        assert worker.stderr
        worker.stdout.readline()
        try:
            worker.wait(chance.uniform(0, 0.05))
        except subprocess.TimeoutExpired:
            worker.send_signal(signal.SIGKILL)
        worker.wait()
        worker.stdout.close()
        worker.stderr.close()
        assert worker.returncode == -signal.SIGKILL
        assert_whole(store)


# --- what is removed ----------------------------------------------------------------------------


def used(store: Store, name: object, when: int) -> None:
    store.put(key(name), value(name))
    os.utime(entry(store, key(name)), (when, when))


def test_the_least_used_entries_go_first_and_nothing_else(store: Store):
    """Until the rest is no more than the limit; what was got a moment ago counts as used."""
    for name, when in (("a", 300), ("b", 100), ("c", 200), ("d", 400)):
        used(store, name, when)
    size = entry(store, key("a")).stat().st_size
    strange = store.folder / "entries" / "notes.txt"
    strange.write_text("somebody's own")
    assert store.get(key("b")) == value("b")
    store.trim(2 * size + 1)
    assert [name for name in "abcd" if store.get(key(name))] == ["b", "d"]
    assert strange.exists()
    store.trim(2 * size)
    assert store.get(key("d"))


def test_what_was_left_aside_goes_a_day_later(store: Store):
    """Another build may be writing what is younger."""
    used(store, "a", 1_000_000)
    for name, when in (("old", 1_000_000 - 90_000), ("young", 1_000_000 - 80_000)):
        aside = store.folder / "entries" / f"aside-{name}"
        aside.write_bytes(b"half")
        os.utime(aside, (when, when))
    store.trim()
    assert {f for f in files(store.folder) if "aside" in f} == {"entries/aside-young"}


def test_clearing_removes_entries_and_nothing_else(tmp_path: Path):
    """Also where somebody else's files lie in the same folder, even in one called `entries`."""
    others = {
        "aside-project/notes.txt", "aside.txt", "aside-me", ".gitignore", "entries/ab/cdef",
        "entries/log.txt", "entries/abc/x", "CACHEDIR.TAG",
    }  # fmt: skip
    for name in others:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("somebody's own")
    store = Store(tmp_path)
    store.put(ONE, value(1))
    store.put(key(2), value(2))
    (tmp_path / "entries/aside-half").write_bytes(b"12345")
    size = 2 * entry(store).stat().st_size + 5
    assert store.clear() == (3, size)
    assert files(tmp_path) == others
    assert all((tmp_path / name).read_text() == "somebody's own" for name in others)
    assert store.clear() == (0, 0)


def test_a_store_of_its_own_goes_with_its_entries(store: Store):
    """Nothing is left behind where there was nothing before."""
    store.put(ONE, b"x")
    assert "*" in (store.folder / "entries/.gitignore").read_text()
    assert (store.folder / "entries/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f5")
    store.clear()
    assert not store.folder.exists()


def test_who_keeps_nothing_has_nothing():
    """What is put is gone."""
    store = NoStore()
    store.put(ONE, b"x")
    assert store.get(ONE) is None
