"""Every dialog and other window with much in it: what tests of the layout walk through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from model_states import state_of
from PySide6.QtWidgets import QDialog, QWidget

from aegui import paths
from aegui.app.experiments import Following, Priced, Request, plan_of
from aegui.experiments.comparison import compare
from aegui.experiments.cost import Cost
from aegui.experiments.folder import Standing
from aegui.experiments.plan import Trial
from aegui.explore.compared import Images, Row, read
from aegui.explore.state import State
from aegui.lessons.library import find
from aegui.parts.datasets import datasets
from aegui.parts.datasets.contents import Contents, Held, Role
from aegui.parts.datasets.intensities import Limits
from aegui.recipe import make
from aegui.runs.branching import Start
from aegui.runs.family import Relative
from aegui.runs.run_folder import Run
from aegui.runs.run_index import Entry
from aegui.settings import Settings
from aegui.views import all_views
from aegui.views.theme import DARK
from aegui.window.branch_dialog import BranchDialog
from aegui.window.comparison_window import ComparisonWindow
from aegui.window.contents_dialog import ContentsDialog
from aegui.window.experiment_dialog import ExperimentDialog
from aegui.window.family_dialog import FamilyDialog
from aegui.window.figure_dialog import FigureDialog, Shown
from aegui.window.figure_stage import FigureStyle
from aegui.window.help_window import HelpWindow
from aegui.window.intensities_dialog import IntensitiesDialog
from aegui.window.keys import KeysDialog, widget_keys
from aegui.window.lesson_editor import LessonEditor
from aegui.window.list_dialog import ListDialog
from aegui.window.plan_dialog import PlanDialog
from aegui.window.run_picker import RunPicker
from aegui.window.settings_dialog import SettingsDialog

HOME = Path("/home/somebody/pictures/of a microscope/2026")
LONG = "The values of some images leave the range from black to white, and a rule of their own is better. "
ROLES: tuple[tuple[str, Role], ...] = (
    ("first", "images"), ("second", ""), ("y", "labels"), ("linked", "closed"),
)  # fmt: skip
COST = Cost(3, 3600.0, 7200.0, 400_000_000, 1, (0.1, 0.2))
SPAN = Limits(198.0, 2803.0)


def shipped() -> Run:
    """The run that the window begins with."""
    return Run(paths.trained() / "quick-start")


def branch() -> QDialog:
    run = shipped()
    starts = [Start(1, "moment", HOME), Start(5, "moment", HOME), Start(20, "checkpoint", HOME)]
    made = BranchDialog(run, make(run.raw_recipe), starts, 5, True, DARK)
    made.draft.edit("model.code", 5, training=False)
    return made


def family() -> QDialog:
    children = [Relative(f"quick-start branch {n}", shipped(), {"epoch": n}) for n in (1, 2)]
    children[0].branches.append(Relative("a branch of the branch", None, {"epoch": 9}))
    first = Relative("quick-start", shipped(), {}, children)
    told = {
        id(one): "epoch 7, model.beta 1.0 → 4.0, training.learning_rate 0.001 → 0.0001" for one in children
    }
    return FamilyDialog(first, str(shipped().path), told)


def sweep() -> QDialog:
    request = Request("sweep", make(shipped().raw_recipe))
    made = PlanDialog(request, HOME / "sweep", 2)
    asked = made.request()
    assert asked is not None
    made.set_priced(Priced(asked, plan_of(asked), COST, LONG))
    return made


def ladder() -> QDialog:
    made = PlanDialog(Request("ladder", make(shipped().raw_recipe)), HOME / "ladder", 2)
    made.codes.setText("2, x")
    made.request()
    return made


def experiment() -> QDialog:
    made, rows = ExperimentDialog(2), []
    for n, state in enumerate(["training", "finished", "failed", "half-way", *["waiting"] * 30], 1):
        label = f"model.code={n},training.learning_rate=0.00{n}"
        trial = Trial(n, label, {"model.code": n}, 1)
        figures = {"test_mse": 0.0123} if state == "finished" else None
        host = "laboratory" if n < 3 else ""
        rows.append(Standing(trial, state, n, 10, 0.5, figures, 6e3, 14e3, host, "it diverged", HOME))  # type: ignore[arg-type]
    made.set_following(Following(HOME / "sweep of code sizes", tuple(rows), False, ""), True)
    made.set_problem("There is no run of this trial to open.")
    return made


def figure() -> QDialog:
    panels = {view.name: Shown(view.name, view.label(), {}, 0.7) for view in all_views()}
    made = FigureDialog(
        state_of("quick-start"), panels, "images", FigureStyle(dpi=100), "mm", str, lambda *_: None
    )
    made._lay_out()
    return made


def contents() -> QDialog:
    made = ContentsDialog()
    held = [
        Held(f"entry/data/{name}", 30, "30×12×10", "uint16", role, SPAN, (1, 2, 9, 2, 0, 1), 12, LONG)
        for name, role in ROLES
    ]
    found = Contents(HOME / "measured in spring.h5", "HDF5", tuple(held), (LONG, LONG), (LONG,))
    made.set_contents(found, False)
    return made


def intensities() -> QDialog:
    data = datasets.make("folder")
    made = IntensitiesDialog(type(data), DARK)  # type: ignore[arg-type]
    made.set_data(data.model_copy(update={"intensities": "percentiles"}), False)  # type: ignore[arg-type]
    made.set_channels(("DAPI", "FITC", "TRITC"), 1)
    made.set_images(np.random.default_rng(0).integers(0, 255, (24, 1, 16, 16)).astype(np.uint8))
    made.histogram.set_counts(np.array([5, 0, 200, 1]), (0.0, 65_535.0))
    made.histogram.set_limits((0.0, 65_535.0), ("0", "65,535"))
    made.set_told(
        "Values of some images: 1,001…60,000, uint16.", LONG, "Take the percentiles from 0.1 to 99.9"
    )
    return made


def keys() -> QDialog:
    return KeysDialog(widget_keys())


def left_out() -> QDialog:
    lines = [f"{HOME}/{n:03d}.png: an image of 3 × 4 pixels is too small." for n in range(99)]
    return ListDialog("Left out", f"99 files of {HOME} are no images that can be trained on:", lines)


def picker() -> QDialog:
    runs = [
        Entry(
            f"{HOME}/{n}",
            f"a run of mine, number {n}",
            recipe="vae-2d",
            changes="model.code=16, training.seed=3",
        )
        for n in range(40)
    ]
    return RunPicker(runs, [runs[1].path, runs[3].path])


def lesson() -> QDialog:
    made = LessonEditor(State, list)
    made.set_lesson(find("holes"))
    return made


def documents() -> QWidget:
    made = HelpWindow()
    made.show()  # a page is laid out for the room that it has
    made.open("window#latent")
    made.search.setText("beta")
    made._find()
    return made


def comparison() -> QWidget:
    names = ["quick-start", "dense-2d", "a run with a long name of its own"]
    runs = [paths.trained() / name for name in ("quick-start", "dense-2d", "vae-2d")]
    made = ComparisonWindow(runs, names, (), DARK)
    for number, (run, name) in enumerate(zip(runs, names, strict=True)):
        made.session.runs[number] = read(run, name)
        made._on_run(number, made.session.runs[number])  # type: ignore[arg-type]
    made._on_table(compare(runs))
    pictures = np.zeros((16, 1, 28, 28), np.uint8)
    rows = (Row(pictures, None, None, ""), Row(None, lack=LONG), Row(None, lack=LONG))
    made._on_images(Images(tuple(("mnist", "test", n) for n in range(16)), pictures, rows, ""))
    return made


def settings() -> QDialog:
    return SettingsDialog(Settings(runs=str(HOME), text_size=14))


DIALOGS: dict[str, Callable[[], Any]] = {
    made.__name__: made
    for made in (
        settings, branch, family, sweep, ladder, experiment, figure, contents, intensities, keys, left_out,
        picker, lesson, documents, comparison,
    )
}  # fmt: skip
