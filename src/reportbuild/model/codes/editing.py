"""Findings of editing: figures in words, notes, references, typography."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "cldr-001",
        "error",
        "CLDR does not know the edition's locale.",
        "Figures and dates follow the Unicode Common Locale Data Repository. A tag that it does "
        "not know has no decimal sign, no grouping and no months, and none are guessed. Give a "
        "full tag that it knows, such as “fr-FR” or “es-419”.",
    ),
    Code(
        "cldr-002",
        "error",
        "The edition's locale is another language's.",
        "Readers would meet figures written as another language writes them, in which the same "
        "signs may mean another number. Give a locale of the edition's own language and script.",
    ),
    Code(
        "num-001",
        "error",
        "A figure does not read back as its value.",
        "Every figure is read again by the rules of its locale before it is printed, and every "
        "form of a statistic with its words; this one would say something else. The fault lies in "
        "the locale's data, not in the report: choose another locale of the language, and report "
        "the fault.",
    ),
    Code(
        "num-002",
        "warning",
        "A wording uses other digits than the rest of the edition.",
        "One choice of numerals holds for figures, notes, folios and dates of an edition. Write "
        "the wording's digits as the edition prints them, or leave them to the statistic.",
    ),
    Code(
        "num-003",
        "hold",
        "A noun lacks a form that its language has, or has one too many.",
        "CLDR tells which plural forms a language has: English two, Arabic six. Without the right "
        "one a figure stands beside a noun that does not agree with it. A draft is made; a release "
        "is not.",
    ),
    Code(
        "num-004",
        "error",
        "A form of a noun would misstate its number.",
        "A form may leave the figure out only if it says the number by itself, as Arabic says “two "
        "bars” in one word; and it may hold no other number, which readers would take for the "
        "statistic's.",
    ),
    Code(
        "num-005",
        "error",
        "A currency has no name.",
        "Amounts of money are printed by the names of CLDR in each language. Check the code; if "
        "the currency is right, give the statistic the kind count, and name the money in its "
        "label.",
    ),
    Code(
        "say-001",
        "error",
        "A wording does not carry the value of its statistic.",
        "The words in brackets stand for the statistic, so they must say its value: in figures as "
        "the language writes them, or in number words and fractions that the locale lists. What "
        "cannot be read counts as not said. Correct the number, or write it in figures.",
    ),
    Code(
        "say-002",
        "error",
        "A wording holds a number that its statistic does not.",
        "Nothing but the statistic's own value may stand in its wording, as nothing would vouch "
        "for another number. Move it out of the brackets, or make it a statistic of its own.",
    ),
    Code(
        "say-003",
        "error",
        "A wording leaves out the qualifier of its statistic.",
        "“Up to 90 per cent” and “90 per cent” are two claims. Use a word that the locale lists "
        "for the qualifier; the finding names some.",
    ),
    Code(
        "say-004",
        "error",
        "A wording has a qualifier that its statistic does not.",
        "It claims more, or less, than the record does. Take the word out, or correct the record "
        "if its source says so.",
    ),
    Code(
        "say-005",
        "error",
        "A statistic that rests on a hedge stands in text without one.",
        "What is estimated, reported, believed or alleged must not be printed as if it were "
        "established. Use one of the language's words for it in the same paragraph, cell or note.",
    ),
    Code(
        "say-006",
        "error",
        "A statistic that has no number is given one.",
        "Its source says “the vast majority” or the like, and a number would be made up. Use "
        "words without any.",
    ),
    Code(
        "say-007",
        "error",
        "A wording loses the unit of its statistic, or adds one.",
        "A count is no share, a share no count of points, and euros are no dollars. Say per cent, "
        "percentage points or the money, in the wording or beside it, just where the record does.",
    ),
    Code(
        "say-008",
        "error",
        "A wording multiplies or alters the value of its statistic.",
        "“Twice 80”, “80 pairs” or “80 more” is another figure than 80, and so is a figure with a "
        "sign of money or reckoning. Say the value alone; other words go outside the brackets.",
    ),
    Code(
        "say-009",
        "error",
        "A wording denies its statistic.",
        "“Never more than 80” says the opposite of “more than 80”. Take the negation out; where "
        "the record's own qualifier has one, use the words that the locale lists for it.",
    ),
    Code(
        "say-010",
        "error",
        "A wording turns a change the other way, or does not say which way it went.",
        "“Fell by 12 per cent” and “rose by 12 per cent” hold the same number. Use one of the "
        "words that the locale lists for the record's direction; the finding names some.",
    ),
    Code(
        "call-001",
        "error",
        "A note calls another note.",
        "A note stands at the foot of the page of its call, and a note's note would have no page. "
        "Join the two notes.",
    ),
    Code(
        "xref-001",
        "error",
        "A cross-reference has nothing to print.",
        "Its target has neither number nor title. Give the cross-reference words of your own, or "
        "the target a title or caption.",
    ),
    Code(
        "xref-002",
        "warning",
        "A place in a work is printed in the words of the source language.",
        "Places such as “p. 12” or “chapter 3” are put in the edition's words; this one is not "
        "among those known, and is printed as it is written in the citation.",
    ),
    Code(
        "isbn-001",
        "error",
        "An ISBN is not one.",
        "Its length or its check digit (ISO 2108) is wrong: the book could not be ordered, or "
        "another would be. Copy it again from the agency that gave it.",
    ),
    Code(
        "isbn-002",
        "error",
        "Two editions have one ISBN.",
        "Each language's edition is a book of its own to the trade and needs its own number.",
    ),
    Code(
        "type-001",
        "warning",
        "A straight double quotation mark has no partner.",
        "Straight marks are set as the language's own where they come in pairs. One alone is "
        "printed as it is; it may be where a quotation was cut. Type the marks that you mean.",
    ),
    Code(
        "type-002",
        "warning",
        "A straight single quotation mark cannot be understood.",
        "It may be an apostrophe or a quotation mark. Type ‘ or ’, as you mean it.",
    ),
    Code(
        "glyph-001",
        "error",
        "No face can draw a character.",
        "An empty box would be printed in its place. Write it otherwise, or add a face that holds "
        "it to the house style.",
    ),
    Code(
        "glyph-002",
        "error",
        "A control character turns the order of what follows.",
        "Such characters are invisible where they are typed and could print figures backwards. "
        "Take it out: figures and foreign phrases are isolated by markup.",
    ),
)
