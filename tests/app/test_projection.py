"""t-SNE and strips as an explorer has them worked out: late answers, those given up, those that fail."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from states import encoded

from aegui.analysis import latent, projections
from aegui.app.explorer import Explorer
from aegui.app.undo import Undo
from aegui.explore import projection, tsne
from aegui.explore.queries.codes import CODES
from aegui.explore.queries.dimensions import TRAVERSALS
from aegui.explore.queries.tsne import EMBEDDING
from aegui.explore.records import Codes, Embedding, Traversals
from aegui.explore.state import Model
from aegui.views.widgets.embedding import EmbeddingBar


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(projections, "STAGES", 2)
    tsne.forget()
    yield
    tsne.forget()


@pytest.fixture
def opened(explorer: Explorer) -> Explorer:
    """Codes of five numbers."""
    state = encoded(5)
    explorer.update(images=state.images)
    explorer.update(
        model=state.model, **{name: getattr(state, name) for name in ("plane", "projection", "cursor")}
    )
    return explorer


def settle(qtbot: QtBot, explorer: Explorer) -> None:
    if not explorer.is_settled:
        with qtbot.waitSignal(explorer.settled):
            pass


def test_each_stage_of_tsne_is_shown_and_the_zoom_stays(qtbot: QtBot, opened: Explorer) -> None:
    codes: list[Codes | None] = []
    said: list[Embedding | None] = []
    opened.show(CODES, codes.append)
    opened.show(EMBEDDING, said.append)
    opened.update(**projection.choose(opened.state, "tsne"))
    settle(qtbot, opened)
    assert isinstance(opened.state.plane, latent.Map)
    assert said == [
        Embedding(None, False, False), Embedding(0.0, False, False), Embedding(0.5, True, False),
        Embedding(None, True, False),
    ]  # fmt: skip
    wholes = [one.whole for one in codes if one is not None]
    assert len(wholes) == 3
    assert wholes[0] != wholes[1] == wholes[2]
    opened.update(**projection.choose(opened.state, "pca"))
    opened.update(**projection.choose(opened.state, "tsne"))
    assert isinstance(opened.state.plane, latent.Map)  # at once


def test_one_that_is_given_up_leaves_the_plane_alone(qtbot: QtBot, opened: Explorer) -> None:
    opened.show(CODES, lambda codes: None)
    before = opened.state
    for change in (projection.cancel(opened.state), projection.choose(opened.state, "1,3")):
        opened.update(**projection.choose(opened.state, "tsne"))
        assert not opened.is_settled
        opened.update(**change)
        settle(qtbot, opened)
        assert not isinstance(opened.state.plane, latent.Map)
        assert opened.state.embedded is None
    opened.update(**projection.choose(opened.state, "pca"))
    assert opened.state.projection == before.projection


def test_undo_goes_from_tsne_to_the_plane_before_and_redo_back(qtbot: QtBot, opened: Explorer) -> None:
    opened.show(CODES, lambda codes: None)
    undo = Undo(opened)
    undo.settle()
    opened.update(**projection.choose(opened.state, "tsne"))
    settle(qtbot, opened)
    undo.undo()
    assert opened.state.plane is not None
    assert opened.state.projection == opened.state.plane.key == "pca"
    assert opened.state.places is None
    undo.redo()
    assert opened.state.projection == opened.state.plane.key == "tsne"


def test_codes_of_later_moments_are_placed_in_training(qtbot: QtBot, opened: Explorer) -> None:
    opened.show(CODES, lambda codes: None)
    opened.update(**projection.choose(opened.state, "tsne"))
    settle(qtbot, opened)
    plane, model = opened.state.plane, opened.state.model
    assert isinstance(plane, latent.Map)
    assert model is not None
    later = Model(model.snapshot, model.codes[::-1].copy(), model.rows)
    opened.update(**projection.follow(opened.state, later, training=True))
    settle(qtbot, opened)
    moved = opened.state.plane
    assert isinstance(moved, latent.Map)
    assert moved.codes is later.codes
    assert not np.array_equal(moved.places, plane.places)
    assert opened.state.embedded is None  # nothing is worked out anew by itself


def test_in_a_drag_strips_are_made_as_fast_as_they_can_be(qtbot: QtBot, opened: Explorer) -> None:
    told: list[Traversals | None] = []
    opened.show(TRAVERSALS, told.append)
    settle(qtbot, opened)
    model = opened.state.model
    assert model is not None
    opened.update(strips=((4, 1), 6))
    for row in range(30):
        opened.update(cursor=tuple(model.codes[row].tolist()))
    settle(qtbot, opened)
    assert 2 <= len(told) <= 30
    newest, ranking = told[-1], opened.state.ranking
    assert newest is not None
    assert ranking is not None
    assert model.snapshot is not None
    code = model.codes[29].copy()
    code[4] = ranking.low[4]
    assert np.array_equal(newest.images[0, 0], model.snapshot.decode(code[None])[0])


def test_what_cannot_be_embedded_is_told_and_given_up(qtbot: QtBot, opened: Explorer) -> None:
    bar, said = EmbeddingBar(), list[str]()
    qtbot.addWidget(bar)
    bar.connect_to(opened)
    opened.complained.connect(said.append)
    model = opened.state.model
    assert model is not None
    few = Model(model.snapshot, model.codes[:3], model.rows[:3])
    opened.update(**projection.follow(opened.state, few))
    for _ in range(2):
        opened.update(**projection.choose(opened.state, "tsne"))
        settle(qtbot, opened)
        assert opened.state.projection == "pca"
        assert "at least 4 codes, not 3" in said.pop()
