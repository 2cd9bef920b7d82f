"""Door: who is there on a farm, and whether each of them would make what is made here.

In: a client of Dask, the addresses of workers, the recipe of this machine. Out: a finding for each
process that work must not be given to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from reportbuild import farmhand
from reportbuild.model.finding import Finding, Span

OF_SCHEDULER = ("tool", "modules", "python", farmhand.LIBRARY)
"""What a scheduler must have as the sender has it: it takes work in hand, and makes nothing."""

_SAME = "install the same kit on every machine of the farm, and start its processes anew"


async def scheduler_faults(client: Any, recipe: Mapping[str, str]) -> list[Finding]:  # noqa: ANN401
    """Return why a scheduler cannot take our work in hand; raise whatever comes if it is none."""
    told = await client.run_on_scheduler(farmhand.recipe)
    theirs = {name: told.get(name, "") for name in OF_SCHEDULER}
    other = difference({name: recipe[name] for name in OF_SCHEDULER}, theirs)
    address = client.scheduler.address
    return [fault("farm-003", address, f"the scheduler has {other}")] if other else []


async def faults(
    client: Any,  # noqa: ANN401 - Dask is there only where it is asked for
    recipe: Mapping[str, str],
    workers: Collection[str],
) -> dict[str, Finding]:
    """Return why workers cannot be given work, by their addresses; who has gone is left out."""
    if not workers:
        return {}
    found = {}
    told = await client.run(farmhand.look, workers=list(workers), on_error="return")
    for worker, answer in sorted(told.items()):
        if isinstance(answer, OSError):
            continue
        if isinstance(answer, Exception):
            unknown = f"it cannot say which version it has ({said(answer)})"
            found[worker] = fault("farm-003", worker, unknown)
        elif other := difference(recipe, answer[0]):
            found[worker] = fault("farm-003", worker, f"it has {other}")
        elif answer[1]:
            found[worker] = fault("farm-004", worker, answer[1])
    return found


def fault(code: str, place: str, message: str) -> Finding:
    """Return what is told of a process of the farm, by its address."""
    return Finding(code, Span(place), message, _SAME)


def difference(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Say what is otherwise there: "pango 1.50.12 (here 1.56.1)"; "" if nothing is."""
    return ", ".join(
        f"{name} {_short(there.get(name, ''))} (here {_short(here.get(name, ''))})"
        for name in {**here, **there}
        if there.get(name, "") != here.get(name, "")
    )


def said(fault: BaseException) -> str:
    """Return the first line of what an exception says, or its kind."""
    return str(fault).partition("\n")[0].strip() or type(fault).__name__


def _short(seen: str) -> str:
    return (seen[:12] if len(seen) == len(sha256().hexdigest()) else seen) or "none"
