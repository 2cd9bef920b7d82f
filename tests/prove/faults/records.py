"""Faults in `statistics.toml`, `references.toml` and `images.toml`."""

from __future__ import annotations

from tests.prove.faults.planting import (
    ERROR,
    HOLD,
    REFUSED,
    SAID,
    Extent,
    Fault,
    Kinds,
    add,
    drop,
    field,
    swap,
)


def statistic(  # noqa: PLR0917  # a fault is a row of values
    name: str, table: str, key: str, value: str, kinds: Kinds = ERROR, extent: Extent = "line"
) -> Fault:
    extent = extent if value else "block"
    return Fault(name, "statistics.toml", field(table, key, value), kinds, extent)


STATISTICS = (
    statistic("a figure as a float", "unemployment", "value", "57.0"),
    statistic("a decimal without its quotation marks", "minorities", "value", "90.5"),
    statistic("120 per cent of the adults", "unemployment", "value", "120"),
    statistic("a share below nothing", "unemployment", "value", "-5"),
    statistic("fewer than no people", "fled", "value", "-230000"),
    statistic("a count with its thousands marked", "fled", "value", '"230,000"'),
    statistic("half a person", "returned", "value", '"5800.5"'),
    statistic("a truth instead of a figure", "fled", "value", "true"),
    statistic("words instead of a figure", "unemployment", "value", '"many"'),
    statistic("a figure that is not a number", "unemployment", "value", "nan"),
    statistic("a figure without end", "fled", "value", "inf"),
    statistic("a part that is bigger than its whole", "returned", "value", "580000",
              extent="block"),
    statistic("a range from high to low", "under_14", "value", "{ low = 20, high = 15 }"),
    statistic("a range without its lower end", "under_14", "value", "{ high = 20 }"),
    statistic("a range beyond a hundred per cent", "under_14", "value", "{ low = 15, high = 200 }"),
    statistic("a range that is one figure", "under_14", "value", "15"),
    statistic("none, and yet three", "trials", "value", "3"),
    statistic("a fraction of nothing", "women", "value", '"1/0"'),
    statistic("a fraction that is a figure", "women", "value", "3"),
    statistic("a ratio the wrong way round", "houses", "value", '"4/1"', SAID),
    statistic("a rate without what it is counted by", "nurses", "per", ""),
    statistic("a rate by nobody", "nurses", "per", "0"),
    statistic("a number where words were promised never to become one", "most", "value", "57"),
    statistic("a kind that there is not", "fled", "kind", '"number"'),
    statistic("a qualifier that there is not", "fled", "qualifier", '"over"'),
    statistic("a qualifier with a hyphen", "fled", "qualifier", '"more-than"'),
    statistic("a range's qualifier on one figure", "fled", "qualifier", '"between"', SAID),
    statistic("an attribution that there is not", "returned", "attribution", '"rumoured"'),
    statistic("no kind", "fled", "kind", ""),
    statistic("no value", "fled", "value", ""),
    statistic("no label", "fled", "label", "", REFUSED),
    statistic("an empty label", "fled", "label", '""', REFUSED),
    statistic("no place", "fled", "place", "", REFUSED),
    statistic("no source", "fled", "source", "", HOLD),
    statistic("no date", "fled", "as_of", "", HOLD),
    statistic("a date of TOML's instead of a string", "returned", "as_of", "2026-04-29"),
    statistic("a year that is a number", "unemployment", "as_of", "2025"),
    statistic("a thirteenth month", "returned", "as_of", '"2026-13"'),
    statistic("the thirtieth of February", "returned", "as_of", '"2026-02-30"'),
    statistic("a date in words", "returned", "as_of", '"April 2026"'),
    statistic("a date after publication", "returned", "as_of", '"2027-04-29"', REFUSED),
    statistic("a date after its source was published", "fled", "as_of", '"2025-06"', SAID),
    statistic("a source that nobody entered", "fled", "source", '"obs_2023"'),
    statistic("a source with nothing in it", "fled", "source", '""', REFUSED, "block"),
    statistic("a whole that there is not", "returned", "of", '"flad"'),
    statistic("a part of itself", "returned", "of", '"returned"'),
    statistic("two wholes, each a part of the other", "fled", "of", '"returned"', extent="block"),
    statistic("a locator that is a number", "fled", "locator", "4"),
    statistic("a word that is not of the record", "fled", "lable", '"people fled"'),
    statistic("a second value", "fled", "value", "230000\nvalue = 230001", extent="block"),
    statistic("HTML in a label", "fled", "label", '"people <b>fled</b> the valley"'),
    statistic("a label that turns the line round", "fled", "label", '"people \u202efled"'),
    Fault("a key used twice", "statistics.toml",
          add('[fled]\nkind = "count"\nvalue = 320000\nlabel = "x"\nplace = "y"\nas_of = "2022"\n'
              'source = "obs_2022"\n'), ERROR, "block"),
    Fault("a key that begins with a digit", "statistics.toml", swap("[under_14]", "[14_under]"),
          ERROR),
    Fault("a key with a hyphen", "statistics.toml", swap("[under_14]", "[under-14]"), ERROR),
    Fault("a key with a letter of another alphabet", "statistics.toml",
          swap("[returned]", "[r\u0435turned]"), ERROR, "file", ("statistics.toml",
          "text/01-summary.md", "text/02-return.md")),
    Fault("a table that is not closed", "statistics.toml", swap("[women]", "[women"), ERROR),
    Fault("a string that is not closed", "statistics.toml",
          swap('as_of = "2025"', 'as_of = "2025'), ERROR),
    Fault("a value without its key", "statistics.toml", swap('kind = "zero"', '= "zero"'), ERROR),
)  # fmt: skip


