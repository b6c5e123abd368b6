"""Reads a lesson from its TOML file: whatever is wrong with it is said in one sentence, with file, step and
field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from aegui.lessons import conditions, deeds
from aegui.lessons.lesson import Lesson, Question, Step, Words
from aegui.lessons.panels import PANELS, SWITCHES, can_point_at
from aegui.text import counted, quoted, shortened
from aegui.translation import tr

BYTES = 1_000_000  # of a file
STEPS, CHOICES = 100, 12
LETTERS = 20_000  # of a text
LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?")
OF_LESSON = ("title", "summary", "minutes", "order", "hide", "step")
OF_STEP = (
    "title", "text", "hint", "ask", "choices", "right", "reply", "panels", "point", "begin", "do", "until",
)  # fmt: skip
READ_IN_STEP, READ_IN_LESSON = ("title", "text", "hint", "ask", "choices", "reply"), ("title", "summary")
T = TypeVar("T")
Table = Mapping[str, Any]


class LessonError(Exception):
    """A lesson can't be read; the sentence says why."""


class _Fault(Exception):
    """Something is wrong in a field; where it stands is said by whoever knows."""


def read(file: Path) -> Lesson:
    """The lesson of a file. Raises `LessonError`."""
    where = shortened(str(file), 300)
    try:
        with file.open("rb") as stream:
            content = stream.read(BYTES + 1)
    except OSError as error:
        raise LessonError(tr("{} can't be read: {}.", where, error.strerror)) from error
    if len(content) > BYTES:
        raise LessonError(tr("{} is too large for a lesson: it has more than {:,} bytes.", where, BYTES))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LessonError(tr("{} is no text: save it as UTF-8.", where)) from error
    return parse(text, file.stem, file)


def parse(text: str, name: str, file: Path | None = None) -> Lesson:
    """The lesson of a text. Raises `LessonError`."""
    where = shortened(str(file or name), 300)
    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise LessonError(tr("{} is no TOML: {}.", where, shortened(str(error), 300))) from error
    try:
        return _lesson(given, name, file)
    except _Fault as fault:
        raise LessonError(f"{where}: {fault}.") from fault


def _lesson(given: Table, name: str, file: Path | None) -> Lesson:
    others = _translations(given, OF_LESSON, READ_IN_LESSON)
    steps = given.get("step")
    if not isinstance(steps, list) or not steps or not all(isinstance(one, dict) for one in steps):
        raise _Fault(tr("there are no steps: each begins with a line [[step]]"))
    if len(steps) > STEPS:
        raise _Fault(tr("it has {}; {} are the most", counted(len(steps), "step"), STEPS))
    return Lesson(
        name,
        _words(given, "title", others, needed=True),
        _words(given, "summary", others),
        tuple(_numbered(place, one) for place, one in enumerate(steps, 1)),
        _whole(given, "minutes", 0, 600),
        _whole(given, "order", 100, 10_000),
        _names(given, "hide", SWITCHES),
        file,
    )


def _numbered(place: int, given: Table) -> Step:
    title = given.get("title")
    shown = f" ({shortened(title, 60)})" if isinstance(title, str) and title.strip() else ""
    try:
        return _step(given)
    except _Fault as fault:
        raise _Fault(tr("step {}{}: {}", place, shown, fault)) from None


def _step(given: Table) -> Step:
    others = _translations(given, OF_STEP, READ_IN_STEP)
    point = given.get("point", "")
    if point and not (isinstance(point, str) and can_point_at(point)):
        raise _Fault(tr("point is {}; it must be one of {}, or bar", quoted(point), ", ".join(PANELS)))
    return Step(
        _words(given, "title", others, needed=True),
        _words(given, "text", others, needed=True),
        _words(given, "hint", others),
        _question(given, others),
        _names(given, "panels", PANELS),
        str(point),
        _told("begin", deeds.read, _table(given, "begin")),
        _told("do", deeds.read, _table(given, "do")),
        tuple(_told("until", conditions.read, one) for one in _texts(given, "until")),
    )


