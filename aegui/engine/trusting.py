"""Whether the image under the cursor can be trusted: how far it is from data, held against how far codes
are from one another. That distribution is worked out off the window's thread, once for a model's codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui.core.shown import Trusted, UnderCursor
from aegui.core.trouble import sentence
from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace

if TYPE_CHECKING:
    from aegui.analysis.trust import Spacing
    from aegui.engine.answers import Floats
    from aegui.engine.exploration import Exploration


class Trust(QObject):
    """Judges every place the cursor comes to."""

    changed = Signal(object)  # Trusted; None where nothing is known

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        exploration.model_changed.connect(self._on_model)
        exploration.cursor_changed.connect(self._on_cursor)
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._pace = Pace()
        self._codes: Floats | None = None  # that were asked about
        self._number = 0
        self.spacing: Spacing | None = None  # of the codes shown; in training of slightly earlier ones
        self._distance: float | None = None

    def _on_model(self, training: bool) -> None:
        model = self._exploration.model
        if model is None or model.codes is self._codes or (training and not self._pace.due("spacing")):
            return
        self._codes = codes = model.codes

        def work() -> Spacing | None:
            from aegui.analysis.trust import spacing

            try:
                return spacing(codes)
            except ValueError:  # all codes are the same: a model that has learnt nothing
                return None

        self._number = self._thread.ask("spacing", self._pace.timed("spacing", work))

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if number == self._number:
            self._exploration.complained.emit(sentence(error))

    def _answered(self, kind: str, number: int, spacing: Spacing | None) -> None:
        if number == self._number:
            self.spacing = spacing
            self._tell()

    def _on_cursor(self, under: UnderCursor | None) -> None:
        if under is None:  # another run
            self.spacing = self._codes = None
            self._number = 0
        self._distance = under.nearest.distance if under is not None and under.nearest is not None else None
        self._tell()

    def _tell(self) -> None:
        if self.spacing is None or self._distance is None:
            self.changed.emit(None)
            return
        verdict = self.spacing.verdict(self._distance)
        near, edge = self.spacing.near, self.spacing.edge
        self.changed.emit(Trusted(verdict.kind, self._distance, verdict.ratio, near, edge))
