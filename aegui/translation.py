"""The user's language where no Qt is known: the window, or the command line, says how texts are translated.

A sentence is written where it is needed, as `tr("{} holds no {}.", path, name)`. `aegui translate` collects
these, and what `counted` counts.
"""

from __future__ import annotations

from collections.abc import Callable

_translator: Callable[[str, str], str] | None = None


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation, which happens where it is shown."""
    return text


def translate(context: str, text: str) -> str:
    """A text in the user's language, in any thread; `context` is the word that it is listed under."""
    return text if _translator is None else _translator(context, text)


def tr(text: str, *values: object, **named: object) -> str:
    """A sentence in the user's language, with values in the places of its braces, as by `str.format`."""
    return translate("", text).format(*values, **named)


def translate_with(translator: Callable[[str, str], str]) -> None:
    """What `translate` asks from now on: a context and a text give the same in the user's language."""
    global _translator
    _translator = translator
