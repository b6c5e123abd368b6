"""Ways to score a reconstruction against its target, both (N, C, H, W); each gives one number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal

import torch
import torch.nn.functional as F
from torch import Tensor

from aegui.parts.quantities import CROSS_ENTROPY, NATS, SQUARED
from aegui.parts.registry import QT_TRANSLATE_NOOP, Part, Registry, about
from aegui.parts.terms import N_PIXELS, Term

Reduction = Literal["mean", "sum"]


class Loss(Part):
    """A cost of each pixel and how the pixels are added up."""

    function: ClassVar[Callable[..., Tensor]]
    bounded: ClassVar[bool] = False  # a likelihood of pixels between 0 and 1; outputs have to be too
    per_pixel: ClassVar[str] = ""  # what the numbers are, of the mean over the pixels
    per_image: ClassVar[str] = ""  # and of their sum
    words: ClassVar[tuple[str, ...]] = ()  # sentences that explain it
    formula: ClassVar[str] = ""  # of its sum over an image, as `parts.terms` has them
    mean_formula: ClassVar[str] = ""  # of its mean, where that is not the sum through n
    read: ClassVar[str] = ""  # the formula of the sum in words
    reduction: Annotated[
        Reduction,
        about(
            QT_TRANSLATE_NOOP("losses", "Over pixels"),
            QT_TRANSLATE_NOOP(
                "losses", "Mean over the pixels, or their sum per image; always a mean over the batch."
            ),
            expert=True,
        ),
    ] = "mean"

    @property
    def unit(self) -> str:
        """What the numbers are, in English; the loss's name where it does not say."""
        return (self.per_pixel if self.reduction == "mean" else self.per_image) or self.kind

    @property
    def in_nats(self) -> bool:
        """Whether it is the negative log-likelihood of an image."""
        return self.bounded and self.reduction == "sum"

    @property
    def term(self) -> Term:
        """Its part in what a training makes small."""
        if self.reduction == "sum":
            n = (N_PIXELS,) if "n " in self.formula else ()
            return Term("reconstruction", self.formula, (self.read, *n))
        if self.mean_formula:
            return Term("reconstruction", self.mean_formula, (self.read,))
        return Term("reconstruction", f"1∕n {self.formula}", (self.read, N_PIXELS))

    def each(self, output: Tensor, target: Tensor) -> Tensor:
        """What each place of each image costs, (N, C, H, W) or smaller: its mean is that of the pixels."""
        costs: Tensor = type(self).function(output, target, "none")
        return costs

    def __call__(self, output: Tensor, target: Tensor) -> Tensor:
        """One number: the pixels reduced as chosen, then the mean over the batch."""
        reduction = "mean" if self.reduction == "mean" else "sum"
        total = type(self).function(output, target, reduction)
        return total if self.reduction == "mean" else total / len(output)


losses: Registry[Loss] = Registry("loss", Loss)


def psnr(images: Tensor, target: Tensor) -> Tensor:
    """The peak signal-to-noise ratio (N,) of each image in [0, 1], in dB; at most 100, where nothing is left
    to see.

    Of several images the mean of theirs is told, everywhere: it is higher than that of their mean error.
    """
    errors = (images - target).square().flatten(1).mean(dim=1)
    return -10.0 * errors.clamp(min=1e-10).log10()


@losses.add_function(
    "mse",
    QT_TRANSLATE_NOOP("losses", "Mean squared error"),
    QT_TRANSLATE_NOOP("losses", "Squared difference: the likelihood of Gaussian outputs."),
    order=0,
    per_pixel=QT_TRANSLATE_NOOP("curves", "mean squared error per pixel"),
    per_image=QT_TRANSLATE_NOOP("curves", "squared error per image"),
    words=(SQUARED,),
    formula="‖x − x̂‖^2",
    read=QT_TRANSLATE_NOOP(
        "formulas",
        "The squared differences between the pixels of an image x and those of its reconstruction "
        "x̂, added up.",
    ),
)
def mse(output: Tensor, target: Tensor, reduction: str) -> Tensor:
    """(x̂ − x)², the negative log-likelihood of a Gaussian up to constants."""
    return F.mse_loss(output, target, reduction=reduction)


class _CrossEntropy(torch.autograd.Function):
    """The sum of `torch.nn.functional.binary_cross_entropy`, with the same bounds: no logarithm below −100,
    no divisor below 1e-12. torch's own takes its logarithms one by one, several times as slowly."""

    @staticmethod
    def forward(context: Any, output: Tensor, target: Tensor) -> Tensor:
        context.save_for_backward(output, target)
        white, black = output.log().clamp_(min=-100.0), (1.0 - output).log_().clamp_(min=-100.0)
        return -(black + (white - black).mul_(target)).sum()

    @staticmethod
    def backward(context: Any, gradient: Tensor) -> tuple[Tensor, None]:
        output, target = context.saved_tensors
        return gradient * (output - target) / (output * (1.0 - output)).clamp(min=1e-12), None


