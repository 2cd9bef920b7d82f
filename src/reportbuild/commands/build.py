"""`reportbuild build`: reports become artefacts, each in a folder of its report's name.

What is as it was when it was last built is published from what is kept of it. The rooms that things
are made in come in with `commands.make`, if anything is to be made: to load them takes longer than
all that is done here, and a worker loads its engines beside that.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from reportbuild import machine, recipe
from reportbuild.commands.built import Place, ended, published
from reportbuild.commands.folders import report_folders
from reportbuild.model.finding import Checked
from reportbuild.model.order import Order, not_to_be_had
from reportbuild.recollection import Recalled, Recollection
from reportbuild.shelf import file_sent, house_shelf, report_shelf
from reportbuild.store import NoStore


def build(names: Sequence[str], order: Order, place: Place) -> int:
    """Build reports; print what was found and made; return the exit code."""
    folders = report_folders(names)
    kept = place.store or NoStore()
    earlier = Recollection(kept, recipe.digest(recipe.recipe()), house_shelf(), order)
    known = [earlier.recall(earlier.key(report_shelf(source))) for source in folders.value]
    recalled = [one for one in known if one]
    if folders.findings or recalled != known:
        return _made(folders, known, earlier, place)
    done = [
        published(source, one, order, place)
        for source, one in zip(folders.value, recalled, strict=True)
    ]
    lacking = not_to_be_had(order, [one.built.about for one in recalled])
    return ended(lacking, done, order, {})


def _made(
    folders: Checked[tuple[Path, ...]],
    known: Sequence[Recalled | None],
    earlier: Recollection,
    place: Place,
) -> int:
    """Make what is not known from earlier, with a worker that begins before all else comes in."""
    from reportbuild.crew import workers  # noqa: PLC0415 - see above
    from reportbuild.work import engines  # noqa: PLC0415

    with ExitStack() as opened:
        crew = None
        changed = folders.sound and None in known
        if changed and not place.scheduler and not machine.missing_libraries():
            crew = opened.enter_context(workers(place.jobs))
            crew.warm(engines(earlier.order.formats), one=True)
        from reportbuild.commands.make import make  # noqa: PLC0415

        return make(folders, known, earlier, place, crew)


def icc_profile(file: Path) -> Checked[tuple[str, bytes]]:
    """Return the name and the bytes of an ICC profile that lies somewhere on this machine."""
    sent = file_sent(file)
    return Checked((file.name, sent.made) if sent.made is not None else None, sent.findings)
