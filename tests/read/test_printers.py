from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.printing import Profile, spine_width
from reportbuild.model.report import Report
from reportbuild.model.shelf import Shelf
from reportbuild.read.printers import printers
from reportbuild.read.report import report
from tests.read.reports import HOUSE
from tests.stock import stock_files, stock_shelf

STYLES = Path(__file__).parents[2] / "styles"
PRESS = (STYLES / "printers" / "offset-coated.toml").read_text("utf-8")
FORMATS = 'formats = ["pdf", "epub"]'


def known() -> dict[str, Profile]:
    files = {f"styles/printers/{f.name}": f.read_bytes() for f in STYLES.glob("printers/*.toml")}
    made = printers(Shelf("house", files))
    assert made.findings == ()
    return dict(made.value)


def found_in(text: str) -> list[str]:
    made = printers(Shelf("house", {"styles/printers/press.toml": text.encode()}))
    return [f"{finding.code} {finding.span}" for finding in made.findings]


def read(
    lines: str, formats: str = FORMATS, more: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[Report | None, list[str]]:
    toml = stock_files()["report.toml"].decode().replace(FORMATS, formats) + lines
    files: dict[str, bytes | None] = {"report.toml": toml.encode(), **more}
    made = report(stock_shelf(files), replace(HOUSE, printers=known()))
    wanted = [f for f in made.findings if f.code.startswith(("rep-", "toml-"))]
    return made.made, [f"{f.code} {f.hint}" for f in wanted]


def test_the_house_knows_printers_that_differ():
    """Three at least that take PDF/X-4, which ask for different bleeds, inks and marks."""
    profiles = [profile for profile in known().values() if profile.kind == "PDF/X-4"]

    assert len(profiles) >= 3
    assert len({profile.bleed for profile in profiles}) >= 3
    assert len({profile.ink for profile in profiles}) >= 2
    assert {profile.marks for profile in profiles} == {True, False}


def test_a_profile_says_what_its_file_says():
    """Lengths are millimetres, decimals are written as text."""
    profile = known()["us-book"]

    assert (profile.bleed, profile.safety, profile.multiple) == (3.175, 4.775, 8)
    assert profile.characterisation == "CGATS21_CRPC6"
    assert profile.registry == "http://www.color.org"
    assert profile.span == Span("styles/printers/us-book.toml")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("bleed = 3 ", "bleed = 3.5 ", "toml-003"),
        ("bleed = 3 ", 'bleed = "three" ', "toml-008"),
        ("bleed = 3 ", "bleed = true ", "toml-008"),
        ("bleed = 3 ", "bleed = -3 ", "toml-008"),
        ("bleed = 3 ", "", "toml-004"),
        ("limit = 300", "limit = 500", "toml-006"),
        ('kind = "PDF/X-4"', 'kind = "PDF/X-9"', "toml-007"),
        ("marks = false", 'marks = "no"', "toml-006"),
        ("[detail]", "[details]", "toml-005"),
    ],
)
def test_a_slip_in_a_profile_is_found_at_its_line(old: str, new: str, code: str):
    """A printer's file is read as strictly as a report: nothing is guessed."""
    assert PRESS.count(old) == 1
    text = PRESS.replace(old, new)
    changed = next(
        n
        for n, (a, b) in enumerate(zip(PRESS.split("\n"), text.split("\n"), strict=False), 1)
        if a != b
    )

    found = found_in(text)

    assert [line for line in found if line.startswith(code)]
    if code not in ("toml-004", "toml-005"):
        assert found == [f"{code} styles/printers/press.toml:{changed}"]


def test_a_report_names_its_printer_and_its_press():
    """The profile's bytes come from the report's folder, and count among its sources."""
    made, found = read(
        '\n[print]\nprofile = "offset-coated"\nicc = "icc/press.icc"\n',
        more={"icc/press.icc": b"ICC"},
    )

    assert made is not None
    assert made.printing is not None
    assert found == []
    assert (made.printing.profile.name, made.printing.icc) == ("offset-coated", b"ICC")
    assert made.printing.path == "icc/press.icc"
    assert "icc/press.icc" in made.sources


def test_without_a_printer_there_is_no_print():
    """rep-007 stands at the format; without print, no printer is needed."""
    made, found = read("", 'formats = ["pdf", "print"]')
    assert found == ['rep-007 Name one: [print] with profile = "...", a file in styles/printers/.']
    made, found = read("")
    assert (found, made.printing if made else 0) == ([], None)


def test_an_unknown_printer_is_found_with_the_one_that_was_meant():
    """rep-008 knows the names of the house's files."""
    _, found = read('\n[print]\nprofile = "offset-coatd"\n')

    assert found == ["rep-008 Did you mean “offset-coated”?"]


def test_an_icc_profile_that_is_not_there_is_found():
    """rep-009: a file that is named must be in the folder; one that is not named need not."""
    _, found = read('\n[print]\nprofile = "offset-coated"\nicc = "press.icc"\n')
    assert [line[:7] for line in found] == ["rep-009"]
    _, found = read('\n[print]\nprofile = "offset-coated"\n')
    assert found == []
    _, found = read('\n[print]\nprofile = "offset-coated"\nwaivers = "w.toml"\n')
    assert [line[:7] for line in found] == ["rep-009"]


def test_waivers_are_read_with_the_report():
    """Their file is a source like any other, and not one that nothing reads."""
    files = {"waivers.toml": b"[[waiver]]"}
    toml = '\n[print]\nprofile = "offset-coated"\nwaivers = "waivers.toml"\n'
    made, found = read(toml, more=files)

    assert made is not None
    assert made.printing is not None
    assert made.printing.waivers == ("waivers.toml", b"[[waiver]]")
    assert ("waivers.toml" in made.sources, found) == (True, [])


def test_a_spine_is_as_thick_as_its_leaves_and_one_board():
    """Leaves, not pages, are counted; a stitched book has no spine."""
    profile = replace(known()["us-book"], caliper=0.1, cover_caliper=0.3)

    assert spine_width(profile, 200) == 10.3
    assert spine_width(replace(profile, binding="saddle-stitch"), 200) == 0
