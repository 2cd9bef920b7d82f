"""A PDF proofed in shares: whatever is wrong, and wherever, is found as it is in the whole.

Books of these tests are divided finely, so that each fault lies in one share, or across the cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from reportbuild.making import make
from reportbuild.model.artefact import Artefact
from reportbuild.model.document import Document, Section
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.inlines import Text
from reportbuild.model.proof import Account
from reportbuild.packing import pack, unpack
from reportbuild.proof.pdf import proof_pdf, proof_share
from reportbuild.proof.pdf_book import open_paper
from reportbuild.proof.pdf_shares import share_of
from reportbuild.proof.pdf_tree import Node
from reportbuild.proof.pdf_whole import proof_whole
from reportbuild.settling import LONG
from reportbuild.work import PROOF_SHARE
from tests.documents import document as plain_document
from tests.documents import paragraph, section
from tests.doing import Here
from tests.ebooks import house
from tests.proof.test_pdf import changed, document, paper
from tests.proof.test_pdf_structure import _gathered as gathered
from tests.proof.test_pdf_structure import elements

Fault = Callable[[pikepdf.Pdf], object]
WAYS = (2, 5)
"""How many shares: the leaves and the texts; and each of the two chapters in one of its own."""


def shares(made: Artefact, report: Document, of: int) -> Iterator[Checked[Account]]:
    """The accounts of so many shares, as they come from workers."""
    for number in range(of):
        packed = pack(proof_share(made, report, house().faces, number, of))
        yield unpack(packed)


def found(made: Artefact, report: Document, of: int) -> list[Finding]:
    """What is found in a PDF that is proofed in shares, in an order of its own."""
    return sorted(proof_whole(tuple(shares(made, report, of))), key=str)


def assert_found_alike(made: Artefact, report: Document) -> set[str]:
    """Hold a PDF in shares against the whole; return the codes of what is found."""
    whole = sorted(proof_pdf(made, report, house().faces), key=str)
    for of in WAYS:
        assert found(made, report, of) == whole, of
    return {finding.code for finding in whole}


# --- which share is whose -----------------------------------------------------------------------


@pytest.mark.parametrize("of", [1, 2, 3, 5, 17, 40])
def test_every_page_and_section_is_of_one_share(of: int):
    """However many there are, even more than pages, nothing is left out and nothing read twice."""
    with pikepdf.open(BytesIO(paper().data)) as file:
        divided = [share_of(file, number, of) for number in range(of)]
    assert [page for share in divided for page in share.pages] == list(range(17))
    assert [kid for share in divided for kid in share.kids] == list(range(9))


def test_a_share_begins_where_a_section_does():
    """The first page of a share is that of its first section, so that no page is read twice."""
    for of in WAYS:
        for number in range(of):
            book = open_paper(paper(), number, of).value
            assert all(page in book.pages for page, _ in book.structure.told), (number, of)


def test_no_share_begins_with_a_note():
    """A note that stands between sections is read with what is before it, which may call it."""

    def noted(file: pikepdf.Pdf) -> None:
        for part in _root(file).K.as_list():
            part.S = Name.Note

    with pikepdf.open(BytesIO(changed(noted).data)) as file:
        assert [len(share_of(file, number, 3).kids) for number in range(3)] == [9, 0, 0]
        assert [len(share_of(file, number, 3).pages) for number in range(3)] == [5, 6, 6]


def test_a_book_is_not_sound_because_nobody_has_looked_at_it():
    """Without each of its shares, once and in their order, nothing is said of a book."""
    one, other = shares(paper(), document(), 2)
    for some in ((), (one,), (other,), (one, one), (other, one), (one, other, other)):
        with pytest.raises(ValueError, match="not all the shares"):
            proof_whole(some)


# --- what is sound ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_found_in_the_shares_of_a_sound_book(language: str):
    """Every leaf and block, those that tell of the whole book among them."""
    spoken = "ar" if language == "ar" else "en"
    assert assert_found_alike(paper(spoken), document(spoken)) == set()


def test_a_long_book_is_proofed_in_shares_as_it_is_made():
    """Chapters of a page each, on rectos: half of the book is blank, and each page is read once."""
    chapters = (replace(section(paragraph("x")), id=f"ch-{n}") for n in range(LONG // 2))
    run = Here()
    made = make(plain_document(*chapters), house(), "pdf", run)
    assert (made.value.pages, made.findings) == (LONG - 1, ())
    assert run.values_of(PROOF_SHARE) == []
    more = (replace(section(paragraph("x")), id=f"ch-{n}") for n in range(LONG))
    made = make(plain_document(*more), house(), "pdf", run)
    assert (made.value.pages, made.findings) == (2 * LONG - 1, ())
    assert [values[3:] for values in run.values_of(PROOF_SHARE)] == [(0, 2), (1, 2)]


def test_notes_at_the_end_are_called_from_other_shares():
    """pdf-032: only the whole knows that a call leads to a note; without it each note is found."""
    report, good = gathered()
    assert assert_found_alike(good, report) == {"pdf-020"}, "faces of another house, nothing else"

    def uncalled(file: pikepdf.Pdf) -> None:
        for call in elements(file, "Reference", within="ch-case1"):
            call.S = Name.Span

    assert "pdf-032" in assert_found_alike(changed(uncalled, good), report)
    at_the_foot = replace(report, style=replace(report.style, notes="foot"))
    assert "pdf-032" in assert_found_alike(good, at_the_foot)


# --- faults of one share ------------------------------------------------------------------------


def _root(file: pikepdf.Pdf) -> Object:
    return file.Root.StructTreeRoot.K[0]


def _part(file: pikepdf.Pdf, identifier: str) -> Object:
    return next(part for part in _root(file).K.as_list() if str(part.ID) == identifier)


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K", Array())
    return list(kids.as_list()) if isinstance(kids, Array) else [kids]


def _without_text(file: pikepdf.Pdf, part: str) -> None:
    _part(file, part).K = Array([])


def _first(role: str, spoil: Callable[[Object], object]) -> Callable[[pikepdf.Pdf, str], object]:
    return lambda file, part: spoil(elements(file, role, within=part)[0])


def _shown(content: bytes) -> Callable[[pikepdf.Pdf, str], None]:
    """More content on the page that a section begins on."""

    def spoil(file: pikepdf.Pdf, part: str) -> None:
        page = _page_of(file, part)
        font = next(iter(page.obj.Resources.Font.keys())).encode()
        page.contents_add(content.replace(b"/FONT", font))

    return spoil


def _page_of(file: pikepdf.Pdf, part: str) -> pikepdf.Page:
    number = next(kid.Pg.objgen for kid in _descendants(_part(file, part)) if "/Pg" in kid)
    return next(page for page in file.pages if page.obj.objgen == number)


def _descendants(element: Object) -> Iterator[Object]:
    for kid in [element, *_kids(element)]:
        if isinstance(kid, Dictionary):
            yield kid
            if kid is not element:
                yield from _descendants(kid)


def _nameless_link(link: Object) -> None:
    next(
        kid for kid in _kids(link) if isinstance(kid, Dictionary) and "/Obj" in kid
    ).Obj.Contents = String("here")


def _unfurnished(file: pikepdf.Pdf, part: str) -> None:
    resources = _page_of(file, part).obj.Resources
    for name in list(resources.XObject.keys()):
        if name.startswith("/Furniture"):
            empty = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 1, 1])}
            resources.XObject[name] = file.make_stream(b"", **empty)


CHAPTERS = ("ch-return", "ch-work")
PLANTS: dict[str, tuple[str, Callable[[pikepdf.Pdf, str], object]]] = {
    "text out of the structure": ("pdf-014", _without_text),
    "text out of all marks": ("pdf-014", _shown(b"BT /FONT 9 Tf <00240025> Tj ET")),
    "a rule that is no decoration": ("pdf-035", _shown(b"90 90 m 190 90 l S")),
    "a heading told as a group": ("pdf-036", _first("H1", lambda h: h.__setitem__("/S", Name.Div))),
    "a link by another name": ("pdf-033", _first("Link", _nameless_link)),
    "a page without its number": ("pdf-018", _unfurnished),
    "a text that is not printed": (
        "pdf-017", _first("H1", lambda h: h.__setitem__("/ActualText", String("Other")))
    ),
    "an entry that acts": (
        "pdf-025", lambda file, part: _page_of(file, part).obj.__setitem__("/AA", Dictionary())
    ),
}  # fmt: skip


@pytest.mark.prove_quick
@pytest.mark.parametrize("part", CHAPTERS)
@pytest.mark.parametrize("plant", PLANTS)
def test_a_fault_of_one_share_is_found(plant: str, part: str):
    """The same is found in either chapter as in the whole, and it is what was planted."""
    code, spoil = PLANTS[plant]
    made = changed(lambda file: spoil(file, part))
    assert code in assert_found_alike(made, document())


def test_a_report_that_differs_in_either_share_is_found():
    """pdf-010, pdf-011, pdf-015 and pdf-016: the text, the contents and the draft mark."""

    def longer(of: Section) -> Section:
        return replace(of, blocks=(*of.blocks, paragraph("More.")))

    for part in CHAPTERS:
        sections = tuple(longer(s) if s.id == part else s for s in document().sections)
        assert "pdf-010" in assert_found_alike(paper(), replace(document(), sections=sections))
    contents = (replace(document().contents[-1], title="Other"),)
    other = replace(document(), contents=(*document().contents[:-1], *contents))
    assert {"pdf-015", "pdf-026"} <= assert_found_alike(paper(), other)
    assert "pdf-016" in assert_found_alike(paper(), replace(document(), draft=True))
    more = (*document().sections, replace(section(paragraph("x")), id="new"))
    assert "pdf-010" in assert_found_alike(paper(), replace(document(), sections=more))
    titled = replace(document().title_matter, title_line=(Text("Another title"),))
    assert "pdf-010" in assert_found_alike(paper(), replace(document(), title_matter=titled))


# --- faults across the cut ----------------------------------------------------------------------


def _one_id_for_two(file: pikepdf.Pdf) -> None:
    """A note of the first chapter, told once more in the second."""
    note = elements(file, "Note")[0]
    twin = file.make_indirect(Dictionary(dict(note.items())))
    _part(file, "ch-work").K = Array([*_kids(_part(file, "ch-work")), twin])


def _note_in_another(file: pikepdf.Pdf) -> None:
    note = elements(file, "Note")[0]
    note.P.K = Array([kid for kid in _kids(note.P) if kid != note])
    _part(file, "ch-work").K = Array([*_kids(_part(file, "ch-work")), note])


def _moved(role: str) -> Fault:
    """An element of the first chapter that the second one tells of."""

    def spoil(file: pikepdf.Pdf) -> None:
        element = elements(file, role)[0]
        element.P.K = Array([kid for kid in _kids(element.P) if kid != element])
        target = _part(file, "ch-work")
        target.K = Array([*_kids(target), element])

    return spoil


def _told_twice(file: pikepdf.Pdf) -> None:
    heading = elements(file, "H1")[0]
    _part(file, "leaf-colophon").K = Array([*_kids(_part(file, "leaf-colophon")), heading])


def _link_told_elsewhere(file: pikepdf.Pdf) -> None:
    one, other = elements(file, "Link")[-1], elements(file, "Link", within="ch-work")[0]
    one.K, other.K = other.K, one.K
    one.Pg, other.Pg = _page_of(file, "ch-work").obj, _page_of(file, "ch-return").obj


def _one_link_for_two(file: pikepdf.Pdf) -> None:
    elements(file, "Link", within="ch-work")[0].K = elements(file, "Link")[0].K


def _silent_link(file: pikepdf.Pdf) -> None:
    page = _page_of(file, "ch-work").obj
    page.Annots.append(file.make_indirect(Dictionary(dict(page.Annots[0].items()))))


def _blank(file: pikepdf.Pdf) -> pikepdf.Page:
    """A page that no section stands on: the thirteenth, between the chapters."""
    return file.pages[13]


def _text_on_a_blank(content: bytes) -> Fault:
    def spoil(file: pikepdf.Pdf) -> None:
        _blank(file).obj.Resources = _page_of(file, "ch-work").obj.Resources
        font = next(iter(_blank(file).obj.Resources.Font.keys())).encode()
        _blank(file).obj.Contents = file.make_stream(content.replace(b"/FONT", font))

    return spoil


def _blank_told_elsewhere(file: pikepdf.Pdf) -> None:
    """Text on a blank, which another chapter than the one before it tells of."""
    _text_on_a_blank(b"/P <</MCID 0>> BDC BT /FONT 9 Tf <00240025> Tj ET EMC")(file)
    piece = Dictionary(Type=Name.MCR, Pg=_blank(file).obj, MCID=0)
    told = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, K=Array([piece])))
    _part(file, "leaf-colophon").K = Array([*_kids(_part(file, "leaf-colophon")), told])


def _swapped_pages(file: pikepdf.Pdf) -> None:
    kids = list(file.Root.Pages.Kids.as_list())
    kids[9], kids[14] = kids[14], kids[9]
    file.Root.Pages.Kids = Array(kids)


def _swapped_contents(file: pikepdf.Pdf) -> None:
    one, other = file.pages[9].obj, file.pages[14].obj
    one.Contents, other.Contents = other.Contents, one.Contents
    one.Resources, other.Resources = other.Resources, one.Resources


def _swapped_sections(file: pikepdf.Pdf) -> None:
    kids = _kids(_root(file))
    kids[5], kids[6] = kids[6], kids[5]
    _root(file).K = Array(kids)


def _one_section_id(file: pikepdf.Pdf) -> None:
    _part(file, "ch-work").ID = String("ch-return")


def _one_within_another(file: pikepdf.Pdf) -> None:
    kids = _kids(_root(file))
    kids[5].K = Array([*_kids(kids[5]), kids[6]])
    _root(file).K = Array([*kids[:6], *kids[7:]])


def _without_a_section(file: pikepdf.Pdf) -> None:
    _root(file).K = Array([kid for kid in _kids(_root(file)) if str(kid.ID) != "ch-work"])


def _note_between_sections(file: pikepdf.Pdf) -> None:
    note = elements(file, "Note")[0]
    note.P.K = Array([kid for kid in _kids(note.P) if kid != note])
    kids = _kids(_root(file))
    _root(file).K = Array([*kids[:7], note, *kids[7:]])


def _said_of_all(file: pikepdf.Pdf) -> None:
    _root(file).ActualText = String("Nothing")


def _marked_at_the_root(file: pikepdf.Pdf) -> None:
    """The text of the last leaf, told by the root itself, after all sections."""
    colophon = _part(file, "leaf-colophon")
    pieces = [kid for kid in _descendants(colophon) if kid.get("/Type") == Name.MCR]
    page = _page_of(file, "leaf-colophon").obj
    plain = Dictionary(Type=Name.MCR, Pg=page, MCID=0)
    _root(file).K = Array([*_kids(_root(file))[:-1], *(pieces or [plain])])


def _voiceless(file: pikepdf.Pdf) -> None:
    del next(span for span in elements(file, "Span") if "/Lang" in span)["/Lang"]


def _labels(file: pikepdf.Pdf) -> None:
    file.Root.PageLabels.Nums[-1].St = int(file.Root.PageLabels.Nums[-1].St) + 2


def _one_label(file: pikepdf.Pdf) -> None:
    file.Root.PageLabels.Nums = Array([0, Dictionary(P=String("1"))])


def _places(file: pikepdf.Pdf) -> None:
    names = file.Root.Names.Dests.Names
    for index in range(1, len(names), 2):
        names[index][0] = file.pages[0].obj


ACROSS: dict[str, tuple[str, Fault]] = {
    "one ID for notes of two shares": ("pdf-032", _one_id_for_two),
    "a note that is called in another share": ("pdf-032", _note_in_another),
    "a note between sections": ("pdf-032", _note_between_sections),
    "a heading of another share": ("pdf-036", _moved("H1")),
    "a picture of another share": ("pdf-036", _moved("Figure")),
    "marked content told in two shares": ("pdf-011", _told_twice),
    "links that change places": ("pdf-033", _link_told_elsewhere),
    "one link told in two shares": ("pdf-033", _one_link_for_two),
    "a link told to nobody": ("pdf-033", _silent_link),
    "untold text on a blank": (
        "pdf-014", _text_on_a_blank(b"/P <</MCID 0>> BDC BT /FONT 9 Tf <00240025> Tj ET EMC")
    ),
    "stray text on a blank": ("pdf-014", _text_on_a_blank(b"BT /FONT 9 Tf <00240025> Tj ET")),
    "a blank that another share tells of": ("pdf-018", _blank_told_elsewhere),
    "pages that change places": ("pdf-018", _swapped_pages),
    "contents of pages that change places": ("pdf-010", _swapped_contents),
    "sections that change places": ("pdf-037", _swapped_sections),
    "one ID for two sections": ("pdf-010", _one_section_id),
    "a section within another": ("pdf-010", _one_within_another),
    "a section that is gone": ("pdf-014", _without_a_section),
    "a text that stands for all": ("pdf-017", _said_of_all),
    "marks of the root's own": ("pdf-010", _marked_at_the_root),
    "a voice that is gone": ("pdf-038", _voiceless),
    "labels that moved": ("pdf-018", _labels),
    "one label for all": ("pdf-026", _one_label),
    "places that moved": ("pdf-012", _places),
    "no tree of IDs": ("pdf-032", lambda f: f.Root.StructTreeRoot.__delitem__("/IDTree")),
    "no claims": ("pdf-039", lambda f: f.Root.MarkInfo.__setitem__("/Marked", False)),
    "another title": ("pdf-021", lambda f: f.docinfo.__setitem__("/Title", String("other"))),
}  # fmt: skip


@pytest.mark.parametrize("plant", ACROSS)
def test_a_fault_across_shares_is_found(plant: str):
    """What one share holds of another's, and what is of all, is found as it is in the whole."""
    code, spoil = ACROSS[plant]
    assert code in assert_found_alike(changed(spoil), document())


