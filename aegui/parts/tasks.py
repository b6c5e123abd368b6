"""What a network is asked to give back, from what it is shown."""

from __future__ import annotations

from typing import ClassVar

import torch
from torch import Tensor, nn

from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry
from aegui.translation import tr

Shape = tuple[int, int, int]  # (C, H, W)
LUMA = (0.299, 0.587, 0.114)  # weights of red, green and blue (ITU-R BT.601)


class Task(Part):
    """Give back the images as they are."""

    title: ClassVar[str] = ""
    sees_colour: ClassVar[bool] = True  # the encoder is shown the image as it is, not its brightness alone

    def seen(self, shape: Shape) -> Shape:
        """The shape of what the encoder is shown of images of a shape."""
        return shape

    def entrance(self) -> nn.Module:
        """(N, C, H, W) → what the encoder is shown."""
        return nn.Identity()

    def as_images(self, seen: Tensor, shape: Shape) -> Tensor:
        """What the encoder is shown as images of the data set's own channels, for the eye."""
        return seen.expand(-1, shape[0], -1, -1)

    def complaint(self, shape: Shape) -> str:
        """Why the images can't be used for this, "" where they can."""
        return ""


tasks: Registry[Task] = Registry("task", Task)


@tasks.add(
    "restore",
    QT_TRANSLATE_NOOP("tasks", "Give back the image"),
    QT_TRANSLATE_NOOP("tasks", "The output is to equal the clean image, whatever was done to the input."),
    order=0,
)
class Restore(Task):
    """The output is held against the clean image."""


@tasks.add(
    "colorize",
    QT_TRANSLATE_NOOP("tasks", "Colour a grey image"),
    QT_TRANSLATE_NOOP("tasks", "The network sees the brightness alone and has to guess the colours."),
    order=1,
)
class Colorize(Task):
    """Brightness in, red, green and blue out."""

    sees_colour: ClassVar[bool] = False

    def seen(self, shape: Shape) -> Shape:
        return 1, *shape[1:]

    def entrance(self) -> nn.Module:
        return Luma()

    def complaint(self, shape: Shape) -> str:
        if shape[0] == 3:
            return ""
        these = tr("are grey") if shape[0] == 1 else tr("have {} channels", shape[0])
        return tr("colouring needs RGB images, and these {}: choose colour data or another task", these)


class Luma(nn.Module):
    """(N, 3, H, W) → (N, 1, H, W): 0.299 R + 0.587 G + 0.114 B."""

    def forward(self, images: Tensor) -> Tensor:
        weights = torch.tensor(LUMA, dtype=images.dtype, device=images.device)
        return torch.einsum("nchw,c->nhw", images, weights).unsqueeze(1)
