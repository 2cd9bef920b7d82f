from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbuild.model.finding import Span
from reportbuild.model.report import Catalogue
from reportbuild.translate.po import Entry, Po, read_catalogue, read_po, write_po
from reportbuild.translate.po_lines import LARGEST, control_character
from tests.translate.samples import codes, entry, po

PATH = "editions/fr.po"


def read(data: bytes | str) -> Po:
    """Read a sound catalogue."""
    found = read_po(PATH, data.encode() if isinstance(data, str) else data)
    assert found.findings == ()
    return found.value


def faults(data: bytes | str) -> list[tuple[str, int]]:
    """The codes and lines of what is found in a catalogue that must not be made."""
    found = read_po(PATH, data.encode() if isinstance(data, str) else data)
    assert found.made is None
    assert {finding.span.path for finding in found.findings} == {PATH}
    return [(finding.code, finding.span.line) for finding in found.findings]


FULL = """\
# A French catalogue.
#
# Second paragraph of its head.
msgid ""
msgstr ""
"Project-Id-Version: Report\\n"
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Generator: Poedit 3.4\\n"

#  Indented remark
#
#, ours to keep
#. title
#: report.toml
#, fuzzy, no-wrap
#| msgctxt "report/title"
#| msgid "Old "
#| "title"
msgctxt "report/title"
msgid "New title"
msgstr ""
"Nouveau \\"titre\\"\\n"
"\\\\*deux\\\\*"

#~| msgid "Earlier"
#~ msgctxt "a/paragraph"
#~ msgid "Gone"
#~ msgstr "Parti"
"""


def test_a_catalogue_is_read_with_all_that_a_translator_wrote():
    """Head, header, comments, flags, previous text, continued lines, escapes, retired entries."""
    made = read(FULL.replace("#, ours to keep\n", "#ours to keep\n"))
    assert made.comments == "A French catalogue.\n\nSecond paragraph of its head."
    assert made.header["X-Generator"] == "Poedit 3.4"
    active, gone = made.entries
    assert active == Entry(
        "report/title", "New title", 'Nouveau "titre"\n\\*deux\\*', fuzzy=True,
        previous="Old title", previous_context="report/title",
        comments=" Indented remark\n\nours to keep", flags=("no-wrap",), line=21,
    )  # fmt: skip
    assert (gone.key, gone.translation, gone.retired) == (("a/paragraph", "Gone"), "Parti", True)


def test_what_was_read_is_written_back_and_reads_the_same():
    """A catalogue goes through without loss, and the second time without a changed byte."""
    first = write_po(read(FULL))
    assert write_po(read(first)) == first
    assert b'#~ msgid "Gone"' in first


def test_the_previous_text_of_a_retired_entry_is_not_forgotten():
    """A fuzzy entry that was retired still tells what its translation was made for."""
    data = po(entry("a", "b", "c")).decode() + (
        '#, fuzzy\n#~| msgid "Earlier"\n#~ msgctxt "a/paragraph"\n#~ msgid "Gone"\n#~ msgstr "P"\n'
    )
    gone = read(data).entries[1]
    assert (gone.previous, gone.fuzzy, gone.retired) == ("Earlier", True, True)
    assert b'#~| msgid "Earlier"' in write_po(read(data))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: text.replace('msgid "', 'msgid\t"'),
        lambda text: text.replace("#. title", "#.title").replace("#, fuzzy", "#,fuzzy"),
        lambda text: text + "\n#.\n#:\n#,\n",
        lambda text: text + "\n#~\n",
    ],
    ids=["CRLF", "BOM", "no last line end", "tabs", "tight comments", "empty comments", "empty #~"],
)
def test_however_a_tool_writes_it_a_catalogue_reads_the_same(change: object):
    """Line ends, marks and spaces are a matter of taste; what is said is the same."""
    assert callable(change)
    changed = read(change(FULL))
    assert [e.key for e in changed.entries] == [e.key for e in read(FULL).entries]
    assert [e.translation for e in changed.entries] == [e.translation for e in read(FULL).entries]
    assert changed.entries[0].fuzzy


def test_a_comment_after_the_last_entry_goes_to_the_head():
    """Polib drops it; a translator's words are kept."""
    made = read(FULL + "\n# And a last word.\n#. not ours\n")
    assert made.comments.endswith("its head.\nAnd a last word.")


