"""Faults that a quick reader, or a quick check, would pass over."""

from __future__ import annotations

import gzip

from tests.prove.faults.catalogues import AR, FR, translation
from tests.prove.faults.pictures import DRAWING, OPEN, SHOWING, drawing
from tests.prove.faults.planting import ERROR, REFUSED, SAID, Fault, Kinds, make, swap
from tests.prove.faults.records import statistic
from tests.prove.faults.reports import plan
from tests.prove.faults.texts import three, two
from tests.stock import HOUSE


def returned(name: str, words: str, kinds: Kinds = ERROR) -> Fault:
    return two(name, "[only 5,800]", f"[{words}]", kinds)


def fled(name: str, words: str) -> Fault:
    return two(name, "{fled} people", f"[{words}]{{fled}} people")


def worked(name: str, key: str, words: str, kinds: Kinds = ERROR) -> Fault:
    """A free wording in the text on work, of `unemployment`, `minorities`, `nurses`, `under_14`."""
    return three(name, f"{{{key}}}", f"[{words}]{{{key}}}", kinds)


WORDINGS = (
    returned("a qualifier turned round", "not only 5,800"),
    returned("a point for a comma", "only 5.800"),
    returned("a comma out of its place", "only 58,00"),
    returned("a letter for a figure", "only 5,80O"),
    returned("millions", "only 5,800 million"),
    returned("per cent", "only 5,800 per cent"),
    returned("the sign of per cent", "only 5,800%"),
    returned("a minus", "only −5,800"),
    returned("a range", "only 5,800–5,900"),
    returned("a figure cut by nothing", "only 5,8\u200b00", SAID),
    returned("a figure in a date", "only in 2026, of 5,800"),
    two("the words of another statistic", "[only 5,800]{returned}", "[only 5,800]{fled}"),
    fled("a floor made a ceiling", "no more than 230,000"),
    fled("a floor made lower", "at least 230,000"),
    fled("a floor made none", "some 230,000"),
    fled("a floor that is exact", "exactly 230,000"),
    fled("a floor with its figure rounded", "more than 200,000"),
    fled("a figure in thousands, without the word", "more than 230"),
    two("another fraction", "{women} of", "[around a quarter]{women} of"),
    two("the rest of a fraction", "{women} of", "[around two thirds]{women} of"),
    two("a fraction without its qualifier", "{women} of", "[a third]{women} of"),
    two("another ratio", "{houses} had", "[1 in 5]{houses} had"),
    two("a ratio turned round", "{houses} had", "[4 in 1]{houses} had"),
    worked("a share without per cent", "unemployment", "about 57"),
    worked("swapped digits of a share", "unemployment", "about 75 per cent"),
    worked("a point in a share", "unemployment", "about 5.7 per cent"),
    worked("a decimal cut off", "minorities", "up to 90 per cent"),
    worked("a decimal's point lost", "minorities", "up to 905 per cent"),
    worked("a ceiling made a floor", "minorities", "at least 90.5 per cent"),
    worked("per hundred for per thousand", "nurses", "1.5 per 100"),
    worked("another upper end", "under_14", "between 15 and 25 per cent"),
    worked("the ends turned round", "under_14", "between 20 and 15 per cent", SAID),
    worked("one end alone", "under_14", "15 per cent"),
    worked("the ends without per cent", "under_14", "between 15 and 20"),
    worked("a number for words", "most", "57 per cent"),
    worked("fewer than the words say", "most", "the majority"),
    Fault("one for none", "text/01-summary.md", swap("{trials} of", "[One]{trials} of"), ERROR),
    Fault("some for none", "text/01-summary.md", swap("{trials} of", "[Some]{trials} of"), ERROR),
    Fault("a qualifier turned round in French", FR,
          translation("[Seulement 5 800]", "[Pas seulement 5 800]"), ERROR, "block"),
    Fault("a qualifier turned round in Arabic", AR,
          translation("[٥٬٨٠٠ فقط]", "[ليس ٥٬٨٠٠ فقط]"), ERROR, "block"),
    Fault("a decimal for a count in French", FR,
          translation("[Seulement 5 800]", "[Seulement 5,8]"), ERROR, "block"),
    Fault("millions in French", FR,
          translation("[Seulement 5 800]", "[Seulement 5 800 millions]"), ERROR, "block"),
)  # fmt: skip

