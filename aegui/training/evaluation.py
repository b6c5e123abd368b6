"""Measures a model on images it did not learn from. Nothing here changes the model."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from math import prod
from typing import overload

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.parts.datasets.caching import scratch
from aegui.parts.models import Autoencoder, Batch
from aegui.recipe import Recipe
from aegui.stored_images import Pixels, StoredImages
from aegui.training.device import stream
from aegui.training.parallel import ALONE, Ranks
from aegui.training.splits import Splits
from aegui.translation import tr

Left = Callable[[], bool]  # whether nobody waits for what is being measured any more
CHUNK = 500  # images at a time: small enough to stay in the processor's cache
ROOM = 0.5  # of a graphics processor's free memory that images may take
FEW = 20  # images at a time, where somebody may have to wait for them
MOST_VALUES = CHUNK * 3 * 64 * 64  # of a chunk: fewer of images that are larger than 64×64


def never() -> bool:
    """Somebody waits to the end."""
    return False


class Abandoned(Exception):
    """Nobody waits for what was being measured any more."""


def to_unit(pixels: Tensor) -> Tensor:
    """uint8 images as float32 in [0, 1]."""
    return pixels.float().mul_(1 / 255)


class DeviceImages:
    """uint8 images (N, C, H, W) that lie in a file and come onto a device as they are taken."""

    def __init__(self, pixels: StoredImages, device: torch.device) -> None:
        self.pixels, self.device = pixels, device

    @property
    def shape(self) -> torch.Size:
        """(N, C, H, W)."""
        return torch.Size(self.pixels.shape)

    def __len__(self) -> int:
        return len(self.pixels)

    def __getitem__(self, which: slice | Tensor) -> Tensor:
        """Those of a slice, or of rows (K,). Raises `OSError`."""
        rows = which.cpu().numpy() if isinstance(which, Tensor) else which
        return on_device(self.pixels[rows], self.device)


@overload
def on_device(pixels: NDArray[np.uint8], device: torch.device) -> Tensor: ...


@overload
def on_device(pixels: Pixels, device: torch.device) -> Tensor | DeviceImages: ...


def on_device(pixels: Pixels, device: torch.device) -> Tensor | DeviceImages:
    """uint8 images (N, C, H, W) as a tensor that nobody writes to: on the processor it is the array itself,
    since a copy of all images might not fit in the memory.

    Those that lie in a file stay there, unless a graphics processor has room for them.
    """
    if isinstance(pixels, StoredImages):
        if device.type != "cuda" or pixels.nbytes > ROOM * torch.cuda.mem_get_info(device)[0]:
            return DeviceImages(pixels, device)
        whole = torch.empty(pixels.shape, dtype=torch.uint8, device=device)
        for at in range(0, len(pixels), CHUNK):
            whole[at : at + CHUNK] = on_device(pixels[at : at + CHUNK], device)
        return whole
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # torch says that the array is read-only
        return torch.from_numpy(np.ascontiguousarray(pixels)).to(device)


def chunk_size(shape: Sequence[int]) -> int:
    """How many images of this shape (C, H, W) are measured at a time."""
    return max(1, min(CHUNK, MOST_VALUES // prod(shape)))


def chunks(
    pixels: Tensor | DeviceImages, left: Left = never, ranks: Ranks = ALONE
) -> Iterator[tuple[int, Tensor]]:
    """Number and float images (n, C, H, W) of each chunk; of several ranks each has its own.

    Raises `Abandoned` between two of them."""
    size = chunk_size(pixels.shape[1:])
    for number, at in enumerate(range(0, max(1, len(pixels)), size)):
        if left():
            raise Abandoned
        if not ranks.mine(number):
            continue
        yield number, to_unit(pixels[at : at + size])


def corrupted_once(recipe: Recipe, images: Tensor | DeviceImages) -> Tensor | DeviceImages:
    """uint8 images, each with the one noise that it keeps for a whole training; of images that lie in a file
    they lie in another. Raises `OSError` where there is no room for it."""

    def parts() -> Iterator[tuple[slice, Tensor]]:
        for number, at in enumerate(range(0, len(images), 1000)):
            part = images[at : at + 1000]
            generator = stream(recipe.training.seed, "corruption", number, device=images.device)
            made = recipe.corruption(to_unit(part), generator)
            yield slice(at, at + len(part)), made.mul_(255).round_().byte()

    if isinstance(images, Tensor):
        noisy = torch.empty_like(images)
        for where, made in parts():
            noisy[where] = made
        return noisy
    file = scratch(images.pixels.shape)
    for where, made in parts():
        file[where] = made.cpu().numpy()
    return on_device(file.scratch(), images.device)


def draw_binary(brightness: Tensor, generator: torch.Generator, into: Tensor) -> None:
    """Draw black and white images uint8 (N, C, H, W) in place: white with the chance brightness/255."""
    for part, made in zip(torch.split(brightness, 1000), torch.split(into, 1000), strict=True):
        # 255 equally likely numbers, as many of them below the brightness as it says
        drawn = torch.randint(255, part.shape, generator=generator, dtype=torch.uint8, device=part.device)
        made.copy_(drawn.lt_(part)).mul_(255)


@torch.no_grad()
def encode(
    model: Autoencoder, pixels: Tensor | DeviceImages, left: Left = never, ranks: Ranks = ALONE
) -> NDArray[np.float32]:
    """The codes (N, D) of uint8 images, which some ranks share out. Raises `Abandoned`."""
    codes = [model.encode(images) for _, images in chunks(pixels, left, ranks)]
    if ranks.alone:
        result: NDArray[np.float32] = torch.cat(codes).float().cpu().numpy()
        return result
    width = max(ranks.gathered(codes[0].shape[1] if codes else 0))
    whole = torch.zeros((len(pixels), width))
    size = chunk_size(pixels.shape[1:])
    for at, part in zip(range(ranks.rank * size, len(pixels), ranks.count * size), codes, strict=True):
        whole[at : at + len(part)] = part.float().cpu()
    return ranks.total(whole).numpy()


@torch.no_grad()
def measure(
    model: Autoencoder, recipe: Recipe, pixels: Tensor | DeviceImages, labels: Tensor | None, purpose: str,
    left: Left = never, ranks: Ranks = ALONE,
) -> dict[str, float]:  # fmt: skip
    """Mean losses and `mse` per pixel over uint8 images, corrupted as the recipe says; ranks share them.

    The noise depends on the purpose and the place alone: it is the same at every measurement.
    Raises `Abandoned`.
    """
    totals: dict[str, Tensor] = {}
    size = chunk_size(pixels.shape[1:])
    for number, target in chunks(pixels, left, ranks):
        generator = stream(recipe.training.seed, purpose, number, device=pixels.device)
        at = number * size
        batch = Batch(
            input=recipe.corruption(target, generator),
            target=target,
            labels=None if labels is None else labels[at : at + size],
            generator=generator,
        )
        for name, value in model.measure(batch).items():
            totals[name] = totals.get(name, torch.zeros((), device=pixels.device)) + value * len(target)
    if not ranks.alone:
        names = next(names for names in ranks.gathered(list(totals)) if names)
        sums = torch.tensor([float(totals.get(name, 0.0)) for name in names], dtype=torch.float64)
        totals = dict(zip(names, ranks.total(sums), strict=True))
    return {name: float(total) / len(pixels) for name, total in totals.items()}


def test_figures(
    model: Autoencoder,
    recipe: Recipe,
    splits: Splits,
    device: torch.device,
    left: Left = never,  # noqa: PT028 (no test)
    ranks: Ranks = ALONE,  # noqa: PT028
) -> dict[str, float]:
    """`test_mse` per pixel, `test_psnr` in dB (mean of each image's) and `test_loss` on the test images;
    `train_mse`, `train_psnr` and `train_loss` where these are the images that were trained on.

    Raises `Abandoned`.
    """
    test = splits.test
    if test.pixels is None:
        raise ValueError(tr("the test images are not on the disk"))
    labels = None if test.labels is None else torch.tensor(test.labels, device=device)
    figures = measure(model, recipe, on_device(test.pixels, device), labels, "test", left, ranks)
    return {f"{splits.tested}_{name}": value for name, value in figures.items()}
