"""The pixel under the mouse has a value, in the units of the file where they are known."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from aegui.views.plots.mosaic import Mosaic


def test_a_pixel_of_an_image_is_told(qtbot: QtBot) -> None:
    grid = Mosaic()
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    images = np.zeros((4, 1, 8, 8), np.uint8)
    images[1, 0, 2, 5] = 255
    coloured = np.zeros((4, 3, 8, 8), np.uint8)
    grid.set_rows([("original", images), ("error", coloured)], valued=1)
    place = grid.place_of(0, 1)
    at = QPointF(place.x() + 5.5 / 8 * place.width(), place.y() + 2.5 / 8 * place.height())
    assert grid.value_at(at) == "pixel 5, 2: 255 of 255"
    assert grid.value_at(grid.place_of(1, 1).center()) == ""
    grid.set_rows([("original", images)], units=np.linspace(-1.5, 3998, 256, dtype=np.float32))
    place = grid.place_of(0, 1)
    at = QPointF(place.x() + 5.5 / 8 * place.width(), place.y() + 2.5 / 8 * place.height())
    assert grid.value_at(at) == "pixel 5, 2: 3,998 in the file"
    assert grid.value_at(place.topLeft()) == "pixel 0, 0: −1.5 in the file"
    colours = images.repeat(3, axis=1)
    colours[:, 1] = 7
    grid.set_rows([("original", colours)])
    assert grid.value_at(grid.place_of(0, 2).center()) == "pixel 4, 4: 0, 7, 0 of 255"
    assert grid.value_at(QPointF(-5, -5)) == ""
