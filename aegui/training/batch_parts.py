"""A step whose batch is learnt in parts side by side, each by a thread of its own, and in lower precision.

Threads that share every operation wait for each other at its end, hundreds of times a step; those that
share the batch meet only where weights change. The gradient of a mean over the batch is the mean of those
over its parts, so a step is that of the whole batch, but for rounding.

What is multiplied in bfloat16 is a copy of the weights that is made when they change, once a step, and not
each time that they are used; what is added to the weights is added in float32 (Micikevicius et al., 2018).
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from aegui.parts.models import Autoencoder, Batch, Descents, Losses, Optimizers
from aegui.parts.networks.layers import Linear
from aegui.training.device import use_threads
from aegui.training.optimizers import change
from aegui.training.parallel import ALONE, Ranks
from aegui.training.ways import Way


@dataclass(frozen=True, eq=False)
class Weight:
    """A model's weight, and its twins': the same numbers or, for all of them, a copy in lower precision."""

    own: nn.Parameter
    twins: list[nn.Parameter]
    layers: list[Linear]  # those of the twins, where it is the weight of a dense one

    @property
    def lower(self) -> bool:
        return self.twins[0].dtype != self.own.dtype

    def gradient(self, shares: Sequence[float]) -> Tensor | None:
        """The mean of the twins' gradients, each counting by its share; None where they have none."""
        lessons = [
            (gradient if share == 1.0 else gradient * share, inputs)
            for layer, share in zip(self.layers, shares, strict=False)
            for gradient, inputs in layer.lessons or ()
        ]
        found = self.layers[0].taught(lessons).float() if lessons else None
        for twin, share in zip(self.twins, shares, strict=True):
            if twin.grad is not None:
                mine = twin.grad.float() if share == 1.0 else twin.grad.float().mul_(share)
                found = mine if found is None else found.add_(mine)
        return found


class Parts:
    """A model that learns the parts of a batch at once, by twins that share its weights."""

    def __init__(self, model: Autoencoder, optimizers: Optimizers, way: Way, ranks: Ranks = ALONE) -> None:
        self._way = way
        self._model = model
        self._optimizers: Descents = optimizers
        if not ranks.alone:
            self._optimizers = {name: Averaged(one, ranks) for name, one in optimizers.items()}
        self._twins: list[Autoencoder] = []
        self._lower: list[Weight] = []
        lower = way.precision == "bfloat16" and next(model.parameters()).device.type == "cpu"
        if way.parts == 1 and not lower:
            return
        learnt = {weight for each in optimizers.values() for weight in each.param_groups[0]["params"]}
        shared = {
            name: weight.detach().bfloat16() if lower and weight in learnt else weight.data
            for name, weight in model.named_parameters()
        }
        self._twins += [_twin(model, shared) for _ in range(way.parts)]
        weights = _weights(model, self._twins)
        self._lower += [weight for weight in weights.values() if weight.lower]
        self._meeting = Meeting(way.parts)
        self._descents: list[dict[str, Part]] = [{} for _ in self._twins]
        for name, whole in optimizers.items():
            group = [weights[own] for own in whole.param_groups[0]["params"]]
            for number, share in enumerate(_even(group, way.parts)):
                self._descents[number][name] = Part(whole, group, share, number, self._meeting, ranks)
        if way.parts > 1:
            self._pool = ThreadPoolExecutor(way.parts - 1, "part", use_threads, (way.threads_each,))

    def learn(self, rows: Tensor, batch: Callable[..., Batch]) -> Losses:
        """One step with the images of some rows (N,), and its losses; `batch` is called with rows, and with
        the number of the part if they are not all."""
        if len(rows) < len(self._twins) or not self._twins:
            losses = self._one(self._model, self._optimizers, lambda: batch(rows))
            self.refresh()
            return losses
        parts = torch.tensor_split(rows, len(self._twins))
        self._meeting.shares = [len(part) / len(rows) for part in parts]
        if len(parts) == 1:
            return self._one(self._twins[0], self._descents[0], lambda: batch(rows))
        found = self._together(lambda number: batch(parts[number], number))
        shares = torch.tensor(self._meeting.shares, device=rows.device)
        return {name: torch.stack([losses[name] for losses in found]).float() @ shares for name in found[0]}

    @torch.no_grad()
    def refresh(self) -> None:
        """Take over weights that were changed otherwise than by the parts."""
        copy_down(self._lower)

    def _together(self, batch: Callable[[int], Batch]) -> list[Losses]:
        """The losses of the parts, all learnt at once. Raises what the first of them raises."""
        self._meeting.reset()

        def learn(number: int) -> Losses:
            try:
                return self._one(self._twins[number], self._descents[number], lambda: batch(number))
            except BaseException:
                self._meeting.abort()  # or the others would wait for it
                raise

        others = [self._pool.submit(learn, number) for number in range(1, len(self._twins))]
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
    """Where the parts of a batch wait for each other, and tell how much of the batch each is and the norms of
    the gradients that each has."""

    def __init__(self, parts: int) -> None:
        super().__init__(parts)
        self.shares: Sequence[float] = ()
        self.norms: list[Mapping[nn.Parameter, Tensor]] = [{} for _ in range(parts)]


