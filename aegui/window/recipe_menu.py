"""The menu of recipes: in groups, each with its data set and the trained run that is at hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from aegui.runs.run_index import Entry
from aegui.window import run_rows
from aegui.window.picker_rows import Option
from aegui.window.top_bar import TopBar

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.recipe import Recipe


class RecipeMenu(QObject):
    """Fills the menu whenever it opens."""

    def __init__(self, bar: TopBar, session: Session) -> None:
        super().__init__(bar)
        self._bar, self._session = bar, session
        self._recipes: dict[str, Recipe] = {}
        self._runs: dict[str, Entry] = {}
        self._bar.recipe.opening.connect(self._fill)
        self._bar.recipe_chosen.connect(self._session.choose_recipe)
        self._bar.run_chosen.connect(lambda path: self._session.open_run(Path(path)))

    def set_recipes(self, recipes: dict[str, Recipe]) -> None:
        """The recipes that there are, by name, in the order they are shown."""
        self._recipes = recipes
        self._fill()

    def set_runs(self, runs: Sequence[Entry]) -> None:
        """The runs that there are, of each recipe the one to be opened first."""
        self._runs = best(runs)

    def _fill(self) -> None:
        self._bar.set_recipes([self._option(name, recipe) for name, recipe in self._recipes.items()], "")

    def _option(self, name: str, recipe: Recipe) -> Option:
        from aegui.recipe import GROUPS

        translate, data = QCoreApplication.translate, data_name(recipe)
        if recipe.data.find(self._session.folders) is None:
            data = self.tr("{} · not on the disk").format(data)
        group = translate("recipes", GROUPS.get(recipe.group, recipe.group))
        option = Option(name, name, translate("recipes", recipe.summary), group, data)
        run = self._runs.get(name)
        if run is None:
            return option
        known = filter(None, [run_rows.note(run), run_rows.figure(run)])
        hint = self.tr("Opens the trained model: {}").format(" · ".join(known))
        return option._replace(mark=self.tr("trained model"), behind=run.path, hint=hint)


def data_name(recipe: Recipe) -> str:
    """What a recipe's data set is called, whether its images were turned, and made black and white."""
    from aegui.parts.datasets import datasets

    name = QCoreApplication.translate("datasets", datasets[recipe.data.kind].label)
    if getattr(recipe.data, "turned", 0.0):
        name = QCoreApplication.translate("recipes", "{}, turned").format(name)
    if getattr(recipe.data, "binarised", "none") == "none":
        return name
    return QCoreApplication.translate("recipes", "{}, black and white").format(name)


def best(runs: Sequence[Entry]) -> dict[str, Entry]:
    """Of each recipe the shipped run, else the newest of one's own that is finished."""
    shown: dict[str, Entry] = {}
    for run in sorted(runs, key=lambda run: not run.shipped):
        if run.finished and not run.own:
            shown.setdefault(run.recipe, run)
    return shown
