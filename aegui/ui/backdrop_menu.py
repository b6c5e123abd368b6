"""What lies under the codes, as a menu and a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from aegui.ui.main_window import MainWindow
from aegui.ui.adding import Add


class BackdropMenu(QObject):
    """Offers every backdrop that the model has; the others say what they need."""

    def __init__(self, window: MainWindow, menu: QMenu, add: Add) -> None:
        super().__init__(window)
        self._look = window.session.exploration
        self._menu, self._add = menu, add
        menu.setToolTipsVisible(True)
        add(
            menu, self.tr("&Next backdrop"), "Shift+B", self._next,
            self.tr("Lay the next picture under the codes: none, decoded images, density and the others."),
        )  # fmt: skip
        menu.addSeparator()
        self._kinds: dict[str, QAction] = {}
        menu.aboutToShow.connect(self._tick)
        self._look.backdrops_changed.connect(self._offer)

    def _offer(self, offered: list[tuple[str, str, str, str]], current: str) -> None:
        if list(self._kinds) != [kind for kind, *_ in offered]:
            for action in self._kinds.values():
                action.deleteLater()
            self._kinds = {
                kind: self._add(self._menu, label, "", partial(self._choose, kind), tip)
                for kind, label, tip, _ in offered
            }
        for kind, _, tip, lack in offered:
            self._kinds[kind].setCheckable(True)
            self._kinds[kind].setEnabled(not lack)
            self._kinds[kind].setToolTip(lack or tip)
        self._tick()

    def _tick(self) -> None:
        """The one that is shown."""
        for kind, action in self._kinds.items():
            action.setChecked(kind == self._look.backdrops.kind)

    def _next(self) -> None:
        kinds = [kind for kind, action in self._kinds.items() if action.isEnabled()]
        if len(kinds) > 1:  # with t-SNE nothing can lie there: what was chosen comes back after it
            now = self._look.backdrops.kind
            at = kinds.index(now) if now in kinds else -1
            self._choose(kinds[(at + 1) % len(kinds)])

    def _choose(self, kind: str) -> None:
        self._look.choose_backdrop(kind)
        self._look.greet()
