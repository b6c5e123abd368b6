"""Words of the user's shown as they stand: names of files, classes, runs and directions may look like rich
text, like a key of a menu, or like the mark of a window that was changed."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that takes nothing for rich text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


def plain_tip(text: str) -> str:
    """A tooltip as it stands: Qt takes one for rich text where it finds a tag in its first line."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if "<" in text else text


def name_in(tip: str) -> str:
    """The name that a tip begins with: Lasso, of "Lasso: draw around codes"; 套索, of "套索：圈住编码"."""
    return re.split("[:：]", tip)[0]


def plain_action(text: str) -> str:
    """The words of a menu or button as they stand: Qt takes what follows an & for a key."""
    return text.replace("&", "&&")


def plain_title(text: str) -> str:
    """A window's title as it stands: Qt puts its mark of a change in the place of [*]."""
    return text.replace("[*]", "[*][*]")
