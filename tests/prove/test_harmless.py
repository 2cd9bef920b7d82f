"""What editors and machines do to files without anybody's meaning it, and what nobody should see.

The first must change nothing, or be said; the second must not come out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reportbuild.model.document import Document
from reportbuild.model.shelf import Shelf
from tests.prove.builds import checked, run, written
from tests.stock import stock_files

TEXTS = (".toml", ".md", ".po")
SECRET = "Agim-Berisha"


def crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def byte_order_mark(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def no_last_line_end(data: bytes) -> bytes:
    return data.rstrip(b"\n")


def more_line_ends(data: bytes) -> bytes:
    return data + b"\n\n\n"


def blanks_at_line_ends(data: bytes) -> bytes:
    return re.sub(rb"(?m)(?<=[\w.])$", b" ", data)


def tabs_for_blanks(data: bytes) -> bytes:
    return data.replace(b" people", b"\tpeople")


CHANGES = (
    crlf, byte_order_mark, no_last_line_end, more_line_ends, blanks_at_line_ends, tabs_for_blanks,
)  # fmt: skip


def changed(change: Callable[[bytes], bytes]) -> Mapping[str, bytes]:
    return {
        path: change(data) if path.endswith(TEXTS) else data for path, data in stock_files().items()
    }


def content(document: Document) -> str:
    """All that a document says, with single spaces; the digest of its sources is another."""
    matter = replace(document.title_matter, digest="")
    said = repr(replace(document, title_matter=matter))
    return re.sub(r"(?: |\\t)+", " ", re.sub(r"(?:[0-9a-f]{8} ?){8}", "", said))


@pytest.mark.prove_quick
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_an_editor_does_changes_nothing(change: Callable[[bytes], bytes]):
    """The same report is read, word for word, line for line; or somebody is told."""
    good = checked(Shelf("stock", stock_files()), "en")
    found = checked(Shelf("stock", changed(change)), "en")

    assert found.findings or content(found.documents["en"]) == content(good.documents["en"])


# --- what must not come out ---------------------------------------------------------------------


def told_by_a_camera() -> bytes:
    """A photograph with a name in it: in EXIF, in a comment, and after its end."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = SECRET  # artist
    exif[0x8825] = {1: "N", 2: (42.0, 12.0, 50.0)}  # where she stood
    Image.new("RGB", (60, 40), (29, 58, 76)).save(out, "JPEG", exif=exif, comment=SECRET.encode())
    return out.getvalue() + SECRET.encode()


def told_by_a_scanner() -> bytes:
    """A map with a name in it: in a text of the PNG, and after its end."""
    out = io.BytesIO()
    told = PngInfo()
    told.add_text("Author", SECRET)
    Image.new("RGB", (60, 40), (232, 226, 212)).save(out, "PNG", pnginfo=told)
    return out.getvalue() + SECRET.encode()


def told_in_secret() -> dict[str, bytes]:
    """The stock report; a name stands in places that are none of a reader's."""
    files = stock_files()
    house = files["images/house.svg"].decode()
    text = files["text/02-return.md"].decode()
    comments = f"<!-- drawn by {SECRET} --><metadata>{SECRET}</metadata><title>{SECRET}</title>"
    return files | {
        "images/woman.jpg": told_by_a_camera(),
        "images/map.png": told_by_a_scanner(),
        "images/house.svg": house.replace('80">', f'80">{comments}', 1).encode(),
        "text/02-return.md": text.replace(
            "The road is open.", f"% She is {SECRET}.\nThe road is open."
        ).encode(),
        "statistics.toml": files["statistics.toml"] + f"\n# told by {SECRET}\n".encode(),
        "notes.txt": SECRET.encode(),
        f"images/{SECRET}.svg": files["images/house.svg"],
    }


@pytest.mark.prove
def test_no_name_comes_out_that_no_reader_should_see(tmp_path: Path):
    """Neither what cameras and drawing programs leave in pictures, nor what comments say."""
    sources = written(told_in_secret(), tmp_path / "stock")
    run("build", str(sources), "--no-cache", "--lang", "en", "--out", str(tmp_path / "out"))
    [epub] = (tmp_path / "out/stock").glob("*.epub")
    [pdf] = (tmp_path / "out/stock").glob("*.pdf")

    assert [name for name, data in members(epub).items() if SECRET.encode() in data] == []
    assert [name for name, data in streams(pdf).items() if SECRET.encode() in data] == []


def members(book: Path) -> dict[str, bytes]:
    with ZipFile(book) as archive:
        return {name: archive.read(name) + name.encode() for name in archive.namelist()}


def streams(book: Path) -> dict[str, bytes]:
    """Every object of a PDF, with its stream as it is kept and, where that can be, unpacked."""
    found = {}
    with pikepdf.open(book) as pdf:
        for number, thing in enumerate(pdf.objects):
            found[f"object {number}"] = thing.unparse()
            if isinstance(thing, pikepdf.Stream):
                found[f"packed {number}"] = thing.read_raw_bytes()
                try:
                    found[f"stream {number}"] = thing.read_bytes()
                except pikepdf.PdfError:  # a picture of its own kind, looked at as it is kept
                    continue
    return found
