"""A brightness is told in the units of the file, where the rule of the images is known."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from model_states import state_of

from aegui.explore.file_units import rule_of, span, units
from aegui.explore.queries import file_units, hovered
from aegui.explore.query import Task
from aegui.parts.datasets.folder import Folder
from aegui.parts.datasets.intensities import Intensities, Limits
from aegui.recipe import find

FIXED = Intensities("fixed", Limits(200, 4000))


def model_of(data: object) -> Any:
    return SimpleNamespace(snapshot=SimpleNamespace(recipe=SimpleNamespace(data=data)))


def test_the_rule_is_known_where_it_states_limits() -> None:
    assert rule_of(model_of(Folder(intensities="min-max", limits=(200, 4000)))) == Intensities(
        "min-max", Limits(200, 4000)
    )
    assert rule_of(model_of(Folder(intensities="min-max", range_of="image", limits=(200, 4000)))) is None
    assert rule_of(model_of(Folder(intensities="type"))) is None
    assert rule_of(model_of(find("quick-start").data)) is None
    assert rule_of(None) is None


@pytest.mark.parametrize("inverted", [False, True])
def test_each_byte_has_a_value_in_the_file(inverted: bool) -> None:
    table = units(replace(FIXED, inverted=inverted))
    assert table is not None
    ends = (4000, 200) if inverted else (200, 4000)
    assert (table[0], table[255]) == ends
    image = np.array([[[0, 255]]], np.uint8)
    assert span(image, replace(FIXED, inverted=inverted)) == "200…4,000"
    assert span(image, None) == ""
    assert units(None) is None


def test_who_asks_for_the_units_of_the_files_gets_them() -> None:
    state = state_of("quick-start")
    assert file_units.key(state) is None
    told = file_units.answer(file_units.Key(FIXED), Task())
    assert isinstance(told, np.ndarray)
    assert told[0] == 200


def test_the_card_tells_the_values_of_the_image() -> None:
    state = replace(state_of("quick-start"), hovered=3)
    key = hovered.key(state)
    assert key is not None
    assert hovered.answer(key, Task()).values == ""
    assert hovered.answer(replace(key, rule=FIXED), Task()).values.startswith("200…")
