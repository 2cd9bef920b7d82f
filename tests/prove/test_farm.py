"""A farm of four workers, forty artefacts, and one of the workers killed while it has work."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportbuild.editions import house
from reportbuild.farm import farm
from reportbuild.machine import tool
from reportbuild.packing import pack
from reportbuild.shelf import house_shelf, starter_shelf
from tests.farms import Cluster, cluster
from tests.prove.builds import command, everything, run, written

pytestmark = pytest.mark.prove

REPORTS = 10
LANGUAGES = ("en", "fr")
FORMATS = ("pdf", "epub")
ARTEFACTS = REPORTS * len(LANGUAGES) * len(FORMATS)
WORKERS = 4
LONGEST = 1800
PIECES = 300


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Small reports, no two alike: folders, each in two languages."""
    folder = tmp_path_factory.mktemp("reports")
    files = starter_shelf().files
    made = []
    for n in range(REPORTS):
        own = {b"value = 120": b"value = %d" % (121 + n), b"EXAMPLE 1": b"EXAMPLE %d" % n}
        changed = dict(files)
        for path in ("statistics.toml", "report.toml"):
            for old, new in own.items():
                changed[path] = changed[path].replace(old, new)
        made.append(str(written(changed, folder / f"valley-{n}")))
    return made


@pytest.fixture(scope="module")
def near(reports: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What this machine makes of them by itself."""
    out = tmp_path_factory.mktemp("near")
    begun = time.monotonic()
    run("build", *reports, "--no-cache", "--out", str(out))
    print(f"\nhere, {ARTEFACTS} artefacts: {time.monotonic() - begun:.1f} s")
    made = everything(out)
    assert sum(name.endswith(FORMATS) for name in made) == ARTEFACTS
    return made


@pytest.fixture
def four(tmp_path: Path) -> Iterator[Cluster]:
    with cluster(tmp_path, WORKERS) as opened:
        yield opened


def busy(dask_scheduler: Any) -> list[int]:  # noqa: ANN401 - Dask calls it, over there
    """How much each worker has to do."""
    return [len(worker.processing) for worker in dask_scheduler.workers.values()]


def far(opened: Cluster, reports: list[str], out: Path) -> subprocess.Popen[str]:
    words = ("--no-cache", "--executor", "dask", "--scheduler", opened.address, "--out", str(out))
    return subprocess.Popen(
        command("build", *reports, *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=out.parent,
    )


def test_forty_artefacts_are_the_same_bytes_from_a_farm(
    four: Cluster, reports: list[str], near: dict[str, bytes], tmp_path: Path
):
    """Every file of every folder, manifests too; and nothing stays behind."""
    begun = time.monotonic()
    out, err = far(four, reports, tmp_path / "far").communicate(timeout=LONGEST)
    print(f"\n{WORKERS} workers, {ARTEFACTS} artefacts: {time.monotonic() - begun:.1f} s")
    assert everything(tmp_path / "far") == near, out + err
    assert four.asked(lambda dask_scheduler: len(dask_scheduler.tasks)) == 0


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(
    four: Cluster, reports: list[str], near: dict[str, bytes], tmp_path: Path
):
    """Killed when some artefacts are done, while every worker has work."""
    build = far(four, reports, tmp_path / "far")
    assert build.stderr
    done = 0
    for line in build.stderr:
        done += line.startswith("proof ")
        if done == ARTEFACTS // 8:
            break
    assert done == ARTEFACTS // 8, "the build ended before"
    before = four.asked(busy)
    os.kill(four.workers[0].process.pid, signal.SIGKILL)
    out, err = build.communicate(timeout=LONGEST)

    assert len(before) == WORKERS
    assert sum(before)
    assert build.returncode == 0, out + err
    assert everything(tmp_path / "far") == near
    assert four.asked(lambda dask_scheduler: len(dask_scheduler.workers)) == WORKERS - 1


def test_what_the_queue_costs_a_piece_of_work(four: Cluster):
    """Work that does nothing, one by one and all at once: milliseconds, where a section takes
    hundreds.
    """
    work = pack(("os", "getpid", ()))
    with farm(four.address, house(house_shelf(), tool()).value) as opened:
        opened.send(work).result()
        begun = time.perf_counter()
        for _ in range(PIECES):
            opened.send(work).result()
        alone = (time.perf_counter() - begun) / PIECES
        begun = time.perf_counter()
        for sent in [opened.send(work) for _ in range(PIECES)]:
            sent.result()
        together = (time.perf_counter() - begun) / PIECES
    print(f"\na piece of work: {alone * 1e3:.1f} ms one by one, {together * 1e3:.1f} ms together")
    assert alone < 0.2
    assert together < 0.1
