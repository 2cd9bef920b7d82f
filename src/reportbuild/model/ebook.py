"""What composing hands to whoever packs an e-book: its files, and the texts they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportbuild.model.artefact import Imprint
from reportbuild.model.design import Face
from reportbuild.model.document import Section


@dataclass(frozen=True, slots=True)
class EbookFile:
    """One file of an e-book: its path below the package document, and its bytes.

    `properties` are those of the OPF manifest ("nav", "cover-image", "svg"). `reading` is true
    for documents of the spine, in order.
    """

    id: str
    path: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    reading: bool = False


@dataclass(frozen=True, slots=True)
class EbookPart:
    """A text, or a part of one that is a file of its own, as markup in which links still lead to
    `anchor:ID`.

    `section` says what it is; its words are all in the markup. `anchors` stand in it.
    """

    section: Section
    inside: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EbookText:
    """A text composed for an e-book by itself; `drawings` maps the names of its charts to bytes."""

    parts: tuple[EbookPart, ...]
    drawings: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class UncutFace:
    """A face that an e-book carries as far as its text needs it: the id of its file, and the
    characters, sorted.
    """

    file: str
    face: Face
    characters: str


@dataclass(frozen=True, slots=True)
class EbookComposition:
    """A document composed as an e-book: files complete but for the package document.

    `accessibility` holds (property, value) pairs of schema.org metadata, in order. The files of the
    faces that are `uncut` are still empty, and so are those of pictures `to_come`: by their ids,
    the paths of the pictures in the report.
    """

    name: str
    imprint: Imprint
    files: tuple[EbookFile, ...]
    accessibility: tuple[tuple[str, str], ...]
    uncut: tuple[UncutFace, ...] = ()
    to_come: Mapping[str, str] = field(default_factory=dict)

    def with_faces(self, cut: Mapping[str, bytes]) -> EbookComposition:
        """Return the composition with its faces cut: bytes by the ids of their files."""
        left = tuple(face for face in self.uncut if face.file not in cut)
        return replace(self, files=self._filled(cut), uncut=left)

    def with_pictures(self, fitted: Mapping[str, bytes]) -> EbookComposition:
        """Return the composition with pictures put in: bytes by their paths in the report."""
        come = {file: fitted[path] for file, path in self.to_come.items() if path in fitted}
        left = {file: path for file, path in self.to_come.items() if file not in come}
        return replace(self, files=self._filled(come), to_come=left)

    def _filled(self, come: Mapping[str, bytes]) -> tuple[EbookFile, ...]:
        return tuple(replace(f, data=come[f.id]) if f.id in come else f for f in self.files)
