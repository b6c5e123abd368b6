"""Edits of the recipe that can be taken back, as far as a training that is under way allows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui.app.draft import Draft, Drafted
from aegui.app.history import RECIPE, Deed, History

if TYPE_CHECKING:
    from aegui.app.training_control import TrainingControl
    from aegui.recipe import Recipe


class RecipeHistory(QObject):
    """Edits, chooses and resets the draft, and records it. Signal: refused (a sentence)."""

    refused = Signal(str)

    def __init__(
        self, draft: Draft, training: TrainingControl, history: History, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._training, self._history = draft, training, history

    @property
    def _is_training(self) -> bool:
        return self._training.thread_at_work is not None

    def edit(self, key: str, value: object) -> None:
        """Set a field of the recipe; one that may change during training takes effect at once."""
        before = self._draft.drafted()
        if not self._draft.edit(key, value, training=self._is_training):
            return
        if isinstance(value, int | float):
            self._training.change(key, float(value))
        self._record(before)

    def choose(self, recipe: Recipe) -> None:
        """Begin with another recipe; what was edited before it can come back."""
        before = self._draft.drafted()
        self._draft.set(recipe)
        self._record(before)

    def reset(self) -> None:
        """Take back every change."""
        before = self._draft.drafted()
        self._draft.reset()
        self._record(before)

    def _record(self, before: Drafted) -> None:
        after = self._draft.drafted()
        if before.recipe is not None and before.recipe != after.recipe:
            deed = Deed(RECIPE, partial(self._go, before), partial(self._go, after))
            self._history.record(deed)

    def _go(self, to: Drafted) -> bool:
        """Whether the recipe is as it was; while training only what may change then is."""
        from aegui.recipe import differences, is_live

        now, wanted = self._draft.recipe, to.recipe
        if self._is_training and now is not None and wanted is not None:
            changes = {key: value for key, (_, value) in differences(now, wanted).items()}
            if not all(is_live(now, key) for key in changes):
                text = self.tr("The recipe can't change while the training runs: stop it before Undo.")
                self.refused.emit(text)
                return False
            for key, value in changes.items():
                self._training.change(key, float(value))
        self._draft.return_to(to)
        return True
