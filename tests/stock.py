"""A small sound report that uses every element of the source grammar once or more.

`stock_files()` gives its files by path, `stock_shelf()` the same on a shelf. The place is invented;
no statement in it is about anyone. Editions `en`, `fr` and `ar` are declared, none has a catalogue.
Change a copy to make a faulty report: `stock_files() | {"text/02-return.md": b"..."}`.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from types import MappingProxyType

from PIL import Image

from reportbuild.model.shelf import Shelf

REPORT = """\
language = "en"
title = "No way *home*"
standfirst = "The people of the Upper Valley four years on"
kicker = "Stock report"
publisher = "The Valley Observatory"
address = "[observatory.example](https://observatory.example/)"
rights = [
  "© The Valley Observatory 2026.",
  "The text may be copied [with its source named](https://creativecommons.org/licenses/by/4.0/).",
]
credits = ["Drawings: the authors."]
index = "STOCK 01/2026"
version = "1.0"
published = 2026-11-21
formats = ["pdf", "epub"]

[style]
trim = "170x240"
openers = "recto"
numbering = "chapter"
cover = "images/cover.svg"

[order]
front = ["cover", "half-title", "title-page", "imprint-page", "contents", "summary"]
back = ["method", "sources", "colophon"]

[editions.en]
isbn = "978-92-1-000001-7"

[editions.fr]
locale = "fr-FR"

[editions.ar]
locale = "ar-EG"
numerals = "native"
"""

STATISTICS = """\
[fled]
kind = "count"
value = 230000
qualifier = "more_than"
label = "people fled the valley"
place = "Upper Valley"
as_of = "2022-06"
source = "obs_2022"
locator = "p. 4"

[returned]
kind = "count"
value = 5800
qualifier = "only"
attribution = "reported"
label = "had returned"
place = "Upper Valley"
as_of = "2026-04-29"
source = "obs_2026"
of = "fled"

[unemployment]
kind = "percent"
value = 57
qualifier = "about"
attribution = "estimated"
label = "of adults in the valley had no work"
place = "Upper Valley"
as_of = "2025"
source = "bank_2025"

[minorities]
kind = "percent"
value = "90.5"
qualifier = "up_to"
attribution = "estimated"
label = "of adults of the *minorities* had no work"
place = "Upper Valley"
as_of = "2025"
source = "bank_2025"
locator = "table 3"

[under_14]
kind = "range"
unit = "percent"
value = { low = 15, high = 20 }
qualifier = "between"
attribution = "believed"
label = "of those taken were under 14 years of age"
place = "Upper Valley"
as_of = "2026"
source = "obs_2026"

[checkpoints]
kind = "range"
value = { low = 10, high = 15 }
label = "checkpoints stood on the road"
place = "the road to [Gjon]{lang=sq}"
as_of = "2026-03"
source = "obs_2026"

[women]
kind = "fraction"
value = "1/3"
qualifier = "around"
label = "of those who returned were women living alone"
place = "Upper Valley"
as_of = "2026-04"
source = "obs_2026"

[houses]
kind = "ratio"
value = "1/4"
label = "houses had a roof"
place = "Upper Valley"
as_of = "2026-04"
source = "obs_2026"

[nurses]
kind = "rate"
value = "1.5"
per = 1000
label = "inhabitants were nurses"
place = "Upper Valley"
as_of = "2025-12"
source = "obs_2026"

[trials]
kind = "zero"
value = 0
label = "trials had been held"
place = "Upper Valley"
as_of = "2026-05"
source = "obs_2026"

[most]
kind = "text"
value = "the vast majority"
attribution = "alleged"
label = "of complaints were never looked into"
place = "Upper Valley"
as_of = "2026"
source = "obs_2026"
"""

REFERENCES = """\
[obs_2022]
author = "The Valley Observatory"
title = "The winter road"
language = "en"
index = "OBS 7/2022"
published = "2022-09-01"
publisher = "The Valley Observatory"
address = "https://observatory.example/winter-road"

[obs_2026]
author = "The Valley Observatory"
title = "Counting those who came back"
language = "en"
published = "2026-05"

[bank_2025]
author = "[Banka Popullore]{lang=sq}"
title = "Papunësia në luginë"
language = "sq"
published = "2025"
publisher = "[Banka Popullore]{lang=sq}"
"""

IMAGES = """\
["images/cover.svg"]
credit = "Drawing made for this report"
rights = "CC BY 4.0"
identifiable = false

["images/house.svg"]
credit = "Drawing made for this report"
rights = "CC BY 4.0"
identifiable = false

["images/map.png"]
credit = "Map by the authors"
rights = "CC BY 4.0"
identifiable = false

["images/woman.jpg"]
credit = "Photograph by a neighbour"
rights = "© the photographer, used with leave"
identifiable = true
consent = "Written, 3 March 2026; kept by the Observatory"
"""

SUMMARY = """\
# Summary

:::{standfirst}
Who fled the valley, who came back, and what stands in the way of the rest.
:::

% A comment goes nowhere.

