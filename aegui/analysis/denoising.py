"""How well a model restores corrupted images, beside what needs no network: a linear map, and a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.analysis.metric import Metric
from aegui.analysis.subject import Figures, Subject
from aegui.analysis.sweep import likeness
from aegui.parts.noises import Noise, noises, with_level
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.recipe import read, shipped
from aegui.sampling import mixed
from aegui.training.device import stream
from aegui.training.evaluation import chunks, on_device, to_unit

Floats = NDArray[np.float32]
Restorer = Callable[[Tensor], Tensor]  # corrupted images (N, C, H, W) in [0, 1] → restored ones

SIGMAS = (0.5, 0.75, 1.0)
JUDGED = 2_000  # test images that models and controls restore
FITTED = 20_000  # training images that the linear map is fitted on, fewer where they are larger
MOST_NUMBERS = 16_000_000  # of these images
DRAWN = 60_000_000  # pixels of all that is corrupted for it: few images are corrupted often
MOST_DRAWS = 40  # of each
PENALTIES = (1e-4, 1e-3, 1e-2, 1e-1)  # of the ridge, as shares of the mean variance of a pixel
CHOSEN, CHOSEN_FILTER = 2_000, 500  # training images that its penalty and a filter are chosen on
TINY = 1e-6
SIDES = (3, 5)  # pixels of a filter's window

LEVEL = Metric(
    QT_TRANSLATE_NOOP("figures", "Error with noise of that σ and the recipe's mean"), better="lower"
)
ELSEWHERE = Metric(
    QT_TRANSLATE_NOOP(
        "figures", "Error of 2,000 of the images it is judged on, with the noise of that recipe"
    ),
    better="lower",
)
METRICS = {
    "clean_mse": Metric(
        QT_TRANSLATE_NOOP("figures", "Error on the test images without any corruption"), "", "lower"
    ),
    "noisy_mse": Metric(
        QT_TRANSLATE_NOOP("figures", "Error of the corrupted images before they are restored")
    ),
    "restored_mse": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Error of restored images: 2,000 of the images it is judged on, corrupted anew"
        ),
        "",
        "lower",
    ),
    "restored_psnr": Metric(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio of the same restored images"), "dB", "higher"
    ),
    "restored_ssim": Metric(
        QT_TRANSLATE_NOOP("figures", "Structural similarity of the same restored images to the clean ones"),
        "",
        "higher",
    ),
    "noisy_psnr": Metric(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio before they are restored"), "dB"
    ),
    "noisy_ssim": Metric(QT_TRANSLATE_NOOP("figures", "Structural similarity before they are restored")),
    "ridge_mse": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Error where a linear map (ridge regression of training pairs) restores them"
        )
    ),
    "ridge_psnr": Metric(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio where the linear map restores them"), "dB"
    ),
    "ridge_ssim": Metric(
        QT_TRANSLATE_NOOP("figures", "Structural similarity where the linear map restores them")
    ),
    "filter_mse": Metric(
        QT_TRANSLATE_NOOP("figures", "Error where the better of a median and a Wiener filter restores them")
    ),
    "filter_psnr": Metric(
        QT_TRANSLATE_NOOP("figures", "Peak signal-to-noise ratio where the filter restores them"), "dB"
    ),
    "filter_ssim": Metric(
        QT_TRANSLATE_NOOP("figures", "Structural similarity where the filter restores them")
    ),
    "restored_ratio": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "The model's error as a share of that of the better of linear map and filter"
        ),
        "",
        "lower",
    ),
}


def restoration(subject: Subject) -> Figures:
    """With no noise, with more of the recipe's own, and beside what needs no network."""
    noise, task = subject.recipe.corruption, subject.recipe.task
    if noise.kind == "none":
        return {}
    figures = {"clean_mse": subject.error_with(noises.make("none")), "noisy_mse": subject.cost_of(noise)}
    for sigma in SIGMAS if noise.kind == "gaussian" else ():
        figures[f"mse_at_{sigma}"] = subject.error_with(with_level("gaussian", sigma, noise))
    return figures | (beside_controls(subject) | transplanted(subject) if task.sees_colour else {})