def test_notes_of_two_shares_have_an_id_each():
    """pdf-032: neither share sees that the ID of its note is that of another one."""
    wrong = found(changed(_one_id_for_two), document(), 5)
    alike = [f.message for f in wrong if "no ID of its own" in f.message]
    assert len(alike) == len(set(alike)) == 1, "both notes begin with the same words"
    assert found(paper(), document(), 5) == []


def test_a_text_that_stands_for_all_is_held_against_all():
    """pdf-010, and no "pdf-017": it says what all sections say, and they are told no more."""
    whole = open_paper(paper()).value.structure.root

    def spoil(file: pikepdf.Pdf) -> None:
        _root(file).ActualText = String(
            "".join(k.text() for k in whole.kids if isinstance(k, Node))
        )

    wrong = assert_found_alike(changed(spoil), document())
    assert "pdf-010" in wrong
    assert "pdf-017" not in wrong


def test_a_blank_of_a_draft_says_so_in_its_share():
    """pdf-016: a page that no section stands on is of a share as well."""
    first = section(paragraph("One."))
    draft = plain_document(first, replace(section(paragraph("Two.")), id="ch-two"))
    draft = replace(draft, draft=True)
    made = make(draft, house(), "pdf", Here()).value

    def unmarked(file: pikepdf.Pdf) -> None:
        file.pages[1].obj.Contents = file.make_stream(b"")

    assert assert_found_alike(changed(unmarked, made), draft) == {"pdf-016"}


