"""A file for a translator, in one of the formats that their tools read.

In: a report, what is wanted of it, and in which format. Out: the file's bytes.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from reportbuild.model.finding import Checked
from reportbuild.model.report import ParseSegment, Report
from reportbuild.translate import exchange_po, xliff12, xliff20
from reportbuild.translate.catalogue import update
from reportbuild.translate.extent import asked
from reportbuild.translate.packing import Prints, Wanted, packed
from reportbuild.translate.segments import segments

ExchangeFormat: TypeAlias = Literal["xliff-1.2", "xliff-2.0", "po"]


def sent(
    report: Report, wanted: Wanted, form: ExchangeFormat, prints: Prints, parse: ParseSegment
) -> Checked[bytes]:
    """Return the file that takes an edition, or a chapter of it, to a translator.

    The same report gives the same bytes. Errors: those of `packing.packed`.
    """
    package = packed(report, wanted, prints, parse)
    if package.made is None:
        return Checked(None, package.findings)
    match form:
        case "xliff-1.2":
            return Checked(xliff12.written(package.made), package.findings)
        case "xliff-2.0":
            return Checked(xliff20.written(package.made), package.findings)
        case "po":
            catalogue = update(report, wanted.language, prints.edition)
            if catalogue.made is None:
                return catalogue
            places = [
                n
                for n, record in enumerate(segments(asked(report, wanted.language)))
                if wanted.has(record)
            ]
            file = exchange_po.written(catalogue.made, places, package.made)
            return Checked(file, package.findings)
        case _:
            assert_never(form)
