"""Packs the house style, with its fonts, into the wheel; without them there is no wheel."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HOUSE_STYLE = "styles"
PACKED_AS = "reportbuild/styles"


class HouseStyle(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own wheels do the same
    """Runs before a wheel is built: an editable install reads `styles/` where it lies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        styles = Path(self.root, HOUSE_STYLE)
        sheets = [*styles.glob("*.css"), *styles.glob("trims/*.css")]
        sheets += styles.glob("printers/*.toml")
        files = [*sorted(sheets), *locked_fonts(styles / "fonts")]
        build_data["force_include"] |= {
            str(file): f"{PACKED_AS}/{file.relative_to(styles).as_posix()}" for file in files
        }


def locked_fonts(folder: Path) -> list[Path]:
    """The files that SHA256SUMS names, each of them present and whole, and the list itself."""
    sums = folder / "SHA256SUMS"
    lines = sums.read_text("utf-8").splitlines()
    wanted = {name: digest for digest, name in map(str.split, lines)}
    faults = [name for name, digest in wanted.items() if digest_of(folder / name) != digest]
    if faults:
        message = f"fonts missing or changed in {folder}: {', '.join(faults)}; run ./dev setup"
        raise RuntimeError(message)
    return [sums, *(folder / name for name in wanted)]


def digest_of(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
