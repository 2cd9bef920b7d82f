"""A preview as whoever writes a report has it: the command itself, and a browser on its page."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.prove.builds import SOURCES, command
from tests.prove.reader import MissingToolError, Reader

pytestmark = pytest.mark.prove

TEXT = "text/04-movement.md"
PASSAGE = "Freedom of movement is the right on which others rest."
UP_TO_DATE = "document.getElementById('status').textContent.startsWith('Up to date')"
IN_TEXT = "document.getElementById('reading').contentDocument"


@dataclass(slots=True)
class Screen:
    """A browser on the page of a preview, and the folder that it shows."""

    browser: Reader
    report: Path
    link: str
    shots: Path

    def tell(self, expression: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        return self.browser.ask("tell", body=f"return {expression}")

    def wait(self, until: str) -> None:
        self.browser.ask("wait", until=until)

    def shot(self, name: str) -> None:
        self.browser.ask("shot", file=str(self.shots / f"preview-{name}.png"))

    def edit(self, old: str, new: str) -> None:
        file = self.report / TEXT
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    try:
        opened = Reader(tmp_path_factory.mktemp("home"), "previewer.mjs")
    except MissingToolError as missing:
        pytest.fail(str(missing), pytrace=False)
    with opened:
        yield opened


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A preview of a copy of a sample, by the command; it must end well at Ctrl-C."""
    here = tmp_path_factory.mktemp("preview")
    report = here / "report"
    shutil.copytree(SOURCES / "kosovo-minorities-2003", report)
    running = subprocess.Popen(
        command("preview", "report", "--no-open"),
        cwd=here,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert running.stdout
    said = ""
    while "http://" not in said:
        line = running.stdout.readline()
        assert line, said
        said += line
    yield re.findall(r"http://\S+", said)[0], report
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=60)
    assert "Traceback" not in rest
    assert running.returncode == 0


@pytest.fixture
def screen(browser: Reader, link: tuple[str, Path], shots: Path) -> Iterator[Screen]:
    """The page, opened anew; the browser has nothing to complain of in the end."""
    address, report = link
    before = (report / TEXT).read_bytes()
    browser.ask("open", address=address)
    browser.ask("calm")
    screen = Screen(browser, report, address, shots)
    screen.wait(UP_TO_DATE)
    yield screen
    (report / TEXT).write_bytes(before)
    screen.wait(UP_TO_DATE)
    assert browser.ask("close") == []


def test_an_edit_is_seen_on_its_page_and_in_its_text(screen: Screen):
    """The page scrolls to the edited line, its picture is a new one, the text has the new word."""
    browser = screen.browser
    browser.ask(
        "tell",
        body="""
        window.pictured = [];
        document.addEventListener('pictured', event => window.pictured.push(event.detail));
        """,
    )
    screen.edit(PASSAGE, PASSAGE.replace("the right", "the very right"))
    screen.wait("document.querySelector('.edit') && window.pictured.length")
    edited = "document.querySelector('.edit').closest('figure')"
    screen.wait(f"{edited}.querySelector('img')?.complete")
    address = screen.tell(f"new URL({edited}.querySelector('img').src).pathname")
    assert address in screen.tell("window.pictured")

    box, pane = (
        screen.tell(f"{what}.getBoundingClientRect().toJSON()")
        for what in ("document.querySelector('.edit')", "document.getElementById('pages')")
    )
    assert pane["top"] <= box["top"] < pane["bottom"]

    screen.wait(f"{IN_TEXT}?.querySelector('.edited')?.textContent.includes('the very right')")
    there = screen.tell(f"{IN_TEXT}.querySelector('.edited').getBoundingClientRect().top")
    assert 0 <= there < 800
    assert screen.tell("document.getElementById('section').value") == "ch-movement"
    screen.shot("edited")


