"""All that decides what is made besides the values that go into it: the tool and this machine.

Two machines of the same recipe make the same bytes. It is a part of every key of the store, and
what a farm is held against.
"""

from __future__ import annotations

from hashlib import sha256

from reportbuild import machine, rendering


def recipe() -> dict[str, str]:
    """Return each thing by its name, with its version or digest; "" for what is not here."""
    return {
        "tool": machine.tool(),
        "modules": machine.own_digest(),
        **dict(sorted(machine.toolchain().items())),
        "ghostscript": rendering.version(rendering.program(rendering.GHOSTSCRIPT)),
    }


def digest(recipe: dict[str, str]) -> str:
    """Return a recipe as one word."""
    return sha256(repr(sorted(recipe.items())).encode()).hexdigest()
