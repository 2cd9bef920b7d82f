"""`./dev bench [NAME ...]`: run benchmarks, and write what they measured to bench/results.md."""

from __future__ import annotations

import argparse
import platform
import re
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from bench.check import check

RESULTS = Path(__file__).parent / "results.md"
BENCHMARKS: dict[str, Callable[[Path, int], str]] = {"check": check}


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--rounds", type=int, default=3, help="runs of each command")
    options = parser.parse_args()
    for unknown in set(options.names) - set(BENCHMARKS):
        parser.error(f"there is no benchmark {unknown!r}: {', '.join(BENCHMARKS)}")
    for name in options.names or BENCHMARKS:
        with tempfile.TemporaryDirectory() as folder:
            told = BENCHMARKS[name](Path(folder), options.rounds)
        print(told)
        put(name, f"{told}\n\n{machine(options.rounds)}")


def machine(rounds: int) -> str:
    """What the figures were measured with."""
    return (
        f"{rounds} rounds; reportbuild {version('reportbuild')}, Python "
        f"{platform.python_version()}, {platform.machine()}."
    )


def put(name: str, told: str) -> None:
    """Write a benchmark's section into the results, in place of its last one."""
    head = "# Measured\n\nBy `./dev bench`; ratios of one run count, seconds are one machine's.\n"
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else head
    section = f"\n## {name}\n\n{told}\n"
    old = re.compile(rf"\n## {name}\n.*?(?=\n## |\Z)", re.DOTALL)
    text = old.sub(lambda _: section, text) if old.search(text) else text + section
    RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