def test_comments_of_a_header_marked_as_fuzzy_are_kept():
    """Whatever stands before the header belongs to the head of the file."""
    made = read('#, fuzzy\n# By a translator.\nmsgid ""\nmsgstr "Language: fr\\n"\n')
    assert (made.comments, made.header) == ("By a translator.", {"Language": "fr"})


def test_the_newer_mark_for_flags_is_a_mark_for_flags():
    """Gettext 1.0 may write `#=`: a fuzzy text must not be printed because of it."""
    made = read(po(entry("a", "b", "c", "#= fuzzy")))
    assert made.entries[0].fuzzy


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a comment\n"])
def test_an_empty_file_is_an_empty_catalogue(data: bytes):
    """Nothing is translated, and nothing is wrong."""
    assert read(data).entries == ()


def test_a_file_of_that_name_is_never_opened(tmp_path: Path):
    """Polib opens its argument if there is such a file; a catalogue is what its bytes say."""
    secret = tmp_path / "secret.po"
    secret.write_bytes(po(entry("a", "secret", "secret")))
    assert faults(str(secret)) == [("po-001", 1)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('msgstr "no end', "polib would drop the last letter"),
        ('msgstr no "quotes"', "words outside of quotes"),
        ('msgstr "a "b" c"', "quotes within quotes"),
        ('msgstr "a\\\\" b"', "an escaped backslash before a quote"),
        ('msgstr "\\303\\251"', "an octal escape that polib would print"),
        ('msgstr "\\d"', "an escape that there is not"),
        ('msgstr[0] "plural"', "a plural form"),
        ('msgid_plural "plural"', "a plural form"),
        ("<<<<<<< HEAD", "the scar of a merge"),
        ('#| msgid no "quotes"', "previous text without quotes"),
        ('#~ msgstr "open', "a retired string without end"),
    ],
)
def test_po_001_a_line_that_is_not_po_is_found_with_its_number(line: str, why: str):
    """Whatever polib would misread is an error at its line, never half a word printed."""
    assert faults(f'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n{line}\n') == [("po-001", 5)], why


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 1),
        (
            'msgid "a"\nmsgstr "b"\n\nmsgctxt "c"\nmsgid "d"\n\nmsgctxt "e"\nmsgid "f"\nmsgstr ""',
            5,
        ),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "d"\n', 4),
        ('msgctxt "c"\nmsgctxt "e"\nmsgid "f"\nmsgstr ""\n', 1),
        ('#~ msgid "d"\n\nmsgid "f"\nmsgstr ""\n', 1),
        ('"a"\n', 1),
        ('msgid "a"\nmsgstr "b"\nmsgctxt "c"\n', 3),
        ('msgctxt "c"\nmsgid ""\nmsgstr "d"\n', 2),
        ('msgid "a"\nmsgstr "\\r"\n', 1),
    ],
)
def test_po_001_entries_in_disorder_are_found(text: str, line: int):
    """A source without translation, a context without text, a text of nothing, a control."""
    assert faults(text) == [("po-001", line)]


def test_po_001_an_entry_of_no_text_is_not_taken_for_the_header():
    """Polib takes any entry without text for the header, if there is no other."""
    assert faults('msgctxt "c"\nmsgid ""\nmsgstr "Language: fr\\n"\n') == [("po-001", 2)]


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1c", "\x85", "\u2028", "\u2029", "\r"])
def test_po_001_control_characters_are_found_where_they_stand(character: str):
    """Where polib would break the string in two, or a page would show nothing."""
    data = f'msgid "a"\nmsgstr "b{character}c"\n'
    assert faults(data) == [("po-001", 2)]
    assert control_character(data) == f"U+{ord(character):04X}"


def test_po_001_a_file_too_large_is_not_read():
    """A gigabyte under a catalogue's name is refused before it is decoded."""
    assert faults(b"#" * (LARGEST + 1)) == [("po-001", 0)]


def test_po_001_a_picture_under_a_catalogues_name_is_told_in_one_sentence():
    """Bytes that are no text give one finding, not thousands."""
    assert faults(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40) == [("po-002", 1)]
    assert len(faults("nonsense\n" * 5000)) == 10


def test_po_002_another_encoding_is_found_at_its_first_letter():
    """Latin 1 is not guessed at: the line of the first odd byte is told."""
    data = po(entry("a", "b", "c"), entry("a", "d", "été")).decode().encode("latin-1")
    assert faults(data) == [("po-002", 10)]


