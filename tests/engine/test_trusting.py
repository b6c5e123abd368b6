"""Whether there is data under the cursor, and how sure a model is of an image."""

from __future__ import annotations

import numpy as np
import pytest
from inside import snapshot, splits
from pytestqt.qtbot import QtBot

from aegui.analysis.posterior import ellipse, posterior
from aegui.core.shown import Sureness, Trusted
from aegui.engine.answers import Model
from aegui.engine.exploration import Exploration
from aegui.engine.sureness import REST


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


def test_on_data_beside_it_and_far_from_it(look: Exploration, qtbot: QtBot) -> None:
    heard: list[Trusted | None] = told(look, "trust")
    codes = show(look, "vae-2d")
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] is not None, timeout=20_000)
    look.go_to(5)
    assert (heard[-1].kind, heard[-1].distance) == ("near", 0.0)
    look.set_code(codes.max(axis=0) + 100)
    assert heard[-1].kind == "extrapolating"
    assert heard[-1].distance > heard[-1].edge > heard[-1].near
    assert heard[-1].ratio > 10
    spacing = look.trust.spacing
    far = codes[codes[:, 0].argmax()] + [(spacing.near + spacing.edge) / 2, 0]
    look.set_code(far.astype(np.float32))
    assert heard[-1].kind == "edge"


def test_the_distances_are_worked_out_once_for_a_models_codes(
    look: Exploration, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aegui.analysis import trust

    asked, spacing = [], trust.spacing
    monkeypatch.setattr(trust, "spacing", lambda codes: asked.append(len(codes)) or spacing(codes))
    heard = told(look, "trust")
    show(look, "vae-2d")
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] is not None, timeout=20_000)
    for n in range(30):
        look.move_cursor(0.01 * n, 0.0)
    look.show_model(look.model)
    qtbot.wait(100)
    assert len(asked) == 1
    assert len(heard) > 30


def test_of_codes_that_are_all_the_same_nothing_is_said(look: Exploration, qtbot: QtBot) -> None:
    heard, sentences = told(look, "trust"), []
    look.complained.connect(sentences.append)
    show(look, "vae-2d")
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] is not None, timeout=20_000)
    model = look.model
    look.show_model(Model(model.snapshot, np.zeros_like(model.codes), model.rows))
    qtbot.waitUntil(lambda: heard[-1] is None, timeout=20_000)
    assert sentences == []


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
