"""The spatial variational autoencoder: what a thing is, apart from how it lies (Bepler et al., 2019).

The decoder is a function of a place: it is told the code and where a pixel lies in the thing's own frame,
which is the picture's frame shifted and turned by a pose that the encoder infers beside the code.
"""

from __future__ import annotations

from itertools import pairwise
from math import pi
from typing import Annotated, ClassVar

import torch
import torch.nn.functional as F
from pydantic import Field
from torch import Tensor, nn

from aegui.parts.models import Autoencoder, Losses, Plan, families
from aegui.parts.models.variational import Variational, VariationalAutoencoder
from aegui.parts.networks import Activation, Shape, activate
from aegui.parts.networks.layers import Linear
from aegui.parts.quantities import PARTS, Quantity
from aegui.parts.registry import QT_TRANSLATE_NOOP, about

POSE = 3  # angle, shift to the right, shift upwards
SPREAD = 4.0  # half the longer side in the units that the first layer sees: as steep as initialisers expect
AT_A_TIME = 100 * 28 * 28  # pixels that are decoded at a time where nothing is learnt


class SpatialAutoencoder(VariationalAutoencoder):
    """The code z of an image is decoded upright and in the middle; its own pose only reconstructs it.

    The evidence lower bound is E[log p(x|z, θ, Δ)] − KL(z) − KL(θ) − KL(Δ), all three posteriors being
    Gaussians with Gaussian priors N(0, I), N(0, σ_θ²) and N(0, σ_Δ² I) (Bepler et al., 2019).
    All are numbers of any size, in units of the priors' σ: an angle beyond a half turn is one within.
    """

    def __init__(self, plan: Plan, family: Spatial) -> None:
        Autoencoder.__init__(self, plan, family.code, outputs=2 * (family.code + POSE))
        self.family: Spatial = family
        self.decoder = _decoder(plan, family)

    @property
    def inferred(self) -> int:
        return self.code + POSE

    def posterior(self, images: Tensor) -> tuple[Tensor, Tensor]:
        mean, log_variance = self._posterior(self.entrance(images))
        return mean[:, : self.code], log_variance[:, : self.code]

    def poses(self, images: Tensor) -> Tensor:
        """(N, C, H, W) → (N, 3): how each lies, as the mean of its posterior.

        The angle in degrees from −180 to 180, counter-clockwise; then the shift to the right and upwards,
        in pixels.
        """
        mean, _ = self._posterior(self.entrance(images))
        family = self.family
        units = mean.new_tensor([family.angle_sigma, family.shift_sigma, family.shift_sigma])
        poses: Tensor = mean[:, self.code :] * units
        poses[:, 0] = torch.remainder(poses[:, 0] + 180.0, 360.0) - 180.0
        return poses

    def forward(self, images: Tensor) -> Tensor:
        return self.decode(self._posterior(self.entrance(images))[0])

    def decode(self, codes: Tensor) -> Tensor:
        """Also (N, D + 3), with the pose behind the code in units of its prior's σ."""
        if torch.is_grad_enabled() or torch.compiler.is_exporting():
            return super().decode(codes)
        _, height, width = self.plan.network.inner(self.plan.shape)
        size = max(1, AT_A_TIME // (height * width))
        return torch.cat([super(SpatialAutoencoder, self).decode(part) for part in torch.split(codes, size)])

    def _named(self, parts: Tensor) -> Losses:
        return {**super()._named(parts), "kl_pose": parts[self.code :].sum()}


class Placed(nn.Module):
    """(N, D) or (N, D + 3) → (N · H · W, units): what a first layer makes of a code and the place of every
    pixel in the thing's frame; without a pose of the thing in the middle and upright."""

    def __init__(self, shape: Shape, units: int, family: Spatial) -> None:
        super().__init__()
        self.height, self.width = shape[1:]
        self.code = family.code
        self.radians = _radians(family.angle_sigma)
        self.pixels = family.shift_sigma
        self.place = nn.Linear(2, units, bias=False)
        self.what = nn.Linear(family.code, units)

    def grid(self, device: torch.device) -> Tensor:
        """(H · W, 2): right and up from the middle, half the longer side being `SPREAD`."""
        rows, columns = (torch.arange(n, device=device) - (n - 1) / 2 for n in (self.height, self.width))
        up, right = torch.meshgrid(-rows, columns, indexing="ij")
        return torch.stack([right, up], dim=-1).flatten(0, 1) * self.unit

    @property
    def unit(self) -> float:
        """A pixel in the units of the grid."""
        return 2 * SPREAD / max(self.height, self.width)

    def forward(self, codes: Tensor) -> Tensor:
        # Not in bfloat16, whose places are off by a tenth of a pixel.
        with torch.autocast(codes.device.type, enabled=False):
            z, pose = codes[:, : self.code].float(), codes[:, self.code :].float()
            grid, weight = self.grid(codes.device), self.place.weight.float()
            told = F.linear(z, self.what.weight.float(), self.what.bias.float())[:, None]
            if not pose.shape[1]:
                return (told + grid @ weight.T).flatten(0, 1)
            angle, shift = pose[:, 0] * self.radians, pose[:, 1:] * (self.pixels * self.unit)
            back = _turned_back(angle) @ weight.T  # (N, 2, units): the grid is turned by way of the weights
            told = told - shift[:, None] @ back
            return torch.baddbmm(told, grid.expand(codes.shape[0], -1, -1), back).flatten(0, 1)


class Arranged(nn.Module):
    """(N · H · W, C) → (N, C, H, W)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.channels, self.height, self.width = shape

    def forward(self, pixels: Tensor) -> Tensor:
        apart = pixels.view(-1, self.height, self.width, self.channels)
        return apart.permute(0, 3, 1, 2).contiguous()


def _turned_back(angle: Tensor) -> Tensor:
    """(N,) radians → (N, 2, 2), which turn rows (right, up) clockwise."""
    cos, sin = angle.cos(), angle.sin()
    return torch.stack([cos, -sin, sin, cos], dim=1).view(-1, 2, 2)


def _radians(degrees: float) -> float:
    return degrees * pi / 180


def _decoder(plan: Plan, family: Spatial) -> nn.Sequential:
    """The same layers for every pixel; the last are as the recipe's network ends."""
    shape = plan.network.inner(plan.shape)
    bend: Activation = family.activation
    layers: list[nn.Module] = [Placed(shape, family.widths[0], family), *activate(bend)]
    for inputs, outputs in pairwise(family.widths):
        layers += [Linear(inputs, outputs), *activate(bend)]
    last: Activation = getattr(plan.network, "output_activation", "sigmoid")
    return nn.Sequential(*layers, Linear(family.widths[-1], shape[0]), *activate(last), Arranged(shape))


@families.add(
    "spatial-vae",
    QT_TRANSLATE_NOOP("models", "Spatial variational"),
    QT_TRANSLATE_NOOP("models", "The code says what a thing is; how it is turned and shifted is told apart."),
    order=2,
)
class Spatial(Variational):
    """A variational autoencoder with a pose beside the code; the network's decoder is not used."""

    has_pose: ClassVar[bool] = True
    records: ClassVar[tuple[Quantity, ...]] = (
        *Variational.records,
        Quantity(
            "kl_pose",
            QT_TRANSLATE_NOOP("curves", "KL of the pose"),
            QT_TRANSLATE_NOOP(
                "curves",
                "How much angle and shift tell about an image, in nats: a part of the KL divergence.",
            ),
            PARTS,
        ),
    )

    widths: Annotated[
        tuple[Annotated[int, Field(ge=1, le=2048)], ...],
        about(
            QT_TRANSLATE_NOOP("models", "Pixel network"),
            QT_TRANSLATE_NOOP(
                "models", "Units of the hidden layers that make a pixel of its place and the code."
            ),
            min_length=1,
            max_length=8,
        ),
    ] = (64, 32)
    activation: Annotated[
        Activation,
        about(
            QT_TRANSLATE_NOOP("models", "Its activation"),
            QT_TRANSLATE_NOOP("models", "What bends the signal in the pixel network."),
            expert=True,
        ),
    ] = "leaky-relu"
    angle_sigma: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("models", "Angles, σ"),
            QT_TRANSLATE_NOOP("models", "How far things are turned from upright; 180 for any way round."),
            unit="°",
            ge=0.1,
            le=180.0,
        ),
    ] = 45.0
    shift_sigma: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("models", "Shifts, σ"),
            QT_TRANSLATE_NOOP("models", "How far things lie from the middle."),
            unit=QT_TRANSLATE_NOOP("models", "pixels"),
            ge=0.01,
            le=1000.0,
        ),
    ] = 2.0

    def build(self, plan: Plan) -> Autoencoder:
        return SpatialAutoencoder(plan, self)
