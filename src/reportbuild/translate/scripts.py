"""The script that a language is likeliest written in.

In: a BCP 47 tag. Out: the tag with its script, as CLDR's likely subtags have it (Unicode Technical
Standard 35, part 1, "Likely Subtags"): "sr" is "sr-Cyrl", "sr-ME" "sr-Latn-ME".
"""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global

_SCRIPT = 4  # letters in the tag of a script (ISO 15924)


def names_script(tag: str) -> bool:
    """Tell whether a tag names a script itself."""
    parts = tag.split("-")
    return len(parts) > 1 and len(parts[1]) == _SCRIPT and parts[1].isalpha()


@lru_cache(maxsize=64)
def with_script(tag: str) -> str:
    """Return a tag with the script that it names, or else the likeliest one.

    Case is that of BCP 47 ("zh-Hant-TW"). A language that CLDR does not know stays without.
    """
    language, *rest = tag.lower().split("-")
    if names_script(tag):
        return "-".join((language, rest[0].title(), *map(_cased, rest[1:])))
    likely = get_global("likely_subtags")
    region = f"{language}_{rest[0].upper()}" if rest else ""
    found = likely.get(region) or likely.get(language) or ""
    script = next((part for part in found.split("_") if len(part) == _SCRIPT), "")
    return "-".join(filter(None, (language, script, *map(_cased, rest))))


def without_script(tag: str) -> str:
    """Return a tag without its script where that is the likeliest one of its language.

    Of its language alone: "zh-Hans-TW" is "zh-TW", and "zh-Hant-TW" stays.
    """
    language, *rest = with_script(tag).split("-")
    if not names_script(tag) or with_script(language) != f"{language}-{rest[0]}":
        return tag
    return "-".join((language, *rest[1:]))


def _cased(subtag: str) -> str:
    return subtag.upper() if len(subtag) < _SCRIPT else subtag
