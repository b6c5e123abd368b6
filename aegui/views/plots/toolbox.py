"""The choice of what the mouse does in the plane."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from aegui.views.panel import QT_TRANSLATE_NOOP
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.icons import icon
from aegui.views.widgets.plain_text import name_in

TOOLS = (
    ("hand", "H", QT_TRANSLATE_NOOP("Toolbox", "Move: drag the cursor, pan, click a code to go there.")),
    (
        "lasso", "L",
        QT_TRANSLATE_NOOP(
            "Toolbox", "Lasso: draw around codes to select their images; Shift adds, Ctrl takes away."
        ),
    ),
    (
        "box", "B",
        QT_TRANSLATE_NOOP("Toolbox", "Box: select the codes in a rectangle; Shift adds, Ctrl takes away."),
    ),
    (
        "pins", "P",
        QT_TRANSLATE_NOOP(
            "Toolbox", "Path: click codes or places to decode the way between them; a right click undoes."
        ),
    ),
)  # fmt: skip


class Toolbox(QWidget):
    """One small button a tool, one of them down. Signals: chosen (name), keyed (one was, by its letter)."""

    chosen = Signal(str)
    keyed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(2)
        for name, key, text in TOOLS:
            button = QToolButton()
            button.setCheckable(True)
            button.setIconSize(QSize(14, 14))
            # A button's own shortcut presses it for a tenth of a second first, in which a drag begins.
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(button.click)
            shortcut.activated.connect(self.keyed)
            button.setToolTip(f"{QCoreApplication.translate('Toolbox', text)} ({key})")
            button.setAccessibleName(name_in(QCoreApplication.translate("Toolbox", text)))
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self.buttons[name] = button
            layout.addWidget(button)
        self.buttons["hand"].setChecked(True)
        self.set_theme(DARK)

    def set_tool(self, name: str) -> None:
        """Press a button without telling anybody."""
        self.buttons[name].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Icons in the colour of quiet text; the one down in full."""
        for name, button in self.buttons.items():
            button.setIcon(icon(name, theme.text, 14))
