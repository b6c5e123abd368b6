"""What an experiment costs, measured before it begins: seconds an epoch on some batches, and memory."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import torch

from aegui.experiments.plan import Plan, Trial
from aegui.parts.datasets import Say
from aegui.recipe import Recipe, RecipeError
from aegui.runs.jobs import settled
from aegui.sampling import sample
from aegui.text import counted, duration_between
from aegui.training import device as devices
from aegui.training import footprint, ways
from aegui.training.building import size_of
from aegui.training.footprint import amount
from aegui.training.labelled_subset import with_classes
from aegui.training.reports import Control, Started, StepLosses
from aegui.training.splits import Splits, divide
from aegui.training.trainer import ReportOptions, train
from aegui.translation import tr

BATCHES, WARM = 20, 3
SETTINGS = 5  # that are measured: the smallest, the largest and some between them
COUNTED = 50  # settings: of thousands not all are made to be counted
FORWARD = 1 / 3  # of a step: what validating takes for as many images
AFTER = 2.0  # seconds of a trial beside its epochs, at least: reading images, storing, measuring


@dataclass(frozen=True)
class Cost:
    """What all trials take together."""

    trainings: int
    low: float  # seconds
    high: float
    memory: int  # bytes of one process at most
    jobs: int
    epoch: tuple[float, float]  # seconds of the quickest and of the slowest that was measured

    @property
    def text(self) -> str:
        """12 trainings: about 3 to 5 min in 2 processes; an epoch takes 1.2 to 2.5 s; 410 MB of memory."""
        whole, memory = duration_between(self.low, self.high), amount(self.memory)
        time_taken = tr("about {}", whole)
        if self.jobs > 1:
            time_taken = tr("about {} in {}", whole, counted(self.jobs, "process", "processes"))
            memory = tr("{} of memory each", memory)
        else:
            memory = tr("{} of memory", memory)
        parts = [time_taken, tr("an epoch takes {}", duration_between(*self.epoch))]
        parts += [memory] if self.memory else []
        return tr("{}: {}.", counted(self.trainings, "training"), tr("; ").join(parts))


def measure(
    plan: Plan,
    folders: tuple[Path, ...],
    device: str = "auto",
    threads: int | None = None,
    jobs: int = 1,
    remaining: int | None = None,
    say: Say | None = None,
) -> Cost:
    """Time some batches of some settings; nothing is kept of it. `remaining` trials are still to be done.

    Raises what reading the images and making the models raises, and what `say` raises to cancel.
    """
    devices.use_threads(threads or devices.all_threads())
    chosen = _chosen(plan)
    found: list[tuple[float, float]] = []
    memory, epochs = 0, 0.0
    read: dict[str, Splits] = {}
    for number, trial in enumerate(chosen):
        if say is not None:
            say(number / len(chosen), trial.label or plan.recipe.name)
        recipe = settled(plan.recipe_of(trial), folders, say)
        key = recipe.data.model_dump_json()
        if key not in read:
            read = {key: divide(recipe.data, folders, say)}
        recipe = with_classes(recipe, read[key].train)[0]
        low, high = _epoch(recipe, read[key], devices.choose(device), threads or devices.all_threads())
        found.append((low, high))
        epochs += recipe.training.epochs / len(chosen)
        foretold = footprint.foretell(recipe, folders, device, say)
        memory = max(memory, 0 if foretold is None else foretold.memory)
    count = len(plan.trials) if remaining is None else remaining
    lows, highs = [one for one, _ in found] or [0.0], [one for _, one in found] or [0.0]
    # Several processes share the cores: at best each is as fast as alone; at worst the cores are halves of
    # others, and each more process adds a quarter.
    best, worst = min(jobs, count or 1), 1 + (min(jobs, count or 1) - 1) / 4
    physical = psutil.cpu_count(logical=False) or 1
    if device in ("auto", "cpu"):
        worst = max(worst, min(jobs, physical, count or 1) * 0.7)
    low = count * (epochs * statistics.fmean(lows) + AFTER) / best
    high = count * (epochs * statistics.fmean(highs) + 3 * AFTER) / worst
    return Cost(count, low, max(low, high), memory, jobs, (min(lows), max(highs)))


def complaint(cost: Cost) -> str:
    """Why all processes together do not fit the memory; "" where they do."""
    free = footprint.free_memory()
    needed = cost.memory * cost.jobs
    if not cost.memory or needed <= free * (1 - footprint.SPARE):
        return ""
    fit = max(1, int(free * (1 - footprint.SPARE) / cost.memory))
    less = (
        tr("take fewer: --jobs {}", fit) if fit < cost.jobs else tr("make the network or the batch smaller")
    )
    return tr(
        "{} need about {} of memory, and {} are free: {}.",
        counted(cost.jobs, "process", "processes"),
        amount(needed),
        amount(free),
        less,
    )


def _chosen(plan: Plan) -> list[Trial]:
    """The settings that are measured, by how many parameters they have."""
    if plan.search is not None:
        return [Trial(1, "", _ends(plan, place), plan.recipe.training.seed) for place in (0, -1)]
    trained = [trial for trial in plan.settings if not trial.how]
    if len(trained) <= SETTINGS:
        return trained
    some = [trained[row] for row in sample(len(trained), COUNTED)]
    sizes = sorted(some, key=lambda trial: _size(plan, trial))
    places = sorted({round(n * (len(sizes) - 1) / (SETTINGS - 1)) for n in range(SETTINGS)})
    return [sizes[place] for place in places]


def _ends(plan: Plan, place: int) -> dict[str, object]:
    """The first, or the last, value of each axis, where they go together."""
    changes = {axis.key: axis.values[place] for axis in plan.axes}
    try:
        plan.recipe.changed(changes)
    except RecipeError:
        return {}
    return changes


def _size(plan: Plan, trial: Trial) -> int:
    try:
        return size_of(plan.recipe_of(trial))
    except (ValueError, RuntimeError):
        return 0  # of the user's own images that were not read yet


def _epoch(recipe: Recipe, splits: Splits, device: torch.device, threads: int) -> tuple[float, float]:
    """Seconds of an epoch, from and to, by the time of some steps."""
    way = ways.plain(recipe, threads)
    training = train(recipe, splits, device, watch=ReportOptions(every=0.0), way=way)
    started = next(training)
    assert isinstance(started, Started)
    times: list[float] = []
    began = time.perf_counter()
    wanted = min(BATCHES + WARM, started.steps_per_epoch * recipe.training.epochs)
    seen = 0
    while seen < wanted:
        try:
            report = training.send(Control(one_step=True))
        except StopIteration:
            break
        now = time.perf_counter()
        if isinstance(report, StepLosses):
            seen += 1
            times.append(now - began)
        began = now
    training.close()
    kept = sorted(times[WARM:] or times or [0.0])
    low, high = kept[len(kept) // 5], kept[-1 - len(kept) // 5]
    share = len(splits.validation) / max(1, started.images_per_epoch) * FORWARD
    return started.steps_per_epoch * low * (1 + share), started.steps_per_epoch * high * (1 + share)
