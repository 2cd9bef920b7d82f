"""Findings of preflight: pictures, colours, transparency, and what the file says of itself."""

from reportbuild.model.codes.code import Code

_SEEN = "The page and the place on it are named; the report of `preflight --to` shows it."

CODES: tuple[Code, ...] = (
    Code(
        "pre-040",
        "error",
        "A picture has too few pixels for the size it is printed at.",
        f"Its pixels would be seen. Take a larger one, or print it smaller. {_SEEN}",
    ),
    Code(
        "pre-041",
        "warning",
        "A picture has fewer pixels than it should.",
        "It can be printed, and will look soft. Take a larger one if there is one.",
    ),
    Code(
        "pre-050",
        "error",
        "Something is painted in RGB that no press can print as it is.",
        "The printer's machines would convert it, nobody knows to what. Convert it to the CMYK of "
        "the press it goes to.",
    ),
    Code(
        "pre-051",
        "error",
        "Something is painted in a colour space that is not for print.",
        "Lab, or a space that cannot be read: what is printed is left to chance.",
    ),
    Code(
        "pre-052",
        "error",
        "Something is painted with an ink of its own.",
        "Each such ink is one more plate, to be agreed on and paid for. Most are left over by "
        "mistake from a logo.",
    ),
    Code(
        "pre-053",
        "error",
        "Something on the page is painted in registration colour.",
        "It prints full on every plate, far too much ink. It is for marks beyond the trim.",
    ),
    Code(
        "pre-054",
        "error",
        "Text is set in RGB.",
        "Black in RGB becomes black of four inks, which never meet exactly: each letter gets "
        "coloured edges. Set text in one ink.",
    ),
    Code(
        "pre-055",
        "error",
        "Text is set in black of several inks.",
        "They never meet exactly, and letters get coloured edges. Set it in CMYK 0 0 0 100.",
    ),
    Code(
        "pre-056",
        "warning",
        "Something is painted in RGB with a profile.",
        "A printer that takes PDF/X-4 can convert it as it should be. Ask whether yours does.",
    ),
    Code(
        "pre-057",
        "error",
        "Something white is set to overprint.",
        f"White that leaves what lies below it is not seen: words or areas vanish. {_SEEN}",
    ),
    Code(
        "pre-058",
        "error",
        "There is more ink in one place than the profile allows.",
        "It does not dry, sets off on the next sheet, and tears thin paper. Less than a square "
        "millimetre is passed by.",
    ),
    Code(
        "pre-059",
        "warning",
        "Black text does not overprint, or does, against the profile.",
        "Where black text knocks out, white edges show as soon as plates are off by a hair. Many "
        "printers overprint it themselves: ask, and waive.",
    ),
    Code(
        "pre-060",
        "error",
        "A line is too thin to be printed.",
        f"It breaks up, or is not there at all. {_SEEN}",
    ),
    Code(
        "pre-070",
        "error",
        "There is transparency, and the kind of PDF has none.",
        "PDF/X-1a and PDF/X-3 know no opacity, soft masks or blend modes: parts would be printed "
        "wrongly, or not at all.",
    ),
    Code(
        "pre-071",
        "error",
        "The file has layers.",
        "Which of them is printed depends on whoever opens it. Flatten them.",
    ),
    Code(
        "pre-072",
        "error",
        "A note, link or form is laid over a page.",
        f"It may be printed, or hide what should be. PDF/X allows none on the page. {_SEEN}",
    ),
    Code(
        "pre-073",
        "error",
        "The file holds a script, an action or a form.",
        "Nothing may happen by itself in a file for print, nor be filled in.",
    ),
    Code(
        "pre-074",
        "error",
        "Other files are attached to the file.",
        "They are not printed, and may tell what should stay in the house.",
    ),
    Code(
        "pre-075",
        "warning",
        "Transparency is blended in colours other than the press's.",
        "What shows through is reckoned in RGB or grey, and comes out in other colours.",
    ),
    Code(
        "pre-076",
        "error",
        "The file holds PostScript or transfer curves.",
        "They change what is printed from machine to machine, and PDF/X forbids them.",
    ),
    Code(
        "pre-080",
        "error",
        "The file does not say for which press it is made.",
        "Without an output intent the same four inks mean other colours in every house.",
    ),
    Code(
        "pre-081",
        "error",
        "The file is made for another press than the profile's, or does not say it rightly.",
        "Its output intent names another printing condition, or carries no ICC profile that could "
        "be used, or another than the one named.",
    ),
    Code(
        "pre-082",
        "error",
        "The file is not of the kind of PDF/X that the profile asks for.",
        "It says so itself, or says nothing. Whether it keeps to what it says no free program can "
        "certify.",
    ),
    Code(
        "pre-083",
        "error",
        "The file does not say whether it is trapped.",
        "PDF/X asks for Trapped, yes or no: the printer must know whether to do it.",
    ),
    Code(
        "pre-084",
        "error",
        "The file has no title or no identifier.",
        "PDF/X asks for both, so that one file can be told from the next.",
    ),
    Code(
        "pre-090",
        "error",
        "A barcode stands for no number, or for a wrong one.",
        "Shops and libraries could not scan the book. Draw it again from its ISBN.",
    ),
    Code(
        "pre-091",
        "error",
        "A barcode may not be read by every scanner.",
        "It is too small or too large, not in pure black, or has no room around it.",
    ),
)
