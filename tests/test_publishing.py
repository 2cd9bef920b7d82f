from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportbuild.publishing import alone_in, publish, published
from reportbuild.shelf import report_shelf
from tests.terminal import put


def test_files_are_published_whole_and_the_gone_removed(tmp_path: Path):
    """The folder holds the new files, not those that gave way, and nothing besides."""
    folder = put(tmp_path / "a/b", {"x.pdf": "old", "x-draft.pdf": "draft", "own.txt": "mine"})

    assert publish({"x.pdf": b"new", "text/y": b"deep"}, folder, ["x-draft.pdf", "none"]) == ()
    assert report_shelf(folder).files == {"own.txt": b"mine", "text/y": b"deep", "x.pdf": b"new"}
    assert sorted(file.name for file in folder.iterdir()) == ["own.txt", "text", "x.pdf"]
    assert published(folder) == {"own.txt": b"mine", "text/y": b"deep", "x.pdf": b"new"}
    assert publish({}, folder, ["text/y"]) == ()
    assert sorted(file.name for file in folder.iterdir()) == ["own.txt", "x.pdf"]


def test_a_file_with_the_same_bytes_is_not_touched(tmp_path: Path):
    """Whoever copies only what changed copies nothing."""
    put(tmp_path, {"x.pdf": "same"})
    os.utime(tmp_path / "x.pdf", (1, 1))

    publish({"x.pdf": b"same"}, tmp_path)

    assert (tmp_path / "x.pdf").stat().st_mtime == 1


def test_a_folder_that_cannot_be_written_is_a_finding(tmp_path: Path):
    """A file in the folder's place, for one, which stays as it is; the path is as asked for."""
    put(tmp_path, {"output": "a file"})

    [finding] = publish({"x.pdf": b"new"}, tmp_path / "output")

    assert (finding.code, finding.span.path) == ("env-003", (tmp_path / "output").as_posix())
    assert (tmp_path / "output").read_bytes() == b"a file"
    assert published(tmp_path / "output") == {}


def test_a_full_disk_leaves_the_earlier_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nothing is moved before everything is written."""
    put(tmp_path, {"x.pdf": "old", "y.epub": "old"})
    flushed: list[int] = []

    def fsync(descriptor: int) -> None:
        flushed.append(descriptor)
        if len(flushed) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    [finding] = publish({"x.pdf": b"new", "y.epub": b"new"}, tmp_path, ["y.epub"])

    assert (finding.code, "No space left" in finding.message) == ("env-003", True)
    assert published(tmp_path) == {"x.pdf": b"old", "y.epub": b"old"}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["x.pdf", "y.epub"]


def test_the_path_that_was_asked_for_is_named_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """env-003 names a relative path as it was given, a file by its own, and nothing aside."""
    put(tmp_path, {"base": "a file", "taken/x.pdf/inside": "mine"})
    monkeypatch.chdir(tmp_path)
    [finding] = publish({"x": b""}, Path("base/out/valley"))
    assert finding.span.path == "base/out/valley"
    [finding] = publish({"x.pdf": b""}, Path("taken"))
    assert finding.span.path == "taken/x.pdf"

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device", str(next(Path("free").glob(".publishing-*"))))

    monkeypatch.setattr(os, "fsync", full)
    [finding] = publish({"x.pdf": b"new"}, Path("free"))
    assert finding.span.path == "free"


def test_only_one_build_at_a_time_adds_to_a_folder(tmp_path: Path):
    """While one publishes, another waits; neither leaves a lock behind."""
    folder = tmp_path / "output/valley"
    locked = ["flock", "--nonblock", str(folder), "true"]
    with alone_in(folder):
        assert subprocess.run(locked, check=False).returncode == 1
        assert publish({"x.pdf": b"new"}, folder) == ()
    assert subprocess.run(locked, check=False).returncode == 0
    assert published(folder) == {"x.pdf": b"new"}


def test_a_folder_that_cannot_be_made_is_not_waited_for(tmp_path: Path):
    """Publishing itself says what is wrong."""
    put(tmp_path, {"output": "a file"})
    with alone_in(tmp_path / "output/valley"):
        assert [f.code for f in publish({"x": b""}, tmp_path / "output/valley")] == ["env-003"]


KILLED = """
import os, signal, sys
from pathlib import Path
from reportbuild.publishing import publish

step, calls = int(sys.argv[1]), 0

def counted(real):
    def call(*args, **more):
        global calls
        calls += 1
        if calls == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **more)
    return call

os.fsync, os.replace, Path.replace = counted(os.fsync), counted(os.replace), counted(Path.replace)
publish({"x.pdf": b"new" * 50_000, "y.epub": b"new" * 50_000}, Path(sys.argv[2]))
print("ended")
"""


def test_a_build_killed_at_any_moment_leaves_whole_files(tmp_path: Path):
    """At each step of publishing: every file is the old one or the new one; the next build ends."""
    old, new = b"old" * 50_000, b"new" * 50_000
    outcomes = set()
    for step in range(1, 9):
        folder = put(tmp_path / str(step), {"x.pdf": old, "y.epub": old})
        run = [sys.executable, "-c", KILLED, str(step), str(folder)]
        ended = subprocess.run(run, check=False, capture_output=True)
        left = published(folder)
        assert set(left) == {"x.pdf", "y.epub"}
        assert set(left.values()) <= {old, new}
        outcomes.add((ended.returncode, left["x.pdf"] == new, left["y.epub"] == new))
        assert publish({"x.pdf": new, "y.epub": new}, folder) == ()
        assert sorted(file.name for file in folder.iterdir()) == ["x.pdf", "y.epub"]
    killed = -signal.SIGKILL
    assert outcomes == {
        (killed, False, False), (killed, True, False), (killed, True, True), (0, True, True),
    }  # fmt: skip
