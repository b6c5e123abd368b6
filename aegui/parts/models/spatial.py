"""The spatial variational autoencoder: what a thing is, apart from how it lies (Bepler et al., 2019).

The decoder is a function of a place: it is told the code and where a pixel lies in the thing's own frame,
which is the picture's frame shifted and turned by a pose that the encoder infers beside the code.
Either a small network makes each pixel, as in the paper, or the recipe's decoder draws the thing upright and
each pixel is read from where it lies in that drawing, as in a spatial transformer (Jaderberg et al., 2015).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import pi
from typing import Annotated, ClassVar, Literal

import torch
import torch.nn.functional as F
from pydantic import Field
from torch import Tensor, nn

from aegui.parts.models import Autoencoder, Losses, Plan, families
from aegui.parts.models.variational import Variational, VariationalAutoencoder
from aegui.parts.networks import Activation, activate
from aegui.parts.networks.layers import Linear
from aegui.parts.quantities import PARTS, Quantity
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.parts.terms import Term

POSE = 3  # angle, shift to the right, shift upwards
SPREAD = 4.0  # half the longer side in the units that the first layer sees: as steep as initialisers expect
AT_A_TIME = 100 * 28 * 28  # pixels that are decoded at a time where nothing is learnt

KL_READ = QT_TRANSLATE_NOOP(
    "formulas",
    "β times the KL divergence: how far the posteriors q of an image's code z, angle θ and shift s are from "
    "their priors p, in nats.",
)
TURNING_READ = QT_TRANSLATE_NOOP(
    "formulas",
    "κ times what it costs that the angle θ′ of an image that was turned by δ more is not θ + δ.",
)


class SpatialAutoencoder(VariationalAutoencoder):
    """The code z of an image is decoded upright and in the middle; its own pose only reconstructs it.

    The evidence lower bound is E[log p(x|z, θ, Δ)] − KL(z) − KL(θ) − KL(Δ), all three posteriors being
    Gaussians with Gaussian priors N(0, I), N(0, σ_θ²) and N(0, σ_Δ² I) (Bepler et al., 2019).
    All are numbers of any size, in units of the priors' σ: an angle beyond a half turn is one within.

    The bound alone leaves the angle of what is turned far to chance, as there are few such images to learn
    from. So each image is also seen turned once more by a δ that is known, drawn from the angles' prior, and
    κ · (1 − cos(θ' − θ − δ)) is added: what it costs where the angle grows by something else.
    """

    plain_torch: ClassVar[Mapping[str, str]] = {
        "inferred": '''
def inferred(self, images):
    """Images → mean and standard deviation, (N, {inferred}) each: of the code, then of the angle in units of
    {family.angle_sigma:g}°, and of the shifts to the right and upwards, of {family.shift_sigma:g} px."""
    mean, log_variance = self.encoder({seen}).chunk(2, dim=1)
    return mean, (0.5 * log_variance).exp()
''',
        "posterior": '''
def posterior(self, images):
    """Images → mean and standard deviation of the codes, (N, {code}) each."""
    mean, deviation = self.inferred(images)
    return mean[:, :{code}], deviation[:, :{code}]
''',
        "poses": '''
def poses(self, images):
    """Images → (N, 3): angle in degrees, counter-clockwise; shifts to the right and upwards in pixels."""
    angle, *shifts = self.inferred(images)[0][:, {code}:].unbind(1)
    angle = torch.remainder(angle * {family.angle_sigma} + 180.0, 360.0) - 180.0
    return torch.stack([angle, *(shift * {family.shift_sigma} for shift in shifts)], dim=1)
''',
        "encode": VariationalAutoencoder.plain_torch["encode"],
        "decode": '''
def decode(self, codes):
    """Codes (N, {code}), or (N, {inferred}) with a pose as `inferred` gives it → images (N, {shape})."""
    return {shown}
''',
        "reconstruct": '''
def reconstruct(self, images):
    """Images → the same, through the code and the pose."""
    return self.decode(self.inferred(images)[0])
''',
    }

    def __init__(self, plan: Plan, family: Spatial) -> None:
        Autoencoder.__init__(self, plan, family.code, outputs=2 * (family.code + POSE))
        self.family: Spatial = family
        self.decoder = _drawn_whole(plan, family) if family.drawing == "canvas" else _decoder(plan, family)

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

    def _further(self, seen: Tensor, mean: Tensor, generator: torch.Generator) -> Losses:
        strength, sigma = self.family.equivariance, _radians(self.family.angle_sigma)
        if not strength:
            return {}
        more = torch.empty(len(seen), device=seen.device).normal_(generator=generator)
        again, _ = self._posterior(read(seen, more * sigma, padding="zeros"))
        missed = (again - mean)[:, self.code] - more
        return {"turning": strength * (1.0 - (missed * sigma).cos()).mean()}

    def _named(self, parts: Tensor) -> Losses:
        return {**super()._named(parts), "kl_pose": parts[self.code :].sum()}


class Placed(nn.Module):
    """(N, D) or (N, D + 3) → (N · H · W, units): what a first layer makes of a code and the place of every
    pixel in the thing's frame; without a pose of the thing in the middle and upright."""

    def __init__(self, height: int, width: int, code: int, units: int, radians: float, pixels: float) -> None:
        super().__init__()
        self.height, self.width, self.code = height, width, code
        self.units, self.radians, self.pixels = units, radians, pixels
        self.place = nn.Linear(2, units, bias=False)
        self.what = nn.Linear(code, units)

    def extra_repr(self) -> str:
        told = {
            name: getattr(self, name) for name in ("height", "width", "code", "units", "radians", "pixels")
        }
        return ", ".join(f"{name}={value!r}" for name, value in told.items())

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


class Canvas(nn.Sequential):
    """(N, D) or (N, D + 3) → (N, C, H, W): what a decoder draws of a code, read in a pose; without one as
    it was drawn. It is read before its last activation, which bounds what comes of it."""

    def __init__(self, *layers: nn.Module, code: int, radians: float, pixels: float) -> None:
        super().__init__(*layers)
        self.code, self.radians, self.pixels = code, radians, pixels

    def extra_repr(self) -> str:
        return f"code={self.code}, radians={self.radians!r}, pixels={self.pixels!r}"

    def forward(self, codes: Tensor) -> Tensor:
        drawing, *last = self
        images: Tensor = drawing(codes[:, : self.code])
        pose = codes[:, self.code :].float()
        if pose.shape[1]:
            with torch.autocast(codes.device.type, enabled=False):
                images = read(images.float(), pose[:, 0] * self.radians, pose[:, 1:] * self.pixels)
        for layer in last:
            images = layer(images)
        return images


def read(images: Tensor, angles: Tensor, shifts: Tensor | None = None, padding: str = "border") -> Tensor:
    """Images (N, C, H, W) turned counter-clockwise about their middle by angles (N,) in radians, then shifted
    by pixels (N, 2) to the right and upwards, bilinearly. Outside there is black, which `padding` "zeros"
    says, or what the edge shows."""
    height, width = images.shape[2:]
    cos, sin = angles.cos(), angles.sin()
    right, up = torch.zeros_like(cos), torch.zeros_like(cos)
    if shifts is not None:
        right, up = shifts.unbind(1)
    # Where a pixel comes from, in torch's units: half a side each, to the right and downwards.
    across = torch.stack([cos, -sin * (height / width), -(cos * right + sin * up) * (2 / width)], dim=1)
    down = torch.stack([sin * (width / height), cos, (cos * up - sin * right) * (2 / height)], dim=1)
    grid = F.affine_grid(torch.stack([across, down], dim=1), list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, padding_mode=padding, align_corners=False)


class Arranged(nn.Module):
    """(N · H · W, C) → (N, C, H, W)."""

    def __init__(self, channels: int, height: int, width: int) -> None:
        super().__init__()
        self.channels, self.height, self.width = channels, height, width

    def extra_repr(self) -> str:
        return f"{self.channels}, {self.height}, {self.width}"

    def forward(self, pixels: Tensor) -> Tensor:
        apart = pixels.view(-1, self.height, self.width, self.channels)
        return apart.permute(0, 3, 1, 2).contiguous()


def _turned_back(angle: Tensor) -> Tensor:
    """(N,) radians → (N, 2, 2), which turn rows (right, up) clockwise."""
    cos, sin = angle.cos(), angle.sin()
    return torch.stack([cos, -sin, sin, cos], dim=1).view(-1, 2, 2)


def _radians(degrees: float) -> float:
    return degrees * pi / 180


def _drawn_whole(plan: Plan, family: Spatial) -> nn.Sequential:
    """The recipe's own decoder, whose last activation comes after its drawing was read."""
    last: Activation = getattr(plan.network, "output_activation", "linear")
    network = plan.network.model_copy(update={"output_activation": "linear"})
    drawing = network.decoder(network.inner(plan.shape), family.code)
    return Canvas(
        drawing, *activate(last), code=family.code, radians=_radians(family.angle_sigma),
        pixels=family.shift_sigma,
    )  # fmt: skip


def _decoder(plan: Plan, family: Spatial) -> nn.Sequential:
    """The same layers for every pixel; the last are as the recipe's network ends."""
    channels, height, width = plan.network.inner(plan.shape)
    bend: Activation = family.activation
    placed = Placed(
        height, width, family.code, family.widths[0], _radians(family.angle_sigma), family.shift_sigma
    )
    layers: list[nn.Module] = [placed, *activate(bend)]
    for inputs, outputs in pairwise(family.widths):
        layers += [Linear(inputs, outputs), *activate(bend)]
    last: Activation = getattr(plan.network, "output_activation", "sigmoid")
    pixel = Linear(family.widths[-1], channels)
    return nn.Sequential(*layers, pixel, *activate(last), Arranged(channels, height, width))


@families.add(
    "spatial-vae",
    QT_TRANSLATE_NOOP("models", "Spatial variational"),
    QT_TRANSLATE_NOOP("models", "The code says what a thing is; how it is turned and shifted is told apart."),
    order=2,
)
class Spatial(Variational):
    """A variational autoencoder with a pose beside the code."""

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
        Quantity(
            "turning",
            QT_TRANSLATE_NOOP("curves", "turned once more"),
            QT_TRANSLATE_NOOP(
                "curves",
                "What it costs that the angle of an image turned once more grows by something else.",
            ),
            PARTS,
        ),
    )

    drawing: Annotated[
        Literal["canvas", "pixels"],
        about(
            QT_TRANSLATE_NOOP("models", "Drawn"),
            QT_TRANSLATE_NOOP(
                "models",
                "Canvas: the network's decoder draws the thing upright, and pixels are read from it in the "
                "pose. Pixels: a small network makes each of its place and the code, which is slower.",
            ),
        ),
    ] = "canvas"
    equivariance: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("models", "Turned once more"),
            QT_TRANSLATE_NOOP(
                "models",
                "How firmly the angle must grow by as much as an image is turned once more; 0: not asked.",
            ),
            ge=0.0,
            le=10_000.0,
        ),
    ] = 100.0
    widths: Annotated[
        tuple[Annotated[int, Field(ge=1, le=2048)], ...],
        about(
            QT_TRANSLATE_NOOP("models", "Pixel network"),
            QT_TRANSLATE_NOOP(
                "models", "Units of the hidden layers that make a pixel of its place and the code."
            ),
            min_length=1,
            max_length=8,
            expert=True,
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

    def divergence(self, inferred: str, read: str) -> Term:
        """Also of the angle θ and the shift s."""
        return super().divergence("z, θ, s", KL_READ)

    def further_terms(self) -> tuple[Term, ...]:
        if not self.equivariance:
            return ()
        constants = (("κ", self.equivariance),)
        return (Term("turning", "κ (1 − cos(θ′ − θ − δ))", (TURNING_READ,), constants),)
