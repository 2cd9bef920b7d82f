from __future__ import annotations

import json
import string
import subprocess
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.manifest import Listed, draft_of, listed
from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Finding, Span
from reportbuild.model.manifest import Entry, Origin
from reportbuild.publishing import publish, published

ORIGIN = Origin(
    version="1.0",
    published=date(2026, 11, 21),
    sources={"report.toml": "ab", "text/01-summary.md": "cd"},
    house="ef",
    tool="reportbuild 0.1.0",
    toolchain={"python": "3.11.7", "pango": "1.50.12"},
)
LATER = Origin("1.1", date(2026, 12, 1), {"report.toml": "12"}, "ef", "reportbuild 0.1.0", {})
HELD = Finding("make-002", Span("text/01-summary.md", 7), "is “held” – ü")


def entry(name: str, data: bytes = b"x", *, draft: bool = False, pages: int = 0) -> Entry:
    kind = {"pdf": "application/pdf", "epub": "application/epub+zip"}[name.rpartition(".")[2]]
    language = name.partition(".")[0].split("-")[1]
    return Entry(Artefact(name, kind, language, data, pages), draft, (HELD,) if draft else ())


def read(result: Listed) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(result.files["manifest.json"])
    return manifest


def after(result: Listed, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What stands in the folder after a build."""
    return {**files, **result.files}


def test_the_manifest_tells_each_artefact_and_what_it_was_made_from():
    """Digest, size, pages and findings of each; digests and versions of all that it came from."""
    made = [entry("stock-en.pdf", b"pdf", pages=12), entry("stock-fr-draft.epub", draft=True)]
    manifest = read(listed("stock", made, ORIGIN, {}))

    assert manifest["report"] == "stock"
    assert list(manifest["artefacts"]) == ["stock-en.pdf", "stock-fr-draft.epub"]
    book = manifest["artefacts"]["stock-en.pdf"]
    assert manifest["made_from"] == {
        book.pop("made_from"): {
            "version": "1.0",
            "published": "2026-11-21",
            "sources": {"report.toml": "ab", "text/01-summary.md": "cd"},
            "house": "ef",
            "tool": "reportbuild 0.1.0",
            "toolchain": {"pango": "1.50.12", "python": "3.11.7"},
        }
    }
    assert book == {
        "media_type": "application/pdf", "language": "en", "bytes": 3, "pages": 12, "draft": False,
        "sha256": sha256(b"pdf").hexdigest(), "findings": [],
    }  # fmt: skip
    draft = manifest["artefacts"]["stock-fr-draft.epub"]
    assert (draft["draft"], "pages" in draft) == (True, False)
    assert draft["findings"] == [
        {
            "code": "make-002", "severity": "warning", "path": "text/01-summary.md", "line": 7,
            "message": "is “held” – ü",
        }
    ]  # fmt: skip


def test_the_order_of_making_leaves_no_trace():
    """Workers end in any order; the files are the same."""
    made = [entry("stock-en.pdf"), entry("stock-fr.pdf"), entry("stock-ar.epub")]

    assert listed("stock", made, ORIGIN, {}) == listed("stock", made[::-1], ORIGIN, {})


def test_digests_are_those_that_sha256sum_checks(tmp_path: Path):
    """The list is read by the tool that every system has, and covers the manifest as well."""
    made = [entry("stock-en.pdf", b"one"), entry("stock-en.epub", b"two")]
    result = listed("stock", made, ORIGIN, {})
    publish({**{e.artefact.name: e.artefact.data for e in made}, **result.files}, tmp_path)
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]

    said = subprocess.run(check, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    assert said.splitlines() == ["manifest.json: OK", "stock-en.epub: OK", "stock-en.pdf: OK"]


def test_building_one_language_keeps_the_entries_of_the_others():
    """Each entry names what it was made from; what nothing was made from any more is left out."""
    first = listed("stock", [entry("stock-en.pdf"), entry("stock-fr.pdf")], ORIGIN, {})
    folder = after(first, {"stock-en.pdf": b"x", "stock-fr.pdf": b"x"})

    second = read(listed("stock", [entry("stock-fr.pdf", b"new")], LATER, folder))
    assert list(second["artefacts"]) == ["stock-en.pdf", "stock-fr.pdf"]
    made_from = {name: record["made_from"] for name, record in second["artefacts"].items()}
    assert second["made_from"][made_from["stock-en.pdf"]]["version"] == "1.0"
    assert second["made_from"][made_from["stock-fr.pdf"]]["version"] == "1.1"

    folder |= {"stock-fr.pdf": b"new", "manifest.json": json.dumps(second).encode()}
    third = read(listed("stock", [entry("stock-en.pdf", b"new")], LATER, folder))
    assert [origin["version"] for origin in third["made_from"].values()] == ["1.1"]


def test_an_entry_goes_with_its_file():
    """An artefact removed or changed by hand is not vouched for any longer."""
    made = [entry("stock-en.pdf"), entry("stock-fr.pdf"), entry("stock-ar.pdf")]
    folder = after(listed("stock", made, ORIGIN, {}), {"stock-en.pdf": b"x", "stock-fr.pdf": b"?"})

    result = listed("stock", [entry("stock-es.pdf")], ORIGIN, folder)

    assert list(read(result)["artefacts"]) == ["stock-en.pdf", "stock-es.pdf"]
    assert b"stock-fr" not in result.files["SHA256SUMS"]
    assert result.gone == ()


OTHERS = ("stock-fr.epub", "stock-en.pdf", "stock-fr-CA.pdf")


def test_a_draft_gives_way_to_the_artefact_without_holds():
    """File and entry go with the build that needs no draft; other formats and languages stay."""
    before = [entry("stock-fr-draft.pdf", draft=True), *map(entry, OTHERS)]
    files = dict.fromkeys((one.artefact.name for one in before), b"x")
    folder = after(listed("stock", before, ORIGIN, {}), files)

    result = listed("stock", [entry("stock-fr.pdf")], ORIGIN, folder)

    assert result.gone == ("stock-fr-draft.pdf",)
    assert set(read(result)["artefacts"]) == {"stock-fr.pdf", *OTHERS}


def test_the_last_good_artefact_stays_beside_a_draft(tmp_path: Path):
    """A hold takes no book away: both files stand there, and the manifest tells which is which."""
    first = listed("stock", [entry("stock-fr.pdf", b"good")], ORIGIN, {})
    publish({"stock-fr.pdf": b"good", **first.files}, tmp_path, first.gone)

    draft = entry("stock-fr-draft.pdf", b"held", draft=True)
    result = listed("stock", [draft], LATER, published(tmp_path))
    publish({"stock-fr-draft.pdf": b"held", **result.files}, tmp_path, result.gone)

    left = published(tmp_path)
    assert (left["stock-fr.pdf"], left["stock-fr-draft.pdf"]) == (b"good", b"held")
    manifest = read(result)
    records = manifest["artefacts"]
    assert {name: record["draft"] for name, record in records.items()} == {
        "stock-fr.pdf": False, "stock-fr-draft.pdf": True,
    }  # fmt: skip
    versions = {n: manifest["made_from"][r["made_from"]]["version"] for n, r in records.items()}
    assert versions == {"stock-fr.pdf": "1.0", "stock-fr-draft.pdf": "1.1"}
    assert b"stock-fr.pdf" in result.files["SHA256SUMS"]


@given(st.text(string.ascii_lowercase + "-", min_size=1), st.sampled_from(["pdf", "epub"]))
def test_a_draft_has_a_name_of_its_own(stem: str, suffix: str):
    """The mark stands before the suffix; of files that go together, behind their folder."""
    assert draft_of(f"{stem}.{suffix}") == f"{stem}-draft.{suffix}"
    assert draft_of(f"{stem}/x.{suffix}") == f"{stem}-draft/x.{suffix}"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff", b"null", b"[]", b"{", b'{"artefacts": [], "made_from": {}}', b"[" * 100_000,
        b'{"artefacts": {"stock-en.pdf": 3}, "made_from": {}}',
        b'{"artefacts": {"stock-en.pdf": {"made_from": []}}, "made_from": {}}',
    ],
)  # fmt: skip
def test_a_manifest_of_somebody_elses_is_written_anew_with_a_warning(data: bytes):
    """A damaged manifest stops no build, and is not passed over in silence: make-002."""
    result = listed("stock", [entry("stock-fr.pdf")], ORIGIN, {"manifest.json": data})

    assert [finding.code for finding in result.findings] == ["make-002"]
    assert list(read(result)["artefacts"]) == ["stock-fr.pdf"]


def test_nothing_of_the_machine_is_in_the_manifest(tmp_path: Path):
    """Neither folder nor clock: a second folder, later, holds the same bytes."""
    made = [entry("stock-en.pdf")]
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        publish(listed("stock", made, ORIGIN, published(folder)).files, folder)

    assert published(folders[0]) == published(folders[1])
    assert str(tmp_path).encode() not in published(folders[0])["manifest.json"]
