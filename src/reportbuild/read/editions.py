"""What makes an edition another than the source's: its part of the text, chapters of its own.

In: `[editions.LANG]` of report.toml, and the files `editions/LANG/NN-name.md`. Out: settings,
`Replacement`s, and whatever names a text that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportbuild.model.finding import Finding, Span
from reportbuild.model.inlines import Draft
from reportbuild.model.report import Difference, Replacement
from reportbuild.model.text import Chapter
from reportbuild.read.chapter import chapter
from reportbuild.read.crosscheck import Beside, crosscheck
from reportbuild.read.forms import text_name
from reportbuild.read.reading import Folder
from reportbuild.read.schema import EditionShape, ReportShape
from reportbuild.read.suggest import did_you_mean, shortened
from reportbuild.read.toml import Toml

Replacements = Mapping[str, Mapping[str, Replacement]]

_DIGEST = re.compile(rb"^% source: sha256:([0-9a-f]{64})[ \t\r]*$", re.MULTILINE)


def addresses(language: str, settings: EditionShape, file: Toml) -> Mapping[str, tuple[str, Span]]:
    """Return the addresses that an edition's links have instead of the source's."""
    return {
        old: (new, file.span("editions", language, "addresses", old))
        for old, new in settings.addresses.items()
    }


def differences(language: str, settings: EditionShape, file: Toml) -> tuple[Difference, ...]:
    """Return the differences from the source that are meant."""
    return tuple(
        Difference(
            one.chapter, one.what, tuple(one.which), one.reason,
            file.span("editions", language, "differences", place),
        )
        for place, one in enumerate(settings.differences)
    )  # fmt: skip


def find_parts(shape: ReportShape, file: Toml, texts: Sequence[str]) -> Iterator[Finding]:
    """Find editions made of texts that are not there, and a source edition that is not whole."""
    for language, settings in shape.editions.items():
        for place, name in enumerate(settings.text or ()):
            if name not in texts:
                span = file.span("editions", language, "text", place)
                sentence = f"No text is called “{shortened(name)}”."
                yield Finding("par-021", span, sentence, did_you_mean(name, texts))
        if settings.text and language == shape.language:
            span = file.span("editions", language, "text")
            sentence = f"The edition “{language}” is the source's, and has to be the full report."
            hint = "Take the line out: another edition may hold a part."
            yield Finding("par-022", span, sentence, hint)
        for key in ("addresses", "differences") if language == shape.language else ():
            if getattr(settings, key):
                span = file.span("editions", language, key)
                sentence = f"The edition “{language}” is the source's own: it has no other {key}."
                yield Finding(
                    "par-025", span, sentence, "Move it to the edition that it is meant for."
                )


def own_files(files: Iterable[str], languages: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the paths of chapters that editions have of their own, with language and name."""
    found = {}
    for language in languages:
        folder = f"editions/{language}/"
        for path in files:
            named = text_name("text/" + path.removeprefix(folder))
            if path.startswith(folder) and named:
                found[path] = (language, named[1])
    return found


def replacements(folder: Folder, paths: Mapping[str, tuple[str, str]], source: str) -> Replacements:
    """Read the chapters that editions have of their own; `source` is the source language.

    What is found in one is its own: it stops no other edition.
    """
    made: dict[str, dict[str, Replacement]] = {}
    for path, (language, name) in sorted(paths.items()):
        of_language = made.setdefault(language, {})
        findings: tuple[Finding, ...] = ()
        if language == source:
            sentence = f"{path} would replace a text of the language that the report is written in."
            findings = (Finding("par-023", Span(path), sentence, "Change the text in text/."),)
        elif name in of_language:
            before = of_language[name].span.path
            sentence = f"{before} replaces the chapter “{name}” already."
            findings = (Finding("par-023", Span(path), sentence, "Delete one of the two."),)
        data = folder.files[path]
        read = chapter(path, name, data, folder)
        digest = _DIGEST.search(data)
        line = data.count(b"\n", 0, digest.start()) + 1 if digest else 1
        of_language[name] = Replacement(
            read.made,
            digest[1].decode() if digest else "",
            Span(path, line),
            (*findings, *read.findings),
        )
    return made


def replacing(made: Replacements) -> tuple[Chapter[Draft], ...]:
    """Return the chapters that could be read."""
    return tuple(one.chapter for own in made.values() for one in own.values() if one.chapter)


def with_found(
    made: Replacements, chapters: Sequence[Chapter[Draft]], beside: Beside, found: list[Finding]
) -> Replacements:
    """Return the chapters with what is found in them beside the records and the other texts.

    Of `found`, what stands in one of these chapters is taken out, and given to it.
    """
    return {
        language: {
            name: replace(one, findings=tuple(dict.fromkeys((*one.findings, *_of(one, more)))))
            for name, one in own.items()
        }
        for language, own in made.items()
        for more in [[*crosscheck(_together(chapters, own), beside), *_taken(found, own)]]
    }


def _together(
    chapters: Sequence[Chapter[Draft]], own: Mapping[str, Replacement]
) -> list[Chapter[Draft]]:
    return [own[c.name].chapter or c if c.name in own else c for c in chapters]


def _taken(found: list[Finding], own: Mapping[str, Replacement]) -> list[Finding]:
    paths = {one.span.path for one in own.values()}
    taken = [f for f in found if f.span.path in paths]
    found[:] = [f for f in found if f.span.path not in paths]
    return taken


def _of(one: Replacement, found: Iterable[Finding]) -> Iterator[Finding]:
    return (f for f in found if f.span.path == one.span.path)
