"""The same images before the noise, after it and reconstructed."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from aegui.core.shown import Bytes, NoiseChoice, Preview
from aegui.views.controls import Choice, FloatSlider, NumberField
from aegui.views.icons import icon
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.picture import to_qimage
from aegui.views.style import small_font
from aegui.views.theme import DARK, Theme

LABEL = 18  # px above each row
GAP = 8  # px between two banks of rows
SEAM = 3  # px between two images, at least
MOST = 16  # images


class ImagesView(View):
    """Signals: noise_changed, redraw_noise, image_clicked. Setters: set_preview, set_noises."""

    name: ClassVar[str] = "images"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("ImagesView", "Original · Noisy · Reconstructed")
    order: ClassVar[int] = 40
    area: ClassVar[Area] = "right-bottom"
    shortcut: ClassVar[str] = "Ctrl+4"

    noise_changed = Signal(str, float)
    redraw_noise = Signal()
    image_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noises: dict[str, NoiseChoice] = {}
        self.mosaic = Mosaic()
        self.mosaic.setToolTip(self.tr("A click moves the cursor onto the code of that image."))
        self.kind = Choice()
        self.kind.setToolTip(self.tr("How these images are corrupted before the model sees them."))
        self.level_name = QLabel()
        self.level_name.setProperty("role", "dim")
        self.level = FloatSlider()
        self.level.setMinimumWidth(50)
        self.level.setToolTip(self.tr("How strongly they are corrupted; the training keeps its own level."))
        self.number = NumberField()
        self.number.setFixedWidth(56)
        self.number.setSingleStep(0.05)
        self.number.setToolTip(self.tr("The level of the noise as a number."))
        self.again = QToolButton()
        self.again.setToolTip(self.tr("Draws new random noise of the same kind and level."))
        label = QLabel(self.tr("Noise"))
        label.setProperty("role", "dim")
        self.noise = QWidget()
        row = QHBoxLayout(self.noise)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (label, self.kind, self.level_name, self.level, self.number, self.again):
            row.addWidget(widget, 1 if widget is self.level else 0)
        self.body.addWidget(self.mosaic, 1)
        self.body.addWidget(self.noise)
        self._row = (label, self.kind, self.level_name, self.level, self.number, self.again)
        self.mosaic.clicked.connect(self.image_clicked)
        self.kind.chosen.connect(self._on_kind)
        self.level.moved.connect(self._on_level)
        self.number.typed.connect(self._on_level)
        self.again.clicked.connect(self.redraw_noise)
        self.set_noises((), "", 0.0)
        self.set_preview(None)
        self.set_theme(self.theme)

    def sizeHint(self) -> QSize:
        """Three rows of six."""
        return QSize(420, 330)

    def bind(self, session: Any) -> None:
        """The session's preview; the noise chosen here goes to it."""
        session.beginning.connect(self.set_beginning)
        session.preview_changed.connect(self.set_preview)
        session.noises_changed.connect(lambda given: self.set_noises(*given))
        self.noise_changed.connect(session.grid.choose_noise)
        self.redraw_noise.connect(session.grid.redraw_noise)
        self.image_clicked.connect(session.go_to_image)

    def set_preview(self, preview: Preview | None) -> None:
        """The rows there are; where the originals are missing the caption says why.

        Without them there is nothing to corrupt.
        """
        self.noise.setVisible(preview is not None and preview.originals is not None)
        if preview is None:
            self.set_empty(
                self.tr("Held-out images, with noise and as the model restores them. Train or open a run.")
            )
            return
        self.set_empty("")
        self.set_state(preview.caption)
        rows = []
        if preview.originals is not None:
            rows.append((self.tr("original"), preview.originals))
        if preview.noisy is not None:
            seen = self.tr("grey") if preview.grey else self.tr("noisy")
            rows.append((self._with_psnr(seen, preview.psnr_noisy), preview.noisy))
        restored = self._with_psnr(self.tr("reconstructed"), preview.psnr_reconstructed)
        rows.append((restored, preview.reconstructed))
        self.mosaic.set_rows(rows)

    def set_noises(self, noises: tuple[NoiseChoice, ...], kind: str, level: float) -> None:
        """The kinds of noise, the one in use and its level."""
        self._noises = {noise.kind: noise for noise in noises}
        self.kind.set_choices([(noise.kind, noise.label, noise.help) for noise in noises], kind)
        for widget in self._row:
            widget.setVisible(bool(noises))
        self._show_noise(kind, level)

    def set_theme(self, theme: Theme) -> None:
        """Labels dim, images as they are."""
        super().set_theme(theme)
        self.mosaic.set_theme(theme)
        self.again.setIcon(icon("refresh", theme.dim))

    def _with_psnr(self, name: str, psnr: float | None) -> str:
        return name if psnr is None else self.tr("{} · {} dB").format(name, f"{psnr:.1f}")

    def _show_noise(self, kind: str, level: float) -> None:
        noise = self._noises.get(kind)
        levelled = noise is not None and bool(noise.level_name)
        for widget in (self.level_name, self.level, self.number):
            widget.setEnabled(levelled)
            widget.setVisible(levelled)
        self.again.setVisible(levelled)
        if noise is not None and levelled:
            self.level_name.setText(noise.level_name)
            self.level.set_bounds(noise.low, noise.high)
            self.number.setRange(noise.low, noise.high)
            if not (self.level.isSliderDown() or self.number.hasFocus()):
                self.level.set_number(level)
                self.number.set_number(level)

    def _on_kind(self, kind: str) -> None:
        noise = self._noises[kind]
        level = min(max(self.number.value(), noise.low), noise.high) or (noise.low + noise.high) / 4
        self._show_noise(kind, level)
        self.level.set_number(level)
        self.number.set_number(level)
        self.noise_changed.emit(kind, level if noise.level_name else 0.0)

    def _on_level(self, level: float) -> None:
        self.level.set_number(level) if self.sender() is self.number else self.number.set_number(level)
        self.noise_changed.emit(str(self.kind.currentData()), float(level))


