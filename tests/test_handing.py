"""The stock report as it goes to a printer: made whole, and read back.

ISO 15930-7 is not to be had freely, so that its rules are named by their subject, as pikepdf can
see them, with the clause of ISO 32000-1 that defines what they speak of.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Dictionary, Name, Object
from PIL import Image

from reportbuild import machine
from reportbuild.handing import hand_over
from reportbuild.work import FIT_PICTURE, IN_INKS, PRINTER_FAULTS
from tests.bare import document
from tests.doing import Here
from tests.printers import files_of, icc, opened, pack, printing, stock_document, the_house
from tests.test_settling import Engines, illustrated, sheet

POINTS = 72 / 25.4
BOTH = ["interior.pdf", "cover.pdf"]
LOW = "pre-040"
"""The stock report's picture has 60 pixels, which is told and nothing else."""


def things(pdf: pikepdf.Pdf) -> Iterator[Object]:
    yield from (thing for thing in pdf.objects if isinstance(thing, Dictionary | pikepdf.Stream))


def fonts(pdf: pikepdf.Pdf) -> list[Object]:
    return [thing for thing in things(pdf) if thing.get("/Type") == Name.FontDescriptor]


def xmp(pdf: pikepdf.Pdf) -> str:
    return pdf.Root.Metadata.read_bytes().decode()


def has_no(*keys: str) -> Callable[[pikepdf.Pdf], bool]:
    return lambda pdf: not any(key in thing for thing in things(pdf) for key in keys)


def boxes_are_nested(pdf: pikepdf.Pdf) -> bool:
    def within(inner: list[float], outer: list[float]) -> bool:
        return all(i >= o for i, o in zip(inner[:2], outer[:2], strict=True)) and all(
            i <= o for i, o in zip(inner[2:], outer[2:], strict=True)
        )

    def box(page: pikepdf.Page, name: str) -> list[float]:
        return [float(side) for side in page.obj[name].as_list()]

    return all(
        within(box(page, "/TrimBox"), box(page, "/BleedBox"))
        and within(box(page, "/BleedBox"), box(page, "/MediaBox"))
        and "/ArtBox" not in page.obj
        for page in pdf.pages
    )


def operators(pdf: pikepdf.Pdf) -> set[str]:
    forms = [
        t for t in things(pdf) if isinstance(t, pikepdf.Stream) and t.get("/Subtype") == Name.Form
    ]
    contents: list[pikepdf.Page | Object] = [*pdf.pages, *forms]
    return {str(o.operator) for content in contents for o in pikepdf.parse_content_stream(content)}


def spaces(pdf: pikepdf.Pdf) -> set[str]:
    pictures = [t for t in things(pdf) if t.get("/Subtype") == Name.Image]
    named = [t for t in things(pdf) if "/CS" in t]
    return {str(t.ColorSpace) for t in pictures} | {str(t.CS) for t in named}


def intent(pdf: pikepdf.Pdf) -> Object:
    [only] = [i for i in pdf.Root.OutputIntents if i.S == Name.GTS_PDFX]
    return only


