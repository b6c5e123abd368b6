"""Packs a finished run for others: no resume file, weights in as few bits as cost nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.core import runs, weights
from aegui.core.data import Splits, divide, take
from aegui.core.evaluation import test_figures
from aegui.core.history import probe_rows
from aegui.core.quantising import quantised, restored
from aegui.core.recording import PICTURES, write_codes
from aegui.core.runs import Run, RunError
from aegui.core.snapshot import Snapshot, of_weights, open_run
from aegui.files import write_text

WORSE = 0.01  # a lower precision may cost this share of the test error
LONG = 16  # codes with more dimensions are packed for fewer images


def pack(
    run: Run,
    parent: Path,
    moments: int,
    folders: tuple[Path, ...],
    small: bool = False,
    measure: Callable[[Snapshot, Splits], dict[str, float]] | None = None,
) -> dict[str, Any]:
    """Copy a finished run to `parent/<recipe>`; measures it again as it was packed.

    `small` tries 8 bits a weight before 16, and keeps the moments in 8; what `measure` finds becomes the
    `figures` of the results. Raises `RunError`, `DataMissing` or `OSError`.
    """
    if run.state.get("status") not in ("finished", "stopped"):
        raise RunError(f"{run.name} has not ended ({run.state.get('status')}); pack it when it has.")
    snapshot = open_run(run)
    recipe = snapshot.recipe
    target = parent / recipe.name
    if target.exists():
        raise RunError(f"{target} exists already: remove it first, or pack to another folder.")
    splits = divide(recipe.data, folders)
    device = torch.device("cpu")
    before = test_figures(snapshot.model, recipe, splits.test, device)
    precision, stored, chosen, figures = _lowered(weights.of_run(run), snapshot, splits, before, small)
    results = run.results | figures | {"figures": measure(chosen, splits) if measure else {}}
    followed = None  # the rows that the codes of the moments are of, where they change
    if recipe.code_width > LONG:
        splits, followed = _fewer_shown(splits)

    made = target.with_name(f".{target.name}.part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        for name in (runs.RECIPE, runs.METRICS, runs.STEPS, runs.CHANGES):
            if (run.path / name).is_file():
                shutil.copyfile(run.path / name, made / name)
        weights.write(made / runs.MODEL, stored, {"recipe": recipe.to_toml()})
        codes = chosen.encode(_pixels(splits)).astype(np.float16)
        write_codes(made, recipe, splits, restored(stored), codes)
        for epoch, path in thinned(run.moments, moments):
            then, probes, _ = weights.moment(path)
            lowered = quantised(then) if small else then
            weights.write_moment(made / runs.HISTORY, epoch, lowered, probes, followed)
        state = {**run.state, "weights": precision}
        for private in ("host", "process", "heartbeat"):
            state.pop(private, None)
        write_text(made / runs.STATE, json.dumps(state, indent=2) + "\n")
        write_text(made / runs.RESULTS, json.dumps(results, indent=2) + "\n")
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    return {"run": str(target), "bytes": size, "weights": state["weights"], **figures}


def _lowered(
    full: dict[str, Tensor], snapshot: Snapshot, splits: Splits, before: dict[str, float], small: bool
) -> tuple[str, dict[str, Tensor], Snapshot, dict[str, float]]:
    """The fewest bits that cost less than `WORSE`: their name, the tensors, the model and its figures."""
    half = {name: value.half() for name, value in full.items()}
    tried = {"float16": half}
    if small:
        tried = {"int8": quantised(half), **tried}
    for precision, stored in tried.items():
        model = of_weights(snapshot.recipe, restored(stored))
        figures = test_figures(model.model, snapshot.recipe, splits.test, torch.device("cpu"))
        if figures["test_mse"] <= before["test_mse"] * (1 + WORSE):
            return precision, stored, model, figures
    return "float32", full, snapshot, before


def _fewer_shown(splits: Splits) -> tuple[Splits, NDArray[np.int64]]:
    """As many points as a history follows, the previewed images among them; and the rows of the former."""
    followed = probe_rows(len(splits.shown))
    rows = np.union1d(followed, splits.preview(PICTURES))
    return replace(splits, shown=take(splits.shown, rows)), np.searchsorted(rows, followed)


def _pixels(splits: Splits) -> NDArray[np.uint8]:
    if splits.shown.pixels is None:
        raise RunError("packing needs the images")
    return splits.shown.pixels


def thinned(moments: list[tuple[int, Path]], count: int) -> list[tuple[int, Path]]:
    """Some of the moments, the first and the last among them."""
    if count <= 0 or not moments:
        return []
    rows = np.unique(np.linspace(0, len(moments) - 1, min(count, len(moments))).round().astype(int))
    return [moments[row] for row in rows]
