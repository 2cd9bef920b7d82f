"""What the manifest says: each artefact, with what was found, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Finding
from reportbuild.model.report import Format


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


@dataclass(frozen=True, slots=True)
class About:
    """What a report says of itself, as far as a manifest and the command line ask for it.

    `sources` maps the path of each source to its SHA-256; `formats` are those that it may be made
    in.
    """

    version: str
    published: date
    sources: Mapping[str, str]
    languages: tuple[str, ...]
    formats: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """A report after a build: what may be published, and everything found.

    `about` is None if it could not be read. `refused` lists the languages of which no artefact was
    made, or none may be published.
    """

    name: str
    about: About | None
    entries: tuple[Entry, ...]
    refused: tuple[str, ...]
    findings: tuple[Finding, ...]
