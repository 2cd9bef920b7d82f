from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild.model.finding import Finding
from reportbuild.read.toml import KeyPath, toml


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{finding.code} {finding.span}" for finding in findings]


def test_values_and_lines_of_every_kind_of_key():
    """Tables, dotted and quoted keys, inline tables, arrays: each path has its own line."""
    file = toml(
        "a.toml",
        b"# comment\ntitle = 'T'\nrights = [\n  'one', # first\n  'two',\n]\n\n[style]\n"
        b"trim = 'a4'\npage.size = 1\n\n['images/a.png']\nvalue = {low = 1, high = 2}\n[[x]]\n"
        b"a = 1\n[[x]]\na = 2\n[x.y]\nb = 3\n",
    ).value
    expected: dict[KeyPath, int] = {
        ("title",): 2,
        ("rights",): 3,
        ("rights", 1): 5,
        ("style",): 8,
        ("style", "trim"): 9,
        ("style", "page", "size"): 10,
        ("images/a.png", "value"): 13,
        ("images/a.png", "value", "high"): 13,
        ("x", 0, "a"): 15,
        ("x", 1, "a"): 17,
        ("x", 1, "y", "b"): 19,
    }
    assert {keys: file.span(*keys).line for keys in expected} == expected
    assert file.values["x"][1] == {"a": 2, "y": {"b": 3}}


def test_the_place_of_what_is_not_written_is_that_of_its_table():
    """A missing key is found where its table begins; one of no table in the file as a whole."""
    file = toml("a.toml", b"\n[style]\ntrim = 'a4'\n").value
    assert str(file.span("style", "cover")) == "a.toml:2"
    assert str(file.span("order", "front", 0)) == "a.toml"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a = 1\nb = \n", ["toml-001 a.toml:2"]),
        (b"a = 1\nb = 'c\n", ["toml-001 a.toml:2"]),
        (b"a = 1\n\n[b\n", ["toml-001 a.toml:3"]),
        (b"a = 1\nwords\n", ["toml-001 a.toml:2"]),
        (b"a = [1,\n2", ["toml-001 a.toml:2"]),
        (b"a = 2003-02-30\n", ["toml-001 a.toml:1"]),
        (b"a = " + b"9" * 5000, ["toml-001 a.toml"]),
        (b"a = " + b"[" * 9000, ["toml-001 a.toml"]),
        (b"a = " + b"[" * 9000 + b"]" * 9000, ["toml-001 a.toml"]),
        (b".".join([b"a"] * 90) + b" = 1", ["toml-001 a.toml"]),
        (b"a = 1\na = 2\n", ["toml-002 a.toml:2"]),
        (b"[a]\nb = 1\n[c]\n[a]\nb = 2\n", ["toml-002 a.toml:4"]),
        (b"a = {b = 1, b = 2}\n", ["toml-002 a.toml:1"]),
        (b"'a' = 1\n\"a\" = 2\n", ["toml-002 a.toml:2"]),
        (b"b = \n\na = 1\na = 2\n", ["toml-001 a.toml:1", "toml-002 a.toml:4"]),
        (b"a = 1\nb = 0.1\n[c]\nd = [1, {e = nan}]\n", ["toml-003 a.toml:2", "toml-003 a.toml:4"]),
        (b"a = 'b\x00'\n", ["src-003 a.toml:1", "toml-001 a.toml:1"]),
        (b"a = 1\nb = '\xe9'\n", ["src-002 a.toml:2"]),
        (b"a = 1\n" * 90_000, ["src-005 a.toml"]),
    ],
)
def test_broken_files_have_findings_with_lines(data: bytes, expected: list[str]):
    """Syntax, doubled keys and floats are found on their lines, however broken the file."""
    assert sorted(codes(toml("a.toml", data).findings)) == sorted(expected)


def test_arrays_of_tables_are_no_doubled_keys():
    """Tables within each table of an array have the same name and are not the same."""
    assert toml("a.toml", b"[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 1\n").findings == ()


def test_a_byte_order_mark_and_crlf_are_read():
    """Files saved on Windows are read like others, with the same lines."""
    file = toml("a.toml", b"\xef\xbb\xbfa = 1\r\nb = 2\r\n").value
    assert file.values == {"a": 1, "b": 2}
    assert file.span("b").line == 2


def test_a_float_is_told_apart_from_what_it_could_have_meant():
    """toml-003 says how to write the number that was meant."""
    (finding,) = toml("a.toml", b"value = 8.50\n").findings
    assert finding.hint == 'Write it in quotation marks: "8.50".'


keys = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
plain = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters="\ufffd")
)


@given(st.dictionaries(keys, st.dictionaries(keys, plain, min_size=1), max_size=6))
def test_every_key_has_the_line_it_was_written_on(tables: dict[str, dict[str, str]]):
    """Values are those of tomllib, and each key's line holds that key."""
    lines: list[str] = []
    for table, entries in tables.items():
        lines.append(f"[{table}]")
        for key, text in entries.items():
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'{key} = "{escaped}"')
    source = "\n".join(lines)
    file = toml("a.toml", source.encode()).value
    assert file.values == tomllib.loads(source) == tables
    for table, entries in tables.items():
        assert lines[file.span(table).line - 1] == f"[{table}]"
        for key in entries:
            assert lines[file.span(table, key).line - 1].startswith(f"{key} = ")


@given(
    st.binary(max_size=200)
    | st.text("ab=[]{}.\"'\n\\ #0123456789-:TZ_xe+", max_size=80).map(str.encode)
)
def test_no_bytes_make_the_reader_raise(data: bytes):
    """Whatever a TOML file holds, there are values or findings."""
    made = toml("a.toml", data)
    assert made.made is not None or made.findings
