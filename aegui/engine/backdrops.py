"""What lies under the codes: which picture, of which part of the plane."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.engine.mapping import Maps, Sight, beyond
from aegui.engine.pictures import Pictures
from aegui.runs import tiles

FIRST = "manifold"
FILLED = 0.3  # of what was drawn is in view still, or it is too coarse
LATE = 1000  # ms until it is looked again whether a picture may be made


class Backdrops(QObject):
    """Keeps the kind that was chosen and asks for it anew where something changed."""

    backdrop_changed = Signal(object)  # Backdrop
    backdrops_changed = Signal(object, str)  # [(kind, label, help, what it lacks)], the current one
    complained = Signal(str)

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._pictures.backdrop_changed.connect(self.backdrop_changed)
        self._maps = Maps(self)
        self._maps.drawn.connect(self.backdrop_changed)
        self._maps.complained.connect(self.complained)
        self._maps.offered.connect(self._on_offered)
        self._fields: list[tuple[str, str, str, str]] = []  # those of the newest model that was asked about
        self._asked: object = None  # what it depends on which fields there are
        self._known = False  # they are of the model that is seen
        self.kind = FIRST
        self._bare = False  # the plane has no way back to codes
        self._range: tiles.Rect | None = None
        self._drawn: tiles.Rect | None = None  # what the newest question was about
        self._training = False
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._catch_up)
        self._seen: Sight | None = None

    def offer(self) -> None:
        """Tell what can be chosen."""
        manifold = self.tr("decoded manifold"), self.tr("What the decoder makes of each place of the plane.")
        kinds = [(FIRST, *manifold, ""), *self._fields]
        if self._bare:
            lack = self.tr("t-SNE has no way back from a place of the plane to a code that could be shown.")
            kinds = [(kind, label, tip, lack) for kind, label, tip, _ in kinds]
        none = "none", self.tr("none"), self.tr("Nothing lies under the codes."), ""
        self.backdrops_changed.emit([none, *kinds], "none" if self._bare else self.kind)

    def _on_offered(self, fields: list[tuple[str, str, str, str]]) -> None:
        """Another run may lack what the backdrop chosen needs."""
        self._fields, self._known = fields, True
        if self._lack(self.kind):
            self.choose(FIRST)
        else:
            self._ask()
        self.offer()

    def _lack(self, kind: str) -> str:
        """What a backdrop needs that is not there."""
        return next((lack for name, _, _, lack in self._fields if name == kind), "")

    def forget(self) -> None:
        """Another run: nothing lies there yet."""
        self._seen = self._asked = None
        self._maps.leave()
        self._drop()
        self._set_bare(False)

    def _drop(self) -> None:
        self._drawn = None
        self._pictures.forget("manifold")
        self._maps.forget()
        self.backdrop_changed.emit(None)

    def choose(self, kind: str) -> None:
        """Another kind, where there is what it needs."""
        if self._known and self._lack(kind):
            self.complained.emit(self._lack(kind))
            return
        self.kind = kind
        self._drop()
        self._ask()

    def show_range(self, left: float, bottom: float, right: float, top: float, by_hand: bool = True) -> None:
        """The visible part of the plane changed; where it follows codes in training, that is all the time."""
        self._range = (left, bottom, right, top)
        if by_hand or not self._training or not _fills(self._drawn, self._range):
            self._ask()
        else:
            self._catch_up()

    def _catch_up(self) -> None:
        """Ask as soon as that is due."""
        if self._due():
            self._ask(self._training)
        else:
            self._late.start()

    def lift(self) -> None:
        """The plane has no way back to codes: nothing can lie there, until another plane is shown."""
        if not self._bare:
            self._drop()
            self._seen = None
        self._set_bare(True)

    def _due(self) -> bool:
        """Whether the backdrop may be made anew in mid-training."""
        return self._pictures.due("manifold") if self.kind == "manifold" else self._maps.due()

    def _set_bare(self, bare: bool) -> None:
        if bare != self._bare:
            self._bare = bare
            self.offer()

    def show(self, sight: Sight, training: bool = False) -> None:
        """Of this model, in this plane; what the plane does not show is as held. Now and then in training."""
        self._training = training
        if training and not self._due():
            return
        if self._seen is not None and sight.axes.key != self._seen.axes.key:
            self._drop()  # it was of another plane
        self._set_bare(False)
        self._seen = sight
        snapshot = sight.model.snapshot
        if snapshot is not None and (snapshot.recipe, sight.labels is None) != self._asked:
            self._asked, self._known = (snapshot.recipe, sight.labels is None), False
            self._maps.offer(sight)
        self._ask(training)

    def _ask(self, training: bool = False) -> None:
        seen = self._seen
        if seen is None or seen.model.snapshot is None or self._range is None or self.kind == "none":
            return
        self._drawn = beyond(self._range) if self._training else self._range
        self._late.stop()
        if self.kind == "manifold":
            self._pictures.manifold(seen.model.snapshot, seen.axes, seen.held, self._drawn, calm=training)
        elif self._known:
            self._maps.show(self.kind, seen, self._range, calm=training)


def _fills(drawn: tiles.Rect | None, view: tiles.Rect) -> bool:
    """Whether what was drawn covers the view, and not much beside it."""
    if drawn is None or drawn[0] > view[0] or drawn[1] > view[1] or drawn[2] < view[2] or drawn[3] < view[3]:
        return False
    large, small = ((rect[2] - rect[0]) * (rect[3] - rect[1]) for rect in (drawn, view))
    return small >= FILLED * large
