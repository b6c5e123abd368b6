"""What a lesson may ask about: each fact is a name, what it means, and how it is read off. No Qt."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from aegui import paths
from aegui.explore.records import Preview, Progress
from aegui.explore.state import State
from aegui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pathlib import Path

Value = float | str | bool
STAMP = re.compile(r"-\d{8}-\d{6}(-\d+)?$")  # of the folder of a run that was trained here


@dataclass(frozen=True, eq=False)
class Situation:
    """Where the reader is, and what the program knows of it."""

    state: State
    start: State | None = None  # when the step began
    progress: Progress = field(default_factory=Progress)
    preview: Preview | None = None  # the images that are restored, where somebody sees them
    answer: str = ""  # what was typed in this step
    right: bool = False  # whether that is what was asked for


@dataclass(frozen=True)
class Fact:
    """One thing that can be known of a situation; None is read where it can't be known."""

    name: str
    kind: type  # float, str or bool
    label: str  # marked for translation
    read: Callable[[Situation], Value | None]


def _curve(name: str) -> Callable[[Situation], float | None]:
    """The newest value of a curve of the losses."""

    def newest(situation: Situation) -> float | None:
        curves = situation.state.curves
        found = [] if curves is None else [one for one in curves.curves if one.name == name]
        if not found or not len(found[0].values):
            return None
        value = float(found[0].values[-1])
        return value if math.isfinite(value) else None

    return newest


def _val_mse(situation: Situation) -> float | None:
    """Where the loss is that very error, the curves show it once."""
    found = _curve("val_mse")(situation)
    return _curve("val_loss")(situation) if found is None else found


def recipe_of(run: Path | None) -> str | None:
    """The name of the recipe that a run's folder was named after."""
    return None if run is None else STAMP.sub("", run.name)


def _own(situation: Situation) -> bool:
    run = situation.state.run
    return run is not None and run.parent != paths.trained()


def _distance(situation: Situation) -> float | None:
    under = situation.state.under
    return None if under is None or under.nearest is None else under.nearest.distance


def _verdict(situation: Situation) -> str | None:
    distance, spacing = _distance(situation), situation.state.spacing
    return None if distance is None or spacing is None else spacing.verdict(distance).kind


def _spacings(situation: Situation) -> float | None:
    distance, spacing = _distance(situation), situation.state.spacing
    return None if distance is None or spacing is None else spacing.verdict(distance).ratio


def _radius(situation: Situation) -> float | None:
    code = situation.state.code
    return None if code is None else float(np.linalg.norm(code))


def _coordinate(place: int) -> Callable[[Situation], float | None]:
    def read(situation: Situation) -> float | None:
        cursor = situation.state.cursor
        return None if cursor is None or len(cursor) <= place else cursor[place]

    return read


def _moved(situation: Situation) -> float | None:
    now, start = situation.state.code, situation.start
    if now is None or start is None or start.code is None or now.shape != start.code.shape:
        return None
    return float(np.linalg.norm(now - start.code))


def _class(situation: Situation) -> str | None:
    under = situation.state.under
    return None if under is None or under.nearest is None else under.nearest.label


def _hidden(situation: Situation) -> float:
    images, classes = situation.state.images, situation.state.classes
    return 0.0 if images is None or classes is None else float(len(images.classes) - len(classes))


def _moment(situation: Situation) -> float | None:
    state = situation.state
    if state.moment is not None:
        return state.moment
    if state.live:
        return state.newest
    return state.moments[-1] if state.moments else None


def _psnr(which: str) -> Callable[[Situation], float | None]:
    def read(situation: Situation) -> float | None:
        return None if situation.preview is None else getattr(situation.preview, which)

    return read


