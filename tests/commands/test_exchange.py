from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportbuild.translate.po import read_po
from tests.stock import stock_files
from tests.terminal import put, run, stock

DECLARED = {"report.toml": stock_files()["report.toml"]}
EMPTY = '<target state="needs-translation"/>'
LABEL = "people fled the valley"


def catalogue(folder: Path, language: str = "fr") -> Path:
    return folder / "editions" / f"{language}.po"


def with_label(file: Path, words: str) -> None:
    """Translate one unit of an XLIFF file: the label of a statistic."""
    text = file.read_text("utf-8")
    head, _, rest = text.partition(f"<source>{LABEL}</source>")
    assert rest
    empty = re.compile(r"<target[^>]*>(?:[^<]*</target>)?")
    filled = empty.sub(f'<target state="translated">{words}</target>', rest, count=1)
    file.write_text(f"{head}<source>{LABEL}</source>{filled}", "utf-8")


@pytest.mark.parametrize("arguments", [("fr.xlf",), ("fr.xliff", "--xliff", "2.0"), ("fr.po",)])
def test_a_file_goes_out_and_comes_back(here: Path, arguments: tuple[str, ...]):
    """Export writes one file, the same bytes each time; imported unchanged it changes nothing."""
    folder = stock(here, DECLARED)
    run("translate", "update", "--lang", "fr")
    before = catalogue(folder).read_bytes()

    result = run("translate", "export", "stock", "--lang", "fr", "--to", *arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{arguments[0]}\n")
    first = Path(arguments[0]).read_bytes()
    assert b"more than 230,000" in first or arguments[0] == "fr.po"
    assert run("translate", "export", "--lang", "fr", "--to", *arguments).exit_code == 0
    assert Path(arguments[0]).read_bytes() == first

    back = run("translate", "import", arguments[0])
    assert back.exit_code == 0, back.output
    assert re.search(
        r"^sources/stock/editions/fr.po: \d+ without translation$", back.stdout, re.MULTILINE
    )
    assert catalogue(folder).read_bytes() == before
    assert sorted(path.name for path in here.iterdir()) == [arguments[0], "sources"]


def test_a_translation_comes_home(here: Path):
    """What was translated stands in the catalogue, which is made if there was none."""
    folder = stock(here, DECLARED)
    run("translate", "export", "--lang", "fr", "--chapter", "statistics", "--to", "out/fr.xlf")
    with_label(here / "out/fr.xlf", "personnes ont fui la vallée")

    result = run("translate", "import", "out/fr.xlf", "--report", "stock")

    assert result.exit_code == 0, result.output
    assert "fr.po: 1 merged" in result.stdout
    assert 'msgstr "personnes ont fui la vallée"' in catalogue(folder).read_text("utf-8")
    again = run("translate", "import", "out/fr.xlf")
    assert "fr.po: 1 unchanged" in again.stdout


def test_a_newer_translation_is_kept_until_somebody_asks(here: Path):
    """Exit code 1 and a finding at the line of the file; `--replace` takes it."""
    folder = stock(here, DECLARED)
    run("translate", "export", "--lang", "fr", "--chapter", "statistics", "--to", "fr.xlf")
    with_label(here / "fr.xlf", "gens ont fui")
    run("translate", "import", "fr.xlf")
    newer = catalogue(folder).read_bytes().replace(b"gens ont fui", b"habitants ont fui")
    catalogue(folder).write_bytes(newer)

    kept = run("translate", "import", "fr.xlf")
    assert kept.exit_code == 1
    assert re.search(r"error\[xch-007\] fr\.xlf:\d+ ", kept.stdout)
    assert catalogue(folder).read_bytes() == newer
    assert run("translate", "import", "fr.xlf", "--replace").exit_code == 0
    assert b"gens ont fui" in catalogue(folder).read_bytes()


def test_a_file_is_not_written_over_another(here: Path):
    """It may be a translator's; a catalogue least of all. `--replace` does it."""
    folder = stock(here, DECLARED)
    run("translate", "update", "--lang", "fr")
    whole = catalogue(folder).read_bytes()
    to = ("--to", str(catalogue(folder)))
    refused = run("translate", "export", "--lang", "fr", "--chapter", "work", *to)
    assert refused.exit_code == 1
    assert "xch-013" in refused.stdout
    assert catalogue(folder).read_bytes() == whole
    (here / "fr.xlf").write_text("old")
    assert "xch-013" in run("translate", "export", "--lang", "fr", "--to", "fr.xlf").stdout
    done = run("translate", "export", "--lang", "fr", "--to", "fr.xlf", "--replace")
    assert done.exit_code == 0
    assert (here / "fr.xlf").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("export", "--lang", "fr", "--to", "fr.docx"), 2, ".xlf"),
        (("export", "--lang", "fr", "--to", "fr.xlf", "--xliff", "3.0"), 2, "3.0"),
        (("export", "--to", "fr.xlf"), 2, "--lang"),
        (("export", "--lang", "de", "--to", "fr.xlf"), 1, "lang-004"),
        (("export", "--lang", "en", "--to", "fr.xlf"), 1, "lang-004"),
        (("export", "--lang", "fr", "--chapter", "wrok", "--to", "fr.xlf"), 1, "“work”"),
        (("export", "nosuch", "--lang", "fr", "--to", "fr.xlf"), 2, "ask-001"),
        (("export", "--lang", "fr", "--to", "sources/stock/report.toml/fr.xlf"), 3, "env-003"),
        (("import", "nosuch.xlf"), 1, "shelf-001"),
        (("import", "sources"), 1, "shelf-003"),
        (("import", "sources/stock/report.toml"), 1, "xch-001"),
        (("import", "sources/stock/images/map.png"), 1, "xch-001"),
        (("import", "sources/stock/report.toml", "--report", "nosuch"), 2, "ask-001"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    here: Path, arguments: tuple[str, ...], code: int, says: str
):
    """Wrong usage is 2, a finding 1, a folder that cannot be written 3; no catalogue appears."""
    folder = stock(here, DECLARED)
    result = run("translate", *arguments)
    assert result.exit_code == code, result.output
    assert says in result.output
    assert not catalogue(folder).exists()
    assert not (here / "fr.xlf").exists()


