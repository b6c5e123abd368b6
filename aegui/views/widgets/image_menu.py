"""A menu of pictures."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget, QWidgetAction

from aegui.explore.records import Bytes
from aegui.views.widgets.picture import to_qimage

ACROSS, SIDE = 8, 40  # images in a row, px


class ImageMenu(QMenu):
    """Lays the images out when it is opened. Signal: taken (index)."""

    taken = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._images: Bytes | None = None
        self.buttons: list[QToolButton] = []
        self.aboutToShow.connect(self._fill)
        self.setEnabled(False)

    def set_images(self, images: Bytes | None) -> None:
        """(N, C, H, W), or none."""
        self._images = images
        self.setEnabled(images is not None)

    def _fill(self) -> None:
        self.clear()
        self.buttons = []
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setSpacing(2)
        for index, image in enumerate([] if self._images is None else self._images):
            button = QToolButton()
            button.setIcon(QIcon(QPixmap.fromImage(to_qimage(image))))
            button.setIconSize(QSize(SIDE, SIDE))
            button.setToolTip(self.tr("Begins from this image."))
            button.setAccessibleName(self.tr("Image {}").format(index + 1))
            button.clicked.connect(lambda _=False, index=index: self._on_taken(index))
            grid.addWidget(button, *divmod(index, ACROSS))
            self.buttons.append(button)
        action = QWidgetAction(self)
        action.setDefaultWidget(sheet)
        self.addAction(action)

    def _on_taken(self, index: int) -> None:
        parent = self.parentWidget()
        self.close()
        if isinstance(parent, QMenu):
            parent.close()
        self.taken.emit(index)
