"""A PDF read back and compared: whatever is changed, in the file or in the report, is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from reportbuild.making import make
from reportbuild.model.artefact import Artefact
from reportbuild.model.document import Document, Line, Section
from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import (
    CallOut,
    Emphasis,
    Figures,
    Foreign,
    Inline,
    Link,
    Locator,
    Pending,
    Strong,
    Text,
)
from reportbuild.model.report import Words
from reportbuild.model.rewriting import replace_paragraphs, rewrite_block
from reportbuild.model.text import CallOuts, Chart
from reportbuild.proof.pdf import proof_pdf
from reportbuild.proof.pdf_book import PaperBook, open_paper
from reportbuild.proof.pdf_text import proof_text
from tests.documents import document as plain_document
from tests.documents import paragraph, section
from tests.doing import Here
from tests.ebooks import Language, full_document, house
from tests.press.made import BOTH, failures


class _Numbered(Mapping[tuple[str, str], str]):
    """Words as given, with a numbering for the front matter."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __getitem__(self, key: tuple[str, str]) -> str:
        return "abjad" if key[0] == "numbering" else self._words.entries[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def document(language: Language = "en") -> Document:
    """A document with every leaf and every block."""
    made = full_document(language)
    if language == "en":
        return made
    return replace(made, words=Words("ar", _Numbered(made.words)))


@cache
def paper(language: Language = "en") -> Artefact:
    """Its PDF, as the pipeline makes it."""
    made = make(document(language), house(), "pdf", Here())
    assert made.findings == ()
    return made.value


@cache
def read_back(language: Language = "en") -> PaperBook:
    return open_paper(paper(language)).value


def found(made: Artefact | None = None, of: Document | None = None) -> list[Finding]:
    return list(proof_pdf(made or paper(), of or document(), house().faces))


def codes(made: Artefact | None = None, of: Document | None = None) -> set[str]:
    """The codes of what is found in a PDF, compared with a document."""
    return {finding.code for finding in found(made, of)}


def changed(change: Callable[[pikepdf.Pdf], object], made: Artefact | None = None) -> Artefact:
    """The PDF, changed by a hand that knows its objects."""
    with pikepdf.open(BytesIO((made or paper()).data)) as file:
        change(file)
        data = BytesIO()
        file.save(data)
    return replace(made or paper(), data=data.getvalue())


# --- what is sound ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_sound_book_says_what_its_document_says(language: Language):
    """Every leaf and block, in both directions: nothing is found, by us or by the validator."""
    assert proof_pdf(paper(language), document(language), house().faces) == ()
    assert failures(paper(language).data, *BOTH) == []


def test_a_file_that_was_only_saved_again_is_sound():
    """What the tests change is what is found."""
    assert found(changed(lambda _file: None)) == []


# --- the text -----------------------------------------------------------------------------------


def test_what_is_no_tagged_pdf_is_a_finding():
    """pdf-001: bytes that are none, half a file, and a file without structure."""
    whole = paper()
    assert codes(replace(whole, data=b"no PDF")) == {"pdf-001"}
    assert codes(replace(whole, data=whole.data[:200])) == {"pdf-001"}
    bare = changed(lambda file: file.Root.__delitem__("/StructTreeRoot"))
    assert codes(bare) == {"pdf-001"}
    unbalanced = changed(lambda file: file.pages[1].contents_add(b"EMC"))
    assert codes(unbalanced) == {"pdf-001"}


def test_a_line_that_was_changed_is_found_at_its_place():
    """pdf-010: the finding quotes both sides of the difference, and names the source's line."""
    last = len(document().sections[5].blocks) - 1
    (finding,) = found(of=_with_block(last, lambda line: (*line[:-1], Text(" of all."))))
    assert finding.code == "pdf-010"
    assert finding.span == Span("text/02-return.md", 1)
    assert "The end, as at first1 of all." in finding.message
    assert "it says “The end, as at first1.”" in finding.message


def test_a_section_that_is_missing_is_found():
    """pdf-010: the report has a chapter that the book has not."""
    more = replace(
        document(), sections=(*document().sections, replace(section(paragraph("x")), id="new"))
    )
    assert "pdf-010" in codes(of=more)


def test_a_line_that_is_none_of_the_reports_is_found():
    """pdf-011: a block that was taken out of the report is printed still."""
    assert "pdf-011" in codes(of=_chapter(lambda s: replace(s, blocks=s.blocks[:-1])))


def test_a_statistic_that_lost_its_qualifier_is_found():
    """pdf-012: "up to" is as much a part of it as its figures."""

    def without(line: Line) -> Line:
        return tuple(
            replace(node, qualifier="exactly") if isinstance(node, CallOut) else node
            for node in line
        )

    assert "pdf-012" in codes(of=_everywhere(without))


def test_figures_that_differ_in_a_digit_are_found():
    """pdf-012: 230,000 is not 320,000, in a sentence, a cell or a caption."""

    def turned(line: Line) -> Line:
        return tuple(
            replace(node, text="320,000") if isinstance(node, Figures) else node for node in line
        )

    statistics = [f for f in found(of=_everywhere(turned)) if f.code == "pdf-012"]
    assert len(statistics) == 3


def test_a_note_that_differs_is_found():
    """pdf-013: its text, its number, and whether it is there at all."""
    first, *others = document().sections[5].notes
    for notes in (
        (replace_paragraphs(first, ((Text("Other."),),)), *others),
        (replace(first, mark="9"), *others),
        (*document().sections[5].notes, replace(first, id="more")),
    ):
        assert "pdf-013" in codes(of=_chapter(partial(replace, notes=notes)))


def test_text_that_no_reader_is_told_is_found():
    """pdf-014: text outside the structure, and a paragraph taken out of it."""

    def stray(file: pikepdf.Pdf) -> None:
        font = next(iter(file.pages[12].obj.Resources.Font.keys()))
        page = file.pages[12]
        page.contents_add(f"BT {font} 9 Tf <0024002500260027> Tj ET".encode())

    def orphaned(file: pikepdf.Pdf) -> None:
        section_part = _part(file, "ch-work")
        section_part.K = Array([])

    assert "pdf-014" in codes(changed(stray))
    assert {"pdf-010", "pdf-014"} <= codes(changed(orphaned))


def test_a_text_that_is_not_what_is_printed_is_found():
    """pdf-017: a replacement text may give spaces and order, but no other letters."""

    def disguised(file: pikepdf.Pdf) -> None:
        span = next(t for t in file.objects if isinstance(t, Dictionary) and "/ActualText" in t)
        span.ActualText = String(f"{span.ActualText}!")

    assert "pdf-017" in codes(changed(disguised))


def test_contents_that_name_another_page_are_found():
    """pdf-015, and "pdf-018" for the folios: what is printed is the label of the page."""

    def later(file: pikepdf.Pdf) -> None:
        ranges = file.Root.PageLabels.Nums
        ranges[-1].St = int(ranges[-1].St) + 2

    entries = document().contents
    renamed = replace(document(), contents=(replace(entries[0], title="Other"), *entries[1:]))
    assert {"pdf-015", "pdf-018"} <= codes(changed(later))
    assert {"pdf-015", "pdf-026"} <= codes(of=renamed)


def test_a_page_without_its_folio_is_found():
    """pdf-018: a page of a text over which nothing is laid is told, a title page is not."""

    def bare(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            resources = page.obj.get("/Resources", Dictionary())
            for name in list(resources.get("/XObject", Dictionary()).keys()):
                if name.startswith("/Furniture"):
                    resources.XObject[name] = file.make_stream(
                        b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1])
                    )

    lacking = [f.message for f in found(changed(bare)) if f.code == "pdf-018"]
    shown = [page for page in read_back().pages.values() if page.furniture]
    assert len(lacking) == len(shown) > 3
    assert all("shows no number" in message for message in lacking)


