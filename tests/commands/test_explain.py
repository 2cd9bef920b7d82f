from __future__ import annotations

from reportbuild.model.codes import CODES
from tests.terminal import run


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
