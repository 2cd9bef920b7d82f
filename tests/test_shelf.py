from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from reportbuild import shelf
from reportbuild.model.finding import Severity
from reportbuild.model.shelf import Shelf
from reportbuild.shelf import (
    checkout,
    house_shelf,
    report_shelf,
    starter_shelf,
)
from tests.terminal import put

ROOT = Path(__file__).parents[1]


def codes(found: Shelf) -> list[tuple[str, str]]:
    return [(finding.code, finding.span.path) for finding in found.refused]


# --- in -----------------------------------------------------------------------------------------


def test_a_shelf_holds_every_file_below_the_folder_by_its_path(tmp_path: Path):
    """Bytes come in as they are, in the order of their paths, under the folder's name."""
    files = {"text/02.md": b"b", "report.toml": b"", "text/01.md": b"\xff\x00", "images/a/b": b"c"}
    found = report_shelf(put(tmp_path / "valley", files))

    assert found.name == "valley"
    assert list(found.files) == ["images/a/b", "report.toml", "text/01.md", "text/02.md"]
    assert found.files["text/01.md"] == b"\xff\x00"
    assert found.refused == ()


def test_a_folder_asked_for_as_the_current_one_has_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A dot is no name for a report."""
    monkeypatch.chdir(put(tmp_path / "valley", {"report.toml": ""}))

    assert report_shelf(Path()).name == "valley"


@pytest.mark.parametrize(
    "path",
    [
        ".git/config", ".report.toml.swp", "text/01.md~", "text/#01.md#", "text/.#01.md",
        "report.toml.bak", "__pycache__/a.pyc", "output/valley/valley-en.pdf", "Thumbs.db",
        "styles/node_modules/a/b.ttf",
    ],
)  # fmt: skip
def test_what_is_no_source_is_left_alone(path: str, tmp_path: Path):
    """Hidden files, backups of editors and what tools leave behind neither come in nor matter."""
    found = report_shelf(put(tmp_path, {"report.toml": "", path: "x"}))

    assert list(found.files) == ["report.toml"]
    assert found.refused == ()


def test_artefacts_of_an_earlier_build_are_no_sources(tmp_path: Path):
    """A folder with a manifest and digests is a build's, whatever its name."""
    made = {"print/manifest.json": "{}", "print/SHA256SUMS": "", "print/valley-en.pdf": "x"}
    found = report_shelf(put(tmp_path, {"report.toml": "", **made}))

    assert list(found.files) == ["report.toml"]


def test_a_link_out_of_the_folder_is_refused_and_not_read(tmp_path: Path):
    """Nothing from elsewhere on the machine can be printed by way of a link."""
    put(tmp_path, {"secret.txt": "names", "valley/report.toml": "", "valley/text/01.md": "one"})
    (tmp_path / "valley/text/02.md").symlink_to("../../secret.txt")
    (tmp_path / "valley/text/03.md").symlink_to("01.md")
    (tmp_path / "valley/images").symlink_to(tmp_path)
    (tmp_path / "valley/gone.md").symlink_to("nowhere.md")
    (tmp_path / "valley/loop").symlink_to("loop")
    (tmp_path / "valley/text/round").symlink_to(".")

    found = report_shelf(tmp_path / "valley")

    assert codes(found) == [
        ("shelf-002", "gone.md"),
        ("shelf-002", "images"),
        ("shelf-002", "loop"),
        ("shelf-002", "text/02.md"),
        ("shelf-002", "text/round"),
    ]
    assert found.files["text/03.md"] == b"one"
    assert b"names" not in found.files.values()


def test_a_report_reached_through_a_link_is_read(tmp_path: Path):
    """The folder itself may lie anywhere, and keeps the name it was asked for by."""
    put(tmp_path / "elsewhere", {"report.toml": "x"})
    (tmp_path / "valley").symlink_to("elsewhere")

    found = report_shelf(tmp_path / "valley")

    assert (found.name, dict(found.files), found.refused) == ("valley", {"report.toml": b"x"}, ())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_files_without_leave_to_read_are_refused_for_a_user(tmp_path: Path):
    """Permissions of the disk are seen as a user sees them."""
    put(tmp_path, {"text/01.md": "x"})
    (tmp_path / "text/01.md").chmod(0)

    assert codes(report_shelf(tmp_path)) == [("shelf-001", "text/01.md")]