RULES: list[tuple[str, Callable[[pikepdf.Pdf], bool]]] = [
    # file structure: ISO 32000-1, 7.5
    ("file: PDF 1.6 or what it holds", lambda pdf: pdf.pdf_version == "1.6"),
    ("file: not encrypted (7.6)", lambda pdf: not pdf.is_encrypted),
    ("file: an identifier in the trailer (14.4)", lambda pdf: len(pdf.trailer.ID) == 2),
    (
        "file: no LZW (7.4.4)",
        lambda pdf: not any(t.get("/Filter") == Name.LZWDecode for t in things(pdf)),
    ),
    ("file: nothing outside the file (7.11)", has_no("/F", "/FFilter", "/EmbeddedFiles", "/EF")),
    # identification and metadata: ISO 32000-1, 14.3
    ("metadata: says PDF/X-4 in XMP", lambda pdf: "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in xmp(pdf)),
    ("metadata: XMP is not compressed", lambda pdf: "/Filter" not in pdf.Root.Metadata),
    ("metadata: a title", lambda pdf: "<dc:title>" in xmp(pdf) and bool(pdf.docinfo["/Title"])),
    (
        "metadata: made and changed when",
        lambda pdf: "/CreationDate" in pdf.docinfo and "/ModDate" in pdf.docinfo,
    ),
    (
        "metadata: an identity",
        lambda pdf: bool(re.search("<xmpMM:DocumentID>urn:uuid:[0-9a-f-]{36}<", xmp(pdf))),
    ),
    (
        "metadata: a version and a rendition",
        lambda pdf: "xmpMM:VersionID" in xmp(pdf) and "xmpMM:RenditionClass" in xmp(pdf),
    ),
    (
        "trapping: told in both places (14.11.6)",
        lambda pdf: (
            (str(pdf.docinfo["/Trapped"]), "<pdf:Trapped>False<" in xmp(pdf)) == ("/False", True)
        ),
    ),
    # output intent: ISO 32000-1, 14.11.5
    (
        "intent: one, with its printing condition",
        lambda pdf: bool(str(intent(pdf).OutputConditionIdentifier)),
    ),
    (
        "intent: where that is registered",
        lambda pdf: str(intent(pdf).RegistryName).startswith("http://www.color.org"),
    ),
    (
        "intent: the profile that was named, for four inks",
        lambda pdf: (
            intent(pdf).DestOutputProfile.N == 4
            and intent(pdf).DestOutputProfile.read_bytes() == icc()
        ),
    ),
    (
        "intent: a profile of an output device",
        lambda pdf: intent(pdf).DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK",
    ),
    # pages: ISO 32000-1, 14.11.2
    ("pages: trim within bleed within sheet, no art box", boxes_are_nested),
    ("pages: nothing turned or scaled", has_no("/UserUnit", "/Rotate")),
    # colour: ISO 32000-1, 8.6
    (
        "colour: no operator of screens",
        lambda pdf: not operators(pdf) & {"rg", "RG", "g", "G", "sc", "SC", "ri", "sh"},
    ),
    (
        "colour: pictures and groups in inks",
        lambda pdf: spaces(pdf) <= {"/DeviceCMYK", "/DeviceGray"},
    ),
    (
        "colour: no transfer curves or halftones (10.4, 10.5)",
        has_no("/TR", "/TR2", "/HT", "/HTP", "/BG", "/UCR"),
    ),
    # fonts: ISO 32000-1, 9.9
    (
        "fonts: every one embedded",
        lambda pdf: bool(fonts(pdf)) and all("/FontFile2" in f for f in fonts(pdf)),
    ),
    (
        "fonts: none of Type 3",
        lambda pdf: not any(t.get("/Subtype") == Name.Type3 for t in things(pdf)),
    ),
    # transparency: ISO 32000-1, 11: allowed, and not used
    (
        "transparency: none",
        lambda pdf: (
            not any(
                "/SMask" in t or t.get("/ca", 1) != 1 or t.get("/BM", Name.Normal) != Name.Normal
                for t in things(pdf)
            )
        ),
    ),
    ("transparency: no groups", lambda pdf: not any("/Group" in t for t in things(pdf))),
    # what moves or asks: ISO 32000-1, 8.11, 12.5, 12.6
    ("interaction: no annotations or links", has_no("/Annots")),
    (
        "interaction: no actions, scripts, forms",
        has_no("/OpenAction", "/AA", "/JS", "/JavaScript", "/AcroForm"),
    ),
    ("interaction: no layers", has_no("/OCProperties", "/OC")),
    ("interaction: no alternates, PostScript or OPI", has_no("/Alternates", "/OPI", "/PS")),
    # not of the standard: what a press has no use for
    (
        "rest: no tags and no bookmarks",
        has_no("/StructTreeRoot", "/StructParents", "/Outlines", "/MarkInfo"),
    ),
]


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(("rule", "holds"), RULES, ids=[rule for rule, _ in RULES])
def test_a_printed_file_keeps_the_rules_of_pdf_x_4(
    name: str, rule: str, holds: Callable[[pikepdf.Pdf], bool]
):
    """What can be stated of PDF/X-4 without a certified checker holds of interior and cover."""
    with opened(name) as pdf:
        assert holds(pdf), rule


def test_a_rule_that_a_screen_edition_would_break_is_one():
    """The rules are no formality: the proof, a good PDF/UA file, breaks many of them."""
    with pikepdf.open(BytesIO(files_of(pack().value)["proof.pdf"].data)) as pdf:
        broken = 0
        for _, holds in RULES:
            try:
                broken += not holds(pdf)
            except (KeyError, AttributeError, ValueError):
                broken += 1
    assert broken >= 10


def test_nothing_else_is_found():
    """A sound report is made without a word but of its one coarse picture."""
    assert {finding.code for finding in pack().findings} == {LOW}


def test_the_trim_is_exact_and_the_bleed_is_the_printer_s():
    """170 x 240 mm with 5 mm around it, and room for marks."""
    with opened("interior.pdf") as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.trimbox.as_list())
            bleed = [float(side) for side in page.obj.BleedBox.as_list()]
            assert (right - left) / POINTS == pytest.approx(170, abs=0.0005)
            assert (top - bottom) / POINTS == pytest.approx(240, abs=0.0005)
            assert left - bleed[0] == pytest.approx(5 * POINTS, abs=0.001)


