"""Findings of reading: data files behind charts and tables."""

from reportbuild.model.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "dat-001",
        "error",
        "A data file is not there.",
        "The option `data` of a chart or table names a file in the report's folder `data/`, such "
        "as `data/returns.csv`. The message tells what was looked for.",
    ),
    Code(
        "dat-002",
        "error",
        "A data file is not UTF-8 text.",
        "Spreadsheet programs save in the machine's own encoding, or in UTF-16, unless they are "
        "asked: letters would come out wrong. Save it as “CSV UTF-8”.",
    ),
    Code(
        "dat-003",
        "error",
        "A data file holds more than a report can print.",
        "A table has 12 columns and 500 rows at most. Choose the columns that readers need with "
        "the option `columns`, or keep an extract of the file in `data/`.",
    ),
    Code(
        "dat-004",
        "error",
        "A data file is not CSV.",
        "Cells are parted by commas, and a cell that holds commas or quotation marks stands in "
        "straight double ones (RFC 4180). Semicolons and tabs are not taken for commas, because a "
        "file may hold both: save it with commas.",
    ),
    Code(
        "dat-005",
        "error",
        "A row of a data file has not as many cells as the file has heads.",
        "Cells that are missing or too many shift a row's figures under the wrong heads. An empty "
        "line is such a row too.",
    ),
    Code(
        "dat-006",
        "error",
        "A cell of a data file begins as a formula does.",
        "Spreadsheet programs run what begins with =, +, - or @: figures may change when a file "
        "is opened, and others' machines can be attacked by it. Only a plain negative number may "
        "begin so. Put the value in the formula's place.",
    ),
    Code(
        "dat-007",
        "error",
        "A cell of a data file is empty.",
        "Nobody can tell whether an empty cell means nought, or that nothing is known. Write 0, "
        "or two dots (..) where a figure is not known.",
    ),
    Code(
        "dat-008",
        "error",
        "The heads of a data file do not tell its columns apart.",
        "Each column has a head of its own, so that charts, tables and readers can name it. With "
        "two rows of heads, an empty cell of the first row goes on with the head before it.",
    ),
    Code(
        "dat-009",
        "error",
        "A cell of a data file is not what its column holds.",
        "Numbers are digits with a full stop before decimals and nothing else: 1234.5, -8 (the "
        "edition adds its own signs). Dates are 2003, 2003-04 or 2003-04-29. Qualifiers are those "
        "of statistics: exact, up_to, more_than ...",
    ),
    Code(
        "dat-010",
        "error",
        "An option names a column that is not there, or names one twice.",
        "Columns are named by their heads, as they stand in the file, with | between them. With "
        "two rows of heads, both are named, with “ / ” between.",
    ),
    Code(
        "dat-011",
        "error",
        "The numbers of one row contradict each other.",
        "The low end lies below the high one, a value between the two; an “up to” or “at least” "
        "has one number, not two.",
    ),
    Code(
        "dat-012",
        "error",
        "A chart or table does not say where its figures come from, or says it twice.",
        "They come from statistics (the option `statistics`), or from a file (the option `data`); "
        "those of a table may stand in the text instead, as rows.",
    ),
    Code(
        "dat-013",
        "error",
        "A chart of this form cannot draw these figures.",
        "A bar or dot chart has one series, a stacked one two to six, of parts that are known and "
        "add up; lines are five at most. A chart that mixes per cent and numbers, or a stack of "
        "limits, would show what nobody measured.",
    ),
    Code(
        "dat-014",
        "error",
        "A table leaves out what qualifies its figures.",
        "“Up to 90 per cent” would be printed as 90 per cent. The option `qualifier` names the "
        "column that holds the qualifiers; each is then printed with the figure of its row.",
    ),
)
