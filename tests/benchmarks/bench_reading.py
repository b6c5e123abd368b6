"""What reading pictures takes of memory, in times of what their pixels take: at most 1.3 is wanted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
