"""A small convolutional classifier of MNIST digits that judges generated ones.

It ships in half precision as `resources/judge.safetensors`; `python -m aegui.analysis.judge` makes that
file again from the MNIST images, in two to three minutes on one thread. What it can do stands in the
file's metadata: its accuracy on the test images, and how many of them, and of blends of two of them that
are no digits, it calls readable. It knows nothing but digits: of noise it is as sure as of one of them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from aegui.core import weights
from aegui.core.data import Subset, divide
from aegui.core.device import stream, use_threads
from aegui.core.evaluation import CHUNK, on_device, to_unit
from aegui.datasets import datasets
from aegui.paths import data_dirs, resources

READABLE = 0.5  # probability of the best class, more than of all others together: it reads as that digit
SURE = 0.9  # with so much the judge is sure; blends of two digits reach it in 9 % of cases, 0.5 in 60 %
CLASSES = tuple("0123456789")
SHAPE = (1, 28, 28)
FILE = "judge.safetensors"
EPOCHS, BATCH, RATE, SHIFT, SEED = 8, 128, 0.01, 2, 1

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]


def network() -> nn.Sequential:
    """(N, 1, 28, 28) in [0, 1] → (N, 10) logits."""
    layers: list[nn.Module] = []
    for inputs, outputs in ((1, 16), (16, 32), (32, 64)):
        layers += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.MaxPool2d(2)]
        layers += [nn.BatchNorm2d(outputs), nn.ReLU()]
    return nn.Sequential(*layers, nn.Flatten(), nn.Dropout(0.2), nn.Linear(64 * 3 * 3, len(CLASSES)))


def can_judge(shape: tuple[int, int, int], classes: tuple[str, ...]) -> bool:
    """Whether images of a data set are digits of the size that the judge knows."""
    return tuple(shape) == SHAPE and tuple(classes) == CLASSES


def readable(images: Bytes) -> tuple[Floats, NDArray[np.int64]]:
    """Probability (N,) of the best class of uint8 images (N, 1, 28, 28), and that class (N,).

    Raises `ValueError` for other images, and `RunError` where the judge's file can't be read.
    """
    if images.shape[1:] != SHAPE:
        raise ValueError(
            f"The judge reads digits of {SHAPE[1]}×{SHAPE[2]} in grey, not {images.shape[1:]} images."
        )
    return verdicts(_shipped(), images)


def share_readable(images: Bytes, chance: float = READABLE) -> float:
    """The share of images whose best class has at least such a probability."""
    return float((readable(images)[0] >= chance).mean())


def share_labelled(images: Bytes, labels: NDArray[np.int64]) -> float:
    """The share of images that the judge takes for the digit that their label names."""
    return float((readable(images)[1] == labels).mean())


@torch.inference_mode()
def verdicts(judge: nn.Sequential, images: Bytes) -> tuple[Floats, NDArray[np.int64]]:
    """The same of any judge."""
    parts = torch.split(on_device(images, torch.device("cpu")), CHUNK)
    chances = torch.cat([judge(to_unit(part)).softmax(dim=1) for part in parts])
    best, digit = chances.max(dim=1)
    return best.numpy(), digit.numpy()


@cache
def _shipped() -> nn.Sequential:
    return _holding(weights.read(resources() / FILE)[0])


def _holding(stored: dict[str, Tensor]) -> nn.Sequential:
    """A judge with stored weights; `load_state_dict` brings them to full precision."""
    judge = network()
    judge.load_state_dict(stored)
    judge.eval().requires_grad_(False)
    return judge


def train(images: Subset, epochs: int = EPOCHS, seed: int = SEED) -> nn.Sequential:
    """A judge that has learnt from labelled images, each shifted by up to two pixels anew every time."""
    pixels, labels = (torch.tensor(array) for array in _labelled(images))
    torch.manual_seed(seed)  # for the starting weights and the dropout
    judge = network()
    judge.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimizer = torch.optim.Adam(judge.parameters(), RATE)
    steps = epochs * (len(images) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, max(steps, 2))
    for epoch in range(epochs):
        generator = stream(seed, "judge", epoch)
        order = torch.randperm(len(pixels), generator=generator)
        for rows in torch.split(order[: len(order) // BATCH * BATCH], BATCH):
            loss = F.cross_entropy(judge(shifted(to_unit(pixels[rows]), generator)), labels[rows])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    judge.eval().requires_grad_(False)
    return judge


def shifted(images: Tensor, generator: torch.Generator) -> Tensor:
    """Each image (N, C, H, W) moved by up to `SHIFT` pixels along both axes, on black."""
    count, _, height, width = images.shape
    padded = F.pad(images, [SHIFT] * 4)
    down, right = torch.randint(2 * SHIFT + 1, (2, count), generator=generator)
    rows = (down[:, None] + torch.arange(height))[:, None, :, None]
    columns = (right[:, None] + torch.arange(width))[:, None, None, :]
    return padded[torch.arange(count)[:, None, None, None], torch.zeros(1, dtype=torch.long), rows, columns]


def blends(pixels: Bytes, labels: NDArray[np.int64], seed: int = SEED) -> Bytes:
    """The pixelwise means of pairs of images of different classes: pictures that are no digits."""
    other = np.random.default_rng(seed).permutation(len(labels))
    apart = labels != labels[other]
    means: Bytes = ((pixels[apart].astype(np.uint16) + pixels[other][apart]) // 2).astype(np.uint8)
    return means


def report(judge: nn.Sequential, test: Subset) -> dict[str, float]:
    """How good a judge is on labelled images that it did not learn from."""
    pixels, labels = _labelled(test)
    chance, digit = verdicts(judge, pixels)
    return {
        "accuracy": float((digit == labels).mean()),
        "readable": float((chance >= SURE).mean()),
        "readable_blends": float((verdicts(judge, blends(pixels, labels))[0] >= SURE).mean()),
    }


def _labelled(images: Subset) -> tuple[Bytes, NDArray[np.int64]]:
    if images.pixels is None or images.labels is None:
        raise ValueError("the judge needs images with labels")
    return images.pixels, images.labels


def make(folders: Iterable[Path], target: Path) -> dict[str, str]:
    """Train a judge on MNIST and write it in half precision, measured as it was written."""
    splits = divide(datasets.make({"kind": "mnist", "validation": "test"}), folders)
    use_threads(1)
    began = time.process_time()
    judge = train(splits.train)
    seconds = time.process_time() - began
    state = judge.state_dict()
    half = {name: value.half() if value.is_floating_point() else value for name, value in state.items()}
    about = {name: f"{value:.4f}" for name, value in report(_holding(half), splits.test).items()}
    about |= {"made_by": "python -m aegui.analysis.judge", "epochs": str(EPOCHS), "seed": str(SEED)}
    about |= {
        "processor_seconds": f"{seconds:.0f}",
        "data": "MNIST, 60,000 images; measured on the 10,000 test images",
    }
    weights.write(target, half, about)
    return about


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the judge of digits again.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="a folder that holds MNIST")
    options = parser.parse_args()
    for name, value in make(data_dirs(options.data), resources() / FILE).items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
