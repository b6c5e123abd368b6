"""How sure a classifier may be, against values worked out by hand and by scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn.metrics import log_loss

from aegui.analysis.calibration import calibration_error, negative_log_likelihood, temperature


def test_the_error_of_a_few_by_hand():
    chance = np.array([0.95, 0.95, 0.95, 0.95, 0.62, 0.62])
    right = np.array([True, True, True, False, True, False])
    assert calibration_error(chance, right) == pytest.approx((4 * 0.20 + 2 * 0.12) / 6)


def test_the_borders_of_bins_belong_to_the_lower():
    """As in the paper, a bin is (m−1)/M < p ≤ m/M."""
    chance, right = np.array([0.5, 0.6]), np.array([True, False])
    assert calibration_error(chance, right, bins=2) == pytest.approx((0.5 + 0.6) / 2)
    assert calibration_error(np.array([0.0, 1.0]), np.array([False, True])) == 0.0


def test_one_that_is_as_sure_as_it_is_right_has_none():
    chance = np.random.default_rng(0).uniform(0.1, 1.0, 200_000)
    right = np.random.default_rng(1).random(len(chance)) < chance
    assert calibration_error(chance, right) < 0.005


def test_the_likelihood_is_scikit_learns():
    logits = torch.randn((50, 4), generator=torch.Generator().manual_seed(0))
    labels = torch.arange(50) % 4
    expected = log_loss(labels, logits.double().softmax(dim=1), labels=range(4))
    assert negative_log_likelihood(logits, labels) == pytest.approx(expected)


@pytest.mark.parametrize("factor", [0.25, 1.0, 4.0])
def test_a_temperature_takes_back_what_made_it_too_sure(factor):
    generator = torch.Generator().manual_seed(0)
    logits = torch.randn((20_000, 5), generator=generator) * 2
    labels = torch.multinomial(logits.softmax(dim=1), 1, generator=generator)[:, 0]
    found = temperature(logits * factor, labels)
    assert found == pytest.approx(factor, rel=0.03)
    beside = [negative_log_likelihood(logits * factor / (found * off), labels) for off in (0.97, 1.0, 1.03)]
    assert beside[1] == min(beside)
