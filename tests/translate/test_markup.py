from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbuild.model.finding import Span
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    IndexMark,
    LineBreak,
    Link,
    NoteCall,
    Pending,
    ResolvePlaceholder,
    StatisticRef,
    Strong,
    Text,
)
from reportbuild.model.report import Segment
from reportbuild.read.inlines import line, parse_segment
from reportbuild.translate.markup import (
    identity,
    language_named,
    markup,
    named,
    placeholders,
    walk,
)
from tests.translate.samples import HERE, PO, fields, unplaced, words


def resolver(source: Segment) -> ResolvePlaceholder:
    """Resolve the placeholders of a source as an edition does, without its checks."""
    known = placeholders(source)

    def resolve(name: str, words: Segment | None, _: Span) -> Draft | None:
        if language := language_named(name):
            return Foreign(language, words or ())
        match known.get(name):
            case StatisticRef() | CrossReference() as node:
                return replace(node, words=words)
            case Link() as node:
                return Link(node.address, words or ())
            case IndexMark() as node:
                return replace(node, children=words or ())
            case node:
                return node

    return resolve


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("plain words, 5,800 & more", "plain words, 5,800 & more"),
        ("*The road*, **now**", "*The road*, **now**"),
        ("***both***", "***both***"),
        ("**_both_**", "**_both_**"),
        ("*a **b** c*", "*a __b__ c*"),
        ("*a*_b_", "*a*_b_"),
        ("{fled} people", "{fled} people"),
        ("[only 5,800]{returned} came", "[only 5,800]{returned} came"),
        ("a note[^unhcr]", "a note{note.unhcr}"),
        ("see [](#tab_use)", "see {ref.tab_use}"),
        ("see [the *table*](#tab_use)", "see [the *table*]{ref.tab_use}"),
        ("said [@ai_2003, p. 12]", "said {cite.ai_2003}"),
        ("said [@ai_2003; @ai_2004, p. 3]", "said {cite.ai_2003_ai_2004}"),
        ("[words](https://example.org)", "[words]{link.a}"),
        ("<https://example.org>", "[https://example.org]{link.a}"),
        ("[Mitrovicë]{lang=sq}", "[Mitrovicë]{lang.sq}"),
        ("[the *market*]{index=market}", "[the *market*]{index.market}"),
        ("[Митровица]{lang=sr-Cyrl}", "[Митровица]{lang.sr_Cyrl}"),
        ("one\\\ntwo", "one\\\ntwo"),
        ("\\{not\\} \\[this\\] \\* \\` \\\\", "{{not}} \\[this\\] \\* \\` \\\\"),
        ("snake_case \\_x\\_", "snake_case \\_x\\_"),
        ("R&D, &amp;lt; \\<b> 3 < 4", "R&D, \\&lt; \\<b> 3 < 4"),
        ("Help![more]{lang=fr}", "Help\\![more]{lang.fr}"),
        ("Help!", "Help!"),
        ("النساء *والفتيات* {fled}", "النساء *والفتيات* {fled}"),
    ],
)
def test_a_segment_is_written_as_translators_know_it(written: str, expected: str):
    """Each element of the segment language has the form that docs/writing.md gives it."""
    assert markup(words(written)) == expected


def test_two_pages_of_a_work_and_two_links_have_names_of_their_own():
    """Citations of one work are told apart by their pages; the same one keeps the same name."""
    segment = words(
        "[@a, p. 1] [@a, p. 2] [@a, p. 1] [@a; @b] [@a_b] [x](https://e.org/1) [y](https://e.org/2)"
    )
    assert markup(segment) == (
        "{cite.a} {cite.a_a} {cite.a} {cite.a_b} {cite.a_b_a} [x]{link.a} [y]{link.b}"
    )
    assert placeholders(segment)["cite.a_a"] == Citation((("a", "p. 2"),), HERE)


def test_many_links_go_on_after_z():
    """The twenty-eighth link has a name, and a letter begins every part of every name."""
    links: Segment = tuple(Link(f"https://e.org/{n}", (Text("x"),)) for n in range(28))
    names = list(placeholders(links))
    assert names[25:] == ["link.z", "link.aa", "link.ab"]
    assert all(part[0].isalpha() for name in names for part in name.split("."))


def test_pending_words_are_written_as_they_are():
    """A segment that waits for its translation is written like any other."""
    assert markup((Pending("en", (Text("a_"),)),)) == "a\\_"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("lang.sq", "sq"),
        ("lang.sr_Latn", "sr-Latn"),
        ("lang.es_419", "es-419"),
        ("lang.ca_valencia", "ca-valencia"),
        ("lang", ""),
        ("lang.", ""),
        ("lang.Albanian", ""),
        ("lang.sr-Latn", ""),
        ("note.sq", ""),
    ],
)
def test_a_language_is_read_from_a_placeholders_name(name: str, language: str):
    """BCP 47 tags are written with `_`, which gettext's check lets stand in a name."""
    assert language_named(name) == language


