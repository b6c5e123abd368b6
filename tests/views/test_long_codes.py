"""Sliders of long codes: in order, folded away, with strips; and the line about t-SNE."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from fake_explorer import FakeExplorer
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from states import encoded

from aegui.explore import projection
from aegui.explore.queries.codes import SLIDERS
from aegui.explore.queries.dimensions import IMPORTANCE, TRAVERSALS
from aegui.explore.queries.tsne import EMBEDDING, TSNE
from aegui.explore.query import Task
from aegui.explore.records import Codes, Embedding, Ranking, Sliders, Traversals
from aegui.views.panels import decoded, latent
from aegui.views.plots.cloud_order import arranged, placed
from aegui.views.widgets.embedding import EmbeddingBar

SIZE = 20


def caught(signal):
    seen = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def ranking(first: int = 19, size: int = SIZE) -> Ranking:
    """This dimension first, then the others as they come."""
    order = np.array([first, *(n for n in range(size) if n != first)])
    change = np.zeros(size, np.float32)
    change[order] = np.linspace(0.04, 0.0, size)
    return Ranking(order, change, np.full(size, -2, np.float32), np.full(size, 2, np.float32))


def strips(watched: tuple[int, ...], frames: int) -> Traversals:
    """Every frame is of one grey, brighter from left to right."""
    greys = np.linspace(40, 240, frames).astype(np.uint8)[None, :, None, None, None]
    return Traversals(watched, np.broadcast_to(greys, (len(watched), frames, 1, 8, 8)).copy())


@pytest.fixture
def view(show, given, monkeypatch):
    """Twenty dimensions, ranked."""
    made = show(decoded.demo(), 440, 330)
    monkeypatch.setattr(made.sliders, "underMouse", lambda: False)
    low, high = np.full(SIZE, -3, np.float32), np.full(SIZE, 3, np.float32)
    made.set_sliders(Sliders(tuple(f"z{n + 1}" for n in range(SIZE)), low, high))
    made.set_decoded(replace(given.under, code=np.linspace(-1, 1, SIZE).astype(np.float32)))
    made.sliders.set_ranking(ranking())
    return made


def names(view) -> list[str]:
    return [row.name.text() for row in view.sliders.rows()]


def test_the_dimensions_that_matter_most_come_first_and_the_rest_is_folded_away(view):
    assert names(view)[:3] == ["z20", "z1", "z2"]
    assert view.sliders.rows()[0].field.value() == pytest.approx(1, abs=0.006)
    assert view.sliders.more.text() == "12 more"
    assert len(names(view)) + view.sliders.bar.maximum() == 8
    QTest.mouseClick(view.sliders.more, Qt.MouseButton.LeftButton)
    assert len(names(view)) + view.sliders.bar.maximum() == SIZE
    view.sliders.bar.setValue(view.sliders.bar.maximum())
    assert names(view)[-1] == "z19"
    QTest.mouseClick(view.sliders.more, Qt.MouseButton.LeftButton)
    assert view.sliders.more.text() == "12 more"
    assert "0.200" in view.sliders.rows()[0].name.toolTip()  # the root of the mean square


def test_a_dragged_row_changes_its_dimension_and_stays_where_it_is(view):
    changed = caught(view.code_changed)
    slider = view.sliders.rows()[0].slider
    slider.setSliderDown(True)
    slider.setValue(slider.maximum())
    view.sliders.set_ranking(ranking(5))
    assert names(view)[0] == "z20"
    assert changed[-1][0][19] == pytest.approx(3)
    assert changed[-1][0][:19] == pytest.approx(np.linspace(-1, 1, SIZE)[:19])
    slider.setSliderDown(False)
    view.sliders._changed_at = 0.0
    view.sliders.set_code(changed[-1][0])
    assert names(view)[0] == "z6"


def test_rows_do_not_move_away_under_the_mouse(view, monkeypatch):
    monkeypatch.setattr(view.sliders, "underMouse", lambda: True)
    view.sliders.set_ranking(ranking(5))
    assert names(view)[0] == "z20"
    monkeypatch.setattr(view.sliders, "underMouse", lambda: False)
    view.sliders.set_code(np.zeros(SIZE, np.float32))
    assert names(view)[0] == "z6"


def test_few_dimensions_fold_nothing(show, given):
    view = show(decoded.demo(), 440, 330)
    low = np.full(9, -1, np.float32)
    view.set_sliders(Sliders(tuple(f"z{n + 1}" for n in range(9)), low, -low))
    assert view.sliders.more.isHidden()
    assert not view.strips.isHidden()
    view.set_sliders(given.sliders)
    assert view.strips.isHidden()  # the plane shows both dimensions
    assert not view.sliders.rows()[0].name.isEnabled()


def test_strips_are_asked_for_shown_and_clicked(view, pixels):
    watched = caught(view.sliders.watched)
    QTest.mouseClick(view.strips, Qt.MouseButton.LeftButton)
    dimensions, frames = watched[-1]
    assert list(dimensions) == [int(name[1:]) - 1 for name in names(view)]
    slider = view.sliders.rows()[1].slider
    assert not slider.has_images()
    view.sliders.set_traversals(strips(dimensions, frames))
    assert slider.has_images()
    drawn = pixels(slider)[slider.height() // 2, :, 0].astype(int)
    assert drawn[slider.width() // frames // 2] == pytest.approx(40, abs=3)
    assert drawn[slider.width() - slider.width() // frames // 2] == pytest.approx(240, abs=3)
    changed = caught(view.code_changed)
    middle = round(slider.width() * (frames - 0.5) / frames)  # of the last image
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(middle, 12))
    assert changed[-1][0][0] == pytest.approx(2, abs=0.05)  # it stands for the 95 % quantile
    QTest.mouseClick(view.strips, Qt.MouseButton.LeftButton)
    assert watched[-1][0] == ()
    assert not slider.has_images()


def test_the_present_value_is_marked_in_the_strip(view, pixels):
    QTest.mouseClick(view.strips, Qt.MouseButton.LeftButton)
    row = view.sliders.rows()[1]
    view.sliders.set_traversals(strips(*view.sliders._watched))
    marked = []
    for number in (-1.5, 1.5):
        row.show_number(number)
        drawn = pixels(row.slider)[row.slider.height() // 2].astype(int)
        marked.append(int(np.argmax(drawn[:, 2] - drawn[:, 0])))
    assert marked[0] < row.slider.width() * 0.3
    assert marked[1] > row.slider.width() * 0.7


def test_scrolling_watches_the_rows_that_come_into_sight(view):
    QTest.mouseClick(view.strips, Qt.MouseButton.LeftButton)
    watched = caught(view.sliders.watched)
    view.sliders.bar.setValue(view.sliders.bar.maximum())
    assert list(watched[-1][0]) == [int(name[1:]) - 1 for name in names(view)]


def test_a_name_leads_to_the_axes_of_the_plane(view):
    chosen = caught(view.sliders.axis_chosen)
    for action in view.sliders.rows()[0].menu().actions():
        action.trigger()
    assert chosen == [(19, True), (19, False)]


def test_hundreds_of_dimensions_with_strips_stay_fast(view, given):
    low = np.full(512, -3, np.float32)
    view.set_sliders(Sliders(tuple(f"z{n + 1}" for n in range(512)), low, -low))
    view.sliders.set_ranking(ranking(500, 512))
    view.set_strips(True)
    view.sliders.show_everything(True)
    view.sliders.set_traversals(strips(*view.sliders._watched))
    under = replace(given.under, code=np.zeros(512, np.float32))
    view.set_decoded(under)
    began = time.thread_time()
    for _ in range(20):
        view.set_decoded(under)
    assert (time.thread_time() - began) / 20 < 0.01
    assert len(view.sliders._rows) < 20


# t-SNE


def test_codes_without_a_place_are_not_drawn():
    xy = np.array([[0, 0], [np.nan, np.nan], [1, 1], [np.nan, np.nan]], np.float32)
    codes = Codes(xy, np.array([0, 0, 1, 1]), ("a", "b"), ("x", "y"), "")
    assert placed(codes).tolist() == [True, False, True, False]
    assert sorted(arranged(codes, {0, 1}).rows.tolist()) == [0, 2]
    assert arranged(codes, {1}).rows.tolist() == [2]
    assert placed(replace(codes, xy=np.zeros((4, 2), np.float32))) is None


def test_the_plane_draws_and_names_codes_of_which_some_have_no_place(show, given):
    view = show(latent.demo())
    xy = given.codes.xy.copy()
    xy[::2] = np.nan
    view.set_codes(replace(given.codes, xy=xy, whole=1, note="What stays."))
    assert len(view.plane._x) == len(xy) // 2
    assert np.isfinite(view.plane._x).all()
    assert view.names.shown()
    assert view.caption.toolTip() == "What stays."


def test_the_line_about_tsne_says_how_it_stands(show):
    bar = show(EmbeddingBar(), 500, 40)
    cancelled, again = caught(bar.cancelled), caught(bar.again_asked)
    bar.set_embedding(Embedding(None, False, False))
    assert bar.isHidden()
    bar.set_embedding(Embedding(0.33, False, False))
    assert "background" in bar.text.text()
    assert bar.progress.value() == 33
    QTest.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    bar.set_embedding(Embedding(None, True, False))
    assert "nearest code" in bar.text.text()
    assert bar.progress.isHidden()
    assert bar.again.isHidden()
    bar.set_embedding(Embedding(None, True, True))
    assert "earlier state" in bar.text.text()
    QTest.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    assert cancelled == [()]
    assert again == [()]


# With an explorer


def test_the_sliders_tell_what_is_in_sight_and_lead_to_axes(view):
    explorer = FakeExplorer(encoded(5))
    view.connect_to(explorer)
    explorer.tell(SLIDERS, SLIDERS.answer(SLIDERS.key(explorer.state), Task()))
    explorer.tell(IMPORTANCE, ranking(3, 5))
    assert names(view)[:2] == ["z₄", "z₁"]
    QTest.mouseClick(view.strips, Qt.MouseButton.LeftButton)
    dimensions, frames = explorer.state.strips
    assert dimensions[:2] == (3, 0)
    explorer.tell(TRAVERSALS, strips(dimensions, frames))
    assert view.sliders.rows()[0].slider.has_images()
    view.sliders.rows()[0].menu().actions()[1].trigger()
    assert explorer.state.projection == "0,3"
    view.set_seen(False)
    assert not explorer.seen & {"importance", "traversals"}
    view.set_seen(True)
    assert explorer.seen >= {"importance", "traversals"}


def test_a_code_that_came_before_its_sliders_is_shown(view):
    view.sliders.set_code(np.array([0.5, -0.5, 1.0], np.float32))  # another run: its ranges come after it
    low = np.full(3, -2, np.float32)
    view.set_sliders(Sliders(("z₁", "z₂", "z₃"), low, -low))
    assert view.sliders.code() == pytest.approx([0.5, -0.5, 1.0])


def test_the_ring_comes_to_rest_on_the_code_that_was_decoded(show, given, qtbot):
    view = show(latent.demo())
    view.set_under_cursor(given.under)
    view._on_cursor_moved(5.0, 5.0)
    view.plane.set_cursor(5.0, 5.0)
    view.set_under_cursor(replace(given.under, xy=(0.25, -0.25)))  # t-SNE has no code where it was let go
    assert view.plane.cursor_xy() == (5.0, 5.0)
    qtbot.waitUntil(lambda: view.plane.cursor_xy() == (0.25, -0.25))


def test_the_line_about_tsne_gives_it_up_and_asks_again(show):
    bar, explorer = show(EmbeddingBar(), 500, 40), FakeExplorer(encoded(5))
    bar.connect_to(explorer)
    explorer.update(**projection.choose(explorer.state, "tsne"))
    explorer.tell(EMBEDDING, Embedding(0.0, False, False))
    bar.cancel.click()
    assert explorer.state == encoded(5)
    bar.again.click()
    assert explorer.state.embedded is encoded(5).model
    explorer.lack(TSNE, "It has failed.")
    assert explorer.complaints == ["It has failed."]
    assert explorer.state == encoded(5)
    explorer.tell(EMBEDDING, None)
    assert bar.isHidden()
