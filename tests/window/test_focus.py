"""Where Tab goes: through what is seen, in the order it is read, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from deeds import settle
from panels import panel
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLineEdit,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from aegui.views.panels.latent import LatentView
from aegui.views.theme import DARK
from aegui.views.widgets import style
from aegui.window import focus
from aegui.window.main_window import MainWindow

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]
AHEAD, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture(scope="module")
def shared(keep_window) -> MainWindow:
    return keep_window(size=(1440, 900))


@pytest.fixture
def window(shared: MainWindow, qtbot) -> MainWindow:
    made = shared
    made.panels.reset()
    with qtbot.waitActive(made):
        made.activateWindow()
    settle(qtbot, made.session.explorer)  # a panel has nothing to go to before there is something in it
    panel(made, LatentView).setFocus()
    return made


def walk(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """Every widget that Tab gives the keyboard to, until it comes round, the plane last."""
    stops: list[QWidget] = []
    first = window.focusWidget()
    while not stops or stops[-1] is not first:
        QTest.keyClick(window.focusWidget(), key)
        stop = window.focusWidget()
        assert not stop.visibleRegion().isEmpty(), stop  # where it has to be scrolled to, too
        stops.append(stop)
        assert len(stops) < 300
    return stops


def dock_of(widget: QWidget) -> str:
    now: QWidget | None = widget
    while now is not None and not isinstance(now, QDockWidget):
        now = now.parentWidget()
    return now.objectName() if now is not None else ""


def test_tab_stops_only_at_what_is_seen(window):
    behind = {"own", "directions", "inside", "path"}
    for stop in walk(window, AHEAD):
        assert dock_of(stop) not in behind


def test_a_panel_brought_to_the_front_is_entered_and_the_one_behind_it_not(window):
    window.docks["directions"].to_front()
    window.docks["runs"].close()
    entered = {dock_of(stop) for stop in walk(window, AHEAD)}
    assert {"directions", "latent", "recipe", "decoded"} <= entered
    assert not {"losses", "runs", "own"} & entered


def test_back_is_the_same_way(window):
    ahead = walk(window, AHEAD)
    assert walk(window, BACK) == [*ahead[-2::-1], ahead[-1]]


def test_tab_goes_panel_by_panel_in_the_order_they_are_read(window):
    docks = [dock_of(stop) for stop in walk(window, AHEAD)]
    order = list(dict.fromkeys(dock for dock in docks if dock))
    start = order.index("recipe")
    assert order[start:] + order[:start] == ["recipe", "runs", "latent", "losses", "decoded", "images"]
    changes = sum(a != b for a, b in zip(docks, docks[1:] + docks[:1], strict=True))
    assert changes <= 2 * len(order)  # a panel is gone through whole, with bars between some


def test_the_form_is_gone_through_from_top_to_bottom(window):
    fields = [stop for stop in walk(window, AHEAD) if dock_of(stop) == "recipe"]
    middles = [field.mapTo(window.recipe_form, QPoint(0, field.height() // 2)).y() for field in fields]
    assert len(fields) > 10
    assert all(b >= a - 8 for a, b in pairwise(middles))


def test_a_floating_panel_is_a_round_of_its_own(window, qtbot):
    dock = window.docks["decoded"]
    focus.stops(window)[0].setFocus()
    window.action_table["panels.float"].trigger()
    assert not any(one.isFloating() for one in window.docks.values())  # no panel has the keyboard
    next(stop for stop in focus.stops(window) if dock_of(stop) == "decoded").setFocus()
    window.action_table["panels.float"].trigger()
    assert [one for one in window.docks.values() if one.isFloating()] == [dock]
    with qtbot.waitActive(dock):
        dock.activateWindow()
    inside: set[QWidget] = set()
    for _ in range(12):
        QTest.keyClick(dock.focusWidget() or dock, AHEAD)
        inside.add(dock.focusWidget())
    assert len(inside) > 3
    assert {dock_of(stop) for stop in inside} == {"decoded"}
    assert "decoded" not in {dock_of(stop) for stop in walk(window, AHEAD)}
    dock.activateWindow()
    qtbot.waitUntil(lambda: dock.isAncestorOf(QApplication.focusWidget()))
    window.action_table["panels.float"].trigger()
    assert not dock.isFloating()


@pytest.mark.parametrize("kind", [QListWidget, QTreeWidget, QTableWidget])
def test_the_item_that_keys_go_from_is_seen(kind, qapp, qtbot):
    style.apply(qapp, DARK)
    window = QWidget()
    qtbot.addWidget(window)
    items, other = kind(window), QLineEdit(window)
    if isinstance(items, QListWidget):
        items.addItem("one")
    elif isinstance(items, QTreeWidget):
        items.addTopLevelItem(QTreeWidgetItem(["one"]))
    else:
        items.setRowCount(1)
        items.setColumnCount(1)
        items.setItem(0, 0, QTableWidgetItem("one"))
    other.move(0, 200)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    other.setFocus()
    before = items.grab().toImage()
    items.setFocus(Qt.FocusReason.TabFocusReason)
    assert items.grab().toImage() != before


def test_it_is_seen_where_the_keyboard_is(window, qtbot):
    """In light and in dark; what lies behind other panels in one of them."""
    unseen = []
    for theme in ("light", "dark"):
        window.set_theme_choice(theme, remember=False)
        unseen += _unseen(window, theme)
    for name in ("directions", "inside", "path", "own", "groups", "axis_pairs"):
        window.docks[name].to_front()
        settle(qtbot, window.session.explorer)
        unseen += _unseen(window, name, name)
    assert "\n".join(unseen) == ""


def _unseen(window: MainWindow, where: str, dock: str = "") -> list[str]:
    """The stops, of one panel or of all, that look alike with the keyboard and without."""
    alike = []
    for stop in focus.stops(window):
        if dock and dock_of(stop) != dock:
            continue
        focus._bring_into_sight(stop)
        around = QRect(stop.mapTo(window, QPoint(-4, -4)), stop.size() + QSize(8, 8))
        window.setFocus()
        before = window.grab(around).toImage()
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if before == window.grab(around).toImage():
            alike.append(f"{where}: {type(stop).__name__} {stop.accessibleName() or stop.toolTip()[:40]}")
    return alike
