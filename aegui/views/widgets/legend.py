"""Names with their colours, each of which shows or hides what it names."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QSizePolicy, QWidget

from aegui.views.plots.curve_marks import draw_mark, mark_of
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.elided import Elided
from aegui.views.widgets.flow_layout import FlowLayout
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, interface_font, small_font

ROWS, MORE_ROWS, FEW = 2, 4, 12  # rows of chips at most; of so few classes none is ever out of sight
GAP = 2  # px between chips
ALONE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Chip(Elided, QAbstractButton):
    """A dot or a line with a name. Signal: isolated (double-click, Ctrl and a click, Enter).

    Alt does what Ctrl does where the desktop leaves it to the program: many move windows by it.
    """

    isolated = Signal()

    def __init__(self, name: str, line: bool = False, dashed: bool = False) -> None:
        super().__init__()
        self.setText(name)
        self.setShortcut(QKeySequence())  # Qt has taken what follows an & for one
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(small_font() if line else interface_font())
        self._line, self._dashed = line, dashed
        self._mark = 14 if line else 9
        self._count = ""
        self._shape = 0  # of the mark on its line
        self._colour, self._text, self._dim, self._ring = (QColor(), QColor(), QColor(), QColor())

    def set_colours(self, colour: str, theme: Theme) -> None:
        """The colour of what is named, and those of the text."""
        self._colour, self._shape = QColor(colour), mark_of(theme, colour) if self._line else 0
        self._text, self._dim, self._ring = QColor(theme.text), QColor(theme.dim), QColor(theme.accent)
        self.update()

    def set_count(self, text: str) -> None:
        """How many there are, behind the name."""
        if text != self._count:
            self._count = text
            self.setAccessibleDescription(text)
            self.updateGeometry()
            self.update()

    def count(self) -> str:
        """How many there are, as it is written."""
        return self._count

    def _beside(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._count) + 6 if self._count else 0

    def sizeHint(self) -> QSize:
        """Room for the mark, the name, the count and the ring of the focus."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + self._beside()
        return QSize(wide + self._mark + 15, chip_height())

    def minimumSizeHint(self) -> QSize:
        """A very long name is cut short rather than the window made wide."""
        return self.sizeHint().boundedTo(QSize(em(12), chip_height()))

    def words(self) -> str:
        return self.text()

    def room(self) -> int:
        return self.width() - self._mark - 9 + 2 - self._beside()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl shows this one alone."""
        if event.modifiers() & ALONE:
            self.isolated.emit()
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show this one alone; what the first of the two clicks did is taken back before."""
        if event.button() == Qt.MouseButton.LeftButton:
            if not event.modifiers() & ALONE:
                self.toggle()
            self.isolated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows or hides, Enter shows this one alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.isolated.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hidden: a hollow mark and a struck, dim name."""
        self.say_whole()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, left = self.height() / 2, 5.0
        shown = self.isChecked()
        if self.hasFocus():
            painter.setPen(QPen(self._ring, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if self._line:
            style = Qt.PenStyle.DotLine if self._dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self._colour if shown else self._dim, 2, style))
            painter.drawLine(QPointF(left, middle), QPointF(left + 11, middle))
            draw_mark(painter, QPointF(left + 5.5, middle), self._shape, self._colour if shown else self._dim)
        else:
            painter.setPen(QPen(self._colour, 1.5))
            painter.setBrush(self._colour if shown else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + 4, middle), 3.6, 3.6)
        font = self.font()
        font.setStrikeOut(not shown)
        painter.setFont(font)
        painter.setPen(self._text if shown and not self._line else self._dim)
        if self.underMouse():
            painter.setPen(self._text)
        place = QRectF(left + self._mark + 3, 0, self.width() - self._mark - 9, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.elided())
        if self._count:
            painter.setPen(self._dim)
            font.setStrikeOut(False)
            painter.setFont(font)
            beside = place.adjusted(self.fontMetrics().horizontalAdvance(self.elided()) + 6, 0, 6, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self._count)


def chip_height() -> int:
    """Of a chip, px."""
    return em(1.55)


class Legend(QScrollArea):
    """The classes as chips in a few rows, more by scrolling, or a sentence in their place.

    Signal: toggled (those shown).
    """

    toggled = Signal(object)  # frozenset[int]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._loose = False  # the last chip is of what is of none
        self._sentence = ""
        self._chips: list[Chip] = []
        self._theme = DARK
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fill(())

    def set_names(self, names: tuple[str, ...], loose: bool = False) -> bool:
        """Name the classes; all are shown again if there are others, and not for a name that was changed.
        `loose`: the last is what is in none of them. True if they differed."""
        if names == self._names and loose is self._loose and not self._sentence:
            return False
        shown = self.shown() if len(names) == len(self._chips) else None
        self._sentence, self._loose = "", loose
        changed = sum(a != b for a, b in zip(names, self._names, strict=False))
        self._fill(names)
        if changed == 1:
            self.set_shown(shown)
        return True

    def set_sentence(self, text: str) -> None:
        """Say in place of the chips why there are none."""
        if text != self._sentence:
            self._sentence = text
            self._fill(())

    def set_theme(self, theme: Theme) -> None:
        """Every chip in its class's colour."""
        self._theme = theme
        colours = theme.class_colours(len(self._chips) - self._loose)
        if self._loose:
            colours = (*colours, theme.dim)
        for chip, colour in zip(self._chips, colours, strict=True):
            chip.set_colours(colour, theme)

    def shown(self) -> frozenset[int]:
        """The classes to be drawn."""
        return frozenset(row for row, chip in enumerate(self._chips) if chip.isChecked())

    def set_shown(self, classes: frozenset[int] | None) -> None:
        """Check the chips of these classes, or all, without telling anybody."""
        for row, chip in enumerate(self._chips):
            chip.blockSignals(True)
            chip.setChecked(classes is None or row in classes)
            chip.blockSignals(False)
            chip.update()

    def set_counts(self, counts: list[tuple[int, int]] | None) -> None:
        """How many of how many are selected of each; None: nothing is."""
        changed = False
        for row, chip in enumerate(self._chips):
            text = "" if counts is None else f"{counts[row][0]:,} / {counts[row][1]:,}"
            changed = changed or text != chip.count()
            chip.set_count(text)
        if changed:
            self._refit()

    def chips(self) -> list[Chip]:
        """In the order of the classes."""
        return self._chips

    def sizeHint(self) -> QSize:
        """As high as the rows it needs, up to a few."""
        return QSize(100, min(max(self._needed(), chip_height()), self._highest()))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(60, chip_height())

    def one_row(self) -> int:
        """Pixels that all chips beside one another take."""
        widget = self.widget()
        return widget.sizeHint().width() if widget is not None and self._chips else 0

    def _highest(self) -> int:
        rows = MORE_ROWS if len(self._chips) <= FEW else ROWS
        return rows * chip_height() + (rows - 1) * GAP

    def resizeEvent(self, event: object) -> None:
        """Another width may need another number of rows."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._refit()

    def _needed(self) -> int:
        widget = self.widget()
        return widget.heightForWidth(max(self.width(), 100)) if widget is not None else 0

    def _refit(self) -> None:
        # Left to itself the bar takes the room of a name, which then needs another row, and the bar.
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if self._needed() > self._highest() else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(self.sizeHint().height())

    def _fill(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._chips = [Chip(name) for name in names]
        self.setWidget(self._said() if self._sentence else self._row())
        self.set_theme(self._theme)
        self._refit()

    def _said(self) -> QLabel:
        words = PlainLabel(self._sentence)
        words.setProperty("role", "dim")
        words.setWordWrap(True)
        return words

    def _row(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(GAP)
        holder.setLayout(flow)
        tip = self.tr(
            "Shows or hides the codes of this class; a double-click, or Ctrl and a click, shows it alone, "
            "and then all again."
        )
        for row, chip in enumerate(self._chips):
            chip.setToolTip(tip)
            if not (self._loose and row == len(self._chips) - 1):
                chip.setAccessibleName(self.tr("Class {}").format(chip.text()))
            chip.toggled.connect(self._tell)
            chip.isolated.connect(lambda row=row: self._isolate(row))
            flow.addWidget(chip)
        return holder

    def _tell(self) -> None:
        self.toggled.emit(self.shown())

    def _isolate(self, row: int) -> None:
        """Alone, or all again where it is alone already."""
        alone = self.shown() == frozenset({row})
        self.set_shown(None if alone else frozenset({row}))
        self._tell()
