"""Pages for the team: whatever a text holds, it is said and does nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reportbuild.model.webpage import element, table, webpage

HARMFUL = "<script>x</script> & \"'`=</p><!-- \u202ertl"


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_every_text_comes_out_as_it_went_in(text: str):
    """In an element and in an attribute, whatever looks like markup in it."""
    made = webpage("Title", "p{}", element("p", text + HARMFUL, title=text + HARMFUL))
    tree: Any = html.document_fromstring(made.decode())
    [paragraph] = tree.iter("p")

    assert paragraph.text_content() == text + HARMFUL
    assert paragraph.get("title") == text + HARMFUL
    assert not list(tree.iter("script"))


def test_controls_that_no_page_may_hold_are_shown_as_such():
    """Lines and tabs stay; half a character can be written, too."""
    made = webpage("T", "", element("p", "a\x00b\x1bc\ud800d\n\te")).decode()
    assert "<p>a\ufffdb\ufffdc\ufffdd\n\te</p>" in made


def test_pictures_are_let_in_only_where_a_page_says_that_it_has_some():
    """And then only those that lie in the page itself."""
    assert b"img-src" not in webpage("T", "")
    assert b"; img-src data:" in webpage("T", "", pictures=True)


def test_text_goes_on_after_an_element_within_it():
    """Names of attributes are written as Python can."""
    made = webpage("T", "", element("p", "a", element("b", "c"), "d", class_="x", aria_label="y"))
    assert b'<p class="x" aria-label="y">a<b>c</b>d</p>' in made


def test_a_table_has_its_caption_and_heads():
    """As those who cannot see it need them."""
    made = webpage("T", "", table("All", ("One",), [element("tr", element("td", "1"))]))
    assert (
        b'<table><caption>All</caption><thead><tr><th scope="col">One</th></tr></thead>'
        b"<tbody><tr><td>1</td></tr></tbody></table>" in made
    )
