"""Bookmarks of a run: kept with it, gone back to at their moment, refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from states import images, open_in, opened

from aegui.analysis import latent
from aegui.app.bookmarks import Bookmarks
from aegui.app.explorer import Explorer
from aegui.app.history import History
from aegui.explore.moments import moment_at
from aegui.explore.state import Rect, State
from aegui.explore.view_state import view_state
from aegui.runs import annotations as notes

HERE = (-1.0, -2.0, 3.0, 4.0)
EPOCHS = (0.5, 1.0, 2.0, 3.0)


class Moments:
    """A run that stores a few; the test says when one is read."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self.asked: list[float | None] = []
        explorer.changed.connect(self._on_changed)

    def _on_changed(self, new: State, old: State) -> None:
        if new.moment != old.moment:
            self.asked.append(new.moment)

    def read(self, place: int) -> None:
        """Codes of another moment are shown."""
        model = opened(images(), step=1 + place).model
        assert model is not None
        self.explorer.update(model=replace(model, moment=moment_at(self.explorer.state, place)))

    def show(self, place: int) -> None:
        """Another moment is asked for, and read."""
        self.explorer.update(moment=moment_at(self.explorer.state, place))
        self.read(place)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "run"
    folder.mkdir()
    return folder


@pytest.fixture
def moments(explorer: Explorer) -> Moments:
    return Moments(explorer)


@pytest.fixture
def bookmarks(explorer: Explorer, moments: Moments, run: Path) -> Bookmarks:
    made = Bookmarks(explorer, History())
    open_in(explorer, opened(images()), run)
    explorer.update(moments=EPOCHS)
    return made


@pytest.fixture
def said(explorer: Explorer) -> list[str]:
    heard: list[str] = []
    explorer.complained.connect(heard.append)
    return heard


def seen(explorer: Explorer) -> State:
    view = view_state(explorer.state)
    assert view is not None
    return view


def asked(explorer: Explorer) -> Rect | None:
    """The part of the plane that is to be brought into view."""
    request = explorer.state.view_asked
    return None if request is None else request.rect


def test_what_was_seen_comes_back_once_its_moment_is_shown(
    explorer: Explorer, bookmarks: Bookmarks, moments: Moments
) -> None:
    moments.show(1)
    explorer.update(cursor=(4.0, 0.0), backdrop="none", classes=frozenset({1}), view=HERE)
    before = seen(explorer)
    assert bookmarks.suggestion() == "z₁, z₂ · epoch 1"
    bookmarks.add("early")
    moments.show(3)
    explorer.update(cursor=(1.0, 0.0), backdrop="density", classes=None, view=(0.0, 0.0, 1.0, 1.0))
    elsewhere = seen(explorer)
    bookmarks.go("early")
    assert moments.asked[-1] == 1.0
    moments.read(2)  # it was being read already
    assert seen(explorer) == elsewhere
    moments.read(1)
    assert seen(explorer) == before
    assert asked(explorer) == HERE


def test_one_of_the_newest_model_leads_back_from_the_past(
    explorer: Explorer, bookmarks: Bookmarks, moments: Moments
) -> None:
    bookmarks.add("now")
    before = seen(explorer)
    moments.show(1)
    explorer.update(cursor=(5.0, 5.0))
    bookmarks.go("now")
    moments.read(3)
    assert seen(explorer) == before


def test_a_moment_asked_for_by_hand_is_no_way_to_the_bookmark(
    explorer: Explorer, bookmarks: Bookmarks, moments: Moments
) -> None:
    moments.show(1)
    bookmarks.add("early")
    moments.show(3)
    explorer.update(cursor=(5.0, 5.0))
    bookmarks.go("early")
    explorer.update(moment=2.0)
    moments.read(1)
    assert explorer.state.cursor == (5.0, 5.0)


