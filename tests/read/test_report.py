from __future__ import annotations

import pickle
import random
import time
from hashlib import sha256

import pytest

from reportbuild.model.codes import CODES
from reportbuild.model.finding import Finding, Span
from reportbuild.model.report import Catalogue
from reportbuild.model.shelf import Shelf
from reportbuild.read.report import report
from tests.read.reports import HOUSE, found, read, replaced
from tests.stock import stock_files, stock_shelf


def test_the_stock_report_is_sound():
    """Nothing is found in the report that uses every element once."""
    made = read()
    assert made.findings == ()
    assert made.sound
    assert made.value.slug == "stock"
    assert [chapter.name for chapter in made.value.chapters] == [
        "summary",
        "return",
        "work",
        "method",
    ]
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own bytes


def test_every_file_read_has_its_digest():
    """`sources` names each file that was read, pictures too, with the digest of its bytes."""
    files = stock_files() | {"editions/fr.po": b"", "images/spare.png": b"", "notes.txt": b""}
    made = report(Shelf("stock", files), HOUSE).value
    assert made.sources == {
        path: sha256(data).hexdigest()
        for path, data in files.items()
        if path not in ("images/spare.png", "notes.txt")
    }


def test_catalogues_lie_beside_the_text():
    """Each declared edition but the source language's may have a catalogue."""
    made = read({"editions/fr.po": b"po"}).value
    assert made.catalogues == {"fr": Catalogue("editions/fr.po", b"po")}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"report.toml": None}, ["src-001 report.toml"]),
        (
            {"text/04-method.md": b"# How\n\xe9 [@obs_2026; @bank_2025]"},
            ["src-002 text/04-method.md:2"],
        ),
        ({"text/05-notes.txt": "words"}, ["src-006 text/05-notes.txt"]),
        ({"statistic.toml": "[a]"}, ["src-006 statistic.toml"]),
        ({"editions/de.po": ""}, ["src-006 editions/de.po"]),
        ({"images/spare.PNG": b""}, ["src-006 images/spare.PNG"]),
        ({"editions/en.po": ""}, ["src-006 editions/en.po"]),
        ({"text/.05-draft.md.swp": b"\xff", "text/05-a.md~": b"", "notes/a.md": b"\xff"}, []),
        ({"text/5 more.md": "# More\n\nWords."}, ["src-007 text/5 more.md"]),
        ({"text/05-return.md": "# More\n\nWords."}, ["src-007 text/05-return.md"]),
        ({"text/02-more.md": "# More\n\nWords."}, ["src-007 text/02-return.md"]),
        ({"text/2-trees.md": "# Trees\n\nWords."}, ["src-007 text/2-trees.md"]),
        ({"text/more.md": "# More\n\nWords."}, ["src-007 text/more.md"]),
        ({"text/05-more.md": ""}, ["src-009 text/05-more.md"]),
        ({"text/05-more.md": "# T\n\n" + "a" * 500_000}, ["src-005 text/05-more.md"]),
    ],
)
def test_faults_of_files_are_found(changed: dict[str, str | bytes | None], expected: list[str]):
    """Files that are missing, unreadable, misnamed or read by nobody."""
    assert found(changed) == expected


def test_a_report_without_text_is_found():
    """src-008: there is nothing to print."""
    files = {path: data for path, data in stock_files().items() if not path.startswith("text/")}
    codes = {finding.code for finding in report(Shelf("stock", files), HOUSE).findings}
    assert "src-008" in codes


def test_texts_stand_in_the_order_of_their_numbers():
    """02 comes before 10, and 9 before 10."""
    texts: dict[str, str | bytes | None] = {
        f"text/{n}-t{n}.md": f"# T{n}" for n in ("9", "10", "010")
    }
    names = [chapter.name for chapter in read(texts).value.chapters]
    assert names == ["summary", "return", "work", "method", "t9", "t010", "t10"]


def test_what_the_door_refused_is_passed_on():
    """Findings of the shelf come first and stop what they must."""
    refused = Finding("shelf-001", Span("text/05-a.md"), "This file cannot be read.")
    made = report(Shelf("stock", stock_files(), (refused,)), HOUSE)
    assert made.findings == (refused,)
    assert not made.sound


