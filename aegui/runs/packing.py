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

from aegui.files import MOST_TABLE, check_plain, write_text
from aegui.parts.quantities import to_json
from aegui.runs import run_folder, weights
from aegui.runs.quantising import quantised, restored
from aegui.runs.recording import PICTURES, write_codes
from aegui.runs.results import renewed
from aegui.runs.run_folder import Run, RunError
from aegui.runs.run_images import read_images
from aegui.runs.snapshot import Snapshot, of_weights, open_run
from aegui.stored_images import Pixels
from aegui.training.evaluation import test_figures
from aegui.training.history import probe_rows
from aegui.training.splits import ImageSet, Splits, take
from aegui.translation import tr

WORSE = 0.01  # a lower precision may cost this share of the test error
LONG = 16  # codes with more dimensions are packed for fewer images


def pack(
    run: Run,
    parent: Path,
    moments: int,
    folders: tuple[Path, ...],
    small: bool = False,
    measure: Callable[[Snapshot, Splits], dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Copy a finished run to `parent/<recipe>`; measures it again as it was packed.

    `small` tries 8 bits a weight before 16, and keeps the moments in 8; what `measure` finds, such as
    `figures`, becomes part of the results. A run that was packed before keeps its weights as they are:
    nothing is rounded twice. Raises `RunError`, `DataMissing` or `OSError`.
    """
    if run.state.get("status") not in ("finished", "stopped"):
        raise RunError(tr("{} has not ended ({}); pack it when it has.", run.name, run.state.get("status")))
    if run.foreign:
        raise RunError(tr("{} was made elsewhere: it holds nothing that only resuming needs.", run.name))
    snapshot = open_run(run)
    recipe = snapshot.recipe
    target = parent / run_folder.name_of(recipe.name, recipe.data.model_dump(mode="json"))
    if target.exists():
        raise RunError(tr("{} exists already: remove it first, or pack to another folder.", target))
    splits, _ = read_images(run, recipe.data, folders)
    device = torch.device("cpu")
    before = test_figures(snapshot.model, recipe, splits, device)
    packed = str(run.state.get("weights", ""))
    precision, stored, chosen, figures = (
        (packed, weights.read(run.path / run_folder.MODEL)[0], snapshot, before)
        if packed
        else _lowered(weights.of_run(run), snapshot, splits, before, small)
    )
    found = measure(chosen, splits) if measure else {"figures": {}}
    results = renewed(run.results, found) | figures
    whole = splits.shown
    followed = probe_rows(len(whole), whole.labels)
    if recipe.code_width > LONG:
        splits = replace(splits, shown=_fewer(splits, followed))

    made = target.with_name(f".{target.name}.part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        for name in (
            run_folder.RECIPE,
            run_folder.IMAGES,
            run_folder.METRICS,
            run_folder.STEPS,
            run_folder.CHANGES,
        ):
            if (run.path / name).exists():
                check_plain(run.path / name, MOST_TABLE)
                shutil.copyfile(run.path / name, made / name)
        weights.write(made / run_folder.MODEL, stored, {"recipe": recipe.to_toml()})
        codes = chosen.encode(_pixels(splits)).astype(np.float16)
        write_codes(made, recipe, splits, restored(stored), codes)
        held = whole.places(run.codes.subset) if run.codes is not None else np.arange(len(whole))
        rows = splits.shown.places(take(whole, followed))
        for epoch, path in thinned(run.moments, moments):
            then, probes, of = weights.moment(path, len(held))
            if not np.array_equal(held[of], followed):
                probes = of_weights(recipe, then).encode(_pixels(splits)[rows])
            as_stored = weights.read(path)[0]
            lowered = {name: as_stored[name] for name in as_stored.keys() - {"codes", "rows"}}
            if small and not packed:
                lowered = quantised(lowered)
            weights.write_moment(made / run_folder.HISTORY, epoch, lowered, probes, rows)
        said = {"quantities": to_json(recipe.quantities)}  # which older runs do not say
        state = {**said, **run.state, "weights": precision}
        for private in ("host", "process", "heartbeat"):
            state.pop(private, None)
        write_text(made / run_folder.STATE, json.dumps(state, indent=2) + "\n")
        write_text(made / run_folder.RESULTS, json.dumps(results, indent=2) + "\n")
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
        figures = test_figures(model.model, snapshot.recipe, splits, torch.device("cpu"))
        error = f"{splits.tested}_mse"
        if figures[error] <= before[error] * (1 + WORSE):
            return precision, stored, model, figures
    return "float32", full, snapshot, before


def _fewer(splits: Splits, followed: NDArray[np.int64]) -> ImageSet:
    """Of the shown images those that a history follows, and the previewed ones."""
    rows = np.union1d(followed, splits.preview(PICTURES))
    return replace(take(splits.shown, rows), of=len(splits.shown))


def _pixels(splits: Splits) -> Pixels:
    if splits.shown.pixels is None:
        raise RunError(tr("packing needs the images"))
    return splits.shown.pixels


def thinned(moments: list[tuple[int, Path]], count: int) -> list[tuple[int, Path]]:
    """Some of the moments, the first and the last among them."""
    if count <= 0 or not moments:
        return []
    rows = np.unique(np.linspace(0, len(moments) - 1, min(count, len(moments))).round().astype(int))
    return [moments[row] for row in rows]
