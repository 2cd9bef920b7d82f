"""Findings about what leaves list: abbreviations, annexes, entries of the index."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "abb-001",
        "warning",
        "An abbreviation is used before it is given in full.",
        "Readers who meet it first here cannot know what it stands for. Write the full name at its "
        "first use, with the short form after it, or put the list of abbreviations into the front "
        "matter. Nothing is rewritten by itself: whether a name must be said in full again is the "
        "writer's, and the translator's, to tell.",
    ),
    Code(
        "abb-002",
        "warning",
        "An abbreviation is listed and never used.",
        "The list would explain what readers never meet. Use it, or take it out of "
        "abbreviations.toml.",
    ),
    Code(
        "abb-003",
        "error",
        "One short form stands for two names.",
        "Readers could not tell which one is meant. Give one of them another short form, or write "
        "it out.",
    ),
    Code(
        "idx-001",
        "error",
        "An entry of the index leads to one that is not there.",
        "`under`, `see` and `see_also` hold keys of other entries of index.toml. Readers would be "
        "sent nowhere.",
    ),
    Code(
        "idx-002",
        "error",
        "An entry of the index stands below one that stands below another.",
        "An index has entries, and entries below them, and no third level: it could not be read at "
        "a glance.",
    ),
    Code(
        "idx-003",
        "error",
        "An entry of the index sends its readers elsewhere, and has pages too.",
        "`see` stands in place of pages, `see_also` beside them. Choose the one that is meant.",
    ),
    Code(
        "idx-004",
        "warning",
        "The order of this language's index is not known.",
        "Its entries are sorted by the order of all scripts (Unicode Technical Standard 10), not "
        "by what is custom in the language: letters that stand after others, digraphs that are one "
        "letter. Let somebody who reads it look at the index.",
    ),
    Code(
        "idx-005",
        "warning",
        "Two entries of the index are the same words in this language.",
        "Readers would find half of the places under each. Make one of both, in index.toml, or "
        "tell them apart in the translation.",
    ),
)