KEYS = st.sampled_from(["fled", "ai_2003", "lang", "note", "a", "x_1"])
PLAIN = st.text(
    st.sampled_from(list("abç غش日1 ,.;:!?–’“”'\"()/|~^#@$%+=-")) | st.sampled_from("*_`[]{}\\<>&"),
    min_size=1,
    max_size=8,
).map(lambda text: f"x{' '.join(text.split())}x")


def inlines(within: st.SearchStrategy[Segment]) -> st.SearchStrategy[Draft]:
    """Inlines as texts can hold them, whose own words come from `within`."""
    return st.one_of(
        st.builds(Emphasis, within),
        st.builds(Strong, within),
        st.builds(Foreign, st.sampled_from(["sq", "sr-Latn", "es-419"]), within),
        st.builds(StatisticRef, KEYS, st.just(HERE), st.none() | PLAIN.map(lambda t: (Text(t),))),
        st.builds(CrossReference, KEYS, st.just(HERE), st.none() | PLAIN.map(lambda t: (Text(t),))),
        st.builds(NoteCall, KEYS, st.just(HERE)),
        st.builds(
            Citation,
            st.lists(st.tuples(KEYS, st.sampled_from(["", "p. 12"])), min_size=1, max_size=2).map(
                tuple
            ),
            st.just(HERE),
        ),
        st.just(LineBreak()),
    )


def parted(
    strategy: st.SearchStrategy[Draft], between: str, longest: int
) -> st.SearchStrategy[Segment]:
    """Inlines with words between and around them, as a sentence has them."""

    def segment(nodes: list[Draft], texts: list[str]) -> Segment:
        pieces: list[Draft] = [Text(f"{texts[0]}{between if nodes else ''}")]
        for place, node in enumerate(nodes, start=1):
            after = between if place < len(nodes) else ""
            lead = "" if isinstance(node, LineBreak) else between
            pieces += [node, Text(f"{lead}{texts[place]}{after}")]
        return tuple(pieces)

    texts = st.lists(PLAIN, min_size=longest + 1, max_size=longest + 1)
    return st.builds(segment, st.lists(strategy, max_size=longest), texts)


LEAF = PLAIN.map(lambda text: (Text(text),))
INNER = parted(inlines(LEAF), " ", 2)
SEGMENTS = parted(
    inlines(INNER) | st.builds(Link, st.sampled_from(["https://a.org/", "mailto:b@c.org"]), LEAF),
    " ",
    4,
)


@settings(max_examples=600)
@given(SEGMENTS)
def test_what_is_written_reads_back_as_the_same(segment: Segment):
    """The reading room's parser gives back every inline, whatever characters it holds."""
    text = markup(segment)
    read = parse_segment(text, PO, resolver(segment))
    assert read.findings == ()
    assert unplaced(read.value) == unplaced(segment)


WRITTEN = st.lists(
    st.sampled_from(
        ["a", " ", "’", "غ", "!", "*", "**", "_", "`", "[", "]", "{", "}", "(", ")", "<", "&", "\\",
         "\\\n", "{fled}", "[a]{b}", "[é]{lang=sq}", "[x](https://a.b)", "[^n]", "[@w, p. 3]",
         "[@w]", "[](#t)", ":::", "amp;", "#"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@settings(max_examples=500)
@given(WRITTEN)
def test_whatever_an_author_writes_keeps_its_placeholders(text: str):
    """From any text: a brace format string that gettext can check, with every placeholder."""
    segment = line(text, HERE).value
    written = markup(segment)
    names = {identity(node): name for name, node in placeholders(segment).items()}
    foreign = [n for n in walk(segment) if isinstance(n, Foreign)]
    wanted = [names[identity(node)] for node in named(segment)] + ["lang.sq"] * len(foreign)
    assert Counter(fields(written)) == Counter(wanted)


@settings(max_examples=500)
@given(
    st.lists(st.sampled_from("ab é’\\`*_[]{}()<>!&;#:@^|~.,\"'19غש中=/"), max_size=14).map("".join)
)
def test_characters_that_mean_something_to_markdown_are_escaped(text: str):
    """Sound text of any characters, emphasis once deep, reads back as it was read first."""
    read = line(text, HERE)
    if read.findings or any(isinstance(n, Emphasis | Strong) for n in walk(read.value)):
        return
    again = parse_segment(markup(read.value), PO, resolver(read.value))
    assert again.findings == ()
    assert unplaced(again.value) == unplaced(read.value)
