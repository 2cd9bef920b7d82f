"""The house style: a shelf of stylesheets, templates, the tool's words and faces, in; `House` out.

What a face is called, how heavy it is and which characters it draws is told from the font itself,
not from its file's name.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from hashlib import sha256

from fontTools.ttLib import TTFont, TTLibError

from reportbuild.model.design import Face, House
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.shelf import Shelf
from reportbuild.read.printers import printers

# OpenType 1.9: name identifiers and OS/2 fsSelection bit 0
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_ITALIC = 0b1


def house(shelf: Shelf, tool: str) -> Checked[House]:
    """Read the house style. `tool` is the name and version that artefacts carry.

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
    faces: list[Face] = []
    charset: set[int] = set()
    for path, data in sorted(shelf.files.items()):
        if not (path.startswith("styles/fonts/") and path.endswith((".ttf", ".otf"))):
            continue
        try:
            face, drawn = _face(path, data)
        except Exception as error:  # noqa: BLE001 - a broken font may raise anything
            sentence = f"This face cannot be read: {type(error).__name__}."
            found.append(Finding("house-002", Span(path), sentence, "Install the faces anew."))
            continue
        faces.append(face)
        charset |= drawn
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
        faces=tuple(faces),
        charset=frozenset(charset),
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


def _face(path: str, data: bytes) -> tuple[Face, set[int]]:
    """Return a face and the code points it draws. Raises whatever a broken font may bring on."""
    with TTFont(io.BytesIO(data), lazy=True) as font:
        names, metrics = font["name"], font["OS/2"]
        family = names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY)
        if not family:
            raise TTLibError("the font has no family name")
        style = "italic" if metrics.fsSelection & _ITALIC else "normal"
        name = path.rpartition("/")[2]
        drawn = set(font.getBestCmap() or ())
        return Face(family, int(metrics.usWeightClass), style, name, data), drawn


def _digest(bodies: Mapping[str, bytes]) -> str:
    """Return a digest of every file that was read, and of its path."""
    whole = sha256()
    for path, data in sorted(bodies.items()):
        whole.update(f"{path}\0{sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()
