"""The panels of the window: which there are, where they stand, and which of them has all the room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QSettings, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from aegui.app.later import later
from aegui.views.panel import Panel, View
from aegui.views.theme import Theme
from aegui.window.actions import Actions, plain
from aegui.window.docks import Dock
from aegui.window.layout import Stage
from aegui.window.recipe_form import RecipeForm
from aegui.window.run_list import RunList

ARRANGEMENTS, CLOSED = "arrangements", "closed"  # their group in the settings; names of panels


class Kept(NamedTuple):
    """Everything about panels that others in their place are to have."""

    size: QSize  # of the stage
    states: dict[str, QByteArray]  # `Stage.states`
    closed: list[str]
    alone: str  # the panel that has all the room; "" where none has
    fronts: list[str]  # those that lie behind no other
    focused: str  # the one that has the keyboard
    chosen: dict[str, dict[str, Any]]  # in each view
    listed: dict[str, Any]  # how the runs are listed


class Panels(QObject):
    """Builds a dock for each of them on a stage."""

    def __init__(
        self,
        stage: Stage,
        recipe_form: RecipeForm,
        run_list: RunList,
        settings: QSettings,
        parent: QObject,
    ) -> None:
        """Where they stand is kept in `settings`."""
        from aegui.views import all_views

        super().__init__(parent)
        self._stage, self._run_list, self._settings = stage, run_list, settings
        self.views: dict[str, View] = {}
        self.docks: dict[str, Dock] = {}
        panels: list[tuple[str, str, Panel]] = [
            ("recipe", self.tr("Recipe"), recipe_form),
            ("runs", self.tr("Runs"), run_list),
        ]
        for what in all_views():
            view = what()
            self.views[what.name] = view
            panels.append((what.name, what.label(), view))
        for name, title, panel in panels:
            self.docks[name] = dock = Dock(name, title, panel, stage)
            dock.dockLocationChanged.connect(lambda _: stage.leave())
        run_list.open_asked.connect(lambda _: self._leave_table())
        stage.furnish(self.docks, self.views)

    def set_theme(self, theme: Theme) -> None:
        """In these colours."""
        for dock in self.docks.values():
            dock.panel.set_theme(theme)
            dock.set_theme(theme)

    def offer(self, actions: Actions) -> None:
        """Have those that are empty offer what would fill them."""
        for dock in self.docks.values():
            names = dock.panel.offers
            dock.panel.set_offers([(self.words_of(actions[name], name), actions[name]) for name in names])

    def words_of(self, action: QAction, name: str) -> str:
        """What a button in an empty panel says: what a menu calls it, but for the one that pauses, too."""
        return self.tr("Train") if name == "train" else plain(action.text())

    # Which has the keyboard

    def view_in_focus(self, widget: QWidget | None) -> View:
        """The view that holds a widget, else the plane."""
        while widget is not None and not isinstance(widget, View):
            widget = widget.parentWidget()
        return widget or self.views["latent"]

    def _dock_in_focus(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Dock):
            widget = widget.parentWidget()
        return "latent" if widget is None else widget.objectName()

    # Where they stand

    def store(self) -> None:
        """For the next start."""
        for name, state in self._stage.states().items():
            self._settings.setValue(f"{ARRANGEMENTS}/{name}", state)
        self._settings.setValue(CLOSED, " ".join(self._stage.closed()))

    def restore(self) -> None:
        """As they stood at the last close."""
        self._settings.beginGroup(ARRANGEMENTS)
        states = {name: self._settings.value(name) for name in self._settings.childKeys()}
        self._settings.endGroup()
        closed = str(self._settings.value(CLOSED, "")).split()
        self._stage.restore(
            {name: state for name, state in states.items() if isinstance(state, QByteArray)}, closed
        )

    def reset(self) -> None:
        """Put every panel back to its first place."""
        self._stage.furnish(self.docks, self.views)

    # One alone

    def show_plane_alone(self) -> None:
        """Give the plane the whole window, or bring the other panels back as they were."""
        self._show_alone("latent")

    def show_run_table(self) -> None:
        """Give the runs the whole window, or bring the other panels back as they were."""
        self._show_alone("runs")

    def search_runs(self) -> None:
        """Have words typed that the runs are searched for."""
        self.docks["runs"].to_front()
        self._run_list.type_words()

    def show_all(self) -> None:
        """Bring all back, where one has all the room."""
        self._stage.show_all()
        self._run_list.set_alone(False)

    def _show_alone(self, name: str) -> None:
        dock = self.docks[name]
        seen = self._stage.is_alone() and dock.isVisible()
        self.show_all()
        if not seen:
            self._stage.show_alone(dock)
            dock.panel.setFocus()
        self._run_list.set_alone(name == "runs" and not seen)

    def _leave_table(self) -> None:
        """A run was opened from the table: it is seen."""
        if self._stage.is_alone() and self.docks["runs"].isVisible():
            self.show_all()

    # Others in their place

    def kept(self) -> Kept:
        """What these are like."""
        stage, docks = self._stage, self.docks
        return Kept(
            stage.size(),
            stage.states(),
            stage.closed(),
            next((name for name in docks if stage.is_alone() and docks[name].isVisible()), ""),
            [name for name, dock in docks.items() if not dock.visibleRegion().isEmpty()],
            self._dock_in_focus(),
            {name: view.kept() for name, view in self.views.items()},
            self._run_list.kept(),
        )

    def stand(self, kept: Kept) -> None:
        """Stand as those before."""
        self._stage.restore(kept.states, kept.closed)

    def keep(self, kept: Kept) -> None:
        """Show what was chosen in those before."""
        self._run_list.keep(kept.listed)
        later(0, self.views["latent"], lambda: self._choose(kept.chosen))

    def _choose(self, chosen: Mapping[str, dict[str, Any]]) -> None:
        """A part of the plane, too, once it has its size."""
        for name, view in self.views.items():
            view.keep(chosen[name])

    def take_turns(self, kept: Kept) -> None:
        """Have those in front that were, and the keyboard where it was."""
        for name in kept.fronts:
            self.docks[name].raise_()
        if kept.alone:
            self._show_alone(kept.alone)
        self.docks[kept.focused].panel.setFocus()
