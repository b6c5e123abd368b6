"""Folders that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from aegui.exports.folders import NotWritten, refuse_full, swept, written_whole


def write(target: Path, error: BaseException | None = None) -> None:
    with written_whole(target) as part:
        (part / "one.txt").write_text("1")
        if error is not None:
            raise error


@pytest.mark.parametrize("empty", [True, False])
def test_a_folder_is_made_or_an_empty_one_filled(tmp_path: Path, empty: bool) -> None:
    target = tmp_path / "deep" / "model"
    if empty:
        target.mkdir(parents=True)
    write(target)
    assert [one.name for one in target.iterdir()] == ["one.txt"]
    assert [one.name for one in target.parent.iterdir()] == ["model"]


def test_what_is_there_is_not_mixed_up(tmp_path: Path) -> None:
    write(tmp_path / "model")
    with pytest.raises(NotWritten, match="is not empty: choose a new folder"):
        write(tmp_path / "model")
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotWritten, match="is a file"):
        refuse_full(tmp_path / "file")


def test_what_fails_or_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    for error, seen in (
        (OSError(errno.ENOSPC, "No space left on device"), NotWritten),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ):
        with pytest.raises(seen):
            write(tmp_path / "model", error)
        assert not list(tmp_path.iterdir())


def test_a_place_that_can_not_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotWritten, match="a file stands where a folder is needed"):
        write(tmp_path / "file" / "model")


def test_a_place_that_is_locked_is_told_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(os, "access", lambda place, mode: asked.append(place))
    with pytest.raises(NotWritten, match=r"/deep/model: permission is denied\.$"):
        refuse_full(tmp_path / "deep" / "model")
    assert asked == [tmp_path]


def test_what_an_ended_process_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".model.77.part").mkdir()
    swept(tmp_path / "model", 77)
    assert not list(tmp_path.iterdir())
