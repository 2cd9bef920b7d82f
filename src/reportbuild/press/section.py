"""One sheet laid out: a tagged PDF of its pages, and where its anchors fell.

Takes a `Sheet` and its `Bed`; gives a `Pressed`, or before that what is `LaidOut`. The pages carry
no folios or running heads, stand as if the first were a recto, and links still name their targets
as `anchor:ID`: binding sees to all three. The same sheet on the same bed gives the same bytes, in
every process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML

from reportbuild.model.artefact import Anchor, Bed, Pressed, Sheet
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.press import structure
from reportbuild.press.desk import Assets, Desk, desk_for
from reportbuild.press.inspection import inspect, last_lines, lines_of
from reportbuild.press.log import Remark, findings, listening
from reportbuild.press.reading import POINTS

XHTML = "{http://www.w3.org/1999/xhtml}"
OPTIONS = {"pdf_variant": "pdf/ua-1", "dpi": 300}
"""Tagged PDF 1.7; pictures are brought down to 300 dots an inch."""

PRESS_OPTIONS = {"pdf_variant": "pdf/ua-1"}
"""For a press: pictures keep all that they have, until they are separated."""

RECTO = CSS(string="html { break-before: recto }")
STYLE = Span("styles")


@dataclass(frozen=True, slots=True, eq=False)
class LaidOut:
    """A sheet laid out, and not yet drawn: the engine's document, None if no face could be loaded;
    where anchors fell; the turns of its pages; what was found.

    `last_lines` are as in `Pressed`. `refused` are addresses that are no asset; drawing may add to
    them, because what a drawing names is fetched then.
    """

    sheet: Sheet
    bed: Bed
    document: Any
    anchors: tuple[Anchor, ...] = ()
    turns: tuple[float, ...] = ()
    last_lines: int | None = None
    styled: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    refused: Sequence[str] = ()
    seen: tuple[Finding, ...] = ()

    @property
    def pages(self) -> int:
        return len(self.document.pages) if self.document else 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found so far."""
        source = self.sheet.source
        told = findings(self.remarks, self.refused, source, self.sheet)
        return (*self.styled, *told, *self.seen)

    def measured(self) -> Checked[Pressed]:
        """Return the sheet without a PDF of it."""
        if self.document is None:
            return Checked(None, self.findings)
        made = Pressed(
            self.sheet.id, b"", self.pages, self.anchors,
            last_lines=self.last_lines, turns=self.turns,
        )  # fmt: skip
        return checked(made, self.findings)

    def drawn(self) -> Checked[Pressed]:
        """Return the sheet pressed: a tagged PDF of its pages, with all that is known of them."""
        laid = self.measured()
        if laid.made is None:
            return laid
        with listening() as remarks:
            pdf = self.document.write_pdf(**_options(self.bed))
        made = replace(laid.made, pdf=pdf, lines=lines_of(self.document))
        return checked(made, replace(self, remarks=(*self.remarks, *remarks)).findings)


def press(sheet: Sheet, bed: Bed) -> Checked[Pressed]:
    """Lay out one sheet and draw it, its first page as a recto.

    Errors are told for everything that would be printed wrongly: an address that is no asset, a
    character no face can draw, a note away from its call, text over an edge. Raises
    `SystemFontsError` if the machine's fonts are in sight, and `ParseError` if the sheet is no
    well-formed XHTML: both are bugs.
    """
    return lay_out(sheet, bed).drawn()


def lay_out(sheet: Sheet, bed: Bed) -> LaidOut:
    """Lay out one sheet; what `press` raises is raised here."""
    structure.install()
    desk = desk_for(bed)
    styled = (*findings(desk.remarks, desk.refused, STYLE), *map(_one_sided, desk.one_sided))
    if not desk.loaded:
        faceless = Finding("press-015", STYLE, "No face could be loaded.")
        return LaidOut(sheet, bed, None, styled=(*styled, faceless))
    fetcher = Assets(bed.pictures)
    with listening() as remarks:
        document = _SheetSource(sheet, fetcher).render(
            stylesheets=[desk.stylesheet, RECTO],
            font_config=desk.fonts,
            counter_style=desk.counters,
            color_profiles=desk.profiles,
            **_options(bed),
        )
        anchors = _anchors(document)
        structure.prepare(document, bed.direction)
        seen = tuple(inspect(document, sheet))
    return LaidOut(
        sheet,
        bed,
        document,
        anchors,
        tuple(_turns(document, desk)),
        last_lines(document),
        styled,
        tuple(remarks),
        fetcher.refused,
        seen,
    )


def _options(bed: Bed) -> dict[str, Any]:
    return PRESS_OPTIONS if bed.inked else OPTIONS


def _one_sided(what: str) -> Finding:
    message = f"The stylesheet gives one side of a spread alone: {what}."
    return Finding("press-017", STYLE, message)


def _turns(document: Any, desk: Desk) -> Iterator[float]:
    for page in document.pages:
        box = page._page_box  # noqa: SLF001 - as in `reading`
        yield round(desk.sides.turn_of(box) * POINTS, 4) + 0.0  # never -0.0


class _SheetSource(HTML):  # type: ignore[misc]  # the engine has no types
    """A sheet as the engine takes it, parsed as the XML that it is."""

    def __init__(self, sheet: Sheet, fetcher: Assets) -> None:
        root = ET.fromstring(sheet.xhtml)  # noqa: S314 - composed by ourselves, not by a stranger
        for element in root.iter():
            element.tag = element.tag.removeprefix(XHTML)
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def _anchors(document: Any) -> tuple[Anchor, ...]:
    """Return where each element with an id begins, and take the anchors out of the pages."""
    found: dict[str, Anchor] = {}
    for number, page in enumerate(document.pages):
        for name, (left, top, _, _) in page.anchors.items():
            if name not in found:
                y = (page.height - top) * POINTS
                found[name] = Anchor(name, number, round(left * POINTS, 2), round(y, 2))
        page.anchors = {}
    return tuple(found.values())
