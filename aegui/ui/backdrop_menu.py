"""What lies under the codes, as a menu and a key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from aegui.explore.queries.backdrops import BACKDROPS
from aegui.explore.records import Backdrops
from aegui.ui.adding import Add
from aegui.views.seam import Explorer


class BackdropMenu(QObject):
    """Offers every backdrop that the model has; the others say what they need."""

    def __init__(self, explorer: Explorer, menu: QMenu, add: Add) -> None:
        super().__init__(menu)
        self._explorer, self._menu, self._add = explorer, menu, add
        menu.setToolTipsVisible(True)
        add(
            menu, self.tr("&Next backdrop"), "Shift+B", self._next,
            self.tr("Lay the next picture under the codes: none, decoded images, density and the others."),
        )  # fmt: skip
        menu.addSeparator()
        self._kinds: dict[str, QAction] = {}
        self._current = ""
        menu.aboutToShow.connect(self._tick)
        explorer.show(BACKDROPS, self._offer)

    def _offer(self, backdrops: Backdrops | None) -> None:
        if backdrops is None:
            return
        self._current = backdrops.current
        if list(self._kinds) != [one.kind for one in backdrops.choices]:
            for action in self._kinds.values():
                action.deleteLater()
            self._kinds = {
                one.kind: self._add(self._menu, one.label, "", partial(self._choose, one.kind), "")
                for one in backdrops.choices
            }
        for one in backdrops.choices:
            action = self._kinds[one.kind]
            action.setCheckable(True)
            action.setEnabled(not one.lack)
            action.setToolTip(one.lack or one.help)
        self._tick()

    def _tick(self) -> None:
        """The one that is shown."""
        for kind, action in self._kinds.items():
            action.setChecked(kind == self._current)

    def _next(self) -> None:
        kinds = [kind for kind, action in self._kinds.items() if action.isEnabled()]
        if len(kinds) > 1:  # with t-SNE nothing can lie there: what was chosen comes back after it
            at = kinds.index(self._current) if self._current in kinds else -1
            self._choose(kinds[(at + 1) % len(kinds)])

    def _choose(self, kind: str) -> None:
        self._explorer.update(backdrop=kind)
        self._tick()  # a click turns the mark round, also of the one that is shown