def test_every_file_s_faults_come_in_one_reading():
    """A broken report.toml does not hide what is wrong in the other files."""
    changed: dict[str, str | bytes | None] = {
        "report.toml": "title = ",
        "statistics.toml": "a = 1.5",
        "images.toml": "[",
        "text/02-return.md": "# T\n\n{fled",
        "text/03-work.md": b"\xff",
    }
    codes = {finding.code for finding in read(changed).findings}
    assert {"toml-001", "toml-003", "text-015", "src-002", "ref-001"} <= codes
    assert read(changed).made is None


def test_what_cannot_be_read_is_not_missing():
    """One finding for a broken file, and none for each mention of what it would have told."""
    for path, code in (
        ("statistics.toml", "toml-001"),
        ("references.toml", "toml-001"),
        ("images.toml", "toml-001"),
        ("text/03-work.md", "src-002"),
        ("text/01-summary.md", "src-002"),
    ):
        assert [one.split()[0] for one in found({path: b"= \xff" if code[0] == "s" else b"="})] == [
            code
        ]


# --- hostile sources ----------------------------------------------------------------------------

PIECES = [
    *"[](){}*_`\\=\"'#,>|-.:@^%&!<~\n\t\r\0é中",
    *("{fled}", "[^count]", "[^", "[@obs_2026, p. 1]", "[@", "[x]{lang=sq}", "[](#tab_duties)"),
    *("[w](http://x)", "![a](images/map.png)", "&amp;", "&#x202e;", "\u202e", "\u2069", "\ufeff"),
    *("<b>", "<!--", "**", "```\n", "\n\n", "    ", "> ", "- ", "1. ", "# ", "## ", "% "),
    *(":::\n", ":::{figure} images/house.svg\n", "::::{box} T\n", ":alt: x\n", "(tab)=\n"),
    *("|a|b|\n|-|-|\n|c|d|\n", "---\n", "===\n", "[a]: b\n", "\r\n", "\U000e0041"),
    *("1.5", "[a.b]\n", "[[a]]\n", "{b = 1}", "value = ", '"""'),
]


@pytest.mark.parametrize("seed", range(150))
def test_no_bytes_make_reading_raise(seed: int):
    """However the files are mangled, reading ends with a report or findings of known codes."""
    chance = random.Random(seed)
    files = stock_files()
    for path in chance.sample(sorted(files), 3):
        data = files[path]
        match chance.randrange(4):
            case 0:
                data = chance.randbytes(chance.randrange(200))
            case 1:
                for _ in range(chance.randint(1, 8)):
                    at = chance.randrange(len(data) + 1)
                    piece = chance.choice(PIECES).encode()
                    data = data[:at] + piece + data[at + chance.randint(0, 5) :]
            case 2:
                data = "".join(chance.choices(PIECES, k=chance.randrange(120))).encode()
            case _:
                one, other = sorted(chance.choices(range(len(data) + 1), k=2))
                data = data[:one] + data[other:]
        files[path] = data
    made = report(Shelf("stock", files), HOUSE)
    assert made.made is not None or made.findings
    assert all(finding.code in CODES and str(finding) for finding in made.findings)
    pickle.dumps(made)


