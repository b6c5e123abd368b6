"""What is being looked at: a model frozen at a moment, its codes, a plane through them, a cursor.

The views connect to this one object. It keeps the state of exploring and nothing of training.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from aegui.analysis import latent
from aegui.app.bookmarks import Bookmarks
from aegui.app.directions import Directions
from aegui.app.explorer import Explorer
from aegui.app.undo import Undo
from aegui.engine import asking
from aegui.engine.gallery import Gallery
from aegui.explore import projection
from aegui.explore.cursor import cursor_at, cursor_on_image, cursor_on_point, cursor_typed
from aegui.explore.latent_path import shown_in
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.decoded import DECODED
from aegui.explore.records import Bytes, NoiseChoice
from aegui.explore.state import Floats, GridImages, Ints, Model, Noise
from aegui.training.splits import ImageSet

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot


class Exploration(QObject):
    """Answers what the views ask and tells them what to show; None means nothing yet."""

    beginning = Signal()  # a training was started; there is nothing to show of it yet
    codes_changed = Signal(object)  # Codes
    cursor_changed = Signal(object)  # UnderCursor
    curves_changed = Signal(object)  # Curves
    timeline_changed = Signal(object)  # Timeline
    moment_asked = Signal(int)  # a stored moment, or one past the last for the newest model
    moment_shown = Signal(object)  # one asked for: its epoch, None for the newest model
    newest_shown = Signal(float)  # the epoch of the newest model of a training, while it is followed
    model_changed = Signal(bool)  # another state of the network is shown; whether it is being trained
    complained = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.explorer = Explorer(parent=self)
        self.explorer.complained.connect(self.complained)
        self._subset: ImageSet | None = None
        self.explorer.show(CODES, self.codes_changed.emit)
        self.undo = Undo(self.explorer, self)
        self.gallery = Gallery(self.explorer, self)
        self.gallery.complained.connect(self.complained)
        self.directions = Directions(self.explorer, self)
        self.bookmarks = Bookmarks(self.explorer, self.choose_moment, self)
        self.timeline_changed.connect(self.bookmarks.set_timeline)
        self.moment_asked.connect(lambda _: self.bookmarks.moment_asked())

        self.moment_shown.connect(lambda epoch: self.explorer.update(moment=epoch))
        self.explorer.show(DECODED, self.cursor_changed.emit)

    def sync(self) -> None:
        """Put what is kept here into the state, where it is not kept there alone yet."""
        self.explorer.update(
            images=self._subset,
            selection=self.explorer.state.selection.shown_in(self._subset),
        )

    def end(self) -> None:
        """Stop the threads of everything that is worked out, and wait for them."""
        asking.end(self)

    # What is looked at

    def open(
        self, subset: ImageSet | None, preview: Ints, pictures: Bytes | None, codes: Floats | None
    ) -> None:
        """Another run: show its codes and pictures; a model to decode with may come later."""
        self._subset = subset
        self.explorer.update(
            images=subset, grid=GridImages(preview, pictures),
            selection=self.explorer.state.selection.shown_in(subset), model=None,
            projection="", plane=None, places=None, embedded=None,
            classes=None, moment=None, cursor=None, hovered=-1, training=False,
            path=shown_in(self.explorer.state.path, subset), frame=None,
        )  # fmt: skip
        self.cursor_changed.emit(None)
        self.sync()
        if codes is None:
            return
        self.show_model(Model(None, codes, np.arange(len(codes), dtype=np.int64)))

    def attach(self, subset: ImageSet) -> None:
        """The images of the codes shown were read from the disk."""
        if self._subset is not None and subset.same_as(self._subset):
            self._subset = subset
            self.sync()

    def show_model(self, model: Model, training: bool = False, turn_axes: bool = False) -> None:
        """Another state of the network, from training or from the history."""
        fields = projection.follow(self.explorer.state, model, turn_axes, training)
        self.explorer.update(**fields)
        self.sync()
        if model.snapshot is not None:
            self.model_changed.emit(training)

    @property
    def snapshot(self) -> Snapshot | None:
        return self.explorer.state.snapshot

    @property
    def model(self) -> Model | None:
        """What is looked at now."""
        return self.explorer.state.model

    @property
    def shown(self) -> ImageSet | None:
        """The images whose codes are the points of the plane."""
        return self._subset

    @property
    def axes(self) -> latent.Plane | None:
        """The plane that is shown."""
        return self.explorer.state.plane

    @property
    def code(self) -> Floats | None:
        """The code (D,) under the cursor; not to be written to."""
        return self.explorer.state.code

    # Axes, cursor, hover

    def choose_axes(self, key: str, kept: latent.Plane | None = None) -> None:
        """Another plane: "pca", "3,7", or "tsne", which takes a while; or one kept under that name."""
        self.explorer.update(**projection.choose(self.explorer.state, key, kept))

    def move_cursor(self, x: float, y: float) -> None:
        """The cursor was dragged in the plane."""
        self.explorer.update(cursor=cursor_at(self.explorer.state, x, y))

    def set_code(self, code: Floats) -> None:
        """The code was made by something else than the hand."""
        self.explorer.update(cursor=cursor_typed(self.explorer.state, code))

    def go_to(self, index: int) -> None:
        """Move the cursor to the code of a point."""
        self.explorer.update(cursor=cursor_on_point(self.explorer.state, index))

    def go_to_row(self, row: int) -> None:
        """Move the cursor to the code of one of the shown images."""
        self.explorer.update(cursor=cursor_on_image(self.explorer.state, row))

    # Pictures that take longer

    def refresh(self) -> None:
        """The training pauses, or has ended: everything is shown of the very weights that are there now."""
        self.explorer.update(training=False)

    def offer_noises(self, choices: tuple[NoiseChoice, ...], kind: str, level: float) -> None:
        """The corruptions that the grid can show, and the one of the recipe."""
        noise = Noise(kind, level, self.explorer.state.noise.draw)
        self.explorer.update(noises=choices, noise=noise)

    def choose_moment(self, index: int) -> None:
        """Look at a stored moment; one past the last is the newest model."""
        self.moment_asked.emit(index)
