"""Where the time of a training step goes, beside what this machine reaches in products of matrices.

What is counted is the processor's time of the one thread that computes, so that others change little.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest
import torch
from small import random_images
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from aegui.parts.models import Batch
from aegui.recipe import Recipe, find
from aegui.training.device import keep_freed_memory, stream, use_threads
from aegui.training.learner import Learner
from aegui.training.ways import Way

CASES = [
    ("conv-16", 32), ("conv-16", 128), ("dense-2d-wide", 100), ("vae-2d", 128), ("aae-2d", 100),
    ("colorize-256", 32),
]  # fmt: skip
REPEATS = 15


def seconds(what: Callable[[], object]) -> float:
    """The median of this thread's processor time."""
    for _ in range(3):
        what()
    times = []
    for _ in range(REPEATS):
        before = time.thread_time()
        what()
        times.append(time.thread_time() - before)
    return statistics.median(times)


def ceiling(precision: str, size: int = 512) -> float:
    """Multiplications and additions a second in products of matrices that the cache holds."""
    one, other = (torch.rand(size, size).to(getattr(torch, precision)) for _ in range(2))
    return 2 * size**3 / seconds(lambda: one @ other)


class Parts:
    """The parts of a recipe's step, each taken alone."""

    def __init__(self, recipe: Recipe, way: Way) -> None:
        self._learner = Learner(recipe, random_images(recipe, 5_000), torch.device("cpu"), way=way)
        self._way = way
        self._model = self._learner.model
        self._optimizers = self._learner.optimizers

    def step(self) -> float:
        """The whole of it."""

        def one() -> None:
            if self._learner.epoch_done:
                self._learner.position = 0
            self._learner._learn()
            self._learner._pending.clear()

        return seconds(one)

    def operations(self) -> int:
        """Multiplications and additions of products and convolutions in a step."""
        with FlopCounterMode(display=False) as counter:
            self._learn()
        return int(counter.get_total_flops())

    def _learn(self) -> None:
        with self._way.autocast(torch.device("cpu")):
            self._model.learn(self._batch(), self._optimizers)

    def _batch(self) -> Batch:
        return self._learner._batch(self._learner._order[: self._learner.recipe.training.batch])

    def table(self) -> dict[str, float]:
        """Seconds of each part that can be taken alone; what is left of the step is products and losses."""
        batch = self._batch()
        parts = {
            "batch, noise": seconds(self._batch),
            "random stream": seconds(lambda: stream(1, "step", 7)),
            "optimizers": sum(seconds(optimizer.step) for optimizer in self._optimizers.values()),
        }
        if self._way.precision == "bfloat16":
            weights = [p for p in self._model.parameters() if p.ndim > 1]
            parts["weights to bfloat16"] = seconds(lambda: [weight.detach().bfloat16() for weight in weights])
        bends: list[nn.Module] = [module for module in self._model.modules() if isinstance(module, nn.ReLU)]
        parts["activations"] = self._of(bends)
        output = torch.rand_like(batch.target).requires_grad_()
        loss = self._learner.recipe.loss
        parts["loss and its gradient"] = seconds(lambda: loss(output, batch.target).backward())
        return parts

    def _of(self, modules: list[nn.Module]) -> float:
        """Seconds of some layers in a pass forward, by clocks before and after each."""
        began, spent = [0.0], [0.0]

        def enter(*_: object) -> None:
            began[0] = time.thread_time()

        def leave(*_: object) -> None:
            spent[0] += time.thread_time() - began[0]

        hooks = [module.register_forward_pre_hook(enter) for module in modules]
        hooks += [module.register_forward_hook(leave) for module in modules]
        for _ in range(REPEATS):
            self._learn()
        for hook in hooks:
            hook.remove()
        return spent[0] / REPEATS


@pytest.mark.parametrize(("name", "batch"), CASES)
def bench_where_a_step_goes(name: str, batch: int, say) -> None:
    keep_freed_memory()
    use_threads(1)
    for precision in ("float32", "bfloat16"):
        recipe = find(name).changed(
            {"training.batch": batch, "training.precision": precision, "training.drop_last": True}
        )
        parts = Parts(recipe, Way(precision, "torch", 1))
        whole, operations, best = parts.step(), parts.operations(), ceiling(precision)
        lines = [
            f"{name}, batch {batch}, {precision}: {whole * 1e3:.2f} ms a step, "
            f"{operations / 1e9:.2f} GFLOP of products: {operations / whole / 1e9:,.0f} of the "
            f"{best / 1e9:,.0f} GFLOP/s that products of 512×512 reach, "
            f"which would take {operations / best * 1e3:.2f} ms"
        ]
        found = parts.table()
        lines += [f"  {part:24s} {took * 1e3:7.2f} ms  {took / whole:6.1%}" for part, took in found.items()]
        rest = whole - sum(found.values())
        lines.append(f"  {'products, gradients, rest':24s} {rest * 1e3:7.2f} ms  {rest / whole:6.1%}")
        say("\n".join(lines))
