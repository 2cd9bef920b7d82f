"""Sections become one book: pages in order, furniture over them, links, outline, labels, tags.

Takes the pressed sections of a `PaperComposition`, the leaves they fill and the furniture pressed;
gives the finished PDF 1.7, which is PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) at once. Same
sections, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from reportbuild.model.artefact import Artefact, Leaf, Mark, PaperComposition, Pressed
from reportbuild.model.document import Matter
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.press.archive import clear_ends, keep_for_good
from reportbuild.press.faces import share_faces
from reportbuild.press.joining import Structure
from reportbuild.press.log import findings, listening
from reportbuild.press.metadata import info, xmp
from reportbuild.press.overlay import lay_over
from reportbuild.press.targets import Targets
from reportbuild.press.turning import turn, turn_figures, turn_of

MEDIA_TYPE = "application/pdf"
BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")
LABELS = {"roman": Name.r, "latn": Name.D}
"""Numberings that page labels know by themselves (ISO 32000-1, Table 159)."""


def bind(
    composition: PaperComposition,
    pressed: Sequence[Pressed],
    leaves: Sequence[Leaf],
    furniture: Sequence[Pressed],
    marks: Sequence[Sequence[Mark]],
) -> Checked[Artefact]:
    """Bind sections into `NAME.pdf`; `marks` tell what of the furniture is laid over each leaf.

    An error is told for a link or bookmark whose target stands nowhere, and for an anchor that
    stands twice.
    """
    book = pikepdf.new()
    place = Span(f"{composition.name}.pdf")
    sections = {section.id: pikepdf.open(BytesIO(section.pdf)) for section in pressed}
    pages = add_pages(book, sections, leaves)
    structure = add_structure(book, sections, pressed, pages)
    _turn(book, {section.id: section for section in pressed}, leaves, structure)
    targets = Targets(book, pressed, pages, place)
    targets.resolve_links(pages.values())
    targets.add_outline(composition.outline)
    targets.keep(composition.places)
    targets.close()
    lay_over(book, {sheet.id: sheet for sheet in furniture}, marks, leaves)
    with listening() as remarks:
        share_faces(book, composition.faces)
    _describe(book, composition, leaves)
    keep_for_good(book)
    found = [*_doubles(structure.doubles, place), *targets.findings, *findings(remarks, (), place)]
    return checked(_artefact(book, composition), found)


def _turn(
    book: pikepdf.Pdf,
    pressed: Mapping[str, Pressed],
    leaves: Sequence[Leaf],
    structure: Structure,
) -> None:
    """Move each page that came to stand on the other side than it was laid out for."""
    for leaf, page in zip(leaves, book.pages, strict=True):
        shift = turn_of(leaf, pressed[leaf.sheet]) if leaf.sheet else 0.0
        if shift:
            turn(book, page.obj, shift)
            turn_figures(structure.marked_on(page.obj), shift)


def add_pages(
    book: pikepdf.Pdf, sections: Mapping[str, pikepdf.Pdf], leaves: Sequence[Leaf]
) -> dict[tuple[str, int], Object]:
    """Append each leaf's page, blank ones too; return those that sections fill, by section and
    number.
    """
    pages: dict[tuple[str, int], Object] = {}
    size = next(iter(sections.values())).pages[0].obj
    for leaf in leaves:
        if leaf.sheet:
            book.pages.append(sections[leaf.sheet].pages[leaf.page])
            pages[leaf.sheet, leaf.page] = book.pages[-1].obj
        else:
            blank = Dictionary(Type=Name.Page, Resources=Dictionary())
            blank.Contents = book.make_stream(b"")
            for box in BOXES:
                blank[box] = Array(list(size[box].as_list()))
            book.pages.append(pikepdf.Page(book.make_indirect(blank)))
    return pages


def add_structure(
    book: pikepdf.Pdf,
    sections: dict[str, pikepdf.Pdf],
    pressed: Sequence[Pressed],
    pages: Mapping[tuple[str, int], Object],
) -> Structure:
    """Join the structure of all sections, whose pages are in the book, and let go of each section.

    Parsed, a section takes more memory than its file; whatever the book has of it is a copy.
    """
    structure = Structure(book)
    for section in pressed:
        filled = [pages[section.id, number] for number in range(section.pages)]
        structure.add(sections.pop(section.id), section.id, filled)
    structure.close()
    return structure


def _describe(book: pikepdf.Pdf, composition: PaperComposition, leaves: Sequence[Leaf]) -> None:
    """Write what the file says of itself, how its pages are numbered and how it opens."""
    imprint = composition.imprint
    root = book.Root
    root.Lang = String(imprint.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if imprint.direction == "rtl":
        root.ViewerPreferences.Direction = Name.R2L
    if composition.outline:
        root.PageMode = Name.UseOutlines
    root.PageLabels = book.make_indirect(Dictionary(Nums=_page_labels(composition, leaves)))
    root.Metadata = pikepdf.Stream(book, xmp(imprint), Type=Name.Metadata, Subtype=Name.XML)
    for name, value in info(imprint).items():
        book.docinfo[name] = String(value)


def _page_labels(composition: PaperComposition, leaves: Sequence[Leaf]) -> Array:
    """Return page labels that are the folios (ISO 32000-1, 12.4.2): a range for each numbering,
    or a label for each page where viewers do not know the numbering.
    """
    labels: list[int | Dictionary] = []
    running: tuple[bool, Name] | None = None
    counts: dict[bool, int] = {}
    for index, leaf in enumerate(leaves):
        style = LABELS.get(composition.numbering.get(leaf.matter, ""))
        is_front = leaf.matter is Matter.FRONT
        if leaf.folio:
            counts[is_front] = counts.get(is_front, 0) + 1
        if leaf.folio and style is not None:
            if running != (is_front, style):
                labels += [index, Dictionary(S=style, St=counts[is_front])]
            running = (is_front, style)
        else:
            labels += [index, Dictionary(P=String(leaf.folio))]
            running = None
    return Array(labels)


def _doubles(identifiers: Iterable[str], place: Span) -> list[Finding]:
    return [
        Finding("press-014", place, f"The anchor “{identifier}” stands in two places.")
        for identifier in identifiers
    ]


def _artefact(book: pikepdf.Pdf, composition: PaperComposition) -> Artefact:
    data = BytesIO()
    book.save(
        data,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        min_version="1.7",
    )
    clear_ends(data)
    name, language = f"{composition.name}.pdf", composition.imprint.language
    return Artefact(name, MEDIA_TYPE, language, data.getvalue(), pages=len(book.pages))
