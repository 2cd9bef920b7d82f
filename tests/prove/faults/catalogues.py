"""Faults in catalogues: what a translator, an editor of PO files or an attacker may do to them.

The good ones are those that the builder writes for the stock report, with these segments
translated; all others are missing, which is known and said of the good report as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import polib

from reportbuild.catalogues import catalogue
from tests.prove.builds import checked, the_house
from tests.prove.faults.planting import (
    ERROR,
    HOLD,
    REFUSED,
    SAID,
    Change,
    Extent,
    Fault,
    Kinds,
    add,
    make,
    swap,
    swap_bytes,
)
from tests.prove.faults.reports import EVERY_TEXT
from tests.stock import stock_shelf

FR, AR = "editions/fr.po", "editions/ar.po"

TRANSLATED: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "The text may be copied [with its source named]{link.a}.":
            "Le texte peut être copié [en citant la source]{link.a}.",
        "{fled} people fled the valley{note.count}.":
            "{fled} personnes ont fui la vallée{note.count}.",
        "[Only 5,800]{returned} had reportedly returned.":
            "[Seulement 5 800]{returned} seraient revenues, selon certaines informations.",
        "We walked for two days{note.walk}.": "Nous avons marché deux jours{note.walk}.",
        "Woman of 63, [Gjon]{lang.sq}": "Femme de 63 ans, [Gjon]{lang.sq}",
        "The road is open.": "La route est ouverte.",
        "Told to the authors on 2 March 2026.": "Confié aux auteurs le 2 mars 2026.",
        "She asked that her name be left out. See {ref.ch_work}.":
            "Elle a demandé que son nom ne soit pas cité. Voir {ref.ch_work}.",
        "Counted by *The Valley Observatory* {cite.obs_2022}.":
            "Compté par *The Valley Observatory* {cite.obs_2022}.",
        "The people of the Upper Valley four years on":
            "Les habitants de la Haute-Vallée, quatre ans après",
    },
    "ar": {
        "[Only 5,800]{returned} had reportedly returned.":
            "أفادت التقارير بعودة [٥٬٨٠٠ فقط]{returned}.",
        "The road is open.": "الطريق مفتوح.",
        "Told to the authors on 2 March 2026.": "رُويت للمؤلفين في ٢ مارس ٢٠٢٦.",
    },
}  # fmt: skip


@cache
def good(language: str) -> bytes:
    """The catalogue of an edition of the stock report, with a few segments translated."""
    report = checked(stock_shelf()).report
    assert report
    po = polib.pofile(catalogue(report, language, the_house()).value.decode(), wrapwidth=0)
    words = dict(TRANSLATED[language])
    for entry in po:
        if entry.msgid in words:
            entry.msgstr = words[entry.msgid]
            del words[entry.msgid]
    assert not words, f"the stock report has no longer: {list(words)}"
    return str(po).encode()


def catalogues() -> dict[str, bytes]:
    """The good catalogues by their paths."""
    return {FR: good("fr"), AR: good("ar")}


def translation(old: str, new: str) -> Change:
    """In the first translation that has it, `old` becomes `new`; the source's text stays."""

    def change(data: bytes) -> bytes:
        lines = data.decode().split("\n")
        place = next(n for n, line in enumerate(lines) if line[:6] == "msgstr" and old in line)
        lines[place] = lines[place].replace(old, new, 1)
        return "\n".join(lines).encode()

    return change


def fr(name: str, old: str, new: str, kinds: Kinds = ERROR, extent: Extent = "block") -> Fault:
    return Fault(name, FR, translation(old, new), kinds, extent)


def ar(name: str, old: str, new: str, kinds: Kinds = ERROR, extent: Extent = "block") -> Fault:
    return Fault(name, AR, translation(old, new), kinds, extent)


def po(name: str, old: str, new: str, kinds: Kinds = ERROR, extent: Extent = "block") -> Fault:
    return Fault(name, FR, swap(old, new), kinds, extent)


def entry(start: str, old: str, new: str) -> Change:
    """Within the entry whose text begins so, a line becomes another."""

    def change(data: bytes) -> bytes:
        blocks = data.decode().split("\n\n")
        [place] = [n for n, block in enumerate(blocks) if f'\nmsgid "{start}' in block]
        assert old in blocks[place]
        blocks[place] = blocks[place].replace(old, new, 1)
        return "\n\n".join(blocks).encode()

    return change


FIGURES = (
    fr("a wrong figure in a free wording", "[Seulement 5 800]", "[Seulement 5 900]"),
    fr("swapped digits", "[Seulement 5 800]", "[Seulement 8 500]"),
    fr("a figure with the sign of another language", "[Seulement 5 800]", "[Seulement 5,800]"),
    fr("a dropped qualifier", "[Seulement 5 800]", "[5 800]"),
    fr("another qualifier", "[Seulement 5 800]", "[Plus de 5 800]"),
    fr("a dropped hedge", "seraient revenues, selon certaines informations", "sont revenues"),
    fr("a figure typed instead of its statistic", "{fled} personnes", "Plus de 230 000 personnes"),
    fr("another statistic", "{fled} personnes", "{women} personnes"),
    fr("a statistic twice", "{fled} personnes", "{fled} personnes, soit {fled},", SAID),
    fr("a statistic of nobody's", "{fled} personnes", "{flad} personnes"),
    fr("a statistic translated", "{fled} personnes", "{fui} personnes"),
    fr("a dropped statistic", "{fled} personnes", "Des personnes"),
    fr("a figure more than the source has", "La route est ouverte.",
       "Les 12 routes sont ouvertes.", SAID),
    fr("another year", "le 2 mars 2026", "le 2 mars 2062", SAID),
    fr("another day", "le 2 mars 2026", "le 3 mars 2026", SAID),
    fr("another age", "Femme de 63 ans", "Femme de 36 ans", SAID),
    ar("a wrong figure in Arabic digits", "[٥٬٨٠٠ فقط]", "[٨٬٥٠٠ فقط]"),
    ar("a figure ten times as large", "[٥٬٨٠٠ فقط]", "[٥٨٬٠٠٠ فقط]"),
    ar("a dropped qualifier in Arabic", "[٥٬٨٠٠ فقط]", "[٥٬٨٠٠]"),
    ar("a dropped hedge in Arabic", "أفادت التقارير بعودة", "عاد"),
    ar("another year in Arabic digits", "٢٠٢٦", "٢٠٦٢", SAID),
)  # fmt: skip

