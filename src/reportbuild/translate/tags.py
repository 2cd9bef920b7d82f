"""Which edition a file is for, whatever spelling of its language a tool has left.

In: a language tag of a file and a report's editions. Out: the edition's language, or nothing.
Tools write "fr-FR" for "fr", gettext "sr@latin" for "sr-Latn".
"""

from __future__ import annotations

from collections.abc import Mapping

from reportbuild.model.report import EditionSettings

_SCRIPTS = {"latin": "latn", "cyrillic": "cyrl", "arabic": "arab", "devanagari": "deva"}
_SCRIPT = 4  # letters in the tag of a script (ISO 15924)


def edition_of(tag: str, editions: Mapping[str, EditionSettings]) -> str:
    """Return the language of the one edition that a tag can mean, "" if none or more than one.

    Another script is another edition; another region is not, if there is one edition only.
    """
    wanted = spelt(tag)
    for language, settings in editions.items():
        if wanted in (spelt(language), spelt(settings.locale)):
            return language
    near = [
        language
        for language, settings in editions.items()
        if _primary(wanted) == _primary(spelt(language))
        and _script(wanted) == (_script(spelt(language)) or _script(spelt(settings.locale)))
    ]
    return near[0] if len(near) == 1 else ""


def spelt(tag: str) -> str:
    """Return a tag as BCP 47 writes it, in lower case: "sr_RS@latin" is "sr-latn-rs"."""
    language, _, modifier = tag.strip().lower().replace("_", "-").partition("@")
    script = _SCRIPTS.get(modifier, modifier)
    parts = language.partition(".")[0].split("-")
    return "-".join([parts[0], *([script] if script else []), *parts[1:]])


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


def _script(tag: str) -> str:
    return next((p for p in tag.split("-")[1:] if len(p) == _SCRIPT and p.isalpha()), "")
