"""Sweeps, searches and the ladder on the command line: planned, priced, trained, and shown as tables."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from aegui import paths
from aegui.cli.commands import Answer, changes_of, table
from aegui.cli.training_progress import CommandFailed, interruptible, notes, waiting
from aegui.experiments import axes, cost, ladder, plan, searching, summary
from aegui.experiments.folder import Experiment, Outcome, create, is_experiment
from aegui.experiments.plan import Plan, Search, Trial
from aegui.experiments.processes import MOST, Processes
from aegui.experiments.worker import Place, WorkStopped, work
from aegui.recipe import RecipeError, find
from aegui.text import counted, duration_between, rough_duration, shortened
from aegui.training.device import all_threads
from aegui.translation import tr

LONG = 3600.0  # seconds: what takes longer is asked for
MOST_NUMBERS = 4096  # of a code
MANY = 200  # trainings
LOOK = 0.5  # seconds


def sweep(options: argparse.Namespace) -> Answer:
    known = Path(options.recipe)
    if is_experiment(known):
        if options.over or options.changes or options.minimise or options.maximise:
            raise CommandFailed(
                tr(
                    "{} is planned already and goes on as it is; for another sweep name a recipe "
                    "and another --out.",
                    shortened(str(known)),
                )
            )
        return _follow(Experiment(known), options)
    return _follow(_kept(_planned(options), options), options)


def _planned(options: argparse.Namespace) -> Plan:
    recipe = find(options.recipe).changed_by_text(changes_of(options))
    over = [axes.parse(text, recipe) for text in options.over]
    figures = [plan.figure_named(text) for text in (options.figures or "").split(",") if text.strip()]
    command = _command(options)
    wanted = options.minimise or options.maximise
    if wanted is None:
        if options.trials is not None:
            raise CommandFailed(
                tr("--trials is of a search: say what to make small with --minimise test.mse.")
            )
        seeds = plan.seeds_from(recipe.training.seed, options.seeds)
        return plan.sweep(recipe, over, seeds, figures, command)
    searching.check()
    if options.seeds > 1:
        raise CommandFailed(
            tr(
                "A search trains each setting once; train the best of them with several seeds "
                "afterwards, by a sweep with --seeds."
            )
        )
    figure = plan.figure_named(wanted)
    trained = searching.is_trained(figure)
    if not trained and summary.about(figure) is None:
        raise RecipeError(
            tr(
                "There is no figure {}; {}, and `aegui evaluate` has more.",
                shortened(wanted),
                tr(plan.VALUES),
            )
        )
    search = Search(figure, options.minimise is None, options.trials or 20)
    return plan.search(recipe, over, search, [*figures, *([] if trained else [figure])], command)


def climb(options: argparse.Namespace) -> Answer:
    if options.folder is not None:
        return _follow(Experiment(options.folder), options)
    recipe = None if options.recipe is None else find(options.recipe)
    if recipe is not None and options.changes:
        recipe = recipe.changed_by_text(changes_of(argparse.Namespace(changes=options.changes)))
    codes = _codes(options.code)
    base = ladder.base(options.data_set or "", codes[0], options.epochs, recipe)
    if recipe is None and options.changes:
        base = base.changed_by_text(changes_of(argparse.Namespace(changes=options.changes)))
    wanted = [name.strip() for name in (options.rungs or "").split(",") if name.strip()]
    seeds = plan.seeds_from(base.training.seed, options.seeds)
    planned = ladder.ladder(base, codes, seeds, wanted, _command(options))
    return _follow(_kept(planned, options), options)


def _codes(text: str) -> list[int]:
    """The sizes of the code. Raises `CommandFailed`."""
    words = [word.strip() for word in text.split(",")]
    if not all(word.isdecimal() and 0 < int(word) <= MOST_NUMBERS for word in words):
        raise CommandFailed(
            tr("--code {}: write numbers from 1 to {:,}, such as 2,16.", shortened(text), MOST_NUMBERS)
        )
    return list(dict.fromkeys(map(int, words)))


def _command(options: argparse.Namespace) -> str:
    """The command as an experiment records it: what was asked, without the folders of this machine."""
    words = ["aegui", options.verb, *([options.recipe] if options.verb == "sweep" else [])]
    for name, flag in (("over", "over"), ("changes", "set")):
        for text in getattr(options, name, None) or []:
            words += [f"--{flag}", text]
    if options.verb == "ladder":
        words += ["--data", options.data_set or "mnist", "--code", str(options.code)]
        words += ["--recipe", options.recipe] if options.recipe else []
        words += ["--rungs", options.rungs] if options.rungs else []
    for name in ("epochs", "seeds", "minimise", "maximise", "trials", "figures"):
        if getattr(options, name, None) is not None:
            words += [f"--{name}", str(getattr(options, name))]
    return " ".join(words)


def _kept(planned: Plan, options: argparse.Namespace) -> Experiment:
    """The experiment's folder: the one that is named, else one that the same command finds again."""
    if options.out is not None:
        return create(options.out, planned)
    told = repr({name: value for name, value in planned.to_json().items() if name != "command"})
    key = blake2b(told.encode(), digest_size=4).hexdigest()
    return create(paths.runs_dir() / f"{planned.kind}-{planned.recipe.name}-{key}", planned)


