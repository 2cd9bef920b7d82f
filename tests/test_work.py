"""The pieces of work: each names a function that is there, and takes and gives what it says."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from reportbuild import work as desk
from reportbuild.packing import MODEL, PLAIN
from reportbuild.work import Work
from tests.doing import ENGINES_SEE_NO_FONT

assert ENGINES_SEE_NO_FONT  # from here on they may be imported

ALL = {name: one for name, one in vars(desk).items() if isinstance(one, Work)}
SAID: dict[str, Any] = get_type_hints(desk)


def test_every_piece_of_work_is_looked_at_here():
    """Each is written down with its types, and no two are one."""
    assert set(ALL) == {name for name, said in SAID.items() if get_origin(said) is Work}
    assert len({one.place for one in ALL.values()}) == len(ALL) > 10


@pytest.mark.parametrize("name", ALL)
def test_work_names_a_function_of_its_own_types(name: str):
    """What is asked for by name is checked as a call would be: parameters, result, their order."""
    one = ALL[name]
    function = getattr(import_module(one.module), one.function)
    assert inspect.isfunction(function)
    assert function.__module__ == one.module
    takes, gives = get_args(SAID[name])
    hints = get_type_hints(function)
    assert gives == hints.pop("return")
    parameters = inspect.signature(function).parameters
    assert list(takes) == [hints[parameter] for parameter in parameters]
    kinds = {parameter.kind for parameter in parameters.values()}
    assert kinds <= {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.POSITIONAL_ONLY}


def parts(said: object) -> set[type]:
    """The classes that a type is made of."""
    inner = get_args(said)
    if isinstance(said, list):
        inner = tuple(said)
    own = get_origin(said) or said
    own_types = {own} if isinstance(own, type) else set()
    return own_types.union(*(parts(one) for one in inner)) if inner else own_types


@pytest.mark.parametrize("name", ALL)
def test_work_takes_and_gives_what_can_be_packed(name: str):
    """Types of the model, and plain ones; nothing else travels."""
    for found in parts(list(get_args(SAID[name])[0])) | parts(get_args(SAID[name])[1]):
        plain = found.__module__ in ("builtins", "collections.abc")
        listed = (found.__module__, found.__name__) in PLAIN
        assert plain or listed or found.__module__.startswith(MODEL), found


def test_the_names_of_work_are_all_that_knows_of_engines():
    """Whoever asks for work brings in the model and nothing more."""
    tree = ast.parse(Path(desk.__file__).read_text("utf-8"))
    names = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    own = [name for name in names if name.startswith("reportbuild")]
    assert own
    assert all(name.startswith(MODEL) for name in own)
