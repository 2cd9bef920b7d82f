"""A bound book held against its oracle: the same sheets, laid out by the engine as one document.

Sections are pressed one by one, each as if it began on a recto, then turned and bound. The oracle
knows nothing of that: its pages, its words and where they stand, its links and its structure must
be the same. Neither has furniture, nor is fitted: both come to what is pressed afterwards.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops

from reportbuild.model.artefact import Artefact, Leaf, PaperComposition, Pressed
from reportbuild.model.document import Document
from reportbuild.press.beds import bed_of
from reportbuild.press.bind import bind
from reportbuild.press.pages import page_map, paginate
from reportbuild.press.section import press
from reportbuild.proof.pdf_book import open_paper
from reportbuild.shelf import report_shelf
from reportbuild.work import COMPOSE
from tests.doing import Here
from tests.prove.builds import SAMPLES, SOURCES, checked, the_house

pytestmark = pytest.mark.prove

NEAR = 0.05
"""Points: as `pdftotext` rounds what the engine rounds."""

SEEN = 96
"""Of 255: how much darker or lighter a dot must be to be another one."""

EDITIONS = [one for one in SAMPLES if one[1] in {"en", "fr", "ar"}]

ALIKE = str.maketrans({"\u2010": "-", "\u2060": "", "\u0640": ""})
"""What one glyph may stand for: which, is agreed upon file by file (press/glyphs.py)."""

GROUPS = frozenset({"Document", "Part", "Sect", "Art", "Div", "NonStruct"})
"""What a structure is put together with, and nobody reads aloud."""


@pytest.fixture(
    scope="module",
    params=[*(("any", one) for one in EDITIONS), *(("recto", one) for one in EDITIONS[:2])],
    ids=lambda made: "-".join((made[0], *made[1])),
)
def books(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Any]:
    """An edition bound from its sections, and pressed as one document."""
    openers, (name, language) = request.param
    document = checked(report_shelf(SOURCES / name), language).documents[language]
    document = replace(document, style=replace(document.style, openers=openers))
    composition, sections, leaves = settled(document)
    bound = bind(composition, sections, leaves, (), [()] * len(leaves)).value
    whole = press(*as_one(composition)).value
    folder = tmp_path_factory.mktemp("books")
    files = {"bound": bound.data, "whole": whole.pdf}
    for file, data in files.items():
        (folder / f"{file}.pdf").write_bytes(data)
    return {"folder": folder, "anchors": whole.anchors, "language": language} | {
        file: pikepdf.open(BytesIO(data)) for file, data in files.items()
    }


def settled(document: Document) -> tuple[PaperComposition, list[Pressed], tuple[Leaf, ...]]:
    """Press a document until its page numbers settle, and nothing else."""
    pages: Mapping[str, str] = {}
    for _ in range(4):
        made = Here().do(COMPOSE, document, the_house(), pages).result().value
        sections = [press(sheet, bed_of(sheet, made)).value for sheet in made.sheets]
        leaves = paginate(made, {section.id: section.pages for section in sections})
        before, pages = pages, page_map(sections, leaves)
        if before == pages:
            return made, sections, leaves
    raise AssertionError("page numbers still move")


def as_one(composition: PaperComposition) -> tuple[Any, Any]:
    """A sheet of all sheets, one after the other, each on the side it opens on; and its bed."""
    parts = []
    for sheet in composition.sheets:
        [inside] = re.findall(r"<body>(.*)</body>", sheet.xhtml, re.DOTALL)
        side = {"recto": "recto", "any": "page"}[sheet.opens]
        parts.append(f'<div style="break-before:{side}">{inside}</div>')
    first = composition.sheets[0]
    xhtml = re.sub(
        r"<body>.*</body>", lambda _: f"<body>{''.join(parts)}</body>", first.xhtml, flags=re.DOTALL
    )
    notes = tuple(note for sheet in composition.sheets for note in sheet.notes)
    whole = replace(first, id="whole", xhtml=xhtml, notes=notes)
    return whole, bed_of(whole, composition)


def plain(text: str) -> str:
    """A text as its glyphs are: one may be drawn for several blanks, hyphens, strokes of a word."""
    return unicodedata.normalize("NFKC", text).translate(ALIKE)


def words(folder: Path, file: str) -> list[list[tuple[str, float, float, float]]]:
    """The words of each page with their left, right and upper edges, as Poppler sees them."""
    run = ["pdftotext", "-bbox", str(folder / f"{file}.pdf"), "-"]
    told = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    word = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>'
    return [
        [
            (plain(said), float(x0), float(x1), float(y))
            for x0, y, x1, said in re.findall(word, page)
        ]
        for page in told.split("<page ")[1:]
    ]


def test_every_word_stands_where_the_engine_sets_it(books: Mapping[str, Any]):
    """On the same page, at the same place; what is between the covers only the binder adds."""
    bound, whole = (words(books["folder"], file) for file in ("bound", "whole"))
    assert len(bound) - len(whole) in {0, 1}  # a blank at the end
    assert not any(bound[len(whole) :])
    for number, (ours, theirs) in enumerate(zip(bound, whole, strict=False), start=1):
        assert [word for word, *_ in ours] == [word for word, *_ in theirs], number
        for (word, *own), (_, *other) in zip(ours, theirs, strict=True):
            assert own == pytest.approx(other, abs=NEAR), (number, word)
    assert sum(map(len, whole)) > 5000


def areas(book: pikepdf.Pdf) -> list[list[tuple[float, ...]]]:
    """The rectangles of each page's links, wherever they lead."""
    return [
        sorted(
            tuple(round(float(edge), 1) for edge in one.Rect.as_list())
            for one in page.obj.get("/Annots", [])
            if one.Subtype == "/Link"
        )
        for page in book.pages
    ]


