"""Dialogs that are as large as what is in them needs, in whatever letters, and no larger than the screen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from aegui.views.widgets.style import em
from aegui.window import focus
from aegui.window.screen_geometry import room_for

Place = tuple[QByteArray, int]  # `saveGeometry`, and an em then
LEAST = 26  # em: narrower, a sentence takes too many lines


class FittedDialog(QDialog):
    """A dialog that begins at a size in em, and grows where words in it come to need more lines.

    Qt by itself lets one be so low that wrapped lines are cut, and has Tab go to what was made last at last:
    one whose fields are made anew while it stands there goes `in_rows`.
    """

    in_rows: ClassVar[bool] = False

    def __init__(self, wide: float, high: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: QSize | None = QSize(em(wide), em(high))
        self._written = em(1)  # px, the letters that it was fitted to

    def standing(self) -> Place:
        """Where it stands and how large it is, for another one in its place."""
        return self.saveGeometry(), self._written

    def stand(self, place: Place) -> None:
        """Show it there; the keyboard stays where it is."""
        self._first = None
        geometry, self._written = place
        self.restoreGeometry(geometry)
        self.fit()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()

    def fit(self) -> None:
        """Be as much larger or smaller as the letters are by now."""
        before, self._written = self._written, em(1)
        if before != self._written:
            self.setMinimumSize(0, 0)
            self.resize((self.size() * self._written / before).boundedTo(room_for(self).size()))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and self.isVisible():
            self._grow()
        return done

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab and Shift+Tab."""
        return focus.step(self, next, True) if self.in_rows else super().focusNextPrevChild(next)

    def showEvent(self, event: QShowEvent) -> None:
        """The style has been given to what is in it by now, which widens the words."""
        if self._first is not None:
            self.resize(self._first.boundedTo(room_for(self).size()))
            self._first = None
        self._grow()
        super().showEvent(event)

    def widen(self, lacking: int) -> None:
        """Give what is in it so many px more, as far as the screen goes."""
        if self.isVisible() and lacking > 0:
            self.resize(min(self.width() + lacking, room_for(self).width()), self.height())

    def _grow(self) -> None:
        layout = self.layout()
        assert layout is not None
        least = layout.totalMinimumSize().expandedTo(QSize(em(LEAST), 0))
        if layout.hasHeightForWidth():
            wide = max(self.width(), least.width())
            least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(wide)))
        self.setMinimumSize(least.boundedTo(room_for(self).size()))
