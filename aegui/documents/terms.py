"""The terms of the field in other languages, as the table in their page of the glossary has them, and which
texts have another word in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from aegui.documents import pages
from aegui.translation import tr

ANCHOR = 'id="terms"'
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|([^|]*)\|$", re.MULTILINE)
APART = re.compile(r"[,、]\s*")


class Term(NamedTuple):
    """A word of the field, what it is in a language, and what it is not."""

    word: str
    called: str
    never: tuple[str, ...]


@cache
def terms(language: str) -> tuple[Term, ...]:
    """Those of a language, by its code; none where its page has no such table."""
    page = pages.folder(language) / "glossary.md"
    text = page.read_text("utf-8") if page.is_file() else ""
    table = text.partition(ANCHOR)[2]
    _, *rows = ROW.findall(table) or [()]  # the first is that of the heads
    return tuple(
        Term(word.strip(), called.strip(), tuple(filter(None, APART.split(never.strip()))))
        for word, called, never in rows
        if not set(word) <= set("-")
    )


def faults(language: str, texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Sentences on translations that call something otherwise; a text is English and what it became."""
    known = [(term, _in_prose(term.word)) for term in terms(language)]
    for source, text in texts:
        for term, pattern in known:
            for word in term.never:
                if word in text:
                    yield tr("{!r} has {}; the glossary has {}.", text, word, term.called)
            if text and term.called not in text and pattern.search(source) and not pattern.search(text):
                yield tr("{!r} does not call “{}” {}, as the glossary does.", text, term.word, term.called)


def _in_prose(word: str) -> re.Pattern[str]:
    """The word where it is no part of a name, an option or a key."""
    return re.compile(rf"(?<![\w.\-/=&{{\[]){re.escape(word)}(s|es)?(?![\w.=\-\]])", re.IGNORECASE)
