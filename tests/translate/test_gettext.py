"""GNU gettext's own check of catalogues: silent where they are right, heard where they are not."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from reportbuild.model.statistics import Noun
from reportbuild.translate.catalogue import update
from tests.translate.samples import chapter, report, statistic

STARTER = Path("src/reportbuild/starter/editions")
SAMPLES = sorted([*Path("sources").glob("*/editions/*.po"), *STARTER.glob("*.po")])


def msgfmt(data: bytes, folder: Path) -> tuple[int, str]:
    """What `msgfmt -c` ends with, and what it says."""
    file = folder / "x.po"
    file.write_bytes(data)
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", file], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def fresh(language: str) -> bytes:
    """A new catalogue of a report that counts bars."""
    text = chapter("health", "Health", "{fled} fled from [Gjon]{lang=sq}.")
    bars = Noun((("one", "{value} bar"), ("other", "{value} bars")))
    records = {"fled": replace(statistic("fled", "people"), noun=bars)}
    made = replace(report(text, languages=f"en {language}"), statistics=records)
    return update(made, language, {"fled": "more than 5"}).value


def filled(data: bytes, forms: str, words: str = "{fled} [Gjon]{lang.sq}") -> bytes:
    """The catalogue with its noun and its paragraph translated."""
    numbered = re.sub(r'(msgstr\[\d\]) ""', rf'\1 "{forms}"', data.decode())
    head, _, rest = numbered.partition('{lang.sq}."\nmsgstr ""')
    return f'{head}{{lang.sq}}."\nmsgstr "{words}"{rest}'.encode()


def test_there_are_samples():
    """Or the next test would prove nothing."""
    assert len(SAMPLES) >= 6


@pytest.mark.parametrize("path", SAMPLES, ids=str)
def test_the_samples_catalogues_are_clean(path: Path, tmp_path: Path):
    """No error, and no word of warning either."""
    assert msgfmt(path.read_bytes(), tmp_path) == (0, "")


@pytest.mark.parametrize("path", SAMPLES, ids=str)
def test_a_misspelt_placeholder_is_caught_in_every_sample(path: Path, tmp_path: Path):
    """The first entry with a statistic in it, one letter of its name wrong."""
    entry = re.compile(
        rb'(#, python-brace-format\nmsgctxt [^\n]*\nmsgid [^\n]*\nmsgstr "[^\n]*?\{)'
    )
    assert entry.search(path.read_bytes())
    code, said = msgfmt(entry.sub(rb"\1x", path.read_bytes(), count=1), tmp_path)
    assert code != 0
    assert "format specification" in said


@pytest.mark.parametrize("language", ["fr", "ar", "ru", "he", "zh", "pt-BR", "sr-Latn", "am"])
def test_a_catalogue_of_ours_is_clean_whatever_the_language(language: str, tmp_path: Path):
    """Empty or filled in; with plural forms by CLDR's rule."""
    data = fresh(language)
    assert msgfmt(data, tmp_path) == (0, "")
    assert msgfmt(filled(data, "{value} x"), tmp_path) == (0, "")


@pytest.mark.parametrize(
    ("forms", "words"),
    [
        ("{valeur} x", "{fled} [Gjon]{lang.sq}"),
        ("x", "{fled} [Gjon]{lang.sq}"),
        ("{value} x", "{flad} [Gjon]{lang.sq}"),
        ("{value} x", "[Gjon]{lang.sq}"),
        ("{value} x", "{fled [Gjon]{lang.sq}"),
    ],
)
def test_a_misspelt_or_dropped_placeholder_is_caught(forms: str, words: str, tmp_path: Path):
    """In a plural form as in a paragraph, before our own check ever sees it."""
    assert msgfmt(filled(fresh("fr"), forms, words), tmp_path)[0] != 0


def test_a_dual_may_leave_its_figure_out(tmp_path: Path):
    """Gettext knows from the rule that the form means one number, as we do."""
    data = filled(fresh("ar"), "{value} حانة").decode()
    data = data.replace('msgstr[2] "{value} حانة"', 'msgstr[2] "حانتان"')
    assert msgfmt(data.encode(), tmp_path) == (0, "")
    data = data.replace('msgstr[3] "{value} حانة"', 'msgstr[3] "حانات"')
    assert msgfmt(data.encode(), tmp_path)[0] != 0
