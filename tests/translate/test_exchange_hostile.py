"""Files that mean harm, or are damaged: a finding for each, never a traceback, nothing taken."""

from __future__ import annotations

import copy
import io
import random
import re
import time
import zipfile

import pytest
from lxml import etree

from reportbuild.read.inlines import parse_segment
from reportbuild.translate import xml_in
from reportbuild.translate.returning import returned
from reportbuild.translate.sending import ExchangeFormat
from reportbuild.translate.translations import translations
from tests.translate.exchanges import (
    FORMS,
    XLIFF,
    bring_back,
    export,
    of_texts,
    translated,
    with_catalogue,
)

TEXTS = (
    "In 1999, {fled} people fled[^a]. *Many* [only 5,800]{returned} came **back** to [G]{lang=sq}.",
    "See [](#t), [there](#t) and [this](https://e.org/) [@ai_2003, p. 3].",
)
HEAD = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'


def archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("fr.xlf", HEAD)
    return held.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "xch-001"),
        (b"hello", "xch-001"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "xch-001"),
        (b"<xliff", "xch-001"),
        (b"<html><body/></html>", "xch-001"),
        (b"<xliff/>", "xch-001"),
        (b'<xliff version="3.0"/>', "xch-001"),
        (HEAD.encode() + b"</xliff>", "xch-001"),
        (archive(), "xch-001"),
        (b"\x1f\x8b\x08\0", "xch-001"),
        (b'<?xml version="1.0" encoding="klingon"?><xliff/>', "xch-001"),
        (b"\xff\xfe<\0x\0", "xch-001"),
        (f"{HEAD}{'<g>' * 100_000}".encode(), "xch-001"),
        (f"<!DOCTYPE xliff>{HEAD}</xliff>".encode(), "xch-002"),
        (f'<!DOCTYPE xliff SYSTEM "http://e.org/x.dtd">{HEAD}</xliff>'.encode(), "xch-002"),
        (f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{HEAD}&e;</xliff>'.encode(),
         "xch-002"),
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>{HEAD}&l9;</xliff>'.encode(), "xch-002"),
        (f'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://e.org/p">%p;]>{HEAD}</xliff>'.encode(),
         "xch-002"),
        (b'msgid "a\n', "po-001"),
        (b"\xff\xfem\0s\0g\0i\0d\0 msgid", "po-002"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_refused_at_once(data: bytes, code: str):
    """Whatever it is: one finding, quickly, that names the file."""
    begun = time.monotonic()
    found = bring_back(of_texts(*TEXTS), data)
    assert found.codes == [code]
    assert found.findings[0].span.path == "back.xlf"
    assert found.counts is None
    assert time.monotonic() - begun < 5


def test_a_file_that_is_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch):
    """The limit is on bytes, before anything is made of them."""
    monkeypatch.setattr(xml_in, "LARGEST", 1000)
    assert bring_back(of_texts(*TEXTS), export(of_texts(*TEXTS))).codes == ["xch-001"]


def test_entities_in_attributes_and_targets_are_never_filled_in():
    """A file of this machine that an entity names does not come into any text."""
    file = export(of_texts(*TEXTS)).decode()
    spoilt = file.replace(
        "<xliff", '<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n<xliff', 1
    ).replace('<target state="needs-translation"/>', "<target>&e;</target>")
    assert bring_back(of_texts(*TEXTS), spoilt.encode()).codes == ["xch-002"]


def test_depth_within_what_is_parsed_is_read():
    """Pairs as deep as the parser goes end in a finding of the unit, and in no overflow."""
    file = export(of_texts(*TEXTS)).decode()
    deep = '<g id="1">' * 200 + "x" + "</g>" * 200
    spoilt = file.replace('<target state="needs-translation"/>', f"<target>{deep}</target>", 2)
    assert set(bring_back(of_texts(*TEXTS), spoilt.encode()).codes) <= {"xch-006", "po-009"}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with one to four faults: bits, cuts, tags and attributes swapped or doubled."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(data)) for _ in "ab") if data else (0, 0)
        tags = list(re.finditer(rb"<[^<>]*>|msg\w+|\{\w+\}", data))
        match chance.randrange(7):
            case 0 if data:
                data = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
            case 1:
                data = data[:at]
            case 2:
                data = data[:at] + data[min(to, at + 200) :]
            case 3:
                data = data[:at] + data[at : at + 60] * 2 + data[at + 60 :]
            case 4 | 5 if len(tags) > 1:
                one, two = sorted(chance.sample(tags, 2), key=lambda tag: tag.start())
                data = (
                    data[: one.start()] + two[0] + data[one.end() : two.start()] + one[0]
                    + data[two.end() :]
                )  # fmt: skip
            case _:
                data = data.replace(
                    chance.choice([b'id="1"', b"<x ", b"</g>", b"fr", b"state=", b"<ph "]),
                    chance.choice([b'id="2"', b"<g ", b"", b"\xff", b"<target>", b"&#0;"]),
                    chance.randint(1, 3),
                )
    return data


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_never_break_the_import_or_the_catalogue(form: ExchangeFormat, seed: int):
    """A hundred mutations: no exception; what is merged is what the catalogue can be read with."""
    made = translated(of_texts(*TEXTS), lambda text, _: text.replace("people", "gens"))
    file = export(made, form)
    chance = random.Random(seed)
    refused = 0
    for _ in range(100):
        found = bring_back(made, mutated(file, chance), over=True)
        refused += bool(found.codes)
        if found.counts is not None:
            again = bring_back(made, export(made, form))
            assert not [c for c in again.codes if c.startswith("po-00")]
        if found.catalogue != made.catalogues["fr"].data:
            assert found.counts is not None
            assert found.counts.taken
            assert returned("fr.po", found.catalogue).findings == ()
    assert refused > 20


def rearranged(data: bytes, chance: random.Random) -> bytes:
    """The file still well formed, with elements, attributes and words in other places."""
    tree = etree.fromstring(data)
    for _ in range(chance.randint(1, 5)):
        inner = [e for e in tree.iter() if e.getparent() is not None]
        if not inner:
            break
        one, two = chance.choice(inner), chance.choice(inner)
        match chance.randrange(6):
            case 0:
                one.getparent().remove(one)  # type: ignore[union-attr]  # not the root
            case 1:
                one.addnext(copy.deepcopy(two))
            case 2 if one.attrib and two.attrib:
                one.set(chance.choice(one.keys()), two.get(chance.choice(two.keys()), ""))
            case 3 if one.attrib:
                del one.attrib[chance.choice(one.keys())]
            case 4:
                one.text, two.text = two.text, one.text
            case _:
                one.tail = chance.choice(["{fled}", "*", "[x](y)", "]{", "\u202e", " ", "９", "`"])
    return etree.tostring(tree)


@pytest.mark.parametrize("form", XLIFF)
@pytest.mark.parametrize("seed", range(3))
def test_nothing_that_a_build_would_refuse_gets_into_the_catalogue(form: ExchangeFormat, seed: int):
    """A hundred well-formed files with everything in the wrong place: no faulty translation."""
    made = translated(of_texts(*TEXTS), lambda text, _: text.replace("people", "gens"))
    file = export(made, form)
    chance = random.Random(seed)
    merged = 0
    for _ in range(100):
        found = bring_back(made, rearranged(file, chance), over=True)
        after = translations(with_catalogue(made, found.catalogue), "fr", parse_segment).value
        assert [t.record.text for t in after if t.state == "faulty"] == []
        merged += found.counts is not None and found.counts.taken
    assert merged > 10
