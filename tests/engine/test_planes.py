"""Planes through long codes: t-SNE in the background, kept, and the cursor that goes from code to code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from deeds import select
from pytestqt.qtbot import QtBot
from small import digits, narrow, trained

from aegui.analysis import latent, projections
from aegui.engine.exploration import Exploration
from aegui.engine.planes import REST
from aegui.engine.session import Session
from aegui.explore.queries.backdrops import BACKDROPS
from aegui.explore.state import Model
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build


@pytest.fixture(scope="module")
def long_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Codes of five numbers."""
    return trained(narrow(model__code=5), tmp_path_factory.mktemp("runs"))


@pytest.fixture
def look(session: Session, qtbot: QtBot, long_run: Path, monkeypatch: pytest.MonkeyPatch) -> Exploration:
    """An exploration of such codes; t-SNE takes two stages."""
    monkeypatch.setattr(projections, "STAGES", 2)
    session.open_run(long_run)
    qtbot.waitUntil(lambda: session.exploration.snapshot is not None)
    return session.exploration


class Heard:
    """What was told last."""

    def __init__(self, look: Exploration) -> None:
        self.codes, self.axes, self.backdrops, self.embeddings, self.under = [], [], [], [], []
        look.codes_changed.connect(self.codes.append)
        look.axes_changed.connect(lambda choices, key: self.axes.append((dict(choices), key)))
        look.explorer.show(BACKDROPS, self.backdrops.append)
        look.planes.embedding_changed.connect(self.embeddings.append)
        look.cursor_changed.connect(self.under.append)


@pytest.fixture
def heard(look: Exploration) -> Heard:
    return Heard(look)


def wait_for_tsne(look: Exploration, qtbot: QtBot) -> latent.Map:
    look.choose_axes("tsne")
    qtbot.waitUntil(lambda: isinstance(look.axes, latent.Map), timeout=60_000)
    qtbot.waitUntil(lambda: look.planes._number == 0, timeout=60_000)
    assert isinstance(look.axes, latent.Map)
    return look.axes


def test_tsne_comes_stage_by_stage_and_says_of_how_many_codes(look, heard, qtbot):
    before = look.axes
    look.choose_axes("tsne")
    assert look.axes is before  # the plane stays until there is another
    assert heard.embeddings[-1].share == 0
    assert not heard.embeddings[-1].shown
    wait_for_tsne(look, qtbot)
    assert [told.share for told in heard.embeddings if told.shown] == [0.5, None]
    shown = heard.codes[-1]
    count = len(look.model.rows)
    assert np.isfinite(shown.xy).all(axis=1).sum() == count
    assert shown.caption.startswith(f"t-SNE of {count:,} ")
    assert shown.note.startswith(f"{count:,} of {count:,} codes")
    assert "nearest of these codes" in shown.note
    # the zoom that was chosen at the first stage stays
    assert [codes.reset_view for codes in heard.codes if codes.caption == shown.caption] == [True, False]


def test_each_tsne_is_seen_whole_at_first(look, heard, qtbot):
    wait_for_tsne(look, qtbot)
    del heard.codes[:]
    look.planes.again()
    qtbot.waitUntil(lambda: look.planes._number == 0, timeout=60_000)
    assert [codes.reset_view for codes in heard.codes] == [True, False]


def test_the_zoom_of_a_bookmark_waits_for_the_places(look, heard, qtbot):
    here, asked = (-1.0, -2.0, 3.0, 4.0), []
    wait_for_tsne(look, qtbot)
    look.explorer.update(view=here)
    look.bookmarks.add("there")
    look.choose_axes("pca")
    look.planes._kept.clear()  # the program was started anew
    look.explorer.changed.connect(
        lambda new, old: asked.append((new.plane.key, new.view)) if new.view != old.view else None
    )
    look.bookmarks.go("there")
    qtbot.waitUntil(lambda: look.planes._number == 0, timeout=60_000)
    assert asked == [("pca", None), ("tsne", here)]


