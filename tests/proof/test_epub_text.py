"""Contents and text of an EPUB against the document: what was lost, changed or added is found."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbuild.model.artefact import Artefact
from reportbuild.model.document import ContentsEntry, Document
from reportbuild.model.inlines import Text
from reportbuild.proof.epub import proof_epub
from tests.documents import document, paragraph, section
from tests.ebooks import Language, altered, full_document, made, member, with_member

CHAPTER = "EPUB/text/05-ch-return.xhtml"
NAV = "EPUB/nav.xhtml"
NCX = "EPUB/toc.ncx"


@cache
def book(language: Language = "en") -> Artefact:
    return made(full_document(language))


def codes(artefact: Artefact, proofed: Document | None = None) -> set[str]:
    return {finding.code for finding in proof_epub(artefact, proofed or full_document())}


def chapter_with(old: str, new: str) -> set[str]:
    return codes(altered(book(), CHAPTER, old, new))


# --- contents -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<li class="plain"><a href="text/07-leaf-sources.xhtml">Sources</a>\n</li>\n', ""),
        ("> Health &amp; work<", "> Wealth &amp; work<"),
        ("text/05-ch-return.xhtml#sec-road", "text/05-ch-return.xhtml#quo"),
        ('<span class="number">2</span>', '<span class="number">3</span>'),
        ('href="text/06-ch-work.xhtml"', 'href="text/05-ch-return.xhtml"'),
        ('epub:type="toc" role="doc-toc"', 'role="navigation"'),
    ],
)
def test_the_contents_must_be_those_of_the_document(old: str, new: str):
    """A line that is missing, says something else or leads elsewhere is found."""
    assert "epub-040" in codes(altered(book(), NAV, old, new))


def test_the_order_of_the_contents_is_compared():
    """Contents that the document has in another order are found."""
    turned = replace(full_document(), contents=full_document().contents[::-1])
    assert "epub-040" in codes(book(), turned)


def test_the_levels_of_the_contents_are_compared():
    """A heading raised to the level of chapters is found."""
    flat = tuple(replace(entry, level=1) for entry in full_document().contents)
    assert "epub-040" in codes(book(), replace(full_document(), contents=flat))


def test_a_book_without_navigation_is_found():
    """A manifest that names no navigation document leaves readers without contents."""
    assert "epub-040" in codes(altered(book(), "EPUB/content.opf", ' properties="nav"', ""))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<li><a epub:type="cover"', '<li><a epub:type="titlepage"'),
        ('epub:type="bodymatter" href="text/05', 'epub:type="frontmatter" href="text/05'),
        ('epub:type="toc" href', 'epub:type="loi" href'),
        (
            'epub:type="bodymatter" href="text/05-ch-return.xhtml"',
            'epub:type="bodymatter" href="text/06-ch-work.xhtml"',
        ),
        ('epub:type="landmarks" hidden', 'epub:type="lot" hidden'),
    ],
)
def test_the_landmarks_must_lead_to_their_places(old: str, new: str):
    """A missing landmark, and one that leads elsewhere, are found."""
    assert "epub-041" in codes(altered(book(), NAV, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<text>Sources</text>", "<text>Source</text>"),
        ('content="urn:uuid:0', 'content="urn:uuid:1'),
        ("text/06-ch-work.xhtml", "text/05-ch-return.xhtml"),
        ("</navMap>", ""),
    ],
)
def test_the_contents_for_old_readers_must_say_the_same(old: str, new: str):
    """The NCX is compared with the navigation document, and with the identifier."""
    assert "epub-042" in codes(altered(book(), NCX, old, new))


def test_contents_that_skip_a_level_nest_by_one():
    """A document whose contents go from the first level to the third still nests by one."""
    made_document = document(section(paragraph("Some words.")))
    entries = (
        ContentsEntry(1, "1", "A chapter", "ch-made"),
        ContentsEntry(3, "", "Deep", "ch-made"),
    )
    deep = replace(made_document, contents=entries)
    assert codes(made(deep), deep) == set()


# --- the text -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>The road is open.</p>", ""),
        ("The road is open.", "The road is not open."),
        ("The road is open.", "The roadis open."),
        ("The road is open.", "The road is o pen."),
        ("The road is open.", "The\u00a0road is open."),
        ('alt="A woman at a gate"', 'alt="A gate"'),
        ("Drawing made for this report", "Drawing"),
        ("<h3>Who came back</h3>", ""),
        (">To the police<", ">To the court<"),
        (">Table 1.1</span>", ">Table 1.2</span>"),
        ("Source: The bank", "The bank"),
    ],
)
def test_a_line_that_is_lost_or_changed_is_found(old: str, new: str):
    """Words, spaces, descriptions, headings, labels and sources are compared, line by line."""
    assert "epub-050" in chapter_with(old, new)


def test_a_name_that_is_only_heard_is_compared():
    """What a screen reader says of a box is what stands above it."""
    assert chapter_with('aria-label="To the police"', 'aria-label="To the court"') == {"epub-051"}


def test_two_lines_that_changed_places_are_found():
    """The order of reading is the document's."""
    text = "<p>The road is open.</p>"
    moved = altered(altered(book(), CHAPTER, text, ""), CHAPTER, "</h3>", f"</h3>{text}")
    assert {"epub-050", "epub-051"} <= codes(moved)


