"""Something that is done after a while, unless whom it is for has gone by then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(wait: int, owner: QObject, deed: Callable[[], object]) -> None:
    """Do it in the owner's thread in so many ms; 0: once the events that are waiting now have been heard.

    `QTimer.singleShot(wait, owner, deed)` of PySide6 6.11 does the same, and holds the deed for ever where
    the owner goes before: a window that was closed at once stayed in memory with its models.
    """
    timer = QTimer(owner, singleShot=True, interval=wait)
    timer.timeout.connect(deed)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
