"""What is understood of the user's own images before they are trained on, worked out beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.engine.asking import AskThread
from aegui.error_message import sentence

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet, Glance
    from aegui.recipe import Recipe

SOON = 250  # ms after the last change


class ImageNotes(QObject):
    """Looks at the newest recipe's images, and tells what was taken for what, found and left out."""

    changed = Signal(str, str)  # sentences, and those that somebody should see; "" where there is nothing

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen: tuple[DataSet, DataSet] | None = None  # as chosen; with the shape that the images have
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._number = 0
        self._asked: tuple[DataSet, tuple[Path, ...]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._ask)

    def about(self, recipe: Recipe, folders: tuple[Path, ...]) -> None:
        """A recipe, and where its images may lie; nothing is asked again of the same."""
        asked = (recipe.data, folders)
        if asked == self._asked:
            return
        self._asked, self._number = asked, 0
        self.seen = None
        self.changed.emit("", "")
        if getattr(recipe.data, "path", ""):
            self._soon.start()
        else:
            self._soon.stop()

    def shaped(self, recipe: Recipe) -> Recipe | None:
        """The recipe with the shape that its images have; None where that is not known yet."""
        from aegui.recipe import RecipeError

        if recipe.data.sized:
            return recipe
        if self.seen is None or self.seen[0] != recipe.data:
            return None
        try:
            return recipe.changed({"data": self.seen[1].model_dump(mode="json")})
        except RecipeError:
            return None  # it does not fit the rest, which is said

    def _ask(self) -> None:
        asked = self._asked
        if asked is None:
            return
        data, folders = asked

        def say(share: float, what: str) -> None:
            from aegui.parts.datasets import Cancelled

            if self._thread.ending or self._asked is not asked:
                raise Cancelled

        self._number = self._thread.ask("glance", lambda: data.glance(folders, say))

    def _answered(self, kind: str, number: int, answer: Glance) -> None:
        if number == self._number and self._asked is not None:
            self.seen = (self._asked[0], answer.data)
            self.changed.emit(" ".join(answer.notes), " ".join(answer.warnings))

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if number == self._number:
            self.changed.emit("", sentence(error))