class Mosaic(QWidget):
    """Named rows of images, as large as the place allows. Signal: clicked (index of an image)."""

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._strips: list[QImage] = []
        self._count = 0
        self._dim, self._line = QColor(DARK.dim), QColor(DARK.hairline)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_rows(self, rows: list[tuple[str, Bytes]]) -> None:
        """(name, images (N, C, H, W)) each."""
        self._names = [name for name, _ in rows]
        self._count = min(len(rows[0][1]), MOST)
        self._strips = [_strip(images[: self._count]) for _, images in rows]
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """The colour of the names."""
        self._dim, self._line = QColor(theme.dim), QColor(theme.hairline)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Still to be told apart."""
        return QSize(160, 110)

    def layout_now(self) -> tuple[int, int, float]:
        """Banks, images in a row and the side of one: what covers most of the place."""
        rows, width, height = max(len(self._strips), 1), self.width(), self.height()
        best = (0.0, 1, 1, 8.0)
        for banks in range(1, 5):
            for across in range(min(4, self._count), self._count // banks + 1):
                room = (height - (banks - 1) * GAP) / banks / rows - LABEL
                side = min((width + SEAM) / across - SEAM, room)
                if side >= 8:
                    best = max(best, (banks * across * rows * side * side, banks, across, side))
        return best[1], best[2], best[3]

    def place_of(self, row: int, image: int) -> QRectF:
        """Where an image of a row is drawn."""
        banks, across, side = self.layout_now()
        bank, column = divmod(image, across)
        down = (bank * len(self._strips) + row) * (side + LABEL) + bank * GAP + LABEL
        across_by = (self.width() - side) / max(across - 1, 1)  # what is left over parts the images
        return QRectF(column * across_by, down, side, side) if bank < banks else QRectF()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Any row of an image stands for it."""
        for image in range(self._count):
            if any(self.place_of(row, image).contains(event.position()) for row in range(len(self._strips))):
                self.clicked.emit(image)
                return

    def paintEvent(self, event: object) -> None:
        """Every image is cut from the strip of its row."""
        if not self._strips:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(small_font())
        banks, across, _ = self.layout_now()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        for row, strip in enumerate(self._strips):
            for bank in range(banks):
                top = self.place_of(row, bank * across).top()
                label = QRectF(0, top - LABEL, self.width(), LABEL - 3)
                painter.setPen(self._dim)
                painter.drawText(label, left, self._names[row])
            part = strip.width() / self._count
            for image in range(banks * across):
                source = QRectF(image * part, 0, part, strip.height())
                painter.drawImage(self.place_of(row, image), strip, source)
        painter.end()


def _strip(images: Bytes) -> QImage:
    """(N, C, H, W) side by side."""
    return to_qimage(np.concatenate(list(images), axis=2))


def demo() -> ImagesView:
    """The view with real digits, noise, and their reconstruction from twelve components."""
    from aegui.views.sample import samples

    view, given = ImagesView(), samples()
    view.set_noises(given.noises, "gaussian", 0.35)
    view.set_preview(given.preview)
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
