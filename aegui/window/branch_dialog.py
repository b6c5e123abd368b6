"""A branch of a run: from which stored epoch it begins, and what of the recipe is another from there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from aegui.app.draft import Draft
from aegui.error_message import sentence
from aegui.text import shortened
from aegui.views.panel import set_role
from aegui.views.theme import Theme
from aegui.views.widgets.controls import Choice
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em
from aegui.window.fitted_dialog import FittedDialog
from aegui.window.help_button import offer_help
from aegui.window.recipe_form import RecipeForm

if TYPE_CHECKING:
    from aegui.recipe import Recipe
    from aegui.runs.branching import Start
    from aegui.runs.run_folder import Run

SIZE = (34, 49)  # em at first


class BranchDialog(FittedDialog):
    """The form of the run's recipe; what does not fit what was learnt is refused by name."""

    in_rows = True

    def __init__(
        self,
        run: Run,
        recipe: Recipe,
        starts: Sequence[Start],
        epoch: int,
        compares: bool,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """`epoch` is that of the moment shown; `compares` whether parent and branch are to be compared."""
        super().__init__(*SIZE, parent)
        self.setWindowTitle(self.tr("Branch of {}").format(shortened(run.name)))
        self._run = run
        self._starts = {str(one.epoch): one for one in starts}
        self.start, self.form, self.said = Choice(), RecipeForm(), PlainLabel()
        self.said.setWordWrap(True)
        self.compares = QCheckBox(self.tr("Compare it with its parent when it has ended"))
        self.compares.setChecked(compares)
        nearest = min(starts, key=lambda one: abs(one.epoch - epoch))
        kept = self.tr("epoch {}, and what its optimizer remembers")
        self.start.set_choices(
            [
                (key, (kept if one.source == "checkpoint" else self.tr("epoch {}")).format(one.epoch), "")
                for key, one in self._starts.items()
            ],
            str(nearest.epoch),
        )
        self.start.setToolTip(self.tr("The moments of the time slider, and the newest state of the run."))
        self.start.setAccessibleName(self.tr("It begins at"))
        self._epoch = nearest.epoch
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("Train the branch"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        offer_help(self, buttons, "window#branch")
        first = QHBoxLayout()
        first.setSpacing(em(0.8))
        first.addWidget(PlainLabel(self.tr("It begins at")))
        first.addWidget(self.start, 1)
        column = QVBoxLayout(self)
        column.addLayout(first)
        column.addWidget(self.form, 1)
        for widget in (self.said, self.compares, buttons):
            column.addWidget(widget)
        self.form.set_theme(theme)
        self.draft = Draft(self)
        self.draft.changed.connect(self._on_recipe)
        self.draft.refused.connect(self.form.set_problem)
        self.form.edited.connect(lambda key, value: self.draft.edit(key, value, training=False))
        self.form.reset_asked.connect(self.draft.reset)
        self.start.chosen.connect(self._on_start)
        self.draft.set(recipe)
        self._make_room()

    @property
    def epoch(self) -> int:
        """Where it begins."""
        return self._epoch

    @property
    def recipe(self) -> Recipe:
        """With what is another."""
        assert self.draft.recipe is not None
        return self.draft.recipe

    def _on_start(self, key: str) -> None:
        self._epoch = int(key)
        self._make_room()
        self._check()

    def _make_room(self) -> None:
        """There is something left to be trained."""
        epochs = self.recipe.training.epochs
        if epochs <= self._epoch:
            self.draft.edit("training.epochs", self._epoch + epochs, training=False)

    def _on_recipe(self, recipe: Recipe, original: Recipe) -> None:
        self.form.set_recipe(recipe, original)
        self._check()

    def _check(self) -> None:
        """Say what the branch will be, or why there can be none."""
        from aegui.runs.branching import branch_to

        try:
            made = branch_to(self._run, self._epoch, self.recipe)
        except ValueError as error:
            self.said.setText(sentence(error))
            set_role(self.said, "warn")
            self.ok.setEnabled(False)
        else:
            self.said.setText(made.sentence)
            set_role(self.said, "dim")
            self.ok.setEnabled(True)
