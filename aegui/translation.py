"""The user's language where no Qt is known: the window, or the command line, says how texts are translated.

A sentence is written where it is needed, as `tr("{} holds no {}.", path, name)`. `aegui translate` collects
these, and what `counted` counts.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Translator = Callable[[str, str, int], str]

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts

_translator: Translator | None = None


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation, which happens where it is shown."""
    return text


def translate(context: str, text: str, count: int = -1) -> str:
    """A text in the user's language, in any thread; `context` is the word that it is listed under.

    With a `count` it is the form of the language for so many; its %n is left to the caller.
    """
    return text if _translator is None else _translator(context, text, count) or text


def tr(text: str, *values: object, **named: object) -> str:
    """A sentence in the user's language, with values in the places of its braces, as by `str.format`."""
    return translate("", text).format(*values, **named)


@contextmanager
def in_english() -> Iterator[None]:
    """What is said within is said as the code has it: for what others read, whatever this user speaks."""
    global _translator
    before, _translator = _translator, None
    try:
        yield
    finally:
        _translator = before


def of_system() -> str:
    """The code of the system's language, such as zh_CN, or "" where it says none."""
    said = next(filter(None, map(os.environ.get, VARIABLES)), "")
    if not said and sys.platform != "linux":
        said = locale.getlocale()[0] or ""
    return said.partition(".")[0]


def translate_with(translator: Translator | None) -> None:
    """What `translate` asks from now on: a context, a text and a count give the same in the user's language,
    or "" where that is not known; None: English is spoken."""
    global _translator
    _translator = translator
