"""A training as an iterator of its reports. It imports torch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aegui import paths
from aegui.face.runs import Run, find_recipe
from aegui.recipe import Recipe
from aegui.runs.jobs import Begun, Job, begin, foretell
from aegui.training.reports import Control, Failed, Report
from aegui.training.trainer import ReportOptions
from aegui.translation import tr


class TrainingFailed(RuntimeError):
    """A training can't go on; the sentence says why, and what can be done."""


class TrainingRun(Iterator[Report]):
    """A training under way: an iterator of its reports (`aegui.training.reports`), which learns while it is
    pulled. `Epoch` carries the losses of an epoch, `Finished` the final figures.

    It is written into its run folder as it goes, so that `aegui resume`, or the window, can go on with what
    was broken off; in a `with` block it is closed in any case.
    """

    def __init__(self, begun: Begun, data: str | Path | None) -> None:
        self._begun, self._data = begun, data
        self._started = self._told_to_stop = False

    @property
    def path(self) -> Path:
        """The run's folder."""
        return self._begun.path

    @property
    def recipe(self) -> Recipe:
        """The recipe, with what is known of the images now that they were read."""
        return self._begun.recipe

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on the images: what stands in for what, what was left out."""
        return self._begun.splits.notes

    def __next__(self) -> Report:
        """Learn until there is something to say. Raises `TrainingFailed`."""
        control = Control(stop=self._told_to_stop) if self._started else None
        self._started = True
        report = self._begun.training.send(control)
        if isinstance(report, Failed):
            self.close()
            raise TrainingFailed(tr("{} (run {})", report.message, self.path))
        return report

    def stop(self) -> None:
        """End early: the reports that are left store and measure what was learnt so far."""
        self._told_to_stop = True

    def run(self) -> Run:
        """Learn to the end, and open what came of it. Raises `TrainingFailed`."""
        for _ in self:
            pass
        return Run(self.path, data=self._data)

    def close(self) -> None:
        """Leave it as it is; what was stored last can go on."""
        self._begun.training.close()
        self._begun.recorder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def train(
    recipe: str | Path | Recipe,
    changes: Mapping[str, Any] | None = None,
    *,
    out: str | Path | None = None,
    data: str | Path | None = None,
    device: str = "auto",
    live: bool = False,
    force: bool = False,
) -> TrainingRun:
    """Begin to train a recipe: a shipped one by name, a TOML file, or what `find_recipe` gave; `changes` are
    settings as {"training.epochs": 5}.

    The run goes into a new folder in `out`, by default where the window lists it. `data` is a folder with
    data sets, beside `$AEGUI_DATA` and the user's own; `device` is auto, cpu, cuda or mps. With `live` there
    are also codes and weights between the epochs; `force` trains also where it is foretold not to fit.

    Raises, before anything is written, `RecipeError`, `DataMissing`, `DataBroken`, `DeviceMissing`,
    `TooLarge` or `OSError`. The calling thread computes with all cores from then on, and takes numbers under
    1e-38 for 0, as a training does.
    """
    if isinstance(recipe, Recipe):
        chosen = recipe if changes is None else recipe.changed(changes)
    else:
        chosen = find_recipe(recipe, changes)
    folders = paths.data_dirs(None if data is None else Path(data))
    parent = paths.runs_dir() if out is None else Path(out)
    told = [repr(str(recipe)), *([repr(dict(changes))] if changes else [])]
    command = f"aegui.train({', '.join(told)})"
    if isinstance(recipe, Recipe):
        command = f"aegui train {chosen.name}.toml"  # what was changed of it is known to its file alone
    job = Job(chosen, folders, parent, command, device, force=force)
    foretell(job)
    return TrainingRun(begin(job, ReportOptions(live=live)), data)
