"""A step whose batch is learnt in parts side by side, each by a thread of its own.

Threads that share every operation wait for each other at its end, hundreds of times a step; those that
share the batch meet only where weights change. The gradient of a mean over the batch is the mean of those
over its parts, so a step is that of the whole batch, but for rounding.
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate

import torch
from torch import Tensor, nn

from aegui.parts.models import Autoencoder, Batch, Descents, Losses, Optimizers
from aegui.training.device import use_threads
from aegui.training.ways import Way

Row = list[nn.Parameter]  # the same weights as each of the models knows them


class Parts:
    """A model that learns the parts of a batch at once, with the help of twins that share its weights."""

    def __init__(self, model: Autoencoder, optimizers: Optimizers, way: Way) -> None:
        self._way = way
        self._model, self._optimizers = model, optimizers
        if way.parts == 1:
            return
        self._models = [model, *(_twin(model) for _ in range(1, way.parts))]
        self._meeting = Meeting(way.parts)
        known = [dict(each.named_parameters()) for each in self._models]
        rows = {weight: [each[name] for each in known] for name, weight in known[0].items()}
        self._descents: list[dict[str, Part]] = [{} for _ in self._models]
        for name, whole in optimizers.items():
            group = [rows[weight] for weight in whole.param_groups[0]["params"]]
            for number, share in enumerate(_even(group, way.parts)):
                self._descents[number][name] = Part(whole, group, share, number, self._meeting)
        self._pool = ThreadPoolExecutor(way.parts - 1, "part", use_threads, (way.threads_each,))

    def learn(self, rows: Tensor, batch: Callable[..., Batch]) -> Losses:
        """One step with the images of some rows (N,), and its losses; `batch` is called with rows, and with
        the number of the part if they are not all."""
        if len(rows) < self._way.parts or self._way.parts == 1:
            return self._one(self._model, self._optimizers, lambda: batch(rows))
        parts = torch.tensor_split(rows, self._way.parts)
        shares = self._meeting.shares = [len(part) / len(rows) for part in parts]
        found = self._together(lambda number: batch(parts[number], number))
        weights = torch.tensor(shares, device=rows.device)
        return {name: torch.stack([losses[name] for losses in found]) @ weights for name in found[0]}

    def _together(self, batch: Callable[[int], Batch]) -> list[Losses]:
        """The losses of the parts, all learnt at once. Raises what the first of them raises."""
        self._meeting.reset()

        def learn(number: int) -> Losses:
            try:
                return self._one(self._models[number], self._descents[number], lambda: batch(number))
            except BaseException:
                self._meeting.abort()  # or the others would wait for it
                raise

        others = [self._pool.submit(learn, number) for number in range(1, self._way.parts)]
        try:
            first = learn(0)
        except threading.BrokenBarrierError:
            first = {}  # another part says why
        finally:
            failed = [error for other in others if (error := other.exception()) is not None]
        for error in failed:
            if not isinstance(error, threading.BrokenBarrierError):
                raise error
        return [first, *(other.result() for other in others)]

    def _one(self, model: Autoencoder, optimizers: Descents, batch: Callable[[], Batch]) -> Losses:
        seen = batch()
        with self._way.autocast(seen.target.device):
            return model.learn(seen, optimizers)


class Meeting(threading.Barrier):
    """Where the parts of a batch wait for each other; `shares` says how much of the batch each is."""

    shares: list[float]

    def weights(self) -> Iterator[float]:
        """How far the mean of the gradients so far moves to those of the next part, from the second on."""
        sums = accumulate(self.shares)
        next(sums)
        return (share / total for share, total in zip(self.shares[1:], sums, strict=True))


class Part:
    """An optimizer as a part of the batch sees it: it meets the others, and changes its share of the weights
    by the mean of all gradients."""

    def __init__(
        self, whole: torch.optim.Optimizer, rows: list[Row], share: list[Row], number: int, meeting: Meeting
    ) -> None:
        """`rows` are all the weights of the optimizer, `share` those that this part changes."""
        self._whole = whole
        self._own = [row[number] for row in rows]
        self._share = share
        self._meeting = meeting
        self._changing = copy.copy(whole)
        self._changing.param_groups = [{**whole.param_groups[0], "params": [row[0] for row in share]}]

    def zero_grad(self, set_to_none: bool = True) -> None:
        for weight in self._own:
            weight.grad = None

    @torch.no_grad()
    def step(self) -> None:
        self._meeting.wait()
        gradients = [[weight.grad for weight in row] for row in self._share if row[0].grad is not None]
        first, *others = zip(*gradients, strict=True) if gradients else ((),)
        for other, weight in zip(others, self._meeting.weights(), strict=bool(gradients)):
            torch._foreach_lerp_(first, other, weight)
        self._changing.state = self._whole.state
        self._changing.param_groups[0]["lr"] = self._whole.param_groups[0]["lr"]
        self._changing.step()
        self._meeting.wait()


def _twin(model: Autoencoder) -> Autoencoder:
    """Another model with the very same weights, and gradients of its own."""
    twin = copy.deepcopy(model)
    for its, mine in zip(twin.parameters(), model.parameters(), strict=True):
        its.data = mine.data
    return twin


def _even(rows: list[Row], count: int) -> list[list[Row]]:
    """The weights in lists of about equal sums."""
    shares: list[list[Row]] = [[] for _ in range(count)]
    sums = [0] * count
    for row in sorted(rows, key=lambda row: -row[0].numel()):
        least = sums.index(min(sums))
        shares[least].append(row)
        sums[least] += row[0].numel()
    return shares
