"""The image grid at a stored moment, which holds the codes of some images only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from inside import snapshot, splits
from pytestqt.qtbot import QtBot

from aegui.engine.exploration import Exploration
from aegui.explore.records import Preview
from aegui.explore.state import Model

ROWS = np.arange(8)  # of the images of the grid
HELD = np.array([0, 5, 10, 15])  # those whose codes the moment holds


@pytest.fixture
def look(qtbot: QtBot):
    made = Exploration()
    yield made
    made.end()


def show_moment(look: Exploration, qtbot: QtBot, pixels: bool) -> np.ndarray:
    """A small model at a moment, its grid made; the codes of all images."""
    shown, model = splits("quick-start").shown, snapshot("quick-start")
    codes = model.encode(shown.pixels)
    look.open(shown if pixels else replace(shown, pixels=None), ROWS, None, codes)
    with qtbot.waitSignal(look.preview_changed) as made:
        look.show_model(Model(model, codes[HELD], HELD))
    preview: Preview = made.args[0]
    assert len(preview.reconstructed) == (8 if pixels else 2)
    return codes


def test_without_images_a_click_goes_to_the_one_that_is_seen(look: Exploration, qtbot: QtBot):
    codes = show_moment(look, qtbot, pixels=False)
    look.go_to_image(1)
    assert look.code.tolist() == codes[5].tolist()
    look.paths.pin_image(1)
    assert look.paths.pins[0].name[2] == look.shown.rows[5]
    look.go_to_image(2)  # there is none
    assert look.code.tolist() == codes[5].tolist()


def test_a_moment_of_none_of_the_images_empties_the_grid(look: Exploration, qtbot: QtBot):
    codes, said, seen = show_moment(look, qtbot, pixels=False), [], []
    look.complained.connect(said.append)
    look.preview_changed.connect(seen.append)
    others = np.array([20, 30])
    look.show_model(Model(look.snapshot, codes[others], others))
    assert seen == [None]
    qtbot.wait(100)
    assert seen == [None]
    assert not said


def test_an_image_without_a_stored_code_is_encoded(look: Exploration, qtbot: QtBot):
    codes = show_moment(look, qtbot, pixels=True)
    look.go_to_image(2)
    assert look.code == pytest.approx(codes[2], abs=1e-5)
    look.go_to_image(5)
    assert look.code.tolist() == codes[5].tolist()