# --- what cannot be read ------------------------------------------------------------------------


def _unbalanced(*pages: int) -> Fault:
    def spoil(file: pikepdf.Pdf) -> None:
        for page in pages:
            file.pages[page].contents_add(b"EMC")

    return spoil


@pytest.mark.parametrize("pages", [(2,), (14,), (13,), (2, 14)])
def test_what_one_share_cannot_read_is_found_once(pages: tuple[int, ...]):
    """pdf-001 and nothing else, wherever it is, and however many shares it is in."""
    made = changed(_unbalanced(*pages))
    (whole,) = proof_pdf(made, document(), house().faces)
    assert whole.code == "pdf-001"
    assert found(made, document(), 2) == found(made, document(), 5) == [whole]


def test_what_no_share_can_read_is_found_once():
    """pdf-001: bytes that are no PDF, half of one, no structure, an element of no known page."""

    def elsewhere(file: pikepdf.Pdf) -> None:
        for element in elements(file, "P", within="ch-work"):
            element.Pg = file.make_indirect(Dictionary(Type=Name.Page))

    bare = changed(lambda file: file.Root.__delitem__("/StructTreeRoot"))
    whole = paper()
    for made in (
        replace(whole, data=b"no PDF"), replace(whole, data=whole.data[:200]), bare,
        changed(elsewhere),
    ):  # fmt: skip
        assert assert_found_alike(made, document()) == {"pdf-001"}
        assert len(found(made, document(), 5)) == 1
