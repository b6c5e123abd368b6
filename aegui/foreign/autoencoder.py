"""A model from elsewhere in the place of one of ours: it encodes and decodes, and has no gradients."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from aegui.foreign.foreign_model import ForeignModel
from aegui.parts.models import Plan
from aegui.parts.models.plain import PlainAutoencoder


class OnnxGraph(nn.Module):
    """One of the two networks, in the place of layers."""

    def __init__(self, run: Callable[[NDArray[np.float32]], NDArray[np.float32]]) -> None:
        super().__init__()
        self._run = run

    def forward(self, given: Tensor) -> Tensor:
        made = self._run(given.detach().float().cpu().numpy())
        return torch.from_numpy(np.ascontiguousarray(made)).to(given.device)


class ForeignAutoencoder(PlainAutoencoder):
    """Runs an encoder and a decoder in onnxruntime, on the processor."""

    differentiable: ClassVar[bool] = False

    def __init__(self, plan: Plan, code: int, model: ForeignModel) -> None:
        nn.Module.__init__(self)  # the layers of the plan are not the model's
        self.plan = plan
        self.code = code
        self.encodes = model.encoder is not None
        self.encoder = nn.Sequential(OnnxGraph(model.encode))
        self.decoder = nn.Sequential(OnnxGraph(model.decode))
        self.entrance = nn.Sequential(nn.Identity())
        self.shrink, self.enlarge = nn.Identity(), nn.Identity()
        self.place = nn.Parameter(torch.empty(0), requires_grad=False)  # says where it is: on the processor
