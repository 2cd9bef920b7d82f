"""One artefact made: a document is composed, pressed and proofed.

In: an edited `Document`, the house, a format, and whoever has the work done. Out: the finished
artefact, with everything found. No engine is brought in here: this says what is to be done, in
which order, and workers do it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportbuild.compose.pictures import IN_EBOOK
from reportbuild.composing import begin_ebook, composed_ebook
from reportbuild.handing import hand_over
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.ebook import EbookComposition
from reportbuild.model.finding import Checked, checked
from reportbuild.model.report import Format
from reportbuild.settling import begin_fitting, bound, settled
from reportbuild.work import (
    CUT_FACE,
    PACK_EBOOK,
    PROOF_EBOOK_FORM,
    PROOF_EBOOK_TEXT,
    Doing,
)


def make(document: Document, house: House, form: Format, run: Doing) -> Checked[Artefact]:
    """Compose, press and proof one artefact."""
    made = _MAKERS[form](document, house, run)
    run.tell("done")
    return made


def _epub(document: Document, house: House, run: Doing) -> Checked[Artefact]:
    run.tell("compose")
    whole = ebook(document, house, run)
    run.tell("press")
    artefact = whole.then(lambda made: run.do(PACK_EBOOK, made).result())
    run.tell("proof")
    return artefact.then(lambda made: _proofed(made, document.light(), run))


def ebook(document: Document, house: House, run: Doing) -> Checked[EbookComposition]:
    """Return a document composed as an e-book, with its faces cut and its pictures fitted."""
    light = document.light()
    texts = begin_ebook(light, house, run)
    pictures = begin_fitting(document, IN_EBOOK, run)
    composed = composed_ebook(light, texts, house, run)
    faced = composed.then(lambda made: Checked(_with_faces(made, run)))
    return faced.then(lambda made: Checked(made.with_pictures(pictures.result())))


def _with_faces(composition: EbookComposition, run: Doing) -> EbookComposition:
    cut = {one.file: run.do(CUT_FACE, one.face, one.characters) for one in composition.uncut}
    return composition.with_faces({file: later.result() for file, later in cut.items()})


def _proofed(book: Artefact, document: Document, run: Doing) -> Checked[Artefact]:
    """Read a book back, its text and all else beside each other; each thing is found once."""
    proofs = [run.do(work, book, document) for work in (PROOF_EBOOK_TEXT, PROOF_EBOOK_FORM)]
    return checked(book, (finding for proof in proofs for finding in proof.result()))


def _pdf(document: Document, house: House, run: Doing) -> Checked[Artefact]:
    book = settled(document, house, run)
    return book.then(lambda ready: bound(ready, house, run))


_MAKERS: Mapping[Format, Callable[[Document, House, Doing], Checked[Artefact]]] = {
    "pdf": _pdf,
    "epub": _epub,
    "print": hand_over,
}
