"""The image grid: fixed validation images, corrupted as chosen, through the model that is looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from aegui.engine.pictures import Pictures
from aegui.explore.records import NoiseChoice, Preview
from aegui.explore.state import GridImages, Ints, Model
from aegui.training.splits import ImageSet


class Grid(QObject):
    """Keeps which images, which noise and which draw of it."""

    preview_changed = Signal(object)  # Preview
    noises_changed = Signal(object)  # (choices, kind, level)
    asked = Signal()  # images, noise or its draw may be others

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._pictures.preview_changed.connect(self.preview_changed)
        self._model: Model | None = None
        self._subset: ImageSet | None = None
        self._reading = False  # the images are being looked for, and may come
        self.noise: tuple[str, float] = ("none", 0.0)
        self.draw = 0
        self.rows: Ints = np.empty(0, np.int64)  # of the shown images
        self.there = self.rows  # those of them that the pictures are of
        self.images: GridImages | None = None
        self._stored: NDArray[np.uint8] | None = None  # reconstructions that came with the run

    def open(self, subset: ImageSet | None, rows: Ints, stored: NDArray[np.uint8] | None) -> None:
        """Another run."""
        self._subset, self.rows, self._stored, self._model = subset, rows, stored, None
        self.there = rows
        self.images = GridImages(rows, stored)
        self._pictures.forget("preview")

    @property
    def is_awaiting(self) -> bool:
        """Whether the images are being looked for, and may come."""
        return self._reading

    def attach(self, subset: ImageSet) -> None:
        """The images were read from the disk."""
        self._subset = subset

    def expect_images(self) -> None:
        """The images of the run that is shown next will be read from the disk."""
        self._reading = True

    def wait_for_images(self, waiting: bool) -> None:
        """The images are being read from the disk, or no longer: it is said over pictures without them."""
        changed, self._reading = waiting is not self._reading, waiting
        self.asked.emit()
        if changed and self._subset is not None and self._subset.pixels is None:
            if self._model is None or self._model.snapshot is None:
                self.show_stored()
            else:
                self.ask()

    def show(self, model: Model | None) -> None:
        """Another state of the network; the pictures follow when they are asked for."""
        self._model = model

    def offer(self, choices: tuple[NoiseChoice, ...], kind: str, level: float) -> None:
        """The corruptions that can be shown, and the one of the recipe."""
        self.noise = (kind, level)
        self.noises_changed.emit((choices, kind, level))

    def choose_noise(self, kind: str, level: float) -> None:
        """Corrupt the images in this way."""
        self.noise = (kind, level)
        self.ask()

    def redraw_noise(self) -> None:
        """The same noise, drawn again."""
        self.draw += 1
        self.ask()

    def ask(self) -> None:
        """Make the pictures anew."""
        self.asked.emit()
        model, subset = self._model, self._subset
        if model is None or model.snapshot is None or subset is None or not len(self.rows):
            return
        if subset.pixels is None:
            places = np.flatnonzero(np.isin(model.rows, self.rows))  # a moment holds some codes only
            self.there = model.rows[places]
            if not len(places):
                self._pictures.forget("preview")
                self.preview_changed.emit(None)
                return
            self._pictures.decoded(model.snapshot, model.codes[places], self._caption(subset))
        else:
            self.there = self.rows
            originals = subset.pixels[self.rows]
            self._pictures.restored(model.snapshot, originals, self.noise, self.draw, self._caption(subset))

    def show_stored(self) -> None:
        """Before torch is there: the reconstructions that came with the run."""
        subset, pictures = self._subset, self._stored
        if subset is not None and pictures is not None:
            originals = None if subset.pixels is None else subset.pixels[self.rows]
            self.preview_changed.emit(Preview(originals, None, pictures, None, None, self._caption(subset)))

    def _caption(self, subset: ImageSet) -> str:
        if subset.pixels is not None:
            return self.tr("validation images")
        if self._reading:
            return self.tr("the originals are being read")
        return self.tr("the originals are not on the disk")
