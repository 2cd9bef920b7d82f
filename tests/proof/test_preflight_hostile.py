"""Preflight of files made to do harm, or broken: a finding, within bounded time and memory."""

from __future__ import annotations

import random
import time
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf

from reportbuild.model.preflight import Preflight, Separations
from reportbuild.proof.preflight import walk
from reportbuild.proof.preflight.job import Job, preflight
from reportbuild.proof.preflight.objects import TooLargeError, unpacked
from tests.proof.pdfs import PROFILE, add, book, pages, words

SECONDS = 20
"""Of this process alone: other work on the machine does not count."""


def looked(data: bytes) -> Preflight:
    """A preflight, which must come to an end soon."""
    begun = time.process_time()
    done = preflight(Job("book.pdf", data, PROFILE), Separations("not asked"))
    assert time.process_time() - begun < SECONDS
    return done


def codes(data: bytes) -> set[tuple[str, int]]:
    """What was found, but for ink."""
    return {(f.code, f.page) for f in looked(data).faults if f.code != "pre-007"}


# --- what is no PDF, or hardly one --------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"no PDF at all",
        b"\x89PNG\r\n\x1a\n" + bytes(1000),
        b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>",
        b"%PDF-1.7\n" + b"[" * 100_000,
        b"%PDF-1.7\n1 0 obj\n" + b"<</A " * 50_000 + b"\nendobj\ntrailer<</Root 1 0 R>>",
    ],
    ids=["empty", "a head", "text", "a picture", "no pages", "brackets", "nested"],
)
def test_what_cannot_be_read_is_one_finding(data: bytes):
    """pre-001, and nothing more: of such a file nothing can be said."""
    assert codes(data) == {("pre-001", 0)}


def test_what_is_told_of_a_file_is_the_same_every_time():
    """No name that the reader of PDFs makes up for itself stands in a sentence."""
    data = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>"
    one, other = looked(data), looked(bytes(bytearray(data)))
    assert one == other
    assert "BytesIO" not in one.faults[0].message


def test_pages_that_are_their_own_parents_are_one_finding():
    """A tree of pages without end is no tree."""
    data = (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\n"
    )
    assert codes(data) == {("pre-001", 0)}


def test_a_file_that_had_to_be_repaired_is_told():
    """pre-002: without its table of objects a file can be read, and somebody else reads another."""
    data = book()
    damaged = data[: data.rindex(b"xref")] + b"startxref\n99\n%%EOF"
    found = codes(damaged)
    assert ("pre-002", 0) in found or found == {("pre-001", 0)}
    cut = data.replace(b"startxref\n", b"startxref\n9", 1)
    assert ("pre-002", 0) in codes(cut)


# --- pages that draw without end ----------------------------------------------------------------


def _form(pdf: Pdf, content: bytes, inner: Object | None = None) -> Object:
    return pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 999, 999]),
        Resources=Dictionary(XObject=Dictionary() if inner is None else Dictionary(F=inner)),
    )  # fmt: skip


def _loop(pdf: Pdf) -> None:
    form = _form(pdf, b"/F Do")
    form.Resources.XObject.F = form
    add(pdf, 2, b"/F Do", XObject=Dictionary(F=form))


def _laughs(pdf: Pdf) -> None:
    """Each form draws the next ten times: ten thousand million drawings."""
    form = _form(pdf, b"0 0 0 1 k 0 0 9 9 re f")
    for _ in range(10):
        form = _form(pdf, b"/F Do " * 10, form)
    add(pdf, 2, b"/F Do", XObject=Dictionary(F=form))


def _deep(pdf: Pdf) -> None:
    form = _form(pdf, b"0 0 9 9 re f")
    for _ in range(200):
        form = _form(pdf, b"/F Do", form)
    add(pdf, 2, b"/F Do", XObject=Dictionary(F=form))


