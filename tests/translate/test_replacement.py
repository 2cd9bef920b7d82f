from __future__ import annotations

from hashlib import sha256

import pytest

from reportbuild.model.finding import Severity
from reportbuild.model.inlines import Link, Text
from reportbuild.translate.markup import walk
from reportbuild.translate.skeleton import skeleton
from tests.stock import RETURN, WORK, stock_files
from tests.translate.own_text import DIGEST, HEAD, PATH, TRAVAIL, french, line_of, told

GOOD = HEAD + TRAVAIL


def test_a_text_of_an_edition_s_own_takes_the_place_of_its_chapter():
    """It prints instead of what the catalogue has."""
    made, found = french()
    assert found == []
    assert made
    assert made.report.chapters[2].title == (Text("Travail et santé"),)
    assert made.report.chapters[2].span.path == PATH
    assert [c.name for c in made.report.chapters] == ["summary", "return", "work", "method"]


@pytest.mark.parametrize(
    ("head", "line"),
    [("", 1), ("% source: sha256:abc\n\n", 1), (HEAD.replace(DIGEST, "0" * 64), 1)],
)
def test_par_024_a_text_made_from_another_state_of_its_source_is_stale(head: str, line: int):
    """No digest, half a digest, that of an older text: a draft, and the hint has the line."""
    _, found = french(head + TRAVAIL)
    assert told(found) == [("par-024", PATH, line)]
    assert f"% source: sha256:{DIGEST}" in found[0].hint
    assert found[0].severity is Severity.HOLD


def test_par_024_a_source_that_changed_makes_its_replacement_stale():
    """Whatever changed: bytes are compared, so that nobody has to guess."""
    changed = WORK.replace("#### A last word", "#### The last word").encode()
    _, found = french(changed={"text/03-work.md": changed})
    assert told(found) == [("par-024", PATH, 1)]
    assert sha256(changed).hexdigest() in found[0].hint


FAULTS = [
    ("#### Un dernier mot", "### Un dernier mot", "par-010", "### Un dernier mot"),
    ("### Ensuite\n\n", "", "par-010", "#### Un dernier mot"),
    ("Il est allégué", "Une phrase.\n\nIl est allégué", "par-011", None),
    ("   - en l’espace d’un mois.\n", "", "par-018", "   - chacune"),
    ("8. La huitième chose, \\{pas une statistique\\} et \\[pas un lien\\].\n", "", "par-011",
     "7. La"),
    ("::::{box} Contexte\n", "::::{box}\n", "par-011", "::::{box}"),
    ("{most} des plaintes", "beaucoup de plaintes", "par-012", "Il est allégué"),
    ("{nurses} infirmières", "{nurses} et {nurses} infirmières", "par-012", "On compte"),
    (":::{statistic} under_14\n:::\n\n", "", "par-012", ":::{chart}"),
    (":statistics: unemployment minorities", ":statistics: minorities unemployment under_14",
     "par-012", ":statistics:"),
    ("[^police] |", " |", "par-013", ":::{table} Qui"),
    ("[^police]: Depuis 2024.", "[^police]: Depuis 2024.\n\n    Deux fois.", "par-013",
     "[^police]: "),
    ("comme le dit [](#sec_duty)", "comme il est dit", "par-014", "1. Surveiller"),
    ("(rec_police)=\n", "", "par-014", ":::{recommendations}"),
    (":source: [@bank_2025, table 3]", ":source: [@bank_2025, table 4]", "par-014",
     ":source: [@bank"),
    ("Adultes sans travail, selon les estimations.\n", "", "par-016", ":::{chart}"),
    ("| Tribunal | Examiner les *plaintes* | {trials} |\n", "", "par-017", ":::{table} Qui"),
    ("| Mois | Route |\n|---|---|\n| mars | fermée |", "| Mois |\n|---|\n| mars |", "par-017",
     ":::{table} Mois"),
    ("2. Examiner les plaintes :", "2. Rien.\n3. Examiner les plaintes :", "par-018", None),
    ("moins de 14 ans", "moins de 15 ans", "par-020", "On estime"),
    ("Depuis 2024.", "Depuis longtemps.", "par-020", "[^police]: "),
    ("Il est allégué", "Voir <https://evil.example/>. Il est allégué", "par-015", "Voir"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "line"), FAULTS)
