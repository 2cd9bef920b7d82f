"""XLIFF 2.0 as tools give it back: segments, ignorables, spanning codes, states, later versions."""

from __future__ import annotations

import pytest

from tests.translate.exchanges import bring_back, export, of_texts, translated
from tests.translate.xliff_structure import faults

TEXT = "In 1999, {fled} people fled[^a]. *Many* came back."
MARKUP = "In 1999, {fled} people fled{note.a}. *Many* came back."
GOOD = '<ph id="1"/> ont fui<ph id="2"/>. <pc id="3">Beaucoup</pc> sont revenus.'
GIVEN = "{fled} ont fui{note.a}. *Beaucoup* sont revenus."


def sent() -> str:
    """The file, with nothing translated."""
    return export(of_texts(TEXT), "xliff-2.0").decode()


def back(target: str, attributes: str = ' state="translated"') -> str:
    """The file with a target in the one paragraph."""
    file = sent()
    start = file.index("<segment", file.index('name="health/paragraph"'))
    end = file.index("</source>", start) + len("</source>")
    segment = file[start:end].replace(' state="initial"', attributes)
    return f"{file[:start]}{segment}<target>{target}</target>{file[end:]}"


def parted(*segments: str) -> str:
    """The file with the one paragraph parted as a tool may do it."""
    file = sent()
    start = file.index("<segment", file.index('name="health/paragraph"'))
    end = file.index("</segment>", start) + len("</segment>")
    return f"{file[:start]}{''.join(segments)}{file[end:]}"


def taken(file: str) -> tuple[list[str], str]:
    """What was found, and the translation that was taken."""
    found = bring_back(of_texts(TEXT), file.encode())
    return found.codes, found.translations.get(MARKUP, "") if found.catalogue else ""


def test_a_file_that_goes_out_is_sound():
    """Its languages, its units and its codes."""
    file = sent()
    assert 'srcLang="en" trgLang="fr"' in file
    assert (
        '<ph id="1" type="other" subType="rb:statistic" canCopy="no" canDelete="no"'
        ' equiv="more than 230,000" disp="{fled}"/>'
    ) in file
    assert '<pc id="3" type="fmt" subType="xlf:i">Many</pc>' in file
    assert faults(file.encode()) == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (('<ph id="2"', '<ph id="1"'), "stands 2 times"),
        (('state="initial"', 'state="new"'), "state 'new'"),
        ((' srcLang="en"', ""), "lacks ['srcLang']"),
        (('type="fmt"', 'type="bold"'), "type 'bold'"),
        (('type="fmt"', 'type="other"'), "subType 'xlf:i' of 'other'"),
        (('subType="rb:statistic"', 'subType="statistic"'), "subType 'statistic'"),
        (("<notes>", "<notes><p/>"), "is no element"),
        (('canCopy="no"', 'canCopy="never"'), "canCopy 'never'"),
        (('<file id="f1"', '<file id="f 1"'), "id 'f 1'"),
        (('trgLang="fr"', 'trgLang="French language"'), "trgLang is"),
    ],
)
def test_the_structural_check_sees_what_is_wrong(spoil: tuple[str, str], fault: str):
    """Each rule of the check is broken once, and says so."""
    file = sent()
    assert spoil[0] in file
    assert any(fault in f for f in faults(file.replace(*spoil, 1).encode()))


def test_a_target_is_taken_in_every_version():
    """2.1 and 2.2 have the same core."""
    assert taken(back(GOOD)) == ([], GIVEN)
    assert taken(back(GOOD).replace('version="2.0"', 'version="2.1"')) == ([], GIVEN)
    later = back(GOOD).replace('version="2.0"', 'version="2.2"')
    assert taken(later.replace("document:2.0", "document:2.2")) == ([], GIVEN)


@pytest.mark.parametrize(
    "target",
    [
        '<ph id="1"/> ont fui<ph id="2"/>. <sc id="3"/>Beaucoup<ec startRef="3"/> sont revenus.',
        (
            '<ph id="1"/> <mrk id="m1" type="comment" value="x">ont fui</mrk><ph id="2"/>. '
            '<pc id="3">Beaucoup</pc> sont revenus.'
        ),
        (
            '<ph id="1"/> <sm id="m1" type="term"/>ont fui<em startRef="m1"/><ph id="2"/>. '
            '<pc id="3">Beaucoup</pc> sont revenus.'
        ),
        '<ph id="1"/> ont <cp hex="0066"/>ui<ph id="2"/>. <pc id="3">Beaucoup</pc> sont revenus.',
    ],
)
def test_what_tools_make_of_codes_is_read(target: str):
    """Spanning codes, annotations, characters by number."""
    assert taken(back(target)) == ([], GIVEN)


FIRST = (
    '<segment state="translated"><source>In 1999, <ph id="1"/> people fled<ph id="2"/>.</source>'
    '<target>{}<ph id="1"/> ont fui<ph id="2"/>.</target></segment>'
)
BETWEEN = "<ignorable><source> </source>{}</ignorable>"
LAST = (
    '<segment state="{}"><source><pc id="3">Many</pc> came back.</source>'
    '<target{}><pc id="3">Beaucoup</pc> sont revenus.</target></segment>'
)


def test_a_unit_in_several_segments_is_joined():
    """With what stands between them, in the order of the targets if they give one."""
    final = LAST.format("final", "")
    assert taken(parted(FIRST.format(""), BETWEEN.format(""), final)) == ([], GIVEN)
    between = BETWEEN.format("<target> </target>")
    assert taken(parted(FIRST.format(""), between, final)) == ([], GIVEN)
    turned = parted(
        FIRST.format("").replace("<target>", '<target order="3">'),
        BETWEEN.format('<target order="2"> </target>'),
        LAST.format("final", ' order="1"'),
    )
    assert taken(turned) == ([], "*Beaucoup* sont revenus. {fled} ont fui{note.a}.")


def test_half_a_unit_is_no_translation():
    """A segment without a target leaves the whole unit for later; a draft leaves it fuzzy."""
    half = LAST.format("initial", "")
    half = half[: half.index("<target")] + "</segment>"
    found = bring_back(of_texts(TEXT), parted(FIRST.format(""), half).encode())
    assert found.counts is not None
    assert (found.counts.taken, found.counts.empty) == (0, 6)
    draft = parted(FIRST.format(""), BETWEEN.format(""), LAST.format("initial", ""))
    found = bring_back(of_texts(TEXT), draft.encode())
    assert found.counts is not None
    assert (found.counts.taken, found.counts.unsure) == (1, 1)


def test_a_character_that_is_none_is_refused():
    """`<cp>` names what XML cannot carry; no text can print it."""
    for number in ("0001", "FFFE", "x", "110000", ""):
        codes, text = taken(back(f'{GOOD}<cp hex="{number}"/>'))
        assert "src-003" in codes
        assert text == ""


def test_what_is_translated_goes_out_so():
    """With targets, and no state that would ask for more work."""
    made = translated(of_texts(TEXT), lambda text, _: text.replace("people", "gens"))
    file = export(made, "xliff-2.0").decode()
    assert file.count('<segment state="translated">') == 6
    assert file.count("<target>") == 6