def test_marks_are_on_every_plate_and_outside_the_bleed():
    """Their colour is Separation All; folds of the cover are marked as well."""
    with opened("cover.pdf") as pdf:
        page = pdf.pages[0].obj
        left, bottom, right, top = (float(side) for side in page.BleedBox.as_list())
        assert page.Resources.ColorSpace["/All"][1] == Name.All
        marks = page.Contents[-1].read_bytes().decode()
        drawn = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", marks)
        assert len(drawn) == 12  # two at each corner, two at each fold
        for place in drawn:
            x0, y0, x1, y1 = (float(part) for part in place)
            outside = max(x0, x1) < left or min(x0, x1) > right
            assert outside or max(y0, y1) < bottom or min(y0, y1) > top


def test_the_cover_is_as_wide_as_back_spine_and_front():
    """The spine is that of the interior's extent."""
    interior = files_of(pack().value)["interior.pdf"].pages
    with opened("cover.pdf") as pdf:
        left, _, right, _ = (float(side) for side in pdf.pages[0].trimbox.as_list())
    assert (right - left) / POINTS == pytest.approx(340 + interior / 2 * 0.117 + 0.32, abs=0.005)


def test_the_extent_is_a_multiple_and_every_page_has_its_side():
    """Whole signatures of sixteen; the map tells what stands where, and the proof's page of it."""
    made = files_of(pack().value)
    rows = list(csv.DictReader(made["page-map.csv"].data.decode("utf-8-sig").splitlines()))

    assert made["interior.pdf"].pages % 16 == 0
    assert len(rows) == made["interior.pdf"].pages
    assert [row["side"] for row in rows] == ["recto", "verso"] * (len(rows) // 2)
    assert rows[0]["page of proof.pdf"] == "3"
    assert {row["section"] for row in rows if not row["folio"]} <= {"(blank)"}


def test_the_page_map_is_the_screen_edition_s():
    """Folios of the interior are those that the proof's pages are labelled with."""
    made = files_of(pack().value)
    rows = list(csv.DictReader(made["page-map.csv"].data.decode("utf-8-sig").splitlines()))

    with opened("proof.pdf") as proof:
        for row in rows:
            if row["page of proof.pdf"]:
                assert proof.pages[int(row["page of proof.pdf"]) - 1].label == row["folio"]


def plates(pdf: bytes, page: int, folder: Path) -> dict[str, np.ndarray]:
    """The four plates of a page as Ghostscript separates them: 0 is paper, 255 full ink."""
    if not shutil.which("gs"):
        pytest.fail("Ghostscript is missing: apt-get install ghostscript", pytrace=False)
    (folder / "x.pdf").write_bytes(pdf)
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r100",
         f"-dFirstPage={page}", f"-dLastPage={page}", f"-sOutputFile={folder}/p.tif",
         str(folder / "x.pdf")], check=True,
    )  # fmt: skip
    inks = ("Cyan", "Magenta", "Yellow", "Black")
    return {
        ink: 255 - np.asarray(Image.open(folder / f"p({ink}).tif").convert("L"), dtype=int)
        for ink in inks
    }


def test_text_is_on_the_black_plate_alone(tmp_path: Path):
    """The imprint page prints black, and leaves the other three plates empty within its trim."""
    made = files_of(pack().value)["interior.pdf"].data
    separated = {ink: plate[48:-48, 48:-48] for ink, plate in plates(made, 4, tmp_path).items()}

    assert separated["Black"].max() == 255
    assert (separated["Black"] > 128).sum() > 1000
    for ink in ("Cyan", "Magenta", "Yellow"):
        assert separated[ink].max() == 0


def test_marks_are_on_all_plates(tmp_path: Path):
    """Registration can only be seen if every plate has them."""
    made = files_of(pack().value)["interior.pdf"].data
    for plate in plates(made, 4, tmp_path).values():
        assert plate[:30].max() == 255


