"""Images above what the model makes of them, with the error of each; as many as one scrolls to."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from aegui.explore.records import Ranked
from aegui.views.accessibility import Role, Speaker
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.image_keys import is_enter, next_image
from aegui.views.widgets.picture import fitted, to_qimage
from aegui.views.widgets.plain_text import PlainLabel, plain_tip
from aegui.views.widgets.style import small_font

SIDE = 46  # px of an image, at least
SEAM, GAP, LABEL = 2, 8, 15  # px between the two of a pair, between two pairs, and of the number below


class Ranking(QWidget):
    """The grid, how many images there are and how large their error is. Signal: clicked (index)."""

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.grid = PairGrid()
        self.caption = ElidedLabel()
        self.caption.setProperty("role", "dim")
        self.caption.setFont(small_font())
        self._abouts = {
            "error": self.tr(
                "The mean squared error per pixel, of images without noise and of pixels from 0 to 1."
            ),
            "distance": self.tr(
                "How far a code is from its tenth nearest training code, in code units. “Odd ones” in Look "
                "inside has the ROC curves."
            ),
            "density": self.tr(
                "The local outlier factor: 1 where codes lie as dense about a code as about its neighbours, "
                "higher where they do not. “Odd ones” in Look inside has the ROC curves."
            ),
        }
        self.caption.setToolTip(self._abouts["error"])
        self.sentence = PlainLabel()
        self.sentence.setProperty("role", "empty")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack, 1)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.caption, 1)
        layout.addLayout(self.foot)
        self.grid.clicked.connect(self.clicked)
        self.set_sentence(self.tr("The scores are being worked out."))

    def set_ranked(self, ranked: Ranked) -> None:
        """These images, the worst first."""
        self.stack.setCurrentWidget(self.grid)
        self.grid.set_ranked(ranked)
        texts = {
            "error": (self.tr("{} images · mean error {}"), self.tr("{} image · error {}")),
            "distance": (self.tr("{} images · mean distance {}"), self.tr("{} image · distance {}")),
            "density": (
                self.tr("{} images · mean outlier factor {}"),
                self.tr("{} image · outlier factor {}"),
            ),
        }
        self.caption.setToolTip(self._abouts[ranked.by])
        text = texts[ranked.by][1 if ranked.count == 1 else 0]
        text = text.format(f"{ranked.count:,}", f"{ranked.mean:.4f}")
        if ranked.count > len(ranked.scores):
            worst, oddest = self.tr(" · the worst {} are shown"), self.tr(" · the oddest {} are shown")
            text += (worst if ranked.by == "error" else oddest).format(f"{len(ranked.scores):,}")
        self.caption.setText(text)

    def set_sentence(self, text: str) -> None:
        """Why there is nothing to see; what will be seen then begins with the worst."""
        self.grid.begin()
        self.sentence.setText(text)
        self.stack.setCurrentWidget(self.sentence)
        self.caption.setText("")

    def set_progress(self, share: float, what: str = "") -> None:
        """How far the errors are; the images before stay until they are done."""
        if 0 < share < 1:
            self.caption.setText(self.tr("{} of the scores worked out").format(f"{share:.0%}"))


class PairGrid(QAbstractScrollArea):
    """Draws only what is in sight. Signals: clicked and, with Shift, pinned (index of an image)."""

    spoken_role: ClassVar[Role] = Role.Canvas

    clicked = Signal(int)
    pinned = Signal(int)
    menu_asked = Signal(int, QPoint)  # index, place on the screen

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Ranked images"))
        self._ranked: Ranked | None = None
        self._dim, self._accent = QColor(DARK.dim), QColor(DARK.accent)
        self._current = -1  # the image that keys go from
        self._speaker = Speaker(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def set_ranked(self, ranked: Ranked) -> None:
        """The same images anew, where the user stays where they scrolled to; or others, the worst first."""
        if self._ranked is not None and self._ranked.count != ranked.count:
            self.begin()
        self._ranked = ranked
        self._fit()
        self.viewport().update()

    def begin(self) -> None:
        """Scroll to the worst."""
        self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """The colours of the numbers and of the frame about an image."""
        self._dim, self._accent = QColor(theme.dim), QColor(theme.accent)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Two rows of six."""
        return QSize(6 * (SIDE + GAP), 2 * (2 * SIDE + LABEL + GAP))

    def minimumSizeHint(self) -> QSize:
        """One image to be seen."""
        return QSize(160, 110)

    def columns(self) -> int:
        """How many images there are in a row."""
        return max(1, (self.viewport().width() + GAP) // (SIDE + GAP))

    def place_of(self, index: int) -> QRectF:
        """Where an image and its reconstruction are drawn, in the viewport."""
        columns = self.columns()
        side = self._side()
        row, column = divmod(index, columns)
        top = row * self._step() - self.verticalScrollBar().value()
        return QRectF(column * (side + GAP), top, side, 2 * side + SEAM)

    def image_at(self, place: QPointF) -> int:
        """The image under the mouse, or −1."""
        count = 0 if self._ranked is None else len(self._ranked.scores)
        row = int((place.y() + self.verticalScrollBar().value()) // self._step())
        index = row * self.columns() + int(place.x() // (self._side() + GAP))
        inside = 0 <= index < count and self.place_of(index).contains(place)
        return index if inside else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another number in a row."""
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Either of a pair stands for the image."""
        index = self.image_at(event.position())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.pinned if shift else self.clicked).emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with an image: the one under the mouse, or that the keyboard is on."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self._current if by_key else self.image_at(QPointF(event.pos()))
        if index >= 0:
            middle = self.viewport().mapToGlobal(self.place_of(index).center().toPoint())
            self.menu_asked.emit(index, middle if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from image to image, Enter does what a click does."""
        count = 0 if self._ranked is None else len(self._ranked.scores)
        index = next_image(event.key(), self._current, count, self.columns())
        if index is not None:
            self._current = index
            self._say_current()
        elif is_enter(event.key()) and 0 <= self._current < count:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.pinned if shift else self.clicked).emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame tells which image keys go from."""
        super().focusInEvent(event)
        self._current = max(self._current, 0)
        self._say_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _say_current(self) -> None:
        """Bring it into sight, and tell what it is."""
        count = 0 if self._ranked is None else len(self._ranked.scores)
        if not 0 <= self._current < count:
            return
        place, bar = self.place_of(self._current), self.verticalScrollBar()
        if place.top() < 0:
            bar.setValue(bar.value() + round(place.top()))
        elif place.bottom() + LABEL > self.viewport().height():
            bar.setValue(bar.value() + round(place.bottom() + LABEL) - self.viewport().height())
        words = self.tr("Image {} of {}").format(self._current + 1, count)
        self.setAccessibleDescription(", ".join([words, *self.words(self._current).split("\n")]))
        self._speaker.say(self.accessibleDescription())
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """What an image is, under the mouse."""
        if isinstance(event, QHelpEvent):
            index = self.image_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(self.words(index)), self.viewport())
            return True
        return super().viewportEvent(event)

    def words(self, index: int) -> str:
        """Class, name and error of an image."""
        ranked = self._ranked
        if ranked is None or index < 0:
            return self.tr(
                "A click moves the cursor onto the code of that image, Shift-click adds it to the path."
            )
        label = self.tr("class {}").format(ranked.labels[index]) if ranked.labels[index] else ""
        score = {
            "error": self.tr("error {}"),
            "distance": self.tr("distance {} to training codes"),
            "density": self.tr("outlier factor {}"),
        }[ranked.by].format(f"{ranked.scores[index]:.4f}")
        return "\n".join(part for part in (label, ranked.names[index], score) if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in sight."""
        ranked = self._ranked
        if ranked is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(small_font())
        painter.setPen(self._dim)
        side, step, top = self._side(), self._step(), self.verticalScrollBar().value()
        first = int(top // step) * self.columns()
        last = (int((top + self.viewport().height()) // step) + 1) * self.columns()
        for index in range(first, min(last, len(ranked.scores))):
            place = self.place_of(index)
            upper = QRectF(place.left(), place.top(), side, side)
            original, made = to_qimage(ranked.originals[index]), to_qimage(ranked.reconstructed[index])
            painter.drawImage(fitted(upper, original), original)
            painter.drawImage(fitted(upper.translated(0, side + SEAM), made), made)
            label = QRectF(place.left(), place.bottom(), side, LABEL)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, f"{ranked.scores[index]:.3f}")
            if index == self._current and self.hasFocus():
                painter.save()
                painter.setPen(QPen(self._accent, 2))
                painter.drawRect(place.adjusted(1, 1, -1, -1))
                painter.restore()
        painter.end()

    def _side(self) -> float:
        columns = self.columns()
        return (self.viewport().width() - (columns - 1) * GAP) / columns

    def _step(self) -> float:
        """From one row to the next."""
        return 2 * self._side() + SEAM + LABEL + GAP

    def _fit(self) -> None:
        count = 0 if self._ranked is None else len(self._ranked.scores)
        rows = -(-count // self.columns())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(rows * self._step() - GAP) - height))
        bar.setPageStep(height)
        bar.setSingleStep(round(self._step() / 3))
