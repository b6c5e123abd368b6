"""`aegui adopt`: a model from elsewhere, codes alone, or a run as a file, becomes a run without a window."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from aegui import paths
from aegui.cli.training_progress import CommandFailed, console, waiting
from aegui.parts.datasets import datasets
from aegui.translation import tr


def adopt(options: argparse.Namespace) -> dict[str, Any]:
    """Print where the run is, and how the model was understood."""
    from aegui.runs import importing
    from aegui.runs.bringing_in import Brought, bring_in

    if not options.path.exists():
        raise CommandFailed(tr("{} is not there.", options.path))
    parent = options.out or paths.runs_dir()
    with waiting(options.json, tr("adopting")) as say:
        if options.path.is_file() and importing.takes(options.path):
            place, new = importing.bring(options.path, parent, say)
            if not options.json:
                console(soft_wrap=True).print(str(place))
            return {"run": str(place), "new": new, "notes": ""}
        found = bring_in(
            options.path, options.folder, options.data_set or "", paths.data_dirs(options.data), parent,
            "aegui adopt", say,
        )  # fmt: skip
    if not isinstance(found, Brought):
        raise CommandFailed(
            tr(
                "{} encodes images: name some with --data-set NAME ({}) or --folder DIR.",
                found.name,
                ", ".join(datasets.names()),
            )
        )
    if not options.json:
        out = console(soft_wrap=True)
        out.print(str(found.path))
        out.print(found.notes)
    return {"run": str(found.path), "new": found.new, "notes": found.notes}


VERBS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {"adopt": adopt}
