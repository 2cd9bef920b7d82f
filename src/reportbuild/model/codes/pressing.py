"""Findings of composing and pressing: stylesheets, assets, pages, the engine's warnings."""

from reportbuild.model.codes.code import Code

PRESS: tuple[Code, ...] = (
    Code(
        "press-001",
        "error",
        "Something is asked for that is not part of the report.",
        "A stylesheet or a page names a file that neither the report nor the house style holds, "
        "or an address on the network. Nothing is fetched from elsewhere, so that a report is the "
        "same wherever it is made. Put the file into the report, or leave it out.",
    ),
    Code(
        "press-002",
        "warning",
        "The stylesheet holds something that the press does not know.",
        "The rule is left out, and pages may look other than intended. Mend the stylesheet.",
    ),
    Code(
        "press-003",
        "error",
        "A character cannot be printed.",
        "No face of the house style holds it, so that readers would see an empty box. Use another "
        "character, or add a face to styles/fonts/.",
    ),
    Code(
        "press-004",
        "error",
        "A picture cannot be drawn.",
        "The file is damaged or of a kind that the press does not know. Save it anew as PNG, JPEG "
        "or plain SVG.",
    ),
    Code(
        "press-005",
        "error",
        "The layout engine reports something that changes what is printed.",
        "What it says is told as it stands. If the sources are not to blame, it is a fault of the "
        "house style.",
    ),
    Code(
        "press-006",
        "error",
        "A note does not stand on the page that calls it.",
        "Readers look for a note at the foot of the page. Shorten the notes that are called "
        "together, or move one of the calls.",
    ),
    Code(
        "press-007",
        "error",
        "A page has no room for its notes.",
        "A note is never cut in two: one that is too long runs over the text or off the page. "
        "Shorten the note, divide it, or move part of it into the text. Notes that are gathered at "
        'the end (notes = "end" in [style] of report.toml) may be of any length.',
    ),
    Code(
        "press-008",
        "error",
        "A section runs to far more pages than its text can fill.",
        "Something in it, such as a note or a box higher than the page, is pushed on from page to "
        "page. Find it near the first page that is almost empty.",
    ),
    Code(
        "press-009",
        "warning",
        "A line is wider than its column.",
        "A long word, figure or address reaches over its edge. Shorten it, or say where it may "
        "break.",
    ),
    Code(
        "press-010",
        "error",
        "Something runs over the edge of the page.",
        "It would be cut off. Make it smaller, or divide it.",
    ),
    Code(
        "press-011",
        "error",
        "A picture has neither alternative text nor a mark as decoration.",
        "Readers who cannot see it would not know that it is there.",
    ),
    Code(
        "press-012",
        "error",
        "The stylesheet makes text transparent as a group.",
        "Screen readers cannot follow text into a group. Give the text a lighter colour instead "
        "of an opacity.",
    ),
    Code(
        "press-013",
        "error",
        "A link or bookmark leads to a place that is not in the book.",
        "Its target was not printed, or has another name.",
    ),
    Code(
        "press-014",
        "error",
        "Two places in the book have one name.",
        "Links to it would lead to either. Names of sections, targets and notes must differ.",
    ),
    Code(
        "press-015",
        "error",
        "The stylesheet loads no face.",
        "Text is set in the faces of the house style alone, never in fonts of the machine. Look at "
        "the @font-face rules, and whether the fonts are installed in styles/fonts/.",
    ),
    Code(
        "press-016",
        "error",
        "A line runs into what stands beside it.",
        "Something too wide for its column, such as a long figure in a grid of call-outs or a long "
        "word in a table, is printed over its neighbour, so that neither can be read. Shorten it, "
        "put fewer things side by side, or say where it may break.",
    ),
    Code(
        "press-017",
        "error",
        "The stylesheet sets the two sides of a spread in different ways.",
        "Sections are laid out once, whichever side they come to begin on, and moved when the book "
        "is bound. So `@page :left` and `@page :right` may differ in margin-left and margin-right "
        "alone, by as much on either side, and nothing may break to a left or right page; nor may "
        "a page that moves have a ground of its own, or boxes in its side margins. Folios and "
        "running heads are laid over the pages afterwards, and know their side.",
    ),
)
"""Of the press: pages, notes, pictures, links of paper editions."""

CODES: tuple[Code, ...] = (*PRESS,)
