"""The architecture, as rules that the source must keep, each with a breach that it would catch.

Imports run one way; each library stays behind its fence; the world comes in through the doors;
files and functions stay small; the page on architecture lists the modules there are.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "reportbuild"
ARCHITECTURE = ROOT / "docs" / "architecture.md"

STAGES = {"read", "translate", "edit"}
ENGINES = {"compose", "press", "proof"}
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    **{room: {"model"} for room in STAGES | ENGINES},
    "manifest": {"model"},
    "shelf": {"model"},
    "machine": {"model"},
    "publishing": {"model", "shelf"},
    "rendering": {"model"},
    "signoff": {"model"},
    "recipe": {"machine", "rendering"},
    "editions": {"model"} | STAGES,
    "pipeline": {"model", "editions"},
    "catalogues": {"model"} | STAGES,
    "exchanging": {"model"} | STAGES,
    "pressing": {"model"} | ENGINES,
    "finishing": {"model", "rendering"} | ENGINES,
    "work": {"model"},
    "composing": {"model", "work", "compose"},
    "settling": {"model", "work", "composing", "compose", "press"},
    "handing": {"model", "work", "settling", "compose", "press"},
    "making": {"model", "work", "composing", "settling", "handing", "compose"},
    "packing": {"model"},
    "workshop": {"model", "packing", "work"},
    "recollection": {"model", "packing"},
    "memory": {"model", "packing"},
    "store": set(),
    "worker": {"model", "packing"},
    "crew": {"model", "packing", "worker"},
    "farmhand": {"recipe", "worker"},
    "muster": {"model", "farmhand"},
    "farm": {"model", "packing", "recipe", "farmhand", "muster"},
    "preview": {
        "model",
        "editions",
        "catalogues",
        "compose",
        "press",
        "settling",
        "work",
        "packing",
        "workshop",
    },
    "commands": {
        "model",
        "preview",
        "editions",
        "pipeline",
        "making",
        "work",
        "workshop",
        "recollection",
        "memory",
        "recipe",
        "store",
        "farm",
        "catalogues",
        "exchanging",
        "manifest",
        "shelf",
        "publishing",
        "machine",
        "rendering",
        "crew",
        "signoff",
    },
    "cli_switches": {"model"},
    "cli_signoff": {"model", "machine", "commands", "signoff", "cli_switches"},
    "cli_translate": {"model", "editions", "commands", "cli_switches"},
    "cli": {
        "model",
        "recollection",
        "editions",
        "store",
        "worker",
        "machine",
        "commands",
        "cli_switches",
        "cli_translate",
        "cli_signoff",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
"""From each room, or module of the top floor, to those that it may import besides itself."""

COORDINATORS = ("composing.py", "settling.py", "handing.py", "making.py")
PURE = {"compose": {"apart", "pictures"}, "press": {"pages", "beds", "agreement", "sources"}}
"""What those who have work done may know of the engines' rooms: it brings no engine in."""

FENCES = {
    "markdown_it": ("read/",),
    "mdit_py_plugins": ("read/",),
    "pydantic": ("read/",),
    "tree_sitter": ("read/",),
    "tree_sitter_toml": ("read/",),
    "polib": ("translate/",),
    "pyuca": ("edit/collation.py",),
    "babel": ("edit/", "translate/plurals.py", "translate/scripts.py"),
    "jinja2": ("compose/templates.py",),
    "matplotlib": ("compose/charts_words.py",),
    "weasyprint": ("press/",),
    "pydyf": ("press/",),
    "pikepdf": ("press/", "proof/"),
    "ebooklib": ("press/epub.py",),
    "fontTools": ("read/font.py", "compose/faces.py", "press/", "proof/"),
    "pypdfium2": ("preview/pictures.py",),
    "starlette": ("preview/server.py",),
    "uvicorn": ("commands/preview_session.py",),
    "watchfiles": ("commands/preview_session.py",),
    "rich": ("commands/",),
    "typer": ("cli.py", "cli_signoff.py", "cli_switches.py", "cli_translate.py"),
}
"""From each library with a fence to where it may be imported."""

