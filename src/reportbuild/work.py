"""The work that engines do, each piece by the name of its function.

Whoever wants a piece done says which, and with what; a worker brings the function in, and the
engine with it. So whoever only reads, checks or finds everything made never waits for an engine.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, Protocol, TypeVar

from reportbuild.model.artefact import (
    Artefact,
    Bed,
    ComposedText,
    Furniture,
    Leaf,
    Mark,
    PaperComposition,
    Pressed,
    Sheet,
)
from reportbuild.model.design import Face, House
from reportbuild.model.document import Document
from reportbuild.model.ebook import EbookComposition, EbookText
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.handover import Imposed, Pack, Part
from reportbuild.model.printing import Printing
from reportbuild.model.proof import Account
from reportbuild.model.report import Format

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Work(Generic[P, R]):
    """A pure function of frozen values, by its module and name; a worker calls it."""

    module: str
    function: str

    @property
    def place(self) -> str:
        return f"{self.module}:{self.function}"


class Later(Protocol[R_co]):
    """What will have been made."""

    def result(self) -> R_co:
        """Wait for it; raise what its making raised, or `BrokenExecutor` if a worker died."""


class Doing(Protocol):
    """Whoever has work done for one artefact."""

    def do(self, work: Work[P, R], /, *values: P.args, **named: P.kwargs) -> Later[R]:
        """Have a piece of work done, once: what was done with equal values is not done again."""

    def tell(self, step: str, done: int = 0, of: int = 0, what: str = "") -> None:
        """Say which step has begun, and how many of its parts are done."""

    def recall(self, what: str) -> Mapping[str, str]:
        """Return what was remembered when this artefact was last made; nothing if it never was."""

    def remember(self, what: str, known: Mapping[str, str]) -> None:
        """Keep a memo for the next time. It may only save work, never change what is made."""


FIT_PICTURE: Work[[bytes, str, int, int], bytes] = Work(
    "reportbuild.compose.pictures", "fit_picture"
)
COMPOSE: Work[[Document, House, Mapping[str, str]], Checked[PaperComposition]] = Work(
    "reportbuild.compose.paper", "paper"
)
COMPOSE_TEXT: Work[
    [Document, str, Sequence[int], House, Mapping[str, str]],
    ComposedText,
] = Work("reportbuild.compose.paper", "text")
PRESS: Work[[Sheet, Bed], Checked[Pressed]] = Work("reportbuild.pressing", "pressed")
MEASURE: Work[[Sheet, Bed], Checked[Pressed]] = Work("reportbuild.pressing", "measured")
FURNISH: Work[[Document, House, Sequence[Leaf]], Furniture] = Work(
    "reportbuild.compose.furniture", "furniture"
)
BIND: Work[
    [
        PaperComposition,
        Sequence[Pressed],
        Sequence[Leaf],
        Sequence[Pressed],
        Sequence[Sequence[Mark]],
    ],
    Checked[Artefact],
] = Work("reportbuild.press.bind", "bind")
PROOF: Work[[Artefact, Document, tuple[Face, ...]], tuple[Finding, ...]] = Work(
    "reportbuild.proof.pdf", "proof_pdf"
)
PROOF_SHARE: Work[[Artefact, Document, tuple[Face, ...], int, int], Checked[Account]] = Work(
    "reportbuild.proof.pdf", "proof_share"
)
PROOF_WHOLE: Work[[Sequence[Checked[Account]]], tuple[Finding, ...]] = Work(
    "reportbuild.proof.pdf_whole", "proof_whole"
)
COMPOSE_EBOOK: Work[[Document, House, Mapping[str, EbookText]], Checked[EbookComposition]] = Work(
    "reportbuild.compose.ebook", "with_uncut_faces"
)
COMPOSE_EBOOK_TEXT: Work[[Document, str, Sequence[int], House], EbookText] = Work(
    "reportbuild.compose.ebook_text", "text"
)
CUT_FACE: Work[[Face, str], bytes] = Work("reportbuild.compose.faces", "cut_face")
PACK_EBOOK: Work[[EbookComposition], Checked[Artefact]] = Work("reportbuild.press.epub", "pack")
PROOF_EBOOK_TEXT: Work[[Artefact, Document], tuple[Finding, ...]] = Work(
    "reportbuild.proof.epub", "text_faults"
)
PROOF_EBOOK_FORM: Work[[Artefact, Document], tuple[Finding, ...]] = Work(
    "reportbuild.proof.epub", "form_faults"
)

IN_INKS: Work[[Document, Printing, House, Mapping[str, str]], Checked[PaperComposition]] = Work(
    "reportbuild.compose.printed", "printed"
)
BIND_FOR_PRESS: Work[[PaperComposition, Imposed], Checked[Artefact]] = Work(
    "reportbuild.press.interior", "bind_for_press"
)
PRINTER_FAULTS: Work[[Printing], tuple[Finding, ...]] = Work(
    "reportbuild.press.separation", "profile_faults"
)
COVER: Work[[Document, Mapping[str, bytes], Printing, House, Artefact], Checked[Artefact]] = Work(
    "reportbuild.finishing", "cover"
)
LOOK: Work[[Part, Artefact, Printing, House], Checked[Mapping[str, bytes]]] = Work(
    "reportbuild.finishing", "looked_at"
)
HANDOVER: Work[[Pack], Artefact] = Work("reportbuild.press.handover", "handover")


_FIRST: Mapping[Format, tuple[Work[..., Any], ...]] = {
    "pdf": (PRESS, COMPOSE),
    "epub": (COMPOSE_EBOOK, PACK_EBOOK),
    "print": (PRESS, COMPOSE),
}


def engines(formats: Collection[Format]) -> tuple[str, ...]:
    """Return the modules of the engines that some formats begin with; of all, if none is named."""
    works = [work for form in _FIRST if form in (formats or _FIRST) for work in _FIRST[form]]
    return tuple(dict.fromkeys(work.module for work in works))
