"""The rooms that artefacts are made in, opened for one command: workers, store, and who waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Protocol

from reportbuild import recipe
from reportbuild.crew import Workers, workers
from reportbuild.farm import Farm, farm
from reportbuild.making import make
from reportbuild.model.artefact import Artefact
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding
from reportbuild.model.report import Format
from reportbuild.store import NoStore, Store
from reportbuild.workshop import Carrier, Count, Hear, Workshop

AHEAD = 2
"""Artefacts that wait for their turn beside those that workers are busy with."""


@dataclass(frozen=True, slots=True)
class Means:
    """What work is done with: at most so many workers, and what is kept from one build to the next.

    `store` is None to keep nothing. `scheduler` is the address of a farm that does the work in
    place of this machine, however many workers it has; "" for none. `crew` are workers that have
    begun already.
    """

    jobs: int
    store: Store | None
    scheduler: str = ""
    crew: Workers | None = None


class Crew(Carrier, Protocol):
    """Whoever does the work, here or elsewhere."""

    def warm(self, engines: Sequence[str]) -> None:
        """Let every worker bring engines in, by their modules, while there is nothing to do."""


@dataclass(slots=True)
class Rooms:
    """What is open while a command lasts; `counts` tell of each artefact begun, by its name."""

    workshop: Workshop
    workers: Crew
    waiting: ThreadPoolExecutor
    counts: dict[str, Count] = field(default_factory=dict)
    farm: Farm | None = None

    @property
    def ready(self) -> bool:
        """Whether anything can be made; if not, `found` says why."""
        return not self.farm or self.farm.ready

    @property
    def found(self) -> tuple[Finding, ...]:
        """What was found of those who do the work."""
        return tuple(self.farm.found) if self.farm else ()

    def submit(self, document: Document, house: House, form: Format) -> Future[Checked[Artefact]]:
        """Have an artefact made; its thread does nothing but wait for workers."""
        name = f"{document.slug}-{document.language}.{form}"
        run = self.workshop.run(name)
        self.counts[name] = run.count
        return self.waiting.submit(make, document, house, form, run)


@contextmanager
def opened(how: Means, house: House, hear: Hear) -> Iterator[Rooms]:
    """Open everything; closing waits for what is being made. See whether the rooms are `ready`."""
    if how.scheduler:
        with farm(how.scheduler, house) as far, ThreadPoolExecutor(far.workers + AHEAD) as waiting:
            try:
                yield Rooms(_workshop(far, how, hear), far, waiting, farm=far)
            except BaseException:
                far.stop()  # it knows nothing of a Ctrl-C here, and everybody waits for it
                raise
        return
    with _crew(how) as crew, ThreadPoolExecutor(how.jobs + AHEAD) as waiting:
        crew.know(house)
        try:
            yield Rooms(_workshop(crew, how, hear), crew, waiting)
        except BaseException:
            crew.close()  # or whoever waits for work would have it done to the end
            raise


def _crew(how: Means) -> AbstractContextManager[Workers]:
    return nullcontext(how.crew) if how.crew else workers(how.jobs)


def _workshop(crew: Crew, how: Means, hear: Hear) -> Workshop:
    return Workshop(crew, how.store or NoStore(), recipe.digest(recipe.recipe()), hear)
