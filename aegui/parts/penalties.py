"""Demands on the code beside the reconstruction: what it costs to be active, or to be sensitive."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal

import torch
from torch import Tensor, nn

from aegui.parts.quantities import PARTS, Quantity, QuantityGroup
from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about
from aegui.parts.terms import Term
from aegui.parts.whole_batch import over_batch
from aegui.translation import tr

TINY = 1e-6  # keeps logarithms finite


class Penalty(Part):
    """A quantity of the code that is made small, and how much that counts."""

    recorded: ClassVar[Quantity | None] = None  # None where there is no penalty
    sparse: ClassVar[bool] = False  # few units are to be active for an image
    sums_activity: ClassVar[bool] = False  # the quantity is the sum of an image's absolute code
    divisible: ClassVar[bool] = True  # whether that of a batch is the mean of its images'
    formula: ClassVar[str] = ""  # with the weight λ, as `parts.terms` has them; "" where there is no penalty
    read: ClassVar[tuple[str, ...]] = ()  # the same in words

    @abstractmethod
    def quantity(
        self, encoder: nn.Sequential, images: Tensor, codes: Tensor, generator: torch.Generator
    ) -> Tensor:
        """One number ≥ 0: what the penalty makes small, without its weight.

        `codes` (N, D) are the encoder's of `images` (N, C, H, W), with their graph.
        """

    @property
    def strength(self) -> float:
        """What the quantity is multiplied by in the loss; 0 where there is no penalty."""
        return float(getattr(self, "weight", 0.0))

    @property
    def terms(self) -> tuple[Term, ...]:
        """What it adds to the loss."""
        if self.recorded is None:
            return ()
        constants = [("λ", self.strength)]
        if hasattr(self, "rho"):
            constants.append(("ρ", self.rho))
        return (Term(self.recorded.name, self.formula, self.read, tuple(constants), self.strength),)

    def added_to(self, loss: QuantityGroup) -> QuantityGroup:
        """The unit of a loss, where the penalty is a part of it."""
        if self.recorded is None:
            return loss
        return loss.plus(
            QT_TRANSLATE_NOOP("curves", "{} + penalty"),
            QT_TRANSLATE_NOOP("curves", "The penalty is what the recipe adds to it, times its weight."),
        )

    def complaint(self, code_activation: str) -> str:
        """Why it makes no sense for codes of this activation, "" where it does."""
        return ""


penalties: Registry[Penalty] = Registry("penalty", Penalty)
SPARSITY = Quantity(
    "sparsity",
    QT_TRANSLATE_NOOP("curves", "sparsity"),
    QT_TRANSLATE_NOOP("curves", "What the activity of the code costs, before its weight."),
    PARTS,
)


@penalties.add(
    "none",
    QT_TRANSLATE_NOOP("penalties", "None"),
    QT_TRANSLATE_NOOP("penalties", "Only the reconstruction counts."),
    order=0,
)
class NoPenalty(Penalty):
    """Nothing is made small."""

    def quantity(
        self, encoder: nn.Sequential, images: Tensor, codes: Tensor, generator: torch.Generator
    ) -> Tensor:
        return codes.new_zeros(())


@penalties.add(
    "l1",
    QT_TRANSLATE_NOOP("penalties", "L1 sparsity"),
    QT_TRANSLATE_NOOP("penalties", "Every active unit costs: most of them stay silent for an image."),
    order=1,
)
class L1(Penalty):
    """Σ |code| of an image, the mean over the batch."""

    recorded: ClassVar[Quantity | None] = SPARSITY
    sparse: ClassVar[bool] = True
    sums_activity: ClassVar[bool] = True
    formula: ClassVar[str] = "λ Σ_j |z_j|"
    read: ClassVar[tuple[str, ...]] = (
        QT_TRANSLATE_NOOP("formulas", "λ times the sizes of all numbers z of an image's code, added up."),
    )

    weight: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("penalties", "λ"),
            QT_TRANSLATE_NOOP("penalties", "What a unit of activity costs beside the reconstruction."),
            ge=0.0,
            le=1000.0,
        ),
    ] = 1e-3

    def quantity(
        self, encoder: nn.Sequential, images: Tensor, codes: Tensor, generator: torch.Generator
    ) -> Tensor:
        return codes.abs().sum(dim=1).mean()


@penalties.add(
    "kl-sparsity",
    QT_TRANSLATE_NOOP("penalties", "KL sparsity"),
    QT_TRANSLATE_NOOP("penalties", "Every unit is to be active in a small share of the images."),
    order=2,
)
class KLSparsity(Penalty):
    """Σⱼ KL(ρ ‖ ρ̂ⱼ), ρ̂ⱼ the mean activation of unit j over the batch (Ng, 2011, section 3)."""

    recorded: ClassVar[Quantity | None] = SPARSITY
    sparse: ClassVar[bool] = True
    divisible: ClassVar[bool] = False
    formula: ClassVar[str] = "λ Σ_j KL(ρ ‖ ρ̂_j)"
    read: ClassVar[tuple[str, ...]] = (
        QT_TRANSLATE_NOOP(
            "formulas",
            "λ times how far the mean activation ρ̂ of each unit is from the one that it is to have, ρ, "
            "added up.",
        ),
    )

    rho: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("penalties", "ρ"),
            QT_TRANSLATE_NOOP("penalties", "The mean activation that each unit is to have."),
            gt=0.0,
            lt=1.0,
        ),
    ] = 0.05
    weight: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("penalties", "Weight"),
            QT_TRANSLATE_NOOP("penalties", "How much the mean activation counts beside the reconstruction."),
            ge=0.0,
            le=1000.0,
        ),
    ] = 0.1

    def quantity(
        self, encoder: nn.Sequential, images: Tensor, codes: Tensor, generator: torch.Generator
    ) -> Tensor:
        mean = over_batch(codes.float().mean(dim=0)).clamp(TINY, 1.0 - TINY)
        rho = torch.tensor(self.rho, device=codes.device)
        return (rho * (rho / mean).log() + (1 - rho) * ((1 - rho) / (1 - mean)).log()).sum()

    def complaint(self, code_activation: str) -> str:
        if code_activation == "sigmoid":
            return ""
        return tr("KL sparsity needs codes between 0 and 1: use a sigmoid code activation, or L1 sparsity")


@penalties.add(
    "contractive",
    QT_TRANSLATE_NOOP("penalties", "Contractive"),
    QT_TRANSLATE_NOOP("penalties", "The code may hardly move when the image changes a little."),
    order=3,
)
class Contractive(Penalty):
    """‖∂code/∂x‖²_F, the mean over the batch (Rifai et al., 2011, equation 7)."""

    recorded: ClassVar[Quantity | None] = Quantity(
        "jacobian",
        QT_TRANSLATE_NOOP("curves", "sensitivity"),
        QT_TRANSLATE_NOOP(
            "curves", "How much the code moves when the image changes: ‖∂code/∂x‖², before its weight."
        ),
        PARTS,
    )
    formula: ClassVar[str] = "λ ‖∂z∕∂x‖^2"
    read: ClassVar[tuple[str, ...]] = (
        QT_TRANSLATE_NOOP(
            "formulas",
            "λ times how much each number of the code z changes with each pixel of the image x, squared and "
            "added up.",
        ),
    )

    weight: Annotated[
        float,
        about(
            QT_TRANSLATE_NOOP("penalties", "λ"),
            QT_TRANSLATE_NOOP("penalties", "What the sensitivity costs beside the reconstruction."),
            ge=0.0,
            le=1000.0,
        ),
    ] = 1e-4
    estimate: Annotated[
        Literal["auto", "hutchinson"],
        about(
            QT_TRANSLATE_NOOP("penalties", "Jacobian"),
            QT_TRANSLATE_NOOP(
                "penalties",
                "Auto: exact where all layers are dense; Hutchinson: one random direction.",
            ),
            expert=True,
        ),
    ] = "auto"

    def quantity(
        self, encoder: nn.Sequential, images: Tensor, codes: Tensor, generator: torch.Generator
    ) -> Tensor:
        if self.estimate == "auto" and is_dense(encoder):
            return dense_jacobian(encoder, images)
        return hutchinson(encoder, images, generator)


def is_dense(encoder: nn.Sequential) -> bool:
    """Whether the Jacobian can be written down layer by layer."""
    return all(isinstance(layer, (nn.Flatten, nn.Linear, *SLOPES)) for layer in encoder)


def dense_jacobian(encoder: nn.Sequential, images: Tensor) -> Tensor:
    """The exact mean of ‖∂code/∂x‖²_F over a batch for dense layers, differentiable.

    The chain rule is followed from the code back: (N, D, width) products, and for a single layer of
    weights the closed form Σⱼ s′ⱼ² Σᵢ Wⱼᵢ².
    """
    outputs = [images]
    for layer in encoder:
        outputs.append(layer(outputs[-1]))
    product: Tensor | None = None  # ∂code/∂(this layer's output), (N, D, width)
    scale: Tensor | None = None  # slopes of activations (N, width) that wait for the layer before
    linear = [n for n, layer in enumerate(encoder) if isinstance(layer, nn.Linear)]
    for n in reversed(range(len(encoder))):
        layer = encoder[n]
        if isinstance(layer, nn.Linear):
            if product is None and n == linear[0]:
                squares = layer.weight.float().square().sum(dim=1)
                scales = torch.ones_like(outputs[n + 1]) if scale is None else scale
                return (scales.square() @ squares).mean()
            rows = torch.eye(layer.out_features, device=images.device)[None] if product is None else product
            product = (rows if scale is None else rows * scale[:, None, :]) @ layer.weight
            scale = None
        elif not isinstance(layer, nn.Flatten):
            slope_of = next(slope for sort, slope in SLOPES.items() if isinstance(layer, sort))
            slope = slope_of(layer, outputs[n], outputs[n + 1])
            scale = slope if scale is None else scale * slope
    assert product is not None
    return product.square().sum(dim=(1, 2)).expand(len(images)).mean()


def hutchinson(encoder: nn.Module, images: Tensor, generator: torch.Generator) -> Tensor:
    """An unbiased estimate of the mean of ‖∂code/∂x‖²_F: ‖vᵀ J‖², v of ±1 (Hutchinson, 1990)."""
    with torch.enable_grad():
        inputs = images.detach().requires_grad_()
        codes = encoder(inputs)
        signs = torch.randint(2, codes.shape, generator=generator, device=codes.device) * 2 - 1
        (pulled,) = torch.autograd.grad((codes * signs).sum(), inputs, create_graph=True)
    return pulled.flatten(1).square().sum(dim=1).mean()


def _leaky(layer: Any, entered: Tensor, left: Tensor) -> Tensor:
    return torch.where(entered > 0, 1.0, layer.negative_slope)


# activation → its slope, from the layer, what entered it and what left it
SLOPES: dict[type[nn.Module], Callable[[Any, Tensor, Tensor], Tensor]] = {
    nn.Sigmoid: lambda layer, entered, left: left * (1 - left),
    nn.Tanh: lambda layer, entered, left: 1 - left * left,
    nn.ReLU: lambda layer, entered, left: (entered > 0).to(left.dtype),
    nn.LeakyReLU: _leaky,
    nn.ELU: lambda layer, entered, left: torch.where(entered > 0, 1.0, left + 1.0),
}
