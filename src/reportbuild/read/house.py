"""The house style: a shelf of stylesheets, templates, the tool's words and faces, in; `House` out.

What a face is called, how heavy it is and which characters it draws is told from the font itself,
not from its file's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from reportbuild.model.design import Face, House
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.shelf import Shelf
from reportbuild.read.printers import printers


def house(shelf: Shelf, tool: str, memo: Memo = FORGETFUL) -> Checked[House]:
    """Read the house style. `tool` is the name and version that artefacts carry.

    Faces that a `memo` knows are not opened.

    Files that cannot be read are found and left out; without any face, nothing can be set, and no
    house is made.
    """
    found = list(shelf.refused)
    stylesheets = _texts(shelf, "styles/", ".css", found)
    templates = _texts(shelf, "templates/", ".j2", found)
    locales = {
        path.removeprefix("locale/").removesuffix(".po"): data
        for path, data in sorted(shelf.files.items())
        if path.startswith("locale/") and path.endswith(".po")
    }
    faces, drawn = _faces(shelf, memo, found)
    if not faces:
        sentence = "The house style has no faces."
        found.append(Finding("house-003", Span("styles/fonts"), sentence, "Install the faces."))
        return Checked(None, tuple(found))
    bodies = {f"styles/{name}": text.encode() for name, text in stylesheets.items()}
    bodies |= {f"templates/{name}": text.encode() for name, text in templates.items()}
    bodies |= {f"locale/{language}.po": data for language, data in locales.items()}
    bodies |= {f"styles/fonts/{face.name}": face.data for face in faces}
    bodies |= {p: data for p, data in shelf.files.items() if p.startswith("styles/printers/")}
    known = printers(shelf)
    made = House(
        stylesheets=stylesheets,
        templates=templates,
        locales=locales,
        faces=faces,
        charset=frozenset(map(ord, drawn)),
        digest=_digest(bodies),
        tool=tool,
        printers=known.made or {},
        licences=_licences(shelf),
    )
    return Checked(made, (*found, *known.findings))


def _licences(shelf: Shelf) -> dict[str, bytes]:
    """Return the licences of the faces, by their files' names."""
    return {
        path.rpartition("/")[2]: data
        for path, data in sorted(shelf.files.items())
        if path.startswith("styles/fonts/OFL-")
    }


def _texts(shelf: Shelf, folder: str, suffix: str, found: list[Finding]) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for path, data in sorted(shelf.files.items()):
        if not (path.startswith(folder) and path.endswith(suffix)):
            continue
        try:
            texts[path.removeprefix(folder)] = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            sentence = "This file is not UTF-8."
            found.append(Finding("house-001", Span(path, line), sentence, "Save it as UTF-8."))
    return texts


def _faces(shelf: Shelf, memo: Memo, found: list[Finding]) -> tuple[tuple[Face, ...], str]:
    """Return every face that can be read, and the characters that they draw."""
    faces: list[Face] = []
    charset = ""
    for path, data in sorted(shelf.files.items()):
        if not (path.startswith("styles/fonts/") and path.endswith((".ttf", ".otf"))):
            continue
        try:
            face, drawn = _face(path, data, memo)
        except Exception as error:  # noqa: BLE001 - a broken font may raise anything
            sentence = f"This face cannot be read: {type(error).__name__}."
            found.append(Finding("house-002", Span(path), sentence, "Install the faces anew."))
            continue
        faces.append(face)
        charset += drawn
    return tuple(faces), charset


def _face(path: str, data: bytes, memo: Memo) -> tuple[Face, str]:
    """Return a face and the characters it draws. Raises whatever a broken font may bring on."""

    def make() -> tuple[str, int, str, str]:
        from reportbuild.read.font import font  # noqa: PLC0415 - known faces need not be opened

        return font(data)

    family, weight, style, drawn = memo.recall(("face", path), (data,), make, lasting=True)
    return Face(family, weight, style, path.rpartition("/")[2], data), drawn


def _digest(bodies: Mapping[str, bytes]) -> str:
    """Return a digest of every file that was read, and of its path."""
    whole = sha256()
    for path, data in sorted(bodies.items()):
        whole.update(f"{path}\0{sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()
