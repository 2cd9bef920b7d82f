from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

from reportbuild.press.plates import Plates
from reportbuild.press.separation import Separation
from tests.printers import printing

OPAQUE = {"/a1.0": Dictionary(ca=1)}


def made(content: str, *, overprints: bool = True, **resources: object) -> tuple[str, Plates]:
    """One page's content as plates, on one line, and the plates."""
    book = pikepdf.new()
    page = book.add_blank_page(page_size=(100, 100))
    page.obj.Contents = book.make_stream(content.encode())
    held = {f"/{name}": value for name, value in resources.items()}
    page.obj.Resources = Dictionary({**held, "/ExtGState": Dictionary(OPAQUE)})
    given = replace(printing(), inks={(163, 40, 31): (0, 0.9, 0.9, 0.3)})
    plates = Plates(book, Separation(given), overprints=overprints)
    plates.make()
    return " ".join(page.obj.Contents.read_bytes().decode("latin-1").split()), plates


def test_colours_of_screens_become_inks():
    """Fills and strokes alike; greys go to black, the house's colours to their own inks."""
    text, plates = made("0.639216 0.156863 0.121569 rg 0 0 5 5 re f 0.5 G 1 1 m 2 2 l S")

    assert text == "0 0.9 0.9 0.3 k 0 0 5 5 re f 0 0 0 0.498 K 1 1 m 2 2 l S"
    assert plates.left == []


def test_inks_are_said_in_the_operator_for_inks():
    """A space and a colour become one operator, which every RIP knows."""
    text, _ = made("/DeviceCMYK cs 0 0.9 0.9 0.3 scn 0 0 5 5 re f")

    assert text == "0 0.9 0.9 0.3 k 0 0 5 5 re f"


def test_black_text_is_printed_over_and_nothing_else_is():
    """White or red text, and black shapes, take away what lies below; so does what comes after."""
    text, _ = made(
        "/DeviceCMYK cs 0 0 0 1 scn BT (a) Tj ET 0 0 1 1 re f "
        "0 0 0 0 scn BT (b) Tj ET q 0 0 0 1 scn BT (c) Tj ET Q BT (d) Tj ET"
    )

    assert text == (
        "0 0 0 1 k BT /OverF gs (a) Tj ET /Over gs 0 0 1 1 re f "
        "0 0 0 0 k BT (b) Tj ET q 0 0 0 1 k BT /OverF gs (c) Tj ET Q BT (d) Tj ET"
    )


def test_a_printer_may_want_black_knocked_out():
    """Then no state says anything of overprint."""
    text, _ = made("0 0 0 rg BT (a) Tj ET", overprints=False)

    assert "gs" not in text


def test_tags_and_idle_states_are_left_out():
    """What is read aloud says nothing to a press, and neither does what is opaque anyway."""
    text, _ = made("/P <</MCID 0>> BDC /a1.0 gs 0 0 0 rg BT (a) Tj ET EMC /Artifact BMC EMC")

    assert text == "0 0 0 1 k BT /OverF gs (a) Tj ET"


def test_what_has_no_inks_is_named_with_its_page():
    """A shading, a space of another kind, a picture within a line."""
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)

    _, plates = made("/sh0 sh", Shading=Dictionary({"/sh0": shading}))
    assert plates.left == ["page 1: a shading"]
    _, plates = made("/lab-d50 cs 50 0 0 scn 0 0 1 1 re f")
    assert plates.left == ["page 1: a colour in /lab-d50"]
    _, plates = made("", Pattern=Dictionary({"/p0": Dictionary(PatternType=2, Shading=shading)}))
    assert plates.left == ["page 1: the shading /p0"]


def picture(book: pikepdf.Pdf, colour: str) -> pikepdf.Stream:
    made = Image.new("RGB", (2, 2), colour)
    return book.make_stream(
        made.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Interpolate=True,
    )  # fmt: skip


def test_pictures_are_separated_once_wherever_they_stand():
    """Within a form, too; what has no colours goes to the black plate."""
    book = pikepdf.new()
    page = book.add_blank_page(page_size=(100, 100))
    red, grey = (picture(book, colour) for colour in ("red", "grey"))
    form = book.make_stream(
        b"1 0 0 rg 0 0 1 1 re f /red Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9],
        Resources=Dictionary(XObject=Dictionary(red=red)),
    )  # fmt: skip
    page.obj.Resources = Dictionary(XObject=Dictionary(red=red, grey=grey, form=form))
    page.obj.Contents = book.make_stream(b"/red Do /grey Do /form Do")
    Plates(book, Separation(printing()), overprints=True).make()

    assert (red.ColorSpace, len(red.read_bytes())) == (Name.DeviceCMYK, 2 * 2 * 4)
    assert (grey.ColorSpace, len(grey.read_bytes())) == (Name.DeviceGray, 2 * 2)
    assert "/Interpolate" not in red
    assert b" k" in form.read_bytes()
    assert b"rg" not in form.read_bytes()


def test_a_photograph_is_not_turned_into_its_negative(tmp_path: Path):
    """JPEGs hold inks the other way about; Ghostscript and the page agree that red stays red."""
    book = pikepdf.new()
    page = book.add_blank_page(page_size=(72, 72))
    data = BytesIO()
    Image.new("RGB", (64, 64), "red").save(data, "JPEG", quality=95)
    photograph = book.make_stream(
        data.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    page.obj.Resources = Dictionary(XObject=Dictionary(photo=photograph))
    page.obj.Contents = book.make_stream(b"72 0 0 72 0 0 cm /photo Do")
    Plates(book, Separation(printing()), overprints=True).make()
    book.save(tmp_path / "x.pdf")
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", "-r20",
         "-dOverrideICC", f"-sOutputFile={tmp_path}/x.tif", f"{tmp_path}/x.pdf"], check=True,
    )  # fmt: skip
    with Image.open(tmp_path / "x.tif") as seen:
        parts = np.asarray(seen, dtype=int)[10, 10]

    assert (photograph.ColorSpace, photograph.Filter) == (Name.DeviceCMYK, Name.DCTDecode)
    assert (parts[1] > 200, parts[2] > 200) == (True, True)
    assert max(parts[0], parts[3]) < 60
