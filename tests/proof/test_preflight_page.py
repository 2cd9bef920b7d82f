"""The report of a preflight: a page to be read without scripts, and a record for programs."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from itertools import pairwise

from lxml import html
from pikepdf import Dictionary, Pdf, String

from reportbuild.model.preflight import Preflight, Separations
from reportbuild.proof.preflight.job import Job, preflight
from reportbuild.proof.preflight.page import page
from reportbuild.proof.preflight.record import record
from reportbuild.proof.preflight.waivers import waivers
from tests.proof.pdfs import MM, PROFILE, add, book, registration

GIVEN = waivers("let.toml", b'[[waiver]]\ncode="pre-060"\nreason="drawn by hand"\nby="MK"').value
JPEG = b"\xff\xd8\xff\xe0 not looked at"


def _faulty(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]
    square = b"1 0 0 rg %.3f %.3f %.3f %.3f re f" % (17.1 * MM, 21.6 * MM, 17.1 * MM, 24.6 * MM)
    add(pdf, 2, square)
    add(pdf, 3, b"0.1 w 60 60 m 200 60 l S")


def looked(name: str = "book.pdf") -> Preflight:
    """A book with an RGB square on page 2, a waived hairline on page 3, and no title."""
    job = Job(name, book(change=_faulty), PROFILE, waivers=GIVEN)
    return preflight(job, Separations("Ghostscript 10 at 72 dpi"))


def read(made: bytes) -> html.HtmlElement:
    """The page as a browser reads it."""
    return html.fromstring(made.decode())


def test_every_finding_stands_on_the_page_with_its_reason():
    """Sentence, hint, the reason for which it may stand, the counts on top."""
    done = looked()
    text = " ".join(read(page(done, {}, "", "no poppler")).text_content().split())

    for fault in done.faults:
        assert fault.message in text
        assert fault.hint in text
    assert "Waived: drawn by hand" in text
    assert "4 pages. 2 errors, 1 warning, 1 waived." in text
    assert "There are no pictures of the pages: no poppler." in text
    for said in (done.digest, "FOGRA51", "300 % at most", "a multiple of 4 pages", "MK"):
        assert said in text


def test_marks_stand_where_the_faults_are():
    """In per cent of the sheet with its bleed, 171 × 246 mm here."""
    tree = read(page(looked(), {2: JPEG}, "", ""))
    (section,) = tree.xpath('//section[@id="page-2"]')
    (mark,) = section.xpath('.//span[@class="mark"]')
    at = {k: float(v) for k, v in re.findall(r"(\w+): ([\d.]+)%", mark.get("style"))}

    bottom = 100 * (240 - 21.6 - 24.6 + 3) / 246
    wanted = {"left": 100 * 20.1 / 171, "top": bottom, "width": 10.0, "height": 10.0}
    assert all(abs(at[side] - wanted[side]) < 0.1 for side in wanted), at
    assert f"Marked {mark.text_content()}" in section.text_content()
    (image,) = section.xpath(".//img")
    assert base64.b64decode(image.get("src").partition(",")[2]) == JPEG


def test_the_page_can_be_read_without_seeing_it():
    """A language, a title, headings in order, heads for every table, words for every picture."""
    for pictures in ({}, {2: JPEG, 3: JPEG}):
        tree = read(page(looked(), pictures, "", "none"))
        assert (tree.get("lang"), bool(tree.findtext(".//title"))) == ("en", True)
        levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3")]
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))
        for table in tree.iter("table"):
            assert table.find("caption") is not None
            assert {th.get("scope") for th in table.iter("th")} == {"col", "row"}
        for figure in tree.iter("figure"):
            (shown,) = figure.xpath('.//img[@alt] | .//span[@role="img"][@aria-label]')
            assert "marked place" in (shown.get("alt") or shown.get("aria-label"))


def test_the_page_does_nothing_and_fetches_nothing():
    """No script, no address, and a policy that says so."""
    made = page(looked(), {2: JPEG}, "p { margin: 0 }", "").decode()
    tree = html.fromstring(made)

    assert not list(tree.iter("script", "link", "iframe", "object", "form"))
    assert all(str(e.get("src", "data:")).startswith("data:") for e in tree.iter())
    assert not [a for e in tree.iter() for a in e.attrib if str(a).startswith("on")]
    assert "default-src 'none'" in made


def test_what_a_file_says_of_itself_is_text_on_the_page():
    """Names of inks and files cannot become markup, nor steer a terminal."""
    name = "<script>alert(1)</script>\x1b[2J"

    def change(pdf: Pdf) -> None:
        spot = registration("<b onclick=x>")
        add(pdf, 2, b"/S cs 1 scn 60 60 50 50 re f", ColorSpace=Dictionary(S=spot))
        pdf.docinfo["/Title"] = String(name)

    done = preflight(Job(name, book(change=change), PROFILE), Separations("no"))
    tree = read(page(done, {}, "", ""))
    assert not list(tree.iter("script"))
    assert not [a for e in tree.iter() for a in e.attrib if str(a).startswith("on")]
    assert "<b onclick=x>" in tree.text_content()
    assert "\x1b" not in page(done, {}, "", "").decode()


def test_page_and_record_are_the_same_bytes_every_time():
    """Nothing of the run is in them."""
    assert page(looked(), {2: JPEG}, "s", "") == page(looked(), {2: JPEG}, "s", "")
    assert record(looked(), "reportbuild 1") == record(looked(), "reportbuild 1")


def test_the_record_holds_all_of_it():
    """Findings with pages and places, the profile and its figures, waivers, digests, pages."""
    done = looked()
    told = json.loads(record(done, "reportbuild 1"))

    assert (told["tool"], told["sha256"], told["bytes"]) == (
        "reportbuild 1", done.digest, done.size,
    )  # fmt: skip
    assert [f["code"] for f in told["findings"]] == [f.code for f in done.faults]
    rgb = next(f for f in told["findings"] if f["code"] == "pre-050")
    assert (rgb["page"], rgb["severity"], len(rgb["places"])) == (2, "error", 1)
    assert rgb["places"][0]["width"] == 17.1
    assert next(f for f in told["findings"] if f["code"] == "pre-084")["page"] is None
    assert told["profile"]["bleed"] == 3.0
    assert told["waivers"][0]["reason"] == "drawn by hand"
    assert [p["number"] for p in told["pages"]] == [1, 2, 3, 4]


def test_a_sound_file_says_so():
    """No findings: the page says that too, and lists its pages."""
    done = preflight(Job("book.pdf", book(), PROFILE), Separations("measured"))
    done = replace(done, faults=())
    text = read(page(done, {}, "", "")).text_content()
    assert "Nothing was found on any page." in text
    assert "4 pages. 0 errors, 0 warnings, 0 waived." in text
