"""`reportbuild signoff`: what it tells, what it records, what it refuses, what it returns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportbuild import machine
from reportbuild.model.report import Format
from reportbuild.model.signoff import FORMAT_NAMES
from reportbuild.shelf import report_shelf
from reportbuild.signoff import record
from reportbuild.signoff.items import ITEMS
from tests.signoff.made import SOURCES, artefact, ebook, output, pack, packed, screen
from tests.terminal import put, run

RECORD = Path("sources/stock/signoff.toml")
OUTPUT = Path("output/stock")
PDF, EPUB = artefact("stock-fr.pdf", screen()), artefact("stock-fr.epub", ebook())
FILES = output(PDF, EPUB, packed(pack()))
SIGN = ("signoff", "sign", "stock", "--lang", "fr", "--by", "MK")
ORDER = (*SIGN, "--format", "pdf", "--item", "order")


@pytest.fixture(autouse=True)
def _made(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report, and what was made of it, on the last of March."""
    put(here / "sources/stock", SOURCES)
    put(here / OUTPUT, FILES)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774958400")


def entries() -> list[dict[str, Any]]:
    """What is recorded."""
    found: list[dict[str, Any]] = tomllib.loads(RECORD.read_text("utf-8"))["signature"]
    return found


def items(form: Format) -> list[str]:
    """The switches that sign all of a format's items."""
    return [word for item in ITEMS if form in item.formats for word in ("--item", item.key)]


def another(here: Path) -> None:
    """The screen edition is built again, and has other bytes."""
    put(here / OUTPUT, output(artefact("stock-fr.pdf", screen(lambda pdf: pdf.add_blank_page()))))


def test_status_tells_what_is_seen_and_what_is_open():
    """Figures from the files themselves, questions with what they need, exit code 0."""
    done = run("signoff", "status", "stock")

    assert done.exit_code == 0, done.stdout
    lines = done.stdout.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert [head.partition("  ")[0] for head in heads] == [
        "stock-fr.pdf", "stock-fr.epub", "handover-fr/SHA256SUMS",
    ]  # fmt: skip
    assert heads[0].endswith("): 0 of 15 signed")
    assert "  seen      1 table, 1 of them with heads" in lines
    assert "  told      warning print-006 report.toml:4: The profile is another." in lines
    assert any(line.startswith("  open      order              Two chapters") for line in lines)


def test_a_signature_is_recorded_with_who_when_and_for_which_bytes():
    """One entry for each item; the checklist of the edition is written beside the artefacts."""
    done = run(*ORDER, "--item", "notes", "--note", "NVDA 2025.1")

    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [
            "stock-fr.pdf: 2 of 15 signed",
            "output/stock/stock-fr-signoff.html",
            "output/stock/stock-fr-signoff.json",
        ],
    )
    assert [(e["item"], e["by"], str(e["date"]), e["note"]) for e in entries()] == [
        ("notes", "MK", "2026-03-31", "NVDA 2025.1"),
        ("order", "MK", "2026-03-31", "NVDA 2025.1"),
    ]
    manifest = json.loads((OUTPUT / "manifest.json").read_bytes())
    assert entries()[0]["sha256"] == manifest["artefacts"]["stock-fr.pdf"]["sha256"]
    assert "signed    order              MK, 2026-03-31: NVDA 2025.1" in run(
        "signoff", "status", "stock"
    ).stdout  # fmt: skip


def test_the_checklist_that_is_written_has_all_formats_of_the_edition():
    """Whoever signs for one format does not drop the others from the page."""
    run(*ORDER)
    written = json.loads((OUTPUT / "stock-fr-signoff.json").read_bytes())
    assert [file["format"] for file in written["files"]] == ["pdf", "epub", "print"]


