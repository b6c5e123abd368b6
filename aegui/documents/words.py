"""Words of the field, as the glossary explains them: which stand in a text, and what each means. No Qt.

The glossary that ships with the program is the one source, in each language that it is written in. Rows stand
in the same order in all of them, by which a word is known in each.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from aegui.documents import pages

PAGE = "glossary"
SEPARATORS = re.compile("[,、] *")  # between the words of one row
ROW = re.compile(r"^\| *([^|]+?) *\| *([^|]+?) *\|", re.MULTILINE)
# Words that mostly mean something else in a sentence; they are explained where the glossary is read.
EVERYDAY = frozenset(
    {
        "bookmark", "claim", "control", "experiment", "field", "figure", "format", "group", "image set",
        "intensities", "key", "left out", "metric", "model", "moment", "page", "query", "rank", "record",
        "run", "run as a file", "run index", "sample", "snapshot", "state", "table", "tag", "target", "trial",
        "user image", "worker",
    }
)  # fmt: skip
HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Word:
    """A row of the glossary, or one of the words of a row."""

    key: str  # in English, the same in every language
    name: str  # in this language
    meaning: str  # one sentence without its full stop

    @property
    def explained(self) -> str:
        """The word with what it means."""
        return f"{self.name}: {self.meaning}"


@dataclass(frozen=True)
class Found:
    """A word in a text, from one letter to another."""

    start: int
    end: int
    word: Word


@cache
def words(language: str) -> tuple[Word, ...]:
    """Every word of the glossary of a language; of what nobody has translated, the English ones.

    None where there is no glossary, and the English ones where rows or words of the other do not match: what
    explains words is no reason for a window not to open. A test holds the shipped pages to one another.
    """
    try:
        rows = list(zip(_rows(pages.SOURCE), _rows(language), strict=True))
        return tuple(
            Word(key, name, meaning)
            for (keys, _), (names, meaning) in rows
            for key, name in zip(SEPARATORS.split(keys), SEPARATORS.split(names), strict=True)
        )
    except (OSError, ValueError):
        return () if language == pages.SOURCE else words(pages.SOURCE)


def find(text: str, language: str, known: Container[str] = ()) -> list[Found]:
    """The words of the field in a text, each where it first stands, without those that are `known`."""
    pattern, by_name = _pattern(language)
    found: dict[str, Found] = {}
    for match in pattern.finditer(text):
        word = by_name.get(match[1].lower())  # ſ is an s to the pattern alone
        if word is not None and word.key not in known and word.key not in found:
            found[word.key] = Found(match.start(), match.end(), word)
    return list(found.values())


def anchor(key: str) -> str:
    """The place of a word in the glossary."""
    return f"word-{pages.slug(key)}"


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, Word]]:
    by_name = {word.name.lower(): word for word in words(language) if word.key not in EVERYDAY}
    # One sign of Chinese is a part of too many other words.
    names = sorted((n for n in by_name if not HAN.fullmatch(n)), key=len, reverse=True)
    either = "|".join(rf"{re.escape(n)}" if HAN.search(n) else rf"\b{re.escape(n)}(?=s?\b)" for n in names)
    return re.compile(f"({either or '(?!)'})s?", re.IGNORECASE), by_name


def _rows(language: str) -> list[tuple[str, str]]:
    """Word and meaning of each row of the first table, below its head; the next has translations."""
    source = pages.page(PAGE, language).source.partition("\n## ")[0]
    return [(name, meaning.replace("`", "")) for name, meaning in ROW.findall(source)][2:]
