"""Findings of the doors: the machine, the folders, what was asked for, and the build as a whole."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    # the machine
    Code(
        "env-001",
        "error",
        "A face of the house style is missing or damaged.",
        "The reports are set in pinned faces that come with the tool and are checked by digest; no "
        "other face may take their place, as letters could be lost or change. The hint has the "
        "line that installs them.",
    ),
    Code(
        "env-002",
        "error",
        "A system library that lays out text is missing.",
        "Pages are laid out with Pango and HarfBuzz, which belong to the system. The hint has the "
        "line that installs them. `reportbuild doctor` looks at everything that a build needs.",
    ),
    Code(
        "env-003",
        "error",
        "A file could not be written.",
        "The folder may belong to somebody else, or the disk be full. Artefacts are written aside "
        "and moved when they are whole, so what stood there before is untouched.",
    ),
    Code(
        "env-004",
        "error",
        "The machine stopped a worker.",
        "A process that was at work on an artefact ended without a word, and so did another one "
        "that did the same work alone: most often the machine ran out of memory. `--jobs 1` "
        "presses one section at a time and needs the least. Of a farm, farm-006 says more.",
    ),
    Code(
        "env-005",
        "warning",
        "The licence of a face is missing or was changed.",
        "Nothing that is made depends on it, but the licence of a face must go wherever the face "
        "is handed on, as with this tool itself. The hint has the line that installs it.",
    ),
    Code(
        "env-006",
        "error",
        "The library that reaches a farm is not installed.",
        "`--executor dask` sends work through Dask, which is an extra that most machines do not "
        "need. The hint has the line that installs it; `--executor local` does without.",
    ),
    Code(
        "env-007",
        "error",
        "A program of this machine did not finish.",
        "A page of a print edition had to be rendered to measure its ink, and the program that "
        "does it was stopped, could not begin or took longer than two minutes: the machine may be "
        "busy. Nothing is kept of it; the other artefacts are made.",
    ),
    # the folders
    Code(
        "shelf-001",
        "error",
        "A file or folder cannot be read.",
        "Its permissions keep the builder out. A text that cannot be read would be missing from "
        "the report without a trace, so nothing is made. Give yourself leave to read it, or move "
        "it out of the report's folder.",
    ),
    Code(
        "shelf-002",
        "error",
        "A symbolic link leads out of the folder, nowhere, or to a folder.",
        "A report is what its own folder holds, so that the same folder makes the same bytes "
        "anywhere, and so that nothing from elsewhere on the machine is printed by mistake. Put "
        "the file itself there.",
    ),
    Code(
        "shelf-003",
        "error",
        "Something in the folder is not a file.",
        "Sockets, pipes and devices cannot be read as sources. Move it out of the report's folder.",
    ),
    Code(
        "shelf-004",
        "error",
        "A file, or the folder as a whole, is too large.",
        "A single file may have 64 MB and a report 512 MB. Keep raw recordings and scans "
        "elsewhere, or in a folder whose name begins with a dot, which the builder leaves alone; "
        "scale pictures to the size at which they are printed.",
    ),
    Code(
        "shelf-005",
        "error",
        "A file's name cannot be used.",
        "Names must be UTF-8, without control characters and backslashes, and no two files may "
        "have names that differ only in how their accents are encoded: another machine would "
        "take one for the other. Rename the file.",
    ),
    # what was asked for
    Code(
        "ask-001",
        "error",
        "There is no such report.",
        "A report is a folder with a `report.toml`, asked for by its name in `sources/` or by its "
        "path. `reportbuild list` shows those that there are; `reportbuild init NAME` makes one.",
    ),
    Code(
        "ask-002",
        "error",
        "No report has an edition in the language asked for.",
        "Languages are asked for as `[editions]` of `report.toml` names them. `reportbuild list` "
        "shows the editions of each report.",
    ),
    Code(
        "ask-003",
        "error",
        "No report is made in the format asked for.",
        "`formats` in `report.toml` lists the formats of a report.",
    ),
    Code(
        "ask-004",
        "error",
        "Two reports have the same name.",
        "A report's artefacts bear the name of its folder: two of one name would overwrite each "
        "other. Build them into different folders, with `--out`.",
    ),
    Code(
        "ask-005",
        "error",
        "A new report cannot be put there.",
        "`init` writes into a folder that is new or empty, and never over what somebody has "
        "written. The folder's name becomes that of the artefacts: lower-case letters a to z, "
        "digits and hyphens.",
    ),
    Code(
        "ask-006",
        "error",
        "It is not said which one report is meant.",
        "A file for a translator holds one report in one language: name the report, as the hint "
        "lists them.",
    ),
    # the build as a whole
    Code(
        "make-001",
        "error",
        "The page numbers do not settle.",
        "Printing a page number can move text to another page, which changes the number. Three "
        "rounds were not enough, so a reference would print a false page. Reword the paragraph of "
        "a reference to a page near the one named, or ask for one page reference less.",
    ),
    Code(
        "make-002",
        "warning",
        "The earlier manifest could not be read.",
        "`manifest.json` in the output folder is not one that the builder wrote. It was written "
        "anew, with the artefacts of this build alone; build everything to list everything.",
    ),
)
