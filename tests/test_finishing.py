"""What a print edition needs besides its pages: here, the look at each file before it is handed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from pikepdf import Dictionary, Pdf

from reportbuild import rendering
from reportbuild.finishing import looked_at
from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Checked, MachineError, Severity
from tests.printers import printing, the_house
from tests.proof.pdfs import add, book, picture

PRINTER = "digital"


def look(data: bytes) -> Checked[Mapping[str, bytes]]:
    """The preflight of an interior, as the print build makes it."""
    file = Artefact("interior.pdf", "application/pdf", "en", data, pages=4)
    return looked_at("interior", file, printing(PRINTER), the_house())


def pictured(ink: bytes) -> bytes:
    """A book with a picture of one colour in four inks on its third page."""

    def change(pdf: Pdf) -> None:
        image = picture(pdf, (300, 300))
        image.write(ink * (300 * 300))
        add(pdf, 3, b"q 60 0 0 60 60 60 cm /P Do Q", XObject=Dictionary(P=image))

    return book(change=change)


def test_the_print_build_measures_the_ink_of_pictures():
    """pre-058 on the page of the picture; a picture within the limit is measured, and is fine."""
    found = look(pictured(b"\xff\xff\xff\xff"))
    assert [f.message[:6] for f in found.findings if f.code == "pre-058"] == ["Page 3"]
    found = look(pictured(b"\x20\x20\x20\xff"))
    assert not {f.code for f in found.findings} & {"pre-058", "pre-007"}
    made = json.loads(found.value["preflight-interior.json"])
    assert [page["measured"] for page in made["pages"]] == [False, False, True, False]
    assert made["ink"].startswith("Ghostscript ")


def test_without_ghostscript_the_pack_says_what_was_not_measured(monkeypatch: pytest.MonkeyPatch):
    """pre-007, a warning, in the build's findings and in both reports; never silence."""
    monkeypatch.setattr(rendering, "program", lambda _: "")
    found = look(pictured(b"\x20\x20\x20\xff"))
    (told,) = [f for f in found.findings if f.code == "pre-007"]

    assert told.severity is Severity.WARNING
    assert "1 of 4 pages was not measured: Ghostscript is not on this machine" in told.message
    assert b"pre-007" in found.value["preflight-interior.json"]
    assert b"pre-007" in found.value["preflight-interior.html"]


def test_a_book_of_text_needs_no_ghostscript(monkeypatch: pytest.MonkeyPatch):
    """Its inks are known from what is painted, on whatever machine it is built."""
    monkeypatch.setattr(rendering, "program", lambda _: "")
    found = look(book())

    assert "pre-007" not in {f.code for f in found.findings}
    assert "≤ 200" in found.value["preflight-interior.html"].decode()


def test_the_reports_are_the_same_bytes_every_time():
    """With the same Ghostscript; what it renders is in no file."""
    data = pictured(b"\x20\x20\x20\xff")
    assert look(data).value == look(data).value


STOPPED: dict[str, Exception | subprocess.CompletedProcess[bytes]] = {
    "too slow": subprocess.TimeoutExpired("gs", 120),
    "no memory": OSError(12, "Cannot allocate memory"),
    "killed": subprocess.CompletedProcess("gs", -9, b"", b"half a page"),
}


@pytest.mark.parametrize("how", STOPPED)
def test_what_the_machine_did_not_end_is_no_fault_of_the_file(
    how: str, monkeypatch: pytest.MonkeyPatch
):
    """Nothing comes back that could be kept, not even if half a page had been written."""
    ended = STOPPED[how]

    def ran(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        for option in command:
            if option.startswith("-sOutputFile="):
                folder = Path(option.partition("=")[2]).parent
                (folder / "1.tif").write_bytes(b"II*\0 half")
        if isinstance(ended, Exception):
            raise ended
        return ended

    monkeypatch.setattr(rendering, "program", lambda _: "/usr/bin/gs")
    monkeypatch.setattr(rendering, "version", lambda _: "10")
    monkeypatch.setattr(rendering.subprocess, "run", ran)  # type: ignore[attr-defined]
    with pytest.raises(MachineError, match="page 3 could not be rendered: "):
        look(pictured(b"\x20\x20\x20\xff"))
