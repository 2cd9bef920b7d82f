"""Locale tags to what CLDR says of them: whether it knows them, language, script, direction.

Tags are BCP 47 ("es-419"); CLDR is Babel's.
"""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from reportbuild.model.document import Direction

_BIDI_CONTROLS = dict.fromkeys([0x200E, 0x200F, 0x061C])


@lru_cache(maxsize=64)
def cldr(tag: str) -> Locale | None:
    """Return CLDR's locale for a tag, or None if it has none for just this tag.

    Babel answers an unknown territory with the language's likeliest one; such an answer would
    print another country's figures, and is refused here.
    """
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
    asked = {part.casefold() for part in tag.split("-")[1:]}
    given = {part.casefold() for part in (locale.script, locale.territory, locale.variant) if part}
    return locale if asked <= given else None


def of_language(tag: str, language: str) -> bool:
    """Tell whether a locale is one of a language, in its script.

    A language that CLDR does not have, Romani say, may take any locale: figures must follow one.
    """
    locale, spoken = cldr(tag), cldr(language)
    if locale is None or spoken is None:
        return locale is not None
    return locale.language == spoken.language and _script(locale) == _script(spoken)


def direction(language: str, tag: str = "") -> Direction:
    """Return the direction of a language's script; of its locale, if CLDR has no such language."""
    locale = cldr(language) or cldr(tag)
    return "rtl" if locale is not None and locale.text_direction == "rtl" else "ltr"


def ancestry(locale: Locale) -> tuple[str, ...]:
    """Return the locale's identifier and those it inherits from, nearest first ("es_MX",
    "es_419").

    https://www.unicode.org/reports/tr35/#Parent_Locales
    """
    exceptions = get_global("parent_exceptions")
    chain: list[str] = []
    current = str(locale)
    while current and current != "root":
        chain.append(current)
        current = exceptions.get(current) or current.rpartition("_")[0]
    return tuple(chain)


def unmarked(text: str) -> str:
    """Return CLDR's text without marks of direction: markup isolates, and no face holds them."""
    return text.translate(_BIDI_CONTROLS)


def _script(locale: Locale) -> str:
    """The script that the locale names or that its language is likeliest written in."""
    if locale.script:
        return str(locale.script)
    likely = get_global("likely_subtags")
    found = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language) or ""
    return next((part for part in found.split("_") if len(part) == 4), "")  # noqa: PLR2004 - ISO 15924
