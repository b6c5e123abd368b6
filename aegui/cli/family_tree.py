"""`aegui tree`: which runs are branches of which."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from rich.tree import Tree

from aegui import paths
from aegui.cli.training_progress import console, notes
from aegui.runs.branching import described
from aegui.runs.family import Relative, families, family_of
from aegui.runs.named_runs import find_run
from aegui.runs.run_folder import Run, find_all
from aegui.text import shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr

NONE = QT_TRANSLATE_NOOP(
    "", "No run is a branch of another; aegui train --from RUN --epoch N --set KEY=VALUE makes one."
)


def tree(options: argparse.Namespace) -> dict[str, Any]:
    """Print the family of a run, or all families of more than one."""
    folders = [options.out] if options.out else [paths.runs_dir(), paths.trained()]
    runs = find_all(folders, notes.print)
    if options.run is not None:
        firsts = [family_of(Run(find_run(options.run)), runs)]
    else:
        firsts = [one for one in families(runs) if one.branches]
    if not options.json:
        for first in firsts:
            console(width=None if sys.stdout.isatty() else 200).print(_drawn(first, None))
        if not firsts:
            notes.print(tr(NONE))
    return {"families": [_plain(first) for first in firsts]}


def _drawn(one: Relative, above: Tree | None) -> Tree:
    words = [shortened(one.name)]
    if one.run is None:
        words.append(tr("(is not there)"))
    if one.record:
        words.append(f"· {described(one.record)}")
    branch = Tree(" ".join(words)) if above is None else above.add(" ".join(words))
    for below in one.branches:
        _drawn(below, branch)
    return branch


def _plain(one: Relative) -> dict[str, Any]:
    return {
        "name": one.name,
        "run": None if one.run is None else str(one.run.path),
        "from": dict(one.record) or None,
        "branches": [_plain(below) for below in one.branches],
    }


VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {"tree": tree}
