"""The wheel carries the program, the house style and its fonts; installed, it makes a report."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from hatch_build import locked_fonts
from reportbuild.shelf import checkout, house_shelf, starter_shelf

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed in, without the checkout or its editable install."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def program(installed: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program, which stands before the checkout on the path, in a new home."""
    run = [sys.executable, "-m", "reportbuild", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(installed), "HOME": str(home)}
    return subprocess.run(
        run, cwd=home, check=False, capture_output=True, text=True, env=environment
    )


def test_the_wheel_carries_every_module_style_template_locale_and_font(wheel: Path):
    """What the checkout's own shelves hold is what a wheel's will hold."""
    names = set(ZipFile(wheel).namelist())

    source = ROOT / "src"
    modules = {file.relative_to(source).as_posix() for file in source.rglob("*.py")}
    house = {f"reportbuild/{path}" for path in house_shelf().files}
    starter = {f"reportbuild/starter/{path}" for path in starter_shelf().files}
    kept = {path for path in house if not path.endswith((".json", ".md", "faces.txt"))}
    data = {"reportbuild/press/fontless.conf", "reportbuild/py.typed"}
    page = {
        f"reportbuild/preview/page/{file.name}"
        for file in (source / "reportbuild/preview/page").iterdir()
    }
    assert len(page) > 4
    assert modules | kept | starter | data | page <= names


def test_the_wheel_carries_nothing_else(wheel: Path):
    """No test, source report or leftover of a tool."""
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert {name.partition("/")[0] for name in names} == {"reportbuild"}
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


@pytest.mark.parametrize("fault", [None, b"another face"], ids=["missing", "changed"])
def test_a_font_missing_or_changed_is_named_with_its_remedy(fault: bytes | None, tmp_path: Path):
    """No wheel is made without the fonts that the house style names."""
    digest = hashlib.sha256(b"a face").hexdigest()
    (tmp_path / "SHA256SUMS").write_text(f"{digest}  Amiri-Bold.ttf\n", "utf-8")
    if fault:
        (tmp_path / "Amiri-Bold.ttf").write_bytes(fault)

    with pytest.raises(RuntimeError, match=r"Amiri-Bold\.ttf; run \./dev setup"):
        locked_fonts(tmp_path)


def test_the_installed_program_makes_a_first_report(installed: Path, tmp_path: Path):
    """In an empty folder: init, then build; both editions, in both formats, without a hold."""
    where = "import reportbuild; print(reportbuild.__file__)"
    path = {**os.environ, "PYTHONPATH": str(installed)}
    said = subprocess.run(
        [sys.executable, "-c", where], check=True, capture_output=True, text=True, env=path
    )
    assert Path(said.stdout.strip()).is_relative_to(installed)
    assert checkout(installed / "reportbuild") is None

    assert program(installed, tmp_path, "doctor").returncode == 0
    assert program(installed, tmp_path, "init", "my-report").returncode == 0
    ended = program(installed, tmp_path, "build")

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "hold[" not in ended.stdout
    assert {file.name for file in (tmp_path / "output/my-report").iterdir()} == {
        "my-report-en.pdf", "my-report-en.epub", "my-report-fr.pdf", "my-report-fr.epub",
        "manifest.json", "SHA256SUMS",
    }  # fmt: skip
