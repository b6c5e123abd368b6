"""The list that a button opens: searchable, in groups; a name and a line each, and a mark to click."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aegui.views.accessibility import name_clear_button
from aegui.views.theme import Theme
from aegui.views.widgets.plain_text import PlainLabel, plain_tip
from aegui.window.picker_rows import OPTION, Option, TwoLines

SEARCHED_FROM = 6  # shorter lists are read at a glance
WIDEST = 640  # px
TALLEST = 520  # px


class Picker(QFrame):
    """The list itself. Signals: chosen (key), marked (what stands behind the mark)."""

    chosen = Signal(str)
    marked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        name_clear_button(self.search)
        self.list = Options()
        self.list.setAccessibleName(self.tr("Choices"))
        self.nothing = PlainLabel(self.tr("Nothing has these words."))
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
        self.list.mark_clicked.connect(self._ask)

    def set_theme(self, theme: Theme) -> None:
        self.list.rows.theme = theme

    def set_options(self, options: Sequence[Option], current: str) -> None:
        """What can be chosen, and what is; options of one group stand together."""
        self.list.set_options(options, current)
        self.search.clear()
        self.search.setVisible(len(options) > SEARCHED_FROM)
        self._filter("")

    def open_below(self, button: QWidget) -> None:
        """Show the list under a button, inside the screen."""
        rows = self.list.rows
        words = max((rows.wide(one) for _, one in self.list.options()), default=0)
        width = max(button.width(), min(words, WIDEST) + 26)
        heights = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        place = button.mapToGlobal(QPoint(0, button.height() + 4))
        screen = button.screen().availableGeometry()
        tallest = min(TALLEST, max(200, screen.bottom() - place.y() - 64))
        self.list.setFixedHeight(max(30, min(heights + 2, tallest)))
        self.resize(width, self.sizeHint().height())
        self.move(min(place.x(), max(screen.right() - width - 8, 0)), place.y())
        self.show()
        self.list.scrollToItem(self.list.currentItem(), QAbstractItemView.ScrollHint.PositionAtCenter)
        (self.search if self.search.isVisible() else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the search field are for the list; Ctrl+Enter is for the mark."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                    (self._ask if control else self._choose)(item)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        first = None
        groups = set()
        for item, option in self.list.options():
            searched = f"{option.label} {option.note} {option.group} {option.aside}".casefold()
            there = all(word in searched for word in words)
            item.setHidden(not there)
            if there:
                first = first or item
                groups.add(option.group)
        for item, group in self.list.heads():
            item.setHidden(group not in groups)
        if words or self.list.currentItem() is None:
            self.list.setCurrentItem(first)  # type: ignore[arg-type]  # None clears it
            self.list.scrollToTop()
        self.nothing.setVisible(first is None)

    def _choose(self, item: QListWidgetItem) -> None:
        option = item.data(OPTION)
        if (
            self.isVisible() and not item.isHidden() and isinstance(option, Option) and option.enabled
        ):  # a click may also activate
            self.close()
            self.chosen.emit(option.key)

    def _ask(self, item: QListWidgetItem) -> None:
        option: Option = item.data(OPTION)
        if self.isVisible() and option.mark:
            self.close()
            self.marked.emit(option.behind)


class Options(QListWidget):
    """Options below the names of their groups. Signal: mark_clicked (item)."""

    mark_clicked = Signal(QListWidgetItem)

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.rows = TwoLines(self)
        self.setItemDelegate(self.rows)
        self.itemEntered.connect(lambda item: self.setCurrentItem(item) if self._is_option(item) else None)

    def set_options(self, options: Sequence[Option], current: str) -> None:
        """Other rows."""
        self.clear()
        self.rows.current = current
        for group, members in groupby(options, key=lambda option: option.group):
            if group:
                head = QListWidgetItem(group, self)
                head.setData(OPTION, group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            for option in members:
                item = QListWidgetItem(option.label, self)
                item.setData(OPTION, option)
                item.setToolTip(plain_tip(whole(option)))
                described = " · ".join(filter(None, [option.note, option.aside, option.mark]))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, described)
                if option.key == current:
                    self.setCurrentItem(item)

    def options(self) -> list[tuple[QListWidgetItem, Option]]:
        """The rows that can be chosen."""
        items = [self.item(row) for row in range(self.count())]
        return [(item, item.data(OPTION)) for item in items if self._is_option(item)]

    def heads(self) -> list[tuple[QListWidgetItem, str]]:
        """The names of groups."""
        items = [self.item(row) for row in range(self.count())]
        return [(item, item.data(OPTION)) for item in items if not self._is_option(item)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mark under the mouse tells what it does."""
        item = self._marked_at(event.position().toPoint())
        self.rows.hot = self.row(item) if item is not None else -1
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if item is not None else Qt.CursorShape.ArrowCursor
        )
        hovered = self.itemAt(event.position().toPoint())
        if hovered is not None and self._is_option(hovered):
            option: Option = hovered.data(OPTION)
            hovered.setToolTip(plain_tip(option.hint if item is not None else whole(option)))
        self.viewport().update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark is not one on its row."""
        item = self._marked_at(event.position().toPoint())
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mark_clicked.emit(item)
        else:
            super().mouseReleaseEvent(event)

    def _marked_at(self, place: QPoint) -> QListWidgetItem | None:
        item = self.itemAt(place)
        if item is None or not self._is_option(item):
            return None
        mark = self.rows.mark_rect(self.visualItemRect(item), item.data(OPTION))
        return item if mark.contains(place) else None

    @staticmethod
    def _is_option(item: QListWidgetItem) -> bool:
        return isinstance(item.data(OPTION), Option)


def whole(option: Option) -> str:
    """What a row says, of which less may be seen."""
    return "\n".join(filter(None, [option.label, option.note]))