PLACES = (
    fr("a dropped note", "{note.count}", "", REFUSED),
    fr("a note twice", "{note.count}", "{note.count}{note.count}", SAID),
    fr("a note of another segment", "deux jours{note.walk}", "deux jours{note.gjon}"),
    fr("a dropped link", "[en citant la source]{link.a}", "en citant la source", SAID),
    fr("an invented link", "[en citant la source]{link.a}",
       "[en citant la source]{link.a} [ici]{link.b}"),
    fr("an address of the translator's", "La route est ouverte.",
       "La [route](https://evil.example/) est ouverte."),
    fr("a bare address", "La route est ouverte.", "La route : <https://evil.example/>."),
    fr("a picture of the translator's", "La route est ouverte.",
       "![](https://evil.example/x.png) La route."),
    fr("a dropped reference", "Voir {ref.ch_work}.", "Voir plus loin."),
    fr("a reference to another place", "{ref.ch_work}", "{ref.tab_duties}"),
    fr("a dropped citation", " {cite.obs_2022}", ""),
    fr("another work", "{cite.obs_2022}", "{cite.bank_2025}"),
    fr("a foreign phrase that is none any more", "ans, [Gjon]{lang.sq}", "ans, Gjon", SAID),
    fr("a bracket that is not closed", "[Seulement 5 800]{", "[Seulement 5 800{"),
    fr("a brace that is not closed", "{fled} personnes", "{fled personnes"),
    fr("a brace of another script", "{fled} personnes", "｛fled｝ personnes"),
    fr("a blank in a placeholder", "{note.count}", "{ note.count }"),
    fr("HTML", "La route est ouverte.", "La route est <b>ouverte</b>."),
    fr("a program", "La route est ouverte.", "<script>alert(1)</script>"),
    fr("an override that is not ended", "La route est", "La \u202eroute est"),
    fr("an isolate that is not ended", "La route est", "La \u2066route est"),
    fr("a character of control", "La route est", "La route\x07 est"),
    fr("a character of control, as PO writes it", "La route est", "La route\\a est"),
    fr("a character that was lost", "La route est", "La route \ufffd est"),
    fr("a NUL", "La route est", "La route\x00 est"),
    fr("a letter that no face has", "La route est", "La route 開 est"),
    ar("an override in Arabic", "الطريق مفتوح", "الطريق \u202dمفتوح"),
)  # fmt: skip

ENTRIES = (
    Fault("a fuzzy entry", FR,
          entry("The road is open.", "msgctxt", "#, fuzzy\nmsgctxt"), HOLD, "block"),
    fr("a translation of blanks", '"La route est ouverte."', '" "', HOLD, "file"),
    fr("a translation taken out", '"La route est ouverte."', '""', HOLD, "file"),
    fr("the source's text again", '"La route est ouverte."', '"The road is open."', SAID),
    po("a source text that was changed in the catalogue", 'msgid "The road is open."',
       'msgid "The road is closed."', REFUSED, "file"),
    fr("an entry whose quotation mark is gone", 'msgstr "La route est ouverte."',
       'msgstr "La route est ouverte.'),
    fr("a mark in the midst", "La route est ouverte", 'La route "est" ouverte'),
    po("a word that PO does not know", 'msgid "The road is open."', 'msgidd "The road is open."'),
    po("a line that is nothing", 'msgid "The road is open."', 'xyz\nmsgid "The road is open."'),
    po("the mark of a merge", 'msgid "The road is open."',
       '<<<<<<< HEAD\nmsgid "The road is open."'),
    po("another language", '"Language: fr\\n"', '"Language: de\\n"', SAID, "file"),
    po("another encoding", "charset=UTF-8", "charset=ISO-8859-1", SAID, "file"),
    Fault("a letter of another encoding", FR,
          swap_bytes("vallée".encode(), "vallée".encode("latin-1")), ERROR, "block"),
    Fault("an entry twice, with other words", FR,
          add('#: text/02-return.md\nmsgctxt "return/paragraph"\nmsgid "The road is open."\n'
              'msgstr "La route est fermée."\n'), SAID, "file"),
    Fault("a catalogue with nothing in it", FR, make(b""), REFUSED, "file", (FR, *EVERY_TEXT)),
    Fault("a catalogue in UTF-16", FR, lambda data: data.decode().encode("utf-16"), ERROR, "file"),
    Fault("a source that changed after its translation", "text/02-return.md",
          swap("The road is open.", "The road is shut."), HOLD, "file", (FR,)),
    Fault("a figure that changed after its translation", "statistics.toml",
          swap("value = 5800\n", "value = 5900\n"), REFUSED, "file", (FR,)),
)  # fmt: skip

FAULTS = (*FIGURES, *PLACES, *ENTRIES)
