"""Builds that are killed: whatever stands in the output folder afterwards is whole.

The whole process group is killed, as when a machine loses its power; or the builder alone, or one
of its workers, as when a machine runs out of memory. Linux is needed to see processes end (/proc).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from reportbuild.shelf import starter_shelf
from tests.prove.builds import ROOT, command, everything, run, written

pytestmark = pytest.mark.prove

SEED = 2003
ROUNDS = 9
LONGEST = 180
"""Seconds that anything here may take on a busy machine."""
SOON = 60
"""Seconds in which processes must have ended that nobody needs any more."""

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a small report: its sources, and what a build that nobody disturbs makes."""

    sources: Path
    made: Files
    seconds: float


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Version, Version]:
    """The same report before and after a word was changed."""
    folder = tmp_path_factory.mktemp("versions")
    files = starter_shelf().files
    changed = {path: data.replace(b"invented", b"made-up") for path, data in files.items()}
    return built(files, folder / "one"), built(changed, folder / "two")


def built(files: Files, folder: Path) -> Version:
    sources = written(files, folder / "report")
    begun = time.monotonic()
    run(*arguments(sources, folder / "out"))
    return Version(sources, everything(folder / "out"), time.monotonic() - begun)


def arguments(sources: Path, out: Path) -> tuple[str, ...]:
    store = out.parent / "store"
    return ("build", str(sources), "--lang", "en", "--out", str(out), "--cache", str(store))


def begin(version: Version, out: Path) -> subprocess.Popen[bytes]:
    """Begin a build, in a session of its own."""
    return subprocess.Popen(
        command(*arguments(version.sources, out)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def end(build: subprocess.Popen[bytes]) -> None:
    """Kill every process of a build's group that has not ended before."""
    with suppress(ProcessLookupError):
        os.killpg(build.pid, signal.SIGKILL)
    build.wait(LONGEST)
    assert build.stdout
    build.stdout.close()


def wait(build: subprocess.Popen[bytes], seconds: float) -> None:
    """Let a build go on for a while, or to its end."""
    with suppress(subprocess.TimeoutExpired):
        build.wait(seconds)


def until(there: Callable[[], object], what: str, seconds: float = LONGEST) -> None:
    """Look every millisecond: what is waited for may last no more than a few."""
    give_up = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < give_up, f"waited in vain for {what}"
        time.sleep(0.001)


def processes(session: int) -> Iterator[int]:
    """The processes of a session that still run."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(state[3]) == session and state[0] not in "ZX":
            yield int(folder.name)


def no_process(session: int) -> bool:
    return not list(processes(session))


def shown(folder: Path) -> dict[str, bytes]:
    """The files that a reader of the output folder sees."""
    return {path: data for path, data in everything(folder).items() if "/." not in f"/{path}"}


# --- the whole group ----------------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["at any moment", "while it publishes"])
def test_a_killed_build_leaves_only_whole_files(
    moment: str, versions: tuple[Version, Version], tmp_path: Path
):
    """Each file is that of this build or of the one before; every third round ends undisturbed."""
    chance = random.Random(f"{SEED} {moment}")
    out = tmp_path / "out"
    stopped = 0
    for number in range(ROUNDS):
        version = versions[number % 2]
        build = begin(version, out)
        if moment == "at any moment":
            wait(build, chance.uniform(0, version.seconds))
        else:
            until(publishing(build, out / "report"), "files")
            wait(build, chance.uniform(0, 0.02))
        end(build)
        stopped += build.returncode == -signal.SIGKILL
        assert_whole(out, versions)
        if number % 3 == 2:
            run(*arguments(version.sources, out))  # with what the killed ones kept
            assert everything(out) == version.made
            shutil.rmtree(tmp_path / "store")

    assert stopped >= ROUNDS // 2


def publishing(build: subprocess.Popen[bytes], folder: Path) -> Callable[[], bool]:
    """Whether a build has begun to write its files, or has ended."""
    return lambda: any(folder.glob(".publishing-*")) or build.poll() is not None


def assert_whole(out: Path, versions: tuple[Version, Version]) -> None:
    """Every file is, byte for byte, one that an undisturbed build makes, and is listed there."""
    for path, data in shown(out).items():
        assert data in [version.made.get(path) for version in versions], path
        sums = [version.made["report/SHA256SUMS"].decode() for version in versions]
        if not path.endswith("SHA256SUMS"):
            assert any(sha256(data).hexdigest() in listed for listed in sums), path


def test_the_lists_of_a_finished_build_name_all_its_files(versions: tuple[Version, Version]):
    """What the other proofs compare with is itself complete: every file has its digest."""
    for version in versions:
        sums = version.made["report/SHA256SUMS"].decode().splitlines()
        listed = {line.partition("  ")[2]: line.partition("  ")[0] for line in sums}
        files = {path.removeprefix("report/"): data for path, data in version.made.items()}
        del files["SHA256SUMS"]
        assert listed == {name: sha256(data).hexdigest() for name, data in files.items()}
    assert versions[0].made.keys() == versions[1].made.keys()
    assert versions[0].made != versions[1].made


# --- one process --------------------------------------------------------------------------------


def workers_of(build: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a build makes its artefacts in."""
    found = []
    for process in processes(build.pid):
        try:
            called = Path(f"/proc/{process}/cmdline").read_bytes()
        except OSError:
            continue
        if b"spawn_main" in called:
            found.append(process)
    return found


@pytest.mark.parametrize("moment", ["as it begins", "as it works"])
def test_a_worker_that_is_killed_costs_nothing_but_time(
    moment: str, versions: tuple[Version, Version], tmp_path: Path
):
    """As when the machine runs out of memory: what it did is done again, to the same bytes."""
    chance = random.Random(f"{SEED} {moment}")
    for number in range(ROUNDS):
        out = tmp_path / str(number) / "out"
        build = begin(versions[1], out)
        try:
            until(partial(workers_of, build), "a worker")
            wait(build, 0 if moment == "as it begins" else chance.uniform(0.1, 0.4))
            os.kill(workers_of(build)[0], signal.SIGKILL)
            said = build.communicate(timeout=SOON)[0].decode()
        finally:
            end(build)

        assert build.returncode == 0, said
        assert everything(out) == versions[1].made
        until(partial(no_process, build.pid), "the end of all processes", SOON)


def test_workers_do_not_outlive_the_builder(versions: tuple[Version, Version], tmp_path: Path):
    """A builder that is killed alone leaves no process behind that goes on for nobody."""
    build = begin(versions[0], tmp_path / "out")
    until(lambda: len(workers_of(build)) > 1, "two workers")
    build.kill()
    build.wait(LONGEST)
    try:
        until(partial(no_process, build.pid), "the end of the workers", SOON)
    finally:
        end(build)
