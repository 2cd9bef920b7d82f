"""Findings of composing: what the house style lacks for a report."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "comp-001",
        "error",
        "A report asks for a trim that the house style does not have.",
        "`style.trim` in report.toml names a file in styles/trims/. Choose one that is there, or"
        " add a file that sets the trim's size and margins.",
    ),
    Code(
        "comp-002",
        "error",
        "A stylesheet uses a design token that is not defined.",
        "E-readers know no custom properties, so each is replaced by its value from"
        " styles/tokens.css; one without a value would be dropped without a word.",
    ),
)
