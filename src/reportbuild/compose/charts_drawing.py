"""A chart drawn: what is to be drawn and how it looks in, the bytes of an SVG out."""

from __future__ import annotations

from functools import lru_cache

from reportbuild.compose.charts_lines import draw_lines
from reportbuild.compose.charts_look import Look
from reportbuild.compose.charts_rows import draw_rows
from reportbuild.model.charts import Plot


@lru_cache(maxsize=256)
def draw(plot: Plot, look: Look) -> bytes:
    """Return a chart as SVG: the same bytes for the same plot, look and faces."""
    return draw_lines(plot, look) if plot.form == "line" else draw_rows(plot, look)
