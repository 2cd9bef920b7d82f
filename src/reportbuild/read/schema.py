"""The shape of the TOML files: which keys there are, and what kind of value each takes.

What these models cannot say (a range's low below its high, a source that exists) is checked where
records are made.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from reportbuild.model.printing import Binding, BlackRule, Conformance
from reportbuild.model.report import Aspect, Format, Numerals
from reportbuild.model.statistics import (
    Attribution,
    Category,
    Direction,
    Kind,
    Qualifier,
    Unit,
)
from reportbuild.read.forms import first_day, is_address, is_isbn, is_key, is_language, usual_case
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


def _currency(code: str) -> str:
    if not (len(code) == 3 and code.isascii() and code.isupper()):  # noqa: PLR2004 - ISO 4217
        raise _fault(f"“{shortened(code)}” is no currency", "Write its ISO 4217 code: EUR.")
    return code


def _address(text: str) -> str:
    if not is_address(text):
        raise _fault(f"“{shortened(text)}” is no address", "Write it whole: https://example.org/")
    return text


def _fault(sentence: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("fault", "{sentence}", {"sentence": sentence, "hint": hint})


Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Language = Annotated[str, AfterValidator(_language)]
Day = Annotated[str, AfterValidator(_day)]
Isbn = Annotated[str, AfterValidator(_isbn)]
Key = Annotated[str, AfterValidator(_key)]
Address = Annotated[str, AfterValidator(_address)]
CurrencyCode = Annotated[str, AfterValidator(_currency)]


class Shape(BaseModel):
    """A table with these keys and no others, whose values are not bent to fit."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class StyleShape(Shape):
    trim: Words = "170x240"
    openers: Literal["recto", "any"] = "recto"
    numbering: Literal["chapter", "continuous"] = "chapter"
    cover: str = ""
    paragraphs: Literal["plain", "numbered"] = "plain"
    notes: Literal["foot", "end"] = "foot"
    grid: bool = False
    figures: Literal["here", "float"] = "here"


class OrderShape(Shape):
    front: list[str] = ["cover", "half-title", "title-page", "imprint-page", "contents"]
    back: list[str] = ["sources", "colophon"]
    annexes: list[str] = []


class StatisticStyleShape(Shape):
    percent_in_text: Literal["words", "sign"] = "words"
    percent_in_boxes: Literal["words", "sign"] = "sign"
    words_up_to: int = Field(0, ge=0, le=20)
    compact: bool = False


class DifferenceShape(Shape):
    """A `[[editions.LANG.differences]]`."""

    chapter: Words
    what: Aspect
    which: list[Words] = []
    reason: Words


class EditionShape(Shape):
    locale: Language | None = None
    numerals: Numerals = "latn"
    isbn: Isbn = ""
    text: list[Words] | None = Field(None, min_length=1)
    addresses: dict[Address, Address] = {}
    differences: list[DifferenceShape] = []


class IgnoreShape(Shape):
    code: Words
    reason: str = ""
    file: str = ""


class ReleaseShape(Shape):
    approval: bool = False


class PrintShape(Shape):
    profile: Words
    icc: str = ""
    waivers: str = ""


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
    statistics: StatisticStyleShape = StatisticStyleShape()
    editions: dict[Language, EditionShape] = Field(min_length=1)
    ignore: list[IgnoreShape] = []
    release: ReleaseShape = ReleaseShape()
    print: PrintShape | None = None


def _length(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _fault("This is no length", 'Write a whole number, or a decimal as text: "0.25".')
    if not re.fullmatch(r"\d{1,4}(\.\d{1,4})?", str(value), re.ASCII):
        raise _fault(f"“{shortened(str(value))}” is no length", 'Write 3 or "3.175".')
    return float(value)


Length = Annotated[float, BeforeValidator(_length)]


class PrinterTrimShape(Shape):
    tolerance: Length
    safety: Length
    bleed: Length
    marks: bool


class PrinterInkShape(Shape):
    limit: int = Field(ge=100, le=400)
    black: BlackRule
    icc: Words
    characterisation: Words
    registry: Words = "http://www.color.org"


class PrinterPicturesShape(Shape):
    resolution: int = Field(ge=72, le=2400)
    least_resolution: int = Field(ge=72, le=2400)
    line_art: int = Field(ge=72, le=4800)
    least_line_art: int = Field(ge=72, le=4800)


class PrinterDetailShape(Shape):
    hairline: Length
    small_text: Length


class PrinterPaperShape(Shape):
    interior: Words
    caliper: Length
    cover: Words
    cover_caliper: Length


class PrinterShape(Shape):
    """A file of styles/printers/."""

    title: Words
    kind: Conformance
    binding: Binding
    multiple: int = Field(ge=1, le=64)
    trim: PrinterTrimShape
    ink: PrinterInkShape
    pictures: PrinterPicturesShape
    detail: PrinterDetailShape
    paper: PrinterPaperShape


class PeriodShape(Shape):
    start: Day = Field(alias="from")
    end: Day = Field(alias="to")


class StatisticShape(Shape):
    """A record of statistics.toml. What `value`, `per`, `precision` may be depends on the kind."""

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
    direction: Direction | None = None
    noun: dict[Category, Words] = {}
    currency: CurrencyCode | None = None
    prices_of: Annotated[int, Field(ge=1000, le=9999)] | None = None
    precision: Any = None
    period: PeriodShape | None = None
    derived: Words | None = None
    sensitive: bool | None = None
    sensitive_reason: str = ""


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
