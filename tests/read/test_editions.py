from __future__ import annotations

from hashlib import sha256

import pytest

from reportbuild.model.finding import Checked, Span
from reportbuild.model.report import Difference, Report
from reportbuild.read.report import report
from tests.read.reports import found, replaced
from tests.stock import REPORT, WORK, stock_shelf
from tests.translate.own_text import the_house

OWN = "editions/fr/03-work.md"


def read(declared: str = "", own: bytes | None = None) -> Checked[Report]:
    """The stock report with lines below `[editions.fr]`, and a chapter of its French edition."""
    settings = REPORT.replace('locale = "fr-FR"\n', f'locale = "fr-FR"\n{declared}\n')
    paths = {} if own is None else {OWN: own}
    return report(stock_shelf({"report.toml": settings.encode(), **paths}), the_house())


def codes(found: Checked[Report]) -> list[str]:
    return [f.code for f in found.findings]


def test_an_edition_s_shape_is_read():
    """Its texts, addresses and differences, each with its place."""
    declared = """\
text = ["work", "summary", "work"]
[editions.fr.addresses]
"https://a.example/en/" = "https://a.example/fr/"
[[editions.fr.differences]]
chapter = "work"
what = "tables"
which = ["table of 1 row and 2 columns"]
reason = "The law differs."
"""
    found = read(declared)
    assert codes(found) == codes(read())
    settings = found.value.editions["fr"]
    line = settings.span.line
    assert settings.text == ("work", "summary")
    address = ("https://a.example/fr/", Span("report.toml", line + 4))
    assert settings.addresses == {"https://a.example/en/": address}
    which = ("table of 1 row and 2 columns",)
    span = Span("report.toml", line + 5)
    assert settings.differences == (Difference("work", "tables", which, "The law differs.", span),)


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("text = []", "toml-008"),
        ('text = "work"', "toml-006"),
        ('addresses = {"a.example" = "https://a.example/"}', "toml-008"),
        ('[[editions.fr.differences]]\nchapter = "work"\nwhat = "tables"', "toml-004"),
        ('[[editions.fr.differences]]\nchapter = "w"\nwhat = "all"\nreason = "x"', "toml-007"),
        ('[[editions.fr.differences]]\nchapter = "w"\nwhat = "tables"\nreason = ""', "toml-008"),
    ],
)
def test_what_does_not_fit_is_found(declared: str, code: str):
    """No reason is no reason."""
    assert code in codes(read(declared))


def test_par_021_a_text_that_is_not_there_is_found():
    """At its place in the list, with a guess."""
    found = [f for f in read('text = ["work", "sumary"]').findings if f.code == "par-021"]
    assert [f.message for f in found] == ["No text is called “sumary”."]
    assert found[0].hint == "Did you mean “summary”?"
    assert found[0].span.line > 1


def test_par_022_the_source_s_edition_is_the_full_report():
    """All others are numbered and checked by it."""
    settings = REPORT.replace("[editions.en]\n", '[editions.en]\ntext = ["work"]\n')
    found = report(stock_shelf({"report.toml": settings.encode()}), the_house())
    assert "par-022" in codes(found)


@pytest.mark.parametrize(
    ("head", "digest", "line"),
    [
        (b"% source: sha256:" + b"a" * 64 + b"\n\n", "a" * 64, 1),
        (b"% From the archive.\n% source: sha256:" + b"b" * 64 + b" \r\n\n", "b" * 64, 2),
        (b"% source: sha256:" + b"A" * 64 + b"\n\n", "", 1),
        (b"% source: sha256:" + b"a" * 63 + b"\n\n", "", 1),
        (b"", "", 1),
    ],
)
def test_a_chapter_of_the_edition_s_own_says_what_it_was_made_from(
    head: bytes, digest: str, line: int
):
    """By a digest in a comment, on a line of its own."""
    found = read(own=head + WORK.encode())
    own = found.value.replacements["fr"]["work"]
    assert (own.digest, own.span) == (digest, Span(OWN, line))
    assert own.findings == ()
    assert own.chapter
    assert own.chapter.span.path == OWN
    assert found.value.sources[OWN] == sha256(head + WORK.encode()).hexdigest()


def test_what_is_wrong_in_it_stays_with_it():
    """The report is sound without it, and its other editions are made."""
    wrong = WORK.replace("{most}", "{moost}").replace("#### A last", "<b>#### A last")
    found = read(own=wrong.encode())
    own = found.value.replacements["fr"]["work"]
    assert {"ref-001"} <= {f.code for f in own.findings}
    assert {f.span.path for f in own.findings} == {OWN}
    assert OWN not in {f.span.path for f in found.findings}
    assert found.sound


def test_pictures_that_it_alone_shows_are_read():
    """A map with words of the language in it."""
    text = "# Travail\n\n![Une carte](images/house.svg)\n\n![Rien](images/none.svg)\n"
    own = read(own=text.encode()).value.replacements["fr"]["work"]
    assert "pic-001" in {f.code for f in own.findings} or own.findings


def test_src_006_a_chapter_with_a_wrong_name_is_not_read():
    """Its name has no number, or its language no edition."""
    files = {"editions/fr/work.md": WORK.encode(), "editions/de/03-work.md": WORK.encode()}
    found = report(stock_shelf(files), the_house())
    told = {f.span.path: f.hint for f in found.findings if f.code == "src-006"}
    assert set(told) == set(files)
    assert told["editions/de/03-work.md"] == "Declare [editions.de] in report.toml."
    assert "NN-name.md" in told["editions/fr/work.md"]


@pytest.mark.parametrize(
    "declared",
    [
        'addresses = {"https://a.example/" = "https://b.example/"}',
        'differences = [{chapter = "return", what = "numbers", reason = "R."}]',
    ],
)
def test_par_025_the_source_s_edition_differs_in_nothing(declared: str):
    """What is declared for it would be silently idle."""
    change = replaced("report.toml", "[editions.en]\n", f"[editions.en]\n{declared}\n")
    assert [one.partition(":")[0] for one in found(change)] == ["par-025 report.toml"]
