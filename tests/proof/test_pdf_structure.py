"""The structure of a PDF, spoilt one thing at a time: each fault is found.

Validators pass most of these files: a table without heads, a heading told as a paragraph and a
note read at the wrong place are all well-formed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from reportbuild.editions import edited
from reportbuild.making import make
from reportbuild.model.artefact import Artefact
from reportbuild.model.document import Document
from reportbuild.model.inlines import Inline, Text
from reportbuild.model.order import Order
from reportbuild.model.text import Table
from tests.documents import SPAN, paragraph, section
from tests.documents import document as plain_document
from tests.doing import Here
from tests.ebooks import house
from tests.press.made import failures
from tests.proof.test_pdf import changed, codes
from tests.structures import ENGLISH, LONG, shelf_of
from tests.translate.own_text import the_house

Fault = Callable[[pikepdf.Pdf], object]


def elements(file: pikepdf.Pdf, role: str, *, within: str = "ch-return") -> list[Object]:
    """The structure elements of a role in a section, in reading order."""
    parts = file.Root.StructTreeRoot.K[0].K.as_list()
    part = next(part for part in parts if str(part.get("/ID", "")) == within)
    return [found for found in _walk(part) if f"/{role}" == found.S]


def _walk(element: Object) -> Iterator[Object]:
    yield element
    kids = element.get("/K", Array())
    for kid in kids.as_list() if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _walk(kid)


def first(role: str, spoil: Callable[[Object], object]) -> Fault:
    """A fault of the first element of a role."""
    return lambda file: spoil(elements(file, role)[0])


def told_as(role: str) -> Callable[[Object], object]:
    return lambda element: element.__setitem__("/S", Name(f"/{role}"))


def without(entry: str) -> Callable[[Object], object]:
    return lambda element: element.__delitem__(entry)


def with_kids(change: Callable[[list[Object]], list[Object]]) -> Callable[[Object], object]:
    return lambda element: element.__setitem__("/K", Array(change(list(element.K.as_list()))))


def all_told_as(role: str, other: str) -> Fault:
    """A fault of every element of a role."""

    def spoil(file: pikepdf.Pdf) -> None:
        for element in elements(file, role):
            element.S = Name(f"/{other}")

    return spoil


# --- tables, lists, headings --------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        all_told_as("TH", "TD"),
        first("TH", without("/A")),
        first("TH", lambda head: head.A[0].__setitem__("/Scope", Name.None_)),
        first("TR", with_kids(lambda cells: cells[:-1])),
    ],
    ids=["no heads", "no scope", "another scope", "a cell too few"],
)
def test_tables_say_what_heads_their_cells(fault: Fault):
    """pdf-030: heads, their scope, and rows of one width."""
    assert "pdf-030" in codes(changed(fault))


def test_a_table_without_heads_passes_the_validator():
    """Why these checks are here: a file that no screen reader can follow is "compliant"."""
    assert failures(changed(all_told_as("TH", "TD")).data) == []


@pytest.mark.parametrize(
    "fault",
    [
        first("LBody", told_as("Div")),
        first("LI", with_kids(lambda kids: kids[:1])),
        first("LI", told_as("P")),
    ],
    ids=["no body", "a label alone", "no item"],
)
def test_items_of_lists_are_labels_and_bodies(fault: Fault):
    """pdf-031: each item has a body of its own."""
    assert "pdf-031" in codes(changed(fault))


@pytest.mark.parametrize("role", ["H1", "H2", "L", "Table", "BlockQuote", "Figure", "Reference"])
def test_nothing_is_told_as_something_else(role: str):
    """pdf-036: whatever of these is told as a mere group, or a heading as another one."""
    assert "pdf-036" in codes(changed(first(role, told_as("Div"))))
    if role.startswith("H"):
        assert "pdf-036" in codes(changed(first(role, told_as("H3"))))


def test_a_paragraph_is_no_heading():
    """pdf-036: readers who leap from heading to heading would land in the text."""
    assert "pdf-036" in codes(changed(first("P", told_as("H2"))))


# --- order --------------------------------------------------------------------------------------


def _swapped(kids: list[Object]) -> list[Object]:
    return [*kids[:-2], kids[-1], kids[-2]]


def test_sections_are_told_in_their_order():
    """pdf-037: two chapters have changed places."""

    def spoil(file: pikepdf.Pdf) -> None:
        document = file.Root.StructTreeRoot.K[0]
        document.K = Array(_swapped(list(document.K.as_list())))

    assert "pdf-037" in codes(changed(spoil))


def test_blocks_are_told_in_their_order():
    """pdf-010: the text is there, but not at its place."""
    assert "pdf-010" in codes(changed(first("Sect", with_kids(_swapped))))


def test_a_call_is_told_at_its_place():
    """pdf-010: a call that is read before its sentence."""

    def spoil(file: pikepdf.Pdf) -> None:
        call = elements(file, "Reference")[1]
        with_kids(lambda kids: [call, *(k for k in kids if k != call)])(call.P)

    assert codes(changed(spoil)) & {"pdf-010", "pdf-012"}


# --- notes --------------------------------------------------------------------------------------


def _one_id(file: pikepdf.Pdf) -> None:
    one, other, *_ = elements(file, "Note")
    other.ID = one.ID


def _at_the_end(file: pikepdf.Pdf) -> None:
    note = elements(file, "Note")[1]
    (sect,) = elements(file, "Sect")[:1]
    with_kids(lambda kids: [kid for kid in kids if kid != note])(note.P)
    sect.K.append(note)


@pytest.mark.parametrize(
    "fault",
    [
        first("Note", without("/ID")),
        _one_id,
        lambda file: file.Root.StructTreeRoot.__delitem__("/IDTree"),
        first("Note", lambda note: told_as("Span")(note.K[0])),
        _at_the_end,
        first("Reference", told_as("Span")),
    ],
    ids=["no ID", "one ID for two", "no tree of IDs", "no label", "at the end", "no call"],
)
def test_notes_are_read_where_they_are_called(fault: Fault):
    """pdf-032: number, ID, place and call of each note."""
    assert "pdf-032" in codes(changed(fault))


@cache
def _gathered() -> tuple[Document, Artefact]:
    """A report whose notes stand at its end, and its PDF."""
    shelf = shelf_of("en", {name: case for name, case in ENGLISH.items() if "a note of" in name})
    report = shelf.files["report.toml"].replace(b"[style]", b'[style]\nnotes = "end"')
    files = {**shelf.files, "report.toml": report}
    made = edited(replace(shelf, files=files), the_house(), Order(), lambda *_: None)
    return made.documents["en"], make(made.documents["en"], the_house(), "pdf", Here()).value


def test_notes_at_the_end_are_led_to_by_their_calls():
    """pdf-032: there a note follows no call, and each call is a link to its note."""
    document, good = _gathered()

    def spoil(file: pikepdf.Pdf) -> None:
        for number in range(1, 4):
            for call in elements(file, "Reference", within=f"ch-case{number}"):
                call.S = Name.Span

    structural = {"pdf-032", "pdf-036", "pdf-038"}
    assert codes(good, document) & structural == set()
    assert {"pdf-032", "pdf-036"} <= codes(changed(spoil, good), document)


def test_a_note_that_is_none_is_found():
    """pdf-036 and pdf-011: its words stand in the text, unmarked."""
    assert {"pdf-036", "pdf-011"} <= codes(changed(first("Note", told_as("P"))))


# --- links, languages, words --------------------------------------------------------------------


def _without_place(link: Object) -> None:
    with_kids(lambda kids: [k for k in kids if not isinstance(k, Dictionary) or "/Obj" not in k])(
        link
    )


def _silent_link(file: pikepdf.Pdf) -> None:
    page = next(page.obj for page in file.pages if "/Annots" in page.obj)
    page.Annots.append(file.make_indirect(Dictionary(dict(page.Annots[0].items()))))


@pytest.mark.parametrize(
    "fault",
    [
        first("Link", lambda link: link.K[0].Obj.__setitem__("/Contents", String("click here"))),
        first("Link", lambda link: link.K[0].Obj.__delitem__("/Contents")),
        first("Link", _without_place),
        _silent_link,
    ],
    ids=["another name", "no name", "no place", "told to nobody"],
)
def test_links_say_what_they_are(fault: Fault):
    """pdf-033: a link is called by its words, can be followed, and is part of what is read."""
    assert "pdf-033" in codes(changed(fault))


@pytest.mark.parametrize("language", ["", "de"])
def test_foreign_phrases_keep_their_language(language: str):
    """pdf-038: an Albanian name that no voice would be told of, or told of wrongly."""

    def spoil(file: pikepdf.Pdf) -> None:
        phrase = next(e for e in elements(file, "Span") if "/Lang" in e)
        del phrase["/Lang"]
        if language:
            phrase.Lang = String(language)

    assert codes(changed(spoil)) == {"pdf-038"}


def test_notes_are_told_in_the_language_of_the_book():
    """pdf-038: a note within words of another language, told as if it were one of them."""

    def spoil(file: pikepdf.Pdf) -> None:
        elements(file, "Note")[0].Lang = String("de")

    assert codes(changed(spoil)) == {"pdf-038"}


def _table() -> Table[Inline]:
    """A table of several pages, with heads that are printed on each of them."""
    rows = tuple(((Text(f"Row {n}"),), (Text("x"),)) for n in range(90))
    heads = ((Text("Name"),), (Text("Value"),))
    return Table((), heads, rows, ("start", "start"), (), SPAN)


def _long() -> tuple[Document, Artefact]:
    made = plain_document(section(paragraph(LONG * 8)))
    return made, make(made, house(), "pdf", Here()).value


def test_a_word_divided_at_the_end_of_a_line_is_told_whole():
    """pdf-010: without its replacement text it has a hyphen in it."""
    document, good = _long()

    def spoil(file: pikepdf.Pdf) -> None:
        for span in elements(file, "Span", within="ch-made"):
            if "/ActualText" in span:
                del span["/ActualText"]

    assert codes(good, document) == set()
    assert "pdf-010" in codes(changed(spoil, good), document)


# --- pictures, decoration -----------------------------------------------------------------------


def _bbox(change: Callable[[list[float]], list[float]]) -> Callable[[Object], object]:
    def spoil(figure: Object) -> None:
        box = [float(side) for side in figure.A[0].BBox.as_list()]
        figure.A[0].BBox = Array([round(side, 3) for side in change(box)])

    return spoil


@pytest.mark.parametrize("which", [0, 1], ids=["a drawing", "a photograph"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda figure: figure.__setitem__("/Alt", String(" ")),
        without("/A"),
        _bbox(lambda box: [0.0 * side for side in box]),
        _bbox(lambda box: [side / 0.75 for side in box]),
        _bbox(lambda box: [box[0], 680 - box[3], box[2], 680 - box[1]]),
        _bbox(lambda box: [box[0], box[1] + 700, box[2], box[3] + 700]),
        _bbox(lambda box: [box[0], box[1], (box[0] + box[2]) / 2, box[3]]),
    ],
    ids=["no words", "no place", "nowhere", "in pixels", "from the top", "off the page", "half"],
)
def test_pictures_are_described_where_they_stand(spoil: Callable[[Object], object], which: int):
    """pdf-034: a description, and the box of what is painted, in points from the bottom left."""
    assert "pdf-034" in codes(changed(lambda file: spoil(elements(file, "Figure")[which])))


def _content(change: Callable[[bytes], bytes]) -> Fault:
    def spoil(file: pikepdf.Pdf) -> None:
        page = next(page for page in file.pages if b"/Artifact\nBMC" in _bytes(page))
        page.obj.Contents = file.make_stream(change(_bytes(page)))

    return spoil


def _bytes(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return bytes(page.obj.Contents.read_bytes())


@pytest.mark.parametrize(
    "fault",
    [
        _content(lambda content: content + b"\n90 90 100 1 re f"),
        _content(lambda content: content + b"\n90 90 m 190 90 l S"),
        _content(
            lambda content: content + b"\nq 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
        ),
    ],
    ids=["a ground", "a rule", "a picture"],
)
def test_decoration_is_marked_as_such(fault: Fault):
    """pdf-035: what is painted outside of all marks."""
    assert codes(changed(fault)) == {"pdf-035"}


def test_text_that_was_decoration_is_told_to_nobody():
    """pdf-014: marked as content, and no part of the structure."""

    def spoil(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            content = _bytes(page)
            told = content.replace(b"/Artifact\nBMC", b"/Span <</MCID 999>> BDC")
            page.obj.Contents = file.make_stream(told)

    document = plain_document(section(paragraph("One."), _table()))
    good = make(document, house(), "pdf", Here()).value
    assert codes(good, document) == set()
    assert "pdf-014" in codes(changed(spoil, good), document)


# --- claims -------------------------------------------------------------------------------------


def _xmp(old: bytes, new: bytes) -> Fault:
    def spoil(file: pikepdf.Pdf) -> None:
        packet = file.Root.Metadata.read_bytes()
        assert old in packet
        file.Root.Metadata.write(packet.replace(old, new, 1))

    return spoil


def _flags(flags: int) -> Fault:
    return lambda file: next(
        page.obj.Annots[0] for page in file.pages if "/Annots" in page.obj
    ).__setitem__("/F", flags)


@pytest.mark.parametrize(
    "fault",
    [
        _xmp(b"<pdfaid:part>3</pdfaid:part>", b""),
        _xmp(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<"),
        _xmp(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
        _xmp(b"No way home", b"No way back"),
        _xmp(b"<xmp:CreatorTool>reportbuild", b"<xmp:CreatorTool>another"),
        lambda file: file.Root.__delitem__("/OutputIntents"),
        lambda file: file.Root.OutputIntents[0].__setitem__("/S", Name.GTS_PDFX),
        lambda file: file.Root.MarkInfo.__setitem__("/Marked", False),
        lambda file: file.Root.ViewerPreferences.__delitem__("/DisplayDocTitle"),
        _flags(0),
        _flags(4 | 2),
    ],
    ids=[
        "no PDF/A", "level B", "PDF/UA-2", "another title", "another tool", "no colours",
        "colours of a printer", "no structure", "no title in the window", "links off paper",
        "links hidden",
    ],
)  # fmt: skip
def test_a_book_says_that_it_is_accessible_and_lasts(fault: Fault):
    """pdf-039: both standards, colours, the title, and links that are there for all."""
    assert codes(changed(fault)) == {"pdf-039"}
