"""What a statistic counts, in every plural form of a language: one unit for each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportbuild.model.report import Report
from reportbuild.model.statistics import Noun
from reportbuild.translate.exchange import Code, Unit
from reportbuild.translate.po import read_po
from reportbuild.translate.sending import ExchangeFormat
from tests.translate.exchanges import (
    FORMS,
    XLIFF,
    Back,
    bring_back,
    catalogue,
    changed,
    export,
    of_texts,
    package,
    with_catalogue,
)
from tests.translate.xliff_structure import faults

NAME = "statistics/fled/noun"
FIGURE = Code("1", "value", "value")
GIVEN = {
    f"{NAME}[0]": (FIGURE, " personne"),
    f"{NAME}[1]": (FIGURE, " de personnes"),
    f"{NAME}[2]": (FIGURE, " personnes"),
}


def made() -> Report:
    """A report of one statistic that counts persons; French has three forms."""
    bare = of_texts("A text.")
    noun = Noun((("one", "{value} person"), ("other", "{value} persons")))
    counted = replace(bare.statistics["fled"], noun=noun)
    return replace(bare, statistics={"fled": counted})


def with_forms(unit: Unit) -> Unit:
    given = GIVEN.get(unit.name)
    return replace(unit, target=given, state="translated") if given else unit


def forms(back: Back) -> tuple[str, ...]:
    return next(e.forms for e in read_po("fr.po", back.catalogue).value.entries if e.plural)


def test_each_form_goes_out_by_its_number():
    """With the numbers it is for, the singular as the source of the first, the plural of others."""
    units = [unit for unit in package(made()).units if unit.name.startswith(NAME)]
    assert [unit.name for unit in units] == list(GIVEN)
    assert [unit.source for unit in units] == [
        (FIGURE, " person"), (FIGURE, " persons"), (FIGURE, " persons"),
    ]  # fmt: skip
    assert len({unit.id for unit in units}) == 3
    assert units[0].notes[-1].startswith("Form 1 of 3, for one: ")
    assert units[2].notes[-1].startswith("Form 3 of 3, for other: ")


@pytest.mark.parametrize("form", XLIFF)
def test_forms_come_back_into_one_entry(form: ExchangeFormat):
    """And out again, in every format, as the same bytes."""
    file = changed(made(), with_forms, form)
    assert faults(file) == []
    back = bring_back(made(), file)
    assert back.codes == []
    assert forms(back) == ("{value} personne", "{value} de personnes", "{value} personnes")
    full = with_catalogue(made(), back.catalogue)
    assert catalogue(full) == back.catalogue
    for other in FORMS:
        out = export(full, other)
        assert bring_back(full, out).catalogue == back.catalogue
        fresh = bring_back(made(), out)
        assert fresh.codes == []
        assert forms(fresh) == forms(back)


@pytest.mark.parametrize(
    ("number", "coded", "codes"),
    [
        (2, ("des personnes",), ["po-009"]),
        (2, (FIGURE, FIGURE, " personnes"), ["po-009"]),
        (2, (Code("2", "value"), " personnes"), ["xch-006"]),
        (2, ("{value} personnes",), ["xch-009"]),
    ],
)
def test_a_form_without_its_figure_is_refused(
    number: int, coded: tuple[str | Code, ...], codes: list[str]
):
    """Dropped, doubled, invented, typed: the noun stays as it was."""

    def spoilt(unit: Unit) -> Unit:
        wanted = with_forms(unit)
        return replace(wanted, target=coded) if unit.name == f"{NAME}[{number}]" else wanted

    back = bring_back(made(), changed(made(), spoilt, "xliff-1.2"))
    assert [c for c in back.codes if c != "po-016"] == codes
    assert back.counts is not None
    assert back.counts.refused >= 1


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_somebody_has_corrected_since_is_kept(form: ExchangeFormat):
    """Form by form: the others are taken."""
    full = with_catalogue(
        made(), bring_back(made(), changed(made(), with_forms, "xliff-1.2")).catalogue
    )
    file = export(full, form)
    file = file.replace(b" personne<", b" individu<").replace(b'e} personne"', b'e} individu"')
    file = file.replace(b" de personnes", b" d'individus")
    newer = full.catalogues["fr"].data.replace(b'e} personne"', b'e} habitant"')
    back = bring_back(with_catalogue(made(), newer), file)
    assert back.codes == ["xch-007"]
    assert forms(back) == ("{value} habitant", "{value} d'individus", "{value} personnes")
