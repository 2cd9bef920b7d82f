"""Harmless edits of catalogues: what translators, their programs and their taste change."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.prove.plants.edits import Edit
from tests.prove.plants.entries import PLACEHOLDER, Entry, escaped
from tests.prove.plants.figures import DIGITS, in_prose, replaced, same_numbers, translated
from tests.prove.plants.places import Report
from tests.prove.plants.planted import SAID, Change, Kinds
from tests.prove.plants.wordings import wordings
from tests.prove.plants.words import QUOTES, TRANSLATED, VALUES

KINDS = Kinds("harmless", TRANSLATED)

SPACES = " \u00a0\u202f\u2009"
GROUP = re.compile(r"(?<=[0-9٠-٩])[.,٬ \u00a0\u202f](?=[0-9٠-٩]{3}(?![0-9٠-٩]))")
WRAPPER = {
    width: textwrap.TextWrapper(
        width, expand_tabs=False, replace_whitespace=False, drop_whitespace=False,
        break_on_hyphens=False,
    )
    for width in (40, 76, 100)
}  # fmt: skip
EMPHASIS = re.compile(r"(?<![\w*}\]])\*(?=[^\s*])([^*{}\[\]]+)(?<=\S)\*(?![\w*{\[])")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole file, as one piece."""

    path: str
    text: str

    @property
    def key(self) -> str:
        return self.path

    def edit(self, new: str) -> Edit:
        return Edit(self.path, 0, len(self.text), new)


def catalogue(report: Report, language: str) -> Iterator[Whole]:
    path = f"editions/{language}.po"
    yield Whole(path, report.texts[path])


# --- the file -----------------------------------------------------------------------------------


