"""abbreviations.toml and index.toml into records; and what entries say of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportbuild.model.finding import Checked, Finding
from reportbuild.model.inlines import Draft, IndexMark
from reportbuild.model.report import Report, Segment
from reportbuild.model.terms import Abbreviation, IndexTerm, Term
from reportbuild.model.text import Chapter
from reportbuild.read import inlines
from reportbuild.read.glossary import glossary
from reportbuild.read.records import each
from reportbuild.read.suggest import did_you_mean, shortened
from reportbuild.read.term_shapes import AbbreviationShape, IndexTermShape
from reportbuild.read.toml import Toml
from reportbuild.read.walk import inlines as every_inline
from reportbuild.read.walk import places


@dataclass(frozen=True, slots=True)
class Lists:
    """What a report keeps lists of."""

    glossary: tuple[Term, ...]
    abbreviations: Mapping[str, Abbreviation]
    index_terms: Mapping[str, IndexTerm]

    def within(self, report: Report, annexes: Iterable[str]) -> Report:
        """Return the report with these lists, and with its annexes, each once."""
        return replace(
            report,
            glossary=self.glossary,
            abbreviations=self.abbreviations,
            index_terms=self.index_terms,
            annexes=tuple(dict.fromkeys(annexes)),
        )


def lists(files: Sequence[Toml | None], chapters: Sequence[Chapter[Draft]]) -> Checked[Lists]:
    """Read glossary.toml, abbreviations.toml and index.toml, in this order.

    `chapters` are all texts, or none if something could not be read.
    """
    terms, short, index = files
    said = glossary(terms), abbreviations(short), index_terms(index, chapters)
    made = Lists(said[0].value, said[1].value, said[2].value)
    return Checked(made, tuple(finding for one in said for finding in one.findings))


def abbreviations(file: Toml | None) -> Checked[Mapping[str, Abbreviation]]:
    """Read every abbreviation; those that cannot be made are left out, and findings say why."""
    shapes = each(AbbreviationShape, file, keyed=True)
    found = list(shapes.findings)
    made: dict[str, Abbreviation] = {}
    shorts: dict[Segment, str] = {}
    for key, shape in (shapes.made or {}).items():
        assert file is not None  # noqa: S101 - for the type checker: there are records
        short = _words(shape.short, file, (key, "short"), found)
        full = _words(shape.full, file, (key, "full"), found)
        if short in shorts:
            sentence = f"“{shortened(shape.short)}” is the abbreviation “{shorts[short]}” already."
            hint = "One short form for one name: write the other one out."
            found.append(Finding("abb-003", file.span(key), sentence, hint))
        shorts.setdefault(short, key)
        made[key] = Abbreviation(key, short, full, file.span(key))
    return Checked(made, tuple(found))


def index_terms(
    file: Toml | None, chapters: Sequence[Chapter[Draft]]
) -> Checked[Mapping[str, IndexTerm]]:
    """Read every entry of the index; find those that lead to none, and marks that name none.

    `chapters` are all texts, or none if one of them could not be read.
    """
    shapes = each(IndexTermShape, file, keyed=True)
    found = list(shapes.findings)
    made: dict[str, IndexTerm] = {}
    for key, shape in (shapes.made or {}).items():
        assert file is not None  # noqa: S101 - for the type checker: there are records
        entry = _words(shape.entry, file, (key, "entry"), found)
        made[key] = IndexTerm(
            key, entry, shape.under, tuple(shape.see), tuple(shape.see_also), file.span(key)
        )
    if file is not None:
        found += _between(made, file)
    found += _marks(chapters, made, frozenset(file.values if file else ()))
    return Checked(made, tuple(found))


def _words(text: str, file: Toml, keys: tuple[str, str], found: list[Finding]) -> Segment:
    read = inlines.words(text, file.span(*keys))
    found += read.findings
    return read.made or ()


def _between(terms: Mapping[str, IndexTerm], file: Toml) -> Iterator[Finding]:
    """Yield what entries say of others that cannot be."""
    for key, term in terms.items():
        leads = {"under": (term.under,), "see": term.see, "see_also": term.see_also}
        for name, others in leads.items():
            span = file.span(key, name)
            for other in filter(None, others):
                if other not in file.values:
                    sentence = f"No entry of the index is called “{shortened(other)}”."
                    yield Finding("idx-001", span, sentence, did_you_mean(other, file.values))
                elif other == key:
                    yield Finding("idx-001", span, f"The entry “{key}” leads to itself.")
        above = terms.get(term.under)
        if above and above.under:
            sentence = f"The entry “{key}” stands below “{above.key}”, which is below another."
            hint = "An index has entries, and entries below them: put it under the first one."
            yield Finding("idx-002", file.span(key, "under"), sentence, hint)
        if term.see and term.see_also:
            hint = "“see” stands in place of pages, “see_also” beside them."
            sentence = f"The entry “{key}” has both “see” and “see_also”."
            yield Finding("idx-003", file.span(key), sentence, hint)


def _marks(
    chapters: Sequence[Chapter[Draft]], terms: Mapping[str, IndexTerm], known: frozenset[str]
) -> Iterator[Finding]:
    """Yield marks that name no entry, and entries that nothing marks or that may have no marks."""
    marked: set[str] = set()
    for chapter in chapters:
        for inline in (i for place in places(chapter) for i in every_inline(place.segment)):
            if not isinstance(inline, IndexMark):
                continue
            marked.add(inline.key)
            if inline.key not in known:
                sentence = f"No entry of the index is called “{shortened(inline.key)}”."
                hint = did_you_mean(inline.key, known) or "Entries stand in index.toml."
                yield Finding("ref-013", inline.span, sentence, hint)
            elif inline.key in terms and terms[inline.key].see:
                sentence = f"The entry “{inline.key}” sends its readers to another, and is marked."
                hint = "Mark the other one, or write “see_also” in index.toml."
                yield Finding("idx-003", inline.span, sentence, hint)
    leading = {other.under for other in terms.values()}
    for key, term in terms.items() if chapters else ():
        if key not in marked and not term.see and key not in leading:
            sentence = f"Nothing marks the entry “{key}”, so it would have no pages."
            yield Finding("ref-014", term.span, sentence, f"Write [words]{{index={key}}}.")
