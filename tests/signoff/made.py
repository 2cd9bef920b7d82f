"""Finished files written by hand, small and whole, as an output folder holds them: a screen edition
that is tagged, an e-book, a pack for a printer, each with the builder's own manifest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from zipfile import ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from reportbuild.manifest import listed
from reportbuild.model.artefact import Artefact
from reportbuild.model.finding import Finding, Span
from reportbuild.model.manifest import Entry, Origin
from reportbuild.model.report import Format
from reportbuild.model.signoff import Fact, Signature, Subject
from reportbuild.proof.preflight.job import Job, preflight
from reportbuild.proof.preflight.record import record
from tests.proof.pdfs import PROFILE, add, book, font
from tests.proof.test_preflight_barcodes import GOOD, bars, modules

TYPES = {"pdf": "application/pdf", "epub": "application/epub+zip"}
DAY = date(2026, 3, 31)
DIGEST = "ab" * 32
SOURCES = {"report.toml": b"title", "text/01-home.md": b"# Home", "editions/fr.po": b"po"}
WARNED = Finding("print-006", Span("report.toml", 4), "The profile is another.")
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    b' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    b' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    b"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"
)

Change = Callable[[Pdf], object]


def screen(change: Change | None = None) -> bytes:
    """A tagged PDF of one page: heading, paragraph with a link and a note, table, list, picture."""
    pdf = Pdf.new()
    page = pdf.add_blank_page().obj
    page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font(pdf))))

    def told(role: str, *kids: Object, **more: object) -> Object:
        held = {"S": Name(f"/{role}"), **more, **({"K": Array(kids)} if kids else {})}
        return pdf.make_indirect(Dictionary({f"/{key}": value for key, value in held.items()}))

    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Contents=String("there"),
            A=Dictionary(S=Name.URI, URI=String("https://example.org/")),
        )
    )  # fmt: skip
    page.Annots = Array([link])
    row = told("TR", told("TH"), told("TD"))
    part = told(
        "Part",
        told("H1"),
        told("P", told("Span", Lang=String("sq"))),
        told("P", told("Link", Dictionary(Type=Name.OBJR, Obj=link))),
        told("Note", told("Lbl"), ID=String("n1")),
        told("Table", row),
        told("L", told("LI", told("LBody")), told("LI", told("LBody"))),
        told("Figure", Alt=String("A house")),
        ID=String("p1"),
    )
    pdf.Root.StructTreeRoot = Dictionary(K=Array([told("Document", part)]))
    begins = Array([String("p1"), Array([page, Name.Fit])])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=begins))
    pdf.Root.Lang = String("fr")
    pdf.Root.Metadata = pdf.make_stream(XMP)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Home", 0))
    if change:
        change(pdf)
    out = BytesIO()
    pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


OPF = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata>
<meta property="schema:accessMode">textual</meta></metadata>
<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="f" href="f.ttf" media-type="font/ttf"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
XHTML = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
lang="fr"><head><title>Home</title></head><body><h1>Home</h1>{body}</body></html>"""
BODY = """<p>See <a href="https://example.org/">there</a> and <a epub:type="noteref" href="#n">1</a>
<em lang="sq">vend</em></p><aside epub:type="footnote" id="n">A note</aside>
<img src="a.png" alt="A house"/><img src="b.png" alt=""/><table><tr><th>a</th></tr></table>"""


def ebook(body: str = BODY) -> bytes:
    """An e-book with one chapter."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        root = '<container><x.rootfile xmlns="" full-path="EPUB/p.opf"/></container>'
        root = root.replace("x.rootfile", "c:rootfile xmlns:c='urn:c'").replace(' xmlns=""', "")
        archive.writestr("META-INF/container.xml", root)
        archive.writestr("EPUB/p.opf", OPF)
        archive.writestr("EPUB/f.ttf", b"font")
        archive.writestr("EPUB/a.xhtml", XHTML.format(body=body))
    return out.getvalue()


def pack(*, cover: bool = True) -> dict[str, bytes]:
    """The files of a pack for a printer, by their names; the cover bears a barcode."""
    files = {"interior.pdf": book(), "jobticket.txt": b"JOB TICKET", "OFL-Face.txt": b"licence"}
    if cover:
        files["cover.pdf"] = book(change=lambda pdf: add(pdf, 1, bars(modules(GOOD))))
    for part in ("interior", "cover") if cover else ("interior",):
        done = preflight(Job(f"{part}.pdf", files[f"{part}.pdf"], PROFILE))
        files[f"preflight-{part}.json"] = record(done, "reportbuild 0.1.0")
    lines = (f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return {**files, "SHA256SUMS": "".join(lines).encode()}


def artefact(name: str, data: bytes, language: str = "fr") -> Artefact:
    """A finished PDF or e-book by the end of its name; a single page."""
    kind = TYPES[name.rpartition(".")[2]]
    return Artefact(name, kind, language, data, int(kind == TYPES["pdf"]))


def packed(files: Mapping[str, bytes], language: str = "fr", *, draft: bool = False) -> Artefact:
    """A pack as the build hands it over: the interior with everything beside it."""
    folder = f"handover-{language}{'-draft' if draft else ''}"
    beside = (
        Artefact(
            f"{folder}/{name}", TYPES.get(name.rpartition(".")[2], "text/plain"), language, data
        )
        for name, data in files.items()
        if name != "interior.pdf"
    )
    interior = files["interior.pdf"]
    return Artefact(f"{folder}/interior.pdf", TYPES["pdf"], language, interior, 4, tuple(beside))


def output(
    *made: Artefact, drafts: Sequence[str] = (), sources: Mapping[str, bytes] = SOURCES
) -> dict[str, bytes]:
    """An output folder with these files and the builder's manifest of them."""
    origin = Origin(
        "1.0", DAY, {path: sha256(data).hexdigest() for path, data in sources.items()},
        "house", "reportbuild 0.1.0", {},
    )  # fmt: skip
    whole = [file for one in made for file in (one, *one.beside)]
    entries = [Entry(file, file.name in drafts, (WARNED,)) for file in whole]
    files = {file.name: file.data for file in whole}
    return {**files, **listed("stock", entries, origin, {}).files}


def subject(
    form: Format = "pdf",
    counts: Mapping[str, int] = MappingProxyType({}),
    *,
    digest: str = DIGEST,
    draft: bool = False,
) -> Subject:
    """A file that people sign for, in which so many of each thing were counted."""
    facts = tuple(Fact(key, number, f"{number} {key}") for key, number in counts.items())
    names = {"pdf": "stock-fr.pdf", "epub": "stock-fr.epub", "print": "handover-fr/SHA256SUMS"}
    return Subject(
        "stock", "fr", form, names[form], digest, draft, 1, "reportbuild 0.1.0", {}, (), facts
    )


def signature(
    item: str, form: Format = "pdf", *, digest: str = DIGEST, by: str = "MK", note: str = ""
) -> Signature:
    """Somebody's signature for an item."""
    return Signature("fr", form, "stock-fr.pdf", digest, item, by, DAY, note)
