"""How sure a model is of an image."""

from __future__ import annotations

import numpy as np
import pytest
from inside import snapshot, splits
from pytestqt.qtbot import QtBot

from aegui.analysis.posterior import ellipse, posterior
from aegui.engine.exploration import Exploration
from aegui.engine.sureness import REST
from aegui.explore.records import Sureness
from aegui.explore.state import Model


@pytest.fixture
def look(qtbot: QtBot):
    made = Exploration()
    yield made
    made.end()


def show(look: Exploration, name: str, pixels: bool = True) -> np.ndarray:
    """A small model that has learnt nothing; the codes of its images."""
    from dataclasses import replace

    shown = splits(name).shown
    codes = snapshot(name).encode(shown.pixels)
    look.open(shown if pixels else replace(shown, pixels=None), np.arange(4), None, codes)
    look.show_model(Model(snapshot(name), codes, np.arange(len(codes))))
    return codes


def told(look: Exploration, part: str) -> list:
    heard: list = []
    getattr(look, part).changed.connect(heard.append)
    return heard


def test_the_posterior_of_the_image_nearest_to_the_cursor_once_it_rests(
    look: Exploration, qtbot: QtBot
) -> None:
    heard: list[Sureness | None] = told(look, "sure")
    codes = show(look, "vae-2d")
    look.go_to(7)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] is not None and heard[-1].index == 7, timeout=20_000)
    expected = ellipse(posterior(snapshot("vae-2d"), splits("vae-2d").shown.pixels[7]), look.axes)
    assert heard[-1].centre == pytest.approx(tuple(codes[7]), abs=1e-4)
    assert heard[-1].semi_axes == pytest.approx(expected.semi_axes, rel=1e-4)
    assert heard[-1].draws.shape == (5, 1, 28, 28)
    look.move_cursor(3.0, 3.0)
    assert heard[-1] is None  # it moves: nothing is drawn about a code that was left


def test_images_that_are_read_after_the_model_are_asked_about(look: Exploration, qtbot: QtBot) -> None:
    heard: list[Sureness | None] = told(look, "sure")
    show(look, "vae-2d", pixels=False)
    look.go_to(7)
    qtbot.wait(REST + 50)
    assert not heard
    look.attach(splits("vae-2d").shown)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] is not None and heard[-1].index == 7, timeout=20_000)


def test_the_image_pointed_at_comes_first(look: Exploration, qtbot: QtBot) -> None:
    heard: list[Sureness | None] = told(look, "sure")
    show(look, "vae-2d")
    look.go_to(7)
    look.hover(12)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] is not None and heard[-1].index == 12, timeout=20_000)
    look.hover(-1)
    qtbot.waitUntil(lambda: heard[-1] is not None and heard[-1].index == 7, timeout=20_000)


@pytest.mark.parametrize(("name", "pixels"), [("aae-2d", True), ("quick-start", True), ("vae-2d", False)])
def test_without_a_posterior_or_without_images_there_is_nothing(
    look: Exploration, qtbot: QtBot, name: str, pixels: bool
) -> None:
    heard, sentences = told(look, "sure"), []
    look.complained.connect(sentences.append)
    show(look, name, pixels)
    look.hover(3)
    look.go_to(4)
    qtbot.wait(300)
    assert (heard, sentences) == ([], [])
