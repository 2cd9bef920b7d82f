"""Scripts that the house has no faces for, with faces that are pinned for this proof alone.

`faces/package-lock.json` pins them by hash; they are installed when they are first needed. What
comes out of a PDF must be what was written, or there must be no PDF.
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from reportbuild.making import make
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import Face, House
from reportbuild.model.finding import Checked
from reportbuild.proof.pdf_book import open_paper
from tests.doing import Here
from tests.press.made import BOTH, failures
from tests.prove.builds import the_house
from tests.scripts import SENTENCES, document_in

FOLDER = Path(__file__).parent / "faces"
PACKAGES = FOLDER / "node_modules" / "@expo-google-fonts"

FAMILIES = {
    "he": ("Frank Ruhl Libre", "frank-ruhl-libre", ("400Regular", "600SemiBold")),
    "hi": ("Noto Serif Devanagari", "noto-serif-devanagari", ("400Regular", "600SemiBold")),
    "zh": ("ZCOOL XiaoWei", "zcool-xiaowei", ("400Regular",)),
    "ja": ("Sawarabi Mincho", "sawarabi-mincho", ("400Regular",)),
}
"""Family, package and styles for each language."""


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    """The faces that the lock file names; npm checks their hashes."""
    if not PACKAGES.is_dir():
        install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(install, check=True, cwd=FOLDER)


def house_for(language: str) -> House:
    """The house with one more family, for whatever its own faces cannot draw."""
    family, package, styles = FAMILIES[language]
    files = [next((PACKAGES / package / style).glob("*.ttf")) for style in styles]
    faces = tuple(
        Face(family, int(style[:3]), "normal", file.name, file.read_bytes())
        for style, file in zip(styles, files, strict=True)
    )
    sheets = {
        name: sheet.replace('"Amiri"', f'"Amiri", "{family}"').replace(
            '"Vazirmatn"', f'"Vazirmatn", "{family}"'
        )
        for name, sheet in the_house().stylesheets.items()
    }
    return replace(the_house(), faces=the_house().faces + faces, stylesheets=sheets)


def pressed(language: str) -> Checked[Artefact]:
    return make(document_in(language), house_for(language), "pdf", Here())


@pytest.mark.prove
@pytest.mark.parametrize("language", ["he", "zh", "ja"])
def test_a_script_is_told_to_the_letter(language: str):
    """Hebrew, Chinese and Japanese, mixed with Latin, by both standards."""
    made = pressed(language)
    assert made.findings == ()
    assert failures(made.value.data, *BOTH) == []
    told = open_paper(made.value).value.structure.root.text()
    assert told.count(SENTENCES[language]) >= len(("in lists", "quoted", "in a head", "in a note"))


@pytest.mark.prove
def test_a_script_that_is_not_told_to_the_letter_is_refused():
    """pdf-017: Devanagari. Its marks are drawn by glyphs that stand for others elsewhere, so that
    what is copied is not what was written, whatever the structure says beside it.
    """
    made = pressed("hi")
    assert {finding.code for finding in made.findings} == {"pdf-017"}
    assert all(finding.severity.value == "error" for finding in made.findings)
