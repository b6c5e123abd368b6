"""What is opened from outside: named at the start, handed over by a second one, or dropped on the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from aegui import paths
from aegui.explore.records import COLD
from aegui.window.data_sets import DataSets
from aegui.window.foreign_menu import ForeignMenu
from aegui.window.run_actions import RunActions

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.app.warm_up import Ready

FIRST_RUN, RECIPE = "quick-start", "recipe.toml"


class Opening(QObject):
    """Gives each path to whoever knows what to do with it. Signal: beside_asked (path of a run)."""

    beside_asked = Signal(object)

    def __init__(
        self, session: Session, runs: RunActions, foreign: ForeignMenu, data_sets: DataSets, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._runs, self._foreign, self._data_sets = session, runs, foreign, data_sets
        self.awaited: list[Callable[[Opening], object]] = []  # what is done as soon as torch is there
        session.ready.connect(self._on_ready)

    def begin(self, named: Sequence[Path], images: Path | None, kind: str) -> None:
        """Show what a start names, or the shipped run until something else is there."""
        if named:
            self.open(named, images, kind)
        first = paths.trained() / FIRST_RUN
        made_into_a_run = any(not (path / RECIPE).is_file() for path in named)  # which takes a while
        if (made_into_a_run or not named) and self._session.run is None and (first / RECIPE).is_file():
            self._session.open_run(first)

    def open(self, named: Sequence[Path], images: Path | None = None, kind: str = "") -> None:
        """Show these.

        One run is shown here, and others beside it; archives are copied to one's own runs; a model from
        elsewhere is shown with images of a place or of a data set.
        """
        archives = [path for path in named if path.is_file() and self._runs.takes(path)]
        if archives:
            self._runs.bring_in(archives)
        taken = self._session.is_training
        for path in (path for path in named if path not in archives):
            if not (path / RECIPE).is_file() and self._foreign.takes(path):
                if self._session.phase in COLD:
                    self.awaited.append(partial(Opening._open_foreign, path=path, images=images, kind=kind))
                    self._session.start()
                else:
                    self._foreign.open(path, images, kind)
            elif taken:
                self.beside_asked.emit(path)
            else:
                self._session.open_run(path)
                taken = True

    def _open_foreign(self, path: Path, images: Path | None, kind: str) -> None:
        self._foreign.open(path, images, kind)

    def _on_ready(self, ready: Ready) -> None:
        awaited, self.awaited = self.awaited, []
        for deed in awaited:
            deed(self)

    def takes(self, dropped: QMimeData) -> bool:
        """Whether it is one file or folder of images, a model or codes from elsewhere, or runs."""
        urls = dropped.urls()
        found = _places(dropped)
        if not found or len(found) != len(urls):
            return False
        if all(map(self._runs.takes, found)):
            return True
        return len(found) == 1 and (self._data_sets.takes(found[0]) or self._foreign.takes(found[0]))

    def take(self, dropped: QMimeData) -> None:
        """Images become the recipe's data, and what is in them is shown; all else is opened."""
        found = _places(dropped)
        if all(map(self._runs.takes, found)):
            self._runs.bring_in(found)
        else:
            (self._foreign.open if self._foreign.takes(found[0]) else self._data_sets.take)(found[0])


def _places(dropped: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
