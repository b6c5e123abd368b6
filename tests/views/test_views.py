"""Decoded image, losses and restored images: setters draw, hands are heard, nothing is clipped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pyqtgraph as pg
import pytest
import shiboken6
from fake_explorer import FakeExplorer
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QWidget,
)

from aegui.explore.queries.beginning import BEGINNING
from aegui.explore.queries.codes import CODES, SLIDERS
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.losses import LOSSES
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.queries.timeline import TIMELINE
from aegui.explore.query import Query
from aegui.explore.records import Curve, CurveGroup, Curves, Sliders
from aegui.views import all_views
from aegui.views.panels import decoded, images, latent, losses
from aegui.views.plots.bars import Bars
from aegui.views.plots.chart import Chart
from aegui.views.plots.curve_pairs import small
from aegui.views.plots.decimate import decimate
from aegui.views.plots.plane import Plane
from aegui.views.theme import DARK, LIGHT, rgb
from aegui.views.widgets.style import apply, small_font

DEMOS = [latent.demo, decoded.demo, losses.demo, images.demo]
NAMES = ["latent", "decoded", "losses", "images"]
SMALL = {"latent": (590, 400), "decoded": (410, 230), "losses": (590, 200), "images": (410, 330)}


def caught(signal):
    seen = []
    signal.connect(lambda *values: seen.append(values))
    return seen


# Every view


def test_light_and_dark_differ(show, pixels, qapp):
    """All in one test: another style sheet takes as long as everything else in it."""
    views = {name: show(make()) for name, make in zip(NAMES, DEMOS, strict=True)}
    dark = {name: pixels(view) for name, view in views.items()}
    apply(qapp, LIGHT)
    for view in views.values():
        view.set_theme(LIGHT)
    light = {name: pixels(view) for name, view in views.items()}
    apply(qapp, DARK)
    assert [name for name in NAMES if (light[name] != dark[name]).mean() <= 0.2] == []
    assert {tuple(light[name][3, 320].tolist()) for name in NAMES} == {rgb(LIGHT.panel)}


@pytest.mark.parametrize("make", DEMOS, ids=NAMES)
def test_no_words_are_clipped_in_a_small_window(make, show):
    view = make()
    show(view, *SMALL[view.name])
    for label in view.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            wide = label.fontMetrics().size(0, label.text()).width()
            assert label.width() >= wide, label.text()
            assert view.rect().contains(label.mapTo(view, label.rect().bottomRight())), label.text()
    for combo in view.findChildren(QComboBox):
        if combo.isVisible():
            assert combo.width() >= combo.sizeHint().width(), combo.currentText()
    assert view.minimumSizeHint().width() <= SMALL[view.name][0]
    assert view.minimumSizeHint().height() <= SMALL[view.name][1]


@pytest.mark.parametrize("make", DEMOS, ids=NAMES)
def test_every_control_says_what_it_does(make, show):
    view = show(make())
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)
    for control in view.findChildren(QObject):
        if isinstance(control, kinds) and control.isVisible() and control.objectName() == "":
            assert re.search(r"\.( \(.+\))?$", control.toolTip()), control  # perhaps with its key


@pytest.mark.parametrize("view_class", [v for v in all_views() if v.name in NAMES], ids=NAMES)
def test_an_empty_view_teaches(view_class, show):
    view = show(view_class())
    assert view.is_empty()
    assert view._empty.text().endswith(".")


@pytest.mark.parametrize("make", DEMOS, ids=NAMES)
def test_a_view_shows_what_the_explorer_answers(make, show, given):
    view, explorer = show(make()), FakeExplorer()
    told: list[tuple[Query[Any, Any], Any]] = [
        (CODES, given.codes),
        (SLIDERS, given.sliders),
        (DECODED, given.under),
        (PREVIEW, given.preview),
        (LOSSES, given.curves),
        (TIMELINE, None),
    ]
    view.connect_to(explorer)
    answers = [(query, answer) for query, answer in told if query.name in explorer.showings]
    for query, answer in answers:
        explorer.tell(query, answer)
    assert not view.is_empty()
    for query, _ in answers:
        explorer.tell(query, None)
    assert view.is_empty()


@pytest.mark.parametrize("name", ["latent", "decoded", "images"])
def test_that_a_training_is_set_up_is_said_before_what_is_empty(name, show):
    view, explorer = show(next(one for one in all_views() if one.name == name)()), FakeExplorer()
    view.connect_to(explorer)
    queries: dict[str, Query[Any, Any]] = {"latent": CODES, "decoded": DECODED, "images": PREVIEW}
    query = queries[name]
    explorer.tell(BEGINNING, True)
    explorer.tell(query, None)
    assert "is being set up" in view._empty.text()
    explorer.tell(BEGINNING, None)
    explorer.tell(query, None)
    assert "is being set up" not in view._empty.text()


# Under the cursor


@pytest.fixture
def under(show):
    return show(decoded.demo(), 420, 250)


def test_a_code_is_typed(under):
    changed = caught(under.code_changed)
    field = under.sliders.rows()[1].field
    field.selectAll()
    QTest.keyClicks(field, "-0,5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(changed) == 1
    assert changed[0][0].dtype == np.float32
    assert changed[0][0].tolist() == pytest.approx([0.42, -0.5])
    assert field.text() == "−0.50"


def test_a_code_is_dragged(under):
    changed = caught(under.code_changed)
    slider = under.sliders.rows()[0].slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, slider.height() // 2))
    assert changed[-1][0][0] == pytest.approx(under.sliders._sliders.high[0], abs=0.05)
    assert under.sliders.rows()[0].field.value() == pytest.approx(changed[-1][0][0], abs=0.006)


def test_answers_do_not_move_a_slider_that_is_dragged(under, given):
    slider = under.sliders.rows()[0].slider
    slider.setSliderDown(True)
    slider.setValue(900)
    dragged = under.sliders.code()
    under.set_decoded(given.under)
    assert under.sliders.code().tolist() == dragged.tolist()
    slider.setSliderDown(False)
    under.sliders._changed_at = 0.0
    under.set_decoded(given.under)
    assert under.sliders.code().tolist() == given.under.code.tolist()


def test_the_ranges_follow_the_codes_but_not_under_the_hand(under, given):
    row = under.sliders.rows()[0]
    wider = replace(given.sliders, high=given.sliders.high * 4)
    row.slider.setSliderDown(True)
    before = row.slider.value()
    under.set_sliders(wider)
    assert row.slider.value() == before
    row.slider.setSliderDown(False)
    under.set_decoded(given.under)
    assert row.slider.value() < before


def test_hundreds_of_dimensions_scroll(under, given):
    low, high = np.full(512, -3, np.float32), np.full(512, 3, np.float32)
    under.set_sliders(Sliders(tuple(f"z{row + 1}" for row in range(512)), low, high))
    code = np.linspace(-1, 1, 512).astype(np.float32)
    under.set_decoded(replace(given.under, code=code))
    assert len(under.sliders.findChildren(QAbstractSpinBox)) < 20
    assert under.sliders.bar.maximum() < 8
    QTest.mouseClick(under.sliders.more, Qt.MouseButton.LeftButton)
    under.sliders.bar.setValue(500)
    first = under.sliders.rows()[0]
    assert first.name.text() == "z501"
    assert first.field.value() == pytest.approx(code[500], abs=0.006)
    changed = caught(under.code_changed)
    first.slider.setValue(1000)
    assert changed[-1][0][500] == pytest.approx(3)


def test_the_decoded_image_keeps_its_polarity(under, given, pixels):
    white = np.full((1, 28, 28), 255, np.uint8)
    under.set_theme(LIGHT)
    under.set_decoded(replace(given.under, image=white))
    assert pixels(under.picture)[40, 40].tolist() == [255, 255, 255]
    under.set_decoded(replace(given.under, image=np.zeros((3, 28, 28), np.uint8)))
    assert pixels(under.picture)[40, 40].tolist() == [0, 0, 0]


def test_the_nearest_image_is_clicked(under, given):
    clicked = caught(under.nearest_clicked)
    QTest.mouseClick(under.nearest, Qt.MouseButton.LeftButton)
    under.nearest.setFocus()
    QTest.keyClick(under.nearest, Qt.Key.Key_Return)
    assert len(clicked) == 2
    under.set_decoded(replace(given.under, nearest=None))
    assert not under.nearest.isVisible()


# Losses


@pytest.fixture
def loss(show):
    return show(losses.demo(), 640, 260)


def curve(values, name="loss", validation=False):
    values = np.array(values, np.float32)
    return Curve(name, name, np.arange(len(values), dtype=np.float32), values, validation)


def test_curves_can_be_hidden(loss):
    assert loss.chart.line_names() == {"loss", "val_loss", "reconstruction", "kl"}
    QTest.mouseClick(loss.legend.chips["kl"], Qt.MouseButton.LeftButton)
    assert loss.chart.line_names() == {"loss", "val_loss", "reconstruction"}
    assert loss.shown() == {"loss", "val_loss", "reconstruction"}


def test_a_double_click_shows_a_curve_alone_and_again_all(loss):
    chip, every = loss.legend.chips["kl"], loss.chart.line_names()
    for expected in ({"kl"}, every, {"kl"}):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)  # the first of the two clicks is one of its own
        QTest.mouseDClick(chip, Qt.MouseButton.LeftButton)
        assert loss.chart.line_names() == expected


def test_the_unit_is_explained(loss):
    group = CurveGroup("psnr", "PSNR", "dB", unit_help="dB, decibels: the higher, the better.")
    loss.set_curves(Curves((replace(curve([1, 2], "psnr"), group="psnr"),), "", groups=(group,)))
    assert loss.legend.unit.text() == "dB"
    assert "dB, decibels: the higher, the better." in loss.legend.unit.toolTip()


def test_an_update_is_one_painting(loss, qtbot):
    class Counter(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.count += event.type() == QEvent.Type.Paint
            return False

    counter = Counter()
    loss.set_curves(Curves((curve(np.linspace(1, 0.5, 20)),), "MSE", None))
    qtbot.wait(50)
    loss.chart.viewport().installEventFilter(counter)
    for end in (21, 22, 23):  # both axes change
        loss.set_curves(Curves((curve(np.linspace(1, 10 / end, end)),), "MSE", None))
        qtbot.wait(50)
    assert counter.count == 3


def test_the_logarithmic_scale_draws_logarithms(loss, given):
    QTest.mouseClick(loss.log, Qt.MouseButton.LeftButton)
    values = given.curves.curves[1].values
    assert loss.chart.line_data("val_loss")[1] == pytest.approx(np.log10(values))


def test_the_mouse_reads_the_nearest_epoch(loss):
    QTest.mouseMove(loss.chart.viewport(), QPoint(300, 80))
    assert loss.reading.isVisible()
    assert loss.chart.crosshair.isVisible()
    lines = loss.reading.text().splitlines()
    assert lines[0].startswith("epoch ")
    assert len(lines) == 5
    assert loss.chart.rect().contains(loss.reading.geometry())


@pytest.mark.parametrize("values", [[], [3.0], [3.0, 3.0], [np.nan, np.nan], [0.0, -1.0], [1.0, np.inf, 2.0]])
@pytest.mark.parametrize("log", [False, True], ids=["linear", "log"])
def test_odd_curves_do_no_harm(loss, values, log, pixels):
    loss.log.setChecked(log)
    loss.set_curves(Curves((curve(values),), "per pixel", marker=0.5))
    assert loss.is_empty() == (not values)
    pixels(loss)
    low, high = loss.chart._box.viewRange()[1]
    assert np.isfinite([low, high]).all()


def test_the_marker_stands_at_the_moment_shown(loss, given):
    loss.set_curves(replace(given.curves, marker=5.0))
    assert loss.chart.marker.isVisible()
    assert loss.chart.marker.value() == 5
    loss.set_curves(given.curves)
    assert not loss.chart.marker.isVisible()


def test_the_moment_before_the_training_is_marked_beside_the_axis(loss):
    """There is no curve of it: the first value is that of the first epoch."""
    ends = np.arange(1, 9, dtype=np.float32)
    curve = Curve("loss", "loss", ends, (1 / ends).astype(np.float32), False)
    loss.set_curves(Curves((curve,), "per pixel", marker=0.0))
    box = loss.chart._box
    place = box.mapViewToScene(QPointF(loss.chart.marker.value(), 0.5)).x()
    assert loss.chart.marker.isVisible()
    assert place >= box.sceneBoundingRect().left() + 3


@pytest.mark.parametrize("names", [("step", "val_loss"), ("step", "loss", "val_loss"), ("mse", "val_mse")])
def test_training_and_validation_have_one_scale_however_far_apart(loss, names):
    """One epoch of a large set: its steps begin high, and the validation is of the end."""
    steps = np.linspace(0.02, 1, 50, dtype=np.float32)
    curves = [
        Curve(name, name, steps[-1:], np.array([0.02], np.float32), True) if name.startswith("val_")
        else Curve(name, name, steps, (0.9 * np.exp(-4 * steps)).astype(np.float32), False)
        for name in names
    ]  # fmt: skip
    loss.set_curves(Curves(tuple(curves), "per pixel"))
    assert loss.shown() == set(names)
    assert not small(curves)
    assert not loss.chart._axes["right"].isVisible()
    boxes = {loss.chart._lines[name].getViewBox() for name in names}
    assert boxes == {loss.chart._box}
    low, high = loss.chart._box.viewRange()[1]
    assert low < 0.02 < 0.8 < high


def test_another_quantity_that_is_small_has_a_scale_of_its_own():
    pair = [curve([9.0, 8.0], "loss"), curve([0.5], "val_loss", True)]
    assert small([*pair, curve([0.5, 0.4], "kl"), curve([2.3], "val_kl", True)]) == frozenset()
    assert small([*pair, curve([0.5, 0.4], "kl"), curve([0.3], "val_kl", True)]) == {"kl", "val_kl"}


def test_the_curves_have_the_colours_of_the_theme(loss):
    for theme in (DARK, LIGHT):
        loss.set_theme(theme)
        pens = [loss.chart._lines[name].opts["pen"].color().name() for name in loss.legend.chips]
        assert pens == [colour.lower() for colour in theme.curve_colours(4)]


def test_the_first_epoch_is_a_short_dash_and_not_a_flood(loss, pixels):
    one = Curve("loss", "loss", np.array([1.0], np.float32), np.array([0.08], np.float32), False)
    loss.set_curves(Curves((one,), "mean squared error per pixel"))
    colour = rgb(loss.theme.curve_colours(1)[0])
    assert 0 < (pixels(loss.chart) == colour).all(axis=2).mean() < 0.05
    low, high = loss.chart._box.viewRange()[1]
    assert -0.02 < low < 0.08 < high < 0.2


def test_epochs_are_whole_numbers(loss):
    axis = loss.chart._axes["bottom"]
    assert axis.tickValues(1, 3, 600)[0][1] == [1, 2, 3]
    assert axis.tickValues(0.0, 0.05, 600)[0][0] < 0.1  # within the first one fractions are all there is


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (0.06, 0.09, [0.06, 0.07, 0.08, 0.09]),
        (4.0, 180.0, [5, 10, 20, 50, 100]),
        (1e-6, 100.0, [1e-6, 1e-4, 1e-2, 1, 100]),
    ],
)
def test_logarithmic_numbers_do_not_crowd(loss, low, high, wanted):
    axis = loss.chart._axes["left"]
    axis.setLogMode(x=False, y=True)
    levels = axis.tickValues(np.log10(low) - 1e-9, np.log10(high) + 1e-9, 110)
    assert 10 ** np.array(levels[0][1]) == pytest.approx(wanted)


def test_a_number_that_the_edge_would_cut_is_left_out(qtbot, monkeypatch):
    drawn: list[str] = []
    monkeypatch.setattr(pg.AxisItem, "drawPicture", lambda *given: drawn.extend(one[2] for one in given[4]))
    plane = Plane()
    qtbot.addWidget(plane)
    plane.resize(300, 200)
    plane.box.setRange(xRange=(-50, 20), yRange=(-20, 20), padding=0)
    plane.grab()
    assert "−40" in drawn  # at the left, whole
    assert drawn.count("20") == 1  # at the left axis alone: below it would stand at the very corner


@pytest.mark.parametrize("top", [0.5, 0.0009, 0.0429])
def test_all_numbers_of_the_left_axis_have_room(loss, top, qtbot):
    loss.set_curves(Curves((curve([top, top * 0.95, top * 0.94]),), "per pixel"))
    axis = loss.chart._axes["left"]
    low, high = loss.chart._box.viewRange()[1]
    spacing, values = axis.tickValues(low, high, loss.chart._box.height())[0]
    metrics = QFontMetrics(small_font())
    texts = axis.tickStrings(values, 1.0, spacing)
    assert len(texts) >= 2
    widest = max(metrics.horizontalAdvance(text) for text in texts)
    qtbot.waitUntil(lambda: widest <= axis.width() - 5, timeout=2000)


def test_the_unit_says_what_was_measured_on_validation_images_alone(loss):
    group = CurveGroup("accuracy", "Accuracy", "share of the images")
    told = Curve(
        "val_accuracy", "accuracy", np.arange(3, dtype=np.float32), np.ones(3, np.float32), True, "accuracy"
    )
    loss.set_curves(Curves((told,), "", None, (group,)))
    assert loss.legend.unit.text() == "share of the images · validation"


@pytest.mark.parametrize(("values", "flat"), [([0.001, 0.004], True), ([0.001, 3.0], False)])
def test_bars_that_carry_nothing_stay_flat_also_where_all_do(loss, values, flat, pixels):
    group = CurveGroup("kl_dimensions", "KL per dimension", "nats per image", bars=True)
    told = [
        Curve(f"val_kl_{n}", f"z{n}", np.ones(1, np.float32), np.array([one], np.float32), True, group.name)
        for n, one in enumerate(values, start=1)
    ]
    loss.set_curves(Curves(tuple(told), "", None, (group,)))
    second = loss.bars._bar(1)
    drawn = pixels(loss.bars)
    column = drawn[int(second.y()) + 4 : int(second.bottom()) - 24, int(second.center().x())]
    assert (column == drawn[-1, -1]).all() == flat


def test_long_curves_keep_their_peaks():
    y = np.random.default_rng(0).normal(size=50_000).astype(np.float32)
    y[12_345], y[40_001] = 99, -99
    x, short = decimate(np.arange(50_000, dtype=np.float32), y, 500)
    assert len(short) < 1_200
    assert short.max() == 99
    assert short.min() == -99
    assert (np.diff(x) > 0).all()


def test_pyqtgraph_does_not_range_by_itself(loss):
    assert isinstance(loss.chart, Chart)
    assert loss.chart._box.autoRangeEnabled() == [False, False]


# Restored images


@pytest.fixture
def grid(show):
    return show(images.demo(), 420, 340)


def test_rows_are_named_with_their_quality(grid):
    assert grid.mosaic._names == ["original", "noisy · PSNR 14.8 dB", "reconstructed · PSNR 18.9 dB"]
    assert grid.state_label.text() == "validation images"


@pytest.mark.parametrize("size", [(420, 340), (420, 600), (900, 260), (300, 240)])
def test_images_fill_the_place(grid, size, qapp):
    grid.resize(*size)
    qapp.processEvents()
    banks, across, side = grid.mosaic.layout_now()
    assert banks * across <= 16
    last = grid.mosaic.place_of(2, banks * across - 1)
    assert last.right() <= grid.mosaic.width() + 1
    assert last.bottom() <= grid.mosaic.height() + 1
    covered = banks * across * 3 * side * side / grid.mosaic.width() / grid.mosaic.height()
    assert covered > 0.5


def test_an_image_is_clicked_in_any_row(grid):
    clicked = caught(grid.image_clicked)
    for row in range(3):
        QTest.mouseClick(
            grid.mosaic, Qt.MouseButton.LeftButton, pos=grid.mosaic.place_of(row, 2).center().toPoint()
        )
    assert clicked == [(2,), (2,), (2,)]


def test_noise_is_chosen_levelled_and_drawn_again(grid):
    changed, again = caught(grid.noise_changed), caught(grid.redraw_noise)
    grid.level.setValue(700)
    assert changed[-1] == ("gaussian", pytest.approx(0.7))
    assert grid.number.value() == pytest.approx(0.7)
    grid.number.setValue(0.2)
    assert changed[-1] == ("gaussian", pytest.approx(0.2))
    assert grid.level.value() == 200
    QTest.mouseClick(grid.again, Qt.MouseButton.LeftButton)
    assert again == [()]
    grid.kind.setCurrentIndex(0)
    grid.kind.activated.emit(0)
    assert changed[-1] == ("none", 0.0)
    assert not grid.level.isVisible()


def test_setting_the_noise_tells_nobody(grid, given):
    changed = caught(grid.noise_changed)
    grid.set_noises(given.noises, "masking", 0.5)
    assert not changed
    assert grid.level_name.text() == "fraction"
    assert grid.number.value() == 0.5


def test_without_originals_only_reconstructions(grid, given):
    preview = replace(
        given.preview,
        originals=None,
        noisy=None,
        psnr_noisy=None,
        psnr_reconstructed=None,
        caption="MNIST is not on this disk",
    )
    grid.set_preview(preview)
    assert grid.mosaic._names == ["reconstructed"]
    assert grid.state_label.text() == "MNIST is not on this disk"
    assert not grid.noise.isVisible()  # there is nothing to corrupt
    grid.set_preview(given.preview)
    assert grid.noise.isVisible()


def test_colour_images_are_drawn_in_colour(grid, given, pixels):
    red = np.zeros((4, 3, 8, 8), np.uint8)
    red[:, 0] = 255
    grid.set_preview(replace(given.preview, originals=red, noisy=None, reconstructed=red))
    place = grid.mosaic.place_of(0, 0).center().toPoint()
    assert pixels(grid.mosaic)[place.y(), place.x()].tolist() == [255, 0, 0]


def test_one_dimension_is_used_and_two_are(qtbot):
    bars = Bars()
    qtbot.addWidget(bars)
    bars.set_bars(("z₁", "z₂", "z₃"), (1.0, 0.0, 0.0), "")
    assert bars.caption == "1 of 3 dimensions is used: z₁"
    bars.set_bars(("z₁", "z₂", "z₃"), (1.0, 1.0, 0.0), "")
    assert bars.caption == "2 of 3 dimensions are used; asleep: z₃"


@pytest.mark.parametrize("kind", [Plane, Chart])
def test_a_plot_takes_its_menus_along(kind: type[QWidget], qapp: QApplication) -> None:
    def menus() -> int:
        return sum(isinstance(one, QMenu) for one in QApplication.topLevelWidgets())

    before = menus()
    plot = kind()
    assert menus() > before
    shiboken6.delete(plot)
    assert menus() == before
