"""How exact exported graphs are and how long an export takes: every shipped run, by a process of its own.

With `--long` every family on every network, too, on random weights. The rows are a table of Markdown.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from measuring import Say

from aegui import paths
from aegui.exports.graphs import traced
from aegui.exports.running import checked, of_codes, of_pictures
from aegui.exports.taken_images import Taken
from aegui.parts.models import families
from aegui.parts.networks import networks
from aegui.recipe import Recipe, make
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import of_weights
from aegui.training.building import build

ROOT = Path(__file__).resolve().parents[2]
MOST = 10.0  # s that are asked for
SHIPPED = sorted(place.name for place in paths.trained().iterdir() if (place / "recipe.toml").is_file())


@pytest.mark.parametrize("name", SHIPPED)
def bench_shipped_run(say: Say, tmp_path: Path, name: str) -> None:
    run = Run(paths.trained() / name)
    recipe = make(run.raw_recipe, name)
    words = ["export", str(run.path), "--format", "onnx", "--out", str(tmp_path / "model"), "--json"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "aegui", *words], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    check = json.loads(told.stdout)["check"]
    largest = check["largest_difference"]
    late = "" if wall <= MOST else f" (asked ≤ {MOST:.0f})"
    say(
        f"| {name} | {recipe.model.kind} × {recipe.network.kind} | {check['images']} | "
        f"{of_codes(largest):.1g} | {of_pictures(largest):.1g} | {wall:.1f}{late} | {cpu:.1f} |"
    )


@pytest.mark.long
@pytest.mark.parametrize("network", networks.names())
@pytest.mark.parametrize("family", families.names())
def bench_family(say: Say, family: str, network: str) -> None:
    labels = 10 if families[family].what.has_label else 0
    code = 49 - labels if network == "reshaping" else 4  # a square that grows to 28×28
    linear = {"code_activation": "linear"} if network == "reshaping" else {}
    model = {"kind": family, "code": code}
    recipe = Recipe(data="digits", model=model, network={"kind": network, **linear})
    snapshot = of_weights(recipe, build(recipe).state_dict())
    seen = np.random.default_rng(1).integers(0, 256, (256, *recipe.shape), np.uint8)
    given = list(seen.astype(np.float32) * np.float32(1 / 255))
    began, used = time.perf_counter(), time.process_time()
    found = checked(snapshot, traced(snapshot, None, _quiet), Taken(given, seen, None, "random"), _quiet)
    say(
        f"| – | {family} × {network} | 256 random images | {found.codes:.1g} | {found.pictures:.1g} | "
        f"{time.perf_counter() - began:.1f} | {time.process_time() - used:.1f} |"
    )


def _quiet(share: float, what: str) -> None:
    """Nobody hears."""
