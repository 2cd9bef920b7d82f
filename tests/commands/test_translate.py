from __future__ import annotations

import re
from pathlib import Path

from tests.stock import stock_files
from tests.terminal import run, stock


def test_translate_update_writes_a_catalogue_that_status_can_read(here: Path):
    """Every edition but the source language's gets one; a second run changes nothing."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    result = run("translate", "update", "--lang", "fr")

    assert result.exit_code == 0
    assert "sources/stock/editions/fr.po" in result.stdout
    first = (folder / "editions/fr.po").read_bytes()
    assert b"python-brace-format" in first
    assert not (folder / "editions/ar.po").exists()
    run("translate", "update")
    assert (folder / "editions/fr.po").read_bytes() == first
    assert (folder / "editions/ar.po").is_file()
    assert not (folder / "editions/en.po").exists()

    status = run("translate", "status").stdout
    assert re.search(r"stock +fr +\d+ +0 ", status)