DOORS = (
    "cli.py",
    "cli_signoff.py",
    "cli_switches.py",
    "cli_translate.py",
    "shelf.py",
    "publishing.py",
    "machine.py",
    "rendering.py",
    "store.py",
    "worker.py",
    "crew.py",
    "farm.py",
    "farmhand.py",
    "commands/",
)
WORLDLY_MODULES = {
    "ctypes", "glob", "http", "importlib", "io.open", "locale", "multiprocessing", "os", "platform",
    "random", "secrets", "shutil", "signal", "socket", "subprocess", "sys", "tempfile", "time",
    "urllib.request",
}  # fmt: skip
WORLDLY_CALLS = {"open", "print", "input", "getenv", "uuid1", "uuid4", "breakpoint"}
WORLDLY_METHODS = {
    "now", "today", "utcnow", "read_text", "write_text", "write_bytes", "iterdir",
    "glob", "rglob", "unlink", "mkdir", "getenv", "uuid1", "uuid4",
}  # fmt: skip

LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 50, 6
LONG_FOR_A_REASON: dict[str, str] = {}
MANY_FOR_A_REASON = {
    "cli.py": "a command's switches are its arguments: that is how Typer reads them",
    "cli_signoff.py": "as cli.py",
    "cli_translate.py": "as cli.py",
}
LAZY_FOR_A_REASON = {
    "cli.py": "a command brings in what it needs, and nobody waits for what others need",
    "cli_signoff.py": "as cli.py",
    "cli_translate.py": "as cli.py",
    "commands/build.py": "most of the program is of no use where nothing has changed",
    "read/house.py": "fontTools is slow to load, and known faces are not opened",
    "read/raster.py": "PIL is slow to load, and only reports with photographs need it",
    "compose/charts.py": "matplotlib is slow to load, and only reports with drawn charts need it",
    "compose/pictures.py": "PIL is slow to load, and whoever asks what fits decodes nothing",
}
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


# --- the rules ----------------------------------------------------------------------------------


def breaches(source: Path) -> list[str]:
    """Return every breach of the rules below a folder, as "path:line: what is wrong"."""
    return [
        f"{path}:{line}: {fault}"
        for file in sorted(source.rglob("*.py"))
        for path in [file.relative_to(source).as_posix()]
        for text in [file.read_text("utf-8")]
        for line, fault in dict.fromkeys(faults(path, text))
    ]


def faults(path: str, text: str) -> Iterator[tuple[int, str]]:
    tree = ast.parse(text)
    yield from faults_of_size(path, text, tree)
    if SAYS_NOTHING & set(path.removesuffix(".py").split("/")):
        yield 1, "the name says nothing of what is in it"
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in imported(node):
                yield from ((node.lineno, fault) for fault in faults_of_import(path, name))
        if isinstance(node, ast.FunctionDef) and path not in LAZY_FOR_A_REASON:
            inner = (n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom))
            yield from ((n.lineno, "import inside a function") for n in inner)
        if isinstance(node, ast.Call) and not behind(path, DOORS):
            yield from ((node.lineno, fault) for fault in faults_of_call(node))


