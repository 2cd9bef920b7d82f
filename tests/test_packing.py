"""Values packed: known again by their bytes, and never more than values when unpacked."""

from __future__ import annotations

import copy
import os
import pickle
import pickletools
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbuild import packing
from reportbuild.compose.ebook_text import text as ebook_text
from reportbuild.compose.paper import text
from reportbuild.composing import begin_ebook, composed_ebook, taken_apart
from reportbuild.model.artefact import Artefact, Bed, Mark, Pressed
from reportbuild.model.document import Matter
from reportbuild.model.finding import Checked, Finding, Severity, Span
from reportbuild.model.handover import Imposed
from reportbuild.packing import ForeignError, house_packed, learn, pack, unpack
from reportbuild.work import BIND, COMPOSE, FURNISH, PRESS
from tests.doing import Here
from tests.printers import printing, stock_document, the_house

ROOT = Path(__file__).parents[1]
FINDING = Finding("press-003", Span("text/01.md", 7), "said", "hint", "ar")


@cache
def travelled() -> dict[str, Any]:
    """One of everything that travels, as the engines make it of the stock report in Arabic."""
    run, document, house = Here(), stock_document("ar"), the_house()
    composition = run.do(COMPOSE, document, house, {"ch-return": "٧"}).result()
    sheet = composition.value.sheets[-1]
    of_text = taken_apart(document)[0]
    from_beds = packing.unpack(pack(sheet))
    bed = Bed(composition.value.stylesheet, house.faces, {}, "rtl")
    pressed = run.do(PRESS, from_beds, bed).result()
    return {
        "document": document,
        "printed document": replace(document, printing=printing()),
        "composition": composition,
        "e-book": composed_ebook(document, begin_ebook(document, house, run), house, run),
        "a text on paper": text(of_text.document, of_text.id, of_text.drawn, house, {}),
        "a text of an e-book": ebook_text(of_text.document, of_text.id, of_text.drawn, house),
        "bed": bed,
        "pressed": pressed,
        "furniture": run.do(FURNISH, document, house, ()).result(),
        "imposed": Imposed((pressed.value,), (), marks=((Mark("a", 1),),), folds=(1.5,)),
        "artefact": Checked(Artefact("a.pdf", "x", "ar", b"\0" * 99, 3), (FINDING,)),
        "numbers": (Decimal("1.50"), Fraction(1, 3), 2**70, -0.5, True, None, Severity.HOLD),
        "work": (BIND.module, BIND.function, (b"", "é", {"k": ("v",)})),
        "house": house,
    }


KINDS = (
    "document", "printed document", "composition", "e-book", "bed", "pressed", "furniture",
    "imposed", "artefact", "numbers", "work", "house",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_packed_is_unpacked(kind: str):
    """Whole, and of the same types; packed once more it gives the same bytes."""
    value = travelled()[kind]
    again = unpack(pack(value))
    assert again == value
    assert type(again) is type(value)
    assert pack(again) == pack(value)


@pytest.mark.parametrize("kind", KINDS)
def test_equal_values_give_equal_bytes_however_they_were_made(kind: str):
    """Shared objects or copies of them, strings that Python keeps once or twice."""
    value = travelled()[kind]
    learn(the_house())
    assert pack(copy.deepcopy(value)) == pack(value)
    assert pack(pickle.loads(pickle.dumps(value))) == pack(value)  # noqa: S301 - our own


def test_one_object_and_two_equal_ones_give_equal_bytes():
    """A tuple of the same text twice, and of two texts that are the same."""
    text, same = (bytes([*b"a paragraph"]).decode() for _ in range(2))
    assert text is not same
    assert pack((text, text)) == pack((text, same))
    span = Span(text, 3)
    assert pack([span, span]) == pack([span, Span(same, 3)])


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), (Decimal("1.0"), Decimal("1.00")), ("a", b"a"), ((1,), [1]), (0.0, -0.0)],
)
def test_what_prints_differently_gives_other_bytes(one: object, other: object):
    """Python calls some of these equal; on a page they are not."""
    assert pack(one) != pack(other)