def test_the_record_is_no_source_and_names_go_nowhere_else(here: Path):
    """A signature changes nothing that is made, is told by no check, and stays in its places."""
    before = report_shelf(here / "sources/stock").files
    assert (
        run(*SIGN, "--by", "Mira Krasniqi", "--format", "print", "--item", "spine").exit_code == 0
    )

    assert RECORD.is_file()
    assert report_shelf(here / "sources/stock").files == before
    holding = {
        file.relative_to(here).as_posix()
        for file in here.rglob("*")
        if file.is_file() and b"Krasniqi" in file.read_bytes()
    }
    assert holding == {
        RECORD.as_posix(), "output/stock/stock-fr-signoff.html",
        "output/stock/stock-fr-signoff.json",
    }  # fmt: skip
    assert {name: (OUTPUT / name).read_bytes() for name in FILES} == FILES


def test_a_signature_for_a_file_that_has_changed_is_outdated(here: Path):
    """Shown as such, counted for nothing; valid again when the same bytes are built again."""
    run(*ORDER)
    another(here)
    changed = run("signoff", "status", "stock", "--format", "pdf").stdout
    assert "0 of 15 signed, 1 for an earlier file only" in changed
    assert "outdated  order              MK, 2026-03-31 (for an earlier file)" in changed

    put(here / OUTPUT, FILES)
    assert "1 of 15 signed" in run("signoff", "status", "stock", "--format", "pdf").stdout


def test_verify_ends_with_one_until_everything_is_signed_for_these_very_files(here: Path):
    """sign-006 with what is open; then 0, with the digests; and 1 again for other bytes."""
    first = run("signoff", "verify", "stock", "--format", "pdf")
    assert first.exit_code == 1
    assert "error[sign-006] stock-fr.pdf (fr)  0 of 15 are signed; open: proof_read" in first.stdout

    assert run(*SIGN, "--format", "pdf", *items("pdf")).exit_code == 0
    done = run("signoff", "verify", "stock", "--format", "pdf")
    assert (done.exit_code, done.stdout.split()[::2]) == (0, ["signed", "stock-fr.pdf"])
    assert run("signoff", "verify", "stock").exit_code == 1  # the other formats

    another(here)
    assert run("signoff", "verify", "stock", "--format", "pdf").exit_code == 1


@pytest.mark.parametrize("form", FORMAT_NAMES)
def test_each_format_can_be_signed_off(form: Format):
    """Every item that is asked of it can be signed, and nothing more is wanted."""
    assert run(*SIGN, "--format", form, *items(form)).exit_code == 0
    assert run("signoff", "verify", "--lang", "fr", "--format", form).exit_code == 0


def test_verify_is_never_content_with_nothing(here: Path):
    """sign-003: no such edition, no such format, nothing built; 1 each time."""
    for asked in (("--lang", "es"), ("--out", "elsewhere")):
        done = run("signoff", "verify", "stock", *asked)
        assert (done.exit_code, "error[sign-003]" in done.stdout) == (1, True)
    put(here / OUTPUT, output(PDF))
    done = run("signoff", "verify", "stock", "--lang", "fr", "--format", "print")
    assert (done.exit_code, "No finished file is listed: fr print." in done.stdout) == (1, True)


def test_a_draft_is_not_signed_and_one_beside_a_finished_file_is_passed_over(here: Path):
    """sign-005 where there is only a draft; else the finished file is meant."""
    draft = artefact("stock-fr-draft.pdf", screen(lambda pdf: pdf.add_blank_page()))
    both = output(PDF, draft, drafts=[draft.name])
    put(here / OUTPUT, both)
    assert run(*SIGN, "--format", "pdf", *items("pdf")).exit_code == 0
    assert {e["file"] for e in entries()} == {"stock-fr.pdf"}
    assert run("signoff", "verify", "--format", "pdf").exit_code == 0

    put(here / OUTPUT, output(draft, drafts=[draft.name]))
    for command in (ORDER, ("signoff", "verify", "--format", "pdf")):
        done = run(*command)
        assert (done.exit_code, "error[sign-005]" in done.stdout) == (1, True)
    assert {e["file"] for e in entries()} == {"stock-fr.pdf"}


