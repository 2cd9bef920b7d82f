"""glossary.toml into `Term`s: how each language says what must be said alike throughout."""

from __future__ import annotations

from reportbuild.model.finding import Checked
from reportbuild.model.terms import Term
from reportbuild.read.records import each
from reportbuild.read.term_shapes import TermShape
from reportbuild.read.toml import Toml


def glossary(file: Toml | None) -> Checked[tuple[Term, ...]]:
    """Read every term; those that cannot be made are left out, and findings say why."""
    shapes = each(TermShape, file, keyed=True)
    made = tuple(
        Term(
            key,
            {language: tuple(words) for language, words in shape.words.items()},
            {language: tuple(words) for language, words in shape.avoid.items()},
            file.span(key),
        )
        for key, shape in (shapes.made or {}).items()
        if file is not None
    )
    return Checked(made, shapes.findings)