def work(  # noqa: PLR0917  # a fault is a row of values
    name: str, table: str, key: str, value: str, kinds: Kinds = ERROR, extent: Extent = "line"
) -> Fault:
    extent = extent if value else "block"
    return Fault(name, "references.toml", field(table, key, value), kinds, extent)


REFERENCES = (
    work("an address with nothing in it", "obs_2022", "address", '""'),
    work("an address that is a program", "obs_2022", "address", '"javascript:alert(1)"'),
    work("an address on the writer's own disk", "obs_2022", "address", '"file:///home/j/road.pdf"'),
    work("an address without its scheme", "obs_2022", "address", '"observatory.example/road"'),
    work("an address that carries a password", "obs_2022", "address",
         '"https://jane:secret@observatory.example/"', SAID),
    work("a work without a title", "obs_2022", "title", ""),
    work("a work without a date", "obs_2022", "published", "", REFUSED),
    work("a month with one digit", "obs_2026", "published", '"2026-5"'),
    work("a date of TOML's instead of a string", "obs_2022", "published", "2022-09-01"),
    work("a work from after this report", "obs_2026", "published", '"2027-05"', SAID),
    work("a language by its name", "bank_2025", "language", '"Albanian"'),
    work("a word that is not of the record", "obs_2022", "adress", '"https://x.example/"'),
    work("HTML in a title", "obs_2022", "title", '"The <i>winter</i> road"', SAID),
    Fault("a work entered twice", "references.toml",
          add('[obs_2022]\nauthor = "X"\ntitle = "Y"\nlanguage = "en"\npublished = "2022"\n'),
          ERROR, "block"),
    Fault("a key with a hyphen", "references.toml", swap("[obs_2022]", "[obs-2022]"), ERROR, "file",
          ("references.toml",)),
)  # fmt: skip


def picture(  # noqa: PLR0917  # a fault is a row of values
    name: str, table: str, key: str, value: str, kinds: Kinds = ERROR, extent: Extent = "line"
) -> Fault:
    extent = extent if value else "block"
    return Fault(name, "images.toml", field(f'"{table}"', key, value), kinds, extent)


SHOWN = ("images.toml", "images/woman.jpg", "images/house.svg", "text/02-return.md")

IMAGES = (
    picture("a face that can be known, without consent", "images/woman.jpg", "consent", "",
            REFUSED),
    picture("a consent with nothing in it", "images/woman.jpg", "consent", '""', REFUSED, "block"),
    picture("a consent with a blank in it", "images/woman.jpg", "consent", '" "', REFUSED, "block"),
    picture("nobody asked whether she can be known", "images/woman.jpg", "identifiable", "",
            REFUSED),
    picture("an answer that is a string", "images/woman.jpg", "identifiable", '"no"'),
    picture("no credit", "images/house.svg", "credit", "", REFUSED),
    picture("no rights", "images/house.svg", "rights", "", REFUSED),
    picture("a word that is not of the record", "images/house.svg", "credits", '"Somebody"'),
    Fault("a picture that is shown and has no entry", "images.toml",
          swap('["images/house.svg"]', '["images/horse.svg"]'), REFUSED, "file", SHOWN),
    Fault("an entry of a picture that is not there", "images.toml",
          add('["images/horse.svg"]\ncredit = "X"\nrights = "Y"\nidentifiable = false\n'), SAID,
          "block"),
    Fault("an entry twice", "images.toml",
          add('["images/map.png"]\ncredit = "X"\nrights = "Y"\nidentifiable = false\n'), ERROR,
          "block"),
    Fault("no entries at all", "images.toml", lambda _: b"", REFUSED, "file",
          (*SHOWN, "images/map.png", "images/cover.svg", "report.toml")),
    Fault("an entry that lost its head", "images.toml", drop('["images/cover.svg"]'), ERROR, "file",
          ("images.toml",)),
)  # fmt: skip

FAULTS = (*STATISTICS, *REFERENCES, *IMAGES)
