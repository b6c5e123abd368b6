"""Finds what a window still says in English while it speaks the language that nobody speaks (`pseudo`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QGroupBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from aegui import paths
from aegui.app.labels import CHOICES
from aegui.lessons.library import lessons
from aegui.recipe import shipped
from aegui.runs.run_index import Index

ROWS = 20  # of a list that are read
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
TAG = re.compile(r"<(style|pre|code)\b.*?</\1>|<[^<>]*>", re.DOTALL)
MNEMONIC = re.compile(r"&\w")
# Letters of a word; what is part of a name, a path, a key or an address is none.
WORD = re.compile(r"(?<![\w./\\=~@-])[A-Za-z]{3,}(?![\w/\\=@~]|[.-]\w)")
ACCENTED = re.compile("[aeiouyAEIOU]")  # each word of the language has one of these with an accent


# Words that are the same in every language: names, and what is typed in a recipe, which tooltips tell.
NAMES = {
    "English", "Autoencoder", "Explorer", "best", "trustworthiness", "elu", "relu", "sigmoid", "tanh",
    "linear", "leaky", "ReLU", "aegui", "train", "untrained", "ihc", *CHOICES, *shipped(),
}  # fmt: skip


def english(root: QWidget) -> list[str]:
    """The texts of a widget with English words in them, without names and what lessons are called: these
    have their own languages."""
    found, errors = lessons()
    assert not errors
    theirs = {text.spoken("en") for lesson in found for text in (lesson.title, lesson.summary)}
    names = re.compile(rf"\b({'|'.join(sorted(figures(), key=len, reverse=True))})\b")
    left = set(texts(root)) - theirs
    return sorted(text for text in left if any(word not in NAMES for word in words(names.sub("", text))))


@cache
def figures() -> set[str]:
    """The names of what was measured of the shipped runs, as columns have them."""
    entries, _ = Index().read([(paths.trained(), True)])
    return {re.escape(name.replace("_", " ")) for entry in entries for name in entry.figures}


def words(text: str) -> list[str]:
    """Those of a text that are English."""
    plain = MNEMONIC.sub("", unescape(TAG.sub(" ", text)))
    return [word for word in WORD.findall(plain) if ACCENTED.search(word)]


def texts(root: QWidget) -> Iterator[str]:
    """All that a widget says, menus and tooltips too, and what a screen reader is told."""
    for widget in (root, *root.findChildren(QWidget)):
        if not _in_a_plot(widget):
            yield from _of_widget(widget)
    for action in root.findChildren(QAction):
        if not _in_a_plot(action):
            yield from (action.text(), action.toolTip(), action.statusTip())


def _in_a_plot(thing: QObject) -> bool:
    """In the menu that every plot makes and nobody can open."""
    above: QObject | None = thing
    while above is not None and not (isinstance(above, QMenu) and isinstance(above.parent(), QGraphicsView)):
        above = above.parent()
    return above is not None


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.accessibleName(),
        widget.accessibleDescription(),
    )  # fmt: skip
    if isinstance(widget, QMenu | QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from map(widget.tabText, range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (
            str(widget.itemData(place, role) or "") for place in range(widget.count()) for role in ROLES
        )
    elif isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QAbstractItemView):
        if widget.model() is not None and not isinstance(widget, QHeaderView):
            yield from _of_model(widget.model(), QModelIndex())
    elif not isinstance(widget, QAbstractSpinBox):
        text = getattr(widget, "text", None)
        yield str(text()) if callable(text) else ""


def _of_model(model: QAbstractItemModel, above: QModelIndex) -> Iterator[str]:
    flat = isinstance(model, QAbstractListModel | QAbstractTableModel)
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(above))
    for column in columns:
        yield from (str(model.headerData(column, Qt.Orientation.Horizontal, role) or "") for role in ROLES)
    for row in range(min(model.rowCount(above), ROWS)):
        for column in columns:
            index = model.index(row, column, above)
            yield from (str(model.data(index, role) or "") for role in ROLES)
        first = model.index(row, 0, above)
        if not flat and model.hasChildren(first):
            yield from _of_model(model, first)
