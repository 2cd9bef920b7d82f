"""The sample reports on paper: what each reader of PDF gets out of them."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pypdf
import pytest

from reportbuild.model.artefact import Artefact
from reportbuild.model.document import Document
from reportbuild.proof.expected import body_lines, note_lines
from reportbuild.proof.pdf import proof_pdf
from reportbuild.shelf import report_shelf
from tests.press.made import BOTH, failures
from tests.prove.builds import SAMPLES, SOURCES, checked, run, the_house


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every PDF of the sample reports, by their folders."""
    folder = tmp_path_factory.mktemp("papers")
    run("build", "--no-cache", "--format", "pdf", "--out", str(folder))
    return folder


def words(text: str) -> Counter[str]:
    """The words and figures of a text, whatever spaces, hyphens and marks stand between."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u2010\n", "")
    return Counter(re.findall(r"\w\w+", plain.casefold()))


def said(document: Document) -> Counter[str]:
    """The words of all texts and notes of a document."""
    lines = [
        line.text
        for section in document.sections
        for line in (*body_lines(section, document.words), *note_lines(section))
    ]
    return words("\n".join(lines))


def share(expected: Counter[str], got: Counter[str]) -> float:
    """How many of the words expected came, in per cent."""
    return 100 * (expected & got).total() / expected.total()


@pytest.mark.prove
def test_the_text_of_every_edition_is_read_back_through_its_structure(
    papers: Path, capsys: pytest.CaptureFixture[str]
):
    """What a screen reader is told is what was written, to the letter; valid PDF/UA-1 and PDF/A-3a.

    What poppler and pypdf make of the page's glyphs is tabled beside it: they read no structure.
    """
    rows = []
    for report, language in SAMPLES:
        file = papers / report / f"{report}-{language}.pdf"
        document = checked(report_shelf(SOURCES / report), language).documents[language]
        artefact = Artefact(file.name, "application/pdf", language, file.read_bytes())
        assert proof_pdf(artefact, document, the_house().faces) == ()
        assert failures(file.read_bytes(), *BOTH) == [], file.name
        expected = said(document)
        poppler = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", str(file), "-"], check=True, capture_output=True
        ).stdout.decode()
        with file.open("rb") as opened:
            by_pypdf = "\n".join(p.extract_text() for p in pypdf.PdfReader(opened).pages)
        found = [share(expected, words(text)) for text in (poppler, by_pypdf)]
        rows.append(f"{file.name:34} structure 100.0 %  poppler {found[0]:5.1f} %  "
                    f"pypdf {found[1]:5.1f} %")  # fmt: skip
    with capsys.disabled():
        print("\n" + "\n".join(rows))
