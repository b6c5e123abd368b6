"""The user's language where no Qt is known: the window, or the command line, says how texts are translated.

A sentence is written where it is needed, as `tr("{} holds no {}.", path, name)`. `aegui translate` collects
these, and what `counted` counts.
"""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str, str, int], str]

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


def translate_with(translator: Translator | None) -> None:
    """What `translate` asks from now on: a context, a text and a count give the same in the user's language,
    or "" where that is not known; None: English is spoken."""
    global _translator
    _translator = translator
