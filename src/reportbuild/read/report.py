"""The whole report: a shelf in, a `Report` out, and everything found in any of its files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

from reportbuild.model.design import House
from reportbuild.model.finding import Checked, Finding, Span, checked
from reportbuild.model.inlines import Draft
from reportbuild.model.memo import FORGETFUL, Memo
from reportbuild.model.report import Catalogue, Picture, Report, Work
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.shelf import Shelf
from reportbuild.model.text import Chapter, Figure
from reportbuild.read.chapter import recalled
from reportbuild.read.crosscheck import Beside, crosscheck, nameless
from reportbuild.read.dates import dates, dates_of_works
from reportbuild.read.derivations import derivations
from reportbuild.read.editions import Replacements, own_files, replacements, replacing, with_found
from reportbuild.read.forms import text_name
from reportbuild.read.identity import (
    editions,
    find_order,
    identity,
    order,
    statistic_style,
    style,
)
from reportbuild.read.ignores import ignores
from reportbuild.read.listed_terms import lists
from reportbuild.read.pictures import Shown, is_picture, pictures
from reportbuild.read.printers import print_files, printing
from reportbuild.read.reading import Folder
from reportbuild.read.records import shaped
from reportbuild.read.relations import relations
from reportbuild.read.schema import ReportShape
from reportbuild.read.small_cells import small_cells
from reportbuild.read.statistics import statistics
from reportbuild.read.suggest import did_you_mean, shortened
from reportbuild.read.toml import Toml, toml
from reportbuild.read.works import works

T = TypeVar("T")

_FILES = (
    "report.toml", "statistics.toml", "references.toml", "images.toml", "glossary.toml",
    "abbreviations.toml", "index.toml",
)  # fmt: skip


def report(shelf: Shelf, house: House, memo: Memo = FORGETFUL) -> Checked[Report]:
    """Read a report. Whatever is wrong in any file is found in one go, and nothing is raised.

    Not made, if report.toml does not say what the report is. A `memo` knows files as they were.
    """
    desk = _Desk(shelf, list(shelf.refused), memo)
    root, statistics_file, references_file, images_file, *listing = map(desk.toml, _FILES)
    shape = desk.kept(shaped(ReportShape, root)) if root else None
    chapters = tuple(desk.chapters())
    records = desk.kept(desk.recalled(statistics, statistics_file)) or {}
    cited = desk.kept(desk.recalled(works, references_file)) or {}
    own = desk.own_chapters(_declared(root), shape.language if shape else "")
    shown = _shown((*chapters, *replacing(own)), shape, root)
    shown_pictures = desk.pictures(images_file, shown)
    beside = Beside(records, statistics_file, references_file, frozenset(desk.unread), desk.lost)
    listed = desk.always(lists(listing, () if desk.unread else chapters))
    desk.found += _between(chapters, beside, cited, shape)
    tongues = _declared(root) - {shape.language if shape else ""}
    catalogues = desk.of_editions(tongues, ".po")
    approvals = desk.of_editions(tongues, ".approved.toml")
    desk.read |= print_files(shape, shelf.files)
    desk.find_unread(root)
    if root is None or shape is None:
        return Checked(None, tuple(dict.fromkeys(desk.found)))
    desk.find_unshown(shown)
    desk.found += find_order(shape, root, chapters, desk.unread_texts())
    front, back = order(shape)
    made = Report(
        slug=shelf.name,
        language=shape.language,
        identity=desk.always(identity(shape, root)),
        style=desk.always(style(shape, root, house)),
        statistic_style=statistic_style(shape),
        formats=tuple(dict.fromkeys(shape.formats)),
        editions=desk.always(editions(shape, root)),
        front=front,
        back=back,
        chapters=chapters,
        statistics=records,
        works=cited,
        pictures=shown_pictures,
        catalogues=catalogues,
        approvals=approvals,
        approval_needed=shape.release.approval,
        printing=desk.kept(printing(shape, root, desk.shelf.files, house)),
        sources=_digests(shelf, desk.read | shown_pictures.keys()),
        ignores=desk.always(ignores(desk.files(), shape.ignore, root)),
        replacements=with_found(own, chapters, beside, desk.found),
    )
    return checked(listed.within(made, shape.order.annexes), desk.found)


def _shown(
    chapters: Iterable[Chapter[Draft]], shape: ReportShape | None, root: Toml | None
) -> tuple[Shown, ...]:
    """Return the pictures that texts show, and that of the cover."""
    shown = [Shown(f.image, f.span) for c in chapters for f in _figures(c)]
    if root and shape and shape.style.cover:
        shown.append(Shown(shape.style.cover, root.span("style", "cover")))
    return tuple(shown)


def _between(
    chapters: Sequence[Chapter[Draft]],
    beside: Beside,
    cited: Mapping[str, Work],
    shape: ReportShape | None,
) -> Iterator[Finding]:
    """Yield what texts and records say of one another that cannot be."""
    file, records = beside.statistics_file, beside.statistics
    published = shape.published if shape else None
    yield from crosscheck(chapters, beside)
    if shape and shape.style.paragraphs != "numbered":
        yield from nameless(chapters)
    yield from relations(file, records, beside.work_keys)
    yield from derivations(file, records)
    yield from small_cells(file, records)
    yield from dates(file, records, cited, published)
    yield from dates_of_works(beside.references_file, cited, published)


def _digests(shelf: Shelf, paths: Iterable[str]) -> dict[str, str]:
    return {path: sha256(shelf.files[path]).hexdigest() for path in sorted(paths)}


def _declared(root: Toml | None) -> frozenset[str]:
    """Return the languages that report.toml declares, be it sound or not."""
    editions = root.values.get("editions") if root else None
    return frozenset(editions) if isinstance(editions, dict) else frozenset()


def _figures(text: Chapter[Draft]) -> Iterator[Figure[Draft]]:
    for block in (inner for outer in text.blocks for inner in inner_blocks(outer)):
        if isinstance(block, Figure):
            yield block


@dataclass(slots=True)
class _Desk:
    """Where the files of one shelf are read, and what was found so far is kept."""

    shelf: Shelf
    found: list[Finding]
    memo: Memo = FORGETFUL
    read: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def kept(self, made: Checked[T]) -> T | None:
        self.found += made.findings
        return made.made

    def always(self, made: Checked[T]) -> T:
        self.found += made.findings
        return made.value

    def recalled(self, read: Callable[[Toml | None], Checked[T]], file: Toml | None) -> Checked[T]:
        """Read records of a TOML file, unless it says what it said."""
        return self.memo.recall((read.__name__,), (file,), lambda: read(file))

    def files(self) -> dict[str, bytes]:
        """Return the files that were read so far."""
        return {path: self.shelf.files[path] for path in self.read}

    def unread_texts(self) -> list[str]:
        """Return the names of the texts that could not be read."""
        return [name[1] for path in self.unread if (name := text_name(path))]

    def pictures(self, file: Toml | None, shown: tuple[Shown, ...]) -> Mapping[str, Picture]:
        """Read the pictures that are shown; without images.toml, nothing is missing in it."""
        told = "images.toml" not in self.unread
        return self.kept(pictures(self.shelf, file, shown, self.memo, told=told)) or {}

    def toml(self, path: str) -> Toml | None:
        if path in self.shelf.files:
            self.read.add(path)
            data = self.shelf.files[path]
            made = self.kept(self.memo.recall(("toml", path), (data,), lambda: toml(path, data)))
            if made is None:
                self.unread.add(path)
            return made
        if path == "report.toml":
            hint = "A report is a folder with a report.toml: see docs/writing.md."
            sentence = "This folder has no report.toml."
            self.found.append(Finding("src-001", Span(path), sentence, hint))
        return None

    def chapters(self) -> Iterator[Chapter[Draft]]:
        numbered: dict[str, tuple[int, str]] = {}
        texts = [p for p in self.shelf.files if p.startswith("text/") and not _is_hidden(p)]
        for path in sorted(texts):
            place = text_name(path)
            if place is not None:
                numbered[path] = place
            elif path.endswith(".md"):
                sentence = f"“{shortened(path)}” is no name of a text."
                hint = "Name it text/NN-name.md, in letters, digits, - and _."
                self.read.add(path)
                self.found.append(Finding("src-007", Span(path), sentence, hint))
        if not texts:
            hint = "Write text/01-name.md."
            self.found.append(Finding("src-008", Span("text"), "The report has no text.", hint))
        folder = Folder(self.shelf.files, self.read, self.lost)
        first: dict[str, str] = {}
        numbers: dict[int, str] = {}
        for path, (number, name) in sorted(numbered.items(), key=lambda item: (item[1], item[0])):
            self.read.add(path)
            if number in numbers:
                sentence = f"{numbers[number]} has the number {number} too."
                hint = "The number orders the texts: give each its own."
                self.found.append(Finding("src-007", Span(path), sentence, hint))
            numbers.setdefault(number, path)
            if name in first:
                sentence = f"{first[name]} has the name “{name}” too."
                hint = "Texts are told apart by their names: rename one."
                self.found.append(Finding("src-007", Span(path), sentence, hint))
                continue
            first[name] = path
            made = self.kept(recalled(self.memo, path, name, folder))
            if made is None:
                self.unread.add(path)
            else:
                yield made

    def own_chapters(self, tongues: frozenset[str], source: str) -> Replacements:
        """Read the chapters that editions have of their own."""
        paths = own_files(self.shelf.files, tongues)
        self.read |= paths.keys()
        return replacements(Folder(self.shelf.files, self.read, self.lost), paths, source)

    def of_editions(self, tongues: frozenset[str], suffix: str) -> dict[str, Catalogue]:
        """Return the files that stand beside the text for each language, by that language."""
        made: dict[str, Catalogue] = {}
        for tongue in sorted(tongues):
            path = f"editions/{tongue}{suffix}"
            if path in self.shelf.files:
                self.read.add(path)
                made[tongue] = Catalogue(path, self.shelf.files[path])
        return made

    def find_unshown(self, shown: Collection[Shown]) -> None:
        """Find pictures that no text shows, if all were read: most often one was meant to be."""
        if self.unread or not all(one.path in self.shelf.files for one in shown):
            return
        seen = {one.path for one in shown}
        for path in sorted(self.shelf.files):
            if is_picture(path) and path not in seen and not _is_hidden(path):
                sentence = "No text shows this picture."
                hint = "Show it, or move it out of the report's folder."
                self.found.append(Finding("src-006", Span(path), sentence, hint))

    def find_unused_data(self) -> None:
        """Find data files that no chart or table names, if every text could be read."""
        if any(path.startswith("text/") for path in self.unread):
            return
        for path in sorted(self.shelf.files):
            if path.startswith("data/") and path not in self.read and not _is_hidden(path):
                hint = "Name it in a chart's or table's option “data”, or move it elsewhere."
                self.found.append(Finding("src-006", Span(path), "Nothing reads this file.", hint))

    def find_unread(self, root: Toml | None) -> None:
        """Find files that look like sources and are not read: a slip of the name, most often.

        Which catalogues are, nobody can tell without `root`, the report.toml.
        """
        self.find_unused_data()
        for path in sorted(self.shelf.files):
            folder, _, name = path.rpartition("/")
            watched = folder == "text" or (not folder and name.endswith(".toml"))
            watched = watched or (folder.startswith("editions") and root is not None)
            if watched and path not in self.read and not _is_hidden(path):
                hint = did_you_mean(path, set(_FILES) - set(self.shelf.files))
                if folder == "text":
                    hint = "Texts are named NN-name.md."
                elif folder.startswith("editions"):
                    language = folder.partition("/")[2] or name.partition(".")[0]
                    hint = f"Declare [editions.{shortened(language)}] in report.toml."
                    if language in _declared(root):
                        hint = "Chapters of an edition's own are named NN-name.md, as in text/."
                self.found.append(Finding("src-006", Span(path), "Nothing reads this file.", hint))


def _is_hidden(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name.startswith(".") or name.endswith("~")
