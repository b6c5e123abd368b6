"""The plane of codes: what is drawn, and what the user's hands do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from aegui.explore.projection import choices
from aegui.explore.queries.codes import PLANES
from aegui.explore.records import BackdropChoice, Backdrops, Codes, Hovered, Timeline
from aegui.explore.state import Model, State
from aegui.views.panels.latent import LatentView, demo
from aegui.views.theme import DARK, LIGHT, rgb


@pytest.fixture
def view(show, qapp):
    return show(demo(), 690, 530)


def caught(signal):
    """Everything a signal says from now on."""
    seen = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def double_click(widget):
    """As a mouse does it: the first click is one of its own."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton)


def count_of(picture, colour, off=20):
    return int((np.abs(picture.astype(int) - rgb(colour)).max(axis=2) <= off).sum())


def empty_place(view):
    """A pixel of the plane with no code near it."""
    box = view.plane.box.sceneBoundingRect()
    return QPoint(int(box.left()) + 14, int(box.bottom()) - 14)


def wheel(view, steps):
    at = QPointF(view.plane.viewport().rect().center())
    event = QWheelEvent(
        at,
        view.plane.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.plane.viewport(), event)


def test_codes_are_drawn_in_the_colours_of_the_theme(view, pixels):
    view.set_backdrop(None)
    for theme in (DARK, LIGHT):
        view.set_theme(theme)
        picture = pixels(view.plane)
        for colour in theme.class_colours(10):
            assert count_of(picture, colour, 30) > 30


def test_a_hidden_class_vanishes(view, pixels):
    view.set_backdrop(None)
    toggled = caught(view.legend.toggled)
    before = count_of(pixels(view.plane), DARK.classes[0])
    view.legend.chips()[0].click()
    assert toggled == [(frozenset(range(1, 10)),)]
    assert count_of(pixels(view.plane), DARK.classes[0]) < before / 20
    assert "0" not in view.names.shown()


def test_a_double_click_on_a_name_shows_it_alone_and_again_all(view):
    chip = view.legend.chips()[4]
    toggled = caught(view.legend.toggled)
    double_click(chip)
    assert toggled[-1] == (frozenset({4}),)
    double_click(chip)
    assert toggled[-1] == (frozenset(range(10)),)
    double_click(view.legend.chips()[5])
    double_click(chip)
    assert toggled[-1] == (frozenset({4}),)


@pytest.mark.parametrize("key", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_click_with_ctrl_shows_a_class_alone_and_again_all(view, key):
    chip, toggled = view.legend.chips()[4], caught(view.legend.toggled)
    for expected in ({4}, set(range(10))):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, key)
        assert toggled[-1] == (frozenset(expected),)


def test_enter_shows_a_class_alone_and_again_all(view):
    chip, toggled = view.legend.chips()[4], caught(view.legend.toggled)
    for expected in ({4}, set(range(10))):
        QTest.keyClick(chip, Qt.Key.Key_Return)
        assert toggled[-1] == (frozenset(expected),)


def test_more_classes_than_a_legend_holds_are_told_of(view, given):
    def many(count: int) -> Codes:
        labels = np.arange(len(given.codes.xy)) % count
        return replace(given.codes, labels=labels, classes=tuple(f"word {n}" for n in range(count)))

    view.set_codes(many(100))
    assert len(view.legend.chips()) == 100
    view.set_codes(many(1000))
    assert not view.legend.chips()
    words = view.legend.findChild(QLabel)
    assert words.isVisible()
    assert "1,000 classes, all shown" in words.text()
    assert words.height() >= words.heightForWidth(words.width())
    view.set_codes(given.codes)
    assert len(view.legend.chips()) == 10


def test_the_cursor_is_dragged(view):
    moved = caught(view.cursor_moved)
    port, start = view.plane.viewport(), view.plane.pixels(view.plane._cursor).toPoint()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(40, -30))
    view.set_under_cursor(None)
    assert view.plane.is_busy()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(40, -30))
    assert not view.plane.is_busy()
    (x, y) = moved[-1]
    assert x > 0.42
    assert y > -1.05
    assert view.plane.cursor_xy() == (x, y)


def test_a_click_on_the_bare_plane_moves_the_cursor(view):
    moved, clicked = caught(view.cursor_moved), caught(view.point_clicked)
    QTest.mouseClick(view.plane.viewport(), Qt.MouseButton.LeftButton, pos=empty_place(view))
    assert len(moved) == 1
    assert not clicked


