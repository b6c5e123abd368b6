"""The window's figures as files, rendered without a display by the views of the window itself."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from aegui import paths
from aegui.analysis import latent
from aegui.app.session import Session
from aegui.explore.page_choice import PageChoice
from aegui.explore.pages import names
from aegui.explore.queries.page import PAGE, PAGES
from aegui.files import write_by
from aegui.runs import tiles
from aegui.runs.run_folder import Run, RunError
from aegui.views import all_views
from aegui.views.panels.inspector import InspectorView
from aegui.window.saving import write_image
from aegui.window.theme import DARK, LIGHT, apply

PATIENCE = 120.0  # seconds
VIEWS = {"scatter": "latent", "grid": "images", "curves": "losses", "decoded": "decoded"}
SIZES = {"latent": (900, 760), "images": (900, 420), "losses": (900, 420), "decoded": (640, 420)}
INSIDE = (1100, 420)  # of what there is to see inside a model
MANIFOLD = 30  # images across


def application() -> QApplication:
    """The Qt application, without a display where there is none."""
    app = QApplication.instance()
    if app is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qInstallMessageHandler(_say)
        app = QApplication(["aegui"])
    assert isinstance(app, QApplication)
    return app


def _say(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """What Qt says, but for what it says of every window without a display."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def wait_for(done: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Run the event loop until something is done; whether it came to be."""
    loop, end = QEventLoop(), time.monotonic() + patience
    while not done() and time.monotonic() < end:
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
    return done()


def settle(seconds: float = 0.4) -> None:
    """Let what was asked for be drawn."""
    wait_for(lambda: False, seconds)


def save_figure(run: Path, kind: str, out: Path, folders: tuple[Path, ...], light: bool) -> None:
    """Save a figure of a run as PNG. Raises `RunError` or `OSError`."""
    if kind == "manifold":
        save_manifold(run, out)
        return
    if kind in names():
        save_inside(run, kind, out, folders, light)
        return
    app = application()
    theme = LIGHT if light else DARK
    apply(app, theme)
    view = next(what for what in all_views() if what.name == VIEWS[kind])()
    view.set_theme(theme)
    view.resize(*SIZES[view.name])
    session = Session(folders[0] if folders else None)
    failures = _failures(session, run)
    explorer = session.explorer
    view.connect_to(explorer)
    if kind == "scatter":
        explorer.update(backdrop="none")
    view.show()

    def is_there() -> bool:
        state = explorer.state
        return state.snapshot is not None and explorer.is_settled

    try:
        session.open_run(run)
        session.start()
        there = wait_for(lambda: is_there() or bool(failures))
        if failures or not there:
            late = f"{run} could not be read within {PATIENCE:.0f} seconds."
            raise RunError(failures[0] if failures else late)
        settle()
        if (held := app.focusWidget()) is not None:
            held.clearFocus()  # no frame about what would take the keys
        write_image(out, view.figure())
    finally:
        session.end()
        view.close()


def save_inside(run: Path, kind: str, out: Path, folders: tuple[Path, ...], light: bool) -> None:
    """Save a figure of «Look inside» as PNG. Raises `RunError` or `OSError`."""
    app = application()
    theme = LIGHT if light else DARK
    apply(app, theme)
    view = InspectorView()
    view.set_theme(theme)
    view.resize(*INSIDE)
    session = Session(folders[0] if folders else None)
    failures = _failures(session, run)
    explorer = session.explorer
    explorer.update(page=PageChoice(kind))
    explorer.show(PAGE, lambda page: None, lacking=failures.append)
    view.set_seen(True)
    view.connect_to(explorer)
    view.show()
    try:
        session.open_run(run)
        session.start()
        wait_for(lambda: explorer.answer(PAGE) is not None or bool(failures))
        offered = explorer.answer(PAGES)
        if failures or offered is None:
            raise RunError(failures[0] if failures else f"{run} holds no model to look into.")
        if offered.current != kind:
            raise RunError(f"{run} has no {kind} to show: its recipe is of another sort.")
        settle()
        write_image(out, view.figure())
    finally:
        session.end()
        view.close()


def _failures(session: Session, run: Path) -> list[str]:
    """What will be said of a run that can't be drawn; what it can be drawn without is none of it.

    Raises `RunError`.
    """
    failures: list[str] = []
    harmless = Run(run).complaints
    session.complained.connect(lambda text: failures.append(text) if text not in harmless else None)
    return failures


def save_manifold(path: Path, out: Path) -> None:
    """The images decoded over the plane of a run's codes, on one canvas."""
    from PIL import Image

    from aegui.runs.snapshot import check_codes, open_run

    run = Run(path)
    stored = run.codes
    if stored is None:
        raise RunError(f"{run.name} holds no codes yet: finish its training first.")
    snapshot = open_run(run)
    check_codes(run, snapshot, stored)
    axes = latent.axes(latent.choices(stored.codes.shape[1])[0][0], stored.codes)
    flat = axes.project(stored.codes)
    (left, bottom), (right, top) = np.quantile(flat, 0.005, axis=0), np.quantile(flat, 0.995, axis=0)
    rect = (float(left), float(bottom), float(right), float(top))
    held = np.median(stored.codes, axis=0).astype(np.float32)
    codes = axes.lift(tiles.centres(rect, MANIFOLD, MANIFOLD), held)
    image = Image.fromarray(tiles.mosaic(snapshot.decode(codes), MANIFOLD))
    write_by(out, lambda file: image.save(file, "PNG"))


def save_screenshots(folder: Path, folders: tuple[Path, ...]) -> list[Path]:
    """Pictures of the real window: at first start, in mid-training, paused, and an MNIST run."""
    from aegui.window.main_window import MainWindow

    app = application()
    folder.mkdir(parents=True, exist_ok=True)
    saved: list[Path] = []
    settings = QSettings(str(folder / ".window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings)

    def shoot(name: str) -> None:
        for theme in ("dark", "light"):
            window.set_theme_choice(theme, remember=False)
            for width, height in ((1440, 900), (1280, 720)):
                window.resize(width, height)
                settle(0.8)
                target = folder / f"{name}-{theme}-{width}x{height}.png"
                write_image(target, window.grab().toImage())
                saved.append(target)

    try:
        window.show()
        window.begin(data=folders[0] if folders else None)
        session = window.session
        wait_for(lambda: session.phase == "idle" and session.explorer.state.snapshot is not None)
        settle(1.0)
        shoot("first-start")
        session.choose_recipe("quick-start")
        session.train()
        wait_for(lambda: session.last_progress().fraction > 0.3)
        shoot("training")
        session.pause()
        wait_for(lambda: session.phase in ("paused", "idle"))
        shoot("paused")
        session.stop()
        wait_for(lambda: session.phase == "idle")
        shoot("stopped")
        wide = paths.trained() / "conv-2d"
        if (wide / "recipe.toml").is_file():
            session.open_run(wide)
            settle(3.0)
            shoot("mnist")
    finally:
        window.close()
        session.end()
        app.processEvents()
        Path(settings.fileName()).unlink(missing_ok=True)
    return saved
