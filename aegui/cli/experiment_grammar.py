"""How the verbs of experiments are written: sweep, ladder, and what their processes are started with."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aegui.translation import tr


def add(verbs: Any, shared: Callable[..., None]) -> None:
    """Add the verbs; `shared` adds what several verbs of the program have."""
    swept = verbs.add_parser("sweep", help=tr("train a recipe with several values of its settings"))
    swept.add_argument(
        "recipe", metavar="RECIPE|FOLDER", help=tr("a recipe, or a sweep's folder to go on with")
    )
    swept.add_argument(
        "--over", action="append", default=[], metavar="KEY=VALUES",
        help=tr("what is varied: model.code=2,4,8, or a range, penalty.weight=1e-4:1e-1:log"),
    )  # fmt: skip
    swept.add_argument(
        "--minimise", metavar="FIGURE", help=tr("search for the smallest, such as of test.mse")
    )
    swept.add_argument(
        "--maximise", metavar="FIGURE", help=tr("search for the largest, such as of knn_probe")
    )
    swept.add_argument("--trials", type=int, metavar="N", help=tr("of a search (20)"))
    swept.add_argument(
        "--figures", metavar="NAME,…", help=tr("measured, too, as by aegui evaluate: knn_probe,…")
    )
    _of_all(swept)
    swept.add_argument("--data", type=Path, metavar="DIR", help=tr("a folder that holds data sets"))
    shared(swept, device=True)

    climbed = verbs.add_parser("ladder", help=tr("train every sort of autoencoder on the same images"))
    climbed.add_argument("--data", dest="data_set", metavar="NAME", help=tr("the data set (mnist)"))
    climbed.add_argument(
        "--code", default="2", metavar="N,…", help=tr("numbers of a code, or several sizes (2)")
    )
    climbed.add_argument("--recipe", help=tr("what all have in common: network, loss and training"))
    climbed.add_argument("--rungs", metavar="NAME,…", help=tr("some of them: pca,plain,denoising,…"))
    climbed.add_argument("--folder", type=Path, help=tr("a ladder's folder to go on with"))
    climbed.add_argument(
        "--data-folder", dest="data", type=Path, metavar="DIR", help=tr("it holds data sets")
    )
    _of_all(climbed)
    shared(climbed, device=True)

    worker = verbs.add_parser("work")
    worker.add_argument("folder", type=Path)
    worker.add_argument("--threads", type=int)
    shared(worker, data=True, device=True)


def _of_all(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--set", dest="changes", action="append", default=[], metavar="KEY=VALUE",
        help=tr("change a setting of all, such as training.batch=64"),
    )  # fmt: skip
    verb.add_argument("--epochs", type=int, help=tr("of each training"))
    verb.add_argument("--seeds", type=int, default=1, metavar="N", help=tr("train each setting N times (1)"))
    verb.add_argument("--jobs", type=int, default=1, metavar="N", help=tr("processes that train at once (1)"))
    verb.add_argument("--out", type=Path, metavar="FOLDER", help=tr("where it is kept, and gone on with"))
    verb.add_argument("--yes", action="store_true", help=tr("begin also what takes over an hour"))
    verb.add_argument("--retry", action="store_true", help=tr("train what failed anew"))
    verb.add_argument("--force", action="store_true", help=tr("train also where it is foretold not to fit"))
    verb.add_argument(
        "--no-estimate", action="store_true", help=tr("begin at once, without measuring the cost")
    )
