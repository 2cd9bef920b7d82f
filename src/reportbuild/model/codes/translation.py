"""Findings of translating: languages, catalogues, placeholders."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    # languages
    Code(
        "lang-001",
        "error",
        "The house has no words of its own in a language.",
        "“Contents”, “Source”, “more than {value}” and the name of the language itself come from "
        "the house's locale files. Without them an edition would be part English. The hint lists "
        "the languages there are; a new one is a file in `locale/`, made from `en.po`.",
    ),
    Code(
        "lang-002",
        "error",
        "The house's words in a language are incomplete.",
        "Some words that editions print or are checked by are missing or marked as fuzzy in the "
        "locale file. Fill in the entries that the message names.",
    ),
    Code(
        "lang-003",
        "error",
        "Words of the house do not hold the fields that the English ones hold.",
        "`{value}` in “more than {value}” is where the figure goes: words without it would print a "
        "qualifier without its number. Put every field in, and none besides.",
    ),
    Code(
        "lang-004",
        "error",
        "There is no such edition to translate.",
        "Editions are the languages named under `[editions]` in `report.toml`. The language that "
        "the text is written in has an edition but no catalogue.",
    ),
    # catalogues as a whole
    Code(
        "po-001",
        "error",
        "A catalogue cannot be read.",
        "Something in the PO file is not PO, so that nobody can tell which words belong to which "
        "text. PO editors never write such files; an edit by hand or a bad merge may. Mend the "
        "line named, or take the file from its history.",
    ),
    Code(
        "po-002",
        "error",
        "A catalogue is not UTF-8.",
        "In another encoding letters would turn into others. Open the file in a PO editor and save "
        "it as UTF-8.",
    ),
    Code(
        "po-003",
        "error",
        "A catalogue has the same entry twice.",
        "Two translations of the same text in the same place: which one is right only a translator "
        "knows. Merges by hand make such doubles. Take the wrong one out.",
    ),
    Code(
        "po-004",
        "error",
        "A catalogue says that it is in another language.",
        "Its header and its name disagree, as when the Spanish file was saved under the French "
        "name. The edition would be in the wrong language.",
    ),
    Code(
        "po-005",
        "warning",
        "A catalogue belongs to no edition.",
        "Nothing is made of it. Declare the edition in `report.toml`, or take the file away.",
    ),
    Code(
        "po-006",
        "hold",
        "An edition has no catalogue.",
        "Everything in it would stand in the source language. `reportbuild translate update` "
        "writes the catalogue for translators to fill in.",
    ),
    # segments
    Code(
        "po-007",
        "hold",
        "A segment has no translation.",
        "A draft shows it in the source language; readers of a release would meet a paragraph that "
        "they cannot read. Translate the entry; run `reportbuild translate update` first if it is "
        "not there.",
    ),
    Code(
        "po-008",
        "hold",
        "A translation is stale.",
        "The source has changed since, or the entry is marked as fuzzy: what is printed could "
        "contradict the source, so a draft shows the source's words. Compare with the previous "
        "text, which the catalogue shows, correct the translation and take off the fuzzy mark.",
    ),
    Code(
        "po-009",
        "error",
        "A translation has dropped or doubled a placeholder.",
        "A figure, a note, a reference or a source would be missing from this edition, or stand in "
        "it twice. Each placeholder of the source stands in the translation as often as there; "
        "`{fled}` and `[words]{fled}` are the same placeholder.",
    ),
    Code(
        "po-010",
        "error",
        "A translation has a placeholder that its source has not.",
        "Most often a name was translated or misspelt: what stands in braces is copied as it is. "
        "Only foreign phrases, `[words]{lang.sq}`, may be added.",
    ),
    Code(
        "po-011",
        "error",
        "A placeholder has words where it takes none, or none where it needs them.",
        "Links and foreign phrases need words in brackets before the braces; notes and citations "
        "print their own mark and take none; and what leads somewhere may not stand within the "
        "words of something that leads elsewhere.",
    ),
    Code(
        "po-012",
        "error",
        "A translation holds directional controls that reorder its text.",
        "These invisible characters change the order in which the following words and figures are "
        "seen, on the page though not in the file. Left open, they reach into other words; "
        "overrides can show a number backwards. Translators' tools leave them behind. Delete them: "
        "the order follows from the language.",
    ),
    Code(
        "po-013",
        "warning",
        "A translation is the same as its source.",
        "More than a few words are the source's own, as when an editor's “copy source” was left "
        "standing. Translate them, or mark what is to stay in its language: `[words]{lang.en}`.",
    ),
    Code(
        "po-014",
        "warning",
        "A translation has other numbers than its source.",
        "Years, dates and other numbers of running text are compared by value, whatever digits, "
        "signs or words they are in; 15 and 15 per cent are two. A slip of the pen changes what is "
        "said. Numbers that matter belong in `statistics.toml`.",
    ),
    Code(
        "po-015",
        "error",
        "A text cannot be written to a catalogue.",
        "It holds an invisible control character, which PO files cannot carry. Delete it from the "
        "source.",
    ),
    Code(
        "po-016",
        "hold",
        "A plural form is missing.",
        "What a statistic counts has a form for each plural category of the language: Arabic has "
        "six, French one for millions. A figure whose category has no form would stand with the "
        "wrong word. The hint names numbers that take it. Fill in every `msgstr[n]`.",
    ),
    Code(
        "po-017",
        "hold",
        "A translation is not approved.",
        "`report.toml` asks that somebody approves every segment of a release, and nobody has "
        "approved this one as it stands now: it, its source or a figure in it has changed since, "
        "or it was never looked at. Read it, then `reportbuild translate approve`.",
    ),
    Code(
        "po-018",
        "error",
        "A file of approvals cannot be read.",
        "Whether something may be released hangs on it, so nothing is guessed. Take the file from "
        "its history; or take it away, and approve again.",
    ),
    Code(
        "po-019",
        "error",
        "There is no such text to approve.",
        "A part of a report is named as its text file is, without number and suffix, or as its "
        "TOML file is: `health`, `statistics`.",
    ),
    Code(
        "po-020",
        "warning",
        "Nothing tells what a free wording was made for.",
        "A translation with words of its own for a statistic is stale as soon as the record says "
        "something else. What it was made for stands in the catalogue's `#.` comments, and some "
        "tool has dropped them, or `reportbuild translate update` has never been run. Run it "
        "before the records change again.",
    ),
    Code(
        "po-021",
        "error",
        "A translation has a bracket that belongs to nothing.",
        "Brackets go before braces, as in `[words]{fled}`, and always in pairs. One that is left "
        "over would be printed; most often a placeholder was half taken out. A bracket that is "
        "meant is written `\\[` or `\\]`.",
    ),
    Code(
        "po-022",
        "warning",
        "A translation marks other foreign phrases than its source.",
        "A phrase in another language is set, hyphenated and read aloud in that language. The "
        "translation has lost the mark of a phrase that it keeps, or gives the phrase another "
        "language. Where the words are translated, the mark may go.",
    ),
    Code(
        "po-023",
        "warning",
        "A placeholder stands within the words for a statistic.",
        "The words in `[words]{fled}` are to say a figure and its qualifier. A phrase in another "
        "language, a link or another figure within them is most often a slip of the brackets.",
    ),
)