def test_a_reference_to_another_page_is_found():
    """pdf-012: "p. 5" must be the page of its target; the sentence holds a statistic, too."""

    def moved(file: pikepdf.Pdf) -> None:
        names = file.Root.Names.Dests.Names
        for i in range(0, len(names), 2):
            if str(names[i]) == "tab-duties":
                names[i + 1][0] = file.pages[0].obj

    assert codes(changed(moved)) == {"pdf-012"}


def test_a_leaf_that_lost_its_title_says_that_it_is_too_long():
    """pdf-010 on the cover: a finding of `report.toml`, with a hint at title and standfirst."""
    longer = (Text("No way home, and none back"),)
    matter = replace(document().title_matter, title_line=longer)
    wrong = found(of=replace(document(), title_matter=matter))
    cover = [f for f in wrong if "The leaf “Cover” does not say" in f.message]
    assert [(f.code, f.span, f.edition) for f in cover] == [("pdf-010", Span("report.toml"), "en")]
    assert "title or standfirst is too long" in cover[0].hint
    assert all(f.span.path == "report.toml" for f in wrong if "leaf" in f.message)


def test_what_the_report_does_not_say_is_told_of_its_chapter():
    """pdf-011 and pdf-010 name the text file of the chapter, not a file that was made."""
    file = Span("text/02-return.md")
    fewer = _chapter(lambda s: replace(s, blocks=s.blocks[:-1], span=file))
    assert {f.span for f in found(of=fewer) if f.code == "pdf-011"} == {file}
    more = replace(section(paragraph("x")), id="new", span=file)
    missing = found(of=replace(document(), sections=(*document().sections, more)))
    assert file in {f.span for f in missing if f.code == "pdf-010"}


