"""Findings of proofing an EPUB: what was read back from the book."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    # --- the archive --------------------------------------------------------------------
    Code(
        "epub-001",
        "error",
        "The book cannot be read.",
        "It has no archive, no container or no package document. This is a bug: please report it.",
    ),
    Code(
        "epub-002",
        "error",
        "The archive does not begin with its media type.",
        "Readers that look at the first bytes will not take the file for a book. This is a bug.",
    ),
    Code(
        "epub-003",
        "error",
        "An entry of the archive tells more than its contents.",
        "A time or a machine's permissions in it make the same sources give other bytes. A bug.",
    ),
    Code(
        "epub-004",
        "error",
        "A file in the book has an unsafe name.",
        "Some systems cannot unpack names beyond letters, digits, “.”, “-”, “_”, or tell capitals.",
    ),
    Code(
        "epub-005",
        "warning",
        "The book is large.",
        "It may not go over a poor connection. Pictures weigh most: use fewer, or smaller ones.",
    ),
    Code(
        "epub-006",
        "warning",
        "A file of text is too large for old reading systems.",
        "It could not be cut: give the chapter headings, or divide its long table.",
    ),
    Code(
        "epub-007",
        "error",
        "The manifest and the archive differ.",
        "Something is listed that is not there, or there and not listed. This is a bug.",
    ),
    # --- the package document -----------------------------------------------------------
    Code(
        "epub-010",
        "error",
        "The metadata differ from the report.",
        "Libraries and readers would show another title, date or language. This is a bug.",
    ),
    Code(
        "epub-011",
        "error",
        "The metadata tell something that they should not.",
        "Only what the imprint states may stand there: anything else could name a person. A bug.",
    ),
    Code(
        "epub-012",
        "error",
        "The book's language or direction is wrong.",
        "Pages would turn the wrong way, or be read aloud in the wrong voice. This is a bug.",
    ),
    Code(
        "epub-013",
        "error",
        "What the book says of its accessibility is missing or not true.",
        "Readers choose by it: it must state what is there, and nothing that is not. A bug.",
    ),
    Code(
        "epub-014",
        "error",
        "The manifest misstates what a file is.",
        "Reading systems prepare by it. A template that brings in SVG or scripts can cause this.",
    ),
    # --- files of text ------------------------------------------------------------------
    Code(
        "epub-020",
        "error",
        "A file is not well-formed.",
        "Reading systems show an error instead of it. If a template was changed, look there.",
    ),
    Code(
        "epub-021",
        "error",
        "A file does not say its language and direction.",
        "Arabic would run from the left, hyphens and voices would be those of another language.",
    ),
    Code(
        "epub-022",
        "error",
        "An anchor is doubled, or has characters that reading systems stumble over.",
        "Links and notes would lead to the wrong place. Keys may hold letters, digits and “_”.",
    ),
    Code(
        "epub-023",
        "error",
        "A link leads nowhere.",
        "Something that it names is not in the book: an anchor, a file, or a face.",
    ),
    Code(
        "epub-024",
        "error",
        "The book would fetch something, or run something.",
        "It would tell the network who reads it. Take it out of the template or stylesheet.",
    ),
    Code(
        "epub-025",
        "error",
        "A picture has no alt text at all.",
        'Those who cannot see it would hear a file\'s name. Templates give decoration alt="".',
    ),
    Code(
        "epub-026",
        "error",
        "Headings skip a level, or a heading or title is empty.",
        "Whoever moves by headings misses a step. Go down one level at a time.",
    ),
    Code(
        "epub-027",
        "error",
        "A table has no heads.",
        "A cell read aloud is a figure without meaning unless it has heads.",
    ),
    Code(
        "epub-028",
        "error",
        "The stylesheet holds what e-books may not.",
        "Faults, imports, hidden text, and direction, which EPUB wants in the markup.",
    ),
    # --- notes --------------------------------------------------------------------------
    Code(
        "epub-030",
        "error",
        "A call does not lead to a note that follows it.",
        "Reading systems show a note only from its own file, below its call. This is a bug.",
    ),
    Code(
        "epub-031",
        "error",
        "The ways back from a note are not those of its calls.",
        "A reader who follows a note could not come back. This is a bug.",
    ),
    Code(
        "epub-032",
        "error",
        "A note does not begin with its number.",
        "In a pop-up the reader could not tell which note it is. This is a bug.",
    ),
    Code(
        "epub-033",
        "warning",
        "A note is too short or too long for pop-ups.",
        "Kobo shows notes of 9 to 5,000 characters; others follow the link.",
    ),
    Code(
        "epub-034",
        "error",
        "Nothing calls a note.",
        "It would stand at the end of its chapter without anything to belong to.",
    ),
    # --- contents -----------------------------------------------------------------------
    Code(
        "epub-040",
        "error",
        "The contents differ from the report's.",
        "Something is missing, out of order, or leads elsewhere. This is a bug.",
    ),
    Code(
        "epub-041",
        "error",
        "A landmark is missing or leads elsewhere.",
        "Reading systems open the book by its landmarks: cover, contents, start of the text.",
    ),
    Code(
        "epub-042",
        "error",
        "The contents for old reading systems differ from the others.",
        "The NCX must say what the navigation document says. This is a bug.",
    ),
    # --- the text -----------------------------------------------------------------------
    Code(
        "epub-050",
        "error",
        "The book does not say what the report says.",
        "A line is missing or was changed on its way. If a template was changed, look there.",
    ),
    Code(
        "epub-051",
        "error",
        "The book says what the report does not.",
        "A line stands in it that is no line of the report. If a template was changed, look there.",
    ),
    Code(
        "epub-052",
        "error",
        "A statistic is missing or altered.",
        "A figure without its qualifier or source misleads. The book may not be given out.",
    ),
    Code(
        "epub-053",
        "error",
        "A note is missing or altered.",
        "A claim would stand without what supports it.",
    ),
    Code(
        "epub-054",
        "error",
        "The draft mark is missing from a draft, or stands where there is none.",
        "Every file of a draft must say that it is one.",
    ),
    # --- what is told beside the text ---------------------------------------------------
    Code(
        "epub-060",
        "error",
        "A file holds a remark.",
        "Comments are not for readers, and may name people. Take it out of the template.",
    ),
    Code(
        "epub-061",
        "error",
        "A file names a folder of a machine.",
        "Folders are named after people. Take it out of the template or stylesheet.",
    ),
    Code(
        "epub-062",
        "error",
        "A picture tells more than is seen.",
        "It may hold a place, a name, or what was cropped away. Export it without metadata.",
    ),
)
