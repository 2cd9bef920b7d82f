"""What a PDF says of itself: an XMP packet and the entries of its information dictionary.

Pure: takes an `Imprint`; nothing that it does not hold may stand in the file, and both say the
same. XMP by ISO 16684-1, Dublin Core in it by ISO 16684-1, 8.3, PDF/UA by ISO 14289-1, 5.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from reportbuild.model.artefact import Imprint

_PACKET = "W5M0MpCehiHzreSzNTczkc9d"  # the fixed mark of every XMP packet


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
    """Return the XMP packet, dated by midnight UTC of the day of publication."""
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
        _simple("pdfuaid:part", "1"),
    ]
    written = "\n".join(line for line in properties if line)
    return f"""\
<?xpacket begin="\ufeff" id="{_PACKET}"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
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