def beside_controls(subject: Subject) -> Figures:
    """Error, PSNR and SSIM of the same test images: as they are, and restored by model and controls."""
    noise = subject.recipe.corruption
    known, others = training_pairs(subject, noise)
    restorers: dict[str, Restorer] = {
        "noisy": lambda images: images,
        "restored": lambda images: subject.model(images).float(),
        "ridge": fit_ridge(known, others),
        "filter": choose_filter(*others.some(CHOSEN_FILTER)),
    }
    restored: dict[str, list[Tensor]] = {name: [] for name in restorers}
    clean = []
    with torch.inference_mode():
        for corrupted, images in _judged(subject, noise):
            clean.append(images)
            for name, restore in restorers.items():
                restored[name].append(restore(corrupted))
    truth = torch.cat(clean)
    figures: Figures = {}
    for name, parts in restored.items():
        found = likeness(torch.cat(parts), truth)
        figures |= {f"{name}_mse": found.mse, f"{name}_psnr": found.psnr, f"{name}_ssim": found.ssim}
    best = min(figures["ridge_mse"], figures["filter_mse"])
    figures.pop("noisy_mse")  # which is told of all test images
    return figures | ({"restored_ratio": figures["restored_mse"] / best} if best else {})


def transplanted(subject: Subject) -> Figures:
    """`mse_on_<recipe>`: the error with the noise of every recipe that restores such images."""
    figures = {}
    for name, path in shipped().items():
        recipe = read(path)
        noise = recipe.corruption
        if noise.kind == "none" or recipe.data.kind != subject.recipe.data.kind:
            continue
        error = 0.0
        with torch.inference_mode():
            for corrupted, images in _judged(subject, noise):
                error += float((subject.model(corrupted).float() - images).square().sum())
        figures[f"mse_on_{name}"] = error / subject.some_of_test(JUDGED).size
    return figures


def _judged(subject: Subject, noise: Noise) -> Iterator[tuple[Tensor, Tensor]]:
    """Some test images, corrupted and clean, a chunk at a time; the noise is the same each time."""
    for number, images in chunks(on_device(subject.some_of_test(JUDGED), subject.device)):
        generator = stream(subject.recipe.training.seed, "denoising", number, device=subject.device)
        yield noise(images, generator), images


@dataclass(frozen=True, eq=False)
class Pairs:
    """Training images (N, C, H, W) in [0, 1], and the same corrupted."""

    clean: Tensor
    corrupted: Tensor
    expected: Tensor  # (N, C, H, W), the mean of several draws of the noise
    variance: Tensor  # (C, H, W), of the noise, the mean over the images
    unseen: float  # the share of the noise's variance that `expected` lacks: all but one of so many draws

    def some(self, count: int) -> tuple[Tensor, Tensor]:
        """The first ones, corrupted and clean."""
        return self.corrupted[:count], self.clean[:count]


