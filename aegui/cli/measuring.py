"""Measures a run anew, and the models that its targets are controlled by; trains those that are missing."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from aegui import paths
from aegui.analysis.controls import gaussian_of, other_models, untrained
from aegui.analysis.metrics import measure
from aegui.analysis.subject import Figures
from aegui.cli.training_progress import CommandFailed, follow, notes, waiting
from aegui.files import write_text
from aegui.recipe import Recipe, RecipeError, differences, make, targets_now
from aegui.recipe.targets import UNTRAINED, changes_of, plain_of, verdicts
from aegui.runs import run_folder
from aegui.runs.image_list import Changes
from aegui.runs.jobs import Job
from aegui.runs.results import renewed
from aegui.runs.run_folder import Run
from aegui.runs.run_images import ImagesChanged, changed_sentence, read_images
from aegui.runs.snapshot import Snapshot, open_run
from aegui.text import rough_duration
from aegui.training.device import keep_freed_memory
from aegui.training.splits import Splits
from aegui.translation import tr

Controls = dict[str, dict[str, Any]]  # the name of each → its `figures`, and of a trained one what made it


@dataclass(frozen=True)
class Lab:
    """Where and how runs are measured."""

    folders: tuple[Path, ...]  # where data sets are looked for
    parent: Path  # where controls are found that were trained before, and where new ones go
    device: torch.device
    quiet: bool = False
    retrain: bool = False  # also those whose figures are kept


@dataclass(frozen=True, eq=False)
class Opened:
    """A run with its model and its images."""

    run: Run
    snapshot: Snapshot
    splits: Splits
    changes: Changes  # of the images since it was trained

    @property
    def changed(self) -> str:
        """What changed of the images, as a sentence; "" where nothing did."""
        return changed_sentence(self.run, self.changes)

    @property
    def of_others(self) -> bool:
        """Whether what is measured now is measured on other images, or fewer, than when it was trained."""
        return bool(self.changes.lacking or self.changes.regrouped)


def opened(run: Run, lab: Lab) -> Opened:
    """A run made ready to be measured. Raises as `open_run` and `read_images` do."""
    keep_freed_memory()
    stored = open_run(run)
    snapshot = stored.on(lab.device)
    with waiting(lab.quiet, tr("reading")) as say:
        splits, changes = read_images(run, snapshot.recipe.data, lab.folders, say)
    return Opened(run, snapshot, splits, changes)


def keep(run: Run, **found: Any) -> None:
    """Keep what was measured among a run's results. Raises `OSError`."""
    write_text(run.path / run_folder.RESULTS, json.dumps(renewed(run.results, found), indent=2) + "\n")


def entries(snapshot: Snapshot, splits: Splits, kept: Mapping[str, Any], quiet: bool) -> dict[str, Any]:
    """What `results.json` says of a model: its figures, its targets as they are by now, and their controls,
    those that were trained as they are kept and the others measured anew.

    Raises as `open_run` does where a shipped run is missing that is one of them.
    """
    targets = targets_now(snapshot.recipe)
    models = other_models(targets)
    figures = all_figures(snapshot, splits, quiet)
    controls: Controls = {}
    if UNTRAINED in models:
        with waiting(quiet, UNTRAINED) as say:
            controls[UNTRAINED] = {"figures": untrained(snapshot, splits, models[UNTRAINED], say)}
    for name in models:
        if changes_of(name) and name in kept:
            controls[name] = kept[name]
        elif plain_of(name):
            with waiting(quiet, name):
                plain = open_run(Run(paths.trained() / plain_of(name)))
                controls[name] = {"figures": gaussian_of(plain, splits)}
    told = [found.as_json() for found in verdicts(targets, figures, controls)]
    return {"figures": figures, "targets": told, "controls": controls}


def all_figures(snapshot: Snapshot, splits: Splits, quiet: bool) -> Figures:
    """All that can be measured of a model, with a bar."""
    with waiting(quiet, tr("measuring")) as say:
        return measure(snapshot, splits, say)


def measure_again(run: Run, lab: Lab) -> None:
    """Measure a run and its controls, and keep each as soon as it is there."""
    ready = opened(run, lab)
    if ready.of_others:
        raise ImagesChanged(ready.changed)
    found = entries(ready.snapshot, ready.splits, run.results.get("controls", {}), lab.quiet)
    keep(run, **found)
    controls: Controls = found["controls"]
    targets = targets_now(ready.snapshot.recipe)
    for name in other_models(targets):
        if changes_of(name):
            controls[name] = variant(ready, name, controls.get(name), lab)
            told = [one.as_json() for one in verdicts(targets, found["figures"], controls)]
            keep(run, targets=told, controls=controls)


def variant(ready: Opened, name: str, kept: dict[str, Any] | None, lab: Lab) -> dict[str, Any]:
    """What the recipe's run becomes with some settings changed: one that was trained before, what is kept of
    one, or one that is trained now."""
    recipe = ready.snapshot.recipe.changed_by_text(changes_of(name))
    found = None if lab.retrain else _trained_before(recipe, lab.parent)
    if found is None and kept is not None and not lab.retrain:
        return kept
    if found is None:
        sets = "".join(f" --set {change}" for change in name.split())
        command = f"{ready.run.state.get('command', f'aegui train {recipe.name}')}{sets}"
        if not lab.quiet:
            notes.print(tr("training the control {} of {}", name, ready.run.name))
        answer = follow(Job(recipe, lab.folders, lab.parent, command, lab.device.type), lab.quiet)
        found = Run(Path(answer["run"]))
    ready = opened(found, lab)
    figures = all_figures(ready.snapshot, ready.splits, lab.quiet)
    about = {key: found.state.get(key) for key in ("command", "device", "threads", "precision")}
    return {"figures": figures, **about, "seconds": found.results.get("seconds")}


def _trained_before(recipe: Recipe, parent: Path) -> Run | None:
    """The newest finished run of exactly this recipe, whatever it is called; a shipped one will do, too."""
    for run in run_folder.find_all([parent, paths.trained()]):
        try:
            if run.state.get("status") == "finished" and not differences(make(run.raw_recipe), recipe):
                return run
        except (RecipeError, run_folder.RunError):
            continue  # it is of another program
    return None


def measure_all(chosen: Sequence[Run], lab: Lab) -> dict[str, str]:
    """Measure runs one after the other; a sentence for each that could not be.

    What is kept of one stays when another fails, or when it is interrupted.
    """
    failed: dict[str, str] = {}
    began = time.monotonic()
    for number, run in enumerate(chosen):
        if not lab.quiet:
            left = (time.monotonic() - began) / number * (len(chosen) - number) if number else None
            when = "" if left is None else tr(", about {} left", rough_duration(left))
            count = tr("{} of {}", number + 1, len(chosen))
            notes.print(f"{run.name} ({count}{when})")
        try:
            measure_again(run, lab)
        except CommandFailed:
            raise  # the training of a control was stopped
        except (OSError, ValueError, RuntimeError) as error:
            failed[run.name] = str(error)
            notes.print(f"{run.name}: {error}")
    return failed
