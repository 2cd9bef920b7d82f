"""Printers: the profiles in `styles/printers/`, and which of them a report goes to.

In: TOML files of the house, `[print]` of report.toml and the report's files. Out: `Profile`s by
name, and the `Printing` of a report.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.printing import Printing, Profile
from reportbuild.model.shelf import Shelf
from reportbuild.read.records import shaped
from reportbuild.read.schema import PrinterShape, ReportShape
from reportbuild.read.suggest import did_you_mean, shortened
from reportbuild.read.toml import Toml, toml

FOLDER = "styles/printers/"
SUFFIX = ".toml"


def printers(shelf: Shelf) -> Checked[Mapping[str, Profile]]:
    """Read the profiles of a house by their files' names; those with faults are left out."""
    made: dict[str, Profile] = {}
    found: list[Finding] = []
    for path, data in sorted(shelf.files.items()):
        if path.startswith(FOLDER) and path.endswith(SUFFIX):
            file = toml(path, data)
            found += file.findings
            shape = shaped(PrinterShape, file.made) if file.made else None
            found += shape.findings if shape else ()
            if shape and shape.made:
                name = path.removeprefix(FOLDER).removesuffix(SUFFIX)
                made[name] = _profile(name, shape.made, Span(path))
    return Checked(made, tuple(found))


def _profile(name: str, shape: PrinterShape, span: Span) -> Profile:
    trim, ink, paper = shape.trim, shape.ink, shape.paper
    return Profile(
        name=name,
        title=shape.title,
        kind=shape.kind,
        tolerance=trim.tolerance,
        safety=trim.safety,
        bleed=trim.bleed,
        marks=trim.marks,
        ink=ink.limit,
        resolution=shape.pictures.resolution,
        least_resolution=shape.pictures.least_resolution,
        line_art=shape.pictures.line_art,
        least_line_art=shape.pictures.least_line_art,
        black=ink.black,
        hairline=shape.detail.hairline,
        small_text=shape.detail.small_text,
        multiple=shape.multiple,
        icc=ink.icc,
        characterisation=ink.characterisation,
        registry=ink.registry,
        binding=shape.binding,
        caliper=paper.caliper,
        cover_caliper=paper.cover_caliper,
        paper=paper.interior,
        cover_paper=paper.cover,
        span=span,
    )


def printing(
    shape: ReportShape, root: Toml, files: Mapping[str, bytes], house: House
) -> Checked[Printing | None]:
    """Return what a report's print edition is made with; None if no printer is named."""
    if shape.print is None:
        if "print" not in shape.formats:
            return Checked(None)
        span = root.span("formats", shape.formats.index("print"))
        hint = 'Name one: [print] with profile = "...", a file in styles/printers/.'
        sentence = "A print edition is asked for, and no printer is named."
        return Checked(None, (Finding("rep-007", span, sentence, hint),))
    found: list[Finding] = []
    name, path = shape.print.profile, shape.print.icc
    profile = house.printers.get(name)
    if profile is None:
        sentence = f"There is no printer “{shortened(name)}”."
        hint = did_you_mean(name, house.printers)
        found.append(Finding("rep-008", root.span("print", "profile"), sentence, hint))
    if path and path not in files:
        sentence = f"There is no ICC profile “{shortened(path)}” in the report's folder."
        hint = "Put it there, or leave the line out and name it when you build: --icc FILE."
        found.append(Finding("rep-009", root.span("print", "icc"), sentence, hint))
    waivers = shape.print.waivers
    if waivers and waivers not in files:
        sentence = f"There is no file “{shortened(waivers)}” in the report's folder."
        found.append(Finding("rep-009", root.span("print", "waivers"), sentence))
    if profile is None:
        return Checked(None, tuple(found))
    waived = (waivers, files[waivers]) if waivers in files else None
    made = Printing(profile, files.get(path, b""), root.span("print"), path, waived)
    return Checked(made, tuple(found))


def print_files(shape: ReportShape | None, files: Mapping[str, bytes]) -> set[str]:
    """Return the paths of the files that `[print]` names, as far as they are there."""
    named = {shape.print.icc, shape.print.waivers} if shape and shape.print else set()
    return named & files.keys()