def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A text that the disk will not give is an error, never a chapter missing without a trace."""
    put(tmp_path, {"text/01.md": "x", "images/a.svg": "y"})
    read, scan = Path.read_bytes, os.scandir

    def no_read(path: Path) -> bytes:
        if path.name == "01.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    def no_scan(path: Path) -> object:
        if path.name == "images":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(Path, "read_bytes", no_read)
    monkeypatch.setattr(os, "scandir", no_scan)
    found = report_shelf(tmp_path)

    assert codes(found) == [("shelf-001", "images"), ("shelf-001", "text/01.md")]
    assert found.refused[0].message == "cannot be read: Permission denied"


def test_pipes_and_sockets_are_refused_without_waiting_for_them(tmp_path: Path):
    """A pipe that nobody writes to does not hold the build up."""
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(tmp_path / "plug"))
        found = report_shelf(tmp_path)

    assert codes(found) == [("shelf-003", "pipe.md"), ("shelf-003", "plug")]


def test_a_file_absurdly_large_is_refused_unread(tmp_path: Path):
    """A sparse file of a terabyte costs nothing."""
    with (tmp_path / "scan.png").open("wb") as file:
        file.truncate(2**40)

    found = report_shelf(tmp_path)

    assert codes(found) == [("shelf-004", "scan.png")]
    assert found.files == {}


def test_a_folder_absurdly_large_is_refused_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Reading stops at the limit, and says so a single time."""
    monkeypatch.setattr(shelf, "LARGEST_SHELF", 25)
    put(tmp_path, {f"{number}.md": "x" * 10 for number in range(6)})

    found = report_shelf(tmp_path)

    assert codes(found) == [("shelf-004", ".")]
    assert list(found.files) == ["0.md", "1.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"\xff.md", r"\udcff.md"),
        (b"a\nb.md", r"a\nb.md"),
        (b"\x1b[2J.md", r"\x1b[2J.md"),
        (b"a\\b.md", r"a\b.md"),
    ],
)
def test_a_name_that_no_other_machine_would_have_is_refused(
    name: bytes, shown: str, tmp_path: Path
):
    """Such a name is shown escaped, so that it cannot steer a terminal."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"x")

    assert codes(report_shelf(tmp_path)) == [("shelf-005", shown)]


def test_a_name_is_the_same_however_its_accents_are_encoded(tmp_path: Path):
    """A picture from a Mac is found by the text that names it; two of one name are refused."""
    put(tmp_path, {"images/e\u0301cole.svg": "decomposed"})
    assert dict(report_shelf(tmp_path).files) == {"images/\u00e9cole.svg": b"decomposed"}

    put(tmp_path, {"images/\u00e9cole.svg": "composed"})
    assert codes(report_shelf(tmp_path)) == [("shelf-005", "images/\u00e9cole.svg")]


# --- the house ----------------------------------------------------------------------------------


def house(folder: Path, faces: Mapping[str, bytes], sums: str | None = None) -> Shelf:
    """A house of two files, as it lies where the tool is installed."""
    lines = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in faces.items())
    put(folder, {"templates/a.xhtml.j2": "t", "locale/fr.po": "l", "styles/trims/a4.css": "s"})
    put(folder / "styles/fonts", {**faces, "SHA256SUMS": lines if sums is None else sums})
    return house_shelf(package=folder)


def test_the_house_is_styles_templates_and_locales_under_their_names(tmp_path: Path):
    """One shelf holds all that is not the report's."""
    found = house(tmp_path, {"Amiri-Bold.ttf": b"face"})

    assert found.refused == ()
    assert set(found.files) == {
        "styles/trims/a4.css", "styles/fonts/Amiri-Bold.ttf", "styles/fonts/SHA256SUMS",
        "templates/a.xhtml.j2", "locale/fr.po",
    }  # fmt: skip


@pytest.mark.parametrize("data", [None, b"another face"])
def test_a_face_missing_or_changed_is_named_with_what_mends_it(data: bytes | None, tmp_path: Path):
    """No page is set in a face that nobody looked at."""
    sums = f"{sha256(b'face').hexdigest()}  Amiri-Bold.ttf\n"
    found = house(tmp_path, {"Amiri-Bold.ttf": data} if data else {}, sums)

    assert codes(found) == [("env-001", "styles/fonts/Amiri-Bold.ttf")]
    assert found.refused[0].hint == "install reportbuild again"


@pytest.mark.parametrize("data", [None, b"another licence"])
def test_a_licence_missing_or_changed_stops_nothing(data: bytes | None, tmp_path: Path):
    """env-005 is a warning that speaks of a licence: no page changes for the want of it."""
    face = f"{sha256(b'face').hexdigest()}  Amiri-Bold.ttf\n"
    sums = f"{face}{sha256(b'licence').hexdigest()}  OFL-Amiri.txt\n"
    files = {"Amiri-Bold.ttf": b"face"} | ({"OFL-Amiri.txt": data} if data else {})
    found = house(tmp_path, files, sums)

    assert codes(found) == [("env-005", "styles/fonts/OFL-Amiri.txt")]
    assert found.refused[0].severity is Severity.WARNING
    assert found.refused[0].message.startswith("the licence is ")


def test_a_house_without_faces_says_so_and_how_they_are_installed(tmp_path: Path):
    """In a checkout that was never set up, the hint is the line to run."""
    package = put(tmp_path, {"dev": "", "pyproject.toml": ""}) / "src/reportbuild"
    put(package, {"templates/a.j2": "t", "locale/fr.po": "l"})
    put(tmp_path, {"styles/page.css": "s"})

    found = house_shelf(package=package)

    assert codes(found) == [("env-001", "styles/fonts")]
    assert found.refused[0].hint == f"run {tmp_path / 'dev'} build"
    assert found.files["styles/page.css"] == b"s"


def test_the_house_of_this_checkout_is_whole():
    """The styles, templates and locales that the tests run with have no fault."""
    found = house_shelf()

    assert checkout() == ROOT
    assert found.refused == ()
    assert {path.partition("/")[0] for path in found.files} == {"styles", "templates", "locale"}


def test_the_starter_report_is_on_its_shelf():
    """`init` has something to begin with."""
    assert {"report.toml", "statistics.toml"} <= set(starter_shelf().files)
