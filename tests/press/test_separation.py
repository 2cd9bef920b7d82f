from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reportbuild.press.separation import Separation, limited, profile_faults
from tests.printers import RGB_ICC, icc, printing, profile

BYTES = st.integers(0, 255)


def separation(ink: int = 280) -> Separation:
    given = printing()
    return Separation(
        replace(
            given, profile=replace(given.profile, ink=ink), inks={(163, 40, 31): (0, 0.9, 0.9, 0.3)}
        )
    )


def test_the_house_s_own_colours_keep_their_inks():
    """A token is what its pair says, whatever the profile makes of it."""
    assert separation().colour(163 / 255, 40 / 255, 31 / 255) == (0, 0.9, 0.9, 0.3)


@given(BYTES)
def test_greys_are_of_black_ink_alone(part: int):
    """No grey of a drawing is mixed of four inks."""
    cyan, magenta, yellow, black = separation().colour(part / 255, part / 255, part / 255)

    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black == pytest.approx(1 - part / 255, abs=0.001)


def test_other_colours_go_by_the_profile():
    """A green is mostly cyan and yellow, and little black."""
    cyan, magenta, yellow, black = separation().colour(0, 0.6, 0.2)

    assert min(cyan, yellow) > 0.6
    assert black < 0.3
    assert magenta < cyan


def test_a_black_and_white_photograph_stays_on_the_black_plate():
    """Saved in three colours, it still has none."""
    grey = Image.linear_gradient("L").convert("RGB")

    assert separation().picture(grey).mode == "L"
    assert separation().picture(Image.new("RGB", (4, 4), "teal")).mode == "CMYK"


@given(st.lists(st.tuples(BYTES, BYTES, BYTES, BYTES), min_size=1), st.integers(100, 400))
def test_no_pixel_takes_more_ink_than_the_printer_allows(pixels: list[tuple[int, ...]], most: int):
    """Black is never touched, and what is within the limit stays as it is."""
    parts = np.array([pixels], dtype=np.uint8)
    made = np.asarray(limited(Image.fromarray(parts, "CMYK"), most), dtype=int)
    before = parts.astype(int)
    limit = most * 255 // 100

    assert (made.sum(axis=2) <= np.maximum(limit, before[..., 3])).all()
    assert (made[..., 3] == before[..., 3]).all()
    fits = before.sum(axis=2) <= limit
    assert (made[fits] == before[fits]).all()


def test_a_printer_is_refused_for_what_was_not_or_wrongly_named():
    """print-004, 005 and 007 are errors; print-006 only asks."""
    named = printing()

    def found(**changes: object) -> list[str]:
        return [f.code for f in profile_faults(replace(named, **changes))]  # type: ignore[arg-type]  # any field

    assert found() == []
    assert found(icc=b"") == ["print-004"]
    assert found(icc=b"no profile") == ["print-005"]
    assert found(icc=RGB_ICC.read_bytes()) == ["print-005"]
    assert found(icc=icc()[:5000]) == ["print-005"]
    assert found(path="icc/other.icc") == ["print-006"]
    assert found(profile=profile("offset-x1a"), path="CoatedFOGRA39.icc") == ["print-007"]
