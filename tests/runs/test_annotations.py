"""Notes beside a run: kept whole, never lost, and never written where only reading is right."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from aegui import paths
from aegui.runs import annotations as notes


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """Shipped runs and the user's data in folders of the test's own."""
    monkeypatch.setattr(paths, "trained", lambda: tmp_path / "trained")
    monkeypatch.setattr(paths, "user_data_dir", lambda: tmp_path / "user")
    (tmp_path / "trained" / "vae-2d").mkdir(parents=True)
    (tmp_path / "runs" / "mine").mkdir(parents=True)
    return tmp_path


def silent(sentence: str) -> None:
    raise AssertionError(sentence)


def same(content: object) -> object:
    return content


def test_notes_are_kept_with_ones_own_run(home):
    run = home / "runs" / "mine"
    assert notes.read(run, notes.BOOKMARKS, same, silent) is None
    notes.write(run, notes.BOOKMARKS, {"z₁": [1.5, 2]})
    assert notes.read(run, notes.BOOKMARKS, same, silent) == {"z₁": [1.5, 2]}
    assert (run / "bookmarks.json").is_file()


def test_a_shipped_run_is_left_alone(home):
    run = home / "trained" / "vae-2d"
    notes.write(run, notes.DIRECTIONS, [1])
    assert notes.read(run, notes.DIRECTIONS, same, silent) == [1]
    assert not list(run.iterdir())
    assert (home / "user" / "notes" / "vae-2d" / "directions.json").is_file()


def test_notes_that_came_with_a_shipped_run_are_read_until_there_are_own_ones(home):
    run = home / "trained" / "vae-2d"
    (run / notes.DIRECTIONS).write_text("[1]")
    assert notes.read(run, notes.DIRECTIONS, same, silent) == [1]
    notes.write(run, notes.DIRECTIONS, [2])
    assert notes.read(run, notes.DIRECTIONS, same, silent) == [2]
    assert (run / notes.DIRECTIONS).read_text() == "[1]"


def test_a_run_that_may_not_be_written_to_has_its_notes_with_the_users_data(home, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    folder = notes.folder(home / "runs" / "mine")
    assert folder.parent == home / "user" / "notes"
    assert folder.name.startswith("mine-")
    assert folder == notes.folder(home / "runs" / ".." / "runs" / "mine")


def test_runs_of_the_same_name_have_notes_of_their_own(home, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    places = ("trained", "runs", "others")
    for number, place in enumerate(places):
        (home / place / "vae-2d").mkdir(parents=True, exist_ok=True)
        notes.write(home / place / "vae-2d", notes.DIRECTIONS, number)
    found = [notes.read(home / place / "vae-2d", notes.DIRECTIONS, same, silent) for place in places]
    assert found == [0, 1, 2]


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[" * 100_000, b'{"other": 1}', b"[]", b""])
def test_a_damaged_file_is_a_sentence_and_is_kept(home, content):
    file = home / "runs" / "mine" / notes.DIRECTIONS
    said: list[str] = []
    for number in ("", "-2"):
        file.write_bytes(content)
        assert notes.read(file.parent, file.name, lambda plain: plain["wanted"], said.append) is None
        assert not file.exists()
        assert file.with_name(f"directions.json{number}.broken").read_bytes() == content
    assert "can't be understood" in said[0]
    assert "it was kept as directions.json.broken." in said[0]


def test_a_damaged_file_that_came_with_a_run_is_put_aside_only_where_that_is_possible(home, monkeypatch):
    def refuse(file):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(paths, "set_aside", refuse)
    file = home / "trained" / "vae-2d" / notes.DIRECTIONS
    file.write_text("{")
    said: list[str] = []
    assert notes.read(file.parent, file.name, same, said.append) is None
    assert said[0].endswith("it was left as it is.")
    assert file.read_text() == "{"


def test_what_cannot_be_opened_is_put_aside_too(home):
    file = home / "runs" / "mine" / notes.DIRECTIONS
    file.mkdir()
    said: list[str] = []
    assert notes.read(file.parent, file.name, same, said.append) is None
    assert str(file) in said[0]
    assert not file.exists()


def test_a_full_disk_leaves_the_notes_before(home, monkeypatch):
    run = home / "runs" / "mine"
    notes.write(run, notes.BOOKMARKS, [1])

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        notes.write(run, notes.BOOKMARKS, [2])
    assert json.loads((run / notes.BOOKMARKS).read_text()) == [1]
    assert len(list(run.iterdir())) == 1


def test_numbers_that_are_none_are_not_written(home):
    with pytest.raises(ValueError, match="not JSON compliant"):
        notes.write(home / "runs" / "mine", notes.BOOKMARKS, [float("nan")])


@dataclass(frozen=True)
class Word:
    """Something with a name."""

    name: str


@pytest.fixture
def windows(home):
    """Two that show the same run, which has two words."""
    made = [
        notes.Kept(
            notes.BOOKMARKS,
            lambda content: [Word(name) for name in content],
            lambda words: [word.name for word in words],
        )
        for _ in range(2)
    ]
    for window in made:
        window.open(home / "runs" / "mine", silent)
        if not window.all:
            window.keep([Word("a"), Word("b")])
    return made


def change(window, *removed, add=()):
    window.refresh(silent)
    window.keep([word for word in window.all if word.name not in removed] + [Word(name) for name in add])


def test_what_two_windows_add_and_remove_is_kept(windows):
    one, other = windows
    change(one, "a", add=["c"])
    change(other, add=["d"])
    change(one, "d")
    other.refresh(silent)
    assert one.all == other.all == [Word("b"), Word("c")]


def test_what_could_not_be_written_stays_until_it_can(windows, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    one, other = windows
    with monkeypatch.context() as patched:
        patched.setattr(notes, "write", full)
        with pytest.raises(OSError, match="No space left"):
            change(one, add=["c"])
    change(other, "a")
    change(one, add=["d"])
    other.refresh(silent)
    assert one.all == other.all == [Word("b"), Word("c"), Word("d")]


def test_a_name_that_is_taken_gets_a_number():
    assert notes.free_name("a", ()) == "a"
    assert notes.free_name("a", ("a", "a (2)", "a (4)")) == "a (3)"
