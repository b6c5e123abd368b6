"""Families of autoencoders. One file is one family; all train through the same few methods."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Annotated, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from aegui.losses import Loss
from aegui.registry import QT_TRANSLATE_NOOP, Part, Registry, about

Losses = dict[str, Tensor]  # name → one number on the device; "loss" is what is minimised


class OptimizerMaker(Protocol):
    """Makes the recipe's optimizer for some of the parameters."""

    def __call__(self, parameters: list[nn.Parameter]) -> torch.optim.Optimizer: ...


@dataclass(frozen=True, eq=False)
class Batch:
    """What one step sees: images (N, C, H, W) in [0, 1] and their labels."""

    input: Tensor  # corrupted
    target: Tensor  # clean
    labels: Tensor | None  # (N,)
    generator: torch.Generator  # for sampling inside the model, on the device


class Autoencoder(nn.Module):
    """An encoder and a decoder, usable apart, and how they learn together."""

    def __init__(self, encoder: nn.Sequential, decoder: nn.Sequential, loss: Loss) -> None:
        super().__init__()
        self.encoder = encoder
        self.decoder = decoder
        self.loss = loss

    def encode(self, images: Tensor) -> Tensor:
        """(N, C, H, W) → the code (N, D)."""
        codes: Tensor = self.encoder(images)
        return codes

    def decode(self, codes: Tensor) -> Tensor:
        """(N, D) → images (N, C, H, W)."""
        images: Tensor = self.decoder(codes)
        return images

    def forward(self, images: Tensor) -> Tensor:
        return self.decode(self.encode(images))

    @abstractmethod
    def losses(self, batch: Batch) -> Losses:
        """The losses of a batch, with their gradients."""

    def measure(self, batch: Batch) -> Losses:
        """The losses without learning, and `mse`: the squared error per pixel, comparable everywhere."""
        output = self(batch.input)
        return {"loss": self.loss(output, batch.target), "mse": F.mse_loss(output, batch.target)}

    def optimizers(self, make: OptimizerMaker) -> dict[str, torch.optim.Optimizer]:
        """One optimizer for everything; families that learn in phases have one a phase."""
        return {"model": make(list(self.parameters()))}

    def learn(self, batch: Batch, optimizers: dict[str, torch.optim.Optimizer]) -> Losses:
        """One step: every update of the family, and the losses before it."""
        optimizer = optimizers["model"]
        optimizer.zero_grad(set_to_none=True)
        losses = self.losses(batch)
        losses["loss"].backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        return {name: value.detach() for name, value in losses.items()}


class Family(Part):
    """What sort of autoencoder is trained, and the size of its code."""

    code: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("models", "Code size"),
            QT_TRANSLATE_NOOP("models", "Numbers that stand for an image; fewer force it to summarise."),
            ge=1,
            le=4096,
        ),
    ] = 2

    @abstractmethod
    def build(self, encoder: nn.Sequential, decoder: nn.Sequential, loss: Loss) -> Autoencoder:
        """Join the two halves."""

    def encoder_outputs(self) -> int:
        """How many numbers the encoder gives; a variational one gives two a dimension."""
        return self.code


families: Registry[Family] = Registry("family", Family, "aegui.models")
