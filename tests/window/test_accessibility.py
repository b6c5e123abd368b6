"""What a screen reader is told: names, roles, the plane in words; and keys reach what the mouse does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from accessible_names import accessible, controls, name_of, nameless
from deeds import settle
from heard import stumbles
from model_states import state_of
from panels import panel
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from small import narrow

from aegui import paths
from aegui.app.experiments import Request
from aegui.explore import page
from aegui.explore.records import Curve, Curves, Nearest, Sliders, Trusted, UnderCursor
from aegui.explore.state import State
from aegui.parts.datasets.folder import Folder
from aegui.recipe import make
from aegui.runs.branching import starts
from aegui.runs.family import Relative
from aegui.runs.run_folder import Run
from aegui.runs.run_index import Entry
from aegui.settings import Settings
from aegui.views.accessibility import Role, Speaker
from aegui.views.panels.images import ImagesView
from aegui.views.panels.latent import LatentView
from aegui.views.panels.losses import LossView
from aegui.views.plots.plane_mirror import PlaneMirror
from aegui.views.theme import DARK
from aegui.views.widgets.image_keys import next_image
from aegui.window.branch_dialog import BranchDialog
from aegui.window.contents_dialog import ContentsDialog
from aegui.window.experiment_dialog import ExperimentDialog
from aegui.window.family_dialog import FamilyDialog
from aegui.window.figure_dialog import FigureDialog, Shown
from aegui.window.figure_stage import FigureStyle
from aegui.window.help_window import HelpWindow
from aegui.window.intensities_dialog import IntensitiesDialog
from aegui.window.keys import KeysDialog
from aegui.window.lesson_editor import LessonEditor
from aegui.window.list_dialog import ListDialog
from aegui.window.main_window import MainWindow
from aegui.window.plan_dialog import PlanDialog
from aegui.window.run_picker import RunPicker
from aegui.window.settings_dialog import SettingsDialog

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]
LONGEST = 48  # letters of a name: what is longer belongs into the description


def test_every_control_of_the_window_has_a_name_and_the_plane_is_told_in_words(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(size=(1440, 900))
    settle(qtbot, window.session.explorer)
    assert nameless(window) == []
    for control in controls(window):
        name = name_of(control)
        assert len(name) <= LONGEST, name
        assert not name.startswith(("Q", "qt_")), name
    assert stumbles(window) == []
    latent, images = panel(window, LatentView), panel(window, ImagesView)
    plane = accessible(latent.plane)
    assert plane.role() == Role.Canvas
    assert name_of(latent.plane) == "Plane of codes"
    qtbot.waitUntil(lambda: "Nearest: class" in latent.plane.accessibleDescription())
    told = latent.plane.accessibleDescription()
    QTest.keyClick(latent.plane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: latent.plane.accessibleDescription() != told)
    assert latent.plane.accessibleDescription().startswith("Cursor at z₁ ")
    window.action_table["plane.say"].trigger()
    assert window.banner.messages()[0] == latent.mirror.text()
    went: list[int] = []
    images.mosaic.clicked.connect(went.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(images.mosaic, key)
    assert went == [1]
    assert images.mosaic.accessibleDescription().startswith("Image 2 of ")
    chart, reading = panel(window, LossView).chart, panel(window, LossView).reading
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
    assert reading.text().startswith("epoch 3\n")
    assert chart.accessibleDescription() == ", ".join(
        " ".join(one.split()) for one in reading.text().split("\n")
    )


def test_every_control_of_every_dialog_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    run = Run(paths.trained() / "quick-start")
    recipe = make(run.raw_recipe)
    panels = {"latent": Shown("latent", "Latent space", {}, 0.7)}
    runs = [Entry(f"/runs/{name}", name, recipe=name) for name in ("quick-start", "conv-2d")]
    intensities = IntensitiesDialog(Folder, DARK)
    intensities.set_told("", "", "Use these")
    figure = FigureDialog(
        state_of("quick-start"), panels, "latent", FigureStyle(), "mm", lambda _: "", lambda *_: None
    )
    shown: list[QWidget] = [
        BranchDialog(run, recipe, starts(run), 1, True, DARK),
        ContentsDialog(),
        ExperimentDialog(2),
        FamilyDialog(Relative("parent", None, {}, []), "", {}),
        figure,
        intensities,
        KeysDialog([("File", [("Ctrl+S", "save")])]),
        ListDialog("Left out", "These.", ["a"]),
        PlanDialog(Request("sweep", narrow()), tmp_path / "sweep", 2),
        PlanDialog(Request("ladder", narrow()), tmp_path / "ladder", 2),
        RunPicker(runs, []),
        SettingsDialog(Settings()),
        HelpWindow(),
        LessonEditor(State, list),
    ]
    for dialog in shown:
        qtbot.addWidget(dialog)
    sources = [path.read_text("utf-8") for path in (paths.PACKAGE / "window").glob("*.py")]
    kind = re.compile(r"^class (\w+)\((?:QDialog|FittedDialog)\)", re.M)
    written = {name for source in sources for name in kind.findall(source)} - {"FittedDialog"}
    assert {type(one).__name__ for one in shown} >= written  # a new one is tried, too
    assert [lacking for one in shown for lacking in nameless(one)] == []
    for dialog in shown:
        assert dialog.windowTitle()
        assert stumbles(dialog) == []
    qtbot.waitUntil(figure.save.isEnabled)
    figure.reject()


@pytest.fixture
def mirror(qtbot: QtBot) -> PlaneMirror:
    button = QPushButton()
    qtbot.addWidget(button)
    return PlaneMirror(button)


def under(code: list[float], nearest: Nearest | None) -> UnderCursor:
    import numpy as np

    made = np.array(code, np.float32)
    return UnderCursor((code[0], code[1]), made, np.zeros((1, 2, 2), np.uint8), nearest, 1.0)


def test_the_plane_says_where_the_cursor_is_what_is_near_and_whether_there_is_data(
    mirror: PlaneMirror,
) -> None:
    import numpy as np

    assert mirror.text() == "There is no cursor: train a model or open a run."
    names = tuple(f"z{n}" for n in range(6))
    mirror.set_sliders(Sliders(names, np.zeros(6, np.float32), np.ones(6, np.float32)))
    mirror.set_under(under([-0.504, 1.0, 2.0, 3.0, 4.0, 5.0], Nearest("mnist/test/3", "7", 0.126, None)))
    mirror.set_trusted(Trusted("extrapolating", 0.126, 9.0, 0.01, 0.02))
    told = "Cursor at z0 −0.50, z1 1.00, z2 2.00, z3 3.00."
    assert mirror.text() == f"{told} Nearest: class 7, 0.13 away. No data here: the image is a guess."
    mirror.set_under(under([-0.001, 1.0], Nearest("cats/7.png", None, 0.1, None)))
    mirror.set_trusted(None)
    epochs = np.array([1.0, 2.0], np.float32)
    curves = (
        Curve("loss", "loss", epochs, np.array([0.5, 0.25], np.float32), False),
        Curve("val_loss", "loss", epochs, np.array([0.5, 0.375], np.float32), True),
    )
    mirror.set_curves(Curves(curves, "MSE"))
    assert mirror.text() == (
        "Cursor at z0 0.00, z1 1.00. Nearest: cats/7.png, 0.10 away. "
        "Loss 0.25, validation 0.375 after epoch 2."
    )


def test_of_many_sentences_the_newest_is_said_and_an_urgent_one_at_once(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    spoken: list[str] = []
    speaker = Speaker(button, spoken.append)
    for number in range(100):
        speaker.say(f"sentence {number}")
    assert spoken == []
    qtbot.waitUntil(lambda: bool(spoken))
    assert spoken == ["sentence 99"]
    speaker.say("sentence 99")
    speaker.say("it failed", urgent=True)
    assert spoken == ["sentence 99", "it failed"]  # nothing is said twice in a row
    assert not QAccessible.isActive()  # and nobody had to listen


@pytest.mark.parametrize(
    ("key", "current", "then"),
    [
        (Qt.Key.Key_Right, -1, 0), (Qt.Key.Key_Right, 3, 4), (Qt.Key.Key_Right, 9, 9),
        (Qt.Key.Key_Left, 0, 0),
        (Qt.Key.Key_Down, 3, 7), (Qt.Key.Key_Down, 7, 7), (Qt.Key.Key_Up, 7, 3), (Qt.Key.Key_End, 2, 9),
        (Qt.Key.Key_Home, 5, 0), (Qt.Key.Key_Space, 5, None),
    ],
    ids=lambda value: value.name if isinstance(value, Qt.Key) else str(value),
)  # fmt: skip
def test_keys_go_from_image_to_image(key: Qt.Key, current: int, then: int | None) -> None:
    assert next_image(key, current, count=10, across=4) == then
    assert next_image(key, -1, count=0, across=1) is None


def test_a_page_is_told_in_words() -> None:
    import numpy as np

    ones = np.ones(2, np.float32)
    images = np.zeros((2, 1, 2, 2), np.uint8)
    box = page.Box("Dense", (32,))
    blocks: dict[str, page.Block] = {
        "layer, units; code, 2": page.Table(("layer", "units"), (("code", "2"),)),
        "Filters; first": page.Pictures(images, "Filters", rows=("first",)),
        "Dense 32; Dense 32, Dense 32": page.Diagram(((box,), (box, box))),
        "Spectrum; axis; PCA 1 – 1": page.Lines("Spectrum", "axis", ones, (page.Line("PCA", ones),)),
        "Codes; z₁, z₂": page.Points("Codes", np.zeros((2, 2), np.float32), None, (), 1.0, ("z₁", "z₂")),
        "Units; z₁": page.Histograms("Units", 0.0, 1.0, (page.Histogram("z₁", ones, ones),), "prior"),
        "Probes; pixels, code; digit 90% 80%": page.Bars(
            "Probes", ("pixels", "code"), (page.Bar("digit", (0.9, 0.8)),)
        ),
    }
    assert [page.words(block) for block in blocks.values()] == list(blocks)
