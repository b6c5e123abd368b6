"""The page that the help window shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QWheelEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from aegui.views.widgets.explained import ExplainingBrowser

MARGIN = 28  # px around a page
WIDEST = 860  # px that a line may have


class Reader(ExplainingBrowser):
    """Shows a page; links are told and not followed. Pictures are as wide as there is room for.

    Signal: wheel_turned (1 away, -1 to oneself), with Ctrl.
    """

    wheel_turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)
        self.folder = Path()  # of the page that is shown

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture beside the page; nothing else is ever fetched."""
        image = QImage(str(self.folder / QUrl(name).path()))
        width = self.picture_width(QUrl(name).path())
        if image.isNull() or not width:
            return None
        ratio = self.devicePixelRatioF()
        scaled = image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def picture_width(self, name: str) -> int:
        """In px; 0 where there is no such picture."""
        wide = _picture_size(self.folder / name)
        return min(wide, max(120, self.room()))

    def room(self) -> int:
        """The width of a line, in px; as wide with a scroll bar as without, which comes with the text."""
        wide = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()
        return min(WIDEST, wide - 2 * MARGIN)

    def set_room(self) -> None:
        """Take lines of as many px as there is room for, and no more than can be read."""
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(self.room() + 2 * MARGIN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, Qt would enlarge some of the letters alone."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.wheel_turned.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


@cache
def _picture_size(path: Path) -> int:
    """How wide a picture is, in px; 0 where there is none. It is not decoded for it."""
    return max(0, QImageReader(str(path)).size().width())
