"""The moments of a run: the newest model, those that are stored, and the one of them that the state names."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject

from aegui.app.explorer import Explorer
from aegui.app.loader import Loader
from aegui.app.moment_cache import MomentCache
from aegui.error_message import sentence
from aegui.explore.projection import follow
from aegui.explore.query import Task, Urgency
from aegui.explore.state import Fields, Floats, Model, State
from aegui.runs.run_folder import Run
from aegui.training.splits import ImageSet

MODEL, MOMENT = "model", "moment"  # the questions' names


class Moments(QObject):
    """Shows the moment of the state: the newest model at once, a stored one as soon as it is read."""

    def __init__(self, explorer: Explorer, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer, self._loader = explorer, loader
        self.newest: Model | None = None  # of the training, or the one that it ended with
        self._run: Run | None = None
        self._paths: dict[float, Path] = {}
        self._unreadable: set[Path] = set()  # moments that are left out
        self._cache = MomentCache()
        explorer.changed.connect(self._on_changed)

    def opened(self, run: Run, live: bool) -> Fields:
        """Another run: what the state says of its moments."""
        self._loader.cancel(MOMENT)
        self.newest, self._run, self._unreadable, self._cache = None, run, set(), MomentCache()
        return self._stored(live)

    def reread(self, live: bool) -> None:
        """Another moment was stored, or a training ended; `live`: it goes on."""
        self._explorer.update(**self._stored(live))

    def keep(self, model: Model) -> None:
        """The newest model; it is shown, unless the state names a stored moment."""
        self.newest, moment = model, self._explorer.state.moment
        if moment is None:
            self._explorer.update(**follow(self._explorer.state, model))
        else:  # the time slider was moved before there was a model
            self._read(moment)

    def follow(self, model: Model, epoch: float) -> None:
        """A training has come to this model; it is shown, unless the state names a stored moment."""
        self.newest, state = model, self._explorer.state
        if state.moment is None:
            self._explorer.update(**(follow(state, model, training=True) | Fields(newest=epoch)))

    def leave_out(self, codes: Floats, moment: float | None) -> None:
        """Some images are gone: these codes (N, D) are left of the newest model; this moment was shown."""
        self._loader.cancel(MOMENT)
        self._cache = MomentCache()
        if self.newest is not None:
            self.keep(replace(self.newest, codes=codes, rows=np.arange(len(codes), dtype=np.int64)))
        self._explorer.update(moment=moment)

    @property
    def awaited(self) -> bool:
        """Whether the model that is to be shown is still being read."""
        return self._loader.awaits(MOMENT) or self._loader.awaits(MODEL)

    def _stored(self, live: bool) -> Fields:
        run = self._run
        stored = [] if run is None else run.moments
        self._paths = {float(epoch): path for epoch, path in stored if path not in self._unreadable}
        moments = tuple(self._paths)
        last = 0.0 if run is None else float(run.results.get("epochs", 0))
        if moments and not live and last > moments[-1]:
            moments += (last,)  # stopped between two moments
        return Fields(moments=moments, live=live)

    def _on_changed(self, new: State, old: State) -> None:
        state = self._explorer.state
        shown = None if state.model is None else state.model.moment
        if new.moment == old.moment or (state.moment == shown and not self._loader.awaits(MOMENT)):
            return
        if state.moment is not None:
            self._read(state.moment)
            return
        self._loader.cancel(MOMENT)
        fields = Fields(model_awaited=self.awaited)
        if self.newest is not None:
            fields |= follow(state, self.newest)
        self._explorer.update(**fields)

    def _read(self, moment: float) -> None:
        run, images, path = self._run, self._explorer.state.images, self._paths.get(moment)
        if run is None or images is None or self.newest is None:
            return  # it is read when there is a model
        if path is None:
            self._explorer.update(**self._back())
            return
        cache = self._cache

        def work(task: Task[Model]) -> Model:
            model = cache.find(path)
            if model is None:
                cache.put(path, model := read_moment(run, path, images, moment))
            return model

        # The hand may be farther when it is read: what lies on its way is shown too, or nothing would be.
        self._loader.ask(
            MOMENT, work, self._show, partial(self._leave_out, moment, path), urgency=Urgency.NOW, late=True
        )
        self._explorer.update(model_awaited=True)

    def _show(self, model: Model) -> None:
        fields = follow(self._explorer.state, model) | Fields(model_awaited=self.awaited)
        self._explorer.update(**fields)

    def _leave_out(self, moment: float, path: Path, error: Exception) -> None:
        """A moment that can't be read is no place on the time slider; what was shown before it stays."""
        text = self.tr("{} The time slider goes on without this moment.")
        self._explorer.complain(text.format(sentence(error)))
        self._unreadable.add(path)
        state = self._explorer.state
        fields = self._stored(state.live) | Fields(model_awaited=self.awaited)
        if state.moment == moment:
            fields |= self._back()
        self._explorer.update(**fields)

    def _back(self) -> Fields:
        """To the moment that is shown; a training goes on being followed."""
        model = self._explorer.state.model
        return Fields(moment=None if model is None else model.moment)


def read_moment(run: Run, path: Path, shown: ImageSet, moment: float) -> Model:
    """Read a moment; the codes of images that are not shown are left out."""
    from aegui.recipe import make
    from aegui.runs.snapshot import open_moment

    count, places = len(shown), np.arange(len(shown), dtype=np.int64)
    if run.points is not None:
        count, places = len(run.points), shown.places(run.points)
    snapshot, codes, rows = open_moment(make(run.raw_recipe), path, count)
    there = places[rows] >= 0
    return Model(snapshot, codes[there], places[rows[there]], moment)
