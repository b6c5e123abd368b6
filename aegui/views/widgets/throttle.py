"""Many calls in, few out: the first at once, later ones collapse into the newest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Calls `target` at most once in `milliseconds`, always also with the last arguments given."""

    def __init__(self, target: Callable[..., None], milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._target = target
        self._waiting: tuple[object, ...] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._release)

    def __call__(self, *arguments: object) -> None:
        """Ask for a call."""
        if self._timer.isActive():
            self._waiting = arguments
            return
        self._timer.start()
        self._target(*arguments)

    def _release(self) -> None:
        if self._waiting is not None:
            arguments, self._waiting = self._waiting, None
            self._timer.start()
            self._target(*arguments)
