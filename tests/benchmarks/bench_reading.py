"""What reading pictures takes of memory, in times of what their pixels take: at most 1.3 is wanted.

And of time, beside another build: 1.8 times its speed is wanted. That one is a checkout named by
AEGUI_OTHER (`git worktree add FOLDER COMMIT`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from measuring import Say
from PIL import Image

SIDE, COUNT = 256, 2_400  # 0.47 GB of pixels
READ = """
import resource, sys
from aegui.parts.datasets import datasets
from aegui.training.splits import divide
def read(path, size):
    return divide(datasets.make({"kind": "folder", "path": path, "size": size}), [])
read(sys.argv[1], [8])  # what reading needs beside the pixels
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
splits = read(sys.argv[2], [256])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((peak - before) * 1024 / (splits.train.pixels.nbytes + splits.validation.pixels.nbytes))
"""


def bench_the_memory_of_reading_pictures(tmp_path: Path, say: Say) -> None:
    for name, count in (("few", 20), ("many", COUNT)):
        (tmp_path / name).mkdir()
        for n in range(10):
            path = tmp_path / name / f"{n}.png"
            Image.effect_noise((SIDE, SIDE), 20 + n).convert("RGB").save(path, compress_level=1)
        for n in range(10, count):
            os.link(tmp_path / name / f"{n % 10}.png", tmp_path / name / f"{n}.png")
    root = Path(__file__).parents[2]
    for which in ("from the files", "from the cache"):
        done = subprocess.run(
            [sys.executable, "-c", READ, str(tmp_path / "few"), str(tmp_path / "many")],
            cwd=root, env=os.environ | {"AEGUI_CACHE": str(tmp_path / "cache")}, text=True,
            capture_output=True, check=True,
        )  # fmt: skip
        times = float(done.stdout)
        say(f"reading {COUNT:,} pictures {which}: {times:.2f} times their pixels (wanted: 1.3)")
        assert times <= 1.3


PATCH, PATCHES, ROUNDS = 64, 5_000, 5
TIMED = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from aegui.parts.datasets import datasets
made = datasets.make({"kind": "folder", "path": sys.argv[2], "size": None, "colour": "auto"})
taken = []
for _ in range(2):
    clock, work = time.perf_counter(), time.process_time()
    count = len(made.load_all([])["train"])
    taken.append((time.perf_counter() - clock, time.process_time() - work))
print(json.dumps([count, taken]))
"""


def bench_the_first_and_second_reading_of_patches(tmp_path: Path, say: Say) -> None:
    draw = np.random.default_rng(0)
    down, across = np.mgrid[:PATCH, :PATCH]
    (tmp_path / "patches").mkdir()
    for n in range(PATCHES):
        waves = 127 + 100 * np.sin(across / (4 + n % 17) + down / 9 + n) + draw.normal(0, 8, (PATCH, PATCH))
        image = Image.fromarray(waves.clip(0, 255).astype(np.uint8))
        image.save(tmp_path / "patches" / f"{n:05}.png")
    here, other = Path(__file__).parents[2], os.environ.get("AEGUI_OTHER")
    builds = {"this build": here} | ({"the other": Path(other)} if other else {})
    taken: dict[str, list[list[list[float]]]] = {name: [] for name in builds}
    for turn in range(ROUNDS):
        for name, build in builds.items():
            cache = tmp_path / f"cache-{turn}-{name.replace(' ', '-')}"
            done = subprocess.run(
                [sys.executable, "-c", TIMED, str(build), str(tmp_path / "patches")],
                cwd=tmp_path, env=os.environ | {"AEGUI_CACHE": str(cache)}, text=True, capture_output=True,
                check=True,
            )  # fmt: skip
            count, times = json.loads(done.stdout)
            assert count == PATCHES
            taken[name].append(times)
    for which, reading in enumerate(("first", "second")):
        for kind, what in ((1, "of processor"), (0, "on the clock")):
            best = {name: min(turn[which][kind] for turn in turns) for name, turns in taken.items()}
            each = ", ".join(f"{name} {1e6 * one / PATCHES:.0f} µs" for name, one in best.items())
            ratio = f": {best['the other'] / best['this build']:.2f} times" if other else ""
            say(f"{reading} reading of {PATCHES:,} patches of {PATCH}×{PATCH}, {what}: {each} each{ratio}")
