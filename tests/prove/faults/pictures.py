"""Faults in the pictures themselves: what an attacker, or a drawing program, leaves in them."""

from __future__ import annotations

import struct

from tests.prove.faults.planting import ERROR, SAID, Extent, Fault, Kinds, make, swap
from tests.stock import stock_jpeg, stock_png

DRAWING = "images/house.svg"
SHOWING = (DRAWING, "text/02-return.md")
MAP, PHOTOGRAPH = "images/map.png", "images/woman.jpg"
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80">'
BOMB = "<!DOCTYPE svg [{}]>".format(
    '<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
)


def drawing(name: str, inside: str, kinds: Kinds = ERROR, extent: Extent = "file") -> Fault:
    return Fault(name, DRAWING, swap(OPEN, OPEN + inside), kinds, extent, SHOWING)


DRAWINGS = (
    drawing("a program", "<script>alert(1)</script>"),
    drawing("a program that waits for the mouse", '<path d="M0 0" onclick="alert(1)"/>'),
    drawing("live text", '<text x="4" y="9">Gjon</text>'),
    drawing("a picture from the net",
            '<image href="https://example.org/x.png" width="9" height="9"/>'),
    drawing("a picture of the machine",
            '<image href="file:///etc/passwd" width="9" height="9"/>'),
    drawing("a picture by the old name of a link",
            '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//example.org/x.png"/>'),
    drawing("a shape of another file", '<use href="other.svg#shape"/>'),
    drawing("a style from the net", "<style>@import url(https://example.org/x.css);</style>"),
    drawing("a pattern from the net", '<path d="M0 0" fill="url(https://example.org/x#p)"/>'),
    drawing("a style that asks the net",
            '<path d="M0 0" style="fill: url(https://example.org/x#p)"/>'),
    drawing("a page within the drawing",
            '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
    drawing("a link that is a program", '<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    drawing("an element that is not closed", "<g>"),
    Fault("entities that grow without end", DRAWING, swap(OPEN, BOMB + OPEN + "&i;"), ERROR, "file",
          SHOWING),
    Fault("an entity from the machine", DRAWING,
          swap(OPEN, '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + OPEN + "&x;"),
          ERROR, "file", SHOWING),
    Fault("a stylesheet from the net", DRAWING,
          swap(OPEN, '<?xml-stylesheet href="https://example.org/x.css"?>' + OPEN), ERROR, "file",
          SHOWING),
    Fault("a drawing of no size", DRAWING, swap(' viewBox="0 0 120 80"', ""), SAID, "file",
          SHOWING),
    Fault("a drawing with nothing in it", DRAWING, make(b""), ERROR, "file", SHOWING),
    Fault("a page by the name of a drawing", DRAWING, make(b"<html><body/></html>"), ERROR, "file",
          SHOWING),
)  # fmt: skip


def photograph(name: str, path: str, data: bytes, kinds: Kinds = ERROR) -> Fault:
    return Fault(name, path, make(data), kinds, "file", (path, "text/02-return.md"))


def png_header(width: int, height: int) -> bytes:
    """A PNG that says it is that large, and holds next to nothing."""
    whole = stock_png()
    size = struct.pack(">II", width, height)
    return whole[:16] + size + whole[24:]


PHOTOGRAPHS = (
    photograph("a map with nothing in it", MAP, b""),
    photograph("a map that ends too soon", MAP, stock_png()[:60]),
    photograph("a map that ends within its head", MAP, stock_png()[:20]),
    photograph("a map with a wrong digit", MAP, stock_png().replace(b"IDAT", b"IDAS")),
    photograph("a page by the name of a map", MAP, b"<html><script>alert(1)</script></html>"),
    photograph("a map larger than any wall", MAP, png_header(200_000, 200_000)),
    photograph("a map of no size", MAP, png_header(0, 40)),
    photograph("a drawing by the name of a map", MAP, b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    photograph("a photograph by the name of a map", MAP, stock_jpeg(), SAID),
    photograph("a photograph that ends too soon", PHOTOGRAPH, stock_jpeg()[:200]),
)  # fmt: skip

FAULTS = (*DRAWINGS, *PHOTOGRAPHS)
