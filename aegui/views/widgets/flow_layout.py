"""Widgets in rows that wrap."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Widgets in rows that wrap, from the left or from the right."""

    def __init__(self, spacing: int = 2, from_right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._from_right = spacing, from_right
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Called by addWidget."""
        self._items.append(item)

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """None past the end, as Qt wants it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove one."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Narrow means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Rows times their height."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._items]
        wide = sum(size.width() + self._gap for size in sizes)
        return QSize(max(0, wide - self._gap), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest widget alone."""
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _place(self, rect: QRect, *, move: bool) -> int:
        rows: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            wide = item.sizeHint().width()
            if rows[-1] and used + wide > rect.width():
                rows.append([])
                used = 0
            rows[-1].append(item)
            used += wide + self._gap
        down = rect.y()
        for row in rows:
            high = max((item.sizeHint().height() for item in row), default=0)
            spare = rect.width() - sum(item.sizeHint().width() + self._gap for item in row) + self._gap
            across = rect.x() + (max(0, spare) if self._from_right else 0)
            for item in row:
                if move:
                    size = item.sizeHint()
                    size.setWidth(min(size.width(), rect.width()))
                    item.setGeometry(QRect(QPoint(across, down), QSize(size.width(), high)))
                across += item.sizeHint().width() + self._gap
            down += high + self._gap
        return down - self._gap - rect.y()


class FlowRow(QWidget):
    """Holds a `FlowLayout`; takes the height its rows need without asking its parents for it."""

    def __init__(self, flow: FlowLayout) -> None:
        super().__init__()
        self._flow = flow
        self.setLayout(flow)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        """A panel whose height followed from its width could not share a column fairly."""
        return False

    def refit(self) -> None:
        """After widgets came or went."""
        self.setFixedHeight(max(self._flow.heightForWidth(max(self.width(), 60)), 20))

    def resizeEvent(self, event: object) -> None:
        """Another width may need another number of rows."""
        self.refit()
