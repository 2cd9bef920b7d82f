"""Whole documents for the e-book's tests, in English and in Arabic, and the house as it is.

Both use every block, every inline and every leaf once or more. The place is invented; no statement
is about anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile, ZipInfo

from reportbuild import making
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import Face, House
from reportbuild.model.document import ContentsEntry, Document, Line, Matter, Section
from reportbuild.model.ebook import EbookComposition
from reportbuild.model.finding import Checked, Span
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Figures,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Locator,
    NoteRef,
    PageOf,
    Strong,
    Text,
)
from reportbuild.model.report import Picture, Style, Words
from reportbuild.model.text import (
    Block,
    Box,
    CallOuts,
    Chart,
    Figure,
    Heading,
    Listing,
    Note,
    Paragraph,
    Quotation,
    Recommendations,
    Table,
)
from reportbuild.press.epub import pack
from tests.documents import document, drawn, plotted
from tests.doing import Here
from tests.stock import HOUSE, stock_jpeg, stock_png

ROOT = Path(__file__).parents[1]
FACES: tuple[tuple[str, int, str, str], ...] = (
    ("Source Serif 4", 400, "normal", "SourceSerif4-Regular.ttf"),
    ("Source Serif 4", 400, "italic", "SourceSerif4-It.ttf"),
    ("Source Serif 4", 600, "normal", "SourceSerif4-Semibold.ttf"),
    ("Source Sans 3", 300, "normal", "SourceSans3-Light.ttf"),
    ("Source Sans 3", 400, "normal", "SourceSans3-Regular.ttf"),
    ("Source Sans 3", 600, "normal", "SourceSans3-Semibold.ttf"),
    ("Amiri", 400, "normal", "Amiri-Regular.ttf"),
    ("Amiri", 700, "normal", "Amiri-Bold.ttf"),
    ("Vazirmatn", 400, "normal", "Vazirmatn-Regular.ttf"),
    ("Vazirmatn", 500, "normal", "Vazirmatn-Medium.ttf"),
    ("Vazirmatn", 600, "normal", "Vazirmatn-SemiBold.ttf"),
)

Language = Literal["en", "ar"]


@cache
def house() -> House:
    """The house style as it lies in the repository."""
    styles, templates = ROOT / "styles", ROOT / "src" / "reportbuild" / "templates"
    return House(
        stylesheets={
            str(f.relative_to(styles)): f.read_text("utf-8") for f in styles.rglob("*.css")
        },
        templates={f.name: f.read_text("utf-8") for f in templates.glob("*.j2")},
        locales={},
        faces=tuple(
            Face(family, weight, style, name, (styles / "fonts" / name).read_bytes())
            for family, weight, style, name in FACES
        ),
        charset=frozenset(range(0x20, 0x2000)),
        digest="0" * 64,
        tool="reportbuild 0",
    )


@cache
def bare_house() -> House:
    """The same house without faces: books are made in a moment."""
    sheets = dict(house().stylesheets)
    sheets["ebook.css"] = re.sub(r"@font-face\s*{[^}]*}", "", sheets["ebook.css"])
    return replace(house(), stylesheets=sheets, faces=())


def ebook(document: Document, house: House) -> Checked[EbookComposition]:
    """A document composed as an e-book, as it is made: by its texts, with faces and pictures."""
    return making.ebook(document, house, Here())


def made(document: Document) -> Artefact:
    """The e-book of a document, without faces."""
    return pack(ebook(document, bare_house()).value).value


def with_member(book: Artefact, path: str, data: bytes | None) -> Artefact:
    """The book with a member's bytes replaced, added at the end, or left out; else the same."""
    out = BytesIO()
    with ZipFile(BytesIO(book.data)) as old, ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename != path:
                new.writestr(entry, old.read(entry), compresslevel=9)
            elif data is not None:
                new.writestr(entry, data, compresslevel=9)
        if path not in old.namelist() and data is not None:
            added = ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            added.external_attr = 0o100644 << 16
            new.writestr(added, data)
    return replace(book, data=out.getvalue())


def member(book: Artefact, path: str) -> str:
    """The text of a member."""
    with ZipFile(BytesIO(book.data)) as archive:
        return archive.read(path).decode()


def altered(book: Artefact, path: str, old: str, new: str) -> Artefact:
    """The book with the first `old` in a member made `new`; `old` must be there."""
    text = member(book, path)
    assert old in text, f"{old!r} is not in {path}: {text}"
    return with_member(book, path, text.replace(old, new, 1).encode())


SPAN = Span("text/02-return.md", 1)

