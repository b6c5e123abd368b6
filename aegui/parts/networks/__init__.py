"""Shapes of encoder and decoder. One file is one shape; every pair is mirrored unless it says otherwise."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, ClassVar, Literal

from torch import nn

from aegui.parts.networks.layers import Sigmoid
from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about

Shape = tuple[int, int, int]  # (C, H, W)
Activation = Literal["linear", "sigmoid", "relu", "leaky-relu", "tanh", "elu"]

OutputActivation = Annotated[
    Literal["sigmoid", "linear"],
    about(
        QT_TRANSLATE_NOOP("networks", "Output"),
        QT_TRANSLATE_NOOP("networks", "Sigmoid keeps the pixels between 0 and 1; linear does not."),
        expert=True,
    ),
]
HiddenActivation = Annotated[
    Activation,
    about(
        QT_TRANSLATE_NOOP("networks", "Activation"),
        QT_TRANSLATE_NOOP("networks", "What bends the signal after each hidden layer."),
    ),
]
CodeActivation = Annotated[
    Activation,
    about(
        QT_TRANSLATE_NOOP("networks", "Code activation"),
        QT_TRANSLATE_NOOP("networks", "What bends the code itself; linear lets it take any value."),
        expert=True,
    ),
]


class Network(Part):
    """Builds the two halves of an autoencoder for images of a shape and a code of a size."""

    channels_last: ClassVar[bool] = False  # the memory layout that suits its layers

    image: Annotated[
        Shape | None,
        about(
            QT_TRANSLATE_NOOP("networks", "Made for"),
            QT_TRANSLATE_NOOP("networks", "Channels, height, width; empty follows the data set."),
            expert=True,
        ),
    ] = None

    def complaint(self, shape: Shape, code: int) -> str:
        """Why it can't be made for images of a shape and codes of a size, "" where it can."""
        return ""

    def inner(self, shape: Shape) -> Shape:
        """The shape it works at: the images' own unless it resizes them."""
        return shape

    def shrink(self, shape: Shape) -> nn.Module:
        """Brings images of a shape to `inner`."""
        return nn.Identity()

    def enlarge(self, shape: Shape) -> nn.Module:
        """Brings the decoder's images back to a shape."""
        return nn.Identity()

    @abstractmethod
    def encoder(self, shape: Shape, code: int) -> nn.Sequential:
        """(N, C, H, W) → (N, code)."""

    @abstractmethod
    def decoder(self, shape: Shape, code: int) -> nn.Sequential:
        """(N, code) → (N, C, H, W)."""


networks: Registry[Network] = Registry("network", Network, "aegui.parts.networks")


def activate(name: Activation) -> list[nn.Module]:
    """The layers that apply an activation: none for linear."""
    modules: dict[str, list[nn.Module]] = {
        "linear": [],
        "sigmoid": [Sigmoid()],
        "relu": [nn.ReLU(inplace=True)],
        "leaky-relu": [nn.LeakyReLU(0.2)],  # the slope of TensorFlow 1, not torch's 0.01
        "tanh": [nn.Tanh()],
        "elu": [nn.ELU()],
    }
    return modules[name]
