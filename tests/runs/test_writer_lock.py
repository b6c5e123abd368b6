"""One process at a time writes a run, also on a disk that machines share and that keeps no locks."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from small import files_of, narrow, resumed, trained

from aegui import locks
from aegui.runs import run_folder, writer_lock
from aegui.runs.run_folder import Run, RunError
from aegui.runs.writer_lock import STALE, Writer, WriterLock, writer_of
from aegui.training.reports import Control

NOBODY = 2**22 + 1  # no process has such a number
SINCE = "2026-11-28T10:00:00+00:00"


def leave(path: Path, machine: str, process: int = 4242, age: float = 0.0) -> Path:
    """What a holder wrote into its file, and touched so many seconds ago."""
    told = {"host": "node-2", "machine": machine, "process": process, "since": SINCE, "token": "theirs"}
    path.write_text(" " + json.dumps(told))
    then = time.time() - age
    os.utime(path, (then, then))
    return path


@pytest.fixture
def lockless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that keeps no locks lets everyone through."""
    for module in (locks, writer_lock):
        monkeypatch.setattr(module, "take", lambda file, shared=False: True)
    monkeypatch.setattr(writer_lock, "SETTLED", 0.0)


@pytest.mark.parametrize(
    ("here", "process", "age", "taken"),
    [
        (False, 4242, 0.0, False),
        (False, 4242, STALE - 5, False),
        (False, 4242, STALE + 5, True),
        (True, NOBODY, 0.0, True),
        (True, os.getppid(), 0.0, False),
        (True, os.getppid(), 10 * STALE, False),  # stopped, but alive
    ],
)
@pytest.mark.usefixtures("lockless")
def test_only_a_holder_who_is_gone_is_followed(
    tmp_path: Path, here: bool, process: int, age: float, taken: bool
) -> None:
    path = leave(tmp_path / ".lock", locks.machine() if here else "another", process, age)
    lock = WriterLock(path, SINCE)
    assert lock.acquire() is taken
    found = writer_of(path)
    assert found is not None
    assert (found.token == "theirs") is not taken
    lock.release()
    assert [one.name for one in tmp_path.iterdir()] == ([] if taken else [".lock"])


def test_where_the_system_locks_it_says_who_of_this_machine_is_gone(tmp_path: Path) -> None:
    path = leave(tmp_path / ".lock", locks.machine(), os.getppid())  # its number came again
    lock = WriterLock(path, SINCE)
    assert lock.acquire()
    assert writer_of(path) != Writer("node-2", locks.machine(), os.getppid(), SINCE, "theirs")
    assert not WriterLock(path, SINCE).acquire()
    lock.release()


@pytest.mark.usefixtures("lockless")
def test_one_that_another_took_over_stays_the_others(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    lock = WriterLock(path, SINCE)
    assert lock.acquire()
    leave(path, "another")
    lock.release()
    assert writer_of(path) == Writer("node-2", "another", 4242, SINCE, "theirs")


def test_it_is_touched_for_as_long_as_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_lock, "BEAT", 0.005)
    path = tmp_path / ".lock"
    lock = WriterLock(path, SINCE)
    assert lock.acquire()
    os.utime(path, (1.0, 1.0))
    until = time.monotonic() + 10
    while path.stat().st_mtime < 2 and time.monotonic() < until:
        time.sleep(0.002)
    assert time.time() - path.stat().st_mtime < 10
    lock.release()
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b" {", b" []", b' {"host": 1}', b"\x00" * 9000, b" " + b"[" * 4000])
def test_what_is_no_name_of_a_holder_locks_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / ".lock"
    path.write_bytes(content)
    assert writer_of(path) is None
    lock = WriterLock(path, SINCE)
    assert lock.acquire()
    lock.release()


def test_a_run_that_another_machine_writes_says_who_and_since_when(tmp_path: Path) -> None:
    path = trained(narrow(), tmp_path, {5: Control(stop=True)})
    state = json.loads((path / run_folder.STATE).read_text())
    stale = {"status": "running", "host": "node-2", "process": 4242, "heartbeat": time.time() - 10 * STALE}
    (path / run_folder.STATE).write_text(json.dumps(state | stale))
    assert not Run(path).busy
    leave(path / run_folder.LOCK, "another")
    before = files_of(path)
    assert Run(path).busy
    with pytest.raises(RunError, match=f"by process 4242 on node-2 since {SINCE[:10]}.*stop it there"):
        resumed(path)
    assert files_of(path) == before
    leave(path / run_folder.LOCK, "another", age=STALE + 5)
    assert not Run(path).busy
    resumed(path)
    assert Run(path).done
    assert not (path / run_folder.LOCK).exists()
