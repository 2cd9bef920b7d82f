"""From the REPORT arguments of a command to folders, each of which holds a `report.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from reportbuild.model.finding import Checked, Finding, Span

SOURCES = Path("sources")
REPORT = "report.toml"
_FIRST = "make one with: reportbuild init my-report"


def report_folders(names: Sequence[str]) -> Checked[tuple[Path, ...]]:
    """Return the folders of the reports asked for, in the order asked; of all, if none is named.

    A name is looked for in `sources/`, then as a path. All reports are those in `sources/`, or
    the folder that one stands in, if that is a report.
    """
    if not names:
        folders = here()
        return Checked(folders, () if folders else (_nothing_here(),))
    found = [(name, _folder(name)) for name in names]
    missing = tuple(_missing(name) for name, folder in found if folder is None)
    folders = tuple(dict.fromkeys(folder for _, folder in found if folder))
    return Checked(folders, (*missing, *_of_one_name(folders)))


def here() -> tuple[Path, ...]:
    """Return the folders of all reports in `sources/`, by name; or the one that one stands in."""
    if SOURCES.is_dir():
        return tuple(sorted(toml.parent for toml in SOURCES.glob(f"[!.]*/{REPORT}")))
    return (Path(),) if Path(REPORT).is_file() else ()


def _folder(name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    meant = [SOURCES / name, path, *([path.parent] if path.name == REPORT else [])]
    return next((folder for folder in meant if (folder / REPORT).is_file()), None)


def _nothing_here() -> Finding:
    where = SOURCES.as_posix()
    if SOURCES.is_dir():
        return Finding("ask-001", Span(where), f"no folder in it holds a {REPORT}", _FIRST)
    message = f"there is no folder “{where}” here, and this folder holds no {REPORT}"
    return Finding("ask-001", Span(where), message, f"go to where your reports are, or {_FIRST}")


def _missing(name: str) -> Finding:
    known = [folder.name for folder in here() if folder.name]
    near = get_close_matches(name, known, n=1)
    if near:
        hint = f"did you mean “{near[0]}”?"
    else:
        hint = f"there are: {', '.join(known)}" if known else _FIRST
    return Finding("ask-001", Span(name or "."), f"there is no {REPORT} here or in sources", hint)


def _of_one_name(folders: Iterable[Path]) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for folder in folders:
        name = folder.absolute().name
        if name in first and first[name].resolve() != folder.resolve():
            message = f"would overwrite the artefacts of {first[name].as_posix()}"
            hint = "build them one after the other, into different folders: --out"
            yield Finding("ask-004", Span(folder.as_posix()), message, hint)
        first.setdefault(name, folder)
