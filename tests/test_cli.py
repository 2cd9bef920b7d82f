"""The command line, as a person, a CI job and a code host see it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from reportbuild import cli, machine
from reportbuild.commands import build as building
from reportbuild.commands import check as checking
from reportbuild.commands import doctor as looking
from reportbuild.commands import printing, progress
from reportbuild.machine import Look
from reportbuild.model.artefact import Artefact
from reportbuild.model.codes import CODES
from reportbuild.model.design import House
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Finding, Span
from reportbuild.model.report import Format
from reportbuild.model.shelf import Shelf
from reportbuild.pipeline import Submit, Tell
from reportbuild.shelf import report_shelf
from tests.stock import stock_files

ENGINES = ("weasyprint", "ebooklib", "pikepdf", "jinja2", "pydyf")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the command line is run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, files: Mapping[str, bytes | None]) -> Path:
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            file.unlink()
        else:
            file.write_bytes(data)
    return folder


def stock(here: Path, changed: Mapping[str, bytes | None] | None = None) -> Path:
    """The stock report in `sources/`, in English alone unless the test says otherwise."""
    english = re.sub(rb"\[editions\.(fr|ar)\][^\[]*", b"", stock_files()["report.toml"])
    files = {**stock_files(), "report.toml": english, **(changed or {})}
    return put(here / "sources/stock", {p: data for p, data in files.items() if data is not None})


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """Workers that hand back a line of text at once, with the findings that a test puts here."""
    planted: list[Finding] = []

    @contextmanager
    def workers(jobs: int, tell: Tell) -> Iterator[Submit]:
        def submit(document: Document, house: House, form: Format) -> Future[Checked[Artefact]]:
            name = f"{document.slug}-{document.language}{'-draft' if document.draft else ''}.{form}"
            for step in ("compose", "press", "proof", "done"):
                tell(step, f"{document.slug}-{document.language}.{form}")
            done: Future[Checked[Artefact]] = Future()
            artefact = Artefact(name, f"application/{form}", document.language, name.encode())
            done.set_result(Checked(artefact, tuple(planted)))
            return done

        yield submit

    monkeypatch.setattr(building, "workers", workers)
    return planted


# --- what is asked for --------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["build", "check", "list", "translate status"])
def test_without_any_report_a_command_says_how_to_begin(command: str, here: Path):
    """Nobody is left before an empty answer: ask-001, wrong usage."""
    result = run(*command.split())

    assert result.exit_code == 2
    assert "error[ask-001]" in result.stdout
    assert "reportbuild init my-report" in result.stdout


def test_a_misspelt_report_is_answered_with_the_nearest(here: Path):
    """The names there are stand in the hint."""
    stock(here)

    assert "did you mean “stock”?" in run("check", "stick").stdout
    assert "there are: stock" in run("check", "something-else").stdout


@pytest.mark.parametrize(
    "name", ["stock", "sources/stock", "sources/stock/", "./sources/stock/report.toml"]
)
def test_a_report_is_asked_for_by_name_or_by_path(name: str, here: Path):
    """Each way leads to the same report."""
    stock(here)

    assert run("check", name).stdout == run("check").stdout
    assert run("check", name).exit_code == 0


def test_a_report_is_found_by_who_stands_in_it(here: Path, monkeypatch: pytest.MonkeyPatch):
    """In the folder of a report no name is needed."""
    monkeypatch.chdir(stock(here))

    assert run("check").exit_code == 0


def test_two_reports_of_one_name_do_not_overwrite_each_other(here: Path):
    """ask-004 is said before anything is made."""
    stock(here)
    put(here / "other/stock", {"report.toml": b""})

    result = run("build", "stock", "other/stock")

    assert result.exit_code == 2
    assert "error[ask-004] other/stock" in result.stdout
    assert not (here / "output").exists()


def test_a_language_that_no_report_has_is_wrong_usage(here: Path):
    """What there is stands in the hint."""
    stock(here)
    result = run("check", "--lang", "sq")

    assert (result.exit_code, "error[ask-002]" in result.stdout) == (2, True)
    assert "to be had: en" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    ["build --format pfd", "build --jobs 0", "check --format xml", "explain --what", "nosuch"],
)
def test_wrong_usage_ends_with_two(arguments: str, here: Path):
    """And says on standard error what was wrong."""
    result = run(*arguments.split())

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage:" in result.stderr


# --- findings -----------------------------------------------------------------------------------

BROKEN = {"text/03-work.md": b"# Work\n\nIt is {nosuch} and [](#tab_nosuch).\n"}


def test_a_finding_reads_code_place_and_sentence(here: Path):
    """In the order of files and lines, a hint below, counted at the end; a fault ends with one."""
    stock(here, BROKEN)
    result = run("check")

    lines = result.stdout.splitlines()
    heads = [line for line in lines if line.startswith(("error[", "hold[", "warning["))]
    assert result.exit_code == 1
    assert lines[0] == "sources/stock"
    assert any(
        re.match(r"error\[[a-z]+-\d{3}\] text/03-work\.md:3( |  )\S", head) for head in heads
    )
    places = [
        (m[1], int(m[2] or 0)) for h in heads if (m := re.search(r"\] (\S+?)(?::(\d+))? ", h))
    ]
    assert places == sorted(places)
    assert re.fullmatch(r"\d+ errors?(, \d+ holds?)?(, \d+ warnings?)?", lines[-1])


def test_findings_are_json_for_programs(here: Path):
    """A list of records, whose paths can be opened from where the command was run."""
    stock(here, BROKEN)
    records = json.loads(run("check", "--format", "json").stdout)

    record = next(r for r in records if r["line"] == 3)
    assert set(record) == {
        "report", "file", "line", "code", "severity", "editions", "message", "hint",
    }  # fmt: skip
    assert record["severity"] == CODES[record["code"]].severity == "error"
    assert (here / record["file"]).is_file()


def test_findings_are_shown_beside_the_line_by_a_code_host(here: Path):
    """One workflow command for each finding, and nothing else."""
    stock(here, BROKEN)
    lines = run("check", "--format", "github").stdout.splitlines()

    assert lines
    form = r"::(error|warning|notice) file=[^,:]+,line=\d+,title=\w+\[[a-z]+-\d{3}\]::.+"
    assert all(re.fullmatch(form, line) for line in lines)
    assert any(",line=3," in line and line.startswith("::error") for line in lines)


def test_a_sound_report_is_nothing_found(here: Path):
    """The answer to a check is never silence."""
    stock(here)
    result = run("check")

    assert (result.exit_code, result.stdout) == (0, "nothing found in 1 edition\n")
    assert json.loads(run("check", "--format", "json").stdout) == []
    assert run("check", "--format", "github").stdout == ""


HOSTILE = Finding("make-002", Span("a\nb,c:d.md", 3), "x\x1b[2J\n::error::y [red]%0A", "h\r", "fr")


def test_a_hostile_name_can_neither_steer_a_terminal_nor_a_code_host(
    capsys: pytest.CaptureFixture[str],
):
    """Control characters are replaced, markup is text, and a workflow command stays one."""
    found = [printing.Found("a\x07", Path("sources/s"), (HOSTILE,))]
    printing.print_found(found)
    text = capsys.readouterr().out
    assert "\x1b" not in text + "\x07"[:0]
    assert "\x07" not in text
    assert "[red]" in text
    assert text.count("\n") == 4  # heading, finding, hint, count

    printing.print_found(found, "github")
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith(
        "::notice file=sources/s/a%0Ab%2Cc%3Ad.md,line=3,title=warning[make-002]"
    )
    assert "%0A::error::y [red]%250A" in line
    assert "\x1b" not in line

    printing.print_found(found, "json")
    assert json.loads(capsys.readouterr().out)[0]["message"] == HOSTILE.message


def test_counts_are_said_in_words_that_fit():
    """One error, two holds, and no word of what there is none of."""
    error, hold = Finding("ask-001", Span("a"), "x"), Finding("make-002", Span("a"), "x")
    assert printing.count([error]) == "1 error"
    assert printing.count([error, hold, hold]) == "1 error, 2 warnings"
    assert printing.count([]) == ""


@pytest.mark.parametrize(
    ("codes", "expected"),
    [((), 0), (("make-002",), 0), (("make-001",), 1), (("make-001", "ask-001"), 2),
     (("make-001", "ask-001", "env-001"), 3)],
)  # fmt: skip
def test_the_exit_code_is_that_of_the_gravest_finding(codes: tuple[str, ...], expected: int):
    """Something missing on the machine comes first: until then nothing else can be seen."""
    findings = tuple(Finding(code, Span("a"), "x") for code in codes)
    assert printing.exit_code([printing.Found("", Path(), findings)]) == expected


# --- build --------------------------------------------------------------------------------------


def test_a_build_tells_its_steps_and_what_it_made(here: Path, bench: list[Finding]):
    """Plain lines where no terminal is; then each artefact with its path and size."""
    stock(here)
    result = run("build")

    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "read stock", "translate stock-en", "edit stock-en",
        "compose stock-en.pdf", "press stock-en.pdf", "proof stock-en.pdf",
        "compose stock-en.epub", "press stock-en.epub", "proof stock-en.epub",
    ]  # fmt: skip
    made = [line.split()[0] for line in result.stdout.splitlines()]
    assert made == ["output/stock/stock-en.pdf", "output/stock/stock-en.epub"]
    assert {file.name for file in (here / "output/stock").iterdir()} == {
        "stock-en.pdf", "stock-en.epub", "manifest.json", "SHA256SUMS",
    }  # fmt: skip


def test_a_failed_build_leaves_the_last_good_artefacts(here: Path, bench: list[Finding]):
    """And neither digests nor manifest are touched."""
    stock(here)
    run("build")
    before = report_files(here / "output/stock")

    bench.append(Finding("make-001", Span("text"), "does not settle"))
    result = run("build", "--format", "pdf")

    assert result.exit_code == 1
    assert "sources/stock: not made, for errors: en" in result.stdout
    assert report_files(here / "output/stock") == before


def report_files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_an_edition_with_holds_is_a_draft_that_a_release_refuses(here: Path, bench: list[Finding]):
    """The untranslated edition: a draft today, nothing with --release, and then exit code one."""
    stock(here, {"report.toml": stock_files()["report.toml"]})

    draft = run("build", "--format", "epub", "--out", "drafts")
    assert draft.exit_code == 0
    assert "hold[" in draft.stdout
    made = {file.name for file in (here / "drafts/stock").glob("*.epub")}
    assert made == {"stock-en.epub", "stock-fr-draft.epub", "stock-ar-draft.epub"}

    release = run("build", "--format", "epub", "--release")
    assert release.exit_code == 1
    assert {file.name for file in (here / "output/stock").glob("*.epub")} == {"stock-en.epub"}
    assert "not made, for errors, or holds that a release refuses: fr, ar" in release.stdout
    assert run("check").exit_code == 0
    assert run("check", "--release").exit_code == 1


def test_a_draft_gives_way_to_the_artefact_without_holds(here: Path, bench: list[Finding]):
    """Only one of the two stands in the folder, the manifest and the list of digests."""
    folder = stock(here, {"images.toml": b""})
    text = folder / "text/01-summary.md"
    sound = text.read_bytes()
    put(folder, {"images.toml": stock_files()["images.toml"]})
    text.write_bytes(sound + b"\n[^nobody]: A note that nothing calls.\n")
    assert run("build", "--format", "epub").exit_code == 0
    assert (here / "output/stock/stock-en-draft.epub").is_file()

    text.write_bytes(sound)
    assert run("build", "--format", "epub").exit_code == 0
    made = report_files(here / "output/stock")
    assert set(made) == {"stock-en.epub", "manifest.json", "SHA256SUMS"}
    assert b"draft" not in made["SHA256SUMS"]


def test_an_output_folder_that_cannot_be_written_is_named(here: Path, bench: list[Finding]):
    """env-003 ends with three, and no artefact is said to be made."""
    stock(here)
    (here / "taken").write_bytes(b"")
    result = run("build", "--out", "taken")

    assert (result.exit_code, "error[env-003]" in result.stdout) == (3, True)
    assert "stock-en.pdf" not in result.stdout


def test_a_machine_without_the_libraries_gets_the_line_that_installs_them(
    here: Path, monkeypatch: pytest.MonkeyPatch
):
    """env-002, before anything is begun; the doctor says the same."""
    stock(here)
    monkeypatch.setattr(machine, "_load", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda name: name == "apt-get" or None)
    result = run("build")

    line = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"
    assert (result.exit_code, "error[env-002] pango-1.0" in result.stdout) == (3, True)
    assert line in result.stdout
    assert result.stderr == ""
    doctor = run("doctor")
    assert (doctor.exit_code, line in doctor.stdout) == (3, True)


def test_a_house_without_faces_ends_with_three(here: Path, monkeypatch: pytest.MonkeyPatch):
    """env-001 stops check and build alike."""
    stock(here)
    missing = Finding("env-001", Span("styles/fonts"), "the faces are not there", "run ./dev build")
    monkeypatch.setattr(checking, "house", lambda *_: Checked(None, (missing,)))
    result = run("check")

    assert (result.exit_code, "run ./dev build" in result.stdout) == (3, True)


def test_progress_on_a_terminal_is_a_bar_for_each_artefact(monkeypatch: pytest.MonkeyPatch):
    """Its name, and the step that it is at."""
    screen = Console(force_terminal=True, width=100, record=True, color_system=None)
    monkeypatch.setattr(progress, "err", screen)
    with progress.progress() as clock:
        for step, name in [
            ("read", "stock"), ("translate", "stock-fr"), ("edit", "stock-fr"),
            ("compose", "stock-fr.pdf"), ("press", "stock-fr.pdf"),
        ]:  # fmt: skip
            clock(step, name)  # type: ignore[arg-type]  # the words of the steps
        bars = clock.shown.progress  # type: ignore[attr-defined]  # those of a terminal
        assert [(t.description, t.fields["step"], t.completed) for t in bars.tasks] == [
            ("stock-fr.pdf", "press", 4)
        ]
        clock("done", "stock-fr.pdf")
        assert [task.completed for task in bars.tasks] == [bars.tasks[0].total]
    assert set(clock.seconds) == {"stock", "stock-fr", "stock-fr.pdf"}


# --- the other commands -------------------------------------------------------------------------


def test_init_makes_a_report_that_checks_without_a_finding(here: Path):
    """Two languages, complete; dated today; and a second one of that name is refused: ask-005."""
    made = run("init", "my-report")
    assert made.exit_code == 0
    assert "reportbuild build my-report" in made.stdout
    assert run("check").stdout == "nothing found in 2 editions\n"
    assert run("list").stdout.split()[0] == "my-report"
    report = (here / "sources/my-report/report.toml").read_text("utf-8")
    assert "2026-01-01" not in report

    before = report_shelf(here / "sources/my-report")
    again = run("init", "my-report")
    assert (again.exit_code, "error[ask-005]" in again.stdout) == (2, True)
    assert report_shelf(here / "sources/my-report") == before


@pytest.mark.parametrize("name", ["My Report", "ü", "..", "a/../B", "-x", "con\tsole"])
def test_init_refuses_a_name_that_files_should_not_bear(name: str, here: Path):
    """Artefacts are sent around the world under that name."""
    result = run("init", "--", name)

    assert (result.exit_code, "error[ask-005]" in result.stdout) == (2, True)
    assert list(here.iterdir()) == []


def test_init_takes_a_path_for_a_report_that_belongs_elsewhere(here: Path):
    """Text under embargo does not belong in a public checkout."""
    assert run("init", "elsewhere/quiet").exit_code == 0
    assert run("check", "elsewhere/quiet").exit_code == 0


def test_translate_update_writes_a_catalogue_that_status_can_read(here: Path):
    """Every edition but the source language's gets one; a second run changes nothing."""
    folder = stock(here, {"report.toml": stock_files()["report.toml"]})
    result = run("translate", "update", "--lang", "fr")

    assert result.exit_code == 0
    assert "sources/stock/editions/fr.po" in result.stdout
    first = (folder / "editions/fr.po").read_bytes()
    assert b"python-brace-format" in first
    assert not (folder / "editions/ar.po").exists()
    run("translate", "update")
    assert (folder / "editions/fr.po").read_bytes() == first
    assert (folder / "editions/ar.po").is_file()
    assert not (folder / "editions/en.po").exists()

    status = run("translate", "status").stdout
    assert re.search(r"stock +fr +\d+ +0 ", status)


