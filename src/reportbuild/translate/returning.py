"""A file that came back from a translator, of whatever format: what it says it is, and holds.

In: its bytes and path. Out: `Returned`, or findings. The format is told from the content, not from
the name: tools and mail programs rename.
"""

from __future__ import annotations

import codecs

from lxml import etree

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Report
from reportbuild.translate import exchange_po, xliff12, xliff20
from reportbuild.translate.exchange import Returned
from reportbuild.translate.parity import shortened
from reportbuild.translate.tags import edition_of
from reportbuild.translate.xml_in import attribute, local, parsed

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


def returned(path: str, data: bytes) -> Checked[Returned]:
    """Read a file that came back: XLIFF 1.x, XLIFF 2.x or PO.

    Errors: another format, XML that is broken or could do harm, PO that cannot be read, a file of
    more than one report or language.
    """
    if data.startswith(_ARCHIVES):
        message = "The file is a packed archive."
        return Checked(None, (Finding("xch-001", Span(path), message, "Unpack it first."),))
    if _looks_like_xml(data):
        tree = parsed(path, data)
        return _xliff(path, tree.made) if tree.made is not None else Checked(None, tree.findings)
    if b"msgid" in data:
        return exchange_po.read(path, data)
    message = "The file is neither XLIFF nor PO."
    hint = "Ask for the file in the format in which it was sent."
    return Checked(None, (Finding("xch-001", Span(path), message, hint),))


def _looks_like_xml(data: bytes) -> bool:
    """Tell whether the first character, whatever its encoding, opens a tag."""
    for mark in _MARKS:
        data = data.removeprefix(mark)
    return data[:4096].replace(b"\0", b"").lstrip()[:1] == b"<"


def _xliff(path: str, tree: etree._Element) -> Checked[Returned]:
    version = attribute(tree, "version")
    if local(tree) != "xliff" or version[:2] not in ("1.", "2."):
        message = "The file is XML, but not XLIFF 1.x or 2.x."
        return Checked(None, (Finding("xch-001", Span(path), message),))
    files = (xliff12 if version.startswith("1.") else xliff20).read(tree, path)
    if not files:
        message = "The file holds nothing that was translated."
        return Checked(None, (Finding("xch-001", Span(path), message),))
    first = files[0]
    if len({(file.report, file.index, file.language) for file in files}) > 1:
        message = "The file holds more than one report, or more than one language."
        hint = "Have each in a file of its own."
        return Checked(None, (Finding("xch-003", Span(path), message, hint),))
    units = tuple(unit for file in files for unit in file.units)
    return Checked(Returned(first.report, first.index, first.language, units))


def addressed(file: Returned, report: Report, path: str) -> Checked[str]:
    """Return the language of the edition that a file is for.

    Errors: it belongs to another report; the report has no such edition. A file that does not say
    whose it is is taken for this one's.
    """
    if file.is_of(report) is False:
        theirs = file.index or file.report or file.project
        message = f"The file belongs to another report, “{shortened(theirs)}”."
        hint = f"This report is “{report.identity.index or report.slug}”."
        return Checked(None, (Finding("xch-003", Span(path), message, hint),))
    others = {tag: s for tag, s in report.editions.items() if tag != report.language}
    language = edition_of(file.language, others)
    if language:
        return Checked(language)
    told = f"is in “{shortened(file.language)}”" if file.language else "does not say its language"
    message = f"The file {told}, which is no one translation of this report."
    hint = f"There are: {', '.join(sorted(others)) or 'none'}."
    return Checked(None, (Finding("xch-004", Span(path), message, hint),))
