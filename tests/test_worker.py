"""The processes that make artefacts: what they see, and what happens when they die."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from reportbuild.worker import ENVIRONMENT, workers
from tests.bare import HOUSE, document
from tests.stock import stock_files


class Deadly:
    """Whoever unpacks this is stopped, as the machine stops a process for want of memory."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return (os._exit, (9,))


def test_a_worker_that_dies_breaks_the_workshop_and_hangs_nobody():
    """The pipeline makes a finding of it: env-004."""
    deadly = replace(HOUSE, templates={"a": Deadly()})  # type: ignore[dict-item]  # that is the point
    with workers(2, lambda *_: None) as submit:
        dying = submit(document("valley", "en"), deadly, "pdf")
        with pytest.raises(BrokenExecutor):
            dying.result(timeout=60)


def test_nobody_is_left_behind_in_a_broken_workshop():
    """A worker that began just as another died, so that the pool does not know it, is ended too."""
    deadly = replace(HOUSE, templates={"a": Deadly()})  # type: ignore[dict-item]  # that is the point
    overlooked = multiprocessing.get_context("spawn").Process(target=sleep, args=(600,))
    with workers(2, lambda *_: None) as submit:
        overlooked.start()
        with pytest.raises(BrokenExecutor):
            submit(document("valley", "en"), deadly, "pdf").result(timeout=60)
    overlooked.join(timeout=60)

    assert overlooked.exitcode == -signal.SIGTERM


def test_a_workshop_that_nobody_used_closes_at_once():
    """A check that stops every edition starts no process."""
    began = monotonic()
    with workers(2, lambda *_: None):
        pass
    assert monotonic() - began < 5


WORKER = """
import os, warnings
from reportbuild.worker import start

class Said:
    def send(self, word): pass

start({environment!r}, Said())
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    import weasyprint
print(*(str(one.message) for one in told), os.environ["TZ"], os.environ["LC_ALL"], sep="|")
"""


def test_a_worker_sees_neither_fonts_nor_language_nor_time_zone_of_its_user():
    """The engine itself says, when it comes in, that there are no fonts."""
    fontless = Path(sys.modules["reportbuild"].__path__[0], "press", "fontless.conf")
    environment = {**ENVIRONMENT, "FONTCONFIG_FILE": str(fontless)}
    run = [sys.executable, "-c", WORKER.format(environment=environment)]
    home = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8"}
    ended = subprocess.run(run, check=False, capture_output=True, text=True, env=home)

    told, zone, language = ended.stdout.strip().split("|")
    assert told.startswith("No fonts configured")
    assert (zone, language) == ("UTC", "C.UTF-8")


HEEDS_CTRL_C = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from reportbuild import cli
cli.main()
"""
"""A build in the foreground: shells let what they start in the background ignore Ctrl-C."""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C reaches a group of processes")
def test_a_build_is_stopped_by_ctrl_c_without_a_word(tmp_path: Path):
    """While two workers press: everything ends, 130, no traceback, and nothing is half made."""
    for path, data in stock_files().items():
        file = tmp_path / "sources/stock" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    run = [sys.executable, "-c", HEEDS_CTRL_C, "build", "--jobs", "2"]
    with subprocess.Popen(
        run,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as build:
        assert build.stderr
        said = next((line for line in build.stderr if line.startswith("press ")), "")
        os.killpg(build.pid, signal.SIGINT)
        out, err = build.communicate(timeout=60)

    assert said
    assert build.returncode == 130
    assert "Traceback" not in err
    assert not out
    assert not (tmp_path / "output").exists()
