"""`aegui lesson`: which lessons there are, and whether a file is one."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.table import Table

from aegui.cli.training_progress import CommandFailed, console
from aegui.text import counted
from aegui.translation import tr


def lesson(options: argparse.Namespace) -> dict[str, Any]:
    """List the lessons, or check one."""
    return _list(options) if options.what == "list" else _check(options.file, options.json)


def _list(options: argparse.Namespace) -> dict[str, Any]:
    from aegui.lessons.library import lessons

    known, faults = lessons()
    rows = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("lesson", "title", "steps", "minutes", "languages"):
        rows.add_column(column, overflow="fold")
    for one in known:
        languages = " ".join(("en", *one.languages))
        rows.add_row(one.name, one.title.original, str(len(one.steps)), str(one.minutes or ""), languages)
    if not options.json:
        out = console()
        out.print(rows)
        for fault in faults:
            out.print(fault)
    told = [
        {"name": one.name, "title": one.title.original, "steps": len(one.steps), "file": str(one.file)}
        for one in known
    ]
    return {"lessons": told, "faults": faults}


def _check(file: Path | None, quiet: bool) -> dict[str, Any]:
    from aegui.lessons.checking import faults
    from aegui.lessons.library import files, find
    from aegui.lessons.reading import LessonError

    names = [str(one) for one in files()] if file is None else [str(file)]
    said: dict[str, list[str]] = {}
    for name in names:
        try:
            read = find(name)
            said[name] = faults(read)
            steps = counted(len(read.steps), "step")
        except LessonError as error:
            said[name], steps = [str(error)], ""
        if not quiet:
            for text in said[name] or [tr("{}: {}, nothing is missing.", name, steps)]:
                console(soft_wrap=True).print(text, markup=False, highlight=False)
    wrong = sum(map(len, said.values()))
    if wrong and not quiet:
        raise CommandFailed(tr("{} in {}.", counted(wrong, "fault"), counted(len(names), "lesson")))
    return {"ok": not wrong, "faults": said}


VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {"lesson": lesson}
