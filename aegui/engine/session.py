"""The session, with the exploration that is still to be taken apart beside its explorer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from aegui.app import session, worker
from aegui.engine.asking import AskThread
from aegui.engine.exploration import Exploration


class Session(session.Session):
    """Keeps both."""

    def __init__(self, data: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(data, parent)
        self.exploration = Exploration(self, self.explorer)
        self.exploration.complained.connect(self.complained)

    @property
    def threads(self) -> list[worker.Leaving]:
        """All that work for this session."""
        return [*super().threads, *self.findChildren(AskThread)]