ARABIC: Mapping[str, str] = {
    "Health & work": "الصحة والعمل",
    "Contents": "المحتويات",
    "Cover": "الغلاف",
    "Notes": "الحواشي",
    "Note {number}": "الحاشية {number}",
    "Back to the text": "العودة إلى النص",
    "Source: {source}": "المصدر: {source}",
    "Table {number}": "الجدول {number}",
    "Figure {number}": "الشكل {number}",
    "More than ": "أكثر من ",
    " people fled the valley": " شخص فروا من الوادي",
    "up to": "ما يصل إلى",
    "only": "فقط",
    "The road": "الطريق",
    "Draft: not for publication": "مسودة: ليست للنشر",
}


class _ArabicWords(Mapping[tuple[str, str], str]):
    """The tool's words, in Arabic as far as the tests look at them."""

    def __getitem__(self, key: tuple[str, str]) -> str:
        return _in("ar", key[1])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _in(language: Language, text: str) -> str:
    return ARABIC.get(text, text) if language == "ar" else text


def call_out(language: Language = "en", key: str = "fled", **values: object) -> CallOut:
    """A call-out with everything it may have."""
    made = CallOut(
        key=key,
        qualifier=_in(language, "up to"),
        value="٢٣٠٬٠٠٠" if language == "ar" else "230,000",
        label=(Text(_in(language, " people fled the valley").strip()),),
        context="Upper Valley, June 2022",
        source="The Valley Observatory, OBS 7/2022, p. 4",
        low=Decimal(230000),
        high=Decimal(230000),
        bound="at_most",
    )
    return replace(made, **values)  # type: ignore[arg-type]  # a test names fields of its own


def chapter_blocks(language: Language) -> tuple[Block[Inline], ...]:
    """Every kind of block, with notes, statistics and references in most of them."""
    figures = "٢٣٠٬٠٠٠" if language == "ar" else "230,000"

    def words(text: str) -> Text:
        return Text(_in(language, text))

    def call(number: int, note: int) -> NoteRef:
        return NoteRef(f"call-{number}", f"note-{note}", str(note), first=number == note)

    opening: Line = (
        words("More than "), Figures(figures, "fled"), words(" people fled the valley"),
        call(1, 1), Text(" of <Gjon> & "), Emphasis((Text("The winter road"),)), Text(", "),
        Strong((Text("shut"),)), Text(" since 2022 ("), Locator("tab-duties", (Text("Table 1.1"),)),
        PageOf("tab-duties", " (p. ", ")"), Text(")."), LineBreak(),
        Foreign("sq", (Text("Mitrovicë"),)), Text(" "),
        Link("https://observatory.example/road?a=1&b=2", (Text("observatory.example"),)),
    )  # fmt: skip
    item: Paragraph[Inline] = Paragraph((Text("every one of them;"),), SPAN)
    items: tuple[tuple[Block[Inline], ...], ...] = ((item,), (item,))
    nested: Block[Inline] = Listing(ordered=True, items=items, span=SPAN, marks=("1", "2"))
    return (
        Paragraph(opening, SPAN, "par-opening"),
        Heading(2, (words("The road"),), SPAN, "sec-road"),
        Listing(ordered=False, items=((item,), (item, nested)), span=SPAN),
        Listing(ordered=True, items=items, span=SPAN, start=7, marks=("7", "8")),
        Quotation(
            "testimony",
            (Paragraph((Text("We walked for two days"), call(2, 2), Text(".")), SPAN),),
            (Text("Woman of 63, "), Foreign("sq", (Text("Gjon"),))),
            SPAN,
        ),
        Quotation("quotation", (Paragraph((Text("The road is open."),), SPAN),), (), SPAN, "quo"),
        Heading(3, (Text("Who came back"),), SPAN),
        Figure(
            "images/house.svg",
            (Text("A house without a roof"),),
            (Text("A house, "), Figures(figures, "fled"), Text(" people later.")),
            (Text("Drawing made for this report"),),
            SPAN,
            "fig-house",
            "1.1",
        ),
        Figure("images/woman.jpg", (Text("A woman at a gate"),), (), (), SPAN, "fig-woman", "1.2"),
        CallOuts((call_out(language),), SPAN, "single"),
        CallOuts((call_out(language), call_out(language, "returned", value="5,800")), SPAN, "two"),
        plotted(
            Chart(
                "bar",
                (
                    call_out(
                        language, percent=True, value="57%", low=Decimal(57), high=Decimal(57)
                    ),
                    call_out(
                        language,
                        percent=True,
                        value="15–20%",
                        low=Decimal(15),
                        high=Decimal(20),
                        bound="range",
                        qualifier="",
                    ),
                ),
                (Text("Adults without work."),),
                (Text("Two bars"),),
                (Text("The bank, table 3"),),
                SPAN,
                "fig-work",
                "1.3",
            )
        ),
        drawn(),
        Table(
            (Text("Who was responsible"),),
            ((Text("Body"),), (Text("Task"),), (Text("Cases"),)),
            (
                ((Text("Police"),), (Text("Guard the road"), call(3, 3)), (Figures(figures, "f"),)),
                ((Text("Court"),), (Text("Hear "), Emphasis((Text("all"),))), ()),
            ),
            ("start", "center", "end"),
            (Text("The Valley Observatory"),),
            SPAN,
            True,
            "tab-duties",
            "1.1",
        ),
        Table((), ((Text("Month"),),), (((Text("March"),),),), ("start",), (), SPAN, False),
        Box(
            "box",
            (Text("Background"),),
            (
                Paragraph((Text("As "), Locator("sec-road", (Text("The road"),)), Text(".")), SPAN),
                Recommendations(
                    (Text("To the police"),),
                    (nested,),
                    SPAN,
                    "rec-police",
                ),
            ),
            SPAN,
            "box-background",
        ),
        Paragraph((Text("The end, as at first"), call(4, 1), Text(".")), SPAN),
    )


