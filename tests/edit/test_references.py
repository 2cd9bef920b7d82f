"""Cross-references and citations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.edit.lines import plain
from reportbuild.edit.references import Target, citation, locator, nameless, works_listed
from reportbuild.model.document import Line
from reportbuild.model.inlines import (
    Citation,
    CrossReference,
    Draft,
    Emphasis,
    Foreign,
    Link,
    Locator,
    NoteCall,
    PageOf,
    StatisticRef,
    Text,
)
from reportbuild.model.report import Segment
from reportbuild.model.text import Box, Chart, Figure, Heading, Paragraph, Table
from tests.edit.desk import (
    SPAN,
    WORKS,
    chapter,
    codes,
    edited,
    edition,
    line_of,
    note,
    paragraph,
    speaking,
    text,
)

N = "\u00a0"


def to(target: str, *words: Draft) -> CrossReference:
    return CrossReference(target, SPAN, words or None)


def cite(*works: tuple[str, str]) -> Citation:
    return Citation(works, SPAN)


def table(key: str = "", caption: str = "Use") -> Table[Draft]:
    return Table(text(caption), ((Text("A"),),), (), ("start",), (), SPAN, id=key)


def chart(key: str) -> Chart[Draft]:
    return Chart("bar", (StatisticRef("fled", SPAN),), text("Drawn"), text("alt"), (), SPAN, key)


def printed(line: Line) -> str:
    """The line as it prints, each page as "#" and its target."""
    return "".join(
        f"{part.before}#{part.target}{part.after}" if isinstance(part, PageOf) else plain((part,))
        for part in line
    )


def test_locators_name_targets_by_number_or_title_with_their_page():
    """Chapters, tables, figures and charts by number; headings and boxes by title."""
    one = chapter(
        paragraph("See ", *(to(k) for k in ("two", "tab", "fig", "bars", "sec", "box"))),
        table("tab"),
        Figure("a.svg", text("alt"), text("A house"), (), SPAN, "fig"),
        chart("bars"),
        Heading(2, (Text("The road"), NoteCall("n", SPAN)), SPAN, "sec"),
        Box("box", text("Background"), (), SPAN, "box"),
        notes=(note("n"),),
    )
    two = chapter(name="two", title=text("Life"), key="two")
    assert printed(line_of(edited(edition(one, two)))) == (
        f"See Chapter{N}2 (p.{N}#ch-two)"
        f"Table{N}1.1 (p.{N}#ch-return-tab)"
        f"Figure{N}1.1 (p.{N}#ch-return-fig)"
        f"Figure{N}1.2 (p.{N}#ch-return-bars)"
        f"“The road” (p.{N}#ch-return-sec)"
        f"“Background” (p.{N}#ch-return-box)"
    )


def test_locators_are_in_the_editions_words_and_numerals():
    """French has no capital within a sentence, and one at its beginning."""
    made = chapter(paragraph(to("tab"), " et ", to("tab"), ". ", to("tab")), table("tab"))
    assert printed(line_of(edited(edition(made, language="fr")))) == (
        f"Tableau{N}1.1 (p.{N}#ch-return-tab) et tableau{N}1.1 (p.{N}#ch-return-tab). "
        f"Tableau{N}1.1 (p.{N}#ch-return-tab)"
    )
    arabic = line_of(edited(edition(made, language="ar", numerals="native")))
    assert printed(arabic).startswith(f"الجدول{N}١.١ (ص{N}#ch-return-tab)")


def test_numbers_may_run_through_the_whole_report():
    """Continuous numbering counts on, without the chapter."""
    chapters = [
        chapter(table("a"), name="one"),
        chapter(paragraph(to("b")), table("b"), name="two"),
    ]
    made = edited(edition(*chapters, numbering="continuous")).value
    paragraphs = [b for s in made.sections for b in s.blocks if isinstance(b, Paragraph)]
    assert printed(paragraphs[0].children) == f"Table{N}2 (p.{N}#ch-two-b)"


def test_a_chapter_without_a_number_is_named_by_its_title():
    """A summary is no chapter."""
    summary = chapter(name="summary", title=text("Summary"), key="sum")
    made = edited(edition(chapter(paragraph("See ", to("sum"))), summary, front=("summary",)))
    line = made.value.sections[1].blocks[0]
    assert isinstance(line, Paragraph)
    assert printed(line.children) == f"See “Summary” (p.{N}#ch-summary)"


def test_own_words_lead_to_the_target_with_its_page():
    """They may hold what any text may."""
    words: Segment = (
        Text("the "),
        Emphasis((Text("roads"),)),
        Text(" of "),
        StatisticRef("fled", SPAN),
    )
    made = edited(edition(chapter(paragraph("See ", to("tab", *words)), table("tab"))))
    first, link, page = line_of(made)
    assert first == Text("See ")
    assert isinstance(link, Locator)
    assert plain(link.children) == "the roads of more than 230,000"
    assert page == PageOf("ch-return-tab", f" (p.{N}", ")")


def test_a_target_without_number_and_title_needs_words():
    """xref-001: there would be nothing to print but an empty link."""
    made = chapter(paragraph(to("here"), to("here", Text("below"))), paragraph("x", key="here"))
    found = edited(edition(made))
    assert codes(found) == ["xref-001"]
    assert found.findings[0].span == SPAN
    assert nameless(Target("a", None, "", ()), (Text("w"),), "k", SPAN) == ()


def test_a_title_in_quotation_marks_is_put_between_the_inner_pair():
    """Quotation marks alternate."""
    target = Target("a", None, "", text("“Home”"))
    line = locator(target, None, (Text("“Home”"),), speaking())
    assert plain(line) == "‘“Home”’"


def test_a_mention_within_a_title_does_not_go_round():
    """Two headings that name each other are named without that."""
    made = chapter(
        Heading(2, (Text("A "), to("b")), SPAN, "a"),
        Heading(2, (Text("B "), to("a"), StatisticRef("fled", SPAN)), SPAN, "b"),
        paragraph(to("b")),
    )
    found = edited(edition(made))
    assert printed(line_of(found, 2)) == f"“B more than 230,000” (p.{N}#ch-return-b)"


def test_a_citation_says_everything_that_is_known():
    """Author, title in its own language, publisher, index, date and place."""
    line = citation(cite(("ai_2003", "p. 12"), ("plain", "")), WORKS, speaking())
    assert line == (
        Text("Amnesty International, "),
        Emphasis((Text("“Prisoners in our own homes”"),)),
        Text(f", index EUR{N}70/010/2003, 29 April 2003, p.{N}12; A. Writer, "),
        Emphasis((Foreign("fr", (Text("Un livre"),)),)),
        Text(", Maison, 2001"),
    )


def test_the_publisher_is_left_out_where_it_is_the_author():
    """Once is enough."""
    works = {"a": replace(WORKS["plain"], author=text("Maison"))}
    assert plain(citation(cite(("a", "")), works, speaking("fr"))) == "Maison, Un livre, 2001"


def test_titles_keep_their_language_in_every_edition():
    """An English title is a foreign phrase in French, with French words around it."""
    line = citation(cite(("ai_2003", "p. 12")), WORKS, speaking("fr"))
    assert line[1] == Emphasis((Foreign("en", (Text("“Prisoners in our own homes”"),)),))
    assert plain(line).endswith(f", index EUR{N}70/010/2003, 29 avril 2003, p.{N}12")


def test_a_place_in_no_known_words_is_a_warning_in_translations():
    """xref-002: it is printed in the source language, where that may not be understood."""
    made = chapter(paragraph(cite(("ai_2003", "appendix C"))), paragraph(cite(("ai_2003", "12"))))
    assert codes(edited(edition(made, language="fr"))) == ["xref-002"]
    assert codes(edited(edition(made))) == []


def test_works_are_listed_in_order_with_their_addresses():
    """By author without marks, then date; each once, its address a link."""
    other = replace(WORKS["plain"], key="eve", author=text("Ève"), published="1999")
    works = {**WORKS, "eve": other}
    blocks = works_listed(["eve", "ai_2003", "plain", "eve"], works, speaking())
    lines = [b.children for b in blocks if isinstance(b, Paragraph)]
    assert [plain(line).split(",")[0] for line in lines] == [
        "A. Writer",
        "Amnesty International",
        "Ève",
    ]
    address = "https://example.org/eur700102003"
    assert lines[1][-1] == Link(address, (Text(address),))
    assert plain(lines[0]).endswith("2001.")


@pytest.mark.parametrize(("language", "end"), [("en", ", 2001."), ("sr-Cyrl", ", 2001.")])
def test_a_listed_work_ends_in_one_stop(language: str, end: str):
    """Serbian dates bring theirs: "2001." is not followed by another."""
    (block,) = works_listed(["plain"], WORKS, speaking(language))
    assert isinstance(block, Paragraph)
    assert plain(block.children).endswith(end)


def test_the_list_of_works_holds_what_the_report_rests_on():
    """What is cited, and the sources of the statistics that are printed; nothing else."""
    cited = edited(edition(chapter(paragraph(cite(("plain", "")))), back=("sources",))).value
    assert [b.span.path for b in cited.sections[-1].blocks] == ["references.toml"]
    used = edited(edition(chapter(paragraph(StatisticRef("fled", SPAN))), back=("sources",))).value
    assert len(used.sections[-1].blocks) == 1
    none = edited(edition(chapter(paragraph("x")), back=("sources",))).value
    assert [s.kind for s in none.sections] == ["text"]


def test_a_work_is_named_in_full_once_in_the_notes_and_once_in_the_text_of_a_section():
    """Further citations are short, source lines always; the next section starts anew."""
    again = paragraph(cite(("plain", "")), text("; ")[0], cite(("plain", "p. 3")))
    notes = tuple(note(key, cite(("plain", ""))) for key in ("a", "b"))
    calls = paragraph(NoteCall("a", SPAN), NoteCall("b", SPAN))
    sourced = replace(table(caption="Use"), source=(cite(("plain", "")),))
    full, short = "A. Writer, Un livre, Maison, 2001", "A. Writer, Un livre"

    made = edited(
        edition(
            chapter(sourced, again, calls, notes=notes),
            chapter(again, name="second"),
            back=("sources",),
        )
    ).value

    first, second = (s for s in made.sections if s.kind == "text")
    drawn, cited, _ = first.blocks
    assert isinstance(drawn, Table)
    assert plain(drawn.source) == short
    assert isinstance(cited, Paragraph)
    assert plain(cited.children) == f"{full}; {short}, p.{N}3"
    assert [plain(n.paragraphs[0]) for n in first.notes] == [full, short]
    assert isinstance(second.blocks[0], Paragraph)
    assert plain(second.blocks[0].children) == f"{full}; {short}, p.{N}3"


def test_without_a_list_of_sources_nothing_is_shortened():
    """A short name is of use only where the full one can be looked up."""
    twice = paragraph(cite(("plain", "")), text("; ")[0], cite(("plain", "")))
    made = edited(edition(chapter(twice))).value

    (block,) = made.sections[-1].blocks
    assert isinstance(block, Paragraph)
    assert plain(block.children).count("Maison, 2001") == 2


@pytest.mark.parametrize(
    ("target", "words", "printed"),
    [
        (Target("", "Table {number}", "2.1", ()), None, f"Table{N}2.1 (see the full report)"),
        (Target("", None, "", text("A heading")), None, "the full report"),
        (Target("", None, "", ()), (Text("that heading"),), "that heading (see the full report)"),
    ],
)
def test_what_an_edition_has_not_is_in_the_full_report(
    target: Target, words: Line | None, printed: str
):
    """By number or the writer's words; a title would be in another language. No link, no page."""
    assert locator(target, words, (), speaking("en")) == (Text(printed),)


def test_the_full_report_begins_a_sentence_with_a_capital():
    """As every locator does."""
    line = locator(Target("", None, "", ()), None, (), speaking("en"), opens=True)
    assert line == (Text("The full report"),)
