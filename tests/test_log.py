"""The log: rotated, named by the doctor, and no matter where it can't be written."""

from __future__ import annotations

from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from aegui import log
from aegui.install import doctor


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log of the test's own."""
    file = tmp_path / "state" / "aegui.log"
    monkeypatch.setattr("aegui.paths.log_file", lambda: file)
    before = log.log.handlers[:]
    yield file
    for handler in [one for one in log.log.handlers if one not in before]:
        log.log.removeHandler(handler)
        handler.close()


def test_what_the_window_says_is_kept_with_its_kind(file: Path) -> None:
    log.begin()
    log.said("The images were moved.", "bad")
    log.said("Stopped.", "info")
    first, bad, info = file.read_text("utf-8").splitlines()
    assert "Python" in first
    assert bad.endswith("ERROR The images were moved.")
    assert info.endswith("INFO Stopped.")


def test_it_never_grows_beyond_three_files(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 1_000)
    log.begin()
    for n in range(100):
        log.said(f"{n:03} " + "x" * 100, "warn")
    found = sorted(file.parent.iterdir())
    assert len(found) == 3
    assert sum(one.stat().st_size for one in found) < 4_000
    assert "099 " in file.read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_no_matter(file: Path) -> None:
    file.parent.parent.joinpath("state").write_text("a file stands where the folder should be")
    log.begin()
    log.said("Nothing happens.", "bad")
    assert not any(isinstance(one, RotatingFileHandler) for one in log.log.handlers)


def test_the_doctor_names_the_file(file: Path) -> None:
    (check,) = doctor.log()
    assert str(file) in check.value
    assert "not opened yet" in check.value
    log.begin()
    (check,) = doctor.log()
    assert check.value == str(file)
