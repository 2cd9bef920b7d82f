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
        "“unit” belongs to ranges, “per” to rates, a locator to a source: elsewhere they "
        "would be left out without a word.",
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
        "A drawing has no viewBox.",
        "Without it a drawing cannot be scaled to the measure. Most editors write one.",
    ),
)
