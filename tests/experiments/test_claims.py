"""Two processes never hold one piece of work, and that of a dead one is taken over by one alone."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui.experiments import claims
from aegui.experiments.claims import ClaimLost, clear, holders, take

NOBODY = 2**22 + 1  # no process has this number


def leave(path: Path, machine: str = "", process: int = NOBODY, age: float = 0.0) -> None:
    """A claim as another process has left it."""
    path.parent.mkdir(exist_ok=True)
    content = {"host": "elsewhere", "machine": machine, "process": process, "born": 1.0, "token": "abc"}
    path.write_text(json.dumps(content), "utf-8")
    os.utime(path, (time.time() - age,) * 2)


def test_what_is_held_is_not_taken_until_it_is_given_up(tmp_path: Path) -> None:
    held = take(tmp_path, "1")
    assert held is not None
    assert take(tmp_path, "1") is None
    assert take(tmp_path, "2") is not None
    found = holders(tmp_path)["1"]
    assert found is not None
    assert (found.process, found.host, found.is_here) == (os.getpid(), socket.gethostname(), True)
    held.beat()
    held.release()
    assert holders(tmp_path).keys() == {"2"}
    again = take(tmp_path, "1")
    assert again is not None
    with pytest.raises(ClaimLost, match="another process"):
        held.beat()
    held.release()  # of one who has lost it: nothing
    assert take(tmp_path, "1") is None
    again.beat()
    clear(tmp_path, "1")
    assert [path.name for path in tmp_path.iterdir()] == ["2.1"]


@pytest.mark.parametrize(
    ("here", "process", "age", "taken"),
    [
        (True, NOBODY, 0.0, True),
        (True, os.getpid(), 1e6, True),  # another process had this number: it began at another time
        (False, NOBODY, 0.0, False),
        (False, NOBODY, claims.STALE + 5, True),
    ],
    ids=["ended", "another", "elsewhere", "elsewhere and silent"],
)
def test_only_one_who_is_gone_is_followed(
    tmp_path: Path, here: bool, process: int, age: float, taken: bool
) -> None:
    leave(tmp_path / "7.3", claims.machine() if here else "another", process, age)
    claim = take(tmp_path, "7")
    assert (claim is not None) is taken
    if claim is not None:
        assert claim.path.name == "7.4"


def test_a_half_made_claim_holds_for_a_while(tmp_path: Path) -> None:
    """On disks without links a claim is empty for a moment."""
    (tmp_path / "7.1").touch()
    assert take(tmp_path, "7") is None
    os.utime(tmp_path / "7.1", (time.time() - 2 * claims.STALE,) * 2)
    assert take(tmp_path, "7") is not None


def test_a_disk_without_links_holds_claims_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(one: Path, other: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert take(tmp_path, "7") is not None
    assert take(tmp_path, "7") is None


@given(left=st.sampled_from(["dead", "given up", "nothing"]), pieces=st.integers(1, 3))
def test_of_many_who_ask_at_once_one_holds_each(
    left: str, pieces: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("claims")
    for piece in map(str, range(pieces)):
        if left == "dead":
            leave(folder / f"{piece}.1", claims.machine())
        elif left == "given up":
            (folder / f"{piece}.1").write_bytes(claims.GIVEN_UP)
    start = threading.Barrier(6)
    got: list[str] = []

    def ask() -> None:
        start.wait()
        got.extend(piece for piece in map(str, range(pieces)) if take(folder, piece) is not None)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == sorted(map(str, range(pieces)))
    assert not list(folder.glob(".*"))


def test_a_killed_process_is_followed_at_once(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from aegui.experiments.claims import take\n"
        "print(take(Path(sys.argv[1]), '7') is not None, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"True"
        assert take(tmp_path, "7") is None
        other.kill()
        claim = None
        while claim is None and other.poll() is None:  # it is gone as soon as it is dead, reaped or not
            claim = take(tmp_path, "7")
    assert (claim or take(tmp_path, "7")) is not None
