"""Planted faults that nothing says yet. Each is owed; the proof fails when one is found and still
stands here.
"""

UNSAID = frozenset(
    {
        "editions/fr.po: a bracket that is not closed",
        "editions/fr.po: a bracket that was opened and left",
        "editions/fr.po: a figure more than the source has",
        "editions/fr.po: a foreign phrase that is none any more",
        "editions/fr.po: a link whose words name another host",
        "editions/fr.po: a placeholder within another's words",
        "editions/fr.po: another day",
        "editions/fr.po: another language of a phrase",
        "images/house.svg: a base from the net",
        "images/house.svg: a drawing as wide as the sea",
        "images/house.svg: a drawing of no width",
        "images/house.svg: a shape of itself",
        "images/house.svg: a stylesheet from the net",
        "images/house.svg: shapes of shapes of shapes, without end",
        "images/map.png: a map that ends within its head",
        "images/spare.svg: a picture that nobody shows",
        "references.toml: HTML in a title",
        "references.toml: a work from after this report",
        "references.toml: an address that carries a password",
        "statistics.toml: a date after its source was published",
        "text/02-return.md: a figure cut by nothing",
        "text/02-return.md: a figure without a source",
        "text/02-return.md: a link that seems to lead elsewhere",
        "text/02-return.md: a link that the foot does not know",
        "text/02-return.md: a link whose words name another host",
        "text/02-return.md: a list that skips a number",
        "text/02-return.md: a quotation that is not begun",
        "text/02-return.md: a quotation that is not ended",
        "text/03-work.md: a table without a source",
        "text/03-work.md: fewer than the words say",
        "text/04-method.md: a title and no more",
    }
)
