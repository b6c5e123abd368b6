"""The keys of the window, in two calm columns."""

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


class KeysDialog(QDialog):
    """Lists (keys, what they do); any of Esc, Enter and F1 closes it."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        heading = QLabel(self.tr("Keys"))
        heading.setProperty("role", "heading")
        columns = QHBoxLayout()
        columns.setSpacing(36)
        half = (len(rows) + 1) // 2
        for part in (rows[:half], rows[half:]):
            columns.addLayout(self._column(part))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(heading)
        layout.addLayout(columns)
        layout.addSpacing(2)
        layout.addWidget(buttons)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened the list closes it."""
        if event.key() == Qt.Key.Key_F1:
            self.reject()
        else:
            super().keyPressEvent(event)

    def _column(self, rows: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        for number, (keys, what) in enumerate(rows):
            key, words = QLabel(keys), QLabel(what)
            key.setProperty("role", "key")
            words.setProperty("role", "dim")
            grid.addWidget(key, number, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, number, 1)
        grid.setRowStretch(len(rows), 1)
        grid.setColumnStretch(1, 1)
        return grid


if __name__ == "__main__":
    import sys

    from PySide6.QtWidgets import QApplication

    from aegui.views.style import apply, system_theme

    app = QApplication(sys.argv)
    apply(app, system_theme())
    sys.exit(KeysDialog([("Space", "train, pause, go on"), ("Ctrl+S", "save the figure in focus")]).exec())
