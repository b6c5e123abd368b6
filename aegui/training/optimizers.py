"""The optimizers of a training: how they are made, stored, and stood where they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from aegui.parts.clipping import norms_of
from aegui.parts.models import OptimizerMaker, Optimizers
from aegui.parts.optimizers import STEP
from aegui.recipe import Recipe
from aegui.text import shortened
from aegui.training.compiler import leave_optimizers_alone
from aegui.translation import tr

SHARE = "share"  # of the recipe's learning rate, in an optimizer's group
Norms = Callable[[list[Tensor]], list[Tensor]]

leave_optimizers_alone()


class Optimizer(torch.optim.Optimizer):
    """The recipe's optimizer as torch's: it clips the gradients and changes the weights.

    It is torch's own step without what torch looks up anew each time, which takes as long as the step itself
    where weights are few (0.3 ms for 12 of them).
    """

    def __init__(self, recipe: Recipe, parameters: list[nn.Parameter], share: float) -> None:
        super().__init__(
            [{"params": parameters, SHARE: share}], {"lr": recipe.training.learning_rate * share}
        )
        self.rule, self.clipping = recipe.optimizer, recipe.clipping
        self.watch: Callable[[list[Tensor], list[Tensor]], None] | None = None  # of weights and gradients

    @torch.no_grad()
    def step(self, closure: Any = None) -> Any:
        change(self, self.param_groups[0]["params"])


def set_rate(optimizers: Optimizers, rate: float) -> None:
    """Each optimizer's share of a learning rate."""
    for optimizer in optimizers.values():
        for group in optimizer.param_groups:
            group["lr"] = rate * group[SHARE]


def maker(recipe: Recipe) -> OptimizerMaker:
    """Makes optimizers as the recipe wants them."""
    return lambda parameters, share=1.0: Optimizer(recipe, parameters, share)


@torch.no_grad()
def change(optimizer: torch.optim.Optimizer, parameters: list[nn.Parameter], all_norms: Norms = list) -> None:
    """A step of an optimizer for those of some of its parameters that have a gradient.

    Where the gradients of all are clipped together, `all_norms` is asked for the norms of all gradients with
    those of these parameters.
    """
    assert isinstance(optimizer, Optimizer)
    learning: list[Tensor] = [parameter for parameter in parameters if parameter.grad is not None]
    gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
    if optimizer.watch is not None:
        optimizer.watch(learning, gradients)
    norm = None
    if optimizer.clipping.together:
        norms = all_norms(norms_of(gradients) if gradients else [])
        norm = torch.linalg.vector_norm(torch.stack(norms)) if norms else None
    if not learning:
        return
    optimizer.clipping.clip(gradients, norm)
    states = [optimizer.state[parameter] for parameter in learning]
    for state, parameter in zip(states, learning, strict=True):
        if not state:
            state |= optimizer.rule.begin(parameter)
    optimizer.rule.change(learning, gradients, states, optimizer.param_groups[0]["lr"])


def state_of(optimizers: Optimizers) -> dict[str, Tensor]:
    """A copy of all that the optimizers remember, by "optimizer.parameter.slot"."""
    return {
        f"{name}.{index}.{key}": value.detach().clone()
        for name, optimizer in optimizers.items()
        for index, slots in optimizer.state_dict()["state"].items()
        for key, value in slots.items()
    }


def slots(optimizers: Optimizers) -> list[Tensor]:
    """All that the optimizers remember."""
    states = (state for optimizer in optimizers.values() for state in optimizer.state.values())
    return [value for state in states for value in state.values() if isinstance(value, Tensor)]


def restore(optimizers: Optimizers, stored: dict[str, Tensor]) -> None:
    """Let optimizers remember what `state_of` gave. Raises `ValueError` where it does not fit."""
    states: dict[str, dict[int, dict[str, Tensor]]] = {name: {} for name in optimizers}
    for key, value in stored.items():
        owner, index, slot = key.rsplit(".", 2)
        if owner not in states:
            raise ValueError(tr("the optimizer {} belongs to another model", shortened(owner)))
        states[owner].setdefault(int(index), {})[slot] = value
    for name, optimizer in optimizers.items():
        assert isinstance(optimizer, Optimizer)
        state, parameters = states[name], optimizer.param_groups[0]["params"]
        _check(name, state, optimizer)
        optimizer.state.clear()
        for place, found in state.items():
            mine = optimizer.state[parameters[place]] = optimizer.rule.begin(parameters[place])
            for slot, value in found.items():
                mine[slot].copy_(value)  # memory lies as the weight's does: channels last, where they are


def _check(name: str, state: dict[int, dict[str, Tensor]], optimizer: Optimizer) -> None:
    """Hold what an optimizer is to remember against its parameters. Raises `ValueError`."""
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    if not state.keys() <= set(range(len(parameters))):  # what learns nothing has no memory
        raise ValueError(tr("the optimizer {} belongs to another model", name))
    for index, slots in state.items():
        if slots.keys() != set(optimizer.rule.slots):
            raise ValueError(tr("what the optimizer {} remembers of parameter {} is not whole", name, index))
        for slot, value in slots.items():
            shape = () if slot == STEP else parameters[index].shape
            if value.shape != shape or not value.is_floating_point():
                raise ValueError(tr("the optimizer {} belongs to another model", name))
            if not torch.isfinite(value).all() or (slot not in optimizer.rule.signed and (value < 0).any()):
                raise ValueError(
                    tr("{} of parameter {} in the optimizer {} is no such number", slot, index, name)
                )
