"""Structural faults of translations: what a translator or a PO editor does to a segment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from tests.prove.plants.edits import Edit
from tests.prove.plants.entries import PLACEHOLDER, Entry
from tests.prove.plants.figures import replaced, translated
from tests.prove.plants.places import Record, Report
from tests.prove.plants.planted import ERROR, HOLD, REFUSED, SAID, Change, Kinds
from tests.prove.plants.words import ELSEWHERE, QUOTES, TRANSLATED

KINDS = Kinds("structural", TRANSLATED)

CONTROLS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069"
SENTENCE = re.compile(r"(?<=[.!?]) (?=\S)")


def holders(entry: Entry, start: str = "") -> list[re.Match[str]]:
    """The placeholders of a translation whose names begin so."""
    found = PLACEHOLDER.finditer(entry.words)
    return [hit for hit in found if (hit[2] or hit[3] or "{").startswith(start)]


def held(report: Report, language: str) -> Iterator[Entry]:
    """The entries whose translation has a placeholder, phrases in other languages apart."""
    for entry in translated(report, language):
        if any(not (hit[2] or hit[3] or "lang.").startswith("lang.") for hit in holders(entry)):
            yield entry


def strong(entry: Entry) -> list[re.Match[str]]:
    return [h for h in holders(entry) if not (h[2] or h[3] or "lang.").startswith("lang.")]


# --- placeholders -------------------------------------------------------------------------------


@KINDS.of("a placeholder dropped", ERROR, 5, held)
def dropped(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit:
    hit = chance.choice(strong(entry))
    return entry.saying(replaced(entry.words, hit, hit[1] or ""))


@KINDS.of("a placeholder doubled", ERROR, 2, held)
def doubled(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit:
    hit = chance.choice(strong(entry))
    return entry.saying(replaced(entry.words, hit, f"{hit[0]} {hit[0]}"))


@KINDS.of("a placeholder invented", ERROR, 2, translated)
def invented(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit:
    new = chance.choice(("{note.nowhere}", "{cite.nobody}", "{ref.sec_none}", "{nothing}"))
    return entry.saying(f"{entry.words} {new}")


@KINDS.of("a placeholder misspelt", ERROR, 3, held)
def misspelt(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit:
    hit = chance.choice(strong(entry))
    name = hit[2] or hit[3]
    new = hit[0].replace(f"{{{name}}}", f"{{{name[:-2]}{name[-1]}{name[-1]}x}}")
    return entry.saying(replaced(entry.words, hit, new))


@KINDS.of("a brace lost", ERROR, 2, held)
def brace_lost(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit:
    hit = chance.choice(strong(entry))
    new = chance.choice((hit[0][:-1], hit[0].replace("{", "")))
    return entry.saying(replaced(entry.words, hit, new))


@KINDS.of("another statistic", ERROR, 2, translated)
def exchanged(report: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    hits = [hit for hit in holders(entry) if hit[3] in report.statistics]
    if not hits:
        return None
    hit = chance.choice(hits)
    others = sorted({*report.statistics} - {hit[3]})
    return entry.saying(replaced(entry.words, hit, f"{{{chance.choice(others)}}}"))


@KINDS.of("another note", ERROR, 2, translated)
def another_note(_r: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    if not (hits := holders(entry, "note.")):
        return None
    return entry.saying(replaced(entry.words, chance.choice(hits), "{note.another}"))


@KINDS.of("two notes in the other's place", SAID, 1, translated)
def notes_turned(_r: Report, entry: Entry, _c: Random, _l: str) -> Edit | None:
    hits = holders(entry, "note.")
    if len(hits) < 2:
        return None
    first, second = hits[:2]
    return entry.saying(replaced(replaced(entry.words, second, first[0]), first, second[0]))


@KINDS.of("a note within the words of a link", ERROR, 1, translated)
def note_moved_in(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    notes = holders(entry, "note.")
    worded = [hit for hit in holders(entry) if hit[1] and not hit[2].startswith("lang.")]
    if not notes or not worded:
        return None
    note, into = chance.choice(notes), chance.choice(worded)
    words = entry.words.replace(note[0], "").replace(into[0], f"[{into[1]}{note[0]}]{{{into[2]}}}")
    return entry.saying(words)


@KINDS.of("the words of a link name another host", SAID, 1, translated)
def other_host(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    if not (hits := [hit for hit in holders(entry, "link.") if hit[1]]):
        return None
    hit = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, f"[https://evil.example/]{{{hit[2]}}}"))


@KINDS.of("the words of a reference emptied", ERROR, 1, translated)
def no_words(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    if not (hits := [hit for hit in holders(entry, "ref.") if hit[1]]):
        return None
    hit = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, f"[]{{{hit[2]}}}"))


@KINDS.of("the mark of a language lost", SAID, 1, translated)
def mark_lost(_r: Report, entry: Entry, _c: Random, language: str) -> Edit | None:
    hits = [hit for hit in holders(entry, "lang.") if hit[1] and hit[0] in entry.source]
    hits = [hit for hit in hits if not hit[2].startswith(f"lang.{language}")]
    return entry.saying(replaced(entry.words, hits[0], hits[0][1])) if hits else None


# --- words and signs ----------------------------------------------------------------------------


@KINDS.of("a quotation mark dropped", SAID, 3, translated)
def quote_dropped(_r: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    hits = list(re.finditer(f"[{QUOTES[language]}]", entry.words))
    return entry.saying(replaced(entry.words, chance.choice(hits), "")) if hits else None


@KINDS.of("a star of emphasis dropped", SAID, 2, translated)
def star_dropped(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    hits = list(re.finditer(r"\*+", entry.words))
    return entry.saying(replaced(entry.words, chance.choice(hits), "")) if hits else None


@KINDS.of("a control of direction put in", ERROR, 3, translated)
def control(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    if " " not in entry.words:
        return None
    return entry.saying(entry.words.replace(" ", f" {chance.choice(CONTROLS)}", 1))


@KINDS.of("the source's text for the translation", SAID, 3, translated)
def copied(_r: Report, entry: Entry, _c: Random, _l: str) -> Edit | None:
    plain = PLACEHOLDER.sub("", entry.source)
    several = len(re.findall(r"\b[a-z]{2,}\b", plain)) >= 6
    return entry.saying(entry.source) if several and entry.source != entry.words else None


@KINDS.of("a sentence left in the source's language", SAID, 3, translated)
def left_over(_r: Report, entry: Entry, _c: Random, _l: str) -> Edit | None:
    source, words = SENTENCE.split(entry.source), SENTENCE.split(entry.words)
    if len(source) < 2 or len(words) != len(source):
        return None
    if re.search(r"[{\[*“”\d]", source[-1] + words[-1]) or len(source[-1].split()) < 7:
        return None
    return entry.saying(" ".join((*words[:-1], source[-1])))


@KINDS.of("the translation of another segment", SAID, 3, translated)
def pasted(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    others = [
        e for e in translated(report, language)
        if len(e.words) > 60 and e.words != entry.words and "{" not in e.words
    ]  # fmt: skip
    if len(entry.words) < 60 or "{" in entry.words:
        return None
    return entry.saying(chance.choice(others).words)


# --- entries ------------------------------------------------------------------------------------


def single(report: Report, language: str) -> Iterator[Entry]:
    """The entries whose source stands in no other: nothing else translates it."""
    sources = Counter(entry.source for entry in report.catalogue(language))
    return (entry for entry in translated(report, language) if sources[entry.source] == 1)


def opened(report: Report, entry: Entry, edit: Edit) -> Change:
    """A segment is without translation, which may be told in the source that it stands in."""
    return Change((edit,), report.source_of(entry))


@KINDS.of("a translation emptied", HOLD, 2, single)
def emptied(report: Report, entry: Entry, _c: Random, _l: str) -> Change:
    return opened(report, entry, entry.saying(""))


@KINDS.of("a fuzzy entry", HOLD, 2, single)
def fuzzy(report: Report, entry: Entry, _c: Random, _l: str) -> Change:
    if "\n#, " in entry.raw:
        return opened(report, entry, entry.line("\n#, ", "\n#, fuzzy, "))
    return opened(report, entry, entry.line("msgctxt", "#, fuzzy\nmsgctxt"))


@KINDS.of("a source text that no longer matches", HOLD, 3, single)
def unmatched(report: Report, entry: Entry, chance: Random, _l: str) -> Change | None:
    held = [hit.span() for hit in PLACEHOLDER.finditer(entry.source)]
    hits = [
        hit for hit in re.finditer(r"\b[a-z]{4,}\b", entry.source)
        if hit.start() > 8 and not any(start < hit.start() < stop for start, stop in held)
    ]  # fmt: skip
    if not hits:
        return None
    new = replaced(entry.source, chance.choice(hits), "otherwise")
    return opened(report, entry, entry.field("msgid", new))


@KINDS.of("an entry taken out", HOLD, 2, single)
def taken_out(report: Report, entry: Entry, _c: Random, _l: str) -> Change:
    return opened(report, entry, Edit(entry.path, entry.start, entry.stop + 1, ""))


@KINDS.of("an entry twice, with other words", ERROR, 1, translated)
def twice(_r: Report, entry: Entry, _c: Random, _l: str) -> Change:
    other = entry.raw.replace("msgstr ", 'msgstr "x"\n', 1)
    return Change((Edit(entry.path, entry.stop, entry.stop, f"\n{other}"),), ())


@KINDS.of("a catalogue that is no PO", ERROR, 3, translated)
def broken(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit:
    old, new = chance.choice(
        (("msgid ", "msgidd "), ('\nmsgstr "', "\nmsgstr "), ("msgctxt", "<<<<<<< HEAD\nmsgctxt"))
    )
    return entry.line(old, new)


# --- the edition --------------------------------------------------------------------------------


def editions(report: Report, language: str) -> Iterator[Record]:
    """What report.toml says of an edition."""
    return (r for r in report.records("report.toml") if r.name == f"editions.{language}")


@KINDS.of("a catalogue in another language", REFUSED, 1, editions)
def other_language(report: Report, _e: Record, _c: Random, language: str) -> Edit:
    path = f"editions/{language}.po"
    at = report.texts[path].index(f'"Language: {language}')
    return Edit(path, at, at + 11 + len(language), '"Language: it')


@KINDS.of("the locale of another language", ERROR, 2, editions)
def other_locale(_r: Report, edition: Record, _c: Random, language: str) -> Edit:
    return edition.having("locale", f'"{ELSEWHERE[language]}"')
