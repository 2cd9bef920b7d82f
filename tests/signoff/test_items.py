"""What a person must check: the list itself, and the pages of the docs that say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportbuild.model.report import Format
from reportbuild.model.signoff import FORMAT_NAMES
from reportbuild.signoff.items import BY_KEY, ITEMS, LIMITS, items_of, limits_of

DOCS = Path(__file__).parents[2] / "docs"
PAGES: dict[str, tuple[Format, ...]] = {
    "accessibility.md": ("pdf", "epub"),
    "printing.md": ("print",),
}


def section(page: str, head: str) -> str:
    """The text of a page below one of its heads."""
    text = (DOCS / page).read_text("utf-8")
    return text.split(f"\n## {head}\n")[1].split("\n## ")[0]


def table(page: str) -> list[tuple[str, ...]]:
    """The rows of the page's checklist, without its head."""
    lines = section(page, "What a person must check").splitlines()
    rows = [tuple(cell.strip() for cell in li.strip("|").split(" | ")) for li in lines if "|" in li]
    return [row for row in rows if row[0].startswith("`")]


@pytest.mark.parametrize("page", PAGES)
def test_the_docs_ask_what_the_checklist_asks(page: str):
    """Item by item, in order, word for word; and of which formats, where there are several."""
    formats = PAGES[page]
    wanted = []
    for item in ITEMS:
        of = ", ".join(FORMAT_NAMES[form] for form in item.formats if form in formats)
        named = (of,) if len(formats) > 1 else ()
        if of:
            wanted.append((f"`{item.key}`", *named, item.asks, item.needs))
    assert table(page) == wanted


@pytest.mark.parametrize("page", PAGES)
def test_the_docs_say_what_no_free_tool_can_certify(page: str):
    """Each limit of these formats, with the items that stand for it; and no other."""
    formats = PAGES[page]
    text = section(page, "What no free tool can certify")
    told = {
        said: tuple(re.findall(r"`(\w+)`", keys))
        for said, keys in re.findall(r"^- \*\*(.+?)\*\* .*→ (.+)$", text, re.MULTILINE)
    }
    assert told == {
        limit.says: limit.items for limit in LIMITS if set(formats).intersection(limit.formats)
    }
    assert text.count("\n- ") == len(told)


def test_keys_are_told_once_and_can_be_typed():
    """A key is a word of small letters, so that it is the same in a shell, a record and a page."""
    assert len(BY_KEY) == len(ITEMS)
    assert [item.key for item in ITEMS if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", item.key)] == []


def test_every_item_is_there_because_no_tool_can_certify_it():
    """No item without a limit that names it, and no limit that names what is not asked there."""
    named = {key for limit in LIMITS for key in limit.items}
    assert named == set(BY_KEY)
    for limit in LIMITS:
        for key in limit.items:
            assert set(BY_KEY[key].formats) & set(limit.formats), (limit.says, key)


@pytest.mark.parametrize("form", FORMAT_NAMES)
def test_every_format_is_read_whole_and_looked_at_for_safety(form: Format):
    """Whatever is published: somebody has read it, and somebody answers for nobody being harmed."""
    assert {"proof_read", "safety"} <= {item.key for item in items_of(form)}
    assert limits_of(form)


def test_questions_are_questions_of_one_line():
    """Each can stand in a cell, and is answered by yes: signing says that it is."""
    for item in ITEMS:
        assert "?" in item.asks
        assert "|" not in item.asks + item.needs
        assert len(item.asks) <= 140, item.key
