"""The optimizers of a training: how they are made, stored, and stood where they were."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from aegui.parts.models import OptimizerMaker, Optimizers
from aegui.parts.optimisation import Training
from aegui.text import shortened
from aegui.training.compiler import leave_optimizers_alone

AVERAGES = ("exp_avg", "exp_avg_sq")  # of a parameter's gradients and of their squares
SLOTS = {"step", *AVERAGES}  # what Adam remembers of a parameter
SHARE = "share"  # of the recipe's learning rate, in an optimizer's group


leave_optimizers_alone()


class Adam(torch.optim.Adam):
    """torch's, whose step on a processor is `change`."""

    def step(self, closure: Any = None) -> Any:
        parameters = self.param_groups[0]["params"]
        if closure is not None or parameters[0].device.type != "cpu":
            return super().step(closure)
        change(self, parameters)
        return None


def set_rate(optimizers: Optimizers, rate: float) -> None:
    """Each optimizer's share of a learning rate."""
    for optimizer in optimizers.values():
        for group in optimizer.param_groups:
            group["lr"] = rate * group[SHARE]


def maker(training: Training) -> OptimizerMaker:
    """Makes Adam as the recipe wants it; fused, which is up to a fifth faster on dense networks."""

    def adam(parameters: list[nn.Parameter], share: float = 1.0) -> torch.optim.Optimizer:
        return Adam(
            [{"params": parameters, SHARE: share}],
            lr=training.learning_rate * share,
            betas=(training.beta1, training.beta2),
            eps=training.epsilon,
            fused=True,
        )

    return adam


@torch.no_grad()
def change(optimizer: torch.optim.Optimizer, parameters: list[nn.Parameter]) -> None:
    """A step of Adam for those of some of its parameters that have a gradient.

    It is torch's own, without what torch looks up anew each time, which takes as long as the step itself
    where weights are few (0.3 ms for 12 of them).
    """
    learning: list[Tensor] = [parameter for parameter in parameters if parameter.grad is not None]
    gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
    if not learning:
        return
    states = [optimizer.state[parameter] for parameter in learning]
    for state, parameter in zip(states, learning, strict=True):
        if not state:
            state |= {"step": torch.zeros(())} | {slot: torch.zeros_like(parameter) for slot in AVERAGES}
    steps = [state["step"] for state in states]
    means, squares = ([state[slot] for state in states] for slot in AVERAGES)
    group = optimizer.param_groups[0]
    torch._foreach_add_(steps, 1)
    torch._fused_adam_(
        learning, gradients, means, squares, [], steps,
        lr=group["lr"], beta1=group["betas"][0], beta2=group["betas"][1], eps=group["eps"],
        weight_decay=0.0, amsgrad=False, maximize=False,
    )  # fmt: skip


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
            raise ValueError(f"the optimizer {shortened(owner)} belongs to another model")
        states[owner].setdefault(int(index), {})[slot] = value
    for name, optimizer in optimizers.items():
        state = states[name]
        _check(name, state, optimizer)
        optimizer.load_state_dict({**optimizer.state_dict(), "state": state})
        for parameter, slots in optimizer.state.items():
            for slot, value in slots.items():
                if value.ndim:  # fused Adam takes the memory as it lies: channels last, where they are
                    slots[slot] = torch.empty_like(parameter).copy_(value)


def _check(name: str, state: dict[int, dict[str, Tensor]], optimizer: torch.optim.Optimizer) -> None:
    """Hold what an optimizer is to remember against its parameters. Raises `ValueError`."""
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    if not state.keys() <= set(range(len(parameters))):  # what learns nothing has no memory
        raise ValueError(f"the optimizer {name} belongs to another model")
    for index, slots in state.items():
        if slots.keys() != SLOTS:
            raise ValueError(f"what the optimizer {name} remembers of parameter {index} is not whole")
        for slot, value in slots.items():
            shape = () if slot == "step" else parameters[index].shape
            if value.shape != shape or not value.is_floating_point():
                raise ValueError(f"the optimizer {name} belongs to another model")
            if not torch.isfinite(value).all() or (slot != "exp_avg" and (value < 0).any()):
                raise ValueError(f"{slot} of parameter {index} in the optimizer {name} is no such number")