VALUES = (
    statistic("a share that is not a number, as a string", "minorities", "value", '"NaN"'),
    statistic("a share without end, as a string", "minorities", "value", '"Infinity"'),
    statistic("a share in powers of ten", "minorities", "value", '"9e1"'),
    statistic("a share with an underline", "minorities", "value", '"9_0.5"'),
    statistic("a share with a comma", "minorities", "value", '"90,5"'),
    statistic("a count in powers of ten", "fled", "value", "23e4"),
    statistic("a count of four hundred digits", "fled", "value", "9" * 400, SAID),
    statistic("a third of a third", "women", "value", '"1/3/3"'),
    statistic("a fraction below nothing", "women", "value", '"-1/3"'),
    statistic("a fraction larger than all", "women", "value", '"4/3"', SAID),
    statistic("a base below nothing", "nurses", "per", "-1000"),
    statistic("a base with decimals", "nurses", "per", "1000.0"),
    statistic("a base where none is due", "fled", "per", "1000", SAID),
    statistic("a unit where none is due", "fled", "unit", '"percent"', SAID),
    statistic("the day after publication", "returned", "as_of", '"2026-11-22"', REFUSED),
    statistic("the month after publication", "returned", "as_of", '"2026-12"', REFUSED),
    statistic("a control that TOML writes as an escape", "fled", "label", r'"people \u0007fled"'),
    statistic("an override that TOML writes as an escape", "fled", "label",
              r'"people \u202Efled"'),
    statistic("words that never become a number, and are one", "most", "value", '"57 per cent"',
              SAID),
    statistic("words with nothing in them", "most", "value", '""'),
    statistic("a hedge of a capital letter", "returned", "attribution", '"Reported"'),
)  # fmt: skip

PLANS = (
    plan("an edition that climbs out of the folder", "[editions.fr]", '[editions."../fr"]',
         extent="block"),
    plan("an edition twice, in capitals", "[editions.fr]", "[editions.EN]", extent="block"),
    plan("a title of blanks", '"No way *home*"', '"  "'),
)  # fmt: skip

LINKS = (
    two("a link that seems to lead elsewhere", "mailto:office@observatory.example",
        "https://observatory.example@evil.example/", SAID),
    two("a link to no host", "mailto:office@observatory.example", "https://"),
    two("a letter to nobody", "mailto:office@observatory.example", "mailto:"),
    two("a program in capitals", "mailto:office@observatory.example", "JavaScript:alert(1)"),
    two("a program in disguise", "mailto:office@observatory.example", "java&#115;cript:alert(1)"),
    two("a program as an address of its own", "<https://observatory.example/road>",
        "<javascript:alert(1)>"),
    two("a program at the foot", "(mailto:office@observatory.example).",
        "[x].\n\n[x]: javascript:alert(1)\n", ERROR, "file"),
    two("a link that the foot does not know", "(mailto:office@observatory.example)", "[nobody]",
        SAID),
    two("a picture from the net, at the foot",
        "![A map of the valley with one road](images/map.png)",
        "![A map][m]\n\n[m]: https://example.org/x.png", ERROR, "file"),
)  # fmt: skip

BLOCKS = (
    two("a block without braces", ":::{testimony}", ":::testimony", SAID, "file"),
    two("two colons", ":::{testimony}", "::{testimony}", SAID, "file"),
    two("colons of another script", ":::{testimony}", "：：：{testimony}", SAID, "file"),
    two("an option after the words", ":attribution: Woman of 63, [Gjon]{lang=sq}\n\nWe walked",
        "We walked\n\n:attribution: Woman of 63, [Gjon]{lang=sq}\n\n", SAID, "file"),
    two("a second title underlined", "## The road", "The road\n========", ERROR, "block"),
    two("a heading that is none", "## The road", "##The road", SAID),
    two("a list that skips a number", "Then we walked *back*.",
        "1. We walked.\n2. We slept.\n4. We walked back.", SAID, "block"),
    two("emphasis that is not ended", "walked *back*.", "walked **back*.", SAID),
    two("a statistic in a code", "{women} of", "`{women}` of", SAID),
    three("a call-out in a sentence", "Nurses number {nurses}", "Nurses :::{statistic} nurses",
          SAID),
)  # fmt: skip

