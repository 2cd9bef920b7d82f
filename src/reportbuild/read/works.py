"""references.toml into `Work`s."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportbuild.model.finding import Checked, Finding
from reportbuild.model.report import Work
from reportbuild.read import inlines
from reportbuild.read.characters import stray, unbalanced
from reportbuild.read.forms import is_address
from reportbuild.read.records import each
from reportbuild.read.schema import WorkShape
from reportbuild.read.suggest import shortened
from reportbuild.read.toml import Toml

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def works(file: Toml | None) -> Checked[Mapping[str, Work]]:
    """Read every work; those that cannot be made are left out, and findings say why."""
    shapes = each(WorkShape, file, keyed=True)
    found = list(shapes.findings)
    made: dict[str, Work] = {}
    for key, shape in (shapes.made or {}).items():
        assert file is not None  # noqa: S101 - for the type checker: there are records
        author = inlines.words(shape.author, file.span(key, "author"))
        publisher = inlines.words(shape.publisher, file.span(key, "publisher"))
        found += [*author.findings, *publisher.findings]
        for name in ("title", "index"):
            text, span = str(getattr(shape, name)), file.span(key, name)
            found += [*stray(text, span), *unbalanced(text, span)]
            if tag := _TAG.search(text):
                sentence = f"“{shortened(tag[0])}” is raw HTML, and would be printed as it stands."
                found.append(Finding("text-006", span, sentence, "Take it out."))
        if shape.address is not None and not is_address(shape.address):
            sentence = f"“{shortened(shape.address)}” is no address that a link may lead to."
            hint = "Write https://..., or leave the address out."
            found.append(Finding("text-017", file.span(key, "address"), sentence, hint))
        made[key] = Work(
            key, author.made or (), shape.title, shape.language, shape.index, shape.published,
            publisher.made or (), shape.address or "", file.span(key),
        )  # fmt: skip
    return Checked(made, tuple(found))
