"""One process's part of an experiment: it takes trials that nobody trains, one after the other, to their end.

A trial that was left half-way goes on from its last moment; one that can't go on begins anew. What is wrong
with a trial alone is written down as what came of it; what is wrong with the machine ends the process.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from aegui.analysis.metrics import measure
from aegui.error_message import sentence
from aegui.experiments import claims, ladder, searching
from aegui.experiments.claims import Claim, ClaimLost
from aegui.experiments.folder import Experiment, Outcome
from aegui.experiments.plan import Trial
from aegui.locks import is_held
from aegui.parts.datasets import DataBroken, DataMissing
from aegui.recipe import Recipe
from aegui.runs import run_folder
from aegui.runs.jobs import Begun, Job, begin
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_images import read_images
from aegui.runs.snapshot import open_run
from aegui.runs.weights import read_checkpoint
from aegui.text import SENTENCE, shortened
from aegui.training.building import WeightsError
from aegui.training.device import DeviceMissing, choose, keep_freed_memory, use_threads
from aegui.training.reports import Control, Epoch, Failed, Finished
from aegui.training.splits import Splits, divide
from aegui.training.trainer import ReportOptions
from aegui.translation import tr

GLANCE = 1.0  # seconds between looks at whether everybody is to stop
OF_THE_MACHINE = (DataMissing, DataBroken, DeviceMissing, OSError)


class WorkStopped(RuntimeError):
    """This process can't go on with any trial; the sentence says why."""


class _Stopped(BaseException):
    """It was asked to stop."""


@dataclass(frozen=True)
class Place:
    """Where and how a process trains."""

    folders: tuple[Path, ...]  # where data sets are looked for
    device: str = "auto"
    threads: int | None = None


def work(
    experiment: Experiment,
    place: Place,
    stopped: Callable[[], bool] = lambda: False,
    heard: Callable[[Trial, Outcome], None] = lambda trial, outcome: None,
) -> int:
    """Train what nobody trains until nothing is left of it, or until it is to stop; how many trials ended.

    Raises `WorkStopped`; what was half-way is kept then, and others may go on with it.
    """
    done, busy = 0, set[str]()
    asked = _Asked(experiment, stopped)
    while not asked():
        try:
            found = experiment.next(busy)
        except OSError as error:
            raise WorkStopped(tr("The experiment can't be gone on with: {}", sentence(error))) from error
        if found is None:
            break
        trial, claim = found
        try:
            with _beating(claim) as lost:
                outcome = _Trial(experiment, trial, place, _either(asked, lost)).outcome()
                claim.check()
                trial = experiment.drawn(trial)
                if experiment.finish(trial, outcome):
                    done += 1
                    heard(trial, outcome)
        except _Stopped:
            claim.release()
            busy.add(trial.name)  # where the claim was lost, others have it
        except (ClaimLost, _Busy):
            claim.release()
            busy.add(trial.name)
        except OF_THE_MACHINE as error:
            claim.release()
            raise WorkStopped(sentence(error)) from error
        except BaseException:
            claim.release()
            raise
    return done


def _either(one: Callable[[], bool], other: Callable[[], bool]) -> Callable[[], bool]:
    return lambda: one() or other()


class _Busy(BaseException):
    """Another process writes the run of a trial."""


class _Asked:
    """Whether to stop: by the process's own signal, or by the experiment's."""

    def __init__(self, experiment: Experiment, stopped: Callable[[], bool]) -> None:
        self._experiment, self._stopped = experiment, stopped
        self._looked, self._said = 0.0, False

    def __call__(self) -> bool:
        if self._stopped():
            return True
        now = time.monotonic()
        if now - self._looked > GLANCE or not self._looked:
            self._looked, self._said = now, self._experiment.stopping
        return self._said


@contextmanager
def _beating(claim: Claim) -> Iterator[Callable[[], bool]]:
    """Say now and then that a claim is held; whether it was lost."""
    end, lost = threading.Event(), threading.Event()

    def beat() -> None:
        while not end.wait(claims.BEAT):
            try:
                claim.beat()
            except ClaimLost:
                lost.set()
                return
            except OSError:
                continue  # the disk may be back at the next

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield lost.is_set
    finally:
        end.set()
        thread.join()


