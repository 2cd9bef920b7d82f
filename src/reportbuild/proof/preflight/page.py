"""A preflight as a page to be read: findings, pages with their marked places, what was asked for.

Pictures and stylesheet are in it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from reportbuild.model.finding import Severity
from reportbuild.model.preflight import Fault, PageFacts, Place, Preflight
from reportbuild.model.webpage import element, table, webpage

_DIGITS = 3


def page(done: Preflight, pictures: Mapping[int, bytes], style: str, why_none: str) -> bytes:
    """Return the page. `pictures` are JPEGs of whole sheets by page, `style` the stylesheet;
    `why_none` is said of pages with faults that have no picture.
    """
    title = f"Preflight of {done.name}"
    main = element("main", element("h1", title), *_verdict(done))
    main.extend(_whole(done))
    main.extend(_pages(done, pictures, why_none))
    main.extend(_list(done.pages))
    main.extend(_asked(done))
    return webpage(title, style, main, pictures=True)


def _verdict(done: Preflight) -> Iterator[Element]:
    open_faults = [fault for fault in done.faults if not fault.waived]
    errors = sum(fault.severity is Severity.ERROR for fault in open_faults)
    warnings = len(open_faults) - errors
    waived = len(done.faults) - len(open_faults)
    yield element(
        "p",
        f"{_count(len(done.pages), 'page')}. {_count(errors, 'error')}, "
        f"{_count(warnings, 'warning')}, {waived} waived.",
    )
    yield element("p", "Against the profile ", element("strong", done.profile.title), ".")
    yield element(
        "p",
        "Places are measured from the left and the top of the trimmed page. What no free program "
        "can certify is whether a file keeps to all of PDF/X: ask the printer for a proof.",
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _faults(faults: Sequence[Fault], numbers: Mapping[Fault, str]) -> Element:
    return element("ol", *(_fault(fault, numbers.get(fault, "")) for fault in faults))


def _fault(fault: Fault, marked: str) -> Element:
    said: list[Element | str] = [
        element("strong", f"{fault.severity.value} {fault.code}"),
        f" {fault.message}",
    ]
    if marked:
        said.append(f" (Marked {marked}.)")
    if fault.hint:
        said.append(element("span", fault.hint, class_="hint"))
    if fault.waived:
        said.append(element("span", f"Waived: {fault.waived}", class_="reason"))
    kind = "waived" if fault.waived else fault.severity.value
    return element("li", *said, class_=kind)


def _whole(done: Preflight) -> Iterator[Element]:
    found = [fault for fault in done.faults if not fault.page]
    yield element("h2", "The file as a whole")
    yield _faults(found, {}) if found else element("p", "Nothing was found.")


# --- pages --------------------------------------------------------------------------------------


def _pages(done: Preflight, pictures: Mapping[int, bytes], why_none: str) -> Iterator[Element]:
    by_page: dict[int, list[Fault]] = {}
    for fault in done.faults:
        by_page.setdefault(fault.page, []).append(fault)
    yield element("h2", "Pages with findings")
    if not set(by_page) - {0}:
        yield element("p", "Nothing was found on any page.")
    elif why_none and not pictures:
        yield element("p", f"There are no pictures of the pages: {why_none}.")
    for facts in done.pages:
        if facts.number not in by_page:
            continue
        found = by_page[facts.number]
        placed = {at: fault for at, fault in enumerate(found, 1) if fault.places}
        numbers = {fault: str(at) for at, fault in placed.items()}
        yield element(
            "section",
            element("h3", f"Page {facts.number}"),
            _faults(found, numbers),
            _figure(facts, placed, pictures.get(facts.number, b"")),
            class_="page",
            id=f"page-{facts.number}",
        )


def _figure(facts: PageFacts, placed: Mapping[int, Fault], picture: bytes) -> Element:
    marks = [
        element("span", element("b", str(at)), class_="mark", style=_at(place, facts.sheet))
        for at, fault in placed.items()
        for place in fault.places
    ]
    count = sum(len(fault.places) for fault in placed.values())
    alt = f"Page {facts.number}, with {count} marked place{'' if count == 1 else 's'}"
    if picture:
        data = base64.b64encode(picture).decode("ascii")
        shown = element("img", alt=alt, src=f"data:image/jpeg;base64,{data}")
    else:
        ratio = f"aspect-ratio: {facts.sheet.width:.2f} / {facts.sheet.height:.2f}"
        shown = element("span", role="img", aria_label=alt, class_="sheet", style=ratio)
    trim = Place(0, 0, facts.width, facts.height)
    return element(
        "figure", shown, element("span", class_="trim", style=_at(trim, facts.sheet)), *marks
    )


def _at(place: Place, sheet: Place) -> str:
    """Where on the picture of the sheet a place is, in per cent; none lies beyond its edges."""
    left, top = place.left - sheet.left, place.top - sheet.top
    sides = (
        ("left", left, sheet.width),
        ("top", top, sheet.height),
        ("width", place.width, sheet.width),
        ("height", place.height, sheet.height),
    )
    return "; ".join(
        f"{name}: {min(max(100 * value / whole, 0), 100) if whole else 0:.{_DIGITS}f}%"
        for name, value, whole in sides
    )


def _list(pages: Sequence[PageFacts]) -> Iterator[Element]:
    heads = (
        "Page", "Trim, mm", "Turned", "Texts", "Areas and lines", "Pictures", "Least ppi",
        "Most ink, %", "Colour spaces", "Fonts",
    )  # fmt: skip
    rows = [
        _row(
            str(page.number),
            f"{page.width:.1f} × {page.height:.1f}",
            f"{page.turned}°" if page.turned else "",
            "blank" if page.blank else str(page.texts),
            str(page.drawings),
            str(page.pictures),
            "" if page.resolution is None else f"{page.resolution:.0f}",
            _ink(page),
            ", ".join(page.colours),
            ", ".join(page.fonts),
        )
        for page in pages
    ]
    yield element("h2", "All pages")
    yield table("What each page holds", heads, rows)


def _ink(page: PageFacts) -> str:
    if page.ink is None:
        return ""
    return str(page.ink) if page.measured else f"≤ {page.ink}"


def _row(first: str, *rest: str) -> Element:
    return element("tr", element("th", first, scope="row"), *(element("td", cell) for cell in rest))


def _asked(done: Preflight) -> Iterator[Element]:
    profile = done.profile
    yield element("h2", "What was asked for")
    asked = (
        ("Profile", f"{profile.name}: {profile.title}"),
        ("Kind", profile.kind),
        ("Printing condition", f"{profile.characterisation} ({profile.icc})"),
        ("Bleed", f"{profile.bleed:g} mm"),
        ("Cut may stray", f"{profile.tolerance:g} mm"),
        ("Text ends within the trim", f"{profile.safety:g} mm"),
        ("Crop marks", "wanted" if profile.marks else "not wanted"),
        ("Total ink", f"{profile.ink} % at most"),
        ("Pictures", f"{profile.resolution} ppi, at least {profile.least_resolution}"),
        ("Drawings of one bit", f"{profile.line_art} ppi, at least {profile.least_line_art}"),
        ("Black text", profile.black),
        ("Lines", f"{profile.hairline:g} pt at least"),
        ("Small text of several inks, or white", f"{profile.small_text:g} pt at least"),
        ("Extent", f"a multiple of {profile.multiple} pages"),
    )
    yield table("Thresholds", ("Rule", "Asked for"), [_row(*pair) for pair in asked])
    yield element("h2", "Waivers")
    if done.waivers:
        heads = ("Code", "Page", "Reason", "By")
        rows = [_row(w.code, str(w.page or "all"), w.reason, w.by) for w in done.waivers]
        yield table("What somebody lets stand", heads, rows)
    else:
        yield element("p", "None.")
    yield element("h2", "The file")
    yield element("p", "SHA-256 ", element("code", done.digest), f", {done.size} bytes.")
    yield element("p", f"Total ink: {done.ink_measured}.")
