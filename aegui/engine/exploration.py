"""What is being looked at: a model frozen at a moment, its codes, a plane through them, a cursor.

The views connect to this one object. It keeps the state of exploring and nothing of training.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui.analysis import latent
from aegui.app.bookmarks import Bookmarks
from aegui.app.directions import Directions
from aegui.app.explorer import Explorer
from aegui.app.undo import Undo
from aegui.engine import asking
from aegui.explore import projection
from aegui.explore.cursor import cursor_at, cursor_on_image, cursor_on_point, cursor_typed
from aegui.explore.moments import moment_at
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.losses import LOSSES
from aegui.explore.queries.timeline import TIMELINE
from aegui.explore.query import Task
from aegui.explore.records import Bytes
from aegui.explore.state import Floats, GridImages, Ints, Model, State
from aegui.explore.subject import another_run, other_images
from aegui.training.splits import ImageSet

if TYPE_CHECKING:
    from aegui.runs.snapshot import Snapshot


class Exploration(QObject):
    """Answers what the views ask and tells them what to show; None means nothing yet."""

    beginning = Signal()  # a training was started; there is nothing to show of it yet
    cursor_changed = Signal(object)  # UnderCursor
    curves_changed = Signal(object)  # Curves
    timeline_changed = Signal(object)  # Timeline
    moment_asked = Signal(int)  # a stored moment, or one past the last for the newest model
    moment_shown = Signal(object)  # one asked for: its epoch, None for the newest model
    newest_shown = Signal(float)  # the epoch of the newest model of a training, while it is followed
    model_changed = Signal(bool)  # another state of the network is shown; whether it is being trained
    complained = Signal(str)

    def __init__(self, parent: QObject | None = None, explorer: Explorer | None = None) -> None:
        super().__init__(parent)
        self.explorer = explorer or Explorer(parent=self)
        if explorer is None:
            self.explorer.complained.connect(self.complained)
        self.explorer.changed.connect(self._on_state)
        self.undo = Undo(self.explorer, self)
        self.directions = Directions(self.explorer, self)
        self.bookmarks = Bookmarks(self.explorer, self)

        self.explorer.show(DECODED, self.cursor_changed.emit)

    def end(self) -> None:
        """Stop the threads of everything that is worked out, and wait for them."""
        asking.end(self)

    # What is looked at

    def open(
        self, subset: ImageSet | None, preview: Ints, pictures: Bytes | None, codes: Floats | None
    ) -> None:
        """Another run: show its codes and pictures; a model to decode with may come later."""
        state, grid = self.explorer.state, GridImages(preview, pictures)
        self.explorer.update(**another_run(state, state.run or Path(), subset, grid, codes))

    def attach(self, subset: ImageSet) -> None:
        """The images of the codes shown were read from the disk."""
        if self.shown is not None and subset.same_as(self.shown):
            self.explorer.update(**other_images(self.explorer.state, subset))

    def show_model(self, model: Model, training: bool = False, turn_axes: bool = False) -> None:
        """Another state of the network, from training or from the history."""
        if model.anew is not turn_axes:
            model = replace(model, anew=turn_axes)
        self.explorer.update(**projection.follow(self.explorer.state, model, training))

    def _on_state(self, new: State, old: State) -> None:
        """The old ways of telling, of what the state says by now."""
        if new.grid is not old.grid:
            self._open(new)
        elif new.model is not old.model or new.training != old.training:
            self._tell_model(new)
        self._tell_time(new, old)

    def _tell_time(self, new: State, old: State) -> None:
        shown = None if new.model is None else new.model.moment
        moved = shown != (None if old.model is None else old.model.moment)
        if moved or (new.moments, new.live) != (old.moments, old.live):
            key = TIMELINE.key(new)
            self.timeline_changed.emit(None if key is None else TIMELINE.answer(key, Task()))
        if moved or new.curves is not old.curves:
            losses = LOSSES.key(new)
            self.curves_changed.emit(None if losses is None else LOSSES.answer(losses, Task()))
        if new.newest != old.newest and new.training:
            self.newest_shown.emit(new.newest)

    def _open(self, new: State) -> None:
        self.cursor_changed.emit(None)
        self._tell_model(new)
        if new.training:
            self.beginning.emit()

    def _tell_model(self, new: State) -> None:
        if new.model is not None and new.snapshot is not None:
            self.model_changed.emit(new.training)
            if not new.training:
                self.moment_shown.emit(new.model.moment)

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
        return self.explorer.state.images

    @property
    def axes(self) -> latent.Plane | None:
        """The plane that is shown."""
        return self.explorer.state.plane

    @property
    def code(self) -> Floats | None:
        """The code (D,) under the cursor; not to be written to."""
        return self.explorer.state.code

    # Axes, cursor, hover

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

    def choose_moment(self, index: int) -> None:
        """Look at a stored moment; one past the last is the newest model."""
        self.moment_asked.emit(index)
        self.explorer.update(moment=moment_at(self.explorer.state, index))
