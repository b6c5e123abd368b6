"""A small convolutional classifier of MNIST digits that judges generated ones.

It learns from digits as decoders make them: bent, blurred, pale, and run into one another; of two in one it
is to be unsure. It ships in half precision as `resources/judge.safetensors`.
`python -m aegui.analysis.digit_classifier` makes that file again from the MNIST images, in five to six
minutes on one thread. What it can do stands in the file's metadata: how many test images it reads rightly and
surely, as they are, blurred and pale, how well its probabilities are calibrated, and how many blends of two
of them, which are no digits, it calls readable.
It knows nothing but digits: of noise it may be as sure as of one of them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from aegui.analysis.calibration import calibration_error, negative_log_likelihood, temperature
from aegui.analysis.distortions import bent, blended, blurred
from aegui.parts.datasets import datasets
from aegui.paths import data_dirs, resources
from aegui.runs import weights
from aegui.text import counted
from aegui.training.device import stream, use_threads
from aegui.training.evaluation import CHUNK, on_device, to_unit
from aegui.training.splits import ImageSet, divide
from aegui.translation import tr

READABLE = 0.5  # probability of the best class, more than of all others together: it reads as that digit
SURE = 0.9  # with so much the judge is sure; blends of two digits reach it in 0.4 % of cases, 0.5 in 2 %
CLASSES = tuple("0123456789")
SHAPE = (1, 28, 28)
FILE = "judge.safetensors"
FILTERS = (24, 48, 96)  # of its convolutions
LAYERS = -3  # of the network: what comes after them makes classes of feature maps
HELD_OUT = 0.0834  # of the training images: 5,000
REPORT_BLUR, REPORT_CONTRAST = 1.2, 0.4
EPOCHS, BATCH, RATE, SEED = 18, 128, 0.01, 1
BLUR, CONTRAST = (0.2, 1.6), (0.35, 1.0)  # σ in pixels, and the share that is left of it
BLENDED, BLEND = 0.12, (0.35, 0.65)  # share of the images, and how much of the other digit is in one

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def network() -> nn.Sequential:
    """(N, 1, 28, 28) in [0, 1] → (N, 10) logits."""
    layers: list[nn.Module] = []
    for inputs, outputs in pairwise((1, *FILTERS)):
        layers += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.MaxPool2d(2)]
        layers += [nn.BatchNorm2d(outputs), nn.ReLU()]
    return nn.Sequential(*layers, nn.Flatten(), nn.Dropout(0.2), nn.Linear(FILTERS[-1] * 3 * 3, len(CLASSES)))


def can_judge(shape: tuple[int, int, int], classes: tuple[str, ...]) -> bool:
    """Whether images of a data set are digits of the size that the judge knows."""
    return tuple(shape) == SHAPE and tuple(classes) == CLASSES


@dataclass(frozen=True, eq=False)
class Reading:
    """What a judge reads in images."""

    chance: Floats  # (N,), the probability of the best class
    digit: Ints  # (N,), that class
    features: Floats  # (N, D), what of the images the judge goes by

    def share(self, least: float = READABLE) -> float:
        """The share of images whose best class has at least such a probability."""
        return float((self.chance >= least).mean())

    def share_labelled(self, labels: Ints) -> float:
        """The share of images that are taken for the digit that their label names."""
        return float((self.digit == labels).mean())


def read(images: Bytes) -> Reading:
    """What the shipped judge reads in uint8 images (N, 1, 28, 28).

    Raises `ValueError` for other images, and `RunError` where the judge's file can't be read.
    """
    if images.shape[1:] != SHAPE:
        raise ValueError(
            tr(
                "The judge reads digits of {}×{} in grey, not {} images.",
                SHAPE[1],
                SHAPE[2],
                images.shape[1:],
            )
        )
    return reading(_shipped(), images)


@torch.inference_mode()
def reading(judge: nn.Sequential, images: Bytes) -> Reading:
    """The same of any judge; its features are the last feature maps, each its mean over the places."""
    maps, chances = [], []
    for part in torch.split(on_device(images, torch.device("cpu")), CHUNK):
        last = judge[:LAYERS](to_unit(part))
        maps.append(last.mean(dim=(2, 3)))
        chances.append(judge[LAYERS:](last).softmax(dim=1))
    best, digit = torch.cat(chances).max(dim=1)
    return Reading(best.numpy(), digit.numpy(), torch.cat(maps).numpy())


@cache
def _shipped() -> nn.Sequential:
    return _holding(weights.read(resources() / FILE)[0])


def _holding(stored: dict[str, Tensor]) -> nn.Sequential:
    """A judge with stored weights; `load_state_dict` brings them to full precision."""
    judge = network()
    judge.load_state_dict(stored)
    judge.eval().requires_grad_(False)
    return judge


def train(
    images: ImageSet, epochs: int = EPOCHS, seed: int = SEED, say: Callable[[int], None] | None = None
) -> nn.Sequential:
    """A judge that has learnt from labelled images, each distorted anew every time, and from their blends;
    `say` hears how many epochs are done."""
    pixels, labels = (torch.tensor(array) for array in _labelled(images))
    torch.manual_seed(seed)  # for the starting weights and the dropout
    judge = network()
    judge.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimizer = torch.optim.Adam(judge.parameters(), RATE, fused=True)
    steps = epochs * (len(images) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, max(steps, 2))
    for epoch in range(epochs):
        generator = stream(seed, "judge", epoch)
        order = torch.randperm(len(pixels), generator=generator)
        for rows in torch.split(order[: len(order) // BATCH * BATCH], BATCH):
            shown, targets = lesson(to_unit(pixels[rows]), labels[rows], generator)
            loss = F.cross_entropy(judge(shown), targets)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
        if say is not None:
            say(epoch + 1)
    judge.eval().requires_grad_(False)
    return judge


def lesson(images: Tensor, labels: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """What is learnt from images (N, 1, H, W) of classes (N,): other images, and targets (N, classes).

    All are bent; some are blends of two of different classes, which are no class, so that all are as
    likely; half of them are blurred, and half, by chance, are paler.
    """
    count = len(images)
    chance, amount = torch.rand((2, 3, count), generator=generator)
    share = torch.where(chance[0] < BLENDED, _within(BLEND, amount[0]), 0.0)
    images, apart = blended(bent(images, generator), labels, share, generator)
    none = apart & (share > 0)
    alone = share == 0
    kept = alone | none  # two of one class stay what they were: neither a digit nor surely none
    soft = chance[1] < 0.5
    images[soft] = blurred(images[soft], _within(BLUR, amount[1][soft]))
    pale = torch.where(chance[2] < 0.5, _within(CONTRAST, amount[2]), 1.0)
    targets = F.one_hot(labels, len(CLASSES)).float()
    targets[none] = 1 / len(CLASSES)
    return (images * pale[:, None, None, None])[kept], targets[kept]


def _within(limits: tuple[float, float], place: Tensor) -> Tensor:
    low, high = limits
    return low + (high - low) * place


def blends(pixels: Bytes, labels: Ints, seed: int = SEED) -> Bytes:
    """The pixelwise means of pairs of images of different classes: pictures that are no digits."""
    other = np.random.default_rng(seed).permutation(len(labels))
    apart = labels != labels[other]
    means: Bytes = ((pixels[apart].astype(np.uint16) + pixels[other][apart]) // 2).astype(np.uint8)
    return means


def report(judge: nn.Sequential, test: ImageSet) -> dict[str, float]:
    """How good a judge is on labelled images that it did not learn from: as they are, blurred, and pale."""
    pixels, labels = _labelled(test)
    truth = torch.tensor(labels)
    told: dict[str, float] = {}
    for name, images in spoilt(pixels).items():
        logits = _logits(judge, images)
        chance, digit = (part.numpy() for part in logits.softmax(dim=1).max(dim=1))
        told |= {
            f"accuracy{name}": float((digit == labels).mean()),
            f"readable{name}": float((chance >= SURE).mean()),
            f"calibration_error{name}": calibration_error(chance, digit == labels),
            f"negative_log_likelihood{name}": negative_log_likelihood(logits, truth),
        }
    blended_ones = reading(judge, blends(pixels, labels))
    return told | {"readable_blends": blended_ones.share(SURE), "half_sure_blends": blended_ones.share()}


def spoilt(pixels: Bytes) -> dict[str, Bytes]:
    """Images (N, 1, H, W) as they are, blurred at σ `REPORT_BLUR`, and with less contrast."""
    soft = [
        blurred(to_unit(part), torch.full((len(part),), REPORT_BLUR)).mul_(255).round_().byte()
        for part in torch.split(on_device(pixels, torch.device("cpu")), CHUNK)
    ]
    pale = np.rint(pixels * np.float32(REPORT_CONTRAST)).astype(np.uint8)
    return {"": pixels, "_blurred": torch.cat(soft).numpy(), "_pale": pale}


@torch.inference_mode()
def _logits(judge: nn.Sequential, images: Bytes) -> Tensor:
    parts = torch.split(on_device(images, torch.device("cpu")), CHUNK)
    return torch.cat([judge(to_unit(part)) for part in parts])


def tempered(judge: nn.Sequential, images: ImageSet) -> float:
    """Make a judge as sure as it may be: its logits are divided by the temperature that suits labelled images
    which it did not learn from best, as they are, blurred and pale; it is returned."""
    pixels, labels = _labelled(images)
    logits = torch.cat([_logits(judge, some) for some in spoilt(pixels).values()])
    found = temperature(logits, torch.tensor(labels).repeat(len(logits) // len(labels)))
    last = judge[-1]
    with torch.no_grad():
        for parameter in last.parameters():
            parameter.div_(found)
    return found


def _labelled(images: ImageSet) -> tuple[Bytes, Ints]:
    if images.pixels is None or images.labels is None:
        raise ValueError("the judge needs images with labels")
    return images.pixels[:], images.labels


def make(folders: Iterable[Path], target: Path) -> dict[str, str]:
    """Train a judge on MNIST and write it in half precision, measured as it was written."""
    splits = divide(datasets.make({"kind": "mnist", "validation": "held-out", "held_out": HELD_OUT}), folders)
    use_threads(1)
    began = time.process_time()
    judge = train(splits.train, say=lambda done: print(f"epoch {done} of {EPOCHS}", flush=True))
    degree = tempered(judge, splits.validation)
    seconds = time.process_time() - began
    state = judge.state_dict()
    half = {name: value.half() if value.is_floating_point() else value for name, value in state.items()}
    about = {name: f"{value:.4f}" for name, value in report(_holding(half), splits.test).items()}
    about |= {
        "made_by": "python -m aegui.analysis.digit_classifier",
        "epochs": str(EPOCHS),
        "seed": str(SEED),
    }
    about |= {
        "temperature": f"{degree:.4f}",
        "processor_seconds": f"{seconds:.0f}",
        "data": f"MNIST, {counted(len(splits.train), 'training image')}, {len(splits.validation):,} more for "
        f"the temperature; measured on {counted(len(splits.test), 'test image')}, also blurred at "
        f"σ {REPORT_BLUR} pixels, and pale at {REPORT_CONTRAST:.0%} of their contrast",
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
