"""Tables of TOML into the shapes of `schema`: what does not fit becomes findings in plain words."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reportbuild.model.finding import Checked, Finding
from reportbuild.read.forms import is_key
from reportbuild.read.inline_reader import KEY_HINT
from reportbuild.read.schema import Shape
from reportbuild.read.suggest import did_you_mean, shortened
from reportbuild.read.toml import Float, KeyPath, Toml

S = TypeVar("S", bound=Shape)

_TABLE = 'Write its keys below its name in square brackets, or in braces: {key = "..."}.'
_TAKES = {
    "string_type": ("takes text", 'Put it in quotation marks: "..."'),
    "bool_type": ("takes true or false", "Write it without quotation marks."),
    "int_type": ("takes a whole number", "Write it without quotation marks."),
    "list_type": ("takes a list", 'Put it in square brackets: ["..."]'),
    "date_type": ("takes a date", "Write it without quotation marks: 2026-11-21"),
    "date_from_datetime_inexact": ("takes a date without a time", "Write 2026-11-21"),
    "model_type": ("is a table", _TABLE),
    "dict_type": ("is a table", _TABLE),
}
_NOTHING = ("string_too_short", "too_short")
_LITERAL = re.compile(r"'([^']*)'")


def shaped(shape: type[S], file: Toml, *keys: str) -> Checked[S]:
    """Return the table at a key path as a shape. Not made, if it does not fit it."""
    value: Any = file.values
    for key in keys:
        value = value[key]
    try:
        return Checked(shape.model_validate(value))
    except ValidationError as error:
        faults = error.errors(include_url=False)
        found = [_finding(shape, file, keys, fault) for fault in faults]
        return Checked(None, tuple(finding for finding in found if finding is not None))


def each(shape: type[S], file: Toml | None, *, keyed: bool) -> Checked[dict[str, S]]:
    """Return every table of a file by its name, those left out that do not fit.

    `keyed` tells that the names must be keys.
    """
    made: dict[str, S] = {}
    found: list[Finding] = []
    for name in file.values if file else ():
        assert file is not None  # noqa: S101 - for the type checker: there are names
        if keyed and not is_key(name):
            sentence = f"“{shortened(name)}” is no key."
            found.append(Finding("toml-009", file.span(name), sentence, KEY_HINT))
        record = shaped(shape, file, name)
        found += record.findings
        if record.made is not None:
            made[name] = record.made
    return Checked(made, tuple(found))


def _finding(
    shape: type[Shape], file: Toml, keys: tuple[str, ...], fault: ErrorDetails
) -> Finding | None:
    if isinstance(fault["input"], Float):
        return None  # found already, with all other floats
    inner: KeyPath = tuple(key for key in fault["loc"] if key != "[key]")
    span = file.span(*keys, *inner)
    names = [str(key) for key in (*keys, *inner)]
    name = shortened(next((n for n in reversed(names) if not n.isdecimal()), ""))
    kind = fault["type"]
    if kind == "missing":
        where = file.span(*keys, *inner[:-1])
        table = shortened(".".join(n for n in names[:-1] if not n.isdecimal()))
        sentence = f"[{table}] has no “{name}”." if table else f"“{name}” is missing."
        hint = "See docs/writing.md for the keys of this file."
        return Finding("toml-004", where, sentence, hint)
    if kind == "extra_forbidden":
        hint = did_you_mean(name, _keys_of(shape, inner[:-1]))
        return Finding("toml-005", span, f"“{name}” is no key that is known here.", hint)
    if kind == "literal_error":
        written = fault["input"] if isinstance(fault["input"], str) else ""
        hint = did_you_mean(written, _LITERAL.findall(str(fault["ctx"]["expected"])))
        sentence = f"“{name}” cannot be “{shortened(str(fault['input']))}”."
        if name == written:  # the key of a table that has keys of its own, such as a noun's
            sentence = f"“{name}” is none of the names that are possible here."
        return Finding("toml-007", span, sentence, hint)
    if kind == "fault":
        context = fault["ctx"]
        return Finding("toml-008", span, f"{context['sentence']}.", str(context["hint"]))
    if kind in _NOTHING:
        return Finding("toml-008", span, f"“{name}” holds nothing.")
    limits = {"less_than_equal": ("le", "most"), "greater_than_equal": ("ge", "least")}
    if kind in limits:
        key, what = limits[kind]
        return Finding("toml-006", span, f"“{name}” is at {what} {fault['ctx'][key]}.")
    takes, hint = _TAKES.get(kind, ("does not take this value", ""))
    return Finding("toml-006", span, f"“{name}” {takes}.", hint)


def _keys_of(shape: type[Shape], path: KeyPath) -> list[str]:
    """Return the keys of the table at a path below a shape."""
    for key in path:
        field = shape.model_fields.get(str(key))
        inner: Any = field.annotation if field else None
        if field is None:
            continue  # the name of one table of many, whose shape stands there already
        if getattr(inner, "__origin__", None) is dict:
            inner = inner.__args__[1]
        if not (isinstance(inner, type) and issubclass(inner, Shape)):
            return []
        shape = inner
    return [field.alias or name for name, field in shape.model_fields.items()]
