"""A disk that says no ends a training with a sentence, and what was stored stays whole."""

from __future__ import annotations

import builtins
import errno
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from small import assert_same, narrow, pull, resumed, start, trained

from aegui import files
from aegui.runs import run_folder, weights
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run
from aegui.training.reports import Failed, Finished, StepLosses

NO_SPACE = OSError(errno.ENOSPC, "No space left on device")


class Disk:
    """A disk that is full after so many more writes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = 10**9
        monkeypatch.setattr(os, "fsync", lambda descriptor: self.take())
        real = Path.open

        def opened(path: Path, mode: str = "r", *rest: Any, **named: Any):
            if "a" in mode:
                self.take()
            return real(path, mode, *rest, **named)

        monkeypatch.setattr(Path, "open", opened)

    def take(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise NO_SPACE


@pytest.fixture
def disk(monkeypatch):
    return Disk(monkeypatch)


def fill_at(disk: Disk, step: int, left: int, parent: Path) -> tuple[Path, list]:
    """Train, and let the disk be full after `left` more writes from a step on."""
    begun = start(narrow(), parent)
    reports = []
    for report in begun.training:
        reports.append(report)
        if isinstance(report, StepLosses) and report.steps[-1] == step:
            disk.left = left
    disk.left = 10**9
    return begun.path, reports


@pytest.mark.parametrize("left", [0, 1, 2, 3, 4, 5, 6, 8])
def test_a_full_disk_is_a_report(left, often, disk, tmp_path):
    """The writes after step 16: rows, the epoch's row, its moment, the checkpoint, the model, …"""
    path, reports = fill_at(disk, 16, left, tmp_path)
    assert isinstance(reports[-1], Failed)
    assert not any(isinstance(report, Finished) for report in reports)
    said = reports[-1].message
    assert "the disk is full" in said
    assert "resume the run" in said
    run = Run(path)
    for name in (run_folder.METRICS, run_folder.STEPS):
        assert all(np.isfinite(column).all() for column in run.table(name).values())
    assert open_run(run).recipe == narrow()
    assert weights.read_checkpoint(run).counters["epoch"] >= 1
    assert all(weights.moment(file)[1] is not None for _, file in run.moments)
    assert not list(path.rglob("*.part"))


def test_a_run_can_go_on_when_there_is_room_again(often, disk, tmp_path):
    path, _ = fill_at(disk, 16, 3, tmp_path / "full")
    assert not Run(path).busy
    resumed(path)
    assert_same(path, trained(narrow(), tmp_path / "whole"))


def test_a_full_disk_at_the_end_keeps_the_weights(disk, tmp_path):
    path, reports = fill_at(disk, 33, 6, tmp_path)
    assert isinstance(reports[-1], Failed)
    assert Run(path).results == {} or "test_mse" in Run(path).results
    assert open_run(Run(path)).recipe == narrow()


def test_a_full_disk_at_the_start_leaves_nothing(disk, tmp_path):
    disk.left = 1
    with pytest.raises(OSError, match="No space"):
        start(narrow(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_vanished_is_a_report(tmp_path):
    begun = start(narrow(), tmp_path / "runs")
    for report in begun.training:
        if isinstance(report, StepLosses):
            begun.path.rename(tmp_path / "away")
            break
    last = pull(begun.training)[-1]
    assert isinstance(last, Failed)
    assert "it is not there" in last.message


def test_what_fails_before_the_first_step_leaves_nothing(tmp_path):
    recipe = narrow(training__batch=8000, training__drop_last=True)
    with pytest.raises(ValueError, match="take a smaller batch"):
        start(recipe, tmp_path)
    assert list(tmp_path.iterdir()) == []


# Files


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    files.write_text(path, "old")

    def full(descriptor: int) -> None:
        raise NO_SPACE

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_can_not_be_renamed_leaves_no_rest(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):  # noqa: PT011
        files.write_bytes(tmp_path / "folder", b"x")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_text_is_utf_8_with_plain_line_ends(tmp_path):
    files.write_text(tmp_path / "a", "z₁\nσ\n")
    assert (tmp_path / "a").read_bytes() == "z₁\nσ\n".encode()


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "permission is denied"), (errno.ENOENT, "not there"),
     (errno.EROFS, "read-only"), (errno.ELOOP, "symbolic links"), (None, "odd")],
)  # fmt: skip
def test_errors_of_files_are_sentences(number, words, tmp_path):
    error = OSError(number, os.strerror(number)) if number else OSError("Odd")
    assert words in files.explain(error, tmp_path)
    assert str(tmp_path) in files.explain(error, tmp_path)
    assert files.explain(error).startswith("A file: ")
    assert files.explain(error).endswith(".")


def test_state_is_never_seen_half_written(tmp_path, monkeypatch):
    """A reader that opens `state.json` at any moment finds JSON."""
    seen = []
    real = builtins.open
    begun = start(narrow(training__epochs=1), tmp_path)
    replace = os.replace

    def watched(source: Path, target: Path) -> None:
        if Path(target).name == run_folder.STATE:
            seen.append(json.loads(real(target).read())["status"] if Path(target).exists() else "")
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    pull(begun.training)
    assert set(seen) == {"running"}