def test_explain_says_what_a_code_means():
    """Title and paragraph; brackets and capitals are forgiven."""
    for asked in ("env-001", "[ENV-001]"):
        said = run("explain", asked)
        assert said.exit_code == 0
        assert CODES["env-001"].title in said.stdout
        assert CODES["env-001"].explanation in said.stdout


def test_explain_of_an_unknown_code_names_the_nearest():
    """Wrong usage; without a code, every code is listed on a line of its own."""
    said = run("explain", "env-01")
    assert (said.exit_code, "did you mean env-001?" in said.stderr) == (2, True)
    listed = [line.split()[0] for line in run("explain").stdout.splitlines()]
    assert listed == list(CODES)


def test_the_doctor_finds_this_machine_well():
    """Each line says ok, with what was seen."""
    result = run("doctor")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    assert {"ok   Python", "ok   weasyprint", "ok   faces"} <= {li.split(":")[0] for li in lines}


def test_the_doctor_names_what_is_ill_and_what_mends_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
):
    """A library of another version than the lock's, one missing, and a face that is not there."""
    lock = "jinja2==0.1 \\\n    --hash=x\npolib==1 ; python_version<'4'\npolib==2\n"
    put(here, {"requirements.lock": lock.encode(), "dev": b""})
    versions = {"polib": "2"}
    monkeypatch.setattr(machine, "requires", lambda _: ["jinja2>=3", "polib", "more; extra == 'x'"])
    monkeypatch.setattr(machine, "_installed", lambda name: versions.get(name, ""))
    jinja, polib = machine._libraries(here)
    assert jinja == Look("jinja2", "missing; the lock says 0.1", f"{here / 'dev'} setup")
    assert polib == Look("polib", "2")

    missing = Finding("env-001", Span("styles/fonts/a.ttf"), "the face is missing", "do this")
    monkeypatch.setattr(looking, "house_shelf", lambda: Shelf("house", {}, (missing,)))
    result = run("doctor")
    assert result.exit_code == 3
    assert "mend styles/fonts/a.ttf: the face is missing\n     do this" in result.stdout