def test_what_differs_from_the_source_is_found(old: str, new: str, code: str, line: str | None):
    """At its line of the edition's text; what the edition lacks, where it should stand."""
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    _, found = french(text)
    own = [f for f in found if f.code == code]
    assert own, [str(f) for f in found]
    assert {f.span.path for f in own} == {PATH}
    if line:
        assert line_of(text, line) in {f.span.line for f in own}, [str(f) for f in own]
    assert all(f.edition == "fr" for f in own)


def test_each_message_names_both_sides():
    """What the source has, and where; and what this edition has."""
    _, found = french(GOOD.replace("moins de 14 ans", "moins de 15 ans"))
    assert told(found) == [("par-020", PATH, 6), ("par-020", PATH, 6)]
    lost, new = (f.message for f in found)
    assert lost == "The source has the number “14” (text/03-work.md:4), this edition has not."
    assert new == "This edition has the number “15”, the source (text/03-work.md) has not."


def test_what_catalogues_call_an_error_is_one_here():
    """Statistics, notes and references stop the edition; whatever else differs makes it a draft."""
    severities: dict[str, Severity] = {}
    for old, new, code, _ in FAULTS:
        _, found = french(GOOD.replace(old, new))
        severities |= {f.code: f.severity for f in found if f.code == code}
    errors = {code for code, severity in severities.items() if severity is Severity.ERROR}
    holds = {code for code, severity in severities.items() if severity is Severity.HOLD}
    assert errors == {"par-012", "par-013", "par-014"}
    assert errors | holds == set(severities)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{most} des plaintes", "{moost} des plaintes", "ref-001"),
        ("[^police]: Depuis", "[^police] Depuis", "ref-002"),
        ("# Travail et santé", "Travail et santé", "text-001"),
    ],
)
def test_what_is_wrong_in_the_text_itself_touches_its_edition_alone(old: str, new: str, code: str):
    """It is read as texts are; no other edition is stopped by it."""
    _, found = french(GOOD.replace(old, new, 1))
    assert code in {f.code for f in found if f.span.path == PATH}
    assert {f.edition for f in found if f.span.path == PATH} == {"fr"}


def test_a_text_that_cannot_be_read_is_an_error():
    """Half a letter stops the edition, and nothing of the source is printed in its place."""
    made, found = french(changed={PATH: b"# \xff\xfe"})
    assert Severity.ERROR in {f.severity for f in found if f.span.path == PATH}
    assert made is None or "work" not in {c.name for c in made.report.chapters}


@pytest.mark.parametrize(
    ("name", "declared"),
    [("03-wrok.md", ""), ("04-method.md", 'text = ["summary", "return"]')],
)
def test_par_023_a_text_that_replaces_nothing_is_found(name: str, declared: str):
    """A misspelt name, and a chapter that this edition does not hold."""
    path = f"editions/fr/{name}"
    _, found = french(declared=declared, changed={PATH: None, path: GOOD.encode()})
    assert ("par-023", path, 0) in told(found)


def test_par_023_the_source_s_own_language_and_a_second_text_are_refused():
    """The text of the source stands in `text/`, and a chapter is replaced once."""
    twice = {"editions/fr/9-work.md": GOOD.encode(), "editions/en/03-work.md": WORK.encode()}
    _, found = french(changed=twice)
    assert ("par-023", "editions/fr/9-work.md", 0) in told(found)


def test_par_001_words_of_the_source_in_the_text_are_found():
    """A sentence that was copied, and half of it."""
    text = GOOD.replace(
        "Il est allégué que",
        "It is alleged that complaints were never looked into ; Il est allégué que",
    )
    _, found = french(text)
    assert ("par-001", PATH, line_of(text, "It is alleged")) in told(found)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Il a dit « non.", "par-002"),
        ("Il a dit non ».", "par-002"),
        ("Il a dit „non“.", "par-003"),
        ("Il a dit « non ».", ""),
        ("Il a dit « oui, “non” ».", ""),
    ],
)
def test_quotation_marks_of_the_text_pair_and_are_french(words: str, code: str):
    """As in catalogues."""
    text = GOOD.replace("#### Un dernier mot", f"{words}\n\n#### Un dernier mot")
    _, found = french(text)
    marks = [f for f in found if f.code in ("par-002", "par-003")]
    assert [f.code for f in marks] == ([code] if code else [])
    assert {f.span.line for f in marks} <= {line_of(text, words)}


