"""Images in rows, as large as the place allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent

from aegui.explore.page import Pictures
from aegui.views.plots.block import BlockWidget, wide
from aegui.views.widgets.picture import fitted, to_qimage

SEAM, APART = 3, 9  # px between two images, and between two that are shown as squares
NAME, BESIDE = 17, 8  # px of a line of words; px between the name of a row and its images
LEAST, MOST = 22, 150  # px of an image's side, where the page chooses how many stand in a row
COARSE = 12  # pixels; smaller pictures are shown as the squares they are


class PicturesBlock(BlockWidget):
    """Draws `Pictures`."""

    def __init__(self) -> None:
        super().__init__()
        self._block: Pictures | None = None
        self._images: list[QImage] = []

    def set_block(self, block: Pictures) -> None:
        """These images."""
        self._block = block
        self._images = [to_qimage(image) for image in block.images]
        self.update()

    def arrangement(self) -> tuple[int, int, float]:
        """Columns, rows and the side of an image; rows that do not fit are left out."""
        block = self._block
        if block is None or not self._images:
            return 1, 0, 0.0
        count = len(self._images)
        if block.columns:
            return block.columns, -(-count // block.columns), self._side(block.columns, count)
        fitting = [(self._side(columns, count), columns) for columns in range(1, count + 1)]
        side, columns = max(fitting)
        if side < LEAST:
            columns = max(1, int((self.width() + self._seam()) // (LEAST + self._seam())))
            fit = int((self.height() - self._top() + self._seam()) // (LEAST + self._seam()))
            return columns, max(1, min(fit, -(-count // columns))), float(LEAST)
        return columns, -(-count // columns), side

    def _coarse(self) -> bool:
        return self._block is not None and max(self._block.images.shape[2:]) < COARSE

    def _seam(self) -> int:
        """Squares beside squares would be one chequerboard."""
        return APART if self._coarse() else SEAM

    def _top(self) -> float:
        """Where the first row begins."""
        block = self._block
        assert block is not None
        return (20.0 if block.title else 0.0) + (NAME if block.tops else 0.0)

    def _left(self) -> float:
        """Where the first column begins: beside the names of the rows."""
        names = self._block.rows if self._block is not None else ()
        return float(max((wide(self.fontMetrics(), name) for name in names), default=-BESIDE) + BESIDE)

    def _side(self, columns: int, count: int) -> float:
        rows = -(-count // columns)
        across = (self.width() - self._left() + self._seam()) / columns - self._seam()
        down = (self.height() - self._top() + self._seam()) / rows - self._seam()
        return max(4.0, min(across, down, MOST))

    def place(self, index: int) -> QRectF:
        """Where an image is drawn."""
        columns, _, side = self.arrangement()
        row, column = divmod(index, columns)
        step = side + self._seam()
        return QRectF(self._left() + column * step, self._top() + row * step, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._block is None:
            return
        painter = self.painter()
        top = self.draw_title(painter, self._block.title)
        columns, rows, _ = self.arrangement()
        self._draw_names(painter, top, columns, rows)
        coarse = self._coarse()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not coarse)
        painter.setPen(QColor(self.theme.dim))
        for index, image in enumerate(self._images[: columns * rows]):
            place = fitted(self.place(index), image)
            painter.drawImage(place, image)
            if coarse:  # black on a dark panel, white on a light one would have no edge
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))

    def _draw_names(self, painter: QPainter, top: float, columns: int, rows: int) -> None:
        block = self._block
        assert block is not None
        for column, text in enumerate(block.tops[:columns]):
            place = self.place(column)
            middle = QRectF(place.x(), top, place.width(), NAME)
            self.write(painter, middle, text, Qt.AlignmentFlag.AlignHCenter)
        for row, text in enumerate(block.rows[:rows]):
            place = self.place(row * columns)
            beside = QRectF(0, place.y(), self._left(), place.height())
            self.write(painter, beside, text, Qt.AlignmentFlag.AlignVCenter)