def training_pairs(subject: Subject, noise: Noise) -> tuple[Pairs, Pairs]:
    """To fit on and to choose on: of other images, unless the test images are known ones, too."""
    most = min(FITTED, MOST_NUMBERS // prod(subject.recipe.shape))
    rows = mixed(len(subject.train), subject.splits.train.labels)[:most]
    apart = min(CHOSEN, len(rows) // 5)
    fitted, chosen = rows[apart:], rows[:apart]
    if not apart or subject.splits.test.same_as(subject.splits.train):
        fitted = chosen = rows
    return _pairs(subject, noise, fitted, 0), _pairs(subject, noise, chosen, 1)


def _pairs(subject: Subject, noise: Noise, rows: NDArray[np.int64], which: int) -> Pairs:
    clean = to_unit(on_device(subject.train[rows], subject.device))
    total, squares = torch.zeros_like(clean), torch.zeros_like(clean)
    draws = min(MOST_DRAWS, max(2, DRAWN // clean.numel()))
    for draw in range(draws):
        generator = stream(subject.recipe.training.seed, "controls", which, draw, device=subject.device)
        corrupted = noise(clean, generator)
        total += corrupted
        squares += corrupted.square()
    expected = total / draws
    spread = (squares / draws - expected.square()).mean(dim=0).clamp(min=0.0)
    return Pairs(clean, corrupted, expected, spread * draws / (draws - 1), 1 - 1 / draws)


@dataclass(frozen=True, eq=False)
class Linear:
    """The linear map of corrupted images to clean ones."""

    shift: Tensor  # (P,), the mean corrupted image
    factors: tuple[Tensor, ...]  # their product is (P, P)
    mean: Tensor  # (P,), the mean clean image

    def __call__(self, images: Tensor) -> Tensor:
        """(N, C, H, W), clipped to what a picture can show."""
        flat = images.flatten(1) - self.shift
        for factor in self.factors:
            flat = flat @ factor
        return (flat + self.mean).clamp(0.0, 1.0).view_as(images)


def fit_ridge(pairs: Pairs, others: Pairs) -> Linear:
    """Ridge regression (Hoerl & Kennard, 1970) of clean images on corrupted ones.

    All of these noises hit each pixel by itself, so in the normal equations the noise is a diagonal: its
    variance is put there as if it had been drawn without end. They are solved for pixels or for images,
    whichever are fewer; the penalty is the best of `PENALTIES` on other pairs.
    """
    x, y = pairs.expected.flatten(1), pairs.clean.flatten(1)
    shift, mean = x.mean(dim=0), y.mean(dim=0)
    x, y = x - shift, y - mean
    few = len(x) < x.shape[1]
    drawn = pairs.variance.flatten() * (pairs.unseen * len(x))
    scale = x.square().mean() * len(x) + TINY
    gram, right = (None, y) if few else (x.T @ x, x.T @ y)
    found: list[tuple[float, Linear]] = []
    for penalty in PENALTIES:
        diagonal = drawn + penalty * scale
        lifted = (
            (x / diagonal) @ x.T + torch.eye(len(x), device=x.device)
            if gram is None
            else gram + torch.diag(diagonal)
        )
        solved = torch.cholesky_solve(right, torch.linalg.cholesky(lifted))
        linear = Linear(shift, ((x / diagonal).T, solved) if few else (solved,), mean)
        found.append((float((linear(others.corrupted) - others.clean).square().mean()), linear))
    return min(found, key=lambda pair: pair[0])[1]


@dataclass(frozen=True)
class Filter:
    """A filter over the neighbours of each pixel, its brightness and contrast matched to clean images."""

    kind: str  # of `KINDS`
    side: int  # pixels
    gain: float = 1.0
    offset: float = 0.0

    def raw(self, images: Tensor) -> Floats:
        """What the filter itself makes of images (N, C, H, W)."""
        return KINDS[self.kind](images.cpu().numpy(), size=(1, 1, self.side, self.side))

    def __call__(self, images: Tensor) -> Tensor:
        """The same, matched and clipped to what a picture can show."""
        matched = torch.from_numpy(self.gain * self.raw(images) + self.offset)
        return matched.float().clamp(0.0, 1.0).to(images.device)


def _median(images: Floats, size: tuple[int, ...]) -> Floats:
    from scipy.ndimage import median_filter

    filtered: Floats = median_filter(images, size=size)
    return filtered


def _wiener(images: Floats, size: tuple[int, ...]) -> Floats:
    """Lee's (1980) local form of Wiener's filter; the noise is the mean of what varies around each pixel."""
    from scipy.signal import wiener

    with np.errstate(divide="ignore", invalid="ignore"):  # where nothing varies at all
        filtered = wiener(images, mysize=size)
    return np.where(np.isfinite(filtered), filtered, images).astype(np.float32)


KINDS: dict[str, Callable[..., Floats]] = {"median": _median, "wiener": _wiener}


def choose_filter(corrupted: Tensor, clean: Tensor) -> Filter:
    """Of median and Wiener filters of several sizes the one that restores these pairs best."""
    found = []
    truth = clean.cpu().numpy()
    for kind in KINDS:
        for side in SIDES:
            plain = Filter(kind, side)
            raw = plain.raw(corrupted)
            spread = float(raw.var())
            gain = float(((raw - raw.mean()) * (truth - truth.mean())).mean()) / spread if spread else 0.0
            matched = Filter(kind, side, gain, float(truth.mean()) - gain * float(raw.mean()))
            found.append((float((matched(corrupted) - clean).square().mean()), matched))
    return min(found, key=lambda pair: pair[0])[1]
