"""`reportbuild check`: reports are read, translated and edited, and nothing is made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from reportbuild import machine, recipe
from reportbuild.commands.folders import report_folders
from reportbuild.commands.found import Found
from reportbuild.commands.printing import Form, exit_code, out, print_found
from reportbuild.editions import Edited, about, edited, house, silent
from reportbuild.memory import Memory
from reportbuild.model.finding import Severity
from reportbuild.model.memo import Forgetful
from reportbuild.model.order import Order, not_to_be_had
from reportbuild.shelf import house_shelf, report_shelf
from reportbuild.store import Store


def check(
    names: Sequence[str], order: Order, form: Form, fail_on: Severity, store: Store | None
) -> int:
    """Print what a build would find before it makes anything; return the exit code.

    What earlier commands read and edited is recalled from a store, and kept there; from None,
    nothing is.
    """
    asked = report_folders(names)
    memory = partial(Memory, store, recipe.digest(recipe.recipe())) if store else Forgetful
    style = house(house_shelf(), machine.tool(), memory())
    done: list[Edited] = []
    if asked.sound and style.sound:
        shelves = map(report_shelf, asked.value)
        done = [edited(shelf, style.value, order, silent, memory()) for shelf in shelves]
    if store:
        store.trim()
    before = (
        *asked.findings,
        *style.findings,
        *not_to_be_had(order, [about(one.report) if one.report else None for one in done]),
    )
    found = [Found("", Path(), before)]
    if done:
        reports = zip(asked.value, done, strict=True)
        found += [Found(str(folder), folder, one.findings) for folder, one in reports]
    print_found(found, form)
    code = exit_code(found, fail_on)
    if form == "text" and not any(place.findings for place in found):
        editions = sum(len(one.documents) for one in done)
        out.print(f"nothing found in {editions} edition{'s' if editions != 1 else ''}")
    return code
