"""The recipe as it is being edited, beside the one it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui.core.trouble import sentence

if TYPE_CHECKING:
    from aegui.recipe import Recipe


class Draft(QObject):
    """A bad value is refused in a sentence, and nothing changes."""

    changed = Signal(object, object)  # the recipe, and the one it was made from
    refused = Signal(str, str)  # field, sentence
    set_back = Signal(str)  # sentence: what was refused is no longer shown

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recipe: Recipe | None = None
        self._original: Recipe | None = None
        self._refusal = ""  # of the last value entered

    def set(self, recipe: Recipe) -> None:
        """Begin with a recipe as it stands."""
        self.recipe = self._original = recipe
        self._refusal = ""
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
            self._refusal = str(error)
            self.refused.emit(key, self._refusal)
            return False
        self._refusal = ""
        self.changed.emit(self.recipe, self._original)
        return True

    def agrees(self) -> bool:
        """Whether the recipe is what the user last entered; else the form is set back to it, with a word."""
        refusal, self._refusal = self._refusal, ""
        if refusal:
            self.changed.emit(self.recipe, self._original)
            self.set_back.emit(self.tr("Nothing was started: {} It is set back.").format(refusal))
        return not refusal

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


def missing_data(recipe: Recipe, folders: tuple[Path, ...]) -> str:
    """Why the recipe's images can't be read, "" where they are on the disk."""
    if recipe.data.find(folders) is not None:
        return ""
    try:
        recipe.data.load("train", folders)
    except Exception as error:
        return sentence(error)
    return ""
