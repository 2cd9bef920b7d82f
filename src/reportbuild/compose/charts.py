"""Charts as markup: bars of one scale, each beside its label and its figure as printed.

The words and figures stay text, so that a chart is its own table for whoever cannot see it, is
mirrored with its language, and needs no engine. Only the length of a bar is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from reportbuild.compose.markup import join, tag
from reportbuild.model.inlines import CallOut


def bars(boxes: Sequence[CallOut], labels: Sequence[Markup], alt: str) -> Markup:
    """Return a bar for each statistic, from nought to 100 per cent or to the largest figure.

    A bound is drawn as such, never as a measured value: the class of a bar is its `bound`. A range
    is a bar from its low to its high.
    """
    percent = all(box.percent for box in boxes)
    whole = Decimal(100) if percent else max((_high(box) for box in boxes), default=Decimal(1))
    rows = [_bar(box, label, whole or Decimal(1)) for box, label in zip(boxes, labels, strict=True)]
    return tag("div", *rows, class_="bars", role="group", aria_label=alt or None)


def _high(box: CallOut) -> Decimal:
    return box.high or box.low or Decimal(0)


def _bar(box: CallOut, label: Markup, whole: Decimal) -> Markup:
    start = (box.low or Decimal(0)) if box.bound == "range" else Decimal(0)
    length = _share(_high(box) - start, whole)
    style = f"width:{length}%"
    gap = tag("span", class_="gap", style=f"width:{_share(start, whole)}%") if start else ""
    fill = tag("span", class_=f"fill {box.bound}", style=style)
    printed = join([box.qualifier, box.value] if box.qualifier else [box.value], " ")
    return tag(
        "div",
        tag("p", label, class_="label"),
        tag("div", gap, fill, class_="track", data_artifact=""),
        tag("p", printed, class_="figures"),
        class_="bar",
    )


def _share(part: Decimal, whole: Decimal) -> str:
    return f"{(part * 100 / whole).quantize(Decimal('0.01')).normalize():f}"
