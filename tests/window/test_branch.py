"""A branch from the window: the dialog, what it refuses, the training, the comparison and the tree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from small import narrow, trained

from aegui import paths
from aegui.recipe import make
from aegui.runs.branching import starts
from aegui.runs.family import Relative
from aegui.runs.run_folder import Run
from aegui.views.theme import DARK
from aegui.window.branch_dialog import BranchDialog
from aegui.window.family_dialog import FamilyDialog
from aegui.window.main_window import MainWindow


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Three epochs of digits."""
    return Run(trained(narrow(), tmp_path_factory.mktemp("runs")))


def dialog(run: Run, epoch: int, qtbot: QtBot) -> BranchDialog:
    made = BranchDialog(run, make(run.raw_recipe), starts(run), epoch, True, DARK)
    qtbot.addWidget(made)
    return made


def test_the_dialog_says_what_fits_and_what_does_not(run: Run, qtbot: QtBot) -> None:
    made = dialog(run, 2, qtbot)
    assert made.epoch == 2
    assert not made.ok.isEnabled()  # nothing is changed
    assert "needs a change" in made.said.text()
    made.draft.edit("training.learning_rate", 1e-4, training=False)
    assert made.ok.isEnabled()
    assert "from epoch 2 with training.learning_rate" in made.said.text()
    made.draft.edit("model.code", 5, training=False)
    assert not made.ok.isEnabled()
    assert "model.code is 2, not 5" in made.said.text()
    made.draft.edit("model.code", 2, training=False)
    made.start.choose("3")
    assert made.recipe.training.epochs == 6  # there is something left to be trained
    assert "anew" not in made.said.text()


def test_a_branch_is_trained_and_compared_with_its_parent(
    run: Run, open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(None, shown=False)
    session = window.session
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=20_000)
    compared: list[list[str]] = []
    monkeypatch.setattr(window.comparisons, "open", compared.append)
    recipe = make(run.raw_recipe).changed({"training.batch": 64})
    session.branch(run.path, 2, recipe)
    qtbot.waitUntil(lambda: bool(compared), timeout=20_000)
    ((parent, child),) = compared
    assert Path(parent) == run.path
    assert Run(Path(child)).state["parent"]["epoch"] == 2
    assert Path(child).parent == paths.runs_dir()
    assert session.recipe is not None
    assert session.recipe.training.batch == 64


def test_the_tree_opens_runs_and_compares_those_selected(run: Run, qtbot: QtBot) -> None:
    first = Relative("parent", None, {}, [Relative("a", run, {"epoch": 7}), Relative("b", run, {"epoch": 9})])
    told = {id(first.branches[0]): "epoch 7, model.beta 1.0 → 4.0"}
    made = FamilyDialog(first, str(run.path), told)
    qtbot.addWidget(made)
    root = made.tree.topLevelItem(0)
    assert root is not None
    assert root.text(0) == "parent (is not there)"
    assert root.child(0).text(1) == "epoch 7, model.beta 1.0 → 4.0"
    opened: list[str] = []
    made.opened.connect(opened.append)
    made.tree.itemActivated.emit(root, 0)
    made.tree.itemActivated.emit(root.child(1), 0)
    assert opened == [str(run.path)]
    assert not made.compare.isEnabled()
    for item in (root.child(0), root.child(1)):
        item.setSelected(True)
    with qtbot.waitSignal(made.compared) as told_of:
        qtbot.mouseClick(made.compare, Qt.MouseButton.LeftButton)
    assert told_of.args == [[str(run.path)] * 2]
