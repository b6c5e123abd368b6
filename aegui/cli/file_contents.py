"""`aegui inspect`: what is in a file or folder, and what the program would make of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from rich.table import Table

from aegui.cli.training_progress import CommandFailed, console
from aegui.text import counted, shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr, translate

ROLES = {
    "images": QT_TRANSLATE_NOOP("columns", "images"),
    "labels": QT_TRANSLATE_NOOP("columns", "labels"),
    "closed": QT_TRANSLATE_NOOP("columns", "left closed"),
    "": "",
}
COLUMNS = (
    QT_TRANSLATE_NOOP("columns", "array"),
    QT_TRANSLATE_NOOP("columns", "shape"),
    QT_TRANSLATE_NOOP("columns", "type"),
    QT_TRANSLATE_NOOP("columns", "range"),
    QT_TRANSLATE_NOOP("columns", "histogram"),
    QT_TRANSLATE_NOOP("columns", "taken for"),
)


def inspect(options: argparse.Namespace) -> dict[str, Any]:
    """Print it; fails where nothing can be read."""
    from aegui.parts.datasets.contents import contents

    if not options.path.exists():
        raise CommandFailed(tr("{} is not there.", options.path))
    found = contents(options.path, options.images, options.labels)
    answer = found.facts()
    if options.json:
        return answer
    out = console(soft_wrap=True, width=None if sys.stdout.isatty() else 160)
    out.print(f"{shortened(str(found.path), 300)}{f' · {found.format}' if found.format else ''}")
    rows = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS:
        rows.add_column(translate("columns", column), overflow="fold")
    for one in found.held:
        span = "" if one.span is None else str(one.span)
        if span and one.seen < one.count:
            span = tr("{} in {:,}", span, one.seen)
        words = [one.name or counted(one.count, "picture"), one.shape, one.type, span, one.sparkline]
        rows.add_row(*map(shortened, words), translate("columns", ROLES[one.role]) if one.role else "")
    out.print(rows)
    for sentence in (*found.understood, *found.warnings, *filter(None, [found.problem])):
        out.print(sentence)
    for one in found.held:
        if one.role == "closed":
            out.print(f"{one.name} {one.note}.")
    return answer


VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {"inspect": inspect}
