"""Findings of reading: texts, their blocks and words."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "text-001",
        "error",
        "A text does not begin with its title.",
        "Each file is one chapter and begins with # and its title, which the contents list.",
    ),
    Code(
        "text-002",
        "error",
        "A text has two titles.",
        "Headings below the title begin with ##, ### or ####.",
    ),
    Code(
        "text-003",
        "hold",
        "A heading skips a level.",
        "Who moves through the text by its headings would look for what is not there. A draft "
        "is made; a release is not.",
    ),
    Code(
        "text-004",
        "error",
        "A heading stands too deep.",
        "Headings go from ## to ####: nobody can tell deeper levels apart on a page.",
    ),
    Code(
        "text-005",
        "error",
        "A heading stands within something that has none.",
        "Headings may stand in the text, in boxes and in summaries. Use strong words instead.",
    ),
    Code(
        "text-006",
        "error",
        "Raw HTML stands in the text.",
        "The text is set for several media; HTML fits one of them, if any. Write \\< for the "
        "sign itself.",
    ),
    Code(
        "text-007",
        "error",
        "Code stands in the text.",
        "Four spaces at the head of a line, or back-ticks, make it so, mostly by accident.",
    ),
    Code(
        "text-008",
        "error",
        "A picture stands within a line.",
        "Pictures stand between paragraphs: give it a line of its own.",
    ),
    Code(
        "text-009",
        "error",
        "Something stands here that reports do not hold.",
        "It would be left out without a word. Write it in another way.",
    ),
    Code(
        "text-010",
        "error",
        "A comment stands within a paragraph.",
        "It may be a comment, or words whose line happens to begin with a per cent sign. Put "
        "an empty line above it, or write \\%.",
    ),
    Code(
        "text-011",
        "error",
        "A line defines a link that nothing uses.",
        "Markdown leaves such lines out: words in brackets with a colon after them would be "
        "lost. Write \\[ to print them.",
    ),
    Code(
        "text-012",
        "error",
        "A title of a link or picture is not printed.",
        "It would show in some programs and in no book. Take it out, or say it in the text.",
    ),
    Code(
        "text-013",
        "error",
        "Things stand too deep within one another.",
        "No reader could follow, nor could the programs that show it.",
    ),
    Code(
        "text-014",
        "error",
        "Something that looks like markup would be printed as it stands.",
        "A bracket or a space is missing, so that a note, citation, link, table or block is "
        "none; or it is a mark of another Markdown, which reports do not hold. "
        "Complete it, or write a backslash before it.",
    ),
    Code(
        "text-015",
        "error",
        "Braces hold something that is no key.",
        "Braces name statistics. Write \\{ and \\} for the signs themselves.",
    ),
    Code(
        "text-016",
        "error",
        "A link leads nowhere.",
        "Give it an address, or a target: [](#key).",
    ),
    Code(
        "text-017",
        "error",
        "An address is none that a link may lead to.",
        "Links lead to https, http or mailto: everything else depends on the machine of "
        "whoever reads.",
    ),
    Code(
        "text-018",
        "error",
        "Words that lead somewhere hold something else that does.",
        "A link within a link, a note within a link, a statistic within the words of another: "
        "readers' programs cannot show it.",
    ),
    Code(
        "text-019",
        "error",
        "A language tag has not the form of one.",
        "Voices, hyphens and shapes of letters go by the tag: sq, sr-Latn, pt-BR.",
    ),
    Code(
        "text-020",
        "error",
        "Something holds no words.",
        "A heading, note, link or block without words would be announced and be empty.",
    ),
    Code(
        "text-021",
        "error",
        "A block has no name.",
        "A block opens with colons and its name in braces: :::{box}.",
    ),
    Code(
        "text-022",
        "error",
        "No block has this name.",
        "The names stand in docs/writing.md; this one is most likely misspelt.",
    ),
    Code(
        "text-023",
        "error",
        "A block has no such option.",
        "Its value would be left out without a word. It is most likely misspelt.",
    ),
    Code(
        "text-024",
        "error",
        "An option or argument is given twice, or cannot be what it is.",
        "Only one of two could hold, and what is not known would be left out. The hint names what "
        "may stand there.",
    ),
    Code(
        "text-025",
        "error",
        "A block is not closed, or colons close nothing.",
        "A block reaches from its colons to as many colons on a line of their own.",
    ),
    Code(
        "text-026",
        "error",
        "A block has as many colons as the one that it stands in.",
        "The first closing colons would close the wrong one. The outer block takes more.",
    ),
    Code(
        "text-027",
        "error",
        "What follows a block's name is missing, or may not stand there.",
        "A figure needs its file, a call-out its statistic, recommendations those whom they "
        "are for.",
    ),
    Code(
        "text-028",
        "error",
        "A block holds what it may not.",
        "A caption or standfirst is one paragraph, a table block one table, a call-out "
        "nothing; notes hold paragraphs.",
    ),
    Code(
        "text-029",
        "error",
        "A standfirst stands in the middle of a text.",
        "It comes first in its file, right below the title.",
    ),
    Code(
        "text-030",
        "error",
        "A row of a table has not as many cells as the table has columns.",
        "Cells too many would be left out without a word, and cells too few shift a row's "
        "figures under the wrong head.",
    ),
    Code(
        "text-031",
        "error",
        "An option stands where it is none.",
        "Options stand first in a block, one to a line, and an empty line follows the last. "
        "Elsewhere they would be printed.",
    ),
    Code(
        "text-032",
        "error",
        "A call-out names too many statistics, or too few.",
        "{statistic} shows one, {statistics} two to four: more are not seen at a glance.",
    ),
    Code(
        "text-033",
        "error",
        "A chart cannot be drawn.",
        "It takes two statistics or more, all of one unit, each with a number. A line goes through "
        "dates, so each has an “as_of” of its own and they stand in that order; the parts of a "
        "stacked bar are exact, and name one whole in their “of”.",
    ),
    Code(
        "text-034",
        "error",
        "Alt text holds more than words and statistics.",
        "It is read aloud or shown in place of the picture: links, notes and emphasis are "
        "lost there.",
    ),
    Code(
        "text-035",
        "error",
        "A target names nothing.",
        "It stands right above a heading, paragraph, table, figure, chart, box or quotation. "
        "References to it would lead astray.",
    ),
    Code(
        "text-036",
        "error",
        "A name is no key.",
        "A key begins with a letter and goes on with letters, digits and _.",
    ),
    Code(
        "text-037",
        "warning",
        "A sign of emphasis would be printed as it stands.",
        "Emphasis was most likely opened and not closed. Close it, or write \\* or \\_.",
    ),
    Code(
        "text-038",
        "error",
        "Words of a record hold what only texts may.",
        "Words in TOML files may hold emphasis, foreign phrases and links; statistics, notes "
        "and citations belong into the text.",
    ),
    Code(
        "text-039",
        "error",
        "A line of = or - would make a heading of the words above it.",
        "It is most often meant as a rule, and a sentence would be listed in the contents. "
        "Headings are written with # signs before them.",
    ),
    Code(
        "text-040",
        "hold",
        "A quotation or testimony does not say whose words it holds.",
        "Readers cannot weigh words without knowing whose they are. Write its option "
        "“attribution”; for a witness at risk “Name withheld” is enough. A draft is made; a "
        "release is not.",
    ),
    Code(
        "text-041",
        "warning",
        "A numbered list skips a number.",
        "Lists are numbered anew, so that the text would speak of another item than is printed "
        "there; or an item was lost. Number the items in order, or give all of them the same "
        "number.",
    ),
    Code(
        "text-042",
        "hold",
        "A figure or a table with a caption does not say where it comes from.",
        "Readers cannot weigh what it shows. Name its source in its option “source”; what was "
        "made for this report says so. A draft is made; a release is not.",
    ),
    Code(
        "text-043",
        "warning",
        "A text holds a title and no more.",
        "It would be printed as a chapter of one line. Write it, or delete the file.",
    ),
    Code(
        "text-044",
        "error",
        "An epigraph stands in the midst of a text.",
        "An epigraph opens a text: it stands right below its title and standfirst. Elsewhere, "
        "somebody's words are a quotation.",
    ),
)
