"""The checklist of an edition as a page: what a machine has seen, what people sign, and who has.

One file of HTML that asks nothing of any network, runs nothing, and prints with room for a hand.
It names people, and says that it is not for publication. The same checklists give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, tostring

from reportbuild.model.signoff import FORMAT_NAMES, Answer, Checklist, Signature, State
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
_POLICY = {
    "http-equiv": "Content-Security-Policy",
    "content": "default-src 'none'; style-src 'unsafe-inline'",
}


def page(held: Sequence[Checklist], style: str) -> bytes:
    """Return the page of one edition's files, of which there is at least one; `style` is CSS."""
    subject = held[0].subject
    title = f"Sign-off of {subject.report}, edition “{subject.language}”"
    head = _of(
        "head",
        _of("meta", charset="utf-8"),
        Element("meta", _POLICY),
        _of("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _of("meta", name="robots", content="noindex"),
        _of("title", title),
        _of("style", style),
    )
    main = _of("main", _of("h1", title), _of("p", SENSITIVE, class_="sensitive"))
    for one in held:
        main.append(_of("section", *_file(one)))
    whole = _of("html", head, _of("body", main), lang="en")
    return f"<!DOCTYPE html>\n{tostring(whole, 'unicode', method='html')}\n".encode()


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
    yield _of("h2", f"{kind[0].upper()}{kind[1:]}: ", _of("bdi", subject.file))
    pages = f"{subject.pages} pages; " if subject.pages else ""
    yield _of("p", f"{pages}made by {subject.tool}; SHA-256 ", _of("code", subject.sha256), ".")
    yield _of("p", _of("strong", standing(held)), ".", class_=_grade(held))
    if held.changed:
        names = ", ".join(held.changed)
        yield _of("p", f"Sources that have changed since: {names}.", class_="outdated")
    yield from _seen(held)
    yield from _asked(held)
    yield _of("h3", "What no free tool can certify")
    limits = limits_of(subject.format)
    yield _of("ul", *(_of("li", f"{limit.says} See {', '.join(limit.items)}.") for limit in limits))


def _grade(held: Checklist) -> str:
    return "signed" if held.complete else "open"


def _seen(held: Checklist) -> Iterator[Element]:
    subject = held.subject
    yield _of("h3", "What a machine has seen")
    rows = [
        _row(_of("td", fact.said), _of("td", "" if fact.good else "look at this"))
        for fact in subject.facts
    ]
    yield _table("Counted in the finished file", ("Seen", "Remark"), rows)
    told = len(subject.found) or "nothing"
    yield _of(
        "p",
        "The builder lists a file in its manifest only after it was read back and held against "
        f"the report without an error, as this one was. Told besides: {told}.",
    )
    if subject.found:
        yield _of("ul", *(_of("li", line) for line in subject.found))


def _asked(held: Checklist) -> Iterator[Element]:
    subject = held.subject
    yield _of("h3", "What a person must check")
    heads = ("Item", "Question", "Needs", "State", "Who, when, what was noted")
    yield _table("Each item is signed by itself", heads, [_answer(a) for a in held.answers])
    if not subject.draft:
        line = (
            f"reportbuild signoff sign {subject.report} --lang {subject.language} --format "
            f"{subject.format} --sha256 {subject.sha256[:DIGITS]} --by INITIALS --item ITEM"
        )
        yield _of("p", "To sign for this very file: ", _of("code", line))


def _answer(answer: Answer) -> Element:
    item = answer.item
    by = [_of("p", named(signature)) for signature in answer.signatures]
    return _row(
        _of("th", item.key, scope="row"),
        _of("td", item.asks),
        _of("td", item.needs),
        _of("td", _STATES[answer.state]),
        _of("td", *by),
        kind=answer.state,
    )


def _row(*cells: Element, kind: str = "") -> Element:
    return _of("tr", *cells, **({"class_": kind} if kind else {}))


def _table(caption: str, heads: Sequence[str], rows: Sequence[Element]) -> Element:
    top = _of("tr", *(_of("th", head, scope="col") for head in heads))
    return _of("table", _of("caption", caption), _of("thead", top), _of("tbody", *rows))


def _of(name: str, /, *inner: Element | str, **attributes: str) -> Element:
    made = Element(name, {key.rstrip("_"): _plain(value) for key, value in attributes.items()})
    for part in inner:
        if isinstance(part, Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + _plain(part)
        else:
            made.text = (made.text or "") + _plain(part)
    return made


def _plain(text: str) -> str:
    """Text without the controls that no HTML may hold."""
    return "".join(c if c.isprintable() or c in "\n\t\u200c\u200d" else "\ufffd" for c in text)