# --- the program itself -------------------------------------------------------------------------

LOADED = f"""
import shlex, sys
from reportbuild.cli import main
for command in sys.argv[1:]:
    sys.argv = ["reportbuild", *shlex.split(command)]
    try:
        main()
    except SystemExit as ended:
        loaded = [name for name in {ENGINES} if name in sys.modules]
        print("ended", ended.code, loaded, file=sys.stderr)
"""
QUICK = (
    "--help", "--version", "build --help", "check", "list", "explain env-001", "translate status",
    "translate update", "doctor", "init second",
)  # fmt: skip


def test_no_engine_is_loaded_to_read_check_or_list(here: Path):
    """Only workers wait for the engines; whatever else is asked for answers without them."""
    stock(here)
    run_ = [sys.executable, "-c", LOADED, *QUICK]
    ended = subprocess.run(run_, check=False, capture_output=True, text=True)

    assert ended.stderr.splitlines() == ["ended 0 []"] * len(QUICK)


def program(
    *arguments: str, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    start = f"from reportbuild import cli\n{code}\ncli.main()"
    run_ = [sys.executable, "-c", start, *arguments]
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        run_, check=False, capture_output=True, text=True, encoding="utf-8", env=clean | environment
    )


BUG = "def fail(*_):\n    raise KeyError('a sentence of the report')\ncli.check_reports = fail"