def test_a_click_on_a_code_tells_its_row(view, given):
    clicked, moved = caught(view.point_clicked), caught(view.cursor_moved)
    far = int(np.argmax(given.codes.xy[:, 0]))
    drawn = int(np.flatnonzero(view._rows == far)[0])
    QTest.mouseClick(
        view.plane.viewport(), Qt.MouseButton.LeftButton, pos=view.plane.pixel_of(drawn).toPoint()
    )
    assert clicked == [(far,)]
    assert not moved
    assert view.plane.cursor_xy() == pytest.approx(tuple(given.codes.xy[far]))


@pytest.mark.parametrize(
    ("key", "across", "up"),
    [
        (Qt.Key.Key_Left, -1, 0),
        (Qt.Key.Key_Right, 1, 0),
        (Qt.Key.Key_Up, 0, 1),
        (Qt.Key.Key_Down, 0, -1),
    ],
)
def test_arrows_move_the_cursor(view, key, across, up):
    left, bottom, right, top = view.visible_range()
    moved = caught(view.cursor_moved)
    view.set_cursor(0, 0)
    QTest.keyClick(view.plane, key)
    QTest.keyClick(view.plane, key, Qt.KeyboardModifier.ShiftModifier)
    assert moved[0] == pytest.approx((across * 0.01 * (right - left), up * 0.01 * (top - bottom)))
    assert moved[1] == pytest.approx((across * 0.06 * (right - left), up * 0.06 * (top - bottom)))


def test_hovering_asks_and_the_answer_floats_beside_the_code(view, given):
    asked = caught(view.hovered)
    far = int(np.argmax(given.codes.xy[:, 0]))
    drawn = int(np.flatnonzero(view._rows == far)[0])
    QTest.mouseMove(view.plane.viewport(), view.plane.pixel_of(drawn).toPoint())
    assert asked[-1] == (far,)
    assert view.card.isVisible()
    assert view.rect().contains(view.card.geometry())
    words = view.card.findChildren(QLabel)
    assert all(label.width() >= label.sizeHint().width() for label in words if label.isVisible())
    view.set_hovered(Hovered(far + 1, "too/late/1", None, given.images[0], True))
    assert not view.card.isVisible()  # the answer to another question
    QTest.mouseMove(view.plane.viewport(), empty_place(view))
    assert asked[-1] == (-1,)


def test_the_wheel_zooms_and_home_shows_all(view, qtbot):
    told = caught(view.plane.range_changed)
    before = view.visible_range()
    wheel(view, 3)
    after = view.visible_range()
    assert after[2] - after[0] < before[2] - before[0]
    qtbot.waitUntil(lambda: bool(told) and told[-1] == pytest.approx(after), timeout=1000)
    QTest.keyClick(view.plane, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.visible_range() == pytest.approx(before, abs=1e-3), timeout=2000)


def test_a_drag_pans(view):
    before = view.visible_range()
    port, start = view.plane.viewport(), empty_place(view)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(30, 0))
    QTest.mouseMove(port, start + QPoint(60, 0))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    after = view.visible_range()
    assert after[0] < before[0]
    assert after[1] == pytest.approx(before[1])


def test_new_codes_keep_the_users_zoom(view, given):
    wheel(view, 2)
    zoomed = view.visible_range()
    view.set_codes(replace(given.codes, xy=given.codes.xy * 5))
    assert view.visible_range() == pytest.approx(zoomed)
    view.set_codes(replace(given.codes, xy=given.codes.xy * 5, whole=1))
    assert view.visible_range()[2] > 3 * zoomed[2]


def test_codes_that_leave_the_view_are_followed(view, given, qtbot):
    before = view.visible_range()
    view.set_codes(replace(given.codes, xy=given.codes.xy * 3))
    qtbot.waitUntil(lambda: view.visible_range()[3] > 2.5 * before[3], timeout=2000)


def test_codes_that_leap_are_never_out_of_sight(view, given):
    view.set_codes(replace(given.codes, xy=given.codes.xy * 30 + 500))
    left, bottom, right, top = view.visible_range()
    assert left < 500 < right
    assert bottom < 500 < top


