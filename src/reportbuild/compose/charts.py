"""Charts as markup: bars of one scale as text and boxes, all other forms as drawings.

The words and figures of bars stay text, so that a chart of bars is its own table for whoever cannot
see it, is mirrored with its language, and needs no engine: only the length of a bar is drawn. The
other forms are drawn by `charts_drawing`, which is loaded when a document has one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from reportbuild.compose.apart import plots
from reportbuild.compose.charts_look import Medium, look
from reportbuild.compose.markup import tag
from reportbuild.compose.pictures import FitPicture
from reportbuild.model.charts import Mark, Plot
from reportbuild.model.design import House
from reportbuild.model.document import Document


def drawings(
    document: Document, house: House, medium: Medium, numbers: Sequence[int] = ()
) -> Mapping[Plot, FitPicture]:
    """Return a picture of each chart of a document that is drawn.

    `numbers` are those that they have by their names; from 1, if none are given.
    """
    drawn = plots(document.sections)
    if not drawn:
        return {}
    from reportbuild.compose.charts_drawing import draw  # noqa: PLC0415 - it is slow to load

    looks = look(house, document.language, document.direction, medium)
    return {
        plot: FitPicture(f"chart-{number}.svg", "image/svg+xml", draw(plot, looks))
        for plot, number in zip(drawn, numbers or range(1, len(drawn) + 1), strict=True)
    }


def bars(plot: Plot, words: Sequence[tuple[Markup, Markup]], alt: str) -> Markup:
    """Return a bar for each category, along the scale of the plot; `words` are label and figure.

    A bound is drawn as such, never as a measured value: the class of a bar is its `bound`, and the
    key below says in words what it means. A range is a bar from its low to its high.
    """
    marks = [row[0] for row in plot.marks]
    whole = plot.ticks[-1].value if plot.ticks else Decimal(1)
    rows = [_bar(mark, *said, whole) for mark, said in zip(marks, words, strict=True)]
    key = [
        tag("p", tag("span", class_=f"fill {bound}", data_artifact=""), " ", words, class_="key")
        for bound, words in plot.key
    ]
    return tag("div", *rows, *key, class_="bars", role="group", aria_label=alt or None)


def _bar(mark: Mark, label: Markup, figures: Markup, whole: Decimal) -> Markup:
    high = mark.high if mark.high is not None else mark.low or Decimal(0)
    start = (mark.low or Decimal(0)) if mark.bound == "range" else Decimal(0)
    style = f"width:{_share(high - start, whole)}%"
    gap = tag("span", class_="gap", style=f"width:{_share(start, whole)}%") if start else ""
    fill = tag("span", class_=f"fill {mark.bound}", style=style)
    return tag(
        "div",
        tag("p", label, class_="label"),
        tag("div", gap, fill, class_="track", data_artifact=""),
        tag("p", figures, class_="figures"),
        class_="bar",
    )


def _share(part: Decimal, whole: Decimal) -> str:
    return f"{(part * 100 / whole).quantize(Decimal('0.01')).normalize():f}"
