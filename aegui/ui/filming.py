"""The history of a run as a film: the window's own plane and image, photographed at every stored moment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from aegui.engine.asking import AskThread
from aegui.error_message import sentence
from aegui.explore.backdrop import shown
from aegui.explore.queries.field import FIELD
from aegui.explore.queries.manifold import MANIFOLD
from aegui.explore.records import Bytes, Timeline, UnderCursor
from aegui.runs.film import save_gif
from aegui.ui.saving import ask_where
from aegui.views.latent import LatentView
from aegui.views.picture import to_qimage
from aegui.views.style import interface_font
from aegui.views.timeline import pace

if TYPE_CHECKING:
    from aegui.engine.exploration import Exploration
    from aegui.ui.banner import Banner

HOLD = 1000  # ms that the last one stays for, beside its own time
QUIET = 250  # ms without a finer picture of a field: it is done
PATIENCE = 1500  # ms for a backdrop
MOST_PATIENCE = 20_000  # ms for a moment
MARGIN = 14  # px
HEAD, LETTERS = 34, 18  # px: above the image, and of the epoch that is written there


class Filming(QObject):
    """Goes through the moments, one after another, and comes back to where it was."""

    ended = Signal(bool)  # whether there is a film

    def __init__(
        self, look: Exploration, latent: LatentView, banner: Banner, name: Callable[[], str], window: QWidget
    ) -> None:
        """`name` is what the file is to begin with; with the window the film ends."""
        super().__init__(window)
        self._window, self._banner, self._name = window, banner, name
        self._look, self._latent = look, latent
        self._timeline: Timeline | None = None
        self._under: UnderCursor | None = None
        self._path = Path()
        self._frames: list[Bytes] | None = None  # None: nothing is being filmed
        self._back = 0  # the moment that was shown before
        self._last = 0
        self._zoomed = False
        self._thread = AskThread(self)
        self._thread.answered.connect(lambda *_: self._written())
        self._thread.refused.connect(self._refused)
        self._soon = QTimer(self, singleShot=True)  # until the picture is whole
        self._soon.timeout.connect(self._take)
        self._late = QTimer(self, singleShot=True, interval=MOST_PATIENCE)
        self._late.timeout.connect(self._give_up)
        look.timeline_changed.connect(self._on_timeline)
        look.cursor_changed.connect(lambda under: setattr(self, "_under", under))
        look.explorer.show(MANIFOLD, self._on_backdrop)
        look.explorer.show(FIELD, self._on_backdrop)
        look.beginning.connect(self.cancel)
        banner.cancelled.connect(self.cancel)
        latent.time.film_asked.connect(self.ask)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With the window the film ends."""
        if event.type() == QEvent.Type.Close:
            self.cancel()
        return super().eventFilter(watched, event)

    # Beginning

    def ask(self) -> None:
        """Ask where, and begin."""
        timeline = self._timeline
        if self._frames is not None:
            return
        if timeline is None or len(timeline.epochs) + timeline.live < 2 or self._look.snapshot is None:
            text = self.tr(
                "There is no history to film yet: train a model, or open a run that keeps moments."
            )
            self._banner.show_message(text, "info")
            return
        path = ask_where(self._window, self.tr("Save the film"), f"{self._name()}-training.gif", "gif")
        if path is not None:
            self._begin(path, timeline)

    def _begin(self, path: Path, timeline: Timeline) -> None:
        self._path, self._frames = path, []
        self._back = timeline.current
        self._last = _last(timeline)
        self._latent.time.play.setChecked(False)
        plane = self._latent.plane
        self._zoomed, plane.zoomed = plane.zoomed, True  # the camera stands still
        self._tell()
        self._next()

    def _tell(self) -> None:
        assert self._frames is not None
        share = len(self._frames) / (self._last + 1)
        text = self.tr("Filming the training: moment {} of {}").format(len(self._frames), self._last + 1)
        self._banner.show_progress(share, text)

    # One moment after another

    def _next(self) -> None:
        if self._frames is not None:
            self._late.start()
            self._look.choose_moment(len(self._frames))

    def _on_timeline(self, timeline: Timeline | None) -> None:
        self._timeline = timeline
        if self._frames is None:
            return
        if timeline is None:
            self.cancel()
        elif _last(timeline) < self._last:  # the one asked for can't be read, and is left out
            self._last = _last(timeline)
            self._next()
        elif timeline.current == min(len(self._frames), self._last) and self._late.isActive():
            self._soon.start(0 if shown(self._look.explorer.state) == "none" else PATIENCE)

    def _on_backdrop(self, backdrop: Any) -> None:
        """A field comes coarse to fine, the decoded plane at once."""
        if self._soon.isActive() and backdrop is not None:
            self._soon.start(0 if backdrop.kind == "manifold" else QUIET)

    def _take(self) -> None:
        if self._frames is None:
            return
        self._late.stop()
        self._frames.append(self._photograph())
        if len(self._frames) <= self._last:
            self._tell()
            self._next()
        else:
            self._write()

    def _photograph(self) -> Bytes:
        """(3, H, W): the plane over its legend, and beside it the epoch and the image under the cursor."""
        latent, theme = self._latent, self._latent.theme
        size, legend = latent.plane.size(), latent.legend.viewport()
        below = legend.height() + MARGIN if latent.legend.chips() else 0
        side = min(size.height() - 2 * HEAD, size.width() // 2)
        image = QImage(size.width() + side + 2 * MARGIN, size.height() + below, QImage.Format.Format_RGB888)
        image.fill(QColor(theme.panel))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        with latent.plane.as_figure():
            plane = latent.plane.grab()
        painter.drawPixmap(QRectF(0, 0, size.width(), size.height()).toRect(), plane)
        if below:
            under = QPoint(MARGIN, size.height() + MARGIN // 2)
            legend.render(painter, under, QRegion(), QWidget.RenderFlag.DrawChildren)
        place = QRectF(size.width() + MARGIN, HEAD, side, side)
        if self._under is not None:
            decoded = to_qimage(self._under.image)
            kept = decoded.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(place.topLeft(), kept.toSizeF()), decoded)
        font = interface_font()
        font.setPixelSize(LETTERS)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(place.left(), 0, side, HEAD), middle, latent.time.when.text())
        painter.end()
        return self._like_the_first(image)

    def _like_the_first(self, image: QImage) -> Bytes:
        """As numbers, and as large as the first one: the window may have been resized."""
        if self._frames:
            _, height, width = self._frames[0].shape
            image = image.scaled(width, height)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
        return np.ascontiguousarray(pixels.transpose(2, 0, 1))

    # The end

    def _write(self) -> None:
        assert self._frames is not None
        time = pace(len(self._frames))
        frames, path = [*self._frames, *[self._frames[-1]] * round(HOLD / time)], self._path
        self._leave()
        self._banner.show_progress(1.0, self.tr("Writing the film"))
        self._thread.order("film", lambda: save_gif(path, np.stack(frames), time, 1))

    def _leave(self) -> None:
        """Back to what was shown before."""
        self._frames = None
        self._soon.stop()
        self._late.stop()
        self._latent.plane.zoomed = self._zoomed
        self._look.choose_moment(self._back)

    def cancel(self) -> None:
        """No film, and nothing written."""
        if self._frames is not None:
            self._leave()
            self._banner.hide_progress()
            self.ended.emit(False)

    def _give_up(self) -> None:
        self.cancel()
        text = self.tr("The film was given up: one of the moments can't be shown.")
        self._banner.show_message(text, "warn")

    def _written(self) -> None:
        self._banner.hide_progress()
        self._banner.show_message(self.tr("Saved {}").format(self._path), "good")
        self.ended.emit(True)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        self._banner.hide_progress()
        self._banner.show_message(sentence(error), "bad")
        self.ended.emit(False)


def _last(timeline: Timeline) -> int:
    """The last place on the time slider: the newest model."""
    return len(timeline.epochs) - (0 if timeline.live else 1)
