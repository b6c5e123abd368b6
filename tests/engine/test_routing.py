"""A path through the codes: its points, its way, what is decoded along it, and how it follows the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from aegui.engine.routing import Paths
from aegui.engine.session import Session
from aegui.explore.records import Strip


class Heard:
    """What the views are told."""

    def __init__(self, paths: Paths) -> None:
        self.strips: list[Strip | None] = []
        self.said: list[str] = []
        self.frames: list[int] = []
        self.counts: list[int] = []
        self.drawn: list[tuple] = []
        self.ways: list[tuple[list[str], str]] = []
        self.complaints: list[str] = []
        self.saved: list[Path] = []
        paths.strip_changed.connect(self.strips.append)
        paths.said.connect(self.said.append)
        paths.frame_changed.connect(self.frames.append)
        paths.pins_changed.connect(self.counts.append)
        paths.drawn.connect(lambda *what: self.drawn.append(what))
        paths.ways_changed.connect(lambda ways, now: self.ways.append(([key for key, _, _ in ways], now)))
        paths.complained.connect(self.complaints.append)
        paths.saved.connect(self.saved.append)


@pytest.fixture
def opened(session: Session, small_run: Path, qtbot: QtBot) -> Session:
    """A session that shows a small run with its images."""
    look = session.exploration
    session.open_run(small_run)
    qtbot.waitUntil(lambda: look.snapshot is not None and look.shown.pixels is not None, timeout=20_000)
    return session


@pytest.fixture
def heard(opened: Session) -> Heard:
    return Heard(opened.exploration.paths)


def wait_strip(heard: Heard, qtbot: QtBot, after: int = 0) -> Strip:
    qtbot.waitUntil(lambda: len(heard.strips) > after and heard.strips[-1] is not None, timeout=10_000)
    strip = heard.strips[-1]
    assert strip is not None
    return strip


def test_two_codes_make_a_path_of_decoded_images(opened: Session, heard: Heard, qtbot: QtBot):
    look, paths = opened.exploration, opened.exploration.paths
    with qtbot.waitSignal(paths.began):
        paths.pin(0, 0, 3)
    assert heard.strips == []
    paths.pin(0, 0, 9)
    strip = wait_strip(heard, qtbot)
    codes = look.model.codes
    line = np.linspace(codes[3], codes[9], len(strip.images))
    assert np.abs(strip.images.astype(int) - look.snapshot.decode(line.astype(np.float32))).max() <= 1
    apart = np.linalg.norm(line[:, None] - codes[None], axis=2).min(axis=1)
    assert strip.distances == pytest.approx(apart, abs=1e-4)
    assert strip.kinds[0] == strip.kinds[-1] == "near"
    assert strip.pinned == (0, len(strip.images) - 1)
    points, drawn, at = heard.drawn[-1]
    assert np.array(points) == pytest.approx(look.axes.project(codes[[3, 9]]), abs=1e-6)
    assert len(drawn) == len(strip.images)
    assert at is None


def test_a_path_far_from_all_codes_extrapolates(opened: Session, heard: Heard, qtbot: QtBot):
    paths = opened.exploration.paths
    far = 50 * float(np.abs(opened.exploration.model.codes).max())
    paths.pin(0.0, 0.0, 4)
    paths.pin(far, far, -1)
    strip = wait_strip(heard, qtbot)
    assert strip.kinds[-1] == "extrapolating"
    assert strip.distances[-1] > strip.edge > strip.near


def test_an_image_of_the_grid_and_the_cursor_can_be_points(opened: Session, heard: Heard, qtbot: QtBot):
    look = opened.exploration
    look.paths.pin_image(int(look.explorer.state.grid.rows[2]))
    look.move_cursor(0.5, 0.25)
    look.paths.pin_cursor()
    wait_strip(heard, qtbot)
    row = int(np.flatnonzero(look.model.rows == look.explorer.state.grid.rows[2])[0])
    points = np.array(heard.drawn[-1][0])
    assert points == pytest.approx(
        np.stack([look.axes.project(look.model.codes[row]), [0.5, 0.25]]), abs=1e-5
    )


def test_the_cursor_goes_along_and_leaves(opened: Session, heard: Heard, qtbot: QtBot):
    look, paths = opened.exploration, opened.exploration.paths
    paths.pin(0, 0, 3)
    paths.pin(0, 0, 9)
    strip = wait_strip(heard, qtbot)
    under = []
    look.cursor_changed.connect(under.append)
    paths.go_to_frame(5)
    assert heard.frames == [5]
    assert np.abs(under[-1].image.astype(int) - strip.images[5]).max() <= 1
    assert heard.drawn[-1][2] == pytest.approx(under[-1].xy, abs=1e-5)
    look.refresh()  # the same place, decoded anew
    assert heard.frames == [5]
    look.go_to(40)
    assert heard.frames == [5, -1]
    paths.go_to_frame(99)
    assert heard.frames == [5, -1]


def test_points_are_taken_back_one_by_one_and_all(opened: Session, heard: Heard, qtbot: QtBot):
    paths = opened.exploration.paths
    for row in (3, 9, 20):
        paths.pin(0, 0, row)
    qtbot.waitUntil(lambda: bool(heard.strips) and len(heard.strips[-1].pinned) == 3, timeout=10_000)
    seen = len(heard.strips)
    paths.unpin()
    assert len(wait_strip(heard, qtbot, seen).pinned) == 2
    paths.clear()
    assert heard.strips[-1] is None
    assert heard.drawn[-1] == ([], [], None)
    assert heard.counts == [1, 2, 3, 2, 0]
    paths.unpin()  # there is nothing
    assert heard.counts[-1] == 0


def test_images_go_with_the_model_and_places_stay(opened: Session, heard: Heard, qtbot: QtBot):
    look, paths = opened.exploration, opened.exploration.paths
    paths.pin(0, 0, 3)
    paths.pin(0.5, 0.25, -1)
    wait_strip(heard, qtbot)
    before, seen = np.array(heard.drawn[-1][0]), len(heard.strips)
    code = look.model.codes[3].copy()
    look.choose_moment(0)
    qtbot.waitUntil(lambda: not np.array_equal(look.model.codes[3], code), timeout=10_000)
    strip = wait_strip(heard, qtbot, seen)
    points = np.array(heard.drawn[-1][0])
    assert points[0] == pytest.approx(look.axes.project(look.model.codes[3]), abs=1e-5)
    assert not np.allclose(points[0], before[0])
    assert points[1] == pytest.approx(before[1], abs=1e-6)
    first = look.snapshot.decode(look.model.codes[3:4])
    assert np.abs(strip.images[0].astype(int) - first[0]).max() <= 1


def test_an_image_without_a_stored_code_is_encoded(opened: Session, heard: Heard, qtbot: QtBot):
    """A stored moment of many images holds the codes of some."""
    look, paths = opened.exploration, opened.exploration.paths
    paths.pin(0, 0, 3)
    paths.pin(0, 0, 9)
    wait_strip(heard, qtbot)
    seen, whole = len(heard.strips), look.model
    few = type(whole)(whole.snapshot, 100 + whole.codes[500:900], whole.rows[500:900])
    look.show_model(few)
    wait_strip(heard, qtbot, seen)
    encoded = whole.snapshot.encode(look.shown.pixels[[3, 9]])
    assert np.array(heard.drawn[-1][0]) == pytest.approx(look.axes.project(encoded), abs=1e-4)


def test_another_run_keeps_the_images_of_the_path(
    opened: Session, heard: Heard, qtbot: QtBot, small_run: Path
):
    paths = opened.exploration.paths
    paths.pin(0, 0, 3)
    paths.pin(0.5, 0.25, -1)
    paths.pin(0, 0, 9)
    wait_strip(heard, qtbot)
    first, _, last = paths.pins
    opened.open_run(small_run)
    assert paths.pins == (first, last)
    assert heard.strips[-1] is None
    wait_strip(heard, qtbot, len(heard.strips))


def test_how_many_images_and_none_where_there_is_no_way(opened: Session, heard: Heard, qtbot: QtBot):
    paths = opened.exploration.paths
    paths.choose_frames(7)
    paths.pin(0, 0, 3)
    paths.pin(0, 0, 3)
    assert heard.said[-1] == "All points of the path lie in the same place: choose points apart."
    assert not [strip for strip in heard.strips if strip]
    paths.pin(0, 0, 9)
    assert len(wait_strip(heard, qtbot).images) == 7
    paths.choose_frames(1000)
    qtbot.waitUntil(lambda: len(heard.strips[-1].images) == 60)


def test_only_a_gaussian_prior_can_be_gone_around(opened: Session, heard: Heard):
    opened.exploration.paths.choose_way("spherical")
    assert opened.exploration.paths.way() == "straight"


def test_a_path_is_saved_as_picture_and_as_film(opened: Session, heard: Heard, qtbot: QtBot, tmp_path: Path):
    paths = opened.exploration.paths
    paths.save(tmp_path / "no.png")
    assert heard.complaints == ["There is no path to save: set two points of one."]
    paths.choose_frames(5)
    paths.pin(0, 0, 3)
    paths.pin(0, 0, 9)
    wait_strip(heard, qtbot)
    for name in ("path.png", "path.gif"):
        paths.save(tmp_path / name)
        qtbot.waitUntil(lambda name=name: tmp_path / name in heard.saved, timeout=10_000)
    for name in ("one.png", "other.png"):
        paths.save(tmp_path / name)
    qtbot.waitUntil(lambda: heard.saved[2:] == [tmp_path / "one.png", tmp_path / "other.png"], timeout=10_000)
    with Image.open(tmp_path / "path.png") as picture:
        assert picture.size == (5 * 28 * 8, 28 * 8)
    with Image.open(tmp_path / "path.gif") as film:
        assert film.n_frames == 8  # there, and back without the ends
    paths.save(tmp_path / "nowhere" / "path.gif")
    qtbot.waitUntil(lambda: len(heard.complaints) == 2)
    assert heard.complaints[-1].endswith("it is not there.")
