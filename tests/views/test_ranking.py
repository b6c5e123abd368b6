"""The worst images in the images view: drawn in sight alone, clicked, named, and chosen in the header."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from aegui.explore.queries.beginning import BEGINNING
from aegui.explore.queries.image_classes import Classes
from aegui.explore.queries.preview import PREVIEW
from aegui.explore.queries.ranking import RANKING
from aegui.explore.queries.selected import COUNT
from aegui.explore.query import fact
from aegui.explore.records import Ranked
from aegui.explore.state import Noise, State
from aegui.training.splits import ImageSet
from aegui.views.panels import images


def some(given, count: int) -> Ranked:
    errors = np.linspace(0.2, 0.1, count).astype(np.float32)
    names = tuple(f"digits/all/{n}" for n in range(count))
    return Ranked(
        given.images[:count],
        given.images[count : 2 * count],
        errors,
        names,
        ("7",) * count,
        1234,
        0.0456,
        np.arange(100, 100 + count),
    )


@pytest.fixture
def view(show, given):
    made = show(images.demo(), 420, 340)
    made.set_classes(Classes(tuple("0123456789"), ""))
    made.set_which("worst")
    made.set_ranked(some(given, 60))
    return made


def caught(signal):
    seen = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def test_the_sample_gives_way_and_comes_back(view, given):
    assert view.ranking.grid.isVisible()
    assert view.classes.isVisible()
    assert not view.mosaic.isVisible()
    assert not view.noise.isVisible()
    view.set_preview(given.preview)  # while it learns
    assert not view.mosaic.isVisible()
    view.set_which("sample")
    assert view.mosaic.isVisible()
    assert view.noise.isVisible()
    assert not view.classes.isVisible()
    assert view.state_label.text() == "validation images"


def test_the_header_tells_what_was_chosen(view):
    which, of_class = caught(view.which_chosen), caught(view.class_chosen)
    QTest.keyClick(view.which, Qt.Key.Key_Up)
    view.classes.setFocus()
    QTest.keyClick(view.classes, Qt.Key.Key_Down)
    assert which == [("selection",)]
    assert of_class == [("0",)]


def test_how_many_and_how_wrong(view, given):
    assert view.ranking.caption.text() == "1,234 images · mean error 0.0456 · the worst 60 are shown"
    view.set_ranked(replace(some(given, 5), count=5))
    assert view.ranking.caption.text() == "5 images · mean error 0.0456"
    view.set_ranked(replace(some(given, 1), count=1))
    assert view.ranking.caption.text() == "1 image · error 0.0456"


def test_any_image_is_clicked_and_named(view):
    clicked, grid = caught(view.image_clicked), view.ranking.grid
    for index in (0, 8, 3):
        place = grid.place_of(index).center().toPoint()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    gap = QPoint(round(grid.place_of(0).right()) + 3, 10)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=gap)
    assert clicked == [(100,), (108,), (103,)]
    assert grid.words(3) == "class 7\ndigits/all/3\nerror 0.1949"
    assert grid.words(-1).endswith(".")


def test_scrolling_reaches_the_last_one(view, pixels):
    grid = view.ranking.grid
    before = pixels(grid)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    last = grid.place_of(59)
    assert 0 < last.bottom() <= grid.viewport().height()
    assert grid.image_at(last.center()) == 59
    assert (pixels(grid) != before).any()


@pytest.mark.parametrize("width", [160, 300, 900])
def test_the_images_fill_the_width(view, qapp, width):
    view.resize(width + 30, 300)
    qapp.processEvents()
    grid = view.ranking.grid
    right = grid.place_of(grid.columns() - 1).right()
    assert right == pytest.approx(grid.viewport().width(), abs=1)


def test_a_sentence_stands_in_its_place(view):
    view.ranking.set_sentence("Nothing is selected.")
    assert view.ranking.sentence.isVisible()
    assert not view.ranking.grid.isVisible()
    assert view.ranking.caption.text() == ""
    assert view.which.isVisible()


@pytest.fixture
def explorer(view):
    """What the view is connected to: a run with its images."""
    rows = np.arange(200)
    pixels = rows[:, None, None, None].astype(np.uint8)
    images = ImageSet("mnist", ("test",), np.zeros(200, np.uint8), rows, pixels, None, ())
    made = FakeExplorer(State(images=images))
    view.connect_to(made)
    return made


def test_nothing_is_worked_out_that_nobody_sees(view, explorer):
    sample, ranking = (explorer.showings[query.name][0] for query in (PREVIEW, RANKING))
    assert (sample.seen, ranking.seen) == (False, True)
    view.set_seen(False)
    assert (sample.seen, ranking.seen) == (False, False)
    view.set_which("sample")
    assert (sample.seen, ranking.seen) == (False, False)
    view.set_seen(True)
    assert (sample.seen, ranking.seen) == (True, False)


def test_what_was_just_selected_is_seen_at_once(view, explorer):
    explorer.state = replace(explorer.state, listed="sample")
    explorer.tell(COUNT, 3)
    assert explorer.updates[-1] == {"listed": "selection"}
    explorer.update(listed="sample")  # the user goes back to the sample
    explorer.tell(COUNT, 4)
    assert explorer.updates[-1] == {"listed": "sample"}
    explorer.update(listed="selection")
    explorer.tell(COUNT, 0)
    assert explorer.updates[-1] == {"listed": "sample"}
    explorer.state = replace(explorer.state, images=replace(explorer.state.images, pixels=None))
    explorer.tell(COUNT, 2)
    assert explorer.updates[-1] == {"listed": "sample"}


def test_what_is_chosen_goes_into_the_state(view, explorer, given):
    view.set_noises(given.noises, "gaussian", 0.3)
    view.noise_changed.emit("masking", 0.5)
    assert explorer.state.noise == Noise("masking", 0.5)
    view.redraw_noise.emit()
    assert explorer.state.noise == Noise("masking", 0.5, 1)
    view.which_chosen.emit("selection")
    view.class_chosen.emit("3")
    assert (explorer.state.listed, explorer.state.listed_class) == ("selection", "3")


def test_a_sentence_is_shown_until_the_images_are_there(view, explorer, given):
    explorer.tell(RANKING, None)
    assert view.ranking.sentence.text() == "The scores are being worked out."
    explorer.showings[RANKING.name][0].lacking("The model is not there yet.")
    assert view.ranking.sentence.text() == "The model is not there yet."
    explorer.tell(RANKING, some(given, 5))
    assert view.ranking.grid.isVisible()


def test_a_training_that_begins_has_no_images_yet(view, explorer, given):
    explorer.tell(BEGINNING, True)
    assert view.is_empty()
    assert view._empty.text().startswith("The training is being set up.")
    explorer.tell(BEGINNING, None)
    explorer.tell(RANKING, some(given, 5))
    assert not view.is_empty()
    view.set_which("sample")
    view.set_preview(None)
    assert view._empty.text().startswith("Held-out images")
    view.set_preview(given.preview)
    assert not view.is_empty()


def test_a_click_on_what_is_gone_goes_nowhere(view, given):
    clicked = caught(view.image_clicked)
    view.ranking.clicked.emit(60)
    view.set_ranked(None)
    view.ranking.clicked.emit(0)
    assert clicked == []


def test_other_images_begin_with_the_worst_and_the_same_ones_stay_where_one_is(view, given):
    bar = view.ranking.grid.verticalScrollBar()
    bar.setValue(120)
    view.set_ranked(some(given, 60))  # as the model learns
    assert bar.value() == 120
    view.set_ranked(replace(some(given, 60), count=777))  # another selection
    assert bar.value() == 0
    bar.setValue(120)
    view.classes.chosen.emit("3")
    assert bar.value() == 0


def test_what_images_are_ranked_by_is_chosen_and_said(view, given) -> None:
    explorer = FakeExplorer()
    view.connect_to(explorer)
    explorer.tell(fact("listed"), "worst")
    view.by.choose("density")
    assert explorer.state.ranked_by == "density"
    explorer.tell(RANKING, replace(some(given, 9), by="density"))
    assert "mean outlier factor" in view.ranking.caption.text()
    assert "outlier factor" in view.ranking.grid.words(0)
    assert "local outlier factor" in view.ranking.caption.toolTip()
