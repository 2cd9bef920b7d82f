"""The forms of names: keys, language tags, dates, ISBNs, paths. Text in, verdicts out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

KEY = r"[A-Za-z][A-Za-z0-9_]*"
"""A key of a statistic, note, work or target."""

_KEY = re.compile(KEY)

# BCP 47 (RFC 5646, 2.1): language, script, region, variants; written as its section 2.1.1 advises
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|[0-9]{3}))?(-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
_WEB = re.compile(r"https?://([^/?#@:\s]+)(?::[0-9]{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s]+@([^@?\s]+)(?:\?\S*)?", re.IGNORECASE)
_HOST_NAME = re.compile(r"(?!-)[^\s\x00-,/:-@\[-^`{-\x7f]+(?<!-)")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TEXT_NAME = re.compile(r"text/([0-9]{1,9})-([A-Za-z][A-Za-z0-9_-]*)\.md")


def is_key(text: str) -> bool:
    """Tell whether a text has the form of a key."""
    return _KEY.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Tell whether a text has the form of a BCP 47 tag, in its usual case."""
    return _LANGUAGE.fullmatch(text) is not None


def usual_case(tag: str) -> str:
    """Return a tag as it is usually written: `en_us` as `en-US`, `SR-latn` as `sr-Latn`."""
    first, *rest = tag.replace("_", "-").split("-")
    cased = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(cased.get(len(part), str.lower)(part) for part in rest)])


def first_day(text: str) -> date | None:
    """Return the first day of "2003", "2003-04" or "2003-04-29"; None if there is no such day."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def last_day(text: str) -> date | None:
    """Return the last day of "2003", "2003-04" or "2003-04-29"; None if there is no such day."""
    first = first_day(text)
    if first is None or len(text) == len("2003-04-29"):
        return first
    month = 12 if len(text) == len("2003") else first.month
    return date(first.year, month, monthrange(first.year, month)[1])


def is_isbn(text: str) -> bool:
    """Tell whether a text is an ISBN of 13 digits whose last one is right (ISO 2108)."""
    digits = text.replace("-", "").replace(" ", "")
    if not (len(digits) == 13 and digits.isascii() and digits.isdigit()):  # noqa: PLR2004
        return False
    total = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits))
    return digits.startswith(("978", "979")) and total % 10 == 0


def is_address(text: str) -> bool:
    """Tell whether a link may lead to an address: http, https or mailto, and to some host.

    A host is names between dots, the last no number alone (RFC 1123, 2.1), or four numbers; no
    dots in a row, no spaces. Letters of every script may stand in it (RFC 5890). No name or
    password stands before the host (RFC 3986, 3.2.1): one would be given away, or seem the host.
    """
    web, mail = _WEB.fullmatch(text), _MAIL.fullmatch(text)
    host = web[1] if web else mail[1] if mail else ""
    names = host.split(".")
    numbers = [name.isdecimal() for name in names]
    whole = all(numbers) and len(names) == 4  # noqa: PLR2004 - an IPv4 address
    named = len(names) > 1 and not numbers[-1]
    return (whole or named) and all(_HOST_NAME.fullmatch(name) for name in names)


def text_name(path: str) -> tuple[int, str] | None:
    """Return number and name of a text file: (3, "health")."""
    found = _TEXT_NAME.fullmatch(path)
    return (int(found[1]), found[2]) if found else None


def lies_within(path: str) -> bool:
    """Tell whether a path stays below the report's folder, on every system: no way up, no drive,
    no network address, no backslash.
    """
    parts = path.split("/")
    return (
        bool(path) and not any(p in ("", ".", "..") for p in parts) and not set(path) & set("\\:")
    )
