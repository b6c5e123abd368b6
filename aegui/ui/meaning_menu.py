"""The part of the Edit menu that makes directions of what is selected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from aegui.explore.records import Groups

if TYPE_CHECKING:
    from aegui.ui.main_window import MainWindow
from aegui.ui.adding import Add


class MeaningMenu(QObject):
    """Two groups, and the direction between them."""

    def __init__(self, window: MainWindow, menu: QMenu, add: Add) -> None:
        from aegui.explore.queries.selected import COUNT  # brings numpy with it

        super().__init__(window)
        self._window = window
        look = window.session.exploration
        self._start = add(
            menu, self.tr("Lead &from what is selected"), "Ctrl+Shift+A", partial(self._choose, 0),
            self.tr("The selected images are the group that the next direction leads from."),
        )  # fmt: skip
        self._end = add(
            menu, self.tr("Lead &to what is selected"), "Ctrl+Shift+B", partial(self._choose, 1),
            self.tr("The selected images are the group that the next direction leads to."),
        )  # fmt: skip
        self._make = add(
            menu, self.tr("&Make direction"), "Ctrl+Shift+D", partial(look.directions.make, ""),
            self.tr("A direction from the middle of the one group's codes to that of the other's."),
        )  # fmt: skip
        for action in (self._start, self._end):
            action.setEnabled(False)
        look.explorer.show(COUNT, self._on_selected)
        self._make.setEnabled(False)
        look.directions.groups_changed.connect(self._on_groups)

    def _choose(self, side: int) -> None:
        """The view shows what was chosen."""
        self._window.docks["directions"].to_front()
        self._window.session.exploration.directions.choose_group(side, "selection")

    def _on_selected(self, count: int | None) -> None:
        for action in (self._start, self._end):
            action.setEnabled(bool(count))

    def _on_groups(self, groups: Groups | None) -> None:
        self._make.setEnabled(groups is not None and groups.ready)
