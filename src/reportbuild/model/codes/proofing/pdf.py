"""Findings of proofing a PDF: what was read back from a paper edition.

All are errors: a file that says something other than its report, or more, must not go out.
"""

from reportbuild.model.codes.code import Code

_BUG = "It is a fault of the program or of the house style, not of the sources: please report it."

CODES: tuple[Code, ...] = (
    Code(
        "pdf-001",
        "error",
        "The PDF cannot be read back.",
        f"It is damaged, or has no structure that a screen reader could follow. {_BUG}",
    ),
    Code(
        "pdf-010",
        "error",
        "A line of the text is missing from the PDF, or says something else.",
        "The line is quoted with its place in the sources, as a screen reader would find it. "
        f"{_BUG}",
    ),
    Code(
        "pdf-011",
        "error",
        "The PDF says something that the report does not.",
        f"A line stands in it that no source, note or word list accounts for. {_BUG}",
    ),
    Code(
        "pdf-012",
        "error",
        "A statistic does not stand in the PDF as it should.",
        "Its figures, qualifier, label, date or source are missing or differ. Nothing harms more: "
        f"do not hand the file on. {_BUG}",
    ),
    Code(
        "pdf-013",
        "error",
        "A note is missing from the PDF, or says something else.",
        f"The note is quoted with its place in the sources. {_BUG}",
    ),
    Code(
        "pdf-014",
        "error",
        "Something is printed that is told to no reader.",
        f"Text stands on a page but not in the structure that screen readers follow. {_BUG}",
    ),
    Code(
        "pdf-015",
        "error",
        "A line of the contents is wrong.",
        f"It is missing, or names another page than the one its section begins on. {_BUG}",
    ),
    Code(
        "pdf-016",
        "error",
        "A page does not say whether this is a draft.",
        f"Every page of a draft says so, and no page of a finished report does. {_BUG}",
    ),
    Code(
        "pdf-017",
        "error",
        "Screen readers are told something other than what is printed.",
        "The letters on the page are not those of the text behind it, as when a face draws other "
        f"letters than it says. {_BUG}",
    ),
    Code(
        "pdf-018",
        "error",
        "A page shows the folio of another page, or none.",
        f"References and contents would lead readers of the printed report astray. {_BUG}",
    ),
    Code(
        "pdf-020",
        "error",
        "A font of the PDF is not embedded, or is no face of the house style.",
        "The report would look different elsewhere. Look at the font-family rules in styles/.",
    ),
    Code(
        "pdf-021",
        "error",
        "The PDF's title, publisher, date or language is not the report's.",
        f"Libraries and screen readers rely on them. {_BUG}",
    ),
    Code(
        "pdf-022",
        "error",
        "The PDF tells more about itself than it may.",
        "Metadata can name people, folders and machines. Only title, publisher, subject, rights, "
        f"language, identifier, date and tool may stand there. {_BUG}",
    ),
    Code(
        "pdf-023",
        "error",
        "The PDF holds a link that the report does not.",
        f"A reader must be able to trust that links are those of the text. {_BUG}",
    ),
    Code(
        "pdf-024",
        "error",
        "A link of the report is missing from the PDF, or leads nowhere.",
        f"The words are printed, but nothing happens when they are followed. {_BUG}",
    ),
    Code(
        "pdf-025",
        "error",
        "The PDF holds something that is no part of a report: a script, a form, a file.",
        f"Readers at risk must be able to open it without harm. {_BUG}",
    ),
    Code(
        "pdf-026",
        "error",
        "Bookmarks or page labels of the PDF are wrong.",
        f"Bookmarks must be the contents, and no two pages may have one label. {_BUG}",
    ),
    Code(
        "pdf-027",
        "error",
        "A picture in the PDF carries data of its own.",
        "Cameras and programs write places, times and names into pictures. They should have been "
        f"taken out. {_BUG}",
    ),
    Code(
        "pdf-030",
        "error",
        "A table of the PDF does not say what heads its cells.",
        "Screen readers tell each cell with the heads of its row and column; without them figures "
        f"are numbers without a meaning. {_BUG}",
    ),
    Code(
        "pdf-031",
        "error",
        "An item of a list in the PDF is not told as one.",
        f"A reader is told how many items there are, and where one ends: label, then body. {_BUG}",
    ),
    Code(
        "pdf-032",
        "error",
        "A note of the PDF is not read where it is called, or cannot be told apart.",
        "It has a number and an ID of its own, and is read right after the paragraph that calls "
        f"it. {_BUG}",
    ),
    Code(
        "pdf-033",
        "error",
        "A link of the PDF does not say what it is.",
        f"It must be part of what is read, and be called by the words that are printed. {_BUG}",
    ),
    Code(
        "pdf-034",
        "error",
        "A picture of the PDF has no description, or is said to stand elsewhere.",
        "Who cannot see it is told what it shows; who enlarges the page is led to its place. "
        f"{_BUG}",
    ),
    Code(
        "pdf-035",
        "error",
        "Decoration in the PDF is not marked as such.",
        f"Rules and grounds that are no part of the text must be passed over in silence. {_BUG}",
    ),
    Code(
        "pdf-036",
        "error",
        "Something in the PDF is told as something else than it is.",
        "Headings, lists, tables, quotations, pictures, notes and their calls are what readers "
        f"find their way by: as many are told as there are, headings by their level. {_BUG}",
    ),
    Code(
        "pdf-037",
        "error",
        "The sections of the PDF are told in a wrong order.",
        f"What is read aloud must follow the report, from its cover to its last leaf. {_BUG}",
    ),
    Code(
        "pdf-038",
        "error",
        "A foreign phrase in the PDF would be read aloud as if it were none.",
        f"Its language is not told, so that a voice would spell or mangle names and words. {_BUG}",
    ),
    Code(
        "pdf-039",
        "error",
        "The PDF does not say that it is accessible and lasts, or contradicts itself.",
        "Every screen edition is PDF/UA-1 and PDF/A-3a, says so, and says the same of itself in "
        f"all places. {_BUG}",
    ),
)