@pytest.mark.parametrize("pressed", [0.3, 0.97])
def test_a_press_beside_the_handle_begins_a_drag(view, qtbot, pressed):
    slider = view.time.slider
    slider.setValue(slider.minimum())
    chosen = caught(view.moment_chosen)
    view.moment_chosen.connect(lambda _: view.set_timeline(Timeline((0.0, 1.0, 2.0, 3.0), 0, False)))
    view.set_timeline(
        Timeline((0.0, 1.0, 2.0, 3.0), 0, False)
    )  # the answer comes late: it shows the first still
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(pressed * slider.width()), middle))
    assert slider.isSliderDown()
    assert slider.value() == (1 if pressed < 0.5 else 3)
    QTest.mouseMove(slider, QPoint(round(0.66 * slider.width()), middle))
    assert slider.value() == 2
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(0.66 * slider.width()), middle))
    assert [moment for (moment,) in chosen][-1] == 2


def test_the_range_is_told_at_most_thirty_times_a_second(view, qtbot):
    qtbot.wait(50)
    told = caught(view.plane.range_changed)
    for _ in range(40):
        wheel(view, 0.1)
    assert len(told) <= 2
    qtbot.waitUntil(lambda: bool(told) and told[-1] == pytest.approx(view.visible_range()), timeout=1000)


def test_the_backdrop_is_faint_and_follows_the_theme(view, given, pixels):
    view.set_codes(replace(given.codes, xy=given.codes.xy[:1], labels=None, classes=()))
    for theme in (DARK, LIGHT):
        view.set_theme(theme)
        view.set_backdrop(None)
        bare = pixels(view.plane).astype(int)
        view.set_backdrop(given.backdrop)
        change = pixels(view.plane).astype(int) - bare
        assert change.any()
        assert (change.mean() > 0) == theme.dark
        assert np.abs(change).max() < 110


def test_codes_without_classes_have_one_colour(view, pixels):
    xy = np.random.default_rng(0).normal(size=(500, 2)).astype(np.float32)
    view.set_backdrop(None)
    view.set_codes(Codes(xy, None, (), ("z₁", "z₂"), "500 codes", True))
    assert count_of(pixels(view.plane), DARK.unlabelled) > 200
    assert not view.legend.chips()


def test_many_classes_keep_names_apart(view):
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 40, 2000)
    xy = (rng.normal(size=(40, 2))[labels] + rng.normal(size=(2000, 2)) * 0.1).astype(np.float32)
    view.set_codes(Codes(xy, labels, tuple(f"person {i}" for i in range(40)), ("a", "b"), "", True))
    boxes = list(view.names.places().values())
    assert 1 < len(boxes) < 40
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert view.legend.height() <= 42


def test_time_is_scrubbed_and_played(view, qtbot):
    chosen, played = caught(view.moment_chosen), caught(view.time.played)
    view.set_timeline(Timeline((0.0, 1.0, 2.5), 3, True))
    assert not chosen
    assert view.time.end.text() == "live"
    view.time.slider.setValue(1)
    assert chosen == [(1,)]
    assert view.time.when.text() == "epoch 1"
    view.time.set_newest(7.4)
    assert view.time.when.text() == "epoch 1"
    view.time.slider.setValue(3)
    assert view.time.when.text() == "epoch 7.4"
    view.time.slider.setValue(1)
    view.time.play.click()
    qtbot.waitUntil(lambda: not view.time.play.isChecked(), timeout=3000)
    assert chosen[-2:] == [(2,), (3,)]
    assert played == [(True,), (False,)]


@pytest.mark.parametrize("held", [False, True])
def test_a_moment_that_is_left_out_is_no_place_of_the_slider(view, held):
    """Also under a hand that holds the handle: what is read there is what is shown."""
    view.set_timeline(Timeline((0.0, 1.0, 2.0, 3.0), 1, False))
    view.time.slider.setSliderDown(held)
    view.time.slider.setValue(2)
    assert view.time.when.text() == "epoch 2"
    view.set_timeline(Timeline((0.0, 1.0, 3.0), 1, False))
    assert view.time.slider.value() == 1
    assert view.time.slider.maximum() == 2
    assert view.time.when.text() == "epoch 1"


