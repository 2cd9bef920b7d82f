from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportbuild.model.codes import CODES
from reportbuild.model.finding import Finding, Span
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
from reportbuild.model.report import ParseSegment, Segment
from reportbuild.read.inlines import line, parse_segment, plain, words
from reportbuild.read.walk import inlines as every

AT = Span("text/01-test.md", 7)


def read(text: str) -> Segment:
    made = line(text, AT)
    assert made.findings == ()
    return made.value


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.code} {finding.span.line}" for finding in findings]


def faults(text: str) -> list[str]:
    return codes(line(text, AT).findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words", (Text("words"),)),
        ("*a* **b**", (Emphasis((Text("a"),)), Text(" "), Strong((Text("b"),)))),
        ("{fled}", (StatisticRef("fled", AT),)),
        ("[only 5,800]{returned}", (StatisticRef("returned", AT, (Text("only 5,800"),)),)),
        ("[*only* 5]{r}", (StatisticRef("r", AT, (Emphasis((Text("only"),)), Text(" 5"))),)),
        ("a[^n].", (Text("a"), NoteCall("n", AT), Text("."))),
        ("[@ai_2003]", (Citation((("ai_2003", ""),), AT),)),
        (
            "[@ai_2003, p. 12; @ai_2004]",
            (Citation((("ai_2003", "p. 12"), ("ai_2004", "")), AT),),
        ),
        ("[@a,\n  pp. 1,\n 2]", (Citation((("a", "pp. 1, 2"),), AT),)),
        ("[](#tab_use)", (CrossReference("tab_use", AT),)),
        (
            "[the *table*](#t)",
            (CrossReference("t", AT, (Text("the "), Emphasis((Text("table"),)))),),
        ),
        ("[Mitrovicë]{lang=sq}", (Foreign("sq", (Text("Mitrovicë"),)),)),
        ('[Цетиње]{lang="sr-Cyrl-ME"}', (Foreign("sr-Cyrl-ME", (Text("Цетиње"),)),)),
        ("[w](https://x.org/a b)", None),
        ("[w](https://x.org)", (Link("https://x.org", (Text("w"),)),)),
        ("<https://x.org>", (Link("https://x.org", (Text("https://x.org"),)),)),
        ("[w](mailto:a@x.org)", (Link("mailto:a@x.org", (Text("w"),)),)),
        ("<a@x.org>", (Link("mailto:a@x.org", (Text("a@x.org"),)),)),
        ("[w](https://x.org/Ž)", (Link("https://x.org/%C5%BD", (Text("w"),)),)),
        ("a\\\nb", (Text("a"), LineBreak(), Text("b"))),
        ("\\{fled\\} \\[^n\\] \\*a\\* \\[x\\](y)", (Text("{fled} [^n] *a* [x](y)"),)),
        ("he said [sic] so", (Text("he said [sic] so"),)),
        ("AT&amp;T &lt; 3", (Text("AT&T < 3"),)),
        ("a  \t b", (Text("a b"),)),
        ("5 < 6 > 4 & 2 * 3", (Text("5 < 6 > 4 & 2 * 3"),)),
    ],
)
def test_words_are_read_as_the_grammar_says(text: str, expected: Segment | None):
    """Every form of docs/writing.md becomes its inline; a link that is none is no link."""
    if expected is None:
        assert faults(text) == ["text-014 7"]
    else:
        assert read(text) == expected


def test_inlines_within_others_keep_their_order():
    """Statistics stand in emphasis, foreign phrases in links, in reading order."""
    assert read("**{a} of [Gjon]{lang=sq}**[^n]") == (
        Strong((StatisticRef("a", AT), Text(" of "), Foreign("sq", (Text("Gjon"),)))),
        NoteCall("n", AT),
    )


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("one\ntwo", "one two"),
        ("one \n  two", "one two"),
        ("難民\n問題", "難民問題"),
        ("です。\n「はい", "です。「はい"),
        ("中文\nword", "中文 word"),
        ("난민\n문제", "난민 문제"),
        ("*難民*\n問題", "難民問題"),
        ("كلمة\nأخرى", "كلمة أخرى"),
    ],
)
def test_soft_breaks_become_a_space_where_the_script_has_spaces(text: str, joined: str):
    """A line break in the source is one space, and nothing between Chinese or Japanese words."""
    assert plain(read(text)) == joined


