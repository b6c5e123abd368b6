"""A training in the terminal: a bar that fills, a line for each epoch, and Ctrl+C."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from aegui.error_message import sentence
from aegui.parts.datasets import Say
from aegui.runs.diagnostics import watch
from aegui.runs.jobs import Job, accompany, begin, foretell
from aegui.runs.last_good import last_good
from aegui.text import SENTENCE, shortened
from aegui.training import history
from aegui.training.footprint import Footprint, TooLarge, amount
from aegui.training.parallel import ALONE, Ranks, RanksError, joined
from aegui.training.reports import Control, Epoch, Failed, Finished, Started, StepLosses, WentBack
from aegui.training.trainer import ReportOptions
from aegui.translation import tr


def console(**settings: Any) -> Console:
    """A console that prints names of files, classes and runs as they are, whatever stands in them."""
    return Console(markup=False, emoji=False, highlight=False, **settings)


notes = console(stderr=True, soft_wrap=True)


class CommandFailed(ValueError):
    """A sentence for standard error."""


class SaidByTheFirst(Exception):
    """It failed, and the first of the ranks says why."""


@contextmanager
def together(device: str) -> Iterator[Ranks]:
    """This process among those that torchrun started, or alone; what goes wrong before they train together
    the others hear, and what all of them know the first one says."""
    with joined(device) as ranks:
        try:
            yield ranks
        except RanksError as error:
            ranks.excuse(sentence(error))
            if ranks.rank:
                raise SaidByTheFirst from None
            raise
        except Exception as error:
            ranks.excuse(sentence(error))
            raise


def follow(job: Job, quiet: bool, ranks: Ranks = ALONE) -> dict[str, Any]:
    """Pull the training's reports with a progress bar; Ctrl+C stops it so that it can go on later, and so do
    the signals that end a session (SIGTERM, SIGHUP)."""
    if ranks.rank == 0:
        return _follow(job, quiet, ranks)
    _accompany(job, ranks)
    return {}


def _accompany(job: Job, ranks: Ranks) -> None:
    """Learn with the first rank, which says what there is to say."""
    try:
        training = accompany(job, ReportOptions(), ranks)
        failed = ""
        with interruptible() as interrupted:
            report = next(training)
            while True:
                if isinstance(report, Failed):
                    failed = report.message
                report = training.send(Control(stop=interrupted()))
    except StopIteration:
        pass
    if failed:
        raise CommandFailed(failed)


def _follow(job: Job, quiet: bool, ranks: Ranks) -> dict[str, Any]:
    try:
        foretold = foretell(job, processes=ranks.here)
    except TooLarge as error:
        raise CommandFailed(tr("{} To train all the same: --force.", error)) from error
    with waiting(quiet, tr("reading")) as say:
        begun = begin(job, ReportOptions(), say, ranks)
    if not quiet:
        if begun.going_on:
            notes.print(begun.going_on)
        for note in begun.splits.notes:
            notes.print(shortened(note, SENTENCE))
    answer: dict[str, Any] = {"run": str(begun.path), "recipe": job.recipe.name}
    watcher = watch(job.recipe, job.resume)
    bar = Progress(
        TextColumn(tr("epoch {{task.fields[epoch]}}")), BarColumn(), TimeRemainingColumn(),
        TextColumn(tr("loss {{task.fields[loss]:.4g}} · {{task.fields[speed]:,.0f}} images/s")),
        console=notes, disable=quiet or not notes.is_terminal, transient=True,
    )  # fmt: skip
    total, steps = job.recipe.training.epochs, 1
    with bar, interruptible() as interrupted:
        task = bar.add_task("train", total=1.0, epoch=f"0/{total}", loss=float("nan"), speed=0.0)
        try:
            report = next(begun.training)
            while True:
                match report:
                    case Started():
                        steps = report.steps_per_epoch
                        if not quiet:
                            _say_size(foretold, report.parameters, job.recipe.code_width)
                            if report.speeds:
                                notes.print(tr("Fastest here: {}.", report.way))
                        answer |= {"device": report.device, "parameters": report.parameters}
                    case StepLosses() if len(report.steps):
                        done = report.steps[-1] / steps / total
                        bar.update(
                            task, completed=done, loss=report.running["loss"], speed=report.images_per_second
                        )
                    case Epoch():
                        bar.update(task, epoch=f"{report.epoch}/{total}")
                        _say_epoch(report, total, quiet)
                        concerns = [concern.sentence for concern in watcher.hear(report.epoch, report.row)]
                        _say_concerns(concerns, answer, quiet)
                        answer["images_per_second"] = round(report.images_per_second, 1)
                        answer |= {f"val_{name}": value for name, value in report.validation.items()}
                    case WentBack():
                        notes.print(report.message, style="yellow")
                        answer["went_back"] = answer.get("went_back", 0) + 1
                    case Failed():
                        raise CommandFailed(f"{report.message} {_way_back(report, begun.path)}")
                    case Finished():
                        answer |= report.results
                        answer |= {"epochs": report.epoch, "seconds": round(report.seconds, 2)}
                        answer["stopped"] = report.stopped
                report = begun.training.send(Control(stop=interrupted()))
        except StopIteration:
            pass
    if answer.get("stopped"):
        raise CommandFailed(
            tr("stopped after epoch {}; go on with: aegui resume {}", answer["epochs"], begun.path)
        )
    if not quiet:
        notes.print(figures_of(answer))
        notes.print(tr("run: {}", begun.path))
    return answer


@contextmanager
def waiting(quiet: bool, what: str) -> Iterator[Say]:
    """A bar for images that take long to be read, and figures that take long to be measured."""
    bar = Progress(
        TextColumn(what, markup=False), BarColumn(), TextColumn("{task.description}", markup=False),
        console=notes, disable=quiet or not notes.is_terminal, transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task("images", total=1.0)
        yield lambda share, what: bar.update(task, completed=share, description=shortened(what))


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Whether the training was told to end: asked between reports, so that the run is stored; a second signal
    ends it at once. A signal that is ignored, as SIGHUP under nohup, stays so."""
    told = False
    before: dict[int, Any] = {}

    def hear(number: int, frame: object) -> None:
        nonlocal told
        told = True
        signal.signal(number, before[number])

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, hear)
    try:
        yield lambda: told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _way_back(report: Failed, path: Path) -> str:
    """The last good moment of a training whose losses are no numbers, and how to go on from there."""
    if report.batch:
        return tr("Train anew with --set training.batch={} (run {})", report.batch, path)
    good = last_good(path) if report.diverged else None
    if good is None:
        return tr("(run {})", path)
    return tr(
        "The weights of step {:,} are kept: go on from there at half the learning rate with "
        "aegui resume {} --set training.learning_rate={}",
        good.step,
        path,
        good.rate,
    )


