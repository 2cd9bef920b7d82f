"""Pictures that the report shows: their bytes, cleaned, with what images.toml says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.report import Picture
from reportbuild.model.shelf import Shelf
from reportbuild.read import inlines
from reportbuild.read.forms import lies_within
from reportbuild.read.raster import (
    MOST_PIXELS,
    TooLargeError,
    TurnedError,
    UnreadableError,
    raster,
)
from reportbuild.read.records import each
from reportbuild.read.schema import PictureShape
from reportbuild.read.suggest import did_you_mean, shortened
from reportbuild.read.svg import svg
from reportbuild.read.toml import Toml

MediaType: TypeAlias = Literal["image/png", "image/jpeg", "image/svg+xml"]

_SUFFIXES: dict[str, MediaType] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
}
_LARGEST = 40_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the text names it, and where."""

    path: str
    span: Span


def is_picture(path: str) -> bool:
    """Tell whether a file's name is one of a picture."""
    return path.rpartition(".")[2].lower() in _SUFFIXES


def pictures(
    shelf: Shelf,
    file: Toml | None,
    shown: tuple[Shown, ...],
    memo: Memo = FORGETFUL,
    *,
    told: bool,
) -> Checked[Mapping[str, Picture]]:
    """Read every picture that is shown; those that cannot be used are left out and found.

    `told` is false if images.toml could not be read: then no entry is missing.
    """
    shapes = each(PictureShape, file, keyed=False)
    found = list(shapes.findings)
    entries = shapes.made or {}
    if file is not None:
        absent = [path for path in entries if path not in shelf.files]
        found += [_missing(shelf, path, file.span(path)) for path in absent]
    made: dict[str, Picture] = {}
    for path, span in {one.path: one.span for one in reversed(shown)}.items():
        if not lies_within(path):
            sentence = f"“{shortened(path)}” does not lie in the report's folder."
            hint = "Write a path below the folder, with /: images/house.svg"
            found.append(Finding("pic-001", span, sentence, hint))
            continue
        if path not in shelf.files:
            found.append(_missing(shelf, path, span))
            continue
        entry = entries.get(path)
        shown_to_all = entry is not None and not _lacks_consent(entry)
        data = _recalled(memo, path, shelf.files[path], span, lasting=shown_to_all)
        found += data.findings
        if told and (file is None or path not in file.values):
            sentence = f"“{path}” has no entry in images.toml."
            hint = "Say whose it is, and whether somebody could be known from it."
            found.append(Finding("pic-008", span, sentence, hint))
        elif file is not None and data.made is not None and path in entries:
            made[path] = _picture(path, data.made, entries[path], file, found)
    return Checked(made, tuple(found))


def _missing(shelf: Shelf, path: str, span: Span) -> Finding:
    known = list(filter(is_picture, shelf.files))
    sentence = f"There is no picture “{shortened(path)}”."
    return Finding("ref-005", span, sentence, did_you_mean(path, known))


def _picture(
    path: str,
    data: tuple[MediaType, bytes],
    shape: PictureShape,
    file: Toml,
    found: list[Finding],
) -> Picture:
    credit = inlines.words(shape.credit, file.span(path, "credit"))
    rights = inlines.words(shape.rights, file.span(path, "rights"))
    found += [*credit.findings, *rights.findings]
    if _lacks_consent(shape):
        sentence = "Somebody could be known from this picture, and no consent is told."
        hint = "Say in “consent” how it was given; without consent, leave the picture out."
        found.append(Finding("pic-010", file.span(path, "identifiable"), sentence, hint))
    kind, clean = data
    return Picture(
        path, kind, clean, credit.made or (), rights.made or (), shape.identifiable,
        shape.consent, file.span(path),
    )  # fmt: skip


def _lacks_consent(shape: PictureShape) -> bool:
    return shape.identifiable and not shape.consent.strip()


def _recalled(
    memo: Memo, path: str, data: bytes, span: Span, *, lasting: bool
) -> Checked[tuple[MediaType, bytes]]:
    """Read a picture, unless its bytes, and where it is asked for, are as they were.

    It may last if it may be shown.
    """
    values = data, span
    return memo.recall(("picture", path), values, lambda: _data(path, data, span), lasting=lasting)


def _data(path: str, data: bytes, span: Span) -> Checked[tuple[MediaType, bytes]]:
    """Return the media type and the cleaned bytes of a picture."""
    suffix = path.rpartition(".")[2].lower()
    if suffix not in _SUFFIXES:
        return _fault("pic-002", span, f"“{path}” is no PNG, JPEG or SVG.", "Convert it.")
    if len(data) > _LARGEST:
        sentence = f"“{path}” is larger than {_LARGEST:,} bytes."
        return _fault("pic-004", span, sentence, "Scale it down.")
    if _SUFFIXES[suffix] == "image/svg+xml":
        drawing = svg(data, span)
        made = None if drawing.made is None else (_SUFFIXES[suffix], drawing.made)
        return Checked(made, drawing.findings)
    try:
        read = raster(data)
    except UnreadableError as error:
        sentence = f"“{path}” cannot be read as a picture: {shortened(str(error), 100)}."
        return _fault("pic-003", span, sentence, "Export it again.")
    except TurnedError:
        sentence = f"“{path}” is stored on its side."
        return _fault("pic-011", span, sentence, "Turn it upright and export it again.")
    except TooLargeError as error:
        sentence = f"“{path}” has {error} pixels, more than {MOST_PIXELS:,}."
        return _fault("pic-004", span, sentence, "Scale it down.")
    if read.media_type != _SUFFIXES[suffix]:
        sentence = f"“{path}” is not what its name says: it holds {read.media_type}."
        return _fault("pic-002", span, sentence, "Rename it.")
    return Checked((read.media_type, read.data))


def _fault(code: str, span: Span, sentence: str, hint: str) -> Checked[tuple[MediaType, bytes]]:
    return Checked(None, (Finding(code, span, sentence, hint),))
