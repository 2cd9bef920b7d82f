"""One artefact made: which work is asked for, in which order, and what is told of it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from reportbuild.making import make
from reportbuild.model.artefact import Artefact
from reportbuild.model.document import Document
from reportbuild.model.ebook import EbookComposition, EbookFile
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.work import (
    COMPOSE_EBOOK,
    FIT_PICTURE,
    PACK_EBOOK,
    PRINTER_FAULTS,
    PROOF_EBOOK_FORM,
    PROOF_EBOOK_TEXT,
    engines,
)
from tests.bare import HOUSE, document
from tests.doing import Here
from tests.printers import printing
from tests.test_settling import ERROR, IMPRINT, PHOTO, Engines, illustrated, sheet

STEPS = ["compose", "press", "proof", "done"]
OTHER = Finding("ask-001", Span("valley-en.epub"), "said as well")


def test_pages_are_settled_bound_and_proofed():
    """What the proof finds stands with the artefact."""
    engines = Engines(lambda _: [sheet("one", "x\nx")], proof=(ERROR,))
    run = engines.run()
    artefact = make(document("valley", "en"), HOUSE, "pdf", run)
    assert (artefact.value.name, artefact.findings) == ("valley-en.pdf", (ERROR,))
    assert list(dict.fromkeys(run.told)) == STEPS


def test_an_e_book_is_composed_packed_and_proofed():
    """One round: an e-book has no pages to settle."""
    composition = EbookComposition("valley-en", IMPRINT, (), ())
    book = Artefact("valley-en.epub", "application/epub+zip", "en", b"book")
    run = Here(
        {
            COMPOSE_EBOOK: lambda *_: Checked(composition),
            PACK_EBOOK: lambda of: Checked(book if of == composition else None),
            PROOF_EBOOK_TEXT: lambda *_: (ERROR,),
            PROOF_EBOOK_FORM: lambda *_: (ERROR, OTHER),
        }
    )
    assert make(document("valley", "en"), HOUSE, "epub", run) == Checked(book, (ERROR, OTHER))
    assert run.told == STEPS


def test_the_pictures_of_an_e_book_are_fitted_beside_its_text_and_do_not_travel_with_it():
    """Each is fitted by itself, for the e-book, and put into the composition before it is packed;
    composing and both proofs are given a document without their bytes.
    """
    of = illustrated(document("valley", "en"))
    empty = EbookFile("picture-1", "images/picture-1.jpg", "image/jpeg", b"")
    to_come = {"picture-1": "images/a.jpg"}
    composition = EbookComposition("valley-en", IMPRINT, (empty,), (), to_come=to_come)
    run = Here(
        {
            COMPOSE_EBOOK: lambda *_: Checked(composition),
            FIT_PICTURE: lambda data, *asked: repr((data[:4], asked)).encode(),
            PACK_EBOOK: lambda _: Checked(Artefact("valley-en.epub", "x", "en", b"book")),
            PROOF_EBOOK_TEXT: lambda *_: (),
            PROOF_EBOOK_FORM: lambda *_: (),
        }
    )
    assert make(of, HOUSE, "epub", run).sound
    assert run.values_of(FIT_PICTURE) == [(PHOTO, "image/jpeg", 1200, 82)]
    [(packed,)] = run.values_of(PACK_EBOOK)
    [file] = packed.files
    assert file.data == repr((PHOTO[:4], ("image/jpeg", 1200, 82))).encode()
    for work in (COMPOSE_EBOOK, PROOF_EBOOK_TEXT, PROOF_EBOOK_FORM):
        [sent] = [value for value in run.values_of(work)[0] if isinstance(value, Document)]
        assert not any(one.data for one in sent.pictures.values()), work.place


def test_what_cannot_be_composed_is_neither_packed_nor_proofed():
    """Its findings are all that there is."""
    run = Here({COMPOSE_EBOOK: lambda *_: Checked(None, (ERROR,))})
    assert make(document("valley", "en"), HOUSE, "epub", run) == Checked(None, (ERROR,))
    assert [work for work, _ in run.did] == [COMPOSE_EBOOK]


def test_print_needs_a_printer():
    """Without one it is a bug to ask: nothing is made in its place."""
    with pytest.raises(ValueError, match="no printer is named for valley"):
        make(document("valley", "en"), HOUSE, "print", Here())


def test_a_printer_is_looked_at_before_anything_is_pressed():
    """What is wrong with the profile of the press is all that there is to say."""
    run = Here({PRINTER_FAULTS: lambda _: (ERROR,)})
    printed = replace(document("valley", "en"), printing=printing())
    artefact = make(printed, HOUSE, "print", run)
    assert (artefact.sound, artefact.findings) == (False, (ERROR,))
    assert [work for work, _ in run.did] == [PRINTER_FAULTS]


ENGINES = {
    "weasyprint", "pydyf", "pikepdf", "ebooklib", "jinja2", "PIL", "matplotlib", "numpy",
    "fontTools.subset",
}  # fmt: skip
"""What is slow to load, and has no business where nothing is made."""


@pytest.mark.parametrize(
    "module",
    ["reportbuild.making", "reportbuild.commands.build", "reportbuild.cli", "reportbuild.worker"],
)
def test_whoever_has_things_made_brings_no_engine_in(module: str):
    """In a process of its own: what a worker needs is imported by the worker."""
    script = f"import sys, {module}\nprint(*(set({sorted(ENGINES)!r}) & sys.modules.keys()))"
    run = [sys.executable, "-c", script]
    ended = subprocess.run(run, check=True, capture_output=True, text=True)
    assert ended.stdout.split() == []


def test_workers_bring_in_ahead_what_is_asked_for():
    """Whoever makes e-books alone does not wait for the page engine; asked for nothing, for all."""
    pages, books = engines({"pdf"}), engines({"epub"})
    assert not set(pages) & set(books)
    assert engines({"print"}) == pages
    assert engines(()) == (*pages, *books)
    for modules, loaded in ((books, False), (pages, True)):
        script = f"import sys, {', '.join(modules)}\nprint('weasyprint' in sys.modules)"
        run = [sys.executable, "-c", script]
        told = subprocess.run(run, check=True, capture_output=True, text=True)
        assert told.stdout == f"{loaded}\n"
