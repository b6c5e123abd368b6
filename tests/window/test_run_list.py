"""The list of runs and the table of them, by mouse and keys."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from aegui import paths
from aegui.runs import run_table
from aegui.runs.run_index import Entry, Reached, entry_of
from aegui.views.theme import DARK, LIGHT
from aegui.views.widgets.style import apply
from aegui.window import run_rows
from aegui.window.run_list import RunList

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

SHIPPED = paths.trained() / "quick-start"
RUNS = [
    Entry("/runs/now", "now", recipe="vae-2d", status="running", here=True, figures={"test_mse": 0.03}),
    Entry("/runs/half", "half", recipe="conv-2d", summary="Half of it", status="stopped", resumable=True),
    Entry("/shipped/conv-16", "conv-16", True, "conv-16", status="finished", figures={"test_mse": 0.0062}),
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


def rect(runs, row, key="name"):
    """Where a cell is."""
    return runs.rows.visualRect(runs.model.index(row, runs.model.number(key)))


def place(runs, row, key="name"):
    return rect(runs, row, key).center()


def click(runs, row, key="name", *held, double=False):
    how = QTest.mouseDClick if double else QTest.mouseClick
    modifier = held[0] if held else Qt.KeyboardModifier.NoModifier
    how(runs.rows.viewport(), Qt.MouseButton.LeftButton, modifier, place(runs, row, key))


def colours(runs, row):
    """The colours that a row is painted with."""
    image = runs.rows.viewport().grab(rect(runs, row)).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_without_runs_it_says_how_they_come_and_still_opens_folders(runs):
    asked = caught(runs.browse_asked)
    runs.set_runs([])
    assert runs.is_empty()
    QTest.mouseClick(runs.browse, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    runs.set_runs(RUNS)
    assert not runs.is_empty()
    assert runs.model.rowCount() == 3


def test_a_click_opens_once(runs):
    asked = caught(runs.open_asked)
    click(runs, 2)
    click(runs, 1, "name", Qt.KeyboardModifier.ControlModifier)  # selects it, too
    assert runs.rows.selected() == ["/runs/half", "/shipped/conv-16"]
    assert asked == [("/shipped/conv-16",)]


def test_arrows_and_enter_open(runs):
    asked = caught(runs.open_asked)
    runs.rows.setFocus()
    runs.rows.setCurrentIndex(runs.model.index(0, 0))
    QTest.keyClick(runs.rows, Qt.Key.Key_Down)
    assert asked == []  # looking through the list opens nothing
    QTest.keyClick(runs.rows, Qt.Key.Key_Return)
    assert asked == [("/runs/half",)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"here": True, "status": "running", "resumable": True}, []),
        ({"status": "stopped", "resumable": True}, ["Resume"]),
        ({"status": "finished", "resumable": True}, ["Train for more epochs…"]),
    ],
)
def test_what_was_stopped_can_be_resumed_and_what_is_finished_trained_for_longer(runs, fields, words):
    menu = runs.menu_for([replace(RUNS[1], status="finished", resumable=False)])
    plain = [action.text() for action in menu.actions() if action.text()]
    assert plain[:2] == ["Open", "Open beside"]
    assert {"Compare", "Give a star", "Rename…", "Tag…", "Show files", "Move to the trash"} < set(plain)
    menu = runs.menu_for([replace(RUNS[1], **{"status": "", "resumable": False, **fields})])
    more = [action.text() for action in menu.actions() if action.text()]
    assert [text for text in more if text not in plain] == words
    (trash,) = (action for action in menu.actions() if action.text() == "Move to the trash")
    assert trash.isEnabled() == (not fields.get("here", False))


def test_the_menu_asks_with_the_path(runs):
    one = [runs.open_asked, runs.beside_asked, runs.resume_asked, runs.folder_asked, runs.copy_asked]
    several = [runs.starred, runs.tag_asked, runs.trash_asked, runs.compare_asked]
    asked = [caught(signal) for signal in one + several]
    for action in runs.menu_for([RUNS[1]]).actions():
        action.trigger()
    assert asked == [[("/runs/half",)]] * len(one) + [[(["/runs/half"],)]] * 3 + [[]]
    for action in runs.menu_for(RUNS[:2]).actions():
        action.trigger()
    assert asked[-1] == [(["/runs/now", "/runs/half"],)]


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
    return runs.rows.viewport().rect().contains(place(runs, row))


def test_the_list_is_scrolled_to_the_open_run_whenever_it_is_another(runs):
    many = [Entry(f"/runs/{number}", f"run {number}") for number in range(40)]
    runs.set_current("/runs/37")  # its row comes later
    runs.set_runs(many)
    runs.set_current("/runs/37")
    assert seen(runs, 37)
    runs.rows.verticalScrollBar().setValue(0)
    runs.set_runs([*many[:20], replace(many[20], figures={"test_mse": 0.1}), *many[21:]])
    runs.set_current("/runs/37")
    assert seen(runs, 0)  # the user is looking at other rows
    runs.set_current("/runs/20")
    assert seen(runs, 20)


def test_when_a_run_of_ones_own_began_has_room_before_a_long_name(runs):
    def words(minute, **fields):
        began = datetime.now().astimezone().replace(hour=10, minute=minute).isoformat()
        run = Entry(
            "/r", "r", recipe="undercomplete-32", started=began, figures={"test_mse": 0.0057}, **fields
        )
        runs.set_runs([run])
        return runs.rows.viewport().grab().toImage()

    assert words(31, status="stopped", resumable=True) == words(31) != words(32)
    assert words(31, status="finished", shipped=True) == words(32, status="finished", shipped=True)


def test_how_a_run_is_told_in_a_line():
    today = datetime.now().astimezone().replace(hour=10, minute=31)
    own = Entry("/r/one", "one", recipe="vae", started=today.isoformat(), status="stopped", resumable=True)
    assert run_rows.note(own) == "10:31 · stopped"
    assert run_rows.note(replace(own, status="finished")) == "10:31"
    assert "9" in run_rows.note(replace(own, started="2020-03-09T10:00:00+00:00", status="finished"))
    assert run_rows.note(replace(own, elsewhere=True, host="far")) == "10:31 · far"
    assert run_rows.note(replace(own, status="damaged", started="?")) == "damaged"
    assert run_rows.note(RUNS[2]) == "shipped"
    assert [run_rows.title(replace(own, name=name)) for name in ("one", "mine")] == ["vae", "mine"]
    assert run_rows.title(replace(own, own=True, data="cats")) == "cats · vae"


@pytest.mark.parametrize(("epochs", "words"), [(1, "1 epoch in 2 s"), (3, "3 epochs in 2 s")])
def test_how_long_a_run_took(epochs, words):
    assert words in run_rows.tooltip(replace(RUNS[1], epoch=epochs, seconds=2.0)).splitlines()


def test_new_figures_keep_the_place(runs):
    runs.rows.setCurrentIndex(runs.model.index(1, 0))
    newer = Entry("/runs/newer", "newer", recipe="aae-2d")
    runs.set_runs([newer, replace(RUNS[0], epoch=3), *RUNS[1:]])
    assert runs.rows.selected() == ["/runs/half"]
    runs.set_runs([newer, RUNS[0], RUNS[2]])  # the next of what was selected is at hand
    assert runs.rows.selected() == ["/shipped/conv-16"]
    runs.set_runs([newer, RUNS[0], *RUNS[1:]])
    runs.rows.setCurrentIndex(runs.model.place("/runs/half"))
    assert "stopped" in runs.rows.currentIndex().siblingAtColumn(runs.model.number("status")).data()


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
    runs.set_runs([RUNS[0], Entry(str(folder), "one")])
    runs.set_current(ways[way])
    assert DARK.accent in colours(runs, 1)
    assert DARK.accent not in colours(runs, 0)


def test_a_run_opened_by_a_relative_path_has_its_name(open_window, qtbot, monkeypatch):
    monkeypatch.chdir(SHIPPED)
    window = open_window(Path("."), shown=False)
    window.runs.read()
    qtbot.waitUntil(lambda: window.run_list.rows.line.current == str(SHIPPED))
    assert window.windowTitle().startswith("quick-start")


def test_the_figure_of_a_run_is_explained():
    found = (entry_of(path, True, able=False) for path in paths.trained().iterdir())
    shipped = [run for run in found if run is not None]
    assert [run for run in shipped if run.mse is not None]
    for run in shipped:
        assert ("MSE: the mean squared error" in run_rows.tooltip(run)) == (run.mse is not None)


def test_what_a_run_is_held_against_is_told():
    one = Reached("test_mse", 0.0092, 0.01, "lower", True, "pca_mse", 0.025)
    told = (
        one,
        replace(one, better="higher", control_value=None, reached=False),
        replace(one, control_value=None, reached=None),
    )
    lines = run_rows.tooltip(replace(RUNS[1], targets=told)).splitlines()
    assert [line for line in lines if line.startswith("test_mse")] == [
        "test_mse 0.0092 (≤ 0.01, pca_mse 0.025): reached",
        "test_mse 0.0092 (≥ 0.01): missed",
        "test_mse 0.0092 (≤ 0.01): not known, since its control was not measured",
    ]


# The table


@pytest.fixture
def table(runs) -> RunList:
    """Wide enough for columns."""
    runs.resize(1400, 400)
    runs.rows.setFocus()
    return runs


def test_a_wide_panel_is_a_table_and_a_narrow_one_a_list(table):
    seen = [not table.rows.isColumnHidden(number) for number in range(len(table.model.columns))]
    assert all(seen)
    assert not table.rows.isHeaderHidden()
    asked = caught(table.open_asked)
    click(table, 2)
    assert asked == []
    assert table.rows.selected() == ["/shipped/conv-16"]
    click(table, 2, double=True)
    assert asked == [("/shipped/conv-16",)]
    assert table.minimumSizeHint().width() <= 236
    table.resize(236, 220)
    assert table.rows.isHeaderHidden()
    assert not table.tools.isVisible()


def test_a_click_on_a_column_sorts_then_turns_then_leaves_it(table):
    def click_on(key):
        table.rows.header().sectionClicked.emit(table.model.number(key))
        return [run.folder for run in table.model.shown]

    table.rows.setCurrentIndex(table.model.place("/runs/half"))
    assert click_on("mse") == ["conv-16", "now", "half"]
    assert click_on("mse") == ["now", "conv-16", "half"]
    assert click_on("mse") == ["now", "half", "conv-16"]
    assert table.rows.selected() == ["/runs/half"]


def test_search_and_groups(table):
    table.search.setText("conv")
    assert [run.folder for run in table.model.shown] == ["half", "conv-16"]
    assert table.count.text() == "2 of 3 runs"
    table.search.setText("nothing of it")
    assert table.nothing.isVisible()
    QTest.keyClick(table.search, Qt.Key.Key_Escape)
    assert table.count.text() == "3 runs"
    table.groups.setCurrentIndex(table.groups.findData("recipe"))
    heads = [table.model.index(row, 0).data() for row in range(table.model.rowCount())]
    assert heads == ["vae-2d · 1", "conv-2d · 1", "conv-16 · 1"]
    assert table.model.place("/shipped/conv-16").parent().row() == 2
    head = table.model.index(0, table.model.number("mse"))
    QTest.mouseClick(
        table.rows.viewport(), Qt.MouseButton.LeftButton, pos=table.rows.visualRect(head).center()
    )
    assert not table.rows.isExpanded(table.model.index(0, 0))
    table.rows.setCurrentIndex(table.model.index(0, 0))
    QTest.keyClick(table.rows, Qt.Key.Key_Return)
    assert table.rows.isExpanded(table.model.index(0, 0))
    table.grab()


def test_keys_of_the_table(table):
    asked = {name: caught(getattr(table, name)) for name in ("starred", "trash_asked", "compare_asked")}
    undone = caught(table.undo_asked)
    table.rows.setCurrentIndex(table.model.index(0, 0))
    QTest.keyClick(table.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked["compare_asked"] == []  # one is none to compare
    QTest.keyClick(table.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    both = [(["/runs/now", "/runs/half"],)]
    QTest.keyClick(table.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.rows, Qt.Key.Key_Asterisk)
    QTest.keyClick(table.rows, Qt.Key.Key_Delete)
    assert list(asked.values()) == [both, both, both]
    assert table.compare.isEnabled()
    QTest.keyClick(table.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 1


def test_f2_changes_a_name_tag_or_note_in_its_cell(table, qtbot):
    edited = caught(table.edited)
    for key, words in (("mse", "mine"), ("tag", "best")):
        table.rows.setCurrentIndex(table.model.index(1, table.model.number(key)))
        QTest.keyClick(table.rows, Qt.Key.Key_F2)
        editor = table.rows.findChild(QLineEdit)
        editor.setText(words)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: table.rows.findChild(QLineEdit) is None)
    assert edited == [("/runs/half", "name", "mine"), ("/runs/half", "tag", "best")]


def test_a_click_on_a_star_gives_or_takes_it(table):
    starred, opened = caught(table.starred), caught(table.open_asked)
    click(table, 2, "star")
    click(table, 2, "star", double=True)
    assert starred[0] == (["/shipped/conv-16"],)
    assert opened == []


def test_columns_order_and_groups_are_remembered(table, qtbot):
    table.set_columns(["picture", "mse", "figure:test_psnr"])
    assert [column.key for column in table.model.columns] == ["name", "picture", "mse", "figure:test_psnr"]
    table.rows.header().moveSection(2, 0)
    table.rows.header().resizeSection(table.model.number("picture"), 222)
    table.rows.header().sectionClicked.emit(table.model.number("mse"))
    kept = table.kept()
    other = RunList()
    qtbot.addWidget(other)
    other.keep(kept)
    other.resize(1400, 400)
    other.show()
    assert other.kept() == kept
    assert kept["columns"] == ["mse", "name", "picture", "figure:test_psnr"]
    assert (kept["sort"], kept["widths"]["picture"]) == ("mse", 222)


@pytest.mark.parametrize(
    "kept",
    [{}, {"columns": 3, "sort": [], "widths": []}, {"columns": ["none", 3], "sort": "none", "group": "x"}],
)
def test_what_was_remembered_and_is_damaged_changes_nothing(runs, kept):
    runs.keep(kept)
    assert [column.key for column in runs.model.columns] == list(run_table.AT_FIRST)


def test_every_column_is_offered_and_figures_too(table):
    menu = QMenu(table)
    table._fill_columns(menu)
    texts = {action.text() for action in menu.actions()}
    assert {column.heading for column in run_table.COLUMNS.values()} < texts
    (figures,) = menu.findChildren(QMenu)
    assert [action.text() for action in figures.actions()] == ["test mse"]
    figures.actions()[0].trigger()
    assert table.model.columns[-1].key == "figure:test_mse"


def test_pictures_are_asked_for_where_they_are_seen(table):
    asked = []
    table.rows.line.picture = lambda path: asked.append(path)
    table.set_runs([Entry(f"/r/{number}", str(number)) for number in range(1000)])
    table.grab()
    assert {"/r/0", "/r/1"} <= set(asked)
    assert len(set(asked)) < 20


@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
def test_the_status_line_says_what_a_run_is_being_asked_to_do(open_window, qtbot, tmp_path, damaged):
    run = Path(shutil.copytree(paths.trained() / "quick-start", tmp_path / "mine"))
    if damaged:
        (run / "model.safetensors").write_bytes(b"nothing")
    window = open_window(None)
    qtbot.waitUntil(lambda: window.session.phase == "idle", timeout=60_000)
    window.session.open_run(run)
    assert window.status.message.text() == "Opening mine…"
    qtbot.waitUntil(lambda: window.status.message.text() == "Open: mine", timeout=20_000)
    assert not window.session.explorer.state.model_awaited
    assert (window.session.explorer.state.snapshot is None) == damaged
    assert window.session.explorer.state.images.pixels is not None
