"""The panel of one's own picture: words, colours, and nothing clipped."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLabel

from aegui.views import own
from aegui.views.captioned import Captioned, CaptionedPictures
from aegui.views.errors import coloured
from aegui.views.style import apply, small_font
from aegui.views.theme import DARK, LIGHT


def test_light_and_dark_differ_and_the_sheet_does_not(show, pixels, qapp):
    view = show(own.demo(), 430, 330)
    dark = pixels(view)
    apply(qapp, LIGHT)
    view.set_theme(LIGHT)
    light = pixels(view)
    apply(qapp, DARK)
    assert (light != dark).mean() > 0.2
    middle = view.pad.sketch.mapTo(view, QPoint(20, 20))
    assert light[middle.y(), middle.x()].tolist() == dark[middle.y(), middle.x()].tolist() == [0, 0, 0]


def test_nothing_is_clipped_in_a_small_window(show):
    view = show(own.demo(), 410, 330)
    assert view.minimumSizeHint().width() <= 410
    assert view.minimumSizeHint().height() <= 330
    for label in view.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.fontMetrics().size(0, label.text()).width(), label.text()
    metrics = QFontMetrics(small_font())
    for part in (view.results.pictures, view.results.nearest):
        for index, picture in enumerate(part.pictures):
            line = part._words_at(index)
            assert all(metrics.horizontalAdvance(word) <= line.width() for word in picture.words.split("\n"))
            assert part.rect().toRectF().contains(part.place_of(index))


def test_every_control_says_what_it_does(show):
    view = show(own.demo(), 430, 330)
    for control in view.findChildren(QObject):
        if isinstance(control, QAbstractButton | QAbstractSlider) and control.isVisible():
            assert re.search(r"\.( \(.+\))?$", control.toolTip()), control


def test_an_empty_sheet_teaches(show):
    view = show(own.OwnView(), 430, 330)
    assert view.results.hint.isVisible()
    assert view.results.hint.text().startswith("Draw a figure")
    assert not view.go.isEnabled()


def test_pictures_explain_themselves_under_the_mouse(show):
    view = show(own.demo(), 430, 330)
    part = view.results.nearest
    help = part.help_at(part.place_of(2).center())
    assert help == "digits/train/3, class 3: its code is 0.3 code units away."
    assert part.help_at(QPointF(-5, -5)) == ""


@pytest.mark.parametrize(("size", "across"), [((600, 100), 6), ((200, 300), 2), ((240, 240), 3)])
def test_rows_are_chosen_so_that_pictures_are_large(show, size, across):
    part = show(CaptionedPictures(), *size)
    part.resize(*size)
    part.set_pictures([Captioned("", QImage(), "")] * 6)
    assert part.layout_now()[0] == across
    places = [part.place_of(n) for n in range(6)]
    assert all(part.rect().toRectF().contains(place) for place in places)
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[:n])


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_the_larger_the_error_the_farther_from_the_ground(theme):
    made = coloured(np.array([[0, 85, 170, 255]], np.uint8), theme).astype(int)
    assert made.shape == (3, 1, 4)
    brightness = made[:, 0].T @ [0.299, 0.587, 0.114]
    steps = np.diff(brightness) * (1 if theme.dark else -1)
    assert (steps > 0).all()
