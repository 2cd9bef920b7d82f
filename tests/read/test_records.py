from __future__ import annotations

import pytest

from reportbuild.model.codes import CODES
from reportbuild.read.records import each, shaped
from reportbuild.read.schema import PictureShape, ReportShape, WorkShape
from reportbuild.read.toml import toml
from tests.read.reports import found, read, replaced
from tests.stock import REPORT


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('title = "No way *home*"\n', "", ["toml-004 report.toml"]),
        ('version = "1.0"\n', "", ["toml-004 report.toml"]),
        ("published = 2026-11-21\n", "", ["toml-004 report.toml"]),
        ('kicker = "Stock report"', 'kiker = "Stock report"', ["toml-005 report.toml:4"]),
        ('openers = "recto"', 'opener = "recto"', ["toml-005 report.toml:19"]),
        ('numerals = "native"', 'numeral = "native"', ["toml-005 report.toml:35"]),
        ('version = "1.0"', "version = 1", ["toml-006 report.toml:13"]),
        (
            'credits = ["Drawings: the authors."]',
            'credits = "The authors."',
            ["toml-006 report.toml:11"],
        ),
        ('"© The Valley Observatory 2026."', "3", ["toml-006 report.toml:8"]),
        ("published = 2026-11-21", 'published = "2026-11-21"', ["toml-006 report.toml:14"]),
        ("published = 2026-11-21", "published = 2026-11-21T10:00:00Z", ["toml-006 report.toml:14"]),
        ('openers = "recto"', 'openers = "verso"', ["toml-007 report.toml:19"]),
        ('formats = ["pdf", "epub"]', 'formats = ["pdf", "docx"]', ["toml-007 report.toml:15"]),
        ('numerals = "native"', 'numerals = "arab"', ["toml-007 report.toml:35"]),
        ('title = "No way *home*"', 'title = " "', ["toml-008 report.toml:2"]),
        ('formats = ["pdf", "epub"]', "formats = []", ["toml-008 report.toml:15"]),
        ('"978-92-1-000001-7"', '"978-92-1-000001-8"', ["toml-008 report.toml:28"]),
        ("[editions.fr]", "[editions.FR]", ["toml-008 report.toml:30"]),
        ('locale = "ar-EG"', 'locale = "ar_EG"', ["toml-008 report.toml:34"]),
        ('language = "en"', 'language = "English"', ["toml-008 report.toml:1"]),
    ],
)
def test_faults_of_report_toml_are_found_on_their_lines(old: str, new: str, expected: list[str]):
    """Missing, unknown and ill-formed keys are found, and no report is made without them."""
    changed = replaced("report.toml", old, new)
    assert found(changed) == expected
    assert read(changed).made is None


def test_all_faults_come_at_once():
    """toml-004, toml-005, toml-006, toml-007, toml-008: one reading finds them all."""
    text = REPORT.replace('version = "1.0"', "verson = 1").replace('"recto"', '"left"')
    text = text.replace('index = "STOCK 01/2026"', "index = 3").replace("ar-EG", "AR")
    codes = [finding.code for finding in read({"report.toml": text}).findings]
    assert sorted(codes) == ["toml-004", "toml-005", "toml-006", "toml-007", "toml-008"]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ('openers = "recto"', 'opener = "recto"', "Did you mean “openers”?"),
        ('openers = "recto"', 'openers = "rectto"', "Did you mean “recto”?"),
        ('openers = "recto"', 'openers = "verso"', "Known here: any, recto."),
        ('numerals = "native"', 'numeral = "native"', "Did you mean “numerals”?"),
        ('locale = "ar-EG"', 'locale = "ar_eg"', "Write “ar-EG”."),
        (
            "published = 2026-11-21",
            'published = "2026-11-21"',
            "Write it without quotation marks: 2026-11-21",
        ),
    ],
)
def test_hints_say_what_to_write(old: str, new: str, hint: str):
    """Each hint can be followed as it stands."""
    assert [finding.hint for finding in read(replaced("report.toml", old, new)).findings] == [hint]


def test_sentences_are_plain():
    """No finding of a shape speaks of the machinery behind it."""
    broken = toml(
        "report.toml", b"title = 1\nrights = 1\nstyle = 1\npublished = 1\neditions = 1\nx = 1"
    )
    findings = shaped(ReportShape, broken.value).findings
    assert len(findings) > 8
    for finding in findings:
        assert finding.code in CODES
        assert finding.message.endswith(".")
        for jargon in ("Input", "input", "valid", "instance", "dict", "str", "Shape", "None"):
            assert jargon not in finding.message + finding.hint


def test_names_of_records_are_keys_but_for_pictures():
    """toml-009: statistics and works are named by keys; pictures by their paths."""
    file = toml("a.toml", b'["a b"]\ncredit = "c"\nrights = "r"\nidentifiable = false\n').value
    assert each(PictureShape, file, keyed=False).findings == ()
    codes = [f"{f.code} {f.span}" for f in each(WorkShape, file, keyed=True).findings]
    assert codes[0] == "toml-009 a.toml:1"


def test_a_record_that_is_no_table_is_found():
    """A bare value among records has its own line."""
    file = toml("a.toml", b"\nname = 3\n").value
    made = each(WorkShape, file, keyed=True)
    assert made.value == {}
    assert [f"{f.code} {f.span}" for f in made.findings] == ["toml-006 a.toml:2"]


def test_a_missing_key_is_told_with_its_record():
    """toml-004: of a table that is named; the file's own keys belong to none."""
    made = read(replaced("statistics.toml", 'label = "people fled the valley"\n', ""))
    messages = [f.message for f in made.findings if f.code == "toml-004"]
    assert messages == ["[fled] has no “label”."]
    made = read(replaced("report.toml", 'version = "1.0"\n', ""))
    assert [f.message for f in made.findings] == ["“version” is missing."]


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "said"),
    [
        ("report.toml", "[order]", "[statistics]\nwords_up_to = 30\n\n[order]", "toml-006",
         "“words_up_to” is at most 20."),
        ("report.toml", "[order]", "[statistics]\nwords_up_to = -1\n\n[order]", "toml-006",
         "“words_up_to” is at least 0."),
        ("report.toml", "[editions.fr]\n",
         '[[editions.fr.differences]]\nchapter = "x"\nwhat = "notes"\n[editions.fr]\n',
         "toml-004", "[editions.fr.differences] has no “reason”."),
        ("statistics.toml", "[fled]\n", '[fled]\nnoun = {one = "a", others = "b"}\n', "toml-007",
         "“others” is none of the names that are possible here."),
    ],
)  # fmt: skip
def test_what_is_said_names_the_key_and_its_limits(
    path: str, old: str, new: str, code: str, said: str
):
    """A name that is no category, a number out of its range, a table of a list."""
    findings = read(replaced(path, old, new)).findings
    assert (code, said) in [(f.code, f.message) for f in findings]
