"""The panel of groups: what is asked for, what a click selects, a name, and sentences in their place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from fake_explorer import FakeExplorer
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from aegui.explore.groups import GroupingChoice
from aegui.explore.queries.group_rows import GROUP_ROWS
from aegui.explore.queries.groups import GROUPS, METHODS, offered
from aegui.explore.query import Task, fact
from aegui.explore.records import GroupRow, GroupRows
from aegui.views.panels import groups
from aegui.views.panels.groups import GroupsView


def rows(count: int = 3) -> GroupRows:
    images = np.zeros((4, 1, 8, 8), np.uint8)
    each = [GroupRow(n, f"group {n + 1}", 40 - n, 0.3, images, "7 (80 %)") for n in range(count)]
    return GroupRows(tuple(each), 120, ("Distances are in code units.",), 0.41, 0.52, "group 1 – 7: 30")


def opened() -> tuple[GroupsView, FakeExplorer]:
    view, explorer = GroupsView(), FakeExplorer()
    view.set_seen(True)
    view.connect_to(explorer)
    explorer.tell(METHODS, offered(True, Task()))
    return view, explorer


def test_the_method_and_its_settings_are_asked_for_and_kept(show) -> None:
    view, explorer = opened()
    show(view)
    view.methods.choose("gaussian-mixture")
    view._controls["groups"].setValue(7)  # type: ignore[union-attr]
    assert not explorer.updates  # nothing is searched for before it is asked for
    QTest.mouseClick(view.seek, Qt.MouseButton.LeftButton)
    asked = explorer.state.grouping
    assert asked is not None
    assert asked.kind == "gaussian-mixture"
    assert dict(asked.settings) == {"standardised": False, "groups": 7, "covariance": "full"}
    assert explorer.state.colouring == "group"
    explorer.tell(fact("grouping"), asked)
    view._controls["groups"].setValue(view._controls["groups"].minimum())  # type: ignore[union-attr]
    assert explorer.state.grouping is not None
    assert "groups" not in dict(explorer.state.grouping.settings)  # left to the method: found again at once


def test_a_click_selects_and_a_name_is_typed(show, qapp) -> None:
    view, explorer = opened()
    show(view)
    chosen: list[tuple[int, str]] = []
    view.group_chosen.connect(lambda group, how: chosen.append((group, how)))
    explorer.tell(fact("grouping"), GroupingChoice("k-means"))
    explorer.tell(GROUP_ROWS, rows())
    place = view.list.visualItemRect(view.list.item(1)).topLeft() + QPoint(60, 8)
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, keys, place)
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert chosen == [(1, "set"), (1, "add"), (2, "set")]
    QTest.keyClick(view.list, Qt.Key.Key_F2)
    editor = view.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("loops")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qapp.processEvents()  # the name is handed over then
    assert explorer.state.group_names == ((2, "loops"),)
    assert "0.41" in view.caption.text()
    assert "group 1 – 7: 30" in view.caption.toolTip()


def test_sentences_stand_in_place_of_groups_and_a_search_can_be_stopped() -> None:
    view, explorer = opened()
    assert view.forget.isHidden()
    assert "“Find”" in view.hint.text()
    explorer.tell(fact("grouping"), GroupingChoice("k-means"))
    explorer.progress(GROUPS, 0.4, "k-means")
    assert not view.progress.isHidden()
    view.progress.stop.click()
    assert explorer.given_up == ["groups"]
    assert view.progress.isHidden()
    explorer.lack(GROUPS, "All 5 codes are the same point.")
    assert view.hint.text() == "All 5 codes are the same point."
    explorer.state = replace(explorer.state, grouping=view.choice())
    view.seek.click()
    assert explorer.asked_again == ["groups"]
    view.forget.click()
    assert explorer.state.grouping is None


def test_the_view_opens_alone(show, pixels) -> None:
    view = show(groups.demo())
    assert len(np.unique(pixels(view).reshape(-1, 3), axis=0)) > 50
