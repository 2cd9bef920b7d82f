"""`reportbuild preflight`: what it prints, what it writes, what it returns."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pikepdf import Pdf, String

from reportbuild import machine, rendering
from reportbuild.commands import preflight as commanding
from reportbuild.commands import preflight_process as processing
from reportbuild.commands.preflight_process import Look, look, looked
from reportbuild.shelf import house_shelf
from tests.proof.pdfs import MM, PROFILE, add, book, icc, words
from tests.terminal import put, run

RGB = b"1 0 0 rg 60 60 50 50 re f"


def faulty(content: bytes = RGB) -> bytes:
    """A book of eight pages with something on its second that should not be there."""
    return book([words(n) for n in range(1, 9)], lambda pdf: add(pdf, 2, content))


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the process itself is not what is tested, it costs a second each time."""
    monkeypatch.setattr(commanding, "look", looked)


def asked(file: Path) -> Look:
    """What is asked of the process."""
    gs, poppler = (rendering.program(n) for n in (rendering.GHOSTSCRIPT, rendering.POPPLER))
    return Look(
        file, file.name, PROFILE, b"", "interior", (), gs, poppler, machine.tool(), style="",
    )  # fmt: skip


def test_a_sound_file_is_nothing_found(here: Path):
    """Fine is 0, and is never silence."""
    put(here, {"book.pdf": book([words(n) for n in range(1, 9)])})
    done = run("preflight", "book.pdf")

    assert (done.exit_code, done.stdout) == (0, "nothing found in 8 pages\n")


def test_a_fault_is_told_with_page_place_and_hint_and_ends_with_one(here: Path):
    """pre-050 as every finding is printed; its page and its millimetres in the sentence."""
    put(here, {"book.pdf": faulty()})
    done = run("preflight", "book.pdf")

    assert done.exit_code == 1
    assert "error[pre-050] book.pdf  Page 2, 21.2 mm from the left" in done.stdout
    assert "Convert it to CMYK" in done.stdout


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_programs_are_told_too(form: str, here: Path):
    """JSON is the whole record; SARIF and GitHub are told findings as by `check`."""
    put(here, {"book.pdf": faulty()})
    done = run("preflight", "book.pdf", "--format", form)

    assert (done.exit_code, "pre-050" in done.stdout) == (1, True)
    if form == "json":
        record = json.loads(done.stdout)
        assert [f["page"] for f in record["findings"]] == [2]
        assert (record["profile"]["name"], len(record["pages"])) == ("offset-coated", 8)
        assert record["ink"].startswith("Ghostscript ")


def test_the_report_is_a_page_with_pictures(here: Path):
    """--to writes it, beside whatever is there; poppler's picture of the faulty page is in it."""
    put(here, {"book.pdf": faulty()})
    done = run("preflight", "book.pdf", "--to", "reports/book.html")

    assert "the report is in reports/book.html" in done.stdout
    made = (here / "reports/book.html").read_bytes()
    text = made.decode()
    assert re.search(r'id="page-2".*?<img [^>]*src="data:image/jpeg;base64,/9j/', text, re.DOTALL)
    assert text.count("<img ") == 1
    assert "figure span.mark" in text
    run("preflight", "book.pdf", "--to", "reports/again.html")
    assert (here / "reports/again.html").read_bytes() == made


def test_without_renderers_the_rest_is_looked_at_and_that_is_said(
    here: Path, monkeypatch: pytest.MonkeyPatch
):
    """pre-007 instead of silence; no pictures, and the page says why."""
    monkeypatch.setattr(rendering, "program", lambda _: "")
    put(here, {"book.pdf": faulty()})
    done = run("preflight", "book.pdf", "--to", "book.html")

    assert ("pre-007" in done.stdout, "pre-050" in done.stdout) == (True, True)
    assert "Ghostscript is not on this machine" in done.stdout
    page = (here / "book.html").read_text("utf-8")
    assert "poppler's pdftoppm is not on this machine" in page


def test_a_waiver_lets_a_fault_stand(here: Path):
    """What is waived is counted as ignored, and the command ends well."""
    let = '[[waiver]]\ncode = "pre-050"\npage = 2\nreason = "a proof, not for the press"\n'
    put(here, {"book.pdf": faulty(), "let.toml": let})
    done = run("preflight", "book.pdf", "--waive", "let.toml")

    assert (done.exit_code, done.stdout) == (0, "1 ignored\n")


def test_a_waiver_without_a_reason_is_refused(here: Path):
    """pre-008 with its file and line; nothing is looked at by rules that are not clear."""
    put(here, {"book.pdf": faulty(), "let.toml": '\n[[waiver]]\ncode = "pre-050"\n'})
    done = run("preflight", "book.pdf", "--waive", "let.toml")

    assert (done.exit_code, "error[pre-008] let.toml:2" in done.stdout) == (1, True)
    assert "pre-050" not in done.stdout


