"""Has single codes of the shown model decoded faster once somebody moves the cursor over its plane."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from aegui.app.explorer import Explorer
from aegui.app.loader import Loader
from aegui.explore.query import Urgency
from aegui.explore.state import State

HASTEN = "hasten"  # the question's name
REST = 300  # ms that the cursor rests: what is imported then would make a drag stutter


class QuickDecoding(QObject):
    """Waits for the first rest of the cursor; a model that learns is another one before that is worth it."""

    def __init__(self, explorer: Explorer, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer, self._loader = explorer, loader
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._hasten)
        explorer.changed.connect(self._on_changed)

    def _on_changed(self, new: State, old: State) -> None:
        moved = new.cursor is not old.cursor and new.model is old.model
        if moved and not new.training and new.snapshot is not None and not new.snapshot.hastened:
            self._rest.start()

    def _hasten(self) -> None:
        state = self._explorer.state
        snapshot = state.snapshot
        if snapshot is not None and not state.training and not snapshot.hastened:
            self._loader.ask(HASTEN, lambda task: snapshot.hasten(), _nothing, _nothing, urgency=Urgency.SOON)


def _nothing(answer: object) -> None:
    """Nobody waits for it: the next code is decoded faster."""
