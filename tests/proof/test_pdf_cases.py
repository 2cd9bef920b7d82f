"""Every case of structure through the whole chain: valid by both standards, and read as written.

The text that is compared is the Document's, line by line and in its order, through the structure
tree; roles are counted, so that nothing is told as something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import pytest

from reportbuild.editions import edited
from reportbuild.making import make
from reportbuild.model.artefact import Artefact
from reportbuild.model.document import Document
from reportbuild.model.finding import Checked, Severity
from reportbuild.model.order import Order
from reportbuild.proof.pdf_book import open_paper
from tests.doing import Here
from tests.press.made import BOTH, failures
from tests.structures import ARABIC, ENGLISH, Case, shelf_of
from tests.translate.own_text import the_house

REPORTS: Mapping[str, Mapping[str, Case]] = {"en": ENGLISH, "ar": ARABIC}
pytestmark = pytest.mark.xdist_group("structures")  # both reports are made once, by one process
CASES = [(language, name) for language, cases in REPORTS.items() for name in cases]


@cache
def document(language: str) -> Document:
    """The report of all cases of a direction of writing."""
    made = edited(shelf_of(language, REPORTS[language]), the_house(), Order(), lambda *_: None)
    told = (finding for found in made.found.values() for finding in found)
    assert [finding for finding in told if finding.severity is Severity.ERROR] == []
    return made.documents[language]


@cache
def paper(language: str) -> Checked[Artefact]:
    """Its PDF, with whatever was found while it was made."""
    return make(document(language), the_house(), "pdf", Here())


@cache
def roles(language: str) -> Mapping[str, Counter[str]]:
    """How many elements of each role, and changes of language such as "[fr]", stand below each
    chapter's title, by its text file.
    """
    parts = open_paper(paper(language).value).value.parts
    found: dict[str, Counter[str]] = {}
    for section in document(language).sections:
        if section.kind == "text":
            nodes = list(parts[section.id].walk())
            body = nodes[[node.role for node in nodes].index("H1") + 1 :]
            languages = Counter(f"[{node.language}]" for node in body if node.language)
            found[section.span.path] = Counter(node.role for node in body) + languages
    return found


def file_of(language: str, name: str) -> str:
    number = list(REPORTS[language]).index(name) + 1
    return f"text/{number:02}-case{number}.md"


@pytest.mark.parametrize("language", REPORTS)
def test_a_report_of_all_cases_is_valid_by_both_standards(language: str):
    """PDF/UA-1 and PDF/A-3a; and nothing was found that belongs to no case."""
    cases = {file_of(language, name) for name in REPORTS[language]}
    assert [f for f in paper(language).findings if f.span.path not in cases] == []
    assert failures(paper(language).value.data, *BOTH) == []


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_case_is_told_as_it_was_written(language: str, name: str):
    """Its lines are those of the Document in their order, and its roles are as the case says."""
    file = file_of(language, name)
    assert [f.message for f in paper(language).findings if f.span.path == file] == []
    wanted = REPORTS[language][name][1]
    assert {role: roles(language)[file][role] for role in wanted} == dict(wanted)
