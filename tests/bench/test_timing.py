from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.timing import Command, Timed, interleaved, once

SPAWNS = """
import multiprocessing, sys
from concurrent.futures import ProcessPoolExecutor
def hold(megabytes):
    return len(bytearray(b"x") * (megabytes * 2**20))
if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawn) as pool:
        pool.submit(hold, int(sys.argv[1])).result()
"""


def python(words: str) -> tuple[str, ...]:
    return (sys.executable, "-c", words)


def test_the_memory_of_a_spawned_worker_counts(tmp_path: Path):
    """The largest process is a grandchild, spawned by a pool: its megabytes are told."""
    script = tmp_path / "spawns.py"
    script.write_text(SPAWNS, "utf-8")
    small = once("small", Command((sys.executable, str(script), "1"))).megabytes
    large = once("large", Command((sys.executable, str(script), "200"))).megabytes
    assert 190 < large - small < 230


def test_the_memory_of_the_benchmark_does_not_count():
    """However large the benchmark is, a small command stays small."""
    held = bytearray(b"x") * (300 * 2**20)
    assert once("true", Command(("true",))).megabytes < 60
    assert len(held) == 300 * 2**20


def test_commands_take_turns_and_are_made_ready(tmp_path: Path):
    """Each runs once a round, after what is done before it and before what is done after it."""
    told = tmp_path / "told"

    def tell(words: str) -> None:
        with told.open("a", encoding="utf-8") as file:
            file.write(words)

    def command(name: str) -> Command:
        writes = f"open({str(told)!r}, 'a').write('{name} ')"
        return Command(
            python(writes), lambda turn: tell(f"{turn}<"), after=lambda turn: tell(f">{turn} ")
        )

    timed = interleaved({"a": command("a"), "b": command("b")}, 2)
    assert told.read_text("utf-8") == "0<a >0 0<b >0 1<a >1 1<b >1 "
    assert [len(one.seconds) for one in timed.values()] == [2, 2]


def test_seconds_of_all_cores_are_told_apart_from_those_of_the_clock():
    """Who waits uses no core; who reckons uses one, in a worker as well."""
    waits = once("waits", Command(("sleep", "0.3")))
    assert waits.seconds >= 0.3
    assert waits.cores < 0.1
    spins = "import time\nwhile time.process_time() < 0.4: pass"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {spins!r}])"
    assert once("spins", Command(python(child))).cores >= 0.4


def test_the_environment_of_a_command_is_added():
    """What a command asks for is set for it."""
    words = python("import os, sys; sys.exit(os.environ.get('ASKED') != 'yes')")
    once("asked", Command(words, environment={"ASKED": "yes"}))


def test_a_command_that_fails_ends_the_run_with_what_it_said():
    """No figure comes of a failure; its last words are told."""
    with pytest.raises(SystemExit, match=r"(?s)it ended with 3.*no such luck"):
        once("it", Command(python("import sys; print('no such luck'); sys.exit(3)")))


def test_a_ratio_is_the_median_of_the_rounds():
    """A busy round hits both commands, and so leaves their ratio alone."""
    one, other = Timed((1.0, 9.0, 1.0), (1.0, 2.0, 1.5), 10), Timed((2.0, 18.0, 4.0), (), 20)
    assert one.against(other) == 0.5
    assert one.figures == (1.0, 1.0, 1.5, 10)
