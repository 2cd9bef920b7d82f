"""The processes that do the work of engines: what they see, and what happens when they die."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import pytest

from reportbuild import packing
from reportbuild.crew import Workers, workers
from reportbuild.packing import pack, unpack
from reportbuild.work import engines
from reportbuild.worker import ENVIRONMENT, do, spare
from tests.bare import HOUSE
from tests.printers import the_house
from tests.stock import stock_files

SOON = 60
ENGINES = engines({"pdf"})
HERE = "tests.test_worker"

# --- work of these tests, done in the workers ---------------------------------------------------


def double(number: int) -> int:
    return 2 * number


def process_of(_: int) -> int:
    return os.getpid()


def seen(name: str) -> str:
    return os.environ.get(name, "")


def die(_: int) -> None:
    os._exit(9)


def die_once(marker: str) -> str:
    """End the worker the first time, as the machine does when its memory has run out."""
    try:
        Path(marker).touch(exist_ok=False)
    except FileExistsError:
        return "done"
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def slow(marker: str) -> str:
    """Say that it has begun, and work for a while."""
    Path(marker).touch()
    sleep(0.5)
    return "done"


def fail(_: int) -> None:
    raise ZeroDivisionError("a bug of ours")


def faces_of(name: str) -> int:
    return len(packing.house_of(name).faces)


class Deadly:
    """Whoever unpacks this is stopped, as the machine stops a process for want of memory."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return (os._exit, (9,))


def sent(to: Workers, function: Callable[..., object], *values: object) -> Future[bytes]:
    return to.send(pack((HERE, function.__name__, tuple(pack(value) for value in values))))


def got(future: Future[bytes]) -> object:
    return unpack(future.result(timeout=SOON))


def until(there: Callable[[], object]) -> None:
    give_up = monotonic() + SOON
    while not there():
        assert monotonic() < give_up
        sleep(0.01)


@contextmanager
def nobody_is_left() -> Iterator[None]:
    """Every process that was begun meanwhile has ended."""
    before = set(multiprocessing.active_children())
    yield
    assert set(multiprocessing.active_children()) <= before


@pytest.fixture
def crew() -> Iterator[Workers]:
    with nobody_is_left(), workers(2, HOUSE) as opened:
        yield opened


# --- what they do -------------------------------------------------------------------------------


def test_work_is_done_and_brought(crew: Workers):
    """Each piece by its module and name, with its values; what is raised there is raised here."""
    pieces = [sent(crew, double, number) for number in range(20)]
    assert [got(piece) for piece in pieces] == [2 * number for number in range(20)]
    with pytest.raises(ZeroDivisionError, match="a bug of ours"):
        got(sent(crew, fail, 0))
    assert got(sent(crew, double, 4)) == 8


def test_with_one_job_there_is_one_process():
    """It is another one than this."""
    with nobody_is_left(), workers(1, HOUSE) as crew:
        crew.warm(ENGINES)
        processes = {got(sent(crew, process_of, number)) for number in range(8)}
    assert len(processes) == 1
    assert os.getpid() not in processes


def test_a_worker_begins_before_its_house_is_known():
    """It is told of it before there is work, and whoever begins later is, too."""
    name = packing.learn(the_house())
    with nobody_is_left(), workers(2) as crew:
        crew.warm(ENGINES, one=True)
        until(crew.warming[0].done)
        crew.know(the_house())
        assert got(sent(crew, faces_of, name)) == len(the_house().faces)


SCRIPT = """
import sys
from reportbuild.crew import workers
print("begun", flush=True)
if __name__ == "__main__":
    with workers(1) as crew:
        crew.warm(["json"])
        crew.warming[0].result()
    assert sys.modules["__main__"].__file__
"""


def test_a_worker_does_not_run_the_script_that_began_it(tmp_path: Path):
    """It would bring in the whole command line, which it never needs."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "begun\n"


def test_threads_that_begin_processes_at_once_leave_the_script_its_name():
    """Each puts a nameless module in the script's place, and the script's own back."""
    own = sys.modules["__main__"]

    def begun(_: int) -> object:
        with workers(1, HOUSE) as crew:
            return got(sent(crew, double, 2))

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(begun, range(4))) == [4] * 4
    assert sys.modules["__main__"] is own


def test_a_house_is_known_to_each_worker_by_its_digest():
    """It is read once when a worker begins, however large it is, and never sent again."""
    name = packing.learn(the_house())
    with workers(2, the_house()) as crew:
        work = [sent(crew, faces_of, name) for _ in range(6)]
        assert {got(piece) for piece in work} == {len(the_house().faces)}
    assert len(pack((HERE, "faces_of", (pack(the_house()),)))) < 500


def test_workers_see_nothing_of_the_language_and_place_of_their_user(
    monkeypatch: pytest.MonkeyPatch,
):
    """Nor may matplotlib make a folder in anybody's home."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setenv("PANGO_LANGUAGE", "ja")
    with workers(1, HOUSE) as crew:
        assert {name: got(sent(crew, seen, name)) for name in ENVIRONMENT} == ENVIRONMENT
        bare = str(got(sent(crew, seen, "MPLCONFIGDIR")))
        assert Path(bare).is_dir()
    assert not Path(bare).exists()


