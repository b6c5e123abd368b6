"""How many stored moments a second the time slider shows, and how soon a path is there."""

from __future__ import annotations

import itertools
import time

import pytest
from measuring import Painted, Say, summary
from panels import panel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.explore.latent_path import with_image
from aegui.explore.moments import last_place
from aegui.explore.queries.path_strip import PATH_STRIP
from aegui.explore.state import State
from aegui.runs.run_folder import Run
from aegui.views.panels.decoded import DecodedView
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow

RUNS = [path.parent.name for path in sorted(paths.trained().glob("*/history"))]
SECONDS = 8


def opened(window: MainWindow, name: str, qtbot: QtBot) -> None:
    session = window.session
    session.open_run(paths.trained() / name)
    look = session.explorer
    qtbot.waitUntil(
        lambda: Run(paths.trained() / name).name == session.run.name and look.state.snapshot is not None,
        timeout=60_000,
    )
    qtbot.wait(2000)


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("backdrop", ["none", "manifold"])
def bench_moments_a_second(window: MainWindow, qtbot: QtBot, say: Say, name: str, backdrop: str) -> None:
    """The slider is dragged to and fro, 60 events a second; a moment counts once its pictures are painted."""
    opened(window, name, qtbot)
    window.session.explorer.update(backdrop=backdrop)
    bar = panel(window, LatentView).time
    asked: dict[int, float] = {}
    shown: list[float] = []  # how long after it was asked for each was painted
    missing: set[str] = set()  # what does not show the newest moment yet
    newest = -1

    def on_changed(new: State, old: State) -> None:
        nonlocal newest
        if new.model is not None and new.model is not old.model:
            epoch = new.model.moment
            newest = new.moments.index(epoch) if epoch in new.moments else last_place(new)
            missing.update(("plane", "picture"))

    def on_painted(what: str) -> None:
        if what in missing and len(missing) == 1:
            shown.append(time.perf_counter() - asked.get(newest, time.perf_counter()))
        missing.discard(what)

    plane = Painted(panel(window, LatentView).plane.viewport(), lambda: on_painted("plane"))
    picture = Painted(panel(window, DecodedView).picture, lambda: on_painted("picture"))
    window.session.explorer.changed.connect(on_changed)
    last = bar.slider.maximum()
    way = itertools.cycle([*range(last), *range(last, 0, -1)])
    bar.slider.setSliderDown(True)
    began = due = time.perf_counter()
    while (now := time.perf_counter()) < began + SECONDS:
        if now >= due:
            due += 1 / 60
            moment = next(way)
            asked[moment] = now
            bar.slider.setValue(moment)
        QApplication.processEvents()
        time.sleep(0.0005)
    bar.slider.setSliderDown(False)
    assert plane.at
    assert picture.at
    late = [1e3 * delay for delay in shown]
    say(
        f"time slider, {name}, backdrop {backdrop}: {len(shown) / SECONDS:.0f} moments/s, each "
        f"{summary(late)} after it was asked for; asked ≥ 30 moments/s"
    )


@pytest.mark.parametrize("name", ["quick-start", "conv-2d", "vae-16", "faces-256"])
def bench_path_to_images(window: MainWindow, qtbot: QtBot, say: Say, name: str) -> None:
    """From the second point to twelve images, each with its distance to the nearest real code."""
    opened(window, name, qtbot)
    explorer, times = window.session.explorer, []
    for row in range(40):
        explorer.update(path=())
        explorer.update(path=with_image(explorer.state, row))
        began = time.perf_counter()
        explorer.update(path=with_image(explorer.state, row + 100))
        inside = time.perf_counter() - began
        while explorer.answer(PATH_STRIP) is None and time.perf_counter() - began < 5:
            QApplication.processEvents()
        times.append((1e3 * (time.perf_counter() - began), 1e3 * inside))
    whole, window_thread = zip(*times, strict=True)
    say(f"path, {name}: {summary(list(whole))}; of it in the window's thread {summary(list(window_thread))}")
