"""Files of text, links and stylesheets: each planted fault is found, by its code."""

from __future__ import annotations

from functools import cache

import pytest

from reportbuild.model.artefact import Artefact
from reportbuild.model.codes import CODES
from reportbuild.proof.epub import proof_epub
from tests.ebooks import Language, altered, full_document, made, with_member

CHAPTER = "EPUB/text/05-ch-return.xhtml"
STYLE = "EPUB/style/book.css"


@cache
def book(language: Language = "en") -> Artefact:
    return made(full_document(language))


def codes(artefact: Artefact, language: Language = "en") -> set[str]:
    return {finding.code for finding in proof_epub(artefact, full_document(language))}


def chapter_with(old: str, new: str) -> set[str]:
    return codes(altered(book(), CHAPTER, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [("</em>", ""), ("More than", "More&nbsp;than"), ("</body>", "\x0b</body>"), ("<?xml", "")],
)
def test_every_file_must_be_well_formed(old: str, new: str):
    """An open element, an HTML entity and a control character are found."""
    assert "epub-020" in chapter_with(old, new)


def test_the_contents_for_old_readers_must_be_well_formed():
    """The NCX is parsed as well."""
    assert "epub-020" in codes(altered(book(), "EPUB/toc.ncx", "</navMap>", ""))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' lang="ar"', ""),
        (' xml:lang="ar"', ""),
        (' xml:lang="ar"', ' xml:lang="fa"'),
        (' dir="rtl"', ""),
    ],
)
def test_every_file_must_say_its_language_and_direction(old: str, new: str):
    """Both ways of saying the language, and the direction, stand on the root."""
    faulty = altered(book("ar"), "EPUB/text/06-ch-work.xhtml", old, new)
    assert codes(faulty, "ar") == {"epub-021"}


@pytest.mark.parametrize("anchor", ["1road", "sec road", "sec.road", "sec:road", "الطريق", ""])
def test_an_anchor_must_be_a_plain_selector(anchor: str):
    """Thorium looks notes up as CSS selectors; what would need escaping there is found."""
    assert "epub-022" in chapter_with('id="quo"', f'id="{anchor}"')


def test_an_anchor_must_be_alone():
    """Two elements with one anchor are found."""
    assert "epub-022" in chapter_with('id="quo"', 'id="sec-road"')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('href="#tab-duties"', 'href="#tab-missing"'),
        ('href="06-ch-work.xhtml"', 'href="07-ch-work.xhtml"'),
        ('src="../images/picture-2.svg"', 'src="../images/picture-9.svg"'),
        ('href="../style/book.css"', 'href="style/book.css"'),
        ('href="https://observatory.example/road', 'href="javascript:alert(1)//'),
    ],
)
def test_every_link_must_lead_somewhere(old: str, new: str):
    """Links to anchors, files, pictures and stylesheets are followed."""
    assert "epub-023" in chapter_with(old, new)


def test_the_links_of_the_contents_for_old_readers_must_lead_somewhere():
    """The NCX's addresses are followed as well."""
    assert "epub-023" in codes(altered(book(), "EPUB/toc.ncx", "#sec-road", "#sec-rode"))


def test_a_missing_face_is_found():
    """A stylesheet that loads a file which is not in the book is found."""
    rule = '@font-face{font-family:X;src:url("../fonts/X.ttf")}'
    assert codes(altered(book(), STYLE, "body {", f"{rule}body {{")) == {"epub-023"}


@pytest.mark.parametrize(
    "planted",
    [
        '<img src="https://tracker.example/1.png" alt=""/>',
        '<img src="//tracker.example/1.png" alt=""/>',
        '<img src="data:image/png;base64,AA" alt=""/>',
        "<script>1</script>",
        '<iframe src="https://tracker.example/" title="x"></iframe>',
        '<form action="https://tracker.example/"><p><input/></p></form>',
        '<audio src="https://tracker.example/1.mp3"/>',
    ],
)
def test_nothing_may_be_fetched_or_run(planted: str):
    """Whatever would call out, or act, is found in the text."""
    assert "epub-024" in chapter_with("</body>", f"{planted}</body>")


@pytest.mark.parametrize(
    "planted",
    [
        "p{background:url(https://tracker.example/1.png)}",
        '@font-face{font-family:X;src:url("https://tracker.example/x.ttf")}',
        "@media (color){p{background:url(//tracker.example/1.png)}}",
    ],
)
def test_no_stylesheet_may_fetch(planted: str):
    """Pictures and faces from elsewhere are found, within media rules too."""
    assert codes(altered(book(), STYLE, "body {", f"{planted}body {{")) == {"epub-024"}


