"""What is written is read: words are kept, or something is found."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from reportbuild.model.finding import Severity
from tests.read.reports import read_text

PIECES = [
    *(
        "W",
        " ",
        " W ",
        "\n",
        "\n\n",
        "\n\n",
        "*W*",
        "**W",
        "W**",
        "_W_",
        "`W`",
        "<W>",
        "&W;",
        "\\W",
    ),
    *("{W}", "[W]{W}", "[W]", "[W](https://W.org)", "[W](#W)", "[](#W)", "<https://W.org>", "[^W]"),
    *(
        "\n\n[^W]: W\n\n",
        "\n    W\n",
        "[@W, W]",
        "[W]{lang=sq}",
        "[W][W]",
        "\n\n[W]: W\n",
        "![W](W)",
    ),
    *(
        "\n\n![W](W.png)\n\n",
        "[W](https://W.org 'W')",
        "\\\n",
        "  \n",
        "\n> W\n",
        "\n- W\n",
        "\n1. W\n",
    ),
    *(
        "\n## W\n",
        "\n##### W\n",
        "\nW\n---\n",
        "\n---\n",
        "\n:::{box} W\n",
        "\n:::\n",
        "\n::::{W} W\n",
    ),
    *(
        "\n:::{figure} W.png\n:alt: W\n:source: W\n\nW\n:::\n",
        "\n:::{quotation}\n:attribution: W\n",
        ":W: W\n",
    ),
    *(
        "\n:::{statistic} W\n:::\n",
        "\n\n|W|W|\n|-|-|\n|W|W|\n\n",
        "|W|W|W|\n",
        "|W\n",
        "\n(W)=\n",
        "\n```\nW\n",
    ),
    *(
        "\n<!-- W\n",
        "~~W~~",
        "^[W]",
        "{W",
        "W}",
        "[W",
        "W]",
        "[W](",
        ")",
        "\n::: W\n",
        "#W",
        "\n\tW\n",
        "%W",
    ),
]


def strings(value: object) -> Iterator[str]:
    """Yield every string within a value but for the paths of its places."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from strings(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from strings(getattr(value, one.name))


@pytest.mark.parametrize("seed", range(600))
def test_no_word_is_lost_without_a_finding(seed: int):
    """Every word of a text is in the chapter, unless an error stops the chapter from being made."""
    chance = random.Random(seed)
    body = "".join(chance.choices(PIECES, k=chance.randint(1, 6)))
    count = iter(range(10**6))
    text = re.sub("W", lambda _: f"w{next(count)}w", "# W\n\n" + body)
    made = read_text(text)
    if any(finding.severity is Severity.ERROR for finding in made.findings):
        return
    held = "\n".join(strings(made.value))
    assert [word for word in re.findall(r"w\d+w", text) if word not in held] == [], text


def test_the_pieces_are_not_all_refused():
    """A fair share of such texts is sound, so that the proof above proves something."""
    sound = 0
    for seed in range(200):
        chance = random.Random(seed)
        body = "".join(chance.choices(PIECES, k=chance.randint(1, 4))).replace("W", "w")
        sound += read_text(f"# T\n\n{body}").sound
    assert sound > 50
