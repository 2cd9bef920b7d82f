from __future__ import annotations

import pytest

from reportbuild.model.finding import Span
from reportbuild.model.inlines import Foreign, Text
from reportbuild.model.report import Work
from reportbuild.read.toml import toml
from reportbuild.read.works import works
from tests.read.reports import found, replaced


def test_a_work_is_read_whole():
    """Author and publisher are words; the title stays as it is, in its own language."""
    file = toml(
        "references.toml",
        '[a]\nauthor = "[Banka]{lang=sq}"\ntitle = "*Papunësia*"\nlanguage = "sq"\nindex = "I 1"\n'
        'published = "2003-04"\npublisher = "P"\naddress = "https://x.org/a"\n'.encode(),
    )
    made = works(file.value)
    assert made.findings == ()
    assert made.value["a"] == Work(
        "a", (Foreign("sq", (Text("Banka"),)),), "*Papunësia*", "sq", "I 1", "2003-04",
        (Text("P"),), "https://x.org/a", Span("references.toml", 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('published = "2026-05"', 'published = "May 2026"', "toml-008 references.toml:14"),
        ('language = "sq"', 'language = "Albanian"', "toml-008 references.toml:19"),
        (
            'address = "https://observatory.example/winter-road"',
            'address = ""',
            "toml-008 references.toml:8",
        ),
        (
            'address = "https://observatory.example/winter-road"',
            'address = "file:a"',
            "text-017 references.toml:8",
        ),
        (
            'address = "https://observatory.example/winter-road"',
            'address = "https://..."',
            "text-017 references.toml:8",
        ),
        ('"Papunësia në luginë"', '"Papunësia \\u202e"', "src-004 references.toml:18"),
        (
            'address = "https://observatory.example/winter-road"',
            'address = "https://jane:secret@observatory.example/"',
            "text-017 references.toml:8",
        ),
        ('"Papunësia në luginë"', '"The <i>road</i>"', "text-006 references.toml:18"),
        ('"Papunësia në luginë"', '"Papunësia\\u0007"', "src-003 references.toml:18"),
        (
            'author = "[Banka Popullore]{lang=sq}"',
            'author = "{fled}"',
            "text-038 references.toml:17",
        ),
    ],
)
def test_faults_of_works_are_found(old: str, new: str, expected: str):
    """Dates, tags, addresses and words of a work are checked on their lines."""
    assert found(replaced("references.toml", old, new)) == [expected]


def test_no_file_is_no_work():
    """A report without references.toml cites nothing."""
    assert works(None).value == {}