WORKER = """
import os, sys, warnings
from pathlib import Path
from reportbuild.worker import start

start({environment!r}, sys.argv[1])
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    import weasyprint
print(*(str(one.message) for one in told), os.environ["TZ"], os.environ["LC_ALL"], sep="|")
"""


def test_a_worker_sees_no_font_of_the_machine(tmp_path: Path):
    """The engine itself says, when it comes in, that there are no fonts."""
    fontless = Path(sys.modules["reportbuild"].__path__[0], "press", "fontless.conf")
    environment = {**ENVIRONMENT, "FONTCONFIG_FILE": str(fontless)}
    known = tmp_path / "house"
    known.write_bytes(packing.house_packed(HOUSE))
    run = [sys.executable, "-c", WORKER.format(environment=environment), str(known)]
    home = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8"}
    ended = subprocess.run(run, check=False, capture_output=True, text=True, env=home)

    told, zone, language = ended.stdout.strip().split("|")
    assert told.startswith("No fonts configured")
    assert (zone, language) == ("UTC", "C.UTF-8")


# --- when they die ------------------------------------------------------------------------------


def test_only_the_piece_that_kills_its_worker_fails(crew: Workers):
    """What was under way beside it is done, and so is what is sent later."""
    innocent = [sent(crew, double, number) for number in range(6)]
    deadly = sent(crew, die, 0)
    innocent += [sent(crew, double, number) for number in range(6, 12)]
    with pytest.raises(BrokenExecutor):
        got(deadly)
    assert [got(piece) for piece in innocent] == [2 * number for number in range(12)]
    assert got(sent(crew, double, 21)) == 42


def test_a_worker_that_dies_of_something_else_costs_nothing_but_time(crew: Workers, tmp_path: Path):
    """What it did is done again."""
    first, second = str(tmp_path / "one"), str(tmp_path / "two")
    assert got(sent(crew, die_once, first)) == "done"
    beside = [sent(crew, double, number) for number in range(4)]
    assert got(sent(crew, die_once, second)) == "done"
    assert [got(piece) for piece in beside] == [0, 2, 4, 6]


def test_workers_that_are_killed_while_they_warm_up_are_replaced(crew: Workers):
    """Whoever sends work next sees to it."""
    crew.warm(ENGINES)
    until(lambda: len(multiprocessing.active_children()) == 2)
    for child in multiprocessing.active_children():
        child.kill()
    crew.warm(ENGINES)
    assert got(sent(crew, double, 3)) == 6
    crew.warm(ENGINES)


def test_what_dies_in_unpacking_is_refused_instead(crew: Workers):
    """No packed value may run anything: the worker lives on."""
    with pytest.raises(packing.ForeignError):
        got(sent(crew, double, Deadly()))
    assert got(sent(crew, double, 1)) == 2


def test_nobody_is_left_behind_where_a_worker_died():
    """A worker that began just as another died, so that the pool does not know it, is ended too."""
    overlooked = multiprocessing.get_context("spawn").Process(target=sleep, args=(600,))
    with workers(2, HOUSE) as crew:
        overlooked.start()
        with pytest.raises(BrokenExecutor):
            got(sent(crew, die, 0))
    overlooked.join(timeout=SOON)
    assert overlooked.exitcode == -signal.SIGTERM


# --- when they are closed -----------------------------------------------------------------------


def test_a_crew_that_nobody_used_closes_at_once():
    """A check that stops every edition starts no process."""
    began = monotonic()
    with nobody_is_left(), workers(2, HOUSE) as crew:
        assert multiprocessing.active_children() == []
    assert crew.pool is None
    assert monotonic() - began < 5


@pytest.mark.parametrize("version", [(3, 11, 2), (3, 13, 0)])
def test_a_crew_may_be_closed_twice(version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch):
    """By whoever stops in the middle, and at the end; Debian 12 has the older Python."""
    with nobody_is_left(), workers(1, HOUSE) as crew:
        assert got(sent(crew, double, 1)) == 2
        monkeypatch.setattr(sys, "version_info", version)
        crew.close()