def test_another_language_stays_at_the_same_place(screen: Screen):
    """Section and passage: the Arabic pages and text are where the English ones were."""
    screen.edit(PASSAGE, PASSAGE.replace("the right", "the same right"))
    screen.wait(f"{IN_TEXT}?.querySelector('.edited')?.textContent.includes('the same right')")
    passage = screen.tell(f"{IN_TEXT}.querySelector('.edited').dataset.passage")
    screen.shot("english")

    screen.browser.ask("click", selector="#languages input[value=ar]")
    screen.wait(UP_TO_DATE)
    screen.wait(f"{IN_TEXT}?.documentElement?.lang === 'ar'")
    screen.wait("document.getElementById('section').value === 'ch-movement'")
    seen = f"""(() => {{
      const found = {IN_TEXT}.querySelector('[data-passage="{passage}"]');
      if (!found) return false;
      const {{ top }} = found.getBoundingClientRect();
      return top > -40 && top < document.getElementById('reading').clientHeight;
    }})()"""
    screen.wait(seen)
    assert screen.tell(f"{IN_TEXT}.documentElement.dir") == "rtl"
    assert "draft" in screen.tell("document.getElementById('status').textContent")
    # the English text has changed: its translation is stale, and told to be
    screen.wait("document.getElementById('languages').textContent.includes('1 stale')")
    screen.wait("document.querySelector('#findings .hold')?.textContent.includes('po-008')")
    screen.shot("arabic")


def test_findings_are_listed_and_lead_to_their_line(screen: Screen):
    """With severity, file and line; the last good pages stay, and say that they are old."""
    pictures = "[...document.querySelectorAll('#pages img')].map(one => one.src)"
    screen.wait(f"{pictures}.length")
    before = set(screen.tell(pictures))
    screen.edit(PASSAGE, f"{PASSAGE} It is {{nosuch}}.")
    screen.wait("document.querySelector('#findings .error')")

    found = screen.tell("document.querySelector('#findings .error').textContent")
    assert re.search(r"text/04-movement\.md:\d+", found)
    assert "nosuch" in found
    notice = screen.tell("document.getElementById('notice').textContent")
    assert "as of before" in notice
    assert screen.tell("document.getElementById('notice').hidden") is False
    assert set(screen.tell(pictures)) & before
    screen.browser.ask("click", selector="#findings .error button")
    screen.wait("document.getElementById('section').value === 'ch-movement'")
    screen.wait(f"{IN_TEXT}?.querySelector('.edited')")
    screen.shot("error")


def test_the_page_can_be_used_by_keyboard_alone(screen: Screen):
    """Tab goes through languages, sections, the switch and the panes; arrows do what they do."""
    focused = "document.activeElement.id || document.activeElement.value"
    seen = []
    for _ in range(6):
        screen.browser.ask("press", key="Tab")
        seen.append(screen.tell(focused))
    assert seen[:4] == ["en", "section", "follow", "pages"]

    screen.browser.ask("tell", body="document.getElementById('section').focus()")
    screen.browser.ask("press", key="End")
    screen.wait("document.getElementById('section').value === 'colophon'")
    screen.wait(f"{IN_TEXT}?.querySelector('.colophon')")
    assert screen.tell("document.getElementById('pages').scrollTop") > 5000

    screen.browser.ask("tell", body="document.querySelector('#languages :checked').focus()")
    screen.browser.ask("press", key="ArrowRight")
    screen.wait(f"{IN_TEXT}?.documentElement?.lang === 'fr'")
    assert screen.tell(focused) == "fr"
    named = """[...document.querySelectorAll('input, select, button, iframe, [tabindex]')].every(
      one => one.labels?.length || one.textContent.trim() || one.title
        || one.getAttribute('aria-labelledby'))"""
    assert screen.tell(named)


def test_a_narrow_window_has_everything_below_each_other(screen: Screen):
    """Nothing runs over the edge, at the width of a telephone or of half a screen."""
    for width in (1280, 800, 360):
        screen.browser.ask("resize", width=width, height=800)
        assert screen.tell("document.documentElement.scrollWidth") <= width
        screen.shot(f"{width}")