def test_a_picture_must_have_alt_text():
    """A picture without the attribute is found; an empty one is for decoration."""
    assert "epub-025" in chapter_with(' alt="A woman at a gate"', "")
    assert "epub-025" not in chapter_with('alt="A woman at a gate"', 'alt=""')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<h3>Who came back</h3>", "<h4>Who came back</h4>"),
        ("<h3>Who came back</h3>", "<h3> </h3>"),
        ("<title>The road</title>", "<title> </title>"),
        ("<h1>The road</h1>", "<h3>The road</h3>"),
    ],
)
def test_headings_must_descend_by_one_and_say_something(old: str, new: str):
    """A skipped level, an empty heading and an empty title are found."""
    assert "epub-026" in chapter_with(old, new)


@pytest.mark.parametrize(("old", "new"), [(' scope="row"', ""), (' scope="col"', ' scope="cell"')])
def test_heads_of_tables_must_say_what_they_head(old: str, new: str):
    """A head without scope is found."""
    assert chapter_with(old, new) == {"epub-027"}


def test_a_table_must_have_heads():
    """A table of nothing but plain cells is found."""
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    assert "epub-027" in chapter_with("</body>", f"{table}</body>")


@pytest.mark.parametrize(
    "planted",
    [
        "p{direction:rtl}",
        "p{unicode-bidi:embed}",
        "@import 'more.css';",
        ".qualifier{display:none}",
        ".source{visibility: hidden}",
        "@media print{.source{display:none}}",
        "p{color red}",
        "p{color:red",
    ],
)
def test_a_stylesheet_may_hold_no_fault_and_hide_nothing(planted: str):
    """Direction in CSS, imports, faults, and whatever would hide a line are found."""
    text = f"body{{margin:0}}\n{planted}".encode()
    assert "epub-028" in codes(with_member(book(), STYLE, text))


# --- notes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('href="#note-2" id="call-2"', 'href="#sec-road" id="call-2"'),
        ('href="#note-2" id="call-2"', 'href="06-ch-work.xhtml#ch-work" id="call-2"'),
        ('href="#note-2" id="call-2"', 'id="call-2"'),
    ],
)
def test_a_call_must_lead_to_a_note_of_its_file(old: str, new: str):
    """A call that leads to a heading, to another file or nowhere is found."""
    assert "epub-030" in chapter_with(old, new)


def test_a_note_must_follow_its_call():
    """Kobo shows no note that stands above its call."""
    call = '<a href="#note-2" id="call-9" epub:type="noteref" role="doc-noteref">2</a>'
    assert "epub-030" in chapter_with("</body>", f"<p>{call}</p></body>")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('href="#call-2" class="backlink"', 'href="#call-3" class="backlink"'),
        ('epub:type="backlink" role="doc-backlink"', 'role="doc-link"'),
        (' aria-label="Back to the text"', ""),
    ],
)
def test_a_note_must_lead_back_to_each_of_its_calls(old: str, new: str):
    """A way back that is missing, leads elsewhere or has no name is found."""
    assert "epub-031" in chapter_with(old, new)


def test_a_note_must_begin_with_its_number():
    """A number within the way back would vanish in pop-ups."""
    assert "epub-032" in chapter_with('<span class="note-number">2.</span> ', "")


@pytest.mark.parametrize("words", ["Yes", "word " * 1200])
def test_a_note_that_pop_ups_cannot_show_is_warned_of(words: str):
    """Notes of less than 9 characters, or more than 5,000, are a warning."""
    assert "epub-033" in chapter_with("Told on 2 March 2026.", words)
    assert CODES["epub-033"].severity == "warning"


def test_a_finding_about_a_note_names_it_as_people_do():
    """epub-033 stands at the note's line, by chapter and number; epub-034 quotes a strange one."""
    faulty = altered(book(), CHAPTER, "Told on 2 March 2026.", "Yes")
    (found,) = [f for f in proof_epub(faulty, full_document()) if f.code == "epub-033"]
    chapter = next(s for s in full_document().sections if s.notes)
    assert found.span == chapter.notes[1].span
    assert found.message.startswith(f"In “{chapter.heading}”, note 2 has ")
    assert found.edition == "en"
    strange = '<aside id="n" epub:type="footnote" role="doc-footnote"><p>9. Nine.</p></aside>'
    faulty = altered(book(), CHAPTER, "</body>", f"{strange}</body>")
    (found,) = [f for f in proof_epub(faulty, full_document()) if f.code == "epub-034"]
    assert "The note “9. Nine.”" in found.message


def test_a_note_must_be_called():
    """A note that lost its call is found."""
    note = '<aside id="note-9" epub:type="footnote" role="doc-footnote"><p>9. Nine.</p></aside>'
    assert "epub-034" in chapter_with("</body>", f"{note}</body>")
