"""The checklist of a file: what is asked, what is signed for this very file, what is open."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from reportbuild.model.signoff import Signature
from reportbuild.signoff.checklist import changed_sources, checklist, stale, unsigned
from reportbuild.signoff.items import items_of
from tests.signoff.made import signature, subject

OTHER = "cd" * 32


def states(signatures: list[Signature], **counts: int) -> dict[str, str]:
    """How each item of a screen edition stands."""
    held = checklist(subject("pdf", counts), signatures)
    return {answer.item.key: answer.state for answer in held.answers}


def test_each_item_of_the_format_is_asked_once_in_order():
    """Nothing is signed at first."""
    assert list(states([])) == [item.key for item in items_of("pdf")]
    assert set(states([]).values()) == {"open"}


def test_a_signature_holds_for_the_file_with_its_digest_alone():
    """For another digest it is outdated; for this one it is valid, whatever else."""
    earlier, now = signature("order", digest=OTHER), signature("order")

    assert states([earlier])["order"] == "outdated"
    assert states([earlier, now])["order"] == "signed"
    held = checklist(subject(), [earlier, now])
    assert [a.signatures for a in held.answers if a.item.key == "order"] == [(now,)]


def test_a_file_that_comes_out_as_before_is_signed_as_before():
    """It is the bytes that are signed: back to the digest, back to the signature."""
    signatures = [signature("order")]
    changed = subject(digest=OTHER)

    assert checklist(changed, signatures).answers != checklist(subject(), signatures).answers
    assert states(signatures)["order"] == "signed"


@pytest.mark.parametrize(
    "other",
    [
        replace(signature("order"), language="en"),
        replace(signature("order"), format="epub"),
        signature("headings"),
    ],
)
def test_a_signature_for_something_else_is_none(other: Signature):
    """Of another edition, another format, another item, though the digest were the same."""
    assert states([other])["order"] == "open"


def test_nothing_is_asked_of_what_is_not_in_the_file():
    """No tables, no question; but what was not counted may be there, and is asked."""
    assert states([], tables=0, notes=2)["tables"] == "absent"
    assert states([], tables=0, notes=2)["notes"] == "open"
    assert states([])["tables"] == "open"
    assert states([signature("tables")], tables=0)["tables"] == "signed"
    assert states([signature("tables", digest=OTHER)], tables=0)["tables"] == "absent"


def test_a_file_is_complete_when_all_that_is_asked_is_signed_for_it():
    """All but one is not all; and what is absent needs nobody."""
    keys = [item.key for item in items_of("pdf") if item.key != "tables"]
    whole = [signature(key) for key in keys]

    assert checklist(subject("pdf", {"tables": 0}), whole).complete
    assert not checklist(subject("pdf", {"tables": 1}), whole).complete
    assert not checklist(subject("pdf", {"tables": 0}), whole[1:]).complete
    assert not checklist(subject("pdf", {"tables": 0}, draft=True), whole).complete


def test_what_is_not_signed_is_told_by_its_items():
    """sign-006: how many, which are open, and which were signed for an earlier file."""
    whole = [signature(item.key) for item in items_of("pdf")]
    assert unsigned(checklist(subject(), whole)) == ()

    earlier = replace(whole[0], sha256=OTHER)
    (found,) = unsigned(checklist(subject(), [earlier, *whole[2:]]))
    assert (found.code, found.span.path, found.edition) == ("sign-006", "stock-fr.pdf", "fr")
    assert found.message == (
        "13 of 15 are signed; open: safety; signed for an earlier file: proof_read."
    )


def test_a_draft_is_not_signed_off():
    """sign-005, though somebody had written a signature for it."""
    whole = [signature(item.key) for item in items_of("pdf")]
    (found,) = unsigned(checklist(subject(draft=True), whole))
    assert found.code == "sign-005"


def test_sources_that_changed_since_are_told_for_the_editions_they_touch():
    """sign-008: changed, gone and new texts; not catalogues of others, nor what lies outside."""
    before = {
        "report.toml": b"a", "text/01-home.md": b"b", "text/02-road.md": b"c",
        "editions/fr.po": b"d", "editions/fr.approved.toml": b"d", "editions/es.po": b"e",
    }  # fmt: skip
    digests = {path: sha256(data).hexdigest() for path, data in before.items()}
    made = replace(subject(), sources={**digests, "--icc press.icc": "ff"})
    assert changed_sources(made, before) == ()
    assert stale(checklist(made, [])) == ()

    now = {
        **before, "text/01-home.md": b"new", "text/03-more.md": b"new", "editions/es.po": b"new",
        "editions/fr.po": b"new", "notes.txt": b"new",
    }  # fmt: skip
    del now["text/02-road.md"]
    changed = changed_sources(made, now)
    assert changed == ("editions/fr.po", "text/01-home.md", "text/02-road.md", "text/03-more.md")
    (found,) = stale(checklist(made, [], changed))
    assert found.code == "sign-008"
    assert "text/01-home.md" in found.message
    many = tuple(f"text/{n:02}.md" for n in range(1, 9))
    assert stale(checklist(made, [], many))[0].message.endswith("text/05.md and 3 more.")