@KINDS.of("line ends of another system", SAID, 1, catalogue)
def crlf(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit(whole.text.replace("\n", "\r\n"))


@KINDS.of("a byte order mark", SAID, 1, catalogue)
def byte_order_mark(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit("\ufeff" + whole.text)


@KINDS.of("blanks at the ends of lines", SAID, 1, catalogue)
def blanks(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit(whole.text.replace('"\n', '" \n'))


@KINDS.of("no last line end", SAID, 1, catalogue)
def no_last_line_end(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit(whole.text.rstrip("\n"))


@KINDS.of("more empty lines", SAID, 1, catalogue)
def empty_lines(_r: Report, whole: Whole, _c: Random, _l: str) -> Edit:
    return whole.edit(whole.text.replace("\n\n", "\n\n\n"))


@KINDS.of("entries in another order", SAID, 2, catalogue)
def shuffled(_r: Report, whole: Whole, chance: Random, _l: str) -> Edit:
    head, *rest = whole.text.strip("\n").split("\n\n")
    chance.shuffle(rest)
    return whole.edit("\n\n".join((head, *rest)) + "\n")


@KINDS.of("wrapped lines", SAID, 2, catalogue)
def wrapped(report: Report, _w: Whole, chance: Random, language: str) -> Change:
    width = chance.choice((*WRAPPER,))
    edits = []
    for entry in report.catalogue(language):
        for name, text in (("msgid", entry.source), ("msgstr", entry.words)):
            edit = entry.field(name, text)
            lines = WRAPPER[width].wrap(text)
            assert "".join(lines) == text
            several = '""\n' + "\n".join(map(escaped, lines)) + "\n"
            edits.append(Edit(edit.path, edit.start, edit.stop, f"{name} {several}"))
    return Change(tuple(edits))


@KINDS.of("an obsolete entry", SAID, 2, translated)
def obsolete(report: Report, entry: Entry, _c: Random, _l: str) -> Edit:
    text = report.texts[entry.path]
    old = '\n#~ msgctxt "return/paragraph"\n#~ msgid "Once."\n#~ msgstr "Olim."\n'
    return Edit(entry.path, len(text), len(text), old)


# --- entries ------------------------------------------------------------------------------------


@KINDS.of("a translator's remark", SAID, 4, translated)
def remark(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit:
    said = chance.choice(("# Checked with the desk.", "#  ?", "# {fled} [x] “", "# 5 800 ≠ 5 900"))
    return Edit(entry.path, entry.start, entry.start, f"{said}\n")


@KINDS.of("lines in the references", SAID, 2, translated)
def reference(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit:
    return entry.line(f"#: {entry.origin}\n", f"#: {entry.origin}:{chance.randrange(1, 200)}\n")


@KINDS.of("an entry moved to the end", SAID, 3, translated)
def moved(report: Report, entry: Entry, _c: Random, _l: str) -> Change | None:
    end = len(report.texts[entry.path])
    if entry.stop >= end:
        return None
    taken = Edit(entry.path, entry.start, entry.stop + 1, "")
    return Change((taken, Edit(entry.path, end, end, f"\n{entry.raw}")))


# --- figures ------------------------------------------------------------------------------------


@KINDS.of("a statistic worded as it prints", SAID, 10, translated)
def worded(report: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    hits = [(hit, key, words) for hit, key, words in wordings(entry, report) if not hit[1]]
    if not hits:
        return None
    hit, key, words = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, f"[{words}]{{{key}}}"))


@KINDS.of("a wording left to the statistic", SAID, 3, translated)
def unworded(report: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    hits = [(hit, key) for hit, key, _ in wordings(entry, report) if hit[1]]
    if not hits:
        return None
    hit, key = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, f"{{{key}}}"))


@KINDS.of("a group parted otherwise", SAID, 8, translated)
def parted(report: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    hits = [x for x in wordings(entry, report) if GROUP.search(x[2])]
    if not hits:
        return None
    hit, key, words = chance.choice(hits)
    signs = SPACES if language in ("fr", "sq") else "\u00a0\u202f"
    new = GROUP.sub(chance.choice((*signs, "")), words)
    return entry.saying(replaced(entry.words, hit, f"[{new}]{{{key}}}"))


@KINDS.of("a number word in figures", SAID, 6, translated)
def in_figures(_r: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    if not (hits := same_numbers(entry, language)):
        return None
    at, hit = chance.choice(hits)
    system = DIGITS[1] if re.search("[٠-٩]", entry.words) else DIGITS[0]
    figures = "".join(system[int(d)] for d in str(VALUES[language][hit[0].lower()]))
    return entry.saying(replaced(entry.words, hit, figures, at))


@KINDS.of("another space at a figure", SAID, 6, translated)
def other_space(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    spaced = re.compile(rf"(?<=[0-9٠-٩])[{SPACES}](?=\w)|(?<=\w)[{SPACES}](?=[0-9٠-٩])")
    hits = [(at, hit) for at, hit in in_prose(entry, spaced)]
    hits = [(a, h) for a, h in hits if not GROUP.match(entry.words, a + h.start())]
    if not hits:
        return None
    at, hit = chance.choice(hits)
    new = chance.choice([s for s in SPACES if s != hit[0]])
    return entry.saying(replaced(entry.words, hit, new, at))


@KINDS.of("the other digits throughout", SAID, 2, catalogue)
def other_digits(report: Report, _w: Whole, _c: Random, language: str) -> Change | None:
    """The edition's digits are chosen anew, and its translations follow."""
    if language != "ar":
        return None
    [edition] = [r for r in report.records("report.toml") if r.name == "editions.ar"]
    native = "native" in edition.raw
    old, new = DIGITS[::-1] if native else DIGITS
    table = str.maketrans(old, new)
    group = {"٬": ",", ",": "٬"}

    def other(words: str) -> str:
        return GROUP.sub(lambda hit: group.get(hit[0], hit[0]), words).translate(table)

    edits = []
    for entry in report.catalogue(language):
        parts, end = [], 0
        for hit in PLACEHOLDER.finditer(entry.words):
            name = f"{{{hit[2] or hit[3]}}}"
            parts.append(other(entry.words[end : hit.start()]))
            parts.append(f"[{other(hit[1])}]{name}" if hit[1] is not None else hit[0])
            end = hit.end()
        words = "".join((*parts, other(entry.words[end:])))
        if words != entry.words:
            edits.append(entry.saying(words))
    return Change((*edits, edition.having("numerals", '"latn"' if native else '"native"')))


# --- signs --------------------------------------------------------------------------------------


@KINDS.of("straight quotation marks", SAID, 5, translated)
def straight(_r: Report, entry: Entry, _c: Random, language: str) -> Edit | None:
    first, last = QUOTES[language][0], QUOTES[language][1]
    found = re.fullmatch(
        rf"([^“”„«»\"]*){first}[{SPACES}]?([^“”„«»\"]+?)[{SPACES}]?{last}([^“”„«»\"]*)",
        entry.words, re.DOTALL,
    )  # fmt: skip
    return entry.saying(f'{found[1]}"{found[2]}"{found[3]}') if found else None


@KINDS.of("straight apostrophes", SAID, 3, translated)
def apostrophes(_r: Report, entry: Entry, _c: Random, language: str) -> Edit | None:
    if language not in ("fr", "sq") or "‘" in entry.words:
        return None
    words = re.sub(r"(?<=\w)’(?=\w)", "'", entry.words)
    return entry.saying(words) if words != entry.words else None


@KINDS.of("another space at a sign", SAID, 5, translated)
def sign_space(_r: Report, entry: Entry, chance: Random, language: str) -> Edit | None:
    hits = list(re.finditer(rf"[{SPACES}](?=[:;?!»])|(?<=«)[{SPACES}]", entry.words))
    if language != "fr" or not hits:
        return None
    hit = chance.choice(hits)
    new = chance.choice([s for s in SPACES if s != hit[0]])
    return entry.saying(replaced(entry.words, hit, new))


@KINDS.of("a note's call on the other side of a sign", SAID, 4, translated)
def call_moved(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    hits = list(re.finditer(r"([.,،])(\{note\.\w+\})|(\{note\.\w+\})([.,،])", entry.words))
    if not hits:
        return None
    hit = chance.choice(hits)
    new = (hit[2] or hit[4]) + (hit[1] or hit[3])
    return entry.saying(replaced(entry.words, hit, new))


@KINDS.of("emphasis by the other sign", SAID, 3, translated)
def emphasis(_r: Report, entry: Entry, _c: Random, _l: str) -> Edit | None:
    words = EMPHASIS.sub(r"_\1_", entry.words)
    return entry.saying(words) if words != entry.words else None


@KINDS.of("a foreign phrase marked as one", SAID, 3, translated)
def marked(_r: Report, entry: Entry, chance: Random, _l: str) -> Edit | None:
    hits = in_prose(entry, re.compile(r"(?<![\w-])(?:KFOR|UNMIK|NATO)(?![\w-])"))
    if not hits:
        return None
    at, hit = chance.choice(hits)
    return entry.saying(replaced(entry.words, hit, f"[{hit[0]}]{{lang.en}}", at))
