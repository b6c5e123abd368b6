"""One holder at a time, and whatever lies at the lock's place is no reason to wait for ever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aegui.locks import FileLock, is_held


def test_one_at_a_time_and_no_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    assert is_held(path) is None
    first, second = FileLock(path), FileLock(path)
    assert first.acquire()
    assert is_held(path) is True
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_a_killed_process_left_locks_nothing(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    path.touch()
    assert is_held(path) is False
    assert FileLock(path).acquire()


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
def test_a_pipe_in_its_place_is_no_lock_and_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    os.mkfifo(path)
    assert is_held(path) is None
    with pytest.raises(OSError, match="something else stands in its place"):
        FileLock(path).acquire()
    assert path.is_fifo()
