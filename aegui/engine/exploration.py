"""What is being looked at: a model frozen at a moment, its codes, a plane through them, a cursor.

The views connect to this one object. It keeps the state of exploring and nothing of training.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from aegui.core import latent, tiles
from aegui.core.data import Subset
from aegui.core.history import probe_rows
from aegui.core.shown import (
    Backdrop,
    Codes,
    Hovered,
    Nearest,
    Preview,
    Sliders,
    Timeline,
    UnderCursor,
)
from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace
from aegui.engine.training import sentence

if TYPE_CHECKING:
    from aegui.core.snapshot import Snapshot

PREVIEW = 16
TILES_ACROSS = 22


@dataclass(frozen=True, eq=False)
class Model:
    """A snapshot with the codes that belong to it."""

    snapshot: Snapshot | None  # None until torch is there
    codes: NDArray[np.float32]  # (N, D)
    rows: NDArray[np.int64]  # (N,), of the shown images


class Exploration(QObject):
    """Answers what the views ask and tells them what to show."""

    codes_changed = Signal(object)
    cursor_changed = Signal(object)
    hovered_changed = Signal(object)
    sliders_changed = Signal(object)
    preview_changed = Signal(object)
    noises_changed = Signal(object)
    curves_changed = Signal(object)
    backdrop_changed = Signal(object)
    backdrops_changed = Signal(object, str)
    axes_changed = Signal(object, str)
    timeline_changed = Signal(object)
    moment_asked = Signal(int)  # a stored moment, or one past the last for the newest model
    complained = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking = AskThread(self)
        self._asking.answered.connect(self._answered)
        self._asking.refused.connect(self._refused)
        self._asking.start()
        self._answers: dict[str, Callable[[Any], None]] = {
            "preview": self.preview_changed.emit,
            "manifold": self._show_manifold,
        }
        self._newest: dict[str, int] = {}
        self._pace = Pace()
        self._subset: Subset | None = None
        self._model: Model | None = None
        self._axes: latent.Axes | None = None
        self._axes_key = ""
        self._held: NDArray[np.float32] | None = None  # the code under the cursor
        self._preview_rows: NDArray[np.int64] = np.empty(0, np.int64)
        self._pictures: NDArray[np.uint8] | None = None
        self._noise: tuple[str, float] = ("none", 0.0)
        self._draw = 0
        self._backdrop = "manifold"
        self._range: tiles.Rect | None = None

    def end(self) -> None:
        """Stop the exploring thread."""
        self._asking.end()

    # What is looked at

    def open(
        self,
        subset: Subset,
        preview: NDArray[np.int64],
        pictures: NDArray[np.uint8] | None,
        codes: NDArray[np.float32] | None,
    ) -> None:
        """Another run: show its codes and pictures; a model to decode with may come later."""
        self._subset, self._preview_rows, self._pictures = subset, preview, pictures
        self._model = self._axes = self._held = None
        self._axes_key = ""
        for kind in self._answers:
            self._asking.forget(kind)
            self._newest.pop(kind, None)
        self.backdrop_changed.emit(None)
        self.cursor_changed.emit(None)
        self.hovered_changed.emit(None)
        if codes is None:
            self.codes_changed.emit(None)
            self.sliders_changed.emit(None)
            self.preview_changed.emit(None)
            return
        self.show_model(Model(None, codes, np.arange(len(codes), dtype=np.int64)))
        self._preview_without_torch()

    def attach(self, subset: Subset) -> None:
        """The images of the codes shown were read from the disk."""
        if self._subset is None or len(subset) != len(self._subset):
            return
        self._subset = subset
        if self.snapshot is None:
            self._preview_without_torch()
        else:
            self.refresh(user=True)

    def show_model(self, model: Model, training: bool = False) -> None:
        """Another state of the same network, from training or from the history."""
        first = self._axes is None or self._axes.basis.shape[1] != model.codes.shape[1]
        before = self._model
        self._model = model
        if first:
            self._begin(model.codes)
        elif before is None or model.codes is not before.codes:
            self._emit_codes(reset=False)
        if model.snapshot is not None:
            self.refresh(user=not training)

    @property
    def snapshot(self) -> Snapshot | None:
        return self._model.snapshot if self._model else None

    def _begin(self, codes: NDArray[np.float32]) -> None:
        size = codes.shape[1]
        offered = latent.choices(size)
        self._axes_key = offered[0][0]
        self._axes = latent.axes(self._axes_key, codes)
        self._held = np.median(codes, axis=0).astype(np.float32)
        self.axes_changed.emit(offered, self._axes_key)
        self._emit_codes(reset=True)
        low, high = latent.span(codes)
        self.sliders_changed.emit(Sliders(tuple(latent.name(n) for n in range(size)), low, high))

    def _emit_codes(self, reset: bool) -> None:
        model, subset, axes = self._model, self._subset, self._axes
        if model is None or subset is None or axes is None:
            return
        labels = None if subset.labels is None else subset.labels[model.rows]
        splits = self._split_text(subset)
        caption = self.tr("%1 %2 codes").replace("%1", f"{len(model.rows):,}").replace("%2", splits)
        self.codes_changed.emit(
            Codes(axes.project(model.codes), labels, subset.classes, axes.names, caption, reset)
        )

    def _split_text(self, subset: Subset) -> str:
        names = {"train": self.tr("training"), "test": self.tr("test")}
        return self.tr(" and ").join(names.get(split, split) for split in subset.splits)

    # Axes, cursor, hover

    def choose_axes(self, key: str) -> None:
        """Another plane through the codes: "pca" or "3,7"."""
        if self._model is None:
            return
        self._axes_key = key
        self._axes = latent.axes(key, self._model.codes)
        self._emit_codes(reset=True)
        self._show_cursor()

    def move_cursor(self, x: float, y: float) -> None:
        """The cursor was dragged in the plane; what the plane does not show stays as it is."""
        if self._axes is not None and self._held is not None:
            self._held = self._axes.lift(np.array([x, y], np.float32), self._held)
            self._show_cursor()

    def set_code(self, code: NDArray[np.float32]) -> None:
        """The code was set by a slider or typed."""
        if self._held is not None and len(code) == len(self._held) and np.isfinite(code).all():
            self._held = code.astype(np.float32)
            self._show_cursor()

    def go_to(self, index: int) -> None:
        """Move the cursor to the code of a point."""
        if self._model is not None and 0 <= index < len(self._model.codes):
            self.set_code(self._model.codes[index])

    def _show_cursor(self) -> None:
        snapshot, held, axes = self.snapshot, self._held, self._axes
        if snapshot is None or held is None or axes is None:
            return
        began = time.perf_counter()
        image = snapshot.decode(held[None])[0]
        spent = 1e3 * (time.perf_counter() - began)
        x, y = axes.project(held)
        self.cursor_changed.emit(
            UnderCursor((float(x), float(y)), held.copy(), image, self._nearest(held), spent)
        )

    def _nearest(self, code: NDArray[np.float32]) -> Nearest | None:
        model, subset = self._model, self._subset
        if model is None or subset is None or not len(model.codes):
            return None
        index, distance = latent.nearest(model.codes, code)
        row = int(model.rows[index])
        image = None if subset.pixels is None else subset.pixels[row]
        return Nearest(subset.identity(row), subset.label(row), distance, image)

    def hover(self, index: int) -> None:
        """The mouse rests on a point; -1 where it left."""
        model, subset = self._model, self._subset
        if model is None or subset is None or not 0 <= index < len(model.rows):
            self.hovered_changed.emit(None)
            return
        row = int(model.rows[index])
        image, original = None, subset.pixels is not None
        if subset.pixels is not None:
            image = subset.pixels[row]
        elif model.snapshot is not None:
            image = model.snapshot.decode(model.codes[index : index + 1])[0]
        if image is not None:
            self.hovered_changed.emit(
                Hovered(index, subset.identity(row), subset.label(row), image, original)
            )

    # Pictures that take longer

    def refresh(self, user: bool = True) -> None:
        """Decode everything anew; while training the costly pictures come only now and then."""
        self._show_cursor()
        if user or self._pace.due("preview"):
            self._ask_preview()
        if user or self._pace.due("manifold"):
            self._ask_manifold()

    def choose_noise(self, kind: str, level: float) -> None:
        """Corrupt the image grid in this way."""
        self._noise = (kind, level)
        self._ask_preview()

    def redraw_noise(self) -> None:
        """The same noise, drawn again."""
        self._draw += 1
        self._ask_preview()

    def _ask(self, kind: str, work: Callable[[], Any]) -> None:
        self._newest[kind] = self._asking.ask(kind, self._pace.timed(kind, work))

    def _answered(self, kind: str, number: int, answer: object) -> None:
        if self._newest.get(kind) == number:
            self._answers[kind](answer)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if self._newest.get(kind) == number:
            self.complained.emit(sentence(error))

    def _ask_preview(self) -> None:
        model, subset = self._model, self._subset
        if model is None or model.snapshot is None or subset is None or not len(self._preview_rows):
            return
        snapshot, rows, (kind, level), draw = model.snapshot, self._preview_rows, self._noise, self._draw
        if subset.pixels is None:
            at = np.flatnonzero(np.isin(model.rows, rows))[:PREVIEW]
            caption, codes = self._missing_caption(subset), model.codes[at]
            self._ask(
                "preview",
                lambda: Preview(None, None, snapshot.decode(codes), None, None, caption),
            )
            return
        originals = subset.pixels[rows[:PREVIEW]]
        caption = self.tr("validation images")
        self._ask("preview", lambda: _restored(snapshot, originals, kind, level, draw, caption))

    def _preview_without_torch(self) -> None:
        subset, pictures = self._subset, self._pictures
        if subset is None or pictures is None:
            return
        if subset.pixels is None:
            caption, originals = self._missing_caption(subset), None
        else:
            caption, originals = self.tr("validation images"), subset.pixels[self._preview_rows]
        self.preview_changed.emit(Preview(originals, None, pictures, None, None, caption))

    def _missing_caption(self, subset: Subset) -> str:
        text = self.tr("reconstructions only: %1 is not on the disk")
        return text.replace("%1", subset.data)

    def choose_backdrop(self, kind: str) -> None:
        """What lies under the codes."""
        self._backdrop = kind
        if kind == "none":
            self._newest.pop("manifold", None)
            self.backdrop_changed.emit(None)
        else:
            self._ask_manifold()

    def show_range(self, left: float, bottom: float, right: float, top: float) -> None:
        """The visible part of the plane changed."""
        self._range = (left, bottom, right, top)
        self._ask_manifold()

    def _ask_manifold(self) -> None:
        snapshot, axes, held, rect = self.snapshot, self._axes, self._held, self._range
        if self._backdrop != "manifold" or snapshot is None or axes is None or held is None or rect is None:
            return
        columns, rows = _tile_counts(rect)

        def decode() -> Backdrop:
            codes = axes.lift(tiles.centres(rect, columns, rows), held)
            return Backdrop("manifold", tiles.mosaic(snapshot.decode(codes), columns), rect)

        self._ask("manifold", decode)

    def _show_manifold(self, backdrop: Backdrop) -> None:
        if self._backdrop == "manifold":
            self.backdrop_changed.emit(backdrop)

    # Time

    def choose_moment(self, index: int) -> None:
        """Look at a stored moment; one past the last is the newest model."""
        self.moment_asked.emit(index)

    def show_timeline(self, timeline: Timeline | None) -> None:
        self.timeline_changed.emit(timeline)

    def merge_codes(self, start: int, codes: NDArray[np.float32]) -> None:
        """Codes of some of the shown images came from the training."""
        model = self._model
        if model is None or len(model.codes) == 0 or model.codes.shape[1] != codes.shape[1]:
            return
        merged = model.codes.copy()
        merged[start : start + len(codes)] = codes
        if self._axes_key == "pca" and len(codes) == len(merged):
            self._axes = latent.axes("pca", merged, self._axes)
        self._model = replace(model, codes=merged)
        self._emit_codes(reset=False)


def all_rows(subset: Subset) -> NDArray[np.int64]:
    """Every shown image."""
    return np.arange(len(subset), dtype=np.int64)


def history_rows(subset: Subset) -> NDArray[np.int64]:
    """The images whose codes the history keeps."""
    return probe_rows(len(subset))


def _tile_counts(rect: tiles.Rect) -> tuple[int, int]:
    """Columns and rows of square tiles over a rectangle."""
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    rows = int(np.clip(round(TILES_ACROSS * height / max(width, 1e-9)), 1, 2 * TILES_ACROSS))
    return TILES_ACROSS, rows


def _restored(
    snapshot: Snapshot, originals: NDArray[np.uint8], kind: str, level: float, draw: int, caption: str
) -> Preview:
    """The image grid, with its figures."""
    from aegui.noises import with_level

    noise = with_level(kind, level, snapshot.recipe.corruption)
    noisy, reconstructed = snapshot.restore(originals, noise, draw)
    without = kind == "none"
    return Preview(
        originals,
        None if without else noisy,
        reconstructed,
        None if without else _psnr(originals, noisy),
        _psnr(originals, reconstructed),
        caption,
    )


def _psnr(clean: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Mean over the images of the peak signal-to-noise ratio in dB."""
    error = ((clean.astype(np.float32) - other) / 255) ** 2
    mse = np.maximum(error.mean(axis=(1, 2, 3)), 1e-10)
    return float((-10 * np.log10(mse)).mean())
