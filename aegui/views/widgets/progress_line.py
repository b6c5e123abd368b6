"""How far something is that takes long, and the button that gives it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.style import small_font


class ProgressLine(QWidget):
    """There while something is being done. Signal: given_up."""

    given_up = Signal()

    def __init__(self, tip: str) -> None:
        """`tip` says what the button gives up."""
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.doing = ElidedLabel()
        self.doing.setProperty("role", "dim")
        self.doing.setFont(small_font())
        self.stop = QToolButton()
        self.stop.setText(self.tr("Stop"))
        self.stop.setFont(small_font())
        self.stop.setToolTip(tip)
        self.stop.clicked.connect(self.given_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.doing)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)

    def set_progress(self, share: float, what: str) -> None:
        """A share, 0 to 1, is done, and this is being done; at 1 the line is hidden."""
        self.setVisible(share < 1.0)
        self.doing.setText(what)
        self.bar.setAccessibleName(what or self.tr("Progress"))
        self.bar.setValue(round(1000 * share))
