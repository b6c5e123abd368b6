"""Opens models, and codes alone, that were made elsewhere: the loader makes a run of them, or finds it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui import paths
from aegui.app.loader import Loader
from aegui.error_message import sentence
from aegui.explore.query import Task, Urgency

if TYPE_CHECKING:
    from aegui.runs.bringing_in import Brought, ImagesWanted

ADOPT = "adopt"  # the question's name


class Adoption(QObject):
    """One model at a time."""

    progressed = Signal(float, str)  # share done 0 to 1, and of what
    ended = Signal()  # it was opened, refused or cancelled
    adopted = Signal(object)  # Brought
    images_wanted = Signal(object)  # ImagesWanted
    complained = Signal(str)

    def __init__(self, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader

    def open(self, path: Path, folders: tuple[Path, ...], place: Path | None, kind: str, ask: bool) -> None:
        """Open a model with images of a place or of a data set (`bring_in`), or codes."""

        def work(task: Task[object]) -> Brought | ImagesWanted:
            from aegui.runs.bringing_in import bring_in

            return bring_in(path, place, kind, folders, paths.runs_dir(), "the window", task.tell, ask)

        self._loader.ask(ADOPT, work, self._done, self._failed, self.progressed.emit, Urgency.IDLE)

    def cancel(self) -> None:
        """Nothing is left of it."""
        if self._loader.awaits(ADOPT):
            self._loader.cancel(ADOPT)
            self.ended.emit()

    def _done(self, answer: Brought | ImagesWanted) -> None:
        from aegui.runs.bringing_in import Brought

        self.ended.emit()
        (self.adopted if isinstance(answer, Brought) else self.images_wanted).emit(answer)

    def _failed(self, error: Exception) -> None:
        self.ended.emit()
        self.complained.emit(sentence(error))
