"""The panel of the sample, by mouse and keys, with an explorer that works nothing out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from aegui.explore.queries.sample import PAINT, POINTED, SAMPLE, Paint, Sample
from aegui.explore.selection import Selection
from aegui.explore.state import Model, State
from aegui.training.splits import ImageSet
from aegui.views.panels.sample import SampleView, demo

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
Show = Callable[..., Any]


@pytest.fixture
def view(show: Show) -> SampleView:
    made: SampleView = show(demo(), 420, 330)
    return made


def sample(view: SampleView) -> Sample:
    assert view.picture._sample is not None
    return view.picture._sample


def middle(view: SampleView, patch: int) -> QPointF:
    return view.picture.outline(patch).center()


def colour(view: SampleView, patch: int) -> tuple[int, int, int]:
    """Of a pixel near the middle of a patch."""
    at = middle(view, patch).toPoint()
    pixel = view.picture.grab().toImage().pixelColor(at)
    return pixel.red(), pixel.green(), pixel.blue()


def test_patches_are_painted_by_place_class_and_selection(view: SampleView) -> None:
    view.picture.set_strength(1.0)
    first, last = colour(view, 0), colour(view, 47)
    assert first[2] > first[0]  # blue
    assert last[0] > last[2]  # orange
    shown = np.zeros(48, bool)
    shown[5] = True
    view.set_paint(Paint("selection", shown))
    bare = colour(view, 6)
    view.set_paint(Paint("class", shown, labels=np.full(48, 1), classes=("a", "b")))
    assert colour(view, 5) == tuple(int(view.theme.classes[1][at : at + 2], 16) for at in (1, 3, 5))
    assert colour(view, 6) == bare
    assert len(set(bare)) == 1  # the grey picture


def test_a_click_points_and_a_drag_with_shift_selects(view: SampleView) -> None:
    pointed: list[int] = []
    surrounded: list[tuple[list[int], str]] = []
    view.picture.pointed.connect(pointed.append)
    view.picture.surrounded.connect(lambda rows, how: surrounded.append((rows.tolist(), how)))
    QTest.mouseClick(view.picture, LEFT, pos=middle(view, 17).toPoint())
    assert pointed == [17]
    start, end = middle(view, 0) - QPointF(4, 4), middle(view, 9) + QPointF(4, 4)
    QTest.mousePress(view.picture, LEFT, SHIFT, start.toPoint())
    view.picture._dragged = view.picture._dragged.united(  # the offscreen mouse moves with no key held
        type(view.picture._dragged)(start, end)
    )
    QTest.mouseRelease(view.picture, LEFT, SHIFT, end.toPoint())
    QTest.mouseClick(view.picture, LEFT, Qt.KeyboardModifier.ControlModifier, middle(view, 3).toPoint())
    assert surrounded == [([0, 1, 8, 9], "add"), ([3], "remove")]
    assert pointed == [17]


def test_keys_go_from_patch_to_patch_and_zoom(view: SampleView) -> None:
    pointed: list[int] = []
    view.picture.pointed.connect(pointed.append)
    QTest.mouseClick(view.picture, LEFT, pos=middle(view, 17).toPoint())
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(view.picture, key)
    assert pointed == [17, 18, 26, 25, 17]
    wide = view.picture.outline(17).width()
    QTest.keyClick(view.picture, Qt.Key.Key_Plus)
    assert view.picture.outline(17).width() == pytest.approx(1.25 * wide)
    for place in (QPointF(3, 5), QPointF(200, 100)):
        there = view.picture.place(view.picture.pixel(place))
        assert (there.x(), there.y()) == pytest.approx((place.x(), place.y()))
    QTest.keyClick(view.picture, Qt.Key.Key_Home)
    assert view.picture.outline(17).width() == pytest.approx(wide)


def test_the_view_follows_the_explorer_and_moves_the_cursor() -> None:
    given = sample(demo())
    images = ImageSet(
        "patches", ("train",), np.zeros(48, np.uint8), np.arange(48), None, None, (),
        names=np.array(given.identities, np.dtypes.StringDType()),
    )  # fmt: skip
    codes = np.random.default_rng(0).normal(size=(48, 2)).astype(np.float32)
    state = State(
        run=Path("run"), images=images, model=Model(None, codes, np.arange(48)), cursor=(0.0, 0.0),
        selection=Selection(images, np.zeros(48, bool)),
    )  # fmt: skip
    explorer, view = FakeExplorer(state), SampleView()
    assert view.is_empty()
    view.connect_to(explorer)
    view.set_seen(True)
    explorer.tell(SAMPLE, given)
    explorer.tell(PAINT, Paint("selection", np.zeros(48, bool)))
    explorer.tell(POINTED, (given.identities[4], "of another picture"))  # hovered, nearest
    assert not view.is_empty()
    assert view.picture._marked == (-1, 4)
    explorer.tell(POINTED, ("", given.identities[4]))
    assert view.picture._marked == (4, -1)
    view.picture.pointed.emit(7)
    assert explorer.state.cursor == pytest.approx(codes[7].tolist())
    view.picture.surrounded.emit(given.rows[:3], "add")
    assert explorer.state.selected.tolist() == [0, 1, 2]
    view.pictures.choose("other.png")
    view.painted.choose("selection")
    assert (explorer.state.sample, explorer.state.painted) == ("other.png", "selection")
    view.set_seen(False)
    assert not explorer.seen


def test_the_map_of_colours_is_small_on_a_small_picture_and_makes_way(view: SampleView) -> None:
    picture = view.picture

    def key_at(x: int, y: int) -> bool:
        pixel = picture.grab().toImage().pixelColor(x, y)
        return abs(pixel.red() - pixel.blue()) > 60

    picture.set_strength(0.0)
    place = QPoint(picture.width() - 24, picture.height() - 40)
    assert key_at(place.x(), place.y())
    QTest.mouseMove(picture, place)
    assert not key_at(place.x(), place.y())
    assert picture._key_side() < 54
    picture.resize(200, 150)
    assert picture._key_side() == 22
