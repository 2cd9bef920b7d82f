"""Chapters that try the structure of a PDF, each a case of its own: text, and roles it must have.

They go through the whole chain, from Markdown to the file, in one report for each direction of
writing. `ENGLISH` and `ARABIC` map the names of cases to their text below the chapter's title and
to how many elements of some roles, or changes of language, stand in it; `shelf_of` makes a report
of them. The place is invented; nobody is spoken of.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportbuild.model.shelf import Shelf
from tests.stock import stock_files

Case = tuple[str, Mapping[str, int]]

LONG = "The representatives of international organisations misunderstood circumstances. "
"""A sentence of long words, so that lines and pages end within some of them."""

PHRASE = "كلمات كثيرة جدًا في هذه الفقرة الطويلة عن الطريق والبيت "
"""Arabic words."""

WHOLE = LONG * 45
"""A paragraph of more than a page."""

ROWS = "".join(f"| Row {n} | {n} | |\n" for n in range(1, 91))
PAGES_OF_LIST = "\n\n".join(f"- {LONG * 14}\n\n  {LONG * 6}" for _ in range(4))
TESTIMONY = ":::{testimony}\n:attribution: Woman of 63\n\n"
FIGURE = ":::{figure} images/house.svg\n:alt: A house\n"

ENGLISH: Mapping[str, Case] = {
    # lists
    "a tight list": ("- one\n- two", {"L": 1, "LI": 2, "LBody": 2}),
    "a loose list": ("- one\n\n- two\n\n  more", {"L": 1, "LI": 2, "P": 2}),
    "lists in lists in lists": ("- a\n  1. b\n     - c\n     - d\n- e", {"L": 3, "LI": 5}),
    "numbers in a list of paragraphs": (
        "1. One.\n\n   More.\n\n   1. In.\n   2. Out.\n\n2. Two.", {"L": 2, "LI": 4},
    ),
    "a list that begins at seven": ("7. seven\n8. eight", {"L": 1, "LI": 2, "Lbl": 2}),
    "a list over pages": (PAGES_OF_LIST, {"L": 1, "LI": 4}),
    "a list in a list over pages": (
        f"- a\n  - {LONG * 30}\n  - {LONG * 30}\n- b", {"L": 2, "LI": 4},
    ),
    "a list with a quotation": ("- a\n\n  > quoted\n\n- b", {"L": 1, "LI": 2, "BlockQuote": 1}),
    "a list with notes": (
        "- a[^a]\n  - b[^b]\n- c\n\n[^a]: A.\n[^b]: B.", {"L": 2, "Note": 2, "Reference": 2},
    ),
    "an item that is a link": ("- [*the* road](https://a.example/)\n- b", {"LI": 2, "Link": 1}),
    # links
    "a link with markup": ("See [the **bad** *road*](https://a.example/).", {"Link": 1}),
    "a bare link": ("See <https://observatory.example/a/very/long/path/to/a/page>.", {"Link": 1}),
    "a link over lines": (f"[{LONG * 4}](https://a.example/)", {"Link": 1}),
    "a link over pages": (f"{LONG * 24} [{LONG * 14}](https://a.example/)", {"Link": 1}),
    "a link in a heading": ("## See [the road](https://a.example/)\n\nText.", {"H2": 1, "Link": 1}),
    "a link in a note": ("x[^a]\n\n[^a]: See [*there*](https://a.example/).", {"Link": 1}),
    "two links side by side": (
        "[one](https://a.example/)[two](https://b.example/)", {"Link": 2, "P": 1},
    ),
    "a letter by post": ("Write to [the office](mailto:office@a.example).", {"Link": 1}),
    "a cross-reference with markup": (
        "(sec_x)=\n## There\n\nAs [*said* **there**](#sec_x).", {"H2": 1, "Link": 2},
    ),
    "a link in a foreign phrase": (
        "[De [Gjon](https://a.example/)]{lang=sq}", {"Link": 1, "[sq]": 1},
    ),
    # tables
    "a table with notes in its cells": (
        ":::{table} Duties\n\n| A | B |\n|---|---|\n| x[^a] | y[^b] |\n:::\n\n[^a]: A.\n[^b]: B.",
        {"Table": 1, "TH": 3, "TD": 1, "Note": 2},
    ),
    "a table with a note in its caption": (
        ":::{table} Duties[^a]\n\n| A | B |\n|---|---|\n| x | y |\n:::\n\n[^a]: A.",
        {"Caption": 1, "Note": 1},
    ),
    "a table with a note in its heads": (
        ":::{table} Duties\n\n| A[^a] | B |\n|---|---|\n| x | y |\n:::\n\n[^a]: A.",
        {"TH": 3, "Note": 1},
    ),
    "a table over pages": (
        f":::{{table}} Rows\n\n| A | B | C |\n|---|--:|---|\n{ROWS}:::",
        {"Table": 1, "THead": 1, "TR": 91, "TH": 93, "TD": 180},
    ),
    "a table over pages with a note in its heads": (
        f":::{{table}} Rows\n\n| A[^a] | B | C |\n|---|--:|---|\n{ROWS}:::\n\n[^a]: A.",
        {"Table": 1, "THead": 1, "TH": 93, "Note": 1, "Reference": 1},
    ),
    "a table without heads of rows": (
        ":::{table} Months\n:row-heads: no\n\n| A | B |\n|---|---|\n| x | y |\n:::",
        {"TH": 2, "TD": 2},
    ),
    "a table of empty cells": (
        ":::{table} Nothing\n\n| A | B | C |\n|---|---|---|\n| x | | |\n| | | z |\n:::",
        {"TR": 3, "TH": 5, "TD": 4},
    ),
    "a table of one column": (
        ":::{table} One\n:row-heads: no\n\n| A |\n|---|\n| x |\n:::", {"TH": 1, "TD": 1},
    ),
    "markup in cells": (
        (":::{table} Words\n\n| *A* | [B](https://a.example/) |\n|---|---|\n"
        "| **x** | [Gjon]{lang=sq} y |\n:::"),
        {"Link": 1, "TD": 1},
    ),
    "a table with a source that has a note": (
        (":::{table} Duties\n:source: The police[^a]\n\n| A | B |\n|---|---|\n| x | y |\n:::\n\n"
        "[^a]: A."),
        {"Table": 1, "Note": 1},
    ),
    "a table without a caption": ("| A | B |\n|---|---|\n| x | y |", {"Table": 1, "TD": 1}),
    "a table with two rows of heads": (
        (":::{table} Who returned\n:data: data/returned.csv\n:heads: 2\n"
        ":numbers: Returned / 2003 | Returned / 2004\n:::"),
        {"Table": 1, "THead": 1},
    ),
    "a table in a box": (
        "::::{box} Background\n:::{table} Duties\n\n| A | B |\n|---|---|\n| x | y |\n:::\n::::",
        {"Table": 1, "Sect": 1},
    ),
    # illustrations
    "a figure": (f"{FIGURE}\nA house.\n:::", {"Figure": 1, "Caption": 1}),
    "a figure with a note in its caption": (
        f"{FIGURE}:source: The authors\n\nA house[^a].\n:::\n\n[^a]: A.",
        {"Figure": 1, "Caption": 1, "Note": 1},
    ),
    "a picture of a line": ("![A map](images/map.png)", {"Figure": 1, "Caption": 0}),
    "a photograph": (
        ":::{figure} images/woman.jpg\n:alt: A woman\n:source: [@obs_2026]\n\nShe.\n:::",
        {"Figure": 1},
    ),
    "a figure in a list": ("- a\n\n  ![A map](images/map.png)\n\n- b", {"LI": 2, "Figure": 1}),
    "a figure in a box": (f"::::{{box}} Background\n{FIGURE}\nA house.\n:::\n::::", {"Figure": 1}),
    "figures side by side in the text": (
        f"{FIGURE}\nOne.\n:::\n\n{FIGURE}\nTwo.\n:::", {"Figure": 2, "Caption": 2},
    ),
    "bars": (
        ":::{chart} bar\n:statistics: unemployment minorities\n:alt: Two bars\n\nNo work.\n:::", {},
    ),
    "bars with a note in their caption": (
        (":::{chart} bar\n:statistics: unemployment minorities\n:alt: Two bars\n\nNo work[^a].\n:::"
        "\n\n[^a]: A."),
        {"Note": 1},
    ),
    "dots": (
        ":::{chart} dots\n:statistics: unemployment minorities\n\nNo work.\n:::",
        {"Figure": 1, "Table": 1},
    ),
    "lines": (
        ":::{chart} line\n:data: data/years.csv\n:alt: A line\n\nBy year.\n:::",
        {"Figure": 1, "Table": 1},
    ),
    # call-outs
    "a call-out": (":::{statistic} fled\n:::", {"P": 4}),
    "a grid of two call-outs": (":::{statistics} fled returned\n:::", {"P": 8}),
    "a grid of four call-outs": (":::{statistics} fled returned trials nurses\n:::", {"P": 16}),
    # boxes and quotations
    "a box with headings": ("::::{box} Background\n## In it\n\nText.\n::::", {"H2": 1, "Sect": 1}),
    "a box with a list and a note": (
        "::::{box} Background\n- a[^a]\n- b\n::::\n\n[^a]: A.", {"LI": 2, "Note": 1},
    ),
    "a box over pages": (f"::::{{box}} Background\n{WHOLE}\n\nEnd.\n::::", {"P": 3}),
    "recommendations in a box": (
        ("::::{box} Background\n:::{recommendations} To the police\n1. Guard.\n2. Look:\n   - a\n"
        "   - b\n:::\n::::"),
        {"L": 2, "LI": 4},
    ),
    "recommendations that go on": (
        ":::{recommendations} To one\n1. a\n:::\n\n:::{recommendations} To two\n1. b\n:::",
        {"L": 2, "LI": 2},
    ),
    "a testimony over pages": (f"{TESTIMONY}{WHOLE}\n\nEnd.\n:::", {"BlockQuote": 1, "P": 3}),
    "a testimony with a note": (f"{TESTIMONY}We walked[^a].\n:::\n\n[^a]: A.", {"Note": 1}),
    "a quotation with a note in its attribution": (
        ":::{quotation}\n:attribution: The minister[^a]\n\nIt is open.\n:::\n\n[^a]: A.",
        {"BlockQuote": 1, "Note": 1},
    ),
    "a quotation of a list": ("> - a\n> - b\n>\n> End.", {"BlockQuote": 1, "LI": 2}),
    # notes
    "a note of several paragraphs": (
        "x[^a] y\n\n[^a]: One.\n\n    Two.\n\n    Three.", {"Note": 1, "Reference": 1},
    ),
    "a note called twice": ("x[^a] y[^a]\n\n[^a]: A.", {"Note": 1, "Reference": 2}),
    "a note called again from another block": (
        "x[^a]\n\n- y[^a]\n\n> z[^a]\n\n[^a]: A.", {"Note": 1, "Reference": 3},
    ),
    "many notes of one paragraph": (
        " ".join(f"word[^n{i}]" for i in range(9)) + "\n\n"
        + "\n".join(f"[^n{i}]: Note {i}." for i in range(9)),
        {"Note": 9, "Reference": 9, "P": 1},
    ),
    "a note of a paragraph over pages": (
        f"{LONG * 20}x[^a] {LONG * 25}y[^b]\n\n[^a]: A.\n[^b]: B.", {"Note": 2, "P": 1},
    ),
    "a long note": (f"x[^a]\n\n[^a]: {LONG * 6}", {"Note": 1}),
    "a note of a heading": ("## Road[^a]\n\nText.\n\n[^a]: A.", {"H2": 1, "Note": 1}),
    "a note in emphasis": ("*x[^a]* **y[^b]**\n\n[^a]: A.\n[^b]: B.", {"Note": 2}),
    # other letters
    "Arabic words in a line": ("In [لا طريق إلى البيت]{lang=ar} it is said.", {"[ar]": 1}),
    "Arabic words over lines": (f"{LONG}[{PHRASE * 5}]{{lang=ar}}.", {"P": 1, "[ar]": 1}),
    "Arabic words with figures and brackets": (
        "It says [عام 2003 (نعم)]{lang=ar}, so.", {"P": 1, "[ar]": 1},
    ),
    "Arabic in a heading and a cell": (
        "## The [قرية]{lang=ar}\n\n| A | B |\n|---|---|\n| [بيت]{lang=ar} | x |",
        {"H2": 1, "TD": 1, "[ar]": 2},
    ),
    "Arabic in a note": ("x[^a]\n\n[^a]: See [لا طريق]{lang=ar}, 2.", {"Note": 1}),
    "a link beside Arabic words": (
        "[See [the road](https://a.example/) of قرية]{lang=ar}.", {"Link": 1, "[ar]": 1},
    ),
    "Greek and Cyrillic": ("[Ελλάδα]{lang=el} and [Приштина]{lang=ru}.", {"[el]": 1, "[ru]": 1}),
    "one foreign phrase after another": ("[Gjon]{lang=sq} [été]{lang=fr}", {"[sq]": 1, "[fr]": 1}),
    "a foreign phrase in emphasis": ("*In [Gjon]{lang=sq}* **[Gjon]{lang=sq}**", {"[sq]": 2}),
    # lines, words and pages
    "a paragraph over three pages": (LONG * 100, {"P": 1}),
    "words divided at the ends of lines": (LONG * 8, {"P": 1}),
    "line breaks": ("one\\\ntwo\\\nthree", {"P": 1}),
    "spaces that do not break": ("No\u00a01, p.\u202f3, 5\u00a0%", {"P": 1}),
    "marks of markup": ("\\<b\\> & \\*no\\* “q” fi ffl é ﬁ", {"P": 1}),
    "headings one after another": ("## a\n\n### b\n\n#### c\n\nText.\n\n## d\n\nText.", {"H2": 2}),
}  # fmt: skip

ARABIC: Mapping[str, Case] = {
    "a paragraph": (f"{PHRASE * 30}.", {"P": 1}),
    "a paragraph over pages": (PHRASE * 110, {"P": 1}),
    "vowels and joined letters": ("لأنّ العددَ قليلٌ، إلى آخرِهِ؛ والـلـه. الإسلام لا لآ", {"P": 1}),
    "brackets and marks": ("قال (نعم) «لا» [أي “ربما”]؟ نعم! ٪ ١٢، ٣٫٥.", {"P": 1}),
    "Latin words in a line": ("في [Upper Valley (North) 2003]{lang=en} قيل.", {"[en]": 1}),
    "Latin words over lines": (f"{PHRASE}[{LONG * 3}]{{lang=en}} نعم.", {"[en]": 1}),
    "an index and figures": ("الوثيقة EUR 70/010/2003 في 29 نيسان 2003، ص 12–15.", {"P": 1}),
    "lists in lists": ("- أول\n  1. ثان\n  2. ثالث\n- رابع", {"L": 2, "LI": 4}),
    "a list with notes": ("- أول[^a]\n- ثان\n\n[^a]: حاشية (with Latin).", {"LI": 2, "Note": 1}),
    "notes": ("نص[^a] ونص[^b].\n\n[^a]: حاشية.\n\n    وفقرة ثانية.\n[^b]: أخرى.", {"Note": 2}),
    "a note of a heading": ("## الطريق[^a]\n\nنص.\n\n[^a]: حاشية.", {"H2": 1, "Note": 1}),
    "a table": (
        (":::{table} المسؤولون\n\n| أ | ب | ج |\n|---|:-:|--:|\n| شرطة[^a] | x | 12 |\n| | لا | |\n"
        ":::\n\n[^a]: حاشية."),
        {"Table": 1, "TH": 5, "TD": 4, "Note": 1},
    ),
    "a table over pages": (
        (":::{table} صفوف\n\n| أ | ب | ج |\n|---|--:|---|\n"
        f"{ROWS.replace('Row', 'صف')}:::"),
        {"Table": 1, "TR": 91},
    ),
    "a link": ("انظر [الطريق *هنا*](https://a.example/) و<https://a.example/b>.", {"Link": 2}),
    "a link over lines": (f"[{PHRASE * 4}](https://a.example/)", {"Link": 1}),
    "a figure": (
        ":::{figure} images/house.svg\n:alt: بيت\n:source: المؤلفون\n\nفي [Gjon]{lang=sq}.\n:::",
        {"Figure": 1, "[sq]": 1},
    ),
    "call-outs": (":::{statistics} fled returned\n:::", {"P": 8}),
    "bars": (":::{chart} bar\n:statistics: fled returned\n:alt: خطان\n\nأرقام.\n:::", {}),
    "a testimony over pages": (
        f":::{{testimony}}\n:attribution: امرأة\n\n{PHRASE * 60}\n\nنهاية.\n:::", {"BlockQuote": 1},
    ),
    "a box": ("::::{box} خلفية\n- أول\n- ثان\n::::", {"LI": 2, "Sect": 1}),
    "Greek and Cyrillic": ("[Ελλάδα]{lang=el} و[Приштина]{lang=ru}.", {"[el]": 1, "[ru]": 1}),
}  # fmt: skip

DATA = {
    "data/years.csv": b"Year,Returned\n2002,1200\n2003,3400\n2004,5800\n",
    "data/returned.csv": b"Place,Returned,\n,2003,2004\nNorth,12,15\nSouth,8,..\n",
}

ARABIC_REPORT = """\
language = "ar"
title = "لا طريق إلى البيت"
publisher = "مرصد الوادي"
rights = ["حقوق."]
index = "STOCK 2"
version = "1.0"
published = 2026-11-21
formats = ["pdf"]

