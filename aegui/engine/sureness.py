"""How sure a variational model is of a code: the posterior of the image pointed at, or of the one nearest to
the cursor, once that rests. Worked out off the window's thread."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.analysis import latent
from aegui.engine.asking import AskThread
from aegui.error_message import sentence
from aegui.explore.records import Hovered, Sureness, UnderCursor

if TYPE_CHECKING:
    from aegui.engine.exploration import Exploration
    from aegui.explore.state import Floats

REST = 150  # ms that the cursor stays
PATIENT = 1000  # ms between two in training
DRAWS = 5


class Sure(QObject):
    """Tells the posterior of one image at a time."""

    changed = Signal(object)  # Sureness; None where there is none

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.model_changed.connect(self._on_model)
        exploration.cursor_changed.connect(self._on_cursor)
        exploration.hovered_changed.connect(self._on_hovered)
        exploration.preview_changed.connect(self._on_preview)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self._number = 0
        self._hovered = -1  # row of the codes
        self._code: Floats | None = None  # (D,), under the cursor
        self._told = False
        self._without_images = False  # when asked last: they were not read yet

    def _on_model(self, training: bool) -> None:
        if not (training and self._timer.isActive()):
            self._timer.start(PATIENT if training else 0)

    def _on_hovered(self, hovered: Hovered | None) -> None:
        self._hovered = -1 if hovered is None else hovered.index
        self._tell(None)
        self._timer.start(0 if hovered is not None else REST)

    def _on_cursor(self, under: UnderCursor | None) -> None:
        if under is None:
            self._code = None
            self._tell(None)
        elif self._code is None or (under.code != self._code).any():
            self._code = under.code
            if self._hovered < 0:
                self._tell(None)
                self._timer.start(REST)

    def _on_preview(self, preview: object) -> None:
        """Perhaps the images were read."""
        if self._without_images:
            self._timer.start(0)

    def turn(self) -> None:
        """Another plane: everything lies elsewhere."""
        self._tell(None)
        self._timer.start(0)

    def _ask(self) -> None:
        model, subset, axes = (self._exploration.model, self._exploration.shown, self._exploration.axes)
        self._without_images = subset is not None and subset.pixels is None
        if model is None or model.snapshot is None or subset is None or subset.pixels is None:
            return
        if not isinstance(axes, latent.Axes):
            return
        if model.snapshot.recipe.model.kind != "variational" or self._code is None:
            return
        hovered, code, snapshot, pixels = self._hovered, self._code, model.snapshot, subset.pixels

        def work() -> Sureness | None:
            from aegui.analysis.posterior import ellipse, posterior, samples

            index = hovered if 0 <= hovered < len(model.codes) else latent.nearest(model.codes, code)[0]
            found = posterior(snapshot, pixels[model.rows[index]])
            flat = ellipse(found, axes)
            draws = samples(snapshot, found, DRAWS)
            return Sureness(index, flat.centre, flat.semi_axes, math.degrees(flat.angle), draws)

        self._number = self._thread.ask("posterior", work)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if number == self._number:
            self._exploration.complained.emit(sentence(error))

    def _answered(self, kind: str, number: int, sureness: Sureness) -> None:
        if number == self._number:
            self._tell(sureness)

    def _tell(self, sureness: Sureness | None) -> None:
        """What was asked before is no longer waited for."""
        self._number = 0
        if sureness is not None or self._told:
            self._told = sureness is not None
            self.changed.emit(sureness)
