"""What a finished file holds is counted from its bytes: what is missing there, is missing here."""

from __future__ import annotations

import json

import pytest
from pikepdf import Array, Name, Object, Pdf, String

from reportbuild.model.artefact import Artefact
from reportbuild.model.signoff import Fact
from reportbuild.proof.counts import epub_facts, pack_facts, pdf_facts
from tests.ebooks import full_document
from tests.ebooks import made as made_ebook
from tests.press.made import bound, composition, sheet
from tests.proof.test_preflight_barcodes import GOOD
from tests.signoff.made import Change, artefact, ebook, pack, screen


def paper(change: Change | None = None) -> dict[str, Fact]:
    """What is counted in a screen edition."""
    facts = pdf_facts(artefact("stock-fr.pdf", screen(change))).value
    return {fact.key: fact for fact in facts}


def book(data: bytes) -> dict[str, Fact]:
    """What is counted in an e-book."""
    return {fact.key: fact for fact in epub_facts(artefact("stock-fr.epub", data)).value}


def test_a_screen_edition_is_counted():
    """Each thing once, with figures, and each as it should be."""
    facts = paper()

    assert {key: fact.number for key, fact in facts.items()} == {
        "pages": 1, "structure": 19, "headings": 1, "pictures": 1, "tables": 1, "lists": 1,
        "notes": 1, "links": 1, "languages": 1, "fonts": 1, "claims": 3, "bookmarks": 1,
    }  # fmt: skip
    assert all(fact.good for fact in facts.values())
    assert facts["lists"].said == "1 list, 2 items"
    assert facts["languages"].said == "language fr; 1 passage marked as sq"
    assert facts["claims"].said == "says of itself: PDF/UA-1 and PDF/A-3A"


def kid(pdf: Pdf, role: str) -> Object:
    """The element of this role in the one section."""
    part = pdf.Root.StructTreeRoot.K[0].K[0]
    return next(element for element in part.K if str(element.S) == f"/{role}")


def undescribed(pdf: Pdf) -> None:
    del kid(pdf, "Figure").Alt


def headless(pdf: Pdf) -> None:
    kid(pdf, "Table").K[0].K[0].S = Name.TD


def numberless(pdf: Pdf) -> None:
    kid(pdf, "Note").K = Array([])


def wordless(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots[0].Contents = String("")


def foreign_fonts(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Resources.Font.F.FontDescriptor.FontFile2


def claimless(pdf: Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(b"<none/>")


def tongueless(pdf: Pdf) -> None:
    del pdf.Root.Lang


def untold(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"BT /F 9 Tf (A) Tj ET")


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        (undescribed, "pictures", "1 picture, 0 of them described"),
        (headless, "tables", "1 table, 0 of them with heads"),
        (numberless, "notes", "1 note, 0 of them with a number and an ID"),
        (wordless, "links", "1 link, 0 of them saying where they lead"),
        (foreign_fonts, "fonts", "1 font of 1 face, 0 embedded"),
        (claimless, "claims", "says of itself: 0 of the 3 properties wanted"),
        (tongueless, "languages", "language not told; 1 passage marked as sq"),
        (untold, "structure", "19 elements in the structure; 1 piece of text told to nobody"),
    ],
)
def test_what_a_screen_edition_lacks_is_told(change: Change, key: str, said: str):
    """Each is spoilt in the file, and is told with its figure as not what it should be."""
    facts = paper(change)

    assert not facts[key].good
    assert facts[key].said.startswith(said)
    assert [fact.key for fact in facts.values() if not fact.good] == [key]


def test_what_is_no_tagged_pdf_is_not_counted():
    """Bytes of another kind, and metadata that are no XML, are findings (pdf-001)."""
    seen = pdf_facts(artefact("stock-fr.pdf", b"%PDF-1.7 no"))
    assert (seen.made, [finding.code for finding in seen.findings]) == (None, ["pdf-001"])

    def broken(pdf: Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(b"<not closed")

    seen = pdf_facts(artefact("stock-fr.pdf", screen(broken)))
    assert (seen.made, [finding.code for finding in seen.findings]) == (None, ["pdf-001"])


def test_the_counts_of_a_pressed_book_are_what_was_written():
    """A sheet that the engine laid out, tagged and bound: as many of each as its markup has."""
    body = (
        '<section id="s"><h1>Road</h1><p>It is <a href="anchor:s">there</a>,'
        ' <span lang="sq">vend</span>.</p><table><caption>A</caption><thead><tr>'
        '<th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>'
        "<ul><li>x</li><li>y</li></ul></section>"
    )
    made, _ = bound(composition(sheet(body)))
    facts = {fact.key: fact for fact in pdf_facts(made.value).value}

    assert {key: facts[key].number for key in ("headings", "tables", "lists", "links")} == {
        "headings": 1, "tables": 1, "lists": 1, "links": 1,
    }  # fmt: skip
    assert facts["lists"].said == "1 list, 2 items"
    assert facts["languages"].said == "language en; 1 passage marked as sq"
    assert [fact.key for fact in facts.values() if not fact.good] == ["bookmarks"]  # it has none


def test_an_ebook_is_counted():
    """Described pictures and decoration, notes and their calls, links that lead away."""
    facts = book(ebook())

    assert facts["pictures"].said == "2 pictures, 1 of them described, 1 decoration"
    assert facts["notes"].said == "1 note, 1 call"
    assert facts["links"].said == "2 links, 1 of them out of the book"
    assert facts["languages"].said == "language fr; 1 passage marked as sq"
    assert facts["headings"].said == "1 heading (h1)"
    assert facts["fonts"].said == "1 font, 1 of them in the book"
    assert all(fact.good for fact in facts.values())


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ('<img src="a.png"/>', "pictures"),
        ("<table><tr><td>a</td></tr></table>", "tables"),
        ('<p><a epub:type="noteref" href="#n">1</a></p>', "notes"),
        ("<p>&nosuch;</p>", "files"),
    ],
)
def test_what_an_ebook_lacks_is_told(body: str, key: str):
    """A picture without alt, a table without heads, a call without a note, a file unread."""
    assert not book(ebook(body))[key].good


