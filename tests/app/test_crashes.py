"""What a crash leaves: a report without private paths, and the run that was open, once and for one start."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from aegui import log, paths
from aegui.app import crashes
from aegui.app.crashes import Watch, log_tail, without_private_paths, write_report

DIES = """
import faulthandler, os, signal, sys
from pathlib import Path
from aegui import paths
paths.log_file = lambda: Path(sys.argv[1]) / "aegui.log"
from aegui.app.crashes import Watch
watch = Watch()
watch.begin()
watch.note(Path("/data/runs/mine"), True)
if sys.argv[2] == "end":
    watch.end()
os._exit(0) if sys.argv[2] == "end" else os.kill(os.getpid(), int(sys.argv[2]))
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports and sessions of the test's own; pytest's faulthandler stays."""
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "aegui.log")
    monkeypatch.setattr(faulthandler, "enable", lambda file: None)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)
    return tmp_path


def left(place: Path) -> list[str]:
    return sorted(file.name for file in (place / "sessions").iterdir())


def die(place: Path, how: str) -> None:
    subprocess.run([sys.executable, "-c", DIES, str(place), how], check=False, timeout=60)


@pytest.mark.parametrize(
    ("number", "told"), [(signal.SIGKILL, "left no trace"), (signal.SIGSEGV, "Segmentation fault")]
)
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_program_that_is_killed_has_crashed_and_the_next_start_knows_its_run(
    number: int, told: str, place: Path
) -> None:
    die(place, str(int(number)))
    watch = Watch()
    (crash,) = watch.begin()
    assert (crash.run, crash.training) == (Path("/data/runs/mine"), True)
    assert crash.report is not None
    text = crash.report.read_text("utf-8")
    assert told in text
    assert "it was training" in text
    assert Watch().begin() == []  # it is told once


def test_who_ends_as_it_should_leaves_nothing(place: Path) -> None:
    watch = Watch()
    assert watch.begin() == []
    watch.note(Path("/data/runs/mine"), True)
    assert len(left(place)) == 3
    watch.end()
    assert left(place) == []


def test_two_programs_at_once_do_not_take_one_another_for_crashed(place: Path) -> None:
    one, two = Watch(), Watch()
    assert one.begin() == two.begin() == []
    one.note(Path("/x"), False)
    two.end()
    assert Watch().begin() == []


@pytest.mark.parametrize("words", ["", "{", "[]", '{"run": 3, "process": "x", "training": 1}', "[" * 5000])
def test_what_a_crash_left_in_part_is_a_crash_all_the_same(words: str, place: Path) -> None:
    (place / "sessions").mkdir()
    (place / "sessions" / "1-a.json").write_text(words)
    watch = Watch()
    (crash,) = watch.begin()
    assert (crash.run, crash.training) == (None, False)
    assert crash.report is not None


def test_where_nothing_can_be_written_nothing_is_known(place: Path) -> None:
    (place / "sessions").write_text("in the way")
    (place / "reports").write_text("in the way")
    watch = Watch()
    assert watch.begin() == []
    watch.note(Path("/x"), True)
    assert watch.report(ValueError("x")) is None
    watch.end()


def raised(number: int) -> Exception:
    try:
        return ValueError([][number])
    except IndexError as error:
        return error


def test_a_fault_is_reported_once_and_only_so_many_are() -> None:
    watch = Watch()
    report = watch.report(raised(1))
    assert report is not None
    text = report.read_text("utf-8")
    assert "IndexError: list index out of range" in text
    assert f"Python {sys.version.split()[0]}" in text
    assert "torch 2" in text
    assert watch.report(raised(2)) is None  # from the same place
    errors = [type(f"Fault{n}", (Exception,), {})() for n in range(crashes.MOST)]
    assert sum(watch.report(error) is not None for error in errors) == crashes.MOST - 1


def test_only_so_many_reports_are_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crashes, "KEPT", 3)
    for _ in range(5):
        newest = write_report("what", "trace")
    kept = sorted((place / "reports").iterdir())
    assert len(kept) == 3
    assert newest in kept


def test_of_the_log_there_are_the_lines_of_that_process(place: Path) -> None:
    before = log.log.handlers[:]
    log.begin()
    try:
        log.log.error("ours\nand more of it")
    finally:
        for handler in [one for one in log.log.handlers if one not in before]:
            log.log.removeHandler(handler)
            handler.close()
    with paths.log_file().open("a") as file:
        file.write("2026-01-01 00:00:00,000 1 INFO another's\n")
    lines = log_tail(os.getpid())
    assert lines[-1] == "and more of it"
    assert log_tail(1) == ["2026-01-01 00:00:00,000 1 INFO another's"]


def test_paths_are_no_more_than_a_fault_depends_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEGUI_RUNS", "/home/ann/runs")
    for text, kept in {
        f'File "{paths.PACKAGE}/log.py", line 3': 'File "<program>/aegui/log.py", line 3',
        "Saved /home/ann/My secret Docs/scan 3.tif": "Saved <path> 3.tif",
        "/home/ann/runs/conv-16: gone": "<runs>/conv-16: gone",
        r"C:\Users\Ann\x.npz is broken": "<path>.npz is broken",
        "~/data/x.h5, ~/y": "<path>.h5, <path>",
        "12 / 50 and https://a.b/c at 3/4": "12 / 50 and https://a.b/c at 3/4",
    }.items():
        assert without_private_paths(text) == kept


@effort(max_examples=50)
@given(st.lists(st.text("abc xyz.é", min_size=1, max_size=9), min_size=1, max_size=4))
def test_no_folder_of_the_user_is_in_a_report(names: list[str]) -> None:
    parts = [name.strip() or "a" for name in names]
    path = "/home/ann-secret/" + "/".join(parts)
    assert "ann-secret" not in without_private_paths(f"{path}: it is not there.\nOpen “{path}”")


def test_the_words_of_a_session_are_written_when_they_change_alone(place: Path) -> None:
    watch = Watch()
    watch.begin()
    (words,) = (place / "sessions").glob("*.json")
    watch.note(Path("/x"), True)
    assert json.loads(words.read_text())["run"] == "/x"
    words.write_text("{}")
    watch.note(Path("/x"), True)
    assert words.read_text() == "{}"
    watch.end()
