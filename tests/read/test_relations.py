from __future__ import annotations

import pytest

from reportbuild.read.relations import relations
from tests.read.ledger import count, ledger, percent
from tests.read.reports import found, replaced


def changed(*pairs: tuple[str, str]) -> dict[str, str | bytes | None]:
    text = ""
    for old, new in pairs:
        whole = replaced("statistics.toml", old, new)["statistics.toml"]
        text = str(whole) if not text else text.replace(old, new)
    return {"statistics.toml": text}


OF = 'of = "whole"'
AS_OF = 'as_of = "2026-04-29"'


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([('of = "fled"', 'of = "fed"')], ["rec-006 statistics.toml:20"]),
        ([('of = "fled"', 'of = "returned"')], ["rec-007 statistics.toml:20"]),
        ([('locator = "p. 4"', 'of = "returned"')],
         ["rec-007 statistics.toml:9", "rec-007 statistics.toml:20"]),
        ([("value = 5800", "value = 230001")], ["rec-008 statistics.toml:13"]),
        ([("value = 5800", "value = 230000")], []),
        ([('of = "fled"', 'of = "checkpoints"')], ["rec-008 statistics.toml:13"]),
        ([('of = "fled"', 'of = "unemployment"')], []),
        ([('of = "fled"', 'of = "most"')], ["rec-023 statistics.toml:20"]),
        ([(AS_OF, 'as_of = "2026-11-22"')], ["rec-009 statistics.toml:18"]),
        ([(AS_OF, 'as_of = "2026-12"')], ["rec-009 statistics.toml:18"]),
        ([(AS_OF, 'as_of = "2027"')], ["rec-009 statistics.toml:18"]),
        ([(AS_OF, 'as_of = "2026-11"')], ["rec-014 statistics.toml:18"]),
        ([(AS_OF, 'as_of = "2026-11-21"')], ["rec-014 statistics.toml:18"]),
        ([('source = "obs_2022"', 'source = "obs_2023"')],
         ["ref-010 references.toml:1", "ref-004 statistics.toml:8"]),
    ],
)  # fmt: skip
def test_records_agree_with_one_another(pairs: list[tuple[str, str]], expected: list[str]):
    """Parts and wholes, dates and works: what claims too much is found where it does."""
    codes = [one for one in found(changed(*pairs)) if not one.startswith("ref-010")]
    assert codes == [one for one in expected if not one.startswith("ref-010")]


def test_a_long_circle_is_found_on_each_of_its_records():
    """rec-007: a record that only leads into the circle is no part of it."""
    text = ""
    for key, whole in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")):
        text += f'[{key}]\nkind = "count"\nvalue = 5\nlabel = "l"\nplace = "p"\nas_of = "2020"\n'
        text += f'source = "obs_2022"\nof = "{whole}"\n'
    stock = replaced("statistics.toml", "[fled]", text + "[fled]")
    circles = [one for one in found(stock) if one.startswith("rec-007")]
    assert circles == [
        "rec-007 statistics.toml:8",
        "rec-007 statistics.toml:16",
        "rec-007 statistics.toml:24",
    ]


@pytest.mark.parametrize(
    ("parts", "whole", "expected"),
    [
        ((count(60, more=OF), count(50, more=OF)), count(100), ["rec-015 “b”"]),
        ((count(60, more=OF), count(40, more=OF)), count(100), []),
        ((count(60, more=OF), count(50, "up_to", OF)), count(100), []),
        ((count(60, more=OF), count(50, more=OF)), count(100, "more_than"), []),
        ((count(60, more=OF), count(50, "more_than", OF)), count(100, "up_to"), ["rec-015 “b”"]),
        ((percent("60", more=OF), percent("50", more=OF)), count(100), ["rec-015 “b”"]),
        ((percent("60", more=OF), percent("50", more=OF)), count(100, "about"), ["rec-015 “b”"]),
        ((percent("60", more=OF), count(50, more=OF)), count(100), ["rec-015 “b”"]),
        ((percent("60", more=OF), 'kind = "fraction"\nvalue = "1/2"\nof = "whole"'), count(100),
         ["rec-015 “b”"]),
        ((percent("60", "about", OF), percent("50", more=OF)), count(100), []),
    ],
)  # fmt: skip
def test_parts_together_are_no_more_than_their_whole(
    parts: tuple[str, str], whole: str, expected: list[str]
):
    """rec-015: each part counts with the least, the whole with the most that it can be."""
    file, made = ledger(whole=whole, a=parts[0], b=parts[1])
    said = list(relations(file, made, frozenset({"work"})))
    assert [f"{one.code} {'“b”' if one.span == file.span('b', 'of') else '?'}" for one in said] == (
        expected
    )
