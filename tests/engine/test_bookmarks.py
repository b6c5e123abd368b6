"""Bookmarks: what was seen comes back exactly, at its moment, also when the program is started anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from deeds import select
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.bookmarks import Bookmarks
from aegui.app.moment_cache import MomentCache
from aegui.engine.session import Session
from aegui.explore.projection import choose
from aegui.explore.records import Timeline
from aegui.explore.view_state import view_state

HERE = (-1.0, -2.0, 3.0, 4.0)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Quick-start with its moments, in a folder that can be written to."""
    return Path(shutil.copytree(paths.trained() / "quick-start", tmp_path / "runs" / "mine"))


@pytest.fixture
def opened(session: Session, run: Path, qtbot: QtBot) -> Session:
    session.timelines = []  # type: ignore[attr-defined]
    session.exploration.timeline_changed.connect(session.timelines.append)  # type: ignore[attr-defined]
    session.open_run(run)
    look = session.exploration
    qtbot.waitUntil(lambda: look.snapshot is not None and look.shown.pixels is not None, timeout=20_000)
    return session


@pytest.fixture
def bookmarks(opened: Session) -> Bookmarks:
    return opened.exploration.bookmarks


def moment(session: Session, index: int, qtbot: QtBot) -> None:
    look = session.exploration
    with qtbot.waitSignal(look.model_changed, timeout=10_000):
        look.choose_moment(index)


def present(session: Session) -> Timeline:
    return session.timelines[-1]


def test_a_look_comes_back_at_its_moment(opened, bookmarks, qtbot):
    look, ranges = opened.exploration, []
    look.explorer.changed.connect(
        lambda new, old: ranges.append(new.view_asked.rect) if new.view_asked is not old.view_asked else None
    )
    moment(opened, 2, qtbot)
    epoch = present(opened).epochs[2]
    look.go_to(40)
    select(look.explorer, [1, 5])
    look.explorer.update(backdrop="none")
    look.explorer.update(classes=frozenset({1, 2}))
    opened.exploration.explorer.update(view=HERE)
    seen, image = view_state(look.explorer.state), look.snapshot.decode(look.code[None])
    assert bookmarks.suggestion() == f"z₁, z₂ · epoch {epoch:g}"
    bookmarks.add("early")

    moment(opened, len(present(opened).epochs), qtbot)
    look.go_to(90)
    select(look.explorer, ())
    look.explorer.update(backdrop="manifold")
    look.explorer.update(classes=None)
    look.explorer.update(view=(0.0, 0.0, 1.0, 1.0))
    assert view_state(look.explorer.state) != seen
    ranges.clear()
    bookmarks.go("early")
    qtbot.waitUntil(lambda: HERE in ranges, timeout=10_000)
    assert view_state(look.explorer.state) == seen
    assert ranges == [HERE]
    qtbot.waitUntil(lambda: present(opened).current == 2)
    assert np.array_equal(look.snapshot.decode(look.code[None]), image)


def test_one_of_the_newest_model_leads_back_from_the_past(opened, bookmarks, qtbot):
    opened.exploration.go_to(7)
    bookmarks.add("now")
    seen, snapshot = view_state(opened.exploration.explorer.state), opened.exploration.snapshot
    moment(opened, 1, qtbot)
    opened.exploration.go_to(3)
    bookmarks.go("now")
    assert view_state(opened.exploration.explorer.state) == seen
    assert opened.exploration.snapshot is snapshot


def test_other_moments_on_the_way_are_not_taken_for_its_own(opened, bookmarks, qtbot):
    look, ranges = opened.exploration, []
    moment(opened, 4, qtbot)
    late = look.model
    moment(opened, 2, qtbot)
    opened.exploration.explorer.update(view=HERE)
    bookmarks.add("early")
    early = look.model
    moment(opened, 0, qtbot)
    look.explorer.changed.connect(
        lambda new, old: ranges.append(look.model.codes) if new.view_asked is not old.view_asked else None
    )
    bookmarks.go("early")
    opened.moments._show(late)  # it was being read already
    assert look.model is late
    assert ranges == []
    qtbot.waitUntil(lambda: bool(ranges), timeout=10_000)
    assert np.array_equal(ranges[0], early.codes)


def test_a_moment_that_could_not_be_read_is_not_waited_for(opened, bookmarks, run, qtbot):
    moment(opened, 2, qtbot)
    opened.exploration.explorer.update(view=HERE)
    bookmarks.add("early")
    moment(opened, 0, qtbot)
    opened.moments._cache = MomentCache()
    opened.run.moments[2][1].write_bytes(b"nothing")
    with qtbot.waitSignal(opened.complained):
        bookmarks.go("early")
    ranges, look = [], opened.exploration
    look.explorer.changed.connect(
        lambda new, old: ranges.append(new.view_asked.rect) if new.view_asked is not old.view_asked else None
    )
    opened.exploration.go_to(17)
    code = opened.exploration.code.copy()
    moment(opened, 4, qtbot)
    assert np.array_equal(opened.exploration.code, code)
    assert ranges == []


def test_they_are_kept_with_the_run(opened, bookmarks, run, qtbot):
    moment(opened, 2, qtbot)
    select(opened.exploration.explorer, [1, 1000])
    opened.exploration.explorer.update(view=HERE)
    bookmarks.add("early")
    bookmarks.add("late")
    bookmarks.rename("late", "later")
    bookmarks.add("never")
    bookmarks.remove("never")
    seen = view_state(opened.exploration.explorer.state)
    opened.exploration.go_to(5)
    opened.open_run(run)
    assert bookmarks.names() == ("early", "later")
    bookmarks.go("later")
    qtbot.waitUntil(lambda: opened.exploration.explorer.state.view_asked is not None, timeout=20_000)
    assert opened.exploration.explorer.state.view_asked.rect == HERE
    assert view_state(opened.exploration.explorer.state) == seen


def test_the_very_plane_of_principal_components_comes_back(session, tmp_path, qtbot):
    run = shutil.copytree(paths.trained() / "undercomplete-8", tmp_path / "runs" / "eight")
    session.open_run(Path(run))
    look = session.exploration
    qtbot.waitUntil(lambda: look.snapshot is not None, timeout=20_000)
    assert look.axes.key == "pca"
    basis = look.axes.basis.copy()
    look.bookmarks.add("here")
    model = look.model
    look.show_model(type(model)(model.snapshot, model.codes[:, ::-1].copy(), model.rows))
    for key in ("0,1", "pca"):
        look.explorer.update(**choose(look.explorer.state, key))
    assert not np.array_equal(look.axes.basis, basis)
    session.open_run(Path(run))
    look.bookmarks.go("here")
    assert np.array_equal(look.axes.basis, basis)