def test_a_pack_holds_what_a_printer_needs_and_its_digests():
    """Pages, cover, proof, map, ticket, preflight, licences; SHA256SUMS covers all but itself."""
    made = files_of(pack().value)
    sums = dict(line.split("  ")[::-1] for line in made["SHA256SUMS"].data.decode().splitlines())

    assert {*BOTH, "proof.pdf", "page-map.csv", "jobticket.txt"} <= made.keys()
    assert {"preflight-interior.json", "preflight-cover.html", "OFL-Amiri.txt"} <= made.keys()
    assert sums == {
        name: sha256(file.data).hexdigest() for name, file in made.items() if name != "SHA256SUMS"
    }
    assert all(name.startswith("handover-en/") for name in (f.name for f in pack().value.beside))


def test_the_job_ticket_says_what_was_made():
    """Trim, extent, paper, inks, binding, the press's profile with its digest."""
    said = files_of(pack().value)["jobticket.txt"].data.decode()

    for part in (
        "170 x 240 mm", "978-92-1-000001-7", "5 mm on all sides", "thread-sewn", "FOGRA52",
        "90 g/m² uncoated", "280 %", sha256(icc()).hexdigest(), "back, spine, front",
        "spine on the left",
    ):  # fmt: skip
        assert part in said


def test_a_draft_goes_into_a_folder_that_says_so():
    """An Arabic draft is bound on the right, its cover mirrored."""
    made = pack("ar").value
    said = files_of(made)["jobticket.txt"].data.decode()

    assert made.name == "handover-ar-draft/interior.pdf"
    assert "DRAFT: not for publication" in said
    assert "front, spine, back" in said
    with opened("interior.pdf", "ar") as pdf:
        assert pdf.Root.ViewerPreferences.Direction == Name.R2L


def test_the_same_report_makes_the_same_bytes():
    """No clock and no chance is in any file of a pack."""
    again = hand_over(replace(stock_document(), printing=printing()), the_house(), Here())

    assert files_of(again.value) == files_of(pack().value)


def test_a_printer_who_cannot_be_served_stops_the_print_edition():
    """Without a press's profile nothing is pressed at all."""
    run = Here()
    of = replace(stock_document(), printing=replace(printing(), icc=b""))
    made = hand_over(of, the_house(), run)

    assert [finding.code for finding in made.findings] == ["print-004"]
    assert (made.made, run.told) == (None, [])
    assert [work for work, _ in run.did] == [PRINTER_FAULTS]


def test_a_drawing_without_inks_stops_the_print_edition():
    """It is looked at beside the document, which travels without it: print-008 is an error, and
    nothing is pressed in inks.
    """
    gradient = b'<svg xmlns="http://www.w3.org/2000/svg"><linearGradient id="a"/></svg>'
    of = illustrated(replace(document("valley", "en"), printing=printing()))
    drawing = replace(of.pictures["images/b.svg"], data=gradient)
    engines = Engines(lambda _: [sheet("one", "x")])
    run = engines.run()
    run.instead = {
        **run.instead,
        PRINTER_FAULTS: lambda _: (),
        FIT_PICTURE: lambda *_: b"fitted",
        IN_INKS: lambda of, _printing, house, pages: engines.paper(of, house, pages),
    }
    made = hand_over(
        replace(of, pictures={**of.pictures, "images/b.svg": drawing}), the_house(), run
    )

    assert [finding.code for finding in made.findings] == ["print-008"]
    assert made.made is None
    assert {values[2:] for values in run.values_of(FIT_PICTURE)} == {(2400, 82), (2400, 95)}
    [(inked, *_)] = run.values_of(IN_INKS)
    assert [picture.data for picture in inked.pictures.values()] == [b"", b""]
    assert inked.printing == printing()


def test_a_fault_of_the_interior_may_stand_for_a_reason():
    """It is not told any more, and the report of the preflight has the reason."""
    waived = b'[[waiver]]\ncode = "pre-040"\nreason = "an old map, there is no better"\n'
    given = replace(printing(), waivers=("waivers.toml", waived))
    of = replace(stock_document(), printing=given)
    made = hand_over(of, the_house(), Here())
    seen = json.loads(files_of(made.value)["preflight-interior.json"].data)

    assert made.findings == ()
    assert {f["waived"] for f in seen["findings"] if f["code"] == LOW} == {
        "an old map, there is no better"
    }


def test_nothing_of_this_machine_is_told():
    """The producer is the builder, not a library; no path is in any file."""
    for file in files_of(pack().value).values():
        assert str(Path.cwd()).encode() not in file.data
    with opened("interior.pdf") as pdf:
        assert str(pdf.docinfo["/Producer"]) == "reportbuild 0.1.0"
    assert machine.NAME in str(files_of(pack().value)["preflight-cover.json"].data)
