"""The shelf: every byte that a build may see, read once at the door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportbuild.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files by POSIX path below one folder, and what the door refused to bring in.

    `name` is the folder's own name. `refused` holds findings for files that cannot be read or
    that lie elsewhere (symbolic links out of the folder).
    """

    name: str
    files: Mapping[str, bytes]
    refused: tuple[Finding, ...] = ()
