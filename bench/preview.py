"""`reportbuild preview`: from a saved word to the new picture of its page, as a browser gets it.

What is timed begins when the file is written, and ends when the event that tells of the page was
heard and the PNG of the page fetched. Typst's full compile of the same text stands beside it.
"""

from __future__ import annotations

import json
import re
import signal
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.as_report import sources
from bench.book import Tier
from bench.complete import complete
from bench.corpus import book, edited
from bench.programs import Place
from bench.tables import table
from bench.timing import once

WIDTH = 1280
"""Pixels across a page: half of a wide screen with two pixels to the point."""

LONGEST = 1800
"""Seconds after which nothing will come any more."""


def preview(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
    """Return a table: seconds from a save to the picture, and their share of Typst's."""
    heads = (
        "one word, saved", "seconds to the picture (median)", "least", "to the event (median)",
        "kB of PNG", "Typst, seconds", "share of Typst's time",
    )  # fmt: skip
    return table(heads, [_of(folder / tier.name, tier, rounds) for tier in tiers])


def _of(folder: Path, tier: Tier, rounds: int) -> tuple[str | float, ...]:
    place = Place(folder, book(tier))
    place.write(place.book, "typ")
    took: list[_Took] = []
    typst: list[float] = []
    with _previewing(place) as heard:
        files: Mapping[str, bytes] = sources(place.book, place.languages)
        for turn in range(rounds + 1):  # the first one warms both
            state = edited(place.book, tier.chapters // 2, turn)
            before, files = files, sources(state, place.languages)
            changed = {path: data for path, data in files.items() if before.get(path) != data}
            took.append(heard.save(place.report, changed))
            made = place.typst()
            typst.append(once("Typst", made.command).seconds)
            complete(made.file, place.book)
            print(f"  {turn}/{rounds} {took[-1]}, Typst {typst[-1]:.2f} s", file=sys.stderr)
    seconds = [one.picture for one in took[1:]]
    return (
        tier.name,
        statistics.median(seconds),
        min(seconds),
        statistics.median(one.event for one in took[1:]),
        round(took[-1].size / 1024),
        statistics.median(typst[1:]),
        statistics.median(a / b for a, b in zip(seconds, typst[1:], strict=True)),
    )


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds from a save to the event that told of its page, and to the page's picture."""

    event: float
    picture: float
    size: int


@dataclass(slots=True)
class _Browser:
    """As much of a browser as hears events and fetches pictures."""

    port: int
    cookie: str
    told: Iterator[dict[str, Any]]

    def save(self, report: Path, files: Mapping[str, bytes]) -> _Took:
        """Save files; return how long their page took. The preview has settled then."""
        begun = perf_counter()
        for path, data in files.items():
            (report / path).write_bytes(data)
        before = None
        for told in self.told:
            before = told["turn"] - 1 if before is None else before
            follow = told["shown"]["follow"]
            if follow and follow["turn"] == told["turn"] and told["turn"] > before:
                break
        else:
            raise SystemExit("the preview has ended")
        event = perf_counter() - begun
        part = next(p for p in told["shown"]["parts"] if p["id"] == follow["section"])
        pdf = part["pages"][follow["page"]]["pdf"] or part["pdf"]
        picture = self.fetch(f"/pages/{pdf}/{follow['page']}/{WIDTH}.png")
        took = _Took(event, perf_counter() - begun, len(picture))
        self.settle()
        return took

    def fetch(self, path: str) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        if answer.status != 200:  # noqa: PLR2004 - OK
            raise SystemExit(f"{path}: {answer.status}")
        return data

    def settle(self) -> None:
        """Wait until every section is up to date and all languages were looked at."""
        for told in self.told:
            shown = told["shown"]
            if not told["looking"] and shown and shown["done"] == shown["of"]:
                return


@contextmanager
def _previewing(place: Place) -> Iterator[_Browser]:
    """Start the command; end it as whoever uses it would."""
    words = [sys.executable, "-m", "reportbuild", "preview", str(place.report), "--no-open"]
    running = subprocess.Popen(
        [*words, "--cache", str(place.folder / "store")], stdout=subprocess.PIPE, text=True
    )
    try:
        if running.stdout is None:
            raise SystemExit("a preview says nothing")
        said = running.stdout.readline()
        found = re.search(r"127\.0\.0\.1:(\d+)/\?key=(\S+)", said)
        if found is None:
            raise SystemExit(f"a preview said {said!r}")
        port, cookie = int(found[1]), f"reportbuild-preview-{found[1]}={found[2]}"
        connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST)
        connection.request("GET", "/events", headers={"Cookie": cookie})
        browser = _Browser(port, cookie, _events(connection))
        browser.settle()
        yield browser
        connection.close()
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(60)


def _events(connection: HTTPConnection) -> Iterator[dict[str, Any]]:
    answer = connection.getresponse()
    while line := answer.readline():
        if line.startswith(b"data: "):
            yield json.loads(line[6:])
