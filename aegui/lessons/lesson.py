"""A lesson and its steps, in every language that they are written in. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from aegui.lessons.conditions import Condition
from aegui.lessons.deeds import Deed

# {dense-2d.test_mse}: a figure that a run reports; {dense-2d.test_accuracy %}: as a percentage.
FIGURE = re.compile(r"\{(?P<run>[a-z0-9][a-z0-9-]*)\.(?P<figure>[A-Za-z_][\w.-]*)(?P<percent> %)?\}")


@dataclass(frozen=True)
class Words:
    """A text, in the language that the lesson was written in and in those that it was translated to."""

    original: str = ""
    translations: tuple[tuple[str, str], ...] = ()  # the code of a language, such as zh_CN, and the text

    def spoken(self, language: str) -> str:
        """In a language such as zh_CN; where there is none, as it was written."""
        return dict(self.translations).get(language, self.original)

    def __bool__(self) -> bool:
        return bool(self.original)


@dataclass(frozen=True)
class Question:
    """What the reader is asked; the answer is kept."""

    text: Words
    choices: tuple[Words, ...] = ()  # (): a text or a number is typed
    right: int | tuple[float, float] | None = None  # a choice, from 1, or the bounds of a number
    reply: Words = Words()  # said once it is answered

    def is_right(self, answer: str) -> bool:
        """Whether an answer is what was asked for; where nothing was, every one is."""
        if self.right is None:
            return bool(answer.strip())
        try:
            number = float(answer.replace(",", "."))
        except ValueError:
            return False
        low, high = self.right if isinstance(self.right, tuple) else (self.right, self.right)
        return low <= number <= high

    def read_as(self, answer: str, language: str) -> str:
        """An answer as a reader sees it: a choice by its words."""
        if self.choices and answer.isdigit() and 0 < int(answer) <= len(self.choices):
            return self.choices[int(answer) - 1].spoken(language)
        return answer


@dataclass(frozen=True)
class Step:
    """One page of a lesson."""

    title: Words
    text: Words  # Markdown
    hint: Words = Words()
    question: Question | None = None
    panels: tuple[str, ...] = ()  # that are seen; (): as they were
    point: str = ""  # the panel, or something in it, that is pointed at
    begin: tuple[Deed, ...] = ()  # what the program does as the step begins
    do: tuple[Deed, ...] = ()  # what the reader is told to do
    until: tuple[Condition, ...] = ()  # what must be true before the next step


@dataclass(frozen=True)
class Lesson:
    """A lesson, as it stands in its file."""

    name: str
    title: Words
    summary: Words
    steps: tuple[Step, ...]
    minutes: int = 0  # that it takes; 0: nobody says
    order: int = 100  # in the list
    hide: tuple[str, ...] = ()  # switches
    file: Path | None = None  # None: it is being written

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of those that its title was translated to."""
        return tuple(dict(self.title.translations))
