"""A field in ever more cells, and the chance to stop in between."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from aegui.analysis import latent, refining
from aegui.analysis.fields import Field, Scene
from aegui.analysis.refining import coarse_to_fine, coarsest
from aegui.runs.tiles import centres

CODES = np.zeros((4, 3), np.float32)
SCENE = Scene(None, CODES, None, latent.axes("0,2", CODES))
RECT = (-1.0, 0.0, 3.0, 2.0)
HELD = np.array([0, 7, 0], np.float32)


def field(at=lambda scene, z: z[:, 0] + 10 * z[:, 2], limits=None) -> Field:
    return Field("test", "", "", "", at, limits=limits)


def test_each_level_has_twice_the_cells_and_the_values_at_their_centres():
    maps = list(coarse_to_fine(field(), SCENE, RECT, HELD))
    assert [m.values.shape for m in maps] == [(6, 12), (12, 24), (24, 48), (48, 96)]
    assert [m.finished for m in maps] == [False, False, False, True]
    for m in maps:
        rows, columns = m.values.shape
        xy = centres(RECT, columns, rows)
        assert m.values.ravel() == pytest.approx(xy[:, 0] + 10 * xy[:, 1], abs=1e-4)
        assert m.rect == RECT


def test_what_the_plane_does_not_show_is_as_held():
    maps = coarse_to_fine(field(lambda scene, z: z[:, 1]), SCENE, RECT, HELD)
    assert (next(maps).values == 7).all()


def test_a_slow_field_is_handed_out_while_its_level_fills(monkeypatch):
    monkeypatch.setattr(refining, "PATIENCE", -1.0)
    maps = list(coarse_to_fine(field(), SCENE, RECT, HELD))
    second = [m for m in maps if m.values.shape == (12, 24)]
    assert len(second) == 3  # 288 cells, 128 at a time
    coarse, finest = maps[0].values.repeat(2, 0).repeat(2, 1).ravel(), second[-1].values.ravel()
    began = second[0].values.ravel()
    assert np.array_equal(began[:128], finest[:128])
    assert np.array_equal(began[128:], coarse[128:])
    assert (second[0].low, second[0].high) == (maps[0].low, maps[0].high) != (second[-1].low, second[-1].high)


def test_a_level_that_would_take_too_long_is_left_out(monkeypatch):
    monkeypatch.setattr(refining, "LONGEST", 0.0)
    maps = list(coarse_to_fine(field(), SCENE, RECT, HELD))
    assert [(m.values.shape, m.finished) for m in maps] == [((6, 12), False), ((12, 24), True)]


def test_who_stops_asking_stops_the_work():
    asked = []
    maps: Any = coarse_to_fine(field(lambda scene, z: asked.append(len(z)) or z[:, 0]), SCENE, RECT, HELD)
    next(maps)
    maps.close()
    assert asked == [72]


def test_colours_cover_nearly_all_values_and_no_outlier():
    def spiked(scene, z):
        return np.where(np.arange(len(z)) == 0, 1e6, z[:, 0])

    last = list(coarse_to_fine(field(spiked), SCENE, RECT, HELD))[-1]
    assert -1 <= last.low < -0.8
    assert 2.8 < last.high <= 3


def test_colours_of_equal_values_and_of_shares():
    even = next(coarse_to_fine(field(lambda scene, z: 0 * z[:, 0] - 5), SCENE, RECT, HELD))
    assert even.low == -5 < even.high
    share = next(coarse_to_fine(field(limits=(0.0, 1.0)), SCENE, RECT, HELD))
    assert (share.low, share.high) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("rect", "cells"),
    [
        ((0, 0, 1, 1), (12, 12)),
        ((0, 0, 1, 100), (12, 24)),
        ((0, 0, 100, 1), (12, 1)),
        ((0, 0, 0, 1), (12, 24)),
    ],
)
def test_cells_are_square_within_reason(rect, cells):
    assert coarsest(rect) == cells
