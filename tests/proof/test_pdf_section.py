"""Sections of a PDF proofed by themselves: accounts kept from one proof to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import String

from reportbuild.making import make
from reportbuild.model.document import Document, Section
from reportbuild.model.inlines import Text
from reportbuild.proof.pdf import Proof, proof_by_section
from reportbuild.proof.pdf_section import Account, part_of, section_findings
from reportbuild.proof.pdf_text import TEXT_KINDS, expectation
from tests.documents import document as plain_document
from tests.documents import paragraph, section
from tests.doing import Here
from tests.ebooks import house
from tests.proof.test_pdf import changed, document, paper, read_back


def proof(of: Document | None = None, known: Mapping[str, Account] | None = None) -> Proof:
    return proof_by_section(paper(), of or document(), house().faces, known or {})


def texts() -> tuple[Section, ...]:
    """The sections that are set line by line."""
    return tuple(s for s in document().sections if s.kind in TEXT_KINDS)


def kept(*but: str) -> dict[str, Account]:
    """The accounts of the sound book's texts, but for some."""
    ids = {section.id for section in texts()} - set(but)
    return {name: account for name, account in proof().accounts.items() if name in ids}


def other(changed_section: Section) -> Document:
    sections = (changed_section if s.id == changed_section.id else s for s in document().sections)
    return replace(document(), sections=tuple(sections))


def test_accounts_kept_give_the_same_proof():
    """Of a sound book nothing is found either way, and every account is the one that was given."""
    whole, partly = proof(), proof(known=kept())

    assert kept(), "there are texts to keep"
    assert whole.findings == partly.findings == ()
    assert whole.accounts == partly.accounts


@pytest.mark.parametrize("place", range(len(texts())))
def test_a_section_that_is_read_is_found_as_in_the_whole_book(place: int):
    """What is added to one text is found, in the same words, while all the others are kept."""
    own = texts()[place]
    spoilt = other(replace(own, blocks=(*own.blocks, paragraph("Never printed."))))
    found = proof(spoilt, kept(own.id)).findings

    assert found == proof(spoilt).findings
    assert "Never printed." in found[0].message


def test_an_account_is_of_its_section_alone():
    """The same part and expectation give the same account, whatever the rest of the report says."""
    book, own = read_back(), texts()[0]
    rest = replace(document(), contents=(), sections=(own,))
    part = part_of(book, book.parts[own.id])

    first = section_findings(book, part, expectation(own, document(), book.folio))
    assert first == section_findings(book, part, expectation(own, rest, book.folio))
    assert first == proof().accounts[own.id]


def test_an_expectation_has_the_pages_that_a_text_must_print():
    """A text is proofed anew when a page moves that it names, and when its words change."""
    plain = expectation(texts()[0], document(), read_back().folio)
    longer = replace(texts()[0], blocks=(*texts()[0].blocks, paragraph("x")))
    named = [s for s in texts() if expectation(s, document(), lambda _: "999").section != s]

    assert named, "a text names pages"
    for own in named:
        first = expectation(own, document(), lambda _: "1")
        assert first != expectation(own, document(), lambda _: "2")
    assert plain != expectation(longer, document(), read_back().folio)


def test_what_concerns_the_book_is_found_though_all_texts_are_kept():
    """Draft marks on every page, contents, bookmarks, links, and the order of sections."""
    draft = replace(document(), draft=True)
    assert proof(draft, kept()).findings == proof(draft).findings != ()

    entry, *more = document().contents
    renamed = replace(document(), contents=(replace(entry, title="Another"), *more))
    codes = {finding.code for finding in proof(renamed, kept()).findings}
    assert {"pdf-015", "pdf-026"} <= codes

    turned = replace(document(), sections=tuple(reversed(document().sections)))
    assert "pdf-037" in {finding.code for finding in proof(turned, kept()).findings}


def test_what_was_laid_over_the_pages_of_a_kept_text_is_read():
    """pdf-018: a page of it shows another page's number, though its own text is not read."""

    def renumber(file: pikepdf.Pdf) -> None:
        for style in list(file.Root.PageLabels.Nums)[1::2]:
            style.St = int(style.get("/St", 1)) + 1

    whole = proof_by_section(changed(renumber), document(), house().faces)
    partly = proof_by_section(changed(renumber), document(), house().faces, kept())
    wrong = [f for f in whole.findings if f.code == "pdf-018"]
    assert wrong
    assert wrong == [f for f in partly.findings if f.code == "pdf-018"]


def test_a_text_without_a_place_of_its_own_is_read_again():
    """Where nothing tells which pages are a kept text's, they are read, and faults are found."""
    own = texts()[0]

    def spoil(file: pikepdf.Pdf) -> None:
        names = file.Root.Names.Dests.Names
        at = next(i for i in range(0, len(names), 2) if str(names[i]) == own.id)
        names[at] = String("elsewhere")

    spoilt = other(replace(own, title=(Text("Never printed."),)))
    found = proof_by_section(changed(spoil), spoilt, house().faces, kept()).findings
    assert any("Never printed." in finding.message for finding in found)


def test_blanks_and_short_pages_of_a_kept_text_are_read_for_their_marks():
    """A draft of a few words, with a blank before its second chapter, says on each that it is."""
    first = section(paragraph("One."))
    second = replace(section(paragraph("Two.")), id="ch-two")
    draft = replace(plain_document(first, second), draft=True)
    made = make(draft, house(), "pdf", Here()).value
    whole = proof_by_section(made, draft, house().faces)
    partly = proof_by_section(made, draft, house().faces, whole.accounts)

    assert made.pages == 3
    assert whole == partly
    assert partly.findings == ()
