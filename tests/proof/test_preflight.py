"""Preflight of any PDF: sound files pass, and each planted fault is told at its code and page."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from reportbuild.model.preflight import Preflight, Separations
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.job import Job, preflight
from tests.proof.pdfs import (
    BAND,
    BLEED,
    HEIGHT,
    MM,
    PROFILE,
    WIDTH,
    add,
    book,
    font,
    icc,
    pages,
    picture,
    registration,
    words,
)

Entry = object
"""What may stand in a dictionary of a PDF, or makes it for one."""

UNMEASURED = Separations("said elsewhere")
X1A = replace(PROFILE, kind="PDF/X-1a")


def looked(data: bytes, profile: Profile = PROFILE, icc_: bytes = b"") -> Preflight:
    """A preflight without its word on ink, which other tests are about."""
    done = preflight(Job("book.pdf", data, profile, icc_), UNMEASURED)
    return replace(done, faults=tuple(f for f in done.faults if f.code != "pre-007"))


def told(done: Preflight) -> set[tuple[str, int]]:
    """What was found: codes and pages."""
    return {(fault.code, fault.page) for fault in done.faults}


# --- sound files --------------------------------------------------------------------------------

KNOCKING = replace(PROFILE, black="knockout")
MARKED = replace(PROFILE, marks=True)


def _placed(content: bytes, size: tuple[int, int], **entries: Entry) -> Callable[[Pdf], None]:
    """A picture on page 2, drawn by some content as /P."""

    def change(pdf: Pdf) -> None:
        image = picture(pdf, size)
        for name, value in entries.items():
            made = value(pdf) if callable(value) else value
            image["/" + name] = made
        add(pdf, 2, content, XObject=Dictionary(P=image))

    return change


def _drawn(content: bytes, number: int = 2, **resources: Object) -> Callable[[Pdf], None]:
    return lambda pdf: add(pdf, number, content, **resources)


INCH = b"72 0 0 72 100 100 cm /P Do"

SOUND: dict[str, Callable[[], bytes]] = {
    "a book with a band that bleeds": book,
    "one with crop marks in registration colour": lambda: book(marks=True),
    "a picture of 300 ppi": lambda: book(change=_placed(INCH, (300, 300))),
    "a picture that bleeds on all sides": lambda: book(
        change=_placed(
            b"%.3f 0 0 %.3f %.3f %.3f cm /P Do"
            % (WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED, -BLEED, -BLEED),
            (2100, 3000),
        )
    ),
    "white that ends at the trim": lambda: book(
        change=_drawn(b"0 0 0 0 k 0 0 %.3f %.3f re f" % (WIDTH, HEIGHT))
    ),
    "an area continued beyond the trim by another": lambda: book(
        change=_drawn(
            b"0.5 0 0 0 k 0 300 200 50 re f %.3f 300 %.3f 50 re f" % (-BLEED, BLEED)
        )
    ),
    "an area clipped to the page well within it": lambda: book(
        change=_drawn(b"q 50 50 100 100 re W n 0.5 0 0 0 k -50 -50 900 900 re f Q")
    ),
    "rich black for a large area, and for a title": lambda: book(
        change=_drawn(
            b"0.4 0.3 0.3 1 k 50 50 200 200 re f BT /F 36 Tf 1 0 0 1 60 500 Tm (A) Tj ET"
        )
    ),
    "a rule of a quarter point": lambda: book(change=_drawn(b"0.25 w 60 60 m 200 60 l S")),
    "opacity in a PDF/X-4": lambda: book(
        change=_drawn(
            b"/T gs 0.5 0 0 0 k 60 60 50 50 re f",
            ExtGState=Dictionary(T=Dictionary(ca=0.5, CA=0.5)),
        )
    ),
    "a blank left-hand page": lambda: book([words(1), b"", words(2), words(3)]),
    "blank pages that fill the last sheet": lambda: book([words(1), words(2), b"", b""]),
    "a stencil of 1200 ppi": lambda: book(
        change=_placed(
            b"24 0 0 24 100 100 cm 0 0 0 1 k /P Do", (400, 400), ImageMask=True,
            BitsPerComponent=1,
        )
    ),
    "one pixel drawn out to a band": lambda: book(
        change=_placed(b"300 0 0 40 100 100 cm /P Do", (1, 1))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_has_no_faults(name: str):
    """No false alarm: what printers ask for is there."""
    profile = MARKED if "crop marks" in name else PROFILE
    assert [fault.message for fault in looked(SOUND[name](), profile).faults] == []


# --- planted faults -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Plant:
    """A fault: what is changed, and all that is told of it: codes and pages."""

    told: set[tuple[str, int]]
    change: Callable[[Pdf], None] | None = None
    profile: Profile = PROFILE
    contents: tuple[bytes, ...] | None = None
    says: str = ""
    data: bytes = b""


def _each(change: Callable[[Object], None]) -> Callable[[Pdf], None]:
    return lambda pdf: change(pages(pdf)[1])


def _set(name: str, value: object) -> Callable[[Pdf], None]:
    return _each(lambda page: page.__setitem__(name, value))


def _box(name: str, by: float) -> Callable[[Pdf], None]:
    box = Array([-by, -by, WIDTH + by, HEIGHT + by])
    return _set(name, box)


def _root(name: str, value: object) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root.__setitem__(name, value)


def _unset(name: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        if name in pdf.docinfo:
            del pdf.docinfo[name]
        else:
            del pdf.Root[name]

    return change


def _state(**entries: Entry) -> Dictionary:
    return Dictionary(S=_dictionary(entries))


def _dictionary(entries: Mapping[str, Entry]) -> Dictionary:
    made = Dictionary()
    for name, value in entries.items():
        made["/" + name] = value
    return made


def _font(change: Callable[[Dictionary], None], name: str = "Square") -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        made = font(pdf)
        made.BaseFont = made.FontDescriptor.FontName = Name("/" + name)
        change(made)
        content = b"BT /Over gs 0 0 0 1 k /G 10 Tf 1 0 0 1 60 60 Tm (A) Tj ET"
        add(pdf, 2, content, Font=Dictionary(G=made))

    return plant


def _composite(pdf: Pdf) -> None:
    """A composite font, of which the glyph for what is missing is shown."""
    simple = font(pdf)
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Square,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=simple.FontDescriptor, DW=600, W=Array([1, Array([600, 300])]),
    )  # fmt: skip
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Square, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]),
    )  # fmt: skip
    content = b"BT /Over gs 0 0 0 1 k /G 10 Tf 1 0 0 1 60 60 Tm <00010000> Tj ET"
    add(pdf, 2, content, Font=Dictionary(G=made))


def _type3(pdf: Pdf) -> None:
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1, 1]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=65, LastChar=65,
        Widths=Array([600]), Encoding=Dictionary(Differences=Array([65, Name.A])),
        CharProcs=Dictionary(A=pdf.make_stream(b"600 0 0 0 600 700 d1 0 0 500 700 re f")),
    )  # fmt: skip
    content = b"BT /Over gs 0 0 0 1 k /G 10 Tf 1 0 0 1 60 60 Tm (A) Tj ET"
    add(pdf, 2, content, Font=Dictionary(G=made))


def _form(content: bytes, drawn: bytes, size: tuple[int, int]) -> Callable[[Pdf], None]:
    """A picture within a form, which the page draws."""

    def plant(pdf: Pdf) -> None:
        form = pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1000, 1000]),
            Resources=Dictionary(XObject=Dictionary(P=picture(pdf, size))),
        )  # fmt: skip
        add(pdf, 2, drawn, XObject=Dictionary(Form=form))

    return plant


def _intent(change: Callable[[Pdf, Object], None]) -> Callable[[Pdf], None]:
    return lambda pdf: change(pdf, pdf.Root.OutputIntents[0])


def _annotation(**entries: Entry) -> Callable[[Pdf], None]:
    rectangle = Array([60, 60, 100, 80])
    made = _dictionary({"Type": Name.Annot, "Rect": rectangle, **entries})
    return _set("/Annots", Array([made]))


def _layer(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))


def _tiled(pdf: Pdf) -> None:
    tile = pdf.make_stream(
        b"1 0 0 rg 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10, Resources=Dictionary(),
    )  # fmt: skip
    content = b"/Pattern cs /T scn 60 60 80 80 re f"
    add(pdf, 2, content, Pattern=Dictionary(T=tile))


def _shaded(pdf: Pdf) -> None:
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 0, 0], N=1)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 100, 0]), Function=ramp
    )
    add(pdf, 2, b"60 60 80 80 re W n /X sh", Shading=Dictionary(X=shading))


def _measured(pdf: Pdf) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(icc(b"RGB "), N=3)])


LAB = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])
TWO = Array([Name.DeviceN, Array([Name("/Gold"), Name("/Varnish")]), Name.DeviceCMYK, Dictionary()])
INDEXED = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\xff\xff\xff")])
SET = b"BT /F 10 Tf 1 0 0 1 60 300 Tm (AAAA) Tj ET"
SMALL = b"BT /F 5 Tf 1 0 0 1 60 300 Tm (AAAA) Tj ET"
BAR = b"0.5 0 0 0 k %.3f 300 60 60 re f"

PLANTED: dict[str, Plant] = {
    "no trim": Plant({("pre-010", 2)}, _each(lambda p: p.__delitem__("/TrimBox"))),
    "bleed beyond the sheet": Plant({("pre-011", 2)}, _box("/BleedBox", 5 * MM)),
    "crop within the trim": Plant({("pre-011", 2)}, _box("/CropBox", -MM), says="CropBox"),
    "another size": Plant(
        {("pre-012", 2)}, _set("/TrimBox", Array([0, 0, WIDTH - 2, HEIGHT])), says="164.3 × 240.0"
    ),
    "narrow bleed": Plant({("pre-013", 2)}, _box("/BleedBox", 2 * MM), says="2.0 mm wide"),
    "no bleed at the left": Plant({("pre-014", 2)}, _drawn(BAR % 0), says="left edge"),
    "bleed too short": Plant(
        {("pre-014", 2)}, _drawn(BAR % (-2 * MM)), says="runs 2.0 mm beyond it"
    ),
    "an area that ends where the cut may stray": Plant({("pre-014", 2)}, _drawn(BAR % (0.5 * MM))),
    "a picture at the right edge": Plant(
        {("pre-014", 2)},
        _placed(b"72 0 0 72 %.3f 300 cm /P Do" % (WIDTH - 72), (300, 300)),
        says="a picture touches the right edge",
    ),
    "a line to the foot": Plant(
        {("pre-014", 2)}, _drawn(b"0 0 0 1 K 1 w 100 0 m 100 50 l S"), says="bottom edge"
    ),
    "bleed cut off by a clip": Plant(
        {("pre-014", 2)},
        _drawn(b"0 0 %.3f %.3f re W n 0.5 0 0 0 k -9 300 60 60 re f" % (WIDTH, HEIGHT)),
    ),
    "a picture over a coloured page, without bleed of its own": Plant(
        {("pre-014", 2)},
        _placed(
            b"q 0.1 0 0 0 k %.3f %.3f 600 900 re f Q 72 0 0 72 0 300 cm /P Do" % (-BLEED, -BLEED),
            (300, 300),
        ),
        says="a picture",
    ),
    "a turned page": Plant({("pre-012", 2), ("pre-015", 2)}, _set("/Rotate", 90)),
    "an extent of five": Plant({("pre-016", 0)}, contents=tuple(words(n) for n in range(1, 6))),
    "a blank right-hand page": Plant(
        {("pre-017", 3)}, contents=(words(1), words(2), b"", words(3))
    ),
    "a page twice": Plant(
        {("pre-018", 4)}, contents=(words(1), words(2), words(3), words(2)), says="page 2"
    ),
    "a unit of two points": Plant(
        {("pre-019", 2), ("pre-012", 2)}, _set("/UserUnit", 2), says="2 points"
    ),
    "a mark in the bleed": Plant({("pre-020", 2)}, _drawn(b"0 0 0 1 K 0.25 w 100 -8 m 100 -1 l S")),
    "no marks": Plant({("pre-021", 0)}, profile=MARKED, says="All 4 pages: it has no crop marks"),
    "text at the edge": Plant(
        {("pre-022", 2)}, _drawn(b"/Over gs 0 0 0 1 k BT /F 10 Tf 1 0 0 1 4 300 Tm (AA) Tj ET")
    ),
    "a font that is not embedded": Plant(
        {("pre-030", 2)}, _font(lambda f: f.FontDescriptor.__delitem__("/FontFile2")), says="Square"
    ),
    "an embedded font that is none": Plant(
        {("pre-030", 2)}, _font(lambda f: f.FontDescriptor.FontFile2.write(b"nothing like it"))
    ),
    "a font that is not there": Plant(
        {("pre-030", 2)}, _drawn(b"/Over gs 0 0 0 1 k BT /Gone 9 Tf 1 0 0 1 60 60 Tm (A) Tj ET")
    ),
    "a font of Type 3": Plant({("pre-031", 2)}, _type3),
    "a missing letter": Plant({("pre-032", 2)}, _composite),
    "Courier": Plant({("pre-033", 2)}, _font(lambda _: None, "Courier-Bold"), says="Courier-Bold"),
    "small text in two inks": Plant({("pre-034", 2)}, _drawn(b"0.5 0.5 0 0 k " + SMALL)),
    "small white text": Plant(
        {("pre-034", 2)}, _drawn(b"0 0 0 0 k " + SMALL), says="text white is 5.0 pt"
    ),
    "a picture of 72 ppi": Plant({("pre-040", 2)}, _placed(INCH, (72, 72)), says="has 72 ppi"),
    "a picture of 250 ppi": Plant({("pre-041", 2)}, _placed(INCH, (250, 250)), says="250 ppi"),
    "a picture pulled out of shape": Plant(
        {("pre-040", 2)}, _placed(b"72 0 0 144 100 100 cm /P Do", (300, 300)), says="150 ppi"
    ),
    "a turned picture": Plant(
        {("pre-040", 2)}, _placed(b"0 72 -72 0 200 100 cm /P Do", (72, 72)), says="has 72 ppi"
    ),
    "a picture in a form, drawn twice as large": Plant(
        {("pre-040", 2)},
        _form(b"36 0 0 36 0 0 cm /P Do", b"2 0 0 2 100 100 cm /Form Do", (150, 150)),
        says="has 150 ppi",
    ),
    "a stencil of 300 ppi": Plant(
        {("pre-040", 2)},
        _placed(b"0 0 0 1 k " + INCH, (300, 300), ImageMask=True, BitsPerComponent=1),
        says="one bit",
    ),
    "a coarse soft mask": Plant(
        {("pre-040", 2)},
        _placed(INCH, (300, 300), SMask=lambda pdf: picture(pdf, (50, 50))),
        says="soft mask of a picture of 50 × 50",
    ),
    "a picture within the content": Plant(
        {("pre-040", 2)},
        _drawn(b"q 72 0 0 72 60 60 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x01\x02\x03\x04 EI Q"),
        says="2 × 2",
    ),
    "an RGB area": Plant({("pre-050", 2)}, _drawn(b"1 0 0 rg 60 60 50 50 re f"), says="255 0 0"),
    "an RGB line": Plant({("pre-050", 2)}, _drawn(b"1 0 0 RG 60 60 m 99 99 l S"), says="a line"),
    "an RGB picture": Plant({("pre-050", 2)}, _placed(INCH, (300, 300), ColorSpace=Name.DeviceRGB)),
    "a picture indexed over RGB": Plant(
        {("pre-050", 2)}, _placed(INCH, (300, 300), ColorSpace=INDEXED), says="Indexed over"
    ),
    "RGB in a pattern": Plant({("pre-050", 2)}, _tiled),
    "RGB in a shading": Plant({("pre-050", 2)}, _shaded, says="a shading"),
    "RGB with a profile": Plant(
        {("pre-056", 2)},
        _placed(INCH, (300, 300), ColorSpace=_measured),
        says="ICCBased with 3 components",
    ),
    "Lab": Plant(
        {("pre-051", 2)},
        _drawn(b"/L cs 50 10 10 scn 60 60 50 50 re f", ColorSpace=Dictionary(L=LAB)),
    ),
    "a spot colour": Plant(
        {("pre-052", 2)},
        _drawn(
            b"/Spot cs 1 scn 60 60 50 50 re f",
            ColorSpace=Dictionary(Spot=registration("PANTONE 485 C")),
        ),
        says="“PANTONE 485 C”",
    ),
    "two spot colours": Plant(
        {("pre-052", 2)},
        _drawn(b"/D cs 1 0.5 scn 60 60 50 50 re f", ColorSpace=Dictionary(D=TWO)),
        says="“Gold” and “Varnish”",
    ),
    "registration colour on the page": Plant(
        {("pre-053", 2)}, _drawn(b"/All cs 1 scn 60 60 50 50 re f")
    ),
    "RGB text": Plant({("pre-054", 2)}, _drawn(b"0 0 0 rg " + SET), says="RGB 0 0 0"),
    "rich-black text": Plant(
        {("pre-055", 2)}, _drawn(b"0.6 0.5 0.5 1 k " + SET), says="C 60 M 50 Y 50 K 100"
    ),
    "text in RGB black that was converted": Plant(
        {("pre-055", 2)}, _drawn(b"0.72 0.68 0.67 0.89 k " + SET)
    ),
    "white that overprints": Plant(
        {("pre-057", 2)}, _drawn(b"/Over gs 0 0 0 0 k 60 60 50 50 re f")
    ),
    "black text that knocks out": Plant({("pre-059", 2)}, _drawn(b"0 0 0 1 k " + SET)),
    "black text that overprints, unasked": Plant(
        {("pre-059", 0)}, profile=KNOCKING, says="All 4 pages"
    ),
    "a hairline": Plant(
        {("pre-060", 2)}, _drawn(b"0.1 w 60 60 m 200 60 l S"), says="0.10 pt thick"
    ),
    "a line without width": Plant({("pre-060", 2)}, _drawn(b"0 w 60 60 m 200 60 l S")),
    "a line made thin by its matrix": Plant(
        {("pre-060", 2)}, _drawn(b"0.1 0 0 0.1 60 60 cm 1 w 0 0 m 999 0 l S"), says="0.10 pt"
    ),
    "a thin area": Plant({("pre-060", 2)}, _drawn(b"0 0 0 1 k 60 60 200 0.1 re f")),
    "opacity in a PDF/X-1a": Plant(
        {("pre-070", 2), ("pre-082", 0)},
        _drawn(b"/S gs 0.5 0 0 0 k 60 60 50 50 re f", ExtGState=_state(ca=0.5)),
        X1A,
        says="an opacity of 0.5",
    ),
    "a blend mode in a PDF/X-1a": Plant(
        {("pre-070", 2), ("pre-082", 0)},
        _drawn(b"/S gs 0.5 0 0 0 k 60 60 50 50 re f", ExtGState=_state(BM=Name.Multiply)),
        X1A,
        says="Multiply",
    ),
    "a soft mask in a PDF/X-1a": Plant(
        {("pre-070", 2), ("pre-082", 0)},
        _placed(INCH, (300, 300), SMask=lambda pdf: picture(pdf, (300, 300))),
        X1A,
        says="a soft mask",
    ),
    "blending in RGB": Plant(
        {("pre-075", 2)},
        _set("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
        says="rgb",
    ),
    "a layer": Plant({("pre-071", 0)}, _layer, says="“Draft”"),
    "an annotation": Plant({("pre-072", 2)}, _annotation(Subtype=Name.Link), says="Link"),
    "a script on a page": Plant(
        {("pre-072", 2), ("pre-073", 2)},
        _annotation(Subtype=Name.Link, A=Dictionary(S=Name.JavaScript, JS=String("1"))),
    ),
    "a script in the file": Plant(
        {("pre-073", 0)}, _root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))
    ),
    "scripts by name": Plant(
        {("pre-073", 0)}, _root("/Names", Dictionary(JavaScript=Dictionary(Names=Array([]))))
    ),
    "an attached file": Plant(
        {("pre-074", 0)}, _root("/Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array([]))))
    ),
    "a transfer curve": Plant(
        {("pre-076", 2)},
        _drawn(b"/S gs", ExtGState=_state(TR=Dictionary(FunctionType=2, Domain=[0, 1], N=2))),
    ),
    "no output intent": Plant({("pre-080", 0)}, _unset("/OutputIntents")),
    "another press": Plant(
        {("pre-081", 0)},
        _intent(lambda _, i: i.__setitem__("/OutputConditionIdentifier", String("SWOP"))),
        says="“SWOP”",
    ),
    "a profile of a screen": Plant(
        {("pre-081", 0)},
        _intent(lambda p, i: i.__setitem__("/DestOutputProfile", p.make_stream(icc(b"RGB "), N=3))),
    ),
    "no PDF/X": Plant({("pre-082", 0)}, _unset("/GTS_PDFXVersion"), says="no PDF/X"),
    "not said whether trapped": Plant({("pre-083", 0)}, _unset("/Trapped")),
    "no title": Plant({("pre-084", 0)}, _unset("/Title")),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_told_and_nothing_else(name: str):
    """Each fault is found at its code and page, with its figures, and raises no other."""
    plant = PLANTED[name]
    done = looked(book(plant.contents, plant.change), plant.profile)

    assert told(done) == plant.told
    wanted = [fault for fault in done.faults if (fault.code, fault.page) in plant.told]
    assert any(plant.says in fault.message for fault in wanted), [f.message for f in wanted]
    for fault in done.faults:
        assert not fault.page or re.match(rf"Page {fault.page}[:,] ", fault.message)


def test_marks_that_nobody_asked_for_are_told_once():
    """pre-021: what is the same on every page is said of the file, not of each page."""
    (fault,) = looked(book(marks=True)).faults
    assert (fault.code, fault.page, "All 4 pages" in fault.message) == ("pre-021", 0, True)


# --- places, facts, the file --------------------------------------------------------------------


def test_a_place_is_where_a_reader_sees_it():
    """Millimetres from the left and the top of the trim, turned pages turned."""
    square = b"1 0 0 rg %.4f %.4f %.4f %.4f re f" % (20 * MM, 30 * MM, 10 * MM, 5 * MM)
    for turned, place in {
        0: (20, 205, 10, 5),
        90: (30, 20, 5, 10),
        180: (135, 30, 10, 5),
        270: (205, 135, 5, 10),
    }.items():

        def change(pdf: Pdf, turned: int = turned) -> None:
            add(pdf, 2, square)
            for page in pages(pdf):
                page.Rotate = turned

        found = [f for f in looked(book(change=change)).faults if f.code == "pre-050"]
        (one,) = found[0].places
        assert (one.left, one.top, one.width, one.height) == pytest.approx(place, abs=0.02)
    done = looked(book(change=_drawn(square)))
    assert "Page 2, 20.0 mm from the left, 205.0 mm from the top: " in done.faults[0].message


def test_what_a_page_is_stands_in_its_facts():
    """Trim, sheet, counts, colours, fonts, the least resolution."""
    page = looked(book(change=_placed(INCH, (250, 300)))).pages[1]

    assert (page.width, page.height) == pytest.approx((165, 240), abs=0.01)
    assert (page.sheet.left, page.sheet.width) == pytest.approx((-3, 171), abs=0.01)
    assert (page.texts, page.pictures, page.resolution, page.blank) == (1, 1, 250, False)
    assert (page.colours, page.fonts) == (("DeviceCMYK",), ("Square",))


def test_the_same_in_many_places_is_told_once():
    """A hundred RGB words are one finding that counts them, with places enough to find them."""
    content = b"0 0 0 rg " + b"".join(SET.replace(b"300", b"%d" % y) for y in range(100, 200))
    (fault,) = looked(book(change=_drawn(content))).faults

    assert ("The same in 99 more places." in fault.message, len(fault.places)) == (True, 24)


def test_an_encrypted_file_is_told_whether_it_opens_or_not():
    """pre-004: with an owner's password alone it opens, with a user's it does not."""
    for user, pages_seen in (("", 4), ("secret", 0)):
        out = BytesIO()
        with Pdf.open(BytesIO(book())) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
        done = looked(out.getvalue())
        assert ("pre-004", 0) in told(done)
        assert len(done.pages) == pages_seen


def test_the_profile_that_was_named_must_be_the_one_within():
    """pre-081: with --icc, another profile of a press is not good enough."""
    assert looked(book(), icc_=icc()).faults == ()
    (fault,) = looked(book(), icc_=icc() + b"\0").faults
    assert (fault.code, "another ICC profile" in fault.message) == ("pre-081", True)


def test_the_pages_of_a_cover_are_not_counted():
    """A cover is one page, and no fold asks for more."""
    job = Job("cover.pdf", book([BAND + words(1)]), PROFILE, part="cover")
    assert preflight(job, UNMEASURED).faults == ()


def test_the_same_file_gives_the_same_preflight_which_can_be_sent_between_processes():
    """Nothing of the run is in it."""
    data = book(change=_placed(INCH, (72, 72)))
    done = looked(data)
    assert looked(data) == done == pickle.loads(pickle.dumps(done))  # noqa: S301  # our own


def test_faults_stand_in_the_order_of_pages():
    """The file first, then page by page."""

    def change(pdf: Pdf) -> None:
        _unset("/Title")(pdf)
        for number in (3, 1, 2):
            add(pdf, number, b"1 0 0 rg 60 60 50 50 re f 0 w 60 60 m 200 60 l S")

    found = [(fault.page, fault.code) for fault in looked(book(change=change)).faults]
    assert found == sorted(found)
    assert len(found) == 7