def test_a_blank_of_a_draft_says_so_as_well():
    """pdf-016: the furniture of a blank page holds the mark, and its loss is found."""
    first = section(paragraph("One."))
    second = replace(section(paragraph("Two.")), id="ch-two")
    draft = replace(plain_document(first, second), draft=True)
    made = make(draft, house(), "pdf", Here()).value
    assert made.pages == 3, "a blank stands before the second chapter"

    def unmarked(file: pikepdf.Pdf) -> None:
        file.pages[1].obj.Contents = file.make_stream(b"")

    (finding,) = found(changed(unmarked, made), draft)
    assert (finding.code, finding.message) == (
        "pdf-016", "Page 2 does not say that this is a draft.",
    )  # fmt: skip


def test_a_draft_says_so_on_every_page():
    """pdf-016: the mark is missing, or stands on a finished report."""
    short = plain_document(section(paragraph("One.")), section(paragraph("Two.")))
    first, second = short.sections
    short = replace(short, sections=(first, replace(second, id="ch-two")))
    draft = replace(short, draft=True)
    made = make(draft, house(), "pdf", Here())
    assert made.findings == ()
    assert "pdf-016" in codes(made.value, short)
    assert "pdf-016" in codes(of=replace(document(), draft=True))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_word_counts(language: Language):
    """Whatever single text of the chapter is changed, something is found."""
    chapter = document(language).sections[5]
    book = read_back(language)
    places = _texts(chapter)
    assert places > 40
    for place in range(places):
        other = _with_text_changed(chapter, place)
        sections = tuple(other if s is chapter else s for s in document(language).sections)
        assert list(proof_text(book, replace(document(language), sections=sections))), place


# --- the file -----------------------------------------------------------------------------------


def test_fonts_are_faces_of_the_house_and_embedded():
    """pdf-020: a font that is no face of ours, one that is not in the file, and one of another
    kind.
    """

    def without_file(file: pikepdf.Pdf) -> None:
        for thing in file.objects:
            if isinstance(thing, Dictionary) and "/FontFile2" in thing:
                del thing["/FontFile2"]

    def another_kind(file: pikepdf.Pdf) -> None:
        file.pages[0].obj.Resources.Font.Helv = file.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )

    assert {f.code for f in proof_pdf(paper(), document(), ())} == {"pdf-020"}
    assert codes(changed(without_file)) == {"pdf-020"}
    assert codes(changed(another_kind)) == {"pdf-020"}


def test_title_publisher_date_and_language_are_the_reports():
    """pdf-021: each of them, changed in the file."""

    def info(name: str) -> Callable[[pikepdf.Pdf], None]:
        return lambda file: file.docinfo.__setitem__(name, String("other"))

    for name in ("/Title", "/Author", "/CreationDate", "/ModDate"):
        assert codes(changed(info(name))) - {"pdf-039"} == {"pdf-021"}, name
    assert codes(changed(lambda file: file.Root.__setitem__("/Lang", String("fr")))) == {"pdf-021"}


def test_metadata_tell_nothing_else():
    """pdf-022: another entry, a folder's name, another property, in either place."""

    def property_added(file: pikepdf.Pdf) -> None:
        packet = file.Root.Metadata.read_bytes()
        more = b"<xmp:Nickname>a person</xmp:Nickname></rdf:Description>"
        file.Root.Metadata.write(packet.replace(b"</rdf:Description>", more))

    def folder(file: pikepdf.Pdf) -> None:
        file.docinfo["/Subject"] = String("/home/somebody/report")

    company = changed(lambda file: file.docinfo.__setitem__("/Company", String("x")))
    assert codes(company) == {"pdf-022"}
    assert codes(changed(property_added)) == {"pdf-022"}
    assert codes(changed(folder)) == {"pdf-022", "pdf-039"}
    address = String("https://example.org/home/report")
    other = changed(lambda file: file.docinfo.__setitem__("/Subject", address))
    assert codes(other) == {"pdf-039"}, "an address is no folder, but not what the metadata say"


def test_links_are_those_of_the_report():
    """pdf-023 and pdf-024: a link that leads elsewhere is one too many, and one too few."""

    def elsewhere(file: pikepdf.Pdf) -> None:
        annotation = next(a for a in _annotations(file) if "/A" in a)
        annotation.A.URI = String("https://evil.example/")

    def nowhere(file: pikepdf.Pdf) -> None:
        annotation = next(a for a in _annotations(file) if "/Dest" in a)
        annotation.Dest = String("no-such-place")

    assert codes(changed(elsewhere)) == {"pdf-023", "pdf-024"}
    assert codes(changed(nowhere)) == {"pdf-024"}


