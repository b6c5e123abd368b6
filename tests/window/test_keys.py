"""The list of keys: all of them, in groups."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, QSize, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from variants import shortened

from aegui import paths
from aegui.app.session import Session
from aegui.views import all_views
from aegui.views.theme import DARK
from aegui.views.widgets.style import apply
from aegui.window.keys import KeysDialog, shared_out
from aegui.window.main_window import MainWindow

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


FOLDERS = (paths.PACKAGE / "window", paths.PACKAGE / "views")
ALONE = {f"Key_{name}" for name in ("Shift", "Control", "Alt", "AltGr", "Meta")}  # do nothing by themselves
KEYS = {key.name for key in Qt.Key} - ALONE
KEYED = [path for folder in FOLDERS for path in sorted(folder.rglob("*.py")) if "Qt.Key." in path.read_text()]
OTHERWISE = {  # how they are written in the list, where not as Qt names them
    "Key_Return": "Enter",
    "Key_Escape": "Esc",
    "Key_PageUp": "Page Up",
    "Key_PageDown": "Page Down",
    "Key_Plus": "+",
    "Key_Equal": "+",  # the same key without Shift
    "Key_Minus": "−",
    "Key_Asterisk": "*",
    "Key_Delete": "Del",
}


def mentioned(told: dict[str, list[tuple[str, str]]]) -> set[str]:
    """Every single key of the list."""
    return {key for rows in told.values() for keys, _ in rows for key in [keys, *keys.split(", ")]}


@pytest.fixture
def told(qtbot, tmp_path, monkeypatch) -> Iterator[dict[str, list[tuple[str, str]]]]:
    """What the window says of its keys."""
    for name in ("AEGUI_RUNS", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    window = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.populate(Session())
    yield dict(window.key_list())
    window.close()


def test_every_key_is_told_with_what_it_is_for(told):
    assert ("L", "Tool: Lasso") in told["Plane"]
    assert {"H", "L", "B", "P"} <= dict(told["Plane"]).keys()
    assert ("Ctrl+Shift+O", "Other folder") in told["Compare with"]
    assert {"Paste", "Go there", "Clear"} <= set(dict(told["Your own picture"]).values())
    assert len(told["Panels"]) == len(all_views())
    assert {f"Ctrl+{number}" for number in range(10)} <= dict(told["Panels"]).keys()
    assert ("Shift+B", "Backdrop under the codes: Next backdrop") in told["View"]
    assert ("Ctrl+B", "Bookmarks: Bookmark this view") in told["View"]
    for rows in told.values():
        keys = [keys for keys, _ in rows]
        assert len(keys) == len(set(keys))


def test_every_shortcut_of_the_window_is_told(open_window):
    window = open_window(run=None, shown=False)
    told = mentioned(dict(window.key_list()))
    actions = {action.shortcut().toString() for action in window.findChildren(QAction)}
    others = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    buttons = {button.shortcut().toString() for button in window.findChildren(QAbstractButton)}
    found = (actions | others | buttons) - {""}
    assert {"F1", "L", "Esc", "Ctrl+Q", "Ctrl+1"} <= found
    assert found - told == set()


@pytest.mark.parametrize("path", KEYED, ids=lambda path: path.stem)
def test_every_key_that_a_widget_handles_is_told(path: Path, told):
    """What a module says of `Qt.Key`, held against the list."""
    tree = ast.parse(path.read_text("utf-8"))
    keys = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & KEYS
    assert keys
    names = {OTHERWISE.get(key, key.removeprefix("Key_")) for key in keys}
    assert names - mentioned(told) == set()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_columns_are_of_about_the_same_height_and_keep_the_order(told, count):
    groups = list(told.items())
    columns = shared_out(groups, count)
    assert len(columns) == count
    assert [group for column in columns for group in column] == groups
    lines = [sum(len(rows) + 1 for _, rows in column) for column in columns]
    largest = max(len(rows) + 1 for _, rows in groups)
    assert max(lines) <= sum(lines) / count + largest / 2


SCREENS = [(640, 480), (1920, 1080), (1024, 600), (1280, 720), (3840, 2160)]


@pytest.mark.parametrize("screen", shortened(SCREENS, 2))
def test_the_list_fits_on_every_screen_and_scrolls_to_its_end(told, qtbot, qapp, screen):
    apply(qapp, DARK)
    dialog = KeysDialog(list(told.items()))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.fit(QSize(*screen))
    qapp.processEvents()
    assert dialog.width() <= screen[0] - 8
    assert dialog.height() <= screen[1] - 44  # a frame and a bar of the desktop
    close = dialog.findChild(QPushButton)
    assert dialog.rect().contains(close.geometry())
    across, down = dialog.area.horizontalScrollBar(), dialog.area.verticalScrollBar()
    assert across.maximum() == 0 or screen[0] == 640
    for _ in range(60):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert down.value() == down.maximum()
    words = dialog.findChildren(QLabel)
    last = max(words, key=lambda one: one.mapTo(dialog, QPoint()).y())
    assert not last.visibleRegion().isEmpty()


def test_the_dialog_shows_them_whole_and_closes_by_its_own_key(qtbot, qapp):
    apply(qapp, DARK)
    rows = [("Space", "train, pause, go on"), ("Ctrl+S", "save the figure")]
    dialog = KeysDialog([("Training", rows), ("Help", [("F1", "this list")])])
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    texts = {label.text() for label in labels}
    assert {"Training", "Help", "F1", "this list", *(word for row in rows for word in row)} <= texts
    assert all(label.width() >= label.sizeHint().width() for label in labels)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert not dialog.isVisible()
