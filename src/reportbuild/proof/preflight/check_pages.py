"""The pages together: how many there are, which are blank, which stand there twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Object, Stream

from reportbuild.model.preflight import Fault
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.objects import (
    FAULTS,
    TooLargeError,
    entry,
    many,
    pairs,
    text,
    unpacked,
)


def count(pages: int, profile: Profile) -> Iterator[Fault]:
    """Find an extent that cannot be folded."""
    over = pages % profile.multiple
    if over:
        said = f"The file has {pages} pages; the profile asks for a multiple of {profile.multiple}."
        hint = f"Add {profile.multiple - over} blank pages at the end, or take {over} out."
        yield Fault("pre-016", 0, said, hint)


def blanks(blank: Sequence[int], pages: int) -> Iterator[Fault]:
    """Find blank pages that no book needs.

    A blank left-hand page before a part that opens on the right is sound, and so are those at the
    end that fill the last sheet; anything else may be a page that was lost.
    """
    end = pages
    while end in blank:
        end -= 1
    for number in blank:
        if number < end and (number % 2 or number + 1 in blank or number - 1 in blank):
            said = f"Page {number}: it is blank, and no left-hand page before a new part."
            yield Fault("pre-017", number, said, "Look whether something is missing.")


def doubles(digests: Mapping[int, str]) -> Iterator[Fault]:
    """Find pages that are the same as an earlier one."""
    seen: dict[str, int] = {}
    for number, digest in digests.items():
        first = seen.setdefault(digest, number)
        if first != number:
            said = f"Page {number}: it is the same as page {first}."
            yield Fault("pre-018", number, said, "Look whether it was put in twice.")


def digest_of(page: Object, resources: Object) -> str:
    """Return what two pages have in common if they look alike: content, fonts and pictures."""
    whole = hashlib.sha256()
    try:
        for stream in many(entry(page, "/Contents")):
            if isinstance(stream, Stream):
                whole.update(unpacked(stream))
        for name, thing in pairs(entry(resources, "/XObject")):
            data = thing.read_raw_bytes() if isinstance(thing, Stream) else b""
            whole.update(f"{name} {len(data)} ".encode("utf-8", "replace"))
            whole.update(hashlib.sha256(data).digest())
        for name, font in pairs(entry(resources, "/Font")):
            base = text(entry(font, "/BaseFont"))
            whole.update(f"{name} {base} ".encode("utf-8", "replace"))
    except (*FAULTS, TooLargeError) as fault:
        whole.update(repr((fault, page.objgen)).encode("utf-8", "replace"))
    return whole.hexdigest()
