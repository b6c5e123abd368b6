"""The same images in rows: the originals, what each run makes of them, and where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QToolButton, QToolTip, QWidget

from aegui.explore.compared import Images, Name
from aegui.views.accessibility import Role, Speaker
from aegui.views.compared.colours import run_colours
from aegui.views.panel import QT_TRANSLATE_NOOP, View
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.error_colours import coloured
from aegui.views.widgets.image_keys import is_enter, next_image
from aegui.views.widgets.picture import fitted, to_qimage
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import em, small_font

GAP = 3  # px
SIDES = (26, 72)  # px of an image
NAMES = 9.0  # em that the names of the rows take


def image_text(name: Name) -> str:
    """mnist/test/62; of the user's own images the name, such as cats/7.png."""
    data, part, row = name
    return part if row < 0 else f"{data}/{part}/{row}"


class Rows(QWidget):
    """Draws them. Signal: clicked (the number of an image)."""

    spoken_role: ClassVar[Role] = Role.Canvas

    clicked = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._current = -1  # the image that keys go from
        self._speaker = Speaker(self)
        self.setAccessibleName(self.tr("Images of the runs"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._names, self._theme = list(names), DARK
        self._images: Images | None = None
        self._errors = False
        self._lines: list[tuple[str, str, list[QImage], str]] = []  # name, colour, pictures, lack

    def set_images(self, images: Images | None, errors: bool) -> None:
        """These; with the errors below each run's where they are wanted."""
        self._images, self._errors = images, errors
        self._make()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._make()

    def _make(self) -> None:
        images, colours = self._images, run_colours(self._theme, len(self._names))
        self._lines = []
        if images is not None and images.originals is not None:
            pictures = [to_qimage(one) for one in images.originals]
            self._lines.append((self.tr("original"), "", pictures, ""))
            for name, row, colour in zip(self._names, images.rows, colours, strict=False):
                pictures = [] if row.pictures is None else [to_qimage(one) for one in row.pictures]
                self._lines.append((name, colour, pictures, row.lack))
                if self._errors and row.errors is not None:
                    wrong = [to_qimage(one) for one in coloured(row.errors, self._theme)]
                    self._lines.append((self.tr("error"), colour, wrong, ""))
        self.updateGeometry()
        self.update()

    def side(self) -> float:
        """Of an image, in px."""
        rows = max(len(self._lines), 1)
        high = (self.parentHeight() - GAP * (rows + 1)) / rows
        return float(min(max(high, SIDES[0]), SIDES[1]))

    def parentHeight(self) -> int:
        """Of what scrolls, less the bar that it has where there are more images than fit."""
        viewport = self.parentWidget()
        area = None if viewport is None else viewport.parentWidget()
        if not isinstance(area, QScrollArea):
            return self.height()
        return area.maximumViewportSize().height() - area.horizontalScrollBar().sizeHint().height()

    def sizeHint(self) -> QSize:
        count = 0 if self._images is None or self._images.originals is None else len(self._images.originals)
        side = self.side()
        return QSize(
            round(em(NAMES) + count * (side + GAP)), round(max(len(self._lines), 1) * (side + GAP) + GAP)
        )

    def place(self, line: int, column: int) -> QRectF:
        """Where an image is drawn."""
        side = self.side()
        return QRectF(em(NAMES) + column * (side + GAP), GAP + line * (side + GAP), side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(small_font())
        metrics = QFontMetrics(small_font())
        seen = QRectF(event.rect())
        for number, (name, colour, pictures, lack) in enumerate(self._lines):
            first = self.place(number, 0)
            room = QRectF(0, first.top(), em(NAMES) - 8, first.height())
            if colour:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(0, first.top() + 2, 3, first.height() - 4), 1.5, 1.5)
            painter.setPen(QColor(self._theme.dim))
            text = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, round(room.width() - 9))
            painter.drawText(room.adjusted(9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
            if lack:
                wide = max(self.width() - first.left() - 8, 60)
                place = QRectF(first.left(), first.top(), wide, first.height())
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(place, int(flags), lack)
            for column, picture in enumerate(pictures):
                target = self.place(number, column)
                if target.intersects(seen):
                    painter.drawImage(fitted(target, picture), picture)
                    if column == self._current and self.hasFocus():
                        painter.setPen(QPen(QColor(self._theme.accent), 2))
                        painter.setBrush(Qt.BrushStyle.NoBrush)
                        painter.drawRect(target.adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """An image that is clicked is marked in every plane."""
        column = self.column_at(event.position())
        if column >= 0:
            self.clicked.emit(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home and End go from image to image, Enter does what a click does."""
        count = 0 if self._images is None else len(self._images.names)
        column = next_image(event.key(), self._current, count, count)
        if column is not None:
            self._current = column
            self._say_current()
        elif is_enter(event.key()) and 0 <= self._current < count:
            self.clicked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _say_current(self) -> None:
        count = 0 if self._images is None else len(self._images.names)
        if 0 <= self._current < count:
            words = self.tr("Image {} of {}").format(self._current + 1, count)
            told = self.help_at(self.place(0, self._current).center()).split("\n")
            self.setAccessibleDescription(", ".join([words, *told]))
            self._speaker.say(self.accessibleDescription())
            self._bring_into_sight()
        self.update()

    def _bring_into_sight(self) -> None:
        viewport = self.parentWidget()
        area = None if viewport is None else viewport.parentWidget()
        if isinstance(area, QScrollArea):
            image, side = self.place(0, self._current).center().toPoint(), round(self.side())
            area.ensureVisible(image.x(), image.y(), side, side)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame tells which image keys go from."""
        super().focusInEvent(event)
        self._current = max(self._current, 0)
        self._say_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def column_at(self, place: QPointF) -> int:
        """The image at a place; −1 where there is none."""
        if self._images is None or place.x() < em(NAMES):
            return -1
        column = int((place.x() - em(NAMES)) // (self.side() + GAP))
        return column if column < len(self._images.names) else -1

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.help_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def help_at(self, place: QPointF) -> str:
        """Which image it is, and how wrong each run is about it."""
        column = self.column_at(place)
        if column < 0 or self._images is None:
            return ""
        lines = [image_text(self._images.names[column])]
        for name, row in zip(self._names, self._images.rows, strict=False):
            if row.mse is not None:
                lines.append(self.tr("{}: MSE {}").format(name, f"{row.mse[column]:.4g}"))
        return "\n".join(lines)


class ComparedImages(View):
    """Signals: changed (what is kept), clicked (the number of an image)."""

    name: ClassVar[str] = "compared_images"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("ComparedImages", "Images")

    changed = Signal()
    clicked = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: Images | None = None
        self.errors = QToolButton()
        self.errors.setText(self.tr("errors"))
        self.errors.setFont(small_font())
        self.errors.setCheckable(True)
        self.errors.setToolTip(
            self.tr(
                "Shows below each run where its images differ from the originals; one scale for all runs."
            )
        )
        self.header.addWidget(self.errors)
        self.rows = Rows(names)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Images"))
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.rows)
        area.viewport().installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self.body.addWidget(area, 1)
        self.errors.toggled.connect(self._on_errors)
        self.rows.clicked.connect(self.clicked)
        self.set_empty(self.tr("The same images in every run, once they are read."))

    def sizeHint(self) -> QSize:
        return QSize(620, 300)

    def set_images(self, images: Images | None) -> None:
        """What every run makes of the same images."""
        self._images = images
        if images is None or images.originals is None or not len(images.originals):
            self.set_empty(images.lack if images is not None and images.lack else self.tr("No images."))
            return
        self.set_empty("")
        self.rows.set_images(images, self.errors.isChecked())
        self._fit()

    def _fit(self) -> None:
        """Images as high as there is room for their rows."""
        self.rows.setMinimumSize(self.rows.sizeHint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What scrolls has another size."""
        if event.type() == QEvent.Type.Resize and self._images is not None:
            self._soon.start()
        return super().eventFilter(watched, event)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.rows.set_theme(theme)

    def controls_of_mouse(self) -> Sequence[QWidget]:
        return (self.errors,)

    def kept(self) -> dict[str, Any]:
        """Whether the errors are shown."""
        return {"errors": self.errors.isChecked()}

    def keep(self, chosen: Mapping[str, Any]) -> None:
        """The same."""
        self.errors.blockSignals(True)
        self.errors.setChecked(bool(chosen.get("errors")))
        self.errors.blockSignals(False)

    def _on_errors(self, on: bool) -> None:
        if self._images is not None:
            self.set_images(self._images)
        self.changed.emit()
