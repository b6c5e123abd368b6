"""The list of runs, by mouse and keys."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from aegui import paths
from aegui.explore.records import RunRow
from aegui.views.theme import DARK, LIGHT
from aegui.views.widgets.style import apply
from aegui.window import run_rows
from aegui.window.run_list import RunList

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

SHIPPED = paths.trained() / "quick-start"
RUNS = [
    RunRow("/runs/now", "vae-2d", "now", "139.4 nats"),
    RunRow("/runs/half", "conv-2d", "stopped", "", "Half of it", frozenset({"resumable"})),
    RunRow("/shipped/conv-16", "conv-16", "shipped", "MSE 0.0062"),
]


def caught(signal):
    seen = []
    signal.connect(lambda *values: seen.append(values))
    return seen


@pytest.fixture
def runs(qtbot, qapp) -> RunList:
    apply(qapp, DARK)
    made = RunList()
    qtbot.addWidget(made)
    made.set_runs(RUNS)
    made.resize(236, 220)
    with qtbot.waitExposed(made):
        made.show()
    return made


def place(runs, row):
    return runs.rows.visualItemRect(runs.rows.item(row)).center()


def colours(runs, row):
    """The colours that a row is painted with."""
    image = runs.rows.viewport().grab(runs.rows.visualItemRect(runs.rows.item(row))).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_without_runs_it_says_how_they_come_and_still_opens_folders(runs):
    asked = caught(runs.browse_asked)
    runs.set_runs([])
    assert runs.is_empty()
    QTest.mouseClick(runs.browse, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    runs.set_runs(RUNS)
    assert not runs.is_empty()
    assert runs.rows.count() == 3


def test_a_click_opens_once(runs):
    asked = caught(runs.open_asked)
    QTest.mouseClick(runs.rows.viewport(), Qt.MouseButton.LeftButton, pos=place(runs, 2))
    assert asked == [("/shipped/conv-16",)]


def test_arrows_and_enter_open(runs):
    asked = caught(runs.open_asked)
    runs.rows.setFocus()
    runs.rows.setCurrentRow(0)
    QTest.keyClick(runs.rows, Qt.Key.Key_Down)
    assert asked == []  # looking through the list opens nothing
    QTest.keyClick(runs.rows, Qt.Key.Key_Return)
    assert asked == [("/runs/half",)]


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        ({"finished"}, ["Open", "Show files"]),
        ({"resumable"}, ["Open", "Resume", "Show files"]),
        ({"finished", "extendable"}, ["Open", "Train for more epochs…", "Show files"]),
    ],
)
def test_what_was_stopped_can_be_resumed_and_what_is_finished_trained_for_longer(runs, tags, words):
    menu = runs.menu_for(replace(RUNS[0], tags=frozenset(tags)))
    assert [action.text() for action in menu.actions() if action.text()] == words


def test_the_menu_asks_with_the_path(runs):
    signals = (runs.open_asked, runs.resume_asked, runs.folder_asked)
    asked = [caught(signal) for signal in signals]
    for action in runs.menu_for(RUNS[1]).actions():
        action.trigger()
    assert asked == [[("/runs/half",)]] * 3


def test_the_right_button_opens_the_menu_and_no_run(runs, qtbot, qapp):
    asked = caught(runs.open_asked)
    QTest.mouseClick(runs.rows.viewport(), Qt.MouseButton.RightButton, pos=place(runs, 1))
    runs.rows.customContextMenuRequested.emit(place(runs, 1))
    qtbot.waitUntil(lambda: qapp.activePopupWidget() is not None)
    qapp.activePopupWidget().close()
    assert asked == []


def test_the_open_run_is_marked(runs):
    accent = QColor(DARK.accent).name()
    assert accent not in colours(runs, 2)
    runs.set_current("/shipped/conv-16")
    assert accent in colours(runs, 2)
    assert accent not in colours(runs, 0)


def seen(runs, row):
    return runs.rows.viewport().rect().contains(runs.rows.visualItemRect(runs.rows.item(row)))


def test_the_list_is_scrolled_to_the_open_run_whenever_it_is_another(runs):
    many = [RunRow(f"/runs/{number}", f"run {number}", "", "") for number in range(40)]
    runs.set_current("/runs/37")  # its row comes later
    runs.set_runs(many)
    runs.set_current("/runs/37")
    assert seen(runs, 37)
    runs.rows.verticalScrollBar().setValue(0)
    runs.set_runs([*many[:20], replace(many[20], figure="MSE 0.1"), *many[21:]])
    runs.set_current("/runs/37")
    assert seen(runs, 0)  # the user is looking at other rows
    runs.set_current("/runs/20")
    assert seen(runs, 20)


def test_when_a_run_of_ones_own_began_has_room_before_a_long_name(runs):
    def words(note, *tags):
        runs.set_runs([RunRow("/r", "undercomplete-32", note, "MSE 0.0057", tags=frozenset(tags))])
        return runs.rows.viewport().grab().toImage()

    assert words("10:31 · stopped") == words("10:31") != words("10:32")
    assert words("shipped", "shipped") == words("", "shipped")


def test_runs_of_ones_own_stand_first_and_the_shipped_ones_as_their_recipes(tmp_path):
    today = datetime.now().astimezone().replace(microsecond=0)
    long_ago = today.replace(year=2020, month=3, day=9)
    for name, started, status in (
        ("one", long_ago, "finished"), ("two", today, "stopped"), ("three", today, "finished"),
    ):  # fmt: skip
        folder = tmp_path / "own" / name
        folder.mkdir(parents=True)
        (folder / "recipe.toml").write_text(f'name = "{name}"\n')
        (folder / "state.json").write_text(json.dumps({"status": status, "started": started.isoformat()}))
        (folder / "resume.safetensors").touch()
    for name in ("vae-2d", "dense-128", "quick-start"):
        folder = tmp_path / "shipped" / name
        folder.mkdir(parents=True)
        (folder / "recipe.toml").write_text(f'name = "{name}"\n')
        (folder / "state.json").write_text('{"status": "finished"}')
    rows = run_rows.rows(tmp_path / "own", tmp_path / "shipped", None)
    assert [row.name for row in rows[2:]] == ["one", "quick-start", "dense-128", "vae-2d"]
    notes = {row.name: row.note for row in rows}
    assert notes["two"] == f"{today:%H:%M} · stopped"
    assert notes["three"] == f"{today:%H:%M}"
    assert "9" in notes["one"]
    assert notes["vae-2d"] == "shipped"


def test_a_finished_run_with_a_checkpoint_can_be_trained_for_longer(tmp_path):
    for name, file in (("one", "resume.safetensors"), ("packed", "other")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "recipe.toml").write_text(f'name = "{name}"\n')
        (tmp_path / name / "state.json").write_text('{"status": "finished"}')
        (tmp_path / name / file).touch()
    tags = {row.name: row.tags for row in run_rows.rows(tmp_path, tmp_path / "none", None)}
    assert tags == {"one": {"finished", "extendable"}, "packed": {"finished"}}


@pytest.mark.parametrize(("epochs", "words"), [(1, "1 epoch in 2 s"), (3, "3 epochs in 2 s")])
def test_how_long_a_run_took(tmp_path, epochs, words):
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "recipe.toml").write_text('name = "one"\n')
    (tmp_path / "one" / "results.json").write_text(json.dumps({"epochs": epochs, "seconds": 2.0}))
    (row,) = run_rows.rows(tmp_path, tmp_path / "none", None)
    assert words in row.tooltip.splitlines()


def test_new_figures_keep_the_place(runs):
    runs.rows.setCurrentRow(1)
    runs.set_runs([RunRow("/runs/newer", "aae-2d", "now", ""), replace(RUNS[0], note="12:30"), *RUNS[1:]])
    assert runs.rows.currentItem().text() == "conv-2d"
    assert "stopped" in runs.rows.currentItem().toolTip()


def test_the_theme_reaches_the_rows(runs, qapp):
    assert QColor(DARK.text).name() in colours(runs, 1)
    apply(qapp, LIGHT)
    runs.set_theme(LIGHT)
    shown = colours(runs, 1)
    apply(qapp, DARK)
    assert QColor(LIGHT.text).name() in shown
    assert QColor(DARK.text).name() not in shown


@pytest.mark.parametrize("way", ["relative", "link", "dots"])
def test_the_open_run_is_marked_by_whatever_way_it_was_opened(runs, tmp_path, monkeypatch, way):
    folder = tmp_path / "all" / "one"
    folder.mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "all")
    monkeypatch.chdir(tmp_path)
    ways = {"relative": "all/one", "link": "link/one", "dots": "all/../all/one"}
    runs.set_runs([RunRow("/runs/now", "vae-2d", "now", ""), RunRow(str(folder), "one", "shipped", "")])
    runs.set_current(ways[way])
    assert DARK.accent in colours(runs, 1)
    assert DARK.accent not in colours(runs, 0)


def test_a_run_opened_by_a_relative_path_has_its_name(open_window, monkeypatch):
    monkeypatch.chdir(SHIPPED)
    window = open_window(Path("."), shown=False)
    window.runs.read()
    assert window.findChild(RunList).rows.line.current == str(SHIPPED)
    assert window.windowTitle().startswith("quick-start")


def test_the_figure_of_a_run_is_explained():
    rows = run_rows.rows(Path("nowhere"), paths.trained(), None)
    assert [row for row in rows if row.figure.startswith("MSE")]
    for row in rows:
        assert ("MSE: the mean squared error" in row.tooltip) == row.figure.startswith("MSE")


def test_what_a_run_is_held_against_is_told(tmp_path):
    path = Path(shutil.copytree(SHIPPED, tmp_path / "run"))
    one = {"figure": "test_mse", "value": 0.01, "better": "lower", "control": "pca_mse", "measured": 0.0092}
    told = [
        {**one, "control_value": 0.025, "reached": True},
        {**one, "better": "higher", "control_value": None, "reached": False},
        {**one, "control_value": None, "reached": None},
        {**one, "measured": None, "reached": None},
        {**one, "measured": "small", "reached": None},
        {},
    ]
    results = json.loads((path / "results.json").read_text()) | {"targets": told}
    (path / "results.json").write_text(json.dumps(results))
    (row,) = run_rows.rows(tmp_path, tmp_path / "none", None)
    assert [line for line in row.tooltip.splitlines() if line.startswith("test_mse")] == [
        "test_mse 0.0092 (≤ 0.01, pca_mse 0.025): reached",
        "test_mse 0.0092 (≥ 0.01): missed",
        "test_mse 0.0092 (≤ 0.01): not known, since its control was not measured",
    ]


@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
def test_the_status_line_says_what_a_run_is_being_asked_to_do(open_window, qtbot, tmp_path, damaged):
    run = Path(shutil.copytree(paths.trained() / "quick-start", tmp_path / "mine"))
    if damaged:
        (run / "model.safetensors").write_bytes(b"nothing")
    window = open_window(None)
    qtbot.waitUntil(lambda: window.session.phase == "idle", timeout=60_000)
    window.session.open_run(run)
    assert window.message.text() == "Opening mine…"
    qtbot.waitUntil(lambda: window.message.text() == "Open: mine", timeout=20_000)
    assert not window.session.explorer.state.model_awaited
    assert (window.session.explorer.state.snapshot is None) == damaged
    assert window.session.explorer.state.images.pixels is not None
