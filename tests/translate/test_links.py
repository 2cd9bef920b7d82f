from __future__ import annotations

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.hosts import misled
from reportbuild.model.inlines import Link, Pending, Text
from reportbuild.model.report import Segment
from reportbuild.translate.links import (
    idle_addresses,
    local_address,
    localised,
    misleading,
    with_addresses,
)
from tests.translate.samples import PO, chapter, report, words

AT = Span("report.toml", 9)
FRENCH = {
    "https://a.example/en/": ("https://a.example/fr/", AT),
    "https://a.example/en/one": ("https://a.example/fr/un", AT),
    "https://b.example/x": ("https://b.example/y", AT),
}


@pytest.mark.parametrize(
    ("words", "address", "said"),
    [
        ("https://good.example", "https://evil.example/", True),
        ("http://www.good.example/a", "https://evil.example/", True),
        ("www.good.example", "https://evil.example/", True),
        ("good.example", "https://evil.example/", True),
        ("see https://good.example/a now", "https://evil.example/", True),
        ("good.example", "https://evil.example/good", True),
        ("good.example", "https://good.example.evil.example/", True),
        ("https://good.example@evil.example", "https://good.example/", True),
        ("office@good.example", "mailto:office@evil.example", True),
        ("bücher.example", "https://evil.example/", True),
        ("good.example", "https://www.good.example/en/", False),
        ("www.good.example", "https://docs.good.example/", False),
        ("good.example,", "https://good.example", False),
        ("https://good.example/a", "https://web.archive.org/web/2003/http://good.example/a", False),
        ("office@good.example", "mailto:office@good.example?subject=x", False),
        ("the office of good.example people", "https://evil.example/", False),
        ("report.pdf", "https://good.example/report.pdf", False),
        ("e.g", "https://good.example/", False),
        ("No. 3.2", "https://good.example/", False),
        ("", "https://good.example/", False),
    ],
)
def test_words_that_name_another_host_mislead(words: str, address: str, said: bool):
    """Addresses are compared by their host; an archive may name what it holds."""
    assert bool(misled(words, address)) is said


def test_par_004_is_said_at_the_place_given():
    """It names both sides."""
    good: Segment = (Link("https://good.example/", words("*www.good.example*")),)
    assert list(misleading(good, PO)) == []
    segment: Segment = (Link("https://evil.example/", (Text("www.good.example"),)),)
    [finding] = misleading(segment, PO)
    assert (finding.code, finding.span) == ("par-004", PO)
    assert "good.example" in finding.message
    assert "https://evil.example/" in finding.message


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("https://a.example/en/", "https://a.example/fr/"),
        ("https://a.example/en/two", "https://a.example/fr/two"),
        ("https://a.example/en/one", "https://a.example/fr/un"),
        ("https://b.example/x", "https://b.example/y"),
        ("https://b.example/xx", "https://b.example/xx"),
        ("https://c.example/", "https://c.example/"),
    ],
)
def test_the_longest_declared_address_decides(address: str, here: str):
    """One that ends with a stroke means all that begin with it."""
    assert local_address(address, FRENCH) == here


def test_links_wherever_they_stand_have_the_edition_s_address():
    """In emphasis, too; an address in words changes with them; Pending words stay."""
    line = words("*[a](https://b.example/x)* <https://b.example/x> **[b](https://b.example/x)**")
    wanted = words("*[a](https://b.example/y)* <https://b.example/y> **[b](https://b.example/y)**")
    assert localised(line, FRENCH) == wanted
    waiting = (Pending("en", line),)
    assert localised(waiting, FRENCH) == waiting


def test_a_report_without_declared_addresses_is_itself():
    """Nothing is walked through for nothing."""
    made = report(chapter("health", "Health", "<https://b.example/x>"))
    assert with_addresses(made, {}) is made
    there = with_addresses(made, FRENCH).chapters[0].blocks[0]
    assert there == chapter("health", "Health", "<https://b.example/y>").blocks[0]


def test_par_025_what_is_declared_and_leads_nowhere_is_found():
    """Each address for itself; one that begins with another's stroke counts for it."""
    made = report(chapter("health", "Health", "[a](https://a.example/en/two)"))
    found = list(idle_addresses(made, FRENCH))
    assert [f.code for f in found] == ["par-025", "par-025"]
    assert {f.span for f in found} == {AT}


def test_par_025_an_address_that_stands_for_all_is_matched_by_one_that_does():
    """What begins with one is not put together with another that ends elsewhere."""
    lame = {"https://a.example/en/": ("https://a.example/fr", AT)}
    assert local_address("https://a.example/en/one", lame) == "https://a.example/en/one"
    assert local_address("https://a.example/en/", lame) == "https://a.example/fr"
    linked = report(chapter("health", "Health", "[a](https://a.example/en/one)"))
    [found] = idle_addresses(linked, lame)
    assert (found.code, found.span) == ("par-025", AT)
    assert "End both addresses with “/”" in found.hint