def test_every_link_is_over_its_words(books: Mapping[str, Any]):
    """Page by page, as many of them, and at the same places."""
    bound, whole = areas(books["bound"]), areas(books["whole"])
    for number, (ours, theirs) in enumerate(zip(bound, whole, strict=False), start=1):
        assert len(ours) == len(theirs), number
        for own, other in zip(ours, theirs, strict=True):
            assert own == pytest.approx(other, abs=0.2), number
    assert sum(map(len, whole)) > 100


def structure(books: Mapping[str, Any], file: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    """What a reader of the structure is told: each role with its language and its alternative, and
    the lines. Spans that only say which of its characters a glyph stands for are the engine's.
    """
    data = BytesIO()
    books[file].save(data)
    artefact = Artefact("book.pdf", "application/pdf", books["language"], data.getvalue())
    root = open_paper(artefact).value.structure.root
    elements = [(one.role, one.language, one.alt) for one in root.walk() if one.role not in GROUPS]
    return [one for one in elements if one != ("Span", "", "")], plain(root.text()).split("\n")


def test_every_place_is_where_the_engine_has_it(books: Mapping[str, Any]):
    """What links, the outline and other files lead to: on the same page, at the same height."""
    book = books["bound"]
    pages = {page.obj.objgen: number for number, page in enumerate(book.pages)}
    bound = {}
    for name, (page, _, _, top, _) in pikepdf.NameTree(book.Root.Names.Dests).items():
        bound[name] = (pages[page.objgen], float(top))
    whole = {anchor.id: (anchor.page, anchor.y) for anchor in books["anchors"]}
    assert len(bound) > 50
    for name, place in bound.items():
        assert place == pytest.approx(whole[name], abs=NEAR), name
    with book.open_outline() as outline:
        assert len(outline.root) > 5


def difference(ours: Sequence[object], theirs: Sequence[object]) -> list[tuple[object, object]]:
    """Where two sequences begin to differ."""
    return [pair for pair in zip_longest(ours, theirs) if pair[0] != pair[1]][:1]


def test_a_reader_of_the_structure_is_told_the_same(books: Mapping[str, Any]):
    """Every element in its order, with its language and its alternative; every line."""
    (elements, lines), (of_whole, lines_of_whole) = (
        structure(books, file) for file in ("bound", "whole")
    )
    assert min(len(of_whole), len(lines_of_whole)) > 300
    assert difference(elements, of_whole) == []
    assert difference(lines, lines_of_whole) == []


def test_every_page_looks_the_same(books: Mapping[str, Any]):
    """As pictures, 50 dots to the inch: next to no dot of a page is another."""
    folder = books["folder"]
    for file in ("bound", "whole"):
        run = ["pdftoppm", "-r", "50", "-gray", f"{folder}/{file}.pdf", f"{folder}/{file}"]
        subprocess.run(run, check=True, capture_output=True)
    pages = sorted(folder.glob("whole-*.pgm"))
    assert len(pages) == len(books["whole"].pages)
    for page in pages:
        ours = Image.open(folder / page.name.replace("whole", "bound"))
        theirs = Image.open(page)
        dots = ImageChops.difference(ours, theirs).histogram()
        assert sum(dots[SEEN:]) <= 0.001 * theirs.width * theirs.height, page.name
