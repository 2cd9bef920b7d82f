"""An e-reader in a headless browser: opens a book, turns its pages, follows its notes.

The work is done by foliate-js in Chromium (`reader.html`), which `reader.mjs` drives; this is the
end of the line that Python holds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any, Self

HERE = Path(__file__).parent
LONGEST_ANSWER = 180
"""Seconds after which a browser that says nothing is given up."""


OURS = "FONTCONFIG_FILE"
"""What tests of the press set for this whole process: a browser with no fonts at all loses those
of its pages too."""


class MissingToolError(Exception):
    """A tool of the proofs is not on this machine; the message has the line that installs it."""


def surroundings() -> dict[str, str]:
    """The environment of whoever runs the proofs, for a browser."""
    return {name: value for name, value in os.environ.items() if name != OURS}


def chromium() -> str:
    """The path of the browser."""
    for name in ("chromium", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise MissingToolError(
        "no browser:  apt-get install -y --no-install-recommends chromium  (./dev prove does it)"
    )


def node_tools() -> Path:
    """The folder of the tools that npm installed."""
    if shutil.which("node") is None:
        raise MissingToolError("no Node.js:  ./dev prove  installs one of its own")
    if not (HERE / "node_modules/foliate-js").is_dir():
        raise MissingToolError(
            f"no foliate-js, no Ace:  cd {HERE} && npm ci  (./dev prove does it)"
        )
    return HERE / "node_modules"


class ReaderError(Exception):
    """The browser could not do what it was asked to."""


class Reader:
    """One browser for many books. Close it, or use it in a `with`."""

    def __init__(self, home: Path, script: str = "reader.mjs") -> None:
        """Start the browser, whose own files go into `home`; `script` drives it."""
        node_tools()
        self._node = subprocess.Popen(
            ["node", script],
            cwd=HERE,
            env={**surroundings(), "CHROMIUM": chromium(), "HOME": str(home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._node.stdin
        self._node.stdin.close()
        try:
            self._node.wait(LONGEST_ANSWER)
        finally:
            self._node.kill()
        assert self._node.stdout
        self._node.stdout.close()

    def open(self, book: Path) -> Opened:
        """Open a book; the one that was open is closed."""
        return Opened(self, self.ask("open", book=str(book)))

    def ask(self, what: str, **values: object) -> Any:  # noqa: ANN401  # whatever JSON holds
        """Return the browser's answer; raises `ReaderError` where it has none."""
        assert self._node.stdin
        assert self._node.stdout
        watch = Timer(LONGEST_ANSWER, self._node.kill)
        watch.start()
        try:
            self._node.stdin.write(json.dumps({"do": what, **values}) + "\n")
            self._node.stdin.flush()
            line = self._node.stdout.readline()
        finally:
            watch.cancel()
        answer = json.loads(line or '{"fault": "the browser has gone"}')
        if "fault" in answer:
            raise ReaderError(f"{what} {values}: {answer['fault']}")
        return answer["done"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A book that is open, as the reader understands it (`book` of foliate-js)."""

    reader: Reader
    book: dict[str, Any]

    @property
    def files(self) -> list[str]:
        """The documents of the spine, in order."""
        return [section["id"] for section in self.book["sections"]]

    def read(self, section: int) -> dict[str, Any]:
        """What a section looks like: text as laid out, call-outs, number of notes, what broke."""
        seen: dict[str, Any] = self.reader.ask("read", section=section)
        return seen

    def notes(self, section: int) -> list[dict[str, Any]]:
        """Click each note reference of a section: what popped up, and whether one gets back."""
        seen: list[dict[str, Any]] = self.reader.ask("notes", section=section)
        return seen

    def turns(self, section: int) -> dict[str, float]:
        """Where pages lie, and where a turn to the left and to the right leads."""
        seen: dict[str, float] = self.reader.ask("turns", section=section)
        return seen

    def show(self, section: int, selector: str, file: Path) -> None:
        """Write a picture of the page on which the first such element of a section stands."""
        self.reader.ask("show", section=section, selector=selector, file=str(file))

    def close(self) -> list[str]:
        """Close the book; return what the browser complained of, or was not given."""
        faults: list[str] = self.reader.ask("close")
        return faults
