"""The recipe as it is being edited, beside the one it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from aegui.app import labels
from aegui.error_message import sentence

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet
    from aegui.recipe import Recipe


@dataclass(frozen=True)
class Drafted:
    """How a draft stood, to come back to."""

    recipe: Recipe | None
    original: Recipe | None
    stood: Recipe | None
    run: Path | None
    along: dict[str, tuple[dict[str, Any], dict[str, Any]]]
    left: dict[tuple[str, str], dict[str, Any]]


class Draft(QObject):
    """A bad value is refused in a sentence, and nothing changes.

    A choice brings along what it needs, and takes that back when it is made otherwise.
    """

    changed = Signal(object, object)  # the recipe, and the one it was made from
    refused = Signal(str, str)  # field, sentence
    set_back = Signal(str)  # sentence: what was refused is no longer shown

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recipe: Recipe | None = None
        self.run: Path | None = None  # that the recipe is of
        self._stood: Recipe | None = None  # how it stood when that was last known
        self._original: Recipe | None = None
        self._refusal = ""  # of the last value entered
        self._along: dict[
            str, tuple[dict[str, Any], dict[str, Any]]
        ] = {}  # companions and what they replaced
        self._left: dict[tuple[str, str], dict[str, Any]] = {}  # settings of kinds that were chosen before
        self._said: list[str] = []  # settings that the last choice changed beside itself

    def set(self, recipe: Recipe, run: Path | None = None) -> None:
        """Begin with a recipe as it stands, with that of a run where one is named."""
        self.recipe = self._original = self._stood = recipe
        self.run = run
        self._refusal = ""
        self._along, self._left, self._said = {}, {}, []
        self.changed.emit(recipe, recipe)

    def drafted(self) -> Drafted:
        """How it stands now."""
        along, left = dict(self._along), dict(self._left)
        return Drafted(self.recipe, self._original, self._stood, self.run, along, left)

    def return_to(self, drafted: Drafted) -> None:
        """As it stood then."""
        self.recipe, self._original, self._stood = drafted.recipe, drafted.original, drafted.stood
        self.run, self._refusal = drafted.run, ""
        self._along, self._left = dict(drafted.along), dict(drafted.left)
        self._said = []
        self.changed.emit(self.recipe, self._original)

    @property
    def original(self) -> Recipe | None:
        """What the recipe was made from."""
        return self._original

    def keep_as(self, run: Path) -> None:
        """The recipe is a run's from now on, as it stands."""
        self.run, self._stood = run, self.recipe

    def changed_like(self, recipe: Recipe) -> Recipe:
        """The recipe of the run, with what was changed here since it was last known to be like it.

        What was changed while the run was trained is in its checkpoint, and what may not change is refused
        by name later.
        """
        from aegui.recipe import differences, is_resumable

        form = self.recipe or recipe
        edits = {key: now for key, (_, now) in differences(self._stood or form, form).items()}
        return recipe.changed(edits) if all(is_resumable(form, key) for key in edits) else form

    def edit(self, key: str, value: object, training: bool) -> bool:
        """Set a field such as "training.batch"; while training only what may change then."""
        from aegui.recipe import RecipeError, is_live

        if self.recipe is None:
            return False
        if training and not is_live(self.recipe, key):
            self.refused.emit(key, self.tr("This can't change while the training runs: stop it first."))
            return False
        before = self.recipe
        try:
            self.recipe = self._with_companions(before, key, value)
        except RecipeError as error:
            self._refusal = str(error)
            self.refused.emit(key, self._refusal)
            return False
        self._refusal = ""
        self._said = [other for other in labels.differences(before, self.recipe) if other != key]
        self.changed.emit(self.recipe, self._original)
        return True

    def _with_companions(self, recipe: Recipe, key: str, value: object) -> Recipe:
        """The recipe with a setting and what it needs. Raises `RecipeError`."""
        from aegui.recipe import RecipeError, repair

        section, _, name = key.partition(".")
        raw = recipe.model_dump(mode="json")
        parts = {section: part for section, part in raw.items() if isinstance(part, dict) and "kind" in part}
        self._left |= {(section, part["kind"]): part for section, part in parts.items()}
        known = self._left.get((section, str(value)), {}) if name == "kind" else {}
        again = {f"{section}.{one}": old for one, old in known.items() if one not in raw[section]}
        made, replaced = self._along.get(key, ({}, {}))
        back = replaced if repair.stands(raw, made) else {}
        try:
            fitted, *beside = repair.fitted(recipe, key, {key: value} | again, back)
        except RecipeError:
            fitted, *beside = repair.fitted(recipe, key, {key: value}, {})
        self._along[key] = (beside[0], beside[1])
        return fitted

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
            run, stood = self.run, self._stood
            self.set(self._original)
            self.run, self._stood = run, stood

    def beside(self) -> str:
        """What the last choice changed beside itself, "" where nothing."""
        if self.recipe is None or not self._said:
            return ""
        settings = [
            self.tr("{}\u00a0→\u00a0{}").format(
                labels.label(self.recipe, key), labels.value_text(self.recipe, key)
            )
            for key in self._said
        ]
        return self.tr("Changed with it: {}.").format(", ".join(settings))


def missing_data(data: DataSet, folders: tuple[Path, ...]) -> str:
    """Why the images can't be read, "" where they are on the disk."""
    if data.find(folders) is not None:
        return ""
    try:
        data.load("train", folders)
    except Exception as error:
        return sentence(error)
    return ""
