"""The strip of a path: what is drawn, and what hands do with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from model_states import state_of
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from aegui.explore.latent_path import frame_number
from aegui.explore.queries.latent_path import INTERPOLATIONS, LATENT_PATH
from aegui.explore.queries.path_strip import PATH_STRIP
from aegui.explore.query import fact
from aegui.explore.records import LatentPath, PathStrip
from aegui.explore.state import Waypoint
from aegui.views.panels import latent
from aegui.views.panels.path import PathView, demo
from aegui.views.theme import DARK, LIGHT, rgb
from aegui.views.widgets.style import apply

LEFT = Qt.MouseButton.LeftButton
HERE, THERE = Waypoint(None, (0.0, 0.0)), Waypoint(None, (1.0, 1.0))


def caught(signal):
    seen = []
    signal.connect(lambda *values: seen.append(values))
    return seen


@pytest.fixture
def view(show) -> PathView:
    return show(demo(), 690, 230)


def strip_of(given, count):
    distances = np.linspace(0, 0.3, count, dtype=np.float32)
    kinds = tuple("near" if d < 0.12 else "edge" if d < 0.22 else "extrapolating" for d in distances)
    return PathStrip(given.images[:count], distances, kinds, 0.12, 0.22, (0, count - 1))


def test_the_empty_view_teaches_and_says_what_is_next(show):
    view = show(PathView(), 690, 230)
    assert view.is_empty()
    assert "Path tool (P)" in view._empty.text()
    assert not view.controls.isVisible()
    view.set_waypoints((HERE,))
    assert "Click another" in view._empty.text()
    assert view.clear.isVisible()
    problem = "All points of the path lie in the same place: choose points apart."
    view.set_path(LatentPath(((0.0, 0.0),) * 2, problem=problem))
    assert view._empty.text() == problem
    assert not view.play.isVisible()


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_bar_is_as_high_as_the_distance_and_coloured_by_the_verdict(view, theme, pixels, qapp):
    apply(qapp, theme)
    view.set_theme(theme)
    drawn = pixels(view.strip)
    colours = {"near": theme.good, "edge": theme.warn, "extrapolating": theme.bad}
    shown = view.strip._strip
    for frame, kind in enumerate(shown.kinds):
        bar = view.strip.bar_of(frame)
        if bar.height() > 6:
            pixel = drawn[int(bar.bottom()) - 3, int(bar.center().x())]
            assert pixel.tolist() == list(rgb(colours[kind]))
    heights = np.array([view.strip.bar_of(frame).height() for frame in range(16)])
    assert heights[1:-1] / heights.max() == pytest.approx(
        shown.distances[1:-1] / shown.distances.max(), abs=0.02
    )
    apply(qapp, DARK)


@pytest.mark.parametrize("count", [2, 3, 12, 30, 60])
@pytest.mark.parametrize("size", [(560, 190), (690, 230), (1200, 500)])
def test_images_and_bars_keep_within_the_view_and_apart(show, given, count, size, qapp):
    view = show(demo(), *size)
    view.set_strip(strip_of(given, count))
    qapp.processEvents()
    strip = view.strip
    places = [strip.place_of(frame) for frame in range(count)]
    for frame, place in enumerate(places):
        assert strip.rect().toRectF().contains(place.united(strip.bar_of(frame)))
        assert place.width() >= 10
        others = places[:frame] + places[frame + 1 :]
        assert not any(place.intersects(other) for other in others)
        assert not any(strip.bar_of(frame).intersects(other) for other in others)


def test_a_click_a_drag_and_keys_go_along(view):
    chosen = caught(view.frame_chosen)
    centres = [view.strip.place_of(frame).center().toPoint() for frame in range(16)]
    QTest.mouseClick(view.strip, LEFT, pos=centres[9])
    assert chosen == [(9,)]
    view.set_path(replace(view._path, frame=9))
    QTest.mousePress(view.strip, LEFT, pos=centres[9])
    QTest.mouseMove(view.strip, centres[11])
    QTest.mouseRelease(view.strip, LEFT, pos=centres[11])
    assert chosen[1:] == [(11,)]
    view.set_path(replace(view._path, frame=11))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(view.strip, key)
    assert chosen[2:] == [(10,), (12,), (0,), (15,)]


def test_the_words_say_where_the_path_leaves_the_data(view, given):
    assert view.words.text() == "Farthest from data: 0.30 code units, at image 8."
    near = replace(strip_of(given, 5), distances=np.full(5, 0.05, np.float32), kinds=("near",) * 5)
    view.set_strip(near)
    assert view.words.text() == "Near data all the way: at most 0.05 code units away."
    assert view.strip.describe(2) == "image 3 of 5: 0.05 code units from the nearest real code, near data"
    assert view.strip.frame_at(QPointF(-5, -5)) == -1
    view.set_strip(PathStrip(given.images[:4], np.zeros(4, np.float32), (), None, None, (0, 3)))
    assert not view.legend.isVisible()
    assert view.strip.describe(0).endswith("nearest real code")


def test_playing_runs_to_the_end_and_begins_anew(view, qtbot):
    path = view._path
    view.set_path(replace(path, frame=-1))
    view._timer.setInterval(1)
    chosen = caught(view.frame_chosen)
    view.frame_chosen.connect(lambda frame: view.set_path(replace(path, frame=frame)))
    QTest.mouseClick(view.play, LEFT)
    qtbot.waitUntil(lambda: not view.play.isChecked(), timeout=5000)
    assert [frame for (frame,) in chosen] == list(range(16))
    chosen.clear()
    QTest.mouseClick(view.play, LEFT)
    qtbot.waitUntil(lambda: len(chosen) > 2, timeout=5000)
    view.set_path(replace(path, frame=-1))  # the cursor was moved by hand
    qtbot.waitUntil(lambda: not view.play.isChecked(), timeout=5000)
    assert len(chosen) < 16


def test_controls_change_the_path(show):
    explorer = FakeExplorer(replace(state_of("vae-2d"), path=(HERE, THERE)))
    view = show(PathView(), 690, 230)
    view.connect_to(explorer)
    view.set_seen(True)
    assert PATH_STRIP.name in explorer.seen
    explorer.tell(fact("path"), explorer.state.path)
    explorer.tell(INTERPOLATIONS, (("straight", "spherical"), "straight"))
    explorer.tell(PATH_STRIP, demo()._strip)
    assert view.ways.isVisible()
    saved = caught(view.save_asked)
    view.count.setValue(30)
    view.ways.chosen.emit("spherical")
    view.frame_chosen.emit(3)
    for action in view.save.menu().actions():
        action.trigger()
    assert saved == [("png",), ("gif",)]
    assert (explorer.state.frames, explorer.state.interpolation) == (30, "spherical")
    assert frame_number(explorer.state) == 3
    view.frame_chosen.emit(99)  # there is none
    assert frame_number(explorer.state) == 3
    QTest.mouseClick(view.back, LEFT)
    assert explorer.state.path == (HERE,)
    QTest.mouseClick(view.clear, LEFT)
    assert explorer.state.path == ()
    explorer.tell(INTERPOLATIONS, (("straight",), "straight"))
    assert not view.ways.isVisible()
    view.set_seen(False)
    assert PATH_STRIP.name not in explorer.seen


def test_the_plane_sets_points_and_draws_the_path(show, given):
    explorer, view = FakeExplorer(state_of("vae-2d")), show(latent.demo())
    view.connect_to(explorer)
    row = int(view._rows[np.flatnonzero(view._rows < 100)[0]])
    view.plane.pinned.emit(0.5, 0.25, -1)
    view.plane.pinned.emit(9.0, 9.0, int(np.flatnonzero(view._rows == row)[0]))
    assert explorer.state.path[0].place == pytest.approx((0.5, 0.25))
    assert explorer.state.path[1].name is not None
    assert explorer.state.path[1].name[2] == explorer.state.images.rows[row]
    explorer.tell(LATENT_PATH, LatentPath(((0.0, 0.0), (1.0, 1.0)), ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0)), 1))
    route = view.plane.route
    assert (len(route._points), route._line.count(), route._at) == (2, 3, QPointF(0.5, 0.5))
    explorer.tell(LATENT_PATH, None)
    assert (len(route._points), route._line.count(), route._at) == (0, 0, None)
    view.plane.unpinned.emit()
    assert len(explorer.state.path) == 1


@pytest.mark.parametrize("width", [560, 690])
def test_no_words_are_clipped_and_every_control_explains_itself(show, width):
    view = show(demo(), width, 215)
    for label in view.findChildren(QLabel):
        if label.isVisible() and label is not view.legend:
            assert label.width() >= label.fontMetrics().size(0, label.text()).width(), label.text()
    assert view.legend.geometry().left() >= view.words.geometry().left() + view.words.sizeHint().width()
    for control in (*view.controls.findChildren(QAbstractButton), *view.controls.findChildren(QComboBox)):
        if control.isVisible():
            assert control.toolTip().endswith("."), control
    assert view.minimumSizeHint().width() <= 560


def test_the_point_of_a_click_in_the_strip_is_not_between_images(view):
    place = view.strip.place_of(3)
    under = QPoint(int(place.center().x()), int(view.strip.bar_of(3).bottom()))
    assert view.strip.frame_at(under.toPointF()) == 3
