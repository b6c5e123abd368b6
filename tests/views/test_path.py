"""The strip of a path: what is drawn, and what hands do with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from aegui.explore.records import Strip
from aegui.views.path import PathView, demo
from aegui.views.style import apply
from aegui.views.theme import DARK, LIGHT, rgb

LEFT = Qt.MouseButton.LeftButton


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
    return Strip(given.images[:count], distances, kinds, 0.12, 0.22, (0, count - 1))


def test_the_empty_view_teaches_and_says_what_is_next(show):
    view = show(PathView(), 690, 230)
    assert view.is_empty()
    assert "Path tool (P)" in view._empty.text()
    assert not view.controls.isVisible()
    view.set_pins(1)
    assert "Click another" in view._empty.text()
    assert view.clear.isVisible()
    view.set_sentence("All points of the path lie in the same place: choose points apart.")
    assert view._empty.text().startswith("All points")
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
    view.set_frame(9)
    QTest.mousePress(view.strip, LEFT, pos=centres[9])
    QTest.mouseMove(view.strip, centres[11])
    QTest.mouseRelease(view.strip, LEFT, pos=centres[11])
    assert chosen[1:] == [(11,)]
    view.set_frame(11)
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
    view.set_strip(Strip(given.images[:4], np.zeros(4, np.float32), (), None, None, (0, 3)))
    assert not view.legend.isVisible()
    assert view.strip.describe(0).endswith("nearest real code")


def test_playing_runs_to_the_end_and_begins_anew(view, qtbot):
    view.set_frame(-1)
    view._timer.setInterval(1)
    chosen = caught(view.frame_chosen)
    view.frame_chosen.connect(view.set_frame)
    QTest.mouseClick(view.play, LEFT)
    qtbot.waitUntil(lambda: not view.play.isChecked(), timeout=5000)
    assert [frame for (frame,) in chosen] == list(range(16))
    chosen.clear()
    QTest.mouseClick(view.play, LEFT)
    qtbot.waitUntil(lambda: len(chosen) > 2, timeout=5000)
    view.set_frame(-1)  # the cursor was moved by hand
    qtbot.waitUntil(lambda: not view.play.isChecked(), timeout=5000)
    assert len(chosen) < 16


def test_controls_tell_what_is_asked_for(view):
    counted, back, cleared, saved = (
        caught(s) for s in (view.count_chosen, view.unpinned, view.cleared, view.save_asked)
    )
    view.count.setValue(30)
    QTest.mouseClick(view.back, LEFT)
    QTest.mouseClick(view.clear, LEFT)
    for action in view.save.menu().actions():
        action.trigger()
    assert (counted, back, cleared, saved) == ([(30,)], [()], [()], [("png",), ("gif",)])
    view.set_ways([("straight", "straight", "")], "straight")
    assert not view.ways.isVisible()


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
