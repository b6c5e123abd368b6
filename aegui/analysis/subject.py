"""A model that is measured, the images it is measured on, and what several figures need of the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
import torch
from numpy.typing import NDArray

from aegui.analysis import baseline, probes
from aegui.analysis.baseline import Components
from aegui.analysis.posterior import drawn_posteriors
from aegui.analysis.probes import Labelled
from aegui.parts.noises import Noise
from aegui.runs.snapshot import Snapshot
from aegui.sampling import sample
from aegui.stored_images import Pixels
from aegui.training.device import stream
from aegui.training.evaluation import chunks, on_device, test_figures
from aegui.training.splits import Splits
from aegui.translation import tr

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Figures = dict[str, float]

JUDGED = 60_000  # test images that small learners are judged on: all that published sets have


@dataclass(frozen=True, eq=False)
class Lesson:
    """What small learners are taught and judged on: once by codes, once by pixels."""

    codes: tuple[Labelled, Labelled]
    pixels: tuple[Labelled, Labelled]


class Subject:
    """A model, the images it is measured on, and what several figures need."""

    def __init__(self, snapshot: Snapshot, splits: Splits) -> None:
        train, test = splits.train.pixels, splits.test.pixels
        if train is None or test is None:
            raise ValueError(tr("the images are not on the disk"))
        self.snapshot, self.splits = snapshot, splits
        self.recipe, self.model = snapshot.recipe, snapshot.model
        self.family, self.classes = snapshot.recipe.model, splits.test.classes
        self.device = next(snapshot.model.parameters()).device
        self.train: Pixels = train
        self.test: Pixels = test
        self.figures: Figures = {}
        self.heard: Callable[[float], None] = lambda share: None

    def say(self, share: float) -> None:
        """Tell how far a stage is, from 0 to 1. Raises what whoever hears it raises to cancel."""
        self.heard(share)

    def codes_of(self, pixels: Pixels) -> Floats:
        """(N, D), without the label that some decoders take beside it."""
        return self.snapshot.encode(pixels)[:, : self.family.code]

    @cached_property
    def codes(self) -> Floats:
        """Of the test images."""
        return self.codes_of(self.test)

    def some_of_test(self, most: int) -> Bytes:
        """At most so many of the test images."""
        return self.test[sample(len(self.test), most, self.splits.test.labels)]

    @cached_property
    def aggregated(self) -> Floats:
        """Of each test image a draw of q(z|x), which is its code where the encoder knows but one (N, D)."""
        if self.family.has_posterior:
            return drawn_posteriors(self.snapshot, self.test)
        return self.codes

    @cached_property
    def components(self) -> Components | None:
        """As many principal components of the training images as a code has numbers.

        None where they are not fewer than the image's, or where the model is shown other images.
        """
        size = self.family.code
        few = size < min(prod(self.recipe.shape), len(self.train))
        return baseline.fit(self.train, size) if self.recipe.task.sees_colour and few else None

    @property
    def generates(self) -> bool:
        """Whether there is a prior to draw from."""
        return self.family.has_prior

    def drawn(self, count: int, labels: NDArray[np.int64] | None = None, part: int = 0) -> Floats:
        """Codes drawn from the prior, as the decoder takes them, of given classes or of any.

        Other parts are other draws.
        """
        generator = stream(self.recipe.training.seed, "figures", count, part, device=self.device)
        told = None if labels is None else torch.tensor(labels, device=self.device)
        with torch.no_grad():
            codes: Floats = self.model.prior_codes(count, generator, told).cpu().numpy()
        return codes

    def error_with(self, noise: Noise) -> float:
        """Per pixel of the test images, corrupted in another way; the noise is drawn as for the test."""
        recipe = self.recipe.model_copy(update={"corruption": noise})
        return test_figures(self.model, recipe, self.splits, self.device)[f"{self.splits.tested}_mse"]

    def cost_of(self, noise: Noise) -> float:
        """The error of the corrupted test images themselves."""
        total = 0.0
        for number, images in chunks(on_device(self.test, self.device)):
            generator = stream(self.recipe.training.seed, "test", number, device=self.device)
            total += float((noise(images, generator) - images).square().sum())
        return total / self.test.size

    @cached_property
    def lesson(self) -> Lesson | None:
        """None without labels, or where the test images are those that were learnt from."""
        labels, truth = self.splits.train.labels, self.splits.test.labels
        if labels is None or truth is None or self.splits.test.same_as(self.splits.train):
            return None
        rows = sample(len(labels), probes.taught(prod(self.recipe.shape)), labels)
        if len(np.unique(labels[rows])) < 2:
            return None
        taught, known = self.train[rows], labels[rows]
        judged = sample(len(truth), JUDGED, truth)
        test = self.test[:] if len(judged) == len(truth) else self.test[judged]
        return Lesson(
            (Labelled(self.codes_of(taught), known), Labelled(self.codes[judged], truth[judged])),
            (probes.of_pixels(taught, known), probes.of_pixels(test, truth[judged])),
        )
