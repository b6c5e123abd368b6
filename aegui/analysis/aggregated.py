"""The aggregated posterior, which is the codes of all test images together, held against the prior."""

from __future__ import annotations

from aegui.analysis.metric import SHARE, Metric
from aegui.analysis.priors import MOST, K, fillings, own_component, two_sample_test
from aegui.analysis.subject import Figures, Subject
from aegui.parts.models.adversarial import Adversarial
from aegui.parts.priors import Mixture
from aegui.parts.registry import QT_TRANSLATE_NOOP
from aegui.sampling import sample

METRICS = {
    "gap_share": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Draws of the prior with no code near: farther than 95 % of draws are from other draws"
        ),
        SHARE,
        "lower",
    ),
    "gap_share_draws": Metric(
        QT_TRANSLATE_NOOP("figures", "The same of draws of the prior in place of the codes"), SHARE, ""
    ),
    "gap_ratio": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Draws of the prior with no code near, for each with no other draw near"
        ),
        "",
        "lower",
    ),
    "coverage": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Draws of the prior with a code among their 5 nearest draws (Naeem et al., 2020)"
        ),
        SHARE,
        "higher",
    ),
    "coverage_draws": Metric(
        QT_TRANSLATE_NOOP("figures", "The same of draws of the prior in place of the codes"), SHARE, ""
    ),
    "told_apart_knn": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "Codes and draws of the prior that neighbours tell apart; by chance 50 %"
        ),
        SHARE,
        "lower",
    ),
    "told_apart_low": Metric(
        QT_TRANSLATE_NOOP("figures", "From here it is by chance, with what is above in 95 % of cases"),
        SHARE,
        "",
    ),
    "told_apart_high": Metric(
        QT_TRANSLATE_NOOP("figures", "Up to here it is by chance, with what is below in 95 % of cases"),
        SHARE,
        "",
    ),
    "told_apart_excess": Metric(
        QT_TRANSLATE_NOOP(
            "figures", "How far that share lies beyond what chance gives in 95 % of cases, on either side"
        ),
        SHARE,
        "lower",
    ),
    "own_component": Metric(
        QT_TRANSLATE_NOOP("figures", "Codes nearest to the component of the prior that is their class's"),
        SHARE,
        "higher",
    ),
}


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
