"""What lies under the codes: which picture, of which part of the plane."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from aegui.core import latent, tiles
from aegui.engine.answers import Floats, Model
from aegui.engine.pictures import Pictures


class Backdrops(QObject):
    """Keeps the kind that was chosen and asks for it anew where something changed."""

    backdrop_changed = Signal(object)  # Backdrop
    backdrops_changed = Signal(object, str)  # [(kind, label, help)], the current one

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._pictures.backdrop_changed.connect(self.backdrop_changed)
        self.kind = "manifold"
        self._range: tiles.Rect | None = None
        self._seen: tuple[Model, latent.Axes, Floats] | None = None

    def offer(self) -> None:
        """Tell what can be chosen."""
        self.backdrops_changed.emit(
            [
                ("none", self.tr("none"), self.tr("Nothing lies under the codes.")),
                (
                    "manifold",
                    self.tr("decoded manifold"),
                    self.tr("What the decoder makes of each place of the plane."),
                ),
            ],
            self.kind,
        )

    def forget(self) -> None:
        """Another run: nothing lies there yet."""
        self._seen = None
        self._pictures.forget("manifold")
        self.backdrop_changed.emit(None)

    def choose(self, kind: str) -> None:
        """Another kind."""
        self.kind = kind
        self._pictures.forget("manifold")
        if kind == "none":
            self.backdrop_changed.emit(None)
        else:
            self._ask()

    def show_range(self, left: float, bottom: float, right: float, top: float) -> None:
        """The visible part of the plane changed."""
        self._range = (left, bottom, right, top)
        self._ask()

    def show(self, model: Model, axes: latent.Axes, held: Floats) -> None:
        """Of this model, in this plane; what the plane does not show is as in `held` (D,)."""
        self._seen = (model, axes, held)
        self._ask()

    def _ask(self) -> None:
        if self._seen is None or self._range is None or self.kind == "none":
            return
        model, axes, held = self._seen
        if model.snapshot is not None:
            self._pictures.manifold(model.snapshot, axes, held, self._range)