DEEP = "".join(f'<g id="g{n}">' + f'<use href="#g{n + 1}"/>' * 10 + "</g>" for n in range(12))

DRAWINGS = (
    drawing("shapes of shapes of shapes, without end", f'{DEEP}<path id="g12" d="M0 0h9"/>'),
    drawing("a shape of itself", '<g id="me"><use href="#me"/></g>'),
    drawing("a program set later", '<path d="M0 0"><set attributeName="onclick" to="x()"/></path>'),
    drawing("a picture within, that is a drawing",
            '<image href="data:image/svg+xml,%3Csvg/%3E" width="9" height="9"/>'),
    drawing("a filter that looks outside", '<filter><feImage href="https://x.example/y"/></filter>'),
    drawing("an address in disguise", r'<path d="M0 0" style="fill: \75rl(https://x.example/y)"/>'),
    drawing("a face from the net",
            "<style>@font-face { font-family: x; src: url(https://x.example/f) }</style>"),
    Fault("a program in the drawing's own element", DRAWING,
          swap(OPEN, OPEN.replace(">", ' onload="alert(1)">')), ERROR, "file", SHOWING),
    Fault("a base from the net", DRAWING,
          swap(OPEN, OPEN.replace(">", ' xml:base="https://x.example/">')), SAID, "file", SHOWING),
    Fault("a drawing as deep as a well", DRAWING,
          swap(OPEN, OPEN + "<g>" * 5000 + "</g>" * 5000), SAID, "file", SHOWING),
    Fault("a packed drawing", DRAWING, make(gzip.compress(HOUSE.encode(), mtime=0)), ERROR, "file",
          SHOWING),
    Fault("a drawing of no width", DRAWING, swap("0 0 120 80", "0 0 0 80"), SAID, "file", SHOWING),
    Fault("a drawing as wide as the sea", DRAWING, swap("0 0 120 80", "0 0 1e300 80"), SAID, "file",
          SHOWING),
)  # fmt: skip


def fr(name: str, old: str, new: str, kinds: Kinds = ERROR) -> Fault:
    return Fault(name, FR, translation(old, new), kinds, "block")


CATALOGUES = (
    fr("a link with nothing to click", "[en citant la source]{link.a}", "[]{link.a}"),
    fr("a link whose words name another host", "[en citant la source]{link.a}",
       "[https://evil.example/]{link.a}", SAID),
    fr("a note as the text writes it", "deux jours{note.walk}", "deux jours[^walk]"),
    fr("a work as the text writes it", "{cite.obs_2022}", "[@obs_2022, p. 4]"),
    fr("a target as the text writes it", "Voir {ref.ch_work}.", "Voir [](#ch_work)."),
    fr("a language as the text writes it", "[Gjon]{lang.sq}", "[Gjon]{lang=sq}"),
    fr("another language of a phrase", "{lang.sq}", "{lang.sr}", SAID),
    fr("a stray star", "Compté par *The", "Compté par The", SAID),
    fr("a placeholder within another's words", "[Seulement 5 800]{returned}",
       "[Seulement [5 800]{lang.sq}]{returned}", SAID),
    fr("a picture by its placeholder", "La route est ouverte.", "La route {img.x} est ouverte."),
    fr("a bracket that was opened and left", "La route est ouverte.", "La [route est ouverte.",
       SAID),
    fr("an override that PO writes in octal", "La route est", r"La \342\200\256route est"),
    Fault("an entry with a plural", FR,
          swap('msgid "The road is open."\nmsgstr "La route est ouverte."',
               'msgid "The road is open."\nmsgid_plural "The roads are open."\n'
               'msgstr[0] "La route est ouverte."\nmsgstr[1] "Les routes sont ouvertes."'),
          REFUSED, "file"),
)  # fmt: skip

FAULTS = (*WORDINGS, *VALUES, *PLANS, *LINKS, *BLOCKS, *DRAWINGS, *CATALOGUES)
