"""Fields over the plane as pictures: made in a thread of their own, coarse at once and then finer.

What is being made is given up as soon as something else is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from aegui.analysis import latent
from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace
from aegui.error_message import sentence
from aegui.explore.records import Backdrop, Scale
from aegui.explore.state import Floats, Ints, Model
from aegui.runs import tiles

if TYPE_CHECKING:
    from aegui.analysis.fields import Scene
    from aegui.analysis.refining import FieldMap

BEYOND = 0.15  # of the view, on each side: a small pan needs no new picture
CLOSER = 1.6  # times: after zooming in by so much the cells are too large


@dataclass(frozen=True, eq=False)
class Sight:
    """What a field is to be seen of."""

    model: Model  # with a snapshot
    labels: Ints | None  # (N,), of its codes
    axes: latent.Axes
    held: Floats  # (D,), what the plane does not show

    def same_as(self, other: Sight | None) -> bool:
        """Whether every field looks the same."""
        return (
            other is not None
            and (self.model.snapshot, self.axes) == (other.model.snapshot, other.axes)
            and self.model.codes is other.model.codes
            and np.allclose(self._beside(), other._beside(), atol=1e-5)
        )

    def _beside(self) -> Floats:
        """The code at the middle of the plane: the same wherever the cursor is in the plane."""
        return self.axes.lift(np.zeros(2, np.float32), self.held)


class Maps(QObject):
    """Makes the picture of one field and tells each finer one."""

    drawn = Signal(object)  # Backdrop
    complained = Signal(str)
    offered = Signal(object)  # [(name, label, help, what it needs that is not there)] of every field
    _told = Signal(int, object)  # from the thread, with the number of the question: Backdrop, finished

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._told.connect(self._on_told)
        self._pace = Pace()
        self._number = 0  # of the picture that is waited for
        self._newest: dict[str, int] = {}  # the questions that are waited for, as the thread counts
        self._sight: Sight | None = None  # of the picture shown, or of the one being made
        self._scene: Scene | None = None
        self._kind = ""
        self._rect: tiles.Rect | None = None  # that the newest question is about
        self._shown: Backdrop | None = None

    def due(self) -> bool:
        """Whether a field may be made anew in mid-training."""
        return self._pace.due("field")

    def forget(self) -> None:
        """Nobody waits for a picture any more."""
        self._number += 1
        self._thread.forget("field")
        self._newest.pop("field", None)
        self._sight = self._rect = self._shown = None

    def leave(self) -> None:
        """Another run: nobody waits for anything about the one before."""
        self.forget()
        self._thread.forget("offer")
        self._newest.pop("offer", None)

    def offer(self, sight: Sight) -> None:
        """Find out which fields there are of this model."""
        scene = self._seen(sight)
        self._newest["offer"] = self._thread.ask("offer", lambda: _offers(scene))

    def show(self, kind: str, sight: Sight, view: tiles.Rect, calm: bool = False) -> None:
        """Make a field over the view; the picture shown stays where it still holds.

        A calm one, in mid-training, is told when it is as fine as the one shown.
        """
        known = kind == self._kind and sight.same_as(self._sight)
        if known and self._rect is not None and _holds(self._rect, view):
            return
        scene = self._seen(sight)
        rect = beyond(view)
        fine = self._shown if (known or calm) and kind == self._kind else None
        least = 0 if fine is None or not _overlap(fine.rect, view) else _cells(fine, rect)
        self._kind, self._sight, self._rect = kind, sight, rect
        self._number += 1
        number = self._number

        def work() -> None:
            from aegui.analysis.fields import FIELDS
            from aegui.analysis.refining import coarse_to_fine

            for found in coarse_to_fine(FIELDS[kind], scene, rect, sight.held):
                if number != self._number or self._thread.ending:
                    return
                if found.finished or found.values.shape[1] >= least:
                    self._told.emit(number, _picture(found, FIELDS[kind].unit))

        self._newest["field"] = self._thread.ask("field", self._pace.timed("field", work))

    def _seen(self, sight: Sight) -> Scene:
        """The scene, with what was worked out of it before where that holds."""
        from aegui.analysis.fields import Scene

        assert sight.model.snapshot is not None
        before = self._scene
        if (
            before is None
            or before.snapshot is not sight.model.snapshot
            or before.codes is not sight.model.codes
            or before.axes is not sight.axes
        ):
            self._scene = Scene(sight.model.snapshot, sight.model.codes, sight.labels, sight.axes)
        assert self._scene is not None
        return self._scene

    def _on_told(self, number: int, picture: Backdrop) -> None:
        if number == self._number:
            self._shown = picture
            self.drawn.emit(picture)

    def _answered(self, kind: str, number: int, answer: object) -> None:
        if kind == "offer" and self._newest.get(kind) == number:
            self.offered.emit(answer)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if self._newest.get(kind) == number:
            self.complained.emit(sentence(error))


def _offers(scene: Scene) -> list[tuple[str, str, str, str]]:
    from aegui.analysis.fields import FIELDS

    told = QCoreApplication.translate
    return [
        (
            field.name,
            told("fields", field.label),
            told("fields", field.help),
            "" if field.suits(scene) else told("fields", field.needs),
        )
        for field in FIELDS.values()
    ]


def _picture(found: FieldMap, unit: str) -> Backdrop:
    shares = (found.values - found.low) / (found.high - found.low)
    image = np.round(255 * np.clip(shares, 0.0, 1.0)).astype(np.uint8)
    scale = Scale(QCoreApplication.translate("fields", unit), found.low, found.high)
    return Backdrop(found.field, image, found.rect, scale)


def beyond(view: tiles.Rect) -> tiles.Rect:
    """A little more than the view."""
    left, bottom, right, top = view
    across, up = BEYOND * (right - left), BEYOND * (top - bottom)
    return left - across, bottom - up, right + across, top + up


def _holds(rect: tiles.Rect, view: tiles.Rect) -> bool:
    """Whether a picture over `rect` covers the view and is fine enough for it."""
    left, bottom, right, top = view
    covers = rect[0] <= left and rect[1] <= bottom and rect[2] >= right and rect[3] >= top
    return covers and rect[2] - rect[0] <= CLOSER * (1 + 2 * BEYOND) * (right - left)


def _overlap(rect: tiles.Rect, view: tiles.Rect) -> bool:
    """Whether a picture covers at least half of the view."""
    left, bottom, right, top = view
    across = min(rect[2], right) - max(rect[0], left)
    up = min(rect[3], top) - max(rect[1], bottom)
    return across > 0 and up > 0 and across * up >= 0.5 * (right - left) * (top - bottom)


def _cells(picture: Backdrop, rect: tiles.Rect) -> int:
    """How many columns over `rect` are as fine as a picture."""
    times = (rect[2] - rect[0]) / (picture.rect[2] - picture.rect[0])
    return int(0.8 * times * picture.image.shape[1])