def test_there_is_nothing_that_acts():
    """pdf-025: scripts, actions, forms, attachments, private data of programs."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    def named(file: pikepdf.Pdf) -> None:
        file.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), script]))

    def launching(file: pikepdf.Pdf) -> None:
        next(a for a in _annotations(file) if "/A" in a).A.S = Name.Launch

    def attached(file: pikepdf.Pdf) -> None:
        file.attachments["a.txt"] = b"x"

    def private(file: pikepdf.Pdf) -> None:
        file.pages[0].obj.PieceInfo = Dictionary()

    opening = changed(lambda file: file.Root.__setitem__("/OpenAction", script))
    form = changed(lambda file: file.Root.__setitem__("/AcroForm", Dictionary(Fields=Array())))
    for made in (opening, form, changed(named), changed(attached), changed(private)):
        assert codes(made) == {"pdf-025"}
    assert "pdf-025" in codes(changed(launching))


def test_bookmarks_are_the_contents_and_labels_differ():
    """pdf-026: a bookmark taken out, and a label given twice."""

    def fewer(file: pikepdf.Pdf) -> None:
        with file.open_outline() as outline:
            del outline.root[1]

    def doubled(file: pikepdf.Pdf) -> None:
        file.Root.PageLabels.Nums = Array([0, Dictionary(P=String("1"))])

    assert codes(changed(fewer)) == {"pdf-026"}
    assert "pdf-026" in codes(changed(doubled))


def test_pictures_carry_nothing_but_what_is_seen():
    """pdf-027: data of a camera within a photograph, or metadata beside it."""

    def camera(file: pikepdf.Pdf) -> None:
        image = _image(file)
        image.write(b"\xff\xd8\xff\xe1\x00\x10Exif\0\0place", filter=Name.DCTDecode)

    def beside(file: pikepdf.Pdf) -> None:
        _image(file).Metadata = file.make_stream(b"<x/>")

    assert codes(changed(camera)) == {"pdf-027"}
    assert codes(changed(beside)) == {"pdf-027"}


# --- changing things ----------------------------------------------------------------------------


def _part(file: pikepdf.Pdf, identifier: str) -> pikepdf.Object:
    parts = file.Root.StructTreeRoot.K[0].K.as_list()
    return next(part for part in parts if str(part.ID) == identifier)


def _annotations(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in file.pages:
        yield from page.obj.get("/Annots", Array()).as_list()


def _image(file: pikepdf.Pdf) -> pikepdf.Stream:
    return next(
        thing
        for thing in file.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image
    )


def _chapter(change: Callable[[Section], Section]) -> Document:
    """The document with its first chapter changed."""
    chapter = document().sections[5]
    sections = tuple(change(s) if s is chapter else s for s in document().sections)
    return replace(document(), sections=sections)


def _with_block(index: int, change: Callable[[Line], Line]) -> Document:
    def blocks(of: Section) -> Section:
        one = rewrite_block(of.blocks[index], lambda _kind, line, _span: change(line))
        return replace(of, blocks=(*of.blocks[:index], one, *of.blocks[index + 1 :]))

    return _chapter(blocks)


def _everywhere(change: Callable[[Line], Line]) -> Document:
    def blocks(of: Section) -> Section:
        changed_blocks = (
            rewrite_block(block, lambda _kind, line, _span: change(line)) for block in of.blocks
        )
        return replace(of, blocks=tuple(changed_blocks))

    return _chapter(blocks)


class _Changer:
    """Changes the nth text that it meets."""

    def __init__(self, place: int = -1) -> None:
        self.met = 0
        self._place = place

    def line(self, line: Line) -> Line:
        return tuple(self._inline(node) for node in line)

    def _inline(self, node: Inline) -> Inline:
        match node:
            case Text() | Figures() if node.text.strip():
                self.met += 1
                return replace(node, text=f"{node.text}x") if self.met - 1 == self._place else node
            case Emphasis() | Strong() | Foreign() | Link() | Pending() | Locator():
                return replace(node, children=self.line(node.children))
            case CallOut():
                return replace(node, label=self.line(node.label))
            case _:
                return node

    def section(self, of: Section) -> Section:
        blocks = tuple(
            rewrite_block(block, lambda _kind, line, _span: self.line(line)) for block in of.blocks
        )
        notes = tuple(
            replace_paragraphs(note, tuple(self.line(p) for p in note.paragraphs))
            for note in of.notes
        )
        title, standfirst = self.line(of.title), self.line(of.standfirst)
        return replace(of, title=title, standfirst=standfirst, blocks=blocks, notes=notes)


def _texts(of: Section) -> int:
    changer = _Changer()
    changer.section(of)
    return changer.met


def _with_text_changed(of: Section, place: int) -> Section:
    return _Changer(place).section(of)


def test_the_documents_of_these_tests_have_statistics_of_every_form():
    """Call-outs, grids and charts are among the blocks that the proof was tried on."""
    kinds = {type(block) for block in document().sections[5].blocks}
    assert {CallOuts, Chart} <= kinds