def _number(situation: Situation) -> float | None:
    try:
        number = float(situation.answer.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _fact(name: str, kind: type, label: str, read: Callable[[Situation], Value | None]) -> Fact:
    return Fact(name, kind, label, read)


ALL = (
    _fact("run", str, QT_TRANSLATE_NOOP("lessons", "the run that is open"),
          lambda it: recipe_of(it.state.run)),
    _fact("own", bool, QT_TRANSLATE_NOOP("lessons", "a run of your own is open"), _own),
    _fact("training", str, QT_TRANSLATE_NOOP("lessons", "the training"), lambda it: it.progress.phase),
    _fact("epoch", float, QT_TRANSLATE_NOOP("lessons", "finished epochs"),
          lambda it: float(it.progress.epoch)),
    _fact("loss", float, QT_TRANSLATE_NOOP("lessons", "training loss"), _curve("loss")),
    _fact("val_loss", float, QT_TRANSLATE_NOOP("lessons", "validation loss"), _curve("val_loss")),
    _fact("val_mse", float, QT_TRANSLATE_NOOP("lessons", "validation MSE"), _val_mse),
    _fact("val_accuracy", float, QT_TRANSLATE_NOOP("lessons", "validation accuracy"), _curve("val_accuracy")),
    _fact("val_kl", float, QT_TRANSLATE_NOOP("lessons", "validation KL divergence"), _curve("val_kl")),
    _fact("moment", float, QT_TRANSLATE_NOOP("lessons", "the epoch that is shown"), _moment),
    _fact("distance", float, QT_TRANSLATE_NOOP("lessons", "distance to the nearest real code"), _distance),
    _fact("spacings", float,
          QT_TRANSLATE_NOOP("lessons", "distance to the nearest real code, in usual distances between codes"),
          _spacings),
    _fact("verdict", str, QT_TRANSLATE_NOOP("lessons", "how near the cursor is to data"), _verdict),
    _fact("radius", float, QT_TRANSLATE_NOOP("lessons", "distance of the cursor from 0"), _radius),
    _fact("z1", float, QT_TRANSLATE_NOOP("lessons", "z₁ of the cursor"), _coordinate(0)),
    _fact("z2", float, QT_TRANSLATE_NOOP("lessons", "z₂ of the cursor"), _coordinate(1)),
    _fact("moved", float, QT_TRANSLATE_NOOP("lessons", "how far the cursor was moved"), _moved),
    _fact("class", str, QT_TRANSLATE_NOOP("lessons", "class of the nearest real image"), _class),
    _fact("noise", str, QT_TRANSLATE_NOOP("lessons", "the noise"), lambda it: it.state.noise.kind),
    _fact("noise_level", float, QT_TRANSLATE_NOOP("lessons", "the level of the noise"),
          lambda it: it.state.noise.level),
    _fact("psnr_noisy", float, QT_TRANSLATE_NOOP("lessons", "PSNR of the noisy images (dB)"),
          _psnr("psnr_noisy")),
    _fact("psnr_restored", float, QT_TRANSLATE_NOOP("lessons", "PSNR of the restored images (dB)"),
          _psnr("psnr_reconstructed")),
    _fact("backdrop", str, QT_TRANSLATE_NOOP("lessons", "what lies under the codes"),
          lambda it: it.state.backdrop),
    _fact("projection", str, QT_TRANSLATE_NOOP("lessons", "the projection"), lambda it: it.state.projection),
    _fact("page", str, QT_TRANSLATE_NOOP("lessons", "the page of Look inside"),
          lambda it: it.state.page.name),
    _fact("listed", str, QT_TRANSLATE_NOOP("lessons", "the images that are listed"),
          lambda it: it.state.listed),
    _fact("hidden_classes", float, QT_TRANSLATE_NOOP("lessons", "hidden classes"), _hidden),
    _fact("selected", float, QT_TRANSLATE_NOOP("lessons", "selected images"),
          lambda it: float(len(it.state.selected))),
    _fact("points", float, QT_TRANSLATE_NOOP("lessons", "points of the path"),
          lambda it: float(len(it.state.path))),
    _fact("drawn", bool, QT_TRANSLATE_NOOP("lessons", "something is drawn"),
          lambda it: it.state.drawing is not None),
    _fact("answered", bool, QT_TRANSLATE_NOOP("lessons", "the question is answered"),
          lambda it: bool(it.answer.strip())),
    _fact("answer", float, QT_TRANSLATE_NOOP("lessons", "your number"), _number),
    _fact("right", bool, QT_TRANSLATE_NOOP("lessons", "the answer is right"), lambda it: it.right),
)  # fmt: skip
FACTS: Mapping[str, Fact] = {one.name: one for one in ALL}

# The words of a fact are those of the control that it is chosen with, by its stable name …
CHOSEN_WITH: Mapping[str, str] = {
    "noise": "images.kind", "backdrop": "latent.backdrops", "projection": "latent.axes",
    "page": "inside.pages", "listed": "images.which",
}  # fmt: skip
# … and of what nobody chooses, these.
WORDS: Mapping[str, str] = {
    "near": QT_TRANSLATE_NOOP("lessons", "near data"),
    "edge": QT_TRANSLATE_NOOP("lessons", "at the edge"),
    "extrapolating": QT_TRANSLATE_NOOP("lessons", "extrapolating"),
    "idle": QT_TRANSLATE_NOOP("lessons", "none"),
    "warming": QT_TRANSLATE_NOOP("lessons", "not ready yet"),
    "asleep": QT_TRANSLATE_NOOP("lessons", "not ready yet"),
    "running": QT_TRANSLATE_NOOP("lessons", "running"),
    "paused": QT_TRANSLATE_NOOP("lessons", "paused"),
    "stopping": QT_TRANSLATE_NOOP("lessons", "stopping"),
}
