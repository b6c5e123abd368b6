"""The session: which run is open, which recipe is set, and what is trained of it.

It lives in the window's thread, and joins the parts that do the work. What is looked at is kept by the
explorer. Three threads work for it: one reads and writes (the loader), one answers questions about the state
(the explorer's worker), and one trains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aegui import paths
from aegui.app import worker
from aegui.app.bookmarks import Bookmarks
from aegui.app.directions import Directions
from aegui.app.downloads import Downloads
from aegui.app.draft import Draft, missing_data
from aegui.app.estimates import Estimates
from aegui.app.explorer import Explorer
from aegui.app.history import RECIPE
from aegui.app.kept_groups import KeptGroups
from aegui.app.loader import Loader
from aegui.app.moments import Moments
from aegui.app.quick_decoding import QuickDecoding
from aegui.app.recipe_history import RecipeHistory
from aegui.app.run_follower import RunFollower
from aegui.app.run_loader import RunLoader
from aegui.app.tag_keeper import TagKeeper
from aegui.app.training_control import BUSY, TrainingControl
from aegui.app.training_monitor import TrainingMonitor
from aegui.app.undo import Undo
from aegui.app.warm_up import Ready, noise_choices, noise_of, warm_up
from aegui.error_message import sentence
from aegui.explore.query import Urgency
from aegui.explore.records import COLD, Phase, Progress
from aegui.runs.run_folder import Run, RunError
from aegui.text import SENTENCE, shortened

if TYPE_CHECKING:
    from aegui.explore.state import State
    from aegui.parts.datasets import DataSet
    from aegui.recipe import Recipe
    from aegui.runs.jobs import Begun, Job


class Session(QObject):
    """Opens runs, keeps the recipe, and trains: `TrainingControl` says where that stands."""

    ready = Signal(object)  # Ready: torch is there, recipes can be edited and trained
    progress_changed = Signal(object)  # Progress
    run_changed = Signal(object)  # Run that is shown
    runs_changed = Signal()  # a run appeared or ended
    data_missing = Signal(str, str)  # data set, sentence
    images_moved = Signal(object, str, bool)  # path of a run, where its images were; was it to go on?
    images_changed = Signal(object, str)  # path of a run that was not gone on with, and what changed
    too_large = Signal(str, int)  # why it was not begun, which `train_anyway` does; a batch that fits, or 0
    complained = Signal(str)  # a failure, for the banner
    images_warned = Signal(str)  # what is wrong with the images of a training, some of which were left out
    branch_ended = Signal(object, object)  # paths of a run and of its branch, which has ended
    diverged = Signal(object, str, object)  # path of a run, what happened, LastGood to go on from
    noted = Signal(str)  # what is being done, for the banner

    def __init__(self, data: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self.device = "auto"
        self._ready: Ready | None = None
        self._to_train: bool | None = None  # as soon as there is a recipe: held at its first step?
        self._said_of_table = ""
        self._parent: Path | None = None  # of the branch that is being trained
        self.explorer = Explorer(parent=self)
        self.explorer.update(folders=self.folders)
        self.loader = Loader(self)
        self.moments = Moments(self.explorer, self.loader, self)
        self.run_loader = RunLoader(self.explorer, self.loader, self.moments, self)
        self.follower = RunFollower(self.explorer, self.loader, self.moments, self.run_loader, self)
        self.monitor = TrainingMonitor(self.explorer, self.moments, self)
        self.training = TrainingControl(self.monitor, self)
        self.draft = Draft(self)
        self.estimates = Estimates(self.loader, self)
        self.downloads = Downloads(self.loader, self)
        self.undo = Undo(self.explorer, self)
        self._recipes = RecipeHistory(self.draft, self.training, self.undo, self)
        self.tags = TagKeeper(self.explorer, self.loader, self)
        self.directions = Directions(self.explorer, self.undo, self)
        self.bookmarks = Bookmarks(self.explorer, self.undo, self)
        self.kept_groups = KeptGroups(self.explorer, self)
        self.quick_decoding = QuickDecoding(self.explorer, self.loader, self)
        self._connect()

    def _connect(self) -> None:
        self.explorer.complained.connect(self.complained)
        self.explorer.changed.connect(self._look_at_table)
        self.run_loader.opened.connect(self._opened)
        self.run_loader.unreadable.connect(self._go_without)
        self.run_loader.images_moved.connect(lambda path, text: self.images_moved.emit(path, text, False))
        self.monitor.started.connect(self._show_new)
        self.training.progress_changed.connect(self.progress_changed)
        self.training.begun.connect(self._on_begun)
        self.follower.progressed.connect(lambda: self.progress_changed.emit(self.last_progress()))
        self.follower.noted.connect(self.noted)
        self.follower.ended.connect(self._on_followed_to_the_end)
        self.training.moment_stored.connect(lambda: self.moments.reread(live=True))
        self.training.rested.connect(lambda: self.explorer.update(training=False))
        self.training.images_changed.connect(self.images_changed)
        self.training.too_large.connect(self.too_large)
        self.training.ended.connect(self._on_ended)
        self.monitor.failed.connect(self.complained)
        self.monitor.diverged.connect(self._offer_way_back)
        self.monitor.finished.connect(self.run_loader.forget_tables)
        self.draft.changed.connect(lambda *_: self._estimate())
        self.draft.set_back.connect(self.complained)
        self._recipes.refused.connect(self.complained)
        self.downloads.complained.connect(self.data_missing)
        self.downloads.ended.connect(lambda _: self.run_loader.read_images())

    # Beginning and end

    def start(self) -> None:
        """Begin to import what needs torch, where that has not begun."""
        if self.phase != "asleep":
            return
        self.training.warm()
        self.run_loader.torch_is_asked_for()
        self.loader.ask("warm", lambda task: warm_up(), self._warmed, self._cold, urgency=Urgency.NOW)

    def leave(self) -> None:
        """Stop everything, and return as soon as what must still be written is written.

        A training leaves what it needs to go on; what else is being worked out is left behind.
        """
        self.downloads.cancel()
        worker.leave(self.threads)

    def name_anew(self) -> None:
        """Another language is spoken: what is kept in words is named in it."""
        if not self.monitor.name_anew() and self.run is not None and self.explorer.state.curves is not None:
            self.run_loader.name_anew(self.run)
        if self.explorer.state.noises:
            self.explorer.update(noises=noise_choices())
        self.estimates.look_again()

    def end(self) -> None:
        """Stop everything, and wait also for what nobody needs."""
        self.leave()
        for thread in self.threads:
            thread.wait()

    @property
    def threads(self) -> list[worker.Leaving]:
        """All that work for this session."""
        training = [] if self.training.thread_at_work is None else [self.training.thread_at_work]
        return [self.explorer.worker, self.loader.worker, *training]

    @property
    def at_rest(self) -> bool:
        """Whether no thread is at work any more: only then may the session be deleted."""
        return not any(thread.isRunning() for thread in self.threads)

    def tidy(self) -> None:
        """Give back what the runs that were looked at before have left free; not while it is needed again."""
        if self.phase == "idle":
            from aegui.training.device import give_back_freed_memory

            self._do("tidy", give_back_freed_memory)

    def _do(self, name: str, work: Callable[[], object]) -> None:
        """Have the loader do something that nobody waits for."""
        self.loader.ask(name, lambda task: work(), _nothing, self._fail, urgency=Urgency.IDLE)

    def _warmed(self, answer: Ready) -> None:
        from aegui.training.device import use_threads

        use_threads(1)  # the window's own thread decodes single images
        self._ready = answer
        self.training.be_ready()
        self.ready.emit(answer)
        for why in answer.broken.values():
            self.complained.emit(why)
        self.run_loader.torch_is_ready()

    def _cold(self, error: Exception) -> None:
        """torch can't be imported: what is there without it stays."""
        self._to_train = None
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
        return self.training.phase

    @property
    def is_training(self) -> bool:
        """Whether a training is under way, or paused."""
        return self.training.thread_at_work is not None

    @property
    def recipe(self) -> Recipe | None:
        """The one that is set."""
        return self.draft.recipe

    @property
    def warmed(self) -> Ready | None:
        """What `ready` has told; None before."""
        return self._ready

    @property
    def run(self) -> Run | None:
        """The run that is shown."""
        return self.run_loader.run

    def open_run(self, path: Path) -> None:
        """Show a run; one that can't be shown leaves everything as it is."""
        if self.phase in BUSY:
            self.complained.emit(self.tr("A training is under way: stop it before another run is opened."))
            return
        self._to_train = None
        try:
            self.run_loader.open(Run(path))
            self.monitor.forget()
            self.follower.begin(self.run_loader.run or Run(path))
            self.progress_changed.emit(self.last_progress())
        except (RunError, OSError) as error:
            self._fail(error)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            text = self.tr("{} can't be shown: something in it is damaged ({}).")
            self.complained.emit(text.format(path, error))

    def _opened(self, run: Run, recipe: Recipe | None) -> None:
        if recipe is not None:
            if not run.foreign:
                self.undo.forget(RECIPE)
                self.draft.set(recipe, run.path)
            self._offer_noises(recipe)
            self._train_awaited()
        else:
            self.run_changed.emit(run)

    def _offer_noises(self, recipe: Recipe) -> None:
        """The corruptions that images can be shown with; that of the recipe at first."""
        if self._ready is not None:
            kind, level = noise_of(recipe)
            noise = replace(self.explorer.state.noise, kind=kind, level=level)
            self.explorer.update(noises=noise_choices(), noise=noise)

    def _look_at_table(self, new: State, old: State) -> None:
        """What is wrong with the table beside the images is said once."""
        table = new.table
        if table is not None and table is not old.table and table.warnings:
            said = " ".join(table.warnings)
            if said != self._said_of_table:
                (self.noted if table.columns else self.complained).emit(shortened(said, SENTENCE))
            self._said_of_table = said

    def _go_without(self, text: str) -> None:
        """The run that is open has no model to decode with."""
        self.complained.emit(text)
        if self._ready is not None and self.draft.recipe is None:
            self.choose_recipe(next(iter(self._ready.recipes), ""))

    def _train_awaited(self) -> None:
        """What was to be trained before there was a recipe."""
        paused, self._to_train = self._to_train, None
        if paused is not None:
            self.train(paused)

    def use_data_folder(self, folder: Path) -> None:
        """Look for data sets in this folder from now on."""
        try:
            paths.save_settings({"data": str(folder)})
        except OSError as error:
            self._fail(error)
        self.look_for_data()

    def look_for_data(self) -> None:
        """Another folder of data sets is set."""
        self.explorer.update(folders=self.folders)
        self.run_loader.read_images()
        self._estimate()

    def find_images(self, path: Path, place: Path, resume: bool = False) -> None:
        """The images of a run are at this place now: look at them, or go on with the run."""
        try:
            refusal = self.run_loader.find_images(path, place)
        except (RunError, OSError, ValueError) as error:
            self._fail(error)
            return
        if refusal:
            self.images_moved.emit(path, refusal, resume)
        elif resume:
            self.resume(path)

    # The recipe

    def choose_recipe(self, name: str) -> None:
        """Set one of the shipped recipes."""
        if self._ready is not None and name in self._ready.recipes and not self.is_training:
            first = self.draft.recipe is None
            self._recipes.choose(self._ready.recipes[name])
            if first:
                self._train_awaited()

    def use_recipe(self, recipe: Recipe) -> None:
        """Set any recipe."""
        if not self.is_training:
            self._recipes.choose(recipe)

    def edit(self, key: str, value: object) -> None:
        """Set a field of the recipe; one that may change during training takes effect at once."""
        self._recipes.edit(key, value)

    def reset_recipe(self) -> None:
        """Take back every change."""
        if not self.is_training:
            self._recipes.reset()

    def choose_device(self, name: str) -> None:
        """What the next training computes on."""
        self.device = name
        self._estimate()

    def _estimate(self) -> None:
        if self.draft.recipe is not None:
            self.estimates.about(self.draft.recipe, self.folders, self.device, paths.runs_dir())

    # The training

    def train(self, paused: bool = False) -> None:
        """Train the recipe from the start; before torch is there, as soon as it is."""
        if self.phase in COLD:
            self._to_train = paused
            self.start()
            return
        from aegui.runs.jobs import Job

        self._to_train = None
        recipe = self.draft.recipe
        if recipe is None or self.is_training or not self.draft.agrees() or self._lacks_data(recipe):
            return
        job = Job(recipe, self.folders, paths.runs_dir(), "the window", self.device)
        self.training.begin(job, paused)

    def resume(
        self, path: Path, accept: bool = False, changes: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Go on with a run that was stopped or interrupted, with some fields of its recipe changed.

        Where none are named and the form is this run's, what was changed there counts. `accept` takes images
        that were changed since. A run that can't go on like that stays as it is, and so does the form.
        """
        from aegui.runs.jobs import resume_job
        from aegui.runs.run_images import ImagesMoved, located

        if self.is_training or self._ready is None:
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
            self.training.begin(replace(job, device=self.device))

    def branch(self, path: Path, epoch: int, recipe: Recipe) -> None:
        """Train a run of its own from a stored epoch of another, with that recipe."""
        from aegui.runs.branching import branch_to
        from aegui.runs.jobs import Job

        if self.is_training or self._ready is None or self._lacks_data(recipe):
            return
        try:
            given = branch_to(Run(path), epoch, recipe)
        except (RunError, OSError, ValueError) as error:
            self._fail(error)
            return
        job = Job(recipe, self.folders, paths.runs_dir(), "the window", self.device, branch=given)
        self.training.begin(job)

    def train_anyway(self) -> None:
        """Begin what was foretold not to fit."""
        job = self.training.take_refused()
        if job is not None and not self.is_training:
            self.training.begin(replace(job, force=True))

    def _lacks_data(self, recipe: Recipe, data: DataSet | None = None) -> bool:
        """Say so where the recipe's data set, or one given in its place, is not on the disk."""
        lack = missing_data(data or recipe.data, self.folders)
        if lack:
            self.data_missing.emit(recipe.data.kind, lack)
        return bool(lack)

    def _on_begun(self, begun: Begun, job: Job) -> None:
        self._parent = None if job.branch is None else job.branch.run.path
        if job.resume is not None or job.branch is not None:
            self.undo.forget(RECIPE)
            self.draft.set(job.recipe)
            self.noted.emit(begun.going_on)
        self.draft.keep_as(begun.path)

    def _on_followed_to_the_end(self, run: Run, text: str) -> None:
        self.noted.emit(text)
        self.run_changed.emit(run)
        self.runs_changed.emit()

    def _show_new(self) -> None:
        self.follower.forget()
        begun, recipe = self.training.under_way, self.draft.recipe
        if begun is None or recipe is None:
            return
        if begun.splits.warnings:
            told = self.images_warned if begun.splits.skipped else self.complained
            told.emit(" ".join(begun.splits.warnings))
        losses = self.run_loader.show_new(Run(begun.path), begun.splits)
        self.monitor.follow(losses, begun.recipe, len(begun.splits.shown))
        self._offer_noises(recipe)
        self.run_changed.emit(self.run)
        self.runs_changed.emit()

    def _on_ended(self, begun: Begun | None) -> None:
        if begun is not None:
            self.draft.keep_as(begun.path)
        parent, self._parent = self._parent, None
        self.explorer.update(training=False)
        if self.run is not None:
            self.moments.reread(live=False)
            self.run_changed.emit(self.run)
        self.runs_changed.emit()
        if parent is not None and begun is not None:
            self.branch_ended.emit(parent, begun.path)

    def _offer_way_back(self, text: str) -> None:
        """The losses are no numbers: the last good weights are kept, and can go on."""
        from aegui.runs.last_good import last_good

        begun = self.training.under_way
        good = last_good(begun.path) if begun is not None else None
        if good is None or begun is None:
            self.complained.emit(text)
        else:
            self.diverged.emit(begun.path, text, good)

    def pause(self) -> None:
        """Hold the training as soon as its weights can be looked at."""
        self.training.pause()

    def go_on(self) -> None:
        """End the pause."""
        self.training.go_on()

    def stop(self) -> None:
        """End the training; it can be resumed later."""
        self.training.stop()

    def step(self) -> None:
        """One step: of the paused training, or the first of a new one."""
        if self.phase in ("idle", *COLD):
            self.train(paused=True)
        else:
            self.training.step()

    def toggle(self) -> None:
        """Space: train, pause, go on."""
        if self.phase in ("idle", *COLD):
            self.train()
        else:
            {"running": self.pause, "paused": self.go_on}.get(self.phase, _nothing)()

    def last_progress(self) -> Progress:
        """Where the training stands, for the bar on top."""
        followed = self.follower.progress if self.phase == "idle" else None
        return followed or self.training.progress


def _nothing(*_: object) -> None:
    """Nobody waits for this."""
