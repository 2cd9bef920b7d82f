"""A farm: the same bytes as here, nothing left behind, and nobody who would make something else."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

import reportbuild
from reportbuild import farm as door
from reportbuild import farmhand, muster
from reportbuild import recipe as of_here
from reportbuild.commands.found import Found
from reportbuild.commands.printing import ERRORS, FINE, MISSING, USAGE, exit_code
from reportbuild.farm import Farm, Patience, farm
from reportbuild.packing import pack, unpack
from tests.bare import HOUSE
from tests.farms import LOOPBACK, Cluster, cluster
from tests.stock import stock_files
from tests.terminal import run

pytestmark = pytest.mark.prove_quick

SOON = Patience(answer=1, workers=0.5, others=1, glance=0.2)
UNHURRIED = Patience(answer=30, workers=60, others=60, glance=0.2)
LONGEST = 60


def work(module: str, function: str, *values: object) -> bytes:
    """Return packed work that costs nothing."""
    return pack((module, function, tuple(map(pack, values))))


def made(brought: Future[bytes]) -> Any:  # noqa: ANN401 - whatever the work makes
    return unpack(brought.result(timeout=LONGEST))


def codes(of: Farm) -> list[str]:
    return [finding.code for finding in of.found]


def until(seen: Callable[[], bool]) -> None:
    """Wait until something is seen."""
    ends = monotonic() + LONGEST
    while not seen():
        assert monotonic() < ends
        sleep(0.02)


def built(sources: Path, out: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Build the English edition of a report, from nothing; warnings are faults."""
    command = [sys.executable, "-W", "error", "-m", "reportbuild", "build", str(sources)]
    command += ["--lang", "en", "--no-cache", "--out", str(out), *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=out.parent)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def left(dask_scheduler: Any) -> tuple[int, int]:  # noqa: ANN401 - Dask calls it, over there
    """How much work a scheduler knows of, and how many bytes its workers hold."""
    return (
        len(dask_scheduler.tasks),
        sum(worker.nbytes for worker in dask_scheduler.workers.values()),
    )


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A farm of two workers."""
    with cluster(tmp_path_factory.mktemp("farm"), 2) as opened:
        yield opened


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stock report, in a folder."""
    folder = tmp_path_factory.mktemp("sources") / "stock"
    for path, data in stock_files().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


# --- what is made -------------------------------------------------------------------------------


def test_a_farm_makes_the_same_bytes_and_keeps_none_of_them(
    two: Cluster, sources: Path, tmp_path: Path
):
    """The stock report, PDF and EPUB: made here and made there; no log there quotes a text."""
    far = built(sources, tmp_path / "far", "--executor", "dask", "--scheduler", two.address)
    near = built(sources, tmp_path / "near", "--jobs", "2")

    assert (far.returncode, near.returncode) == (FINE, FINE), far.stdout + far.stderr
    assert everything(tmp_path / "far") == everything(tmp_path / "near")
    assert {Path(name).suffix for name in everything(tmp_path / "far")} >= {".pdf", ".epub"}
    assert two.asked(left) == (0, 0)
    printed = "".join(line for p in (*two.workers, two.scheduler) for line in p.lines)
    assert "look" in printed
    assert "Upper Valley" not in printed


def test_a_worker_of_dask_sees_what_a_worker_of_ones_own_sees(two: Cluster):
    """Its own installation's list of no fonts, no language, no time zone of whoever started it."""
    names = ("FONTCONFIG_FILE", "LC_ALL", "TZ", "MPLCONFIGDIR")
    with farm(two.address, HOUSE) as opened:
        seen = [made(opened.send(work("os", "getenv", name))) for name in names]
    assert seen[0] == str(Path(reportbuild.__path__[0], "press", "fontless.conf"))
    assert seen[1:3] == ["C.UTF-8", "UTC"]
    assert os.environ.get("MPLCONFIGDIR") != seen[3]


def houses(dask_worker: Any) -> tuple[set[str], int]:  # noqa: ANN401 - Dask calls it, over there
    return set(farmhand._houses), dask_worker.state.transfer_incoming_count_total


def test_a_house_travels_once_to_each_worker(two: Cluster):
    """However much work there is: at most one of two workers asks the other, and once."""
    with farm(two.address, HOUSE) as opened:
        before = sum(transfers for _, transfers in two.each(houses))
        for sent in [opened.send(work("os", "getpid")) for _ in range(30)]:
            made(sent)
        asked = two.each(houses)
    assert sum(transfers for _, transfers in asked) - before <= 1
    name = opened.named[1]
    assert all(name in known for known, _ in asked)


def test_what_work_raises_arrives_as_itself(two: Cluster):
    """A fault of an engine is one wherever it happens, and no loss of a worker."""
    with farm(two.address, HOUSE) as opened, pytest.raises(ValueError, match="math domain error"):
        made(opened.send(work("math", "sqrt", -1)))


