"""Who does the work of a preview, and how one waits for it without holding anybody up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeVar

from reportbuild.model.design import House
from reportbuild.work import Later
from reportbuild.workshop import Workshop

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tools:
    """Workshops, and threads that do nothing but wait.

    `press` is for sheets, which are kept in the store; `glimpse` has the same workers, and keeps
    nothing; `quick` is for whatever takes moments and is kept nowhere: it has workers of its own,
    so that no picture waits for a chapter. `jobs` is how many sheets may be with the press at a
    time. `reader` is the one thread in which reports are read.
    """

    house: House
    press: Workshop
    glimpse: Workshop
    quick: Workshop
    jobs: int
    waiting: Executor
    reader: Executor

    async def have(self, later: Later[R]) -> R:
        """Wait for a piece of work."""
        return await asyncio.get_running_loop().run_in_executor(self.waiting, later.result)

    async def make(self, making: Callable[[], R]) -> R:
        """Have work packed, sent and waited for, all by a thread that is not this one."""
        return await asyncio.get_running_loop().run_in_executor(self.waiting, making)

    async def read(self, reading: Callable[[], R]) -> R:
        """Have something read, after whatever is being read now; what nobody waits for any more
        and has not begun, never will.
        """
        return await asyncio.get_running_loop().run_in_executor(self.reader, reading)
