"""The session: which run is open, which recipe is set, and where the training stands.

It lives in the window's thread and keeps the only mutable state of the program. The window calls its
methods and listens to its signals; what is looked at is kept by `Exploration`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from aegui import paths
from aegui.app.worker import Worker
from aegui.engine import asking
from aegui.engine.asking import AskThread
from aegui.engine.downloads import Downloads
from aegui.engine.draft import Draft, missing_data
from aegui.engine.exploration import Exploration
from aegui.engine.foretelling import Foretelling
from aegui.engine.image_notes import ImageNotes
from aegui.engine.listening import Listener
from aegui.engine.opening import Opener
from aegui.engine.training import TrainThread
from aegui.engine.warming import Ready, noise_of, warm_optimizer, warm_up
from aegui.error_message import sentence
from aegui.explore.records import Phase, Progress
from aegui.runs.run_folder import Run, RunError

if TYPE_CHECKING:
    from aegui.parts.datasets import DataSet
    from aegui.recipe import Recipe
    from aegui.runs.jobs import Begun, Job


class Session(QObject):
    """idle → running ⇄ paused → idle."""

    ready = Signal(object)  # Ready: torch is there, recipes can be edited and trained
    progress_changed = Signal(object)  # Progress
    recipe_changed = Signal(object, object)  # the recipe set, and the one it was made from
    recipe_problem = Signal(str, str)  # field, sentence
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
        self.exploration = Exploration(self)
        self.exploration.complained.connect(self.complained)
        self._data = data
        self._long = AskThread(self)
        self._long.answered.connect(self._answered)
        self._long.refused.connect(self._refused)
        self._answers: dict[str, Callable[[Any], None]] = {
            "warm": self._warmed,
            "optimizer": _nothing,
            "tidy": _nothing,
        }
        self.opener = Opener(self.exploration, self._long, self)
        self.opener.opened.connect(self._opened)
        self.opener.images_moved.connect(lambda path, text: self.images_moved.emit(path, text, False))
        self.listener = Listener(self.exploration, lambda: self.opener.moment, self)
        self.listener.started.connect(self._show_new)
        self.listener.progressed.connect(self._progressed)
        self.listener.failed.connect(self.complained)
        self.listener.diverged.connect(self._offer_way_back)
        self.listener.finished.connect(self.opener.forget_tables)
        self._ready: Ready | None = None
        self._thread: TrainThread | None = None
        self._phase: Phase = "warming"
        self.draft = Draft(self)
        self.draft.changed.connect(self.recipe_changed)
        self.draft.refused.connect(self.recipe_problem)
        self.draft.set_back.connect(self.complained)
        self.foretelling = Foretelling(self)
        self.image_notes = ImageNotes(self)
        self.draft.changed.connect(lambda *_: self._foretell())
        self._device = "auto"
        self._refused_job: Job | None = None  # foretold not to fit
        self._begun: Begun | None = None  # the training under way
        self._form_of: tuple[Path, Recipe] | None = None  # the run that the form is of, and how it stood then
        self.downloads = Downloads(self)
        self.downloads.complained.connect(self.data_missing)
        self.downloads.ended.connect(lambda _: self.opener.ask_images(self.folders))
        self.exploration.moment_asked.connect(self._show_moment)

    def start(self) -> None:
        """Begin to import what needs torch."""
        self._long.ask("warm", warm_up)

    def leave(self) -> None:
        """Stop everything, and return as soon as what must still be written is written.

        A training leaves what it needs to go on; what else is being worked out is left behind.
        """
        self.downloads.cancel()
        asking.leave(self._threads)

    @property
    def at_rest(self) -> bool:
        """Whether no thread is at work any more: only then may the session be deleted."""
        return not any(thread.isRunning() for thread in self._threads)

    def tidy(self) -> None:
        """Give back what the runs that were looked at before have left free; not while it is needed again."""
        if self._phase == "idle":
            from aegui.training.device import give_back_freed_memory

            self._long.ask("tidy", give_back_freed_memory)

    def end(self) -> None:
        """Stop everything, and wait also for what nobody needs."""
        self.leave()
        for thread in self._threads:
            thread.wait()

    @property
    def _threads(self) -> list[asking.Leaving]:
        return [*self.findChildren(AskThread), *self.findChildren(Worker), *self.findChildren(TrainThread)]

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where data sets are looked for."""
        return paths.data_dirs(self._data)

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def recipe(self) -> Recipe | None:
        return self.draft.recipe

    @property
    def run(self) -> Run | None:
        """The run that is shown."""
        return self.opener.run

    def _answered(self, kind: str, number: int, answer: object) -> None:
        (self._answers.get(kind) or self.opener.answered(kind))(answer)
        self.opener.settle(kind, number)

    def _refused(self, kind: str, number: int, error: Exception) -> None:
        self.opener.settle(kind, number)
        self.complained.emit(sentence(error))
        if self._ready is not None and self.draft.recipe is None:
            self.choose_recipe(next(iter(self._ready.recipes), ""))

    def _warmed(self, answer: Ready) -> None:
        from aegui.training.device import use_threads

        use_threads(1)  # the window's own thread decodes single images
        self._ready = answer
        self._set_phase("idle")
        self.ready.emit(answer)
        for why in answer.broken.values():
            self.complained.emit(why)
        self.opener.torch_is_ready(self.folders)
        self._long.ask("optimizer", warm_optimizer)

    def open_run(self, path: Path) -> None:
        """Show a run; one that can't be shown leaves everything as it is."""
        if self._phase in ("running", "paused", "stopping"):
            self.complained.emit(self.tr("A training is under way: stop it before another run is opened."))
            return
        try:
            self.opener.open(Run(path), self.folders)
            self.listener.forget()
            self._progressed()
        except (RunError, OSError) as error:
            self.complained.emit(sentence(error))
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            text = self.tr("{} can't be shown: something in it is damaged ({}).")
            self.complained.emit(text.format(path, error))

    def _opened(self, run: Run, recipe: Recipe | None) -> None:
        if recipe is not None:
            self.draft.set(recipe)
            self._form_of = run.path, recipe
            if self._ready is not None:
                self.exploration.offer_noises(self._ready.noises, *noise_of(recipe))
        else:
            self.run_changed.emit(run)

    def _show_moment(self, index: int) -> None:
        self.opener.show_moment(index, self.listener.live if self._thread else None)

    # The recipe

    def choose_recipe(self, name: str) -> None:
        """Set one of the shipped recipes."""
        if self._ready is not None and name in self._ready.recipes and self._thread is None:
            self.draft.set(self._ready.recipes[name])
            self._form_of = None

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
        self._device = name  # of the next training
        self._foretell()

    def _foretell(self) -> None:
        if self.draft.recipe is not None:
            self.foretelling.about(self.draft.recipe, self.folders, self._device, paths.runs_dir())
            self.image_notes.about(self.draft.recipe, self.folders)

    def facts(self) -> str:
        """What the recipe that is edited amounts to, in a line; "" while the images' shape is not known."""
        recipe = self.draft.recipe
        shaped = self.image_notes.shaped(recipe) if recipe is not None else None
        return "" if shaped is None else self.draft.facts(shaped)

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
            self.complained.emit(sentence(error))
            return
        if not changes and self._form_of is not None and path == self._form_of[0]:
            if not self.draft.agrees():
                return
            job = replace(job, recipe=self._edited_since(self._form_of[1], job.recipe))
        try:
            there = located(Run(path), job.recipe.data, self.folders)
        except ImagesMoved as error:
            self.images_moved.emit(path, str(error), True)
            return
        if not self._lacks_data(job.recipe, there):
            self._begin(replace(job, device=self._device), paused=False)

    def _edited_since(self, stood: Recipe, recipe: Recipe) -> Recipe:
        """The recipe of a run with what the form was changed by since it stood like that: what was changed
        while the run was trained is in its checkpoint, and what may not change is refused by name later."""
        from aegui.recipe import differences, is_resumable

        form = self.draft.recipe or stood
        edits = {key: now for key, (_, now) in differences(stood, form).items()}
        return recipe.changed(edits) if all(is_resumable(form, key) for key in edits) else form

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
            self.complained.emit(sentence(error))
            return
        if resume:
            self.resume(path)
        elif self.run is not None and self.run.path == path:
            self.opener.ask_images(self.folders)

    def _refuse(self, job: Job, text: str) -> None:
        self._refused_job = job
        self.too_large.emit(text)

    def train_anyway(self) -> None:
        """Begin what was foretold not to fit."""
        job, self._refused_job = self._refused_job, None
        if job is not None and self._thread is None:
            self._begin(replace(job, force=True), paused=False)

    def _lacks_data(self, recipe: Recipe, data: DataSet | None = None) -> bool:
        """Say so where the recipe's data set, or one given in its place, is not on the disk."""
        lack = missing_data(data or recipe.data, self.folders)
        if lack:
            self.data_missing.emit(recipe.data.kind, lack)
        return bool(lack)

    def _begin(self, job: Job, paused: bool) -> None:
        thread = TrainThread(job, self)
        self._thread, self._begun = thread, None
        thread.began.connect(lambda begun: self._on_begun(begun, job))
        thread.told.connect(self._told)
        thread.reading.connect(self.listener.hear_reading)
        thread.images_changed.connect(lambda text: self.images_changed.emit(job.resume, text))
        thread.too_large.connect(lambda text: self._refuse(job, text))
        thread.resting.connect(lambda: self._settle("paused") if thread.holding else None)
        thread.finished.connect(self._thread_ended)
        if paused:
            thread.pause()
        self.listener.expect(job.recipe, job.resume)
        self._set_phase("running")
        thread.start()

    def _on_begun(self, begun: Begun, job: Job) -> None:
        """The folder is there, and where a run goes on it is certain that it does."""
        self._begun, self._form_of = begun, (begun.path, job.recipe)
        if job.resume is not None:
            self.draft.set(job.recipe)
            self.noted.emit(begun.going_on)

    def _offer_way_back(self, text: str) -> None:
        """The losses are no numbers: the last good weights are kept, and can go on."""
        from aegui.runs.last_good import last_good

        good = last_good(self._begun.path) if self._begun is not None else None
        if good is None or self._begun is None:
            self.complained.emit(text)
        else:
            self.diverged.emit(self._begun.path, text, good)

    def _show_new(self) -> None:
        if self._begun is None or self.draft.recipe is None or self._ready is None:
            return
        if self._begun.splits.warnings:
            self.complained.emit(" ".join(self._begun.splits.warnings))
        self.opener.show_new(Run(self._begun.path), self._begun.splits)
        self.listener.listen(self.opener.book, self._begun.splits, self._begun.recipe)
        self.exploration.offer_noises(self._ready.noises, *noise_of(self.draft.recipe))
        self.run_changed.emit(self.opener.run)
        self.runs_changed.emit()

    def _told(self, reports: list[Any]) -> None:
        try:
            self.listener.hear(reports)
            if self.listener.moment_stored:
                self.opener.reread_moments(live=True)
        finally:
            if self._thread is not None:
                self._thread.heard()

    def _thread_ended(self) -> None:
        thread, self._thread = self._thread, None
        if self._begun is not None and self.draft.recipe is not None:
            self._form_of = self._begun.path, self.draft.recipe
        self._begun = None  # with the images, and the weights that were stored last
        self.opener.keep(self.listener.live)
        if thread is not None:
            thread.deleteLater()
        self._settle("idle")
        if self.opener.run is not None:
            self.opener.reread_moments(live=False)
            self.run_changed.emit(self.opener.run)
        self.runs_changed.emit()

    def _settle(self, phase: Phase) -> None:
        self._set_phase(phase)
        self.exploration.refresh()  # every picture of the very weights that are there now
        if self.exploration.snapshot is not None:
            self.exploration.model_changed.emit(False)

    def pause(self) -> None:
        if self._thread is not None and self._phase == "running":
            self._thread.pause()

    def go_on(self) -> None:
        if self._thread is not None and self._phase == "paused":
            self._set_phase("running")
            self._thread.go_on()

    def stop(self) -> None:
        """End the training; it can be resumed later."""
        if self._thread is not None:
            self._set_phase("stopping")
            self._thread.stop()

    def step(self) -> None:
        """One step: of the paused training, or the first of a new one."""
        if self._phase == "idle":
            self.train(paused=True)
        elif self._thread is not None and self._phase == "paused":
            self._thread.step()

    def toggle(self) -> None:
        """Space: train, pause, go on."""
        {"idle": self.train, "running": self.pause, "paused": self.go_on}.get(self._phase, lambda: None)()

    def _set_phase(self, phase: Phase) -> None:
        self._phase = phase
        self._progressed()

    def _progressed(self) -> None:
        self.progress_changed.emit(self.last_progress())

    def last_progress(self) -> Progress:
        return self.listener.progress(self._phase)

    def use_data_folder(self, folder: Path) -> None:
        """Look for data sets in this folder from now on."""
        try:
            paths.save_settings({"data": str(folder)})
        except OSError as error:
            self.complained.emit(sentence(error))
        if self.run is not None:
            self.opener.ask_images(self.folders)


def _nothing(answer: object) -> None:
    """Nobody waits for this answer."""
