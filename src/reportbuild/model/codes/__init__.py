"""The catalogue of finding codes: severity, title, and what to do about it.

A code, once given, keeps its meaning; a retired one is never given again.
"""

from reportbuild.model.codes import (
    composing,
    data,
    doors,
    editing,
    exchange,
    farm,
    ignoring,
    language,
    listing,
    parity,
    preflight,
    pressing,
    printing,
    proofing,
    records,
    references,
    signing,
    sources,
    texts,
    translation,
)
from reportbuild.model.codes.code import Code

CODES: dict[str, Code] = {
    code.id: code
    for family in (
        sources,
        records,
        texts,
        data,
        references,
        translation,
        parity,
        editing,
        composing,
        pressing,
        printing,
        proofing,
        preflight,
        exchange,
        language,
        listing,
        ignoring,
        signing,
        doors,
        farm,
    )
    for code in family.CODES
}

LATE: frozenset[str] = frozenset(
    code.id
    for family in (composing, pressing, printing, proofing, doors, farm)
    for code in family.CODES
)
"""Codes of what is found only where something is made."""
