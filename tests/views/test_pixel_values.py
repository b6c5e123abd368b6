"""The pixel under the mouse has a value, in the units of the file where they are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from fake_explorer import FakeExplorer
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot
from states import images, opened

from aegui.explore.queries.file_units import UNITS
from aegui.views.panels import decoded, sample
from aegui.views.plots.mosaic import Mosaic


def test_a_pixel_of_an_image_is_told(qtbot: QtBot) -> None:
    grid = Mosaic()
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    given = np.zeros((4, 1, 8, 8), np.uint8)
    given[1, 0, 2, 5] = 255
    coloured = np.zeros((4, 3, 8, 8), np.uint8)
    grid.set_rows([("original", given), ("error", coloured)], valued=1)
    place = grid.place_of(0, 1)
    at = QPointF(place.x() + 5.5 / 8 * place.width(), place.y() + 2.5 / 8 * place.height())
    assert grid.value_at(at) == "pixel 5, 2: 255 of 255"
    assert grid.value_at(grid.place_of(1, 1).center()) == ""
    grid.set_rows([("original", given)], units=np.linspace(-1.5, 3998, 256, dtype=np.float32))
    place = grid.place_of(0, 1)
    at = QPointF(place.x() + 5.5 / 8 * place.width(), place.y() + 2.5 / 8 * place.height())
    assert grid.value_at(at) == "pixel 5, 2: 3,998 in the file"
    assert grid.value_at(place.topLeft()) == "pixel 0, 0: −1.5 in the file"
    colours = given.repeat(3, axis=1)
    colours[:, 1] = 7
    grid.set_rows([("original", colours)])
    assert grid.value_at(grid.place_of(0, 2).center()) == "pixel 4, 4: 0, 7, 0 of 255"
    assert grid.value_at(QPointF(-5, -5)) == ""


def test_the_decoded_image_tells_its_values(show: Callable[..., Any]) -> None:
    view = show(decoded.demo(), 420, 250)
    middle = QPointF(view.picture.rect().center())
    assert view.picture.value_at(middle).endswith(" of 255")
    explorer = FakeExplorer(opened(images()))
    view.connect_to(explorer)
    explorer.tell(UNITS, np.linspace(200, 3998, 256, dtype=np.float32))
    assert view.picture.value_at(middle).endswith(" in the file")


def test_the_sample_tells_the_value_of_its_own_pixel(show: Callable[..., Any]) -> None:
    view = show(sample.demo(), 420, 330)
    place = view.picture.outline(9).center()
    view.picture._tell(place)
    assert "in the file" not in view.picture.toolTip()  # painted over, a byte says nothing
    view.picture.set_units(np.arange(256, dtype=np.float32) * 10)
    view.picture._tell(place)
    pixel = view.picture._sample.pixels[48, 48, 0]
    assert f"pixel 48, 48: {10.0 * pixel:,.4g} in the file" in view.picture.toolTip()
