"""What was done, in its order, so that it can be taken back and done again: one list for a whole window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

MOST = 200  # deeds
Way = Callable[[], bool | None]  # False: it can't be done now, and stays to be done later

VIEW, RECIPE, KEPT, RUNS, WINDOW = "view", "recipe", "kept", "runs", "window"  # what deeds are of


@dataclass(frozen=True, eq=False)
class Deed:
    """Something that was done; a deed of what is kept with a run can't be taken back once another is open."""

    of: str
    back: Way
    forth: Way


class History(QObject):
    """Takes back the newest deed first; another deed forgets what was taken back."""

    can_undo = Signal(bool)
    can_redo = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Deed] = []
        self._undone: list[Deed] = []

    def record(self, deed: Deed) -> None:
        """Something was done."""
        self._done = [*self._done, deed][-MOST:]
        self._undone.clear()
        self._tell()

    def forget(self, of: str) -> None:
        """What cannot be taken back any more."""
        self._done = [deed for deed in self._done if deed.of != of]
        self._undone = [deed for deed in self._undone if deed.of != of]
        self._tell()

    def undo(self, of: str = "") -> None:
        """Take back the newest deed, or the newest of one sort."""
        deed = _newest(self._done, of)
        if deed is not None and deed.back() is not False and deed in self._done:
            self._done.remove(deed)
            self._undone.append(deed)
        self._tell()

    def redo(self, of: str = "") -> None:
        """Do again what was taken back last, or last of one sort."""
        deed = _newest(self._undone, of)
        if deed is not None and deed.forth() is not False and deed in self._undone:
            self._undone.remove(deed)
            self._done.append(deed)
        self._tell()

    def take_back(self, deed: Deed) -> None:
        """This very deed, where it stands."""
        if deed in self._done and deed.back() is not False:
            self._done.remove(deed)
            self._undone.append(deed)
        self._tell()

    def goes_back(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._done)

    def goes_on(self) -> bool:
        """Whether there is anything to redo."""
        return bool(self._undone)

    def _tell(self) -> None:
        self.can_undo.emit(self.goes_back())
        self.can_redo.emit(self.goes_on())


def _newest(deeds: list[Deed], of: str) -> Deed | None:
    return next((deed for deed in reversed(deeds) if of in ("", deed.of)), None)
