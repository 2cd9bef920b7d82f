"""Faults in the text: figures, notes, links, references, blocks, characters."""

from __future__ import annotations

from tests.prove.faults.planting import (
    ERROR,
    HOLD,
    REFUSED,
    SAID,
    Extent,
    Fault,
    Kinds,
    make,
    swap,
    swap_bytes,
)

ONE, TWO, THREE = "text/01-summary.md", "text/02-return.md", "text/03-work.md"


def one(name: str, old: str, new: str, kinds: Kinds = ERROR, extent: Extent = "line") -> Fault:
    return Fault(name, ONE, swap(old, new), kinds, extent)


def two(name: str, old: str, new: str, kinds: Kinds = ERROR, extent: Extent = "line") -> Fault:
    return Fault(name, TWO, swap(old, new), kinds, extent)


def three(name: str, old: str, new: str, kinds: Kinds = ERROR, extent: Extent = "line") -> Fault:
    return Fault(name, THREE, swap(old, new), kinds, extent)


FIGURES = (
    two("a wrong figure in a free wording", "[only 5,800]", "[only 5,900]"),
    two("swapped digits", "[only 5,800]", "[only 8,500]"),
    two("a digit too many", "[only 5,800]", "[only 58,000]"),
    two("a dropped qualifier", "[only 5,800]", "[5,800]"),
    two("another qualifier", "[only 5,800]", "[more than 5,800]"),
    two("a qualifier too many", "[only 5,800]", "[only about 5,800]", SAID),
    two("a wording without a figure", "[only 5,800]", "[only a few]"),
    two("a wording with two figures", "[only 5,800]", "[only 5,800 of 23,000]", SAID),
    two("a wording with nothing in it", "[only 5,800]", "[]"),
    two("a fraction for a count", "[only 5,800]", "[only a third]"),
    two("a dropped hedge", "had reportedly returned", "had returned"),
    two("a dropped hedge in a caption", "people reportedly later", "people later"),
    one("a dropped hedge in a list", "had reportedly returned", "had returned"),
    three("a dropped hedge, of two statistics", "It is estimated that {unemp", "Of adults {unemp"),
    two("a statistic that there is not", "{fled}", "{flad}"),
    two("a free wording of a statistic that there is not", "{returned}", "{retuned}"),
    three("a statistic in a cell that there is not", "| {trials} |", "| {trails} |"),
    two("a statistic in capitals", "{fled}", "{Fled}"),
    two("a brace that is not closed", "{fled} people", "{fled people"),
    two("a brace with nothing in it", "{fled} people", "{} people"),
    three("a call-out of a statistic that there is not", "{statistic} under_14",
          "{statistic} under_41"),
    three("a call-out of nothing", "{statistic} under_14", "{statistic}"),
    one("five call-outs in a grid of four", "{statistics} fled returned",
        "{statistics} fled returned women houses trials"),
    one("a grid of one", "{statistics} fled returned", "{statistics} fled"),
    one("one statistic twice in a grid", "{statistics} fled returned", "{statistics} fled fled",
        SAID),
    three("a chart of one statistic", ":statistics: unemployment minorities",
          ":statistics: unemployment", extent="block"),
    three("a chart of two units", ":statistics: unemployment minorities",
          ":statistics: unemployment fled", extent="block"),
    three("a chart of words", ":statistics: unemployment minorities", ":statistics: most women",
          ERROR, "block"),
    three("a chart of a statistic that there is not", "unemployment minorities\n:alt",
          "unemployment minority\n:alt"),
    three("a kind of chart that there is not", "{chart} bar", "{chart} pie"),
)  # fmt: skip

NOTES = (
    one("a note's key misspelt", "[^count].", "[^cuont]."),
    one("a note that nobody calls", "valley[^count].", "valley.", HOLD, "file"),
    two("a note written twice", "[^walk]: Told", "[^gjon]: Told", ERROR, "file"),
    two("a note with nothing in it", "[^gjon]: The Albanian name; called *Gion* on older maps.",
        "[^gjon]:", REFUSED),
    two("a note called from its own text", "[^gjon]: The", "[^gjon]: As said[^gjon], the", SAID),
    two("a note of another file", "March 2026[^gjon]", "March 2026[^count]"),
    two("a note that does not begin its line", "[^walk]: Told", "See [^walk]: Told", REFUSED,
        "file"),
)  # fmt: skip