def _follow(experiment: Experiment, options: argparse.Namespace) -> Answer:
    """Price what is left, train it, and show what came of it."""
    if not 1 <= options.jobs <= MOST:
        raise CommandFailed(tr("--jobs {}: from 1 to {} processes can work.", options.jobs, MOST))
    if experiment.plan.search is not None:
        searching.check()
    if options.retry:
        experiment.forget_failed()
    experiment.go_on()
    folders = paths.data_dirs(options.data)
    threads = max(1, all_threads() // options.jobs)
    left = len(experiment.plan.trials) - len(experiment.outcomes())
    say = _Teller(experiment, options.json)
    if left and not options.no_estimate:
        _price(experiment, options, folders, threads, left)
    if not options.json:
        notes.print(tr("experiment: {}", experiment.path))
    sentence = ""
    if left:
        with interruptible() as stopped:
            if options.jobs == 1:
                try:
                    work(experiment, Place(folders, options.device, threads), stopped, say.ended)
                except WorkStopped as error:
                    sentence = str(error)
            else:
                sentence = _together(experiment, options, threads, stopped, say)
            was_stopped = stopped()
    else:
        was_stopped = False
    return _ended(experiment, options, sentence, was_stopped)


def _price(
    experiment: Experiment, options: argparse.Namespace, folders: tuple[Path, ...], threads: int, left: int
) -> None:
    """Say what the rest costs; what takes long is asked for."""
    with waiting(options.json, tr("measuring the cost")) as say:
        found = cost.measure(experiment.plan, folders, options.device, threads, options.jobs, left, say)
    if not options.json:
        notes.print(found.text)
    refusal = cost.complaint(found)
    if refusal and not options.force:
        raise CommandFailed(tr("{} To train all the same: --force.", refusal))
    if (found.high > LONG or left > MANY) and not options.yes:
        if not sys.stdin.isatty() or options.json:
            raise CommandFailed(
                tr(
                    "This is {} and takes about {}: say --yes to begin. The plan is kept in {}",
                    counted(left, "training"),
                    duration_between(found.low, found.high),
                    experiment.path,
                )
            )
        notes.print(tr("Begin? [y/N] "), end="")
        if input().strip().lower() not in ("y", "yes"):
            raise CommandFailed(tr("not begun."))


class _Teller:
    """Says of each trial that ends how it ended, and how long the rest takes."""

    def __init__(self, experiment: Experiment, quiet: bool) -> None:
        self._experiment, self._quiet = experiment, quiet
        self._told = set(experiment.outcomes())
        self._began, self._own = time.monotonic(), 0

    def ended(self, trial: Trial, outcome: Outcome) -> None:
        """Say it of one."""
        self._told.add(trial.name)
        self._own += 1
        if self._quiet:
            return
        of = len(self._experiment.plan.trials)
        done = len(self._told)
        left = (time.monotonic() - self._began) / self._own * (of - done)
        names = [name for name in ("test_mse", "train_mse", "val_mse") if name in outcome.figures][:1]
        search = self._experiment.plan.search
        names = [search.figure] if search is not None and search.figure in outcome.figures else names
        told = ", ".join(f"{name} {outcome.figures[name]:.5g}" for name in names)
        what = told if outcome.status == "finished" else f"{outcome.status}: {outcome.message}"
        rest = tr(" · about {} left", rough_duration(left)) if done < of else ""
        count = tr("{} of {}", done, of)
        notes.print(f"{count} · {trial.title}: {what} · {rough_duration(outcome.wall_seconds)}{rest}")

    def look(self) -> None:
        """Say it of all that have ended since."""
        for trial in self._experiment.trials():
            outcome = self._experiment.outcomes().get(trial.name)
            if outcome is not None and trial.name not in self._told:
                self.ended(trial, outcome)


def _together(
    experiment: Experiment,
    options: argparse.Namespace,
    threads: int,
    stopped: Callable[[], bool],
    say: _Teller,
) -> str:
    """Let several processes work; why one could not go on, "" where all did."""
    words = ["--device", options.device]
    words += ["--data", str(options.data)] if options.data is not None else []
    jobs = Processes(experiment, options.jobs, threads, words)
    try:
        jobs.start()
        while jobs.look():
            say.look()
            time.sleep(LOOK)
            if stopped():
                jobs.end()
                break
    finally:
        jobs.end()
        jobs.wait()
    say.look()
    return jobs.sentence


def _ended(experiment: Experiment, options: argparse.Namespace, sentence: str, was_stopped: bool) -> Answer:
    """Write the tables and show them; what is left is told."""
    outcomes = experiment.outcomes()
    page = summary.write(experiment)
    heads, lines = summary.cells(experiment)
    if not options.json and lines and outcomes:
        table(tuple(heads), [dict(zip(heads, line, strict=True)) for line in lines])
    left = len(experiment.plan.trials) - len(outcomes)
    again = f"aegui {'ladder --folder' if experiment.plan.kind == 'ladder' else 'sweep'} {experiment.path}"
    if left:
        why = sentence or (
            tr("stopped") if was_stopped or experiment.stopping else tr("others train the rest")
        )
        count = tr("{} of {}", counted(left, "trial"), len(experiment.plan.trials))
        text = tr("{}. {} left; go on with: {}", why.rstrip("."), count, again)
        if sentence or was_stopped or experiment.stopping:
            raise CommandFailed(text)
        notes.print(text)
    failed = [one for one in outcomes.values() if one.status == "failed"]
    if failed and not options.json:
        notes.print(
            tr(
                "{} failed, the first so: {} To train them anew: {} --retry",
                counted(len(failed), "trial"),
                failed[0].message,
                again,
            )
        )
    if not options.json:
        notes.print(
            tr("{} has the table; {} and {} beside it the numbers.", page, summary.TABLE, summary.TRIALS)
        )
    return {
        "experiment": str(experiment.path),
        "trials": len(experiment.plan.trials),
        "done": len(outcomes),
        "failed": len(failed),
        "table": [_as_json(row) for row in summary.rows(experiment)],
    }


def _as_json(row: summary.Row) -> dict[str, object]:
    """A line of the table as plain values."""
    means = {name: value.mean for name, value in row.values.items()}
    spreads = {f"{name}_sd": value.spread for name, value in row.values.items() if value.spread is not None}
    code = {"code": row.code} if row.code else {}
    return {"setting": row.label, **code, "seeds": row.done, **means, **spreads}


def labour(options: argparse.Namespace) -> Answer:
    """What a process of an experiment does: it trains trials until nothing is left, or it is told to end."""
    with interruptible() as stopped:
        place = Place(paths.data_dirs(options.data), options.device, options.threads)
        done = work(Experiment(options.folder), place, stopped)
    return {"ok": True, "done": done}


VERBS: dict[str, Callable[[argparse.Namespace], Answer]] = {"sweep": sweep, "ladder": climb, "work": labour}