SCRIPT = """
import sys
from hashlib import sha256
from tests.test_packing import travelled, KINDS, pack
for kind in KINDS:
    print(kind, sha256(pack(travelled()[kind])).hexdigest())
"""


def test_equal_values_give_equal_bytes_in_every_process():
    """Whatever the seed of hashes: what one process kept, another finds."""
    said = []
    for seed in ("1", "2003"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONWARNINGS": "ignore"}
        run = [sys.executable, "-c", SCRIPT]
        ended = subprocess.run(run, check=False, capture_output=True, text=True, cwd=ROOT, env=env)
        assert ended.returncode == 0, ended.stderr
        said.append(ended.stdout.splitlines())
    assert said[0] == said[1]
    assert len(said[0]) == len(KINDS)


# --- houses and faces ---------------------------------------------------------------------------


def test_an_enumeration_is_packed_alike_by_every_python(monkeypatch: pytest.MonkeyPatch):
    """Before 3.11.4 (Debian 12 has 3.11.2), pickle itself would have `getattr` look its name up."""
    told = pack((Matter.BODY, Severity.HOLD))
    by_name = lambda one, _: (getattr, (type(one), one.name))  # noqa: E731 - it is a method
    monkeypatch.setattr(Enum, "__reduce_ex__", by_name)
    assert b"getattr" in pickle.dumps(Matter.BODY)
    assert pack((Matter.BODY, Severity.HOLD)) == told
    assert unpack(told) == (Matter.BODY, Severity.HOLD)


def test_a_house_and_its_faces_travel_once_and_are_named_by_digest():
    """A bed of seventeen faces is not much larger than its stylesheet; whoever has not learned the
    house cannot unpack it.
    """
    house = the_house()
    bed = Bed("p{}", house.faces, {}, "ltr")
    assert len(pack(bed)) < 5000 < len(house.faces[0].data)
    script = (
        "import sys; from reportbuild.packing import *\n"
        "try: print(unpack(sys.stdin.buffer.read()))\n"
        "except ForeignError as fault: print('not known', fault)\n"
    )
    for value in (bed, house):
        ended = subprocess.run(
            [sys.executable, "-c", script], check=True, input=pack(value), capture_output=True
        )
        assert ended.stdout.startswith(b"not known")


def test_a_house_is_learned_with_its_faces():
    """In a new process: from then on its digest is enough."""
    house = the_house()
    script = (
        "import sys; from reportbuild.packing import *\n"
        "data = sys.stdin.buffer.read(); n = int(sys.argv[1])\n"
        "print(learn(unpack(data[:n])), unpack(data[n:]).faces[0].name)\n"
    )
    known = house_packed(house)
    bed = pack(Bed("", house.faces, {}, "ltr"))
    ended = subprocess.run(
        [sys.executable, "-c", script, str(len(known))],
        check=True, input=known + bed, capture_output=True, text=False,
    )  # fmt: skip
    assert ended.stdout.decode().split() == [learn(house), house.faces[0].name]


@pytest.mark.parametrize(
    "change",
    [
        {"stylesheets": {"a.css": "p{}"}}, {"templates": {"a": "b"}}, {"locales": {"en": b""}},
        {"faces": ()}, {"charset": frozenset({1})}, {"tool": "reportbuild 9"}, {"digest": "f"},
        {"printers": {}}, {"licences": {"OFL": b""}},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_whatever_a_house_holds_is_in_its_digest(change: dict[str, Any]):
    """Each field; and none is forgotten."""
    house = the_house()
    assert learn(replace(house, **change)) != learn(house)
    assert learn(replace(house)) == learn(house)


@pytest.mark.parametrize(
    "change",
    [{"family": "x"}, {"weight": 1}, {"style": "x"}, {"name": "x"}, {"data": b"x"}],
    ids=lambda change: next(iter(change)),
)
def test_whatever_a_face_holds_is_in_its_digest(change: dict[str, Any]):
    """Its bytes as well as its name."""
    face = the_house().faces[0]
    assert pack(replace(face, **change)) != pack(face)


# --- what is none of ours -----------------------------------------------------------------------


class Calls:
    """Is packed as a call of a function with values."""

    def __init__(self, function: Callable[..., object], *values: object) -> None:
        self.does = (function, values)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.does


def named(module: str, name: str, *values: object) -> bytes:
    """A pickle that calls what a module names, even where the name has dots in it."""

    def inner(value: object) -> bytes:
        return pickletools.optimize(pickle.dumps(value, 3))[2:-1]

    return b"\x80\x04" + inner(module) + inner(name) + b"\x93" + inner(values) + b"R."


def test_a_foreign_pickle_runs_nothing(tmp_path: Path):
    """Neither a program nor a module nor a function of ours."""
    marker = tmp_path / "marker"
    code = f"open({str(marker)!r}, 'w')"
    foreign = [
        pickle.dumps(Calls(os.system, f"touch {marker}")),
        pickle.dumps(Calls(eval, code)),
        pickle.dumps(Calls(exec, code)),
        pickle.dumps(Calls(marker.write_text, "x")),
        pickle.dumps(Calls(subprocess.run, ["touch", str(marker)])),
        pickle.dumps(Calls(packing.unpack, b"")),
        pickle.dumps(Path()),
        pickle.dumps(packing.ForeignError()),
        pickle.dumps(packing.pack),
        b"cos\nsystem\n(S'touch " + str(marker).encode() + b"'\ntR.",
        named("reportbuild.model.finding", "dataclass.__builtins__.get", "eval"),
        named("reportbuild.model.finding", "Finding.__init__.__globals__.get", "__builtins__"),
        named("reportbuild.model.finding", "dataclass", 1),
        named("reportbuild.model.finding", "Finding.__doc__", 1),
        named("reportbuild.model.report", "Fraction", 1),
        named("reportbuild.model", "os.system", "true"),
        named("reportbuild.modelled", "x"),
        named("reportbuild.packing", "pickle.loads", b""),
        named("reportbuild.packing", "house_of", "no such digest"),
        named("builtins", "getattr", 1, "real"),
    ]
    for packed in foreign:
        with pytest.raises(ForeignError):
            unpack(packed)
    assert not marker.exists()


def test_the_way_in_would_be_open_without_the_door(tmp_path: Path):
    """The pickles of the test above do what they are written for, wherever nobody looks at them."""
    marker = tmp_path / "marker"
    pickle.loads(pickle.dumps(Calls(os.system, f"touch {marker}")))  # noqa: S301 - that is the point
    assert marker.exists()
    found = pickle.loads(  # noqa: S301 - as above
        named("reportbuild.model.finding", "dataclass.__builtins__.get", "eval")
    )
    assert found is eval


PACKED = [
    pack(FINDING),
    pack(Checked(Pressed("s", b"%PDF", 2, (), turns=(1.0, -1.0)), (FINDING,))),
    pack({"#a": "7", "#b": "viii"}),
]


@given(st.data())
def test_half_of_a_value_is_foreign(data: st.DataObject):
    """Cut short anywhere."""
    whole = data.draw(st.sampled_from(PACKED))
    with pytest.raises(ForeignError):
        unpack(whole[: data.draw(st.integers(0, len(whole) - 1))])


@given(st.data())
def test_a_damaged_value_is_a_value_or_foreign(data: st.DataObject):
    """Nothing else is ever raised, whichever bytes are others."""
    whole = bytearray(data.draw(st.sampled_from(PACKED)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(2, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ForeignError):
        unpack(bytes(whole))


@given(st.binary(max_size=60).filter(lambda data: b"r" not in data))
def test_any_bytes_are_a_value_or_foreign(data: bytes):
    """As a store may hold that somebody else has written to."""
    for packed in (data, b"\x80\x05" + data):
        with suppress(ForeignError):
            unpack(packed)
