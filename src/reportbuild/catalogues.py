"""What translators and their editors are handed: catalogues, how far they are, copies for review.

In: a report and the house. Out: the bytes of a catalogue, of a file of approvals or of a page to
be read, or counts; with everything found. As in a build, a report is translated and edited for it,
and nothing is made.
"""

from __future__ import annotations

from reportbuild.edit.document import document
from reportbuild.edit.locales import direction
from reportbuild.edit.mentions import mentions
from reportbuild.edit.statistics import described
from reportbuild.model.design import House
from reportbuild.model.finding import Checked
from reportbuild.model.report import Report
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.approving import Approved
from reportbuild.translate.approving import approve as approve_edition
from reportbuild.translate.catalogue import CatalogueStatus
from reportbuild.translate.catalogue import status as status_of_catalogue
from reportbuild.translate.catalogue import update as update_catalogue
from reportbuild.translate.edition import edition as translate_edition
from reportbuild.translate.review import Side
from reportbuild.translate.review import review as review_edition
from reportbuild.translate.translations import no_edition


def catalogue(report: Report, language: str, house: House) -> Checked[bytes]:
    """Return the catalogue of one edition, brought up to date with the report's text.

    Translators see in it how each statistic will print, as far as the edition can say that yet.
    """
    edition = translate_edition(report, language, house, parse_segment, mentions)
    printed = described(edition.made) if edition.made else {}
    return update_catalogue(report, language, printed).of_edition(language)


def catalogue_status(report: Report, language: str) -> Checked[CatalogueStatus]:
    """Tell how far the translation of one edition is."""
    return status_of_catalogue(report, language, parse_segment).of_edition(language)


def approval(report: Report, language: str, by: str, part: str) -> Checked[Approved]:
    """Return the approvals of an edition, with those that somebody gives now."""
    return approve_edition(report, language, by, part, parse_segment).of_edition(language)


def review(report: Report, language: str, house: House) -> Checked[bytes]:
    """Return an edition as a page with the source beside it, for those who open no catalogue.

    What a build would find stands beside the segment that it is about.
    """
    if wrong := no_edition(report, language):
        return Checked(None, wrong)
    edition = translate_edition(report, language, house, parse_segment, mentions)
    if edition.made is None or edition.made.original is None:
        return Checked(None, edition.findings)
    found = [*edition.findings]
    if edition.sound:
        found += document(edition.made, house, draft=True).of_edition(language).findings
    original = edition.made.original
    sides = (
        Side(report.language, direction(report.language), described(original)),
        Side(language, direction(language), described(edition.made)),
    )
    style = house.stylesheets.get("review.css", "")
    return review_edition(report, sides, tuple(found), style, parse_segment)
