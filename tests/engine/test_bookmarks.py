"""Bookmarks: what was seen comes back exactly, at its moment, also when the program is started anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from deeds import select
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.engine import looks
from aegui.engine.bookmarks import Bookmarks
from aegui.engine.moment_cache import MomentCache
from aegui.engine.session import Session
from aegui.explore.records import Timeline
from aegui.runs import annotations as notes

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
    bookmarks.range_asked.connect(lambda *given: ranges.append(given))
    moment(opened, 2, qtbot)
    epoch = present(opened).epochs[2]
    look.go_to(40)
    select(look.explorer, [1, 5])
    look.choose_backdrop("none")
    look.explorer.update(classes=frozenset({1, 2}))
    bookmarks.show_range(*HERE)
    seen, image = looks.read(look), look.snapshot.decode(look.code[None])
    assert bookmarks.suggestion() == f"z₁, z₂ · epoch {epoch:g}"
    bookmarks.add("early")

    moment(opened, len(present(opened).epochs), qtbot)
    look.go_to(90)
    select(look.explorer, ())
    look.choose_backdrop("manifold")
    look.explorer.update(classes=None)
    bookmarks.show_range(0, 0, 1, 1)
    assert looks.read(look) != seen
    with qtbot.waitSignal(bookmarks.range_asked, timeout=10_000):
        bookmarks.go("early")
    assert looks.read(look) == seen
    assert ranges == [HERE]
    qtbot.waitUntil(lambda: present(opened).current == 2)
    assert np.array_equal(look.snapshot.decode(look.code[None]), image)


def test_one_of_the_newest_model_leads_back_from_the_past(opened, bookmarks, qtbot):
    opened.exploration.go_to(7)
    bookmarks.add("now")
    seen, snapshot = looks.read(opened.exploration), opened.exploration.snapshot
    moment(opened, 1, qtbot)
    opened.exploration.go_to(3)
    bookmarks.go("now")
    assert looks.read(opened.exploration) == seen
    assert opened.exploration.snapshot is snapshot


def test_other_moments_on_the_way_are_not_taken_for_its_own(opened, bookmarks, qtbot):
    look, ranges = opened.exploration, []
    moment(opened, 4, qtbot)
    late, (_, path) = look.model, opened.run.moments[4]
    moment(opened, 2, qtbot)
    bookmarks.show_range(*HERE)
    bookmarks.add("early")
    early = look.model
    moment(opened, 0, qtbot)
    bookmarks.range_asked.connect(lambda *_: ranges.append(look.model.codes))
    bookmarks.go("early")
    opened.opener.answered("moment")((path, late))  # it was being read already
    assert look.model is late
    assert ranges == []
    qtbot.waitUntil(lambda: bool(ranges), timeout=10_000)
    assert np.array_equal(ranges[0], early.codes)


def test_a_moment_that_could_not_be_read_is_not_waited_for(opened, bookmarks, run, qtbot):
    moment(opened, 2, qtbot)
    bookmarks.show_range(*HERE)
    bookmarks.add("early")
    moment(opened, 0, qtbot)
    opened.opener._cache = MomentCache()
    opened.run.moments[2][1].write_bytes(b"nothing")
    with qtbot.waitSignal(opened.complained):
        bookmarks.go("early")
    ranges = []
    bookmarks.range_asked.connect(lambda *given: ranges.append(given))
    opened.exploration.go_to(17)
    code = opened.exploration.code.copy()
    moment(opened, 4, qtbot)
    assert np.array_equal(opened.exploration.code, code)
    assert ranges == []


def test_they_are_kept_with_the_run(opened, bookmarks, run, qtbot):
    moment(opened, 2, qtbot)
    select(opened.exploration.explorer, [1, 1000])
    bookmarks.show_range(*HERE)
    bookmarks.add("early")
    bookmarks.add("late")
    bookmarks.rename("late", "later")
    bookmarks.add("never")
    bookmarks.remove("never")
    seen = looks.read(opened.exploration)
    opened.exploration.go_to(5)
    opened.open_run(run)
    assert bookmarks.names() == ("early", "later")
    with qtbot.waitSignal(bookmarks.range_asked, timeout=20_000) as asked:
        bookmarks.go("later")
    assert tuple(asked.args) == HERE
    assert looks.read(opened.exploration) == seen


def test_two_windows_keep_what_the_other_did(opened, bookmarks, run):
    bookmarks.add("gone")
    bookmarks.add("old")
    other = Bookmarks(opened.exploration)
    other.open(run)
    bookmarks.add("here")
    bookmarks.remove("gone")
    other.add("there")
    assert other.names() == ("old", "here", "there")
    bookmarks.rename("old", "there")  # refused: it is taken there
    bookmarks.rename("old", "new")
    other.remove("here")
    bookmarks.open(run)
    assert bookmarks.names() == ("new", "there")


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
    look.choose_axes("0,1")
    look.choose_axes("pca")
    assert not np.array_equal(look.axes.basis, basis)
    session.open_run(Path(run))
    look.bookmarks.go("here")
    assert np.array_equal(look.axes.basis, basis)


def test_a_moment_that_is_no_longer_stored_is_told(opened, bookmarks, run, qtbot):
    moment(opened, 2, qtbot)
    bookmarks.add("early")
    epochs = present(opened).epochs
    opened.exploration.timeline_changed.emit(Timeline(epochs[:2] + epochs[3:], 5, False))
    with qtbot.waitSignal(opened.complained) as said:
        bookmarks.go("early")
    assert said.args[0].startswith(f"The moment of “early”, epoch {epochs[2]:g}, is no longer stored: epoch ")


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda b: b.add("  "), "needs a name"),
        (lambda b: (b.add("a"), b.add(" a ")), "“a” already"),
        (lambda b: (b.add("a"), b.add("b"), b.rename("b", "a")), "“a” already"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(opened, bookmarks, qtbot, act, words):
    with qtbot.waitSignal(opened.complained) as said:
        act(bookmarks)
    assert words in said.args[0]


def test_a_code_of_another_size_is_told(opened, bookmarks, run, qtbot):
    bookmarks.add("here")
    content = json.loads((run / notes.BOOKMARKS).read_text())
    content[0]["code"] = [1.0, 2.0, 3.0]
    (run / notes.BOOKMARKS).write_text(json.dumps(content))
    opened.open_run(run)
    with qtbot.waitSignal(opened.complained) as said:
        bookmarks.go("here")
    assert said.args[0] == "“here” is of a code of 3 dimensions, and this one has 2."


def test_before_there_is_anything_to_see(session, qtbot):
    with qtbot.waitSignal(session.complained) as said:
        session.exploration.bookmarks.add("here")
    assert "nothing to remember yet" in said.args[0]


@pytest.mark.parametrize(
    "change",
    [
        {"code": []},
        {"code": [float("nan"), 0]},
        {"code": [1e300, 0]},
        {"code": "12"},
        {"axes": "foo"},
        {"axes": "0,9"},
        {"selected": {"digits": [1]}},
        {"selected": [4]},
        {"selected": {"digits/test": [10**20]}},
        {"range": [0, 0, 0, 1]},
        {"range": [0, 1]},
        {"classes": 7},
        {"classes": [float("inf")]},
        {"epoch": "two"},
        {"epoch": float("inf")},
        {"plane": {"names": ["a", "b"], "origin": [0], "basis": [[0], [1]]}},
        {"plane": {"names": ["a"], "origin": [0, 0], "basis": [[1, 0], [0, 1]]}},
        {"plane": {"names": ["a", "b"], "origin": [0, 0], "basis": [[0, 0], [0, 0]]}},
        {"plane": 7},
        None,
    ],
)
def test_what_stands_in_the_file_is_not_trusted(opened, bookmarks, run, qtbot, change):
    select(opened.exploration.explorer, [1])
    bookmarks.show_range(*HERE)
    bookmarks.add("here")
    content = json.loads((run / notes.BOOKMARKS).read_text())
    if change is None:
        del content[0]["axes"]
    else:
        content[0].update(change)
    (run / notes.BOOKMARKS).write_text(json.dumps(content))
    with qtbot.waitSignal(opened.complained) as said:
        opened.open_run(run)
    assert "can't be understood" in said.args[0]
    assert (run / "bookmarks.json.broken").is_file()
    assert bookmarks.names() == ()


def test_a_disk_that_says_no_is_told(opened, bookmarks, qtbot, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "bookmarks.json")

    monkeypatch.setattr(notes, "write", full)
    with qtbot.waitSignal(opened.complained) as said:
        bookmarks.add("here")
    assert said.args[0].endswith("bookmarks.json: the disk is full.")
    assert bookmarks.names() == ("here",)
