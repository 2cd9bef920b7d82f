"""A build without any network gives the same bytes: no name is looked up, nothing is fetched.

The network is taken away by the kernel (`unshare --net`: not even a loopback is up). Where that is
not allowed, Python's sockets are: whoever opens one to another machine fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.prove.builds import ROOT, command, everything, written
from tests.stock import stock_files

pytestmark = pytest.mark.prove_quick

NO_SOCKETS = """\
import socket
import sys

ELSEWHERE = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


def refuse(event, details):
    if event in ELSEWHERE and not isinstance(details[-1], (str, bytes)):
        raise OSError(f"no network: {event} {details}")


sys.addaudithook(refuse)
"""
"""A `sitecustomize` that every Python of the build runs first; sockets of the file system work."""


def without_network(folder: Path) -> tuple[Sequence[str], dict[str, str]]:
    """What to put before a command, and into its environment, so that it has no network."""
    for cut_off in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        try:
            if subprocess.run([*cut_off, "true"], check=False, capture_output=True).returncode == 0:
                return cut_off, {}
        except FileNotFoundError:
            break
    (folder / "sitecustomize.py").write_text(NO_SOCKETS, "utf-8")
    return [], {"PYTHONPATH": str(folder)}


def built(
    into: Path, before: Sequence[str] = (), more: dict[str, str] | None = None
) -> dict[str, bytes]:
    """The stock report in English and Arabic, PDF and EPUB."""
    sources = written(stock_files(), into / "stock")
    languages = ("--lang", "en", "--lang", "ar")
    asked = command("build", str(sources), "--no-cache", *languages, "--out", str(into / "out"))
    ended = subprocess.run(
        [*before, *asked],
        check=False, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **(more or {})},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return everything(into / "out")


def test_without_a_network_the_bytes_are_the_same(tmp_path: Path):
    """Two editions in two formats, their manifest and their digests."""
    connected = built(tmp_path / "connected")
    alone = built(tmp_path / "alone", *without_network(tmp_path))

    assert sorted(alone) == sorted(connected)
    assert [path for path in alone if alone[path] != connected[path]] == []


def test_what_takes_the_network_away_does_so(tmp_path: Path):
    """The same measure, taken against somebody who does ask for another machine, stops them."""
    before, more = without_network(tmp_path)
    ask = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    ended = subprocess.run(
        [*before, sys.executable, "-c", ask],
        check=False, capture_output=True, text=True, env={**os.environ, **more},
    )  # fmt: skip

    assert ended.returncode != 0
    assert "unreachable" in ended.stderr or "no network" in ended.stderr
