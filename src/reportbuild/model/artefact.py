"""What composing hands to the press, what the press hands back, and the finished file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reportbuild.model.design import Face
from reportbuild.model.document import REPORT, ContentsEntry, Direction, Matter
from reportbuild.model.finding import Span
from reportbuild.model.printing import Printing

# --- paper --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A note that a sheet prints: its anchor, its printed number, and its place in the sources."""

    id: str
    mark: str
    span: Span


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """A picture that a sheet shows: the name behind `asset:`, its path in the report, "" for a
    chart, and where in the sources it is asked for.
    """

    asset: str
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words of a sheet, and the place in the sources that it comes from."""

    words: str
    span: Span


def letters(text: str) -> str:
    """Return the letters of a text, by which a passage is known again on a page or in markup: what
    is left of it however it is spaced, broken or numbered.
    """
    return "".join(char for char in text.casefold() if char.isalpha())


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section composed for paper: a whole XHTML document, to be laid out alone.

    Links within the report are written `anchor:ID`; pictures and faces are named `asset:NAME`.
    `opens` is the side that its first page must stand on. `head` is the running head of its
    pages, "" for none; `folios` tells whether its pages show their number; `notes` holds its notes
    in order, each of which must stand at the foot of its call's page. `asks` are the anchors whose
    pages it prints, as far as they were not known.

    The rest tells where in the sources a fault of its pages is to be mended: `title` is what
    people call it, `source` the file it comes from.
    """

    id: str
    matter: Matter
    xhtml: str
    opens: Literal["recto", "any"]
    head: str
    folios: bool
    notes: tuple[SheetNote, ...] = ()
    title: str = ""
    source: Span = REPORT
    passages: tuple[Passage, ...] = ()
    pictures: tuple[SheetPicture, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedText:
    """A text composed for paper by itself; `drawings` maps the names of its charts to bytes."""

    sheet: Sheet
    drawings: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a file says of itself; nothing else may stand in its metadata.

    `published` is "YYYY-MM-DD", `identifier` a URN, `tool` the producer's name.
    """

    title: str
    language: str
    direction: Direction
    publisher: str
    identifier: str
    published: str
    rights: str
    subject: str
    tool: str


@dataclass(frozen=True, slots=True)
class PaperComposition:
    """A document composed for paper: sheets in order, one stylesheet, and what they name.

    `assets` maps the names of pictures, behind `asset:`, to bytes; the stylesheet names the faces
    `asset:fonts/NAME`. `outline` becomes the bookmarks. `numbering` tells how folios are written,
    by matter: "roman", "abjad", "latn" or a CLDR numbering system. `printing` is there if the pages
    are for a press: how, and the inks of each colour. `places` are anchors that keep their names
    although no link may lead to them: an index prints their pages. `to_come` are the assets whose
    bytes are not there yet, each with the path of its picture in the report.
    """

    name: str
    imprint: Imprint
    sheets: tuple[Sheet, ...]
    stylesheet: str
    assets: Mapping[str, bytes]
    outline: tuple[ContentsEntry, ...]
    numbering: Mapping[Matter, str]
    faces: tuple[Face, ...] = ()
    printing: Printing | None = None
    places: tuple[str, ...] = ()
    to_come: Mapping[str, str] = field(default_factory=dict)

    def with_pictures(self, fitted: Mapping[str, bytes]) -> PaperComposition:
        """Return the composition with pictures put in: bytes by their paths in the report."""
        come = {name: fitted[path] for name, path in self.to_come.items() if path in fitted}
        left = {name: path for name, path in self.to_come.items() if name not in come}
        return replace(self, assets={**self.assets, **come}, to_come=left)

    def with_texts(self, texts: Sequence[ComposedText]) -> PaperComposition:
        """Return the composition with texts in the places that it has for them."""
        by_id = {text.sheet.id: text.sheet for text in texts}
        drawn = {name: data for text in texts for name, data in text.drawings.items()}
        sheets = tuple(by_id.get(sheet.id, sheet) for sheet in self.sheets)
        return replace(self, sheets=sheets, assets={**self.assets, **drawn})


@dataclass(frozen=True, slots=True)
class Bed:
    """What a sheet is laid out with, and nothing that it does not depend on.

    `pictures` maps the names behind `asset:` that the sheet shows to bytes. `inked` is true for a
    press: pictures keep all that they have, until they are separated.
    """

    stylesheet: str
    faces: tuple[Face, ...]
    pictures: Mapping[str, bytes]
    direction: Direction
    inked: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an element with an id begins: page of its section from 0, PDF points from the
    page's bottom left.
    """

    id: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PressedLine:
    """A line as it stands on a page of its section, from 0: its words, and where it begins, in
    PDF points from the left and the head of the page.
    """

    page: int
    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Pressed:
    """One sheet laid out: a PDF of its pages, and where its anchors and lines fell.

    `pdf` is tagged, with anchors and links still named `anchor:ID`. `last_lines` is how many lines
    of text its last page holds, notes left out; None if it holds anything else as well.

    The first page is laid out as a recto, the next as a verso. `turns` tells of each page how far,
    in PDF points, what is on it moves to the right when it stands on the other side.

    Of a sheet that was measured and not drawn, `pdf` is b"", and there are no `lines`. `layouts` is
    how often it was laid out until it ended well.
    """

    id: str
    pdf: bytes
    pages: int
    anchors: tuple[Anchor, ...]
    lines: tuple[PressedLine, ...] = ()
    last_lines: int | None = None
    turns: tuple[float, ...] = ()
    layouts: int = 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the bound book.

    `sheet` and `page` name the page of the section that fills it; a blank has `sheet` "". `folio`
    is the printed number, "" on the cover; `shows_folio` and `head` say what the furniture prints.
    """

    sheet: str
    page: int
    recto: bool
    matter: Matter
    folio: str
    shows_folio: bool
    head: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What furniture lays over a page: a page, from 0, of one of its sheets."""

    sheet: str
    page: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """Folios, running heads and draft marks: each is pressed once, however many pages show it.

    `marks` tells for each leaf of the book what is laid over it.
    """

    sheets: tuple[Sheet, ...]
    marks: tuple[tuple[Mark, ...], ...]


# --- what comes out -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file: name, media type, language and bytes; the pages of one for paper.

    `name` is a path below the report's folder of artefacts. `beside` are files that go with it.
    """

    name: str
    media_type: str
    language: str
    data: bytes
    pages: int = 0
    beside: tuple[Artefact, ...] = ()
