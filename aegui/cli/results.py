"""How good runs are: `evaluate` measures one, `results` holds all of them against their targets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table

from aegui import paths
from aegui.analysis.metrics import metric
from aegui.analysis.subject import Figures
from aegui.cli.commands import Answer, check_table, grouping, opened, table
from aegui.cli.measuring import Lab, Opened, all_figures, entries, keep, measure_all
from aegui.cli.measuring import opened as made_ready
from aegui.cli.standings import (
    asked,
    beside,
    document,
    forgotten,
    lines_of,
    number,
    reached,
    shipped_or_newest,
    standings,
    write,
)
from aegui.cli.training_progress import CommandFailed, console, notes, waiting
from aegui.files import explain
from aegui.recipe import RecipeError, shipped, targets_now
from aegui.recipe.targets import Verdict, verdicts
from aegui.runs.run_folder import Run
from aegui.text import SENTENCE, counted, quoted, shortened
from aegui.training.device import choose
from aegui.translation import QT_TRANSLATE_NOOP, in_english, tr, translate

if TYPE_CHECKING:
    from aegui.analysis.groups import Grouping

SHOWN = (
    "recipe",
    QT_TRANSLATE_NOOP("columns", "figure"),
    QT_TRANSLATE_NOOP("columns", "target"),
    QT_TRANSLATE_NOOP("columns", "measured"),
    QT_TRANSLATE_NOOP("columns", "control"),
    QT_TRANSLATE_NOOP("columns", "reached"),
    "epochs",
    QT_TRANSLATE_NOOP("columns", "wall"),
    "made_by",
    QT_TRANSLATE_NOOP("columns", "note"),
)
QT_TRANSLATE_NOOP("columns", "made by")
QT_TRANSLATE_NOOP("columns", "value")
QT_TRANSLATE_NOOP("columns", "meaning")

OTHERS = QT_TRANSLATE_NOOP("", "they are not of all the images that {} was trained and tested with.")


def evaluate(options: argparse.Namespace) -> Answer:
    if options.table is not None:
        check_table(options.table, "--table")
    method = None if options.groups is None else grouping(options.groups)
    run = opened(options.run)
    lab = Lab(paths.data_dirs(options.data), paths.runs_dir(), choose(options.device), options.json)
    ready = made_ready(run, lab)
    if ready.changed:
        notes.print(ready.changed)
    recipe, results = ready.snapshot.recipe, run.results
    controls = results.get("controls", {})
    if options.controls:
        found = entries(ready.snapshot, ready.splits, controls, options.json)
        controls = found["controls"]
    else:
        found = {"figures": all_figures(ready.snapshot, ready.splits, options.json)}
    figures = found["figures"]
    held = verdicts(targets_now(recipe), figures, controls)
    told = [one.as_json() for one in held]
    if told:
        found["targets"] = told
    refusal = tr(OTHERS, run.name) if ready.of_others else store(run, found)
    answer: dict[str, Any] = {"run": str(run.path), "recipe": recipe.name, **figures, "stored": not refusal}
    if ready.changed:
        answer["changed"] = ready.changed
    if told:
        answer["targets"] = told
    for key in ("seconds", "wall_seconds", "images_per_second", "epochs"):
        answer[key] = results.get(key)
    if options.table is not None:
        answer["table"] = str(options.table)
        _write_table(ready, options.table, method, options.json)
    if not options.json:
        _show(figures, held)
        if refusal:
            notes.print(tr("The figures were not stored: {}", refusal))
    return answer


def _write_table(ready: Opened, path: Path, method: Grouping | None, quiet: bool) -> None:
    """A line for each image; its group is found as it was in the window, where nothing else is asked for."""
    from aegui.analysis.encoding import encode_read
    from aegui.analysis.groups import groupings
    from aegui.runs.annotations import GROUPS, read

    def understood(content: Any) -> Grouping | None:
        return None if content is None else groupings.make({"kind": content["kind"], **content["settings"]})

    if method is None:
        method = read(ready.run.path, GROUPS, understood, notes.print)
    with waiting(quiet, tr("the table of images")) as say:
        made = encode_read(ready.snapshot, ready.splits, (), say)
        if method is not None:
            made = made.grouped(method, say)
    made.write(path)
    if not quiet:
        for note in made.notes:
            notes.print(shortened(note, SENTENCE))
        print(f"{path}: {counted(len(made.codes), 'image')}")


def store(run: Run, found: dict[str, Any]) -> str:
    """Keep what was measured among a run's results; otherwise why not."""
    if run.path.resolve().is_relative_to(paths.trained().resolve()):
        return tr("{} is a shipped run.", run.name)
    if not run.results or run.busy:
        return tr("{} has no results to keep them with; finish its training first.", run.name)
    try:
        keep(run, **found)
    except OSError as error:
        return explain(error)
    return ""


def _show(figures: Figures, held: Iterable[Verdict]) -> None:
    lines = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("figure", "value", "meaning"):
        lines.add_column(translate("columns", title), justify="right" if title == "value" else "left")
    for name, value in figures.items():
        told = metric(name)
        if told is not None:
            lines.add_row(name, told.text(value), translate("figures", told.label))
    screen = console(width=None if sys.stdout.isatty() else 160)
    screen.print(lines)
    for found in held:
        target = found.target
        said = f"{target.figure} {number(target.figure, found.measured)}"
        if target.value is not None:
            said = tr("{}; target {}", said, asked(target))
        if target.control:
            said = tr("{}; control {}", said, beside(found))
        screen.print(said if target.value is None else tr("{}; reached: {}", said, reached(found.reached)))


def results(options: argparse.Namespace) -> Answer:
    if unknown := [name for name in options.names if name not in shipped()]:
        raise RecipeError(
            tr("There is no recipe {}; there are {}.", quoted(unknown[0]), ", ".join(shipped()))
        )
    failed = _measure(options) if options.measure else {}
    if options.measure or options.write:
        _write(options)
    found = standings(options.out, options.names)
    if options.markdown:
        with in_english():
            page = document(standings(options.out))
        print(page, end="")
    elif not options.json:
        table(SHOWN, [line for one in found for line in lines_of(one)])
    answer: dict[str, Any] = {"results": [one.as_json() for one in found]}
    return {**answer, "failed": failed, "ok": False} if failed else answer


def _measure(options: argparse.Namespace) -> dict[str, str]:
    chosen = shipped_or_newest(())
    names = [name for name in options.names or shipped() if name in chosen]
    if lacking := [name for name in options.names if name not in chosen]:
        raise CommandFailed(tr("There is no shipped run of {} to measure.", lacking[0]))
    parent = options.out[0] if options.out else paths.runs_dir()
    device = choose(options.device)
    lab = Lab(paths.data_dirs(options.data), parent, device, options.json, options.retrain)
    return measure_all([chosen[name] for name in names], lab)


def _write(options: argparse.Namespace) -> None:
    """The page of results."""
    whole = standings(options.out)
    if lost := forgotten(whole):
        raise CommandFailed(lost)
    path = write(whole)
    if not options.json:
        notes.print(tr("{} is written", path))


VERBS: dict[str, Callable[[argparse.Namespace], Answer]] = {"evaluate": evaluate, "results": results}
