"""How weights are changed by their gradients: the rule of each step, and what it remembers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

import torch
from torch import Tensor

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about

State = dict[str, Tensor]  # what is remembered of a weight, by name: all of the weight's shape but "step"
STEP = "step"  # how often a weight was changed: one number


class Optimizer(Part):
    """A rule that changes weights. What it remembers begins at zero."""

    signed: ClassVar[frozenset[str]] = frozenset()  # what it remembers that may be below zero

    weight_decay: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "Weight decay"),
            QT_TRANSLATE_NOOP("optimizers", "How strongly weights are drawn to zero; 0: not at all."),
            ge=0.0,
            le=1.0,
            expert=True,
        ),
    ] = 0.0

    @property
    @abstractmethod
    def slots(self) -> tuple[str, ...]:
        """The names of what it remembers of each weight."""

    @abstractmethod
    def change(
        self, weights: list[Tensor], gradients: list[Tensor], states: Sequence[State], rate: float
    ) -> None:
        """One step of the weights down their gradients at a learning rate, in place. Gradients may change."""

    def begin(self, weight: Tensor) -> State:
        """What is remembered of a weight before its first step."""
        return {
            slot: torch.zeros((), device=weight.device) if slot == STEP else torch.zeros_like(weight)
            for slot in self.slots
        }


optimizers: Registry[Optimizer] = Registry("optimizer", Optimizer)


def _column(states: Sequence[State], slot: str) -> list[Tensor]:
    return [state[slot] for state in states]


class Moments(Optimizer):
    """Means of the gradients and of their squares, which forget as β₁ and β₂ say."""

    signed: ClassVar[frozenset[str]] = frozenset({"exp_avg"})
    fused: ClassVar[Any]  # torch's step, up to a fifth faster on dense networks than operation by operation

    beta1: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "β₁"),
            QT_TRANSLATE_NOOP("optimizers", "How long the direction of the steps is remembered."),
            ge=0.0,
            lt=1.0,
            expert=True,
        ),
    ] = 0.9
    beta2: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "β₂"),
            QT_TRANSLATE_NOOP("optimizers", "How long the size of the gradients is remembered."),
            ge=0.0,
            lt=1.0,
            expert=True,
        ),
    ] = 0.999
    epsilon: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "ε"),
            QT_TRANSLATE_NOOP("optimizers", "Keeps steps finite where gradients vanish."),
            gt=0.0,
            le=1.0,
            expert=True,
        ),
    ] = 1e-7

    @property
    def slots(self) -> tuple[str, ...]:
        return STEP, "exp_avg", "exp_avg_sq"

    def change(
        self, weights: list[Tensor], gradients: list[Tensor], states: Sequence[State], rate: float
    ) -> None:
        steps, means, squares = (_column(states, slot) for slot in self.slots)
        torch._foreach_add_(steps, 1)
        type(self).fused(
            weights, gradients, means, squares, [], steps,
            lr=rate, beta1=self.beta1, beta2=self.beta2, eps=self.epsilon,
            weight_decay=self.weight_decay, amsgrad=False, maximize=False,
        )  # fmt: skip


@optimizers.add(
    "adam",
    QT_TRANSLATE_NOOP("optimizers", "Adam"),
    QT_TRANSLATE_NOOP("optimizers", "Steps of one size for every weight, however steep its gradient is."),
    order=0,
)
class Adam(Moments):
    """Kingma & Ba (2015); the decay is added to the gradients."""

    fused: ClassVar[Any] = staticmethod(torch._fused_adam_)


@optimizers.add(
    "adamw",
    QT_TRANSLATE_NOOP("optimizers", "AdamW"),
    QT_TRANSLATE_NOOP("optimizers", "Adam whose weight decay is apart from the gradients."),
    order=1,
)
class AdamW(Moments):
    """Loshchilov & Hutter (2019): weights shrink by rate × decay in each step."""

    fused: ClassVar[Any] = staticmethod(torch._fused_adamw_)

    weight_decay: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "Weight decay"),
            QT_TRANSLATE_NOOP("optimizers", "By how much of the learning rate weights shrink in a step."),
            ge=0.0,
            le=1.0,
        ),
    ] = 0.01


@optimizers.add(
    "sgd",
    QT_TRANSLATE_NOOP("optimizers", "SGD"),
    QT_TRANSLATE_NOOP(
        "optimizers",
        "Steps as large as the gradients, with momentum; wants a much larger learning rate than Adam.",
    ),
    order=2,
)
class SGD(Optimizer):
    """Stochastic gradient descent with the momentum of Sutskever et al. (2013), as torch has it."""

    signed: ClassVar[frozenset[str]] = frozenset({"momentum_buffer"})

    momentum: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "Momentum"),
            QT_TRANSLATE_NOOP("optimizers", "What part of a step goes on in the next one; 0: none."),
            ge=0.0,
            lt=1.0,
        ),
    ] = 0.9
    nesterov: Annotated[
        bool,
        about(
            QT_TRANSLATE_NOOP("optimizers", "Nesterov"),
            QT_TRANSLATE_NOOP("optimizers", "Takes the gradient where the momentum leads."),
            expert=True,
        ),
    ] = False

    @property
    def slots(self) -> tuple[str, ...]:
        return ("momentum_buffer",) if self.momentum else ()

    def change(
        self, weights: list[Tensor], gradients: list[Tensor], states: Sequence[State], rate: float
    ) -> None:
        moving = [_column(states, slot) for slot in self.slots]
        torch._fused_sgd_(
            weights, gradients, moving[0] if moving else [],
            lr=rate, momentum=self.momentum, nesterov=self.nesterov and self.momentum > 0,
            weight_decay=self.weight_decay, dampening=0.0, maximize=False, is_first_step=False,
        )  # fmt: skip


@optimizers.add(
    "rmsprop",
    QT_TRANSLATE_NOOP("optimizers", "RMSprop"),
    QT_TRANSLATE_NOOP("optimizers", "Divides each gradient by the recent size of that weight's gradients."),
    order=3,
)
class RMSprop(Optimizer):
    """Hinton's lecture 6e (2012), with momentum where it is wanted, as torch has it."""

    signed: ClassVar[frozenset[str]] = frozenset({"momentum_buffer"})

    alpha: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "α"),
            QT_TRANSLATE_NOOP("optimizers", "How long the size of the gradients is remembered."),
            ge=0.0,
            lt=1.0,
            expert=True,
        ),
    ] = 0.99
    epsilon: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "ε"),
            QT_TRANSLATE_NOOP("optimizers", "Keeps steps finite where gradients vanish."),
            gt=0.0,
            le=1.0,
            expert=True,
        ),
    ] = 1e-7
    momentum: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("optimizers", "Momentum"),
            QT_TRANSLATE_NOOP("optimizers", "What part of a step goes on in the next one; 0: none."),
            ge=0.0,
            lt=1.0,
        ),
    ] = 0.0

    @property
    def slots(self) -> tuple[str, ...]:
        return ("square_avg", "momentum_buffer") if self.momentum else ("square_avg",)

    def change(
        self, weights: list[Tensor], gradients: list[Tensor], states: Sequence[State], rate: float
    ) -> None:
        if self.weight_decay:
            torch._foreach_add_(gradients, weights, alpha=self.weight_decay)
        squares = _column(states, "square_avg")
        torch._foreach_mul_(squares, self.alpha)
        torch._foreach_addcmul_(squares, gradients, gradients, value=1 - self.alpha)
        sizes = torch._foreach_sqrt(squares)
        torch._foreach_add_(sizes, self.epsilon)
        if self.momentum:
            moving = _column(states, "momentum_buffer")
            torch._foreach_mul_(moving, self.momentum)
            torch._foreach_addcdiv_(moving, gradients, sizes)
            torch._foreach_add_(weights, moving, alpha=-rate)
        else:
            torch._foreach_addcdiv_(weights, gradients, sizes, value=-rate)
