"""Whether a training in bfloat16 ends where one in float32 does: three recipes, three seeds, real images."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

import pytest

from aegui.parts.datasets import DataMissing
from aegui.paths import data_dirs
from aegui.recipe import find
from aegui.runs.jobs import Job, begin
from aegui.runs.run_folder import RESULTS
from aegui.training.trainer import ReportOptions

SEEDS = (1, 2, 3)


@pytest.mark.parametrize(
    ("name", "changes"), [("conv-16", {}), ("dense-64-leaky", {}), ("vae-2d", {"training.epochs": 5})]
)
def bench_final_error(name: str, changes: dict[str, object], say, tmp_path: Path) -> None:
    errors: dict[str, list[float]] = {"float32": [], "bfloat16": []}
    for seed in SEEDS:
        for precision, found in errors.items():
            recipe = find(name).changed({**changes, "training.seed": seed, "training.precision": precision})
            try:
                begun = begin(
                    Job(recipe, tuple(data_dirs()), tmp_path, "benchmark", "cpu"), ReportOptions(every=1.0)
                )
            except DataMissing as missing:
                pytest.skip(str(missing))
            for _ in begun.training:
                pass
            found.append(json.loads((begun.path / RESULTS).read_text("utf-8"))["test_mse"])
    means = {precision: statistics.mean(found) for precision, found in errors.items()}
    spread = statistics.stdev(errors["float32"]) / means["float32"]
    say(
        f"{name}: test MSE in bfloat16 {means['bfloat16'] / means['float32'] - 1:+.2%} of float32's, mean of "
        f"{len(SEEDS)} seeds, which spread by {spread:.2%}; asked within 1 %"
    )
