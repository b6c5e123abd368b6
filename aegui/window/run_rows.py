"""The runs of this machine as rows of a list. No torch."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from aegui.explore.records import SEPARATOR, RunRow
from aegui.paths import resources
from aegui.runs.run_folder import RESUME, Run, RunError, find_all


def rows(user: Path, shipped: Path, now: Path | None) -> list[RunRow]:
    """The user's runs, the newest first, then the shipped ones as their recipes; `now` is being trained."""
    order = {path.stem.partition("_")[2]: path.stem for path in (resources() / "recipes").glob("*.toml")}
    known = sorted(_rows(find_all([shipped]), True, now), key=lambda row: order.get(row.name, row.name))
    return [*_rows(find_all([user]), False, now), *known]


def _rows(runs: Iterable[Run], shipped: bool, now: Path | None) -> Iterable[RunRow]:
    for run in runs:
        try:
            yield _row(run, shipped, now is not None and os.path.realpath(run.path) == os.path.realpath(now))
        except (RunError, ValueError, TypeError, AttributeError, KeyError):
            continue  # damaged: it stays on the disk, but there is nothing to list


def _row(run: Run, shipped: bool, is_now: bool) -> RunRow:
    recipe, state, results = run.raw_recipe, run.state, run.results
    finished = state.get("status") == "finished"
    tags = {"finished"} if finished else set()
    when = how = ""
    if shipped:
        tags.add("shipped")
        how = QCoreApplication.translate("runs", "shipped")
    elif is_now:
        how = QCoreApplication.translate("runs", "now")
    else:
        when = _when(str(state.get("started", "")))
        if run.busy:
            how = QCoreApplication.translate("runs", "elsewhere")
        elif (run.path / RESUME).is_file():
            tags.add("extendable" if finished else "resumable")
            how = "" if finished else QCoreApplication.translate("runs", "stopped")
    note = SEPARATOR.join(filter(None, [when, how]))
    mse, learnt = results.get("test_mse"), results.get("train_mse")
    learnt_ones = mse is None and learnt is not None
    mse = learnt if learnt_ones else mse
    figure = f"MSE {mse:.4f}" if isinstance(mse, float) else ""
    lines = [run.name, str(recipe.get("summary", "")), str(state.get("command", ""))]
    if run.foreign:
        lines.append(str(results.get("note", "")))  # how it was understood
    if results.get("epochs") is not None:
        text = QCoreApplication.translate("runs", "%1 epochs in %2 s").replace("%1", str(results["epochs"]))
        if results["epochs"] == 1:
            text = QCoreApplication.translate("runs", "1 epoch in %2 s")
        lines.append(text.replace("%2", f"{results.get('seconds', 0):,.0f}"))
    if figure and learnt_ones:
        lines.append(
            QCoreApplication.translate(
                "runs",
                "MSE: the mean squared error per pixel of the very images it trained on, as there are no "
                "others; it says how well they were learnt.",
            )
        )
    elif figure:
        lines.append(
            QCoreApplication.translate(
                "runs",
                "MSE: the mean squared error per pixel of the test images; 0 is perfect, lower is better.",
            )
        )
    lines += _targets(results.get("targets", []))
    tooltip = "\n".join(line for line in lines if line)
    name, data = str(recipe.get("name", run.name)), run.own_data
    return RunRow(str(run.path), name, note, figure, tooltip, frozenset(tags), data)


def _targets(targets: list[dict[str, Any]]) -> list[str]:
    """A line for each figure that the run is held against: pca_ratio 0.74 ≤ 0.75, untrained 4.2: reached."""
    words = {
        True: QCoreApplication.translate("runs", "reached"),
        False: QCoreApplication.translate("runs", "missed"),
        None: QCoreApplication.translate("runs", "not known, since its control was not measured"),
    }
    lines = []
    for target in targets:
        asked, measured, other = (target.get(key) for key in ("value", "measured", "control_value"))
        try:
            sign = "≥" if target["better"] == "higher" else "≤"
            control = "" if other is None else f", {target['control']} {other:.4g}"
            verdict = words[target["reached"]]
            lines.append(f"{target['figure']} {measured:.4g} ({sign} {asked:g}{control}): {verdict}")
        except (KeyError, TypeError, ValueError):
            continue  # nothing is asked, nothing was measured, or it is damaged
    return lines


def _when(started: str) -> str:
    """The hour of a run of today, else its day."""
    try:
        moment = datetime.fromisoformat(started).astimezone()
    except ValueError:
        return ""
    if moment.date() == datetime.fromtimestamp(time.time()).date():
        return f"{moment:%H:%M}"
    date = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(date, "d MMM")