NOTES: tuple[Note[Inline], ...] = (
    Note(
        "count",
        (
            (Text("Counted by the Observatory, "), Emphasis((Text("The winter road"),)), Text(".")),
            (Text("A second paragraph, see "), Locator("ch-work", (Text("chapter 2"),)), Text(".")),
        ),
        SPAN,
        "note-1",
        "1",
        ("call-1", "call-4"),
    ),
    Note("walk", ((Text("Told on 2 March 2026."),),), SPAN, "note-2", "2", ("call-2",)),
    Note("police", ((Text("Since the year 2024."),),), SPAN, "note-3", "3", ("call-3",)),
)


def pictures() -> dict[str, Picture]:
    """The pictures of the report, one of which no section shows."""
    described = ((Text("The authors"),), (Text("CC BY 4.0"),), False, "", SPAN)
    return {
        "images/cover.png": Picture("images/cover.png", "image/png", stock_png(), *described),
        "images/house.svg": Picture(
            "images/house.svg", "image/svg+xml", HOUSE.encode(), *described
        ),
        "images/woman.jpg": Picture("images/woman.jpg", "image/jpeg", stock_jpeg(), *described),
        "images/idle.png": Picture("images/idle.png", "image/png", stock_png(9, 9), *described),
    }


def full_document(language: Language = "en", *, cover: str = "images/cover.png") -> Document:
    """A document with every leaf and every block, and a cover picture."""
    road, title = _in(language, "The road"), _in(language, "Health & work")
    leaf = {
        kind: Section(f"leaf-{kind}", kind, matter, heading)
        for kind, matter, heading in (
            ("cover", Matter.COVER, _in(language, "Cover")),
            ("half-title", Matter.FRONT, ""),
            ("title-page", Matter.FRONT, ""),
            ("imprint-page", Matter.FRONT, ""),
            ("contents", Matter.FRONT, _in(language, "Contents")),
        )
    }
    cited: Paragraph[Inline] = Paragraph(
        (Text("The Valley Observatory. "), Emphasis((Text("The winter road"),))), SPAN
    )
    made: Paragraph[Inline] = Paragraph((Text("Set in faces under the Open Font License."),), SPAN)
    chapters = (
        Section(
            "ch-return", "text", Matter.BODY, road, "1", (Text(road),), (Text("A standfirst."),),
            chapter_blocks(language), NOTES,
        ),
        Section(
            "ch-work", "text", Matter.BODY, title, "2", (Text(title),), (),
            (Paragraph((Text("See "), Locator("ch-return", (Text("chapter 1"),)), Text(" and "),
                        Locator("tab-duties", (Text("Table 1.1"),)), Text(".")), SPAN),),
        ),
    )  # fmt: skip
    back = (
        Section("leaf-sources", "sources", Matter.BACK, "Sources", blocks=(cited,)),
        Section("leaf-colophon", "colophon", Matter.BACK, "Colophon", blocks=(made,)),
    )
    made_document = document(
        *leaf.values(), *chapters, *back,
        language=language, direction="rtl" if language == "ar" else "ltr",
    )  # fmt: skip
    return replace(
        made_document,
        digits="arab" if language == "ar" else "latn",
        words=Words(language, _ArabicWords()) if language == "ar" else made_document.words,
        contents=(
            ContentsEntry(1, "1", road, "ch-return"),
            ContentsEntry(2, "", road, "sec-road"),
            ContentsEntry(1, "2", title, "ch-work"),
            ContentsEntry(1, "", "Sources", "leaf-sources"),
            ContentsEntry(1, "", "Colophon", "leaf-colophon"),
        ),
        style=Style("170x240", "recto", "chapter", cover, SPAN),
        pictures=pictures(),
        title_matter=replace(
            made_document.title_matter,
            title="عودة بلا أمان" if language == "ar" else "No way home",
            title_line=(Text("عودة بلا أمان" if language == "ar" else "No way home"),),
            standfirst=(Text("The people of the Upper Valley"),),
            kicker=(Text("Stock report"),),
            address=(Link("https://observatory.example/", (Text("observatory.example"),)),),
            credits=((Text("Drawings: the authors."),),),
            isbn="978-92-1-000001-1",
        ),
    )
