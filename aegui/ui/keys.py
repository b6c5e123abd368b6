"""The keys of the window, in three calm columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from aegui.views.style import title_font

Group = tuple[str, list[tuple[str, str]]]  # a heading, and keys with what they do
COLUMNS = 3


class KeysDialog(QDialog):
    """Lists groups of keys; any of Esc, Enter and F1 closes it."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for part in shared_out(groups):
            columns.addLayout(self._column(part))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(12)
        layout.addLayout(columns)
        layout.addWidget(buttons)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened the list closes it."""
        if event.key() == Qt.Key.Key_F1:
            self.reject()
        else:
            super().keyPressEvent(event)

    def _column(self, groups: Sequence[Group]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for title, rows in groups:
            heading = QLabel(title)
            heading.setFont(title_font())
            heading.setProperty("role", "title")
            heading.setContentsMargins(0, 8 if grid.count() else 0, 0, 2)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for keys, what in rows:
                key, words = QLabel(keys), QLabel(what)
                key.setProperty("role", "key")
                line = grid.rowCount()
                grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(words, line, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(1, 1)
        return grid


def shared_out(groups: Sequence[Group]) -> list[list[Group]]:
    """In columns of about the same height; no group is torn apart."""
    columns: list[list[Group]] = [[] for _ in range(COLUMNS)]
    height = sum(len(rows) + 1 for _, rows in groups)
    above = 0
    for group in groups:
        lines = len(group[1]) + 1
        columns[min(int((above + lines / 2) * COLUMNS / height), COLUMNS - 1)].append(group)
        above += lines
    return columns


if __name__ == "__main__":
    import sys

    from PySide6.QtWidgets import QApplication

    from aegui.views.style import apply, system_theme

    app = QApplication(sys.argv)
    apply(app, system_theme())
    sys.exit(KeysDialog([("File", [("Ctrl+S", "save the figure in focus")])]).exec())
