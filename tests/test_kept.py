"""What a build keeps of a report: pages and books, never the sources themselves."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from reportbuild.commands.rooms import Means, opened
from reportbuild.model.order import Order
from reportbuild.model.shelf import Shelf
from reportbuild.packing import unpack
from reportbuild.pipeline import build
from reportbuild.recollection import Recalled, Recollection
from reportbuild.store import Store
from tests.printers import the_house
from tests.stock import stock_files

SECRETS = {
    "comment": "Qwertzuiop told us her name",
    "translator": "Yxcvbnm asked for this",
    "picture": "Asdfghjkl took it at home",
    "photograph": "Poiuztrewq stood behind the camera",
    "consent": "Mnbvcxy gave it in writing",
    "drawing": "Lkjhgfdsa drew this",
}
PRINTED = "The people of the Upper Valley four years on"


def with_secrets() -> dict[str, bytes]:
    """The stock report with words, each of its own, in places that nothing is printed from."""
    files = stock_files()
    text = files["text/01-summary.md"]
    files["text/01-summary.md"] = text.replace(
        b"% A comment goes nowhere.", f"% {SECRETS['comment']}".encode()
    )
    files["images.toml"] = files["images.toml"].replace(
        b"Written, 3 March 2026; kept by the Observatory", SECRETS["consent"].encode()
    )
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", SECRETS["picture"])
    out = io.BytesIO()
    Image.open(io.BytesIO(files["images/map.png"])).save(out, "PNG", pnginfo=note)
    files["images/map.png"] = out.getvalue()
    exif = Image.Exif()
    exif[0x013B] = SECRETS["photograph"]
    out = io.BytesIO()
    photograph = Image.open(io.BytesIO(files["images/woman.jpg"]))
    photograph.save(out, "JPEG", exif=exif, comment=SECRETS["photograph"].encode())
    files["images/woman.jpg"] = out.getvalue()
    drawing = files["images/house.svg"].replace(
        b"</svg>", f"<!-- {SECRETS['drawing']} --></svg>".encode()
    )
    files["images/house.svg"] = drawing.replace(
        b"<path", f"<desc>{SECRETS['drawing']}</desc><path".encode(), 1
    )
    files["editions/fr.po"] = (
        f'# {SECRETS["translator"]}\nmsgid ""\nmsgstr "Language: fr\\n"\n'.encode()
    )
    return files


def every_byte(folder: Path) -> Iterator[bytes]:
    """All that lies in a store, and what is packed or compressed in it."""
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        entry = file.read_bytes()
        yield entry
        yield from inflated(entry)


def inflated(data: bytes) -> Iterator[bytes]:
    """Whatever in some bytes is compressed: streams of PDFs, files of e-books."""
    for magic, wbits in ((b"\x78\x9c", 15), (b"\x78\xda", 15), (b"\x78\x01", 15)):
        at = data.find(magic)
        while at >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj(wbits).decompress(data[at:])
            at = data.find(magic, at + 1)
    at = data.find(b"PK\x03\x04")
    while at >= 0:
        names, extra = struct.unpack("<HH", data[at + 26 : at + 30])
        with suppress(zlib.error):
            yield zlib.decompressobj(-15).decompress(data[at + 30 + names + extra :])
        at = data.find(b"PK\x03\x04", at + 1)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store after a build of all editions and formats."""
    folder = tmp_path_factory.mktemp("kept") / "store"
    order, house = Order(frozenset({"en", "fr"})), the_house()
    with opened(Means(2, Store(folder)), house, lambda *_: None) as rooms:
        shelf = Shelf("stock", with_secrets())
        [built] = build([shelf], house, order, rooms.submit, tell=lambda *_: None)
    assert len(built.entries) == 4, built.findings
    earlier = Recollection(Store(folder), "1", Shelf("house", {}), Order(order.languages))
    earlier.keep(earlier.key(shelf), Recalled(built, house.digest))
    assert earlier.recall(earlier.key(shelf)) == Recalled(built, house.digest)
    return folder


def test_no_source_is_kept_as_it_is(kept: Path):
    """Neither a file of the report, nor a line of it that begins as only sources do."""
    everything = list(every_byte(kept))
    assert len(everything) > 60
    for path, data in with_secrets().items():
        assert not any(data in one for one in everything), path
    for mark in (b":::{", b"[^gjon]", b"as_of =", b"msgid", b"{fled}"):
        assert not any(mark in one for one in everything), mark


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_not_printed_is_not_kept(secret: str, kept: Path):
    """A comment, a translator's remark, what a camera wrote, how consent was given."""
    word = SECRETS[secret].split()[0].encode()
    assert any(word in data for data in with_secrets().values())
    for one in every_byte(kept):
        assert word not in one


def test_what_is_printed_would_be_found(kept: Path):
    """The search sees into what is packed and what is compressed."""
    assert any(PRINTED.encode() in one for one in every_byte(kept))
    entries = [file.read_bytes() for file in kept.glob("entries/??/*")]
    values = [unpack(entry[20 + 32 :]) for entry in entries]
    pdfs = [v.value.data for v in values if getattr(getattr(v, "made", None), "pages", 0) > 20
            and hasattr(v.made, "data")]  # fmt: skip
    assert pdfs
    with pikepdf.open(io.BytesIO(pdfs[0])) as book:
        assert len(book.pages) > 20
