"""The command line's training against the best bare loop, taking turns in one process."""

from __future__ import annotations

import statistics
import time
from itertools import pairwise
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from small import random_images
from torch import nn

from aegui.recipe import Recipe, find
from aegui.runs.recording import Recorder, record
from aegui.training.device import all_threads, keep_freed_memory, use_threads
from aegui.training.reports import StepLosses
from aegui.training.splits import Splits
from aegui.training.trainer import ReportOptions, train

ROUNDS = 5
IMAGES = 20_000


def bare_model(name: str) -> nn.Module:
    if name.startswith("conv"):
        model = nn.Sequential(
            nn.Conv2d(1, 32, 3, 2, 1), nn.ReLU(), nn.Conv2d(32, 64, 3, 2, 1), nn.ReLU(), nn.Flatten(),
            nn.Linear(3136, 16), nn.Linear(16, 3136), nn.Unflatten(1, (64, 7, 7)),
            nn.ConvTranspose2d(64, 64, 3, 2, 1, 1), nn.ReLU(),
            nn.ConvTranspose2d(64, 32, 3, 2, 1, 1), nn.ReLU(),
            nn.ConvTranspose2d(32, 1, 3, 1, 1), nn.Sigmoid(),
        )  # fmt: skip
        return model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    widths = [784, 1000, 1000, 2, 1000, 1000, 784] if "wide" in name else [784, 256, 128, 64, 128, 256, 784]
    layers: list[nn.Module] = [nn.Flatten()]
    for n, (a, b) in enumerate(pairwise(widths)):
        layers += [nn.Linear(a, b), nn.Sigmoid() if n == len(widths) - 2 else nn.ReLU()]
    return nn.Sequential(*layers, nn.Unflatten(1, (1, 28, 28)))


class BareLoop:
    """What a careful person would write for this one recipe and nothing else."""

    def __init__(self, recipe: Recipe, splits: Splits) -> None:
        self.model = bare_model(recipe.name)
        self.images = torch.tensor(splits.train.pixels)
        self.batch = recipe.training.batch
        self.optimizer = torch.optim.Adam(self.model.parameters(), recipe.training.learning_rate, fused=True)
        self.order = torch.randperm(IMAGES)
        self.at = 0

    def run(self, seconds: float) -> float:
        """Images per second."""
        began, seen = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            if (self.at + 1) * self.batch > IMAGES:
                self.order, self.at = torch.randperm(IMAGES), 0
            rows = self.order[self.at * self.batch : (self.at + 1) * self.batch]
            x = self.images.index_select(0, rows).float().mul_(1 / 255)
            self.optimizer.zero_grad(set_to_none=True)
            F.mse_loss(self.model(x), x).backward()
            self.optimizer.step()
            self.at += 1
            seen += self.batch
        return seen / (time.perf_counter() - began)


class OurLoop:
    """The program's own training, written to a run folder as the command line does."""

    def __init__(self, recipe: Recipe, splits: Splits, path: Path) -> None:
        recorder = Recorder(path, recipe, splits, "benchmark")
        self.reports = record(train(recipe, splits, torch.device("cpu"), None, ReportOptions()), recorder)
        for report in self.reports:
            if isinstance(report, StepLosses):
                break
        self.batch = recipe.training.batch

    def run(self, seconds: float) -> float:
        """Images per second of training; epochs' ends (validation, files) are left out of the clock."""
        spent, seen = 0.0, 0
        while spent < seconds:
            began = time.perf_counter()
            report = next(self.reports)
            if isinstance(report, StepLosses):
                spent += time.perf_counter() - began
                seen += len(report.steps) * self.batch
        return seen / spent


@pytest.mark.parametrize(
    ("name", "batch"), [("conv-16", 32), ("conv-16", 128), ("dense-2d-wide", 100), ("dense-64-leaky", 128)]
)
def bench_our_loop_against_a_bare_one(name: str, batch: int, say, tmp_path: Path) -> None:
    recipe = find(name).changed(
        {"training.batch": batch, "training.epochs": 10_000, "training.drop_last": True}
    )
    splits = random_images(recipe, IMAGES)
    use_threads(all_threads())
    keep_freed_memory()  # both loops gain by it; otherwise ours would win for a reason of its own
    ours, bare = OurLoop(recipe, splits, tmp_path), BareLoop(recipe, splits)
    ours.run(1), bare.run(1)
    ratios, speeds = [], []
    for _ in range(ROUNDS):
        b, a = bare.run(2.0), ours.run(2.0)
        ratios.append(a / b)
        speeds.append((a, b))
    a, b = (statistics.median(column) for column in zip(*speeds, strict=True))
    say(
        f"{name}, batch {batch}: ours {a:,.0f} images/s, bare loop {b:,.0f}; "
        f"ratio {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}); asked ≥ 0.95"
    )
    ours.reports.close()
