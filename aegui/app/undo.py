"""Undo takes back what the user did: to the picture, whose states it follows, and what else is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer

from aegui.app.explorer import Explorer
from aegui.app.history import KEPT, MOST, VIEW, Deed, History
from aegui.explore.state import State
from aegui.explore.view_state import WANTED, restored, view_state

REST = 400  # ms without a change: a drag is one step, however long


@dataclass
class _Step:
    """From one view state to another."""

    before: State
    after: State


class Undo(History):
    """Remembers view states of the run that is shown, between the other deeds, and brings them back."""

    def __init__(self, explorer: Explorer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer = explorer
        self._now: State | None = None  # as it was when it last rested
        self._steps: list[_Step] = []  # of all deeds that are remembered
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.settle)
        explorer.changed.connect(self._on_changed)
        explorer.run_opened.connect(partial(self.forget, KEPT))

    def _on_changed(self, new: State, old: State) -> None:
        """More may follow at once; of other codes there is nothing to take back."""
        if new.grid is not old.grid or _size(new) != _size(old):
            self._now = None
            self._steps.clear()
            self.forget(VIEW)
            self.settle()
        elif old.tags is None and new.tags is not None:  # they were read, which is no step
            for step in self._steps:
                step.before, step.after = (replace(one, tags=new.tags) for one in (step.before, step.after))
            if self._now is not None:
                self._now = replace(self._now, tags=new.tags)
        elif new.changed(old, WANTED):
            self._timer.start()

    def settle(self) -> None:
        """What is shown now is a step of its own, where it is another than the last."""
        self._timer.stop()
        before, now = self._now, view_state(self._explorer.state)
        if now is None or now == before:
            self._tell()
            return
        self._now = now
        if before is None:
            self._tell()
            return
        step = _Step(before, now)
        self._steps = [*self._steps, step][-MOST:]
        super().record(Deed(VIEW, lambda: self._show(step.before), lambda: self._show(step.after)))

    def record(self, deed: Deed) -> None:
        """Something else was done, after what was done to the picture."""
        self.settle()
        super().record(deed)

    def undo(self, of: str = "") -> None:
        """One step back."""
        self.settle()
        super().undo(of)

    def redo(self, of: str = "") -> None:
        """One step forth."""
        self.settle()
        super().redo(of)

    def _show(self, view: State) -> None:
        self._explorer.update(**restored(view, self._explorer.state))
        self._now = view_state(self._explorer.state)
        self._timer.stop()  # bringing it back is no change


def _size(state: State) -> int:
    """Of the codes; 0 where there are none."""
    return 0 if state.cursor is None else len(state.cursor)
