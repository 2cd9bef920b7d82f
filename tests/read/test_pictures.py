from __future__ import annotations

import pytest

from reportbuild.model.finding import Severity
from reportbuild.model.inlines import Text
from tests.read.reports import found, read, replaced
from tests.stock import stock_jpeg, stock_png

FIGURE = ":::{figure} images/house.svg"
AT = "text/02-return.md:37"


def test_pictures_are_read_with_what_is_said_of_them():
    """Every picture that is shown is there: cleaned bytes, credit, rights, consent."""
    pictures = read().value.pictures
    assert set(pictures) == {
        "images/cover.svg",
        "images/house.svg",
        "images/map.png",
        "images/woman.jpg",
    }
    woman = pictures["images/woman.jpg"]
    assert woman.media_type == "image/jpeg"
    assert woman.data.startswith(b"\xff\xd8\xff")
    assert woman.credit == (Text("Photograph by a neighbour"),)
    assert woman.rights == (Text("© the photographer, used with leave"),)
    assert woman.identifiable
    assert woman.consent.startswith("Written, 3 March 2026")
    assert str(woman.span) == "images.toml:16"


@pytest.mark.parametrize(
    "path",
    ["../house.svg", "/etc/passwd.svg", "images/../../house.svg", "images\\house.svg",
     "https://x.org/house.svg", "file:///a.svg", "C:/a.svg"],
)  # fmt: skip
def test_pictures_lie_in_the_report_s_folder(path: str):
    """pic-001: no path leads out of the folder, by any notation."""
    changed = replaced("text/02-return.md", FIGURE, f":::{{figure}} {path}")
    assert found(changed) == [f"pic-001 {AT}"]


def test_a_picture_that_is_not_there_is_found():
    """ref-005: a misspelt path is found where it is written, and the right one guessed."""
    (finding,) = read(
        replaced("text/02-return.md", FIGURE, ":::{figure} images/House.svg")
    ).findings
    assert f"{finding.code} {finding.span}" == f"ref-005 {AT}"
    assert finding.hint == "Did you mean “images/house.svg”?"


def test_an_entry_without_a_file_is_found():
    """ref-005: images.toml tells of a picture that is not there."""
    changed = replaced("images.toml", '["images/map.png"]', '["images/mop.png"]')
    assert found(changed) == ["ref-005 images.toml:11", "pic-008 text/02-return.md:44"]


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("images/house.svg", b"<svg", "pic-003"),
        ("images/map.png", b"no picture", "pic-003"),
        ("images/map.png", stock_png()[:-20], "pic-003"),
        ("images/map.png", stock_jpeg(), "pic-002"),
        ("images/map.png", stock_png(9000, 9000), "pic-004"),
        ("images/map.png", b"\0" * 40_000_001, "pic-004"),
    ],
)
def test_pictures_that_cannot_be_used_are_found(path: str, data: bytes, code: str):
    """Damage, disguise and size are found where the picture is shown."""
    assert [one.split()[0] for one in found({path: data})] == [code]


def test_a_picture_of_another_format_is_found():
    """pic-002: only PNG, JPEG and SVG are shown everywhere."""
    changed = replaced("text/02-return.md", FIGURE, ":::{figure} images/house.tiff")
    changed |= {"images/house.tiff": b"II*\0"}
    changed |= replaced("images.toml", "images/house.svg", "images/house.tiff")
    assert found(changed) == [f"pic-002 {AT}", "src-006 images/house.svg"]


def test_a_picture_on_its_side_is_found():
    """pic-011: taking the note out would lay the picture on its side."""
    exif = bytes.fromhex("457869660000 4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000")
    turned = (
        stock_jpeg()[:2]
        + b"\xff\xe1"
        + (len(exif) + 2).to_bytes(2, "big")
        + exif
        + stock_jpeg()[2:]
    )
    assert found({"images/woman.jpg": turned}) == ["pic-011 text/02-return.md:48"]


def test_a_picture_without_an_entry_is_found():
    """pic-008: whose it is must be said before it is printed; the cover's too."""
    assert sorted(found({"images.toml": None})) == [
        "pic-008 report.toml:21",
        "pic-008 text/02-return.md:37",
        "pic-008 text/02-return.md:44",
        "pic-008 text/02-return.md:48",
    ]


def test_missing_alt_text_holds():
    """pic-009: a draft can be made, a release cannot."""
    for body in (
        replaced("text/02-return.md", ":alt: A house without a roof beside a road\n", ""),
        replaced("text/02-return.md", "A map of the valley with one road", ""),
    ):
        (finding,) = read(body).findings
        assert finding.code == "pic-009"
        assert finding.severity is Severity.HOLD


def test_somebody_who_could_be_known_needs_consent():
    """pic-010: an error, as it may put a person at risk."""
    consent = 'consent = "Written, 3 March 2026; kept by the Observatory"\n'
    for new in ("", 'consent = " "\n'):
        made = read(replaced("images.toml", consent, new))
        assert [f"{f.code} {f.span}" for f in made.findings] == ["pic-010 images.toml:19"]
        assert not made.sound


def test_one_fault_of_a_picture_is_found_once():
    """A picture shown twice is found where it is shown first."""
    changed = replaced(
        "text/04-method.md", "Names were changed.", "Names.\n\n![Alt](images/map.png)"
    )
    assert found(changed | {"images/map.png": b""}) == ["pic-003 text/02-return.md:44"]
