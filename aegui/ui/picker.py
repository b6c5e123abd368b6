"""A button that shows what is chosen, and the list it opens: searchable, a name and a line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from aegui.views.icons import icon
from aegui.views.style import interface_font, small_font
from aegui.views.theme import DARK, Theme

SEARCHED_FROM = 6  # shorter lists are read at a glance
WIDEST = 470  # px
TALLEST = 430  # px


class Option(NamedTuple):
    """One thing to choose."""

    key: str
    label: str
    note: str = ""


class Elided(QLabel):
    """A label that ends in … where there is no room."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width() + 1, self._widest), hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width() + 1, 100), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()), text)


class MenuButton(QPushButton):
    """«Recipe quick-start ▾». Signal: chosen (key)."""

    chosen = Signal(str)

    def __init__(self, caption: str, hint: str, widest: int = 150, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chip", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(caption)
        self.hint = hint
        self.setToolTip(hint)
        self._caption = QLabel(caption)
        self._caption.setProperty("role", "dim")
        self._caption.setFont(small_font())
        self._value = Elided(widest)
        arrow = QLabel()
        arrow.setPixmap(icon("chevron", "", 10).pixmap(10, 10))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(11, 0, 9, 0)
        self._row.setSpacing(6)
        for label in (self._caption, self._value, arrow):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(label)
        self.current = ""
        self._options: list[Option] = []
        self.popup = Picker(self)
        self.popup.chosen.connect(self._on_chosen)
        self.clicked.connect(self.open)
        self._show_current()

    def set_options(self, options: Sequence[Option], current: str) -> None:
        """What can be chosen, and what is; "" keeps what was."""
        self._options = list(options)
        self.set_current(current or self.current)

    def set_current(self, key: str) -> None:
        """Show this as chosen."""
        self.current = key
        self._show_current()

    def text_shown(self) -> str:
        """The words on the button."""
        return self._value.text()

    def set_caption_shown(self, shown: bool) -> None:
        """Narrow windows do without the word that says what it is."""
        self._caption.setVisible(shown)

    def width_shown(self, caption: bool) -> int:
        """Pixels it wants with or without the caption."""
        bare = self._value.sizeHint().width() + 36
        return bare + (self._caption.sizeHint().width() + 6 if caption else 0)

    def set_theme(self, theme: Theme) -> None:
        self.popup.set_theme(theme)

    def open(self) -> None:
        """Show the list below the button."""
        self.popup.set_options(self._options, self.current)
        self.popup.open_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list, as in every menu."""
        if event.key() == Qt.Key.Key_Down:
            self.open()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), super().sizeHint().height())

    def _on_chosen(self, key: str) -> None:
        if key != self.current:
            self.chosen.emit(key)

    def _show_current(self) -> None:
        labels = {option.key: option.label for option in self._options}
        self._value.setText(labels.get(self.current, self.current) or "—")
        self.updateGeometry()


class Picker(QFrame):
    """The list that a button opens. Signal: chosen (key)."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self._rows = TwoLines(self.list)
        self.list.setItemDelegate(self._rows)
        self.nothing = QLabel(self.tr("Nothing has these words."))
        self.nothing.setProperty("role", "empty")
        self.nothing.setContentsMargins(10, 6, 10, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        for widget in (self.search, self.list, self.nothing):
            layout.addWidget(widget)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.itemEntered.connect(self.list.setCurrentItem)

    def set_theme(self, theme: Theme) -> None:
        self._rows.theme = theme

    def set_options(self, options: Sequence[Option], current: str) -> None:
        """What can be chosen, and what is."""
        self.list.clear()
        self._rows.current = current
        for option in options:
            item = QListWidgetItem(option.label)
            item.setData(Qt.ItemDataRole.UserRole, option)
            item.setToolTip(option.note)
            self.list.addItem(item)
            if option.key == current:
                self.list.setCurrentItem(item)
        self.search.clear()
        self.search.setVisible(len(options) > SEARCHED_FROM)
        self._filter("")

    def open_below(self, button: QWidget) -> None:
        """Show the list under a button, inside the screen."""
        rows = [self.list.item(row) for row in range(self.list.count())]
        words = max((self._rows.wide(item.data(Qt.ItemDataRole.UserRole)) for item in rows), default=0)
        width = max(button.width(), min(words, WIDEST) + 26)
        heights = sum(self.list.sizeHintForRow(row) for row in range(len(rows)))
        self.list.setFixedHeight(max(30, min(heights + 2, TALLEST)))
        self.resize(width, self.sizeHint().height())
        place = button.mapToGlobal(QPoint(0, button.height() + 4))
        right = button.screen().availableGeometry().right() - width - 8
        self.move(min(place.x(), max(right, 0)), place.y())
        self.show()
        (self.search if self.search.isVisible() else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the search field are for the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem() is not None:
                    self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            option: Option = item.data(Qt.ItemDataRole.UserRole)
            there = all(word in f"{option.label} {option.note}".casefold() for word in words)
            item.setHidden(not there)
            first = first or (item if there else None)
        if words or self.list.currentItem() is None:
            self.list.setCurrentItem(first)  # type: ignore[arg-type]  # None clears it
        self.nothing.setVisible(first is None)

    def _choose(self, item: QListWidgetItem) -> None:
        if self.isVisible() and not item.isHidden():  # a click may also activate
            self.close()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole).key)


class TwoLines(QStyledItemDelegate):
    """A name, a dim line under it, a tick at what is chosen."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._list = rows
        self.theme: Theme = DARK
        self.current = ""

    def wide(self, option: Option) -> int:
        """Pixels that an option wants."""
        name, note = QFontMetrics(interface_font()), QFontMetrics(small_font())
        return max(name.horizontalAdvance(option.label), note.horizontalAdvance(option.note)) + 44

    def sizeHint(self, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, 44 if index.data(Qt.ItemDataRole.UserRole).note else 28)

    def paint(
        self, painter: QPainter, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        option: Option = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = style.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._list.currentRow() == index.row():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        if option.key == self.current:
            icon("tick", self.theme.accent, 12).paint(painter, rect.x() + 9, rect.y() + 9, 12, 12)
        words = rect.adjusted(28, 5, -8, -5)
        painter.setPen(QColor(self.theme.text))
        painter.setFont(interface_font())
        self._line(painter, QRect(words.x(), words.y(), words.width(), 18), option.label)
        if option.note:
            painter.setPen(QColor(self.theme.dim))
            painter.setFont(small_font())
            self._line(painter, QRect(words.x(), words.y() + 18, words.width(), 16), option.note)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, text: str) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
