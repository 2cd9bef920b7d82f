"""A chapter of the stock report as an edition's own French text, and what a change to it brings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from types import MappingProxyType

from reportbuild.edit.mentions import mentions
from reportbuild.model.design import House
from reportbuild.model.finding import Finding
from reportbuild.model.report import Edition
from reportbuild.read.house import house
from reportbuild.read.inlines import parse_segment
from reportbuild.read.report import report
from reportbuild.shelf import house_shelf
from reportbuild.translate.edition import edition
from tests.stock import REPORT, WORK, stock_shelf

PATH = "editions/fr/03-work.md"
DIGEST = sha256(WORK.encode()).hexdigest()
HEAD = f"% source: sha256:{DIGEST}\n\n"

TRAVAIL = """\
(ch_work)=
# Travail et santé

On estime que {unemployment} des adultes étaient sans travail, et {minorities} des minorités.
On compte {nurses} infirmières par habitant. {under_14} auraient moins de 14 ans, croit-on.

:::{statistic} under_14
:::

(fig_work)=
:::{chart} bar
:statistics: unemployment minorities
:alt: Deux barres, par estimation : {unemployment} des adultes, et {minorities} des minorités
:source: [@bank_2025, table 3]

Adultes sans travail, selon les estimations.
:::

(sec_duty)=
## À qui d’agir

(tab_duties)=
:::{table} Qui était chargé de *quoi*
:source: [@obs_2026]

| Organe | Tâche | Affaires |
|:-----|:----:|------:|
| Police | Surveiller la route[^police] | {fled} |
| Tribunal | Examiner les *plaintes* | {trials} |
:::

:::{table} Mois
:row-heads: no
:source: [@obs_2026]

| Mois | Route |
|---|---|
| mars | fermée |
:::

::::{box} Contexte
(rec_police)=
:::{recommendations} À la police
1. Surveiller la route, comme le dit [](#sec_duty).
2. Examiner les plaintes :
   - chacune d’elles ;
   - en l’espace d’un mois.
:::

Il est allégué que {most} des plaintes n’ont jamais été examinées.
::::

### Ensuite

#### Un dernier mot

7. La septième chose.
8. La huitième chose, \\{pas une statistique\\} et \\[pas un lien\\].

[^police]: Depuis 2024.
"""


@cache
def the_house() -> House:
    """The house style and the words of all languages."""
    return house(house_shelf(), "reportbuild 0").value


def french(
    text: str = HEAD + TRAVAIL,
    declared: str = "",
    changed: Mapping[str, bytes | None] = MappingProxyType({}),
) -> tuple[Edition | None, list[Finding]]:
    """The French edition with this text for its third chapter, and what is found of its parity.

    `declared` stands in `report.toml` below `[editions.fr]`.
    """
    settings = REPORT.replace('locale = "fr-FR"\n', f'locale = "fr-FR"\n{declared}\n')
    files = {"report.toml": settings.encode(), PATH: text.encode(), **changed}
    read = report(stock_shelf(files), the_house())
    made = edition(read.value, "fr", the_house(), parse_segment, mentions)
    found = [*read.findings, *made.findings]
    return made.made, [
        f for f in found if f.code.startswith(("par-", "ref-", "text-", "src-", "po-014"))
    ]


def told(found: list[Finding]) -> list[tuple[str, str, int]]:
    """Code, file and line of each finding."""
    return [(f.code, f.span.path, f.span.line) for f in found]


def line_of(text: str, words: str) -> int:
    """The line on which words first stand."""
    return text[: text.index(words)].count("\n") + 1
