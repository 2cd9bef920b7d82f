"""What docs/writing.md shows can be written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from reportbuild.model.charts import FORMS
from reportbuild.model.report import Aspect
from reportbuild.model.rewriting import inner_blocks
from reportbuild.model.statistics import ATTRIBUTIONS, KINDS, QUALIFIERS
from reportbuild.read.chapter import chapter
from reportbuild.read.reading import Folder
from reportbuild.read.records import each, shaped
from reportbuild.read.schema import PictureShape, ReportShape, StatisticShape, WorkShape
from reportbuild.read.statistics import statistics
from reportbuild.read.toml import Toml, toml
from tests.read.reports import read_text

PAGE = (Path(__file__).parents[2] / "docs" / "writing.md").read_text("utf-8")


def example(heading: str) -> str:
    """Return the first fenced example below a heading of the page."""
    found = re.search(
        rf"^#+ {re.escape(heading)}$.*?^```\w*\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )
    assert found, heading
    return found[1]


def table(name: str) -> Toml:
    made = toml(name, example(name).encode())
    assert made.findings == ()
    return made.value


def test_the_blocks_of_the_page_are_sound():
    """Every named block is read as the page writes it, standfirst first."""
    made = read_text("# Title\n\n" + example("Blocks with names"))
    assert made.findings == ()
    assert made.value.standfirst
    blocks = [inner for outer in made.value.blocks for inner in inner_blocks(outer)]
    kinds = {type(block).__name__ for block in blocks}
    assert kinds >= {"CallOuts", "Quotation", "Recommendations", "Box", "Figure", "Table", "Chart"}


def test_the_charts_and_tables_of_the_page_are_sound():
    """The page's data file is read by the charts and tables that the page makes of it."""
    part = PAGE.partition("### Charts and tables of data")[2]
    data, text = re.findall(r"^```\w+\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)[:2]
    folder = Folder({"data/work.csv": data.encode()})
    made = chapter("text/01-test.md", "test", f"# Title\n\n{text}".encode(), folder)
    assert made.findings == ()
    assert [type(block).__name__ for block in made.value.blocks] == ["Chart"] * 2 + ["Table"] * 2


def test_the_page_names_every_form_of_chart():
    """Each form that can be drawn has a row of the page's table."""
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) >= set(FORMS)


def test_the_report_toml_of_the_page_is_sound():
    """Its keys, defaults and values are those that are read; its ISBN is cut short."""
    text = example("report.toml").replace("978-...", "978-0-306-40615-7")
    made = shaped(ReportShape, toml("report.toml", text.encode()).value)
    assert made.findings == ()


def test_the_records_of_the_page_are_sound():
    """A statistic, a work and a picture as the page writes them."""
    made = statistics(table("statistics.toml"))
    assert made.findings == ()
    assert list(made.value) == ["under_14"]
    assert each(WorkShape, table("references.toml"), keyed=True).findings == ()
    assert each(PictureShape, table("images.toml"), keyed=False).findings == ()


@pytest.mark.parametrize("words", [KINDS, QUALIFIERS, ATTRIBUTIONS])
def test_the_page_lists_every_word_a_record_may_use(words: tuple[str, ...]):
    """Kinds, qualifiers and attributions stand in the page in the model's order."""
    assert " ".join(words) in PAGE


def test_every_value_of_the_page_s_table_suits_its_kind():
    """Each row of the table of kinds shows a value that is taken."""
    rows = re.findall(r"^\| `(\w+)` \| (`.*?`.*?) \|", PAGE, re.MULTILINE)
    assert [kind for kind, _ in rows] == list(dict.fromkeys(kind for kind, _ in rows))
    assert {kind for kind, _ in rows} == set(KINDS)
    for kind, values in rows:
        for value in re.findall(r"`([^`]*)`", values):
            if re.match(r"\w+ = ", value):
                continue
            more = {"rate": "per = 1000", "currency": 'currency = "EUR"'}.get(kind, "")
            more = 'direction = "up"' if kind == "change" else more
            record = f'[a]\nkind = "{kind}"\nvalue = {value}\n{more}\nlabel = "l"\nplace = "p"\n'
            record += 'as_of = "2003"\nsource = "s"\n'
            assert statistics(toml("s.toml", record.encode()).value).findings == (), record


def test_every_key_of_a_record_stands_on_the_page():
    """Those of the example, and those that a record may have beside them."""
    part = PAGE.partition("## statistics.toml")[2].partition("\n## ")[0]
    first, further = re.findall(r"^```toml\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
    keys = set(re.findall(r"^(?:# )?(\w+) = ", first + further, re.MULTILINE))
    assert keys == set(StatisticShape.model_fields)
    assert toml("statistics.toml", further.encode()).findings == ()


@pytest.mark.parametrize("heading", ["Editions that say the same", "Editions of another shape"])
def test_the_shapes_of_editions_on_the_page_can_be_written(heading: str):
    """Addresses, texts and differences are read as the page writes them."""
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    shapes = re.findall(r"^```toml\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)
    assert shapes
    text = example("report.toml").replace("978-...", "978-0-306-40615-7")
    for shape in shapes:
        made = shaped(ReportShape, toml("report.toml", f"{text}\n{shape}".encode()).value)
        assert made.findings == ()


def test_the_page_lists_in_what_an_edition_may_differ():
    """In the model's order."""
    listed = re.sub(r"\s*\n.*?# ", " ", PAGE)
    assert " ".join(get_args(Aspect)) in listed