def test_who_looked_at_another_file_does_not_sign_for_this_one():
    """sign-007 with both digests; with the right one, in either case, it is signed."""
    done = run(*ORDER, "--sha256", "0123456789")
    assert (done.exit_code, "error[sign-007]" in done.stdout) == (1, True)
    assert not RECORD.exists()

    digest = json.loads((OUTPUT / "manifest.json").read_bytes())["artefacts"]["stock-fr.pdf"]
    assert run(*ORDER, "--sha256", digest["sha256"][:12].upper()).exit_code == 0


def test_a_file_that_is_not_the_builders_is_not_signed_and_hinders_no_other():
    """sign-004 for the one that was changed; the others are signed as ever."""
    (OUTPUT / "stock-fr.epub").write_bytes(b"another")
    done = run(*SIGN, "--format", "epub", "--item", "order")
    assert (done.exit_code, "error[sign-004] stock-fr.epub (fr)" in done.stdout) == (1, True)

    assert run(*ORDER).exit_code == 0
    assert run("signoff", "verify", "stock", "--format", "epub").exit_code == 1


def test_a_record_that_cannot_be_read_is_left_as_it_is(here: Path):
    """sign-001: nothing counts, nothing is added, and no byte of it is lost."""
    put(here, {RECORD.as_posix(): b"<<<<<<< ours\n"})
    for command in (ORDER, ("signoff", "verify", "stock"), ("signoff", "status", "stock")):
        done = run(*command)
        assert (done.exit_code, "error[sign-001] signoff.toml:1" in done.stdout) == (1, True)
    assert RECORD.read_bytes() == b"<<<<<<< ours\n"

    RECORD.unlink()
    RECORD.symlink_to("/nowhere")
    assert run(*ORDER).exit_code == 1


def test_a_record_that_would_grow_too_large_is_not_written(monkeypatch: pytest.MonkeyPatch):
    """sign-001 before, not after: what is there can still be read."""
    run(*ORDER)
    monkeypatch.setattr("reportbuild.commands.signoff.LARGEST", record.LARGEST // 2**20 * 100)
    done = run(*SIGN, "--format", "pdf", "--item", "notes")
    assert (done.exit_code, "error[sign-001]" in done.stdout) == (1, True)
    assert len(entries()) == 1


def test_sources_that_have_changed_are_told_and_hinder_nobody(here: Path):
    """sign-008: the file that is signed is the one that is there."""
    put(here, {"sources/stock/text/01-home.md": b"# Another home"})
    done = run(*ORDER)
    assert (done.exit_code, "warning[sign-008]" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--format", "pdf", "--item", "barcode"), "'barcode' is not asked of pdf"),
        (("--format", "pdf", "--item", "nosuch"), "These are: proof_read"),
        (("--format", "doc", "--item", "order"), "'doc' is not one of pdf, epub, print"),
        (("--format", "pdf", "--item", "order", "--by", "M\x1b[2JK"), "U+001B"),
        (("--format", "pdf", "--item", "order", "--by", "m@example.org"), "U+0040"),
        (("--format", "pdf", "--item", "order", "--note", "n" * 9999), "9999 characters"),
        (("--format", "pdf", "--item", "order", "--note", "a\nb"), "U+000A"),
        (("--format", "pdf", "--item", "order", "--date", "2026-04-01"), "still to come"),
        (("--format", "pdf", "--item", "order", "--date", "yesterday"), "is no day"),
        (("--format", "pdf", "--item", "order", "--sha256", "xyz"), "hexadecimal digits"),
        (
            ("--format", "pdf", "--format", "epub", "--item", "order", "--sha256", "0" * 8),
            "one --lang and one --format",
        ),
        (("--item", "order"), "Missing option '--format'"),
    ],
)
def test_what_cannot_be_signed_is_wrong_usage(more: tuple[str, ...], said: str):
    """2, with the reason; nothing is recorded."""
    done = run(*SIGN, *more)

    assert done.exit_code == 2
    assert said in " ".join(done.output.replace("│", " ").split())
    assert not RECORD.exists()