def test_a_fault_of_the_builder_is_told_without_a_traceback(here: Path):
    """Exit code 70, the place, what to do; not a word of what stood in the report."""
    ended = program("check", code=BUG)

    assert (ended.returncode, ended.stdout) == (70, "")
    assert "KeyError in" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "a sentence of the report" not in ended.stderr
    assert "--trace" in ended.stderr

    traced = program("--trace", "check", code=BUG)
    assert traced.returncode == 70
    assert "Traceback" in traced.stderr
    assert "a sentence of the report" in traced.stderr


def test_colours_are_for_terminals_and_for_those_who_want_them(here: Path):
    """None into a file; some where they are forced; none where NO_COLOR says so."""
    stock(here, BROKEN)
    assert "\x1b[" not in program("check").stdout
    assert "\x1b[" in program("check", FORCE_COLOR="1").stdout
    assert "\x1b[3" not in program("check", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_terminal_that_lacks_a_character_gets_its_number(here: Path):
    """A quotation mark is no reason to fail."""
    ended = program("check", "nosuch", PYTHONIOENCODING="ascii")

    assert ended.returncode == 2
    assert "error[ask-001]" in ended.stdout


def test_the_module_runs_as_the_program_does():
    """`python -m reportbuild` is the command line."""
    run_ = [sys.executable, "-m", "reportbuild", "--version"]
    said = subprocess.run(run_, check=True, capture_output=True, text=True).stdout

    assert said.strip() == machine.tool()
    assert re.fullmatch(r"reportbuild \d+\.\d+\.\d+\S*", said.strip())
