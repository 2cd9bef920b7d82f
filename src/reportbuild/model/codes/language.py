"""Findings about the language of one edition: what a careful editor would mark."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "lng-001",
        "warning",
        "A figure typed by hand is that of a registered statistic.",
        "When the record changes, this figure will not, and the report contradicts itself; its "
        "qualifier may be missing, too. Put the statistic in its place: {key}, or your own words "
        "[...]{key}.",
    ),
    Code(
        "lng-002",
        "warning",
        "“Now”, “today”, “to date” or “recently” stands without a date.",
        "Reports are read for years; what was true on a day must say on which. Write the date into "
        "the same paragraph.",
    ),
    Code(
        "lng-003",
        "warning",
        "One word is spelt in two ways.",
        "Choose one spelling for the edition: “per cent” or “percent”, “website” or “web site”. "
        "Where the builder prints the word itself, its spelling is the one.",
    ),
    Code(
        "lng-004",
        "warning",
        "“Available at” is followed by nothing.",
        "An address was meant to stand there and was lost. Write it as a link, or leave the words "
        "out.",
    ),
    Code(
        "lng-005",
        "warning",
        "A cited title differs from the one in references.toml.",
        "Readers will search for the work by its title. Spell it in both places as the work "
        "itself does.",
    ),
    Code(
        "lng-006",
        "warning",
        "A word that the glossary tells to avoid stands in the text.",
        "Somebody decided that another word says it better, or does less harm. The hint has it.",
    ),
    Code(
        "lng-007",
        "warning",
        "A term is not rendered as the glossary has it.",
        "Readers must be able to rely on one word meaning one thing, above all where it is a term "
        "of law. Use the glossary's word, or add the form that is needed to it.",
    ),
    Code(
        "lng-008",
        "warning",
        "A quotation mark has no partner.",
        "Readers could not tell where somebody's words begin or end, and whose they are. A "
        "quotation of several paragraphs opens each of them and closes the last.",
    ),
)
