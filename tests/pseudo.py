"""A language that nobody speaks: longer by a third, with accents, for all that is marked for translation.

What stays English in it is not marked; what is cut in it would be cut in German or Finnish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

from aegui import translation

ACCENTS = str.maketrans("AEIOUYaeiouycnsz", "ÅÉÎÖÛÝåéîöûýçñšž")
# Placeholders, mnemonics and tags.
KEPT = re.compile(
    r"({[^{}]*}|%L?\d|%n|%\(\w+\)[a-z]|%[a-z]|&\w|<[^<>]*>|&\w+;)"
)  # placeholders, mnemonics, tags
LONGER = 3  # one letter is added to so many
WORD = 8  # letters at most of what is added in one piece: a line may be broken between


def pseudo(text: str) -> str:
    """A text in the language: „Öpéñ à fîlé··…"."""
    parts = KEPT.split(text)
    told = "".join(part if n % 2 else part.translate(ACCENTS) for n, part in enumerate(parts))
    letters = sum(len(part) for part in parts[::2])
    end = re.search(r"[\s.:…]*$", told)
    at = len(told) if end is None else end.start()
    whole, rest = divmod(letters // LONGER, WORD)
    more = [*["~" * WORD] * whole, "~" * rest]
    return told[:at] + " ".join(filter(None, more)) + told[at:]


class Pseudo(QTranslator):
    """Answers each text that Qt asks a translation of."""

    def isEmpty(self) -> bool:
        """It never is."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """What is Qt's own stays as it is."""
        return "" if context.startswith("Q") or not text else pseudo(text)


@contextmanager
def spoken(app: QCoreApplication) -> Iterator[None]:
    """Everything that is made within speaks it."""
    before = translation._translator
    translator = Pseudo(app)
    app.installTranslator(translator)
    translation.translate_with(lambda context, text, count: pseudo(text))
    try:
        yield
    finally:
        translation.translate_with(before)
        app.removeTranslator(translator)
        translator.deleteLater()
