"""A place to draw on: pen, rubber and holes, with undo; it starts bare or from a picture."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aegui.core.shown import Bytes
from aegui.views.picture import from_rows
from aegui.views.theme import DARK, Theme

SIDE = 280  # px of the canvas, whatever the size on screen
STEPS = 60  # strokes that can be taken back
BRUSH = 0.08  # of the side: MNIST's pens are about so wide

Mode = Literal["pen", "rubber", "hole"]


class Sketch(QWidget):
    """Signals: changed (while a stroke is drawn), finished (a stroke is done)."""

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = DARK
        self.mode: Mode = "pen"
        self.brush = BRUSH
        self._ink, self._paper = QColor("white"), QColor("black")
        self._picture, self._holes = _blank(self._paper), _blank(QColor("black"))
        self._past: list[tuple[QImage, QImage]] = []
        self._future: list[tuple[QImage, QImage]] = []
        self._last: QPointF | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What is on it

    def picture(self) -> Bytes:
        """(280, 280, 3), what was drawn."""
        return _rows(self._picture)

    def holes(self) -> NDArray[np.bool_]:
        """(280, 280), what was erased for the model to fill in."""
        return np.asarray(_rows(self._holes)[..., 0] > 127)

    def is_bare(self) -> bool:
        """Whether there is nothing to take back."""
        return not self._past

    def set_paper(self, dark: bool) -> None:
        """White ink on black as in MNIST, or black ink on white; a bare sheet changes at once."""
        paper = QColor("black" if dark else "white")
        if paper != self._paper:
            self._paper, self._ink = paper, QColor("white" if dark else "black")
            if self.is_bare():
                self._picture = _blank(paper)
                self.update()

    def set_image(self, image: Bytes) -> None:
        """Begin from an image (C, H, W); what was there can be brought back by undo."""
        rows = image[0] if image.shape[0] == 1 else np.ascontiguousarray(image.transpose(1, 2, 0))
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = from_rows(rows).scaled(SIDE, SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        self._keep()
        self._picture = scaled.convertToFormat(QImage.Format.Format_RGB32)
        self._holes.fill(Qt.GlobalColor.black)
        self._tell()

    def clear(self) -> None:
        """A bare sheet."""
        if self.is_bare():
            return
        self._keep()
        self._picture, self._holes = _blank(self._paper), _blank(QColor("black"))
        self._tell()

    def undo(self) -> None:
        """Take back the last stroke."""
        self._swap(self._past, self._future)

    def redo(self) -> None:
        """Bring it back."""
        self._swap(self._future, self._past)

    def _swap(self, source: list[tuple[QImage, QImage]], target: list[tuple[QImage, QImage]]) -> None:
        if source:
            target.append((self._picture, self._holes))
            self._picture, self._holes = source.pop()
            self._tell()

    def _keep(self) -> None:
        self._past = [*self._past, (self._picture.copy(), self._holes.copy())][-STEPS:]
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

    def keyPressEvent(self, event: object) -> None:
        """Undo and redo of strokes, before the window's own."""
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo):  # type: ignore[attr-defined]
            self.undo()
        elif event.matches(standard.Redo):  # type: ignore[attr-defined]
            self.redo()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def _stroke(self, to: QPointF, rub: bool) -> None:
        start = self._last or to
        self._last = to
        mode: Mode = "rubber" if rub else self.mode
        if mode == "hole":
            self._line(self._holes, QColor("white"), start, to)
        else:
            self._line(self._picture, self._paper if mode == "rubber" else self._ink, start, to)
            self._line(self._holes, QColor("black"), start, to)  # what is drawn on is known
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
        sheet = self._sheet()
        return (place - sheet.topLeft()) * (SIDE / max(sheet.width(), 1.0))

    def _sheet(self) -> QRectF:
        """The square that is drawn on, in the middle of the widget."""
        side = float(min(self.width(), self.height()))
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    # Qt

    def set_theme(self, theme: Theme) -> None:
        """The colour of holes and of the frame."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, holes hatched over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self._sheet()
        painter.drawImage(sheet, self._picture)
        if (holes := self._hatched()) is not None:
            painter.drawImage(sheet, holes)
        painter.setPen(QPen(QColor(self._theme.hairline), 1))
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))

    def _hatched(self) -> QImage | None:
        """The holes as a picture of their own; None where there are none."""
        mask = self.holes()
        if not mask.any():
            return None
        hatch = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
        hatch.fill(QColor(self._theme.panel))
        painter = QPainter(hatch)
        painter.fillRect(hatch.rect(), QBrush(QColor(self._theme.accent), Qt.BrushStyle.BDiagPattern))
        painter.end()
        hatch.setAlphaChannel(self._holes.convertToFormat(QImage.Format.Format_Grayscale8))
        return hatch


def _blank(colour: QColor) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def _rows(image: QImage) -> Bytes:
    """(H, W, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


if __name__ == "__main__":
    from aegui.views.sample import show

    show(Sketch)
