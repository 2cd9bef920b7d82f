"""Faults of the source: what a writer does to texts, structural and numeric."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.prove.plants.edits import Edit, Lines, lines_of
from tests.prove.plants.places import Passage, Report, sort_of
from tests.prove.plants.planted import ERROR, HOLD, Change, Kinds
from tests.prove.plants.words import SOURCE

KINDS = Kinds("structural", (SOURCE,))

CALL = re.compile(r"\[\^([a-z_0-9]+)\](?!:)")
TARGET = re.compile(r"\]\(#([a-z_0-9]+)\)")
NAMEABLE = ("table", "figure", "chart", "box")
KEY = re.compile(r"\{([a-z_0-9]+)\}(?!\()")


def sorts(*names: str) -> Callable[[Report, str], Iterator[Passage]]:
    """The passages of these sorts."""
    return lambda report, _: (p for p in report.passages if p.sort in names)


RUNNING = sorts("paragraph", "item", "note", "more")


def swapped(passage: Passage, found: re.Match[str], new: str) -> Edit:
    at = passage.start + found.start()
    return Edit(passage.path, at, at + len(found[0]), new)


def one(passage: Passage, pattern: re.Pattern[str], chance: Random) -> re.Match[str] | None:
    hits = list(pattern.finditer(passage.raw))
    return chance.choice(hits) if hits else None


def naming(report: Report, pattern: str, path: str = "") -> tuple[Lines, ...]:
    """The blocks of the texts, or of one of them, in which a pattern is found."""
    return tuple(
        lines_of(p, text, hit.start(), hit.end())
        for p, text in report.texts.items()
        if p.startswith("text/") and path in ("", p)
        for hit in re.finditer(pattern, text)
    )


# --- notes, targets, citations, statistics ------------------------------------------------------


@KINDS.of("a call of a note that is not there", ERROR, 3, RUNNING)
def call_misspelt(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, CALL, chance)
    return swapped(passage, hit, f"[^{hit[1]}x]") if hit else None


@KINDS.of("a note taken out", ERROR, 3, sorts("note"))
def note_dropped(report: Report, passage: Passage, _c: Random, _l: str) -> Change | None:
    after = report.texts[passage.path][passage.stop :]
    if re.match(r"\n+ {4}", after):
        return None
    name = re.escape(passage.raw[: passage.raw.index("]") + 1])
    edit = Edit(passage.path, passage.start, passage.stop, "")
    return Change((edit,), naming(report, f"{name}(?!:)", passage.path), here=False)


@KINDS.of("the call of a note dropped", HOLD, 3, RUNNING)
def call_dropped(report: Report, passage: Passage, chance: Random, _l: str) -> Change | None:
    hit = one(passage, CALL, chance)
    if not hit or report.texts[passage.path].count(hit[0]) > 2:
        return None
    note = naming(report, rf"\[\^{hit[1]}\]:", passage.path)
    return Change((swapped(passage, hit, ""),), note, here=False)


@KINDS.of("a note twice", ERROR, 2, sorts("note"))
def note_doubled(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit:
    return Edit(passage.path, passage.start, passage.start, f"{passage.raw}\n\n")


@KINDS.of("a note that nothing calls", HOLD, 2, sorts("note"))
def note_added(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit:
    return Edit(passage.path, passage.start, passage.start, "[^added]: As was said before.\n\n")


@KINDS.of("a reference to what is not there", ERROR, 2, RUNNING)
def reference_misspelt(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, TARGET, chance)
    return swapped(passage, hit, f"](#{hit[1]}x)") if hit else None


@KINDS.of("a target taken out", ERROR, 3, sorts("target"))
def target_dropped(report: Report, passage: Passage, _c: Random, _l: str) -> Change | None:
    uses = naming(report, rf"\]\(#{passage.raw.strip()[1:-2]}\)")
    edit = Edit(passage.path, passage.start, passage.stop + 1, "")
    return Change((edit,), uses, here=False) if uses else None


@KINDS.of("a target twice", ERROR, 1, sorts("target"))
def target_doubled(report: Report, passage: Passage, chance: Random, _l: str) -> Change | None:
    others = [p for p in report.passages if p.sort == "target" and p.raw != passage.raw]
    other = chance.choice(others)
    here = naming(report, re.escape(passage.raw))
    return Change((other.edit(passage.raw),), (*here, *naming(report, re.escape(other.raw))))


@KINDS.of("a work that is not there", ERROR, 2, RUNNING)
def work_misspelt(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, re.compile(r"\[@([a-z_0-9]+)"), chance)
    return swapped(passage, hit, f"[@{hit[1]}4") if hit else None


@KINDS.of("a statistic that is not there", ERROR, 3, sorts("paragraph", "item", "note", "row"))
def statistic_misspelt(report: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    hit = one(passage, KEY, chance)
    return swapped(passage, hit, f"{{{hit[1]}s}}") if hit and hit[1] in report.statistics else None


@KINDS.of("a call-out of what is not there", ERROR, 2, sorts("open"))
def call_out_misspelt(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    return passage.edit(passage.raw + "s") if "{statistic" in passage.raw else None


@KINDS.of("a chart of what is not there", ERROR, 1, sorts("option"))
def chart_misspelt(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    return passage.edit(passage.raw + "s") if passage.raw.startswith(":statistics:") else None


# --- headings, blocks, tables, pictures ---------------------------------------------------------


@KINDS.of("a heading that skips a level", HOLD, 2, sorts("heading"))
def heading_sunk(report: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    above = [
        p for p in report.passages
        if p.path == passage.path and p.start < passage.start and p.sort in ("title", "heading")
    ]  # fmt: skip
    skips = passage.raw.startswith("## ") and not above[-1].raw.startswith("###")
    return passage.edit(f"##{passage.raw}") if skips else None


@KINDS.of("a second title", ERROR, 2, sorts("heading"))
def heading_raised(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit:
    return passage.edit(f"# {passage.raw.lstrip('# ')}")


@KINDS.of("a heading of the fifth level", ERROR, 1, sorts("heading"))
def heading_deep(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit:
    return passage.edit(f"##### {passage.raw.lstrip('# ')}")


@KINDS.of("a heading taken out from under its target", ERROR, 3, sorts("heading"))
def heading_dropped(report: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    before = report.texts[passage.path][: passage.start].rstrip("\n")
    named = re.search(r"^\([a-z_0-9]+\)=\Z", before, re.MULTILINE)
    sort, block = sort_of(report.texts[passage.path][passage.stop :].lstrip("\n").split("\n")[0])
    if not named or sort in ("heading", "target") or block in NAMEABLE:
        return None
    return Edit(passage.path, passage.start, passage.stop + 1, "")


@KINDS.of("a title taken out", ERROR, 1, sorts("title"))
def title_dropped(_r: Report, passage: Passage, _c: Random, _l: str) -> Change:
    start = Lines(passage.path, 1, 3)
    return Change((Edit(passage.path, passage.start, passage.stop, ""),), (start,))


@KINDS.of("a cell of a table dropped", ERROR, 3, sorts("row"))
def cell_dropped(_r: Report, passage: Passage, chance: Random, _l: str) -> Edit | None:
    cells = passage.raw.strip("|").split("|")
    del cells[chance.randrange(len(cells))]
    return passage.edit(f"|{'|'.join(cells)}|")


@KINDS.of("a cell of a table added", ERROR, 2, sorts("row"))
def cell_added(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit:
    return passage.edit(f"{passage.raw} more |")


@KINDS.of("a block that has no such name", ERROR, 2, sorts("open"))
def block_misspelt(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit:
    return passage.edit(passage.raw.replace("}", "s_}", 1))


@KINDS.of("a block that is not closed", ERROR, 2, sorts("close"))
def not_closed(report: Report, passage: Passage, _c: Random, _l: str) -> Change:
    opened = [p for p in report.passages if p.path == passage.path and p.sort == "open"]
    within = [p for p in opened if p.start < passage.start and p.within == passage.within]
    edit = Edit(passage.path, passage.start, passage.stop, "")
    first = report.block(within[-1]).first
    return Change((edit,), (Lines(passage.path, first, report.block(passage).last),), here=False)


@KINDS.of("an option that there is not", ERROR, 2, sorts("option"))
def option_misspelt(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit:
    name = passage.raw[1:].partition(":")[0]
    return passage.edit(passage.raw.replace(name, name[:-2] + name[-1] + name[-2], 1))


@KINDS.of("the attribution of somebody's words dropped", HOLD, 3, sorts("option"))
def attribution_dropped(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if not passage.raw.startswith(":attribution:"):
        return None
    return Edit(passage.path, passage.start, passage.stop + 1, "")


@KINDS.of("the alt text of a picture dropped", HOLD, 2, sorts("option", "picture"))
def alt_dropped(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if passage.sort == "picture":
        return passage.edit(re.sub(r"!\[.*?\]", "![]", passage.raw))
    if not passage.raw.startswith(":alt:"):
        return None
    return Edit(passage.path, passage.start, passage.stop + 1, "")


@KINDS.of("the source of a figure or table dropped", HOLD, 3, sorts("option"))
def source_dropped(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if not passage.raw.startswith(":source:"):
        return None
    return Edit(passage.path, passage.start, passage.stop + 1, "")


@KINDS.of("a picture that is not there", ERROR, 1, sorts("open", "picture"))
def picture_misspelt(_r: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    return passage.line("images/", "images/x") if "images/" in passage.raw else None


@KINDS.of("the recommendations of somebody dropped", ERROR, 1, sorts("open"))
def calls_dropped(report: Report, passage: Passage, _c: Random, _l: str) -> Edit | None:
    if "{recommendations}" not in passage.raw:
        return None
    stop = report.texts[passage.path].index("\n:::", passage.stop)
    return Edit(passage.path, passage.stop, stop, "")
