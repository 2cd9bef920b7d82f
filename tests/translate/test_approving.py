from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportbuild.model.finding import Severity
from reportbuild.model.report import Catalogue, Report
from reportbuild.model.statistics import Amount
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.approving import approve
from reportbuild.translate.catalogue import status
from reportbuild.translate.edition import edition
from reportbuild.translate.translations import MANY, translations
from tests.translate.samples import HOUSE, chapter, codes, entry, po, report, statistic

TEXTS = ("{fled} fled.", "The road is open.", "Nobody came.", "It rained.")
FRENCH = po(
    entry("report/title", "Report", "Rapport"),
    entry("health/title", "Health", "Santé"),
    entry("health/paragraph", TEXTS[0], "{fled} ont fui."),
    entry("health/paragraph", TEXTS[1], "La route est ouverte.", "#, fuzzy"),
    entry("health/paragraph", TEXTS[2], "Personne {n’est} venu."),
    entry("statistics/fled/label", "people", "gens"),
    entry("work/title", "Work", "Travail"),
)


def sample(fr: bytes = FRENCH) -> Report:
    """A report of two texts: of the first, a segment is stale, one faulty, one missing."""
    made = report(chapter("health", "Health", *TEXTS), chapter("work", "Work"), fr=fr)
    return replace(made, statistics={"fled": statistic("fled", "people")}, approval_needed=True)


def approving(made: Report, by: str = "AB", part: str = "") -> Report:
    """The report after somebody has approved."""
    data = approve(made, "fr", by, part, parse_segment).value.data
    return replace(made, approvals={"fr": Catalogue("editions/fr.approved.toml", data)})


def who(made: Report) -> dict[str, str]:
    """Who approved each segment that is translated, by its text."""
    found = translations(made, "fr", parse_segment).value
    return {t.record.text: t.approved_by for t in found if t.state == "translated"}


def test_what_is_translated_and_sound_is_approved_and_nothing_else():
    """Stale, faulty and missing segments are counted, and left."""
    found = approve(sample(), "fr", "AB", "", parse_segment)
    assert (found.value.new, found.value.before) == (5, 0)
    assert found.value.open == {"stale": 1, "faulty": 1, "missing": 1}
    assert set(who(approving(sample())).values()) == {"AB"}
    assert status(approving(sample()), "fr", parse_segment).value.unapproved == 0


def test_approving_again_changes_nothing():
    """Neither the file nor who is named in it."""
    once = approving(sample())
    again = approve(once, "fr", "CD", "", parse_segment).value
    assert (again.new, again.before) == (0, 5)
    assert again.data == once.approvals["fr"].data


@pytest.mark.parametrize(
    ("part", "texts"),
    [
        ("health", {"Health", "{fled} fled."}),
        ("work", {"Work"}),
        ("statistics", {"people"}),
        ("report", {"Report"}),
    ],
)
def test_a_part_is_approved_by_its_name(part: str, texts: set[str]):
    """A text, or what a TOML file holds."""
    assert {text for text, by in who(approving(sample(), part=part)).items() if by} == texts


def test_po_019_an_unknown_part_is_told_with_those_there_are():
    """A slip of the name approves nothing."""
    found = approve(sample(), "fr", "AB", "helth", parse_segment)
    assert (found.made, codes(found)) == (None, ["po-019"])
    assert "“health”" in found.findings[0].hint


def test_lang_004_the_source_language_and_unknown_ones_have_no_approvals():
    """There is nothing to compare."""
    for language in ("en", "de"):
        assert codes(approve(sample(), language, "AB", "", parse_segment)) == ["lang-004"]


@pytest.mark.parametrize("fr", [b'msgid "a\n', FRENCH])
def test_nothing_is_written_over_what_cannot_be_read(fr: bytes):
    """A broken catalogue, or a broken file of approvals, is told of."""
    broken = {"fr": Catalogue("editions/fr.approved.toml", b"x" if fr == FRENCH else b"")}
    found = approve(replace(sample(fr), approvals=broken), "fr", "AB", "", parse_segment)
    assert found.made is None
    assert codes(found) == ["po-018" if fr == FRENCH else "po-001"]


def test_a_changed_translation_voids_its_own_approval_alone():
    """One word is enough, and all others stay approved."""
    made = approving(sample())
    data = FRENCH.replace("Santé".encode(), b"Soins")
    changed = replace(made, catalogues={"fr": Catalogue("editions/fr.po", data)})
    assert [text for text, by in who(changed).items() if not by] == ["Health"]
    back = replace(changed, catalogues=made.catalogues)
    assert all(who(back).values())


def test_a_changed_figure_voids_the_approvals_of_what_shows_it():
    """The paragraph with the statistic in it, and its label in the box."""
    made = approving(sample())
    fled = replace(made.statistics["fled"], quantity=Amount(Decimal(9)))
    changed = replace(made, statistics={"fled": fled})
    assert {text for text, by in who(changed).items() if not by} == {"{fled} fled.", "people"}


def test_a_moved_paragraph_stays_approved():
    """To another text, under another heading: nobody has to read it again."""
    made = approving(sample())
    moved = replace(made, chapters=(chapter("health", "Health"), chapter("work", "Work", TEXTS[0])))
    assert who(moved)["{fled} fled."] == "AB"


def test_po_017_a_release_that_needs_approval_is_held_by_what_is_not():
    """A hold for each; none, if the report does not ask or somebody has approved."""
    found = edition(sample(), "fr", HOUSE, parse_segment)
    held = [f for f in found.findings if f.code == "po-017"]
    assert len(held) == 5
    assert {f.severity for f in held} == {Severity.HOLD}
    assert {f.span.path for f in held} == {"editions/fr.po"}
    assert all(f.span.line for f in held)
    free = edition(replace(sample(), approval_needed=False), "fr", HOUSE, parse_segment)
    assert "po-017" not in codes(free)
    assert "po-017" not in codes(edition(approving(sample()), "fr", HOUSE, parse_segment))


def test_po_018_approvals_that_cannot_be_read_stop_their_edition():
    """Also where no approval is needed: the file was meant to say something."""
    broken = {"fr": Catalogue("editions/fr.approved.toml", b"AB")}
    found = edition(replace(sample(), approvals=broken), "fr", HOUSE, parse_segment)
    assert "po-018" in codes(found)
    assert not found.sound


def test_many_unapproved_segments_are_told_file_by_file():
    """The table of findings stays readable before the first approval."""
    texts = [f"Paragraph number {n}" for n in range(MANY + 1)]
    french = po(
        *(entry("health/paragraph", text, f"Paragraphe {n}") for n, text in enumerate(texts))
    )
    made = replace(report(chapter("health", "Health", *texts), fr=french), approval_needed=True)
    found = [f for f in status(made, "fr", parse_segment).findings if f.code == "po-017"]
    assert len(found) == 1
    assert "21 of 22 segments of text/01-health.md" in found[0].message
