"""The checklist as a page and as JSON: all that is known of a file, and nothing that could run."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from lxml import html

from reportbuild.model.signoff import Fact
from reportbuild.shelf import house_shelf
from reportbuild.signoff.checklist import checklist
from reportbuild.signoff.page import page, standing
from reportbuild.signoff.told import as_json
from tests.signoff.made import DIGEST, signature, subject

OTHER = "cd" * 32
HELD = checklist(
    replace(
        subject("pdf", {"tables": 0}),
        facts=(Fact("tables", 0, "0 tables"), Fact("fonts", 3, "3 fonts, 2 embedded", good=False)),
        found=("warning print-006 report.toml: <profile>",),
    ),
    [signature("order", note="NVDA <b>2025</b>"), signature("notes", digest=OTHER, by="JT")],
    ("text/01-home.md",),
)
STYLE = house_shelf().files["styles/signoff.css"].decode()


def told() -> str:
    """The page as it is written."""
    return page([HELD, checklist(subject("print"), [])], STYLE).decode()


def rows() -> dict[str, list[str]]:
    """The rows of the items of the first file, by key."""
    tree: Any = html.fromstring(told())
    items = tree.xpath("(//section)[1]//tbody/tr[th]")
    return {row[0].text: [cell.text_content() for cell in row[1:]] for row in items}


def test_the_page_says_of_each_item_how_it_stands():
    """Who, when and what was noted; what is for an earlier file; what is not there at all."""
    found = rows()

    assert found["order"][2:] == ["signed", "MK, 2026-03-31: NVDA <b>2025</b>"]
    assert found["notes"][2:] == ["signed for an earlier file: look again", "JT, 2026-03-31"]
    assert found["tables"][2:] == ["nothing of the kind in this file", ""]
    assert found["safety"][2:] == ["open", ""]
    assert found["safety"][0].startswith("Is nothing in it by which somebody could be found")


def test_the_page_says_what_a_machine_has_seen_and_what_none_can_certify():
    """Figures with what is to be looked at; what the build told; limits with their items."""
    tree: Any = html.fromstring(told())
    text = tree.text_content()

    assert "3 fonts, 2 embedded" in text
    assert text.count("look at this") == 1
    assert "warning print-006 report.toml: <profile>" in text
    assert "Sources that have changed since: text/01-home.md." in text
    assert "What a screen reader says. See order, notes" in text
    assert "PDF/X-4. See printers_preflight." in text
    assert "1 of 14 signed, 1 for an earlier file only" in text
    assert f"--format pdf --sha256 {DIGEST[:12]} --by INITIALS" in text


def test_the_page_runs_nothing_asks_no_network_and_is_not_to_be_published():
    """A policy that forbids it, no script or address, no robots; and who reads it is told so."""
    text = told()

    assert "default-src 'none'" in text
    assert "noindex" in text
    assert not re.search(r"<script|https?:|src=|href=|@import|url\(", text)
    assert "not for publication" in text
    assert "<b>2025</b>" not in text


def test_the_same_checklists_give_the_same_bytes():
    """No clock, no order of chance."""
    assert page([HELD], STYLE) == page([HELD], STYLE)
    assert as_json([HELD]) == as_json([HELD])


def test_a_draft_is_told_as_one_and_offers_no_signature():
    """There is nothing yet that could be signed off."""
    draft = checklist(subject(draft=True), [])
    assert standing(draft) == "a draft, which cannot be signed off"
    assert "signoff sign" not in page([draft], STYLE).decode()


def test_the_json_says_what_the_page_says():
    """For other programs: states, signatures with their digests, figures, limits."""
    (file,) = json.loads(as_json([HELD]))["files"]
    items = {item["key"]: item for item in file["items"]}

    assert (file["file"], file["sha256"], file["complete"]) == ("stock-fr.pdf", DIGEST, False)
    assert items["order"]["signatures"] == [
        {"by": "MK", "date": "2026-03-31", "note": "NVDA <b>2025</b>", "sha256": DIGEST}
    ]
    assert (items["notes"]["state"], items["tables"]["state"]) == ("outdated", "absent")
    assert file["seen"][1] == {
        "key": "fonts", "number": 3, "said": "3 fonts, 2 embedded", "good": False,
    }  # fmt: skip
    assert {
        "says": "PDF/UA as a whole.",
        "items": ["order", "tables", "headings", "links"],
    } in file["not_certified"]