def test_choices_are_told_by_key(view):
    backdrops = caught(view.backdrop_chosen)
    codes = np.eye(3, dtype=np.float32)
    explorer = FakeExplorer(State(model=Model(None, codes, np.arange(3))))
    view.connect_to(explorer)
    assert not view.axes.isVisible()
    explorer.tell(PLANES, choices(3, "pca"))
    offered = BackdropChoice("none", "none", ""), BackdropChoice("density", "density", "How many codes.")
    view.set_backdrops(Backdrops(offered, "none"))
    assert view.axes.isVisible()
    assert not backdrops
    view.backdrops.activated.emit(1)
    view.axes.activated.emit(2)
    assert backdrops == [("density",)]
    assert explorer.state.projection == explorer.state.plane.key == "0,1"


def test_nothing_yet_is_a_sentence(show):
    view = show(LatentView())
    assert view.is_empty()
    view.set_codes(None)
    assert view.is_empty()


def test_the_card_goes_with_its_code_while_the_model_learns(view, given):
    asked = caught(view.hovered)
    far = int(np.argmax(given.codes.xy[:, 0]))
    drawn = int(np.flatnonzero(view._rows == far)[0])
    QTest.mouseMove(view.plane.viewport(), view.plane.pixel_of(drawn).toPoint())
    before = view.card.pos()
    view.set_codes(replace(given.codes, xy=given.codes.xy * 0.9))
    assert view.card.isVisible()
    assert view.card.pos() != before
    assert len(asked) == 1


def point_at(view, row):
    """Rest the mouse on a code, wherever it was before."""
    QTest.mouseMove(view.plane.viewport(), empty_place(view))
    drawn = int(np.flatnonzero(view._rows == row)[0])
    QTest.mouseMove(view.plane.viewport(), view.plane.pixel_of(drawn).toPoint())


def ring(view):
    assert view.plane.ring.isVisible()
    return view.plane.ring.pos().x(), view.plane.ring.pos().y()


def test_the_ring_stays_on_its_code_when_others_are_drawn_above_it(view, given):
    far = int(np.argmax(given.codes.xy[:, 0]))
    point_at(view, far)
    asked = caught(view.hovered)
    selected = np.zeros(len(given.codes.xy), bool)
    selected[::3] = True
    view.set_codes(replace(given.codes, selected=selected))
    assert ring(view) == pytest.approx(tuple(given.codes.xy[far]))
    view.set_classes(frozenset({int(given.codes.labels[far])}))
    assert ring(view) == pytest.approx(tuple(given.codes.xy[far]))
    assert view.card.isVisible()
    assert not asked  # it is the same code
    view.set_classes(frozenset())
    assert not view.plane.ring.isVisible()
    assert asked == [(-1,)]


def test_the_ring_goes_when_the_codes_are_others(view, given):
    point_at(view, 5)
    asked = caught(view.hovered)
    view.set_codes(replace(given.codes, xy=given.codes.xy[:-1], labels=given.codes.labels[:-1]))
    assert not view.plane.ring.isVisible()
    assert not view.card.isVisible()
    assert asked == [(-1,)]


def test_thousands_of_classes_are_drawn_without_a_legend(view):
    rng = np.random.default_rng(0)
    labels = np.arange(3000)
    xy = rng.normal(size=(3000, 2)).astype(np.float32)
    view.set_codes(Codes(xy, labels, tuple(str(row) for row in labels), ("a", "b"), "", True))
    assert not view.legend.chips()
    assert len(view._rows) == 3000


def far_out(count: int = 2000) -> Codes:
    """A cloud, and two codes far from it."""
    xy = np.random.default_rng(0).normal(size=(count, 2)).astype(np.float32)
    xy[7], xy[8] = (90, -4), (3, 70)
    return Codes(xy, None, (), ("z₁", "z₂"), "")


@pytest.mark.parametrize("size", [(690, 530), (1600, 260), (300, 800)])
def test_show_all_codes_shows_all(show, size, qtbot):
    view = show(LatentView(), *size)
    codes = far_out()
    view.set_codes(codes)
    _left, _bottom, right, _top = view.visible_range()
    assert right < 90  # at first the two do not make the rest small
    QTest.keyClick(view.plane, Qt.Key.Key_Home)

    def all_inside() -> bool:
        places = [view.plane.pixel_of(row) for row in range(len(view._rows))]
        box = (
            view.plane.mapFromScene(view.plane.box.sceneBoundingRect()).boundingRect().adjusted(4, 4, -4, -4)
        )
        return all(box.contains(place.toPoint()) for place in places)

    qtbot.waitUntil(all_inside, timeout=2000)
    view.set_codes(codes)  # the training goes on
    qtbot.wait(20)
    assert all_inside()
    view.resize(size[0] + 60, size[1] - 30)
    qtbot.waitUntil(all_inside, timeout=2000)


