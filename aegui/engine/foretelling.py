"""What the recipe that is being edited would take of memory and disk, worked out beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.engine.asking import AskThread

if TYPE_CHECKING:
    from aegui.recipe import Recipe
    from aegui.training.footprint import Footprint

SOON = 250  # ms after the last change


class Foretelling(QObject):
    """Asks about the newest recipe, and tells what it takes."""

    changed = Signal(str, str)  # what it takes, in a line; why that does not fit, "" where it does

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(lambda *_: self.changed.emit("", ""))
        self._number = 0
        self._asked: tuple[Recipe, tuple[Path, ...], str, Path] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._ask)

    def about(self, recipe: Recipe, folders: tuple[Path, ...], device: str, runs: Path) -> None:
        """A recipe, where its images may lie, where it is trained and where the run would go."""
        self._asked = (recipe, folders, device, runs)
        self._number = 0
        self._soon.start()

    def _ask(self) -> None:
        if self._asked is None:
            return
        recipe, folders, device, runs = self._asked

        def work() -> tuple[Footprint | None, str]:
            from aegui.training.footprint import complaint, foretell

            foretold = foretell(recipe, folders, device)
            return foretold, "" if foretold is None else complaint(foretold, recipe, device, runs)

        self._number = self._thread.ask("footprint", work)

    def _answered(self, kind: str, number: int, answer: tuple[Footprint | None, str]) -> None:
        from aegui.training.footprint import amount

        foretold, complaint = answer
        if number != self._number or foretold is None:
            return
        text = self.tr("about {} of memory · up to {} on the disk")
        self.changed.emit(
            text.format(amount(foretold.memory + foretold.device), amount(foretold.disk)), complaint
        )
