from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reportbuild.model.shelf import Shelf
from reportbuild.read.house import house

STYLES = Path(__file__).parents[2] / "styles"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The real faces, with a stylesheet, a template and words."""
    faces = {f"styles/fonts/{p.name}": p.read_bytes() for p in (STYLES / "fonts").glob("*.ttf")}
    return faces | {
        "styles/page.css": b"\xef\xbb\xbf@page {}\r\n",
        "styles/trims/a4.css": b"a {}",
        "styles/fonts/README.md": b"\xff",
        "templates/text.xhtml.j2": "{{ x }} é".encode(),
        "locale/fr.po": b"po",
        "locale/README": b"",
    }


def test_a_house_is_read(files: dict[str, bytes]):
    """Stylesheets, templates and words by the names that other rooms ask for."""
    made = house(Shelf("house", files), "reportbuild 1.0")
    assert made.findings == ()
    assert made.value.stylesheets == {"page.css": "@page {}\n", "trims/a4.css": "a {}"}
    assert made.value.templates == {"text.xhtml.j2": "{{ x }} é"}
    assert made.value.locales == {"fr": b"po"}
    assert made.value.tool == "reportbuild 1.0"


def test_faces_are_told_from_their_fonts(files: dict[str, bytes]):
    """Family, weight and style are those that stylesheets use, whatever the file is called."""
    renamed = {path.replace("SourceSerif4-SemiboldIt", "zzz"): data for path, data in files.items()}
    faces = house(Shelf("house", renamed), "x").value.faces
    told = {(face.family, face.weight, face.style): face.name for face in faces}
    assert len(told) == len(faces)
    assert told["Source Serif 4", 400, "normal"] == "SourceSerif4-Regular.ttf"
    assert told["Source Serif 4", 600, "italic"] == "zzz.ttf"
    assert told["Source Sans 3", 300, "normal"] == "SourceSans3-Light.ttf"
    assert told["Amiri", 700, "normal"] == "Amiri-Bold.ttf"
    assert told["Vazirmatn", 500, "normal"] == "Vazirmatn-Medium.ttf"
    assert {face.family for face in faces} == {
        "Amiri",
        "Source Sans 3",
        "Source Serif 4",
        "Vazirmatn",
    }


def test_the_charset_is_what_faces_draw(files: dict[str, bytes]):
    """Latin, Cyrillic, Greek and Arabic letters are in it; Han is not."""
    charset = house(Shelf("house", files), "x").value.charset
    assert {ord(c) for c in "aëŽцβ٣ع“—…"} <= charset
    assert ord("中") not in charset


def test_the_digest_covers_what_is_read(files: dict[str, bytes]):
    """It changes with every file that is read, and with no other."""
    digest = house(Shelf("house", files), "x").value.digest
    assert house(Shelf("elsewhere", dict(reversed(files.items()))), "y").value.digest == digest
    assert (
        house(Shelf("house", files | {"styles/fonts/README.md": b""}), "x").value.digest == digest
    )
    for path in ("styles/page.css", "templates/text.xhtml.j2", "locale/fr.po"):
        assert house(Shelf("house", files | {path: b"other"}), "x").value.digest != digest


def test_broken_files_are_found_and_left_out(files: dict[str, bytes]):
    """house-001, house-002: each broken file is named; the others are read."""
    broken = files | {
        "styles/page.css": b"a {}\n\xff",
        "styles/fonts/Amiri-Bold.ttf": files["styles/fonts/Amiri-Bold.ttf"][:900],
        "styles/fonts/Amiri-Regular.ttf": b"no font",
    }
    made = house(Shelf("house", broken), "x")
    assert [f"{f.code} {f.span}" for f in made.findings] == [
        "house-001 styles/page.css:2",
        "house-002 styles/fonts/Amiri-Bold.ttf",
        "house-002 styles/fonts/Amiri-Regular.ttf",
    ]
    assert len(made.value.faces) == 12


def test_a_font_without_a_name_is_no_face(files: dict[str, bytes]):
    """house-002: a stylesheet could not ask for it."""
    font = TTFont(io.BytesIO(files["styles/fonts/Vazirmatn-Regular.ttf"]))
    font["name"].names = []
    out = io.BytesIO()
    font.save(out)
    made = house(Shelf("house", files | {"styles/fonts/a.ttf": out.getvalue()}), "x")
    assert [f"{f.code} {f.span}" for f in made.findings] == ["house-002 styles/fonts/a.ttf"]


def test_a_house_without_faces_is_no_house():
    """house-003: no font of the machine ever takes their place."""
    made = house(Shelf("house", {"styles/page.css": b""}), "x")
    assert made.made is None
    assert [finding.code for finding in made.findings] == ["house-003"]


def test_the_house_is_read_quickly(files: dict[str, bytes]):
    """Every command reads it: a fraction of a second, with room for a slow machine."""
    started = time.perf_counter()
    house(Shelf("house", files), "x")
    assert time.perf_counter() - started < 2
