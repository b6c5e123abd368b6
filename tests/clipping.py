"""Finds what does not fit: words that are cut, controls over one another or outside of what they are in,
scroll bars that need not be.

Words may end in an ellipsis where the whole of them stands in the tooltip; anything else has to fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from aegui.views.widgets.elided import Elided

FLOATING = ("Banner", "HoverCard", "Callout", "PointerRing")
ROWS = 50  # of a list that are looked at
# May be wider than there is room for: a drawn network, columns that the user adds, many runs or images.
WIDE = ("Scrolling", "RunView", "ComparedTable", "ComparedImages")


def faults(root: QWidget) -> list[str]:
    """All that is wrong with how a widget is laid out, a line each."""
    return [*cut(root), *overlapping(root), *scrolling(root)]


def cut(root: QWidget) -> list[str]:
    """What is wrong with the words of a widget and of all that is in it, a line each."""
    return sorted({f"{_path(widget)}: {fault}" for widget in seen(root) for fault in _faults(widget)})


def overlapping(root: QWidget) -> list[str]:
    """Pairs of docks, or of labels and controls, that lie over one another."""
    docks = [widget for widget in seen(root) if isinstance(widget, QDockWidget)]
    parts = [widget for widget in seen(root) if _is_part(widget)]
    found = []
    for group in (docks, parts):
        for one, other in combinations(group, 2):
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            if _floats(one, root) or _floats(other, root):
                continue
            both = _shown(one, root) & _shown(other, root)
            if both.width() > 1 and both.height() > 1:
                found.append(f"{_path(one)} {_words(one)!r} over {_path(other)} {_words(other)!r}: {both}")
    return found


def scrolling(root: QWidget) -> list[str]:
    """Scroll bars that are there although all of it would fit, and what scrolls to the side."""
    found = []
    for area in seen(root):
        if not isinstance(area, QAbstractScrollArea):
            continue
        room = area.maximumViewportSize()
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
            if not bar.isVisible() or not bar.isEnabled():
                continue
            if bar is area.horizontalScrollBar() and _may_be_wide(area):
                continue
            whole = room.height() if bar is area.verticalScrollBar() else room.width()
            if _may_be_wide(area) and area.horizontalScrollBar().isVisible():
                whole -= area.horizontalScrollBar().height()
            if bar.maximum() + bar.pageStep() - bar.minimum() <= whole and _by_pixels(area, bar):
                found.append(f"{_path(area)} scrolls {bar.maximum()} px, with room for all of it")
            elif bar is area.horizontalScrollBar():
                found.append(f"{_path(area)} scrolls {bar.maximum()} px to the side")
    return found


def _may_be_wide(area: QWidget) -> bool:
    now: QWidget | None = area
    while now is not None and type(now).__name__ not in WIDE:
        now = now.parentWidget()
    return now is not None


def _by_pixels(area: QAbstractScrollArea, bar: QScrollBar) -> bool:
    if isinstance(area, QAbstractItemView):
        upright = bar.orientation() == Qt.Orientation.Vertical
        mode = area.verticalScrollMode() if upright else area.horizontalScrollMode()
        return mode == QAbstractItemView.ScrollMode.ScrollPerPixel
    return not isinstance(area, QPlainTextEdit)


def _is_part(widget: QWidget) -> bool:
    """What is looked at or used by itself: nothing else may lie over it."""
    if isinstance(widget, QTabBar):
        return False
    used = QAbstractButton | QAbstractSlider | QAbstractItemView | QLineEdit | QPlainTextEdit | QProgressBar
    others = QScrollBar | QHeaderView
    return bool(_words(widget)) or (isinstance(widget, used) and not isinstance(widget, others))


def seen(root: QWidget) -> Iterator[QWidget]:
    """A widget and all in it that can be looked at, or scrolled to."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.window() is root.window() and widget.isVisible() and not _behind(widget, root):
            yield widget


def _behind(widget: QWidget, root: QWidget) -> bool:
    """In a dock that lies behind another; Qt moves those out of sight."""
    now: QWidget | None = widget
    while now is not None and now is not root:
        if isinstance(now, QDockWidget) and now.visibleRegion().isEmpty():
            return True
        now = now.parentWidget()
    return False