def test_what_is_under_way_when_a_farm_closes_is_given_up(tmp_path: Path):
    """Nobody waits for it, here or there; what is sent afterwards is given up as well."""
    with cluster(tmp_path, 1) as one:
        with farm(one.address, HOUSE) as opened:
            made(opened.send(work("os", "getpid")))
            begun = monotonic()
            sleeping = opened.send(work("time", "sleep", 4 * LONGEST))
        assert monotonic() - begun < LONGEST
        for given_up in (sleeping, opened.send(work("os", "getpid"))):
            with pytest.raises(CancelledError):
                given_up.result(timeout=1)
        assert one.asked(left)[0] == 0


HEEDS_CTRL_C = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from reportbuild import cli
cli.main()
"""
"""A build in the foreground: shells let what they start in the background ignore Ctrl-C."""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_nothing_on_the_farm(
    sign: signal.Signals, two: Cluster, sources: Path, tmp_path: Path
):
    """Its workers hear no Ctrl-C of the sender's: the build takes its work back, and ends without
    a word. A sender that is killed cannot: the scheduler forgets what it had sent.
    """
    command = [sys.executable, "-W", "error", "-c", HEEDS_CTRL_C, "build", str(sources)]
    command += ["--lang", "en", "--no-cache", "--executor", "dask", "--scheduler", two.address]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as build:
        assert build.stderr
        said = next((line for line in build.stderr if line.startswith("press ")), "")
        build.send_signal(sign)
        out, err = build.communicate(timeout=LONGEST)

    assert said
    assert (build.returncode, out) == (130 if sign == signal.SIGINT else -sign, "")
    assert "Traceback" not in err
    assert not (tmp_path / "output").exists()
    until(lambda: not two.asked(left)[0])


# --- what dies ----------------------------------------------------------------------------------


def test_what_a_worker_was_doing_when_it_died_is_done_by_another(tmp_path: Path):
    """One of two is killed while each has work: all of it comes."""
    with cluster(tmp_path, 2) as two, farm(two.address, HOUSE, UNHURRIED) as opened:
        sent = [opened.send(work("time", "sleep", 0.2)) for _ in range(12)]
        made(sent[0])
        two.workers[0].kill()
        assert [made(one) for one in sent] == [None] * 12
        assert opened.found == []


def test_work_that_kills_whoever_does_it_is_given_up(tmp_path: Path):
    """The scheduler counts deaths; the sender hears of it as of a worker of its own."""
    once = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with cluster(tmp_path, 2, **once) as two, farm(two.address, HOUSE, UNHURRIED) as opened:
        deadly = opened.send(work("os", "_exit", 9))
        with pytest.raises(BrokenExecutor, match="1 workers died"):
            deadly.result(timeout=LONGEST)
        assert isinstance(made(opened.send(work("os", "getpid"))), int)
    assert codes(opened) == ["farm-006"]


def test_a_farm_without_workers_hangs_nobody(tmp_path: Path):
    """The last one dies, and none comes in its place."""
    with cluster(tmp_path, 1) as one, farm(one.address, HOUSE, SOON) as opened:
        waiting = [opened.send(work("time", "sleep", 30)) for _ in range(3)]
        one.workers[0].kill()
        for piece in waiting:
            with pytest.raises(BrokenExecutor, match="no worker was there"):
                piece.result(timeout=LONGEST)
        with pytest.raises(BrokenExecutor):
            opened.send(work("os", "getpid")).result(timeout=LONGEST)
    assert codes(opened) == ["farm-006"]


def test_a_scheduler_that_dies_hangs_nobody(tmp_path: Path):
    """Whatever was under way is lost with it."""
    with cluster(tmp_path, 1) as one, farm(one.address, HOUSE, SOON) as opened:
        waiting = opened.send(work("time", "sleep", 30))
        one.scheduler.kill()
        with pytest.raises(BrokenExecutor, match="the scheduler has gone"):
            waiting.result(timeout=LONGEST)
    assert codes(opened) == ["farm-006"]


# --- who is refused -----------------------------------------------------------------------------


def another_version(folder: Path) -> str:
    """Install the builder once more, with one module that is another; return the folder."""
    theirs = folder / "theirs"
    shutil.copytree(reportbuild.__path__[0], theirs / "reportbuild", dirs_exist_ok=True)
    (theirs / "reportbuild" / "pressing.py").write_text("# of tomorrow\n", "utf-8")
    return str(theirs)


def test_a_worker_of_another_version_is_refused_before_anything_is_sent(tmp_path: Path):
    """One module of the builder that is another is enough; the finding says where, and what."""
    with cluster(tmp_path) as one:
        one.join(PYTHONPATH=another_version(tmp_path))
        with farm(one.address, HOUSE, UNHURRIED) as opened:
            assert not opened.ready
        assert one.asked(left)[0] == 0
    assert codes(opened) == ["farm-003"]
    (finding,) = opened.found
    assert finding.span.path.startswith(f"tcp://{LOOPBACK}:")
    assert finding.message.startswith("it has modules ")
    assert exit_code([Found("", Path(), tuple(opened.found))]) == ERRORS


def test_a_worker_of_another_version_that_comes_later_is_passed_over(tmp_path: Path):
    """It does none of the work, neither before it is looked at nor afterwards; and it is told."""
    with cluster(tmp_path, 1) as one, farm(one.address, HOUSE, UNHURRIED) as opened:
        mine = made(opened.send(work("os", "getpid")))
        one.join(PYTHONPATH=another_version(tmp_path))
        before = [opened.send(work("os", "getpid")) for _ in range(20)]
        until(lambda: bool(opened.strangers))
        after = [opened.send(work("os", "getpid")) for _ in range(20)]
        assert {made(piece) for piece in before + after} == {mine}
    assert codes(opened) == ["farm-005"]
    assert exit_code([Found("", Path(), tuple(opened.found))]) == FINE


def test_work_that_nobody_would_do_the_same_way_is_done_by_nobody(
    two: Cluster, monkeypatch: pytest.MonkeyPatch
):
    """Though no look at the workers tells: each holds the recipe of the work against its own."""

    async def nothing(*_: object) -> dict[str, object]:
        return {}

    own = of_here.recipe()
    monkeypatch.setattr(of_here, "recipe", lambda: {**own, "pango": "0"})
    monkeypatch.setattr(muster, "faults", nothing)
    monkeypatch.setattr(muster, "scheduler_faults", nothing)
    with farm(two.address, HOUSE, UNHURRIED) as opened:
        refused = opened.send(work("os", "getpid"))
        with pytest.raises(BrokenExecutor, match="no worker takes the work"):
            refused.result(timeout=LONGEST)
    assert codes(opened) == ["farm-006"]


def test_a_scheduler_of_another_version_is_refused(two: Cluster, monkeypatch: pytest.MonkeyPatch):
    """It takes work in hand: only what it needs for that is held against ours."""
    own = of_here.recipe()
    monkeypatch.setattr(of_here, "recipe", lambda: {**own, "tool": "reportbuild 9", "pango": "0"})
    with farm(two.address, HOUSE, UNHURRIED) as opened:
        assert not opened.ready
    assert codes(opened) == ["farm-003"]
    assert opened.found[0].message == f"the scheduler has tool {own['tool']} (here reportbuild 9)"


def test_a_worker_that_has_seen_the_fonts_of_its_machine_is_refused(tmp_path: Path):
    """Engines look for fonts and settings when they come in: that cannot be undone."""
    with cluster(tmp_path) as one:
        one.join("--preload", "matplotlib")
        with farm(one.address, HOUSE, UNHURRIED) as opened:
            assert not opened.ready
    assert codes(opened) == ["farm-004"]
    assert "matplotlib had been loaded" in opened.found[0].message


def test_a_farm_without_a_single_worker_is_told(tmp_path: Path):
    """Within the time that is given."""
    with cluster(tmp_path) as none, farm(none.address, HOUSE, SOON) as opened:
        assert not opened.ready
    assert codes(opened) == ["farm-002"]


def test_no_scheduler_is_told_within_seconds(sources: Path, tmp_path: Path):
    """Nothing is made, nothing is there; the exit code is that of errors."""
    with socket.create_server((LOOPBACK, 0)) as taken:  # and closed before anybody asks
        port = taken.getsockname()[1]
    begun = monotonic()
    address = f"tcp://{LOOPBACK}:{port}"
    ended = built(sources, tmp_path / "out", "--executor", "dask", "--scheduler", address)
    assert monotonic() - begun < 30
    assert (ended.returncode, "error[farm-001]" in ended.stdout) == (ERRORS, True), ended.stderr
    assert address in ended.stdout
    assert not (tmp_path / "out").exists()


def test_what_is_no_scheduler_is_told():
    """Another program listens at the address, and answers whatever it likes."""

    def answer() -> None:
        with server.accept()[0] as caller:
            caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server((LOOPBACK, 0)) as server:
        thread = threading.Thread(target=answer)
        thread.start()
        with farm(f"tcp://{LOOPBACK}:{server.getsockname()[1]}", HOUSE, SOON) as opened:
            assert not opened.ready
    thread.join()
    assert codes(opened) == ["farm-001"]


def test_without_the_library_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch):
    """The extra is asked for by whoever has a farm; the exit code is that of missing things."""
    monkeypatch.setattr(door, "find_spec", lambda _: None)
    with farm("tcp://farm.example:8786", HOUSE) as opened:
        assert not opened.ready
    (finding,) = opened.found
    assert finding.code == "env-006"
    assert finding.hint.startswith("pip install 'reportbuild[farm]'")
    assert exit_code([Found("", Path(), (finding,))]) == MISSING


@pytest.mark.parametrize(
    "words",
    [
        ["--executor", "dask"],
        ["--scheduler", "tcp://farm.example:8786"],
        ["--executor", "dask", "--scheduler", "farm.example"],
        ["--executor", "dask", "--scheduler", "http://farm.example:8786"],
        ["--executor", "ray", "--scheduler", "tcp://farm.example:8786"],
    ],
)
def test_a_farm_is_asked_for_by_its_address(words: list[str]):
    """Anything else is wrong usage, before anything is read."""
    assert run("build", *words).exit_code == USAGE
