"""One running program: a second start hands over what it is to open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.runs.archive import write_archive
from aegui.runs.run_folder import Run
from aegui.window import running_instance
from aegui.window.main_window import MainWindow
from aegui.window.running_instance import Request, RunningInstance, from_json

SECOND = """
import os
import sys
from pathlib import Path
from aegui.window.running_instance import RunningInstance, request
os.chdir(sys.argv[1])
second = RunningInstance()
assert not second.is_first()
sys.exit(0 if second.hand_over(request([Path(word) for word in sys.argv[2:]])) else 3)
"""


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningInstance]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    instance = RunningInstance()
    assert instance.is_first()
    yield instance
    instance.leave()


def test_a_second_start_hands_over_its_files_and_ends(
    first: RunningInstance, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"aegui-{running_instance.key()}.socket").touch()  # of a crash
    first.listen()
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token")
    with qtbot.waitSignal(first.handed_over) as heard:
        second = subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path), "one.aerun", "/a b/ä"])
    assert second.wait(20) == 0
    assert heard.args == [Request((tmp_path / "one.aerun", Path("/a b/ä")), token="token")]


def test_who_does_not_answer_is_not_waited_for_for_long(
    first: RunningInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = RunningInstance()
    assert not second.is_first()
    assert not second.hand_over(Request(), patience=0.1)  # it does not listen yet
    first.listen()
    assert not second.hand_over(Request(), patience=0.1)  # and now it hangs
    first.leave()
    assert second.is_first()
    second.leave()


@pytest.mark.parametrize("name", ["XDG_CONFIG_HOME", "AEGUI_RUNS", "DISPLAY"])
def test_other_settings_are_another_program(
    first: RunningInstance, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "/elsewhere")
    other = RunningInstance()
    assert other.is_first()
    other.leave()


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
def test_a_folder_that_others_can_look_into_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    place = running_instance.place()
    assert place == tmp_path / f"aegui-{os.getuid()}"
    place.chmod(0o755)
    with pytest.raises(PermissionError, match="is not this user's alone"):
        running_instance.place()


@given(st.one_of(st.binary(max_size=60), st.recursive(st.none() | st.text(), st.lists).map(json.dumps)))
def test_what_comes_is_a_request_or_nothing(heard: bytes | str) -> None:
    line = heard if isinstance(heard, bytes) else heard.encode("utf-8", "surrogatepass")
    with suppress(ValueError):
        assert isinstance(from_json(line), Request)
    asked = Request((Path("/a\nb"),), Path("/c"), "digits", "t")
    assert from_json(asked.to_json().encode()) == asked
    assert "\n" not in asked.to_json()


def test_what_is_handed_over_is_opened_and_waits_for_one_another(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    files = [tmp_path / "one.aerun", tmp_path / "two.aerun", tmp_path / "bad.aerun"]
    write_archive(Run(paths.trained() / "quick-start"), files[0])
    files[1].write_bytes(files[0].read_bytes())
    files[2].write_bytes(b"nothing")
    window = open_window(shown=False)
    for file in files[:2]:
        window.open_named([file])
    own = paths.runs_dir() / "quick-start"
    qtbot.waitUntil(lambda: window.session.run is not None and window.session.run.path == own)
    qtbot.waitUntil(lambda: not window.session.loader.awaits("import"))
    assert not own.with_name("quick-start-2").exists()  # the second is the same run
    window.open_named([files[2]])
    qtbot.waitUntil(lambda: any("bad.aerun can't be unpacked" in one for one in window.banner.messages()))
    beside: list[Path] = []
    window.beside_asked.connect(beside.append)
    shipped = paths.trained() / "quick-start"
    window.open_named([shipped, own])  # two at once stand side by side
    assert window.session.run is not None
    assert window.session.run.path == shipped
    assert beside == [own]