def test_a_quotation_of_two_paragraphs_opens_both():
    """Its first paragraph may stay open."""
    text = GOOD.replace("### Ensuite", "« Un.\n\n« Deux. »\n\n### Ensuite")
    _, found = french(text)
    assert {f.code for f in found} == {"par-011"}


def test_a_difference_that_is_declared_is_none():
    """With its reason, for one number of the chapter, or for all of them."""
    text = GOOD.replace("moins de 14 ans", "moins de 15 ans")
    declared = (
        "[[editions.fr.differences]]\n"
        'chapter = "work"\nwhat = "numbers"\nwhich = ["14", "15"]\nreason = "Law of this country."'
    )
    assert french(text, declared)[1] == []
    assert french(text, declared.replace('which = ["14", "15"]\n', ""))[1] == []
    left = french(text, declared.replace('["14", "15"]', '["14"]'))[1]
    assert told(left) == [("par-020", PATH, 6)]


@pytest.mark.parametrize(
    ("chapter", "what"), [("work", "tables"), ("return", "numbers"), ("wrok", "numbers")]
)
def test_par_025_a_declaration_that_hits_nothing_is_found(chapter: str, what: str):
    """At its line of report.toml; a misspelt chapter is guessed at."""
    declared = (
        f'[[editions.fr.differences]]\nchapter = "{chapter}"\nwhat = "{what}"\nreason = "Because."'
    )
    _, found = french(declared=declared)
    assert [(f.code, f.span.path) for f in found] == [("par-025", "report.toml")]
    assert found[0].span.line > 1
    assert ("Did you mean “work”?" in found[0].hint) == (chapter == "wrok")


def test_par_014_a_target_that_is_mentioned_cannot_be_left_out():
    """Declared or not: what other chapters refer to would be nowhere."""
    declared = (
        "[[editions.fr.differences]]\n"
        'chapter = "work"\nwhat = "references"\nreason = "There are no duties here."'
    )
    _, found = french(GOOD.replace("(tab_duties)=\n", ""), declared)
    assert told(found) == [("par-014", "text/01-summary.md", 12)]
    assert found[0].severity is Severity.ERROR
    assert "(tab_duties)=" in found[0].hint
    assert french(GOOD.replace("(rec_police)=\n", ""), declared)[1] == []


def test_addresses_of_the_edition_are_its_own():
    """A link leads to the page in its language where one is declared, in catalogue and own text."""
    declared = '[editions.fr.addresses]\n"https://observatory.example/" = "https://observatory.example/fr/"'
    made, found = french(declared=declared)
    assert found == []
    assert made
    there = "https://observatory.example/fr/road"
    text = RETURN.replace("https://observatory.example/road", there)
    made, found = french(declared=declared, changed={"editions/fr/02-return.md": text.encode()})
    assert "par-015" not in {f.code for f in found}
    assert made
    links = {
        (node.address, node.children)
        for piece in skeleton(made.report.chapters[1]).pieces
        for node in walk(piece.segment)
        if isinstance(node, Link)
    }
    assert (there, (Text(there),)) in links


def test_par_025_an_address_that_nothing_leads_to_is_found():
    """A declaration is left over, or misspelt."""
    declared = '[editions.fr.addresses]\n"https://nowhere.example/" = "https://nowhere.example/fr/"'
    _, found = french(declared=declared)
    assert [(f.code, f.span.path) for f in found] == [("par-025", "report.toml")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":attribution: Woman of 63, [Gjon]{lang=sq}\n", ""),
        ("> Nobody told us that the road was shut.\n", "Nobody told us that the road was shut.\n"),
        ("Then we walked *back*.", "Then.\n\nWe walked *back*."),
    ],
)
def test_par_019_what_is_quoted_otherwise_is_found(old: str, new: str):
    """Whose words they are, that they are somebody's, and how many paragraphs they have."""
    path = "editions/fr/02-return.md"
    assert RETURN.count(old) == 1
    _, found = french(changed={path: RETURN.replace(old, new).encode()})
    assert "par-019" in {f.code for f in found if f.span.path == path}
    _, found = french(changed={path: RETURN.encode()})
    assert "par-019" not in {f.code for f in found}


def test_par_014_a_target_that_the_source_has_not_either_is_said_once():
    """Where the texts are read (ref-003), and not again for each edition."""
    summary = stock_files()["text/01-summary.md"].replace(b"#tab_duties", b"#tab_dutys")
    _, found = french(changed={"text/01-summary.md": summary})
    assert told(found) == [("ref-003", "text/01-summary.md", 12)]
