"""Which dimensions of a code matter, and what each does to the image under the cursor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from small import narrow, trained

from aegui.engine import dimensions
from aegui.engine.exploration import Exploration
from aegui.engine.session import Session
from aegui.explore.state import Model


@pytest.fixture(scope="module")
def long_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Codes of five numbers."""
    return trained(narrow(model__code=5), tmp_path_factory.mktemp("runs"))


@pytest.fixture
def look(session: Session, qtbot: QtBot, long_run: Path) -> Exploration:
    session.open_run(long_run)
    qtbot.waitUntil(lambda: session.exploration.snapshot is not None)
    dimensions = session.exploration.dimensions
    qtbot.waitUntil(lambda: dimensions.ranking is not None and not any(dimensions._numbers.values()))
    return session.exploration


def heard(signal) -> list:
    seen: list = []
    signal.connect(seen.append)
    return seen


def test_the_dimensions_are_ranked_once_a_model_is_shown(look):
    ranking = look.dimensions.ranking
    assert sorted(ranking.order.tolist()) == list(range(5))
    assert (np.diff(ranking.change[ranking.order]) <= 0).all()
    assert (ranking.low < ranking.high).all()
    assert look.dimensions.first(2) == ranking.order[:2].tolist()


def test_strips_are_of_the_code_under_the_cursor(look, qtbot):
    seen = heard(look.dimensions.traversed)
    look.go_to(3)
    look.dimensions.watch((4, 1), 6)
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    strips, ranking = seen[-1], look.dimensions.ranking
    assert strips.dimensions == (4, 1)
    assert strips.images.shape == (2, 6, 1, 28, 28)
    code = look.model.codes[3].copy()
    code[1] = ranking.high[1]
    assert np.array_equal(strips.images[1, -1], look.snapshot.decode(code[None])[0])
    code = look.model.codes[3].copy()
    code[4] = ranking.low[4]
    assert np.array_equal(strips.images[0, 0], look.snapshot.decode(code[None])[0])
    count = len(seen)
    look.go_to(9)
    qtbot.waitUntil(lambda: len(seen) > count, timeout=10_000)
    assert not np.array_equal(seen[-1].images, strips.images)


def test_a_drag_is_answered_now_and_then(look, qtbot):
    look.dimensions.watch((4, 1), 6)
    qtbot.wait(200)
    seen = heard(look.dimensions.traversed)
    for row in range(30):
        look.go_to(row)
        qtbot.wait(10)
    qtbot.waitUntil(
        lambda: not any(look.dimensions._numbers.values()) and not look.dimensions._soon.isActive()
    )
    assert 1 <= len(seen) <= 20
    code = look.code.copy()
    code[4] = look.dimensions.ranking.low[4]
    assert np.array_equal(seen[-1].images[0, 0], look.snapshot.decode(code[None])[0])  # the newest


def test_nothing_is_worked_out_that_nobody_sees(look, qtbot):
    seen, ranked = heard(look.dimensions.traversed), heard(look.dimensions.ranked)
    look.go_to(3)
    qtbot.wait(300)
    assert not seen  # no strips are watched
    look.dimensions.watch((0,), 3)
    look.dimensions.set_visible(False)
    look.go_to(5)
    look.show_model(Model(look.snapshot, look.model.codes * np.float32(2), look.model.rows))
    qtbot.wait(500)
    assert not seen
    assert not ranked
    look.dimensions.set_visible(True)
    qtbot.waitUntil(lambda: bool(seen) and bool(ranked), timeout=10_000)
    assert ranked[0].high == pytest.approx(
        np.quantile(look.model.codes, 0.95, axis=0).astype(np.float32), rel=0.05, abs=0.05
    )


def test_a_training_is_ranked_every_few_seconds_at_most(look, qtbot, monkeypatch):
    ranked = heard(look.dimensions.ranked)

    def learn(times: float) -> None:
        codes = look.model.codes * np.float32(times)
        look.show_model(Model(look.snapshot, codes, look.model.rows), training=True)

    monkeypatch.setattr(look.dimensions._pace, "due", lambda kind: True)
    with monkeypatch.context() as later:
        later.setattr(dimensions, "PATIENT", 0.0)
        learn(1.1)
    qtbot.waitUntil(lambda: bool(ranked) and not any(look.dimensions._numbers.values()), timeout=10_000)
    ranked.clear()
    for times in (1.2, 1.3, 1.4):
        learn(times)
    qtbot.wait(300)
    assert not ranked


def test_a_dimension_that_most_codes_leave_alone_goes_as_far_as_its_slider(look, qtbot):
    codes = look.model.codes.copy()
    codes[:, 2] = 0
    codes[0, 2] = 5.0
    ranked = heard(look.dimensions.ranked)
    look.show_model(Model(look.snapshot, codes, look.model.rows))
    qtbot.waitUntil(lambda: bool(ranked), timeout=10_000)
    assert ranked[-1].low[2] < 0 < ranked[-1].high[2]


def test_short_codes_have_no_ranking(look, session, small_run, qtbot):
    ranked = heard(look.dimensions.ranked)
    session.open_run(small_run)
    qtbot.waitUntil(lambda: look.model is not None and look.model.codes.shape[1] == 2)
    look.dimensions.watch((0, 1), 4)
    qtbot.wait(500)
    assert ranked == [None]
    assert look.dimensions.ranking is None