def test_lines_count_through_a_paragraph():
    """Each thing has the line it stands on, after breaks within citations and links too."""
    text = "{a}\n*b\n{c}* [@d,\np. 1] {e}\n[f\ng](#h) {i}[^j]\\\n{k}"
    spans = {
        getattr(one, "key", getattr(one, "target", "cited")): one.span.line - AT.line
        for one in every(read(text))
        if isinstance(one, StatisticRef | NoteCall | CrossReference | Citation)
    }
    assert spans == {"a": 0, "c": 2, "cited": 2, "e": 3, "h": 4, "i": 5, "j": 5, "k": 6}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n<b>c</b>", ["text-006 8", "text-006 8"]),
        ("a <!-- b -->", ["text-006 7"]),
        ("a\n`b`", ["text-007 8"]),
        ("a ![b](c.png) d", ["text-008 7"]),
        ("a\n[b](https://x.org", ["text-014 8"]),
        ("a [^b", ["text-014 7"]),
        ("a [see @b] c", ["text-014 7"]),
        ("a ::: b", ["text-014 7"]),
        ("a ~~b~~ c", ["text-014 7"]),
        ("a (@survey_2025, p. 2)", ["text-014 7"]),
        ("a\n@survey_2025", ["text-014 8"]),
        ("a “@b”", ["text-014 7"]),
        ("a [survey_2025, p. 7]", ["text-014 7"]),
        ("a\n[survey_2025]", ["text-014 8"]),
        ("*a*@b", ["text-014 7"]),
        ("[ ] a task", ["text-014 7"]),
        ("[x] a task", ["text-014 7"]),
        ("H~2~O", ["text-014 7"]),
        ("x^2^", ["text-014 7"]),
        ("a ==mark==", ["text-014 7"]),
        ("a^[an inline note]", ["text-014 7"]),
        ("{not a key}", ["text-015 7"]),
        ("[words]{.class}", ["text-015 7"]),
        ("{}", ["text-015 7"]),
        ("a\nfled} b", ["text-015 8"]),
        ("{lang=sq}", ["text-015 7"]),
        ("[a]()", ["text-016 7"]),
        ("[a](#)", ["text-016 7"]),
        ("[a](javascript:alert)", ["text-017 7"]),
        ("[a](file:///etc/passwd)", ["text-017 7"]),
        ("[a](../other.html)", ["text-017 7"]),
        ("[a](data:text/html,b)", ["text-017 7"]),
        ("[a](https://)", ["text-017 7"]),
        ("[a](mailto:nobody)", ["text-017 7"]),
        ("[a {b}]{c}", ["text-018 7"]),
        ("[a [^b]]{c}", ["text-018 7"]),
        ("[a [b](https://x.org)]{c}", ["text-018 7"]),
        ("[a]{lang=english}", ["text-019 7"]),
        ("[a]{lang=EN}", ["text-019 7"]),
        ("[]{fled}", ["text-020 7"]),
        ("[](https://x.org)", ["text-020 7"]),
        ("[^not a key]", ["text-036 7"]),
        ("[^1]", ["text-036 7"]),
        ("[^]", ["text-036 7"]),
        ("**a", ["text-037 7"]),
        ("**The bridge…*", ["text-037 7"]),
        ("a * b … * c", ["text-037 7"]),
        ("a *", ["text-037 7"]),
        ("_a", ["text-037 7"]),
        ("__The bridge_", ["text-037 7"]),
        ("a\n*b", ["text-037 8"]),
        ("[@]", ["ref-012 7"]),
        ("[@a; b]", ["ref-012 7"]),
        ("[@a p. 12]", ["ref-012 7"]),
        ('[a](https://x.org "title")', ["text-012 7"]),
        ("a &#x202E; b", ["src-004 7"]),
        ("a \u2067b", ["src-004 7"]),
        ("a \u2069b", ["src-004 7"]),
        ("\u2066a \u202bb\u2069 c\u202c", ["src-004 7"]),
        ("a &#xE0041; b", ["src-003 7"]),
    ],
)
def test_faults_in_words_are_found_on_their_line(text: str, expected: list[str]):
    """Whatever would be lost, or printed as raw markup, or lead astray, is found where it is."""
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a@x.org, (b@x.org) or <c@x.org>",
        "see https://x.org/@a?b==c==d and <https://x.org/@a_/*b>",
        "\\@a \\~b~ \\==c== \\[ ] \\^d^ \\*e \\_f",
        "about ~50, 2 * 3, a == b == c, a ^ b, snake_case, a ___ b, @ 3",
    ],
)
def test_signs_that_are_no_markup_pass(text: str):
    """Addresses, escaped signs, and signs that stand alone."""
    assert faults(text) == []


