from __future__ import annotations

from reportbuild.read.suggest import did_you_mean, shortened


def test_near_names_are_guessed():
    """A slip of the finger or of capitals finds the name that was meant."""
    assert did_you_mean("fleed", ["fled", "returned"]) == "Did you mean “fled”?"
    assert did_you_mean("FLED", ["fled", "returned"]) == "Did you mean “fled”?"


def test_few_names_are_listed_where_none_is_near():
    """Without a near name the known ones are told, unless they are many, or none."""
    assert did_you_mean("x", ["b", "a"]) == "Known here: a, b."
    assert did_you_mean("x", [f"name{n}" for n in range(30)]) == ""
    assert did_you_mean("x", []) == ""
    assert did_you_mean("x" * 100_000, ["a"]) == "Known here: a."


def test_what_is_quoted_is_short_and_visible():
    """Quotes in sentences are one line, and show what cannot be seen."""
    assert shortened("a\n  b") == "a b"
    assert shortened("a\u202eb") == "aU+202Eb"
    assert len(shortened("a" * 10_000)) == 60


def test_many_names_are_compared_in_bounded_time():
    """Of hundreds of names the near one is still found, and the far ones are not gone through."""
    known = [f"{letter}{number:04}" for letter in "abcdefgh" for number in range(400)]
    assert did_you_mean("c0399x", known) == "Did you mean “c0399”?"
    assert did_you_mean("D0100", known) == "Did you mean “d0100”?"
    assert did_you_mean("zzz", known) == ""
