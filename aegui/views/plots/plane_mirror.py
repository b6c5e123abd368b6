"""The plane in words: where its cursor is, what is near, whether there is data, how the training goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aegui.explore.queries.codes import SLIDERS
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.losses import LOSSES
from aegui.explore.queries.trust import TRUST
from aegui.explore.query import fact
from aegui.explore.records import Curve, Curves, Sliders, Trusted, UnderCursor
from aegui.views.accessibility import Speaker
from aegui.views.widgets.controls import MINUS
from aegui.views.widgets.throttle import Throttle

if TYPE_CHECKING:
    from aegui.views.seam import Explorer

SPOKEN = 4  # numbers of a code at most: nobody keeps thirty-two in mind
PACE = 10_000  # ms between two sentences on the losses


class PlaneMirror(QObject):
    """Keeps the description of the plane as what is seen in it, and says it aloud at rest.

    The cursor is told wherever it was moved by; while a model learns, the losses every ten seconds.
    """

    def __init__(self, plane: QWidget) -> None:
        super().__init__(plane)
        self._plane = plane
        self._names: tuple[str, ...] = ()
        self._under: UnderCursor | None = None
        self._trusted: Trusted | None = None
        self._curves: Curves | None = None
        self._training = False
        self._speaker = Speaker(plane, plane.setAccessibleDescription)
        self._losses = Speaker(plane)
        self._say_loss = Throttle(self._tell_loss, PACE, self)

    def connect_to(self, explorer: Explorer) -> None:
        """Follow the cursor, what is near it, and the losses."""
        explorer.show(SLIDERS, self.set_sliders)
        explorer.show(DECODED, self.set_under)
        explorer.show(TRUST, self.set_trusted)
        explorer.show(LOSSES, self.set_curves)
        explorer.show(fact("training"), self.set_training)

    def set_sliders(self, sliders: Sliders | None) -> None:
        """What the numbers of a code are called."""
        self._names = () if sliders is None else sliders.names

    def set_under(self, under: UnderCursor | None) -> None:
        """What lies under the cursor."""
        self._under = under
        self._changed()

    def set_trusted(self, trusted: Trusted | None) -> None:
        """Whether there is data where the cursor is."""
        self._trusted = trusted
        self._changed()

    def set_curves(self, curves: Curves | None) -> None:
        """The losses so far."""
        self._curves = curves
        if self._training:
            self._say_loss()

    def set_training(self, training: bool | None) -> None:
        """Whether a model is being trained."""
        self._training = bool(training)

    def text(self) -> str:
        """All of it: cursor, nearest image, verdict, and the losses."""
        return " ".join(filter(None, [self.cursor_text(), self.loss_text()]))

    def cursor_text(self) -> str:
        """Where the cursor is, what is nearest, how far, and what that means."""
        under = self._under
        if under is None:
            return self.tr("There is no cursor: train a model or open a run.")
        numbers = ", ".join(
            f"{name} {_number(value)}"
            for name, value in list(zip(self._names, under.code.tolist(), strict=False))[:SPOKEN]
        )
        sentences = [self.tr("Cursor at {}.").format(numbers)]
        nearest = under.nearest
        if nearest is not None:
            text = self.tr("Nearest: class {}, {} away.")
            if nearest.label is None:
                text = self.tr("Nearest: {}, {} away.")
            what = nearest.identity if nearest.label is None else nearest.label
            sentences.append(text.format(what, _number(nearest.distance)))
        if self._trusted is not None:
            sentences.append(
                {
                    "near": self.tr("There is data here."),
                    "edge": self.tr("At the edge of the data."),
                    "extrapolating": self.tr("No data here: the image is a guess."),
                }[self._trusted.kind]
            )
        return " ".join(sentences)

    def loss_text(self) -> str:
        """The newest losses; "" before there are any."""
        said = []
        for name, text in (("loss", self.tr("Loss {}")), ("val_loss", self.tr("validation {}"))):
            curve = self._curve(name)
            if curve is not None:
                said.append(text.format(f"{float(curve.values[-1]):.3g}"))
        last = self._curve("loss")
        if last is None:
            return ""
        return self.tr("{} after epoch {}.").format(", ".join(said), f"{float(last.epochs[-1]):.4g}")

    def _curve(self, name: str) -> Curve | None:
        curves = () if self._curves is None else self._curves.curves
        return next((one for one in curves if one.name == name and len(one.values)), None)

    def _changed(self) -> None:
        self._speaker.say_of(self.cursor_text)

    def _tell_loss(self) -> None:
        if self._training:
            self._losses.say_of(self.loss_text)


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".replace("-", MINUS)
