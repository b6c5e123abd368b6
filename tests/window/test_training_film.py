"""The history of a run as a film."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from panels import panel
from PIL import Image, ImageSequence
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from variants import shortened

from aegui.explore.query import Query, Task, Urgency
from aegui.views.panels.latent import LatentView
from aegui.views.plots.timeline import pace
from aegui.window.main_window import MainWindow
from aegui.window.training_film import HEAD, HOLD, TrainingFilm

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    made = open_window(size=(1280, 720))
    qtbot.waitUntil(lambda: made.session.explorer.state.images.pixels is not None, timeout=60_000)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "film"), ""))
    return made


def stall(key: object, task: Task[object]) -> None:
    """Until it is cancelled."""
    while True:
        task.check()
        time.sleep(0.001)


def filming(window: MainWindow) -> TrainingFilm:
    return next(iter(window.findChildren(TrainingFilm)))


@pytest.mark.parametrize("backdrop", shortened(["manifold", "none"]))
def test_every_stored_moment_is_in_the_film(window: MainWindow, qtbot: QtBot, tmp_path: Path, backdrop: str):
    latent, explorer = panel(window, LatentView), window.session.explorer
    explorer.update(backdrop=backdrop)
    moments = latent.time.slider.maximum() + 1
    cursor = latent.plane.cursor_xy()
    with qtbot.waitSignal(filming(window).ended, timeout=60_000) as told:
        QTest.mouseClick(latent.time.film, LEFT)
        qtbot.waitUntil(lambda: not window.banner.progress.isHidden(), timeout=1000)
        assert "moment" in window.banner.progress.words.text()
    assert told.args == [True]
    with Image.open(tmp_path / "film.gif") as film:
        shown = [np.asarray(one.convert("RGB"), int) for one in ImageSequence.Iterator(film)]
        times = [one.info["duration"] for one in ImageSequence.Iterator(film)]
    # frames that are the same as the one before are joined to it
    assert moments <= len(shown) <= moments + 10
    whole = pace(moments) * moments + HOLD
    assert whole - 500 <= sum(times) <= whole + 500
    width, height = latent.plane.width(), latent.plane.height()
    assert np.abs(shown[0] - shown[moments - 1])[:, :width].mean() > 1  # the codes have moved
    assert np.abs(shown[0] - shown[moments - 1])[:, width:].mean() > 1  # and the image has changed
    numbers = [frame[height - 16 : height, :width] for frame in shown[:moments]]  # of the axis
    assert max(np.abs(one - numbers[0]).mean() for one in numbers) < 2  # the camera stands still
    assert np.ptp(shown[0][height:, :width]) > 100  # the names of the classes
    assert np.ptp(shown[0][:HEAD, width + 20 :]) > 100  # the epoch
    assert latent.time.slider.value() == moments - 1
    assert not latent.plane.zoomed
    assert latent.plane.cursor_xy() == cursor
    assert window.banner.messages()[0] == f"Saved {tmp_path / 'film.gif'}"
    assert window.banner.progress.isHidden()


def test_what_is_not_in_the_picture_is_not_waited_for(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    """Another panel works something out that takes for ever, and lets the rest pass."""
    forever = Query("forever", lambda state: state.moment or -1.0, stall, Urgency.IDLE)
    explorer = window.session.explorer
    explorer.show(forever, lambda answer: None)
    with qtbot.waitSignal(filming(window).ended, timeout=60_000) as told:
        QTest.mouseClick(panel(window, LatentView).time.film, LEFT)
    assert told.args == [True]
    assert not explorer.is_settled


@pytest.mark.parametrize(("moments", "each"), [(2, 350), (20, 350), (35, 200), (60, 116), (500, 100)])
def test_a_film_takes_about_seven_seconds(moments: int, each: int):
    assert pace(moments) == each


def test_a_film_can_be_cancelled(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    latent = panel(window, LatentView)
    with qtbot.waitSignal(window.session.explorer.settled, timeout=10_000):
        latent.time.slider.setValue(3)
    film = next(a for a in window.findChildren(QAction) if a.shortcut().toString() == "Ctrl+Shift+S")
    film.trigger()
    qtbot.waitUntil(lambda: latent.time.slider.value() == 2, timeout=10_000)
    QTest.mouseClick(window.banner.progress.cancel, LEFT)
    with qtbot.waitSignal(window.session.explorer.settled, timeout=10_000):
        pass
    assert latent.time.slider.value() == 3
    assert window.banner.progress.isHidden()
    assert not list(tmp_path.glob("*.gif"))
    assert latent.time.slider.value() == 3


def test_what_can_not_be_filmed_or_written_says_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch
):
    made = filming(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "film"), ""))
    window.session.explorer.update(backdrop="none")
    with qtbot.waitSignal(made.ended, timeout=60_000) as told:
        made.ask()
    assert told.args == [False]
    assert window.banner.messages()[0].endswith("it is not there.")
    window.session.explorer.update(moments=(), live=False)
    made.ask()
    assert window.banner.messages()[0].startswith("There is no history to film yet")


def test_a_moment_that_does_not_come_ends_the_film(
    window: MainWindow, qtbot: QtBot, monkeypatch, tmp_path: Path
):
    made = filming(window)
    monkeypatch.setattr(window.session.moments, "_read", lambda moment: None)
    made._late.setInterval(50)
    with qtbot.waitSignal(made.ended, timeout=5000) as told:
        made.ask()
    assert told.args == [False]
    assert "can't be shown" in window.banner.messages()[0]
    assert not list(tmp_path.glob("*.gif"))


def test_a_moment_that_can_not_be_read_is_left_out_of_the_film(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
):
    session, latent = window.session, panel(window, LatentView)
    session.open_run(shutil.copytree(session.run.path, tmp_path / "run"))
    qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None, timeout=20_000)
    moments = latent.time.slider.maximum() + 1
    session.run.moments[2][1].write_bytes(b"damaged")
    session.explorer.update(backdrop="none")
    with qtbot.waitSignal(filming(window).ended, timeout=60_000) as told:
        filming(window).ask()
    assert told.args == [True]
    with Image.open(tmp_path / "film.gif") as film:
        assert moments - 1 <= len(list(ImageSequence.Iterator(film))) <= moments + 8
    assert latent.time.slider.maximum() + 1 == moments - 1
