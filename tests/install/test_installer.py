"""Installing: one sentence for each thing that can be wrong, nothing half-made, progress one can read."""

from __future__ import annotations

import errno
import importlib.util
import io
import os
import shutil
import sys
import threading
import time
from collections import namedtuple
from pathlib import Path

import pytest
from starting import FakePip, install, make_checkout

from aegui import translation
from aegui.install import environment, installer, spoken
from aegui.install.environment import StartError
from aegui.install.progress import PipReader, Progress


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return make_checkout(tmp_path)


def test_a_read_only_checkout_gets_its_environment_among_the_users_data(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(environment, "user_data", lambda: str(tmp_path / "data"))
    folder = environment.environment_folder(str(checkout))
    assert folder.startswith(str(tmp_path / "data" / "venv-"))
    pip = FakePip()
    installer.install(str(checkout), folder, ["torch==2.13.0"], pip)
    assert "-e" not in pip.commands[-1]
    assert not (checkout / ".venv").exists()


# What can be wrong


def test_no_venv_module(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StartError, match="sudo apt install python3-venv"):
        install(checkout, FakePip())
    assert not (checkout / ".venv").exists()


def test_no_room_beforehand(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**12, 10**12, 10**8))
    with pytest.raises(StartError, match=r"not enough disk space .* free at least"):
        install(checkout, FakePip())
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "disk space"),
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'\n"
            "ERROR: No matching distribution found for setuptools>=77",
            "connect to the network",
        ),
        ("ERROR: No matching distribution found for setuptools>=77", "connect to the network"),
        ("ERROR: No matching distribution found for torch==2.13.0", r"no torch==2\.13\.0 for Python 3"),
        ("ssl.SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED", "certificate"),
    ],
)
def test_what_pip_says_becomes_one_sentence(checkout: Path, output: str, sentence: str) -> None:
    with pytest.raises(StartError, match=sentence) as raised:
        install(checkout, FakePip(output))
    assert "\n" not in str(raised.value)
    assert not environment.is_ready(str(checkout / ".venv"), ["torch==2.13.0"])
    install(checkout, FakePip())  # the next start repairs it
    assert environment.is_ready(str(checkout / ".venv"), ["torch==2.13.0"])


def test_an_unknown_failure_shows_the_end_of_the_log(checkout: Path) -> None:
    with pytest.raises(StartError, match=r"the end of .*install\.log:\n    early") as raised:
        install(checkout, FakePip("early\n" * 20 + "strange"))
    assert str(raised.value).count("early") == 14
    assert str(raised.value).endswith("strange")
    assert "strange" in (checkout / ".venv" / environment.LOG).read_text()


def test_a_failed_environment_leaves_only_its_log(checkout: Path) -> None:
    with pytest.raises(StartError, match="virtual environment could not be made"):
        install(checkout, FakePip("oh no", at="venv"))
    assert {file.name for file in (checkout / ".venv").iterdir()} == {environment.LOG, installer.LOCK}


def test_a_disk_that_fills_up_while_the_log_is_written(checkout: Path) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StartError, match="disk space"):
        installer.install(str(checkout), str(checkout / ".venv"), ["x"], full)


def test_packages_that_were_half_copied_are_forgotten(checkout: Path) -> None:
    install(checkout, FakePip())
    packages = installer.site_packages(str(checkout / ".venv"))
    for name, record in (("whole-1.0", True), ("half-1.0", False)):
        (packages / f"{name}.dist-info").mkdir()
        (packages / f"{name}.dist-info/METADATA").write_text("")
        if record:
            (packages / f"{name}.dist-info/RECORD").write_text("")
    installer.drop_half_copied(str(checkout / ".venv"))
    assert (packages / "whole-1.0.dist-info").exists()
    assert not (packages / "half-1.0.dist-info").exists()


def test_two_starts_at_once_install_once(checkout: Path) -> None:
    pip = FakePip()

    def slow(*arguments: object) -> int:
        time.sleep(0.05)
        return pip(*arguments)

    starts = [threading.Thread(target=install, args=(checkout, slow)) for _ in range(2)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert sum("install" in command for command in pip.commands) == 1


# Progress


class Terminal(io.StringIO):
    """A terminal that keeps what it was shown."""

    def isatty(self) -> bool:
        return True


PIP = """Collecting torch==2.13.0 (from x)
  Downloading torch-2.13.0-cp311-none-linux.whl.metadata (29 kB)
Collecting numpy>=2.0
Downloading torch-2.13.0-cp311-none-linux.whl (190.4 MB)
Progress 95200000 of 190400000
Installing collected packages: numpy, torch"""


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_progress_names_package_share_and_seconds(stream: io.StringIO, tmp_path: Path) -> None:
    seconds = iter(range(0, 1000, 10))
    progress = Progress(stream, lambda: float(next(seconds)))
    reader = PipReader(tmp_path, progress)
    progress.stage(2, "asking for the packages")
    for line in PIP.splitlines():
        reader.read(line)
    (tmp_path / "numpy-2.0.dist-info").mkdir()
    reader.refresh()
    shown = stream.getvalue()
    for part in ("[2/3]", "package 2: numpy", "torch (190.4 MB): 50 %", "ing 2 packages", "1 of 2", "0 s"):
        assert part in shown
    assert "\x1b" not in shown or stream.isatty()


def test_no_terminal_at_all() -> None:
    Progress(None).say("nobody hears this")


def test_a_command_is_read_line_by_line_and_logged() -> None:
    log, lines = io.StringIO(), list[str]()
    code = "import sys; print('Progress 1 of 2'); print('one'); print('two', file=sys.stderr); sys.exit(3)"
    assert installer.run_command([sys.executable, "-c", code], log, lines.append) == 3
    assert sorted(lines) == ["Progress 1 of 2", "one", "two"]
    assert "one\n" in log.getvalue()
    assert "\nProgress" not in log.getvalue()


def test_the_first_start_speaks_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the file of translations itself: Qt, which reads what is made of it, is not there yet."""
    monkeypatch.setattr(translation, "_translator", None)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    spoken.speak()
    assert "磁盘空间" in installer.no_room("/x")
    monkeypatch.setenv("LC_ALL", "tlh")
    monkeypatch.setattr(translation, "_translator", None)
    spoken.speak()
    assert "disk space" in installer.no_room("/x")
