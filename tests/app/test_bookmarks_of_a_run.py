"""Bookmarks: what was seen comes back exactly, at its moment, also when the program is started anew."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from deeds import go_to, select, settle, travel
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.bookmarks import Bookmarks
from aegui.app.moment_cache import MomentCache
from aegui.app.session import Session
from aegui.explore.projection import choose, follow
from aegui.explore.queries.timeline import TIMELINE
from aegui.explore.records import Timeline
from aegui.explore.view_state import view_state

HERE = (-1.0, -2.0, 3.0, 4.0)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Quick-start with its moments, in a folder that can be written to."""
    return Path(shutil.copytree(paths.trained() / "quick-start", tmp_path / "runs" / "mine"))


@pytest.fixture
def opened(session: Session, run: Path, qtbot: QtBot) -> Session:
    session.explorer.show(TIMELINE, lambda timeline: None)
    session.open_run(run)
    look = session.explorer
    settle(qtbot, look)
    return session


@pytest.fixture
def bookmarks(opened: Session) -> Bookmarks:
    return opened.bookmarks


def moment(session: Session, index: int, qtbot: QtBot) -> None:
    travel(session.explorer, index)
    settle(qtbot, session.explorer)


def present(session: Session) -> Timeline:
    return session.explorer.answer(TIMELINE)


def test_a_look_comes_back_at_its_moment(opened, bookmarks, qtbot):
    look, ranges = opened.explorer, []
    look.changed.connect(
        lambda new, old: ranges.append(new.view_asked.rect) if new.view_asked is not old.view_asked else None
    )
    moment(opened, 2, qtbot)
    epoch = present(opened).epochs[2]
    go_to(look, 40)
    select(look, [1, 5])
    look.update(backdrop="none")
    look.update(classes=frozenset({1, 2}))
    opened.explorer.update(view=HERE)
    seen, image = view_state(look.state), look.state.snapshot.decode(look.state.code[None])
    assert bookmarks.suggestion() == f"z₁, z₂ · epoch {epoch:g}"
    bookmarks.add("early")

    moment(opened, len(present(opened).epochs), qtbot)
    go_to(look, 90)
    select(look, ())
    look.update(backdrop="manifold")
    look.update(classes=None)
    look.update(view=(0.0, 0.0, 1.0, 1.0))
    assert view_state(look.state) != seen
    ranges.clear()
    bookmarks.go("early")
    qtbot.waitUntil(lambda: HERE in ranges, timeout=10_000)
    assert view_state(look.state) == seen
    assert ranges == [HERE]
    qtbot.waitUntil(lambda: present(opened).current == 2)
    assert np.array_equal(look.state.snapshot.decode(look.state.code[None]), image)


def test_one_of_the_newest_model_leads_back_from_the_past(opened, bookmarks, qtbot):
    go_to(opened.explorer, 7)
    bookmarks.add("now")
    seen, snapshot = view_state(opened.explorer.state), opened.explorer.state.snapshot
    moment(opened, 1, qtbot)
    go_to(opened.explorer, 3)
    bookmarks.go("now")
    assert view_state(opened.explorer.state) == seen
    assert opened.explorer.state.snapshot is snapshot


def test_other_moments_on_the_way_are_not_taken_for_its_own(opened, bookmarks, qtbot):
    look, ranges = opened.explorer, []
    moment(opened, 4, qtbot)
    late = look.state.model
    moment(opened, 2, qtbot)
    opened.explorer.update(view=HERE)
    bookmarks.add("early")
    early = look.state.model
    moment(opened, 0, qtbot)
    look.changed.connect(
        lambda new, old: ranges.append(new.model.codes) if new.view_asked is not old.view_asked else None
    )
    bookmarks.go("early")
    opened.moments._show(late)  # it was being read already
    assert look.state.model is late
    assert ranges == []
    qtbot.waitUntil(lambda: bool(ranges), timeout=10_000)
    assert np.array_equal(ranges[0], early.codes)


def test_a_moment_that_could_not_be_read_is_not_waited_for(opened, bookmarks, run, qtbot):
    moment(opened, 2, qtbot)
    opened.explorer.update(view=HERE)
    bookmarks.add("early")
    moment(opened, 0, qtbot)
    opened.moments._cache = MomentCache()
    opened.run.moments[2][1].write_bytes(b"nothing")
    with qtbot.waitSignal(opened.complained):
        bookmarks.go("early")
    ranges, look = [], opened.explorer
    look.changed.connect(
        lambda new, old: ranges.append(new.view_asked.rect) if new.view_asked is not old.view_asked else None
    )
    go_to(opened.explorer, 17)
    code = opened.explorer.state.code.copy()
    moment(opened, 4, qtbot)
    assert np.array_equal(opened.explorer.state.code, code)
    assert ranges == []


def test_they_are_kept_with_the_run(opened, bookmarks, run, qtbot):
    moment(opened, 2, qtbot)
    select(opened.explorer, [1, 1000])
    opened.explorer.update(view=HERE)
    bookmarks.add("early")
    bookmarks.add("late")
    bookmarks.rename("late", "later")
    bookmarks.add("never")
    bookmarks.remove("never")
    seen = view_state(opened.explorer.state)
    go_to(opened.explorer, 5)
    opened.open_run(run)
    assert bookmarks.names() == ("early", "later")
    bookmarks.go("later")
    qtbot.waitUntil(lambda: opened.explorer.state.view_asked is not None, timeout=20_000)
    assert opened.explorer.state.view_asked.rect == HERE
    assert view_state(opened.explorer.state) == seen


def test_the_very_plane_of_principal_components_comes_back(session, tmp_path, qtbot):
    run = shutil.copytree(paths.trained() / "undercomplete-8", tmp_path / "runs" / "eight")
    session.open_run(Path(run))
    look = session.explorer
    qtbot.waitUntil(lambda: look.state.snapshot is not None, timeout=20_000)
    assert look.state.plane.key == "pca"
    basis = look.state.plane.basis.copy()
    session.bookmarks.add("here")
    model = look.state.model
    look.update(**follow(look.state, replace(model, codes=model.codes[:, ::-1].copy())))
    for key in ("0,1", "pca"):
        look.update(**choose(look.state, key))
    assert not np.array_equal(look.state.plane.basis, basis)
    session.open_run(Path(run))
    session.bookmarks.go("here")
    assert np.array_equal(look.state.plane.basis, basis)
