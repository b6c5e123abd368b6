"""How few units speak, counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from small import digits, narrow, sliced

from aegui.analysis import sparsity
from aegui.analysis.metrics import metric
from aegui.analysis.sparsity import SPEAKS, strongest, usage
from aegui.analysis.subject import Subject
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build

CODES = np.array(
    [[2.0, 0.0, 0.0, -3.0],
     [0.9 * SPEAKS * 2, 0.0, 0.5, 0.0],
     [1.1 * SPEAKS * 2, 0.0, 0.4, -3.0 * SPEAKS * 0.5]], np.float32
)  # fmt: skip


def subject(**changes: object) -> Subject:
    recipe = narrow(model__code=40, network__code_activation="relu", **changes)
    return Subject(Snapshot(recipe, build(recipe).eval().requires_grad_(False)), sliced(digits(), 60, 5, 50))


def test_units_that_speak():
    found = usage(CODES)
    assert found.speaks.tolist() == [
        [True, False, False, True], [False, False, True, False], [True, False, True, False],
    ]  # fmt: skip
    assert found.dead.tolist() == [False, True, False, False]
    assert found.units_per_image == pytest.approx(5 / 3)


def test_a_code_in_small_numbers_is_no_sparser():
    assert usage(CODES / np.float32(100)).units_per_image == usage(CODES).units_per_image


def test_units_that_all_sit_at_the_same_small_value_all_speak():
    codes = 0.05 + np.random.default_rng(0).normal(0, 0.005, (500, 8)).astype(np.float32)
    assert usage(codes).units_per_image == 8  # though their mean activation is 0.05
    silent = (np.random.default_rng(1).random((500, 8)) < 0.05).astype(np.float32)
    assert usage(silent).units_per_image == pytest.approx(0.4, abs=0.1)  # with the same mean


def test_the_strongest_values():
    assert strongest(CODES, 1).tolist() == [[0, 0, 0, -3], [0, 0, 0.5, 0], [0, 0, CODES[2, 2], 0]]
    assert strongest(CODES, 4) is CODES


def test_what_a_few_units_alone_say(monkeypatch):
    told = subject(penalty="l1")
    found = sparsity.sparsity(told)
    assert found.keys() == {"units_per_image", "dead_units", "few_units_mse"}
    assert found["units_per_image"] == usage(told.codes).units_per_image
    decoded = told.snapshot.decode(strongest(told.codes, 32))
    away = decoded.astype(float) - told.test
    assert found["few_units_mse"] == pytest.approx(np.square(away / 255).mean(), rel=1e-5)
    monkeypatch.setattr(sparsity, "FEW", 40)
    assert "few_units_mse" not in sparsity.sparsity(told)
    assert all(metric(name) is not None for name in found)


def test_it_is_measured_where_it_is_asked_for_or_a_control_of_that():
    assert sparsity.sparsity(subject(penalty="l1", penalty__weight=0))
    assert sparsity.sparsity(subject()) == {}
    assert sparsity.sparsity(subject(penalty="contractive")) == {}
