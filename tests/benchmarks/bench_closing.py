"""From the click that closes a window in mid-training to its end, with every panel at work."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from measuring import Say, train_conv
from pytestqt.qtbot import QtBot

from aegui import paths
from aegui.app.encoding import Encoding
from aegui.explore import projection
from aegui.explore.latent_path import with_point
from aegui.explore.page_choice import PageChoice
from aegui.runs.run_folder import RESUME, Run
from aegui.window.main_window import MainWindow


def busy(window: MainWindow) -> None:
    """Every panel is seen, and the most costly is asked of each."""
    for dock in window.docks.values():
        dock.show()
    for view in window.views.values():
        view.set_seen(True)
    explorer, session = window.session.explorer, window.session
    session.estimates.about(session.recipe, session.folders, "cpu", paths.runs_dir())
    explorer.update(
        page=PageChoice("probes"), listed="worst", backdrop="density", hovered=3,
        path=with_point(explorer.state, 0.0, 0.0, 3),
    )  # fmt: skip
    explorer.update(path=with_point(explorer.state, 1.0, 1.0, 9))
    explorer.update(**projection.choose(explorer.state, "tsne"))


@pytest.mark.parametrize("training", [True, False])
def bench_closing(window: MainWindow, qtbot: QtBot, say: Say, tmp_path: Path, training: bool) -> None:
    """A training stores what it needs to go on; nothing else is waited for."""
    session = window.session
    if training:
        train_conv(window, qtbot, tmp_path)
    else:
        session.open_run(paths.trained() / "vae-16")
        qtbot.waitUntil(lambda: session.explorer.state.snapshot is not None, timeout=60_000)
    encoding = Encoding(session.loader, window)
    busy(window)
    snapshot = session.explorer.state.snapshot
    assert session.run is not None
    assert snapshot is not None
    encoding.encode_own(tmp_path / "codes.csv", session.run, snapshot, session.folders)
    qtbot.wait(200)
    path = session.run.path
    began = time.perf_counter()
    window.close()
    seconds = time.perf_counter() - began
    say(f"closing, {'conv-16 trains' if training else 'vae-16 is open'}: {seconds:.2f} s; asked ≤ 1 s")
    if training:
        assert Run(path).state["status"] == "stopped"
        assert (path / RESUME).is_file()
    assert not list(tmp_path.rglob("*.part"))
    qtbot.waitUntil(lambda: window.at_rest, timeout=60_000)
