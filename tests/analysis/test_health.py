"""How codes are used, held against what can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from small import digits, narrow

from aegui.analysis import health
from aegui.training.building import build


@pytest.mark.parametrize("size", [2, 5, 300])
def test_sparseness_is_one_for_one_voice_and_zero_for_a_choir(size):
    alone = -3.0 * np.eye(size, dtype=np.float32)
    assert health.of_codes(alone).sparseness == pytest.approx(1.0, abs=1e-6)
    assert health.of_codes(np.ones((4, size), np.float32)).sparseness == pytest.approx(0.0, abs=1e-6)


def test_sparseness_as_hoyer_defines_it():
    code = np.array([[3.0, 4.0, 0.0, 0.0]], np.float32)
    assert health.of_codes(code).sparseness == pytest.approx((2 - 7 / 5) / (2 - 1))
    silent = np.concatenate([code, np.zeros((5, 4), np.float32)])  # images without any code do not count
    assert health.of_codes(silent).sparseness == pytest.approx(0.6)


@pytest.mark.parametrize("codes", [np.zeros((3, 4)), np.ones((3, 1))], ids=["silent", "one unit"])
def test_sparseness_of_what_has_none_is_zero(codes):
    assert health.of_codes(codes.astype(np.float32)).sparseness == 0.0


def test_which_units_are_active_dead_and_silent():
    spoken = np.array([[-1.0], [1.0]] * 50, np.float32)
    codes = np.concatenate([spoken, 0.05 * spoken, np.full((100, 1), 7.0, np.float32)], axis=1)
    codes[:75, 1] = 0.005
    found = health.of_codes(codes)
    assert found.active.tolist() == [True, False, False]
    assert found.dead.tolist() == [False, False, True]
    assert found.silent.tolist() == pytest.approx([0.0, 0.75, 0.0])
    assert found.mean.tolist() == pytest.approx(codes.mean(axis=0).tolist())
    assert found.variance.tolist() == pytest.approx(codes.var(axis=0).tolist())
    assert found.l1 == pytest.approx(np.abs(codes).sum() / 100)


@pytest.mark.parametrize(("code", "tolerance"), [(3, 1e-4), (64, 1e-4), (65, 0.1), (200, 0.1)])
def test_the_jacobian_of_a_linear_encoder_is_its_weights(code, tolerance):
    model = build(narrow(network__widths=[], network__code_activation="linear", model__code=code))
    (weight,) = (p for p in model.encoder.parameters() if p.ndim == 2)
    found = health.jacobian_norm(model, digits().test.pixels[:20])
    assert found == pytest.approx(float(weight.detach().square().sum()), rel=tolerance)


def test_the_jacobian_of_a_sigmoid_code_by_hand():
    model = build(narrow(network__widths=[], network__code_activation="sigmoid", model__code=4))
    (weight,) = (p for p in model.encoder.parameters() if p.ndim == 2)
    pixels = digits().test.pixels[:30]
    codes = model.encode(torch.tensor(pixels) / 255).detach()
    slopes = (codes * (1 - codes)).square()  # Rifai et al. (2011), equation 7
    by_hand = (slopes @ weight.detach().square().sum(dim=1)).mean()
    assert health.jacobian_norm(model, pixels) == pytest.approx(float(by_hand), rel=1e-4)


def test_labels_beside_the_code_do_not_count():
    given = {"model": "supervised-adversarial", "model__widths": (8,), "model__code": 3}
    model = build(narrow(**given, network__widths=[], network__code_activation="linear"))
    (weight,) = (p for p in model.encoder.parameters() if p.ndim == 2)
    assert weight.shape[0] == 3
    found = health.jacobian_norm(model, digits().test.pixels[:5])
    assert found == pytest.approx(float(weight.detach().square().sum()), rel=1e-4)
