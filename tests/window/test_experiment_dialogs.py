"""What is asked before a sweep or a ladder, and the table that follows it. No run is trained here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot
from small import narrow

from aegui.app.experiments import Following, Priced, Request, plan_of
from aegui.experiments.cost import Cost
from aegui.experiments.folder import Standing
from aegui.experiments.plan import Trial
from aegui.window.experiment_dialog import COLUMNS, ExperimentDialog
from aegui.window.plan_dialog import PlanDialog

RECIPE = narrow()
COST = Cost(3, 30.0, 60.0, 4e8, 1, (0.1, 0.2))  # type: ignore[arg-type]


def priced(request: Request) -> Priced:
    return Priced(request, plan_of(request), COST, "")


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> PlanDialog:
    made = PlanDialog(Request("sweep", RECIPE), tmp_path / "sweep", 2)
    qtbot.addWidget(made)
    return made


def test_a_sweep_begins_once_it_is_priced_as_it_stands(dialog: PlanDialog, tmp_path: Path) -> None:
    asked: list[Request] = []
    begun: list[tuple[Priced, Path]] = []
    dialog.asked.connect(asked.append)
    dialog.begun.connect(lambda one, path: begun.append((one, path)))
    dialog.over.setPlainText("model.code=2,4,8\n\n")
    dialog.settings.activated.emit(dialog.settings.findText("training.batch"))
    assert dialog.over.toPlainText().splitlines() == ["model.code=2,4,8", "training.batch=128"]
    dialog.seeds.setValue(3)
    dialog.cost.click()
    assert (asked[0].over, asked[0].seeds) == (("model.code=2,4,8", "training.batch=128"), 3)
    assert len(plan_of(asked[0]).trials) == 9
    assert not dialog.begin.isEnabled()
    dialog.set_priced(priced(asked[0]))
    assert "3 trainings: about 30 to 60 s" in dialog.said.text()
    dialog.seeds.setValue(2)  # what was measured is of something else now
    assert not dialog.begin.isEnabled()
    dialog.set_priced(priced(asked[0]))
    assert not dialog.begin.isEnabled()
    dialog.cost.click()
    dialog.set_priced(priced(asked[-1]))
    dialog.begin.click()
    assert begun[0][1] == tmp_path / "sweep"


def test_a_refusal_is_shown(dialog: PlanDialog) -> None:
    dialog.cost.click()
    assert not dialog.cost.isEnabled()
    dialog.set_problem("--over model.cod: a recipe has no such setting; the nearest is model.code.")
    assert dialog.cost.isEnabled()
    assert "nearest is model.code" in dialog.said.text()


def test_a_search_and_a_ladder_ask_for_their_own(dialog: PlanDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.way.setCurrentIndex(1)
    dialog.figure.setCurrentText("knn_probe")
    request = dialog.request()
    assert request is not None
    assert (request.kind, request.figure, request.largest, request.seeds) == ("search", "knn_probe", True, 1)
    made = plan_of(request)
    assert made.search is not None
    assert (made.figures, len(made.trials)) == (("knn_probe",), 20)
    climbed = PlanDialog(Request("ladder", RECIPE), tmp_path, 1)
    qtbot.addWidget(climbed)
    climbed.codes.setText("2, x")
    assert climbed.request() is None
    assert "numbers from 1 to 4,096" in climbed.said.text()
    climbed.codes.setText("2, 4")
    request = climbed.request()
    assert request is not None
    assert request.codes == (2, 4)
    assert plan_of(request).kind == "ladder"


def test_the_table_follows_the_trials(qtbot: QtBot, tmp_path: Path) -> None:
    trials = [Trial(n, f"model.code={n}", {"model.code": n}, 1) for n in (1, 2, 3)]
    first = Standing(trials[0], "training", 3, 10, 0.5, None, 6.0, 14.0, "here", "", tmp_path)
    rows = (
        first,
        Standing(trials[1], "waiting", 0, 10),
        Standing(trials[2], "failed", message="it diverged"),
    )
    shown = ExperimentDialog(2)
    qtbot.addWidget(shown)
    shown.set_following(Following(tmp_path, rows, False, ""), True)
    assert shown.head.text() == "1 of 3 trials done · 1 in training · about 28 s left"
    assert (shown.stop.isEnabled(), shown.go_on.isEnabled(), shown.retry.isEnabled()) == (True, False, False)
    table = shown.table.model()
    assert table.columnCount(QModelIndex()) == len(COLUMNS)
    texts = [table.index(0, column).data() for column in range(len(COLUMNS))]
    assert texts == ["1", "model.code=1", "1", "training", "3 / 10", "0.5", "", "6 s", "14 s", "here"]
    assert table.index(2, 0).data(Qt.ItemDataRole.ToolTipRole) == "it diverged"
    opened: list[Path] = []
    shown.run_opened.connect(opened.append)
    shown.table.doubleClicked.emit(table.index(0, 0))
    shown.table.doubleClicked.emit(table.index(1, 0))
    assert opened == [tmp_path]
    assert "no run of this trial" in shown.said.text()
    done = Standing(trials[0], "finished", 10, 10, 0.4, {"test_mse": 0.3}, 20.0, None, "here", "", tmp_path)
    shown.set_following(Following(tmp_path, (done, *rows[1:]), False, ""), False)
    assert table.index(0, 6).data() == "0.3"
    assert shown.head.text() == "2 of 3 trials done · nobody trains: Go on"
    assert (shown.stop.isEnabled(), shown.go_on.isEnabled(), shown.retry.isEnabled()) == (False, True, True)
    shown.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    shown.jobs.setValue(7)
    shown.table.selectRow(1)
    shown.show()
    other = ExperimentDialog(2)  # as in another language
    qtbot.addWidget(other)
    other.take_place_of(shown)
    assert (other.isVisible(), other.jobs.value(), other.head.text()) == (True, 7, shown.head.text())
    assert other.table.currentIndex().row() == 1
    assert [one.table.model().index(0, 3).data() for one in (shown, other)] == ["waiting", "waiting"]
