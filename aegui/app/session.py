"""The session: which run is open, which recipe is set, and where the training stands.

It lives in the window's thread. What is looked at is kept by the explorer; a thread reads and writes (the
loader), one answers questions about the state (the explorer's worker), and one trains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from aegui import paths
from aegui.app import worker
from aegui.app.bookmarks import Bookmarks
from aegui.app.directions import Directions
from aegui.app.downloads import Downloads
from aegui.app.draft import Draft, missing_data
from aegui.app.estimates import Estimates
from aegui.app.explorer import Explorer
from aegui.app.loader import Loader
from aegui.app.moments import Moments
from aegui.app.run_loader import RunLoader
from aegui.app.training_monitor import TrainingMonitor
from aegui.app.training_thread import TrainThread
from aegui.app.undo import Undo
from aegui.app.warm_up import Ready, noise_of, warm_optimizer, warm_up
from aegui.error_message import sentence
from aegui.explore.query import Urgency
from aegui.explore.records import Phase, Progress
from aegui.runs.run_folder import Run, RunError

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet
    from aegui.recipe import Recipe
    from aegui.runs.jobs import Begun, Job

# Where the training stands, and where it can go from there.
MOVES: Mapping[Phase, tuple[Phase, ...]] = {
    "warming": ("idle",),
    "idle": ("running",),
    "running": ("paused", "stopping", "idle"),
    "paused": ("running", "stopping", "idle"),
    "stopping": ("idle",),
}
BUSY: tuple[Phase, ...] = ("running", "paused", "stopping")


class Session(QObject):
    """idle → running ⇄ paused → idle."""

    ready = Signal(object)  # Ready: torch is there, recipes can be edited and trained
    progress_changed = Signal(object)  # Progress
    run_changed = Signal(object)  # Run that is shown
    runs_changed = Signal()  # a run appeared or ended
    data_missing = Signal(str, str)  # data set, sentence
    images_moved = Signal(object, str, bool)  # path of a run, where its images were; was it to go on?
    images_changed = Signal(object, str)  # path of a run that was not gone on with, and what changed
    too_large = Signal(str)  # why the training was not begun: `train_anyway` does
    complained = Signal(str)  # a failure, for the banner
    diverged = Signal(object, str, object)  # path of a run, what happened, LastGood to go on from
    noted = Signal(str)  # what is being done, for the banner

    def __init__(self, data: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._device = "auto"
        self._phase: Phase = "warming"
        self._ready: Ready | None = None
        self._thread: TrainThread | None = None
        self._begun: Begun | None = None  # the training under way
        self._refused_job: Job | None = None  # foretold not to fit
        self.explorer = Explorer(parent=self)
        self.explorer.update(folders=self.folders)
        self.loader = Loader(self)
        self.moments = Moments(self.explorer, self.loader, self)
        self.run_loader = RunLoader(self.explorer, self.loader, self.moments, self)
        self.monitor = TrainingMonitor(self.explorer, self.moments, self)
        self.draft = Draft(self)
        self.estimates = Estimates(self.loader, self)
        self.downloads = Downloads(self.loader, self)
        self.undo = Undo(self.explorer, self)
        self.directions, self.bookmarks = Directions(self.explorer, self), Bookmarks(self.explorer, self)
        self._connect()

    def _connect(self) -> None:
        self.explorer.complained.connect(self.complained)
        self.run_loader.opened.connect(self._opened)
        self.run_loader.unreadable.connect(self._go_without)
        self.run_loader.images_moved.connect(lambda path, text: self.images_moved.emit(path, text, False))
        self.monitor.started.connect(self._show_new)
        self.monitor.progressed.connect(self._tell_progress)
        self.monitor.failed.connect(self.complained)
        self.monitor.diverged.connect(self._offer_way_back)
        self.monitor.finished.connect(self.run_loader.forget_tables)
        self.draft.changed.connect(lambda *_: self._estimate())
        self.draft.set_back.connect(self.complained)
        self.downloads.complained.connect(self.data_missing)
        self.downloads.ended.connect(lambda _: self.run_loader.read_images())

    # Beginning and end

    def start(self) -> None:
        """Begin to import what needs torch."""
        self.loader.ask("warm", lambda task: warm_up(), self._warmed, self._cold, urgency=Urgency.NOW)

    def leave(self) -> None:
        """Stop everything, and return as soon as what must still be written is written.

        A training leaves what it needs to go on; what else is being worked out is left behind.
        """
        self.downloads.cancel()
        worker.leave(self.threads)

    def end(self) -> None:
        """Stop everything, and wait also for what nobody needs."""
        self.leave()
        for thread in self.threads:
            thread.wait()

    @property
    def threads(self) -> list[worker.Leaving]:
        """All that work for this session."""
        training = [] if self._thread is None else [self._thread]
        return [self.explorer.worker, self.loader.worker, *training]

    @property
    def at_rest(self) -> bool:
        """Whether no thread is at work any more: only then may the session be deleted."""
        return not any(thread.isRunning() for thread in self.threads)

    def tidy(self) -> None:
        """Give back what the runs that were looked at before have left free; not while it is needed again."""
        if self._phase == "idle":
            from aegui.training.device import give_back_freed_memory

            self._do("tidy", give_back_freed_memory)

    def _do(self, name: str, work: Callable[[], object]) -> None:
        """Have the loader do something that nobody waits for."""
        self.loader.ask(name, lambda task: work(), _nothing, self._fail, urgency=Urgency.IDLE)

    def _warmed(self, answer: Ready) -> None:
        from aegui.training.device import use_threads

        use_threads(1)  # the window's own thread decodes single images
        self._ready = answer
        self._move("idle")
        self.ready.emit(answer)
        for why in answer.broken.values():
            self.complained.emit(why)
        self.run_loader.torch_is_ready()
        self._do("optimizer", warm_optimizer)

    def _cold(self, error: Exception) -> None:
        """torch can't be imported: what is there without it stays."""
        self.explorer.update(model_awaited=False)
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.complained.emit(sentence(error))

    # What is open, and where its images are

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where data sets are looked for."""
        return paths.data_dirs(self._data)

    @property
    def phase(self) -> Phase:
        """Where the training stands."""
        return self._phase

    @property
    def recipe(self) -> Recipe | None:
        """The one that is set."""
        return self.draft.recipe

    @property
    def run(self) -> Run | None:
        """The run that is shown."""
        return self.run_loader.run

    def open_run(self, path: Path) -> None:
        """Show a run; one that can't be shown leaves everything as it is."""
        if self._phase in BUSY:
            self.complained.emit(self.tr("A training is under way: stop it before another run is opened."))
            return
        try:
            self.run_loader.open(Run(path))
            self.monitor.forget()
            self._tell_progress()
        except (RunError, OSError) as error:
            self._fail(error)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            text = self.tr("{} can't be shown: something in it is damaged ({}).")
            self.complained.emit(text.format(path, error))

    def _opened(self, run: Run, recipe: Recipe | None) -> None:
        if recipe is not None:
            self.draft.set(recipe, run.path)
            self._offer_noises(recipe)
        else:
            self.run_changed.emit(run)

    def _offer_noises(self, recipe: Recipe) -> None:
        """The corruptions that images can be shown with; that of the recipe at first."""
        if self._ready is not None:
            kind, level = noise_of(recipe)
            noise = replace(self.explorer.state.noise, kind=kind, level=level)
            self.explorer.update(noises=self._ready.noises, noise=noise)

    def _go_without(self, text: str) -> None:
        """The run that is open has no model to decode with."""
        self.complained.emit(text)
        if self._ready is not None and self.draft.recipe is None:
            self.choose_recipe(next(iter(self._ready.recipes), ""))

    def use_data_folder(self, folder: Path) -> None:
        """Look for data sets in this folder from now on."""
        try:
            paths.save_settings({"data": str(folder)})
        except OSError as error:
            self._fail(error)
        self.explorer.update(folders=self.folders)
        self.run_loader.read_images()

    def find_images(self, path: Path, place: Path, resume: bool = False) -> None:
        """The images of a run are at this place now: look at them, or go on with the run."""
        from aegui.recipe import make
        from aegui.runs.run_images import found_at, remember

        try:
            run = Run(path)
            data = found_at(run, make(run.raw_recipe).data, place)
            if data is None:
                text = self.tr("None of the images of {} is in {}: choose the folder that holds them.")
                self.images_moved.emit(path, text.format(run.name, place), resume)
                return
            remember(path, data.find(()))
        except (RunError, OSError, ValueError) as error:
            self._fail(error)
            return
        if resume:
            self.resume(path)
        elif self.run is not None and self.run.path == path:
            self.run_loader.read_images()

    # The recipe

    def choose_recipe(self, name: str) -> None:
        """Set one of the shipped recipes."""
        if self._ready is not None and name in self._ready.recipes and self._thread is None:
            self.draft.set(self._ready.recipes[name])

    def edit(self, key: str, value: object) -> None:
        """Set a field of the recipe; one that may change during training takes effect at once."""
        done = self.draft.edit(key, value, training=self._thread is not None)
        if done and self._thread is not None and isinstance(value, int | float):
            self._thread.change(key, float(value))

    def reset_recipe(self) -> None:
        """Take back every change."""
        if self._thread is None:
            self.draft.reset()

    def choose_device(self, name: str) -> None:
        """What the next training computes on."""
        self._device = name
        self._estimate()

    def _estimate(self) -> None:
        if self.draft.recipe is not None:
            self.estimates.about(self.draft.recipe, self.folders, self._device, paths.runs_dir())

    def facts(self) -> str:
        """What the recipe that is edited amounts to, in a line; "" while the images' shape is not known."""
        recipe = self.draft.recipe
        shaped = self.estimates.shaped(recipe) if recipe is not None else None
        return "" if shaped is None else self.draft.facts(shaped)

    # The training

    def train(self, paused: bool = False) -> None:
        """Train the recipe from the start."""
        from aegui.runs.jobs import Job

        recipe = self.draft.recipe
        if recipe is None or self._thread is not None or not self.draft.agrees() or self._lacks_data(recipe):
            return
        self._begin(Job(recipe, self.folders, paths.runs_dir(), "the window", self._device), paused)

    def resume(
        self, path: Path, accept: bool = False, changes: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Go on with a run that was stopped or interrupted, with some fields of its recipe changed.

        Where none are named and the form is this run's, what was changed there counts. `accept` takes images
        that were changed since. A run that can't go on like that stays as it is, and so does the form.
        """
        from aegui.runs.jobs import resume_job
        from aegui.runs.run_images import ImagesMoved, located

        if self._thread is not None or self._ready is None:
            return
        try:
            job = resume_job(path, self.folders, "the window", changes, accept)
        except (RunError, OSError, ValueError) as error:
            self._fail(error)
            return
        if not changes and self.draft.run == path:
            if not self.draft.agrees():
                return
            job = replace(job, recipe=self.draft.changed_like(job.recipe))
        try:
            there = located(Run(path), job.recipe.data, self.folders)
        except ImagesMoved as error:
            self.images_moved.emit(path, str(error), True)
            return
        if not self._lacks_data(job.recipe, there):
            self._begin(replace(job, device=self._device))

    def train_anyway(self) -> None:
        """Begin what was foretold not to fit."""
        job, self._refused_job = self._refused_job, None
        if job is not None and self._thread is None:
            self._begin(replace(job, force=True))

    def _lacks_data(self, recipe: Recipe, data: DataSet | None = None) -> bool:
        """Say so where the recipe's data set, or one given in its place, is not on the disk."""
        lack = missing_data(data or recipe.data, self.folders)
        if lack:
            self.data_missing.emit(recipe.data.kind, lack)
        return bool(lack)

    def _begin(self, job: Job, paused: bool = False) -> None:
        self._thread, self._begun = TrainThread(job, self), None
        self._thread.began.connect(lambda begun: self._on_begun(begun, job))
        self._thread.told.connect(self._on_told)
        self._thread.reading.connect(self.monitor.images_are_read)
        self._thread.images_changed.connect(lambda text: self.images_changed.emit(job.resume, text))
        self._thread.too_large.connect(lambda text: self._refuse(job, text))
        self._thread.resting.connect(self._on_resting)
        self._thread.finished.connect(self._on_ended)
        if paused:
            self._thread.pause()
        self.monitor.expect(job.recipe, job.resume)
        self._move("running")
        self._thread.start()

    def _refuse(self, job: Job, text: str) -> None:
        self._refused_job = job
        self.too_large.emit(text)

    def _on_begun(self, begun: Begun, job: Job) -> None:
        """The folder is there, and where a run goes on it is certain that it does."""
        self._begun = begun
        if job.resume is not None:
            self.draft.set(job.recipe)
            self.noted.emit(begun.going_on)
        self.draft.keep_as(begun.path)

    def _show_new(self) -> None:
        begun, recipe = self._begun, self.draft.recipe
        if begun is None or recipe is None:
            return
        if begun.splits.warnings:
            self.complained.emit(" ".join(begun.splits.warnings))
        losses = self.run_loader.show_new(Run(begun.path), begun.splits)
        self.monitor.follow(losses, begun.recipe, len(begun.splits.shown))
        self._offer_noises(recipe)
        self.run_changed.emit(self.run)
        self.runs_changed.emit()

    def _on_told(self, reports: list[Any]) -> None:
        try:
            if self.monitor.take(reports):
                self.moments.reread(live=True)
        finally:
            if self._thread is not None:
                self._thread.heard()

    def _on_resting(self) -> None:
        if self._thread is not None and self._thread.holding:
            self._move("paused")
            self.explorer.update(training=False)  # everything of the very weights that are there now

    def _on_ended(self) -> None:
        thread, self._thread = self._thread, None
        if self._begun is not None:
            self.draft.keep_as(self._begun.path)
        self._begun = None  # with the images, and the weights that were stored last
        if thread is not None:
            thread.deleteLater()
        self._move("idle")
        self.explorer.update(training=False)
        if self.run is not None:
            self.moments.reread(live=False)
            self.run_changed.emit(self.run)
        self.runs_changed.emit()

    def _offer_way_back(self, text: str) -> None:
        """The losses are no numbers: the last good weights are kept, and can go on."""
        from aegui.runs.last_good import last_good

        good = last_good(self._begun.path) if self._begun is not None else None
        if good is None or self._begun is None:
            self.complained.emit(text)
        else:
            self.diverged.emit(self._begun.path, text, good)

    def pause(self) -> None:
        """Hold the training as soon as its weights can be looked at."""
        if self._thread is not None and self._phase == "running":
            self._thread.pause()

    def go_on(self) -> None:
        """End the pause."""
        if self._thread is not None and self._phase == "paused":
            self._move("running")
            self._thread.go_on()

    def stop(self) -> None:
        """End the training; it can be resumed later."""
        if self._thread is not None:
            self._move("stopping")
            self._thread.stop()

    def step(self) -> None:
        """One step: of the paused training, or the first of a new one."""
        if self._phase == "idle":
            self.train(paused=True)
        elif self._thread is not None and self._phase == "paused":
            self._thread.step()

    def toggle(self) -> None:
        """Space: train, pause, go on."""
        {"idle": self.train, "running": self.pause, "paused": self.go_on}.get(self._phase, _nothing)()

    def _move(self, phase: Phase) -> None:
        """Another phase; the same one again changes nothing."""
        assert phase == self._phase or phase in MOVES[self._phase], f"{self._phase} → {phase}"
        self._phase = phase
        self._tell_progress()

    def _tell_progress(self) -> None:
        self.progress_changed.emit(self.last_progress())

    def last_progress(self) -> Progress:
        """Where the training stands, for the bar on top."""
        return self.monitor.progress(self._phase)


def _nothing(*_: object) -> None:
    """Nobody waits for this."""
