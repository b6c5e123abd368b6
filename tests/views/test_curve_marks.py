"""A colour is never the only thing that tells one curve from another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from aegui.views.plots.curve_marks import SHAPES, draw_mark, mark_of
from aegui.views.theme import DARK, THEMES, Theme


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_has_its_mark_whatever_is_drawn_beside_it(theme: Theme) -> None:
    for count in (1, 6, 10):
        marks = [mark_of(theme, colour) for colour in theme.curve_colours(count)]
        assert marks == [n % SHAPES for n in range(count)]
    assert mark_of(theme, "#123456") == 0


def test_no_two_marks_look_alike(qtbot: QtBot) -> None:
    pictures = []
    for mark in range(SHAPES):
        picture = QImage(12, 12, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.black)
        painter = QPainter(picture)
        draw_mark(painter, QPointF(6, 6), mark, QColor(DARK.text))
        painter.end()
        pictures.append(bytes(picture.constBits()))
    assert len(set(pictures)) == SHAPES
