"""A panel in its dock: who is laid out anew when something in it changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout
from pytestqt.qtbot import QtBot

from aegui.views.panel import Panel
from aegui.window.docks import SIDE, Dock


class Requests(QObject):
    """Counts how often a widget is asked to lay out what is in it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__()
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_text_that_changes_in_a_panel_leaves_the_docks_alone(qtbot: QtBot):
    window = QMainWindow()
    qtbot.addWidget(window)
    panel, label, needy = Panel("A panel"), QLabel("1.00"), QLabel("room")
    box = QVBoxLayout()
    box.addWidget(label)
    box.addWidget(needy)
    panel.body.addLayout(box)
    dock = Dock("one", "One", panel, window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.resize(400, 300)
    window.show()
    qtbot.waitExposed(window)
    qtbot.wait(50)
    requests = Requests(window)
    for number in range(20):
        label.setText(f"1.{number:02}")
        qtbot.wait(1)
    assert requests.count == 0
    assert panel.width() == dock.widget().width() - 2 * SIDE
    needy.setMinimumHeight(220)
    qtbot.waitUntil(lambda: requests.count > 0)
    assert panel.minimumSizeHint().height() >= 220
    qtbot.waitUntil(lambda: dock.widget().minimumSizeHint().height() >= 220)
