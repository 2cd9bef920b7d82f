"""`reportbuild check` of four editions: seconds, and how they grow with the text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polib

from bench.corpus import LANGUAGES, TIERS, Tier, sources, translated
from bench.timing import Timed, interleaved

TWICE_AS_LONG = ("M", "L")
"""L is four times M."""


def report(tier: Tier, into: Path, languages: tuple[str, ...] = LANGUAGES) -> Path:
    """Write a report with catalogues that are complete; return its folder."""
    folder = into / f"bench-{tier.name.lower()}"
    for path, data in sources(tier, languages).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    if len(languages) > 1:
        _run("translate", "update", str(folder))
        for language in languages[1:]:
            lies = folder / f"editions/{language}.po"
            catalogue = polib.pofile(str(lies), wrapwidth=0)
            for entry in catalogue:
                entry.msgstr = translated(entry.msgid, language)
            catalogue.save(str(lies))
        _run("translate", "update", str(folder))
    return folder


def _run(*arguments: str) -> None:
    command = [sys.executable, "-m", "reportbuild", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"reportbuild {' '.join(arguments)}:\n{done.stdout}{done.stderr}")


def check(folder: Path, rounds: int) -> str:
    """Return a table of seconds, and of how they grow."""
    made = {name: report(TIERS[name], folder) for name in TWICE_AS_LONG}
    commands = {
        name: (sys.executable, "-m", "reportbuild", "check", str(path))
        for name, path in made.items()
    }
    timed: dict[str, Timed] = interleaved(commands, rounds)
    small, large = (timed[name] for name in TWICE_AS_LONG)
    lines = [
        "| `reportbuild check`, four editions | words | notes | seconds (median) | least | MB |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, one in timed.items():
        tier = TIERS[name]
        lines.append(
            f"| {name} | {tier.words:,} | {tier.notes:,} | {one.median:.2f} | {one.least:.2f} "
            f"| {one.megabytes:.0f} |"
        )
    ratio = large.median / small.median
    lines.append(f"\nL has four times the words of M and takes {ratio:.2f} times as long.")
    return "\n".join(lines)