def test_the_part_of_the_plane_comes_into_view_when_the_plane_is_there(
    explorer: Explorer, bookmarks: Bookmarks
) -> None:
    open_in(explorer, opened(images(), size=3))
    explorer.update(projection="tsne", view=HERE)
    bookmarks.add("far")
    plane, model = explorer.state.plane, explorer.state.model
    assert model is not None
    elsewhere = (0.0, 0.0, 1.0, 1.0)
    tsne = latent.Map("tsne", ("", ""), model.codes, model.codes[:, :2])
    explorer.update(projection="pca", view=elsewhere)
    bookmarks.go("far")
    assert explorer.state.embedded is model
    assert asked(explorer) is None
    explorer.update(plane=tsne)
    assert asked(explorer) == HERE
    explorer.update(projection="pca", plane=plane)
    bookmarks.go("far")
    explorer.update(view_asked=None, projection="pca")
    explorer.update(projection="tsne", plane=tsne)
    assert asked(explorer) is None  # it was cancelled


def test_they_are_kept_with_the_run(explorer: Explorer, bookmarks: Bookmarks, run: Path) -> None:
    told: list[tuple[str, ...]] = []
    bookmarks.changed.connect(told.append)
    for name in ("early", "late", "never"):
        bookmarks.add(name)
    bookmarks.rename("late", "later")
    bookmarks.remove("never")
    assert told[-1] == bookmarks.names() == ("early", "later")
    again = Bookmarks(explorer, History())
    again.open()
    assert again.names() == ("early", "later")


def test_two_windows_keep_what_the_other_did(explorer: Explorer, bookmarks: Bookmarks, run: Path) -> None:
    bookmarks.add("gone")
    bookmarks.add("old")
    other = Bookmarks(explorer, History())
    other.open()
    bookmarks.add("here")
    bookmarks.remove("gone")
    other.add("there")
    assert other.names() == ("old", "here", "there")
    bookmarks.rename("old", "there")  # refused: it is taken there
    bookmarks.rename("old", "new")
    other.remove("here")
    bookmarks.open()
    assert bookmarks.names() == ("new", "there")


def test_a_moment_that_is_no_longer_stored_is_told(
    explorer: Explorer, bookmarks: Bookmarks, moments: Moments, said: list[str]
) -> None:
    moments.show(1)
    bookmarks.add("early")
    explorer.update(moments=(0.5, 2.0, 3.0))
    bookmarks.go("early")
    assert moments.asked[-1] == 0.5
    assert said == ["The moment of “early”, epoch 1, is no longer stored: epoch 0.5 is shown."]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda b: b.add("  "), "needs a name"),
        (lambda b: (b.add("a"), b.add(" a ")), "“a” already"),
        (lambda b: (b.add("a"), b.add("b"), b.rename("b", "a")), "“a” already"),
        (lambda b: (b.add("a"), b.rename("a", " ")), "needs a name"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(
    bookmarks: Bookmarks, said: list[str], act: Callable[[Bookmarks], object], words: str
) -> None:
    act(bookmarks)
    assert words in said[-1]


@pytest.mark.parametrize(("size", "words"), [(3, "3 dimensions"), (1, "1 dimension")])
def test_a_code_of_another_size_is_told(
    explorer: Explorer, bookmarks: Bookmarks, said: list[str], size: int, words: str
) -> None:
    state = opened(images())
    open_in(explorer, replace(state, cursor=(1.0,) * size))
    bookmarks.add("here")
    open_in(explorer, state)
    bookmarks.go("here")
    assert said == [f"“here” is of a code of {words}, and this one has 2."]


def test_before_there_is_anything_to_see(qtbot: QtBot, explorer: Explorer, said: list[str]) -> None:
    Bookmarks(explorer, History()).add("here")
    assert "nothing to remember yet" in said[0]


def test_a_damaged_file_is_a_sentence_and_kept(bookmarks: Bookmarks, run: Path, said: list[str]) -> None:
    (run / notes.BOOKMARKS).write_text('[{"name": 7}')
    bookmarks.open()
    assert "can't be understood" in said[0]
    assert (run / "bookmarks.json.broken").is_file()
    assert bookmarks.names() == ()


def test_a_disk_that_says_no_is_told(
    bookmarks: Bookmarks, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "bookmarks.json")

    kept: list[str] = []
    bookmarks.kept.connect(kept.append)
    monkeypatch.setattr(notes, "write", full)
    bookmarks.add("here")
    assert said[-1].endswith("bookmarks.json: the disk is full.")
    assert bookmarks.names() == ("here",)
    assert kept == []
