"""The list of keys: all of them, in groups."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from aegui.engine.session import Session
from aegui.ui.keys import KeysDialog, shared_out
from aegui.ui.main_window import MainWindow
from aegui.views.style import apply
from aegui.views.theme import DARK

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def told(qtbot, tmp_path, monkeypatch) -> Iterator[dict[str, list[tuple[str, str]]]]:
    """What the window says of its keys."""
    for name in ("AEGUI_RUNS", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    window = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.populate(Session())
    yield dict(window.menus.keys())
    window.close()


def test_every_key_is_told_with_what_it_is_for(told):
    assert ("L", "Tool: Lasso") in told["Plane"]
    assert {"H", "L", "B", "P"} <= dict(told["Plane"]).keys()
    assert ("Ctrl+Shift+O", "Compare with: Other folder") in told["File"]
    assert {"Paste", "Go there", "Clear"} <= set(dict(told["Your own picture"]).values())
    assert [keys for keys, _ in told["Panels"]] == [f"Ctrl+{number}" for number in range(1, 9)]
    assert ("Shift+B", "Backdrop under the codes: Next backdrop") in told["View"]
    assert ("Ctrl+B", "Bookmarks: Bookmark this view") in told["View"]
    every = [keys for rows in told.values() for keys, _ in rows]
    assert len(every) == len(set(every))


def test_the_columns_are_of_about_the_same_height_and_keep_the_order(told):
    groups = list(told.items())
    columns = shared_out(groups)
    assert [group for column in columns for group in column] == groups
    lines = [sum(len(rows) + 1 for _, rows in column) for column in columns]
    assert max(lines) - min(lines) <= 4


def test_the_list_fits_on_a_small_screen(told, qtbot, qapp):
    apply(qapp, DARK)
    dialog = KeysDialog(list(told.items()))
    qtbot.addWidget(dialog)
    size = dialog.sizeHint()
    assert size.width() <= 1272
    assert size.height() <= 676  # of 1280 x 720, with a frame


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
