"""Values packed: to travel to a worker, to be kept, and to be known again by their bytes.

Equal values give equal bytes, whoever made them. What a house holds travels apart, once for each
worker, and is named by its digest. Nothing is unpacked but the model's own types: what somebody
else put into a store does nothing.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any, Protocol

from reportbuild.model.design import Face, House

MODEL = "reportbuild.model."
PLAIN = frozenset(
    {
        ("datetime", "date"),
        ("decimal", "Decimal"),
        ("fractions", "Fraction"),
        ("reportbuild.packing", "house_of"),
        ("reportbuild.packing", "face_of"),
    }
)
"""What values are made of besides the model's types and Python's plain ones."""

_houses: dict[str, House] = {}
_faces: dict[str, Face] = {}
_digests: dict[int, tuple[object, str]] = {}
_found: dict[tuple[str, str], Any] = {}


class ForeignError(ValueError):
    """Packed bytes hold something else than the model's values."""


class Keeper(Protocol):
    """Keeps packed values by their keys. What is not there, or not whole, was never kept."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value under a key, in place of any other."""


def pack(value: object) -> bytes:
    """Return a value as bytes; a house or a face in it is named by its digest, and kept in mind."""
    packed = io.BytesIO()
    _Packer(packed).dump(value)
    return packed.getvalue()


def unpack(packed: bytes) -> Any:  # noqa: ANN401 - whoever packed it knows what it is
    """Return the value; the houses and faces that it names must be known here.

    Raises `ForeignError` for what no packed value of ours holds, or half of one.
    """
    try:
        return _Unpacker(io.BytesIO(packed)).load()
    except ForeignError:
        raise
    except Exception as fault:
        raise ForeignError(str(fault)) from fault


def house_packed(house: House) -> bytes:
    """Return a house with all that it holds, to be learned where it is not known."""
    return pickle.dumps(house, protocol=5)


def learn(house: House) -> str:
    """Know a house and its faces from now on, in this process; return its digest."""
    for face in house.faces:
        _faces[_digest(face, _of_face)] = face
    digest = _digest(house, _of_house)
    _houses[digest] = house
    return digest


def house_of(digest: str) -> House:
    """Return the house of a digest."""
    return _houses[digest]


def face_of(digest: str) -> Face:
    """Return the face of a digest."""
    return _faces[digest]


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.fast = True  # with a memo, what is one object and what is two equal ones differ

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as pickle has it
        if isinstance(value, House):
            return house_of, (learn(value),)
        if isinstance(value, Face):
            digest = _digest(value, _of_face)
            _faces.setdefault(digest, value)
            return face_of, (digest,)
        if isinstance(value, Enum):  # before Python 3.11.4 pickle would look its name up
            return type(value), (value.value,)
        if is_dataclass(value) and not isinstance(value, type):
            kind: Any = type(value)
            return kind, tuple(getattr(value, name) for name in _fields(kind))
        return NotImplemented


@cache
def _fields(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class of values
    """Return the names of a class's fields, which it would look up anew for each of its values."""
    return tuple(field.name for field in fields(kind))


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as pickle has it
        if (known := _found.get((module, name))) is None:
            known = _found[module, name] = self._find(module, name)
        return known

    def _find(self, module: str, name: str) -> Any:  # noqa: ANN401 - as pickle has it
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        if module.startswith(MODEL) and name.isidentifier():  # a dotted name leads anywhere
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise ForeignError(f"{module}.{name}")


def _digest(value: House | Face, of: Callable[[Any], bytes]) -> str:
    """Return a value's digest, reckoned once while it lives."""
    known = _digests.get(id(value))
    if known is None or known[0] is not value:
        known = _digests[id(value)] = (value, sha256(of(value)).hexdigest())
    return known[1]


def _of_face(face: Face) -> bytes:
    return repr((face.family, face.weight, face.style, face.name)).encode() + face.data


def _of_house(house: House) -> bytes:
    """Return all that a house holds, its sets in order."""
    faces = [_digest(face, _of_face) for face in house.faces]
    mappings = (house.stylesheets, house.templates, house.locales, house.printers, house.licences)
    rest = [sorted(mapping.items()) for mapping in mappings]
    plain = (faces, rest, sorted(house.charset), house.digest, house.tool)
    return pack(plain)
