"""Writes a lesson as the TOML file that a person would write: what is not said is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomli_w

from aegui.files import write_text
from aegui.lessons.deeds import Deed, written
from aegui.lessons.lesson import Lesson, Step, Words


def write(lesson: Lesson, file: Path) -> None:
    """Save a lesson. Raises `OSError`."""
    write_text(file, to_toml(lesson))


def to_toml(lesson: Lesson) -> str:
    """The text of its file."""
    return tomli_w.dumps(plain(lesson), multiline_strings=True)


def plain(lesson: Lesson) -> dict[str, Any]:
    """As `reading` takes it apart."""
    words = {"title": lesson.title, "summary": lesson.summary}
    rest: dict[str, Any] = {}
    if lesson.minutes:
        rest["minutes"] = lesson.minutes
    if lesson.order != 100:
        rest["order"] = lesson.order
    if lesson.hide:
        rest["hide"] = list(lesson.hide)
    originals, others = _told(words)
    return originals | rest | others | {"step": [_step(step) for step in lesson.steps]}


def _step(step: Step) -> dict[str, Any]:
    asked = step.question
    words = {"title": step.title, "text": step.text, "hint": step.hint}
    if asked is not None:
        words |= {"ask": asked.text, "reply": asked.reply}
    originals, others = _told(words)
    rest: dict[str, Any] = {}
    if asked is not None and asked.choices:
        rest["choices"] = [one.original for one in asked.choices]
        for code in dict(asked.choices[0].translations):
            others.setdefault(code, {})["choices"] = [one.spoken(code) for one in asked.choices]
    if asked is not None and asked.right is not None:
        rest["right"] = list(asked.right) if isinstance(asked.right, tuple) else asked.right
    rest |= {"panels": list(step.panels), "point": step.point}
    rest |= {"begin": _deeds(step.begin), "do": _deeds(step.do), "until": [str(one) for one in step.until]}
    return originals | {name: value for name, value in rest.items() if value or value == 0} | others


def _deeds(deeds: tuple[Deed, ...]) -> dict[str, Any]:
    return {deed.name: written(deed) for deed in deeds}


def _told(words: dict[str, Words]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The originals, and a table for each other language."""
    others: dict[str, Any] = {}
    for name, one in words.items():
        for code, text in dict(one.translations).items():
            others.setdefault(code, {})[name] = text
    return {name: one.original for name, one in words.items() if one}, others
