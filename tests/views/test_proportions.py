"""Images that are not square keep their proportions wherever they are shown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from aegui.explore.page import Pictures
from aegui.explore.queries.manifold import counts
from aegui.explore.records import Ranked
from aegui.views.plots.block_pictures import PicturesBlock
from aegui.views.plots.mosaic import Mosaic
from aegui.views.widgets.captioned import Captioned, CaptionedPictures
from aegui.views.widgets.picture import fitted, to_qimage
from aegui.views.widgets.ranking import Ranking

ASPECT = 2.0
IMAGES = np.full((6, 1, 8, 16), 200, np.uint8)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[QRectF]:
    """Where images were drawn."""
    places: list[QRectF] = []
    draw = QPainter.drawImage

    def noted(painter: QPainter, place: Any, image: QImage, *more: Any) -> None:
        if isinstance(place, QRectF):
            places.append(QRectF(place))
        draw(painter, place, image, *more)

    monkeypatch.setattr(QPainter, "drawImage", noted)
    return places


def show_mosaic() -> Mosaic:
    view = Mosaic()
    view.set_rows([("originals", IMAGES), ("reconstructed", IMAGES)])
    return view


def show_captioned() -> CaptionedPictures:
    view = CaptionedPictures()
    view.set_pictures([Captioned("word", to_qimage(image), "") for image in IMAGES])
    return view


def show_pictures() -> PicturesBlock:
    view = PicturesBlock()
    view.set_block(Pictures(IMAGES))
    return view


def show_ranking() -> Ranking:
    view = Ranking()
    names = tuple("abcdef")
    view.set_ranked(Ranked(IMAGES, IMAGES, np.ones(6, np.float32), names, ("",) * 6, 6, 1.0, np.arange(6)))
    return view


@pytest.mark.parametrize("make", [show_mosaic, show_captioned, show_pictures, show_ranking])
def test_no_image_is_squashed(make, qtbot, drawn):
    view = make()
    qtbot.addWidget(view)
    view.resize(420, 330)
    view.grab()
    assert drawn
    assert all(place.width() / place.height() == pytest.approx(ASPECT, rel=0.02) for place in drawn)


@pytest.mark.parametrize("aspect", [0.25, 0.5, 1.0, 1.5, 4.0])
def test_tiles_of_the_decoded_plane_have_the_images_proportions(aspect):
    width, height = 6.0, 4.0
    columns, rows = counts((0, 0, width, height), 24, aspect)
    assert (width / columns) / (height / rows) == pytest.approx(aspect, rel=0.1)
    assert columns * rows == pytest.approx(24 * 16, rel=0.1)


def test_a_picture_lies_in_the_middle_of_its_place():
    place = fitted(QRectF(10, 20, 100, 100), to_qimage(IMAGES[0]))
    assert place == QRectF(10, 45, 100, 50)
