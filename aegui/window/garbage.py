"""When Python looks for garbage: in the window's thread, while nobody waits, and never elsewhere.

By itself Python looks for objects that only refer to one another whenever many were made, in whatever thread
that happens. A full look stops every thread for 0.2 s, and from a worker it could destroy objects of Qt,
which belong to the window's thread. So it is switched off, and a timer has it look now and then: at what is
young each time, at everything once another run has been opened, for what a run leaves has lived too long to
be found otherwise. What was there when the program was ready is set aside (frozen) and not looked at again.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from aegui.app.session import Session

EVERY = 2000  # ms


class Collector(QObject):
    """Collects while a session is idle."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._session, self._full = session, False
        session.ready.connect(lambda _: gc.freeze())
        session.run_loader.opened.connect(self._on_opened)
        timer = QTimer(self)
        timer.timeout.connect(self._collect)
        timer.start(EVERY)

    def _on_opened(self, run: object, recipe: object) -> None:
        self._full = self._full or recipe is not None

    def _collect(self) -> None:
        if self._full and self._session.phase == "idle":
            self._full = False
            gc.collect()
            self._session.tidy()
        else:
            gc.collect(1)


def collect_everything() -> None:
    """Free what only refers to itself, also of what had been set aside."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