LINKS = (
    two("a link that leads nowhere", "(mailto:office@observatory.example)", "()"),
    two("a link with nothing to click", "[the office](mailto:office@observatory.example)",
        "[](https://observatory.example/)"),
    two("a link that is a program", "mailto:office@observatory.example", "javascript:alert(1)"),
    two("a link that is data", "mailto:office@observatory.example", "data:text/html,x"),
    two("a link to the writer's own disk", "mailto:office@observatory.example",
        "file:///home/jane/list.ods"),
    two("a link to a file of the report", "mailto:office@observatory.example", "../names.ods"),
    two("a link without its scheme", "mailto:office@observatory.example", "//observatory.example"),
    two("a link with a blank in it", "mailto:office@observatory.example",
        "https://observatory.example/a b"),
    two("a link whose words name another host", "[the office](mailto:office@observatory.example)",
        "[https://observatory.example](https://evil.example/)", SAID),
    two("a cross-reference to nothing", "(#fig_house)", "(#fig_hose)"),
    one("a cross-reference without words to nothing", "[](#tab_duties)", "[](#tab_dutys)"),
    two("a cross-reference without a name", "(#fig_house)", "(#)"),
    three("a target's name used twice", "(rec_police)=", "(fig_house)=", ERROR, "file"),
    three("a target with nothing after it", "[^police]: Since 2024.",
          "[^police]: Since 2024.\n\n(sec_end)=", ERROR, "file"),
    three("a target with a hyphen", "(rec_police)=", "(rec-police)="),
    two("a work that nobody entered", "[@obs_2022, p. 12;", "[@obs_2023, p. 12;"),
    two("a citation of nothing", "[@obs_2022, p. 12; @obs_2026]", "[@]"),
    three("a source that nobody entered", ":source: [@bank_2025, table 3]",
          ":source: [@bank_2024, table 3]"),
    two("a language that there is not", "[Gjon]{lang=sq}[^", "[Gjon]{lang=albanian}[^"),
    two("a language left open", "[Gjon]{lang=sq}[^", "[Gjon]{lang=}[^"),
    two("a class, as other tools have it", "[Gjon]{lang=sq}[^", "[Gjon]{.red}[^"),
)  # fmt: skip

PICTURES = (
    two("a picture from the net", "](images/map.png)", "](http://example.org/map.png)"),
    two("a picture from the net, by TLS", "](images/map.png)", "](https://example.org/map.png)"),
    two("a picture without its scheme", "](images/map.png)", "](//example.org/map.png)"),
    two("a picture outside the folder", "](images/map.png)", "](../map.png)"),
    two("a picture outside, by a detour", "](images/map.png)", "](images/../../map.png)"),
    two("a picture of the machine", "](images/map.png)", "](/etc/passwd)"),
    two("a picture as data", "](images/map.png)", "](data:image/png;base64,AAAA)"),
    two("a picture that is not there", "](images/map.png)", "](images/mop.png)"),
    two("a picture in other capitals", "](images/map.png)", "](images/Map.png)"),
    two("a picture by a path of Windows", "](images/map.png)", "](images\\map.png)"),
    two("a picture that is a table of figures", "](images/map.png)", "](statistics.toml)"),
    two("a figure outside the folder", "{figure} images/house.svg", "{figure} ../house.svg"),
    two("a figure of nothing", "{figure} images/house.svg", "{figure}"),
    two("a picture without words", "![A map of the valley with one road]", "![]", HOLD),
    two("a figure without words", ":alt: A house without a roof beside a road\n", "", HOLD,
        "block"),
    two("a figure with empty words", ":alt: A house without a roof beside a road", ":alt:", HOLD,
        "block"),
    two("a figure without a source", ":source: Drawing made for this report\n", "", HOLD, "block"),
    three("a chart of a file that there is not", ":statistics: unemployment minorities",
          ":data: data/work.csv", extent="block"),
    three("a table without a source", ":source: [@obs_2026]\n", "", HOLD, "block"),
    two("a picture within a line", "Then we walked *back*.",
        "Then we walked ![a map](images/map.png) *back*."),
)  # fmt: skip

