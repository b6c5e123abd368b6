"""Training › Branch: a training that goes on from a stored moment of the open run with another recipe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aegui import paths, settings
from aegui.error_message import sentence
from aegui.views.theme import Theme
from aegui.window.actions import Action, Menu

if TYPE_CHECKING:
    from aegui.app.session import Session

SETTING = "compare_branches"


class BranchMenu(QObject):
    """Asks what the branch is to be, has it trained, and compares it with its parent."""

    def __init__(
        self,
        session: Session,
        compare: Callable[[list[str]], object],
        remember: Callable[[dict[str, Any]], object],
        theme: Callable[[], Theme],
        window: QWidget,
    ) -> None:
        """`window` is what dialogs stand over."""
        super().__init__(window)
        self._session, self._compare, self._remember = session, compare, remember
        self._theme, self._window = theme, window
        session.branch_ended.connect(self._on_ended)

    def menu(self) -> Menu:
        """The branch, and the tree of all."""

        def can() -> bool:
            return self._session.phase == "idle" and self._session.run is not None

        return Menu(
            self.tr("&Branch"),
            [
                Action(
                    "branch", self.tr("&Branch from this moment…"), self.ask,
                    self.tr("Go on from the moment shown with another recipe, as a run of its own."),
                    "Ctrl+Shift+F", can,
                ),
                Action(
                    "branch.family", self.tr("&Family tree…"), self.show_family,
                    self.tr("Show which runs are branches of the open one, and which it comes from."),
                    enabled=lambda: self._session.run is not None,
                ),
            ],
        )  # fmt: skip

    def ask(self) -> None:
        """Ask from which epoch and with which recipe, and train it."""
        from aegui.recipe import make
        from aegui.runs.branching import starts
        from aegui.runs.run_folder import Run
        from aegui.window.branch_dialog import BranchDialog

        shown = self._session.run
        if shown is None:
            return
        run = Run(shown.path)
        try:
            recipe, found = make(run.raw_recipe, run.name), starts(run)
        except (ValueError, OSError) as error:
            self._session.explorer.complain(sentence(error))
            return
        if run.foreign or not found:
            text = self.tr("{} can't be branched: no moment of a training of it is stored.")
            self._session.explorer.complain(text.format(run.name))
            return
        moment = self._session.explorer.state.moment
        epoch = found[-1].epoch if moment is None else round(moment)
        compares = settings.load().compare_branches
        dialog = BranchDialog(run, recipe, found, epoch, compares, self._theme(), self._window)
        if dialog.exec():
            self._remember({SETTING: dialog.compares.isChecked()})
            self._session.branch(run.path, dialog.epoch, dialog.recipe)

    def show_family(self) -> None:
        """The tree that the open run is in."""
        from aegui.runs.branching import described
        from aegui.runs.family import family_of
        from aegui.runs.run_folder import Run, find_all
        from aegui.window.family_dialog import FamilyDialog

        shown = self._session.run
        if shown is None:
            return
        first = family_of(Run(shown.path), find_all([paths.runs_dir(), paths.trained()]))
        told = {id(one): described(one.record) for one in first.everybody() if one.record}
        dialog = FamilyDialog(first, str(shown.path), told, self._window)
        dialog.opened.connect(lambda path: self._session.open_run(Path(path)))
        dialog.compared.connect(self._compare)
        dialog.exec()

    def _on_ended(self, parent: Path, child: Path) -> None:
        """A branch has ended: it is compared with its parent, where that is wished and still there."""
        if settings.load().compare_branches and (parent / "recipe.toml").is_file():
            self._compare([str(parent), str(child)])