:::{summary} Key findings
- {fled} people fled the valley[^count].
- [Only 5,800]{returned} had reportedly returned.
- {trials} of the cases came to trial; see [](#tab_duties).
:::

:::{statistics} fled returned
:::

[^count]: Counted by *The Valley Observatory* [@obs_2022, p. 4].
"""

RETURN = """\
(ch_return)=
# Return, and what it *takes*

:::{standfirst}
A house, a road and a place to work: few have all three.
:::

By June 2022 {fled} people had fled, and
[only 5,800]{returned} of them had reportedly returned to [Gjon]{lang=sq}[^gjon].
{women} of those who returned were women living alone.\\
They live in houses of which {houses} had a roof ([the picture](#fig_house)).

## The road

Between the valley and the town {checkpoints} checkpoints stood in March 2026[^gjon].
The **road** is described in [@obs_2022, p. 12; @obs_2026], and on
<https://observatory.example/road>. Write to [the office](mailto:office@observatory.example).

> Nobody told us that the road was shut.

:::{testimony}
:attribution: Woman of 63, [Gjon]{lang=sq}

We walked for two days[^walk].

Then we walked *back*.
:::

(quo_minister)=
:::{quotation}
:attribution: The minister of works, April 2026 [@obs_2026]

The road is open.
:::

(fig_house)=
:::{figure} images/house.svg
:alt: A house without a roof beside a road
:source: Drawing made for this report

A house in [Gjon]{lang=sq}, [only 5,800]{returned} people reportedly later.
:::

![A map of the valley with one road](images/map.png)

### Who came back

:::{figure} images/woman.jpg
:alt: A woman stands at a gate and looks at the road
:source: [@obs_2026]

She came back alone.
:::

[^gjon]: The Albanian name; called *Gion* on older maps.
[^walk]: Told to the authors on 2 March 2026.

    She asked that her name be left out. See [](#ch_work).
"""

WORK = """\
(ch_work)=
# Work and health

It is estimated that {unemployment} of adults had no work, and {minorities} of the minorities.
Nurses number {nurses} inhabitants. {under_14} of those taken are believed to be under 14.

:::{statistic} under_14
:::

(fig_work)=
:::{chart} bar
:statistics: unemployment minorities
:alt: Two bars, as estimated: {unemployment} for all adults, and {minorities} for the minorities
:source: [@bank_2025, table 3]

Adults without work, by estimate.
:::

(sec_duty)=
## Who should act

(tab_duties)=
:::{table} Who was responsible for *what*
:source: [@obs_2026]

| Body | Task | Cases |
|:-----|:----:|------:|
| Police | Guard the road[^police] | {fled} |
| Court | Hear *complaints* | {trials} |
:::

:::{table} Months
:row-heads: no
:source: [@obs_2026]

| Month | Road |
|---|---|
| March | shut |
:::

::::{box} Background
(rec_police)=
:::{recommendations} To the police
1. Guard the road, as [](#sec_duty) says.
2. Look into complaints:
   - every one of them;
   - within a month.
:::

It is alleged that {most} of complaints were never looked into.
::::

### Afterwards

#### A last word

7. The seventh thing.
8. The eighth thing, \\{not a statistic\\} and \\[not a link\\].

[^police]: Since 2024.
"""

METHOD = """\
# How this report was made

The figures come from [@obs_2026; @bank_2025]. Names were changed.
"""

COVER = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 170 240">
  <rect width="170" height="240" fill="#1d3a4c"/>
  <path d="M0 170 L60 90 L100 140 L130 110 L170 160 V240 H0 Z" fill="#e8e2d4"/>
</svg>
"""

HOUSE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80">
  <path d="M20 70 V40 L60 15 L100 40 V70 Z" fill="none" stroke="#1d3a4c" stroke-width="2"/>
  <path d="M0 70 H120" stroke="#1d3a4c"/>
</svg>
"""


def stock_png(width: int = 60, height: int = 40) -> bytes:
    """Return a PNG of one colour, with nothing in it but its pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = (b"\0" + b"\xe8\xe2\xd4" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def stock_jpeg(width: int = 60, height: int = 40) -> bytes:
    """Return a JPEG of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (29, 58, 76)).save(out, "JPEG")
    return out.getvalue()


def stock_files() -> dict[str, bytes]:
    """Return the files of the stock report by path: a new dictionary at each call."""
    texts = {
        "report.toml": REPORT,
        "statistics.toml": STATISTICS,
        "references.toml": REFERENCES,
        "images.toml": IMAGES,
        "text/01-summary.md": SUMMARY,
        "text/02-return.md": RETURN,
        "text/03-work.md": WORK,
        "text/04-method.md": METHOD,
        "images/cover.svg": COVER,
        "images/house.svg": HOUSE,
    }
    pictures = {"images/map.png": stock_png(), "images/woman.jpg": stock_jpeg()}
    return {path: text.encode() for path, text in texts.items()} | pictures


def stock_shelf(changed: Mapping[str, bytes | None] = MappingProxyType({})) -> Shelf:
    """Return the stock report on a shelf named "stock", with files changed, or left out if None."""
    files = {**stock_files(), **changed}
    return Shelf("stock", {path: data for path, data in files.items() if data is not None})