def imported(node: ast.AST) -> list[str]:
    """The dotted names that a statement imports: of `from a import b` both "a" and "a.b"."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        return [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return []


def faults_of_import(path: str, name: str) -> Iterator[str]:
    room = path.partition("/")[0].removesuffix(".py")
    top, _, rest = name.partition(".")
    other = rest.partition(".")[0]
    if name.startswith("."):
        yield "relative import"
    elif top == "reportbuild":
        if other and other != room and other in MAY_IMPORT and other not in MAY_IMPORT[room]:
            yield f"{room} may not import {other}"
        pure = PURE.get(other, set())
        if pure and path in (*COORDINATORS, *(f"{other}/{module}.py" for module in pure)):
            module = rest.partition(".")[2].partition(".")[0]
            if module not in pure:
                yield f"{room} may not import {module or 'all'} of {other}: it brings an engine in"
    elif room == "model" and top not in sys.stdlib_module_names:
        yield f"model may not import {top}"
    if top in FENCES and not behind(path, FENCES[top]):
        yield f"{top} is imported in {' and '.join(FENCES[top])} only"
    if name in WORLDLY_MODULES and not behind(path, DOORS):
        yield f"{name} is for the doors"
    if name.startswith("pathlib.") and not other.startswith("Pure") and not behind(path, DOORS):
        yield f"{name} is for the doors; pure paths touch no disk"


def faults_of_call(call: ast.Call) -> Iterator[str]:
    match call.func:
        case ast.Name(name) if name in WORLDLY_CALLS:
            yield f"{name}() is for the doors"
        case ast.Attribute(attr=name) if name in WORLDLY_METHODS:
            yield f"{name}() is for the doors"


def faults_of_size(path: str, text: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if (lines := text.count("\n")) > LONGEST_FILE and path not in LONG_FOR_A_REASON:
        yield 1, f"{lines} lines are too many for one file"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {lines} lines: too many for one function"
            given = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
            own = [argument for argument in given if argument.arg not in ("self", "cls")]
            if len(own) > MOST_PARAMETERS and path not in MANY_FOR_A_REASON:
                yield node.lineno, f"{node.name} has {len(own)} parameters: too many"


def behind(path: str, places: tuple[str, ...]) -> bool:
    return any(
        path == place or (place.endswith("/") and path.startswith(place)) for place in places
    )


# --- the source keeps them ----------------------------------------------------------------------


def test_the_source_keeps_every_rule():
    """No module of the product breaks a rule of its architecture."""
    assert breaches(SOURCE) == []


def test_every_room_has_its_rule():
    """Whatever stands on the top floor is told what it may import."""
    rooms = {file.relative_to(SOURCE).parts[0] for file in SOURCE.rglob("*.py")}
    assert {room.removesuffix(".py") for room in rooms} == set(MAY_IMPORT)


def test_imports_run_one_way():
    """The rule itself has no circle: every room can be written before those that import it."""
    written: set[str] = set()
    while ready := {
        r for r, others in MAY_IMPORT.items() if r not in written and others <= written
    }:
        written |= ready
    assert written == set(MAY_IMPORT)


def test_every_file_that_is_long_for_a_reason_is_long():
    """The list of exceptions holds nothing that needs none."""
    for path in LONG_FOR_A_REASON:
        assert (SOURCE / path).read_text("utf-8").count("\n") > LONGEST_FILE


def test_every_fence_stands_around_something():
    """Each library with a fence is imported where its fence says, so that no fence is left over."""
    imports = {
        (name.partition(".")[0], file.relative_to(SOURCE).as_posix())
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in imported(node)
    }
    for library, places in FENCES.items():
        for place in places:
            assert any(who == library and behind(path, (place,)) for who, path in imports), (
                f"nothing in {place} imports {library}"
            )


def test_the_page_on_architecture_lists_the_modules_there_are():
    """The block marked `modules` names each module once, by its path, and no other."""
    page = ARCHITECTURE.read_text("utf-8")
    blocks = re.findall(r"^```modules\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1, "one fenced block with the info string `modules`"
    listed = [line.split()[0] for line in blocks[0].splitlines() if line.strip()]
    there = [file.relative_to(SOURCE).as_posix() for file in SOURCE.rglob("*.py")]
    assert sorted(listed) == sorted(path for path in there if not path.endswith("/__init__.py"))


# --- each rule can fail -------------------------------------------------------------------------

PLANTED = [
    ("model/text.py", "import markdown_it", "model may not import markdown_it"),
    ("model/text.py", "from reportbuild.read import toml", "model may not import read"),
    ("read/toml.py", "from reportbuild.press.bind import bind", "read may not import press"),
    ("read/toml.py", "import reportbuild.edit.notes", "read may not import edit"),
    ("read/toml.py", "from reportbuild import pipeline", "read may not import pipeline"),
    ("edit/notes.py", "from . import words", "relative import"),
    ("pipeline.py", "from reportbuild.making import make", "pipeline may not import making"),
    ("pipeline.py", "from reportbuild.press import bind", "pipeline may not import press"),
    ("pipeline.py", "from reportbuild.read import report", "pipeline may not import read"),
    ("editions.py", "from reportbuild.press import bind", "editions may not import press"),
    ("settling.py", "from reportbuild.press.bind import bind", "settling may not import bind of"),
    ("settling.py", "from reportbuild import press", "settling may not import all of press"),
    ("handing.py", "from reportbuild.press import pdfx", "handing may not import pdfx of press"),
    ("press/beds.py", "from reportbuild.press.desk import desk_for", "import desk of press"),
    ("making.py", "from reportbuild.compose.paper import paper", "import paper of compose"),
    ("compose/pictures.py", "import reportbuild.compose.paper", "import paper of compose"),
    ("work.py", "from reportbuild.settling import Book", "work may not import settling"),
    ("packing.py", "from reportbuild.work import Work", "packing may not import work"),
    ("workshop.py", "from reportbuild.store import Store", "workshop may not import store"),
    ("recollection.py", "from reportbuild.store import Store", "recollection may not import store"),
    ("pressing.py", "from reportbuild.work import PRESS", "pressing may not import work"),
    ("worker.py", "from reportbuild.pressing import pressed", "worker may not import pressing"),
    ("workshop.py", "import tempfile", "tempfile is for the doors"),
    ("commands/build.py", "from reportbuild.press import bind", "commands may not import press"),
    ("shelf.py", "from reportbuild import cli", "shelf may not import cli"),
    ("compose/paper.py", "import jinja2", "jinja2 is imported in compose/templates.py only"),
    ("compose/paper.py", "from weasyprint import HTML", "weasyprint is imported in"),
    ("compose/paper.py", "from matplotlib import ft2font", "matplotlib is imported in"),
    ("proof/pdf.py", "import weasyprint.text.ffi", "weasyprint is imported in"),
    ("read/sub/markdown.py", "import pikepdf", "pikepdf is imported in press/ and proof/"),
    ("edit/numbers.py", "import os", "os is for the doors"),
    ("edit/numbers.py", "from urllib.request import urlopen", "urllib.request is for the doors"),
    ("edit/numbers.py", "from pathlib import Path", "pure paths touch no disk"),
    ("edit/numbers.py", "text = open('x').read()", "open() is for the doors"),
    ("edit/numbers.py", "print('here')", "print() is for the doors"),
    ("edit/numbers.py", "def f(folder):\n    return folder.read_text()", "read_text() is for"),
    ("press/epub.py", "import datetime\nd = datetime.datetime.now()", "now() is for the doors"),
    ("press/epub.py", "from uuid import uuid4\nname = uuid4()", "uuid4() is for the doors"),
    ("press/epub.py", "def f():\n    import ebooklib", "import inside a function"),
    ("edit/utils.py", "", "the name says nothing"),
    ("edit/long.py", "x = 1\n" * 301, "301 lines are too many"),
    ("edit/long.py", "def f():\n" + "    x = 1\n" * 50, "f has 51 lines"),
    ("edit/wide.py", "def f(a, b, c, *, d, e, g, h): ...", "f has 7 parameters"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "sentence"), PLANTED)
def test_a_planted_breach_is_named_with_its_place(
    path: str, text: str, sentence: str, tmp_path: Path
):
    """Each rule is broken once, and says where and how."""
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")

    found = breaches(tmp_path)

    assert any(fault.startswith(f"{path}:") and sentence in fault for fault in found), found


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("press/bind.py", "import pikepdf\nfrom reportbuild.model.artefact import Artefact"),
        ("proof/deep/pdf.py", "import pikepdf\npdf = pikepdf.Pdf.open(stream)"),
        ("read/font.py", "from pathlib import PurePosixPath\nfrom fontTools import ttLib"),
        ("shelf.py", "import os\ndata = open('x', 'rb').read()"),
        ("pressing.py", "from reportbuild.press.section import press"),
        ("settling.py", "from reportbuild.press.pages import paginate"),
        ("handing.py", "from reportbuild.press.agreement import differences"),
        ("making.py", "from reportbuild.compose.pictures import IN_EBOOK"),
        ("store.py", "import os, tempfile"),
        ("edit/wide.py", "class C:\n    def f(self, a, b, c, d, e, g): ..."),
    ],
)
def test_what_is_allowed_is_no_breach(path: str, text: str, tmp_path: Path):
    """The rules leave alone what a room is there to do."""
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")

    assert breaches(tmp_path) == []
