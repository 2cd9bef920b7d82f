"""Findings of preflight: the file as it is opened, its boxes and pages, its letters."""

from reportbuild.model.codes.code import Code

_SEEN = "The page and the place on it are named; the report of `preflight --to` shows it."

CODES: tuple[Code, ...] = (
    Code(
        "pre-001",
        "error",
        "The file cannot be read as a PDF.",
        "It is no PDF, or so damaged that its pages cannot be found. Make it again.",
    ),
    Code(
        "pre-002",
        "warning",
        "The file is damaged and was repaired to be read.",
        "Programs repair such files differently: what was looked at need not be what is printed.",
    ),
    Code(
        "pre-003",
        "error",
        "Something in the file could not be looked into.",
        "It is faulty, without end, or larger than anything a page needs. Of that part nothing is "
        "known, so it cannot be waived.",
    ),
    Code(
        "pre-004",
        "error",
        "The file is encrypted.",
        "PDF/X forbids it, and printers' programs cannot work with it. Save it without a password.",
    ),
    Code(
        "pre-005",
        "error",
        "A page could not be rendered.",
        "What cannot be rendered here may well stop the printer's machines too. Open the page, "
        "and make the file again.",
    ),
    Code(
        "pre-006",
        "error",
        "There is no such printer's profile.",
        "Printers' rules are files in styles/printers/, named without their ending; any other file "
        "can be named with its path and its ending, .toml.",
    ),
    Code(
        "pre-007",
        "warning",
        "Total ink was not measured.",
        "Too much ink does not dry, and sets off on the next sheet. To measure it pages must be "
        "rendered as a press prints them, which takes Ghostscript; only pages of text, lines and "
        "areas in inks that the file itself says are known without.",
    ),
    Code(
        "pre-008",
        "error",
        "A waiver cannot be used.",
        "A waiver names a code of preflight, a page if one alone is meant, and the reason for "
        "which a fault may stand: whoever prints the report must be able to read it.",
    ),
    Code(
        "pre-009",
        "warning",
        "A waiver lets nothing stand.",
        "The fault was mended, or has moved to another page. Take the waiver out, so that it does "
        "not hide a fault that comes later.",
    ),
    Code(
        "pre-010",
        "error",
        "A page does not say where it is cut.",
        "Without a TrimBox nobody knows how large the page is meant to be.",
    ),
    Code(
        "pre-011",
        "error",
        "The boxes of a page do not lie in one another.",
        "The trim lies within the bleed, and both within the sheet and what is shown of it.",
    ),
    Code(
        "pre-012",
        "error",
        "A page is cut to another size than the rest.",
        "All pages of a book have one trim. Look whether a page came from elsewhere.",
    ),
    Code(
        "pre-013",
        "error",
        "The bleed is narrower than the profile asks for.",
        "Where the cut strays, white paper would show. Make the bleed wider, in the file itself.",
    ),
    Code(
        "pre-014",
        "error",
        "Something touches the trim and does not run on into the bleed.",
        f"Where the cut strays, a white edge shows beside it. {_SEEN}",
    ),
    Code(
        "pre-015",
        "warning",
        "A page is turned.",
        "Programs that put pages together for printing do not all turn it back.",
    ),
    Code(
        "pre-016",
        "error",
        "The extent is not a multiple of what the profile asks for.",
        "Books are folded from sheets of so many pages. Blank pages at the end fill the last one.",
    ),
    Code(
        "pre-017",
        "warning",
        "A page is blank where no book needs a blank.",
        "A left-hand page before a new part may be blank, and the last ones. Elsewhere something "
        "may have been lost.",
    ),
    Code(
        "pre-018",
        "warning",
        "Two pages are the same.",
        "One of them may have been put in by mistake, in the place of another.",
    ),
    Code(
        "pre-019",
        "error",
        "A page measures in a unit of its own.",
        "Printers' programs that do not know UserUnit would print it far too small.",
    ),
    Code(
        "pre-020",
        "error",
        "A mark stands in the bleed.",
        f"It may remain on the page after the cut. {_SEEN}",
    ),
    Code(
        "pre-021",
        "warning",
        "Crop marks are missing, or not wanted.",
        "Some printers ask for marks, and others put on their own. The profile says which.",
    ),
    Code(
        "pre-022",
        "warning",
        "Text stands too near to the trim.",
        f"The cut may stray, and take letters with it. {_SEEN}",
    ),
    Code(
        "pre-030",
        "error",
        "A font is not embedded, or cannot be used.",
        "The printer's machines would set the text in another font: wrong letters, other lines.",
    ),
    Code(
        "pre-031",
        "warning",
        "A font is of Type 3.",
        "Its letters are drawings of the file's own: some printers refuse it, and preflight cannot "
        "look into them.",
    ),
    Code(
        "pre-032",
        "error",
        "A letter is missing.",
        f"The font has no such letter, and an empty box is printed in its place. {_SEEN}",
    ),
    Code(
        "pre-033",
        "warning",
        "Text is set in Courier.",
        "Programs put it where a font was missing. If it is meant, waive this.",
    ),
    Code(
        "pre-034",
        "warning",
        "Small text is white, or of several inks.",
        "Inks never meet exactly: small letters of several inks blur, and white ones fill up.",
    ),
)
