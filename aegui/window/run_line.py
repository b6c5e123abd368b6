"""How a run is drawn: as a line of a list, or as a cell of a table."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from aegui.explore.records import SEPARATOR
from aegui.runs.run_index import Entry
from aegui.runs.run_notes import MOST
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.style import interface_font, small_font, title_font
from aegui.window import run_rows
from aegui.window.run_model import RunModel

LOW, HIGH, GAP = 30, 54, 5  # px: rows without and with a picture
PICTURE = 48  # px, the height of a picture
MOST_CUT = 20_000  # texts that are remembered as they were cut
BREAK = re.compile(r"[ ,_/]|(?<=\w)-")  # after which a line may end
Index = QModelIndex | QPersistentModelIndex


class _Look:
    """Fonts and colours of a theme, and how texts are cut to widths."""

    def __init__(self, theme: Theme) -> None:
        names = ("text", "dim", "hover", "field", "hairline", "accent", "bad", "good", "warn")
        self.colours = {name: QColor(getattr(theme, name)) for name in names}
        bold = interface_font()
        bold.setWeight(QFont.Weight.DemiBold)
        self.fonts = {"plain": interface_font(), "bold": bold, "small": small_font()}
        self.metrics = {name: QFontMetrics(font) for name, font in self.fonts.items()}
        self._cut: dict[tuple[str, int, str, bool], tuple[str, str]] = {}

    def lines(self, text: str, width: int, font: str, several: bool) -> tuple[str, str]:
        """A text in one line, or in two where it is too long, broken between words; the rest ends in …."""
        key = text, width, font, several
        if key not in self._cut:
            if len(self._cut) > MOST_CUT:
                self._cut.clear()
            self._cut[key] = self._lines(text, width, self.metrics[font], several)
        return self._cut[key]

    @staticmethod
    def _lines(text: str, width: int, metrics: QFontMetrics, several: bool) -> tuple[str, str]:
        if not text or metrics.horizontalAdvance(text) <= width:
            return text, ""
        if not several:
            return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width), ""
        cut = len(text)
        while cut > 1 and metrics.horizontalAdvance(text[:cut]) > width:
            cut = min(cut - 1, int(cut * width / metrics.horizontalAdvance(text[:cut])) + 1)
        ends = [found.end() for found in BREAK.finditer(text, 0, cut + 1)]
        fitting = [end for end in ends if cut // 2 < end <= cut + 1]
        cut = fitting[-1] if fitting else cut
        rest = metrics.elidedText(text[cut:].strip(), Qt.TextElideMode.ElideRight, width)
        return text[:cut].strip(), rest


class RunLine(QStyledItemDelegate):
    """In the list: name, dim note, figure at the right. In the table a cell. A bar in the accent beside the
    run that is open."""

    def __init__(self, rows: QTreeView, model: RunModel) -> None:
        super().__init__(rows)
        self._rows, self._model = rows, model
        self.is_table = False
        self.theme: Theme = DARK
        self._look = _Look(DARK)
        self.current = ""  # the path of the open run
        self.focused = ""  # the path of the run that keys are for
        self.high = LOW
        self.picture: Callable[[str], QPixmap | None] = lambda path: None

    def set_theme(self, theme: Theme) -> None:
        """In these colours from now on."""
        self.theme, self._look = theme, _Look(theme)

    def sizeHint(self, style: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.high)

    def createEditor(self, parent: QWidget, style: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for so many characters as are kept."""
        editor = QLineEdit(parent)
        column = self._model.columns[index.column()]
        editor.setMaxLength(10 * MOST[column.field])  # a text that is too long is refused with a sentence
        editor.setAccessibleName(column.heading)
        return editor

    def updateEditorGeometry(self, editor: QWidget, style: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = style.rect
        high = min(rect.height(), max(LOW - 4, editor.sizeHint().height()))
        editor.setGeometry(rect.x(), rect.center().y() - high // 2, rect.width(), high)

    def paint(self, painter: QPainter, style: QStyleOptionViewItem, index: Index) -> None:
        run = self._model.entry(index)
        rect: QRect = style.rect
        if run is not None and self.is_table:
            self._paint_cell(painter, rect, style.state, index, run)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if run is None:
            self._paint_group(painter, rect, index)
        else:
            self._paint_back(painter, rect, style.state, first=index.row() == 0)
            if run.path == self.current:
                self._paint_bar(painter, rect)
            self._paint_words(painter, rect.adjusted(8, 0, -2, 0), run)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The part of the name that lies in this cell: it goes across all of them."""
        sign = "▾" if self._rows.isExpanded(self._model.index(index.row(), 0)) else "▸"
        painter.setClipRect(rect)
        painter.setFont(title_font())
        painter.setPen(QColor(self.theme.dim))
        whole = QRect(6, rect.y(), self._rows.viewport().width() - 12, rect.height() - 4)
        painter.drawText(whole, Qt.AlignmentFlag.AlignBottom, f"{sign} {self._model.group_name(index)}")

    def _paint_bar(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent))
        painter.drawRoundedRect(rect.x(), rect.y() + 8, 3, rect.height() - 15, 1.5, 1.5)

    def _paint_back(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, first: bool) -> None:
        focused = state & QStyle.StateFlag.State_HasFocus
        lit = state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        if focused or lit:
            painter.setPen(QColor(self.theme.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(
                rect.adjusted(1, 1, -1, -1).toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5
            )
        elif not first:
            painter.setPen(QColor(self.theme.hairline))
            painter.drawLine(rect.topLeft(), rect.topRight())

    # The table

    def _paint_cell(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index, run: Entry
    ) -> None:
        """A frame has some two hundred of them: fonts, colours and how a text is cut are kept."""
        column, look = self._model.columns[index.column()], self._look
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colours["hover"])
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colours["field"])
        edge = look.colours["hairline"]
        if run.path == self.focused and self._rows.hasFocus():
            edge = look.colours["accent"]
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, edge)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, edge)
        if column.key == "picture":
            self._paint_picture(painter, rect, run)
            return
        if run.path == self.current and self._rows.header().visualIndex(index.column()) == 0:
            painter.save()
            self._paint_bar(painter, rect)
            painter.restore()
        font = "small"
        if column.key in ("name", "star"):
            font = "bold" if run.path == self.current and column.key == "name" else "plain"
        painter.setFont(look.fonts[font])
        painter.setPen(look.colours[self._colour(column.key, run)])
        inner = rect.adjusted(6, 0, -6, 0)
        several = not column.right and self.high > LOW
        first, second = look.lines(column.shown(run), inner.width(), font, several)
        if second:
            high = look.metrics[font].lineSpacing()
            top = QRect(inner.x(), inner.center().y() - high + 1, inner.width(), high)
            painter.drawText(top, Qt.AlignmentFlag.AlignLeft, first)
            painter.drawText(top.translated(0, high), Qt.AlignmentFlag.AlignLeft, second)
        elif first:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, first)

    def _paint_picture(self, painter: QPainter, rect: QRect, run: Entry) -> None:
        picture = self.picture(run.path)
        if picture is None:
            return
        wide = round(PICTURE * picture.width() / max(1, picture.height()))
        place = QRect(rect.x() + 6, rect.center().y() - PICTURE // 2 + 1, wide, PICTURE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(rect.adjusted(0, 0, -2, 0))
        painter.drawPixmap(place, picture)
        painter.restore()

    @staticmethod
    def _colour(key: str, run: Entry) -> str:
        """The theme's name of it."""
        if key == "status" and run.status in ("damaged", "closed", "failed"):
            return "bad"
        if key == "changes" and run.problem:
            return "bad"
        if key == "status" and (run.here or run.elsewhere):
            return "good"
        if key == "star":
            return "warn"
        return "text" if key in ("name", "mse", "tag", "note") else "dim"

    # The list

    def _paint_words(self, painter: QPainter, rect: QRect, run: Entry) -> None:
        """The figure has room first, then what tells one's own runs apart, the name, the rest of the note."""
        font, small = interface_font(), small_font()
        font.setWeight(QFont.Weight.DemiBold if run.path == self.current else QFont.Weight.Normal)
        wide, narrow = QFontMetrics(font), QFontMetrics(small)
        figure, note = run_rows.figure(run), run_rows.note(run)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, figure)
        room = rect.width() - narrow.horizontalAdvance(figure) - GAP
        when = "" if run.shipped else note.partition(SEPARATOR)[0]
        kept = narrow.horizontalAdvance(when) + GAP if when else 0
        title = f"★ {run_rows.title(run)}" if run.star else run_rows.title(run)
        name = wide.elidedText(title, Qt.TextElideMode.ElideRight, room - kept)
        left = rect.x() + wide.horizontalAdvance(name) + GAP
        space = rect.x() + room - left
        fits = not when or narrow.horizontalAdvance(note) <= space
        shown = narrow.elidedText(note if fits else when, Qt.TextElideMode.ElideRight, space)
        bad = run.status in ("damaged", "closed", "failed")
        painter.setPen(QColor(self.theme.bad if bad else self.theme.dim))
        if len(shown) > 2:  # a lone … says nothing
            painter.drawText(QRect(left, rect.y() + 1, rect.width(), rect.height()), middle, shown)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | middle, name)