BLOCKS = (
    two("HTML in a line", "The **road**", "The <b>road</b>"),
    two("HTML as a block", "The road is open.", "<div>The road is open.</div>"),
    two("a comment of HTML", "The road is open.", "The road is open. <!-- Jane says: no -->"),
    two("a program", "The road is open.", "<script>alert(1)</script>"),
    two("an entity that is a control", "The road is open.", "The road is&#7; open."),
    two("fenced code", "Then we walked *back*.", "```\nThen we walked\n```", ERROR, "block"),
    two("indented code", "Then we walked *back*.", "    Then we walked", ERROR),
    two("a heading that skips a level", "### Who came back", "#### Who came back", HOLD),
    two("a heading with nothing in it", "### Who came back", "###", REFUSED),
    two("a second title", "## The road", "# The road"),
    two("a heading too deep", "### Who came back", "##### Who came back"),
    two("no title", "# Return, and what it *takes*\n", "", ERROR, "file"),
    two("a standfirst that is not the first", "Then we walked *back*.\n:::",
        "Then we walked *back*.\n:::\n\n:::{standfirst}\nLate.\n:::", ERROR, "block"),
    two("a block that is not closed", "The road is open.\n:::", "The road is open.", ERROR, "file"),
    two("a block that closes twice", "The road is open.\n:::", "The road is open.\n:::\n\n:::",
        SAID, "file"),
    two("a block that there is not", ":::{testimony}", ":::{testimonial}"),
    two("an option that there is not", ":attribution: Woman", ":attributed: Woman"),
    two("an option given twice", ":attribution: Woman", ":attribution: Man\n:attribution: Woman",
        ERROR, "block"),
    two("a block with nothing in it", "We walked for two days[^walk].\n\nThen we walked *back*.\n",
        "", SAID, "file"),
    three("a block that holds one of as many colons", "::::{box} Background", ":::{box} Background",
          ERROR, "file"),
    three("a row with a cell too few", "| Court | Hear *complaints* | {trials} |",
          "| Court | {trials} |", SAID),
    three("a row with a cell too many", "| Court | Hear *complaints* | {trials} |",
          "| Court | Hear *complaints* | {trials} | 7 |", SAID),
    three("a table without its rule", "|:-----|:----:|------:|\n", "", ERROR, "block"),
    three("an answer that is neither yes nor no", ":row-heads: no", ":row-heads: nope"),
    three("recommendations to nobody", "{recommendations} To the police", "{recommendations}",
          SAID),
    Fault("a title and no more", "text/04-method.md", make(b"# How this report was made\n"), SAID,
          "file"),
    Fault("a text with nothing in it", "text/04-method.md", make(b""), ERROR, "file"),
    Fault("a text of blanks", "text/04-method.md", make(b" \n\t\n\n"), ERROR, "file"),
)  # fmt: skip

CHARACTERS = (
    two("a character of control", "The road is open.", "The road is\x07 open."),
    two("a NUL", "The road is open.", "The road is\x00 open."),
    two("an escape to the terminal", "The road is open.", "The road is \x1b[2Jopen."),
    two("a DEL", "The road is open.", "The road is\x7f open."),
    two("a C1 control", "The road is open.", "The road is\x85 open."),
    two("an override that is not ended", "The road is open.", "The road is \u202eopen."),
    two("an isolate that is not ended", "The road is open.", "The road is \u2067open."),
    two("an embedding that is not begun", "The road is open.", "The road is open\u202c."),
    two("an override in a heading", "## The road", "## The \u202eroad"),
    two("a character that was lost", "The road is open.", "The road is \ufffdopen."),
    two("a character that there is not", "The road is open.", "The road is \uffffopen."),
    two("a character of somebody's own", "The road is open.", "The road is \ue000open."),
    two("a letter that no face has", "The road is open.", "The road is 開 open."),
    two("a sign that no face has", "The road is open.", "The road is \U0001f600 open."),
    two("words that nobody sees", "The road is open.",
        "The road is \U000e0073\U000e0065\U000e0063\U000e0072\U000e0065\U000e0074 open."),
    two("a quotation that is not ended", "The road is open.", "“The road is open.", SAID),
    two("a quotation that is not begun", "The road is open.", "The road is open.”", SAID),
    Fault("a letter of another encoding", TWO, swap_bytes(b"roof", "r\xf6\xf6f".encode("latin-1")),
          ERROR),
    Fault("a text in UTF-16", "text/04-method.md",
          make("# How it was made\n\nThe figures.\n".encode("utf-16")), ERROR, "file"),
    Fault("a picture by the name of a text", "text/04-method.md", make(b"\x89PNG\r\n\x1a\n\0\0"),
          ERROR, "file"),
)  # fmt: skip

FAULTS = (*FIGURES, *NOTES, *LINKS, *PICTURES, *BLOCKS, *CHARACTERS)
