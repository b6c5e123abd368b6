"""What stands in a list of options, and how a row of it is drawn."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from aegui.views.theme import DARK, Theme
from aegui.views.widgets.icons import icon
from aegui.views.widgets.style import interface_font, mix, small_font, title_font

ONE, TWO, HEAD = 28, 44, 30  # px: a name alone, with a line under it, and the name of a group
GAP = 16  # px at least between what stands left and right
OPTION = Qt.ItemDataRole.UserRole  # an `Option`, or the name of the group that begins here


class Option(NamedTuple):
    """One thing to choose."""

    key: str
    label: str
    note: str = ""
    group: str = ""
    aside: str = ""  # at the right
    mark: str = ""  # words at the right to click, which ask for `behind`
    behind: str = ""
    hint: str = ""  # what a click on the mark does
    enabled: bool = True  # others are drawn faint, and can't be chosen
    ticked: bool = False


class TwoLines(QStyledItemDelegate):
    """A name, a dim line under it, a tick at what is chosen; at the right a note and a mark."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._list = rows
        self.theme: Theme = DARK
        self.current = ""
        self.hot = -1  # the row whose mark is under the mouse

    def wide(self, option: Option) -> int:
        """Pixels that an option wants."""
        name, small = QFontMetrics(interface_font()), QFontMetrics(small_font())
        first = name.horizontalAdvance(option.label) + small.horizontalAdvance(option.aside)
        second = small.horizontalAdvance(option.note) + small.horizontalAdvance(option.mark)
        return max(first, second) + 44 + (GAP if option.aside or option.mark else 0)

    def mark_rect(self, rect: QRect, option: Option) -> QRect:
        """Where the mark of an option stands; empty where it has none."""
        if not option.mark:
            return QRect()
        wide = QFontMetrics(small_font()).horizontalAdvance(option.mark)
        return QRect(rect.right() - 8 - wide, rect.y() + 23, wide, 16)

    def sizeHint(self, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        option = index.data(OPTION)
        if not isinstance(option, Option):
            return QSize(120, HEAD)
        return QSize(120, TWO if option.note else ONE)

    def paint(
        self, painter: QPainter, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        option = index.data(OPTION)
        rect: QRect = style.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(option, Option):
            self._paint_option(painter, rect, option, index.row())
        else:
            painter.setPen(QColor(self.theme.dim))
            painter.setFont(title_font())
            self._line(painter, rect.adjusted(10, 8, -8, 0), str(option))
        painter.restore()

    def _paint_option(self, painter: QPainter, rect: QRect, option: Option, row: int) -> None:
        if self._list.currentRow() == row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        text, dim = self.theme.text, self.theme.dim
        if not option.enabled:
            text = dim = mix(self.theme.dim, self.theme.panel, 0.5)
        if option.ticked or option.key == self.current:
            icon("tick", self.theme.accent, 12).paint(painter, rect.x() + 9, rect.y() + 9, 12, 12)
        words = rect.adjusted(28, 5, -8, -5)
        painter.setFont(small_font())
        aside = painter.fontMetrics().horizontalAdvance(option.aside)
        painter.setPen(QColor(dim))
        self._line(painter, QRect(words.right() - aside, words.y(), aside + 1, 18), option.aside)
        mark = self.mark_rect(rect, option)
        if option.note:
            room = words.width() - (mark.width() + GAP if option.mark else 0)
            self._line(painter, QRect(words.x(), words.y() + 18, room, 16), option.note)
        if option.mark:
            font = small_font()
            font.setUnderline(self.hot == row)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(mark, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, option.mark)
        painter.setPen(QColor(text))
        painter.setFont(interface_font())
        room = words.width() - (aside + GAP if option.aside else 0)
        self._line(painter, QRect(words.x(), words.y(), room, 18), option.label)

    def _line(self, painter: QPainter, rect: QRect, text: str) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
