"""A formula of `parts.terms` set in type: quantities in italics, what is below and above small."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from aegui.views.theme import Theme
from aegui.views.widgets.palette import contrast
from aegui.views.widgets.style import em, interface_font, mix

LARGE = 1.1  # em
LEGIBLE, MOST_LEGIBLE = 4.5, 7.0  # contrast of words, and where that is to be high
HAT = "\u0302"
LETTER = f"[A-Za-zα-ωŷ]{HAT}?"
PART = re.compile(r"([_^])(\{[^{}]*\}|.)|" + rf"(?<![A-Za-zα-ω])({LETTER})(?![A-Za-zα-ω{HAT}])")


def html(formula: str) -> str:
    """As rich text."""
    made, at = [], 0
    for found in PART.finditer(formula):
        made.append(escape(formula[at : found.start()]))
        sign, small, letter = found.groups()
        if letter:
            made.append(f"<i>{escape(letter)}</i>")
        else:
            tag = "sub" if sign == "_" else "sup"
            made.append(f"<{tag}>{html(small.strip('{}'))}</{tag}>")
        at = found.end()
    made.append(escape(formula[at:]))
    return "".join(made)


@lru_cache(maxsize=64)
def legible(colour: str, theme: Theme) -> str:
    """A colour #rrggbb in which words can be read on a panel: with as much of the text's as that takes."""
    least = MOST_LEGIBLE if theme.contrast else LEGIBLE
    shades = (mix(colour, theme.text, share / 10) for share in range(11))
    return next((shade for shade in shades if contrast(shade, theme.panel) >= least), theme.text)


class FormulaLabel(QLabel):
    """A formula that wraps where it is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        font = interface_font()
        font.setPixelSize(em(LARGE))
        self.setFont(font)

    def set_formula(self, formula: str, colour: str, before: str = "", quiet: str = "") -> None:
        """In a colour; `before` it stands in a quieter one: "L =", "+"."""
        head = f'<span style="color:{quiet}">{html(before)} </span>' if before else ""
        self.setText(f'{head}<span style="color:{colour}">{html(formula)}</span>')
