"""PDFs for print, written by hand: sound ones, and the same with one fault planted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from io import BytesIO

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from reportbuild.model.printing import Profile

MM = 72 / 25.4
WIDTH, HEIGHT, BLEED, SLUG = 165 * MM, 240 * MM, 3 * MM, 10 * MM

PROFILE = Profile(
    name="offset",
    title="A press of the tests",
    kind="PDF/X-4",
    tolerance=1.0,
    safety=5.0,
    bleed=3.0,
    marks=False,
    ink=300,
    resolution=300,
    least_resolution=200,
    line_art=1200,
    least_line_art=600,
    black="overprint",
    hairline=0.25,
    small_text=6.0,
    multiple=4,
    icc="press.icc",
    characterisation="FOGRA51",
    registry="http://www.color.org",
    binding="perfect",
    caliper=0.1,
    cover_caliper=0.3,
    paper="paper",
    cover_paper="board",
)

TEXT = b"BT /F 10 Tf 0 0 0 1 k /Over gs 1 0 0 1 60 %d Tm (AAAA A%s) Tj ET\n"
BAND = b"q 0.8 0.2 0 0 k %.3f %.3f %.3f 80 re f Q\n" % (-BLEED, -BLEED, WIDTH + 2 * BLEED)
"""A coloured band along the foot of the page, out to the bleed on three sides."""


def words(number: int) -> bytes:
    """Text in pure black that overprints; each page its own."""
    return b"q\n" + TEXT % (400, b"A" * number) + b"Q\n"


def picture(pdf: Pdf, size: tuple[int, int], space: Object = Name.DeviceCMYK) -> Stream:
    """An image XObject of one colour, so many pixels wide and high."""
    width, height = size
    parts = 3 if space == Name.DeviceRGB else 1 if isinstance(space, Array) else 4
    image = pdf.make_stream(
        b"\x20" * (width * height * parts),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        BitsPerComponent=8,
    )
    image.ColorSpace = space
    return image


@lru_cache
def face() -> bytes:
    """A TrueType font with one letter, a square."""
    pen = TTGlyphPen(None)
    for point in ((50, 0), (50, 700), (550, 700), (550, 0)):
        (pen.moveTo if point == (50, 0) else pen.lineTo)(point)
    pen.closePath()
    square, nothing = pen.glyph(), TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A", "space"])
    builder.setupCharacterMap({65: "A", 32: "space"})
    builder.setupGlyf({".notdef": nothing, "A": square, "space": nothing})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 50), "space": (300, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def icc(colours: bytes = b"CMYK") -> bytes:
    """The header of an ICC profile of a press, and nothing that could be converted with."""
    size = 132
    head = bytearray(size)
    head[0:4] = size.to_bytes(4, "big")
    head[12:16], head[16:20], head[20:24], head[36:40] = b"prtr", colours, b"Lab ", b"acsp"
    return bytes(head)


def font(pdf: Pdf) -> Dictionary:
    """A font that is embedded."""
    file = pdf.make_stream(face(), Length1=len(face()))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Square"), Flags=32, ItalicAngle=0,
        Ascent=800, Descent=-200, CapHeight=700, StemV=80, FontBBox=Array([0, -200, 600, 800]),
        FontFile2=file,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Square"),
        FirstChar=32, LastChar=65, Widths=Array([300, *([600] * 33)]),
        Encoding=Name.WinAnsiEncoding, FontDescriptor=descriptor,
    )  # fmt: skip


Change = Callable[[Pdf], None]


def book(
    contents: Sequence[bytes] | None = None, change: Change | None = None, *, marks: bool = False
) -> bytes:
    """A PDF/X-4 with these pages, of which four are sound if none are given."""
    pdf = Pdf.new()
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("FOGRA51"),
                RegistryName=String("http://www.color.org"),
                DestOutputProfile=pdf.make_stream(icc(), N=4),
            )
        ]
    )  # fmt: skip
    pdf.docinfo[Name.Title] = String("A report")
    pdf.docinfo[Name.Trapped] = Name.False_
    pdf.docinfo[Name.GTS_PDFXVersion] = String("PDF/X-4")
    shared = pdf.make_indirect(font(pdf))
    everything = [words(n) + (BAND if n == 1 else b"") for n in range(1, 5)]
    for content in everything if contents is None else contents:
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT)).obj
        outer = BLEED + (SLUG if marks else 0)
        page.MediaBox = Array([-outer, -outer, WIDTH + outer, HEIGHT + outer])
        page.TrimBox = Array([0, 0, WIDTH, HEIGHT])
        page.BleedBox = Array([-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED])
        page.Contents = pdf.make_stream(content + (MARKS if marks else b""))
        page.Resources = Dictionary(
            Font=Dictionary(F=shared),
            ExtGState=Dictionary(Over=Dictionary(OP=True, op=True, OPM=1)),
            ColorSpace=Dictionary(All=registration()),
        )
    if change is not None:
        change(pdf)
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def registration(name: str = "All") -> Array:
    """A Separation colour space: of all plates, or of an ink by its name."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint])


def _marks() -> bytes:
    gap, length, segments = BLEED + 3, 14, []
    for x in (0, WIDTH):
        for low, high in ((-gap - length, -gap), (HEIGHT + gap, HEIGHT + gap + length)):
            segments.append(b"%.3f %.3f m %.3f %.3f l" % (x, low, x, high))
    for y in (0, HEIGHT):
        for low, high in ((-gap - length, -gap), (WIDTH + gap, WIDTH + gap + length)):
            segments.append(b"%.3f %.3f m %.3f %.3f l" % (low, y, high, y))
    return b"q /All CS 1 SCN 0.25 w " + b" ".join(segments) + b" S Q\n"


MARKS = _marks()


def pages(pdf: Pdf) -> list[Object]:
    """The pages of a PDF, as dictionaries."""
    return [page.obj for page in pdf.pages]


def add(pdf: Pdf, number: int, content: bytes, **resources: Object) -> None:
    """Draw more on a page, from 1, with more resources: XObject=Dictionary(...), ..."""
    page = pdf.pages[number - 1]
    page.contents_add(pikepdf.Stream(pdf, b"q\n" + content + b"\nQ\n"), prepend=False)
    own = page.obj.Resources
    for kind, entries in resources.items():
        held = own.get("/" + kind, Dictionary())
        for name, value in entries.items():
            held[name] = value
        own["/" + kind] = held
