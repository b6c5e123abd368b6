"""Brings another part of a plot into view, smoothly where it is on screen."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation

from aegui.views.motion import motion

MILLISECONDS = 350


class Flight(QVariantAnimation):
    """From the visible rectangle of a box to another."""

    def __init__(self, box: pg.ViewBox, parent: QObject) -> None:
        super().__init__(parent)
        self._box = box
        self.setDuration(MILLISECONDS)
        self.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.valueChanged.connect(self._show)

    def to(self, target: QRectF, smoothly: bool) -> None:
        """Set off, or be there at once."""
        self.stop()
        if smoothly and not motion().is_reduced:
            self.setStartValue(QRectF(self._box.viewRect()))
            self.setEndValue(target)
            self.start()
        else:
            self._show(target)

    @property
    def under_way(self) -> bool:
        """Whether the view is moving."""
        return bool(self.state() == self.State.Running)

    def _show(self, rect: QRectF) -> None:
        self._box.setRange(rect, padding=0, disableAutoRange=True)
