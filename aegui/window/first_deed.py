"""torch is imported at the first deed that may need it: who only drags through the first codes does without.

Until then the program holds half of the memory, and no drag waits for an import. It begins before the deed is
done, where that can be foreseen: when the mouse comes to the bar on top or to the recipe.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from aegui.app.session import Session
from aegui.explore.records import COLD
from aegui.views.panel import Panel, View

MOVING = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
}  # fmt: skip
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
ALWAYS = (QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.DragEnter)


class FirstDeed(QObject):
    """Watches a window until something is done in it beside moving the cursor and the view of its plane.

    What is in some places needs torch: the mouse comes there to do something.
    """

    def __init__(self, session: Session, view: View, places: Sequence[QWidget]) -> None:
        super().__init__(view)
        plane = view.focusProxy() or view
        self._session, self._plane, self._places = session, plane, places
        self._drawn = self._asked = False
        self._window: QWindow | None = plane.window().windowHandle()
        # The window of the system alone: every event of every widget would cost each of them.
        if self._window is not None:
            self._window.installEventFilter(self)
        session.run_changed.connect(self.do)  # another run
        session.progress_changed.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
            app.focusWindowChanged.connect(self._on_window)

    def begin(self, panels: Iterable[Panel]) -> None:
        """The plots are drawn: import torch, where these panels need it or something was done by now."""
        self._drawn = True
        seen = (panel for panel in panels if not panel.visibleRegion().isEmpty())
        heard = QAccessible.isActive()  # a reader of the screen presses buttons without a mouse or a key
        if self._asked or "torch" in sys.modules or heard or not all(panel.early for panel in seen):
            self.do()
        else:
            self.look()

    def look(self, *_: object) -> None:
        """Whether something else than numpy must decode by now, or torch comes anyway."""
        model = self._session.explorer.state.model
        if not self._drawn:
            return
        if model is None or not model.is_early or self._session.phase not in COLD[:1]:
            self.do()

    def do(self, *_: object) -> None:
        """It is done."""
        self._asked = True
        if not self._drawn:
            return
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._session.start()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mouse, keys and what is dropped come to the window first."""
        if self._asks(event):
            self.do()
        return False

    def _asks(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return kind == QEvent.Type.KeyPress and event.key() not in MOVING
        if not isinstance(event, QMouseEvent):
            return kind in ALWAYS
        if kind in PRESSES:
            plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
            return not (plain and self._is_in([self._plane], event))
        return kind == QEvent.Type.MouseMove and not event.buttons() and self._is_in(self._places, event)

    def _is_in(self, places: Sequence[QWidget], event: QMouseEvent) -> bool:
        under = self._plane.window().childAt(event.position().toPoint())
        return under is not None and any(place is under or place.isAncestorOf(under) for place in places)

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._plane and now.window() is self._plane.window():
            self.do()

    def _on_window(self, now: QWindow | None) -> None:
        """A dialog, or a panel that floats."""
        if now is not None and now is not self._window:
            self.do()