def _pattern(pdf: Pdf) -> None:
    """A pattern that paints with itself."""
    tile = pdf.make_stream(
        b"/Pattern cs /T scn 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1,
        TilingType=1, BBox=Array([0, 0, 9, 9]), XStep=9, YStep=9,
    )  # fmt: skip
    tile.Resources = Dictionary(Pattern=Dictionary(T=tile))
    add(pdf, 2, b"/Pattern cs /T scn 0 0 5 5 re f", Pattern=Dictionary(T=tile))


def _bomb(pdf: Pdf) -> None:
    """A small stream that unpacks to 128 megabytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(128)) + packer.flush()
    stream = pdf.make_stream(b"")
    stream.write(packed, filter=Name.FlateDecode)
    pages(pdf)[1].Contents = stream


def _bomb_in_letters(pdf: Pdf) -> None:
    packed = zlib.compress(b" " * 2**26, 9)
    stream = pdf.make_stream(b"")
    stream.write(
        packed.hex().encode() + b">", filter=Array([Name.ASCIIHexDecode, Name.FlateDecode])
    )
    pages(pdf)[1].Contents = stream


def _many_times(pdf: Pdf) -> None:
    """One stream of a megabyte, a thousand times on one page."""
    stream = pdf.make_stream(b"0 0 m " * 2**17)
    pages(pdf)[1].Contents = Array([stream] * 1000)


def _endless(pdf: Pdf) -> None:
    pages(pdf)[1].Contents = pdf.make_stream(b"q 9 9 1 1 re f\n" * 20_000)


def _saved(pdf: Pdf) -> None:
    pages(pdf)[1].Contents = pdf.make_stream(b"q " * 100_000)


@pytest.mark.parametrize(
    "change",
    [
        _loop, _laughs, _deep, _pattern, _bomb, _bomb_in_letters, _many_times, _endless, _saved,
    ],
)  # fmt: skip
def test_content_without_end_is_told_and_left(
    change: Callable[[Pdf], None], monkeypatch: pytest.MonkeyPatch
):
    """pre-003 at its page; the other pages are looked at as ever."""
    monkeypatch.setattr(walk, "MOST_OF_A_PAGE", 40_000)
    found = codes(book(change=change))

    assert ("pre-003", 2) in found or change is _pattern
    assert {page for _, page in found} <= {0, 2}


def test_a_bomb_is_not_unpacked():
    """Its size is known before memory is taken for it."""
    pdf = Pdf.new()
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(64)) + packer.flush()
    stream = pdf.make_stream(b"")
    stream.write(packed, filter=Name.FlateDecode)

    tracemalloc.start()
    with pytest.raises(TooLargeError):
        unpacked(stream)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2**23


def test_what_writes_bytes_as_letters_is_unpacked_as_it_should_be():
    """ASCII85 over Flate, as many programs write it, is read to its last byte."""
    pdf = Pdf.new()
    stream = pdf.make_stream(b"")
    letters = zlib.compress(b"0 0 m 1 1 l S " * 5000).hex().encode() + b">"
    stream.write(letters, filter=Array([Name.ASCIIHexDecode, Name.FlateDecode]))
    assert len(unpacked(stream)) == 70_000


# --- content that is wrong ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"1 0 0 rg (never closed",
        b"/Gone Do",
        b"/Gone gs",
        b"1 2 cm",
        b"(a) (b) m 1 1 l S",
        b"Q Q Q",
        b"1e400 0 0 1 0 0 cm 0 0 9 9 re f",
        b"BI /W 9999 /H 9999 /BPC 8 /CS /RGB ID abc",
        b"BT /F 10 Tf [(A) /Name << >> (A)] TJ ET",
        b"BT 99 Tj ET",
        b"]]>>",
    ],
)
def test_an_operator_that_cannot_be_followed_is_told(content: bytes):
    """pre-003 at its page, not a traceback; what stands beside it is looked at."""
    data = book(change=lambda pdf: pages(pdf)[1].__setitem__("/Contents", pdf.make_stream(content)))
    found = codes(data)

    assert {code for code, page in found if page not in (0, 2)} == set()
    assert found <= {("pre-003", 2), ("pre-002", 0), ("pre-050", 2), ("pre-030", 2)} | {
        ("pre-017", 2), ("pre-059", 2), ("pre-040", 2), ("pre-014", 2)
    }  # fmt: skip


WRONG: tuple[object, ...] = (
    None, True, 7, -1, 1e30, "text", Name.Wrong, Array([]), Array([1, "a", None]), Dictionary(),
    Dictionary(S=Name.Wrong, Subtype=Name.Image), Array([Array([Array([])])]),
)  # fmt: skip
KEYS = (
    "/MediaBox", "/TrimBox", "/BleedBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents",
    "/Resources", "/Annots", "/Group", "/Parent", "/AA", "/Type",
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_an_entry_of_a_page_may_be_anything(key: str):
    """Whatever stands where a box or a stream should, a preflight is made."""
    for value in WRONG:

        def change(pdf: Pdf, value: object = value) -> None:
            page = pages(pdf)[1]
            if value is None:
                if key in page:
                    del page[key]
            else:
                page[key] = value

        assert looked(book(change=change)).digest


RESOURCES = ("/Font", "/ExtGState", "/ColorSpace", "/XObject", "/Pattern", "/Shading")


@pytest.mark.parametrize("kind", RESOURCES)
def test_a_resource_may_be_anything(kind: str):
    """Fonts that are numbers, states that are names, forms without content."""
    content = b"/X gs /X cs 1 scn 0 0 9 9 re f /X scn 0 0 9 9 re f BT /X 9 Tf (A) Tj ET /X sh /X Do"
    for value in WRONG:
        if value is None:
            continue

        def change(pdf: Pdf, value: object = value) -> None:
            add(pdf, 2, content)
            pages(pdf)[1].Resources[kind] = Dictionary(X=value)

        assert looked(book(change=change)).digest

        def whole(pdf: Pdf, value: object = value) -> None:
            add(pdf, 2, content)
            pages(pdf)[1].Resources[kind] = value

        assert looked(book(change=whole)).digest


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300))
def test_content_may_be_any_bytes(content: bytes):
    """A page of noise is a finding or none, never a fault of ours."""
    data = book([words(1), content, words(2), words(3)])
    assert len(looked(data).pages) == 4


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_wrong_bytes_is_told_or_read(seed: int):
    """Forty sound files, each with twenty bytes of noise."""
    dice = random.Random(seed)  # no secret
    data = bytearray(book())
    for _ in range(20):
        data[dice.randrange(len(data))] = dice.randrange(256)
    assert looked(bytes(data)).size == len(data)


def test_a_file_cut_short_anywhere_is_told_or_read():
    """Half a download is no crash."""
    data = book()
    for part in range(1, 20):
        assert looked(data[: len(data) * part // 20]).faults


def test_a_book_of_340_pages_is_looked_at_in_seconds():
    """Without ink; each page has forty lines of text, a picture and a table of rules."""
    text = b"".join(
        b"BT /Over gs 0 0 0 1 k /F 10 Tf 1 0 0 1 60 %d Tm [(AAAA) -20 (AAAAAAAA A)] TJ ET\n" % y
        for y in range(100, 500, 10)
    )
    rules = b"".join(b"0.5 w 60 %d m 200 %d l S\n" % (y, y) for y in range(500, 600, 5))
    contents = [text + rules + words(number % 40 + 1) * 3 for number in range(340)]
    out = BytesIO(book(contents))
    with pikepdf.Pdf.open(out) as pdf:
        assert len(pdf.pages) == 340
    done = looked(out.getvalue())
    assert [p.number for p in done.pages] == list(range(1, 341))
    assert {f.code for f in done.faults} == {"pre-018"}
