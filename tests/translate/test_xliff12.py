"""XLIFF 1.2 as tools give it back: dialects, segments within units, other encodings and codes."""

from __future__ import annotations

import re

import pytest

from reportbuild.translate.exchange import Code
from reportbuild.translate.returning import returned
from tests.translate.exchanges import bring_back, export, of_texts, translated
from tests.translate.xliff_structure import faults

TEXT = "In 1999, {fled} people fled[^a]. *Many* came back."
SOURCE = (
    'In 1999, <x id="1" ctype="x-statistic" clone="no" equiv-text="more than 230,000"/> people fled'
    '<x id="2" ctype="x-note" clone="no" equiv-text="[a]"/>. <g id="3" ctype="italic">Many</g>'
    " came back."
)
GOOD = '<x id="1"/> ont fui<x id="2"/>. <g id="3">Beaucoup</g> sont revenus.'
GIVEN = "{fled} ont fui{note.a}. *Beaucoup* sont revenus."


def sent() -> str:
    """The file, with nothing translated."""
    return export(of_texts(TEXT)).decode()


def back(target: str, attributes: str = "") -> str:
    """The file with a target in the one paragraph."""
    file = sent()
    head = file.index(SOURCE)
    empty = '<target state="needs-translation"/>'
    rest = file[head:].replace(empty, f"<target{attributes}>{target}</target>", 1)
    return file[:head] + rest


def taken(file: str | bytes) -> tuple[list[str], str]:
    """What was found, and the translation that was taken."""
    data = file if isinstance(file, bytes) else file.encode()
    found = bring_back(of_texts(TEXT), data)
    text = "In 1999, {fled} people fled{note.a}. *Many* came back."
    return found.codes, found.translations.get(text, "") if found.catalogue else ""


def test_a_file_that_goes_out_is_known():
    """The source with its codes, states that ask for a translation, and nothing out of order."""
    file = sent()
    assert SOURCE in file
    assert file.count('state="needs-translation"') == 6
    assert faults(file.encode()) == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (('<x id="2"', '<x id="1"'), "stands 2 times"),
        (('state="needs-translation"', 'state="done"'), "state 'done'"),
        ((' datatype="plaintext"', ""), "lacks ['datatype']"),
        (("<header>", "<header><skl/>"), "is no element"),
        (('ctype="italic"', 'ctype="slanted"'), "ctype 'slanted'"),
        (("<source>Health</source>", ""), "holds 'target note'"),
        (("<body>", "<body>text"), "holds text"),
        (('clone="no"', 'copy="no"'), "has ['copy']"),
        (('<tool tool-id="reportbuild"', '<tool tool-id="x"'), "not in its header"),
        (('priority="1"', 'priority="0"'), "priority '0'"),
    ],
)
def test_the_structural_check_sees_what_is_wrong(spoil: tuple[str, str], fault: str):
    """Each rule of the check is broken once, and says so."""
    file = sent()
    assert spoil[0] in file
    assert any(fault in f for f in faults(file.replace(*spoil, 1).encode()))


def test_a_target_of_plain_tags_is_enough():
    """Tools copy ids and drop what they do not need."""
    assert taken(back(GOOD)) == ([], GIVEN)


@pytest.mark.parametrize(
    "target",
    [
        (
            '<mrk mtype="seg" mid="1"><x id="1"/> ont fui<x id="2"/>.</mrk> '
            '<mrk mtype="seg" mid="2"><g id="3">Beaucoup</g> sont revenus.</mrk>'
        ),
        (
            '<x id="1"/> ont <mrk mtype="term">fui</mrk><x id="2"/>. <g id="3">Beaucoup</g> sont'
            " revenus."
        ),
        (
            '<ph id="1">{fled}</ph> ont fui<ph id="2">x<sub>y</sub></ph>. '
            '<bpt id="3" rid="1">*</bpt>Beaucoup<ept id="3" rid="1">*</ept> sont revenus.'
        ),
        (
            '<x id="1"/> ont fui<x id="2"/>. <bx id="3" rid="9"/>Beaucoup<ex id="4" rid="9"/> sont'
            " revenus."
        ),
        (
            '<x id="1"/> ont fui<x id="2"/>. <it id="3" pos="open">*</it>Beaucoup<it id="3"'
            ' pos="close">*</it> sont revenus.'
        ),
        (
            '<x id="1"/> ont fui<x id="2"/>. <g id="3"><![CDATA[Beaucoup]]></g><![CDATA[ sont ]]>'
            "revenus."
        ),
        (
            '\n          <x id="1"/> ont fui<x id="2"/>.\n          <g id="3">Beaucoup</g>\n'
            "          sont revenus.\n        "
        ),
        (
            '<x id="1"/> ont <!-- a remark -->fui<?pi x?><x id="2"/>. <g id="3">Beaucoup</g> sont'
            " revenus."
        ),
        (
            '<m:ch xmlns:m="MQXliff" val="x"><x id="1"/> ont fui<x id="2"/></m:ch>. '
            '<g id="3">Beaucoup</g> sont revenus.'
        ),
        '<x id="1"/> ont fui<x id="2"/>. <g id="3"> Beaucoup </g>sont revenus.',
        '<x id="1"/> ont fui<x id="2"/>. <g id="3">Beaucoup</g> sont&#13;&#10;revenus.',
    ],
)
def test_what_tools_make_of_codes_and_segments_is_read(target: str):
    """Sub-segmentation, marks, native codes, CDATA, indentation, other namespaces."""
    assert taken(back(target)) == ([], GIVEN)


