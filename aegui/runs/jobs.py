"""What it takes to train, from nothing or from where a run stopped; the window and the command
line both begin here."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from aegui.files import explain
from aegui.parts.datasets import Say
from aegui.recipe import Recipe, make
from aegui.runs import branching, run_folder, weights
from aegui.runs.branching import Branch
from aegui.runs.continuation import Continuation, continuation
from aegui.runs.recording import Recorder, locked, record
from aegui.runs.run_images import ImagesChanged, changed_sentence, read_images, remember
from aegui.runs.writer_lock import WriterLock
from aegui.training import device as devices
from aegui.training import footprint, ways
from aegui.training.footprint import Footprint
from aegui.training.labelled_subset import with_classes
from aegui.training.parallel import ALONE, Ranks
from aegui.training.reports import Report
from aegui.training.splits import Splits, divide
from aegui.training.trainer import ReportOptions, Training, train
from aegui.training.ways import Way
from aegui.translation import tr


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
    force: bool = False  # also where it is foretold not to fit
    folder: str = ""  # the name of the new run folder; "": the recipe's and the time
    branch: Branch | None = None  # what it begins from, where that is a moment of another run


@dataclass(frozen=True, eq=False)
class Begun:
    """A training under way."""

    path: Path
    recipe: Recipe  # the job's, with what is known of the user's own images now that they were read
    splits: Splits
    recorder: Recorder
    training: Training
    going_on: str = ""  # where a run goes on, and with what that is another than before


def begin(job: Job, watch: ReportOptions, say: Say | None = None, ranks: Ranks = ALONE) -> Begun:
    """Load the data, make the model, the folder and the generator of reports.

    `say` hears how far the reading of the images is, and may raise to cancel. Raises `DataMissing`,
    `DataBroken`, `RunError`, `WeightsError`, `DeviceMissing`, `ValueError` or `OSError`, and then leaves
    nothing behind, and a run that was to go on as it was. Sets the thread count of the calling thread.
    Of several `ranks` it is the first that begins so; the others `accompany` it.
    """
    if job.resume is None:
        return _begin(job, watch, say, ranks)
    run = run_folder.Run(job.resume)
    if run.busy:
        raise run_folder.RunError(run.writer_sentence)
    weights.require_checkpoint(run)
    lock = locked(run.path)
    try:
        return _begin(job, watch, say, ranks, lock)
    except BaseException:
        lock.release()
        raise


def accompany(job: Job, watch: ReportOptions, ranks: Ranks) -> Training:
    """The same training as another than the first of some ranks has it: nothing of it is written here.

    Raises the same.
    """
    made = _make(job, watch, None, ranks)
    return _from(made.started, made.training)


def _from(first: Report, training: Training) -> Training:
    control = yield first
    while True:
        try:
            control = yield training.send(control)
        except StopIteration:
            return


@dataclass(frozen=True, eq=False)
class _Made:
    """A training that has given its first report."""

    job: Job
    splits: Splits
    training: Training
    started: Report
    going_on: Continuation | None


def _make(job: Job, watch: ReportOptions, say: Say | None, ranks: Ranks) -> _Made:
    going_on: Continuation | None = None
    way: Way | None = None
    threads = job.threads or ranks.threads
    name = job.device
    if job.resume is not None:
        run = run_folder.Run(job.resume)
        going_on = continuation(run, job.recipe, weights.read_checkpoint(run))
        stored = run.state
        before = stored.get("threads")
        same = stored.get("ranks", 1) == ranks.count  # or its threads are no measure for these
        threads = job.threads or (before if same and isinstance(before, int) and before > 0 else threads)
        name = str(stored.get("device", name)) if name == "auto" else name
        way = ways.recorded(stored, job.recipe, threads)
    device = ranks.device(name.split(":")[0])
    devices.use_threads(threads)
    devices.keep_freed_memory()
    if job.resume is None:
        job = replace(job, recipe=settled(job.recipe, job.folders, say))
    splits, others = _images(job, say)
    if job.resume is None:
        recipe, notes = with_classes(job.recipe, splits.train)
        job, splits = replace(job, recipe=recipe), replace(splits, notes=(*splits.notes, *notes))
    ranks.check(job.recipe)
    checkpoint = going_on.checkpoint if going_on is not None else None
    changes = dict(going_on.new_values) if going_on is not None else {}
    if job.branch is not None:
        checkpoint = branching.checkpoint(job.branch, job.recipe, len(splits.train))
        changes = job.branch.new_values
    if others:
        changes["images"] = others
    training = train(job.recipe, splits, device, checkpoint, watch, changes, way, say, ranks)
    started = next(training)  # what can't be made, or does not fit, is known before a file is touched
    return _Made(job, splits, training, started, going_on)


def _begin(
    job: Job, watch: ReportOptions, say: Say | None, ranks: Ranks, lock: WriterLock | None = None
) -> Begun:
    made = _make(job, watch, say, ranks)
    job, splits, training, started, going_on = (
        made.job,
        made.splits,
        made.training,
        made.started,
        made.going_on,
    )
    numbered = run_folder.Run(job.resume).points if job.resume is not None else None
    path = job.resume or _new_folder(job)
    try:
        parent = job.branch.record if job.branch is not None else None
        recorder = Recorder(path, job.recipe, splits, job.command, lock, going_on, parent)
        if job.branch is not None:
            branching.keep_moment(job.branch, path, splits.shown)
    except BaseException:
        if job.resume is None:
            shutil.rmtree(path, ignore_errors=True)
        raise
    if job.resume is None and not job.recipe.data.classes_known:
        with suppress(OSError):  # where a relative path led to
            remember(path, job.recipe.data.find(job.folders))
    if numbered is not None and not numbered.same_as(splits.shown):
        weights.renumber(run_folder.Run(path).moments, len(numbered), splits.shown.places(numbered))
    devices.give_back_freed_memory()  # a list of a million images took some
    begins = going_on or job.branch
    note = begins.sentence if begins is not None else ""
    return Begun(path, job.recipe, splits, recorder, record(training, recorder, started), note)


def settled(recipe: Recipe, folders: tuple[Path, ...], say: Say | None = None) -> Recipe:
    """The recipe with every choice made that it leaves to its images. Raises `RecipeError` where what they
    are does not fit the rest, `DataMissing` or `DataBroken`."""
    data = recipe.data.settled(folders, say)
    return recipe if data is recipe.data else recipe.changed({"data": data.model_dump(mode="json")})


def _images(job: Job, say: Say | None) -> tuple[Splits, str]:
    """The images to train on, of a run that goes on those that it was trained with; and what was changed of
    them and is accepted."""
    origin = job.resume
    if origin is None and job.branch is not None and job.branch.same_images:
        origin = job.branch.run.path
    if origin is None:
        return divide(job.recipe.data, job.folders, say), ""
    run = run_folder.Run(origin)
    accept = job.accept or job.resume is None  # a branch is another run: it learns from what there is
    splits, changes = read_images(run, job.recipe.data, job.folders, say, accept)
    if changes.matter and not accept:
        raise ImagesChanged(changed_sentence(run, changes))
    if changes.text:
        splits = replace(splits, notes=(*splits.notes, changed_sentence(run, changes)))
    return splits, changes.text if changes.matter else ""


def foretell(job: Job, say: Say | None = None, processes: int = 1) -> Footprint | None:
    """What a job will take with so many processes on this machine; None where that can't be said.

    Raises `TooLarge`, unless it is forced, `DeviceMissing`, and what `say` raises to cancel.
    """
    if job.force:
        return footprint.foretell(job.recipe, job.folders, job.device, say)
    return footprint.check(job.recipe, job.folders, job.device, job.parent, say, processes)


def _new_folder(job: Job) -> Path:
    try:
        if job.folder:
            path = job.parent / job.folder
            path.mkdir(parents=True)
            return path
        data = job.recipe.data.model_dump(mode="json")
        return run_folder.create(job.parent, run_folder.name_of(job.recipe.name, data))
    except OSError as error:
        raise run_folder.RunError(
            tr(
                "No run can be stored here: {} Choose another folder: the setting `runs`, "
                "AEGUI_RUNS, or --out on the command line.",
                explain(error, job.parent),
            )
        ) from error


def resume_job(
    path: Path,
    folders: tuple[Path, ...],
    command: str,
    changes: Mapping[str, str] = MappingProxyType({}),
    accept: bool = False,
) -> Job:
    """The job that goes on with a run, with fields changed as on the command line; `accept` takes changed
    images. Raises `RunError` or `RecipeError`."""
    run = run_folder.Run(path)
    recipe = make(run.raw_recipe, str(path / run_folder.RECIPE))
    if changes:
        recipe = recipe.changed_by_text(changes)
    return Job(recipe, folders, path.parent, command, resume=path, accept=accept)


def branch_job(
    path: Path,
    epoch: int | None,
    changes: Mapping[str, str],
    folders: tuple[Path, ...],
    parent: Path,
    command: str,
) -> Job:
    """The job of a branch: a run of its own that begins at a stored epoch of another, the newest without one,
    with fields changed as on the command line. Raises `RunError` or `RecipeError`."""
    recipe, given = branching.branch(run_folder.Run(path), epoch, changes)
    return Job(recipe, folders, parent, command, branch=given)
