"""Packs a finished run for others: no resume file, weights in half precision where that costs nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.core import runs, weights
from aegui.core.data import Splits, divide
from aegui.core.evaluation import test_figures
from aegui.core.recording import write_codes
from aegui.core.runs import Run, RunError
from aegui.core.snapshot import of_weights, open_run
from aegui.files import write_text

WORSE = 0.01  # half precision may cost this share of the test error


def pack(run: Run, parent: Path, moments: int, folders: tuple[Path, ...]) -> dict[str, Any]:
    """Copy a finished run to `parent/<recipe>`; measures it again as it was packed.

    Raises `RunError`, `DataMissing` or `OSError`.
    """
    if run.state.get("status") not in ("finished", "stopped"):
        raise RunError(f"{run.name} has not ended ({run.state.get('status')}); pack it when it has.")
    snapshot = open_run(run)
    recipe = snapshot.recipe
    target = parent / recipe.name
    if target.exists():
        raise RunError(f"{target} exists already: remove it first, or pack to another folder.")
    splits = divide(recipe.data, folders)
    full = weights.of_run(run)
    half = {name: value.half() for name, value in full.items()}
    device = torch.device("cpu")
    packed = of_weights(recipe, half)
    figures = test_figures(packed.model, recipe, splits.test, device)
    before = test_figures(snapshot.model, recipe, splits.test, device)
    fits = figures["test_mse"] <= before["test_mse"] * (1 + WORSE)
    chosen = packed if fits else snapshot

    made = target.with_name(f".{target.name}.part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        for name in (runs.RECIPE, runs.METRICS, runs.STEPS, runs.CHANGES):
            if (run.path / name).is_file():
                shutil.copyfile(run.path / name, made / name)
        weights.write(made / runs.MODEL, half if fits else full, {"recipe": recipe.to_toml()})
        write_codes(made, recipe, splits, half if fits else full, chosen.encode(_pixels(splits)))
        for _, path in thinned(run.moments, moments):
            (made / runs.HISTORY).mkdir(exist_ok=True)
            shutil.copyfile(path, made / runs.HISTORY / path.name)
        state = {**run.state, "weights": "float16" if fits else "float32"}
        for private in ("host", "process", "heartbeat"):
            state.pop(private, None)
        write_text(made / runs.STATE, json.dumps(state, indent=2) + "\n")
        results = {**run.results, **(figures if fits else before)}
        write_text(made / runs.RESULTS, json.dumps(results, indent=2) + "\n")
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    return {"run": str(target), "bytes": size, "weights": state["weights"], **figures}


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
