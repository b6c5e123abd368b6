"""The program folder: what starts in it, and what it is handed on in. Built and driven with `--long`."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from aegui.install import frozen, program_folder, shortcut
from aegui.install.program_folder import BuildError

# Drags the cursor as soon as there is one, trains an epoch, closes the window; within the program folder.
DRIVER = """
import os, sys, traceback
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from aegui import paths
from aegui.explore.queries.decoded import DECODED
from aegui.window import app as starting
from aegui.window.main_window import MainWindow

def steps(window):
    explorer, session = window.session.explorer, window.session
    while explorer.answer(DECODED) is None:
        yield
    first, early = explorer.answer(DECODED), explorer.state.snapshot is None
    plane, left = window.views["latent"].plane, Qt.MouseButton.LeftButton
    place, ring = plane.viewport(), plane.pixels(plane._cursor).toPoint()
    QTest.mousePress(place, left, pos=ring)
    QTest.mouseMove(place, ring + QPoint(40, 30))
    QTest.mouseRelease(place, left, pos=ring + QPoint(40, 30))
    assert explorer.answer(DECODED).code.tolist() != first.code.tolist()
    print("dragged", "before torch" if early and "torch" not in sys.modules else "", flush=True)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)  # whatever else is done, torch comes
    while session.phase != "idle" or session.draft.recipe is None:
        yield
    session.edit("training.epochs", 1)
    session.train()
    while session.phase != "idle" or session.run.path.parent != paths.runs_dir():
        yield
    print("trained", session.run.results["epochs"], flush=True)
    window.close()

original = MainWindow.populate
def populate(self, session):
    original(self, session)
    todo, timer = steps(self), QTimer(self)
    def step():
        try:
            next(todo, None)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    timer.timeout.connect(step)
    timer.start(20)
MainWindow.populate = populate
starting.leave(starting.run())
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What stands for one: a program that says what it is asked for."""
    made = tmp_path / "out" / "aegui"
    (made / "_internal").mkdir(parents=True)
    program = made / "aegui"
    program.write_text('#!/bin/sh\necho "$@" >> "$0.asked"\n')
    program.chmod(0o755)
    return made


def test_the_program_is_the_python_that_its_parts_ask_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, meant in (
        (["-m", "aegui", "work", "x"], ["work", "x"]), (["open", "a.aerun"], ["open", "a.aerun"]), ([], []),
    ):  # fmt: skip
        monkeypatch.setattr(sys, "argv", ["aegui", *words])
        assert not frozen.ran_as_python()
        assert sys.argv == ["aegui", *meant]
    code = "import sys\nif __name__ == '__main__': print(sys.argv)"
    monkeypatch.setattr(sys, "argv", ["aegui", "-I", "-B", "-c", code, "1", "2"])
    assert frozen.ran_as_python()
    assert capsys.readouterr().out == "['-c', '1', '2']\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_archive_installs_for_one_user_and_takes_itself_away(folder: Path, tmp_path: Path) -> None:
    packed = program_folder.pack_tar(folder, folder.parent)
    home = tmp_path / "a home"
    home.mkdir()
    with tarfile.open(packed) as archive:
        archive.extractall(home, filter="data")
    (unpacked,) = home.iterdir()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(unpacked / "install.sh"), *words]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=20
        )

    place = home / ".local/share/aegui-program"
    for _ in range(2):  # over an older one, too
        assert run().returncode == 0
        assert (home / ".local/bin/aegui").resolve() == place / "aegui"
    assert (place / "aegui.asked").read_text() == "shortcut\n"
    assert run("--remove").returncode == 0
    assert not place.exists()
    assert not (home / ".local/bin/aegui").is_symlink()
    (unpacked / "aegui" / "aegui").unlink()
    done = run()
    assert (done.returncode, done.stderr) == (1, "install.sh: the folder aegui is not beside this file.\n")


def test_the_texts_of_a_deb_are_those_of_the_desktop() -> None:
    texts = dict(program_folder.deb_files(123_456_789))
    assert "Installed-Size: 120563\n" in texts["DEBIAN/control"]
    assert texts["usr/share/mime/packages/aegui.xml"] == shortcut.mime_xml()
    assert 'Exec="/opt/aegui/aegui" open %F\n' in texts["usr/share/applications/aegui.desktop"]


@pytest.mark.long
def test_the_built_program_is_dragged_and_trains_in_an_empty_home_without_a_network(tmp_path: Path) -> None:
    """That of `AEGUI_PROGRAM`, or one that is built now, which takes minutes."""
    given = os.environ.get("AEGUI_PROGRAM")
    made = Path(given) if given else program_folder.build(tmp_path / "out")[0]
    program, home = str(made / "aegui"), tmp_path / "home"
    home.mkdir()
    names = ("PATH", "LANG", "DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: os.environ[name] for name in names if name in os.environ} | {"HOME": str(home)}
    alone = ["unshare", "-n"]
    if not sys.platform.startswith("linux") or subprocess.run([*alone, "true"], check=False).returncode:
        alone = []  # not everybody may

    def run(*words: str) -> str:
        done = subprocess.run(
            [*alone, program, *words], cwd=home, env=environment, capture_output=True, text=True, timeout=300,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    said = run("-c", DRIVER)
    assert "dragged before torch" in said
    assert "trained 1" in said
    # What it starts itself again for.
    plan = ["--over", "model.code=2,3", "--jobs", "2", "--set", "training.epochs=1"]
    run("sweep", "quick-start", *plan, "--out", "sweep")
    for name in ("safetensors", "onnx"):
        run("export", "quick-start", "--format", name, "--out", name)
    assert (home / "onnx/decoder.onnx").is_file()
    assert (home / "safetensors/model.py").is_file()


def test_nothing_is_overwritten_that_is_no_program_folder(tmp_path: Path) -> None:
    (tmp_path / "aegui").mkdir()
    with pytest.raises(BuildError, match="is no program folder"):
        program_folder.build(tmp_path)
