"""The recipe as it is being edited, beside the one it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from aegui.recipe import Recipe


class Draft(QObject):
    """A bad value is refused in a sentence, and nothing changes."""

    changed = Signal(object, object)  # the recipe, and the one it was made from
    refused = Signal(str, str)  # field, sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recipe: Recipe | None = None
        self._original: Recipe | None = None

    def set(self, recipe: Recipe) -> None:
        """Begin with a recipe as it stands."""
        self.recipe = self._original = recipe
        self.changed.emit(recipe, recipe)

    def edit(self, key: str, value: object, training: bool) -> bool:
        """Set a field such as "training.batch"; while training only what may change then."""
        from aegui.recipe import RecipeError, is_live

        if self.recipe is None:
            return False
        if training and not is_live(self.recipe, key):
            self.refused.emit(key, self.tr("This can't change while the training runs: stop it first."))
            return False
        try:
            self.recipe = self.recipe.changed({key: value})
        except RecipeError as error:
            self.refused.emit(key, str(error))
            return False
        self.changed.emit(self.recipe, self._original)
        return True

    def reset(self) -> None:
        """Take back every change."""
        if self._original is not None:
            self.set(self._original)

    def facts(self) -> str:
        """What the recipe amounts to, in a line."""
        from aegui.core.building import size_of
        from aegui.recipe import shape_text

        if self.recipe is None:
            return ""
        text = self.tr("%1 parameters · %2 images")
        return text.replace("%1", f"{size_of(self.recipe):,}").replace("%2", shape_text(self.recipe.shape))
