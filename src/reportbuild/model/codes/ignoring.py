"""Findings about what is ignored: an ignore that does nothing leaves the finding where it is."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "ign-001",
        "warning",
        "There is no finding of the code that is to be ignored.",
        "A misspelt code ignores nothing. Findings show their code in brackets: ignore "
        "“po-014” as it is printed in “warning[po-014]”. `reportbuild explain` lists all codes.",
    ),
    Code(
        "ign-002",
        "warning",
        "Something is to be ignored without a reason.",
        "Whoever reads the sources after you must be able to tell whether the reason still holds. "
        "Write it after the code: `% ignore po-014: the source's own spelling`.",
    ),
    Code(
        "ign-003",
        "warning",
        "This cannot be ignored.",
        "An error would print something false or unsafe, or nothing at all, and so no reason lets "
        "it stand. What is found about ignoring itself is mended by taking the ignore out.",
    ),
    Code(
        "ign-004",
        "warning",
        "What is to be ignored is not found any more.",
        "The fault was mended, or stands elsewhere by now. Take the ignore out, so that the next "
        "fault of this kind is not passed over unseen.",
    ),
)
