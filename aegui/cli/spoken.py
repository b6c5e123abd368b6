"""The language of the command line: that of the settings, else the system's.

English costs nothing: Qt's part for translations, which takes 0.06 s, is only imported for another one.
"""

from __future__ import annotations

import argparse

from aegui import paths, settings
from aegui.translation import QT_TRANSLATE_NOOP, of_system, translate

# What argparse says by itself.
WORDS = (
    QT_TRANSLATE_NOOP("argparse", "usage: "),
    QT_TRANSLATE_NOOP("argparse", "options"),
    QT_TRANSLATE_NOOP("argparse", "positional arguments"),
    QT_TRANSLATE_NOOP("argparse", "show this help message and exit"),
    QT_TRANSLATE_NOOP("argparse", "the following arguments are required: %s"),
    QT_TRANSLATE_NOOP("argparse", "unrecognized arguments: %s"),
    QT_TRANSLATE_NOOP("argparse", "ambiguous option: %(option)s could match %(matches)s"),
    QT_TRANSLATE_NOOP("argparse", "ignored explicit argument %r"),
    QT_TRANSLATE_NOOP("argparse", "expected one argument"),
    QT_TRANSLATE_NOOP("argparse", "expected at least one argument"),
    QT_TRANSLATE_NOOP("argparse", "not allowed with argument %s"),
    QT_TRANSLATE_NOOP("argparse", "one of the arguments %s is required"),
    QT_TRANSLATE_NOOP("argparse", "argument %(argument_name)s: %(message)s"),
    QT_TRANSLATE_NOOP("argparse", "invalid choice: %(value)r (choose from %(choices)s)"),
    QT_TRANSLATE_NOOP("argparse", "invalid %(type)s value: %(value)r"),
    QT_TRANSLATE_NOOP("argparse", "%(prog)s: error: %(message)s\n"),
)


def speak() -> None:
    """Have every text from now on in the user's language, if it is another than English."""
    code = settings.load().language or of_system()
    known = paths.resources().joinpath("translations").glob("aegui_*.qm")
    if any(file.stem.removeprefix("aegui_")[:2] == code[:2] for file in known):
        from aegui.window import language

        language.speak_alone(code)
        vars(argparse)["_"] = _translated  # as argparse names the gettext that it asks for its words


def _translated(text: str) -> str:
    return translate("argparse", text)
