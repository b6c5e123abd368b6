"""Where a reader is in a lesson, and what was answered: kept from start to start as JSON. No Qt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from aegui import paths
from aegui.files import write_text
from aegui.lessons.facts import Situation
from aegui.lessons.lesson import Lesson, Step

LETTERS = 5_000  # of an answer
KEPT_BYTES = 1_000_000


@dataclass(frozen=True)
class Walk:
    """A lesson on its way: steps are counted from 0."""

    lesson: Lesson
    place: int = 0
    answers: Mapping[int, str] = field(default_factory=dict)  # by step
    done: frozenset[int] = frozenset()  # steps whose conditions have held once

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self.lesson.steps[self.place]

    @property
    def answer(self) -> str:
        """What was answered in this step."""
        return self.answers.get(self.place, "")

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after this step."""
        return self.place == len(self.lesson.steps) - 1

    @property
    def may_go_on(self) -> bool:
        """Whether what this step asks for was done, and its question answered."""
        asked = self.step.question is not None and not self.answer
        return not asked and (not self.step.until or self.place in self.done)

    @property
    def is_finished(self) -> bool:
        """Whether the last step is done."""
        return self.is_last and self.may_go_on

    def at(self, place: int) -> Walk:
        """At another step, at most the first that is not done."""
        furthest = next(
            (one for one in range(len(self.lesson.steps)) if not replace(self, place=one).may_go_on),
            len(self.lesson.steps) - 1,
        )
        return replace(self, place=min(max(place, 0), furthest))

    def answered(self, text: str) -> Walk:
        """With an answer to the question of this step; "" takes it back."""
        others = {place: one for place, one in self.answers.items() if place != self.place}
        said = text.strip()[:LETTERS]
        return replace(self, answers=others | {self.place: said} if said else others)

    def looked(self, situation: Situation) -> Walk:
        """After a look at what is: what has held once stays done."""
        if self.place in self.done or not all(one.holds(self.told(situation)) for one in self.step.until):
            return self
        return replace(self, done=self.done | {self.place})

    def told(self, situation: Situation) -> Situation:
        """The situation, with what was answered in this step."""
        asked = self.step.question
        right = asked is not None and asked.is_right(self.answer)
        return replace(situation, answer=self.answer, right=right)


# Kept


def kept_file(lesson: Lesson) -> Path:
    """Where a lesson's answers are kept."""
    return paths.user_data_dir() / "lessons" / f"{lesson.name}.json"


def keep(walk: Walk) -> None:
    """Write where the reader is. Raises `OSError`."""
    file = kept_file(walk.lesson)
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "place": walk.place,
        "answers": {str(place): text for place, text in sorted(walk.answers.items())},
        "done": sorted(walk.done),
        "steps": [step.title.original for step in walk.lesson.steps],
    }
    write_text(file, json.dumps(told, ensure_ascii=False, indent=1))


def begun(lesson: Lesson) -> Walk:
    """A lesson where its reader left it; at its beginning where that is not known, or it has other steps."""
    try:
        with kept_file(lesson).open("rb") as stream:
            told = json.loads(stream.read(KEPT_BYTES).decode("utf-8"))
        if told["steps"] != [step.title.original for step in lesson.steps]:
            return Walk(lesson)
        steps = range(len(lesson.steps))
        answers = {int(place): str(text)[:LETTERS] for place, text in told["answers"].items()}
        known = {place: text for place, text in answers.items() if place in steps and text}
        walk = Walk(lesson, 0, known, frozenset(place for place in told["done"] if place in steps))
        return walk.at(int(told["place"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Walk(lesson)
