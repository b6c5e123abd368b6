"""`aegui runs`: the table of runs that the window shows, as text, CSV or JSON."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from aegui import paths
from aegui.cli.training_progress import CommandFailed, console, notes
from aegui.files import write_text
from aegui.runs import run_table
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_index import Entry, Index, user_and_shipped
from aegui.text import counted, quoted, shortened
from aegui.translation import tr

NOT_IN_TEXT = ("picture",)
WIDEST = 60  # characters of a cell
STANDARD = "-"  # in place of a file: standard output


def list_runs(options: argparse.Namespace) -> dict[str, Any]:
    """Print the runs that were asked for, in the order that was asked for."""
    folders = [(options.out, _is_shipped(options.out))] if options.out else user_and_shipped()
    entries, _ = Index().read(folders, say=notes.print)
    entries = run_table.found(entries, options.search or "")
    if options.sort:
        by = _column(options.sort)
        entries = run_table.sorted_by(entries, by.key, by.falling is not options.reverse)
    else:
        entries = run_table.in_order(entries, run_table.recipe_order())
        entries = entries[::-1] if options.reverse else entries
    keys = [_column(key).key for key in options.columns.split(",")] if options.columns else []
    if options.csv:
        _write_csv(entries, keys or [key for key in run_table.COLUMNS if key not in NOT_IN_TEXT], options.csv)
    elif not options.json:
        for group in run_table.grouped(entries, options.group or ""):
            _print(group, keys or run_table.IN_TEXT)
    return {"runs": [_as_json(entry) for entry in entries]}


def _is_shipped(folder: Path) -> bool:
    return folder.resolve() == paths.trained().resolve()


def _column(key: str) -> run_table.Column:
    """A column by its key; any other word is the name of a figure. Raises `CommandFailed`."""
    name = key.strip()
    with suppress(KeyError):
        return run_table.column(name)
    figure = run_table.FIGURE + name
    if name.isidentifier():
        return run_table.column(figure)
    known = ", ".join(key for key in run_table.COLUMNS if key not in NOT_IN_TEXT)
    raise CommandFailed(
        tr("There is no column {}; there are {}, and the figures, such as test_psnr.", quoted(key), known)
    )


def _print(group: run_table.Group, keys: Sequence[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    columns = [run_table.column(key) for key in keys if key not in NOT_IN_TEXT]
    lines = Table(box=None, pad_edge=False, header_style="bold", title=group.name, title_justify="left")
    for column in columns:
        lines.add_column(Text(column.heading), overflow="fold", justify="right" if column.right else "left")
    for entry in group.entries:
        lines.add_row(*(Text(shortened(column.shown(entry), WIDEST) or "–") for column in columns))
        if entry.problem:
            notes.print(shortened(f"{entry.name}: {entry.problem}", 500))
    console(width=None if sys.stdout.isatty() else 200).print(lines)


def _write_csv(entries: Sequence[Entry], keys: Sequence[str], to: str) -> None:
    text = io.StringIO()
    names = [key.removeprefix(run_table.FIGURE) for key in keys]
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*names, "run"])
    for entry in entries:
        writer.writerow([*run_table.as_plain(entry, keys).values(), entry.path])
    if to == STANDARD:
        print(text.getvalue(), end="")
    else:
        write_text(Path(to), text.getvalue())
        notes.print(tr("{} holds {}.", to, counted(len(entries), "run")))


def _as_json(entry: Entry) -> dict[str, Any]:
    targets: list[dict[str, Any]] = []
    with suppress(RunError, OSError):
        targets = Run(Path(entry.path)).results.get("targets", [])
    return {
        "run": entry.path,
        "name": entry.name,
        "recipe": entry.recipe or None,
        "changes": entry.changes,
        "data": entry.data or None,
        "status": entry.status,
        "problem": entry.problem,
        "epochs": entry.epoch,
        "seconds": entry.seconds,
        "test_mse": entry.figures.get("test_mse"),
        "train_mse": entry.figures.get("train_mse"),
        "figures": dict(entry.figures),
        "targets": targets,
        "started": entry.started or None,
        "star": entry.star,
        "tag": entry.tag,
        "note": entry.note,
    }


VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {"runs": list_runs}
