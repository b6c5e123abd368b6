"""Takes back what changed the picture: cursor, axes, backdrop, hidden classes, selection, path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.engine.pins import Pin
from aegui.explore.selection import Selection

REST = 400  # ms without a change: a drag is one step, however long
MOST = 200  # steps


@dataclass(frozen=True)
class Look:
    """All that determines what is shown of a model."""

    code: tuple[float, ...]  # under the cursor
    axes: str
    backdrop: str
    classes: frozenset[int] | None  # those drawn; None: all
    selected: Selection
    pins: tuple[Pin, ...] | None = None  # the points of the path; None leaves them alone


class Undoing(QObject):
    """Remembers looks; `read` gives the present one and `put` brings one back."""

    can_undo = Signal(bool)
    can_redo = Signal(bool)

    def __init__(
        self, read: Callable[[], Look | None], put: Callable[[Look], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read, self._put = read, put
        self._looks: list[Look] = []
        self._at = -1
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.settle)

    def begin(self) -> None:
        """Another run: nothing to take back."""
        self._timer.stop()
        self._looks, self._at = [], -1
        self.settle()

    def note(self) -> None:
        """Something changed; more of it may follow at once."""
        self._timer.start()

    def settle(self) -> None:
        """What is shown now is a step of its own, where it is another than the last."""
        self._timer.stop()
        look = self._read()
        if look is not None and (self._at < 0 or look != self._looks[self._at]):
            self._looks = [*self._looks[: self._at + 1], look][-MOST:]
            self._at = len(self._looks) - 1
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
        if 0 <= at < len(self._looks):
            self._at = at
            self._put(self._looks[at])
            self._timer.stop()  # putting it back is no change
            self._tell()

    def _tell(self) -> None:
        self.can_undo.emit(self._at > 0)
        self.can_redo.emit(self._at < len(self._looks) - 1)
