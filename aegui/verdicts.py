"""How good runs are: `evaluate` measures one, `results` holds all of them against their targets."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rich.table import Table

from aegui import paths
from aegui.analysis.figures import measure
from aegui.analysis.meanings import meaning
from aegui.analysis.subject import Figures
from aegui.commands import Answer, opened, recipe_of, table
from aegui.core import runs
from aegui.core.device import choose
from aegui.core.run_images import changed_sentence, read_images
from aegui.core.runs import Run
from aegui.core.snapshot import Snapshot, open_run
from aegui.files import explain, write_text
from aegui.recipe import Headline, RecipeError, read, shipped
from aegui.terminal import console, notes, waiting

Row = dict[str, Any]
SIGNS = {"lower": "≤", "higher": "≥"}
REACHED = {True: "yes", False: "no", None: "–"}


def evaluate(options: argparse.Namespace) -> Answer:
    run, device = opened(options.run), choose(options.device)
    stored = open_run(run)
    snapshot = Snapshot(stored.recipe, stored.model.to(device))
    with waiting(options.json, "reading") as say:
        splits, changes = read_images(run, snapshot.recipe.data, paths.data_dirs(options.data), say)
    if changes.text:
        notes.print(changed_sentence(run, changes))
    with waiting(options.json, "measuring") as say:
        figures = measure(snapshot, splits, say)
    refusal = store(run, figures)
    answer: Row = {"run": str(run.path), "recipe": snapshot.recipe.name, **figures, "stored": not refusal}
    headline = snapshot.recipe.target
    if headline is not None:
        answer["headline"] = headline.model_dump()
    for key in ("seconds", "images_per_second", "epochs"):
        answer[key] = run.results.get(key)
    if not options.json:
        _show(figures, headline)
        if refusal:
            notes.print(f"The figures were not stored: {refusal}")
    return answer


def store(run: Run, figures: Figures) -> str:
    """Keep figures among a run's results; otherwise why not."""
    results = run.results
    if run.path.resolve().is_relative_to(paths.trained().resolve()):
        return f"{run.name} is a shipped run."
    if not results or run.busy:
        return f"{run.name} has no results to keep them with; finish its training first."
    try:
        write_text(run.path / runs.RESULTS, json.dumps({**results, "figures": figures}, indent=2) + "\n")
    except OSError as error:
        return explain(error)
    return ""


def _show(figures: Figures, headline: Headline | None) -> None:
    lines = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("figure", "value", "meaning"):
        lines.add_column(title, justify="right" if title == "value" else "left")
    for name, value in figures.items():
        told = meaning(name)
        if told is not None:
            lines.add_row(name, told.text(value), told.label)
    screen = console(width=None if sys.stdout.isatty() else 160)
    screen.print(lines)
    if headline is not None and headline.figure in figures:
        reached = headline.reached_by(figures[headline.figure])
        verdict = "" if reached is None else f"; target {_target(headline)}, reached: {REACHED[reached]}"
        screen.print(
            f"headline: {headline.figure} {_text(headline.figure, figures[headline.figure])}{verdict}"
        )


def results(options: argparse.Namespace) -> Answer:
    found = _runs(options.out)
    rows = [_row(name, path, found.get(name)) for name, path in shipped().items()]
    if options.markdown:
        print(markdown(rows))
    elif not options.json:
        shown = ("recipe", "figure", "target", "measured", "reached", "epochs", "time", "made_by", "note")
        table(shown, [_for_people(row) for row in rows])
    return {"results": rows}


def _runs(folders: Iterable[Path]) -> dict[str, Run]:
    """The shipped run of each recipe, else the newest finished one in some folders."""
    found: dict[str, Run] = {}
    for run in runs.find_all([paths.trained()]):
        found.setdefault(recipe_of(run) or run.name, run)
    for run in runs.find_all(folders):
        name = recipe_of(run)
        if name is not None and not run.own_data and run.state.get("status") == "finished":
            found.setdefault(name, run)
    return found


def _row(name: str, path: Path, run: Run | None) -> Row:
    """What a recipe is to reach, and what its run has reached; `note` says why something is missing."""
    row: Row = dict.fromkeys(
        ("headline", "figure", "reached", "command", "epochs", "seconds", "device", "run")
    )
    row = {"recipe": name, **row, "note": ""}
    try:
        headline = read(path).headline
    except RecipeError as error:
        return {**row, "note": str(error)}
    row["headline"] = headline.model_dump() if headline else None
    if run is None:
        return {**row, "note": "no run yet"}
    state, measured = run.state, run.results
    row |= {"run": str(run.path), "command": state.get("command"), "device": state.get("device")}
    if not measured:
        return {**row, "note": f"{runs.RESULTS} is missing or can't be read"}
    row |= {"epochs": measured.get("epochs"), "seconds": measured.get("seconds")}
    if headline is not None:
        row["figure"] = _number(headline.figure, measured)
        row["note"] = f"{headline.figure} was not measured" if row["figure"] is None else ""
        row["reached"] = None if row["figure"] is None else headline.reached_by(row["figure"])
    return row


def _number(figure: str, results: Row) -> float | None:
    """A figure as it was measured last, None where there is none."""
    measured = results.get("figures")
    value = (results | measured if isinstance(measured, dict) else results).get(figure)
    return float(value) if isinstance(value, int | float) else None


def _for_people(row: Row) -> dict[str, str]:
    headline = Headline(**row["headline"]) if row["headline"] else None
    seconds = row["seconds"]
    return {
        "recipe": row["recipe"],
        "figure": headline.figure if headline else "–",
        "target": _target(headline) if headline else "–",
        "measured": _text(headline.figure, row["figure"]) if headline and row["figure"] is not None else "–",
        "reached": REACHED[row["reached"]],
        "epochs": str(row["epochs"] or "–"),
        "time": duration(seconds) if isinstance(seconds, int | float) else "–",
        "made_by": " on ".join(filter(None, (row["command"], row["device"]))) or "–",
        "note": row["note"],
        "source": (headline.source if headline else "") or "–",
    }


def _target(headline: Headline) -> str:
    if headline.value is None:
        return "–"
    return f"{SIGNS[headline.better]} {_text(headline.figure, headline.value)}"


def _text(figure: str, value: float) -> str:
    told = meaning(figure)
    return told.text(value) if told is not None else f"{value:.4g}"


def duration(seconds: float) -> str:
    """1 h 42 min, 8 min 21 s, 9.5 s."""
    if seconds < 60:
        return f"{seconds:.3g} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min {rest} s"


COLUMNS = {
    "recipe": "recipe",
    "figure": "figure",
    "target": "target",
    "measured": "measured",
    "reached": "reached",
    "made by": "made_by",
    "time": "time",
    "what the text reports": "source",
}


def markdown(rows: list[Row]) -> str:
    """The README's table."""
    lines = [list(COLUMNS), ["---"] * len(COLUMNS)]
    for row in rows:
        told = _for_people(row)
        told |= {"recipe": f"`{told['recipe']}`", "measured": row["note"] or told["measured"]}
        lines.append([told[key].replace("|", "\\|") for key in COLUMNS.values()])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


VERBS: dict[str, Callable[[argparse.Namespace], Answer]] = {"evaluate": evaluate, "results": results}
