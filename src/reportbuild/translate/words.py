"""The tool's own words in one language: "Contents", "more than {value}", lists of words.

In: the house's locale files (PO). Out: `Words`, complete, or what is wrong with them. English is
the measure: every entry of `en.po` must have words in every other language.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from string import Formatter

from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Words
from reportbuild.translate.po import Key, read_po
from reportbuild.translate.scripts import names_script, with_script, without_script

AUTONYM = ("language", "autonym")
"""Text and context of a language's name in itself: "English", "Français"."""

_ENGLISH = "en"
_NAMED = 10  # entries that a message names


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of one entry, and where they stand."""

    words: str
    span: Span


def words(house: House, language: str) -> Checked[Words]:
    """Return the house's words for a BCP 47 tag; a region falls back to its language.

    "fr-CA" takes from `fr-CA.po` what is there and the rest from `fr.po`; a script never falls
    back to another. Errors: a language without words and a locale file that cannot be read (not
    made); entries without words, or with other fields in braces than English has.
    """
    chain = _chain(house, language)
    if not chain:
        return Checked(None, (_unknown(house, language),))
    findings: list[Finding] = []
    said: dict[Key, _Said] = {}
    for tag in chain:
        found = _said(house, tag)
        if found.made is None:
            return Checked(None, found.findings)
        said |= found.made
    english = _said(house, _ENGLISH) if _ENGLISH in house.locales else Checked({})
    measure = english.made or {}
    findings += english.findings
    if missing := [key for key in measure if key not in said]:
        findings.append(_missing(missing, language, _path(chain[-1])))
    findings += (f for key in measure if key in said for f in _fields(measure[key], said[key]))
    entries = {(context, text): entry.words for (context, text), entry in said.items()}
    return Checked(Words(language, entries), tuple(findings))


def _path(tag: str) -> str:
    return f"locale/{tag}.po"


def _chain(house: House, language: str) -> tuple[str, ...]:
    """Return the house's locales that a tag draws on, the most general first.

    Language and script together are where a chain begins (RFC 5646, 2.1): Serbian in Latin
    letters takes nothing from Serbian in Cyrillic ones. A tag without a script that has no file
    takes that of its likeliest script, "sr" the words of `sr-Cyrl.po`; and a tag with that script
    the file without: "zh-Hans" the words of `zh.po`.
    """
    spelt = {tag.lower(): tag for tag in house.locales}
    for tag in (language, with_script(language), without_script(language)):
        parts = tag.lower().split("-")
        same = with_script(tag).startswith(with_script(parts[0]))  # not so of "zh-TW" and "zh"
        stem = 1 if same and not names_script(tag) else 2
        tags = ("-".join(parts[:length]) for length in range(stem, len(parts) + 1))
        if chain := tuple(spelt[tag] for tag in tags if tag in spelt):
            return chain
    return ()


def _unknown(house: House, language: str) -> Finding:
    known = sorted(house.locales)
    near = get_close_matches(language.lower(), known, 1, cutoff=0.5)
    hint = f"Did you mean “{near[0]}”? " if near else ""
    hint += f"It has words in: {', '.join(known)}." if known else ""
    message = f"The house has no words of its own in “{language}”."
    return Finding("lang-001", Span("report.toml"), message, hint)


def _said(house: House, tag: str) -> Checked[dict[Key, _Said]]:
    """Return what one locale file says; English, where it says nothing, says the text itself."""
    path = _path(tag)
    po = read_po(path, house.locales[tag])
    if po.made is None:
        return Checked(None, po.findings)
    said = {
        entry.key: _Said(entry.translation or entry.text, Span(path, entry.line))
        for entry in po.made.entries
        if not entry.retired and (tag == _ENGLISH or (entry.filled and not entry.fuzzy))
    }
    return Checked(said, po.findings)


def _missing(keys: list[Key], language: str, path: str) -> Finding:
    shown = [f"“{text}” ({context})" if context else f"“{text}”" for context, text in keys]
    more = f" and {len(shown) - _NAMED} more" if len(shown) > _NAMED else ""
    message = f"The house lacks words in “{language}” for {', '.join(shown[:_NAMED])}{more}."
    return Finding("lang-002", Span(path), message, "Fuzzy entries do not count.")


def _fields(english: _Said, said: _Said) -> tuple[Finding, ...]:
    """Find fields in braces that the words lack or should not have: a dropped value, a crash."""
    try:
        wanted, held = _names(english.words), _names(said.words)
    except ValueError:
        message = f"The braces in “{said.words}” do not pair."
        return (Finding("lang-003", said.span, message),)
    if wanted == held:
        return ()
    message = f"“{said.words}” has not the same fields in braces as “{english.words}”."
    return (Finding("lang-003", said.span, message),)


def _names(text: str) -> set[str]:
    """Return the names of the fields in braces; raises `ValueError` if braces do not pair."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
