"""Whoever has work done in tests: at once and in this process, with the engines or in their place.

The engines see no font of this machine, as in a worker.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar

from reportbuild.packing import pack
from reportbuild.work import Later, Work

os.environ["FONTCONFIG_FILE"] = str(files("reportbuild.press") / "fontless.conf")
ENGINES_SEE_NO_FONT = True
"""For whoever imports this for that alone."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done:
    """What is there already, or why it is not."""

    value: Any = None
    fault: Exception | None = None

    def result(self) -> Any:  # noqa: ANN401 - whoever asked for the work knows what it is
        if self.fault:
            raise self.fault
        return self.value


@dataclass(slots=True)
class Here:
    """Does work at once, once for equal values; `instead` are functions in place of the engines.

    `did` are the pieces of work that were done, in order, with their values; `told` the steps.
    """

    instead: Mapping[Work[..., Any], Callable[..., Any]] = field(default_factory=dict)
    memos: dict[str, Mapping[str, str]] = field(default_factory=dict)
    did: list[tuple[Work[..., Any], tuple[Any, ...]]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    made: dict[bytes, Done] = field(default_factory=dict)

    def do(self, work: Work[P, R], /, *values: P.args, **named: P.kwargs) -> Later[R]:
        """Do a piece of work, unless that was done before."""
        assert not named
        key = pack((work.place, values))
        if key not in self.made:
            self.did.append((work, values))
            does = self.instead.get(work) or getattr(import_module(work.module), work.function)
            try:
                self.made[key] = Done(does(*values))
            except Exception as fault:  # noqa: BLE001 - raised to whoever asks, as by a worker
                self.made[key] = Done(fault=fault)
        return self.made[key]

    def tell(self, step: str, done: int = 0, of: int = 0, what: str = "") -> None:
        """Write a step down, once for all its parts."""
        if self.told[-1:] != [step]:
            self.told.append(step)

    def recall(self, what: str) -> Mapping[str, str]:
        """Return what a test, or this, has kept."""
        return self.memos.get(what, {})

    def remember(self, what: str, known: Mapping[str, str]) -> None:
        """Keep in mind."""
        self.memos[what] = dict(known)

    def values_of(self, work: Work[..., Any]) -> list[tuple[Any, ...]]:
        """Return what each piece of a kind of work was done with, in order."""
        return [values for done, values in self.did if done == work]
