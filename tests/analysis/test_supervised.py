"""The labels alone, beside which a semi-supervised model stands."""

from __future__ import annotations

import pytest
from small import digits, narrow

from aegui.analysis.supervised import accuracy_of_labels_alone

SEMI = {"model": "semi-supervised-adversarial", "model__labelled": 60, "model__widths": (8,)}


def test_a_few_labels_teach_more_than_chance_and_more_labels_more():
    few = accuracy_of_labels_alone(narrow(**SEMI, training__learning_rate=0.01), digits(), steps=80)
    many = accuracy_of_labels_alone(
        narrow(**SEMI | {"model__labelled": 600}, training__learning_rate=0.01), digits(), steps=80
    )
    assert 0.3 < few < many


def test_it_is_repeatable():
    first, again = (accuracy_of_labels_alone(narrow(**SEMI), digits(), steps=5) for _ in range(2))
    assert first == again


def test_other_families_have_no_labels_to_learn_from():
    with pytest.raises(ValueError, match="learns from no labelled images"):
        accuracy_of_labels_alone(narrow(), digits(), steps=1)
