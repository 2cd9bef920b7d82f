"""Templates: the shape of leaves and of whole files, filled with a document's words.

A template gets the document, its title matter and words, the section, and `line`, which turns a
line of the document into markup. A name it does not know is a bug and raises `UndefinedError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from reportbuild.model.design import House


class Templates:
    """The templates of a house, ready to be filled."""

    def __init__(self, house: House) -> None:
        self._environment = _environment(tuple(house.templates.items()))

    def fill(self, name: str, values: Mapping[str, object]) -> Markup:
        """Return the template filled with values, everything but markup escaped."""
        return Markup(self._environment.get_template(name).render(values))  # noqa: S704 (escaped)


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """Return where templates are compiled, each once in a process that fills it again and again."""
    return Environment(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