@pytest.mark.parametrize(
    "target",
    [
        '<x id="1"/><bx id="3"/>ont fui<x id="2"/>.',
        '<x id="1"/> ont fui<x id="2"/><ex id="3"/>.',
        '<bx id="3"/><g id="4"><x id="1"/><ex id="3"/><x id="2"/></g>',
    ],
)
def test_codes_that_do_not_pair_are_refused(target: str):
    """Opened and left, closed alone, overlapping."""
    assert taken(back(target))[0] == ["xch-006"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "iso-8859-1"])
def test_other_encodings_and_line_ends_are_read(encoding: str):
    """UTF-16 with its mark, Latin-1 that says so, CRLF."""
    name = encoding.removesuffix("-sig").removesuffix("-be")
    file = back(GOOD).replace("UTF-8", name).replace("\n", "\r\n").replace("’", "'")
    data = (b"\xfe\xff" if encoding == "utf-16-be" else b"") + file.encode(encoding)
    assert taken(data) == ([], GIVEN)


def test_dialects_are_seen_through():
    """Unknown namespaces and attributes, seg-source, alt-trans, groups, counts, other orders."""
    file = back(GOOD)
    file = file.replace('version="1.2"', 'version="1.2" xmlns:mq="MQXliff" mq:version="1"')
    file = file.replace("<trans-unit ", '<trans-unit mq:segmentguid="0b1c" mq:percent="75" ')
    file = file.replace("<body>", '<body><group id="g"><count-group name="c"/>')
    file = file.replace("</body>", "</group></body>")
    alt = '<alt-trans match-quality="99"><source>Health</source><target>Faux</target></alt-trans>'
    file = file.replace("</source>", "</source><seg-source>x</seg-source>")
    file = file.replace("<note>title", f"{alt}<note>title").replace("<note>", "<note>\n")
    assert taken(file) == ([], GIVEN)
    bare = re.sub(r'xmlns="[^"]*" ', "", back(GOOD))
    assert taken(bare) == ([], GIVEN)


@pytest.mark.parametrize(
    ("attributes", "unit", "fuzzy"),
    [
        ("", "", False),
        (' state="final"', "", False),
        (' state="signed-off"', "", False),
        (' state="translated"', "", False),
        (' state="new"', "", True),
        (' state="needs-translation"', "", True),
        (' state="needs-review-l10n"', "", True),
        (' state="x-ours"', "", True),
        ("", ' approved="yes"', False),
        ("", ' xmlns:mq="MQXliff" mq:status="ManuallyConfirmed"', False),
        ("", ' xmlns:mq="MQXliff" mq:status="Pretranslated"', True),
        ("", ' xmlns:mq="MQXliff" mq:status="Rejected"', True),
    ],
)
def test_states_of_tools_tell_what_is_still_to_be_looked_at(
    attributes: str, unit: str, fuzzy: bool
):
    """The standard's, its extensions, and memoQ's; where nothing is said, a target is meant."""
    file = back(GOOD, attributes)
    place = file.rindex("<trans-unit ", 0, file.index(SOURCE)) + len("<trans-unit")
    found = bring_back(of_texts(TEXT), (file[:place] + unit + file[place:]).encode())
    assert found.counts is not None
    assert (found.counts.taken, found.counts.unsure) == (1, int(fuzzy))


def test_states_of_trados_are_read():
    """SDLXLIFF has them beside the target, segment by segment."""
    drafted = (
        '<sdl:seg-defs xmlns:sdl="s"><sdl:seg id="1" conf="Draft"/></sdl:seg-defs></trans-unit>'
    )
    file = back(GOOD)
    end = file.index("</trans-unit>", file.index(SOURCE))
    found = bring_back(
        of_texts(TEXT), (file[:end] + drafted + file[end + len("</trans-unit>") :]).encode()
    )
    assert found.counts is not None
    assert (found.counts.taken, found.counts.unsure) == (1, 1)


def test_units_that_are_not_to_be_translated_are_passed_over():
    """`translate="no"`."""
    file = back(GOOD).replace("<trans-unit ", '<trans-unit translate="no" ')
    assert returned("x.xlf", file.encode()).value.units == ()


def test_a_unit_is_read_with_its_line_and_codes():
    """The line is that of its start tag, by which findings name it."""
    file = back(GOOD)
    unit = next(u for u in returned("x.xlf", file.encode()).value.units if u.target)
    assert "health:paragraph-" in file.split("\n")[unit.span.line - 1]
    assert unit.target == (
        Code("1", ""), " ont fui", Code("2", ""), ". ", Code("3", "", "", ("Beaucoup",)),
        " sont revenus.",
    )  # fmt: skip
    assert unit.source == "In 1999,  people fled. Many came back."


def test_approved_translations_go_out_as_final():
    """`approve` has said so; what nobody has approved is translated, and no more."""
    made = translated(of_texts(TEXT), lambda text, _: text.replace("people", "gens"))
    file = export(made).decode()
    assert 'approved="yes"' not in file
    assert file.count('state="translated"') == 6
