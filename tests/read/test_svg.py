from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportbuild.model.finding import Span
from reportbuild.read.svg import svg
from tests.stock import HOUSE

AT = Span("text/a.md", 3)
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9"'
)


def drawing(inner: str, attributes: str = "") -> bytes:
    return f"{HEAD} {attributes}>{inner}</svg>".encode()


def codes(data: bytes) -> list[str]:
    made = svg(data, AT)
    assert (made.made is None) is bool(made.findings)
    assert all(finding.span == AT for finding in made.findings)
    return [finding.code for finding in made.findings]


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("<script>alert(1)</script>", "pic-005"),
        ('<path onclick="alert(1)" d=""/>', "pic-005"),
        ("<foreignObject/>", "pic-005"),
        ('<a href="#x"><path/></a>', "pic-005"),
        ('<animate attributeName="d"/>', "pic-005"),
        ('<set attributeName="href" to="https://x.org"/>', "pic-005"),
        ("<text>Words</text>", "pic-006"),
        ("<g><text><tspan>Words</tspan></text></g>", "pic-006"),
        ('<image href="a.png"/>', "pic-007"),
        ('<image href="data:image/png;base64,AAAA"/>', "pic-007"),
        ('<use href="other.svg#a"/>', "pic-007"),
        ('<use xlink:href="https://x.org/a.svg#a"/>', "pic-007"),
        ('<use href=" javascript:alert(1)"/>', "pic-007"),
        ('<path fill="url(https://x.org/a.svg#g)"/>', "pic-007"),
        ("<path style=\"fill: url( 'a.svg#g' )\"/>", "pic-007"),
        ("<style>@import 'https://x.org/a.css';</style>", "pic-007"),
        ("<style>@font-face {src: local('a')}</style>", "pic-007"),
        ("<style>path {fill: u\\72l(//x.org)}</style>", "pic-007"),
        ("<style><![CDATA[path {fill: url(//x.org)}]]></style>", "pic-007"),
        ("<style>path {background: image-set('//x.org' 1x)}</style>", "pic-007"),
        ('<filter><feImage href="#a"/></filter>', "pic-007"),
    ],
)
def test_drawings_only_draw(inner: str, code: str):
    """Scripts, links, live text and outside references make a drawing unfit."""
    assert set(codes(drawing(inner))) == {code}


@pytest.mark.parametrize(
    "inner",
    [
        '<defs><linearGradient id="g"/></defs><path fill="url(#g)"/>',
        "<path style=\"fill: url( '#g' )\"/>",
        '<g id="a"/><use href="#a"/><use xlink:href="#a"/>',
        "<style>.a {fill: #123} .b {fill: url(#g)}</style>",
        '<path id="expression" d="M0 0"/>',
    ],
)
def test_drawings_may_point_to_their_own_parts(inner: str):
    """Gradients, uses and styles within the drawing are left as they are."""
    made = svg(drawing(inner), AT)
    assert made.findings == ()
    drawn = [(e.tag, dict(e.attrib), e.text) for e in etree.fromstring(made.value).iter()]
    assert drawn == [
        (e.tag, dict(e.attrib), e.text) for e in etree.fromstring(drawing(inner)).iter()
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"\xff\xfe<\0s\0v\0g\0",
        b"<svg/>",
        b'<html xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"),
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + drawing(""),
        drawing("&a;"),
        drawing("<g>" * 5000 + "</g>" * 5000),
        drawing("<!-- -->" * 1_000_000),
    ],
)
def test_what_is_no_drawing_is_found(data: bytes):
    """pic-003: broken XML, entities, other roots, bombs."""
    assert codes(data) == ["pic-003"]


def test_a_drawing_needs_a_view_box():
    """pic-012: without a viewBox it cannot be scaled."""
    assert codes(b'<svg xmlns="http://www.w3.org/2000/svg" width="3"/>') == ["pic-012"]


def test_what_editors_leave_behind_is_taken_out():
    """Names, paths, dates and comments of the editor do not reach the artefacts."""
    data = (
        '<?xml version="1.0"?><!-- Anna, /home/anna/house.svg -->'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://sodipodi.sourceforge.net/DTD"'
        ' xmlns:d="http://purl.org/dc/elements/1.1/" viewBox="0 0 9 9" s:docname="anna.svg">'
        "<?anna x?><metadata><d:creator>Anna</d:creator></metadata><title>Anna</title>"
        '<s:namedview user="anna"/><desc>anna</desc><g data-name="anna" s:label="anna">'
        '<!-- anna --><path d="M0 0"/></g></svg><!-- anna -->'
    )
    made = svg(data.encode(), AT)
    assert made.findings == ()
    assert b"nna" not in made.value
    assert b"sodipodi" not in made.value
    assert b'<path d="M0 0"/>' in made.value


def test_a_clean_drawing_is_stable():
    """Reading a drawing that was read gives the same bytes."""
    once = svg(HOUSE.encode(), AT).value
    assert svg(once, AT).value == once


@given(st.text("<>/=\"'svgxmlns:# !-[]&;ahref\n", max_size=120))
def test_no_drawing_makes_the_reader_raise(inner: str):
    """Whatever stands in a drawing, there is a drawing or a finding."""
    made = svg(drawing(inner), AT)
    assert made.made is not None or made.findings


@pytest.mark.parametrize(
    "box",
    ["0 0 0 80", "0 0 120 0", "0 0 -5 80", "0 0 1e300 80", "0 0 nan 80", "0 0 inf 80", "0 0 120",
     "a b c d", "1e9 0 120 80", ""],
)  # fmt: skip
def test_a_view_box_without_a_size_is_found(box: str):
    """pic-012: engines divide by it."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>'
    assert codes(data.encode()) == ["pic-012"]


@pytest.mark.parametrize("box", ["0 0 120 80", "-10,-10 20.5,.5", "0,0,1e3,800"])
def test_a_view_box_may_be_written_in_many_ways(box: str):
    """Commas, decimals, exponents (SVG 1.1, 7.7)."""
    assert codes(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>'.encode()) == []


NEST = "".join(f'<g id="g{n}">' + f'<use href="#g{n + 1}"/>' * 10 + "</g>" for n in range(12))
CHAIN = "".join(f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(9000))


@pytest.mark.parametrize(
    "inner",
    [
        '<g id="me"><use href="#me"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>',
        f'{NEST}<path id="g12" d="M0 0h9"/>',
        CHAIN,
        '<path id="p" d="M0 0"/>' + '<use href="#p"/>' * 10_001,
    ],
    ids=["itself", "each other", "tenfold twelve times", "a long chain", "ten thousand"],
)
def test_a_drawing_that_repeats_its_parts_without_end_is_found(inner: str):
    """pic-013: whoever opens it would never be done."""
    assert codes(drawing(inner)) == ["pic-013"]


def test_a_drawing_may_repeat_its_parts():
    """A hundred times, and through one another; what is not there is not drawn."""
    inner = '<g id="a"><use href="#b"/><use href="#c"/></g><path id="b" d="M0 0"/>'
    assert codes(drawing(inner + '<use href="#a"/>' * 100)) == []


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml-stylesheet href="https://x.org/a.css"?>' + drawing(""),
        drawing("", ' xml:base="https://x.org/"'),
        drawing('<g xml:base="https://x.org/"/>'),
    ],
)
def test_a_stylesheet_or_a_base_outside_is_found(data: bytes):
    """pic-007: both reach out, and neither is an attribute of SVG's own."""
    assert codes(data) == ["pic-007"]
