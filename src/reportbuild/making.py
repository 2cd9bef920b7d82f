"""One artefact made: a document is composed, pressed and proofed.

In: an edited `Document`, the house, a format. Out: the finished artefact, with everything found.
This is the only module besides those it calls that brings the engines in: worker processes import
it by name, so that whoever only reads, checks or lists never waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportbuild.compose.ebook import ebook as compose_ebook
from reportbuild.handing import hand_over
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked
from reportbuild.model.report import Format
from reportbuild.press.epub import pack
from reportbuild.proof.epub import proof_epub
from reportbuild.proof.pdf import proof_pdf
from reportbuild.settling import Tell, bound, settled


def make(document: Document, house: House, form: Format, tell: Tell) -> Checked[Artefact]:
    """Compose, press and proof one artefact; `tell` hears each step begin."""
    return _MAKERS[form](document, house, tell)


def _epub(document: Document, house: House, tell: Tell) -> Checked[Artefact]:
    tell("compose")
    composition = compose_ebook(document, house)
    tell("press")
    artefact = composition.then(pack)
    tell("proof")
    return artefact.then(lambda made: Checked(made, proof_epub(made, document)))


def _pdf(document: Document, house: House, tell: Tell) -> Checked[Artefact]:
    book = settled(document, house, tell)
    made = book.then(lambda ready: bound(ready, document, house))
    tell("proof")
    return made.then(lambda pdf: Checked(pdf, proof_pdf(pdf, document, house.faces)))


_MAKERS: Mapping[Format, Callable[[Document, House, Tell], Checked[Artefact]]] = {
    "pdf": _pdf,
    "epub": _epub,
    "print": hand_over,
}
