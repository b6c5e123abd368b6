"""A mean of the weights over the steps of a training, which is used in their place."""

from __future__ import annotations

import copy

import torch
from torch import Tensor

from aegui.parts.averaging import Averaging
from aegui.parts.models import Autoencoder


class AveragedModel:
    """A model beside the one that learns, whose weights are a mean of those of all steps."""

    def __init__(self, averaging: Averaging, learning: Autoencoder) -> None:
        self._averaging = averaging
        self.model = copy.deepcopy(learning).requires_grad_(False)
        mine, its = self.model.state_dict().values(), learning.state_dict().values()
        pairs = [(one, other) for one, other in zip(mine, its, strict=True) if one.is_floating_point()]
        self._means, self._newest = [one for one, _ in pairs], [other for _, other in pairs]
        self._learning = learning

    @torch.no_grad()
    def take_in(self, step: int) -> None:
        """The weights after a step, counted from 1."""
        torch._foreach_lerp_(self._means, self._newest, self._averaging.share(step))

    def restore(self, stored: dict[str, Tensor] | None) -> None:
        """Stand where a checkpoint was taken; where it holds no mean, the mean begins with the weights."""
        self.model.load_state_dict(stored or self._learning.state_dict())
