"""A printer and a press for the tests of print, and the stock report made for them.

The press's profile is Ghostscript's own, of Debian's package `libgs-common` (`libgs9-common` before
Debian 13). It is demanded, not asked for: without it nothing here would be proved.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

os.environ["FONTCONFIG_FILE"] = str(files("reportbuild.press") / "fontless.conf")

from reportbuild.editions import edited, house
from reportbuild.handing import hand_over
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Span
from reportbuild.model.order import Order
from reportbuild.model.printing import Printing, Profile
from reportbuild.shelf import house_shelf
from tests.doing import Here
from tests.stock import stock_shelf

ICC = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
RGB_ICC = ICC.with_name("srgb.icc")
PRINTER = "offset-uncoated"
HERE = Span("report.toml", 45)


def icc() -> bytes:
    """The profile of a press."""
    if not ICC.is_file():
        pytest.fail(f"{ICC} is missing: apt-get install libgs-common", pytrace=False)
    return ICC.read_bytes()


@cache
def the_house() -> House:
    """The house style as it is."""
    return house(house_shelf(), "reportbuild 0.1.0").value


def profile(name: str = PRINTER) -> Profile:
    """One of the house's printers."""
    return the_house().printers[name]


def printing(name: str = PRINTER) -> Printing:
    """What a report is printed with."""
    return Printing(profile(name), icc(), HERE, profile(name).icc)


@cache
def stock_document(language: str = "en") -> Document:
    """The stock report in a language; a draft in all but its own, as it has no catalogues."""
    report = edited(stock_shelf({}), the_house(), Order(frozenset({language})), lambda *_: None)
    return report.documents[language]


def pack(language: str = "en", printer: str = PRINTER) -> Checked[Artefact]:
    """The stock report as it is handed to a printer."""
    return _pack(language, printer)


@cache
def _pack(language: str, printer: str) -> Checked[Artefact]:
    return packed(stock_document(language), printer)


def packed(document: Document, printer: str = PRINTER) -> Checked[Artefact]:
    """A document as it is handed to a printer."""
    given = replace(document, printing=printing(printer))
    return hand_over(given, the_house(), Here())


def files_of(made: Artefact) -> Mapping[str, Artefact]:
    """The files of a pack by their names in its folder."""
    return {file.name.rpartition("/")[2]: file for file in (made, *made.beside)}


def opened(name: str, language: str = "en", printer: str = PRINTER) -> pikepdf.Pdf:
    """A PDF of a pack, read back."""
    return pikepdf.open(BytesIO(files_of(pack(language, printer).value)[name].data))
