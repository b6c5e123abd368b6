"""What lies under the codes: fields of the model, coarse to fine, and only those that there are."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from inside import snapshot, splits
from pytestqt.qtbot import QtBot

from aegui.analysis import fields
from aegui.analysis.fields import FIELDS, Field
from aegui.engine import mapping, pictures
from aegui.engine.exploration import Exploration
from aegui.explore.records import Backdrop
from aegui.explore.state import Model

VIEW = (-2.0, -1.0, 2.0, 1.0)


class Heard:
    """What the views are told."""

    def __init__(self, look: Exploration) -> None:
        self.pictures: list[Backdrop | None] = []
        self.offers: list[tuple[dict[str, str], str]] = []
        self.sentences: list[str] = []
        look.backdrop_changed.connect(self.pictures.append)
        look.backdrops_changed.connect(
            lambda offered, now: self.offers.append(({row[0]: row[3] for row in offered}, now))
        )
        look.complained.connect(self.sentences.append)

    @property
    def widths(self) -> list[int]:
        """Cells across of each picture of a field, since the last time nothing was shown."""
        widths: list[int] = []
        for picture in self.pictures:
            widths = [] if picture is None else [*widths, picture.image.shape[1]]
        return widths


def show(look: Exploration, name: str) -> None:
    """A small model that has learnt nothing, and the codes of its images."""
    shown = splits(name).shown
    codes = snapshot(name).encode(shown.pixels)
    look.open(shown, np.arange(4), None, codes)
    look.show_model(Model(snapshot(name), codes, np.arange(len(codes))))


@pytest.fixture
def look(qtbot: QtBot):
    made = Exploration()
    made.greet()
    yield made
    made.end()


def offered(look: Exploration, heard: Heard, qtbot: QtBot) -> dict[str, str]:
    """Every backdrop and what it lacks, once that is known."""
    qtbot.waitUntil(lambda: bool(heard.offers) and len(heard.offers[-1][0]) > 2, timeout=20_000)
    return heard.offers[-1][0]


def test_every_field_is_offered_and_what_one_lacks_is_said(look: Exploration, qtbot: QtBot) -> None:
    heard = Heard(look)
    show(look, "vae-2d")
    kinds = offered(look, heard, qtbot)
    assert list(kinds) == ["none", "manifold", *FIELDS]
    assert {kind for kind, lack in kinds.items() if lack} == {"discriminator"}
    assert kinds["discriminator"] == "This needs an adversarial model: no other has a discriminator."
    look.choose_backdrop("discriminator")
    assert heard.sentences == [kinds["discriminator"]]
    assert look.backdrops.kind == "manifold"


def test_a_field_comes_coarse_and_then_finer_with_its_scale(look: Exploration, qtbot: QtBot) -> None:
    heard = Heard(look)
    show(look, "vae-2d")
    look.backdrops.show_range(*VIEW)
    look.choose_backdrop("distance")
    qtbot.waitUntil(lambda: heard.widths[-1:] == [96], timeout=20_000)
    assert sorted(set(heard.widths)) == [12, 24, 48, 96]
    finest = heard.pictures[-1]
    assert finest is not None
    assert finest.scale is not None
    assert finest.scale.unit == "code units"
    assert 0 <= finest.scale.low < finest.scale.high
    assert finest.image.min() == 0
    assert finest.image.max() == 255
    left, bottom, right, top = finest.rect
    assert (left < VIEW[0], bottom < VIEW[1], right > VIEW[2], top > VIEW[3]) == (True,) * 4
    assert heard.sentences == []


def test_the_picture_stays_while_the_plane_is_panned_until_one_as_fine_has_come(
    look: Exploration, qtbot: QtBot
) -> None:
    heard = Heard(look)
    show(look, "vae-2d")
    look.backdrops.show_range(*VIEW)
    look.choose_backdrop("distance")
    qtbot.waitUntil(lambda: heard.widths[-1:] == [96], timeout=20_000)
    count = len(heard.pictures)
    look.backdrops.show_range(-1.7, -0.9, 2.3, 1.1)  # within what was made
    look.move_cursor(0.5, 0.5)  # in two dimensions it changes nothing
    qtbot.wait(150)
    assert len(heard.pictures) == count
    look.backdrops.show_range(-0.5, -1.0, 3.5, 1.0)
    qtbot.waitUntil(lambda: len(heard.pictures) > count, timeout=20_000)
    assert heard.pictures[count] is not None
    qtbot.waitUntil(lambda: heard.widths[-1] == 96, timeout=20_000)
    assert min(heard.widths[count - len(heard.pictures) :]) == 96


def test_what_is_being_made_is_given_up_for_what_is_asked_next(
    look: Exploration, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on, asked = threading.Event(), threading.Event(), []

    def slow(scene: fields.Scene, places: np.ndarray) -> np.ndarray:
        asked.append(len(places))
        began.set()
        go_on.wait(10)
        return places[:, 0]

    monkeypatch.setitem(FIELDS, "slow", Field("slow", "slow", "", "", slow))
    heard = Heard(look)
    show(look, "vae-2d")
    look.backdrops.show_range(*VIEW)
    look.choose_backdrop("slow")
    qtbot.waitUntil(began.is_set, timeout=20_000)
    look.choose_backdrop("density")
    go_on.set()
    qtbot.waitUntil(lambda: heard.widths[-1:] == [96], timeout=20_000)
    assert len(asked) <= 2  # the coarsest cells, and at most a few more
    assert {picture.kind for picture in heard.pictures if picture is not None and picture.scale} == {
        "density"
    }


def test_another_code_beside_the_plane_makes_it_anew(look: Exploration, qtbot: QtBot) -> None:
    heard = Heard(look)
    show(look, "vae-16")
    look.backdrops.show_range(*VIEW)
    look.choose_backdrop("distance")
    qtbot.waitUntil(lambda: heard.widths[-1:] == [96], timeout=20_000)
    before = heard.pictures[-1]
    code = look.code.copy()
    code[:] = 5.0
    look.set_code(code)
    qtbot.waitUntil(lambda: heard.pictures[-1] is not before, timeout=20_000)
    qtbot.waitUntil(lambda: heard.widths[-1:] == [96], timeout=20_000)
    assert heard.pictures[-1].scale.low > before.scale.high


def test_a_run_without_what_the_backdrop_needs_shows_the_manifold(look: Exploration, qtbot: QtBot) -> None:
    heard = Heard(look)
    look.backdrops.show_range(*VIEW)
    show(look, "aae-2d")
    offered(look, heard, qtbot)
    look.choose_backdrop("discriminator")
    qtbot.waitUntil(lambda: heard.widths[-1:] == [96], timeout=20_000)
    assert heard.pictures[-1].kind == "discriminator"
    heard.offers.clear()
    show(look, "vae-2d")
    qtbot.waitUntil(lambda: look.backdrops.kind == "manifold", timeout=20_000)
    assert heard.offers[-1][1] == "manifold"
    qtbot.waitUntil(lambda: getattr(heard.pictures[-1], "kind", "") == "manifold", timeout=20_000)
    assert heard.sentences == []


def test_what_was_found_out_of_the_run_before_changes_nothing(
    look: Exploration, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, find_out = Heard(look), mapping._offers
    look.backdrops.show_range(*VIEW)
    show(look, "aae-2d")
    offered(look, heard, qtbot)
    look.choose_backdrop("discriminator")
    began, gate = threading.Event(), threading.Event()
    monkeypatch.setattr(mapping, "_offers", lambda scene: (began.set(), gate.wait(10), find_out(scene))[-1])
    show(look, "vae-2d")  # which has none
    qtbot.waitUntil(began.is_set, timeout=20_000)
    monkeypatch.undo()
    show(look, "aae-2d-mixture")
    gate.set()
    qtbot.waitUntil(lambda: heard.pictures[-1] is not None and heard.widths[-1:] == [96], timeout=20_000)
    assert look.backdrops.kind == "discriminator"


def test_what_went_wrong_with_the_run_before_is_not_said(
    look: Exploration, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, gate = threading.Event(), threading.Event()

    def broken(scene: fields.Scene, places: np.ndarray) -> np.ndarray:
        began.set()
        gate.wait(10)
        raise ValueError("it broke")

    monkeypatch.setitem(FIELDS, "broken", Field("broken", "broken", "", "", broken))
    heard = Heard(look)
    show(look, "vae-2d")
    look.backdrops.show_range(*VIEW)
    look.choose_backdrop("broken")
    qtbot.waitUntil(began.is_set, timeout=20_000)
    look.choose_backdrop("density")
    gate.set()
    qtbot.waitUntil(lambda: heard.widths[-1:] == [96], timeout=20_000)
    assert heard.sentences == []


def test_a_view_that_follows_codes_in_training_is_drawn_now_and_then(look: Exploration, qtbot: QtBot) -> None:
    heard = Heard(look)

    def drawn(least: int) -> list[Backdrop]:
        qtbot.waitUntil(lambda: len(heard.pictures) >= least and heard.pictures[-1] is not None)
        return heard.pictures

    show(look, "quick-start")
    model = look.model
    look.backdrops.show_range(*VIEW)
    drawn(1)
    look.show_model(Model(model.snapshot, model.codes + 0.1, model.rows), training=True)
    qtbot.wait(100)
    before = len(heard.pictures)
    look.backdrops.show_range(-1.98, -1, 2.02, 1, False)
    left, _, right, _ = drawn(before + 1)[-1].rect
    assert left < -2.2  # some more than is seen
    assert right > 2.2
    for step in range(1, 9):
        look.backdrops.show_range(-2 + step / 50, -1, 2 + step / 50, 1, False)
        qtbot.wait(20)
    assert len(heard.pictures) == before + 1
    look.backdrops.show_range(-1.7, -1, 2.3, 1)  # the user pans
    drawn(before + 2)
    look.backdrops.show_range(-1.6, -1, 2.4, 1, False)
    qtbot.waitUntil(lambda: len(heard.pictures) > before + 2, timeout=15_000)  # late, but it comes
    left, _, right, _ = heard.pictures[-1].rect
    assert left < -1.6
    assert right > 2.4
    look.backdrops.show_range(-4, -2, 6, 2, False)  # far more than was drawn
    drawn(before + 4)
    assert heard.pictures[-1].rect[2] > 6


def test_tiles_that_take_long_come_coarse_first(
    look: Exploration, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "SLOW", -1.0)
    heard = Heard(look)
    show(look, "quick-start")
    look.backdrops.show_range(*VIEW)
    coarse, fine = pictures.COARSE * 28, pictures.TILES_ACROSS * 28
    qtbot.waitUntil(lambda: heard.widths[-1:] == [fine], timeout=5_000)
    assert heard.widths[0] == coarse
    monkeypatch.setattr(pictures, "SLOW", 60.0)
    heard.pictures.clear()
    look.backdrops.show_range(-1, -1, 1, 1)
    qtbot.waitUntil(lambda: heard.widths == [fine], timeout=5_000)
