from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from reportbuild.model.finding import Finding, Span
from reportbuild.model.report import Catalogue, Report
from reportbuild.model.statistics import Noun
from reportbuild.read.inlines import parse_segment
from reportbuild.translate.approving import approve
from reportbuild.translate.review import SENSITIVE, Side, review
from tests.translate.samples import chapter, codes, entry, po, report, statistic, work

SIDES = (Side("en", "ltr", {"fled": "more than 5"}), Side("ar", "rtl", {"fled": "أكثر من ٥"}))
VOID = {"meta", "br"}
TEXTS = (
    "{fled} *fled*[^unhcr] [@ai_2003, p. 12]; [more](https://e.org/).",
    "[Gjon]{lang=sq}\\\n**said** no.",
    "Nobody came.",
    "It rained.",
    "<b>&amp; \\{x\\}",
)
ARABIC = po(
    entry("health/title", "Health", "الصحة"),
    entry(
        "health/paragraph",
        "{fled} *fled*{note.unhcr} {cite.ai_2003}; [more]{link.a}.",
        "فر {fled}{note.unhcr} {cite.ai_2003}؛ [المزيد]{link.a}.",
    ),
    entry("health/paragraph", "[Gjon]{lang.sq}\\\n**said** no.", "قال [Gjon]{lang.sq} لا."),
    entry("health/paragraph", "Nobody came.", "لم <i>يأت</i> أحد.", "#, fuzzy"),
    entry("health/paragraph", "It rained.", "أمطرت {rain}."),
    entry("statistics/fled/label", "people", "شخص"),
    head="Language: ar",
)


def sample(arabic: bytes = ARABIC) -> Report:
    """A report with something of everything, half of it in Arabic."""
    text = chapter("health", "Health", *TEXTS[:4], notes={"unhcr": ["By count."]})
    made = report(text, languages="en ar", ar=arabic)
    fled = replace(
        statistic("fled", "people"), noun=Noun((("one", "{value} man"), ("other", "{value} men")))
    )
    works = {"ai_2003": work("ai_2003", "Amnesty International", "Prisoners <in> our own homes")}
    return replace(made, statistics={"fled": fled}, works=works)


def page(made: Report | None = None, *found: Finding, style: str = "p{}") -> str:
    """The page of the Arabic edition."""
    done = review(made or sample(), SIDES, found, style, parse_segment)
    assert done.findings == ()
    return done.value.decode()


class Reader(HTMLParser):
    """Reads a page strictly: every element that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Reader:
    """The page, read; it must be well-formed."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def test_the_page_asks_nothing_of_any_network_and_runs_nothing():
    """No address is followed by opening it, and a policy forbids what nobody has written."""
    seen = read(page()).seen
    names = {tag for tag, _ in seen}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert {a["href"] for tag, a in seen if tag == "a"} <= {f"#part-{n}" for n in range(1, 9)}
    assert not any(key.startswith("on") or key == "src" for _, a in seen for key in a)
    policy = [a["content"] for _, a in seen if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert "url(" not in page()


def test_both_sides_stand_in_order_each_in_its_language_and_direction():
    """Chapters are headed, rows are headed, and Arabic runs from the right."""
    html = page()
    seen = read(html).seen
    assert [a["lang"] for tag, a in seen if tag == "html"] == ["en"]
    columns = [(a["lang"], a["dir"]) for tag, a in seen if tag == "div"]
    assert set(columns) == {("en", "ltr"), ("ar", "rtl")}
    assert columns == [("en", "ltr"), ("ar", "rtl")] * (len(columns) // 2)
    assert {a.get("scope") for tag, a in seen if tag == "th"} == {"col", "row"}
    assert (
        html.index(">Health<") < html.index("fled") < html.index("Nobody") < html.index("By count")
    )
    assert html.index("By count") < html.rindex(">Statistics<") < html.rindex(">Works cited<")


def test_statistics_notes_links_and_works_are_shown_as_they_print():
    """A desk reads figures and titles, not names in braces."""
    html = page()
    assert '<span class="statistic" title="fled">more than 5</span> <em>fled</em>' in html
    assert '<span class="statistic" title="fled">أكثر من ٥</span>' in html
    assert '<sup dir="ltr">[note unhcr]</sup>' in html
    assert "[Prisoners &lt;in&gt; our own homes, p. 12]" in html
    assert "‹https://e.org/›" in html
    assert '<bdi lang="sq">Gjon</bdi><br><strong>said</strong> no.' in html
    assert "{value} man" in html


def test_every_state_is_told_in_words():
    """Colour alone tells nothing to some, and nothing on most printers."""
    made = sample()
    approvals = approve(made, "ar", "AB", "statistics", parse_segment).value.data
    html = page(replace(made, approvals={"ar": Catalogue("editions/ar.approved.toml", approvals)}))
    for state in ("Approved by AB", "Translated, not approved", "Stale", "Faulty", "Missing"):
        assert re.search(rf'<p class="state \w+">. {state}', html), state
    assert SENSITIVE in html
    assert html.index(SENSITIVE) < html.index("<h1>")


def test_what_is_not_printed_is_shown_as_it_stands_in_the_catalogue():
    """Stale and faulty words are a reviewer's business; as text, whatever they hold."""
    html = page()
    assert "لم &lt;i&gt;يأت&lt;/i&gt; أحد." in html
    assert "أمطرت {rain}." in html


def test_findings_stand_beside_their_segment_and_others_at_the_end():
    """Each once, those of translating and those of editing."""
    made = sample()
    place = 1 + ARABIC.decode().split("\n").index('msgid "[Gjon]{lang.sq}\\\\\\n**said** no."')
    edited = Finding("say-001", Span("editions/ar.po", place), "A <figure>.", "Mend it.", "ar")
    other = Finding("ref-006", Span("text/09-x.md", 3), "Elsewhere.")
    html = page(made, edited, other)
    rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    [row] = [r for r in rows if "A &lt;figure&gt;. Mend it." in r]
    assert "said" in row
    [faulty] = [r for r in rows if "error[po-010]" in r]
    assert "It rained" in faulty
    assert html.count("po-010") == 1
    assert html.index("Findings about other places") < html.index("Elsewhere.")


@pytest.mark.parametrize(
    "hostile",
    ["</style><script>alert(1)</script>", '" onload="x', "]]>&lt;", "<!--", "\u202ertl", "\u2028"],
)
def test_no_text_becomes_markup(hostile: str):
    """Whatever stands in a title or a finding is characters."""
    made = sample()
    title = replace(made.identity, index=hostile)
    before = [tag for tag, _ in read(page(made)).seen]
    reader = read(page(replace(made, identity=title), Finding("po-007", Span("x"), "")))
    assert [tag for tag, _ in reader.seen] == before
    assert hostile in "".join(reader.text)


def test_the_same_input_gives_the_same_bytes():
    """Nothing of the clock or of the machine is in it."""
    assert page() == page()


def test_an_edition_without_a_catalogue_is_a_page_of_what_is_missing():
    """Every row has its source; a catalogue that cannot be read gives no page."""
    html = page(replace(sample(), catalogues={}))
    assert "Missing" in html
    assert "Translated" not in html
    broken = review(sample(b'msgid "a\n'), SIDES, (), "", parse_segment)
    assert (broken.made, codes(broken)) == (None, ["po-001"])
