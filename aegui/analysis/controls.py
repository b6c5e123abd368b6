"""What stands beside a figure: what a sceptic would try first must not reach the target, too.

A target names as its control another figure of the same measurement, or one of three other models: the
network "untrained"; the recipe trained again with some settings changed, such as "penalty.weight=0"; or
the "Gaussian of" a plain recipe, whose shipped run has no prior until one is fitted to its codes.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.aggregated import posterior_and_prior
from aegui.analysis.generation import decoded_draws
from aegui.analysis.metrics import measure, metric
from aegui.analysis.subject import Figures, Floats, Subject
from aegui.parts.datasets import Say
from aegui.recipe import shipped
from aegui.recipe.targets import GAUSSIAN, UNTRAINED, Target, changes_of, plain_of
from aegui.runs.snapshot import Snapshot
from aegui.sampling import sample
from aegui.text import quoted
from aegui.training.building import build
from aegui.training.splits import Splits
from aegui.translation import tr

FITTED = 10_000  # training images whose codes a Gaussian is fitted to


def other_models(targets: Collection[Target]) -> dict[str, frozenset[str]]:
    """The controls that are models of their own, "untrained" first, and the figures wanted of each.

    Raises `ValueError` where one is neither a figure, nor one of the three others.
    """
    names = {target.control for target in targets if target.control and metric(target.control) is None}
    odd = [n for n in names if n != UNTRAINED and not changes_of(n) and plain_of(n) not in shipped()]
    if odd:
        raise ValueError(
            tr(
                "{} is no control: it must be a figure, {}, settings to change such as "
                "penalty.weight=0, or {}a shipped recipe.",
                quoted(min(odd)),
                UNTRAINED,
                GAUSSIAN,
            )
        )
    ordered = sorted(names, key=lambda name: (name != UNTRAINED, name))
    return {name: frozenset(t.figure for t in targets if t.control == name) for name in ordered}


class Fitted(Subject):
    """A model without a prior that gets one afterwards: the Gaussian with the mean and the covariance of the
    codes of training images (ex-post density estimation, Ghosh et al., 2020)."""

    @property
    def generates(self) -> bool:
        return True

    def drawn(self, count: int, labels: NDArray[np.int64] | None = None, part: int = 0) -> Floats:
        """Codes drawn from the Gaussian; it has no part for a class."""
        codes = self.codes_of(self.train[sample(len(self.train), FITTED)]).astype(np.float64)
        generator = np.random.default_rng([self.recipe.training.seed, count, part])
        covariance = np.atleast_2d(np.cov(codes, rowvar=False))
        drawn: Floats = generator.multivariate_normal(codes.mean(axis=0), covariance, count).astype(
            np.float32
        )
        return drawn


def gaussian_of(snapshot: Snapshot, splits: Splits) -> Figures:
    """What a plain model does as a generative one: how its codes fill the Gaussian fitted to them, and what
    becomes of draws from it."""
    subject = Fitted(snapshot, splits)
    return decoded_draws(subject) | posterior_and_prior(subject)


def untrained(snapshot: Snapshot, splits: Splits, wanted: Collection[str], say: Say | None = None) -> Figures:
    """The figures of the network as the recipe's seed initialises it; it ends when it has those wanted."""
    model = build(snapshot.recipe, next(snapshot.model.parameters()).device).eval().requires_grad_(False)
    return measure(Snapshot(snapshot.recipe, model), splits, say, wanted)
