"""The structure tree, as a reader is told it: every kind of markup, valid alone and bound.

Each case is a body, and the tree that its PDF is read back with: roles, what is special about them,
and their words.
"""

from __future__ import annotations

from textwrap import dedent
from types import SimpleNamespace

import pytest

from reportbuild.press.structure import _draw_space
from tests.press.made import (
    BOTH,
    bound,
    composition,
    failures,
    laid_out,
    outline,
    pressed,
    sheet,
    told,
)

LONG = "The quick representatives of international organisations jumped over circumstances. "
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'


def note(number: int, text: str = "A <em>note</em>.") -> str:
    return f'<span class="note" id="n{number}" data-mark="{number}">{text}</span>'


PARAGRAPHS = 'One. <span class="par">Two.</span>'

CASES: dict[str, tuple[str, str]] = {
    "a tight list": (
        "<ul><li>a</li><li>b</li></ul>",
        """
        L ListNumbering=None
          LI
            Lbl
              '– '
            LBody
              'a'
          LI
            Lbl
              '– '
            LBody
              'b'
        """,
    ),
    "a loose list": (
        "<ol><li><p>a</p><p>b</p></li></ol>",
        """
        L ListNumbering=Decimal
          LI
            Lbl
              '1. '
            LBody
              P
                'a'
              P
                'b'
        """,
    ),
    "text before a paragraph in an item": (
        "<ul><li>x<p>y</p></li></ul>",
        """
        L ListNumbering=None
          LI
            Lbl
              '– '
            LBody
              'x'
              P
                'y'
        """,
    ),
    "nested lists": (
        "<ul><li>a<ol><li>b</li></ol></li></ul>",
        """
        L ListNumbering=None
          LI
            Lbl
              '– '
            LBody
              'a'
              L ListNumbering=Decimal
                LI
                  Lbl
                    '1. '
                  LBody
                    'b'
        """,
    ),
    "a list without marks": (
        '<ul style="list-style:none"><li>a</li></ul>',
        """
        L ListNumbering=None
          LI
            LBody
              'a'
        """,
    ),
    "a list of definitions": (
        "<dl><dt>T</dt><dd><p>D</p></dd><dt>U</dt><dd>E</dd></dl>",
        """
        L ListNumbering=Disc
          LI
            Lbl
              'T'
            LBody
              P
                'D'
          LI
            Lbl
              'U'
            LBody
              'E'
        """,
    ),
    "a quotation with its attribution": (
        '<blockquote><p>q</p><p class="attribution">A, B</p></blockquote>',
        """
        BlockQuote
          P
            'q'
          P
            'A, B'
        """,
    ),
    "a box": (
        '<aside><p class="box-title">Background</p><p>x</p></aside>',
        """
        Sect
          P
            'Background'
          P
            'x'
        """,
    ),
    "bare text beside blocks": (
        "<div>bare<p>x</p>bare again</div>",
        """
        Div
          P
            'bare'
          P
            'x'
          P
            'bare again'
        """,
    ),
    "a call-out": (
        ('<div class="callout" style="display:flex"><p><span style="display:block">up to</span>'
        '<span style="font-size:30pt">230,000</span></p><div><p>fled</p></div></div>'),
        """
        Div
          P
            'up to '
            '230,000'
          Div
            P
              'fled'
        """,
    ),
    "a grid": (
        ('<div style="display:table"><div style="display:table-cell"><p>a</p></div>'
        '<div style="display:table-cell"><p>b</p></div></div>'),
        """
        Div
          Div
            P
              'a'
          Div
            P
              'b'
        """,
    ),
    "a group that only markup names": (
        '<div role="group" aria-label="Two bars"><p>57%</p></div>',
        """
        Div T='Two bars'
          P
            '57%'
        """,
    ),
    "a table": (
        ('<table><caption>Who</caption><thead><tr><th scope="col">Body</th><th>Task</th></tr>'
        '</thead><tbody><tr><th scope="row">KFOR</th><td></td></tr></tbody></table>'),
        """
        Table
          Caption
            'Who'
          THead
            TR
              TH Scope=Column
                'Body'
              TH Scope=Column
                'Task'
          TBody
            TR
              TH Scope=Row
                'KFOR'
              TD
        """,
    ),
    "cells that span": (
        ('<table><tr><th colspan="2">A</th></tr><tr><td rowspan="2">1</td><td>2</td></tr>'
        "<tr><td>3</td></tr></table>"),
        """
        Table
          TR
            TH ColSpan=2 Scope=Column
              'A'
          TR
            TD RowSpan=2
              '1'
            TD
              '2'
          TR
            TD
              '3'
        """,
    ),
    "a picture with its caption": (
        ('<figure><img src="asset:h.svg" alt="A house"/><figcaption><span>Figure 1</span> Prizren'
        '<p class="source">Source: x</p></figcaption></figure>'),
        """
        Div
          Figure alt='A house'
          Caption
            'Figure 1'
            ' Prizren'
            P
              'Source: x'
        """,
    ),
    "decoration": (
        ('<p>x <img src="asset:h.svg" alt=""/><span class="decoration">*</span> y</p><hr/>'
        '<p data-artifact="">z</p><p aria-hidden="true">w</p>'),
        """
        P
          'x '
          ' y'
        """,
    ),
    "what the stylesheet adds": (
        '<style>q::before,p::after{content:"§"}</style><p>x</p>',
        """
        P
          'x'
        """,
    ),
    "links with markup inside": (
        '<p>See <a href="https://example.org/">the <b>road</b> <em>map</em></a>.</p>',
        """
        P
          'See '
          Link -> https://example.org/
            'the '
            Span
              'road '
            'map'
          '.'
        """,
    ),
    "a link that is a picture": (
        '<p><a href="anchor:x"><img src="asset:h.svg" alt="A house"/></a></p>',
        """
        P
          Link -> anchor:x
            Figure alt='A house'
        """,
    ),
    "a link without words": (
        '<p>x <a href="anchor:x"></a>y</p>',
        """
        P
          'x '
          'y'
        """,
    ),
    "an underlined link": (
        '<p>x <a href="https://example.org/" style="text-decoration:underline">y</a></p>',
        """
        P
          'x '
          Link -> https://example.org/
            'y'
        """,
    ),
    "contents": (
        ('<nav><ol style="list-style:none"><li><a href="anchor:t" style="display:flex">'
        '<span>1</span><span>Road</span><span class="leader" style="flex:1"></span>'
        "<span>5</span></a></li></ol></nav>"),
        """
        Sect
          TOC
            TOCI
              Reference
                Link -> anchor:t
                  Span
                    '1 Road '
                  '5'
        """,
    ),
    "a note": (
        f"<p>x{note(1)} y</p>",
        """
        P
          'x'
          Reference
            '1'
          ' y'
        Note #n1
          Lbl
            '1 '
          'A '
          'note'
          '.'
        """,
    ),
    "a note of several paragraphs": (
        f"<p>x{note(1, PARAGRAPHS)} y</p>",
        """
        P
          'x'
          Reference
            '1'
          ' y'
        Note #n1
          Lbl
            '1 '
          'One. '
          P
            'Two.'
        """,
    ),
    "notes of a heading": (
        f"<h2>Road{note(1)}{note(2)}</h2><p>x</p>",
        """
        H2
          'Road'
          Reference
            '1'
          Reference
            '2'
        Note #n1
          Lbl
            '1 '
          'A '
          'note'
          '.'
        Note #n2
          Lbl
            '2 '
          'A '
          'note'
          '.'
        P
          'x'
        """,
    ),
    "a note called again": (
        f'<p>x{note(1, "N.")} y<a class="noteref" href="anchor:n1">1</a></p>',
        """
        P
          'x'
          Reference
            '1'
          ' y'
          Reference
            Link -> anchor:n1
              '1'
        Note #n1
          Lbl
            '1 '
          'N.'
        """,
    ),
    "other languages": (
        '<p>In <span lang="sq">Gjon</span> and <em lang="fr">été</em>.</p><p lang="fr">Oui</p>',
        """
        P
          'In '
          Span [sq]
            'Gjon'
          ' and '
          Span [fr]
            'été'
          '.'
        P [fr]
          'Oui'
        """,
    ),
    "line breaks": (
        "<p>one<br/>two well-<wbr/>known</p>",
        """
        P
          Span
            'one '
          'two well-'
          'known'
        """,
    ),
    "capitals of the stylesheet": (
        '<p style="text-transform:uppercase">Upper valley</p>',
        """
        P
          Span
            'Upper valley'
        """,
    ),
    "a box out of the flow": (
        ('<div style="position:relative"><span style="position:absolute;right:0">a</span>'
        "<p>p</p></div>"),
        """
        Div
          P
            'a'
          P
            'p'
        """,
    ),
    "a running element": (
        ("<style>@page{@top-center{content:element(r)}}</style>"
        '<div style="position:running(r)">r</div><p>b</p>'),
        """
        P
          'b'
        """,
    ),
    "an inline block": (
        '<p>x <span style="display:inline-block">in <b>it</b></span> y</p>',
        """
        P
          'x '
          'in '
          'it'
          ' y'
        """,
    ),
    "a table beside a paragraph": (
        '<div style="display:flex"><table><tr><th>h</th></tr></table><p>x</p></div>',
        """
        Div
          Table
            TR
              TH Scope=Column
                'h'
          P
            'x'
        """,
    ),
    "lines as written": (
        "<pre><code>x = 1\ny = 2</code></pre>",
        """
        P
          Code
            'x = 1 '
            'y = 2'
        """,
    ),
    "a figure that is a table": (
        "<figure><table><tr><th>a</th></tr></table><figcaption>c</figcaption></figure>",
        """
        Div
          Table
            TR
              TH Scope=Column
                'a'
          Caption
            'c'
        """,
    ),
    "a loose list in a loose list": (
        "<ol><li><p>a</p><ul><li><p>b</p></li></ul></li></ol>",
        """
        L ListNumbering=Decimal
          LI
            Lbl
              '1. '
            LBody
              P
                'a'
              L ListNumbering=None
                LI
                  Lbl
                    '– '
                  LBody
                    P
                      'b'
        """,
    ),
    "a note of a cell": (
        f"<table><tr><th>A{note(1)}</th></tr><tr><td>x<p>y</p></td></tr></table>",
        """
        Table
          TR
            TH Scope=Column
              'A'
              Reference
                '1'
              Note #n1
                Lbl
                  '1 '
                'A '
                'note'
                '.'
          TR
            TD
              'x'
              P
                'y'
        """,
    ),
    "a note of an item that goes on": (
        f"<ul><li>a{note(1, 'N.')} b<ul><li>c</li></ul></li></ul>",
        """
        L ListNumbering=None
          LI
            Lbl
              '– '
            LBody
              'a'
              Reference
                '1'
              ' b'
              Note #n1
                Lbl
                  '1 '
                'N.'
              L ListNumbering=None
                LI
                  Lbl
                    '· '
                  LBody
                    'c'
        """,
    ),
    "a note of a caption": (
        f'<figure><figcaption>c{note(1, "N.")} d<p>s</p></figcaption></figure>',
        """
        Div
          Caption
            'c'
            Reference
              '1'
            ' d'
            Note #n1
              Lbl
                '1 '
              'N.'
            P
              's'
        """,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_markup_is_told_as_it_means(name: str):
    """Alone, the section is valid PDF/UA-1 and is read back as the case says."""
    body, expected = CASES[name]
    made = sheet(f"<h1>Title</h1>{body}")
    done = laid_out(made, composition(made, assets={"h.svg": DRAWING}))
    assert [f.code for f in done.findings if f.code != "press-009"] == []
    assert failures(done.value.pdf) == []
    lines = outline(told(done.value.pdf)).splitlines()
    assert lines[:3] == ["Document", "  H1", "    'Title'"]
    assert "\n".join(line[2:] for line in lines[3:]) == dedent(expected).strip()


def test_all_markup_bound_together_is_valid():
    """The same cases as sections of one book, each a part of it."""
    sheets = [
        sheet(f"<h1 id='t{i}'>Title</h1>{body}".replace('id="n', f'id="s{i}n')
              .replace("anchor:n", f"anchor:s{i}n").replace("anchor:x", "anchor:t0")
              .replace('anchor:t"', 'anchor:t0"'), f"s{i}")
        for i, (body, _) in enumerate(CASES.values())
    ]  # fmt: skip
    made, _ = bound(composition(*sheets, assets={"h.svg": DRAWING}))
    assert made.findings == ()
    assert failures(made.value.data, *BOTH) == []
    parts = told(made.value.data).kids
    assert [getattr(part, "id", "") for part in parts] == [s.id for s in sheets]


def test_a_paragraph_is_whole_across_pages():
    """One P, and a word divided by the page's end is one word."""
    made = pressed(f"<h1>a</h1><p>{LONG * 60}</p>").value
    (paragraph,) = (n for n in told(made.pdf).walk() if n.role == "P")
    assert made.pages > 3
    assert paragraph.text() == (LONG * 60).strip()


def test_a_list_and_its_items_are_whole_across_pages():
    """Three items on five pages are three items."""
    items = f"<li><p>{LONG * 12}</p></li>" * 3
    made = pressed(f"<h1>a</h1><ul>{items}</ul>").value
    found = [n.role for n in told(made.pdf).walk() if n.role in {"L", "LI", "P"}]
    assert found == ["L", "LI", "P", "LI", "P", "LI", "P"]
    assert failures(made.pdf) == []


def test_a_table_is_whole_across_pages_and_its_head_told_once():
    """The repeated head is an artifact, with its call; its note is printed once."""
    rows = "<tr><td>1</td><td>2</td></tr>" * 60
    head = f"<thead><tr><th>A{note(1)}</th><th>B</th></tr></thead>"
    body = f"<h1>a</h1><table>{head}<tbody>{rows}</tbody></table>"
    made = pressed(body, notes=("n1",))
    nodes = list(told(made.value.pdf).walk())
    assert made.findings == ()
    assert made.value.pages > 3
    assert sum(n.role == "TH" for n in nodes) == 2
    assert sum(n.role == "TR" for n in nodes) == 61
    assert sum(n.role == "Note" for n in nodes) == 1
    assert failures(made.value.pdf) == []


def test_a_link_over_several_lines_is_one_link_with_whole_words():
    """One rectangle on each line, one Link, no word in halves."""
    made = pressed(f'<h1>a</h1><p><a href="https://example.org/">{LONG * 4}</a></p>').value
    (link,) = (n for n in told(made.pdf).walk() if n.role == "Link")
    assert link.text() == (LONG * 4).strip()
    assert failures(made.pdf) == []


def test_a_space_needs_a_font():
    """Where nothing was drawn before it, the space at a line's end is told beside the page."""
    stream = SimpleNamespace(stream=[b"BT", b"ET"], _old_font=None)
    assert _draw_space(stream) is False


def test_columns_and_floats_are_read_in_order():
    """What stands beside other text on the page is told in the order it was written."""
    body = (
        f'<h1>a</h1><div style="columns:2"><p>{LONG * 4}</p><p>End.</p></div>'
        '<div style="float:right"><p>Beside</p></div><p>After</p>'
    )
    text = told(pressed(body).value.pdf).text()
    assert text == f"a\n{(LONG * 4).strip()}\nEnd.\nBeside\nAfter"


def test_arabic_is_told_in_logical_order():
    """Words, figures and brackets of both directions, over several lines, as they are written."""
    phrase = "كلمات كثيرة جدًا في هذه الفقرة الطويلة "
    body = (
        '<h1>تقرير</h1><p>هذا نص <span lang="en" dir="ltr">with English (words) in it</span> ثم '
        f'<bdi dir="ltr">٥٬٨٠٠</bdi> شخص{note(1, "لأنّ العددَ قليلٌ.")}، (بين قوسين) {phrase * 6}.</p>'
    )
    made = pressed(body, notes=("n1",), language="ar")
    nodes = {n.role: n for n in told(made.value.pdf).walk()}
    assert made.findings == ()
    assert nodes["H1"].text() == "تقرير"
    assert nodes["P"].text(frozenset({"Note"})) == (
        f"هذا نص with English (words) in it ثم ٥٬٨٠٠ شخص1، (بين قوسين) {phrase * 6}."
    ).replace(" .", " .")
    assert nodes["Note"].text() == "1\nلأنّ العددَ قليلٌ."
    assert nodes["Document"].attributes == {"WritingMode": "RlTb"}
    assert failures(made.value.pdf) == []


def test_the_alternative_of_a_picture_says_where_it_stands():
    """BBox in points from the bottom left (ISO 32000-1, Table 344)."""
    made = sheet('<p style="line-height:0"><img src="asset:h.svg" alt="x" style="width:30mm"/></p>')
    done = laid_out(made, composition(made, assets={"h.svg": DRAWING})).value
    (figure,) = (n for n in told(done.pdf).walk() if n.role == "Figure")
    box = [float(value) for value in figure.attributes["BBox"].split()]
    mm = 72 / 25.4
    assert box == pytest.approx([15 * mm, 105 * mm, 45 * mm, 135 * mm], abs=0.5)
