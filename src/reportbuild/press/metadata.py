"""What a PDF says of itself: an XMP packet and the entries of its information dictionary.

Pure: takes an `Imprint`; nothing that it does not hold may stand in the file, and both say the
same. XMP by ISO 16684-1, Dublin Core in it by ISO 16684-1, 8.3, PDF/UA by ISO 14289-1, 5, PDF/A by
ISO 19005-3, 6.6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from reportbuild.model.artefact import Imprint

_PACKET = "W5M0MpCehiHzreSzNTczkc9d"  # the fixed mark of every XMP packet

_SCHEMAS = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A knows its own identification, and must be told of any other (ISO 19005-3, 6.6.2.3)."""


_SCREEN = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_PRESS = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


def info(imprint: Imprint) -> dict[str, str]:
    """Return the entries of the information dictionary (ISO 32000-1, 14.3.3), by their names."""
    moment = f"D:{imprint.published.replace('-', '')}000000Z"
    entries = {
        "/Title": imprint.title,
        "/Author": imprint.publisher,
        "/Subject": imprint.subject,
        "/Creator": imprint.tool,
        "/Producer": imprint.tool,
        "/CreationDate": moment,
        "/ModDate": moment,
    }
    return {name: value for name, value in entries.items() if value}


def xmp(imprint: Imprint) -> bytes:
    """Return the XMP packet of a screen edition, which is both PDF/A and PDF/UA."""
    own = [
        _simple("pdfaid:part", "3"),
        _simple("pdfaid:conformance", "A"),
        _simple("pdfuaid:part", "1"),
        _SCHEMAS,
    ]
    return _packet(imprint, _SCREEN, own)


def xmp_for_press(imprint: Imprint, version: str, identity: str) -> bytes:
    """Return the XMP packet of a print edition: which PDF/X it is, and its identity, a URN.

    ISO 15930-7 asks for the properties of `pdfxid` and `xmpMM`, and whether the file is trapped.
    """
    own = [
        _simple("pdfxid:GTS_PDFXVersion", version),
        _simple("pdf:Trapped", "False"),
        _simple("xmpMM:DocumentID", identity),
        _simple("xmpMM:VersionID", "1"),
        _simple("xmpMM:RenditionClass", "default"),
    ]
    return _packet(imprint, _PRESS, own)


def _packet(imprint: Imprint, spaces: Mapping[str, str], own: Sequence[str]) -> bytes:
    """Return what every file says of itself, and what is its own, with the namespaces of that.

    It is dated by midnight UTC of the day of publication.
    """
    moment = f"{imprint.published}T00:00:00Z"
    language = imprint.language
    properties = [
        _alternatives("dc:title", imprint.title, language),
        _list("dc:creator", "Seq", imprint.publisher),
        _list("dc:publisher", "Bag", imprint.publisher),
        _alternatives("dc:description", imprint.subject, language),
        _alternatives("dc:rights", imprint.rights, language),
        _list("dc:language", "Bag", language),
        _list("dc:date", "Seq", imprint.published),
        _simple("dc:identifier", imprint.identifier),
        _simple("dc:format", "application/pdf"),
        _simple("xmp:CreateDate", moment),
        _simple("xmp:ModifyDate", moment),
        _simple("xmp:MetadataDate", moment),
        _simple("xmp:CreatorTool", imprint.tool),
        _simple("pdf:Producer", imprint.tool),
        *own,
    ]
    written = "\n".join(line for line in properties if line)
    named = "".join(f'\n xmlns:{prefix}="{name}"' for prefix, name in spaces.items())
    return f"""\
<?xpacket begin="\ufeff" id="{_PACKET}"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{named}>
{written}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _simple(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _list(name: str, kind: str, value: str) -> str:
    item = f"<rdf:li>{escape(value)}</rdf:li>"
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>" if value else ""


def _alternatives(name: str, value: str, language: str) -> str:
    """Return a text with its language, and the same as the default, which readers look for."""
    items = "".join(
        f"<rdf:li xml:lang={quoteattr(tag)}>{escape(value)}</rdf:li>"
        for tag in ("x-default", language)
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>" if value else ""
