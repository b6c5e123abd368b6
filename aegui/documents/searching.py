"""Finds words in all pages: the sections that have them, the best first."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aegui.documents import pages
from aegui.documents.pages import Page, Section

IN_TITLE, IN_PAGE, AS_WORD = 3.0, 1.0, 1.5  # what a word counts in a heading, in the page's, and as a whole
SATURATION, LENGTH = 1.2, 0.75  # k₁ and b of BM25 (Robertson et al., 1994)
SNIPPET, BEFORE = 120, 14  # letters, and those before what was found
MOST = 60  # hits that are listed
HAN = re.compile(r"[\u3400-\u9fff]{3,}")  # a run of Chinese, which knows no spaces


@dataclass(frozen=True)
class Hit:
    """A section that has what was looked for."""

    page: Page
    section: Section
    score: float
    snippet: str


def find(asked: str, language: str) -> tuple[list[Hit], list[str]]:
    """The sections that have all the words, or else some of them, the best first; and the words to mark."""
    words = _words(asked, language)
    if not words:
        return [], []
    everything = _sections(language)
    counts = {word: sum(word in low for _, _, _, low in everything) for word in words}
    usual = sum(len(low) for _, _, _, low in everything) / len(everything)
    hits = []
    for page, section, head, low in everything:
        found = [word for word in words if word in low]
        if not found:
            continue
        longer = len(low) / usual
        score = sum(_score(word, page, head, low, longer, len(everything) / counts[word]) for word in found)
        hits.append((len(found), Hit(page, section, score, _snippet(section.text, found))))
    most = max((count for count, _ in hits), default=0)
    best = sorted((hit for count, hit in hits if count == most), key=lambda hit: -hit.score)
    return best[:MOST], [word for word in words if counts[word]]


@cache
def _sections(language: str) -> tuple[tuple[Page, Section, str, str], ...]:
    """Each with its heading and its words in small letters."""
    return tuple(
        (page, section, section.title.lower(), f"{section.title}\n{section.text}".lower())
        for page in (pages.page(name, language) for name in pages.names())
        for section in page.sections
    )


def _words(asked: str, language: str) -> list[str]:
    """Chinese is looked for as it was typed, or in pairs of signs where nobody wrote it so."""
    found: list[str] = []
    for word in asked.lower().split():
        if HAN.search(word) and not any(word in low for _, _, _, low in _sections(language)):
            runs = HAN.findall(word)
            found += [run[place : place + 2] for run in runs for place in range(len(run) - 1)]
            found += HAN.sub(" ", word).split()
        else:
            found.append(word)
    return list(dict.fromkeys(found))


def _score(word: str, page: Page, head: str, low: str, longer: float, rarity: float) -> float:
    """By BM25, and more in a heading; `longer`: than the usual section, `rarity`: 1 is in every one."""
    count = low.count(word)
    weight = count * (SATURATION + 1) / (count + SATURATION * (1 - LENGTH + LENGTH * longer))
    if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", low):
        weight *= AS_WORD
    if word in head:
        weight += IN_TITLE
    if word in page.title.lower():
        weight += IN_PAGE
    if pages.group_of(page.name) == "development":
        weight /= 2
    return weight * math.log(1 + rarity)


def _snippet(text: str, words: Sequence[str]) -> str:
    """The words around the first hit."""
    low = text.lower()
    place = min((low.find(word) for word in words if word in low), default=0)
    start = max(0, place - BEFORE)
    start = text.find(" ", start, place) + 1 if start else 0  # at a word, where there are any
    cut = text[start : start + SNIPPET]
    return ("…" if start else "") + cut.strip() + ("…" if start + SNIPPET < len(text) else "")
