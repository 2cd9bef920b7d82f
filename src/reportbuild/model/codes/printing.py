"""Findings of the print edition: inks, the press's profile, its pages beside the screen's."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "print-001",
        "error",
        "The stylesheet asks for something that cannot be printed in flat inks.",
        "Gradients, shadows, borders with lights and shades, and opacity are mixed on a screen; "
        "the press has four inks, and the layout engine no way to say such things in them. Use a "
        "colour of its own instead.",
    ),
    Code(
        "print-002",
        "error",
        "A colour of the stylesheet has no inks.",
        "On a screen, colours are red, green and blue; on paper they are inks, and black text "
        "made of four of them is blurred wherever the plates do not meet. Each colour is a token "
        "of styles/tokens.css with its inks beside it.",
    ),
    Code(
        "print-003",
        "error",
        "A colour of the stylesheet takes more ink than the printer allows.",
        "Too much ink does not dry: sheets stick together, and text shows through. Take the same "
        "off cyan, magenta and yellow.",
    ),
    Code(
        "print-004",
        "error",
        "No ICC profile is named for the press.",
        "Pictures are separated into inks for one press and one paper, and the file has to say "
        "which. The printer names the profile and often gives it away; put it into the report's "
        "folder and name it in [print] of report.toml, or name it at each build with --icc.",
    ),
    Code(
        "print-005",
        "error",
        "The ICC profile named is not that of a press with four inks.",
        "It may be a monitor's or a camera's, or damaged. A press profile is an output profile "
        "for CMYK.",
    ),
    Code(
        "print-006",
        "warning",
        "The ICC profile named is another than the one the printer asks for.",
        "Colours come out as the profile says only on the press that it describes. Ask the "
        "printer which one holds, or mend the printer's file in styles/printers/.",
    ),
    Code(
        "print-007",
        "error",
        "The printer takes another kind of file than the builder writes.",
        "The builder writes PDF/X-4, in which nothing has to be flattened. Most presses take it, "
        "even where a page of advice still asks for PDF/X-1a: ask the printer, and mend the "
        "printer's file in styles/printers/.",
    ),
    Code(
        "print-008",
        "error",
        "A drawing holds something that cannot be printed in flat inks.",
        "Gradients, patterns, filters and masks of an SVG have no inks. Draw it with flat colours, "
        "or save that drawing as a PNG of 600 pixels per inch.",
    ),
    Code(
        "print-009",
        "error",
        "A page of the print edition differs from the screen edition's.",
        "Both are one edition: an index, a citation, a translator's remark must hold for either. "
        "The page and the words of the first difference are told. It is a fault of the house "
        "style, such as a rule that holds for one medium alone.",
    ),
    Code(
        "print-010",
        "error",
        "Something on a page of the print edition has colours of a screen.",
        "It could not be turned into inks, and nobody knows what the press would make of it.",
    ),
    Code(
        "print-011",
        "error",
        "The barcode on the cover does not say the edition's ISBN.",
        "Shops and libraries would take this report for another. The bars were read back from the "
        "finished file.",
    ),
)
