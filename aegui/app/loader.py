"""The loader: the thread that reads runs, images and moments, downloads and writes, and who waits for it.

It is one worker for all of this. What takes long (a download, a folder of images) is of the urgency idle and
passes through `Task.tell`, where a moment or a model that somebody waits for is read in between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from aegui.app.worker import Worker
from aegui.explore.query import Task, Urgency

Work = Callable[[Task[Any]], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
Progressed = Callable[[float, str], None]


@dataclass(frozen=True, eq=False)
class _Errand:
    """Something that somebody waits for."""

    name: str
    done: Done
    failed: Failed
    progressed: Progressed | None


class Loader(QObject):
    """Has things read and written, and brings each result to whoever asked, in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker(self)
        self.worker.answered.connect(lambda number, answer, _: self._end(number, "done", answer))
        self.worker.failed.connect(lambda number, error: self._end(number, "failed", error))
        self.worker.progressed.connect(self._on_progressed)
        self._errands: dict[int, _Errand] = {}

    def ask(
        self,
        name: str,
        work: Work,
        done: Done,
        failed: Failed,
        progressed: Progressed | None = None,
        urgency: Urgency = Urgency.SOON,
        late: bool = False,
    ) -> None:
        """Have something read in place of whatever was asked by this name; `late`: an answer to what was
        asked before is brought too, where it was under way."""
        number = self.worker.ask(name, urgency, work)
        if not late:
            self._forget(name)
        self._errands[number] = _Errand(name, done, failed, progressed)

    def order(
        self,
        name: str,
        work: Work,
        done: Done,
        failed: Failed,
        progressed: Progressed | None = None,
        urgency: Urgency = Urgency.NOW,
    ) -> None:
        """Have something done that must be done, such as writing a file, also when the window is closed."""
        number = self.worker.order(name, work, urgency)
        self._errands[number] = _Errand(name, done, failed, progressed)

    def cancel(self, name: str) -> None:
        """Nobody waits for what was asked by this name."""
        self.worker.cancel(name)
        self._forget(name)

    def awaits(self, name: str) -> bool:
        """Whether somebody waits for what was asked by this name."""
        return any(errand.name == name for errand in self._errands.values())

    def _forget(self, name: str) -> None:
        for number in [number for number, errand in self._errands.items() if errand.name == name]:
            del self._errands[number]

    def _end(self, number: int, how: str, what: Any) -> None:
        errand = None if self.worker.ending else self._errands.pop(number, None)
        if errand is not None:
            for earlier in [one for one in self._errands if one < number]:
                if self._errands[earlier].name == errand.name:  # it was replaced before it was begun
                    del self._errands[earlier]
            getattr(errand, how)(what)

    def _on_progressed(self, number: int, share: float, what: str) -> None:
        errand = None if self.worker.ending else self._errands.get(number)
        if errand is not None and errand.progressed is not None:
            errand.progressed(share, what)
