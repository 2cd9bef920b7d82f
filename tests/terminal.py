"""A terminal to run commands in, and the stock report to run them on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from typer.testing import CliRunner, Result

from reportbuild import cli
from tests.stock import stock_files


def put(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write files below a folder, by their paths; return the folder."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def stock(here: Path, changed: Mapping[str, bytes] | None = None) -> Path:
    """The stock report in `sources/`, in English alone unless the test says otherwise."""
    english = re.sub(rb"\[editions\.(fr|ar)\][^\[]*", b"", stock_files()["report.toml"])
    files = {**stock_files(), "report.toml": english, **(changed or {})}
    return put(here / "sources/stock", files)


BROKEN = {"text/03-work.md": b"# Work\n\nIt is {nosuch} and [](#tab_nosuch).\n"}
"""A statistic and a table that are nowhere, on line 3."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


def program(
    *arguments: str, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    start = f"from reportbuild import cli\n{code}\ncli.main()"
    run_ = [sys.executable, "-c", start, *arguments]
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    clean["TERM"] = "xterm-256color"  # a dumb terminal has no colours to force
    return subprocess.run(
        run_, check=False, capture_output=True, text=True, encoding="utf-8", env=clean | environment
    )
