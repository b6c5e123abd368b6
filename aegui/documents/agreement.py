"""Holds the pages of a language against the English ones, so that a page that fell behind is told, and
follows every link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aegui.documents import pages
from aegui.documents.pages import SOURCE, Page, Section

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
INLINE = re.compile(r"`([^`\n]+)`")
MOST = 6  # things that are named
FAR = 16  # spaces before what is only said of a command
REMARK = re.compile(r"(?:^|\s)#\s.*| {2,}\S.*")  # what is said of a line of code, in the reader's language


def faults(language: str) -> Iterator[str]:
    """Sentences: what a language has otherwise than English, and which links of it lead nowhere."""
    for name in pages.names():
        page = pages.page(name, language)
        if page.language != language:
            continue
        yield from links(page)
        if language != SOURCE:
            yield from differences(pages.page(name), page)
    for file in sorted(pages.folder(language).glob("*.md")):
        if file.stem not in pages.names():
            yield f"{_called(file, language)}: there is no such page in English."


def links(page: Page) -> Iterator[str]:
    """The links and pictures of a page that lead nowhere; web pages are not looked for."""
    for words, target in page.links:
        there = pages.resolved(page, target)
        if isinstance(there, Path):
            if not there.is_file():
                yield f"{_name(page)}: “{words}” leads to {target}, which is not there."
        elif there is not None:
            name, anchor = there
            if name not in pages.names():
                yield f"{_name(page)}: “{words}” leads to {target}, and there is no such page."
            elif anchor and anchor not in pages.page(name, page.language).anchors:
                yield f"{_name(page)}: “{words}” leads to {target}, and {name} has no such anchor."
    for anchor, count in Counter(page.anchors).items():
        if count > 1:
            yield f"{_name(page)}: {count} places are called #{anchor}."


def differences(english: Page, page: Page) -> Iterator[str]:
    """What a translated page does not have as the English one has it."""
    for one, other in zip(english.sections, page.sections, strict=False):
        if (one.level, one.anchors) != (other.level, other.anchors):
            yield (
                f"{_name(page)}: “{other.title}” (#{', #'.join(other.anchors)}) stands where English has "
                f"“{one.title}” (#{', #'.join(one.anchors)})."
            )
            return
    if len(english.sections) != len(page.sections):
        yield f"{_name(page)}: it has {len(page.sections)} headings, and English has {len(english.sections)}."
        return
    for one, other in zip(english.sections, page.sections, strict=True):
        for what, lacking, extra in _other(one, other, english, page):
            both = (("lacks", lacking), ("adds", extra))
            said = [f"{word} {', '.join(some[:MOST])}" for word, some in both if some]
            yield f"{_name(page)}#{other.anchor}: of the {what} it {' and '.join(said)}."


def _other(
    one: Section, other: Section, english: Page, page: Page
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Kinds of things of which two sections have other ones: which the second lacks, and which it adds."""
    pairs = {
        "code": (_code(one), _code(other)),
        "commands and names": (_inline(one), _inline(other)),
        "links": (_targets(one, english), _targets(other, page)),
        "rows of tables": (_rows(one), _rows(other)),
    }
    for what, (first, second) in pairs.items():
        if first != second:
            yield what, sorted((first - second).elements()), sorted((second - first).elements())
    numbers = Counter(set(_numbers(one)) - set(_numbers(other)))
    if numbers:
        yield "numbers", sorted(numbers), []


def _code(section: Section) -> Counter[str]:
    found = Counter[str]()
    for line in pages.code_lines(section.source):
        if len(line) - len(line.lstrip()) < FAR:
            kept = REMARK.sub("", line.strip()).rstrip()
            if kept:
                found[kept] += 1
    return found


def _inline(section: Section) -> Counter[str]:
    return Counter(set(INLINE.findall(pages.prose(section.source))))


def _targets(section: Section, page: Page) -> Counter[str]:
    found = Counter[str]()
    for _, _, target in pages.LINK.findall(pages.prose(section.source)):
        there = pages.resolved(page, target)
        found["#".join(there) if isinstance(there, tuple) else str(there or target)] += 1
    return found


def _rows(section: Section) -> Counter[str]:
    return Counter({"|": sum(line.startswith("|") for line in section.source.splitlines())})


def _numbers(section: Section) -> list[str]:
    """Those in digits, outside of code and links."""
    text = INLINE.sub(" ", pages.LINK.sub(r"\2", pages.prose(section.source)))
    return NUMBER.findall(text)


def _name(page: Page) -> str:
    return _called(page.path, page.language)


def _called(file: Path, language: str) -> str:
    return file.name if language == SOURCE else f"{language}/{file.name}"
