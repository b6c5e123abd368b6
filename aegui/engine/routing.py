"""A path through the codes: points set by hand, the way between them, and what is decoded along it.

The way is worked out in the window's thread, which takes less than a millisecond; its images and their
distances to real codes come from a thread of their own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from aegui.engine import pins, tracing
from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace
from aegui.engine.pins import Pin
from aegui.error_message import sentence
from aegui.explore.records import Strip, UnderCursor

if TYPE_CHECKING:
    from collections.abc import Callable

    from aegui.analysis.interpolation import Way
    from aegui.engine.exploration import Exploration
    from aegui.explore.state import Floats

FRAMES = 12
MOST_FRAMES = 60
APART = 1e-5  # code units: a cursor farther from the frame it was sent to was moved by somebody else


class Paths(QObject):
    """Keeps the points and tells what lies on the way through them."""

    began = Signal()  # the first point was set
    pins_changed = Signal(int)  # how many there are
    ways_changed = Signal(object, str)  # [(key, label, help)], the current one
    drawn = Signal(object, object, object)  # in the plane: points, the line, the frame shown or None
    strip_changed = Signal(object)  # Strip; None where there is none
    said = Signal(str)  # why there is no path through these points; "" where there is one
    frame_changed = Signal(int)  # the frame under the cursor, −1 for none
    saved = Signal(object)  # Path of a file
    complained = Signal(str)

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.model_changed.connect(self._on_model)
        exploration.codes_changed.connect(self._on_codes)
        exploration.cursor_changed.connect(self._on_cursor)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._pace = Pace()
        self._tracer = tracing.Tracer()
        self._number = 0  # of the newest question about the path
        self.pins: tuple[Pin, ...] = ()
        self._places = pins.Codes()
        self._way: Way | None = None  # as chosen; None: as is usual for the model
        self._ways: list[Way] = []
        self._frames = FRAMES
        self._codes: Floats | None = None  # (F, D), along the path
        self.strip: Strip | None = None
        self._visible = False  # something of it is in the plane
        self._at = -1  # the frame shown
        self._sent: Floats | None = None  # where the cursor was sent

    # What the user does

    def pin(self, x: float, y: float, index: int) -> None:
        """Add a place of the plane, or the code (a row of those shown) that lies there."""
        axes, held, model = self._exploration.axes, self._exploration.code, self._exploration.model
        if model is not None and 0 <= index < len(model.rows):
            self._add_image(int(model.rows[index]))
        elif axes is not None and held is not None:
            self._add(Pin(None, tuple(axes.lift(np.array([x, y], np.float32), held).tolist())))

    def pin_image(self, row: int) -> None:
        """Add one of the shown images."""
        self._add_image(row)

    def pin_cursor(self) -> None:
        """Add the code under the cursor."""
        code = self._exploration.code
        if code is not None:
            self._add(Pin(None, tuple(code.tolist())))

    def _add_image(self, row: int) -> None:
        subset = self._exploration.shown
        if subset is not None:
            self._add(pins.of_row(subset, row))

    def _add(self, pin: Pin) -> None:
        first = not self.pins
        self.restore((*self.pins, pin))
        if first:
            self.began.emit()

    def unpin(self) -> None:
        """Take the last point back."""
        self.restore(self.pins[:-1])

    def clear(self) -> None:
        """No path."""
        self.restore(())

    def restore(self, points: tuple[Pin, ...]) -> None:
        """A path through these points."""
        if points != self.pins:
            self.pins = points
            self.pins_changed.emit(len(points))
            self._leave()
            self._update()

    def choose_way(self, way: Way) -> None:
        """Straight, or around the middle."""
        self._way = way
        self._update()

    def choose_frames(self, count: int) -> None:
        """How many images lie on the path, its ends among them."""
        self._frames = min(max(count, 2), MOST_FRAMES)
        self._leave()
        self._update()

    def go_to_frame(self, frame: int) -> None:
        """Send the cursor to a frame of the path."""
        codes = self._codes
        if codes is not None and 0 <= frame < len(codes):
            self._at, self._sent = frame, codes[frame]
            self._exploration.set_code(codes[frame])
            self._draw()
            self.frame_changed.emit(frame)

    def save(self, path: Path) -> None:
        """Write the frames: a film (.gif), or a strip of them (.png)."""
        if self.strip is None:
            text = QCoreApplication.translate("Paths", "There is no path to save: set two points of one.")
            self.complained.emit(text)
        else:
            images = self.strip.images
            self._thread.order("save", lambda: tracing.save(path, images))

    # What is looked at

    def _on_model(self, training: bool) -> None:
        from aegui.analysis.interpolation import ways

        snapshot = self._exploration.snapshot
        offered = [] if snapshot is None else ways(snapshot.recipe)
        if offered != self._ways:
            self._ways = offered
            self._tell_ways()
        self._update(training)

    def _on_codes(self, codes: object) -> None:
        """They moved in the plane, or the plane is another."""
        self._draw()

    def _on_cursor(self, under: UnderCursor | None) -> None:
        if under is None:
            self._open()
        elif self._at >= 0 and self._sent is not None:
            same = len(under.code) == len(self._sent)
            if not same or np.abs(under.code - self._sent).max() > APART:
                self._leave()
                self._draw()

    def _leave(self) -> None:
        """The cursor is not on the path any more."""
        if self._at >= 0:
            self._at = -1
            self.frame_changed.emit(-1)

    def _open(self) -> None:
        """Another run: its places are others, but the path goes through the same images where it has them."""
        subset = self._exploration.shown
        self._places.forget()
        self._leave()
        kept = tuple(
            pin
            for pin in self.pins
            if pin.name is not None and (subset is None or pins.row_of(subset, pin.name) is not None)
        )
        if kept != self.pins:
            self.pins = kept
            self.pins_changed.emit(len(kept))
        self._update()

    def _tell_ways(self) -> None:
        told = QCoreApplication.translate
        labels = {
            "straight": (
                told("Paths", "straight"),
                told("Paths", "From point to point in a straight line."),
            ),
            "spherical": (
                told("Paths", "spherical"),
                told(
                    "Paths",
                    "Around the middle, where a Gaussian of many dimensions is empty.",
                ),
            ),
        }
        self.ways_changed.emit([(way, *labels[way]) for way in self._ways], self.way())

    def way(self) -> Way:
        """The way chosen, else around the middle where that is empty, which it is not in a plane."""
        if self._way is not None and self._way in self._ways:
            return self._way
        code = self._exploration.code
        around = "spherical" in self._ways and code is not None and len(code) > 2
        return "spherical" if around else "straight"

    # The way, and what lies on it

    def _points(self) -> list[Floats]:
        """The codes of the points."""
        model = self._exploration.model
        return [] if model is None else self._places.of(self.pins, model, self._exploration.shown)

    def _update(self, training: bool = False) -> None:
        """Work the path out anew; while training the images come only now and then."""
        model, before = self._exploration.model, self._codes
        points = self._points()
        self._codes, problem = None, ""
        if model is not None and model.snapshot is not None and len(points) > 1:
            from aegui.analysis.interpolation import RouteRefused, path

            size = model.snapshot.recipe.model.code
            try:
                self._codes, places = path(np.array(points), self._frames, self.way(), size)
            except RouteRefused as error:
                problem = str(error)
        self._draw(points)
        if self._codes is None or model is None or model.snapshot is None:
            self._number = 0
            if before is not None or self.strip is not None or problem:
                self._show(None)
                self.said.emit(problem)
        elif not training or self._pace.due("path"):
            snapshot, real, codes = model.snapshot, model.codes, self._codes
            work = self._pace.timed("path", lambda: self._tracer.strip(snapshot, real, codes, places))
            self._number = self._ask("path", work)

    def _draw(self, points: list[Floats] | None = None) -> None:
        axes = self._exploration.axes
        if axes is None or not self.pins:
            if self._visible:
                self._visible = False
                self.drawn.emit([], [], None)
            return
        self._visible = True
        found = self._points() if points is None else points
        line = [] if self._codes is None else axes.project(self._codes).tolist()
        at = line[self._at] if 0 <= self._at < len(line) else None
        self.drawn.emit([axes.project(point).tolist() for point in found], line, at)

    def _ask(self, kind: str, work: Callable[[], object]) -> int:
        return self._thread.ask(kind, work)

    def _show(self, strip: Strip | None) -> None:
        self.strip = strip
        self.strip_changed.emit(strip)

    def _answered(self, kind: str, number: int, answer: object) -> None:
        if kind == "save":
            self.saved.emit(answer)
        elif number == self._number and isinstance(answer, Strip):
            self._show(answer)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if kind == "save" or number == self._number:
            self.complained.emit(sentence(error))
