from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from bench.as_html import html
from bench.as_markdown import markdown
from bench.as_report import sources, write
from bench.as_typst import escaped, typst
from bench.book import Book, See
from bench.programs import PEERS_PYTHON, STYLES, Place

WORD = re.compile(r"[a-z]+")


def notes(book: Book) -> int:
    return len(book.files)


def paged(book: Book) -> int:
    lines = (getattr(block, "line", ()) for one in book.chapters for block in one.blocks)
    return sum(isinstance(part, See) and part.paged for line in lines for part in line)


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def test_the_html_is_well_formed_and_every_reference_leads_somewhere(tiny: Book, tmp_path: Path):
    """It parses as XML, its ids are told apart, and links name one of them."""
    made = html(tiny, STYLES, tmp_path)
    root = ET.fromstring(made.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314 - our own
    ids = Counter(one.get("id") for one in root.iter() if one.get("id"))
    assert set(ids.values()) == {1}
    hrefs = [one.get("href", "") for one in root.iter() if one.get("href")]
    assert {href.removeprefix("#") for href in hrefs} <= set(ids)
    assert len(root.findall(".//span[@class='note']")) == notes(tiny)
    assert len(root.findall(".//a[@class='page']")) == paged(tiny) > 0


def test_the_html_has_every_word_and_names_faces_that_are_there(tiny: Book, tmp_path: Path):
    """No word of the book is lost, and each face lies where the style sheet says."""
    made = html(tiny, STYLES, tmp_path)
    root = ET.fromstring(made.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314 - our own
    body = root.find("body")
    assert body is not None
    lost = words(" ".join(tiny.words)) - words(" ".join(body.itertext()))
    assert set(lost) <= {"p"} or not lost
    faces = re.findall(r'src:url\("file://([^"]+)"\)', made)
    assert len(faces) == 9
    assert {Path(face).name for face in faces} <= {one.name for one in STYLES.glob("fonts/*")}


def test_typst_brackets_close_and_labels_are_there(tiny: Book):
    """Every bracket that opens closes, every reference has its label, every note is one."""
    made = typst(tiny, "images")
    bare = re.sub(r"\\.", "", made)
    for opens, closes in ("[]", "()", "{}"):
        assert bare.count(opens) == bare.count(closes)
    labels = re.findall(r"<([a-z]\w*)>$", made, re.MULTILINE)
    assert len(labels) == len(set(labels))
    assert set(re.findall(r"<([a-z]\w*)>", made)) == set(labels)
    assert made.count("#footnote[") == notes(tiny)
    assert made.count("#context counter(page).at(") == paged(tiny)


def test_typst_takes_no_word_for_markup():
    """What means something to Typst is written so that it means nothing."""
    assert escaped(r"#a *b* _c_ $d$ @e <f> [g] \h /i =j") == (
        r"\#a \*b\* \_c\_ \$d\$ \@e \<f\> \[g\] \\h \/i \=j"
    )


@pytest.mark.skipif(not PEERS_PYTHON.exists(), reason="the peers are not installed")
def test_typst_compiles_it(tiny: Book, tmp_path: Path):
    """Typst itself makes a PDF of it without a word."""
    place = Place(tmp_path, tiny)
    place.write(tiny, "typ")
    made = place.typst()
    subprocess.run(made.command.words, check=True, capture_output=True)
    assert made.file.read_bytes().startswith(b"%PDF")


def test_markdown_has_every_note_table_and_picture(tiny: Book):
    """A second reader of Markdown finds the notes called and told, and tables with all rows."""
    made = markdown(tiny, "images").partition("---\n\n")[2]
    reader = MarkdownIt().enable("table").use(footnote_plugin)
    environment: dict[str, dict[str, dict[str, object]]] = {}
    tokens = reader.parse(made, environment)
    inline = [child.type for token in tokens for child in token.children or ()]
    assert inline.count("footnote_ref") == len(environment["footnotes"]["list"]) == notes(tiny)
    kinds = Counter(token.type for token in tokens)
    tables = sum(type(block).__name__ == "Table" for one in tiny.chapters for block in one.blocks)
    assert kinds["table_open"] == tables
    assert kinds["tr_open"] == 7 * tables
    assert inline.count("image") == len(tiny.pictures)


def test_page_references_in_markdown_are_written_for_both_engines(tiny: Book):
    """Each stands behind a blank that Pandoc keeps, once for Typst and once for LaTeX."""
    made = markdown(tiny, "images")
    for engine in ("typst", "latex"):
        assert made.count(f"`{{={engine}}}") == paged(tiny)
    assert not re.search(r"\)`\(p\.", made)
    assert not re.search(r"` \(", made)


def test_sources_are_faultless_in_every_language(tiny: Book, tmp_path: Path):
    """The builder finds nothing in the report, nor in an edition in another script."""
    place = Place(tmp_path, tiny, ("en", "ar"))
    place.write(tiny)
    place.translate()
    words = [sys.executable, "-m", "reportbuild", "check", str(place.report)]
    done = subprocess.run(
        [*words, "--fail-on", "hold"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in done.stdout


def test_what_has_not_changed_is_not_written_again(tiny: Book, tmp_path: Path):
    """Only a file with other bytes is written, so that an edit touches one text."""
    write(sources(tiny), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    other = {**sources(tiny), "references.toml": b"# another"}
    write(other, tmp_path)
    touched = [path.name for path, time in before.items() if path.stat().st_mtime_ns != time]
    assert touched == ["references.toml"]