def test_codes_a_little_beyond_the_rest_are_shown_from_the_beginning(view, given):
    xy = np.random.default_rng(0).uniform(-1, 1, size=(2000, 2)).astype(np.float32)
    xy[7] = 1.4, 0.2
    view.set_codes(Codes(xy, None, (), ("z₁", "z₂"), "", True))
    left, _bottom, right, _top = view.visible_range()
    assert left < xy[:, 0].min()
    assert right > 1.4


@pytest.mark.parametrize("zoomed", [False, True])
def test_a_code_that_is_gone_to_is_never_outside_the_view(view, given, zoomed, qtbot):
    codes = far_out()
    view.set_codes(codes)
    if zoomed:
        wheel(view, 6)
    view.set_under_cursor(replace(given.under, xy=(0.0, 0.0), code=codes.xy[0]))
    before = view.visible_range()
    x, y = codes.xy[7].tolist()
    view.set_under_cursor(replace(given.under, xy=(x, y), code=codes.xy[7]))

    def there() -> bool:
        left, bottom, right, top = view.visible_range()
        return left < x < right and bottom < y < top

    assert not there()
    qtbot.waitUntil(there, timeout=2000)
    after = view.visible_range()
    if zoomed:
        assert after[2] - after[0] == pytest.approx(before[2] - before[0], rel=1e-3)


def test_a_view_elsewhere_is_left_alone_while_the_same_code_is_decoded_anew(view, given, qtbot):
    codes = far_out()
    view.set_codes(codes)
    under = replace(given.under, xy=(0.0, 0.0), code=codes.xy[0])
    view.set_under_cursor(under)
    qtbot.waitUntil(lambda: not view.plane._flight.under_way)
    view.plane.zoomed = True
    view.plane.box.translateBy((500, 0))
    before = view.visible_range()
    view.set_under_cursor(under)
    assert not view.plane._flight.under_way
    assert view.visible_range() == pytest.approx(before)


def test_arrows_do_not_lose_the_cursor(view, qtbot):
    wheel(view, 8)
    for _ in range(40):
        QTest.keyClick(view.plane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    x, _y = view.plane.cursor_xy()
    qtbot.waitUntil(lambda: view.visible_range()[0] < x < view.visible_range()[2], timeout=2000)


@pytest.mark.parametrize("place", [(0.0, 0.0), (3.25, -1.5), (1e4, 2e-3)])
def test_a_constant_code_is_drawn_in_the_middle_and_told(view, place, pixels):
    view.set_backdrop(None)
    xy = np.full((300, 2), place, np.float32)
    view.set_codes(Codes(xy, None, (), ("z₁", "z₂"), "", True))
    middle, pixel = view.plane.box.sceneBoundingRect().center(), view.plane.pixel_of(0)
    assert (pixel.x(), pixel.y()) == pytest.approx((middle.x(), middle.y()), abs=2)
    assert count_of(pixels(view.plane), DARK.unlabelled, 40) > 3
    assert view.remark.isVisible()
    assert "one point" in view.remark.text()
    assert "z₁" in view.remark.text()
    assert "z₂" in view.remark.text()


def test_a_constant_axis_is_drawn_as_a_line_through_the_middle_and_told(view, given):
    xy = given.codes.xy.copy()
    xy[:, 1] = -2.5
    view.set_codes(replace(given.codes, xy=xy, axes=("z₁", "z₂"), whole=1))
    left, bottom, right, top = view.visible_range()
    assert (bottom + top) / 2 == pytest.approx(-2.5, abs=0.05)
    assert left < xy[:, 0].min()
    assert right > xy[:, 0].max()
    assert view.remark.text() == "All codes have z₂ = −2.5: there the model tells no image from another."
    view.set_codes(replace(given.codes, xy=xy, axes=("z₁", "")))  # a code of one dimension: no second axis
    assert not view.remark.isVisible()
    view.set_codes(given.codes)
    assert not view.remark.isVisible()


def test_small_codes_fill_the_plane(view, given):
    small = given.codes.xy * np.float32(1e-5)
    view.set_codes(replace(given.codes, xy=small, whole=1))
    left, _bottom, right, _top = view.visible_range()
    assert right - left < 3 * np.ptp(small[:, 0])
    assert not view.remark.isVisible()