def _say_size(foretold: Footprint | None, parameters: int, code: int) -> None:
    """What the training takes, and what it is too large for."""
    if foretold is not None:
        memory, disk = amount(foretold.memory + foretold.device), amount(foretold.disk)
        notes.print(
            tr("{:,} parameters · about {} of memory · up to {} on the disk", parameters, memory, disk)
        )
    lack = history.lack(parameters, code)
    if lack:
        notes.print(lack)


def _say_epoch(report: Epoch, total: int, quiet: bool) -> None:
    if not quiet:
        validation = report.validation.get("loss", float("nan"))
        notes.print(
            tr(
                "epoch {}/{}: training {:.5g} · validation {:.5g} · {:,.1f} s · {:,.0f} images/s",
                report.epoch,
                total,
                report.train["loss"],
                validation,
                report.seconds,
                report.images_per_second,
            ),
        )


def _say_concerns(concerns: list[str], answer: dict[str, Any], quiet: bool) -> None:
    """What may be going wrong."""
    if concerns:
        answer.setdefault("concerns", []).extend(concerns)
    for concern in concerns if not quiet else ():
        notes.print(concern, style="yellow")


def figures_of(answer: dict[str, Any]) -> str:
    """What was measured, on one line."""
    errors = ("mse", "psnr", "loss")
    names = (*(f"{of}_{one}" for of in ("test", "train") for one in errors), "seconds", "images_per_second")
    return " · ".join(f"{name} {answer[name]:.6g}" for name in names if answer.get(name) is not None)
