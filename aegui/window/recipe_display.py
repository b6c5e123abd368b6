"""The recipe in the form and in the bar on top, with what is known of it before it is trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui.explore.records import COLD
from aegui.window.data_sets import DataSets
from aegui.window.recipe_form import RecipeForm
from aegui.window.recipe_menu import RecipeMenu
from aegui.window.top_bar import TopBar

if TYPE_CHECKING:
    from aegui.app.session import Session
    from aegui.app.warm_up import Ready
    from aegui.explore.records import Progress
    from aegui.recipe import Recipe


class RecipeDisplay(QObject):
    """Shows what a session says of its recipe, and tells it what the user changes."""

    def __init__(
        self,
        session: Session,
        form: RecipeForm,
        bar: TopBar,
        menu: RecipeMenu,
        data_sets: DataSets,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._form, self._bar = session, form, bar
        self._menu, self._data_sets = menu, data_sets
        session.ready.connect(self._on_ready)
        session.progress_changed.connect(self._on_progress)
        session.draft.changed.connect(self._on_recipe)
        session.draft.refused.connect(form.set_problem)
        session.estimates.footprint_changed.connect(self._on_footprint)
        session.estimates.images_changed.connect(self._on_images)
        form.edited.connect(session.edit)
        form.reset_asked.connect(session.reset_recipe)
        bar.data_chosen.connect(lambda kind: session.edit("data.kind", kind))
        bar.device_chosen.connect(session.choose_device)

    def show_again(self) -> None:
        """Everything that was said before this was there."""
        session = self._session
        if session.warmed is not None:
            self._menu.set_recipes(session.warmed.recipes)
            self.name_devices()
        recipe, original = session.draft.recipe, session.draft.original
        if recipe is not None and original is not None:
            self._on_recipe(recipe, original)
            self._on_images(*session.estimates.notes)
            self._on_footprint(*session.estimates.footprint)
        self._on_progress(session.last_progress())

    def name_devices(self) -> None:
        """What can be trained on, and with how many threads."""
        if self._session.phase not in COLD:
            from aegui.app.warm_up import devices

            found = devices()
            first = ("auto", self.tr("automatic: {}").format(found[0][1]))
            self._bar.set_devices([first, *found], self._session.device)

    # What the session says

    def _on_ready(self, ready: Ready) -> None:
        self._menu.set_recipes(ready.recipes)
        self.name_devices()
        if self._session.recipe is None and self._session.run is None and ready.recipes:
            self._session.choose_recipe(next(iter(ready.recipes)))

    def _on_progress(self, progress: Progress) -> None:
        self._bar.set_progress(progress)
        self._form.set_locked(progress.phase in ("running", "paused", "stopping"))

    def _on_recipe(self, recipe: Recipe, original: Recipe) -> None:
        self._form.set_recipe(recipe, original)
        self._form.set_facts(self._session.estimates.facts())
        self._form.set_beside(self._session.draft.beside())
        self._bar.set_current_recipe(recipe.name)
        self._data_sets.show(recipe.data.kind)

    def _on_footprint(self, takes: str, complaint: str) -> None:
        """What the recipe takes, behind what it amounts to; why that does not fit, in its place."""
        facts = " · ".join(filter(None, (self._session.estimates.facts(), takes)))
        self._form.set_facts(complaint or facts, "bad" if complaint else "dim")

    def _on_images(self, notes: str, warnings: str) -> None:
        """What is understood of the user's own images, below the settings of the data."""
        self._form.set_image_notes(notes, warnings)
        if self._session.recipe is not None and not self._session.recipe.data.sized:
            self._on_footprint(*self._session.estimates.footprint)  # it is known now what shape they have
