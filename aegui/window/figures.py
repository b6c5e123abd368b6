"""The window's figures as files, rendered without a display by the views of the window itself."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from aegui.analysis import latent
from aegui.app.headless import PATIENCE, state_of, wait_for
from aegui.explore.page_choice import PageChoice
from aegui.explore.pages import names
from aegui.explore.queries.page import PAGES
from aegui.explore.query import Task
from aegui.exports.arrays import ENDINGS, write_arrays
from aegui.exports.provenance import Provenance, of_run
from aegui.runs import tiles
from aegui.runs.export import save_png
from aegui.runs.run_folder import Run, RunError
from aegui.text import quoted
from aegui.translation import tr
from aegui.views import all_views
from aegui.views.widgets.style import DOTS, text_points
from aegui.window.figure_arrays import has_arrays, save_arrays
from aegui.window.figure_file import write
from aegui.window.figure_stage import INCH, FigureStage, FigureStyle, style_of
from aegui.window.theme import apply

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


def settle(seconds: float = 0.4) -> None:
    """Let what was asked for be drawn."""
    wait_for(lambda: False, seconds)


def save_figure(
    run: Path, kind: str, out: Path, folders: tuple[Path, ...], light: bool, style: FigureStyle | None = None
) -> None:
    """Save a figure of a run: as PNG, SVG or PDF, what has them also as arrays.

    Raises `RunError`, `FigureRefused` or `OSError`.
    """
    if kind == "manifold":
        save_again(run, of_run(Run(run), "figure", settings={"figure": kind}), out, folders)
        return
    panel = "inside" if kind in names() else VIEWS.get(kind, kind)
    wide, high = SIZES.get(panel, INSIDE)
    size = FigureStyle(wide / DOTS * INCH, high / DOTS * INCH, 192, text_points(), not light, title=True)
    settings = {"panel": panel, "figure": kind, "style": asdict(style or size), "kept": {}}
    about = of_run(Run(run), "figure", settings=settings | {"proportion": high / wide})
    save_again(run, about, out, folders)


def save_again(run: Path, about: Provenance, out: Path, folders: tuple[Path, ...]) -> None:
    """The figure that a provenance describes. Raises as `save_figure`."""
    settings = about.settings
    panel, kind = str(settings.get("panel", "")), str(settings.get("figure", ""))
    kept, proportion = settings.get("kept"), settings.get("proportion")
    if kind == "manifold":
        _save_manifold(Run(run), out, about.to_json())
        return
    if panel not in {what.name for what in all_views()} or not isinstance(kept, dict):
        raise RunError(tr("There is no panel {} to make a figure of.", quoted(panel)))
    if not (isinstance(proportion, int | float) and 0.05 <= proportion <= 20):
        raise RunError(tr("The proportion of the figure is {}.", quoted(proportion)))
    given = settings.get("style")
    style = style_of(given) if isinstance(given, dict) else FigureStyle()
    apply(application(), style.theme)  # letters as large as the window's
    with state_of(run, folders, about.view, about.moment) as state:
        if kind == "scatter":
            state = state.replaced({"backdrop": "none"})
        if kind in names():
            state = state.replaced({"page": PageChoice(kind)})
        stage = FigureStage(state, panel, kept, float(proportion), lambda: None)
        try:
            draw(stage, style)
            key = PAGES.key(stage.explorer.state)
            if kind in names() and (key is None or PAGES.answer(key, Task()).current != kind):
                raise RunError(tr("{} has no {} to show: its recipe is of another sort.", run, kind))
            if stage.view.is_empty():
                raise RunError(
                    tr("{}: there is nothing in the panel “{}” to draw.", run.name, stage.view.label())
                )
            if out.suffix.lower() in ENDINGS and not has_arrays(stage):
                raise RunError(tr("{}: there are no images in this figure to save as numbers.", out.name))
            (save_arrays if out.suffix.lower() in ENDINGS else write)(out, stage, about.to_json())
        finally:
            stage.close()


def draw(stage: FigureStage, style: FigureStyle) -> None:
    """Wait until all of a figure is drawn. Raises `RunError` or `FigureRefused`."""
    failures: list[str] = []
    stage.explorer.complained.connect(failures.append)
    stage.set_style(style)
    for _ in range(2):  # without its controls there is more room, and more of a plane to be drawn
        if not wait_for(lambda: stage.is_ready or bool(failures)) or failures:
            raise RunError(failures[0] if failures else tr("The figure took over {:.0f} seconds.", PATIENCE))
        settle(0.1)
        stage.undress()


def _save_manifold(run: Run, out: Path, about: str) -> None:
    """The images decoded over the plane of a run's codes: on one canvas, or as arrays (.npy, .npz)."""
    from aegui.exports.arrays import manifold
    from aegui.runs.snapshot import check_codes, open_run

    stored = run.codes
    if stored is None:
        raise RunError(tr("{} holds no codes yet: finish its training first.", run.name))
    snapshot = open_run(run)
    check_codes(run, snapshot, stored)
    axes = latent.axes(latent.choices(stored.codes.shape[1])[0][0], stored.codes, names=run.code_names)
    flat = axes.project(stored.codes)
    (left, bottom), (right, top) = np.quantile(flat, 0.005, axis=0), np.quantile(flat, 0.995, axis=0)
    rect = (float(left), float(bottom), float(right), float(top))
    held = np.median(stored.codes, axis=0).astype(np.float32)
    made = manifold(snapshot, axes, rect, (MANIFOLD, MANIFOLD), held)
    if out.suffix.lower() in ENDINGS:
        write_arrays(out, made, about)
    else:
        images = made["images"].reshape(-1, *made["images"].shape[2:])
        save_png(out, tiles.mosaic(images, MANIFOLD), about)