def test_a_finding_of_the_text_leads_to_the_sources():
    """What readers would miss is told at its place in the text, so that it can be mended."""
    faulty = altered(book(), CHAPTER, "The road is open.", "The road is shut.")
    (finding,) = proof_epub(faulty, full_document())
    assert (finding.span.path, finding.span.line) == ("text/02-return.md", 1)
    assert "The road is open." in finding.message
    assert "The road is shut." in finding.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<a href="06-ch-work.xhtml" class', '<a href="#sec-road" class'),
        ('href="#tab-duties" class="locator-link"', 'href="#fig-work" class="locator-link"'),
        ("https://observatory.example/road?a=1", "https://observatory.example/path?a=1"),
        ('<a href="#sec-road" class="locator-link">The road</a>', "The road"),
    ],
)
def test_a_link_that_leads_elsewhere_is_found(old: str, new: str):
    """Cross-references and addresses are followed, and compared with the document's."""
    found = proof_epub(altered(book(), CHAPTER, old, new), full_document())
    assert {finding.code for finding in found} == {"epub-023"}


@pytest.mark.parametrize(
    ("old", "new"), [('<ol start="7">', "<ol>"), ("<ul><li>every", "<ol><li>every")]
)
def test_the_numbers_of_list_items_are_compared(old: str, new: str):
    """“Recommendation 7” must be the seventh: a list that starts anew, or is none, is found."""
    text = member(book(), CHAPTER)
    assert old in text
    changed = text.replace(old, new, 1)
    changed = changed.replace("</ul>", "</ol>", 1) if old.startswith("<ul>") else changed
    faulty = with_member(book(), CHAPTER, changed.encode())
    assert codes(faulty) == {"epub-050"}


def test_sections_in_another_order_are_found():
    """Two chapters that changed places in the spine are found, though each is complete."""
    first, second = '<itemref idref="text-6"/>', '<itemref idref="text-7"/>'
    opf = member(book(), "EPUB/content.opf")
    swapped = opf.replace(first, "@").replace(second, first).replace("@", second)
    assert first in opf
    assert second in opf
    assert "epub-050" in codes(with_member(book(), "EPUB/content.opf", swapped.encode()))


def test_a_missing_section_is_found():
    """A chapter whose file lost its anchor counts as missing."""
    assert "epub-050" in chapter_with('id="ch-return"', 'id="ch-retour"')


@pytest.mark.parametrize("gone", ["CC BY 4.0", "978-92-1-000001-1", "Drawings: the authors."])
def test_the_imprint_page_must_be_complete(gone: str):
    """Rights, ISBN and credits stand on it, whatever its template does."""
    assert codes(altered(book(), "EPUB/text/03-leaf-imprint-page.xhtml", gone, "")) == {"epub-050"}


@pytest.mark.parametrize("planted", ["<p>Lorem ipsum.</p>", "<p>{fled}</p>", "<div>x</div>"])
def test_a_line_of_its_own_is_found(planted: str):
    """What the document does not say, the book may not."""
    assert codes(altered(book(), CHAPTER, "<h3>", f"{planted}<h3>")) == {"epub-051"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("More than 230,000 people", "More than 23,000 people"),
        ("More than 230,000 people", "230,000 people"),
        ('<span class="qualifier">up to</span> ', ""),
        ('<span class="qualifier">up to</span>', '<span class="qualifier">about</span>'),
        ('<span class="number">5,800</span>', '<span class="number">5,80</span>'),
        ('<p class="context">Upper Valley, June 2022</p>', ""),
        ('<p class="source">Source: The Valley Observatory, OBS 7/2022, p. 4</p>', ""),
        ('<p class="figures">up to 57%</p>', '<p class="figures">57%</p>'),
        ('<td class="end brief">230,000</td>', '<td class="end brief">230</td>'),
    ],
)
def test_a_statistic_that_is_lost_or_altered_is_found(old: str, new: str):
    """Value, qualifier, date and source of a statistic are found missing, as what they are."""
    assert "epub-052" in chapter_with(old, new)


def test_a_statistic_in_arabic_figures_is_compared():
    """A figure lost from an Arabic line is found."""
    faulty = altered(book("ar"), CHAPTER, "٢٣٠٬٠٠٠", "٢٣٠٠٠٠")
    assert "epub-052" in codes(faulty, full_document("ar"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Told on 2 March 2026.", "Told on 3 March 2026."),
        ("<p>A second paragraph, see ", "<p>See "),
    ],
)
def test_a_note_that_is_altered_is_found(old: str, new: str):
    """Every paragraph of every note is compared."""
    assert chapter_with(old, new) == {"epub-053"}


def test_a_note_that_is_lost_is_found():
    """A note that the document has and the book has not is found."""
    less = altered(book(), CHAPTER, "Since the year 2024.", "")
    assert "epub-053" in codes(less)


def test_a_draft_must_say_so_in_every_file():
    """A draft whose mark is missing in one file is found, and so is a mark without a draft."""
    draft = replace(full_document(), draft=True)
    marked = made(draft)
    assert codes(marked, draft) == set()
    mark = '<p class="draft">Draft: not for publication</p>'
    assert codes(altered(marked, CHAPTER, mark, ""), draft) == {"epub-054"}
    assert "epub-054" in chapter_with("<section", f"{mark}<section")


@settings(max_examples=30)
@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]) | st.sampled_from("<&>\"'{}"),
        min_size=1,
    )
)
def test_any_text_comes_through(text: str):
    """Whatever characters a paragraph holds, the book says them, and the proof agrees."""
    made_document = document(section(paragraph(Text(text)), paragraph("The end.")))
    assert codes(made(made_document), made_document) == set()
