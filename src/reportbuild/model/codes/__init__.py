"""The catalogue of finding codes: severity, title, and what to do about it.

A code, once given, keeps its meaning; a retired one is never given again.
"""

from reportbuild.model.codes import (
    composing,
    doors,
    editing,
    pressing,
    proofing,
    records,
    references,
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
        references,
        translation,
        editing,
        composing,
        pressing,
        proofing,
        doors,
    )
    for code in family.CODES
}
