"""Faults in `report.toml`, and in which files there are."""

from __future__ import annotations

from tests.prove.faults.planting import ERROR, SAID, Extent, Fault, Kinds, make, swap

HERE = "report.toml"
EVERY_TEXT = tuple(
    f"text/{name}.md" for name in ("01-summary", "02-return", "03-work", "04-method")
)


def plan(name: str, old: str, new: str, kinds: Kinds = ERROR, extent: Extent = "line") -> Fault:
    return Fault(name, HERE, swap(old, new), kinds, extent)


PLANS = (
    plan("no source language", 'language = "en"\n', "", extent="file"),
    plan("a language by its name", 'language = "en"', 'language = "English"'),
    plan("no title", 'title = "No way *home*"\n', "", extent="file"),
    plan("a title with nothing in it", 'title = "No way *home*"', 'title = ""'),
    plan("two titles", 'version = "1.0"', 'version = "1.0"\ntitle = "Another"'),
    plan("HTML in the title", "*home*", "<em>home</em>"),
    plan("a title that turns the line round", "*home*", "\u202ehome"),
    plan("no date", "published = 2026-11-21\n", "", extent="file"),
    plan("a date that is a string", "published = 2026-11-21", 'published = "2026-11-21"'),
    plan("a date with its hour", "published = 2026-11-21", "published = 2026-11-21T08:00:00"),
    plan("a day that there is not", "published = 2026-11-21", "published = 2026-11-31"),
    plan("a version that is a figure", 'version = "1.0"', "version = 1.0"),
    plan("rights that are no list", 'credits = ["Drawings: the authors."]', 'credits = "All."'),
    plan("a word that there is not", "kicker =", "kickers ="),
    plan("a table that there is not", "[style]", "[styles]"),
    plan("a format that there is not", '["pdf", "epub"]', '["pdf", "docx"]'),
    plan("a link of the publisher's that is a program", "(https://observatory.example/)",
         "(javascript:alert(1))"),
    plan("an ISBN with a wrong check digit", "978-92-1-000001-7", "978-92-1-000001-8"),
    plan("an ISBN with swapped digits", "978-92-1-000001-7", "978-29-1-000001-7"),
    plan("an ISBN that is too short", "978-92-1-000001-7", "978-92-1-00001-7"),
    plan("one ISBN for two editions", 'locale = "fr-FR"',
         'locale = "fr-FR"\nisbn = "978-92-1-000001-7"', ERROR, "file"),
    plan("an ISBN that is a number", '"978-92-1-000001-7"', "9789210000017"),
    plan("a trim that there is not", '"170x240"', '"a5"'),
    plan("openers that there are not", '"recto"', '"verso"'),
    plan("a numbering that there is not", '"chapter"', '"page"'),
    plan("a cover that is not there", "images/cover.svg", "images/cower.svg"),
    plan("a cover outside the folder", "images/cover.svg", "../cover.svg"),
    plan("a cover from the net", "images/cover.svg", "https://example.org/cover.svg"),
    plan("a leaf that there is not", '"title-page", "imprint-page"', '"title", "imprint-page"'),
    plan("one leaf twice", '"half-title", "title-page"', '"title-page", "title-page"'),
    plan("a text in front and at the back", 'back = ["method"', 'back = ["summary", "method"'),
    plan("a text by its file's name", '"contents", "summary"]', '"contents", "01-summary"]'),
    plan("a locale that there is not", '"fr-FR"', '"fr-QQ"', extent="block"),
    plan("another language's locale", '"fr-FR"', '"de-DE"'),
    plan("figures that there are not", 'numerals = "native"', 'numerals = "roman"'),
    plan("an edition whose words the builder lacks", "[editions.fr]", "[editions.tlh]",
         extent="block"),
    plan("an edition by its language's name", "[editions.fr]", "[editions.french]"),
    plan("a string that is not closed", 'index = "STOCK 01/2026"', 'index = "STOCK 01/2026'),
    plan("a blank in a date", "2026-11-21", "2026-11- 21"),
)  # fmt: skip

FILES = (
    Fault("no report", HERE, make(None), ERROR, "file"),
    Fault("a report of nothing", HERE, make(b""), ERROR, "file"),
    Fault("no statistics, though the text calls them", "statistics.toml", make(None), ERROR, "file",
          ("statistics.toml", *EVERY_TEXT)),
    Fault("no works, though the text cites them", "references.toml", make(None), ERROR, "file",
          ("references.toml", "statistics.toml", *EVERY_TEXT)),
    Fault("a text without its number", "text/epilogue.md", make(b"# Epilogue\n\nWords.\n"), SAID,
          "file"),
    Fault("two texts of one name", "text/05-return.md", make(b"# Return\n\nWords.\n"), ERROR,
          "file", ("text/05-return.md", "text/02-return.md")),
    Fault("a text that is no Markdown", "text/05-more.docx", make(b"PK\x03\x04"), SAID, "file"),
    Fault("a text that the order names and that is not there", "text/04-method.md", make(None),
          ERROR, "file", (HERE,)),
    Fault("a picture that nobody shows", "images/spare.svg",
          make(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'), SAID, "file",
          ("images/spare.svg", "images.toml")),
    Fault("a catalogue of no edition", "editions/de.po", make(b'msgid ""\nmsgstr ""\n'), SAID,
          "file"),
    Fault("a record of TOML in another encoding", "references.toml",
          lambda data: data.decode().encode("utf-16"), ERROR, "file"),
)  # fmt: skip

FAULTS = (*PLANS, *FILES)
