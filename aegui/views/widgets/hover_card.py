"""The small card that floats by the code under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aegui.explore.records import Bytes, Hovered
from aegui.text import shortened
from aegui.views.widgets.picture import Picture
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import small_font

AWAY = 14  # px from the code
MOST, SMALL = 5, 30  # draws; px
MOST_LINES, WIDEST = 8, 40  # of a table; characters


class HoverCard(QFrame):
    """The image, its class and its identity."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._room = parent
        self._picture = Picture(56)
        self._picture.setFixedSize(56, 56)
        self._label, self._identity, self._note = PlainLabel(), PlainLabel(), PlainLabel()
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
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._picture)
        top.addLayout(words)
        self._draws = QWidget()
        self._row = QGridLayout(self._draws)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3)
        might = PlainLabel(self.tr("draws from its posterior"))
        might.setProperty("role", "dim")
        might.setFont(small_font())
        self._row.addWidget(might, 0, 0, 1, MOST)
        self.draws = [Picture(SMALL) for _ in range(MOST)]
        for column, picture in enumerate(self.draws):
            picture.setFixedSize(SMALL, SMALL)
            self._row.addWidget(picture, 1, column)
        self._row.setColumnStretch(MOST, 1)
        self._draws.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        self._said = PlainLabel()
        self._said.setProperty("role", "dim")
        self._said.setFont(small_font())
        layout.addWidget(self._said)
        layout.addWidget(self._draws)
        self._at = QPointF()
        self.hide()

    def show_at(self, hovered: Hovered, place: QPointF) -> None:
        """The image and its names, beside `place` of the parent."""
        self._picture.set_image(hovered.image)
        self._picture.setVisible(hovered.image is not None)
        self._label.setVisible(hovered.label is not None)
        self._label.setText(self.tr("class {}").format(hovered.label))
        self._identity.setText(hovered.identity)
        self._said.setVisible(bool(hovered.row))
        self._said.setText(_lines(hovered.row))
        values = self.tr("values {}").format(hovered.values) if hovered.values else _lines(hovered.channels)
        decoded = "" if hovered.original else self.tr("decoded from its code")
        self._note.setText("\n".join(filter(None, [values, decoded])))
        self._note.setVisible(bool(self._note.text()))
        self.show()  # before it is measured: the style widens the words when they are first shown
        self.adjustSize()
        self.place(place)
        self.raise_()

    def set_draws(self, images: Bytes | None) -> None:
        """Images (N, C, H, W) that the model would as soon have taken this one for; none hides them."""
        shown = 0 if images is None else min(len(images), MOST)
        for number, picture in enumerate(self.draws):
            picture.setVisible(number < shown)
            picture.set_image(images[number] if images is not None and number < shown else None)
        if self._draws.isVisibleTo(self) != bool(shown):
            self._draws.setVisible(bool(shown))
            self.adjustSize()
            self.place(self._at)

    def place(self, place: QPointF) -> None:
        """Beside the code, on the side where there is room."""
        self._at = place
        room = self._room.size()
        x, y = int(place.x()) + AWAY, int(place.y()) - self.height() // 2
        if x + self.width() > room.width():
            x = int(place.x()) - AWAY - self.width()
        self.move(QPoint(max(x, 2), min(max(y, 2), room.height() - self.height() - 2)))


def _lines(row: tuple[tuple[str, str], ...]) -> str:
    """What a table says, a line a column; of many the first."""
    lines = [f"{shortened(name, WIDEST // 2)}: {shortened(text, WIDEST)}" for name, text in row[:MOST_LINES]]
    return "\n".join([*lines, "…"] if len(row) > MOST_LINES else lines)
