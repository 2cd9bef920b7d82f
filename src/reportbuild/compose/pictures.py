"""Pictures made fit for publication: only what is seen goes out.

Takes the pictures of a report; gives the bytes of each anew. A photograph may carry the place, the
camera and an earlier, uncropped state of itself; a drawing the name of its author's folder. Rasters
are therefore decoded and encoded again without any metadata, drawings keep their shapes alone.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from PIL import Image, ImageOps

from reportbuild.model.report import Picture

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture as it is published: an opaque name ("picture-1.jpg"), media type, bytes."""

    name: str
    media_type: str
    data: bytes


def clean_pictures(pictures: Mapping[str, Picture], longest: int) -> dict[str, CleanPicture]:
    """Return each picture, by its path, without metadata and no longer than so many pixels."""
    return {
        path: CleanPicture(
            f"picture-{number}.{SUFFIXES[picture.media_type]}",
            picture.media_type,
            _clean(picture, longest),
        )
        for number, (path, picture) in enumerate(sorted(pictures.items()), start=1)
    }


def _clean(picture: Picture, longest: int) -> bytes:
    if picture.media_type == "image/svg+xml":
        return clean_svg(picture.data)
    return clean_raster(picture.data, picture.media_type, longest)


def clean_raster(data: bytes, media_type: str, longest: int) -> bytes:
    """Return a PNG or JPEG decoded, turned upright, made smaller if need be, and encoded anew."""
    with Image.open(io.BytesIO(data)) as opened:
        picture: Image.Image = ImageOps.exif_transpose(opened)
        picture.load()
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if media_type == "image/jpeg":
        bare = picture.convert("L" if picture.mode == "L" else "RGB")
        bare.info = {}
        bare.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    else:
        bare = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        bare.info = {}
        bare.save(out, "PNG", optimize=True)
    return out.getvalue()


def clean_svg(data: bytes) -> bytes:
    """Return a drawing with the elements and attributes of SVG alone: no comments, no metadata."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    for element in list(root.iter()):
        name = etree.QName(element)
        parent = element.getparent()
        if parent is not None and (name.namespace != SVG or name.localname == "metadata"):
            parent.remove(element)
            continue
        for attribute in list(element.attrib):
            namespace = etree.QName(attribute).namespace
            if namespace not in {None, XLINK} or attribute.startswith("data-"):
                del element.attrib[attribute]
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
