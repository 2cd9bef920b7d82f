"""Pictures: an image's dictionary, or one that stands in a content stream, into a `Picture`.

ISO 32000-1, 8.9. Its pixels are counted, never unpacked.
"""

from __future__ import annotations

from pikepdf import Name, Object, PdfInlineImage, Stream

from reportbuild.proof.preflight.canvas import Canvas
from reportbuild.proof.preflight.geometry import Matrix, of_corners, sides
from reportbuild.proof.preflight.objects import entry, many, number
from reportbuild.proof.preflight.painted import Picture

_JPX = "/JPXDecode"


def place(image: Object, canvas: Canvas) -> None:
    """Note an image XObject where the canvas has it: the unit square."""
    box = of_corners((0, 0, 1, 1), canvas.state.matrix)
    found = _picture(image, canvas)
    if found is None:
        canvas.look.trouble("a picture has no size")
        return
    mask = entry(image, "/SMask")
    if isinstance(mask, Stream):
        canvas.look.see_through.append(("a picture with a soft mask", box.meet(canvas.state.clip)))
        soft = _picture(mask, canvas, soft=True)
        if soft is not None:
            canvas.picture(box, soft)
    elif number(entry(image, "/SMaskInData")) and not box.meet(canvas.state.clip).empty:
        canvas.look.see_through.append(("a picture with a soft mask", box.meet(canvas.state.clip)))
    canvas.picture(box, found)


def place_inline(image: PdfInlineImage, canvas: Canvas) -> None:
    """Note a picture that stands in the content stream itself."""
    stencil = bool(image.image_mask)
    width, height = int(image.width), int(image.height)
    value = image.obj.get("/CS", image.obj.get("/ColorSpace"))
    space = None if stencil or value is None else canvas.space(value)
    bits = 1 if stencil else int(image.bits_per_component)
    resolution = _resolution(width, height, canvas.state.matrix)
    found = Picture(width, height, bits, space, resolution, stencil)
    canvas.picture(of_corners((0, 0, 1, 1), canvas.state.matrix), found)


def _picture(image: Object, canvas: Canvas, *, soft: bool = False) -> Picture | None:
    width, height = int(number(entry(image, "/Width"))), int(number(entry(image, "/Height")))
    if width < 1 or height < 1:
        return None
    stencil = entry(image, "/ImageMask") == True  # noqa: E712 - an object of the file, or None
    value = entry(image, "/ColorSpace")
    filters = {str(name) for name in many(entry(image, "/Filter")) if isinstance(name, Name)}
    told_within = value is None and _JPX in filters
    space = None if stencil or soft or told_within else canvas.space(value)
    bits = 1 if stencil else int(number(entry(image, "/BitsPerComponent"), 8)) or 8
    resolution = _resolution(width, height, canvas.state.matrix)
    return Picture(width, height, bits, space, resolution, stencil, soft)


def _resolution(width: int, height: int, matrix: Matrix) -> float:
    """Return pixels per inch, in the direction that has fewer.

    One pixel that is drawn out is a colour, not a picture, in that direction.
    """
    along = [
        72 * pixels / side
        for pixels, side in zip((width, height), sides(matrix), strict=True)
        if pixels > 1 and side > 0
    ]
    return min(along, default=float("inf"))
