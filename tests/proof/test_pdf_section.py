"""Sections of a PDF proofed by themselves, whatever else is in the book."""

from __future__ import annotations

from dataclasses import replace

from reportbuild.model.document import Section
from reportbuild.proof.pdf_section import part_of, section_findings
from reportbuild.proof.pdf_text import TEXT_KINDS, expectation
from tests.documents import paragraph
from tests.proof.test_pdf import document, read_back


def texts() -> tuple[Section, ...]:
    """The sections that are set line by line."""
    return tuple(s for s in document().sections if s.kind in TEXT_KINDS)


def test_an_account_is_of_its_section_alone():
    """The same part and expectation give the same account, whatever the rest of the report says."""
    book, own = read_back(), texts()[0]
    rest = replace(document(), contents=(), sections=(own,))
    part = part_of(book, book.parts[own.id])

    first = section_findings(book, part, expectation(own, document(), book.folio))
    assert first == section_findings(book, part, expectation(own, rest, book.folio))
    assert first.findings == ()


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
