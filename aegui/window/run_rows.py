"""A run in words, for the lists of the window. No torch."""

from __future__ import annotations

import time
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from aegui.explore.records import SEPARATOR
from aegui.runs.run_index import Entry
from aegui.runs.run_table import started, status_text

translate = QCoreApplication.translate


def title(run: Entry) -> str:
    """What the user calls it, else its recipe; the images of one's own first: by them runs are told apart
    also where the line is cut."""
    if run.name != run.folder or not run.recipe:
        return run.name
    return f"{run.data}{SEPARATOR}{run.recipe}" if run.own else run.recipe


def note(run: Entry) -> str:
    """When it began, and how it stands: "shipped", "now", "10:31", "21 Nov · stopped"."""
    if run.here:
        return translate("runs", "now")
    if run.shipped and run.finished:
        return status_text(run)
    how = ""
    if run.elsewhere:
        how = run.host or translate("runs", "elsewhere")
    elif run.status in ("damaged", "closed", "unread", "failed"):
        how = status_text(run)
    elif run.resumable and not run.finished:
        how = translate("runs", "stopped")
    return SEPARATOR.join(filter(None, [when(run), how]))


def when(run: Entry) -> str:
    """The hour of a run of today, else its day."""
    moment = started(run)
    if moment is None:
        return ""
    if moment.date() == datetime.fromtimestamp(time.time()).date():
        return f"{moment:%H:%M}"
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), translate("runs", "d MMM"))


def figure(run: Entry) -> str:
    """MSE 0.0381."""
    return "" if run.mse is None else f"MSE {run.mse:.4f}"


def tooltip(run: Entry) -> str:
    """All that is known of it, a line each."""
    summary = translate("recipes", run.summary) if run.summary else ""
    lines = [run.name, run.folder, run.problem, run.note, summary, run.command, run.changes, run.said]
    if run.elsewhere and run.host:
        lines.append(translate("runs", "It is being trained on {}.").format(run.host))
    if run.seconds is not None and run.epoch:
        text = translate("runs", "%1 epochs in %2 s").replace("%1", str(run.epoch))
        if run.epoch == 1:
            text = translate("runs", "1 epoch in %2 s")
        lines.append(text.replace("%2", f"{run.seconds:,.0f}"))
    if "test_mse" in run.figures:
        lines.append(
            translate(
                "runs",
                "MSE: the mean squared error per pixel of the test images; 0 is perfect, lower is better.",
            )
        )
    elif run.mse is not None:
        lines.append(
            translate(
                "runs",
                "MSE: the mean squared error per pixel of the very images it trained on, as there are no "
                "others; it says how well they were learnt.",
            )
        )
    return "\n".join(dict.fromkeys(filter(None, [*lines, *_targets(run)])))


def _targets(run: Entry) -> list[str]:
    """A line for each figure that it is held against: pca_ratio 0.74 (≤ 0.75, untrained 4.2): reached."""
    words = {
        True: translate("runs", "reached"),
        False: translate("runs", "missed"),
        None: translate("runs", "not known, since its control was not measured"),
    }
    lines = []
    for target in run.targets:
        sign = "≥" if target.better == "higher" else "≤"
        control = "" if target.control_value is None else f", {target.control} {target.control_value:.4g}"
        held = f"{target.figure} {target.measured:.4g} ({sign} {target.asked:g}{control})"
        lines.append(f"{held}: {words[target.reached]}")
    return lines
