"""A document that travels light, and compositions that its pictures are put into afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportbuild.compose.paper import paper
from reportbuild.compose.pictures import FOR_PRESS, IN_EBOOK, ON_PAPER, Fit, fit_pictures
from reportbuild.compose.wrap import wrap
from reportbuild.composing import begin_ebook, composed_ebook
from reportbuild.model.artefact import PaperComposition
from reportbuild.model.document import Document
from reportbuild.model.ebook import EbookComposition
from tests.doing import Here
from tests.ebooks import full_document
from tests.printers import printing, the_house


def fitted(document: Document, fit: Fit) -> dict[str, bytes]:
    return {path: one.data for path, one in fit_pictures(document.pictures, fit).items()}


def test_a_light_document_lacks_the_bytes_of_its_pictures_and_nothing_else():
    """What is told of a picture stays, and so does its place; the document itself is as it was."""
    document = full_document()
    light = document.light()

    assert [(p, one.data) for p, one in light.pictures.items()] == [
        (path, b"") for path in document.pictures
    ]
    back = {p: replace(one, data=document.pictures[p].data) for p, one in light.pictures.items()}
    assert replace(light, pictures=back) == document
    assert light.light() == light
    assert all(one.data for one in document.pictures.values())


def on_paper(document: Document) -> PaperComposition:
    return paper(document, the_house(), {}).value


def for_press(document: Document) -> PaperComposition:
    return paper(replace(document, printing=printing()), the_house(), {}).value


def as_cover(document: Document) -> PaperComposition:
    of = replace(document, title_matter=replace(document.title_matter, isbn=""))
    return wrap(of, printing(), the_house(), 320).value


def as_ebook(document: Document) -> EbookComposition:
    run = Here()
    texts = begin_ebook(document, the_house(), run)
    return composed_ebook(document, texts, the_house(), run).value


@pytest.mark.parametrize(
    ("compose", "fit"),
    [(on_paper, ON_PAPER), (for_press, FOR_PRESS), (as_cover, FOR_PRESS), (as_ebook, IN_EBOOK)],
)
def test_what_is_composed_light_and_given_its_pictures_is_what_is_composed_whole(
    compose: Callable[[Document], PaperComposition | EbookComposition], fit: Fit
):
    """To the order of its files, so that whatever was made of the one is found for the other."""
    document = full_document()
    bare = compose(document.light())
    whole = bare.with_pictures(fitted(document, fit))

    assert repr(whole) == repr(compose(document))
    assert (bool(bare.to_come), bool(whole.to_come)) == (True, False)
    for one in document.pictures.values():
        assert repr(one.data) not in repr(bare)


def test_pictures_that_are_not_there_yet_are_still_to_come():
    """One may be put in after the other, those that nobody asked for make no difference."""
    document = full_document()
    light = document.light()
    for bare, fit in ((on_paper(light), ON_PAPER), (as_ebook(light), IN_EBOOK)):
        every = fitted(document, fit)
        first = {path: every[path] for path in ("images/cover.png", "images/idle.png")}
        half = bare.with_pictures({**first, "images/nobody.png": b"x"})
        assert "images/cover.png" in bare.to_come.values()
        assert set(half.to_come.values()) == set(bare.to_come.values()) - set(first)
        assert half.with_pictures(every) == bare.with_pictures(every)
