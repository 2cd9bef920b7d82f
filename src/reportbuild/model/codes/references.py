"""Findings of reading: what texts mention, and segments of catalogues."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "ref-001",
        "error",
        "A statistic is not there.",
        "Texts name statistics by the keys of statistics.toml.",
    ),
    Code(
        "ref-002",
        "error",
        "A note is not there.",
        "A call without its note would lead nowhere. Notes belong to the file that calls them.",
    ),
    Code(
        "ref-003",
        "error",
        "A target is not there.",
        "A cross-reference would lead nowhere. Targets stand above what they name: (key)=.",
    ),
    Code(
        "ref-004",
        "error",
        "A work is not there.",
        "Citations and statistics name works by the keys of references.toml.",
    ),
    Code(
        "ref-005",
        "error",
        "A picture is not there.",
        "The path is written from the report's folder; capitals and small letters differ.",
    ),
    Code(
        "ref-006",
        "hold",
        "Nothing calls a note.",
        "It would not be printed, and what it says would be lost. A draft is made; a release "
        "is not.",
    ),
    Code(
        "ref-007",
        "error",
        "A target is named twice.",
        "References to it could lead to either. Targets belong to the whole report.",
    ),
    Code(
        "ref-008",
        "error",
        "A note is named twice.",
        "Only one of the two could be printed. Notes belong to their file.",
    ),
    Code(
        "ref-009",
        "warning",
        "A statistic is never mentioned.",
        "It may have been forgotten, or be left over.",
    ),
    Code(
        "ref-010",
        "warning",
        "A work is never cited.",
        "It would be listed among the sources all the same. It may have been forgotten, or be "
        "left over.",
    ),
    Code(
        "ref-011",
        "error",
        "A note calls another note.",
        "At the foot of a page there is no place for notes to notes. Say it in one.",
    ),
    Code(
        "ref-012",
        "error",
        "A citation has not the form of one.",
        "It is written [@key], [@key, p. 12] or [@key; @other, p. 3].",
    ),
    Code(
        "ref-013",
        "error",
        "A mark of the index names an entry that is not there.",
        "Entries stand in index.toml, where each is written once and translated once. Add it, or "
        "mend the key.",
    ),
    Code(
        "ref-014",
        "warning",
        "An entry of the index has no marks.",
        "It would lead to no page, and is left out. Mark the words that it should lead to.",
    ),
    Code(
        "seg-001",
        "error",
        "Braces in a translation hold no placeholder.",
        "Placeholders are copied from the source as they stand. Braces themselves are written "
        "{{ and }}.",
    ),
    Code(
        "seg-002",
        "error",
        "A note or citation stands in a translation as texts write it.",
        "Catalogues write {note.key} and {cite.key}, which translators' programs protect.",
    ),
    Code(
        "seg-003",
        "error",
        "A link stands in a translation as texts write it.",
        "Catalogues write [words]{link.a}: addresses come from the source alone, so that no "
        "translation leads elsewhere.",
    ),
)