class _Trial:
    """A trial under way."""

    def __init__(
        self, experiment: Experiment, trial: Trial, place: Place, stopped: Callable[[], bool]
    ) -> None:
        self.experiment, self.trial, self.place, self.stopped = experiment, trial, place, stopped
        self.plan = experiment.plan

    def outcome(self) -> Outcome:
        """What comes of it. Raises `_Stopped`, `_Busy`, and what is wrong with the machine."""
        search = None
        try:
            if self.plan.search is not None:
                search = self._searching()
                self.trial = search.trial
            made = self._principal_components() if self.trial.how else self._trained(search)
        except (*OF_THE_MACHINE, WorkStopped):
            raise
        except (ValueError, RuntimeError, MemoryError) as error:
            if isinstance(error.__cause__, OSError):
                raise WorkStopped(sentence(error)) from error
            made = self._ended("failed", message=sentence(error))
        if search is not None:
            search.tell(made)
        return made

    def _searching(self) -> searching.Search:
        """Where settings come from. Raises `WorkStopped` where Optuna is missing or can't read its file."""
        try:
            return searching.Search(self.experiment, self.trial)
        except (RuntimeError, ValueError, KeyError, AssertionError) as error:
            raise WorkStopped(tr("The search can't go on: {}", sentence(error))) from error

    def _trained(self, search: searching.Search | None) -> Outcome:
        path, recipe = self.experiment.run_of(self.trial), self.plan.recipe_of(self.trial)
        splits: Splits | None = None
        if not _is_done(path):
            begun = self._begun(path, recipe)
            splits = begun.splits
            pruned = self._train(begun, search)
            if pruned:
                return self._ended("pruned", path, pruned)
        return self._ended("finished", path, figures=self._measured(path, splits))

    def _begun(self, path: Path, recipe: Recipe) -> Begun:
        """The training, gone on with where that can be."""
        job = Job(
            recipe, self.place.folders, self.experiment.path, f"aegui {self.plan.kind}: {self.trial.title}",
            self.place.device, threads=self.place.threads, folder=self.trial.folder,
        )  # fmt: skip
        options = ReportOptions(left=self.stopped)
        if (path / run_folder.RESUME).is_file():
            try:
                return begin(replace(job, resume=path), options, self._say)
            except (RunError, WeightsError) as error:
                if is_held(path / run_folder.LOCK) or Run(path).busy:
                    raise _Busy from error
                if _can_go_on(path):
                    raise
        if is_held(path / run_folder.LOCK):
            raise _Busy
        if path.exists():
            shutil.rmtree(path)  # it died before its first checkpoint, or that is damaged
        return begin(job, options, self._say)

    def _train(self, begun: Begun, search: searching.Search | None) -> str:
        """Train to the end; why it was ended before, "" where it was not."""
        pruned = ""
        report = next(begun.training)
        while True:
            match report:
                case Epoch() if search is not None and not pruned:
                    if search.is_hopeless(report.validation, report.epoch):
                        pruned = tr("ended after epoch {}: worse than half of those before it", report.epoch)
                case Failed():
                    if not report.diverged:
                        raise WorkStopped(report.message)
                    raise ValueError(report.message)
                case Finished() if report.stopped and not pruned:
                    _exhaust(begun)
                    raise _Stopped
            try:
                report = begun.training.send(Control(stop=bool(pruned) or self.stopped()))
            except StopIteration:
                return pruned

    def _measured(self, path: Path, splits: Splits | None) -> dict[str, float]:
        """What is to be measured beside what the training has left."""
        if self.plan.kind != "ladder" and not self.plan.figures:
            return {}
        keep_freed_memory()
        run = Run(path)
        opened = open_run(run)
        snapshot = opened.on(choose(self.place.device))
        if splits is None:
            splits = read_images(run, opened.recipe.data, self.place.folders, self._say)[0]
        if self.plan.kind == "ladder":
            return ladder.figures(snapshot, splits, self._say)
        found = measure(snapshot, splits, self._say, self.plan.figures)
        return {name: value for name, value in found.items() if name in self.plan.figures}

    def _principal_components(self) -> Outcome:
        """No training: the same figures of as many principal components."""
        recipe = self.plan.recipe_of(self.trial)
        use_threads(self.place.threads or 1)
        splits = divide(recipe.data, self.place.folders, self._say)
        began = time.perf_counter()
        snapshot = ladder.principal_components(recipe, splits)
        seconds = time.perf_counter() - began
        figures = ladder.figures(snapshot, splits, self._say)
        return self._ended("finished", figures={**figures, "seconds": seconds}, seconds=seconds)

    def _ended(
        self,
        status: str,
        path: Path | None = None,
        message: str = "",
        figures: dict[str, float] | None = None,
        seconds: float = 0.0,
    ) -> Outcome:
        """What came of it, with what its run says."""
        run = self.experiment.run_of(self.trial)
        results: dict[str, Any] = {}
        left: dict[str, float] = {}
        if not self.trial.how and (run / run_folder.RECIPE).is_file():
            results = Run(run).results
            table = Run(run).table(run_folder.METRICS)
            left = {name: float(column[-1]) for name, column in table.items() if len(column)}
        kept = {name: value for name, value in left.items() if name.startswith("val_")}
        kept |= {name: value for name, value in results.items() if name.startswith(("test_", "train_"))}
        trained = float(results.get("seconds") or seconds)
        kept |= {"seconds": trained, **(figures or {})}
        return Outcome(
            self.trial.number,
            status,
            {name: float(value) for name, value in kept.items() if np.isfinite(value)},
            trained,
            float(results.get("wall_seconds") or trained),
            int(results.get("epochs", left.get("epoch", 0))),
            run.name if results or (run / run_folder.RECIPE).is_file() else "",
            shortened(message, SENTENCE),
            socket.gethostname(),
        )

    def _say(self, share: float, what: str) -> None:
        if self.stopped():
            raise _Stopped


def _is_done(path: Path) -> bool:
    try:
        return Run(path).done
    except RunError:
        return False


def _can_go_on(path: Path) -> bool:
    """Whether a run's checkpoint can be read: it is for another reason that it does not go on."""
    try:
        read_checkpoint(Run(path))
    except (RunError, WeightsError):
        return False
    return True


def _exhaust(begun: Begun) -> None:
    """Let a training that was stopped write its last."""
    for _ in begun.training:
        pass
