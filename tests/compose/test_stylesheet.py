from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportbuild.compose.stylesheet import (
    design_tokens,
    ebook_stylesheet,
    paper_stylesheet,
    substitute,
)
from reportbuild.model.design import Face
from reportbuild.model.report import Style
from tests.documents import document, house

SHEETS = {
    "tokens.css": ':root{--ink:#111;--rule:1pt solid var(--ink)} :root[dir="rtl"]{--ink:#222}',
    "trims/a5.css": ":root{--trim-width:148mm}",
    "text.css": "p{color:var(--ink)}",
    "page.css": "@page{size:var(--trim-width)}",
    "ebook.css": "hr{border:var(--rule)}",
}


def test_paper_has_faces_tokens_trim_text_and_pages_in_order():
    """Later sheets may overrule earlier ones, so their order is the design's."""
    made = replace(house(SHEETS), faces=(Face("Amiri", 400, "normal", "Amiri-Regular.ttf", b""),))
    of = document()
    css = paper_stylesheet(made, replace(of, style=replace(of.style, trim="a5"))).value

    places = [css.index(SHEETS[name]) for name in ("tokens.css", "trims/a5.css", "text.css")]
    assert places == sorted(places)
    assert css.startswith('@font-face{font-family:"Amiri";font-weight:400;font-style:normal;')
    assert 'src:url("asset:fonts/Amiri-Regular.ttf")' in css


def test_an_unknown_trim_is_found_where_it_was_asked_for():
    """comp-001 names the trims there are, and the one that was probably meant."""
    of = document()
    made = paper_stylesheet(house(SHEETS), replace(of, style=replace(of.style, trim="A5")))

    (finding,) = made.findings
    assert finding.code == "comp-001"
    assert not made.sound
    assert "a5" in finding.message


def test_e_books_get_values_for_tokens():
    """E-readers know no custom properties: tokens are replaced, through one another."""
    css = ebook_stylesheet(house(SHEETS), document()).value

    assert "var(" not in css
    assert "border:1pt solid #111" in css


def test_tokens_follow_the_direction_of_writing():
    """What a right-to-left root sets anew is in force for right-to-left editions alone."""
    assert design_tokens(house(SHEETS), "ltr")["--ink"] == "#111"
    assert design_tokens(house(SHEETS), "rtl")["--ink"] == "#222"


def test_an_unknown_token_is_found():
    """comp-002: a property whose token is missing would silently be dropped."""
    made = ebook_stylesheet(house(SHEETS | {"ebook.css": "p{color:var(--inc)}"}), document())

    assert [f.code for f in made.findings] == ["comp-002"]
    assert "--inc" in made.findings[0].message


def test_the_house_s_own_sheets_name_known_tokens_only():
    """Every token that the shipped sheets use is defined, in every trim."""
    styles = Path(__file__).parents[2] / "styles"
    sheets = {p.relative_to(styles).as_posix(): p.read_text("utf-8") for p in styles.rglob("*.css")}
    for trim in (name for name in sheets if name.startswith("trims/")):
        tokens = design_tokens(
            house(sheets | {"tokens.css": sheets["tokens.css"] + sheets[trim]}), "rtl"
        )
        for name in ("text.css", "page.css"):
            assert substitute(sheets[name], tokens)[1] == []


def test_sheets_of_what_a_report_chooses_come_last():
    """They overrule those of all pages; without them there is no grid, and no figure floats."""
    sheets = {**SHEETS, "grid.css": "h2{margin:0}", "floats.css": "figure{--put-off:yes}"}
    plain = replace(document().style, trim="a5")

    def css(style: Style) -> str:
        return paper_stylesheet(house(sheets), replace(document(), style=style)).value

    assert css(plain).endswith(SHEETS["page.css"])
    assert css(replace(plain, grid=True)).endswith("\nh2{margin:0}")
    assert css(replace(plain, figures="float")).endswith("\nfigure{--put-off:yes}")
