"""Finds words that are cut: every visible label, button, choice, field and tab of a widget.

Words may end in an ellipsis where the whole of them stands in the tooltip; anything else has to fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)


def cut(root: QWidget) -> list[str]:
    """What is wrong with the words of a widget and of all that is in it, a line each."""
    return sorted({f"{_path(widget)}: {fault}" for widget in seen(root) for fault in _faults(widget)})


def overlapping(root: QWidget) -> list[str]:
    """Pairs of docks, or of labels and controls, that lie over one another."""
    docks = [widget for widget in seen(root) if isinstance(widget, QDockWidget)]
    parts = [widget for widget in seen(root) if _words(widget) and not isinstance(widget, QTabBar)]
    found = []
    for group in (docks, parts):
        for one, other in combinations(group, 2):
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            if _floats(one) or _floats(other):
                continue
            both = _shown(one, root) & _shown(other, root)
            if both.width() > 1 and both.height() > 1:
                found.append(f"{_path(one)} {_words(one)!r} over {_path(other)} {_words(other)!r}: {both}")
    return found


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
    if not words:
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
        if widget.width() < needed and not _elided(widget, words):
            yield f"{words!r} needs {needed} px and has {widget.width()}"
        if widget.height() < _height(metrics):
            yield f"{words!r} is cut from above"
    yield from _outside(widget, words)


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
    needed = line.fontMetrics().horizontalAdvance(words)
    if needed > room and not _elided(line, words):
        yield f"the field {words!r} needs {needed} px and has {room}"
    if _height(line.fontMetrics()) > line.height():
        yield f"the field {words!r} is cut from above: {line.height()} px"


def _elided(widget: QWidget, words: str) -> bool:
    """Whether it draws an ellipsis where it cuts, and says the whole in its tooltip."""
    elided = getattr(widget, "elided", None)
    return elided is not None and "…" in elided() and words in widget.toolTip()


def _outside(widget: QWidget, words: str) -> Iterator[str]:
    """Cut by something it lies in that does not scroll that way."""
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
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    return ""


def _floats(widget: QWidget) -> bool:
    """Shown over something on purpose: a reading of the chart, a card, a message."""
    now: QWidget | None = widget
    while now is not None:
        if now.property("role") in ("reading", "card") or type(now).__name__ in ("Banner", "HoverCard"):
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
