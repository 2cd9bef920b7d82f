from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from reportbuild.compose.markup import join, tag


def test_names_are_written_as_attributes_are():
    """A trailing underscore goes, two are a colon, one is a hyphen; None leaves out, "" keeps."""
    made = tag("p", class_="a", epub__type="b", data_mark="c", id=None, data_artifact="")

    assert made == '<p class="a" epub:type="b" data-mark="c" data-artifact=""></p>'


def test_void_elements_close_themselves():
    """Only void elements do: an HTML parser would take any other for an open one."""
    assert tag("br") == "<br/>"
    assert tag("span") == "<span></span>"


def test_markup_is_kept_and_text_is_escaped():
    """What comes as markup stays; what comes as text can never become an element."""
    assert tag("p", Markup("<b>x</b>"), "<b>") == "<p><b>x</b>&lt;b&gt;</p>"
    assert join(["<", Markup("<i>")], " & ") == "&lt; &amp; <i>"


@given(st.text(), st.text())
def test_nothing_escapes_its_element(text: str, value: str):
    """Whatever characters XML allows come back from a parser as they went in."""
    allowed = "".join(c for c in text if c.isprintable())
    attribute = "".join(c for c in value if c.isprintable())

    parsed = etree.fromstring(tag("p", allowed, title=attribute))

    assert (parsed.text or "") == allowed
    assert parsed.get("title") == attribute
    assert len(parsed) == 0


def test_both_parsers_read_the_same():
    """An HTML parser closes what an XML parser closes."""
    opened: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, name: str, attrs: object):
            opened.append(name)

        def handle_startendtag(self, name: str, attrs: object):
            assert name == "br"

        def handle_endtag(self, name: str):
            assert opened.pop() == name

    Reader().feed(tag("p", tag("span"), tag("br"), "x"))

    assert opened == []
