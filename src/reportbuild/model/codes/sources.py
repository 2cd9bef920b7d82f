"""Findings of reading: files, TOML, report.toml, the house style."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "src-001",
        "error",
        "The folder has no report.toml.",
        "A report is a folder with a report.toml that says what it is. Run the command in the "
        "report's folder, or name the folder.",
    ),
    Code(
        "src-002",
        "error",
        "A file is not UTF-8.",
        "Read under a wrong encoding, letters of names would be printed as others. Save the "
        "file as UTF-8.",
    ),
    Code(
        "src-003",
        "error",
        "A control character stands in the text, or an invisible one within a figure.",
        "It is invisible, and readers' programs disagree on what it does; some can carry "
        "hidden words, or make two figures of one for whoever searches or listens. Delete it: it "
        "has come in by copying.",
    ),
    Code(
        "src-004",
        "error",
        "A directional control is not closed, or closes nothing.",
        "Such invisible characters reorder everything that follows: a figure may read "
        "backwards. Delete them; direction follows from the language of words.",
    ),
    Code(
        "src-005",
        "error",
        "A file or a paragraph is larger than any that was written by hand.",
        "It is most likely something else under the name of a source. Split it, or take it out.",
    ),
    Code(
        "src-006",
        "warning",
        "Nothing reads this file, or shows this picture.",
        "It lies where sources lie, and would be missing from the report: its name is not known, "
        "or no text names it. Rename it, show it, or move it elsewhere.",
    ),
    Code(
        "src-007",
        "error",
        "The name of a text file has not the form NN-name.md, or is there twice.",
        "The number orders the texts, the name tells them apart in catalogues and anchors. "
        "Use letters, digits, - and _.",
    ),
    Code(
        "src-008",
        "error",
        "The report has no text.",
        "There is nothing to print. Write the first chapter in text/01-name.md.",
    ),
    Code(
        "src-009",
        "error",
        "A text file is empty.",
        "A chapter without words would be listed in the contents. Write it, or delete the file.",
    ),
    Code(
        "toml-001",
        "error",
        "TOML cannot be read.",
        "From the line named on, the file breaks the rules of TOML: most often a quotation "
        "mark or a bracket is missing.",
    ),
    Code(
        "toml-002",
        "error",
        "A key is written twice.",
        "Only one of the two can hold; the file does not tell which. Delete one.",
    ),
    Code(
        "toml-003",
        "error",
        "A number is written with a decimal point.",
        "Computers round such numbers: 0.1 is not exactly 0.1. Put decimals in quotation "
        "marks, and they are taken as they stand.",
    ),
    Code(
        "toml-004",
        "error",
        "A key is missing.",
        "The record cannot be printed without it. docs/writing.md lists the keys, and says "
        "which may be left out.",
    ),
    Code(
        "toml-005",
        "error",
        "A key is not known.",
        "Its value would be left out without a word. It is most likely misspelt.",
    ),
    Code(
        "toml-006",
        "error",
        "A value is of the wrong sort.",
        "Text stands in quotation marks, lists in square brackets; true, false, numbers and "
        "dates stand bare.",
    ),
    Code(
        "toml-007",
        "error",
        "A value is none of those that are possible.",
        "The key takes one of a few words; the hint names the nearest, or all.",
    ),
    Code(
        "toml-008",
        "error",
        "A value has not the form that its key asks for.",
        "Dates are 2003, 2003-04 or 2003-04-29; languages are tags such as sq or pt-BR; an "
        "ISBN has 13 digits; nothing is left empty.",
    ),
    Code(
        "toml-009",
        "error",
        "The name of a record is no key.",
        "Texts and catalogues name records by keys: a letter, then letters, digits and _.",
    ),
    Code(
        "rep-001",
        "error",
        "The order names a part that is not there, or a text has the name of a leaf.",
        "Parts are the leaves that the builder makes, and text files by their names without "
        "number and suffix.",
    ),
    Code(
        "rep-002",
        "error",
        "The order names a part twice.",
        "Each part stands once in a book, and links to it could lead to either. "
        "Delete one of the two.",
    ),
    Code(
        "rep-003",
        "error",
        "The trim is not one of the house style's.",
        "Each trim is a file in styles/trims/, named by its size: it sets page, margins and "
        "measure. Choose one that is there.",
    ),
    Code(
        "rep-004",
        "error",
        "The source language has no edition.",
        "The text is written in it, and every other edition is checked against it. Add its "
        "table under [editions].",
    ),
    Code(
        "rep-005",
        "error",
        "Two editions have the same ISBN.",
        "An ISBN names one edition in one language: booksellers and libraries would mix them up.",
    ),
    Code(
        "rep-006",
        "error",
        "An edition's locale is one of another language.",
        "Figures and dates would be printed by another language's rules, which can turn 5.800 "
        "into five point eight.",
    ),
    Code(
        "rep-007",
        "error",
        "A print edition is asked for, and no printer is named.",
        "Printers differ in bleed, marks, ink and paper: pages made for nobody fit nobody. Name a "
        "profile of styles/printers/ in [print] of report.toml.",
    ),
    Code(
        "rep-008",
        "error",
        "The printer named is not one of the house style's.",
        "Each printer's rules are a file in styles/printers/. Choose one that is there, or write "
        "one from what the printer asks for: docs/printing.md says what each line means.",
    ),
    Code(
        "rep-009",
        "error",
        "A file that [print] names is not in the report's folder.",
        "Colours are separated for one press and one paper, which an ICC profile describes. The "
        "printer gives it to you, or says which one to get. Put it into the report's folder, or "
        "name it at each build with --icc. Waivers are written as docs/printing.md says.",
    ),
    Code(
        "rep-010",
        "error",
        "An annex is no text of the back matter.",
        "`annexes` says which of the texts in `back` are lettered; where they stand, `back` tells.",
    ),
    Code(
        "rep-011",
        "warning",
        "The order names the leaf of notes, and there is none.",
        'Notes stand at the foot of their pages unless `[style]` says `notes = "end"`; the leaf '
        "is left out.",
    ),
    Code(
        "house-001",
        "error",
        "A file of the house style is not UTF-8.",
        "Words and characters in it would be printed as others. Save the file as UTF-8.",
    ),
    Code(
        "house-002",
        "error",
        "A face cannot be read.",
        "The font file is damaged. Install the faces anew: ./dev build does.",
    ),
    Code(
        "house-003",
        "error",
        "The house style has no faces.",
        "Nothing can be set without them, and no font of the machine is ever used. ./dev "
        "build installs them.",
    ),
)
