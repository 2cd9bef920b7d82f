"""Round trips: what goes out comes back as it went, in every format, whatever the text holds."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage import pypo, xliff, xliff2

from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    LineBreak,
    Link,
    NoteCall,
    StatisticRef,
    Strong,
    Text,
)
from reportbuild.model.report import Report, Segment
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.exchange import characters, codes
from reportbuild.translate.markup import markup
from reportbuild.translate.sending import ExchangeFormat
from reportbuild.translate.translations import translations
from tests.translate.exchanges import (
    FORMS,
    XLIFF,
    Back,
    bring_back,
    catalogue,
    changed,
    export,
    of_segments,
    of_texts,
    package,
    translated,
    with_catalogue,
    written,
)
from tests.translate.samples import HERE, unplaced
from tests.translate.xliff_structure import faults

# --- segments of every sort ---------------------------------------------------------------------

KEYS = st.sampled_from(["fled", "returned"])
WORDS = st.text(
    st.sampled_from(list("abç غش日𐍈😀1 ,.;:!?–’“”'\"()/|~^#@$%+=-\u00a0\u202f"))
    | st.sampled_from("*_`[]{}\\<>&"),
    min_size=1,
    max_size=8,
).map(lambda text: f"x{' '.join(text.split(' '))}x")
ISOLATED = WORDS.map(lambda text: f"\u2067{text}\u2069")
PLAIN = (WORDS | ISOLATED).map(lambda text: re.sub(" +", " ", text))
LEAF = PLAIN.map(lambda text: (Text(text),))
WORDING = st.none() | LEAF


def inlines(within: st.SearchStrategy[Segment]) -> st.SearchStrategy[Draft]:
    """Inlines of every kind, whose own words come from `within`."""
    works = st.tuples(st.just("ai_2003"), st.sampled_from(["", "p. 12", "p. 13"]))
    return st.one_of(
        st.builds(Emphasis, within),
        st.builds(Strong, within),
        st.builds(Foreign, st.sampled_from(["sq", "sr-Latn", "es-419"]), within),
        st.builds(StatisticRef, KEYS, st.just(HERE), WORDING),
        st.builds(CrossReference, KEYS, st.just(HERE), WORDING),
        st.builds(NoteCall, KEYS, st.just(HERE)),
        st.builds(Citation, st.lists(works, min_size=1, max_size=2).map(tuple), st.just(HERE)),
        st.just(LineBreak()),
    )


def parted(inline: st.SearchStrategy[Draft], longest: int) -> st.SearchStrategy[Segment]:
    """Inlines with words between and around them, as a sentence has them."""

    def segment(nodes: list[Draft], texts: list[str]) -> Segment:
        pieces: list[Draft] = [Text(f"{texts[0]} " if nodes else texts[0])]
        for place, node in enumerate(nodes, start=1):
            lead = "" if isinstance(node, LineBreak) else " "
            after = " " if place < len(nodes) else ""
            pieces += [node, Text(f"{lead}{texts[place]}{after}")]
        return tuple(pieces)

    texts = st.lists(PLAIN, min_size=longest + 1, max_size=longest + 1)
    return st.builds(segment, st.lists(inline, max_size=longest), texts)


LINKS = st.builds(Link, st.sampled_from(["https://a.org/", "mailto:b@c.org"]), LEAF)
SEGMENTS = parted(inlines(parted(inlines(LEAF), 2)) | LINKS, 4)


def turned(_text: str, segment: Segment) -> str:
    """A translation: other letters, and every top inline in another place."""
    nodes = [n for n in segment if not isinstance(n, Text)][::-1]
    words = [n for n in segment if isinstance(n, Text)]
    pieces: list[Draft] = []
    for place, word in enumerate(words):
        text = word.text.replace("x", "y")
        broken = bool(pieces) and isinstance(pieces[-1], LineBreak)
        pieces.append(Text(text.lstrip() if broken else text))  # a line begins without spaces
        pieces += nodes[place : place + 1]
    return markup(tuple(pieces), segment)


def emptied(made: Report) -> Report:
    """The report before anything was translated."""
    return replace(made, catalogues={})


def said(back: Back) -> list[str]:
    """What was found, but for doubts about figures, and about translations that are the same."""
    return [code for code in back.codes if code not in ("po-013", "po-014")]


@settings(max_examples=60, deadline=None)
@given(st.lists(SEGMENTS, min_size=1, max_size=3), st.sampled_from(FORMS))
def test_what_comes_back_unchanged_changes_nothing(segments: list[Segment], form: ExchangeFormat):
    """Every unit is known again, none is merged, and a second export is the same bytes."""
    made = translated(of_segments(*segments), turned)
    file = export(made, form)
    back = bring_back(made, file)
    assert said(back) == []
    assert back.counts is not None
    assert (back.counts.taken, back.counts.empty) == (0, 0)
    assert back.counts.unchanged == len(package(made).units)
    assert back.catalogue == made.catalogues["fr"].data
    assert export(made, form) == file


@settings(max_examples=60, deadline=None)
@given(st.lists(SEGMENTS, min_size=1, max_size=3), st.sampled_from(FORMS))
def test_a_file_alone_makes_the_catalogue_again(segments: list[Segment], form: ExchangeFormat):
    """Merged into an empty catalogue, an export gives the bytes of the one that it was made of."""
    made = translated(of_segments(*segments), turned)
    back = bring_back(emptied(made), export(made, form))
    assert said(back) == []
    assert back.catalogue == made.catalogues["fr"].data


@settings(max_examples=60, deadline=None)
@given(st.lists(SEGMENTS, min_size=1, max_size=3), st.sampled_from(XLIFF))
def test_the_source_as_its_own_translation_gives_the_source(
    segments: list[Segment], form: ExchangeFormat
):
    """Targets that copy their sources become an edition of the very same inlines."""
    made = of_segments(*segments)
    file = changed(made, lambda u: replace(u, target=u.source, state="translated"), form)
    back = bring_back(made, file)
    assert said(back) == []
    assert all(text == translation for text, translation in back.translations.items())
    edition = translations(with_catalogue(made, back.catalogue), "fr", parse_segment).value
    for one in edition:
        assert unplaced(one.inlines) == unplaced(one.record.inlines)


@settings(max_examples=30, deadline=None)
@given(st.lists(SEGMENTS, min_size=1, max_size=3), st.sampled_from(XLIFF))
def test_every_export_is_built_as_xliff_must_be(segments: list[Segment], form: ExchangeFormat):
    """The structural check finds nothing, with and without translations."""
    made = of_segments(*segments)
    assert faults(export(made, form)) == []
    assert faults(export(translated(made, turned), form)) == []


# --- a second reader ----------------------------------------------------------------------------

SAMPLE = (
    "In 1999, {fled} *people* fled[^a]; [only 5,800]{returned} came back.",
    "  See [](#tab) & [the **map**](#fig) in [Gjon]{lang=sq} [@ai_2003, p. 4].",
    "One \\<line>,\\\nanother: [link](https://e.org/?a=1&b=2) \\{brace\\} “٣٤٥” 𐍈.",
)


def french(text: str, _segment: Segment) -> str:
    return re.sub(r"\b(people|came back|One|See)\b", "XX", text)


@pytest.mark.parametrize("form", XLIFF)
def test_translate_toolkit_reads_the_same_units(form: ExchangeFormat):
    """As many units, with the words that we wrote as sources and targets."""
    made = translated(of_texts(*SAMPLE), french)
    storage = xliff.xlifffile if form == "xliff-1.2" else xliff2.Xliff2File
    store = storage.parsestring(export(made, form))  # type: ignore[no-untyped-call]
    units = [u for u in store.units if not u.isheader()]
    ours = package(made).units
    assert len(units) == len(ours) == 8
    for theirs, unit in zip(units, ours, strict=True):
        assert plain(str(theirs.source)) == plain(characters(unit.source))
        assert plain(str(theirs.target)) == plain(characters(unit.target or ()))


def test_translate_toolkit_reads_the_same_entries():
    """PO: the same context, source, translation and state in each entry."""
    made = translated(of_texts(*SAMPLE), french)
    store = pypo.pofile.parsestring(export(made, "po"))  # type: ignore[no-untyped-call]
    units = [u for u in store.units if not u.isheader()]
    back = bring_back(emptied(made), export(made, "po")).translations
    assert {str(u.source): str(u.target) for u in units} == back
    assert len(units) == 8
    assert all(u.istranslated() for u in units)
    assert store.parseheader()["X-Report"] == "valley"


def plain(text: str) -> str:
    """Words without spaces, for readers differ in what they make of codes between words."""
    return "".join(text.split())


@pytest.mark.parametrize("chapter", ["", "health", "statistics"])
def test_gettext_has_nothing_to_say_against_an_exported_catalogue(chapter: str):
    """`msgfmt -c` finds no error in the file of a report, or of a part of it."""
    made = translated(of_texts(*SAMPLE), french)
    checked = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", "-"],
        input=export(made, "po", chapter),
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr.decode()


# --- what a file says ---------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_file_says_whose_it_is_and_warns_and_names_nobody(form: ExchangeFormat):
    """Report, number and languages; a warning that tools leak; no date, no path, no person."""
    file = export(of_texts(*SAMPLE), form).decode()
    assert "valley" in file
    assert "EUR 70/010/2003" in file
    assert "fr" in file
    assert "Unpublished text" in file
    assert not re.search(r"/home|/work|/tmp|\b20[12]\d-\d\d-\d\d", file)


@pytest.mark.parametrize("form", FORMS)
def test_a_part_of_the_report_goes_out_alone(form: ExchangeFormat):
    """A text or a TOML file; what is not in it stays here, and stays as it is on the way back."""
    made = translated(of_texts(*SAMPLE), french)
    file = export(made, form, "statistics")
    assert b"fled the valley" in file
    assert b"In 1999" not in file
    back = bring_back(emptied(made), file)
    assert back.counts is not None
    assert back.counts.taken == 2
    assert bring_back(made, file).catalogue == made.catalogues["fr"].data


def test_a_translator_sees_what_each_code_prints():
    """In the source as the source prints it; in notes and targets as the edition does."""
    made = translated(of_texts(*SAMPLE), french)
    unit = next(u for u in package(made).units if "1999" in str(u.source))
    assert next(codes(unit.source)).shown == "more than 230,000"
    assert next(codes(unit.target or ())).shown == "plus de 230 000"
    assert unit.notes == (
        "paragraph, text/01-health.md:3",
        "Code 1 (fled) prints: plus de 230 000",
        "Code 3 (note.a) stands for: [a]",
        "Code 4 (returned) prints: seulement 5 800",
    )


def test_catalogues_that_are_up_to_date_are_what_exports_are_made_of():
    """An entry goes out with the very lines that the catalogue has for it."""
    made = translated(of_texts(*SAMPLE), french)
    lines = set(catalogue(made).decode().split("\n"))
    ours = set(export(made, "po").decode().split("\n")) - lines
    assert all(re.match(r'#\. at export: |# Unpublished|"X-Report|# ', line) for line in ours), ours


def test_written_packages_say_the_same_in_both_versions():
    """XLIFF 1.2 and 2.0 of one package bring back the same catalogue."""
    made = translated(of_texts(*SAMPLE), french)
    sending = package(made)
    first, second = (bring_back(emptied(made), written(sending, form)) for form in XLIFF)
    assert first.catalogue == second.catalogue
    assert first.counts == second.counts
