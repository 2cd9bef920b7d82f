"""Findings of reading: records of statistics, and pictures."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "rec-001",
        "error",
        "The value of a statistic does not suit its kind.",
        "The kind decides how the value is printed in every language. The hint says what this "
        "kind takes.",
    ),
    Code(
        "rec-002",
        "error",
        "The value of a statistic cannot be.",
        "More than a hundred per cent of a whole, a range that runs backwards, a count of "
        "nothing: the number, or its kind, is wrong.",
    ),
    Code(
        "rec-003",
        "error",
        "A fraction is not in lowest terms.",
        "It is put into words in every language, and only fractions in lowest terms have "
        "them. If the base matters, write a rate.",
    ),
    Code(
        "rec-004",
        "error",
        "The qualifier does not suit the kind.",
        "“more than none”, “between 8”: it would be printed so. Words alone carry their own "
        "qualifier.",
    ),
    Code(
        "rec-005",
        "error",
        "A key of the record does not go with its kind.",
        "“unit” belongs to ranges and changes, “per” to rates, “currency” to money, a noun to what "
        "is counted, a locator to a source: elsewhere they would be left out without a word. A "
        "change needs its direction, money its currency.",
    ),
    Code(
        "rec-006",
        "error",
        "The whole that a statistic is a part of is not there.",
        "“of” names another record of statistics.toml, by its key. Without it nobody can tell "
        "whether the part is smaller than the whole.",
    ),
    Code(
        "rec-007",
        "error",
        "A statistic is said to be a part of itself.",
        "Following “of” leads back to the start. One of the records names the wrong whole.",
    ),
    Code(
        "rec-008",
        "error",
        "A part is larger than its whole.",
        "One of the two numbers is wrong, or the one is no part of the other.",
    ),
    Code(
        "rec-009",
        "error",
        "A statistic stands as of a day after the report is published.",
        "Nobody can know on the day of publication what will be true later: one of the two dates "
        "is wrong.",
    ),
    Code(
        "rec-010",
        "hold",
        "A statistic has no source.",
        "Its box must tell on whose word it stands. A draft is made; a release is not.",
    ),
    Code(
        "rec-011",
        "hold",
        "A statistic has no date.",
        "A number is true of a day. Without it readers take it as of today. A draft is made; "
        "a release is not.",
    ),
    Code(
        "rec-012",
        "error",
        "A value does not show how it was rounded.",
        "“precision” says what the value was rounded to. The value must be a multiple of it, and a "
        "qualifier such as “about” must tell readers that more or less was counted.",
    ),
    Code(
        "rec-013",
        "error",
        "A period ends before it begins.",
        "It would be printed so. Turn the two dates round, or correct one.",
    ),
    Code(
        "rec-014",
        "error",
        "A statistic stands as of a day after its source was published.",
        "The source cannot have known it. Correct the date, or name the source that it comes from.",
    ),
    Code(
        "rec-015",
        "warning",
        "Parts are together more than their whole.",
        "All of them name the same whole by “of”. Parts may overlap, then nothing is wrong; if "
        "they do not, one of the numbers is.",
    ),
    Code(
        "rec-016",
        "error",
        "The formula of a derived statistic comes to nothing.",
        "“derived” holds keys of other statistics that are numbers, with + - * / and parentheses. "
        "What is added must be counted in one unit, and the result must be of the record's kind.",
    ),
    Code(
        "rec-017",
        "error",
        "A derived statistic is not what its formula comes to.",
        "It is reckoned again without rounding, from the records that the formula names. Correct "
        "the value, or say by “precision” what it was rounded to.",
    ),
    Code(
        "rec-018",
        "error",
        "A derived statistic claims to be known better than what it comes from.",
        "What is reckoned from “more than 230,000” is a bound itself, and readers must be told on "
        "which side. The hint names the qualifiers that say so.",
    ),
    Code(
        "rec-019",
        "hold",
        "Nobody has said, with a reason, whether a small figure is sensitive.",
        "Where fewer than ten are counted, neighbours may know who is meant; a share of a small "
        "whole, or what is left of one, tells as much. Say by “sensitive” whether somebody could "
        "be known by the figure, and why (not). A draft is made; a release is not.",
    ),
    Code(
        "rec-020",
        "warning",
        "A sensitive statistic is printed.",
        "Its record says that somebody could be known by it, and why it is printed all the same. "
        "Nothing is suppressed by itself: other figures, and words in other languages, would still "
        "tell it. Print a bound or words in its place if the reason does not outweigh the risk.",
    ),
    Code(
        "rec-021",
        "error",
        "A form of a noun cannot be printed.",
        "It is a noun, with {value} once where the figure stands; other braces mean nothing in it.",
    ),
    Code(
        "rec-022",
        "error",
        "A work is from after the report.",
        "Nobody can cite on the day of publication what is published later: one of the two dates "
        "is wrong.",
    ),
    Code(
        "rec-023",
        "warning",
        "A part is said to belong to a whole that has no number.",
        "Nobody can reckon with a quantity that is given in words. Name the statistic that the "
        "part was counted from, or leave “of” out.",
    ),
    Code(
        "pic-001",
        "error",
        "A picture does not lie in the report's folder.",
        "Only files of the folder are read: no other folders, drives or addresses. Copy the "
        "picture into images/.",
    ),
    Code(
        "pic-002",
        "error",
        "A picture is no PNG, JPEG or SVG, or not the one its name says.",
        "Readers' programs go by these three formats. Convert it, or rename it.",
    ),
    Code(
        "pic-003",
        "error",
        "A picture cannot be read.",
        "The file is damaged, or is no picture. Export it again.",
    ),
    Code(
        "pic-004",
        "error",
        "A picture is too large.",
        "It would make files that old phones cannot open. Scale it down.",
    ),
    Code(
        "pic-005",
        "error",
        "A drawing holds something that runs.",
        "Scripts, links and animations may do harm on readers' machines. Save the drawing "
        "without them.",
    ),
    Code(
        "pic-006",
        "error",
        "A drawing holds live text.",
        "Text in pictures is not translated, not read aloud, and breaks in scripts that join "
        "letters. Turn it into paths, and say it in the caption.",
    ),
    Code(
        "pic-007",
        "error",
        "A drawing reaches outside itself.",
        "It would fetch something when it is opened, which tells others who reads it. Put "
        "everything into the drawing.",
    ),
    Code(
        "pic-008",
        "error",
        "A picture has no entry in images.toml.",
        "Whose it is, and whether somebody could be known from it, must be said before it is "
        "printed.",
    ),
    Code(
        "pic-009",
        "hold",
        "An illustration has no alt text.",
        "Who cannot see it learns nothing of it. A draft is made; a release is not.",
    ),
    Code(
        "pic-010",
        "error",
        "Somebody could be known from a picture, and no consent is told.",
        "It may put this person at risk. Say how consent was given, or leave the picture out.",
    ),
    Code(
        "pic-011",
        "error",
        "A picture is stored on its side.",
        "A note in the file tells viewers to turn it; the note goes when everything but the "
        "picture is taken out. Export it upright.",
    ),
    Code(
        "pic-012",
        "error",
        "A drawing has no viewBox, or one without a size.",
        "Without it a drawing cannot be scaled to the measure. Most editors write one.",
    ),
    Code(
        "pic-013",
        "error",
        "A drawing repeats its parts too often.",
        "A part that is drawn within itself, or copies of copies of copies, would keep whoever "
        "opens the picture busy without end. Draw the shapes themselves.",
    ),
)