def test_an_earlier_day_and_a_name_spelt_otherwise_are_taken_as_they_are_meant():
    """The day that is named; accents composed, so that one person is one person."""
    run(*ORDER, "--by", "José", "--date", "2026-03-01")
    run(*ORDER, "--by", "Jose\u0301", "--date", "2026-03-02")
    assert [(e["by"], str(e["date"])) for e in entries()] == [("José", "2026-03-02")]


def test_the_day_is_the_clocks_or_the_one_that_is_set(monkeypatch: pytest.MonkeyPatch):
    """SOURCE_DATE_EPOCH in UTC; what is no time is wrong usage; without it, the clock's."""
    assert str(machine.today()) == "2026-03-31"
    for wrong in ("soon", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert machine.today() is None
        assert run(*ORDER).exit_code == 2
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert str(machine.today()) > "2026-01-01"


def test_pages_are_written_for_each_edition(here: Path):
    """A page and its JSON in each language; again, the same bytes."""
    english = artefact("stock-en.pdf", screen(), "en")
    put(here / OUTPUT, output(PDF, english))
    done = run("signoff", "page", "stock")

    assert done.exit_code == 0
    names = [f"stock-{tag}-signoff.{kind}" for tag in ("en", "fr") for kind in ("html", "json")]
    assert [line.rpartition("/")[2] for line in done.stdout.splitlines()] == names
    before = [(OUTPUT / name).read_bytes() for name in names]
    run("signoff", "page", "stock")
    assert [(OUTPUT / name).read_bytes() for name in names] == before
    assert "Sign-off of stock, edition “fr”" in (OUTPUT / names[2]).read_text("utf-8")


def test_people_who_sign_at_once_are_all_recorded(here: Path):
    """Four at the same time, each for an item of their own: no signature is lost."""
    keys = ["order", "notes", "tables", "links"]
    command = [sys.executable, "-m", "reportbuild", *SIGN, "--format", "pdf", "--item"]
    environment: Mapping[str, str] = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    at_once = [
        subprocess.Popen([*command, key], cwd=here, env=environment, stdout=subprocess.DEVNULL)
        for key in keys
    ]

    assert [process.wait(120) for process in at_once] == [0] * len(keys)
    assert sorted(e["item"] for e in entries()) == sorted(keys)
    assert not list(RECORD.parent.glob(".publishing-*"))


def test_one_can_stand_in_the_reports_own_folder(here: Path, monkeypatch: pytest.MonkeyPatch):
    """The report's name is that of the folder; the record lies beside report.toml."""
    monkeypatch.chdir(here / "sources/stock")
    put(Path("output/stock"), FILES)
    assert run("signoff", "status").stdout.startswith("stock-fr.pdf")
    assert run("signoff", "sign", ".", *ORDER[3:]).exit_code == 0
    assert Path("signoff.toml").is_file()


def test_a_folder_may_have_any_name_that_a_report_may(here: Path):
    """Blanks, letters of any script: the record that is written can be read again."""
    name = "Пут кући 2"
    put(here / "sources" / name, SOURCES)
    made = artefact(f"{name}-fr.pdf", screen())
    put(here / "output" / name, output(made))

    sign = ("signoff", "sign", name, *SIGN[3:], "--format", "pdf", "--item")
    assert run(*sign, "order").exit_code == 0
    done = run(*sign, "notes")
    assert done.exit_code == 0
    assert f"{name}-fr.pdf: 2 of 15 signed" in done.stdout
    assert (here / "output" / name / f"{name}-fr-signoff.html").is_file()