def test_the_hint_for_a_bare_citation_tells_how_to_cite():
    """text-014: brackets make a citation of it; a translation has its own form."""
    (found,) = line("(@survey_2025, p. 2)", AT).findings
    assert found.code == "text-014"
    assert found.hint == "Write [@survey_2025] to cite a work, \\@ for the sign itself."
    (found,) = parse_segment("@survey_2025", AT, lambda *_: None).findings
    assert "[@" not in found.hint


def test_balanced_directional_controls_pass():
    """Isolates that close in order reorder nothing outside themselves."""
    assert faults("\u2067\u2066a\u2069\u2069 \u202ab\u202c") == []


def test_depth_and_length_have_limits():
    """text-013, src-005: no paragraph is parsed that nobody could have written."""
    assert faults("*" * 40 + "a" + "*" * 40) == ["text-013 7"]
    assert faults("a" * 20_001) == ["src-005 7"]
    assert faults("[" * 13 + "a" + "]" * 13) == ["text-013 7"]
    assert faults("[a " * 3000 + "]") == ["text-014 7"]
    assert faults("a" * 20_000) == []


def test_words_of_records_hold_no_more_than_they_may():
    """text-038: a statistic, note or citation has no place in a TOML file; a link has."""
    assert codes(words("*a* [b]{lang=sq} [c](https://x.org)", AT).findings) == []
    for text in ("{fled}", "a[^n]", "[@a]", "[](#b)", "*{fled}*"):
        assert codes(words(text, AT).findings) == ["text-038 7"]


# --- segments of catalogues ---------------------------------------------------------------------


def resolve(name: str, words: Segment | None, span: Span) -> Draft | None:
    if name == "unknown":
        return None
    if name.startswith("lang."):
        return Foreign(name.removeprefix("lang."), words or ())
    if name.startswith("link."):
        return Link("https://x.org", words or ())
    return StatisticRef(name, span, words)


def segment(text: str) -> Segment:
    made = parse_segment(text, AT, resolve)
    assert made.findings == ()
    return made.value