@losses.add_function(
    "bce",
    QT_TRANSLATE_NOOP("losses", "Binary cross-entropy"),
    QT_TRANSLATE_NOOP("losses", "The likelihood of Bernoulli outputs; needs outputs between 0 and 1."),
    order=1,
    bounded=True,
    per_pixel=QT_TRANSLATE_NOOP("curves", "cross-entropy in nats per pixel"),
    per_image=QT_TRANSLATE_NOOP("curves", "cross-entropy in nats per image"),
    words=(CROSS_ENTROPY, NATS),
    formula="Σ_i (−x_i log x̂_i − (1 − x_i) log(1 − x̂_i))",
    read=QT_TRANSLATE_NOOP(
        "formulas",
        "What each pixel of an image x costs to one who expects what the reconstruction x̂ says, added up.",
    ),
)
def bce(output: Tensor, target: Tensor, reduction: str) -> Tensor:
    """−x log x̂ − (1 − x) log(1 − x̂), the negative log-likelihood of Bernoulli pixels."""
    if reduction == "none":
        return F.binary_cross_entropy(output, target, reduction=reduction)
    pixels: Tensor = _CrossEntropy.apply(output, target)  # type: ignore[no-untyped-call]
    return pixels / output.numel() if reduction == "mean" else pixels


@losses.add_function(
    "half-squared",
    QT_TRANSLATE_NOOP("losses", "Half squared error"),
    QT_TRANSLATE_NOOP("losses", "½ (x̂ − x)², usually summed over the image."),
    order=2,
    per_pixel=QT_TRANSLATE_NOOP("curves", "half squared error per pixel"),
    per_image=QT_TRANSLATE_NOOP("curves", "half squared error per image"),
    words=(SQUARED,),
    formula="½ ‖x − x̂‖^2",
    read=QT_TRANSLATE_NOOP(
        "formulas",
        "Half the squared differences between the pixels of an image x and those of its "
        "reconstruction x̂, added up.",
    ),
)
def half_squared(output: Tensor, target: Tensor, reduction: str) -> Tensor:
    """½ (x̂ − x)²: exactly the negative log-likelihood of unit-variance Gaussian outputs, less a constant."""
    return 0.5 * F.mse_loss(output, target, reduction=reduction)


@losses.add_function(
    "ssim",
    QT_TRANSLATE_NOOP("losses", "Structural similarity"),
    QT_TRANSLATE_NOOP("losses", "1 − SSIM: judges local contrast and structure as an eye does."),
    order=3,
    per_pixel=QT_TRANSLATE_NOOP("curves", "1 − structural similarity"),
    per_image=QT_TRANSLATE_NOOP("curves", "1 − structural similarity, times the pixels"),
    words=(
        QT_TRANSLATE_NOOP(
            "curves",
            "Structural similarity (SSIM) compares brightness, contrast and structure of small patches. "
            "Here 0 is perfect: the lower, the better.",
        ),
    ),
    formula="n (1 − SSIM(x, x̂))",
    mean_formula="1 − SSIM(x, x̂)",
    read=QT_TRANSLATE_NOOP(
        "formulas",
        "How far the structure of an image x and that of its reconstruction x̂ are from being "
        "alike, place by place.",
    ),
)
def one_minus_ssim(output: Tensor, target: Tensor, reduction: str) -> Tensor:
    """1 − SSIM (Wang et al., 2004), with a window of 11 pixels or what fits into the image."""
    from pytorch_msssim import ssim

    smaller = min(target.shape[-2:])
    window = min(11, smaller if smaller % 2 else smaller - 1)
    if reduction == "none":
        return _each_window(output.float(), target.float(), window)
    likeness: Tensor = ssim(
        output.float(), target.float(), data_range=1.0, win_size=window, nonnegative_ssim=False
    )
    share = 1.0 - likeness
    return share if reduction == "mean" else share * target.numel()


def _each_window(output: Tensor, target: Tensor, window: int) -> Tensor:
    """1 − SSIM (N, C, H′, W′) of every window that fits into the image, by the library: each is an image."""
    from pytorch_msssim import ssim

    count, channels, height, width = target.shape
    cut = [
        F.unfold(images, window).transpose(1, 2).reshape(-1, channels, window, window)
        for images in (output, target)
    ]
    alike: Tensor = ssim(
        *(part.reshape(-1, 1, window, window) for part in cut),
        data_range=1.0, size_average=False, win_size=window, nonnegative_ssim=False,
    )  # fmt: skip
    places = (height - window + 1, width - window + 1)
    return 1.0 - alike.reshape(count, *places, channels).permute(0, 3, 1, 2)
