from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import bench.__main__ as bench
from bench.book import Book, Tier
from bench.edit import LEAVES, MORE, Edits
from bench.programs import Place


@pytest.fixture
def results(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Results of another time, and a benchmark "mine" that tells its tiers and rounds."""

    def mine(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
        assert folder.is_dir()
        return f"{[tier.name for tier in tiers]} in {rounds} rounds"

    def broken(folder: Path, tiers: Sequence[Tier], rounds: int) -> str:
        raise SystemExit("not this text")

    written = tmp_path / "results.md"
    written.write_text("# Measured\n\n## mine, L\n\nold\n\n## other, L\n\nstays\n", "utf-8")
    known = {"mine": bench.Benchmark(mine, ("L",)), "broken": bench.Benchmark(broken, ("L",), True)}
    monkeypatch.setattr(bench, "RESULTS", written)
    monkeypatch.setattr(bench, "BENCHMARKS", known)
    monkeypatch.setattr(bench, "machine", lambda: "one machine")
    return written


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["bench", *words])
    return bench.main()


def test_results_take_the_place_of_the_last_ones(results: Path, monkeypatch: pytest.MonkeyPatch):
    """A section is written anew with its machine; the others are left alone."""
    assert run(monkeypatch, "mine", "--rounds", "2") == 0
    text = results.read_text("utf-8")
    assert "## mine, L\n\n['L'] in 2 rounds\n\n2 rounds; one machine.\n" in text
    assert "old" not in text
    assert "## other, L\n\nstays\n" in text


def test_results_of_another_tier_stand_apart(results: Path, monkeypatch: pytest.MonkeyPatch):
    """Figures of M do not replace those of L."""
    run(monkeypatch, "mine", "--tier", "M")
    text = results.read_text("utf-8")
    assert "## mine, M\n\n['M'] in 3 rounds" in text
    assert "## mine, L\n\nold" in text


def test_a_quick_try_is_not_written(
    results: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The smallest tier is printed only."""
    before = results.read_text("utf-8")
    run(monkeypatch, "mine", "--tier", "S", "--rounds", "1")
    assert results.read_text("utf-8") == before
    assert "['S'] in 1 rounds" in capsys.readouterr().out


def test_a_benchmark_that_fails_writes_nothing(results: Path, monkeypatch: pytest.MonkeyPatch):
    """What is not whole leaves the results as they were."""
    before = results.read_text("utf-8")
    with pytest.raises(SystemExit, match="not this text"):
        run(monkeypatch, "broken")
    assert results.read_text("utf-8") == before


def test_peers_are_asked_for_only_where_they_are_needed(
    results: Path, monkeypatch: pytest.MonkeyPatch
):
    """The exit code tells `./dev` whether to install them; nothing is run."""
    assert run(monkeypatch, "--needs-peers", "mine") == 1
    assert run(monkeypatch, "--needs-peers", "mine", "broken") == 0
    assert run(monkeypatch, "--needs-peers") == 0


def test_an_unknown_benchmark_is_a_mistake(results: Path, monkeypatch: pytest.MonkeyPatch):
    """The names that there are are told with exit code 2."""
    with pytest.raises(SystemExit) as stopped:
        run(monkeypatch, "mien")
    assert stopped.value.code == 2


@pytest.mark.parametrize("slack", [0, 90, 200, 290])
def test_a_chapter_is_made_to_grow_by_two_pages(tiny: Book, tmp_path: Path, slack: int):
    """However full its last page is, words are found that make two pages more."""

    class Reckoned(Edits):
        def pages_of(self, state: Book) -> int:
            return LEAVES + (len(state.words) + slack) // 300

    edits = Reckoned(Place(tmp_path, tiny), 2, tmp_path / "store")
    edits.measure()
    assert edits.pages_of(edits.state("two pages more in a chapter", 0)) == edits.first + MORE
