"""Words that end in … where there is no room for all of them, and are told whole by the tooltip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from aegui.views.widgets.plain_text import plain_tip

FEWEST = 4  # letters that are seen at least

if TYPE_CHECKING:
    Base = QWidget
else:
    Base = object  # Qt's classes can't be inherited twice


class Elided(Base):
    """Mixed into a widget that cuts its words: whatever tooltip it is given, the words stand before it
    while they are cut, and nothing of it is taken for rich text. The widget calls `say_whole` when it
    paints."""

    _hint = ""

    def words(self) -> str:
        """All of the words."""
        raise NotImplementedError

    def room(self) -> int:
        """Pixels that there are for them."""
        raise NotImplementedError

    def elide_mode(self) -> Qt.TextElideMode:
        """Which end of the words is left out."""
        return Qt.TextElideMode.ElideRight

    def elided(self) -> str:
        """What is seen of the words."""
        return self.fontMetrics().elidedText(self.words(), self.elide_mode(), self.room())

    def say_whole(self) -> None:
        """Keep the tooltip right."""
        words = self.words()
        tip = plain_tip("\n".join(filter(None, [words if self.elided() != words else "", self._hint])))
        if tip != self.toolTip():
            super().setToolTip(tip)

    def setToolTip(self, text: str) -> None:
        """What is to be said beside the words; screen readers have those already."""
        if self.accessibleDescription() == self._hint:
            self.setAccessibleDescription(text)
        self._hint = text
        self.say_whole()


class ElidedLabel(Elided, QLabel):
    """A line of text that ends in … where there is no room.

    Wider than `widest` it never wants to be, narrower than `least` it never is, unless its words are: px.
    """

    def __init__(
        self, text: str = "", widest: int = 0, least: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._widest, self._least = widest, least
        self.explained: tuple[str, ...] = ()  # what its underlined words mean
        self._words: list[tuple[int, int]] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def words(self) -> str:
        return self.text()

    def room(self) -> int:
        return self.contentsRect().width()

    def set_words(self, words: Sequence[tuple[int, int]]) -> None:
        """Underline some letters with dots, from one to another, while the text is seen whole."""
        self._words = list(words)
        self.update()

    def setText(self, text: str) -> None:
        """What was underlined is gone."""
        if text != self.text():
            self._words, self.explained = [], ()
        super().setText(text)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        wide = hint.width() + 1
        return QSize(min(wide, self._widest) if self._widest else wide, hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        few = self.fontMetrics().horizontalAdvance("m" * FEWEST)
        return QSize(min(hint.width() + 1, max(few, self._least)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.say_whole()
        text = self.elided()
        if text == self.text():
            super().paintEvent(event)
            self._underline()
            return
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.contentsRect(), int(self.alignment()), text)

    def _underline(self) -> None:
        if not self._words:
            return
        metrics, text, place = self.fontMetrics(), self.text(), self.contentsRect()
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().windowText().color(), 1, Qt.PenStyle.DotLine))
        baseline = place.center().y() + (metrics.ascent() - metrics.descent()) / 2
        deep = metrics.tightBoundingRect(text).bottom()  # Chinese stands below the line
        below = min(baseline + max(deep, 0) + 2.5, self.height() - 0.5)
        for start, end in self._words:
            left = place.left() + metrics.horizontalAdvance(text[:start])
            right = place.left() + metrics.horizontalAdvance(text[:end])
            painter.drawLine(QLineF(left, below, right, below))


class ElidedButton(Elided, QToolButton):
    """A quiet button with words, perhaps beside an icon; Qt cuts them."""

    def words(self) -> str:
        return self.text()

    def room(self) -> int:
        taken = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        return self.width() - taken

    def minimumSizeHint(self) -> QSize:
        hint = super().sizeHint()
        metrics, words = self.fontMetrics(), self.text()
        spare = metrics.horizontalAdvance(words) - metrics.horizontalAdvance(f"{words[:FEWEST]}…")
        return QSize(hint.width() - max(0, spare), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.say_whole()
        super().paintEvent(event)
