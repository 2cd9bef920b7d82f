"""`./dev bench [NAME ...]`: run benchmarks, and write what they measured to bench/results.md."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.book import Tier
from bench.check import check
from bench.cold import cold
from bench.corpus import TIERS
from bench.ebooks import epub
from bench.edit import edit
from bench.farm import farm
from bench.growth import growth
from bench.preview import preview
from bench.programs import machine
from bench.scaling import scaling

RESULTS = Path(__file__).parent / "results.md"
TO_TRY = "S"
"""Too small to tell anything: its figures are printed, and not written."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What runs, on which tiers unless others are asked for, and whether it needs the peers."""

    run: Callable[[Path, Sequence[Tier], int], str]
    tiers: tuple[str, ...]
    peers: bool = False

    @property
    def about(self) -> str:
        """The first line of its module's docstring, and the tiers it runs on."""
        words = (sys.modules[self.run.__module__].__doc__ or "").partition("\n")[0]
        return f"{words} ({', '.join(self.tiers)})"


BENCHMARKS = {
    "check": Benchmark(check, ("M", "L")),
    "cold": Benchmark(cold, ("L",), peers=True),
    "edit": Benchmark(edit, ("L", "XL"), peers=True),
    "epub": Benchmark(epub, ("L",), peers=True),
    "farm": Benchmark(farm, ("M",)),
    "growth": Benchmark(growth, ("M", "L", "XL")),
    "preview": Benchmark(preview, ("L",), peers=True),
    "scaling": Benchmark(scaling, ("L",)),
}


def main() -> int:
    """Run what was asked for; the results of one that fails stay as they were."""
    parser = argparse.ArgumentParser(
        prog="./dev bench",
        description=__doc__,
        epilog="\n".join(f"{name:8} {one.about}" for name, one in BENCHMARKS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    known = ", ".join(BENCHMARKS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{known}; all if none is named")
    parser.add_argument("--tier", action="append", choices=TIERS, help="in place of the usual ones")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each command (3)")
    parser.add_argument("--needs-peers", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    for unknown in sorted(set(options.names) - set(BENCHMARKS)):
        parser.error(f"there is no benchmark {unknown!r}: {known}")
    asked = {name: BENCHMARKS[name] for name in options.names or BENCHMARKS}
    if options.needs_peers:
        return 0 if any(one.peers for one in asked.values()) else 1
    for name, benchmark in asked.items():
        tiers = [TIERS[tier] for tier in options.tier or benchmark.tiers]
        print(f"{name}: {', '.join(tier.name for tier in tiers)}", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            told = benchmark.run(Path(folder), tiers, options.rounds)
        told += f"\n\n{options.rounds} rounds; {machine()}."
        print(told)
        if TO_TRY not in {tier.name for tier in tiers}:
            put(f"{name}, {' '.join(tier.name for tier in tiers)}", told)
    return 0


def put(name: str, told: str) -> None:
    """Write a benchmark's section into the results, in place of its last one."""
    head = "# Measured\n\nBy `./dev bench`; ratios of one run count, seconds are one machine's.\n"
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else head
    section = f"\n## {name}\n\n{told}\n"
    old = re.compile(rf"\n## {re.escape(name)}\n.*?(?=\n## |\Z)", re.DOTALL)
    text = old.sub(lambda _: section, text) if old.search(text) else text + section
    RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
