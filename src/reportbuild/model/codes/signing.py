"""Findings of signing off: records of signatures, and the files that people sign for."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "sign-001",
        "error",
        "The record of signatures cannot be read.",
        "Whether somebody has looked at a file hangs on it, so nothing is guessed: none of its "
        "signatures count, and nothing is added. Take `signoff.toml` from its history, or mend "
        "the line that is named; after a merge both sides may keep all of their entries.",
    ),
    Code(
        "sign-002",
        "warning",
        "A signature is for something that the checklist does not ask.",
        "Its item is of another version of the builder, or of another format. It counts for "
        "nothing, and is kept.",
    ),
    Code(
        "sign-003",
        "error",
        "There is no finished file of what is asked for.",
        "People sign for files that the builder made and lists in `manifest.json` of the output "
        "folder. Build the edition first, or name the folder it was built into: --out.",
    ),
    Code(
        "sign-004",
        "error",
        "A file is not what the builder made.",
        "It was changed, cut short or replaced since, or a part of its pack is missing; what was "
        "proofed is another file. Build the edition again, and look at that.",
    ),
    Code(
        "sign-005",
        "error",
        "Only a draft was made.",
        "A draft has open holds and says so on every page: there is nothing yet that could be "
        "signed off. `reportbuild check --release` tells what holds it.",
    ),
    Code(
        "sign-006",
        "error",
        "Not everything that a person must check is signed for this very file.",
        "What was signed for an earlier file is not signed for this one: its bytes are others, "
        "and nobody has looked at them. `reportbuild signoff status` shows what is open; "
        "`reportbuild signoff sign` records what was looked at.",
    ),
    Code(
        "sign-007",
        "error",
        "The file is another than the one that was looked at.",
        "It was built anew in between, or another edition is named. Look at the file that is "
        "there now, and sign with its digest.",
    ),
    Code(
        "sign-008",
        "warning",
        "The sources have changed since the file was made.",
        "A signature holds for the file as it is; what has changed in the sources is not in it. "
        "Build the edition again if the change is meant to be published.",
    ),
)
