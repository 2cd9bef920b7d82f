"""What earlier builds made: recalled for the very same bytes, asked for in the same way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest

from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Finding, Span
from reportbuild.model.manifest import Built, Entry
from reportbuild.model.order import Order
from reportbuild.model.report import Format
from reportbuild.model.shelf import Shelf
from reportbuild.packing import pack
from reportbuild.recollection import Recalled, Recollection
from tests.test_workshop import Shelf as Keeper

FORMATS: tuple[Format, ...] = get_args(Format)
SHELF = Shelf("valley", {"report.toml": b"a", "text/01.md": b"b"})
HOUSE = Shelf("house", {"styles/tokens.css": b"p{}", "styles/fonts/a.ttf": b"face"})
BUILT = Built("valley", None, (Entry(Artefact("v.pdf", "", "en", b"x"), False, ()),), (), ())
RECALLED = Recalled(BUILT, "5eed")
ORDER = Order()
LINK = (Finding("env-001", Span("x"), "a link"),)


def recollection(
    keeper: Keeper, house: Shelf = HOUSE, order: Order = ORDER, recipe: str = "1"
) -> Recollection:
    return Recollection(keeper, recipe, house, order)


def recalled(known: Recollection, shelf: Shelf = SHELF) -> Recalled | None:
    return known.recall(known.key(shelf))


@pytest.fixture
def keeper() -> Keeper:
    """One that knows what was built of the report."""
    made = Keeper()
    known = recollection(made)
    known.keep(known.key(SHELF), RECALLED)
    return made


def test_what_was_built_of_the_same_bytes_is_recalled(keeper: Keeper):
    """Whatever the order of the files, of the report or of the house."""
    again = Shelf("valley", dict(sorted(SHELF.files.items(), reverse=True)))
    house = Shelf("house", dict(sorted(HOUSE.files.items())))
    assert recalled(recollection(keeper, house), again) == RECALLED


@pytest.mark.parametrize(
    "shelf",
    [
        replace(SHELF, files={**SHELF.files, "text/01.md": b"B"}),
        replace(SHELF, files={"report.toml": b"a"}),
        replace(SHELF, files={**SHELF.files, "text/02.md": b""}),
        replace(SHELF, files={"report.toml": b"b", "text/01.md": b"a"}),
        replace(SHELF, name="hill"),
        replace(SHELF, refused=LINK),
    ],
)
def test_another_report_is_not_recalled(shelf: Shelf, keeper: Keeper):
    """A byte, a file, a name, a file that could not be read: any of them makes it another."""
    assert recalled(recollection(keeper), shelf) is None


@pytest.mark.parametrize(
    "other",
    [
        {"order": Order(release=True)}, {"order": Order(frozenset({"en"}))},
        {"order": Order(formats=frozenset({"pdf"}))}, {"order": Order(icc=("x", b"ICC"))},
        {"order": Order(icc=("x", b"icc"))}, {"recipe": "2"},
        {"house": Shelf("house", {**HOUSE.files, "styles/tokens.css": b"p{ }"})},
        {"house": Shelf("house", {**HOUSE.files, "styles/fonts/a.ttf": b"Face"})},
        {"house": Shelf("house", {**HOUSE.files, "styles/fonts/OFL-a.txt": b"licence"})},
        {"house": replace(HOUSE, refused=LINK)},
    ],
)  # fmt: skip
def test_what_is_asked_for_in_another_way_is_not_recalled(other: dict[str, Any], keeper: Keeper):
    """Another order, tool, or house: any of its bytes, and any file that it has besides."""
    assert recalled(recollection(keeper, **other)) is None


@pytest.mark.parametrize(
    "kept",
    [
        b"", b"x", pack(None), pack("valley"), pack(BUILT), pack((BUILT,)), pack((BUILT, 1)),
        pack(("valley", "5eed")), pack((BUILT, "5eed"))[:-9],
    ],
)  # fmt: skip
def test_an_entry_that_is_no_report_is_none(kept: bytes, keeper: Keeper):
    """It is made again."""
    [key] = keeper.kept
    keeper.kept[key] = kept
    assert recalled(recollection(keeper)) is None


@pytest.mark.parametrize(("code", "kept"), [("env-004", 0), ("press-003", 1)])
def test_what_the_machine_had_a_part_in_is_not_kept(code: str, kept: int):
    """It may be otherwise a moment later; an error of the report is the same until that changes."""
    keeper = Keeper()
    found = (Finding(code, Span("x"), "said"),)
    recollection(keeper).keep("key", Recalled(replace(BUILT, findings=found), ""))
    assert len(keeper.kept) == kept


def test_no_byte_of_a_source_is_kept():
    """Only digests go into its key."""
    keeper = Keeper()
    secret = b"nobody may read this"
    known = recollection(keeper)
    known.keep(known.key(Shelf("valley", {"text/01.md": secret})), RECALLED)
    assert not any(secret in data for data in keeper.kept.values())
    assert all(len(key) == 64 for key in keeper.kept)