def test_the_cursor_goes_to_the_nearest_code_and_rests_there(look, heard, qtbot):
    places = wait_for_tsne(look, qtbot)
    row = places.placed[17]
    x, y = places.places[row]
    look.move_cursor(float(x) + 1e-3, float(y))
    assert np.array_equal(look.code, look.model.codes[row])
    assert heard.under[-1].xy == pytest.approx((x, y))
    count = len(heard.under)
    qtbot.wait(REST + 150)
    assert len(heard.under) == count + 1  # told once more, when the hand has let go
    qtbot.wait(REST + 150)
    assert len(heard.under) == count + 1


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[Exploration]:
    """Codes of one number, of a model that has learnt nothing."""
    made, recipe, shown = Exploration(), narrow(model__code=1), digits().test
    snapshot = Snapshot(recipe, build(recipe).eval())
    codes = snapshot.encode(shown.pixels[:50])
    made.open(shown, np.arange(4), None, codes)
    made.show_model(Model(snapshot, codes, np.arange(50)))
    yield made
    made.end()


def test_a_cursor_beside_codes_of_one_number_goes_back_to_their_line(line, qtbot):
    line.move_cursor(0.25, 3.0)
    with qtbot.waitSignal(line.cursor_changed, timeout=REST + 1000) as told:
        pass  # the hand lets go
    assert told.args[0].xy == pytest.approx((0.25, 0.0))


def test_nothing_that_is_decoded_lies_under_tsne_and_it_comes_back_after(look, heard, qtbot):
    look.explorer.update(view=(-3, -3, 3, 3))
    wait_for_tsne(look, qtbot)
    assert heard.backdrops[-1].current == "none"
    assert all("no way back" in one.lack for one in heard.backdrops[-1].choices[1:])
    drawn = []
    look.backdrop_changed.connect(drawn.append)
    look.explorer.update(view=(-9, -9, 9, 9))
    look.choose_axes("pca")
    assert heard.backdrops[-1].current == "manifold"
    assert not [one for one in heard.backdrops[-1].choices if "no way back" in one.lack]
    qtbot.waitUntil(lambda: any(picture is not None for picture in drawn), timeout=20_000)


def test_it_is_kept_for_this_state_of_the_model(look, qtbot):
    first = wait_for_tsne(look, qtbot)
    look.choose_axes("pca")
    look.choose_axes("tsne")
    assert isinstance(look.axes, latent.Map)  # at once
    assert np.array_equal(look.axes.places, first.places, equal_nan=True)


def test_a_cancelled_one_leaves_the_plane_alone(look, heard, qtbot):
    look.choose_axes("tsne")
    look.planes.cancel()
    assert heard.embeddings[-1].share is None
    assert heard.axes[-1][1] == "pca"
    qtbot.wait(1500)
    assert look.axes.key == "pca"


def test_a_cancelled_one_goes_on_where_it_was_left(look, heard, qtbot, monkeypatch):
    monkeypatch.setattr(projections, "STAGES", 5)
    look.choose_axes("tsne")
    qtbot.waitUntil(lambda: isinstance(look.axes, latent.Map), timeout=20_000)
    look.planes.cancel()
    share = look.planes._work.share
    assert 0 < share < 1
    assert heard.embeddings[-1].share is None
    look.planes.again()
    assert heard.embeddings[-1].share == share
    qtbot.waitUntil(lambda: look.planes._number == 0, timeout=20_000)
    places = look.axes.places.copy()
    look.planes._kept.clear()
    look.planes.again()
    qtbot.waitUntil(lambda: look.planes._number == 0, timeout=20_000)
    assert np.array_equal(look.axes.places, places)  # as without a pause


def test_a_picture_of_ones_own_lies_among_its_like(look, qtbot):
    places = wait_for_tsne(look, qtbot)
    codes = look.model.codes
    between = codes[places.placed[5]] * np.float32(1.001)
    assert not (codes == between).all(axis=1).any()
    like = np.argsort(np.square(codes - between).sum(axis=1))[: projections.NEAREST]
    assert places.project(between) == pytest.approx(np.median(places.places[like], axis=0), abs=1e-5)
    assert np.array_equal(places.project(codes[5]), places.places[5])


