"""Undo takes back what the user did to the picture: a list of states, each a step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.app.explorer import Explorer
from aegui.explore.state import State
from aegui.explore.view_state import WANTED, restored, view_state

REST = 400  # ms without a change: a drag is one step, however long
MOST = 200  # steps


class Undo(QObject):
    """Remembers view states of the run that is shown, and brings them back."""

    can_undo = Signal(bool)
    can_redo = Signal(bool)

    def __init__(self, explorer: Explorer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer = explorer
        self._steps: list[State] = []
        self._at = -1
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.settle)
        explorer.changed.connect(self._on_changed)

    def _on_changed(self, new: State, old: State) -> None:
        """More may follow at once; of other codes there is nothing to take back."""
        if new.grid is not old.grid or _size(new) != _size(old):
            self._steps, self._at = [], -1
            self.settle()
        elif old.tags is None and new.tags is not None:  # they were read, which is no step
            self._steps = [replace(step, tags=new.tags) for step in self._steps]
        elif new.changed(old, WANTED):
            self._timer.start()

    def settle(self) -> None:
        """What is shown now is a step of its own, where it is another than the last."""
        self._timer.stop()
        now = view_state(self._explorer.state)
        if now is not None and (self._at < 0 or now != self._steps[self._at]):
            self._steps = [*self._steps[: self._at + 1], now][-MOST:]
            self._at = len(self._steps) - 1
        self._tell()

    def undo(self) -> None:
        """One step back."""
        self.settle()
        self._go(self._at - 1)

    def redo(self) -> None:
        """One step forth."""
        self.settle()
        self._go(self._at + 1)

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._steps):
            self._at = at
            self._explorer.update(**restored(self._steps[at], self._explorer.state))
            self._timer.stop()  # bringing it back is no change
            self._tell()

    def _tell(self) -> None:
        self.can_undo.emit(self._at > 0)
        self.can_redo.emit(self._at < len(self._steps) - 1)


def _size(state: State) -> int:
    """Of the codes; 0 where there are none."""
    return 0 if state.cursor is None else len(state.cursor)
