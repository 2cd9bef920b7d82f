from __future__ import annotations

import asyncio
import shutil
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import SimpleNamespace

import pytest

from reportbuild.commands import preview as previewing
from reportbuild.commands import preview_session
from reportbuild.commands.preview import Session
from tests.terminal import program, put, run, stock


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """Previews that would be shown."""
    sessions: list[Session] = []

    def show(session: Session) -> int:
        sessions.append(session)
        return 0

    monkeypatch.setattr(preview_session, "show", show)
    return sessions


def test_a_preview_is_of_the_report_that_is_named(here: Path, shown: list[Session]):
    """With the switches of its own; the only report there is need not be named."""
    stock(here)

    assert run("preview", "--lang", "ar", "--lang", "en", "--port", "8123").exit_code == 0
    assert run("preview", "stock", "--no-open", "--jobs", "1", "--no-cache").exit_code == 0

    first, second = shown
    assert first.folder == Path("sources/stock")
    assert (first.showing.languages, first.showing.port) == (("ar", "en"), 8123)
    assert first.showing.opens
    assert first.how.store is not None
    assert not second.showing.opens
    assert (second.how.jobs, second.how.store) == (1, None)


def test_of_several_reports_one_must_be_named(here: Path, shown: list[Session]):
    """A preview is of one report, and of one that there is."""
    stock(here)
    shutil.copytree(here / "sources/stock", here / "sources/other")

    several, none = run("preview"), run("preview", "nosuch")

    assert (several.exit_code, none.exit_code) == (2, 2)
    assert "name one of other, stock" in several.stderr
    assert "ask-001" in none.stdout
    assert shown == []


@pytest.mark.parametrize(
    ("root", "line"),
    [
        (Path("/a/checkout"), "/a/checkout/dev preview"),
        (None, f"{sys.executable} -m pip install 'reportbuild[preview]'"),
    ],
)
def test_what_a_preview_lacks_is_named_with_the_line_that_installs_it(
    root: Path | None, line: str, here: Path, monkeypatch: pytest.MonkeyPatch
):
    """The extra is optional: without it, exit code three, and every other command works."""
    stock(here)
    monkeypatch.setattr(previewing, "find_spec", lambda name: None if name == "uvicorn" else name)
    monkeypatch.setattr(previewing, "checkout", lambda: root)

    result = run("preview")

    assert result.exit_code == 3
    assert "a preview needs uvicorn" in result.stderr
    assert line in result.stderr


def test_no_other_command_brings_in_what_a_preview_needs(here: Path):
    """Help and checks stay quick, and work where the extra is not installed."""
    stock(here)
    code = "import sys, atexit\natexit.register(lambda: print(sorted(sys.modules)))"

    for arguments in (("--help",), ("check",), ("preview", "--help")):
        said = program(*arguments, code=code).stdout
        for library in previewing.EXTRA:
            assert f"'{library}'" not in said, (arguments, library)
        assert "'reportbuild.cli'" in said


def test_a_port_that_is_taken_is_told(here: Path, capsys: pytest.CaptureFixture[str]):
    """Nothing is begun, and no other port is taken in its place."""
    stock(here)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("preview", "--no-open", "--port", str(port))

    assert result.exit_code == 2
    assert f"port {port} cannot be had" in result.stderr


def test_a_folder_is_watched_through_saves_renames_and_coming_back(here: Path):
    """A save is told, in any way that editors save; a folder that is gone, and back, as well."""

    async def test() -> None:
        folder = put(here / "report", {"report.toml": "a"})
        told = SimpleNamespace(times=0)
        studio = SimpleNamespace(touch=lambda: setattr(told, "times", told.times + 1))
        watching = asyncio.create_task(preview_session.watch(folder, studio))  # type: ignore[arg-type]  # all it does is told

        async def tells(act: Callable[[], object]) -> None:
            await asyncio.sleep(0.7)  # whoever watches has begun, unless the machine is busy
            before = told.times
            for _ in range(10):
                with suppress(FileNotFoundError):  # what is moved is moved once
                    act()
                ends = monotonic() + 2
                while told.times == before and monotonic() < ends:  # noqa: ASYNC110 - a folder sets no event
                    await asyncio.sleep(0.02)
                if told.times > before:
                    return
            pytest.fail("nobody is told")

        await tells(lambda: put(folder, {"report.toml": "b"}))
        await tells(lambda: put(folder, {"text/01-new.md": "# New"}))
        put(here, {"aside": "c"})
        await tells(lambda: (here / "aside").replace(folder / "report.toml"))
        await tells(lambda: folder.rename(here / "elsewhere"))
        await tells(lambda: put(folder, {"report.toml": "d"}))
        await tells(lambda: put(folder, {"report.toml": "e"}))
        watching.cancel()
        await asyncio.wait([watching])

    asyncio.run(test())