def test_what_nobody_waits_for_is_ended(tmp_path: Path):
    """Pages pressed ahead in vain hold nobody up; whoever did wait learns that there is nothing."""
    marker = tmp_path / "begun"
    with nobody_is_left(), workers(1, HOUSE) as crew:
        pieces = [sent(crew, slow, str(marker)), *(sent(crew, double, n) for n in range(50))]
        until(marker.exists)
    for piece in pieces:
        fault = piece.exception(timeout=SOON)
        assert fault is None or isinstance(fault, BrokenExecutor)
    assert isinstance(pieces[-1].exception(), BrokenExecutor)


def test_a_crew_that_is_closed_does_nothing_more():
    """Not even what was sent as it closed: no process is begun for nobody."""
    with nobody_is_left():
        with workers(1, HOUSE) as crew:
            assert got(sent(crew, double, 1)) == 2
        late = sent(crew, double, 1)
        assert isinstance(late.exception(timeout=SOON), BrokenExecutor)
        crew.warm(ENGINES)


def test_a_crew_is_closed_while_work_is_done_again(tmp_path: Path):
    """One that died left much to be done alone: that is not waited for."""
    with nobody_is_left(), workers(2, HOUSE) as crew:
        deadly = sent(crew, die, 0)
        pieces = [sent(crew, slow, str(tmp_path / f"{n}")) for n in range(40)]
        with pytest.raises(BrokenExecutor):
            got(deadly)
        began = monotonic()
    assert monotonic() - began < 15
    faults = [fault for piece in pieces if (fault := piece.exception(timeout=SOON))]
    assert faults
    assert all(isinstance(fault, BrokenExecutor) for fault in faults)


ABANDONED = """
import os
from reportbuild.crew import workers
from tests.bare import HOUSE
from tests.test_worker import got, process_of, sent, slow

if __name__ == "__main__":
    with workers(2, HOUSE) as crew:
        print(got(sent(crew, process_of, 0)), flush=True)
        os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are seen in /proc")
def test_workers_do_not_outlive_whoever_began_them(tmp_path: Path):
    """Killed without a word: its workers go as well, although nobody tells them to."""
    script = tmp_path / "abandoned.py"
    script.write_text(ABANDONED)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    run = [sys.executable, str(script)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, env=env, start_new_session=True) as crew:
        assert crew.stdout
        worker = int(crew.stdout.readline())
    assert crew.returncode == -signal.SIGKILL
    until(lambda: not alive(crew.pid))
    assert worker not in (0, crew.pid)


HEEDS_CTRL_C = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from reportbuild import cli
cli.main()
"""
"""A build in the foreground: shells let what they start in the background ignore Ctrl-C."""


def begun(folder: Path, jobs: int) -> subprocess.Popen[str]:
    """Begin a build of the stock report in a session of its own."""
    for path, data in stock_files().items():
        file = folder / "sources/stock" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return subprocess.Popen(
        [sys.executable, "-c", HEEDS_CTRL_C, "build", "--jobs", str(jobs)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def alive(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(state[3]) == session and state[0] not in "ZX":
            found.append(int(folder.name))
    return found


@pytest.mark.prove_quick
@pytest.mark.skipif(sys.platform != "linux", reason="processes are seen in /proc")
@pytest.mark.parametrize(("jobs", "at"), [(2, "press "), (1, "proof "), (2, "read ")])
def test_a_build_is_stopped_by_ctrl_c_without_a_word(jobs: int, at: str, tmp_path: Path):
    """While workers press: everything ends, 130, no traceback, and nothing is half made."""
    with begun(tmp_path, jobs) as build:
        assert build.stderr
        said = next((line for line in build.stderr if line.startswith(at)), "")
        os.killpg(build.pid, signal.SIGINT)
        out, err = build.communicate(timeout=SOON)

    assert said
    assert build.returncode == 130
    assert "Traceback" not in err
    assert not out
    assert not (tmp_path / "output").exists()
    until(partial(lambda session: not alive(session), build.pid))


# --- memory -------------------------------------------------------------------------------------


class Knot:
    """Knows itself: nothing but a search frees it."""

    def __init__(self) -> None:
        self.self = self


def tied(word: str) -> str:
    """Leave a knot behind, as an engine leaves the boxes of its pages."""
    return f"{word} {type(Knot()).__name__}"


def test_nothing_of_a_piece_of_work_is_left_in_memory():
    """Though a search comes by itself only seldom."""
    before = gc.get_threshold()
    spare()
    try:
        assert unpack(do(pack(("tests.test_worker", "tied", (pack("a"),))))) == "a Knot"
        assert not [one for one in gc.get_objects() if type(one).__name__ == "Knot"]
    finally:
        gc.set_threshold(*before)
