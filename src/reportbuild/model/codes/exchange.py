"""Findings of exchanging with translators: files that go out and come back."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    # the file as a whole: nothing of it is taken
    Code(
        "xch-001",
        "error",
        "A file that came back cannot be read.",
        "It is damaged, packed, or in another format than XLIFF or PO. Nothing of it was taken and "
        "nothing was changed. Ask whoever sent it for the file in the format in which it went out.",
    ),
    Code(
        "xch-002",
        "error",
        "A file that came back holds a document type.",
        "XLIFF has none. A document type (DOCTYPE) can make a program read other files of this "
        "machine, or fill its memory; no translators' tool writes one. Nothing of the file was "
        "taken. Ask whoever sent it where it comes from.",
    ),
    Code(
        "xch-003",
        "error",
        "A file belongs to another report.",
        "The publisher's number or the name of the report in the file is not this one's, or the "
        "file holds several reports. Texts that are alike in two reports need not be translated "
        "alike; nothing was taken.",
    ),
    Code(
        "xch-004",
        "error",
        "A file is in a language that this report has no translation into.",
        "The file names its language; another script or language is another edition. Nothing was "
        "taken. If the edition is to be made, declare it in `report.toml`.",
    ),
    # single units: all others are taken
    Code(
        "xch-005",
        "error",
        "A unit was translated from a text that has changed since.",
        "The source of this unit, or the record of a statistic that its translation puts in words "
        "of its own, is not what the translator saw. Printing it would say what the report no "
        "longer says. Export the file again: what was translated before is in it, to be corrected.",
    ),
    Code(
        "xch-006",
        "error",
        "The codes of a translation cannot be read.",
        "A code (a tag, in some tools) stands for a figure, a note, a reference or a link. This "
        "one is none of the source's, does not close, or closes where another is open. Tools for "
        "translators have a command that checks tags.",
    ),
    Code(
        "xch-007",
        "error",
        "The catalogue has a newer translation than a file knew of.",
        "Somebody changed the translation after the file went out. It is kept, so that no work is "
        "lost unseen. Compare both; `reportbuild translate import --replace` takes those of the "
        "file.",
    ),
    Code(
        "xch-008",
        "error",
        "A file has the same unit twice, with different translations.",
        "Which one is meant, only the translator knows. The first was looked at; keep the right "
        "one in the file and import it again.",
    ),
    Code(
        "xch-009",
        "error",
        "A placeholder is typed as text in a translation.",
        "It would be printed as it stands, braces and all, and the figure or note that it was "
        "meant for would be missing. Put the source's code in its place; tools show it as a tag.",
    ),
    Code(
        "xch-010",
        "error",
        "A translation cannot be written in a catalogue without loss.",
        "The words and marks around them would be read back as something else. Emphasis within a "
        "word, next to quotation marks, is the most frequent case: move the marks to the edge of "
        "the word.",
    ),
    # the way out
    Code(
        "xch-011",
        "error",
        "There is nothing to be sent to a translator.",
        "No text of this report holds words that another language might write otherwise.",
    ),
    # the way back
    Code(
        "xch-012",
        "warning",
        "Some translations of a file are not finished.",
        "The file marks them as still to be translated or reviewed. They were taken as fuzzy, so "
        "that the work is kept, and are not printed before somebody confirms them.",
    ),
    Code(
        "xch-013",
        "error",
        "A file would be written over another.",
        "An older file of the same name may hold a translator's work. Name another, or write over "
        "it with `--replace`. Nothing is sent into a report's `editions`, where its catalogues "
        "stand.",
    ),
    Code(
        "xch-014",
        "error",
        "It is not clear which report a file belongs to.",
        "No report here has the number or name that the file gives, or more than one has, or the "
        "file gives none. Name the report: `reportbuild translate import FILE --report NAME`.",
    ),
)
