"""Findings of parity: an edition held against the source, and editions of another shape."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    # words of a translation
    Code(
        "par-001",
        "warning",
        "Part of a translation is still in the source language.",
        "A sentence, or a run of words, is the source's own. Translate it, or mark what is to stay "
        "in its language: `[words]{lang.en}` in a catalogue, `[words]{lang=en}` in a text. Titles "
        "in italics or quotation marks, and names, may stay as they are.",
    ),
    Code(
        "par-002",
        "warning",
        "A quotation mark of a translation has no partner.",
        "Readers cannot tell where somebody's words end and the report's own begin. A quotation of "
        "several paragraphs opens each of them and closes the last, as in the source.",
    ),
    Code(
        "par-003",
        "warning",
        "A translation has quotation marks of another language.",
        "Each language has its own pair, and another for a quotation within a quotation; the hint "
        "shows them. The source's marks are left behind where words are copied.",
    ),
    Code(
        "par-004",
        "hold",
        "The words of a link name another place than it leads to.",
        "Readers who trust the words end up elsewhere; on paper they cannot see where it leads. "
        "Let words and address name the same host.",
    ),
    Code(
        "par-006",
        "warning",
        "Notes are called in another order than in the source.",
        "Notes are numbered as they are called, so that note 12 of this edition is not note 12 of "
        "the others: whoever checks one against the other is led astray. Reorder the words if the "
        "language allows it.",
    ),
    # a chapter of an edition's own, held against the source's
    Code(
        "par-010",
        "hold",
        "The headings of an edition's own chapter are not the source's.",
        "Contents, outline and references follow the headings: each of the source stands here, at "
        "the same level. A difference that is meant is declared with its reason.",
    ),
    Code(
        "par-011",
        "hold",
        "The blocks of an edition's own chapter are not the source's.",
        "A paragraph, list or box of the source is missing or was added, so that readers of this "
        "edition are told less, or more. A difference that is meant is declared with its reason.",
    ),
    Code(
        "par-012",
        "error",
        "An edition's own chapter has other statistics than the source's.",
        "A figure would be missing from this edition, or said more often than it is: the same is "
        "an error of a catalogue. Use each statistic as often as the source does.",
    ),
    Code(
        "par-013",
        "error",
        "An edition's own chapter has other notes than the source's.",
        "Notes carry the sources of what is said. Each note of the source stands here under the "
        "same key, with as many paragraphs, and is called as often.",
    ),
    Code(
        "par-014",
        "error",
        "An edition's own chapter has other references, targets or citations.",
        "A reference could lead nowhere, or a source be missing. Each target, reference and "
        "citation of the source stands here as it does there.",
    ),
    Code(
        "par-015",
        "hold",
        "The links of an edition's own chapter lead elsewhere than the source's.",
        "Where a page has an address of its own in this language, say so in `report.toml`, under "
        "`[editions.LANG.addresses]`. Any other difference is declared with its reason.",
    ),
    Code(
        "par-016",
        "hold",
        "An edition's own chapter has other illustrations than the source's.",
        "Figures and charts are numbered through all editions alike. One with words of this "
        "language in it is a difference that is declared with its reason.",
    ),
    Code(
        "par-017",
        "hold",
        "A table of an edition's own chapter has another shape than the source's.",
        "A row or a column is missing or was added: this edition would say less, or more. A "
        "difference that is meant is declared with its reason.",
    ),
    Code(
        "par-018",
        "hold",
        "An edition's own chapter makes other recommendations than the source's.",
        "Recommendations are quoted by their number, and answered: each stands in every edition, "
        "under the same addressee and number.",
    ),
    Code(
        "par-019",
        "hold",
        "An edition's own chapter quotes otherwise than the source's.",
        "A quotation or testimony is missing or was added, is longer or shorter, or has lost whose "
        "words it is. A difference that is meant is declared with its reason.",
    ),
    Code(
        "par-020",
        "hold",
        "An edition's own chapter has other numbers than the source's.",
        "Numbers of the whole chapter are compared by value, whatever digits, signs or words they "
        "are in. A slip of the pen changes what is said. A difference that is meant is declared "
        "with its reason.",
    ),
    # what an edition is made of
    Code(
        "par-021",
        "error",
        "An edition is to be made of a text that is not there.",
        "`text` lists text files by their names without number and suffix.",
    ),
    Code(
        "par-022",
        "error",
        "The edition of the source language is to hold a part of the report.",
        "It is the full report, by which all others number their chapters and are checked.",
    ),
    Code(
        "par-023",
        "error",
        "A text of an edition's own takes the place of no chapter.",
        "`editions/LANG/NN-name.md` replaces the chapter of that name in another language than the "
        "source's, once. Rename it as the chapter that it translates, or delete it.",
    ),
    Code(
        "par-024",
        "hold",
        "A text of an edition's own was not made from the source as it is now.",
        "What it says could contradict the source. Compare both, correct it, and copy the line of "
        "the hint to its head: it tells by a digest (SHA-256) from which state of the source's "
        "file the text was made.",
    ),
    Code(
        "par-025",
        "warning",
        "Something is declared for an edition that does not occur.",
        "A difference that is no longer there, or an address that nothing leads to, hides the next "
        "one of its kind. Take the declaration out.",
    ),
    Code(
        "par-026",
        "warning",
        "Two texts that differ have the same translation.",
        "One of them was most likely pasted in another's place, and readers of this edition would "
        "miss what it says. Translate it anew; both places are told.",
    ),
    Code(
        "par-027",
        "warning",
        "The ends of a span are exchanged.",
        "The source goes from the lower number to the higher one, or from the earlier year to the "
        "later, and its translation the other way round.",
    ),
)
