"""`aegui compare`: several runs side by side, as a table for people, as CSV or as JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from rich.table import Table
from rich.text import Text

from aegui.cli.training_progress import CommandFailed, console, notes
from aegui.experiments.comparison import Comparison, compare
from aegui.files import write_text
from aegui.runs.named_runs import find_run
from aegui.text import SENTENCE, shortened
from aegui.translation import tr

ARROW = {"lower": " ↓", "higher": " ↑", "": ""}


def compare_runs(options: argparse.Namespace) -> dict[str, Any]:
    """Print the settings that differ, and every figure."""
    if options.out is not None and options.out.suffix.lower() != ".csv":
        raise CommandFailed(tr("--out {}: the name must end in .csv.", shortened(str(options.out))))
    found = compare([find_run(path) for path in options.runs])
    if options.out is not None:
        write_text(options.out, found.to_csv())
    if not options.json:
        _print(found)
        for note in found.notes:
            notes.print(shortened(note, SENTENCE))
        if options.out is not None:
            notes.print(tr("{} is written", options.out))
    return {"ok": True, **found.as_json(), "out": None if options.out is None else str(options.out)}


def _print(found: Comparison) -> None:
    """↓: less is better; ↑: more is. The best stands bold, and with a star where nothing is bold."""
    lines = Table(box=None, pad_edge=False, header_style="bold")
    lines.add_column("", overflow="fold")
    for name in [one.name for one in found.members] + [one.name for one in found.seeds]:
        lines.add_column(name, overflow="fold", justify="right")
    without = [""] * len(found.seeds)
    for setting in found.settings:
        lines.add_row(setting.name, *(setting.text(n) for n in range(len(found.members))), *without)
    for figure in found.figures:
        cells = [_cell(figure.text(value), n in figure.best) for n, value in enumerate(figure.values)]
        leading = found.best_seeds[figure.name]
        spreads = [
            _cell(figure.spread_text(found.spread(figure, seeds)), n in leading)
            for n, seeds in enumerate(found.seeds)
        ]
        lines.add_row(f"{shortened(figure.name)}{ARROW[figure.better]}", *cells, *spreads)
    console(width=None if sys.stdout.isatty() else 200).print(lines)


def _cell(text: str, is_best: bool) -> Text:
    return Text(f"{text} *" if is_best else text, style="bold" if is_best else "")


VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {"compare": compare_runs}