def two(here: Path) -> tuple[Path, Path]:
    """Two reports, of two numbers."""
    stock(here, DECLARED)
    other = stock_files()["report.toml"].replace(b"STOCK 01/2026", b"OTHER 02/2026")
    files = {**stock_files(), "report.toml": other}
    return here / "sources/stock", put(here / "sources/other", files)


def test_a_file_finds_its_report_among_several(here: Path):
    """By the number in it; one that is named and is not the file's refuses it."""
    first, second = two(here)
    asked = run("translate", "export", "--lang", "fr", "--to", "fr.xlf")
    assert (asked.exit_code, "ask-006" in asked.stdout) == (2, True)
    run("translate", "export", "other", "--lang", "fr", "--to", "fr.xlf")
    with_label(here / "fr.xlf", "gens ont fui")

    wrong = run("translate", "import", "fr.xlf", "--report", "stock")
    assert (wrong.exit_code, "xch-003" in wrong.stdout) == (1, True)
    assert run("translate", "import", "fr.xlf").exit_code == 0
    assert catalogue(second).exists()
    assert not catalogue(first).exists()


def test_a_file_that_names_no_report_must_be_told_which(here: Path):
    """PO of a tool that has dropped our fields; a number that no report here has."""
    two(here)
    run("translate", "export", "other", "--lang", "fr", "--to", "fr.po")
    text = (here / "fr.po").read_text("utf-8")
    (here / "bare.po").write_text(re.sub(r'"(X-Report|Project)[^\n]*\n', "", text), "utf-8")
    strange = text.replace("OTHER 02/2026", "HILL 3").replace("X-Report: other", "X-Report: hill")
    (here / "strange.po").write_text(strange, "utf-8")
    for name in ("bare.po", "strange.po"):
        result = run("translate", "import", name)
        assert (result.exit_code, "xch-014" in result.stdout) == (1, True)
    assert run("translate", "import", "bare.po", "--report", "other").exit_code == 0


def test_a_report_that_cannot_be_read_takes_nothing(here: Path):
    """Its own errors are told; its catalogue stays as it was."""
    folder = stock(here, DECLARED)
    run("translate", "export", "--lang", "fr", "--to", "fr.xlf")
    with_label(here / "fr.xlf", "gens ont fui")
    put(folder, {"text/03-work.md": "# Work\n\nIt is {nosuch}.\n"})
    result = run("translate", "import", "fr.xlf")
    assert result.exit_code == 1
    assert "nosuch" in result.stdout
    assert not catalogue(folder).exists()
    assert run("translate", "export", "--lang", "fr", "--to", "new.xlf").exit_code == 1
    assert not (here / "new.xlf").exists()


def test_what_is_not_finished_is_told(here: Path):
    """A warning that does not fail, and a fuzzy entry."""
    folder = stock(here, DECLARED)
    run("translate", "export", "--lang", "fr", "--chapter", "statistics", "--to", "fr.xlf")
    with_label(here / "fr.xlf", "gens ont fui")
    text = (here / "fr.xlf").read_text("utf-8")
    draft = text.replace('state="translated"', 'state="needs-review-translation"')
    (here / "fr.xlf").write_text(draft, "utf-8")
    result = run("translate", "import", "fr.xlf")
    assert result.exit_code == 0
    assert "warning[xch-012] fr.xlf" in result.stdout
    assert "#, fuzzy" in catalogue(folder).read_text("utf-8")


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_the_source_as_its_own_translation_gives_every_segment_back(here: Path, version: str):
    """A report with every element of the grammar: each translation is its source, none is lost."""
    folder = stock(here, DECLARED)
    run("translate", "export", "--lang", "fr", "--to", "fr.xlf", "--xliff", version)
    text = (here / "fr.xlf").read_text("utf-8")
    state = 'state="translated"'
    copied = re.sub(
        r"<source>(.*?)</source>(\s*)(?:<target[^>]*/>)?",
        rf"<source>\1</source>\2<target {state if version == '1.2' else ''}>\1</target>",
        text,
        flags=re.DOTALL,
    ).replace('state="initial"', state)
    (here / "fr.xlf").write_text(copied, "utf-8")

    result = run("translate", "import", "fr.xlf")

    assert result.exit_code == 0, result.output
    entries = read_po("fr.po", catalogue(folder).read_bytes()).value.entries
    assert len(entries) > 60
    assert [e.text for e in entries if e.translation != e.text] == []


def test_xch_013_nothing_is_sent_into_the_folder_of_catalogues(here: Path):
    """Not with --replace either: a part would take the place of the whole."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    run("translate", "update", "--lang", "fr")
    whole = (folder / "editions/fr.po").read_bytes()
    for name in ("fr.po", "new.xlf"):
        to = f"{folder}/editions/{name}"
        result = run("translate", "export", "--lang", "fr", "--to", to, "--replace")
        assert (result.exit_code, result.stdout.count("xch-013")) == (1, 1)
    assert [file.name for file in (folder / "editions").iterdir()] == ["fr.po"]
    assert (folder / "editions/fr.po").read_bytes() == whole
