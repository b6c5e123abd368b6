"""What every peer of the benchmark shares: its job, and taking turns with the others.

A peer is a program of its own, `python PEER.py JOB.json`. It trains in its own usual way and calls `Turns`
after each batch; there it waits until the benchmark writes a number of seconds to its standard input, trains
for as long, and answers with one line of JSON. Needs nothing but numpy.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Job:
    """What is to be trained, on which images, and where the figures go (None: it takes turns for ever)."""

    def __init__(self, path: str) -> None:
        said: dict[str, Any] = json.loads(Path(path).read_text("utf-8"))
        self.recipe: dict[str, Any] = said["recipe"]
        self.folder = Path(said["folder"])
        self.answer = Path(said["answer"]) if said["answer"] else None
        self.seed = int(said["seed"])
        self.epochs = int(said["epochs"])
        training = self.recipe["training"]
        self.batch = int(training["batch"])
        self.rate = float(training["learning_rate"])
        self.epsilon = float(self.recipe["optimizer"]["epsilon"])
        self.family: str = self.recipe["model"]["kind"]
        self.code = int(self.recipe["model"]["code"])
        self.network: dict[str, Any] = self.recipe["network"]
        self.colours = self.recipe["task"]["kind"] == "colorize"
        self.sigma = float(self.recipe["prior"].get("sigma", 1.0))
        normal = self.recipe["initialisation"]["kind"] == "normal"
        self.spread = float(self.recipe["initialisation"]["sigma"]) if normal else None  # None: Glorot

    def images(self, part: str) -> NDArray[np.float32]:
        """ "train" or "test" images (N, C, H, W) in [0, 1]."""
        return np.load(self.folder / f"{part}.npy").astype(np.float32) / np.float32(255)

    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of an image."""
        _, channels, height, width = np.load(self.folder / "test.npy", mmap_mode="r").shape
        return channels, height, width

    def say(self, **arrays: NDArray[np.float32]) -> None:
        """Hand in what the trained model makes of the test images: `reconstruction` (N, C, H, W), `codes`
        (N, D), and of a variational model `log_variance` (N, D), with reconstructions of drawn codes."""
        assert self.answer is not None
        np.savez(self.answer, **arrays)


class Turns:
    """The clock that stands while others train, and between epochs."""

    def __init__(self) -> None:
        self._answers = os.fdopen(os.dup(1), "w")
        os.dup2(2, 1)  # what a trainer prints must not be taken for an answer
        self._images, self._until = 0, 0.0
        self._wall = self._cpu = self._wall_spent = self._cpu_spent = 0.0
        self._ready = False

    def step(self, images: int) -> None:
        """A batch of so many images is done; wait where the turn is over."""
        if not self._ready:
            self._ready = True
            self._say({"ready": True})
            return
        self._images += images
        if time.perf_counter() >= self._until:
            self.stand()
            self._say({"images": self._images, "wall": self._wall_spent, "cpu": self._cpu_spent})

    def stand(self) -> None:
        """An epoch is over: what a trainer does between epochs is left out."""
        self._wall_spent += time.perf_counter() - self._wall
        self._cpu_spent += time.process_time() - self._cpu
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def go(self) -> None:
        """The next epoch begins."""
        self._until += time.perf_counter() - self._wall
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def _say(self, answer: dict[str, Any]) -> None:
        print(json.dumps(answer), file=self._answers, flush=True)
        line = sys.stdin.readline()
        if not line:
            os._exit(0)  # the benchmark is over
        self._images = 0
        self._wall_spent = self._cpu_spent = 0.0
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        self._until = self._wall + float(line)