def test_another_plane_takes_its_place_while_it_is_worked_out(look, qtbot):
    look.choose_axes("tsne")
    look.choose_axes("1,3")
    qtbot.wait(1500)
    assert look.axes.key == "1,3"


def test_the_next_state_of_the_network_keeps_the_places_and_offers_again(look, heard, qtbot):
    wait_for_tsne(look, qtbot)
    model = look.model
    old = look.axes.places.copy()
    later = Model(model.snapshot, model.codes[::-1].copy(), model.rows)
    look.show_model(later, training=True)
    assert heard.embeddings[-1].old
    assert look.planes._number == 0  # nothing is worked out by itself
    assert np.array_equal(look.axes.places, old, equal_nan=True)
    look.move_cursor(*(float(v) for v in old[look.axes.placed[3]]))
    assert np.array_equal(look.code, later.codes[look.axes.placed[3]])
    qtbot.waitUntil(lambda: not look.planes._moving, timeout=20_000)
    moved = look.axes.places[::-1]  # codes lie where the same codes lay; those of their own place stay
    assert np.median(np.linalg.norm(moved - old, axis=1)) < 0.1 * np.ptp(old)
    look.show_model(later)
    look.planes.again()
    assert look.planes._number
    qtbot.waitUntil(lambda: look.planes._number == 0, timeout=60_000)
    assert not heard.embeddings[-1].old
    look.show_model(model)
    assert np.array_equal(look.axes.places, old, equal_nan=True)  # of the first state, and kept


def test_undo_goes_from_tsne_to_the_plane_before_and_redo_back(look, heard, qtbot):
    wait_for_tsne(look, qtbot)
    look.undo.settle()
    look.undo.undo()
    assert look.axes.key == "pca"
    assert heard.axes[-1][1] == "pca"
    look.undo.redo()
    assert look.axes.key == "tsne"
    assert heard.axes[-1][1] == "tsne"


def test_too_few_codes_are_refused_in_a_sentence(look, heard, qtbot):
    said = []
    look.complained.connect(said.append)
    look.show_model(Model(look.snapshot, look.model.codes[:3], look.model.rows[:3]))
    look.choose_axes("tsne")
    qtbot.waitUntil(lambda: any("at least 4 codes, not 3" in text for text in said), timeout=5000)
    assert heard.axes[-1][1] == "pca"
    assert look.axes.key == "pca"


def test_any_two_dimensions_make_a_plane(look, heard):
    look.dimensions.ranking = None
    look.planes.show_dimension(4, across=True)
    assert look.axes.key == "4,1"
    look.planes.show_dimension(2, across=False)
    assert look.axes.key == "4,2"
    look.planes.show_dimension(2, across=True)  # it is the other one already: they change places
    assert look.axes.key == "2,4"
    choices, key = heard.axes[-1]
    assert key == "2,4"
    assert choices[key] == "z₃, z₅"
    assert "the other 3 dimensions stay" in heard.codes[-1].note


@pytest.mark.parametrize(
    ("key", "words"),
    [("0,2", "the third dimension stays as it is."), ("pca", "angles to them stays as it is.")],
)
def test_of_three_numbers_one_stays(key, words, look):
    eye = np.eye(3, dtype=np.float32)
    axes = latent.axes(key, np.concatenate([eye, -2 * eye]))
    assert look.planes.note(axes).endswith(words)


def test_only_long_codes_offer_tsne(look, heard, session, small_run, qtbot):
    look.planes.offer("pca")
    assert "tsne" in heard.axes[-1][0]
    session.open_run(small_run)
    qtbot.waitUntil(lambda: look.model is not None and look.model.codes.shape[1] == 2)
    assert list(heard.axes[-1][0]) == ["0,1"]


def test_what_is_selected_is_counted_beside_the_plane(session, small_run, qtbot):
    captions = []
    look = session.exploration
    look.codes_changed.connect(lambda codes: captions.append(codes.caption if codes else ""))
    session.open_run(small_run)
    qtbot.waitUntil(lambda: look.snapshot is not None)
    before = captions[-1]
    select(look.explorer, [3, 4, 9])
    assert captions[-1] == "3 of 1,797 codes selected"
    select(look.explorer, ())
    assert captions[-1] == before
