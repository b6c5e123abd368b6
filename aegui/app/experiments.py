"""Sweeps, searches and ladders from a window: the loader plans and prices them, processes train them.

The window follows an experiment by its folder, whoever trains it: processes that were started here, or others
on other machines. Those that were started here end with the window; what they had begun goes on later.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from aegui.app.loader import Loader
from aegui.error_message import sentence
from aegui.explore.query import Task, Urgency

if TYPE_CHECKING:
    from aegui.experiments.cost import Cost
    from aegui.experiments.folder import Experiment, Standing
    from aegui.experiments.plan import Plan
    from aegui.experiments.processes import Processes
    from aegui.recipe import Recipe

PLAN, FOLLOW, OPEN, REPORT = "experiment plan", "experiment", "experiment open", "experiment report"
EVERY = 1000  # ms between looks


@dataclass(frozen=True)
class Request:
    """What is asked for, as it was written."""

    kind: str  # "sweep", "search" or "ladder"
    recipe: Recipe
    over: tuple[str, ...] = ()  # "model.code=2,4"
    seeds: int = 1
    figure: str = ""  # of a search: "test.mse"
    largest: bool = False
    trials: int = 20
    codes: tuple[int, ...] = (2,)  # of a ladder
    epochs: int | None = None
    jobs: int = 1
    device: str = "auto"
    folders: tuple[Path, ...] = ()  # where data sets are looked for


@dataclass(frozen=True)
class Priced:
    """A plan, and what it takes."""

    request: Request
    plan: Plan
    cost: Cost
    complaint: str  # why it does not fit the memory; "" where it does


@dataclass(frozen=True)
class Following:
    """An experiment as it stands."""

    path: Path
    standings: tuple[Standing, ...]
    stopping: bool
    figure: str  # that a search makes small or large; "" of others

    @property
    def done(self) -> int:
        """How many trials have ended."""
        return sum(one.state in ("finished", "pruned", "failed") for one in self.standings)

    @property
    def at_work(self) -> int:
        """How many are trained now."""
        return sum(one.state == "training" for one in self.standings)


class Experiments(QObject):
    """One experiment at a time is followed."""

    priced = Signal(object)  # Priced
    refused = Signal(str)  # why it can't be planned
    progressed = Signal(float, str)  # of measuring what it takes
    changed = Signal(object)  # Following
    complained = Signal(str)  # why it can't be gone on with
    reported = Signal(object)  # the path of the page

    def __init__(self, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._experiment: Experiment | None = None
        self._jobs: Processes | None = None
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)

    def plan(self, request: Request) -> None:
        """Plan what is asked for and measure what it takes, in place of what was planned before."""

        def work(task: Task[object]) -> Priced:
            from aegui.experiments import cost

            planned = plan_of(request)
            threads = _threads(request.jobs)
            found = cost.measure(
                planned, request.folders, request.device, threads, request.jobs, say=task.tell
            )
            return Priced(request, planned, found, cost.complaint(found))

        self._loader.ask(
            PLAN, work, self.priced.emit, lambda error: self.refused.emit(sentence(error)),
            self.progressed.emit, Urgency.IDLE,
        )  # fmt: skip

    def forget_plan(self) -> None:
        """Nobody waits for it any more."""
        self._loader.cancel(PLAN)

    def begin(self, priced: Priced, path: Path) -> None:
        """Keep a plan in a folder, train it, and follow it."""

        def work(task: Task[object]) -> Experiment:
            from aegui.experiments.folder import create

            return create(path, priced.plan)

        request = priced.request
        self._open(work, lambda one: self._opened(one, request.jobs, request.device, request.folders))

    def open(self, path: Path) -> None:
        """Follow an experiment that is there, without training it."""

        def work(task: Task[object]) -> Experiment:
            from aegui.experiments.folder import Experiment

            return Experiment(path)

        self._open(work, self._opened)

    def go_on(self, jobs: int, device: str, folders: tuple[Path, ...]) -> None:
        """Train what is left of the experiment that is followed."""
        if self._experiment is not None and not self.works:
            self._start(jobs, device, folders)

    def stop(self) -> None:
        """Tell every process to end, here and on other machines; what they have is kept."""
        if self._experiment is None:
            return
        try:
            self._experiment.stop()
        except OSError as error:
            self.complained.emit(sentence(error))
        self.end()

    def end(self) -> None:
        """Tell the processes that were started here to end."""
        if self._jobs is not None:
            self._jobs.end()

    def retry(self) -> None:
        """Let failed trials be trained anew."""
        if self._experiment is not None:
            try:
                self._experiment.forget_failed()
            except OSError as error:
                self.complained.emit(sentence(error))
            self._look()

    @property
    def works(self) -> bool:
        """Whether processes that were started here train."""
        return self._jobs is not None and bool(self._jobs.numbers)

    def report(self) -> None:
        """Write the tables of the experiment, and its page."""
        experiment = self._experiment
        if experiment is None:
            return

        def work(task: Task[object]) -> Path:
            from aegui.experiments.summary import write

            return write(experiment)

        self._loader.ask(
            REPORT, work, self.reported.emit, lambda error: self.complained.emit(sentence(error))
        )  # fmt: skip

    def _open(self, work: Any, done: Any) -> None:
        self._loader.ask(OPEN, work, done, lambda error: self.complained.emit(sentence(error)))

    def _opened(
        self, experiment: Experiment, jobs: int = 0, device: str = "auto", folders: tuple[Path, ...] = ()
    ) -> None:
        self.end()
        self._experiment, self._jobs = experiment, None
        if jobs:
            self._start(jobs, device, folders)
        else:
            self._timer.start()
            self._look()

    def _start(self, jobs: int, device: str, folders: tuple[Path, ...]) -> None:
        from aegui.experiments.processes import Processes

        assert self._experiment is not None
        words = ["--device", device, *(["--data", str(folders[0])] if folders else [])]
        try:
            self._experiment.go_on()
            self._jobs = Processes(self._experiment, jobs, _threads(jobs), words)
            self._jobs.start()
        except OSError as error:
            self.complained.emit(sentence(error))
        self._timer.start()
        self._look()

    def _look(self) -> None:
        """Ask how the experiment stands; processes that died are replaced."""
        experiment, jobs = self._experiment, self._jobs
        if experiment is None or self._loader.awaits(FOLLOW):
            return

        def work(task: Task[object]) -> tuple[Following, str]:
            said = ""
            if jobs is not None:
                jobs.look()
                said = jobs.sentence
            search = experiment.plan.search
            figure = "" if search is None else search.figure
            told = Following(experiment.path, tuple(experiment.standings()), experiment.stopping, figure)
            return told, said

        self._loader.ask(
            FOLLOW, work, self._looked, lambda error: self.complained.emit(sentence(error))
        )  # fmt: skip

    def _looked(self, answer: tuple[Following, str]) -> None:
        told, said = answer
        self.changed.emit(told)
        if told.done == len(told.standings) and not self.works:
            self._timer.stop()  # nothing changes any more
        if said and self._jobs is not None:
            self._jobs.sentence = ""
            self._jobs = None
            self.complained.emit(said)


def plan_of(request: Request) -> Plan:
    """What is asked for, as a plan. Raises `RecipeError`, `OptunaMissing` or `ValueError`."""
    from aegui.experiments import axes, ladder, plan, searching

    recipe = request.recipe
    if request.epochs is not None:
        recipe = recipe.changed({"training.epochs": request.epochs})
    seeds = plan.seeds_from(recipe.training.seed, request.seeds)
    if request.kind == "ladder":
        base = ladder.base("", request.codes[0], None, recipe)
        codes = ",".join(map(str, request.codes))
        command = f"aegui ladder --data {recipe.data.kind} --code {codes} --recipe {recipe.name}"
        return ladder.ladder(base, request.codes, seeds, command=f"{command} --seeds {request.seeds}")
    over = [axes.parse(text, recipe) for text in request.over]
    words = " ".join(f"--over {text}" for text in request.over)
    command = f"aegui sweep {recipe.name} {words}"
    if request.kind == "sweep":
        return plan.sweep(recipe, over, seeds, command=f"{command} --seeds {request.seeds}")
    searching.check()
    figure = plan.figure_named(request.figure)
    measured = () if searching.is_trained(figure) else (figure,)
    wanted = plan.Search(figure, request.largest, request.trials)
    way = "maximise" if request.largest else "minimise"
    command = f"{command} --{way} {request.figure} --trials {request.trials}"
    return plan.search(recipe, over, wanted, measured, command)


def _threads(jobs: int) -> int:
    """How many threads each of some processes may use."""
    from aegui.training.device import all_threads

    return max(1, all_threads() // max(1, jobs))
