"""What a PDF says of itself: what its imprint says, twice, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from reportbuild.press.metadata import info, xmp
from tests.press.made import IMPRINT

DC = "{http://purl.org/dc/elements/1.1/}"
printable = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


def test_the_information_dictionary_is_the_imprint():
    """Dates are midnight UTC of the day of publication; the tool is both creator and producer."""
    assert info(IMPRINT) == {
        "/Title": "No way home",
        "/Author": "The Valley Observatory",
        "/Subject": "STOCK 01/2026",
        "/Creator": "reportbuild 0.1.0",
        "/Producer": "reportbuild 0.1.0",
        "/CreationDate": "D:20261121000000Z",
        "/ModDate": "D:20261121000000Z",
    }


def test_what_the_imprint_lacks_is_left_out():
    """An empty subject is no entry."""
    assert "/Subject" not in info(replace(IMPRINT, subject=""))
    assert b"dc:description" not in xmp(replace(IMPRINT, subject=""))


def test_the_packet_says_that_the_file_is_accessible_and_lasts():
    """PDF/UA-1 and PDF/A-3a ask for their identifiers (ISO 14289-1, 5; ISO 19005-3, 6.6.4)."""
    packet = xmp(IMPRINT)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packet
    assert b"<pdfaid:part>3</pdfaid:part>" in packet
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in packet


def test_the_packet_defines_the_identifier_that_archives_do_not_know():
    """PDF/A takes no property that is neither known nor defined in the packet itself."""
    packet = ET.fromstring(xmp(IMPRINT))  # noqa: S314 - written by ourselves
    schema = "{http://www.aiim.org/pdfa/ns/schema#}namespaceURI"
    assert [e.text for e in packet.iter(schema)] == ["http://www.aiim.org/pdfua/ns/id/"]


@given(printable, printable)
def test_any_title_and_publisher_is_told_as_it_is(title: str, publisher: str):
    """Markup in names is text; the title stands as the default, and in its language."""
    packet = ET.fromstring(xmp(replace(IMPRINT, title=title, publisher=publisher)))  # noqa: S314
    told = [li.text for li in packet.iter() if li.tag.endswith("}li")]
    assert told[:2] == [title, title]
    assert [e.text for p in packet.iter(f"{DC}publisher") for e in p.iter() if e.text] == [
        publisher
    ]
