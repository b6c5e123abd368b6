"""The aggregated posterior, which is the codes of all test images together, held against the prior."""

from __future__ import annotations

from aegui.analysis.priors import MOST, K, fillings, own_component, two_sample_test
from aegui.analysis.subject import Figures, Subject
from aegui.parts.models.adversarial import Adversarial
from aegui.parts.priors import Mixture
from aegui.sampling import sample


def posterior_and_prior(subject: Subject) -> Figures:
    """Whether the codes fill their prior, without gaps and without running over its edges."""
    if not subject.generates or len(subject.test) <= K:
        return {}
    size = subject.family.code
    codes = subject.aggregated[sample(len(subject.test), MOST)]
    draws, others, like = (subject.drawn(len(codes), part=part)[:, :size] for part in range(3))
    found, by_chance = fillings(draws, others, [codes, like])
    test = two_sample_test(codes, draws)
    figures = {
        "gap_share": found.gap_share,
        "gap_share_draws": by_chance.gap_share,
        "coverage": found.coverage,
        "coverage_draws": by_chance.coverage,
        "told_apart_knn": test.accuracy,
        "told_apart_low": test.low,
        "told_apart_high": test.high,
        "told_apart_excess": test.excess,
    }
    if by_chance.gap_share:
        figures["gap_ratio"] = found.gap_share / by_chance.gap_share
    family, prior, truth = subject.family, subject.recipe.prior, subject.splits.test.labels
    if isinstance(family, Adversarial) and family.labels and isinstance(prior, Mixture) and truth is not None:
        centres = prior.centres(len(subject.classes)).numpy()
        figures["own_component"] = own_component(subject.codes, truth, centres)
    return figures
