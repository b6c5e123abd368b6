"""The terms of the loss side by side: each formula in the colour, and with the mark, of its curve, above a
picture of what it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aegui.explore.page import words
from aegui.explore.queries.loss_terms import LossTerms, ShownTerm
from aegui.views.plots.curve_marks import draw_mark, mark_of
from aegui.views.plots.page_plot import DRAWN_BY
from aegui.views.theme import DARK, Theme
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.formula import FormulaLabel, legible
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.style import em, small_font

WIDE, HIGH, TALL = 12.5, 11.5, 17.0  # em of a card at least, and of one with room for what is seen
FLAT_WIDE, FLAT = 19.0, 7.5  # em of a card whose picture is beside its formula
MOST = 100  # how much more of the room a picture below takes than the words above
BESIDE = 1.3  # times as wide as high: then the formulas stand beside the curves, else below them
EDGE = 3  # px of a curve's colour at the left of its card


class CurveLook(NamedTuple):
    """How the curve of a quantity looks, and where it stands now."""

    colour: str
    value: str


class Swatch(QWidget):
    """A bit of a curve with its mark."""

    def __init__(self) -> None:
        super().__init__()
        self._colour, self.mark = QColor(), 0
        self.setFixedSize(22, 12)

    def set_look(self, colour: str, theme: Theme) -> None:
        """The colour of the curve, which its mark goes with."""
        self._colour, self.mark = QColor(colour), mark_of(theme, colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, 2))
        painter.drawLine(QPointF(1, 6), QPointF(21, 6))
        draw_mark(painter, QPointF(11, 6), self.mark, self._colour)


class TermCard(QAbstractButton):
    """One term; pressed, its curve is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._term: ShownTerm | None = None
        self._theme, self.look = DARK, CurveLook(DARK.dim, "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.swatch, self.name, self.value = Swatch(), ElidedLabel(), PlainLabel()
        self.formula, self.constants, self.caption = FormulaLabel(), PlainLabel(), PlainLabel()
        self.picture: QWidget | None = None
        for label in (self.name, self.value, self.constants, self.caption):
            label.setFont(small_font())
            label.setProperty("role", "dim")
        self.caption.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.swatch)
        head.addWidget(self.name, 1)
        head.addWidget(self.value)
        self._flat = False
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addLayout(head)
        said.addWidget(self.formula)
        said.addWidget(self.constants)
        said.addWidget(self.caption)
        said.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.setContentsMargins(EDGE + 8, 4, 6, 4)
        self._halves.setSpacing(3)
        self._halves.addLayout(said, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_term(self, term: ShownTerm) -> None:
        """Its formula, and the picture as it is now."""
        self._term = term
        self.name.setText(term.label)
        self.constants.setText(", ".join(term.constants))
        self.constants.setVisible(bool(term.constants))
        self.caption.setText(term.caption)
        sort = None if term.picture is None else DRAWN_BY[type(term.picture)]
        if sort is not (None if self.picture is None else type(self.picture)):
            self._replace_picture(sort)
        if self.picture is not None:
            self.picture.set_theme(self._theme)  # type: ignore[attr-defined]
            self.picture.set_block(term.picture)  # type: ignore[attr-defined]
        self._say()
        self._fit()

    def set_look(self, look: CurveLook, theme: Theme) -> None:
        """As its curve looks."""
        self.look, self._theme = look, theme
        self.swatch.set_look(look.colour, theme)
        self.value.setText(look.value)
        if self.picture is not None:
            self.picture.set_theme(theme)  # type: ignore[attr-defined]
        self._say()
        self.update()

    def _replace_picture(self, sort: type | None) -> None:
        if self.picture is not None:
            self._halves.removeWidget(self.picture)
            self.picture.setParent(None)
            self.picture.deleteLater()
        self.picture = None if sort is None else sort()
        if self.picture is not None:
            self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._halves.addWidget(self.picture, 1 if self._flat else MOST)

    def _say(self) -> None:
        term, theme = self._term, self._theme
        if term is None:
            return
        before = f"{term.sum_of} =" if term.sum_of else "+"
        shade = legible(self.look.colour, theme)
        self.formula.set_formula(term.formula, shade, before, theme.dim)
        self.setAccessibleName(" ".join(filter(None, [term.label, self.look.value])))
        seen = "" if term.picture is None else words(term.picture)
        told = [term.taught, term.words, *term.constants, term.caption]
        self.setToolTip("\n".join(filter(None, [*told, self.tr("A click shows its curve.")])))
        self.setAccessibleDescription(" ".join(filter(None, [*told, seen])))

    def _fit(self) -> None:
        """What is seen is said where there is room for it; else the tooltip says it."""
        self.caption.setVisible(bool(self.caption.text()) and self.height() >= em(TALL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_flat(self, flat: bool) -> None:
        """The picture beside the formula, not below it."""
        if flat is not self._flat:
            self._flat = flat
            way = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
            self._halves.setDirection(way)
            if self.picture is not None:
                self._halves.setStretchFactor(self.picture, 1 if flat else MOST)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(em(FLAT_WIDE), em(FLAT)) if self._flat else QSize(em(WIDE), em(HIGH))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.colour))
        painter.drawRoundedRect(QRectF(1, 4, EDGE, self.height() - 8), 1.5, 1.5)
        if self.hasFocus() or self.underMouse():
            colour = self._theme.accent if self.hasFocus() else self._theme.hairline
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


class TermsWidget(QScrollArea):
    """As many cards beside one another as there is room for. Signal: chosen (a quantity)."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = DARK
        self._looks: Mapping[str, CurveLook] = {}
        self.cards: list[TermCard] = []
        self._terms: tuple[ShownTerm, ...] = ()
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Terms of the loss"))

    def set_terms(self, terms: LossTerms | None) -> None:
        """These, in order; cards stay while there are as many."""
        self._terms = terms.terms if terms is not None else ()
        while len(self.cards) > len(self._terms):
            card = self.cards.pop()
            self._grid.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        while len(self.cards) < len(self._terms):
            card, place = TermCard(), len(self.cards)
            card.clicked.connect(partial(self._on_chosen, place))
            self.cards.append(card)
        for card, term in zip(self.cards, self._terms, strict=True):
            card.set_term(term)
        self._dress()
        self._arrange()

    def quantities(self) -> list[str]:
        """What the terms are recorded as."""
        return [term.quantity for term in self._terms]

    def set_looks(self, looks: Mapping[str, CurveLook], theme: Theme) -> None:
        """How the curve of each quantity looks."""
        self._looks, self._theme = looks, theme
        self._dress()

    def _dress(self) -> None:
        for card, term in zip(self.cards, self._terms, strict=True):
            card.set_look(self._looks.get(term.quantity, CurveLook(self._theme.dim, "")), self._theme)

    def _on_chosen(self, place: int, pressed: bool = False) -> None:
        self.chosen.emit(self._terms[place].quantity)

    def _arrange(self) -> None:
        flat = self.viewport().height() < em(HIGH)
        columns = max(1, min(len(self.cards), self.viewport().width() // em(FLAT_WIDE if flat else WIDE)))
        for place, card in enumerate(self.cards):
            card.set_flat(flat)
            self._grid.addWidget(card, *divmod(place, columns))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Of any height: it scrolls, and the panel is to fit where it fits without formulas."""
        return QSize(em(WIDE), 0)

    def sizeHint(self) -> QSize:
        return QSize(em(WIDE) * 2, em(HIGH))


class Beside(QWidget):
    """Widgets side by side, or one below the other where the place is high, with their shares of the room.

    It needs what the first needs alone: a panel fits where it fits without the others.
    """

    def __init__(self, widgets: Sequence[tuple[QWidget, int]]) -> None:
        super().__init__()
        self._first = widgets[0][0]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        for widget, share in widgets:
            self._row.addWidget(widget, share)

    def minimumSizeHint(self) -> QSize:
        least = self._first.minimumSize()
        return self._first.minimumSizeHint().expandedTo(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if self.width() >= BESIDE * self.height() else way.TopToBottom)
