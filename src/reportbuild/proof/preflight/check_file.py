"""A file as a whole: encryption, scripts, attachments, layers, and what PDF/X asks it to say.

ISO 15930 (PDF/X) is named by what it asks; nothing here certifies that a file keeps to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Name, Object, Stream

from reportbuild.model.preflight import Fault
from reportbuild.model.printing import Profile
from reportbuild.proof.preflight.objects import (
    FAULTS,
    TooLargeError,
    below,
    entry,
    many,
    number,
    text,
    unpacked,
)

_VERSIONS = {
    "PDF/X-1a": ("PDF/X-1a", "PDF/X-1:2001"),
    "PDF/X-3": ("PDF/X-3",),
    "PDF/X-4": ("PDF/X-4",),
}
"""How the entry GTS_PDFXVersion begins, by kind."""
_XMP_VERSION = re.compile(rb"GTS_PDFXVersion\s*(?:=\s*[\"']|>)\s*([^\"'<]{1,40})")
_XMP_TITLE = re.compile(rb"<dc:title\b.{0,200}?<rdf:li[^>]*>\s*[^<\s]", re.DOTALL)
_XMP_TRAPPED = re.compile(rb"Trapped\s*(?:=\s*[\"']|>)\s*(True|False)")
_HEADER = 128
"""Bytes of an ICC profile's header (ICC.1, 7.2)."""


def file_faults(pdf: pikepdf.Pdf, profile: Profile, icc: bytes) -> Iterator[Fault]:
    """Find what is wrong with a file apart from what its pages paint."""
    root = pdf.Root
    if pdf.is_encrypted:
        hint = "Save it without a password: a printer's programs must be able to change it."
        yield Fault("pre-004", 0, "The file is encrypted.", hint)
    yield from _actions(root)
    if below(root, "/Names", "/EmbeddedFiles") is not None or many(entry(root, "/AF")):
        hint = "Take them out: they are not printed, and may tell what they should not."
        yield Fault("pre-074", 0, "Other files are attached to the file.", hint)
    layers = many(below(root, "/OCProperties", "/OCGs"))
    if layers:
        names = ", ".join(f"“{text(entry(layer, '/Name'))}”" for layer in layers[:5])
        hint = "Flatten them: which of them is printed depends on the printer's programs."
        yield Fault("pre-071", 0, f"The file has layers: {names}.", hint)
    yield from _intent(root, profile, icc)
    yield from _says(pdf, profile)


def _actions(root: Object) -> Iterator[Fault]:
    hint = "Take it out: nothing may happen by itself in a file for print."
    if below(root, "/Names", "/JavaScript") is not None:
        yield Fault("pre-073", 0, "The file holds JavaScript.", hint)
    opening = entry(root, "/OpenAction")
    kind = entry(opening, "/S")
    if kind is not None and kind != Name.GoTo:
        yield Fault("pre-073", 0, f"The file does something when it is opened: {text(kind)}.", hint)
    if entry(root, "/AA") is not None:
        yield Fault("pre-073", 0, "The file has actions that run by themselves.", hint)
    if many(below(root, "/AcroForm", "/Fields")) or below(root, "/AcroForm", "/XFA") is not None:
        yield Fault("pre-073", 0, "The file holds a form to be filled in.", hint)


def _intent(root: Object, profile: Profile, icc: bytes) -> Iterator[Fault]:
    intents = [
        intent
        for intent in many(entry(root, "/OutputIntents"))
        if entry(intent, "/S") == Name.GTS_PDFX
    ]
    if not intents:
        said = "The file does not say for which press its colours are meant: no output intent."
        yield Fault("pre-080", 0, said, f"The profile asks for {profile.characterisation}.")
        return
    intent = intents[0]
    condition = entry(intent, "/OutputConditionIdentifier")
    named = "nothing" if condition is None else f"“{text(condition)}”"
    if condition is None or text(condition).lower() != profile.characterisation.lower():
        said = f"The output intent names {named}; the profile asks for {profile.characterisation}."
        yield Fault("pre-081", 0, said, "Make the file for the printing condition it goes to.")
    embedded = entry(intent, "/DestOutputProfile")
    if not isinstance(embedded, Stream):
        if profile.kind == "PDF/X-4" or icc:
            yield Fault("pre-081", 0, "The output intent carries no ICC profile.")
        return
    try:
        data = unpacked(embedded)
    except (*FAULTS, TooLargeError):
        data = b""
    if not _cmyk(data) or number(entry(embedded, "/N")) != 4:  # noqa: PLR2004  # four inks
        yield Fault("pre-081", 0, "What the output intent carries is no ICC profile of a press.")
    elif icc and data != icc:
        said = "The output intent carries another ICC profile than the one that was named."
        yield Fault("pre-081", 0, said)


def _cmyk(data: bytes) -> bool:
    """Tell whether bytes are an ICC profile of a press with four inks (ICC.1, 7.2)."""
    whole = len(data) > _HEADER and int.from_bytes(data[:4], "big") <= len(data)
    return whole and data[36:40] == b"acsp" and data[12:16] == b"prtr" and data[16:20] == b"CMYK"


def _says(pdf: pikepdf.Pdf, profile: Profile) -> Iterator[Fault]:
    """Find what the file must say of itself for PDF/X, and does not."""
    info, packet = entry(pdf.trailer, "/Info"), _packet(pdf.Root)
    version = entry(info, "/GTS_PDFXVersion")
    match = _XMP_VERSION.search(packet)
    told = text(version) if version is not None else ""
    told = match.group(1).decode("latin-1").strip() if match else told
    conformance = entry(info, "/GTS_PDFXConformance")
    if not told.startswith(_VERSIONS[profile.kind]) and not (
        conformance is not None and text(conformance).startswith(_VERSIONS[profile.kind])
    ):
        said = (
            f"The file says that it is {told or 'no PDF/X'}; the profile asks for {profile.kind}."
        )
        yield Fault("pre-082", 0, said, "Make it as the kind that the printer takes.")
    trapped = entry(info, "/Trapped")
    if trapped not in (Name.True_, Name.False_) and not _XMP_TRAPPED.search(packet):
        yield Fault("pre-083", 0, "The file does not say whether it is trapped.")
    title = entry(info, "/Title")
    if not (title is not None and text(title).strip()) and not _XMP_TITLE.search(packet):
        yield Fault("pre-084", 0, "The file has no title.")
    if len(many(entry(pdf.trailer, "/ID"))) != 2:  # noqa: PLR2004  # ISO 32000-1, 14.4
        yield Fault("pre-084", 0, "The file has no identifier.")


def _packet(root: Object) -> bytes:
    packet = entry(root, "/Metadata")
    try:
        return unpacked(packet) if isinstance(packet, Stream) else b""
    except (*FAULTS, TooLargeError):
        return b""
