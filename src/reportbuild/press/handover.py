"""What a printer is handed: the pages, the cover, a proof, and a ticket that says what they are.

Pure: takes finished files; gives one `Artefact` with the others beside it, in a folder of their
own. The ticket is in English, the language of the trade.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from hashlib import sha256
from io import StringIO

from reportbuild.model.artefact import Artefact, Imprint
from reportbuild.model.handover import Pack
from reportbuild.model.printing import Printing, spine_width
from reportbuild.press.pdfx import trim_of

TEXT, TABLE, JSON, HTML = "text/plain", "text/csv", "application/json", "text/html"
SUMS = "SHA256SUMS"

BINDINGS = {
    "perfect": "perfect binding (glued)",
    "sewn": "thread-sewn, limp cover",
    "saddle-stitch": "saddle-stitched",
}


def handover(pack: Pack) -> Artefact:
    """Return the interior with everything beside it that goes to the printer."""
    language = pack.imprint.language
    folder = f"handover-{language}{'-draft' if pack.draft else ''}"
    interior = replace(pack.interior, name="interior.pdf")
    files = [interior, replace(pack.proof, name="proof.pdf", beside=())]
    if pack.cover:
        files.append(replace(pack.cover, name="cover.pdf"))
    texts = {
        "page-map.csv": page_map_table(pack),
        "jobticket.txt": ticket(pack).encode(),
        **pack.reports,
        **pack.licences,
    }
    files += [Artefact(name, _media_type(name), language, data) for name, data in texts.items()]
    sums = "".join(f"{sha256(f.data).hexdigest()}  {f.name}\n" for f in sorted(files, key=_name))
    files.append(Artefact(SUMS, TEXT, language, sums.encode()))
    named = [replace(file, name=f"{folder}/{file.name}") for file in files]
    return replace(named[0], beside=tuple(named[1:]))


def _name(file: Artefact) -> str:
    return file.name


def _media_type(name: str) -> str:
    kinds = {"csv": TABLE, "json": JSON, "html": HTML}
    return kinds.get(name.rpartition(".")[2], TEXT)


def page_map_table(pack: Pack) -> bytes:
    """Return, as CSV, which page of the proof each page of the interior is, and its folio."""
    proof = {(leaf.sheet, leaf.page): n for n, leaf in enumerate(pack.screen, 1) if leaf.sheet}
    written = StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(("page of interior.pdf", "side", "folio", "page of proof.pdf", "section"))
    for number, leaf in enumerate(pack.leaves, start=1):
        side = "recto" if leaf.recto else "verso"
        page = proof.get((leaf.sheet, leaf.page), "")
        section = pack.sheets.get(leaf.sheet, "") if leaf.sheet else "(blank)"
        table.writerow((number, side, leaf.folio, page, section))
    return written.getvalue().encode("utf-8-sig")


def ticket(pack: Pack) -> str:
    """Return the job ticket."""
    imprint, profile = pack.imprint, pack.printing.profile
    extent = pack.interior.pages
    blanks = sum(1 for leaf in pack.leaves if not leaf.sheet)
    lines = (
        *_edition(imprint, pack),
        "",
        ("Printer's profile", f"{profile.name}: {profile.title}"),
        ("Standard", profile.kind),
        ("Extent", f"{extent} pages, {blanks} of them blank; a multiple of {profile.multiple}"),
        ("Trim", _trim(pack)),
        ("Bleed", f"{profile.bleed:g} mm on all sides"),
        ("Marks", "crop marks, outside the bleed" if profile.marks else "none"),
        ("Binding", f"{BINDINGS[profile.binding]}, spine on the {_bound_at(imprint)}"),
        ("Paper", f"{profile.paper}; {profile.caliper:g} mm a leaf"),
        ("Inks", "cyan, magenta, yellow, black, on both sides; no spot colours"),
        ("Most ink", f"{profile.ink} %"),
        ("Black", f"text and rules in black alone, {_black(pack.printing)}"),
        ("Printing condition", f"{profile.characterisation} ({profile.registry})"),
        ("ICC profile", pack.printing.path.rpartition("/")[2]),
        ("  SHA-256", sha256(pack.printing.icc).hexdigest()),
        "",
        *_cover(pack),
        "",
        "Please check the caliper of the paper before the cover is printed: the spine is as wide",
        "as it says here. Please send a contract proof of the cover and of one section.",
    )
    told = (f"{line[0] + ':':<20}{line[1]}" if isinstance(line, tuple) else line for line in lines)
    return "JOB TICKET\n\n" + "\n".join(told) + "\n"


def _edition(imprint: Imprint, pack: Pack) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Title", imprint.title),
        ("Publisher", imprint.publisher),
        ("Language", f"{imprint.language}, read from {_read_from(imprint)}"),
        ("Index", imprint.subject),
        ("ISBN", pack.isbn),
        ("Published", imprint.published),
        ("Status", "DRAFT: not for publication" if pack.draft else ""),
    ]
    return tuple((name, value) for name, value in rows if value)


def _read_from(imprint: Imprint) -> str:
    return "the right" if imprint.direction == "rtl" else "the left"


def _bound_at(imprint: Imprint) -> str:
    return "right" if imprint.direction == "rtl" else "left"


def _black(printing: Printing) -> str:
    return "overprinting" if printing.profile.black == "overprint" else "knocking out"


def _trim(pack: Pack) -> str:
    width, height = trim_of(pack.interior)
    return f"{width:g} x {height:g} mm; cut to within {pack.printing.profile.tolerance:g} mm"


def _cover(pack: Pack) -> tuple[tuple[str, str] | str, ...]:
    profile = pack.printing.profile
    if pack.cover is None:
        return (("Cover", "none in this pack"),)
    width, height = trim_of(pack.interior)
    spine = spine_width(profile, pack.interior.pages)
    order = "front, spine, back" if _bound_at(pack.imprint) == "right" else ""
    return (
        ("Cover", f"cover.pdf, one sheet of {2 * width + spine:g} x {height:g} mm before bleed"),
        ("  From left", order or "back, spine, front"),
        ("  Spine", f"{spine:g} mm" if spine else "none"),
        ("  Paper", profile.cover_paper),
        ("  Barcode", "EAN-13, 100 %, black alone" if pack.isbn else "none"),
    )
