"""`aegui inspect`: what is in a file or folder, and what the program would make of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from rich.table import Table

from aegui.cli.training_progress import CommandFailed, console
from aegui.text import counted, shortened
from aegui.translation import tr

ROLES = {"images": "images", "labels": "labels", "closed": "left closed", "": ""}
COLUMNS = ("array", "shape", "type", "range", "histogram", "taken for")


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
        rows.add_column(column, overflow="fold")
    for one in found.held:
        whole = "" if one.seen >= one.count else f" in {one.seen:,}"
        span = "" if one.span is None else f"{one.span}{whole}"
        words = [one.name or counted(one.count, "picture"), one.shape, one.type, span, one.sparkline]
        rows.add_row(*map(shortened, words), ROLES[one.role])
    out.print(rows)
    for sentence in (*found.understood, *found.warnings, *filter(None, [found.problem])):
        out.print(sentence)
    for one in found.held:
        if one.role == "closed":
            out.print(f"{one.name} {one.note}.")
    return answer


VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {"inspect": inspect}
