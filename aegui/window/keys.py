"""The keys of the window, in calm columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aegui.views.plots.toolbox import TOOLS
from aegui.views.widgets.plain_text import PlainLabel, name_in
from aegui.views.widgets.style import title_font
from aegui.window.actions import Group

COLUMNS = 3
BETWEEN = 32  # px
MARGINS, GAP = (24, 18, 24, 14), 12  # px
AROUND = QSize(56, 96)  # px that a frame and the bars of a desktop may take of a screen


class KeysDialog(QDialog):
    """Lists groups of keys, in as many columns as the screen has room for; what is too high scrolls.

    Any of Esc, Enter and Shift+F1 closes it.
    """

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self.setWindowTitle(self.tr("Keys"))
        self.area = QScrollArea()
        self.area.setAccessibleName(self.tr("Keys"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(GAP)
        layout.addWidget(self.area, 1)
        layout.addWidget(self._buttons)
        self.area.setFocus()  # the arrows scroll
        self.fit(self.screen().availableSize())

    def fit(self, screen: QSize) -> None:
        """Take as many columns as such a screen has room for, and no more of its height than there is."""
        room = screen - AROUND
        aside = self._aside()
        for count in range(COLUMNS, 0, -1):
            content = self._content(count)
            size = content.sizeHint() + aside
            if size.width() <= room.width() or count == 1:
                break
        self.area.setWidget(content)
        self.setMinimumSize(QSize(320, 200).boundedTo(room))
        self.resize(size.boundedTo(room))

    def _aside(self) -> QSize:
        """What the dialog needs beside the list: margins, the button, and a bar where the list scrolls."""
        left, top, right, bottom = MARGINS
        bar, button = self.area.verticalScrollBar().sizeHint().width(), self._buttons.sizeHint().height()
        return QSize(left + right + bar + 2, top + bottom + GAP + button + 2)

    def _content(self, count: int) -> QWidget:
        """In so many columns; the words of a single one take a second line where there is no room."""
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(BETWEEN)
        for part in shared_out(self._groups, count):
            columns.addLayout(self._column(part, wraps=count == 1))
        return content

    def showEvent(self, event: QShowEvent) -> None:
        """The style has been given to it by now, which widens the words."""
        super().showEvent(event)
        self.fit(self.screen().availableSize())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened the list closes it."""
        if event.key() == Qt.Key.Key_F1:
            self.reject()
        else:
            super().keyPressEvent(event)

    def _column(self, groups: Sequence[Group], wraps: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for title, rows in groups:
            heading = PlainLabel(title)
            heading.setFont(title_font())
            heading.setProperty("role", "title")
            heading.setContentsMargins(0, 8 if grid.count() else 0, 0, 2)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for keys, what in rows:
                key, words = PlainLabel(keys), PlainLabel(what)
                key.setProperty("role", "key")
                words.setWordWrap(wraps)
                line = grid.rowCount()
                grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(words, line, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(1, 1)
        return grid


def widget_keys() -> list[Group]:
    """The keys that a widget hears by itself while it has the keyboard."""
    translate = QCoreApplication.translate
    tools = [(key, name_in(translate("Toolbox", text))) for _, key, text in TOOLS]
    return [
        (
            translate("Menus", "Everywhere"),
            [
                (translate("Menus", "Space"), translate("Menus", "Train, pause, go on")),
                (
                    translate("Menus", "Tab, Shift+Tab"),
                    translate("Menus", "Go to the next control, or the one before"),
                ),
                (
                    translate("Menus", "F6"),
                    translate("Menus", "Between what a tour says and what it points at"),
                ),
                (translate("Menus", "Esc"), translate("Menus", "Put the message away")),
            ],
        ),
        (
            translate("Menus", "Plane"),
            [
                (translate("Menus", "Arrows"), translate("Menus", "Move the cursor by 1 % of the view")),
                (
                    translate("Menus", "Shift+Arrows"),
                    translate("Menus", "Move the cursor by 5 % of the view"),
                ),
                (translate("Menus", "Home, double-click"), translate("Menus", "Show all codes")),
                (translate("Menus", "Wheel, +, −"), translate("Menus", "Zoom the plane")),
                (
                    translate("Menus", "Right click, Menu"),
                    translate("Menus", "What can be done with the image"),
                ),
                (
                    translate("Menus", "Drag, middle drag"),
                    translate("Menus", "Pan the plane, with any tool by the middle button"),
                ),
                *((key, translate("Menus", "Tool: {}").format(name)) for key, name in tools),
            ],
        ),
        (
            translate("Menus", "Plane, by tool"),
            [
                (
                    translate("Menus", "Enter"),
                    translate("Menus", "Move: select the code nearest to the cursor"),
                ),
                (
                    translate("Menus", "Shift+Enter"),
                    translate("Menus", "Move: add that code, or take it away again"),
                ),
                (
                    translate("Menus", "Enter, arrows, Enter"),
                    translate("Menus", "Lasso, box: draw with the cursor"),
                ),
                (translate("Menus", "Shift"), translate("Menus", "Lasso, box: add what is surrounded")),
                (
                    translate("Menus", "Ctrl, Alt"),
                    translate("Menus", "Lasso, box: take away what is surrounded"),
                ),
                (translate("Menus", "Esc"), translate("Menus", "Lasso, box: give up what is being drawn")),
                (translate("Menus", "Click, Enter"), translate("Menus", "Path: set a point")),
                (
                    translate("Menus", "Right click, Backspace"),
                    translate("Menus", "Path: take the last point back"),
                ),
            ],
        ),
        (
            translate("Menus", "Help"),
            [
                (translate("Menus", "Ctrl+F"), translate("Menus", "Search all pages")),
                (translate("Menus", "Alt+Left, Alt+Right"), translate("Menus", "Go back and forward")),
                (
                    translate("Menus", "Ctrl+−, Ctrl++, Ctrl+0"),
                    translate("Menus", "Change the size of the letters"),
                ),
                (translate("Menus", "Esc"), translate("Menus", "End the search, close the pages")),
            ],
        ),
        (
            translate("Menus", "Legends"),
            [
                (translate("Menus", "Click, Space"), translate("Menus", "Show or hide what is named")),
                (
                    translate("Menus", "Double-click, Ctrl+click, Enter"),
                    translate("Menus", "Show it alone, and then all again"),
                ),
            ],
        ),
        (
            translate("Menus", "Runs"),
            [
                (translate("Menus", "Enter"), translate("Menus", "Open the run")),
                (translate("Menus", "Ctrl+Enter"), translate("Menus", "Compare the selected runs")),
                (translate("Menus", "F2"), translate("Menus", "Change a name, tag or note")),
                (translate("Menus", "*"), translate("Menus", "Give or take a star")),
                (translate("Menus", "Del"), translate("Menus", "Move to the trash")),
                (
                    translate("Menus", "Ctrl+Z, Ctrl+Shift+Z"),
                    translate("Menus", "Undo and redo names, stars, tags, notes and the trash"),
                ),
                (translate("Menus", "Down"), translate("Menus", "Go from the search to the runs")),
            ],
        ),
        (
            translate("Menus", "Fields, lists, images"),
            [
                (
                    translate("Menus", "Up, Down"),
                    translate("Menus", "Change the last figure of a number by 1"),
                ),
                (translate("Menus", "Page Up, Page Down"), translate("Menus", "Change it by 10")),
                (translate("Menus", "Esc"), translate("Menus", "Take back what is being typed")),
                (
                    translate("Menus", "Down"),
                    translate("Menus", "Open the list of recipes, data sets or devices"),
                ),
                (translate("Menus", "Enter"), translate("Menus", "Open the run, recipe or data set chosen")),
                (
                    translate("Menus", "Ctrl+Enter"),
                    translate("Menus", "Open the run trained with the recipe"),
                ),
                (
                    translate("Menus", "Enter, Space"),
                    translate("Menus", "Go to the nearest image, on its card"),
                ),
                (translate("Menus", "Shift+click"), translate("Menus", "Make an image a point of the path")),
                (
                    translate("Menus", "Left, Right, Home, End"),
                    translate("Menus", "Step along the path, on its strip"),
                ),
                (
                    translate("Menus", "Ctrl+Z, Ctrl+Shift+Z"),
                    translate("Menus", "Take a stroke back, on one's own picture"),
                ),
            ],
        ),
    ]


def shared_out(groups: Sequence[Group], count: int = COLUMNS) -> list[list[Group]]:
    """In order, in so many columns of which the highest is as low as can be; no group is torn apart."""
    breaks = combinations(range(1, len(groups)), min(count, len(groups)) - 1)
    ways = ([list(groups[a:b]) for a, b in pairwise((0, *some, len(groups)))] for some in breaks)
    return min(ways, key=lambda columns: sorted((_lines(column) for column in columns), reverse=True))


def _lines(groups: Sequence[Group]) -> int:
    return sum(len(rows) + 1 for _, rows in groups)


if __name__ == "__main__":
    import sys

    from PySide6.QtWidgets import QApplication

    from aegui.views.widgets.style import apply, system_theme

    app = QApplication(sys.argv)
    apply(app, system_theme())
    sys.exit(KeysDialog([("File", [("Ctrl+S", "save the figure in focus")])]).exec())