def test_the_counts_of_a_real_book_are_those_of_its_document():
    """As many notes, tables and pictures as the report itself has, as the packed book is read."""
    document = full_document()
    facts = {fact.key: fact for fact in epub_facts(made_ebook(document)).value}

    assert facts["notes"].number == sum(len(section.notes) for section in document.sections) > 0
    assert [fact.said for fact in facts.values() if not fact.good] == []
    assert epub_facts(artefact("a-fr.epub", b"no")).made is None


def test_a_pack_tells_what_its_own_preflight_saw():
    """Pages, faults, fonts and ink of both parts, and the barcode as it is read back."""
    facts = {fact.key: fact for fact in pack_facts("handover-fr", pack()).value}

    assert facts["interior_pages"].said == "interior.pdf: 4 pages, 0 of them blank"
    assert facts["interior_preflight"].said.startswith(
        "interior.pdf: preflight by the profile “offset” (PDF/X-4): 0 errors, "
    )
    assert facts["covers"].number == 1
    assert facts["barcodes"].said == f"1 barcode read back from the cover: {GOOD}"
    assert facts["licences"].said == "1 licence of faces"


def test_a_pack_without_a_cover_has_no_barcode():
    """Nothing is told of what is not there."""
    facts = {fact.key: fact for fact in pack_facts("handover-fr", pack(cover=False)).value}

    assert (facts["covers"].number, facts["barcodes"].number) == (0, 0)
    assert "cover_pages" not in facts


def test_too_much_ink_and_errors_of_a_pack_are_not_as_they_should_be():
    """What the preflight's record says is what is told, not what one would wish."""
    files = pack(cover=False)
    record = json.loads(files["preflight-interior.json"])
    record["pages"][1] |= {"ink": 320, "measured": True}
    record["findings"] = [
        {"waived": "", "severity": "error"},
        {"waived": "why", "severity": "error"},
    ]
    files["preflight-interior.json"] = json.dumps(record).encode()
    facts = {fact.key: fact for fact in pack_facts("handover-fr", files).value}

    assert not facts["interior_ink"].good
    assert "total ink 320 % at most (the profile allows 300 %)" in facts["interior_ink"].said
    assert facts["interior_ink"].said.endswith("measured on 1 page")
    assert not facts["interior_preflight"].good
    assert facts["interior_preflight"].said.endswith("1 error, 0 warnings, 1 waived")


@pytest.mark.parametrize("data", [b"no", b"[]", b'{"pages": 1}', b"[" * 100_000])
def test_a_preflight_that_is_none_is_a_finding(data: bytes):
    """sign-004, and never a traceback."""
    seen = pack_facts("handover-fr", {**pack(cover=False), "preflight-interior.json": data})

    assert seen.made is None
    assert [finding.code for finding in seen.findings] == ["sign-004"]


def test_an_artefact_of_any_name_is_counted_by_its_bytes():
    """The name of a file says nothing of what is in it."""
    facts = pdf_facts(Artefact("x", "application/pdf", "en", screen())).value
    assert facts[0].said == "1 page, 1 of them with a folio"