class Averaged:
    """An optimizer that goes down the gradients of the whole batch, of which this rank has learnt a part."""

    def __init__(self, whole: torch.optim.Optimizer, ranks: Ranks) -> None:
        self._whole, self._ranks = whole, ranks
        self._weights = [weight for group in whole.param_groups for weight in group["params"]]

    def zero_grad(self, set_to_none: bool = True) -> None:
        self._whole.zero_grad(set_to_none)

    def step(self) -> None:
        self._ranks.average(self._weights)
        self._whole.step()


class Part:
    """An optimizer as a part of the batch sees it: it meets the others, and changes its share of the weights
    by the mean of all gradients."""

    def __init__(
        self,
        whole: torch.optim.Optimizer,
        weights: list[Weight],
        share: list[Weight],
        number: int,
        meeting: Meeting,
        ranks: Ranks,
    ) -> None:
        """`weights` are all of the optimizer's, `share` those that this part changes."""
        self._whole = whole
        self._number, self._all = number, [weight.own for weight in weights]
        self._seen = [(weight.twins[number], weight.layers[number : number + 1]) for weight in weights]
        self._share = share
        self._meeting, self._ranks = meeting, ranks
        self._own = [weight.own for weight in share]
        self._lower = [weight for weight in share if weight.lower]

    def zero_grad(self, set_to_none: bool = True) -> None:
        for weight, layers in self._seen:
            weight.grad = None
            for layer in layers:
                if layer.lessons:
                    layer.lessons.clear()

    @torch.no_grad()
    def step(self) -> None:
        self._meeting.wait()
        for weight in self._share:
            weight.own.grad = weight.gradient(self._meeting.shares)
        self._ranks.average(self._own)
        change(self._whole, self._own, self._all_norms)
        copy_down(self._lower)
        self._meeting.wait()

    def _all_norms(self, norms: list[Tensor]) -> list[Tensor]:
        """The norms of all gradients in their order, so that in any number of parts their sum is the same."""
        learning = [weight for weight in self._own if weight.grad is not None]
        self._meeting.norms[self._number] = dict(zip(learning, norms, strict=True))
        self._meeting.wait()
        known = {weight: norm for part in self._meeting.norms for weight, norm in part.items()}
        return [known[weight] for weight in self._all if weight in known]


def copy_down(weights: list[Weight]) -> None:
    """Let the copies in lower precision follow their weights."""
    if weights:
        torch._foreach_copy_([weight.twins[0] for weight in weights], [weight.own for weight in weights])


def _twin(model: Autoencoder, weights: Mapping[str, Tensor]) -> Autoencoder:
    """Another model with the very tensors as weights, and gradients of its own."""
    twin = copy.deepcopy(model)
    for name, weight in twin.named_parameters():
        weight.data = weights[name]
    return twin


def _weights(model: Autoencoder, twins: list[Autoencoder]) -> dict[nn.Parameter, Weight]:
    """The weights of a model by what they are in it; dense layers of the twins begin to leave lessons."""
    known = [dict(twin.named_parameters()) for twin in twins]
    layers = [{f"{name}.weight": layer for name, layer in twin.named_modules()} for twin in twins]
    found = {}
    for name, own in model.named_parameters():
        dense = [layer for each in layers if isinstance(layer := each.get(name), Linear)]
        for layer in dense:
            layer.lessons = []
        found[own] = Weight(own, [twin[name] for twin in known], dense)
    return found


def _even(weights: list[Weight], count: int) -> list[list[Weight]]:
    """The weights in lists of about as many numbers."""
    shares: list[list[Weight]] = [[] for _ in range(count)]
    sums = [0] * count
    for weight in sorted(weights, key=lambda weight: -weight.own.numel()):
        least = sums.index(min(sums))
        shares[least].append(weight)
        sums[least] += weight.own.numel()
    return shares
