"""A report looked at in all its languages: what a check finds, and how far translations are.

A worker calls this, beside whoever shows one edition.
"""

from __future__ import annotations

from reportbuild.catalogues import catalogue_status
from reportbuild.editions import edited, silent
from reportbuild.model.design import House
from reportbuild.model.order import Order
from reportbuild.model.shelf import Shelf
from reportbuild.preview.works import Counts, Found

COUNTED = ("segments", "translated", "faulty", "stale", "missing", "unapproved")


def survey(shelf: Shelf, house: House) -> tuple[Found, Counts]:
    """Return all that was found in any edition, and how far each translation is."""
    seen = edited(shelf, house, Order(), silent)
    counts: dict[str, dict[str, int]] = {}
    for language in seen.report.editions if seen.report else ():
        if seen.report and language != seen.report.language:
            told = catalogue_status(seen.report, language).made
            if told:
                counts[language] = {name: getattr(told, name) for name in COUNTED}
    return dict(seen.found), counts
