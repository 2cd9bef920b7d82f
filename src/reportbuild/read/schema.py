"""The shape of the TOML files: which keys there are, and what kind of value each takes.

What these models cannot say (a range's low below its high, a source that exists) is checked where
records are made.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from reportbuild.model.report import Format, Numerals
from reportbuild.model.statistics import Attribution, Kind, Qualifier, Unit
from reportbuild.read.forms import first_day, is_isbn, is_key, is_language, usual_case
from reportbuild.read.suggest import shortened


def _language(tag: str) -> str:
    if not is_language(tag):
        fit = usual_case(tag)
        hint = (
            f"Write “{fit}”." if is_language(fit) else "Write a tag such as sq, sr-Latn or pt-BR."
        )
        raise _fault(f"“{shortened(tag)}” is no language tag", hint)
    return tag


def _day(text: str) -> str:
    if first_day(text) is None:
        raise _fault(f"“{shortened(text)}” is no date", "Write 2003, 2003-04 or 2003-04-29.")
    return text


def _isbn(text: str) -> str:
    if text and not is_isbn(text):
        raise _fault(f"“{shortened(text)}” is no ISBN of 13 digits", "Its last digit must agree.")
    return text


def _key(text: str) -> str:
    if text and not is_key(text):
        raise _fault(
            f"“{shortened(text)}” is no key",
            "A key begins with a letter and goes on with letters, digits and _.",
        )
    return text


def _fault(sentence: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("fault", "{sentence}", {"sentence": sentence, "hint": hint})


Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Language = Annotated[str, AfterValidator(_language)]
Day = Annotated[str, AfterValidator(_day)]
Isbn = Annotated[str, AfterValidator(_isbn)]
Key = Annotated[str, AfterValidator(_key)]


class Shape(BaseModel):
    """A table with these keys and no others, whose values are not bent to fit."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class StyleShape(Shape):
    trim: Words = "170x240"
    openers: Literal["recto", "any"] = "recto"
    numbering: Literal["chapter", "continuous"] = "chapter"
    cover: str = ""


class OrderShape(Shape):
    front: list[str] = ["cover", "half-title", "title-page", "imprint-page", "contents"]
    back: list[str] = ["sources", "colophon"]


class EditionShape(Shape):
    locale: Language | None = None
    numerals: Numerals = "latn"
    isbn: Isbn = ""


class IgnoreShape(Shape):
    code: Words
    reason: str = ""
    file: str = ""


class ReportShape(Shape):
    """report.toml."""

    language: Language
    title: Words
    standfirst: str = ""
    kicker: str = ""
    publisher: Words
    address: str = ""
    rights: list[Words]
    credits: list[Words] = []
    index: Words
    version: Words
    published: date
    formats: list[Format] = Field(["pdf", "epub"], min_length=1)
    style: StyleShape = StyleShape()
    order: OrderShape = OrderShape()
    editions: dict[Language, EditionShape] = Field(min_length=1)
    ignore: list[IgnoreShape] = []


class StatisticShape(Shape):
    """A record of statistics.toml. What `value` and `per` may be depends on the kind."""

    kind: Kind
    unit: Unit | None = None
    value: Any
    qualifier: Qualifier = "exact"
    attribution: Attribution = "documented"
    label: Words
    place: Words
    as_of: Day = ""
    source: Key = ""
    locator: str = ""
    of: Key = ""
    per: Any = None


class WorkShape(Shape):
    """A record of references.toml."""

    author: Words
    title: Words
    language: Language
    index: str = ""
    published: Day
    publisher: str = ""
    address: Words | None = None


class PictureShape(Shape):
    """A record of images.toml."""

    credit: Words
    rights: Words
    identifiable: bool
    consent: str = ""
