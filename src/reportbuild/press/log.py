"""What the layout engine says while it works: gathered, and told as findings. Nothing is lost."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from reportbuild.model.artefact import Sheet
from reportbuild.model.finding import Finding, Span
from reportbuild.press.sources import picture_in, span_of

LOGGERS = ("weasyprint", "fontTools")


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the engine's log: its message, and whether it is about the stylesheet's words."""

    message: str
    style: bool


class _Listener(logging.Handler):
    def __init__(self, remarks: list[Remark]) -> None:
        super().__init__(logging.WARNING)
        self._remarks = remarks

    def emit(self, record: logging.LogRecord) -> None:
        path = PurePath(record.pathname)
        of_style = "css" in path.parts and path.stem != "targets"
        style = of_style and record.levelno == logging.WARNING
        self._remarks.append(Remark(record.getMessage(), style))


@contextmanager
def listening() -> Iterator[list[Remark]]:
    """Gather all that the engine logs as a warning or worse, and keep it from the terminal."""
    remarks: list[Remark] = []
    listener = _Listener(remarks)
    loggers = [logging.getLogger(name) for name in LOGGERS]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(listener)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        yield remarks
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(listener)
            logger.setLevel(level)
            logger.propagate = propagate


def findings(
    remarks: Iterable[Remark], refused: Iterable[str], place: Span, sheet: Sheet | None = None
) -> Iterator[Finding]:
    """Tell remarks, and addresses that were refused, as findings about a place.

    What the engine does not know in a stylesheet is a warning, everything else an error: it
    changes what is printed. Pictures and characters of a `sheet` are told at their own place.
    """
    addresses = tuple(dict.fromkeys(refused))
    for address in addresses:
        yield Finding(
            "press-001",
            place,
            f"“{address}” is not among the pictures and faces of this report.",
            "Nothing is fetched from elsewhere: put the file into the report, or leave it out.",
        )
    for remark in remarks:
        if any(address in remark.message for address in addresses):
            continue
        if remark.style:
            yield Finding("press-002", place, f"The stylesheet: {remark.message}")
        elif ".notdef" in remark.message:
            yield _missing(remark.message, place, sheet)
        elif "image" in remark.message or "SVG" in remark.message:
            yield _undrawn(remark.message, place, sheet)
        else:
            yield Finding("press-005", place, f"The layout engine says: {remark.message}")


def _missing(message: str, place: Span, sheet: Sheet | None) -> Finding:
    """Return the finding of a character, from `...: "字" (U+5B57)`."""
    character = message.rpartition(": ")[2]
    span = span_of(character.partition('" (')[0].removeprefix('"'), sheet) if sheet else place
    return Finding("press-003", span, f"No face of the house style can draw {character}.")


def _undrawn(message: str, place: Span, sheet: Sheet | None) -> Finding:
    """Return the finding of a picture, by its own name if the sheet shows it."""
    hint = "Save it anew as PNG, JPEG or plain SVG; a part of a drawing may not use itself."
    picture = picture_in(message, sheet) if sheet else None
    if picture is None:
        return Finding("press-004", place, f"A picture cannot be drawn: {message}", hint)
    named = f"The picture “{picture.path}”" if picture.path else "A chart"
    said = f"{named} cannot be drawn."
    return Finding("press-004", picture.span, said, hint)
