"""The view of what is inside a model: every block is drawn, in both themes, and nothing is clipped."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel
from variants import shortened

from aegui.explore.page import (
    Bar,
    Bars,
    Block,
    Box,
    Diagram,
    Histogram,
    Histograms,
    Line,
    Lines,
    Page,
    Pictures,
    Points,
    Table,
)
from aegui.explore.queries.beginning import BEGINNING
from aegui.explore.queries.page import PAGE, PAGES, OfferedPages
from aegui.views.panels.inspector import InspectorView, demo
from aegui.views.plots.block import number, ticks
from aegui.views.plots.block_pictures import LEAST, PicturesBlock
from aegui.views.plots.page_plot import DRAWN_BY, PageWidget
from aegui.views.theme import DARK, LIGHT, rgb
from aegui.views.widgets.style import apply

IMAGES = np.random.default_rng(0).integers(0, 256, (12, 1, 28, 28), np.uint8)
STEPS = (
    (Box("Input", (1, 28, 28), "image"),),
    (Box("Conv 3×3", (32, 14, 14)),),
    (Box("Mean", (16,), "code"), Box("Log variance", (16,), "code")),
    (Box("Dense", (784,)),),
    (Box("ConvT 3×3", (1, 28, 28), "image"),),
)
BRANCH = ("Discriminator", 2, (Box("Dense", (1000,)), Box("Dense", (1,), "verdict")))
PLACES = np.linspace(0.1, 1, 10, dtype=np.float32)
CLOUD = np.random.default_rng(1).normal(size=(200, 2)).astype(np.float32)
BLOCKS: dict[str, Block] = {
    "pictures": Pictures(IMAGES, "images"),
    "rows": Pictures(IMAGES, "images", 4, ("one", "two", "three"), ("a", "b", "c", "d")),
    "table": Table(("Layer", "Output"), (("Encoder", "16"), ("  Dense", "16")), frozenset({0})),
    "diagram": Diagram(STEPS, (BRANCH,)),
    "lines": Lines("PSNR", "σ", PLACES, (Line("one", PLACES), Line("two", 1 - PLACES, True)), 0.5),
    "points": Points("codes", CLOUD, np.arange(200) % 3, ("a", "b", "c"), 3.0, ("z₁", "z₂")),
    "unlabelled": Points("draws", CLOUD, None, (), 3.0, ("z₁", "z₂")),
    "histograms": Histograms(
        "codes", -3.0, 3.0, tuple(Histogram(f"z{n}", PLACES, PLACES[::-1]) for n in range(5)), "line: prior"
    ),
    "thin bars": Bars(
        "KL", ("KL",), tuple(Bar(f"z{n}", (n / 16,), f"z{n}: {n}.", (str(n),)) for n in range(17))
    ),
    "bars": Bars("accuracy", ("codes", "pixels"), (Bar("linear", (0.5, 0.9), "Help."), Bar("deep", (1, 0)))),
}
SIZES = [(700, 270), (586, 206), (420, 420)]  # the dock at 1440×900, at 1280×720, and afloat


@pytest.mark.parametrize("size", shortened(SIZES))
def test_a_block_is_drawn_in_both_themes(size, show, pixels, qapp):
    """All blocks in one test: another style sheet takes as long as everything else in it."""
    views = {name: show(InspectorView(), *size) for name in BLOCKS}
    for name, view in views.items():
        view.set_pages((("one", "One", "The first."),), "one")
        view.set_page(Page((BLOCKS[name],), note="What there is to see."))
    dark = {name: pixels(view) for name, view in views.items()}
    assert [name for name in BLOCKS if len(np.unique(dark[name].reshape(-1, 3), axis=0)) <= 8] == []
    apply(qapp, LIGHT)
    for view in views.values():
        view.set_theme(LIGHT)
    light = {name: pixels(view) for name, view in views.items()}
    apply(qapp, DARK)
    assert [name for name in BLOCKS if (light[name] != dark[name]).mean() <= 0.2] == []
    assert {tuple(light[name][3, size[0] // 2].tolist()) for name in BLOCKS} == {rgb(LIGHT.panel)}


def test_every_sort_of_block_has_a_widget():
    assert {type(block) for block in BLOCKS.values()} == set(DRAWN_BY)


@pytest.mark.parametrize("size", SIZES)
def test_no_words_are_clipped(size, show):
    view = show(demo(), *size)
    for label in view.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.fontMetrics().size(0, label.text()).width(), label.text()
    for combo in view.findChildren(QComboBox):
        if combo.isVisible():
            assert combo.width() >= combo.sizeHint().width(), combo.currentText()
    assert view.minimumSizeHint().width() <= size[0]
    assert view.minimumSizeHint().height() <= size[1]


def test_every_control_says_what_it_does(show):
    view = show(demo())
    view.set_progress(0.5, "half")
    controls = [*view.findChildren(QAbstractButton), *view.findChildren(QComboBox)]
    assert all(control.toolTip().endswith(".") for control in controls if control.isVisible())


def test_without_a_model_it_teaches(show):
    view = show(InspectorView())
    assert view.is_empty()
    assert view._empty.text().endswith(".")
    view.set_page(Page((BLOCKS["table"],)))
    assert not view.is_empty()
    view.set_pages((), "")
    assert view.is_empty()


def test_a_sentence_stands_in_place_of_the_figure_and_others_can_be_chosen(show):
    view = show(demo())
    view.set_sentence("The images are not on the disk.")
    assert view.is_empty()
    assert view.pages.isVisible()
    assert not view.redraw.isVisible()


def test_the_hands_are_heard(show):
    view, explorer = show(demo()), FakeExplorer()
    view.connect_to(explorer)
    view.pages.setFocus()
    QTest.keyClick(view.pages, Qt.Key.Key_Down)
    assert explorer.state.page.name == "filters"
    view.redraw.click()
    assert explorer.state.page.draw == 1
    view.set_progress(0.5, "half")
    view.progress.stop.click()
    assert not view.progress.isVisible()
    assert view._empty.text() == "Stopped. Choose the figure again to begin anew."


def test_a_training_that_begins_is_said_until_there_is_a_model(show):
    view, explorer = show(InspectorView()), FakeExplorer()
    view.set_seen(True)
    view.connect_to(explorer)
    explorer.tell(BEGINNING, True)
    assert view._empty.text().startswith("The training is being set up.")
    view.set_seen(False)
    view.set_seen(True)
    assert view._empty.text().startswith("The training is being set up.")
    explorer.tell(BEGINNING, None)
    assert view._empty.text().startswith("Layers, filters")
    explorer.tell(PAGES, OfferedPages((("layers", "Layers", "What it is made of."),), "layers"))
    assert view._empty.text() == "The figure is being made."
    explorer.tell(PAGE, Page((BLOCKS["table"],)))
    assert not view.is_empty()
    explorer.tell(PAGES, OfferedPages((("layers", "Layers", "What it is made of."),), "layers"))
    assert not view.is_empty()  # the same pages


def test_choosing_the_same_page_makes_it_once_more_and_stop_gives_it_up(show):
    view, explorer = show(demo()), FakeExplorer()
    view.connect_to(explorer)
    view.choose("layers")
    assert explorer.asked_again == []
    view.choose("layers")
    assert explorer.asked_again == [PAGE.name]
    view.give_up()
    assert explorer.given_up == [PAGE.name]


def test_progress_comes_and_goes(show):
    view = show(demo())
    assert not view.progress.isVisible()
    view.set_progress(0.3, "noise levels")
    assert view.progress.isVisible()
    assert view.progress.bar.value() == 300
    assert view.progress.doing.text() == "noise levels"
    view.set_progress(1.0, "")
    assert not view.progress.isVisible()


def test_a_newer_page_of_the_same_sort_keeps_its_widgets(show):
    page = show(PageWidget(), 600, 240)
    page.set_page(Page((BLOCKS["pictures"], BLOCKS["lines"])))
    before = list(page.blocks)
    page.set_page(Page((BLOCKS["rows"], BLOCKS["lines"])))
    assert page.blocks == before
    page.set_page(Page((BLOCKS["lines"],)))
    assert len(page.blocks) == 1


def test_blocks_stand_below_one_another_where_the_place_is_high(show, qapp):
    page = show(PageWidget(), 600, 240)
    page.set_page(Page((BLOCKS["pictures"], BLOCKS["lines"])))
    qapp.processEvents()
    assert page.blocks[0].y() == page.blocks[1].y()
    page.resize(300, 600)
    qapp.processEvents()
    assert page.blocks[0].x() == page.blocks[1].x()


@pytest.mark.parametrize("size", [(600, 200), (200, 600), (90, 80)])
def test_pictures_stay_inside_and_apart(size, show):
    block = show(PicturesBlock(), *size)
    for given in (BLOCKS["pictures"], BLOCKS["rows"]):
        block.set_block(given)
        columns, rows, side = block.arrangement()
        places = [block.place(n) for n in range(min(columns * rows, 12))]
        assert all(block.rect().toRectF().adjusted(-1, -1, 1, 1).contains(place) for place in places)
        assert all(not a.intersects(b) for n, a in enumerate(places) for b in places[:n])
        assert side >= 4


def test_squares_of_two_small_pictures_do_not_run_together(show):
    block = show(PicturesBlock(), 700, 170)
    block.set_theme(LIGHT)
    block.set_block(Pictures(np.full((32, 1, 3, 3), 255, np.uint8)))
    first, second = block.place(0), block.place(1)
    assert second.left() - first.right() >= 8
    shot = block.grab().toImage()
    edge = range(round(first.right()) - 2, round(first.right()) + 2)
    middle = round(first.center().y())
    # white ends somewhere on a white panel too
    assert min(shot.pixelColor(x, middle).lightness() for x in edge) < 200


def test_many_pictures_in_a_small_place_are_fewer_and_not_tiny(show):
    block = show(PicturesBlock(), 200, 120)
    block.set_block(Pictures(np.repeat(IMAGES, 20, axis=0)))
    columns, rows, side = block.arrangement()
    assert side == LEAST
    assert columns * rows < 240


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_box_says_what_it_is(show, qapp):
    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QToolTip

    page = show(PageWidget(), 600, 240)
    helped = replace(STEPS[0][0], help="28 by 28 pixels.")
    page.set_page(Page((Diagram(((helped,), *STEPS[1:])),)))
    diagram = page.blocks[0]
    diagram.grab()
    where = diagram._places[0][0].center().toPoint()
    qapp.sendEvent(diagram, QHelpEvent(QEvent.Type.ToolTip, where, diagram.mapToGlobal(QPoint(where))))
    assert QToolTip.text() == "28 by 28 pixels."
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0.0, 1.0, 5, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (-3.0, 3.0, 3, [-2.0, 0.0, 2.0]),
        (12.0, 23.0, 2, [20.0]),
        (1.0, 1.0, 4, [1.0]),
    ],
)
def test_ticks_are_round(low, high, most, expected):
    assert ticks(low, high, most) == pytest.approx(expected)


def test_numbers_bear_a_true_minus():
    assert number(-0.5) == "−0.5"


def test_what_may_be_wrong_stands_over_the_blocks(show, qapp):
    widget = show(PageWidget(), 586, 206)
    widget.set_page(Page((BLOCKS["thin bars"],), warning="Half of the dimensions are unused."))
    qapp.processEvents()
    assert widget.warning.isVisible()
    assert widget.warning.geometry().bottom() < widget.blocks[0].geometry().top()
    widget.set_page(Page((BLOCKS["thin bars"],)))
    assert not widget.warning.isVisible()


def test_thin_bars_share_their_names_and_say_their_figures_under_the_mouse(show, pixels):
    block = show(DRAWN_BY[Bars](), 200, 120)
    block.set_theme(DARK)
    block.set_block(BLOCKS["thin bars"])
    drawn = pixels(block)
    foot = np.abs(drawn[-14:].astype(int) - drawn[-1, -1]).max(axis=(0, 2)) > 60
    starts = np.flatnonzero(np.diff(foot.astype(int)) == 1)
    words = 1 + int((np.diff(starts) > 12).sum())
    assert 4 <= words <= 8  # some of the 17, not on top of one another
