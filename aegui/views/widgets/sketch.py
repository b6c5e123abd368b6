"""A place to draw on: pen, rubber and holes, with undo; it starts bare or from a picture."""

from __future__ import annotations

from typing import ClassVar, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aegui.explore.drawing import SIDE, Template
from aegui.explore.records import Bytes
from aegui.views.accessibility import Role
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.picture import from_rows, to_rows

STEPS = 60  # strokes that can be taken back
BRUSH = 0.08  # of the side: MNIST's pens are about so wide

Mode = Literal["pen", "rubber", "hole"]


class Sheet(NamedTuple):
    """What was drawn, what was erased of it for a model to fill in, and on what."""

    picture: QImage
    holes: QImage
    dark: bool  # light ink is seen on it
    bare: bool  # nothing was drawn
    template: Template | None = None  # the picture that it began from

    @property
    def paper(self) -> QColor:
        return QColor("black" if self.dark else "white")

    @property
    def ink(self) -> QColor:
        return QColor("white" if self.dark else "black")


def bare(dark: bool, size: QSize) -> Sheet:
    """Nothing drawn yet."""
    return Sheet(_blank("black" if dark else "white", size), _no_holes(size), dark, True)


def _no_holes(size: QSize) -> QImage:
    return _blank("black", size, QImage.Format.Format_Grayscale8)


class Sketch(QWidget):
    """Signals: changed (while a stroke is drawn), finished (a stroke is done)."""

    spoken_role: ClassVar[Role] = Role.Canvas

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sheet to draw on"))
        self._theme = DARK
        self.mode: Mode = "pen"
        self.brush = BRUSH
        self._dark = True  # of the next bare sheet
        self._size = QSize(SIDE, SIDE)  # of the next bare sheet
        self._sheet = bare(self._dark, self._size)
        self._past: list[Sheet] = []
        self._future: list[Sheet] = []
        self._last: QPointF | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(100, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # What is on it

    def picture(self) -> Bytes:
        """(h, w, 3), what was drawn."""
        return to_rows(self._sheet.picture)

    def holes(self) -> NDArray[np.bool_]:
        """(h, w), what was erased for the model to fill in."""
        holes = self._sheet.holes
        grey = np.frombuffer(holes.constBits(), np.uint8).reshape(holes.height(), holes.bytesPerLine())
        return np.asarray(grey[:, : holes.width()] > 127)

    @property
    def template(self) -> Template | None:
        """The picture that the sheet began from; None where it was bare."""
        return self._sheet.template

    def set_size(self, width: int, height: int) -> None:
        """The proportions of the data set's images: of bare sheets, from this one on."""
        self._size = QSize(width, height)
        if self.is_bare() and self._sheet.picture.size() != self._size:
            self._sheet = bare(self._dark, self._size)
            self.update()

    def is_bare(self) -> bool:
        """Whether nothing is drawn."""
        return self._sheet.bare

    def set_paper(self, dark: bool) -> None:
        """White ink on black as in MNIST, or black ink on white: of bare sheets, from this one on."""
        self._dark = dark
        if self.is_bare():
            self._sheet = bare(dark, self._size)
            self.update()

    def set_sheet(self, rows: Bytes, dark: bool, template: Template | None = None) -> None:
        """Begin from a picture (h, w, 3), with light ink where it is dark; undo brings back what was."""
        self._keep()
        picture = from_rows(rows).convertToFormat(QImage.Format.Format_RGB32)
        self._sheet = Sheet(picture, _no_holes(picture.size()), dark, False, template)
        self._tell()

    def clear(self) -> None:
        """A bare sheet."""
        if not self.is_bare():
            self._keep()
            self._sheet = bare(self._dark, self._size)
            self._tell()

    def undo(self) -> None:
        """Take back the last stroke."""
        self._swap(self._past, self._future)

    def redo(self) -> None:
        """Bring it back."""
        self._swap(self._future, self._past)

    def _swap(self, source: list[Sheet], target: list[Sheet]) -> None:
        if source:
            target.append(self._sheet)
            self._sheet = source.pop()
            self._tell()

    def _keep(self) -> None:
        """Strokes are drawn on copies, so that this one can be brought back."""
        self._past = [*self._past, self._sheet][-STEPS:]
        self._future = []

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
        self.finished.emit()

    # Drawing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A dot, or the start of a stroke; the right button rubs out."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._keep()
            picture, holes, dark, _, template = self._sheet
            self._sheet = Sheet(picture.copy(), holes.copy(), dark, False, template)
            self._last = self._on_canvas(event.position())
            self._stroke(self._last, bool(event.buttons() & Qt.MouseButton.RightButton))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._stroke(
                self._on_canvas(event.position()), bool(event.buttons() & Qt.MouseButton.RightButton)
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._last = None
            self.finished.emit()

    def event(self, event: QEvent) -> bool:
        """Undo and redo are of strokes here, before the window's own."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            event.setAccepted(any(event.matches(key) for key in keys))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)

    def _stroke(self, to: QPointF, rub: bool) -> None:
        start = self._last or to
        self._last = to
        mode: Mode = "rubber" if rub else self.mode
        sheet = self._sheet
        if mode == "hole":
            self._line(sheet.holes, QColor("white"), start, to)
        else:
            self._line(sheet.picture, sheet.paper if mode == "rubber" else sheet.ink, start, to)
            self._line(sheet.holes, QColor("black"), start, to)  # what is drawn on is known
        self.update()
        self.changed.emit()

    def _line(self, image: QImage, colour: QColor, start: QPointF, end: QPointF) -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(colour, self.brush * SIDE, Qt.PenStyle.SolidLine, round_cap, round_join))
        painter.drawLine(start, end + QPointF(0.01, 0.0))  # a line of no length draws nothing
        painter.end()

    def _on_canvas(self, place: QPointF) -> QPointF:
        sheet = self._frame()
        return (place - sheet.topLeft()) * (self._sheet.picture.width() / max(sheet.width(), 1.0))

    def _frame(self) -> QRectF:
        """What is drawn on, with the proportions of the sheet, at the top of the widget."""
        size = QSizeF(self._sheet.picture.size())
        size.scale(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())

    # Qt

    def set_theme(self, theme: Theme) -> None:
        """The colour of holes and of the frame."""
        self._theme = theme
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No higher than wide: what lies below comes close."""
        self.setMaximumHeight(max(self.width(), self.minimumHeight()))

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, holes hatched over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = self._frame()
        painter.drawImage(frame, self._sheet.picture)
        if (holes := self._hatched()) is not None:
            painter.drawImage(frame, holes)
        painter.setPen(QPen(QColor(self._theme.accent if self.hasFocus() else self._theme.hairline), 1))
        painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))

    def _hatched(self) -> QImage | None:
        """The holes as a picture of their own; None where there are none."""
        mask = self.holes()
        if not mask.any():
            return None
        hatch = QImage(self._sheet.holes.size(), QImage.Format.Format_ARGB32_Premultiplied)
        hatch.fill(QColor(self._theme.panel))
        painter = QPainter(hatch)
        painter.fillRect(hatch.rect(), QBrush(QColor(self._theme.accent), Qt.BrushStyle.BDiagPattern))
        painter.end()
        hatch.setAlphaChannel(self._sheet.holes)
        return hatch


def _blank(colour: str, size: QSize, form: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    image = QImage(size, form)
    image.fill(QColor(colour))
    return image


if __name__ == "__main__":
    from aegui.views.sample import show

    show(Sketch)