def test_a_profile_of_ones_own_is_a_file(here: Path):
    """Its path ends in .toml; its rules are those that count."""
    rules = house_shelf().files["styles/printers/offset-coated.toml"]
    own = rules.replace(b"multiple = 8", b"multiple = 16").replace(b"FOGRA51", b"FOGRA47")
    put(here, {"book.pdf": book([words(n) for n in range(1, 9)]), "press/mine.toml": own})
    done = run("preflight", "book.pdf", "--profile", "press/mine.toml")

    assert "the profile asks for a multiple of 16" in done.stdout
    assert "the profile asks for FOGRA47" in done.stdout


def test_a_faulty_profile_is_told_at_its_line(here: Path):
    """What is wrong with it is said as of any file that somebody wrote."""
    rules = house_shelf().files["styles/printers/offset-coated.toml"]
    put(here, {"book.pdf": book(), "mine.toml": rules.replace(b"bleed = 3", b'bleed = "wide"')})
    done = run("preflight", "book.pdf", "--profile", "mine.toml")

    assert done.exit_code == 1
    assert "mine.toml:" in done.stdout


def test_an_unknown_profile_is_wrong_usage(here: Path):
    """pre-006 names those that there are."""
    put(here, {"book.pdf": book()})
    done = run("preflight", "book.pdf", "--profile", "nosuch")

    assert (done.exit_code, "pre-006" in done.stdout) == (2, True)
    assert "offset-coated" in done.stdout
    assert run("preflight", "book.pdf", "--profile", "gone.toml").exit_code == 1


def test_a_cover_and_an_icc_profile(here: Path):
    """One page is enough for a cover; the ICC profile named must be the one within."""
    put(here, {"cover.pdf": book([words(1)]), "press.icc": icc(), "other.icc": icc() + b"\0"})

    assert "pre-016" in run("preflight", "cover.pdf").stdout
    assert run("preflight", "cover.pdf", "--cover", "--icc", "press.icc").exit_code == 0
    assert "pre-081" in run("preflight", "cover.pdf", "--cover", "--icc", "other.icc").stdout


@pytest.mark.parametrize("name", ["gone.pdf", ".", "no.pdf", "empty.pdf"])
def test_what_is_no_pdf_is_one_finding(name: str, here: Path):
    """pre-001 for what is not there, is a folder, or is something else."""
    put(here, {"no.pdf": "a letter", "empty.pdf": b""})
    done = run("preflight", name)

    assert (done.exit_code, done.stdout.count("error[pre-001]")) == (1, 1)


def test_a_file_that_is_too_large_is_told(here: Path, monkeypatch: pytest.MonkeyPatch):
    """pre-003: nobody waits for a file that no book needs."""
    monkeypatch.setattr(commanding, "LARGEST", 1000)
    put(here, {"book.pdf": book()})
    assert "error[pre-003]" in run("preflight", "book.pdf").stdout


def test_a_report_that_cannot_be_written_is_told(here: Path):
    """env-003, and what was found is said all the same."""
    put(here, {"book.pdf": faulty(), "file": "in the way"})
    done = run("preflight", "book.pdf", "--to", "file/book.html")
    assert ("env-003" in done.stdout, "pre-050" in done.stdout, done.exit_code) == (True, True, 3)


# --- the process --------------------------------------------------------------------------------


def test_the_process_hands_back_what_was_found(here: Path):
    """In a process of its own as in this one: the same, to the byte."""
    put(here, {"book.pdf": faulty(b"1 1 1 1 k 60 60 %.2f 60 re f" % (20 * MM))})
    file = here / "book.pdf"

    assert look(asked(file)) == looked(asked(file))
    assert "pre-058" in {fault.code for fault in look(asked(file)).preflight.faults}


def test_a_process_that_takes_too_long_is_given_up(here: Path):
    """pre-003, with a page and a record that say so, and the digest of the file."""
    put(here, {"book.pdf": book()})
    done = look(asked(here / "book.pdf"), seconds=0.0)

    assert [fault.code for fault in done.preflight.faults] == ["pre-003"]
    assert "longer than 0 seconds" in done.preflight.faults[0].message
    assert done.preflight.digest in done.page.decode()
    assert json.loads(done.record)["findings"][0]["code"] == "pre-003"


def test_a_process_that_falls_is_a_finding(here: Path, monkeypatch: pytest.MonkeyPatch):
    """pre-003: whatever a file does to it, the one who asked is told."""
    put(here, {"book.pdf": book()})
    monkeypatch.setattr(processing, "_tell", _fall)
    done = look(asked(here / "book.pdf"))

    assert [fault.code for fault in done.preflight.faults] == ["pre-003"]
    assert "more memory than there is" in done.preflight.faults[0].message


def _fall(_asked: Look, _said: object) -> None:
    raise SystemExit(1)


def test_a_title_that_steers_a_terminal_does_not(here: Path):
    """What a file says of itself is cleaned before it is printed."""

    def change(pdf: Pdf) -> None:
        pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("\x1b[2J")

    put(here, {"book.pdf": book([words(n) for n in range(1, 9)], change)})
    done = run("preflight", "book.pdf")
    assert ("pre-081" in done.stdout, "\x1b" in done.stdout) == (True, False)