HOSTILE = {
    "quotes": ">" * 10_000,
    "brackets": "[" * 10_000,
    "braces": "{" * 10_000,
    "spans": "[" * 10_000 + "x" + "]{a}" * 10_000,
    "pictures": "![" * 10_000,
    "calls": "[^" * 10_000,
    "citations": "[@a;" * 10_000,
    "emphasis": "*" * 10_000 + "a" + "*" * 10_000,
    "words in brackets": ("[" * 12 + "a" + "]" * 12 + "\n\n") * 1_000,
    "lists": "\n".join("  " * min(depth, 200) + "- a" for depth in range(1_000)),
    "lists in one line": "- " * 10_000,
    "one long line": "a" * 5_000_000,
    "long lines": ("ab {c} " * 100 + "\n") * 500,
    "lines": "a\n" * 24_000,
    "blocks": ":::{box} B\n" * 10_000,
    "colons": ":::\n" * 10_000,
    "options": ":::{figure} x\n" + ":alt: x\n" * 10_000,
    "notes": "".join(f"[^n{number}]: x\n" for number in range(3_000)),
    "notes in notes": "[^a]: " * 10_000,
    "targets": "(a)=\n" * 10_000,
    "columns": "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|a\n" * 100,
    "rows": "|a|b|\n|-|-|\n" + "|c|{d}|\n" * 3_000,
    "definitions": "".join(f"[n{number}]: x\n" for number in range(3_000)),
    "entities": "&#x202e;" * 2_000,
    "controls": "\u202e" * 10_000,
    "nulls": "\0" * 10_000,
    "ticks": "".join("`" * number + "a" for number in range(400)),
    "tags": "<a " * 10_000,
    "surrogates": "&#xd800;&#0;&#x110000;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end_quickly(name: str):
    """Nothing that fits into a file keeps the reader busy or brings it down."""
    started = time.perf_counter()
    made = read({"text/04-method.md": "# T\n\n[@obs_2026; @bank_2025]\n\n" + HOSTILE[name]})
    assert time.perf_counter() - started < 10
    assert made.made is not None


HOSTILE_TOML = {
    "brackets": "a = " + "[" * 10_000,
    "braces": "a = " + "{b=" * 10_000,
    "dots": ".".join("a" * 2_000) + " = 1",
    "digits": "a = " + "9" * 10_000,
    "hexadecimal digits": "a = 0x" + "f" * 20_000,
    "keys": "".join(f"k{number} = 1\n" for number in range(2_000)),
    "tables": "[[a]]\n" * 2_000,
    "an open string": 'a = "' + "x" * 400_000,
    "many words": 'title = "' + "[x]{lang=sq} " * 30_000 + '"',
    "infinity": "a = inf",
    "a surrogate": 'a = "\\ud800"',
    "marks": "\ufeff\ufeff",
    "no key": "= 1",
    "no name": "[]",
    "a key within a number": "a.b = 1\na = 2",
}


@pytest.mark.parametrize(
    "file", ["report.toml", "statistics.toml", "references.toml", "images.toml"]
)
@pytest.mark.parametrize("name", HOSTILE_TOML)
def test_hostile_tables_end_quickly(file: str, name: str):
    """Depth, size and nonsense in TOML give findings."""
    started = time.perf_counter()
    made = read({file: HOSTILE_TOML[name]})
    assert time.perf_counter() - started < 10
    assert made.findings


def test_line_ends_and_marks_make_no_difference():
    """A report saved on Windows is read to the same values; only the digests differ."""
    plain = read().value
    texts = {p: d for p, d in stock_files().items() if not p.startswith("images/")}
    for files in (
        {path: data.replace(b"\n", b"\r\n") for path, data in texts.items()},
        {path: b"\xef\xbb\xbf" + data for path, data in texts.items()},
    ):
        made = report(stock_shelf(files), HOUSE)
        assert made.findings == ()
        assert made.value.chapters == plain.chapters
        assert made.value.statistics == plain.statistics
        assert made.value.identity == plain.identity


def test_findings_of_one_file_are_in_the_order_of_its_lines():
    """Who mends a text from its head downwards meets the findings in that order."""
    text = replaced(
        "text/02-return.md", "### Who came back", "{x\n\n<b>\n\n### Who `came` back\n\n##### x"
    )
    lines = [f.span.line for f in read(text).findings if f.code.startswith("text")]
    assert lines == sorted(lines)
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('index = "STOCK 01/2026"\n', "", "toml-004"),
        ('locale = "fr-FR"\n', 'local = "fr-FR"\n', "toml-005"),
        ('version = "1.0"\n', "version = \n", "toml-001"),
    ],
)
def test_a_catalogue_is_declared_by_a_report_toml_that_has_errors(old: str, new: str, code: str):
    """Its own mistakes are told, and not that nothing reads the catalogue: no src-006."""
    changed = {**replaced("report.toml", old, new), "editions/fr.po": ""}
    assert [finding.split()[0] for finding in found(changed)] == [code]