def test_parse_segment_has_the_contract_s_type():
    """The catalogue reader is what translating expects to be given."""
    parse: ParseSegment = parse_segment
    assert parse("a", AT, resolve).value == (Text("a"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{fled}", (StatisticRef("fled", AT),)),
        ("{note.unhcr}", (StatisticRef("note.unhcr", AT),)),
        ("{link.1}", (Link("https://x.org", ()),)),
        (
            "[*un* tiers]{women}",
            (StatisticRef("women", AT, (Emphasis((Text("un"),)), Text(" tiers"))),),
        ),
        ("[mots]{link.1}", (Link("https://x.org", (Text("mots"),)),)),
        ("[Gjon]{lang.sq}", (Foreign("sq", (Text("Gjon"),)),)),
        ("[a {b}]{lang.sq}", (Foreign("sq", (Text("a "), StatisticRef("b", AT))),)),
        ("{{fled}}", (Text("{fled}"),)),
        ("{{{fled}}}", (Text("{"), StatisticRef("fled", AT), Text("}"))),
        ("[a]{{b}}", (Text("[a]{b}"),)),
        ("a {unknown} b", (Text("a b"),)),
        ("*a*\\\n**b**", (Emphasis((Text("a"),)), LineBreak(), Strong((Text("b"),)))),
        ("# a", (Text("# a"),)),
        ("1. a", (Text("1. a"),)),
        ("\\[\\*\\{", (Text("[*{"),)),
    ],
)
def test_segments_are_read_as_catalogues_write_them(text: str, expected: Segment):
    """Placeholders go through the resolver with their words; what it does not know is left out."""
    assert segment(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a b}", ["seg-001 7"]),
        ("{lang=sq}", ["seg-001 7"]),
        ("[a]{.b}", ["seg-001 7"]),
        ("{é}", ["seg-001 7"]),
        ("{}", ["seg-001 7"]),
        ("{a", ["text-015 7"]),
        ("a}", ["text-015 7"]),
        ("[^unhcr]", ["seg-002 7"]),
        ("[@ai_2003]", ["seg-002 7"]),
        ("[a](https://x.org)", ["seg-003 7"]),
        ("[](#tab)", ["seg-003 7"]),
        ("<https://x.org>", ["seg-003 7"]),
        ("<b>a</b>", ["text-006 7", "text-006 7"]),
        ("![a](b.png)", ["text-008 7"]),
        ("a `b`", ["text-007 7"]),
        ("[a](b", ["text-014 7"]),
        ("a \u202e", ["src-004 7"]),
        ("a \u0007 \U000e0041", ["src-003 7", "src-003 7"]),
    ],
)
def test_what_a_translation_may_not_hold_is_found(text: str, expected: list[str]):
    """No link, note, code, HTML or stray brace enters by way of a catalogue."""
    assert codes(parse_segment(text, AT, resolve).findings) == expected


markup = st.text(
    alphabet=st.sampled_from("ab *_[](){}^@#!<>&;:\\`\n.,\u202e\u2069é中\0|"), max_size=60
)


@given(markup)
@example("[a]{b" * 20)
def test_no_words_make_the_reader_raise(text: str):
    """Whatever stands in a segment or a label, reading gives inlines and findings."""
    for made in (line(text, AT), parse_segment(text, AT, resolve)):
        assert made.made is not None
        assert all(finding.code in CODES for finding in made.findings)


printable = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]).filter(
    lambda c: c != "\ufffd"
)


@given(st.text(alphabet=printable))
def test_escaped_words_come_back_as_they_are(text: str):
    """With a backslash before each sign, every text is printed as it was typed."""
    signs = "\\`*_{}[]()<>#+-.!|&:@^~=%\"'$,/;?"
    escaped = "".join(f"\\{c}" if c in signs else c for c in text)
    assert plain(read(escaped)) == re.sub(" +", " ", text)


@pytest.mark.parametrize(
    "text", ["[the] road", "[sic]", "[2003]", "[a, b]", "\\[survey_2025\\]", "[_so_ long]"]
)
def test_brackets_around_words_are_the_authors(text: str):
    """Only a key with an underscore looks like one."""
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{ fled }", "Take out the spaces: {fled}."),
        ("[words]{lang:sq}", "[words]{lang=sq}"),
        ("{not a key}", "Write \\{ and \\}"),
    ],
)
def test_text_015_tells_what_was_meant(text: str, hint: str):
    """A key among spaces, and a colon for an equals sign, are known for what they are."""
    found = line(text, AT).findings
    assert [f.code for f in found] == ["text-015"]
    assert hint in found[0].hint
