"""What earlier builds made: recalled for the very same bytes, asked for in the same way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportbuild.editions import Order
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.finding import Finding, Span
from reportbuild.model.manifest import Built, Entry
from reportbuild.model.shelf import Shelf
from reportbuild.packing import pack
from reportbuild.recollection import Recollection
from tests.bare import HOUSE
from tests.test_workshop import Bench, workshop
from tests.test_workshop import Shelf as Keeper

SHELF = Shelf("valley", {"report.toml": b"a", "text/01.md": b"b"})
BUILT = Built("valley", None, (Entry(Artefact("v.pdf", "", "en", b"x"), False, ()),), (), ())


def recollection(
    keeper: Keeper,
    missed: list[str],
    house: House = HOUSE,
    order: Order = Order(),  # noqa: B008 - frozen
    recipe: str = "1",
) -> Recollection:
    shop = workshop(Bench(), keeper, recipe)
    return Recollection(shop, house, order, lambda: missed.append("missed"))


@pytest.fixture
def keeper() -> Keeper:
    """One that knows what was built of the report."""
    made = Keeper()
    recollection(made, []).keep(SHELF, BUILT)
    return made


def test_what_was_built_of_the_same_bytes_is_recalled(keeper: Keeper):
    """Whatever the order of the files; nobody is told to make anything."""
    missed: list[str] = []
    again = Shelf("valley", dict(reversed(list(SHELF.files.items()))))
    assert recollection(keeper, missed).recall(again) == BUILT
    assert missed == []


@pytest.mark.parametrize(
    "shelf",
    [
        replace(SHELF, files={**SHELF.files, "text/01.md": b"B"}),
        replace(SHELF, files={"report.toml": b"a"}),
        replace(SHELF, files={**SHELF.files, "text/02.md": b""}),
        replace(SHELF, files={"report.toml": b"b", "text/01.md": b"a"}),
        replace(SHELF, name="hill"),
        replace(SHELF, refused=(Finding("env-001", Span("x"), "a link"),)),
    ],
)
def test_another_report_is_not_recalled(shelf: Shelf, keeper: Keeper):
    """A byte, a file, a name, a file that could not be read: any of them makes it another."""
    missed: list[str] = []
    assert recollection(keeper, missed).recall(shelf) is None
    assert missed == ["missed"]


@pytest.mark.parametrize(
    "asked",
    [
        {"order": Order(release=True)}, {"order": Order(frozenset({"en"}))},
        {"order": Order(formats=frozenset({"pdf"}))}, {"order": Order(icc=("x", b"ICC"))},
        {"house": replace(HOUSE, stylesheets={"a.css": "p{}"})}, {"recipe": "2"},
    ],
)  # fmt: skip
def test_what_is_asked_for_in_another_way_is_not_recalled(asked: dict[str, Any], keeper: Keeper):
    """Another order, house or tool."""
    assert recollection(keeper, [], **asked).recall(SHELF) is None


@pytest.mark.parametrize("kept", [b"", b"x", pack(None), pack("valley"), pack((BUILT,))])
def test_an_entry_that_is_no_report_is_none(kept: bytes, keeper: Keeper):
    """It is made again."""
    [key] = keeper.kept
    keeper.kept[key] = kept
    missed: list[str] = []
    assert recollection(keeper, missed).recall(SHELF) is None
    assert missed == ["missed"]


@pytest.mark.parametrize(("code", "kept"), [("env-004", 0), ("press-003", 1)])
def test_what_the_machine_had_a_part_in_is_not_kept(code: str, kept: int):
    """It may be otherwise a moment later; an error of the report is the same until that changes."""
    keeper = Keeper()
    found = (Finding(code, Span("x"), "said"),)
    recollection(keeper, []).keep(SHELF, replace(BUILT, findings=found))
    assert len(keeper.kept) == kept


def test_no_byte_of_a_source_is_kept():
    """Only digests go into its key."""
    keeper = Keeper()
    secret = b"nobody may read this"
    recollection(keeper, []).keep(Shelf("valley", {"text/01.md": secret}), BUILT)
    assert not any(secret in data for data in keeper.kept.values())
