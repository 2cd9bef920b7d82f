"""What place the words of a link name, and whether the link leads there.

Goes in: a link's words and its address. Comes out: a sentence, if a reader would be misled.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEME = r"(?:https?://(?:[^\s/@]*@)?|mailto:[^\s@]*@|www\.)"
_HOST = r"((?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,})(?![\w.@-])"
_WITH_SCHEME = re.compile(rf"{_SCHEME}(?:www\.)?{_HOST}", re.IGNORECASE)
_BARE = re.compile(rf"(?:[^\s/@:]+@)?{_HOST}(?:[/:?#]\S*)?", re.IGNORECASE)
_FILES = frozenset(
    ("csv", "doc", "docx", "epub", "htm", "html", "jpeg", "jpg", "odt", "pdf", "png", "svg",
     "txt", "xls", "xlsx", "zip")
)  # fmt: skip
"""What looks like the last name of a host, and is the kind of a file: "report.pdf"."""

_TRAILING = ".,;:!?)]}»”’…"


def misled(words: str, address: str) -> str:
    """Return what is wrong with a link whose words are the address of another host, "" if nothing.

    A host may be named without "www." or its subdomain, and where an address holds another one
    (an archive's copy), that one may be named.
    """
    for named in sorted(_hosts_named(words)):
        if not _leads_to(address, named):
            return f"The words “{words.strip()}” name {named}; the link leads to {address}."
    return ""


def _hosts_named(words: str) -> set[str]:
    """Return the hosts of the addresses in a link's words; a bare host counts where it is all."""
    found = [_WITH_SCHEME.match(word) for word in words.split()]
    hosts = {match[1].casefold() for match in found if match}
    bare = _BARE.fullmatch(words.rstrip(_TRAILING))
    if bare and bare[1].rpartition(".")[2].casefold() not in _FILES:
        hosts.add(bare[1].casefold())
    return hosts


def _leads_to(address: str, named: str) -> bool:
    parts = urlsplit(address.casefold())
    host = parts.hostname or parts.path.rpartition("@")[2]  # of a web page, of a letter
    named, host = named.removeprefix("www."), host.removeprefix("www.")
    if host == named or host.endswith(f".{named}") or named.endswith(f".{host}"):
        return True
    within = rf"/(?:www\.)?{re.escape(named)}(?![\w.-])"
    return bool(parts.hostname and re.search(within, f"{parts.path}?{parts.query}"))