def _faults(widget: QWidget) -> Iterator[str]:
    words = _words(widget)
    metrics = widget.fontMetrics()
    if isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            room = widget.tabRect(tab).width()
            if metrics.horizontalAdvance(widget.tabText(tab)) > room:
                yield f"the tab {widget.tabText(tab)!r} has {room} px"
        return
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _cells(widget)
    if isinstance(widget, QPlainTextEdit) and widget.viewport().height() < metrics.lineSpacing():
        yield f"there is no room for a line: {widget.viewport().height()} px"
    if not words:
        if _is_part(widget):
            yield from _outside(widget, type(widget).__name__)
        return
    if isinstance(widget, QLabel):
        yield from _label(widget, words)
    elif isinstance(widget, QComboBox):
        room = _combo_room(widget)
        if metrics.horizontalAdvance(words) > room and not _elided(widget, words):
            yield f"{words!r} needs {metrics.horizontalAdvance(words)} px and has {room}"
        if _height(metrics) > widget.height():
            yield f"{words!r} is cut from above"
    elif isinstance(widget, QAbstractSpinBox):
        yield from _line(widget.lineEdit())
    elif isinstance(widget, QLineEdit) and not isinstance(
        widget.parentWidget(), QAbstractSpinBox | QComboBox
    ):
        yield from _line(widget)
    elif isinstance(widget, QAbstractButton):
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        needed = metrics.horizontalAdvance(words) + icon
        if isinstance(widget, QCheckBox | QRadioButton):
            style = widget.style()
            parts = QStyle.PixelMetric.PM_IndicatorWidth, QStyle.PixelMetric.PM_CheckBoxLabelSpacing
            needed += sum(style.pixelMetric(part, None, widget) for part in parts)
        if widget.width() < needed and not _elided(widget, words):
            yield f"{words!r} needs {needed} px and has {widget.width()}"
        if widget.height() < _height(metrics):
            yield f"{words!r} is cut from above"
    yield from _outside(widget, words)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    """Words of a list, a tree or a table, as far as Qt itself draws them."""
    model, header = view.model(), None
    if model is None:
        return
    if isinstance(view, QTableView | QTreeView):
        header = view.horizontalHeader() if isinstance(view, QTableView) else view.header()
    if header is not None and header.isVisible():
        for column in range(header.count()):
            words = str(model.headerData(column, header.orientation()) or "")
            needed = header.fontMetrics().horizontalAdvance(words)
            told = str(model.headerData(column, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
            room = header.sectionSize(column)
            if room and needed > room and words not in told:
                yield f"the column {words!r} needs {needed} px and has {room}"
    if type(view.itemDelegate()) is not QStyledItemDelegate:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
    for column in range(columns):
        for row in range(min(model.rowCount(QModelIndex()), ROWS)):
            index = model.index(row, column)
            rect, words = view.visualRect(index), str(index.data() or "")
            needed = view.sizeHintForIndex(index).width()
            told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            if words and 0 < rect.width() < needed - 1 and words not in told:
                yield f"the cell {words!r} needs {needed} px and has {rect.width()}"
                break


def _label(label: QLabel, words: str) -> Iterator[str]:
    rich = "<" in words and label.textFormat() != Qt.TextFormat.PlainText
    room = label.contentsRect()
    metrics = label.fontMetrics()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height():
            yield f"{words!r} needs {needed} px of height and has {label.height()}"
    elif rich:
        page = QTextDocument()
        page.setDefaultFont(label.font())
        page.setHtml(words)
        if page.idealWidth() > room.width() + 1:
            yield f"{words!r} needs {page.idealWidth()} px and has {room.width()}"
    else:
        size = metrics.size(0, words)
        if size.width() > room.width() and not _elided(label, words):
            yield f"{words!r} needs {size.width()} px and has {room.width()}"
        if _height(metrics) > label.height():
            yield f"{words!r} is cut from above: {label.height()} px"


def _line(line: QLineEdit) -> Iterator[str]:
    """A field may hold more than is seen while it is typed in; at rest it ends in …"""
    words = line.text() or line.placeholderText()
    margins = line.textMargins()
    room = line.contentsRect().width() - margins.left() - margins.right()
    if isinstance(line, Elided):
        room = line.room()  # it draws the words itself
    needed = line.fontMetrics().horizontalAdvance(words)
    if needed > room and not _elided(line, words):
        yield f"the field {words!r} needs {needed} px and has {room}"
    if _height(line.fontMetrics()) > line.height():
        yield f"the field {words!r} is cut from above: {line.height()} px"


def _elided(widget: QWidget, words: str) -> bool:
    """Whether it draws an ellipsis where it cuts, and says the whole in its tooltip."""
    if isinstance(widget, Elided):
        widget.say_whole()  # as it does when it is painted
    elided = getattr(widget, "elided", None)
    return elided is not None and "…" in elided() and words in widget.toolTip()


def _outside(widget: QWidget, words: str) -> Iterator[str]:
    """Cut by something it lies in that does not scroll that way."""
    if isinstance(widget.parentWidget(), QTabBar):
        return  # Qt puts the arrows of a bar of tabs that is not needed far outside
    rect, now = widget.rect(), widget
    while (parent := now.parentWidget()) is not None and not now.isWindow():
        rect.translate(now.pos())
        area = parent.parentWidget()
        scrolls = isinstance(area, QAbstractScrollArea) and parent is area.viewport()
        if not scrolls and not parent.rect().contains(rect) and not isinstance(parent, QHeaderView):
            yield f"{words!r} sticks out of {_path(parent)}: {rect} of {parent.rect()}"
            return
        if scrolls and isinstance(area, QScrollArea):
            never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if never and (rect.left() < 0 or rect.right() > parent.width()):
                yield f"{words!r} sticks out of what scrolls, to the side: {rect} of {parent.rect()}"
                return
            rect = rect & parent.rect()
            if rect.isEmpty():
                return
        now = parent


def _combo_room(combo: QComboBox) -> int:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()


def _height(metrics: QFontMetrics) -> int:
    """Of capitals with what hangs below the line: accents may touch the edge."""
    return metrics.capHeight() + metrics.descent()


def _words(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QAbstractSpinBox):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QLabel):
        return widget.text() if widget.buddy() is None else widget.text().replace("&", "")
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    return ""


def _floats(widget: QWidget, root: QWidget) -> bool:
    """Shown over something on purpose: a reading of the chart, a card, a message, a callout."""
    now: QWidget | None = widget
    while now is not None and now is not root:
        if now.property("role") in ("reading", "card", "welcome") or type(now).__name__ in FLOATING:
            return True
        now = now.parentWidget()
    return False


def _shown(widget: QWidget, root: QWidget) -> QRect:
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(root, QPoint()))


def _path(widget: QWidget) -> str:
    names: list[str] = []
    now: QWidget | None = widget
    while now is not None and not now.isWindow() and len(names) < 4:
        names.append(now.objectName() or type(now).__name__)
        now = now.parentWidget()
    return "/".join(reversed(names))