def _question(given: Table, others: Mapping[str, Table]) -> Question | None:
    if "ask" not in given:
        lost = next((key for key in ("choices", "right", "reply") if key in given), None)
        if lost:
            raise _Fault(tr("{} belongs to a question, and there is none: write ask = …", lost))
        return None
    choices = _texts(given, "choices")
    if len(choices) == 1 or len(choices) > CHOICES:
        raise _Fault(
            tr(
                "choices has {}; a question offers 2 to {}",
                counted(len(choices), "entry", "entries"),
                CHOICES,
            )
        )
    translated = {}
    for code, table in others.items():
        if "choices" in table:
            words = _texts(table, "choices", f"{code}.")
            if len(words) != len(choices):
                raise _Fault(
                    tr(
                        "{}.choices has {}, not {}",
                        code,
                        counted(len(words), "entry", "entries"),
                        len(choices),
                    )
                )
            translated[code] = words
    return Question(
        _words(given, "ask", others, needed=True),
        tuple(
            Words(text, tuple((code, words[place]) for code, words in translated.items()))
            for place, text in enumerate(choices)
        ),
        _right(given.get("right"), len(choices)),
        _words(given, "reply", others),
    )


def _right(given: object, choices: int) -> int | tuple[float, float] | None:
    if given is None:
        return None
    if choices:
        if isinstance(given, int) and not isinstance(given, bool) and 1 <= given <= choices:
            return given
        raise _Fault(
            tr("right is {}; it must be the number of a choice, from 1 to {}", quoted(given), choices)
        )
    if isinstance(given, list) and len(given) == 2 and all(
        isinstance(one, int | float) and not isinstance(one, bool) for one in given
    ):  # fmt: skip
        low, high = map(float, given)
        if low <= high:
            return low, high
    raise _Fault(
        tr("right is {}; it must be two numbers, from where to where, such as [0.2, 0.3]", quoted(given))
    )


# Fields


def _translations(given: Table, known: tuple[str, ...], read: tuple[str, ...]) -> dict[str, Table]:
    """The tables of other languages; whatever is neither they nor known is a fault."""
    found: dict[str, Table] = {}
    for key, value in given.items():
        if key in known:
            continue
        if not LANGUAGE.fullmatch(key) or not isinstance(value, dict):
            raise _Fault(
                tr("{} is not known; there are {}, and languages as zh_CN", quoted(key), ", ".join(known))
            )
        strange = next((name for name in value if name not in read), None)
        if strange is not None:
            raise _Fault(
                tr("{}.{} is not known; translated are {}", key, shortened(strange), ", ".join(read))
            )
        found[key] = value
    return found


def _words(given: Table, name: str, others: Mapping[str, Table], needed: bool = False) -> Words:
    if name not in given:
        if needed:
            raise _Fault(tr("{} is missing", name))
        if any(name in table for table in others.values()):
            raise _Fault(tr("{} is translated, and missing itself", name))
        return Words()
    original = _text(given[name], name)
    if needed and not original:
        raise _Fault(tr("{} is empty", name))
    translated = {
        code: _text(table[name], f"{code}.{name}") for code, table in others.items() if name in table
    }
    return Words(original, tuple(translated.items()))


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise _Fault(tr("{} is {}; it must be a text in quotation marks", name, quoted(value)))
    if len(value) > LETTERS:
        raise _Fault(tr("{} has {}; {:,} are the most", name, counted(len(value), "letter"), LETTERS))
    return value.strip()


def _texts(given: Table, name: str, before: str = "") -> tuple[str, ...]:
    value = given.get(name, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or len(values) > STEPS:
        raise _Fault(tr("{}{} is {}; it must be a list of texts in brackets", before, name, quoted(value)))
    return tuple(_text(one, f"{before}{name}") for one in values)


def _names(given: Table, name: str, known: Mapping[str, object] | tuple[str, ...]) -> tuple[str, ...]:
    names = _texts(given, name)
    for one in names:
        if one not in known:
            raise _Fault(tr("{} has {}; there are {}", name, quoted(one), ", ".join(known)))
    return names


def _whole(given: Table, name: str, usual: int, most: int) -> int:
    value = given.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise _Fault(tr("{} is {}; it must be a whole number from 0 to {:,}", name, quoted(value), most))
    return value


def _table(given: Table, name: str) -> dict[str, object]:
    value = given.get(name, {})
    if not isinstance(value, dict):
        raise _Fault(tr('{} is {}; it must be deeds, such as {{ backdrop = "none" }}', name, quoted(value)))
    return value


def _told(name: str, make: Callable[[Any], T], value: object) -> T:
    try:
        return make(value)
    except ValueError as error:
        raise _Fault(f"{name}: {error}") from None
