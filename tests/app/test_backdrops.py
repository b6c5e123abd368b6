"""What lies under the codes from run to run, from choice to choice, and while a model learns."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from model_states import VIEW, state_of
from pytestqt.qtbot import QtBot

from aegui.analysis import fields
from aegui.analysis.fields import FIELDS, Field
from aegui.app.explorer import Explorer
from aegui.explore import backdrop
from aegui.explore.queries.field import FIELD
from aegui.explore.queries.manifold import MANIFOLD
from aegui.explore.records import Backdrop
from aegui.explore.state import Floats, Model, Rect


class Look(Explorer):
    """An explorer whose backdrop somebody sees."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[Backdrop | None] = []
        self.complaints: list[str] = []
        self.complained.connect(self.complaints.append)
        self.show(MANIFOLD, self.pictures.append)
        self.show(FIELD, self.pictures.append)

    def open(self, name: str) -> None:
        """Another run, its model at once."""
        of = state_of(name)
        empty = Model(None, of.model.codes, of.model.rows) if of.model is not None else None
        self.update(images=of.images, model=empty, plane=of.plane, cursor=of.cursor, view=VIEW)
        self.update(model=of.model)


@pytest.fixture
def look(qtbot: QtBot) -> Iterator[Look]:
    made = Look()
    yield made
    made.worker.leave()
    assert made.worker.wait(10_000)


def settle(qtbot: QtBot, look: Look) -> Backdrop | None:
    """What lies there once all is answered."""
    if not look.is_settled:
        with qtbot.waitSignal(look.settled):
            pass
    return look.answer(MANIFOLD) or look.answer(FIELD)


def kind(picture: Backdrop | None) -> str:
    return "none" if picture is None else picture.kind


def test_a_run_without_what_the_backdrop_needs_shows_the_manifold(look: Look, qtbot: QtBot) -> None:
    look.open("aae-2d")
    look.update(backdrop="discriminator")
    assert kind(settle(qtbot, look)) == "discriminator"
    look.open("vae-2d")
    assert kind(settle(qtbot, look)) == "manifold"
    look.open("aae-2d-mixture")  # what was chosen is there again
    assert kind(settle(qtbot, look)) == "discriminator"
    assert look.complaints == []


def test_what_was_found_out_of_the_run_before_changes_nothing(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, gate, suits = threading.Event(), threading.Event(), FIELDS["discriminator"].suits

    def slow(scene: fields.Scene) -> bool:
        began.set()
        gate.wait(10)
        return suits(scene)

    monkeypatch.setitem(FIELDS, "discriminator", replace(FIELDS["discriminator"], suits=slow))
    look.update(backdrop="discriminator")
    look.open("vae-2d")  # which has none
    qtbot.waitUntil(began.is_set)
    look.open("aae-2d-mixture")
    gate.set()
    assert kind(settle(qtbot, look)) == "discriminator"


def test_another_choice_takes_the_picture_away_at_once(look: Look, qtbot: QtBot) -> None:
    look.open("vae-2d")
    settle(qtbot, look)
    look.update(backdrop="none")
    assert look.pictures[-1] is None
    assert kind(settle(qtbot, look)) == "none"


def test_what_is_being_made_is_given_up_for_what_is_asked_next(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on = threading.Event(), threading.Event()
    asked: list[int] = []

    def slow(scene: fields.Scene, places: Floats) -> Floats:
        asked.append(len(places))
        began.set()
        go_on.wait(10)
        return places[:, 0]

    monkeypatch.setitem(FIELDS, "slow", Field("slow", "slow", "", "", slow))
    look.update(backdrop="slow")
    look.open("vae-2d")
    qtbot.waitUntil(began.is_set)
    look.update(backdrop="density")
    go_on.set()
    assert kind(settle(qtbot, look)) == "density"
    assert len(asked) == 1  # the coarsest cells
    assert {kind(picture) for picture in look.pictures} <= {"none", "density"}


def test_what_goes_wrong_is_said_unless_nobody_waits_for_it(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, gate = threading.Event(), threading.Event()

    def broken(scene: fields.Scene, places: Floats) -> Floats:
        began.set()
        gate.wait(10)
        raise ValueError("it broke")

    monkeypatch.setitem(FIELDS, "broken", Field("broken", "broken", "", "", broken))
    look.update(backdrop="broken")
    look.open("vae-2d")
    qtbot.waitUntil(began.is_set)
    look.update(backdrop="density")
    gate.set()
    assert kind(settle(qtbot, look)) == "density"
    assert look.complaints == []
    look.update(backdrop="broken")
    settle(qtbot, look)
    assert len(look.complaints) == 1
    assert "it broke" in look.complaints[0]


def test_a_view_that_follows_codes_in_training_is_drawn_now_and_then(look: Look, qtbot: QtBot) -> None:
    def learn(view: Rect) -> None:
        model = look.state.model
        assert model is not None
        look.update(model=Model(model.snapshot, model.codes + np.float32(0.1), model.rows), training=True)
        look.update(view=view)

    look.open("quick-start")
    settle(qtbot, look)
    learn((-1.98, -1.0, 2.02, 1.0))  # the snapshot is the same
    settle(qtbot, look)
    before = len(look.pictures)
    for step in range(1, 9):
        learn((-2 + step / 50, -1.0, 2 + step / 50, 1.0))
    assert kind(settle(qtbot, look)) == "manifold"
    assert len(look.pictures) == before
    look.update(view=(-4.0, -2.0, 6.0, 2.0))  # far more than was drawn
    picture = settle(qtbot, look)
    assert picture is not None
    assert picture.rect[0] < -4
    assert picture.rect[2] > 6


def test_the_backdrop_that_is_shown_is_said_where_nothing_can_lie(look: Look, qtbot: QtBot) -> None:
    look.open("vae-2d")
    settle(qtbot, look)
    look.update(view=None)
    assert look.pictures[-1] is None
    assert backdrop.shown(look.state) == "manifold"
