"""The history of a run as a film: the window's own plane and image, photographed at every stored moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from aegui.error_message import sentence
from aegui.explore.moments import last_place, moment_at
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.directions import ARROW
from aegui.explore.queries.field import FIELD
from aegui.explore.queries.latent_path import LATENT_PATH
from aegui.explore.queries.manifold import MANIFOLD
from aegui.explore.queries.posterior import POSTERIOR
from aegui.explore.queries.user_image import USER_PLACE
from aegui.explore.query import Query
from aegui.explore.records import Bytes
from aegui.parts.channels import in_colours
from aegui.runs.film import save_gif
from aegui.views.panels.latent import LatentView
from aegui.views.plots.timeline import pace
from aegui.views.widgets.picture import to_qimage
from aegui.views.widgets.style import interface_font
from aegui.window.saving import ask_where

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer
    from aegui.app.loader import Loader
    from aegui.explore.state import State
    from aegui.window.banner import Banner

HOLD = 1000  # ms that the last one stays for, beside its own time
PATIENCE = 10_000  # ms for a moment, and for all that is pictured of it
PICTURED: tuple[Query[Any, Any], ...] = (
    CODES,
    DECODED,
    MANIFOLD,
    FIELD,
    POSTERIOR,
    USER_PLACE,
    LATENT_PATH,
    ARROW,
)
MARGIN = 14  # px
HEAD, LETTERS = 34, 18  # px: above the image, and of the epoch that is written there


class TrainingFilm(QObject):
    """Shows one moment after another, photographs each when all of its picture is there, and goes back."""

    ended = Signal(bool)  # whether there is a film

    def __init__(
        self,
        explorer: Explorer,
        loader: Loader,
        latent: LatentView,
        banner: Banner,
        name: Callable[[], str],
        window: QWidget,
    ) -> None:
        """`name` is what the file is to begin with; with the window the film ends."""
        super().__init__(window)
        self._window, self._banner, self._name = window, banner, name
        self._explorer, self._loader, self._latent = explorer, loader, latent
        self._path = Path()
        self._frames: list[Bytes] | None = None  # None: nothing is being filmed
        self._left: list[float | None] = []  # moments that are to come; None: the newest model
        self._before = explorer.state  # what is shown again at the end
        self._zoomed = False
        self._soon = QTimer(self, singleShot=True, interval=0)  # where all of it was there already
        self._soon.timeout.connect(self._look_whether_there)
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(self._on_late)
        for query in PICTURED:
            explorer.show(query, self._on_answer)
        explorer.changed.connect(self._on_changed)
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
        state = self._explorer.state
        if self._frames is not None:
            return
        if last_place(state) < 1 or state.snapshot is None:
            text = self.tr(
                "There is no history to film yet: train a model, or open a run that keeps moments."
            )
            self._banner.show_message(text, "info")
            return
        path = ask_where(self._window, self.tr("Save the film"), f"{self._name()}-training.gif", "gif")
        if path is not None:
            self._begin(path)

    def _begin(self, path: Path) -> None:
        state = self._explorer.state
        self._path, self._frames, self._before = path, [], state
        self._left = [moment_at(state, place) for place in range(last_place(state) + 1)]
        self._latent.time.play.setChecked(False)
        plane = self._latent.plane
        self._zoomed, plane.zoomed = plane.zoomed, True  # the camera stands still
        self._next()

    # One moment after another

    def _next(self) -> None:
        assert self._frames is not None
        count, every = len(self._frames), len(self._frames) + len(self._left)
        text = self.tr("Filming the training: moment {} of {}").format(count, every)
        self._banner.show_progress(count / every, text)
        self._late.start()
        self._soon.start()
        self._explorer.update(moment=self._left[0])

    def _on_changed(self, new: State, old: State) -> None:
        """A moment that can't be read is left out; with another run, or a training, the film ends."""
        if self._frames is None:
            return
        self._soon.start()
        if new.grid is not self._before.grid:
            self.cancel()
        elif new.moments != old.moments:
            first = self._left[0]
            self._left = [moment for moment in self._left if moment is None or moment in new.moments]
            if self._left[0] != first:
                self._next()

    def _on_answer(self, _: object) -> None:
        """The plane may yet hear of it."""
        if self._frames is not None:
            self._soon.start()

    def _look_whether_there(self) -> None:
        if self._frames is not None and self._is_there() and self._explorer.is_answered(*PICTURED):
            self._take(self._frames)

    def _on_late(self) -> None:
        """What takes long to work out is photographed as it is; without the moment there is no film."""
        if self._frames is not None and self._is_there():
            self._take(self._frames)
            return
        self.cancel()
        text = self.tr("The film was given up: one of the moments can't be shown.")
        self._banner.show_message(text, "warn")

    def _is_there(self) -> bool:
        """Whether the moment that is waited for is shown."""
        state, moment = self._explorer.state, self._left[0]
        if state.model is None or state.model_awaited:
            return False
        return state.moment == state.model.moment == moment

    def _take(self, frames: list[Bytes]) -> None:
        self._late.stop()
        frames.append(self._photograph())
        del self._left[0]
        if self._left:
            self._next()
        else:
            self._write(frames)

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
        shown = self._explorer.state.under
        if shown is not None:
            decoded = to_qimage(in_colours(shown.image, self._explorer.state.shown_channels))
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

    def _write(self, taken: list[Bytes]) -> None:
        time, path = pace(len(taken)), self._path
        frames = [*taken, *[taken[-1]] * round(HOLD / time)]
        self._leave()
        self._banner.show_progress(1.0, self.tr("Writing the film"))
        work = partial(save_gif, path, np.stack(frames), time, 1)
        self._loader.order("film", lambda task: work(), self._on_written, self._on_failed)

    def _leave(self) -> None:
        """Back to what was shown before."""
        self._frames = None
        self._soon.stop()
        self._late.stop()
        self._latent.plane.zoomed = self._zoomed
        if self._explorer.state.grid is self._before.grid:
            self._explorer.update(moment=self._before.moment)

    def cancel(self) -> None:
        """No film, and nothing written."""
        if self._frames is not None:
            self._leave()
            self._banner.hide_progress()
            self.ended.emit(False)

    def _on_written(self, _: object) -> None:
        self._banner.hide_progress()
        self._banner.show_message(self.tr("Saved {}").format(self._path), "good")
        self.ended.emit(True)

    def _on_failed(self, error: Exception) -> None:
        self._banner.hide_progress()
        self._banner.show_message(sentence(error), "bad")
        self.ended.emit(False)
