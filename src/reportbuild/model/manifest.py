"""What the manifest says: each artefact, with what was found, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Origin:
    """Everything that decides an artefact's bytes.

    `sources` maps the path of each source to its SHA-256, `house` is the digest of the house
    style, `tool` names the builder and its version; `toolchain` maps every library, and the
    Python, to its version: other versions may print the same pages in other bytes.
    """

    version: str
    published: date
    sources: Mapping[str, str]
    house: str
    tool: str
    toolchain: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """An artefact that was made, and the holds and warnings that it was made with."""

    artefact: Artefact
    draft: bool
    findings: tuple[Finding, ...]
