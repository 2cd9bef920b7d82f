"""One artefact made: a document is composed, pressed and proofed.

In: an edited `Document`, the house, a format, and whoever has the work done. Out: the finished
artefact, with everything found. No engine is brought in here: this says what is to be done, in
which order, and workers do it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportbuild.handing import hand_over
from reportbuild.model.artefact import Artefact, EbookComposition
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked
from reportbuild.model.report import Format
from reportbuild.settling import bound, settled
from reportbuild.work import COMPOSE_EBOOK, CUT_FACE, PACK_EBOOK, PROOF_EBOOK, Doing


def make(document: Document, house: House, form: Format, run: Doing) -> Checked[Artefact]:
    """Compose, press and proof one artefact."""
    made = _MAKERS[form](document, house, run)
    run.tell("done")
    return made


def _epub(document: Document, house: House, run: Doing) -> Checked[Artefact]:
    run.tell("compose")
    composition = run.do(COMPOSE_EBOOK, document, house).result()
    whole = composition.then(lambda made: Checked(_with_faces(made, run)))
    run.tell("press")
    artefact = whole.then(lambda made: run.do(PACK_EBOOK, made).result())
    run.tell("proof")
    return artefact.then(lambda made: Checked(made, run.do(PROOF_EBOOK, made, document).result()))


def _with_faces(composition: EbookComposition, run: Doing) -> EbookComposition:
    cut = {one.file: run.do(CUT_FACE, one.face, one.characters) for one in composition.uncut}
    return composition.with_faces({file: later.result() for file, later in cut.items()})


def _pdf(document: Document, house: House, run: Doing) -> Checked[Artefact]:
    book = settled(document, house, run)
    return book.then(lambda ready: bound(ready, document, house, run))


_MAKERS: Mapping[Format, Callable[[Document, House, Doing], Checked[Artefact]]] = {
    "pdf": _pdf,
    "epub": _epub,
    "print": hand_over,
}
