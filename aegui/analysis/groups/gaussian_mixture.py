"""A mixture of Gaussians by expectation maximisation (Dempster et al., 1977)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from aegui.analysis.groups import Doubles, GroupCount, Grouping, Stage, distinct, groupings
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.sampling import sample
from aegui.translation import tr

TRIED = range(1, 16)  # numbers of Gaussians
SAMPLED = 5_000  # codes that the number is suggested from
STEP, STEPS = 5, 20  # of expectation maximisation between two looks at it, and how many such
SMALLEST = 1e-5  # of the codes' variance, added to that of each Gaussian: some codes may lie on a line


@groupings.add(
    "gaussian-mixture",
    QT_TRANSLATE_NOOP("groups", "Gaussian mixture"),
    QT_TRANSLATE_NOOP(
        "groups", "Groups of any width and direction: every code goes to the Gaussian it most likely is of."
    ),
    order=20,
)
class GaussianMixtureGroups(Grouping):
    """The number of groups is that of the lowest Bayesian information criterion (Schwarz, 1978) where none
    is asked for."""

    groups: GroupCount = None
    covariance: Annotated[
        Literal["full", "diag"],
        about(
            QT_TRANSLATE_NOOP("groups", "Covariance"),
            QT_TRANSLATE_NOOP(
                "groups", "full: of any direction; diag: along the axes, for long codes of few images."
            ),
        ),
    ] = "full"

    def stages(self, codes: Doubles) -> Iterator[Stage]:
        count, note, begun = self.groups, "", 0.0
        some = codes[sample(len(codes), SAMPLED)]
        if count is None:
            begun = 0.6
            different, found = distinct(some), {}
            for tried in TRIED:
                yield Stage(begun * (tried - 1) / len(TRIED), tr("trying {} Gaussians", tried))
                if tried <= different and tried < len(some):
                    found[tried] = float(self._mixture(tried, STEP * STEPS).fit(some).bic(some))
            count = min(found, key=lambda one: found[one])
            note = tr(
                "{} Gaussians have the lowest Bayesian information criterion (BIC) of {} to "
                "{}, on {:,} codes.",
                count,
                TRIED[0],
                TRIED[-1],
                len(some),
            )
        mixture = self._mixture(count, STEP)
        for step in range(STEPS):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # that it has not converged: it goes on
                mixture.fit(codes)
            if mixture.converged_:
                break
            share = begun + (1 - begun) * (step + 1) / (STEPS + 1)
            yield Stage(share, tr("fitting Gaussians"), mixture.predict if step == 0 else None, note)
        yield Stage(1.0, tr("fitting Gaussians"), mixture.predict, note)

    def _mixture(self, count: int, steps: int) -> Any:
        from sklearn.mixture import GaussianMixture

        return GaussianMixture(
            count,
            covariance_type=self.covariance,
            max_iter=steps,
            warm_start=steps == STEP,
            reg_covar=SMALLEST,
            random_state=0,
        )
