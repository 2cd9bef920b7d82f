"""One sheet laid out: a tagged PDF of its pages, and where its anchors fell.

Takes a `Sheet` of a `PaperComposition`; gives a `Pressed`. The pages carry no folios or running
heads, and links still name their targets as `anchor:ID`: binding adds the former and resolves the
latter. The same sheet gives the same bytes, in every process.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML

from reportbuild.model.artefact import Anchor, PaperComposition, Pressed, Sheet
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.press import structure
from reportbuild.press.desk import Assets, desk_for
from reportbuild.press.inspection import inspect, last_lines, lines_of
from reportbuild.press.log import findings, listening
from reportbuild.press.reading import POINTS

XHTML = "{http://www.w3.org/1999/xhtml}"
OPTIONS = {"pdf_variant": "pdf/ua-1", "dpi": 300}
"""Tagged PDF 1.7; pictures are brought down to 300 dots an inch."""

PRESS_OPTIONS = {"pdf_variant": "pdf/ua-1"}
"""For a press: pictures keep all that they have, until they are separated."""


def press(sheet: Sheet, composition: PaperComposition, *, recto: bool) -> Checked[Pressed]:
    """Lay out one sheet, its first page a recto or a verso.

    Errors are told for everything that would be printed wrongly: an address that is no asset, a
    character no face can draw, a note away from its call, text over an edge. Raises
    `SystemFontsError` if the machine's fonts are in sight, and `ParseError` if the sheet is no
    well-formed XHTML: both are bugs.
    """
    structure.install()
    desk = desk_for(composition)
    place = Span(f"{composition.name}.pdf")
    styled = list(findings(desk.remarks, desk.refused, place))
    if not desk.faces:
        return Checked(None, (*styled, Finding("press-015", place, "No face could be loaded.")))
    fetcher = Assets(composition.assets)
    options = PRESS_OPTIONS if composition.printing else OPTIONS
    with listening() as remarks:
        document = _SheetSource(sheet, fetcher).render(
            stylesheets=[desk.stylesheet, _side(recto=recto)],
            font_config=desk.fonts,
            counter_style=desk.counters,
            color_profiles=desk.profiles,
            **options,
        )
        anchors = _anchors(document)
        structure.prepare(document, composition.imprint.direction)
        found = list(inspect(document, sheet))
        pdf = document.write_pdf(**options)
    told = [*styled, *findings(remarks, fetcher.refused, sheet.source, sheet), *found]
    lines = lines_of(document)
    made = Pressed(
        sheet.id, pdf, len(document.pages), anchors, lines, last_lines(document)
    )  # fmt: skip
    return checked(made, told)


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


def _side(*, recto: bool) -> CSS:
    """Return the rule that says on which side the first page stands."""
    return CSS(string=f"html {{ break-before: {'recto' if recto else 'verso'} }}")


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
