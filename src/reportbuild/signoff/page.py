"""The checklist of an edition as a page: what a machine has seen, what people sign, and who has.

It prints with room for a hand, names people, and says that it is not for publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from reportbuild.model.signoff import FORMAT_NAMES, Answer, Checklist, Signature, State
from reportbuild.model.webpage import element, table, webpage
from reportbuild.signoff.items import limits_of

SENSITIVE = "For the team, and not for publication: this page names people."
DIGITS = 12
"""Hexadecimal digits of a digest that tell a file from all others of a report."""

_STATES: Mapping[State, str] = {
    "signed": "signed",
    "outdated": "signed for an earlier file: look again",
    "open": "open",
    "absent": "nothing of the kind in this file",
}


def page(held: Sequence[Checklist], style: str) -> bytes:
    """Return the page of one edition's files, of which there is at least one; `style` is CSS."""
    subject = held[0].subject
    title = f"Sign-off of {subject.report}, edition “{subject.language}”"
    main = element("main", element("h1", title), element("p", SENSITIVE, class_="sensitive"))
    for one in held:
        main.append(element("section", *_file(one)))
    return webpage(title, style, main)


def standing(held: Checklist) -> str:
    """Return in a sentence's end how far the signatures of a file are."""
    if held.subject.draft:
        return "a draft, which cannot be signed off"
    states = [answer.state for answer in held.answers]
    asked = len(states) - states.count("absent")
    told = f"{states.count('signed')} of {asked} signed"
    earlier = states.count("outdated")
    return f"{told}, {earlier} for an earlier file only" if earlier else told


def named(signature: Signature) -> str:
    """Return who has signed, when, and what was noted."""
    note = f": {signature.note}" if signature.note else ""
    return f"{signature.by}, {signature.date.isoformat()}{note}"


def _file(held: Checklist) -> Iterator[Element]:
    subject = held.subject
    kind = FORMAT_NAMES[subject.format]
    yield element("h2", f"{kind[0].upper()}{kind[1:]}: ", element("bdi", subject.file))
    pages = f"{subject.pages} pages; " if subject.pages else ""
    yield element(
        "p", f"{pages}made by {subject.tool}; SHA-256 ", element("code", subject.sha256), "."
    )
    yield element("p", element("strong", standing(held)), ".", class_=_grade(held))
    if held.changed:
        names = ", ".join(held.changed)
        yield element("p", f"Sources that have changed since: {names}.", class_="outdated")
    yield from _seen(held)
    yield from _asked(held)
    yield element("h3", "What no free tool can certify")
    limits = limits_of(subject.format)
    yield element(
        "ul", *(element("li", f"{limit.says} See {', '.join(limit.items)}.") for limit in limits)
    )


def _grade(held: Checklist) -> str:
    return "signed" if held.complete else "open"


def _seen(held: Checklist) -> Iterator[Element]:
    subject = held.subject
    yield element("h3", "What a machine has seen")
    rows = [
        _row(element("td", fact.said), element("td", "" if fact.good else "look at this"))
        for fact in subject.facts
    ]
    yield table("Counted in the finished file", ("Seen", "Remark"), rows)
    told = len(subject.found) or "nothing"
    yield element(
        "p",
        "The builder lists a file in its manifest only after it was read back and held against "
        f"the report without an error, as this one was. Told besides: {told}.",
    )
    if subject.found:
        yield element("ul", *(element("li", line) for line in subject.found))


def _asked(held: Checklist) -> Iterator[Element]:
    subject = held.subject
    yield element("h3", "What a person must check")
    heads = ("Item", "Question", "Needs", "State", "Who, when, what was noted")
    yield table("Each item is signed by itself", heads, [_answer(a) for a in held.answers])
    if not subject.draft:
        line = (
            f"reportbuild signoff sign {subject.report} --lang {subject.language} --format "
            f"{subject.format} --sha256 {subject.sha256[:DIGITS]} --by INITIALS --item ITEM"
        )
        yield element("p", "To sign for this very file: ", element("code", line))


def _answer(answer: Answer) -> Element:
    item = answer.item
    by = [element("p", named(signature)) for signature in answer.signatures]
    return _row(
        element("th", item.key, scope="row"),
        element("td", item.asks),
        element("td", item.needs),
        element("td", _STATES[answer.state]),
        element("td", *by),
        kind=answer.state,
    )


def _row(*cells: Element, kind: str = "") -> Element:
    return element("tr", *cells, **({"class_": kind} if kind else {}))
