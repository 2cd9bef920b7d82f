"""The house style as read from `styles/` and the package: what composing and pressing may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportbuild.model.printing import Profile


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: family, CSS weight, CSS style ("normal", "italic"), and its bytes."""

    family: str
    weight: int
    style: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class House:
    """The house style and the tool's own words.

    `stylesheets` maps paths below `styles/` to CSS; `templates` names to Jinja text; `locales`
    language tags to PO bytes; `charset` is every code point that some face can draw. `digest`
    covers all of it. `tool` is the name and version that artefacts carry. `printers` maps names to
    printers' profiles, `licences` the names of files to the licences of the faces.
    """

    stylesheets: Mapping[str, str]
    templates: Mapping[str, str]
    locales: Mapping[str, bytes]
    faces: tuple[Face, ...]
    charset: frozenset[int]
    digest: str
    tool: str
    printers: Mapping[str, Profile] = field(default_factory=dict)
    licences: Mapping[str, bytes] = field(default_factory=dict)
