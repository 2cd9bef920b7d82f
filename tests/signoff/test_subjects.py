"""Files that people sign for: what the manifest lists, held against what lies there."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

from reportbuild.model.signoff import Subject
from reportbuild.signoff.subjects import files_of, subjects
from tests.signoff.made import artefact, ebook, output, pack, packed, screen

PDF, EPUB = artefact("stock-fr.pdf", screen()), artefact("stock-fr.epub", ebook())
PACK = packed(pack())


def test_a_pdf_an_ebook_and_a_pack_are_signed_for():
    """Each once, in order; a pack as one, by the digest of its list of digests."""
    files = output(PACK, EPUB, PDF)
    made = subjects("stock", files)

    assert made.findings == ()
    found = [(s.format, s.file, s.pages, s.language, s.draft) for s in made.value]
    assert found == [
        ("pdf", "stock-fr.pdf", 1, "fr", False),
        ("epub", "stock-fr.epub", 0, "fr", False),
        ("print", "handover-fr/SHA256SUMS", 4, "fr", False),
    ]
    assert [s.sha256 for s in made.value] == [
        sha256(files[name]).hexdigest()
        for name in ("stock-fr.pdf", "stock-fr.epub", "handover-fr/SHA256SUMS")
    ]
    first = made.value[0]
    assert (first.report, first.tool) == ("stock", "reportbuild 0.1.0")
    assert set(first.sources) == {"report.toml", "text/01-home.md", "editions/fr.po"}
    assert first.found == ("warning print-006 report.toml:4: The profile is another.",)
    assert set(files_of(made.value[2], files)) == {*pack()} - {"SHA256SUMS"}


def test_drafts_come_after_what_is_finished():
    """A draft is listed as one, whatever its name says."""
    draft = artefact("stock-fr-draft.pdf", screen())
    made = subjects("stock", output(draft, PDF, drafts=["stock-fr-draft.pdf"]))
    assert [(s.file, s.draft) for s in made.value] == [
        ("stock-fr.pdf", False),
        ("stock-fr-draft.pdf", True),
    ]


def test_bytes_that_are_not_those_of_the_manifest_are_a_finding():
    """sign-004: the others can be signed for, this one cannot."""
    files = {**output(PDF, EPUB), "stock-fr.pdf": screen()[:-1]}
    made = subjects("stock", files)

    assert [s.file for s in made.value] == ["stock-fr.epub"]
    assert [(f.code, f.span.path, f.edition) for f in made.findings] == [
        ("sign-004", "stock-fr.pdf", "fr")
    ]


@pytest.mark.parametrize("name", ["cover.pdf", "jobticket.txt", "SHA256SUMS"])
@pytest.mark.parametrize("gone", [True, False])
def test_a_pack_is_whole_or_is_not_signed_for(name: str, gone: bool):
    """sign-004 for whichever of its files was changed or taken away, by its path."""
    files = output(PACK)
    files[f"handover-fr/{name}"] += b"x"
    if gone:
        del files[f"handover-fr/{name}"]
    made = subjects("stock", files)

    assert made.value == ()
    (found,) = made.findings
    assert (found.code, found.span.path) == ("sign-004", f"handover-fr/{name}")
    assert ("not there" in found.message) == gone


def test_a_pack_that_lists_no_interior_is_not_whole():
    """A list of digests that names nothing would be kept by anything."""
    files = output(packed({**pack(), "SHA256SUMS": b"not a list\n"}))
    made = subjects("stock", files)
    assert [(f.code, f.span.path) for f in made.findings] == [
        ("sign-004", "handover-fr/interior.pdf")
    ]


def test_where_nothing_was_built_there_is_nothing_to_sign():
    """sign-003, for a folder without a manifest."""
    made = subjects("stock", {"stock-fr.pdf": b"x"})
    assert (made.value, [f.code for f in made.findings]) == ((), ["sign-003"])


def changed(**record: object) -> bytes:
    """The manifest with the record of its PDF changed."""
    manifest: dict[str, Any] = json.loads(output(PDF)["manifest.json"])
    manifest["artefacts"]["stock-fr.pdf"] |= record
    return json.dumps(manifest).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"no", b"[]", b"{}", b'{"artefacts": 1}', b"[" * 100_000, b"\xff",
        b'{"artefacts": {"stock-fr.pdf": 1}}',
        changed(language="../../x"), changed(language=1), changed(draft="no"), changed(sha256=1),
        changed(made_from="nowhere"), changed(findings=[1]), changed(pages="many"),
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_is_a_finding(data: bytes):
    """sign-003, whatever stands there; no name or language of it is believed."""
    made = subjects("stock", {**output(PDF), "manifest.json": data})
    assert (made.value, [f.code for f in made.findings]) == ((), ["sign-003"])


def test_what_lies_in_other_folders_or_bears_strange_names_is_not_signed_for():
    """Only files of the builder's own names; a path that leads elsewhere leads nowhere."""
    manifest = json.loads(output(PDF)["manifest.json"])
    record = manifest["artefacts"]["stock-fr.pdf"]
    manifest["artefacts"] |= {"../x.pdf": record, "deep/x.pdf": record, ".x.pdf": record}
    manifest["artefacts"] |= {"x\x1b[2J.pdf": record, "\u202ex.pdf": record}
    files = {**output(PDF), "manifest.json": json.dumps(manifest).encode()}

    made: tuple[Subject, ...] = subjects("stock", files).value
    assert [s.file for s in made] == ["stock-fr.pdf"]
