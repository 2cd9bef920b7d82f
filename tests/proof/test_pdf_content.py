"""Content streams read back: marks, artifacts, forms, replacement texts, maps to Unicode."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from reportbuild.proof.pdf_content import PageReader, PageText, entries, to_unicode
from reportbuild.proof.pdf_stream import Instruction, _cut, _OddError, _parsed
from reportbuild.proof.pdf_tree import letters

CMAP = b"""
2 beginbfchar
<0001> <0041>
<0002> <00660069>
endbfchar
1 beginbfrange
<0010> <0012> <0061>
endbfrange
"""


def read(content: bytes) -> PageText:
    """The text of a page with this content; /F draws by `CMAP`, /X is a form that shows "A"."""
    file = pikepdf.new()
    font = file.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type0, ToUnicode=file.make_stream(CMAP))
    )
    fonts = Dictionary(F=font)
    form = file.make_stream(
        b"BT /F 9 Tf <0001> Tj ET",
        Subtype=Name.Form,
        Resources=Dictionary(Font=fonts),
    )
    page = file.add_blank_page()
    page.obj.Resources = Dictionary(
        Font=fonts,
        XObject=Dictionary(X=form),
        Properties=Dictionary(P=Dictionary(MCID=7)),
    )
    page.obj.Contents = file.make_stream(content)
    return PageReader().read(page.obj)


def test_a_map_gives_the_text_of_each_code():
    """Single codes, ligatures and ranges (ISO 32000-1, 9.10.3)."""
    assert to_unicode(CMAP) == {1: "A", 2: "fi", 0x10: "a", 0x11: "b", 0x12: "c"}


OPERANDS = st.one_of(
    st.sampled_from([b"1", b"-.5", b"+2.", b"/F", b"/X", b"<0001>", b"<00>", b"<>", b"(a)"]),
    st.sampled_from([b"[<0001>-3<0002>.5]", b"[]", b"[(a) 3]", b"<</MCID 3>>", b"<< /A [1] >>"]),
    st.sampled_from([b"<</ActualText (\\(x) /MCID 1>>", b"<</ActualText <FEFF0041>>>", b"true"]),
)
OPERATORS = st.sampled_from(
    [
        *(b"Tj", b"TJ", b"'", b"Tf", b"Do", b"BMC", b"BDC", b"EMC", b"ET", b"f*", b"S", b"q"),
        *(b"cm", b"W*", b"rg", b"Tm", b"xyz", b"% remark\n", b"BI /W 1 /H 1 /BPC 8 ID a EI"),
    ]
)
INSTRUCTIONS = st.tuples(st.lists(OPERANDS, max_size=3), OPERATORS, st.sampled_from([b" ", b"\n"]))


@given(st.lists(INSTRUCTIONS, max_size=6))
def test_streams_are_cut_as_pikepdf_cuts_them(written: list[tuple[list[bytes], bytes, bytes]]):
    """Whatever is cut here without pikepdf means the same there, instruction by instruction."""
    data = b"".join(b" ".join([*o, operator]) + between for o, operator, between in written)
    file = pikepdf.new()
    stream = file.make_stream(data)
    cut, parsed = (
        _outcome(lambda: [*_cut(data)]),
        _outcome(lambda: [*_parsed(pikepdf.parse_content_stream(stream))]),
    )
    assert cut is None or parsed is None or _told(cut) == _told(parsed)


def _outcome(read: Callable[[], list[Instruction]]) -> list[Instruction] | None:
    try:
        return read()
    except (_OddError, pikepdf.PdfError, IndexError, TypeError, UserWarning):
        return None


def _told(found: list[Instruction]) -> list[object]:
    """Instructions with the strings shown as one, as a reader of codes has them."""
    return [(i.operator, i.name, b"".join(i.shown), i.said) for i in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"/P <</MCID 3>> BDC BT /F 9 Tf <00010002> Tj ET EMC", PageText({3: "Afi"})),
        (b"/P <</MCID 3>> BDC BT /F 9 Tf [<0001> -20 <0010>] TJ ET EMC", PageText({3: "Aa"})),
        (b"/P /P BDC BT /F 9 Tf <0001> Tj ET EMC", PageText({7: "A"})),
        (b"/P <</MCID 3>> BDC BT /F 9 Tf [<0001> 0 <00>] TJ ET EMC", PageText({3: "A\ufffd"})),
        (b"/P <</MCID 3>> BDC BT /F 9 Tf (\\000\\001) Tj ET EMC", PageText({3: "A"})),
        (b"/Artifact BMC BT /F 9 Tf <0001> Tj ET EMC", PageText({}, ["A"])),
        (
            b"/Artifact <</Type /Pagination>> BDC BT /F 9 Tf <0001> Tj ET /X Do EMC",
            PageText(furniture=["A\nA\n"]),
        ),
        (b"BT /F 9 Tf <0001> Tj ET", PageText({}, [], ["A"])),
        (b"/Artifact BMC /X Do EMC", PageText({}, ["A"])),
        (b"/X Do", PageText({}, [], ["A"])),
        (
            b"/P <</MCID 1>> BDC /Span <</ActualText (x)>> BDC BT /F 9 Tf <0001> Tj ET EMC EMC",
            PageText({1: "x"}),
        ),
        (b"/P <</MCID 1>> BDC BT /F 9 Tf <0099> Tj ET EMC", PageText({1: "\ufffd"})),
        (b"q 1 0 0 1 0 0 cm Q", PageText()),
        (
            b"0 0 9 9 re f /Artifact BMC 0 0 9 9 re f EMC 0 0 9 9 re W n",
            PageText({}, [""], unmarked=1),
        ),
    ],
)
def test_text_is_told_by_its_marks(content: bytes, expected: PageText):
    """What is marked, what is decoration, and what is neither; an unknown code is no letter."""
    assert read(content) == expected


def test_trees_are_read_with_their_branches():
    """A name tree may be cut into leaves below leaves (ISO 32000-1, 7.9.6)."""
    leaf = Dictionary(Names=Array([String("b"), 2]))
    tree = Dictionary(Names=Array([String("a"), 1]), Kids=Array([Dictionary(Kids=Array([leaf]))]))
    assert [(str(name), int(value)) for name, value in entries(tree)] == [("a", 1), ("b", 2)]


def test_letters_are_compared_without_order_case_or_hyphens():
    """Ligatures and presentation forms are their letters; another letter is another letter."""
    assert letters("ﬁne re‐turn") == letters("RETURN fine")
    assert letters("لا") == letters("ﻻ")
    assert letters("230,000") != letters("23,000")
