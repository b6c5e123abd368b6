"""Groups one below the other: colour, name, size, classes and the images nearest to the centre."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from aegui.explore.records import GroupRow
from aegui.views.plots.tools import ADDS, REMOVES
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.picture import fitted, to_qimage
from aegui.views.widgets.plain_text import plain_tip
from aegui.views.widgets.style import em, interface_font, small_font

Index = QModelIndex | QPersistentModelIndex

SIDE, GAP = 28, 3  # px of an image, and between two
PAD, DOT = 6, 9  # px about a row, and of the mark
ROLE = Qt.ItemDataRole.UserRole


class GroupList(QListWidget):
    """Signals: chosen (group, "set", "add" or "remove"), renamed (group, name)."""

    chosen = Signal(int, str)
    renamed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GroupRow, ...] = ()
        self.delegate = GroupDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.itemChanged.connect(self._on_item)

    def set_rows(self, rows: tuple[GroupRow, ...]) -> None:
        """These groups; the keyboard stays on the one it was on."""
        current = self.currentRow()
        self._rows = rows
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(ROLE, [to_qimage(image) for image in row.images])
            item.setToolTip(plain_tip(self._tip(row)))
            self.addItem(item)
        self.delegate.rows = rows
        self.setCurrentRow(min(current, len(rows) - 1))
        self.blockSignals(False)

    def set_theme(self, theme: Theme) -> None:
        """Marks and words."""
        self.delegate.theme = theme
        self.viewport().update()

    def _tip(self, row: GroupRow) -> str:
        text = self.tr(
            "A click selects these codes, Shift adds them to the selection and Ctrl takes them away; F2 or a "
            "double-click names the group."
        )
        return f"{row.classes}\n{text}" if row.classes else text

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what was clicked."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at.isValid():
            keys = event.modifiers()
            self._choose(at.row(), "add" if keys & ADDS else "remove" if keys & REMOVES else "set")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter selects the group that the keyboard is on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._choose(self.currentRow(), "add" if event.modifiers() & ADDS else "set")
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()  # the window's
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int, how: str) -> None:
        self.chosen.emit(self._rows[row].group, how)

    def _on_item(self, item: QListWidgetItem) -> None:
        row = self._rows[self.row(item)]
        if item.text() != row.name:
            self.renamed.emit(row.group, item.text())


class GroupDelegate(QStyledItemDelegate):
    """Paints a row; its name can be written over."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[GroupRow, ...] = ()
        self.theme: Theme = DARK

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line of words and one of images."""
        return QSize(em(12), line_height() + SIDE + 3 * PAD)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Where the words stand."""
        place = option.rect.adjusted(PAD + DOT + 2, 1, -PAD, 0)
        place.setHeight(line_height() + PAD)
        editor.setGeometry(place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Mark, name, size and classes; below them as many images as there is room for."""
        row = self.rows[index.row()]
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour(row.group)))
        line = QRectF(place.left() + PAD, place.top() + PAD, place.width() - 2 * PAD, line_height())
        painter.drawEllipse(QPointF(line.left() + DOT / 2, line.center().y()), DOT / 2, DOT / 2)
        self._write(painter, line.adjusted(DOT + PAD, 0, 0, 0), row)
        left = line.left() + DOT + PAD
        for image in index.data(ROLE):
            if left + SIDE > line.right():
                break
            self._draw(painter, QRectF(left, line.bottom() + PAD, SIDE, SIDE), image)
            left += SIDE + GAP
        painter.restore()

    def _write(self, painter: QPainter, line: QRectF, row: GroupRow) -> None:
        flags = Qt.AlignmentFlag.AlignVCenter
        size = self.tr("{} · {}").format(f"{row.size:,}", f"{row.share:.0%}")
        bold = QFont(interface_font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, small = QFontMetrics(bold), QFontMetrics(small_font())
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, round(line.width() * 0.45))
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(line, flags, name)
        painter.setFont(small_font())
        painter.setPen(QColor(self.theme.dim))
        rest = line.adjusted(metrics.horizontalAdvance(name) + 2 * PAD, 0, 0, 0)
        painter.drawText(rest, flags, size)
        rest.adjust(small.horizontalAdvance(size) + 2 * PAD, 0, 0, 0)
        words = small.elidedText(row.classes, Qt.TextElideMode.ElideRight, max(0, round(rest.width())))
        painter.drawText(rest, flags | Qt.AlignmentFlag.AlignRight, words)

    def _draw(self, painter: QPainter, place: QRectF, image: QImage) -> None:
        painter.drawImage(fitted(place, image), image)

    def _colour(self, group: int) -> str:
        """As the plane colours it."""
        grouped = sum(row.group >= 0 for row in self.rows)
        return self.theme.dim if group < 0 else self.theme.class_colours(grouped)[group]


def line_height() -> int:
    """Of the words of a row, px."""
    return em(1.4)