@pytest.mark.parametrize("charset", ["ISO-8859-1", "CHARSET", "klingon", "UTF-16"])
def test_po_002_a_header_that_names_another_encoding_is_found(charset: str):
    """What the header says must be what the file is, or other tools read it otherwise."""
    data = po(entry("a", "b", "c"), head=f"Content-Type: text/plain; charset={charset}")
    assert faults(data) == [("po-002", 0)]


def test_po_003_an_entry_that_stands_twice_is_found_at_its_second_place():
    """Same context and text: which translation is right only a translator knows."""
    once, other = entry("a", "b", "c"), entry("x", "b", "c")
    assert faults(po(once, other, once)) == [("po-003", 13)]


def test_a_retired_entry_may_repeat_one_that_is_in_use():
    """Gettext's tools leave such files behind; nothing of them is printed."""
    data = po(entry("a", "b", "c")).decode() + '#~ msgctxt "a"\n#~ msgid "b"\n#~ msgstr "d"\n'
    assert len(read(data).entries) == 2


@pytest.mark.parametrize("named", ["es", "es_MX", "spa", "sr@latin"])
def test_po_004_a_catalogue_of_another_language_is_found(named: str):
    """The Spanish file under the French name would print a Spanish report as the French one."""
    data = po(entry("a", "b", "c"), head=f"Language: {named}")
    assert codes(read_catalogue(Catalogue(PATH, data), "fr")) == ["po-004"]


@pytest.mark.parametrize("named", ["", "fr", "FR", "fr_CA.UTF-8", "fr-Latn"])
def test_a_catalogue_may_name_its_language_as_tools_do(named: str):
    """Regions and encodings behind the language do not matter, nor does saying nothing."""
    data = po(entry("a", "b", "c"), head=f"Language: {named}")
    assert codes(read_catalogue(Catalogue(PATH, data), "fr")) == []


def test_findings_name_the_catalogue():
    """A span is the path below the report's folder, and a line in it."""
    found = read_po("editions/ar.po", b'msgid "a\n')
    assert found.findings[0].span == Span("editions/ar.po", 1)


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029")
    | st.sampled_from('\n\t\\"#~{}'),
    max_size=40,
)
COMMENT = st.text(st.sampled_from("ab#,:.|~ é\n"), max_size=12).map(
    lambda text: "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
)
ENTRIES = st.builds(
    Entry,
    context=st.sampled_from(["", "a/title", "b/paragraph/2"]),
    text=TEXT.filter(bool),
    translation=TEXT,
    fuzzy=st.just(value=True),
    previous=st.none() | TEXT,
    previous_context=st.none() | TEXT,
    comments=COMMENT,
    flags=st.lists(st.sampled_from(["no-wrap", "python-brace-format"]), unique=True).map(tuple),
    retired=st.booleans(),
)


@settings(max_examples=400)
@given(st.lists(ENTRIES, max_size=4, unique_by=lambda e: e.key), COMMENT)
def test_whatever_is_written_is_read_back(entries: list[Entry], comments: str):
    """Any characters that PO can carry, in every part of an entry, come back as they were."""
    ordered = sorted(entries, key=lambda e: e.retired)
    written = write_po(Po(comments, {"Language": "fr"}, tuple(ordered)))
    found = read(written)
    fields = ("context", "text", "translation", "fuzzy", "previous", "flags", "retired")
    for was, came in zip(ordered, found.entries, strict=True):
        assert all(getattr(was, name) == getattr(came, name) for name in fields)
    assert write_po(found) == write_po(read(write_po(found)))


LINES = st.sampled_from(
    ['msgid "a"', 'msgid ""', 'msgstr "b"', 'msgctxt "c"', '"d"', "", "# e", "#, fuzzy", "#| x",
     '#| msgid "f"', '#~ msgid "g"', '#~ msgstr "h"', '#~| msgid "i"', "#~", "#.", "#: x:1", "##",
     'msgid_plural "p"', 'msgstr[0] "q"', 'msgstr "\\', "j", '#~| "k"', '#~ "l"', "#| ", "#~ #"]
)  # fmt: skip


@settings(max_examples=600)
@given(st.lists(LINES, max_size=12))
def test_no_lines_in_any_order_break_the_reading(lines: list[str]):
    """Whatever a merge has made of a catalogue, it is read or it is found; polib never raises."""
    found = read_po(PATH, "\n".join(lines).encode())
    assert (found.made is None) == bool(found.findings)


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(data: bytes):
    """Neither do bytes that were never meant as a catalogue."""
    found = read_po(PATH, data)
    assert (found.made is None) == bool(found.findings)