[style]
trim = "170x240"
openers = "any"
numbering = "chapter"

[order]
front = ["title-page"]
back = []

[editions.ar]
locale = "ar-EG"
numerals = "native"
"""

ARABIC_STATISTICS = """\
[fled]
kind = "count"
value = 230000
qualifier = "more_than"
label = "فروا من الوادي"
place = "الوادي"
as_of = "2022-06"
source = "obs_2022"

[returned]
kind = "count"
value = 5800
qualifier = "only"
label = "عادوا إلى الوادي"
place = "الوادي"
as_of = "2026-04-29"
source = "obs_2026"
"""


def shelf_of(language: str, cases: Mapping[str, Case]) -> Shelf:
    """A report with a chapter for each case, in order: `text/01-case.md` is the first."""
    files = stock_files()
    kept = {p: d for p, d in files.items() if not p.startswith("text/")} | DATA
    if language == "ar":
        kept["report.toml"] = ARABIC_REPORT.encode()
        kept["statistics.toml"] = ARABIC_STATISTICS.encode()
    else:
        report = files["report.toml"].decode()
        start, end = report.index("[style]"), report.index("[editions.fr]")
        style = ARABIC_REPORT[ARABIC_REPORT.index("[style]") : ARABIC_REPORT.index("[editions")]
        editions = report[report.index("[editions.en]") : end]
        kept["report.toml"] = f"{report[:start]}{style}{editions}".encode()
    for number, (name, (text, _)) in enumerate(cases.items(), start=1):
        title = name.capitalize() if language == "en" else f"فصل {number}"
        kept[f"text/{number:02}-case{number}.md"] = f"# {title}\n\n{text}\n".encode()
    return Shelf("structures", kept)
