"""A lesson while it is being written: plain values as its file has them. No Qt."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import tomli_w

from aegui import paths
from aegui.explore.state import State
from aegui.lessons import deeds
from aegui.lessons.facts import recipe_of
from aegui.lessons.lesson import Lesson
from aegui.lessons.reading import LessonError, parse
from aegui.lessons.writing import plain
from aegui.translation import tr

NAME = "draft"
LINES = ("choices", "until")  # fields of a step that are written one a line
BRACES = ("begin", "do")  # deeds, written as in the file
VALUES = ("right",)
TEXTS = ("title", "text", "hint", "ask", "reply", "point")


def blank() -> dict[str, Any]:
    """A lesson of one step that says nothing yet."""
    return {"title": "", "step": [step()]}


def step() -> dict[str, Any]:
    """A step that says nothing yet."""
    return {"title": "", "text": ""}


def recorded(before: State, after: State, panels: Sequence[str]) -> dict[str, Any] | None:
    """What was done between two states as a step; None where it was nothing that a lesson knows."""
    done = deeds.between(before, after)
    if "run" in done and after.run is not None and after.run.parent != paths.trained():
        recipe = recipe_of(after.run)
        done = {"recipe": recipe, "train": True, **{name: one for name, one in done.items() if name != "run"}}
    if not done:
        return None
    told = {"title": ", ".join(done), "text": "", "do": done, "until": deeds.proofs(done)}
    return told | ({"panels": list(panels)} if panels else {})


def shown(step: Mapping[str, Any], field: str) -> str:
    """A field of a step as it is edited."""
    value = step.get(field)
    if value is None:
        return ""
    if field in LINES:
        return value if isinstance(value, str) else "\n".join(value)
    if field in BRACES:
        return "\n".join(f"{name} = {_inline(one)}" for name, one in value.items())
    return str(value)


def _inline(value: object) -> str:
    """A value on one line, as TOML has it."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{json.dumps(key)} = {_inline(one)}' for key, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


def edited(step: Mapping[str, Any], field: str, text: str) -> dict[str, Any]:
    """The step with a field edited. Raises `LessonError` where what was typed is nothing of the kind."""
    rest = {name: one for name, one in step.items() if name != field}
    kept = text.strip()
    if not kept and field not in ("title", "text"):
        return rest
    return dict(step) | {field: _value(field, kept)}


def _value(field: str, text: str) -> Any:
    if field in LINES:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if field in TEXTS:
        return text
    try:
        told = tomllib.loads(text if field in BRACES else f"{field} = {text}")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LessonError(
            tr("{} can't be understood: {}. One line reads, for example, train = true.", field, error)
        ) from None
    return told if field in BRACES else told[field]


def made(draft: Mapping[str, Any]) -> Lesson:
    """The lesson of a draft. Raises `LessonError`."""
    return parse(text_of(draft), NAME)


def text_of(draft: Mapping[str, Any]) -> str:
    """Its file."""
    return tomli_w.dumps(dict(draft), multiline_strings=True)


def of(lesson: Lesson) -> dict[str, Any]:
    """A lesson to be changed; its other languages stay."""
    return plain(lesson)
