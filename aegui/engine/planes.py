"""Which plane through the codes is shown. t-SNE's is worked out in a thread of its own, and kept.

t-SNE gives every code a place and has no way back: the cursor goes from one of these codes to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from aegui.analysis import latent
from aegui.engine.asking import AskThread
from aegui.engine.pacing import Pace
from aegui.error_message import sentence
from aegui.explore.records import Embedding
from aegui.explore.state import Floats, Ints, Model, State
from aegui.sampling import sample
from aegui.training.splits import ImageSet

if TYPE_CHECKING:
    from aegui.analysis.projections import Placed, Projection
    from aegui.engine.exploration import Exploration

TSNE = "tsne"
PLACE = "place"  # codes of another state of the network among those of t-SNE
KEPT = 16  # maps, of a megabyte each
REST = 350  # ms after which the cursor is drawn at the code it went to; the view lets go of it after 300


@dataclass(frozen=True, eq=False)
class Found:
    """Places of images that t-SNE found in one state of a network."""

    state: bytes  # of the codes
    images: Ints  # (n,), rows of the shown images, in rising order
    points: Floats  # (n, 2)
    placed: Placed  # what other codes are placed among


@dataclass(frozen=True, eq=False)
class Work:
    """A t-SNE that is being worked out, or was left before its end."""

    state: bytes = b""  # of the codes
    images: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    stages: Iterator[Projection] = field(default_factory=lambda: iter(()))
    share: float = 0.0


class Planes(QObject):
    """Makes the plane that is chosen; t-SNE is told again with each stage that makes it better."""

    made = Signal(object, bool)  # latent.Plane; whether it is the one shown, made better
    embedding_changed = Signal(object)  # Embedding
    rested = Signal()  # the hand lets go of the cursor

    def __init__(self, exploration: Exploration) -> None:
        super().__init__(exploration)
        self._exploration = exploration
        self._thread = AskThread(self)
        self._thread.answered.connect(self._answered)
        self._thread.refused.connect(self._refused)
        self._number = 0  # of the stage that is waited for; 0: none is
        self._work = Work()
        self._moving = 0  # the question where codes of another state lie; 0: nobody waits for it
        self._asked: Model | None = None  # whose codes are being placed
        self._pace, self._training = Pace(), False
        self._found: Found | None = None  # that is shown
        self._kept: dict[bytes, Found] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.rested)

    def forget(self) -> None:
        """Another run."""
        self._stop()
        self._thread.forget(PLACE)
        self._found, self._work, self._moving, self._asked = None, Work(), 0, None
        self._tell()

    # What the user does

    def choose(self, key: str, model: Model, kept: latent.Plane | None = None) -> None:
        """Make a plane, or show one kept: "pca" or "3,7" at once, "tsne" as soon as it is worked out."""
        self.offer(key)
        if key != TSNE:
            self._stop()
            self._found = None
            self.made.emit(kept or latent.axes(key, model.codes), False)
        elif (known := self._kept.get(_state(model.codes))) is not None:
            self._stop()
            self._show(known, model)
        else:
            self._begin(model)
        self._tell()

    def again(self) -> None:
        """t-SNE of the model as it is now."""
        model = self._exploration.model
        if model is not None and model.codes.shape[1] > 2:
            if self._kept.pop(_state(model.codes), None) is not None:
                self._work = Work()
            self._begin(model)
            self._tell()

    def cancel(self) -> None:
        """No t-SNE, or the places found so far where they are shown already."""
        self._stop()
        if self._exploration.axes is not None:
            self.offer(self._exploration.axes.key)
        self._tell()

    def show_dimension(self, dimension: int, across: bool) -> None:
        """Show a dimension along the horizontal or the vertical axis, and keep the other one."""
        axes, model, ranking = self._exploration.axes, self._exploration.model, self._exploration.dimensions
        if axes is None or model is None or not 0 <= dimension < axes.size or axes.size < 2:
            return
        now = [int(n) for n in axes.key.split(",")] if "," in axes.key else ranking.first(2)
        other = now[across] if now[across] != dimension else now[not across]
        if other == dimension:
            other = (dimension + 1) % axes.size
        key = f"{dimension},{other}" if across else f"{other},{dimension}"
        self._exploration.choose_axes(key)

    def offer(self, key: str) -> None:
        """Tell what can be chosen, and what is."""
        code = self._exploration.code
        if code is not None:
            choices = latent.choices(len(code))
            if len(code) > 2:
                choices.insert(1, (TSNE, self.tr("t-SNE")))
            if key not in dict(choices):
                choices.append((key, ", ".join(latent.name(int(n)) for n in key.split(","))))
            self._exploration.axes_changed.emit(choices, key)

    def moved(self) -> None:
        """The cursor is being moved in the plane, where it may not be able to stay."""
        axes = self._exploration.axes
        if self._found is not None or (axes is not None and axes.size == 1):
            self._rest.start()

    # What is looked at

    def follow(self, axes: latent.Plane, model: Model, turn: bool, training: bool) -> latent.Plane:
        """The plane for another state of the network: `turn` lets principal components follow the codes.

        t-SNE is not worked out anew by itself: until somebody asks, the codes as they are now are placed
        among those that it was worked out of, as soon as that is done.
        """
        if isinstance(axes, latent.Axes):
            return latent.axes("pca", model.codes, axes) if turn and axes.key == "pca" else axes
        if model.codes is axes.codes or self._found is None:
            return axes
        known = None if training else self._kept.get(_state(model.codes))
        self._found, self._training = known or self._found, training
        self._tell(training)
        places = _placed(self._found, model)
        if len(places.placed):
            if known is None:
                self._place(self._found, model)
            else:
                self._moving = 0  # what is under way is of another model
            return places
        self.forget()  # a stored moment may hold the codes of other images
        self.offer("pca")
        return latent.axes("pca", model.codes)

    def caption(self, axes: latent.Plane, model: Model, subset: ImageSet, state: State) -> str:
        """What the points drawn are, how many there are and how many of them are selected.

        A moment holds the codes of some images, and t-SNE places some: more can be selected than is seen.
        """
        names = {
            "train": self.tr("training"),
            "held-out": self.tr("held-out"),
            "validation": self.tr("validation"),
            "test": self.tr("test"),
        }
        parts = [names.get(part, part) for part in subset.parts or subset.splits]
        splits = self.tr(" and ").join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
        text = self.tr("%1 %2 codes")
        if len(model.rows) == 1:
            text = self.tr("%1 %2 code")
        if isinstance(axes, latent.Map):
            text = self.tr("t-SNE of %1 %2 codes")
        drawn = state.drawn[model.rows]
        if isinstance(axes, latent.Map):
            drawn = drawn & np.isfinite(axes.places).all(axis=1)
        count, every = int(drawn.sum()), len(state.selected)
        selected = state.selected_among(model.rows)
        if selected is not None:
            here = int((selected & drawn).sum())
            if here < every:
                some = self.tr("{} selected, {} of them among the {} codes here")
                return some.format(f"{every:,}", f"{here:,}", f"{count:,}")
            return self.tr("{} of {} codes selected").format(f"{every:,}", f"{count:,}")
        return text.replace("%1", f"{count:,}").replace("%2", splits)

    def note(self, axes: latent.Plane) -> str:
        """What stays as it is where the cursor is moved."""
        if isinstance(axes, latent.Map):
            text = self.tr(
                "{} of {} codes are placed. t-SNE has no way back from a place to a code: the cursor goes to "
                "the nearest of these codes."
            )
            return text.format(f"{len(axes.placed):,}", f"{len(axes.codes):,}")
        if axes.size <= 2:
            return ""
        text = self.tr(
            "The cursor moves the code along {} and {}; what is at right angles to them stays as it is, in "
            "the other {} directions."
        )
        if axes.size == 3:
            text = self.tr(
                "The cursor moves the code along {} and {}; what is at right angles to them stays as it is."
            )
        if axes.key != "pca":
            text = self.tr("The cursor moves {} and {}; the other {} dimensions stay as they are.")
            if axes.size == 3:
                text = self.tr("The cursor moves {} and {}; the third dimension stays as it is.")
        names = (name.split(" (")[0] for name in axes.names)
        return text.format(*names, axes.size - 2)

    # Working it out

    def _begin(self, model: Model) -> None:
        from aegui.analysis.projections import tsne

        state = _state(model.codes)
        if self._number and state == self._work.state:
            return
        if state != self._work.state:  # otherwise it goes on where it was left
            self._work = Work(state, model.rows, tsne(model.codes))
        self._ask()

    def _ask(self) -> None:
        self._number = self._thread.ask(TSNE, partial(next, self._work.stages))

    def _stop(self) -> None:
        """The stage under way ends for nobody."""
        self._thread.forget(TSNE)
        self._number = 0

    def _place(self, found: Found, model: Model) -> None:
        """Ask where the codes of a model lie that is not the one t-SNE was worked out of: one at a time, and
        while it learns now and then."""
        if not self._moving and (not self._training or self._pace.due(PLACE)):
            here = np.isin(model.rows, found.images)
            work = partial(_moved, found, model.codes[here], model.rows[here])
            self._asked = model
            self._moving = self._thread.ask(PLACE, self._pace.timed(PLACE, work))

    def _answered(self, kind: str, number: int, answer: Projection | Found) -> None:
        model = self._exploration.model
        if kind == PLACE:
            if number == self._moving:
                self._take(answer, model)  # type: ignore[arg-type]
        elif number == self._number and model is not None:
            self._take_stage(answer, model)  # type: ignore[arg-type]

    def _take(self, moved: Found, model: Model | None) -> None:
        """Codes of another state are placed; where the model is yet another by now, its codes come next."""
        asked, self._moving, self._asked = self._asked, 0, None
        if model is None or self._found is None or moved.state != self._found.state:
            return
        self._show(moved, model, finer=True)
        if asked is not model:
            self._place(moved, model)

    def _take_stage(self, stage: Projection, model: Model) -> None:
        images, finer = self._work.images[stage.rows], self._work.share > 0
        order = np.argsort(images)
        assert stage.placed is not None
        found = Found(self._work.state, images[order], stage.points[order], stage.placed)
        self._work = replace(self._work, share=stage.done)
        if stage.done < 1:
            self._ask()
        else:
            self._number, self._work = 0, Work()
            self._kept[found.state] = found
            self._kept = dict(list(self._kept.items())[-KEPT:])
        self._show(found, model, finer)
        self._tell()

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        if kind == PLACE:
            self._moving, self._asked = 0, None
        elif number == self._number:
            self._work = Work()
            self.cancel()
            self._exploration.complained.emit(sentence(error))

    def _show(self, found: Found, model: Model, finer: bool = False) -> None:
        self._found = found
        self.made.emit(_placed(found, model), finer)

    def _tell(self, training: bool = False) -> None:
        share = self._work.share if self._number else None
        model, found = self._exploration.model, self._found
        old = found is not None and model is not None and (training or _state(model.codes) != found.state)
        self.embedding_changed.emit(Embedding(share, found is not None, old))


def _state(codes: Floats) -> bytes:
    """Tells codes from others; a part of them is enough."""
    some = np.ascontiguousarray(codes[sample(len(codes), 200)])
    return blake2b(some.tobytes() + repr(codes.shape).encode(), digest_size=16).digest()


def _moved(found: Found, codes: Floats, images: Ints) -> Found:
    """Images where their codes (n, D) of another state belong among those that t-SNE was worked out of; the
    others stay."""
    points = found.points.copy()
    points[np.searchsorted(found.images, images)] = found.placed.place(codes)
    return replace(found, points=points)


def _placed(found: Found, model: Model) -> latent.Map:
    """The same images at the same places, whatever their codes are now."""
    places = np.full((len(model.rows), 2), np.nan, np.float32)
    at = np.searchsorted(found.images, model.rows).clip(max=len(found.images) - 1)
    there = found.images[at] == model.rows
    places[there] = found.points[at[there]]
    return latent.Map(TSNE, ("t-SNE 1", "t-SNE 2"), model.codes, places, found.placed.place)
