"""What it takes to train, from nothing or from where a run stopped; the window and the command
line both begin here."""

from __future__ import annotations

import os
import shutil
import socket
from dataclasses import dataclass, replace
from pathlib import Path

from aegui.core import device as devices
from aegui.core import runs, weights
from aegui.core.data import Splits, divide
from aegui.core.known import with_classes
from aegui.core.recording import Recorder, record
from aegui.core.reports import Checkpoint
from aegui.core.run_images import ImagesChanged, changed_sentence, read_images
from aegui.core.trainer import Training, Watch, train
from aegui.datasets import Say
from aegui.files import explain
from aegui.recipe import Recipe, make


@dataclass(frozen=True)
class Job:
    """A training to be done."""

    recipe: Recipe
    folders: tuple[Path, ...]  # where data sets are looked for
    parent: Path  # where the new run folder goes
    command: str  # as recorded in the run
    device: str = "auto"
    resume: Path | None = None  # the run folder to go on with
    accept: bool = False  # go on also where the images are others than before
    threads: int | None = None


@dataclass(frozen=True, eq=False)
class Begun:
    """A training under way."""

    path: Path
    recipe: Recipe  # the job's, with what is known of the user's own images now that they were read
    splits: Splits
    recorder: Recorder
    training: Training


def begin(job: Job, watch: Watch, say: Say | None = None) -> Begun:
    """Load the data, make the folder and the generator of reports.

    `say` hears how far the reading of the images is, and may raise to cancel. Raises `DataMissing`,
    `DataBroken`, `RunError`, `DeviceMissing` or `OSError`, and leaves nothing behind then. Sets the
    thread count of the calling thread.
    """
    checkpoint: Checkpoint | None = None
    threads = job.threads or devices.all_threads()
    name = job.device
    if job.resume is not None:
        run = runs.Run(job.resume)
        if run.busy:
            raise runs.RunError(busy_sentence(run))
        checkpoint = weights.read_checkpoint(run)
        stored = run.state
        before = stored.get("threads")
        threads = job.threads or (before if isinstance(before, int) and before > 0 else threads)
        name = str(stored.get("device", name)) if name == "auto" else name
    device = devices.choose(name.split(":")[0])
    devices.use_threads(threads)
    devices.keep_freed_memory()
    splits = _images(job, say)
    if job.resume is None:
        recipe, notes = with_classes(job.recipe, splits.train)
        job, splits = replace(job, recipe=recipe), replace(splits, notes=(*splits.notes, *notes))
    numbered = runs.Run(job.resume).points if job.resume is not None else None
    path = job.resume or _new_folder(job)
    try:
        recorder = Recorder(path, job.recipe, splits, job.command)
    except OSError:
        if job.resume is None:
            shutil.rmtree(path, ignore_errors=True)
        raise
    if numbered is not None and not numbered.same_as(splits.shown):
        weights.renumber(runs.Run(path).moments, len(numbered), splits.shown.places(numbered))
    return Begun(
        path,
        job.recipe,
        splits,
        recorder,
        record(train(job.recipe, splits, device, checkpoint, watch), recorder),
    )


def _images(job: Job, say: Say | None) -> Splits:
    """The images to train on: of a run that goes on, those that it was trained with."""
    if job.resume is None:
        return divide(job.recipe.data, job.folders, say)
    run = runs.Run(job.resume)
    splits, changes = read_images(run, job.recipe.data, job.folders, say, job.accept)
    if changes.matter and not job.accept:
        raise ImagesChanged(changed_sentence(run, changes))
    if changes.text:
        splits = replace(splits, notes=(*splits.notes, changed_sentence(run, changes)))
    return splits


def _new_folder(job: Job) -> Path:
    try:
        return runs.create(job.parent, job.recipe.name)
    except OSError as error:
        raise runs.RunError(
            f"No run can be stored here: {explain(error, job.parent)} Choose another folder with --out, "
            "AEGUI_RUNS or the setting `runs`."
        ) from error


def resume_job(
    path: Path, folders: tuple[Path, ...], command: str, epochs: int | None = None, accept: bool = False
) -> Job:
    """The job that goes on with a run, for more epochs where asked; `accept` takes changed images."""
    run = runs.Run(path)
    recipe = make(run.raw_recipe, str(path / runs.RECIPE))
    if epochs is not None:
        recipe = recipe.changed({"training.epochs": epochs})
    return Job(recipe, folders, path.parent, command, resume=path, accept=accept)


def busy_sentence(run: runs.Run) -> str:
    """Who is writing a run."""
    state = run.state
    host = state.get("host", "?")
    where = "this machine" if host == socket.gethostname() else host
    who = "this program" if state.get("process") == os.getpid() else f"process {state.get('process')}"
    return f"{run.name} is being written by {who} on {where}: wait until it has ended, or stop it there."
