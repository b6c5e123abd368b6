"""The small card that floats by the code under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aegui.core.shown import Hovered
from aegui.views.picture import Picture
from aegui.views.style import small_font

AWAY = 14  # px from the code


class HoverCard(QFrame):
    """The image, its class and its identity."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._room = parent
        self._picture = Picture(56)
        self._picture.setFixedSize(56, 56)
        self._label, self._identity, self._note = QLabel(), QLabel(), QLabel()
        self._label.setProperty("role", "value")
        for label in (self._identity, self._note):
            label.setProperty("role", "dim")
            label.setFont(small_font())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for label in (self._label, self._identity, self._note):
            words.addWidget(label)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._picture)
        layout.addLayout(words)
        self.hide()

    def show_at(self, hovered: Hovered, place: QPointF) -> None:
        """The image and its names, beside `place` of the parent."""
        self._picture.set_image(hovered.image)
        self._label.setVisible(hovered.label is not None)
        self._label.setText(self.tr("class {}").format(hovered.label))
        self._identity.setText(hovered.identity)
        self._note.setVisible(not hovered.original)
        self._note.setText(self.tr("decoded from its code"))
        self.show()  # before it is measured: the style widens the words when they are first shown
        self.adjustSize()
        self.place(place)
        self.raise_()

    def place(self, place: QPointF) -> None:
        """Beside the code, on the side where there is room."""
        room = self._room.size()
        x, y = int(place.x()) + AWAY, int(place.y()) - self.height() // 2
        if x + self.width() > room.width():
            x = int(place.x()) - AWAY - self.width()
        self.move(QPoint(max(x, 2), min(max(y, 2), room.height() - self.height() - 2)))
