"""When two translations say the same, whatever tools do to spaces and to what they know of codes.

In: words with codes, as files have them. Out: the same in the form in which they are compared.
"""

from __future__ import annotations

from dataclasses import replace

from reportbuild.translate.exchange import Coded, Piece, Slot


def is_empty(target: Coded | str | None) -> bool:
    """Tell whether there is no translation: no word, and no code."""
    if target is None or isinstance(target, str):
        return not (target or "").strip()
    return not any(not isinstance(p, str) or p.strip() for p in target)


def plain(target: Coded | str | None) -> Coded | str:
    """Return words and codes as they are compared: numbers of codes, spaces alike."""
    return (target or "") if target is None or isinstance(target, str) else _plain_pieces(target)


def _plain_pieces(coded: Coded) -> Coded:
    return tuple(_plain_piece(piece) for piece in coded if piece != "")


def _plain_piece(piece: Piece) -> Piece:
    if isinstance(piece, str):
        return " ".join(piece.split("\n"))
    children = None if piece.children is None else _plain_pieces(piece.children)
    return replace(piece, kind="", name="", children=children)


def trimmed(target: Coded, slot: Slot) -> Coded:
    """Return a translation without the spaces at its ends that its source has not."""
    pieces = list(target)
    if pieces and isinstance(pieces[0], str) and not slot.text[:1].isspace():
        pieces[0] = pieces[0].lstrip()
    if pieces and isinstance(pieces[-1], str) and not slot.text[-1:].isspace():
        pieces[-1] = pieces[-1].rstrip()
    return tuple(p for p in pieces if p)


def letters(text: str) -> str:
    """Return a text without its spaces."""
    return "".join(text.split())
