"""In which of several ways a training computes its steps: precision, products, threads, parts of a batch.

Which is the fastest differs by processor and network, so the candidates are timed on the training's own steps
for less than a second each, and what was chosen belongs to the run: one that goes on computes as it began.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from aegui.parts.datasets import Say
from aegui.parts.models import Autoencoder
from aegui.parts.networks.layers import Linear, has_one_dnn
from aegui.recipe import Recipe
from aegui.text import counted
from aegui.training.compiler import without_compiler
from aegui.training.device import mkl_is_slow, use_threads
from aegui.training.reports import MEASURING
from aegui.translation import tr

Products = Literal["torch", "oneDNN"]

WORTH = 1e12  # multiplications and additions of a whole training; about ten seconds of a processor's core
LEAST = 8  # images of a part of a batch; fewer are not worth a thread
ROUNDS, SHARE = 3, 0.15  # how often the candidates take turns, and seconds of a turn
PATIENCE = 4.0  # seconds for all of it where the machine is busy: then what is known decides
MARGIN = 1.05  # by how much another than the plain way has to be faster


@dataclass(frozen=True)
class Way:
    """How the steps of a training are computed."""

    precision: str = "float32"
    products: Products = "torch"  # what multiplies the float32 matrices of dense layers
    threads: int = 1
    parts: int = 1  # of a batch, which are learnt side by side, each by its share of the threads
    speeds: Mapping[str, float] = field(default_factory=dict)  # of each candidate, in steps a second

    @property
    def text(self) -> str:
        """float32 by oneDNN, 2 threads, the batch in 2 parts."""
        by = tr(" by {}", self.products) if self.precision == "float32" else ""
        parts = tr(", the batch in {} parts", self.parts) if self.parts > 1 else ""
        return f"{self.precision}{by}, {counted(self.threads, 'thread')}{parts}"

    @property
    def name(self) -> str:
        """The same as the state of a run has it, whatever language is spoken, or comes to be, meanwhile."""
        by = f" by {self.products}" if self.precision == "float32" else ""
        parts = f", the batch in {self.parts} parts" if self.parts > 1 else ""
        return f"{self.precision}{by}, {self.threads} thread{'s' if self.threads != 1 else ''}{parts}"

    @property
    def threads_each(self) -> int:
        """How many threads compute a part."""
        return max(1, self.threads // self.parts)

    def autocast(self, device: torch.device) -> torch.autocast:
        """Where it is entered, torch computes in the way's precision."""
        return torch.autocast(device.type, torch.bfloat16, enabled=self.precision == "bfloat16")

    def apply(self, model: nn.Module) -> None:
        """Let the calling thread and the model's layers compute in this way."""
        use_threads(self.threads_each)
        for layer in model.modules():
            if isinstance(layer, Linear):
                layer.one_dnn = self.products == "oneDNN"


def plain(recipe: Recipe, threads: int) -> Way:
    """The way that is taken where nothing is measured."""
    asked = recipe.training.precision
    return Way("float32" if asked == "auto" else asked, "torch", threads)


def recorded(state: Mapping[str, Any], recipe: Recipe, threads: int) -> Way:
    """The way of a run as its state tells it; of an older program's run the plain one."""
    way = plain(recipe, threads)
    precision = state.get("precision")
    if recipe.training.precision == "auto" and precision in ("float32", "bfloat16"):
        way = replace(way, precision=precision)
    parts = state.get("parts", 1)
    if isinstance(parts, int) and 1 < parts <= threads:
        way = replace(way, parts=parts)
    return replace(way, products="oneDNN") if state.get("products") == "oneDNN" and has_one_dnn() else way


def as_json(way: Way) -> dict[str, Any]:
    """A way as one rank tells it to others."""
    return asdict(way) | {"speeds": dict(way.speeds)}


def told(way: Mapping[str, Any]) -> Way:
    """The way that another rank has told."""
    return Way(**way)


def candidates(recipe: Recipe, model: Autoencoder, device: torch.device, threads: int) -> list[Way]:
    """The ways that may be the fastest, the plain one first; a single one where the recipe names a precision.

    What is named is not measured, so that the same seed gives the same numbers each time: batches that can be
    learnt in parts are, which a machine with nothing else to do gains by.
    """
    first = plain(recipe, threads)
    parts = min(2, most_parts(recipe, model, device, threads))
    dense = any(isinstance(layer, Linear) for layer in model.modules())
    through = replace(first, products="oneDNN")
    choice = first.precision == "float32" and device.type == "cpu" and dense and has_one_dnn()
    if recipe.training.precision != "auto":
        return [replace(through if choice and mkl_is_slow() else first, parts=parts)]
    if device.type != "cpu":
        return [first]
    whole = [first, *([through] if choice else []), replace(first, precision="bfloat16")]
    return whole + [replace(way, parts=parts) for way in whole if parts > 1]


def most_parts(recipe: Recipe, model: Autoencoder, device: torch.device, threads: int) -> int:
    """In how many parts a batch can be learnt at once, each by a thread at least."""
    divisible = device.type == "cpu" and model.divisible
    return max(1, min(threads, recipe.training.batch // LEAST)) if divisible else 1


def worth_measuring(recipe: Recipe, model: Any, images: int) -> bool:
    """Whether a training over so many images an epoch takes long enough; the same on every machine."""
    sample = torch.zeros((1, *recipe.shape), device=next(model.parameters()).device)
    with without_compiler(), FlopCounterMode(display=False) as counter, torch.no_grad():
        model(sample)
    forward_and_back = 3  # the gradients of the inputs and of the weights take as much as the way forward
    return int(counter.get_total_flops()) * forward_and_back * images * recipe.training.epochs > WORTH


def fastest(ways: list[Way], start: Callable[[Way], Callable[[], None]], say: Say | None = None) -> Way:
    """The fastest of some ways, with the speeds of all; `start` makes a step to be repeated in one of them.

    The first stays unless another is faster by a margin. Where several threads may compute, one alone is
    tried as well, in the way that won. `say` hears how far it is and may raise to cancel.
    """
    began = time.perf_counter()
    best = _race(ways, start, say, 0.0)
    if best.threads > 1 and time.perf_counter() - began < PATIENCE:
        alone = _race([best, replace(best, threads=1, parts=1)], start, say, 0.6)
        best = replace(alone, speeds={**best.speeds, **alone.speeds})
    return best


def _race(ways: list[Way], start: Callable[[Way], Callable[[], None]], say: Say | None, done: float) -> Way:
    if len(ways) == 1:
        return ways[0]
    runners = [(way, start(way)) for way in ways]
    quickest = dict.fromkeys((way.name for way in ways), float("inf"))
    began = time.perf_counter()
    for turn in range(ROUNDS):
        if time.perf_counter() - began > PATIENCE:
            break
        for way, step in runners:
            if say is not None:
                say(done + 0.4 * turn / ROUNDS, tr(MEASURING))
            use_threads(way.threads_each)
            step()  # threads wake up, memory comes
            quickest[way.name] = min(quickest[way.name], *_times(step))
    speeds = {name: round(1.0 / seconds, 2) for name, seconds in quickest.items()}
    best = max(ways, key=lambda way: speeds[way.name])
    if speeds[best.name] < MARGIN * speeds[ways[0].name]:
        best = ways[0]
    return replace(best, speeds=speeds)


def _times(step: Callable[[], None]) -> list[float]:
    """Seconds of each of the steps that a turn has room for, at least one."""
    times: list[float] = []
    began = time.perf_counter()
    while not times or time.perf_counter() - began < SHARE:
        before = time.perf_counter()
        step()
        times.append(time.perf_counter() - before)
    return times
